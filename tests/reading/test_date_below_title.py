"""A date that is the whole paragraph below the title is the record's, where nothing else tells one."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def date_of(text: str) -> str | None:
    item = parse(text, path="adr/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    return item.date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("October 2023", "2023-10"),
        ("*5 March 2024*", "2024-03-05"),
        ("_2024-03-05_", "2024-03-05"),
        ("March 5, 2024", "2024-03-05"),
        ("2024 was a wet year", None),
        ("In October 2023", None),
        ("2024-03-05 – 2024-04-01", None),
        ("03/04/2024", None),
        ("October 2023\nwas wet.", None),
        ("Oars.\n\nOctober 2023", None),
        ("- October 2023", None),
    ],
)
def test_a_lone_date_below_the_title(line: str, date: str | None) -> None:
    """Nothing but one date, with all its paragraph, counts; a date amid words, in a list or further below does not."""
    assert date_of(f"# Use oars\n\n{line}\n\n## Context\n\nx\n") == date
    assert date_of(f"## Context\n\n{line}\n\n## Decision\n\nx\n") is None


def test_what_is_labelled_comes_first() -> None:
    """A date that says what it is of holds, and that of a decision's step."""
    assert date_of("# Use oars\n\nOctober 2023\n\nDate: 2024-03-05\n") == "2024-03-05"
    assert date_of("# Use oars\n\nOctober 2023\n\n## Status\n\nAccepted 2024-03-05\n") == "2024-03-05"
