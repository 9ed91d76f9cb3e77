"""Relations that stand behind the record's name: in an item of a list of links, or in a table's column."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def told(body: str) -> list[tuple[str, str]]:
    text = f"# 9. Oars\n\n- Status: accepted\n\n## Context\n\nx\n\n{body}\n"
    item = parse(text, path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    return [(each.kind, each.reference.target) for each in item.statements]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("ADR-3 - Tar (superseded by this ADR)", [("supersedes", "ADR-3")]),
        ("**[3. Tar](0003-x.md)** — Superseded by this one.", [("supersedes", "0003-x.md")]),
        ("ADR-3 → replaced by this decision", [("supersedes", "ADR-3")]),
        ("ADR-3: Tar (*partially superseded by this ADR*: the hull)", [("amends", "ADR-3")]),
        ("ADR-3: Tar (amended by this record)", [("amends", "ADR-3")]),
        ("ADR-3: Tar (supersedes this ADR)", [("superseded_by", "ADR-3")]),
        ("ADR-3: Tar (superseded by ADR-4)", [("relates_to", "ADR-3")]),
        ("ADR-3: Tar (not superseded by this ADR)", [("relates_to", "ADR-3")]),
        ("ADR-3: Tar (its hull rules superseded by this ADR)", [("relates_to", "ADR-3")]),
        ("ADR-3: Tar (superseded by this ADR's successor)", [("relates_to", "ADR-3")]),
        ("ADR-3: Tar; the rest: superseded by this ADR", [("relates_to", "ADR-3")]),
        ("ADR-3: Tar (supersedes)", [("relates_to", "ADR-3")]),
    ],
)  # fmt: skip
def test_an_item_that_says_last_what_became_of_it(item: str, expected: list[tuple[str, str]]) -> None:
    """Only where the whole record is the subject, directly behind its name and title."""
    assert told(f"## Related ADRs\n\n- {item}") == expected
    assert told(f"## References\n\n- {item}") == [each for each in expected if each[0] != "relates_to"]


TABLE = "| ADR | Relationship |\n|---|---|\n"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("[3](0003-x.md) | Supersedes", [("supersedes", "0003-x.md")]),
        ("ADR-3: Tar | **Depends on** - it has the tar", [("depends_on", "ADR-3")]),
        ("ADR-3 | Builds on", [("depends_on", "ADR-3")]),
        ("ADR-3 | Partially supersedes: the hull", [("amends", "ADR-3")]),
        ("ADR-3 | Supersedes (in part)", [("amends", "ADR-3")]),
        ("ADR-3 | Superseded by this ADR", [("supersedes", "ADR-3")]),
        ("ADR-3 | Superseded by", [("superseded_by", "ADR-3")]),
        ("ADR-3 | Foundation: where the tar is kept", [("relates_to", "ADR-3")]),
        ("ADR-3 | superseded for its hull", [("relates_to", "ADR-3")]),
        ("ADR-3 | None", []),
        ("The harbour's rules | Supersedes", []),
        ("12 oars | Supersedes", []),
        ("#12 | Depends on", []),
        ("[the rules](https://example.org/3) | Related", []),
    ],
)
def test_a_table_of_relations(row: str, expected: list[tuple[str, str]]) -> None:
    """A table that is headed so names in each row a record, and says what this one is to it."""
    assert told(f"## Related ADRs\n\n{TABLE}| {row} |") == expected
    assert told(f"## How it fits in\n\n{TABLE}| {row} |") == expected


@pytest.mark.parametrize(
    "table",
    [
        "| ADR | Status |\n|---|---|\n| ADR-3 | Supersedes |",
        "| Table | Relationship |\n|---|---|\n| ADR-3 | Supersedes |",
        "| ADR | Relationship |\n| ADR-3 | Supersedes |",
    ],
)
def test_tables_of_other_things(table: str) -> None:
    """A column of another name tells no relation, nor do rows that no header heads."""
    assert told(f"## How it fits in\n\n{table}") == []


def test_a_column_between() -> None:
    """The record's title may have a column of its own."""
    table = (
        "| ADR | Title | Relationship |\n|---|---|---|\n| ADR-3 | Tar | Enables |\n| ADR-4 | Oars | Related |"
    )
    assert told(f"## Links\n\n{table}") == [("enables", "ADR-3"), ("relates_to", "ADR-4")]
