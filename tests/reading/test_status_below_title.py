"""A paragraph below the title that begins with a status and its day is the record's status."""

from __future__ import annotations

import pytest

from steelyard.core.model import Page, Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def read(text: str, path: str = "a/0009-oars.md") -> Record | Page:
    return parse(text, path=path, source="", settings=Settings()).item


@pytest.mark.parametrize(
    ("line", "status", "date"),
    [
        ("**Accepted**, 15 August 2026. `boats#61`.", "accepted", "2026-08-15"),
        ("**Accepted** (2026-03-04)", "accepted", "2026-03-04"),
        ("*Proposed, 2026-03-04*", "proposed", "2026-03-04"),
        ("**Rejected 2026-03-04**", "rejected", "2026-03-04"),
        ("Accepted, 2026-03-04.", "accepted", "2026-03-04"),
        ("✅ **Accepted** — 2026-03-04", "accepted", "2026-03-04"),
        ("**Accepted**", "accepted", None),
        ("> [!NOTE]\n> **Accepted**, 2026-03-04", "accepted", "2026-03-04"),
        ("> Ann's oars.\n\n**Accepted**, 2026-03-04", "accepted", "2026-03-04"),
        ("**Accepted.** We row.", None, None),
        ("**Draft** of the oar plan, 2026-03-04", None, None),
        ("Our boats were\naccepted, 2026-03-04.", None, None),
        ("Accepted", None, None),
    ],
)
def test_a_paragraph_that_begins_with_a_status(line: str, status: str | None, date: str | None) -> None:
    """It needs no label where its day follows, or where it stands alone in bold; other words that follow make it text."""
    record = read(f"# 9. Oars\n\n{line}\n\n## Context\n\nWe row.\n")
    assert isinstance(record, Record)
    assert (record.status, record.date) == (status, date)


def test_what_it_supersedes() -> None:
    """What follows is read as behind a label."""
    text = "# 9. Oars\n\n**Accepted**, 2026-08-15. **Supersedes the lamp section of** [3](0003-x.md)\n"
    record = read(text)
    assert isinstance(record, Record)
    assert [(each.kind, each.reference.target) for each in record.statements] == [("amends", "0003-x.md")]


def test_a_field_goes_before_it() -> None:
    """A status with a label is the status, wherever it stands; what follows a heading is no head."""
    record = read("# 9. Oars\n\n**Accepted**, 2026-08-15\n\n## Status\n\nRejected\n")
    assert isinstance(record, Record)
    assert record.status == "rejected"
    record = read("# 9. Oars\n\n## Context\n\n**Accepted**, 2026-08-15\n")
    assert isinstance(record, Record)
    assert record.status is None


def test_a_page_is_made_no_record() -> None:
    """Any page may begin so."""
    assert isinstance(read("# Oars\n\n**Draft**, 2026-08-15\n\nWe row.\n", "a/oars.md"), Page)


def test_a_part_in_a_row_of_a_table() -> None:
    """A row that ends in "in part" is no word on the whole record."""
    record = read(
        "# 9. Oars\n\n| | |\n|---|---|\n| **Status** | Accepted |\n| **Supersedes** | [3](0003-x.md), in part |\n"
    )
    assert isinstance(record, Record)
    assert [(each.kind, each.reference.target) for each in record.statements] == [("amends", "0003-x.md")]
