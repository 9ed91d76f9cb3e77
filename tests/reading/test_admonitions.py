"""A box below the title that is called Status holds the record's status."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def read(text: str) -> Record:
    item = parse(text, path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    return item


@pytest.mark.parametrize(
    ("box", "status"),
    [
        ('!!! info "Status"\n\n    Accepted', "accepted"), ('!!! note "Status"\n    Draft — we still row.', "draft"),
        ('??? info "Statut"\n    Accepté', "accepted"), ("> [!NOTE] Status\n> **Accepted** · Boat `12`", "accepted"),
        ("> [!note]- Status: **Rejected** by Ann", "rejected"), (":::info Status\nAccepted\n:::", "accepted"), ("::: tip[Status]\n\nProposed\n:::", "proposed"),
        ("Oars are dear.\n\n> [!NOTE] Status\n> Accepted", "accepted"),
        ('!!! info "Status"\n    These boats are planned.', None), ('!!! info "Status"\n\nAccepted goods only.', None), ("> [!NOTE] Status\n\nAccepted", None),
        ('!!! info "Goods"\n    Accepted', None), ("> [!NOTE] Status update: accepted", None), (":::info Status\n:::", None),
        ("> [!NOTE] Status\n> Accepted goods are listed.", None), ("> [!NOTE] Status\n> **Phase 1 shipped**", None), ("!!! info Status of oars\n    Accepted", None),
    ],
)  # fmt: skip
def test_a_status_in_a_box(box: str, status: str | None) -> None:
    """It is the first line within, or stands behind the name; words that are no status, and boxes of other names, tell none."""
    assert read(f"# 9. Oars\n\n{box}\n\n## Context\n\nWe row.\n").status == status


def test_a_box_where_another_place_tells_the_status() -> None:
    """What a field or a section of its own says goes before, and a box below another heading is about that."""
    box = "> [!NOTE] Status\n> Draft\n"
    assert read(f"# 9. Oars\n\n{box}\n- Status: Accepted\n").status == "accepted"
    assert read(f"# 9. Oars\n\n{box}\n## Status\n\nAccepted\n").status == "accepted"
    assert read(f"# 9. Oars\n\n## Context\n\n{box}").status is None


@pytest.mark.parametrize("word", ["verified", "checked", "edited"])
def test_a_day_of_a_later_look(word: str) -> None:
    """The day on which somebody last looked at a record is not that of its decision."""
    assert read(f"# 9. Oars\n\n> [!NOTE] Status\n> **Accepted** · Last {word} 2026-08-06\n").date is None
    assert read(f"# 9. Oars\n\n- Status: accepted 2026-03-04, last {word} 2026-08-06\n").date == "2026-03-04"


def test_a_successor_in_a_box() -> None:
    """The status says what superseded the record."""
    record = read(
        '# 9. Oars\n\n!!! info "Status"\n    Superseded by ADR-12; kept for its drawings.\n\n## Context\n'
    )
    assert record.status == "superseded"
    assert [(each.kind, each.reference.target) for each in record.statements] == [("superseded_by", "ADR-12")]
