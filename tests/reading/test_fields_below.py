"""Fields of front matter that stand one level down are read where they are a record's own."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import Parsed, parse


def read(front: str) -> Parsed:
    text = f"---\n{front}\n---\n# Use oars\n\n## Context\n"
    return parse(text, path="adr/0009-oars.md", source="", settings=Settings())


def record(front: str) -> Record:
    item = read(front).item
    assert isinstance(item, Record)
    return item


@pytest.mark.parametrize(
    "front",
    [
        "adr:\n  author: Ann\n  created: 05-Mar-2024\n  status: superseded\n  superseded_by: 0012-x",
        "metadata: {status: superseded, date: 2024-03-05, owner: Ann, superseded-by: 0012-x}",
        "decision:\n    status: superseded\n    date: 2024-03-05\nauthor: Ann\nsuperseded-by: 0012-x",
        "status: {value: superseded, date: 2024-03-05}\nauthor: Ann\nsuperseded-by: 0012-x",
        "status:\n  state: superseded\ndate: 2024-03-05\nauthor: Ann\nsuperseded-by: 0012-x",
    ],
)
def test_a_mapping_that_tells_the_status_holds_fields(front: str) -> None:
    """What stands in such a mapping is read as if it stood a level higher, without a finding."""
    item = record(front)
    assert (item.status, item.date, item.authors, item.number) == ("superseded", "2024-03-05", ("Ann",), "9")
    assert [(each.kind, each.reference.target) for each in item.statements] == [("superseded_by", "0012-x")]
    assert not item.extras
    assert not read(front).diagnostics


def test_what_stands_on_the_first_level_counts() -> None:
    """A field of the first level comes before one below, which is shown beside it."""
    item = record("adr: {status: draft, title: Use tar}\nstatus: accepted\ntitle: Use oars")
    assert (item.status, item.title) == ("accepted", "Use oars")
    assert [(extra.key, extra.values) for extra in item.extras] == [
        ("status", ("draft",)),
        ("title", ("Use tar",)),
    ]


@pytest.mark.parametrize(
    ("front", "codes"),
    [
        ("metadata: {version: 2, author: Ann}", []),
        ("metadata: {status: [draft, final], author: Ann}", []),
        ("labels: {status: accepted}", []),
        ("status: {value: accepted, by: Ann}", ["Y005"]),
        ("status: {value: accepted, state: final}", ["Y005"]),
        ("status: {value: [accepted]}", ["Y005"]),
        ("adr: {author: Ann}", ["Y005"]),
    ],
)
def test_other_mappings_stay_what_they_are(front: str, codes: list[str]) -> None:
    """A mapping without a status of its own holds no fields, and one that says more than a status and its day is none."""
    item = record(front)
    assert (item.status, item.authors) == (None, ())
    assert [found.code for found in read(front).diagnostics] == codes
