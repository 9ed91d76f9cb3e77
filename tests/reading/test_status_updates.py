"""A section that goes on where the status ended: "## Status updates", whose lines may say again that they are one."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def read(section: str, *lines: str) -> tuple[str | None, str | None, list[tuple[str, str]]]:
    """Return the status, the date and the relations of a record with such a section."""
    body = "\n".join(lines)
    text = (
        f"# 9. Oars\n\n- **Status:** Accepted (2024-01-02)\n\n## Context\n\nIce.\n\n## {section}\n\n{body}\n"
    )
    item = parse(text, path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    return item.status, item.date, [(each.kind, each.reference.target) for each in item.statements]


@pytest.mark.parametrize(
    "section", ["Status updates", "Status changes", "Status history", "Change log", "7. Status Updates"]
)
@pytest.mark.parametrize("line", ["- **Status:** Superseded by ADR-12 (2026-10-01)", "Status: superseded by ADR-12 on 2026-10-01", "- 2026-10-01: Superseded by ADR-12"])  # fmt: skip
def test_a_status_that_changed(section: str, line: str) -> None:
    """The last of its steps is the status, and the record that it names took its place."""
    assert read(section, line) == ("superseded", "2026-10-01", [("superseded_by", "ADR-12")])


@pytest.mark.parametrize("section", ["Status updates", "Change log"])
@pytest.mark.parametrize(
    ("line", "relations"),
    [
        ("- **Status:** superseded by ADR-12 (2026-10-01) in part", [("amended_by", "ADR-12")]),
        ("- **Status:** the oars were cut (2026-10-01)", []), ("- **Status page:** superseded by ADR-12 (2026-10-01)", []),
        ("- **Status:** not superseded by ADR-12 (2026-10-01)", []), ("- **Status:** superseded by: none", []),
        ("- The names were superseded by ADR-12 (2026-10-01)", []),
    ],
)  # fmt: skip
def test_other_lines_of_such_a_section(section: str, line: str, relations: list[tuple[str, str]]) -> None:
    """What is said of a part, of other things or of nothing leaves the record as it is."""
    assert read(section, line) == ("accepted", "2024-01-02", relations)
