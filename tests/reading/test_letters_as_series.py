"""Records that a letter and a padded number name are called so by others."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- Status: superseded by D-021", ["superseded_by D-021"]),
        ("- Status: accepted\n- Supersedes: D-019, D018", ["supersedes D-019", "supersedes D018"]),
        ("- Status: accepted\n- Supersedes: D-19", []),
        ("- Status: superseded by A-0001-B", []),
        ("- Status: superseded by d-021", []),
    ],
)
def test_a_letter_and_a_padded_number_name_a_record(line: str, told: list[str]) -> None:
    """A capital and a number of three figures with a zero before it are a record's name; a shorter one may be anything."""
    text = f"# D-020: Use oars\n\n{line}\n\n## Context\n"
    item = parse(text, path="adr/D-020-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert (item.number, item.title) == ("20", "Use oars")
    assert [f"{each.kind} {each.reference.target}" for each in item.statements] == told
