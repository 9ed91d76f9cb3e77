"""A status that a record's head tells in a comment alone."""

from __future__ import annotations

import pytest

from steelyard.core.model import Page, Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def read(text: str) -> Record:
    item = parse(text, path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    return item


@pytest.mark.parametrize(
    ("head", "status", "date"),
    [
        ("<!-- status: accepted -->\n# 9. Oars\n", "accepted", None),
        ("# 9. Oars\n\n<!-- Status: Accepted by Ann -->\n", "accepted", None),
        ("# 9. Oars\n\n<!--\nstatus: accepted\ndate: 2021-03-04\n-->\n", "accepted", "2021-03-04"),
        ("# 9. Oars\n\n<!-- status: draft -->\n\nStatus: accepted\n", "accepted", None),
        ("---\nstatus: accepted\n---\n# 9. Oars\n\n<!-- status: draft -->\n", "accepted", None),
        ("# 9. Oars\n\n<!-- status: proposed | accepted -->\n", None, None),
        ("# 9. Oars\n\n<!-- status: accepted once all agree -->\n", None, None),
        ("# 9. Oars\n\n<!-- date: 2021-03-04 -->\n", None, None),
        ("# 9. Oars\n\n## Context\n\n<!-- status: accepted -->\n", None, None),
        ("# 9. Oars\n\n```\n<!-- status: accepted -->\n```\n", None, None),
        ("# 9. Oars\n\n<!-- note\n", None, None),
    ],
)
def test_a_status_in_a_comment(head: str, status: str | None, date: str | None) -> None:
    """It counts where nothing that readers see tells one, in the head, and as a word alone."""
    item = read(f"{head}\n## Context\n\nx\n")
    assert (item.status, item.date) == (status, date)


def test_its_place() -> None:
    """What was read from a comment is told with its place, as everything is."""
    item = read("# 9. Oars\n\n<!-- status: accepted -->\n")
    origin = dict(item.origins)["status"]
    assert (origin.line, origin.column, origin.length) == (3, 14, 8)


def test_a_comment_makes_no_record() -> None:
    """A page whose comment names a status is a page."""
    item = parse(
        "# Our hosts\n\n<!-- status: accepted -->\n", path="a/hosts.md", source="", settings=Settings()
    ).item
    assert isinstance(item, Page)
