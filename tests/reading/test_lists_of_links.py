"""What the items of lists of links, and the lines of a status, say that a record is to others."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import RelationKind, Settings
from steelyard.reading.parse import parse


def read(text: str, settings: Settings) -> Record:
    item = parse(text, path="a/0009-oars.md", source="", settings=settings).item
    assert isinstance(item, Record)
    return item


def told(body: str, settings: Settings | None = None) -> list[tuple[str, str]]:
    item = read(f"# 9. Oars\n\n{body}\n", settings or Settings())
    return [(each.kind, each.reference.target) for each in item.statements]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Builds on [ADR-3](0003-x.md)", [("depends_on", "0003-x.md")]),
        ("**Extends** ADR-4, ADR-5", [("relates_to", "ADR-4"), ("relates_to", "ADR-5")]),
        ("Reverses ADR-5", [("supersedes", "ADR-5")]),
        ("Implements ADR-6", [("relates_to", "ADR-6")]),
        ("Siehe auch [6](0006-x.md)", [("relates_to", "0006-x.md")]),
        ("Blocked by: ADR-3", [("depends_on", "ADR-3")]),
        ("Reverses the tar rule of [3](0003-x.md)", []),
        ("Updates to [the hull](0003-x.md)", []),
        ("Based on 12 trials", []),
        ("Implements RFC 7231", []),
        ("Implements #12", []),
        ("Implements [the rules](https://example.org/3)", []),
        ("~~Builds on [3](0003-x.md)~~", []),
    ],
)
def test_an_item_that_begins_with_a_label(item: str, expected: list[tuple[str, str]]) -> None:
    """A label of a relation needs no colon where the record follows at once; issues and figures are no records."""
    assert told(f"## Context\n\nx\n\n## Links\n\n- {item}") == expected
    assert told(f"## Context\n\nx\n\n## Options\n\n- {item}") == []


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Supersedes [3](0003-x.md), [4](0004-x.md)", [("supersedes", "0003-x.md"), ("supersedes", "0004-x.md")]),
        ("**Depends on:** ADR-3, ADR-4 and ADR-5", [("depends_on", "ADR-3"), ("depends_on", "ADR-4"), ("depends_on", "ADR-5")]),
        ("Supersedes ADR-3 (its frame), ADR-4", [("supersedes", "ADR-3"), ("supersedes", "ADR-4")]),
        ("Supersedes ADR-3, which [4](0004-x.md) began", [("supersedes", "ADR-3")]),
        ("Related to [3](0003-x.md) and [4](0004-x.md), enables ADR-5", [("relates_to", "0003-x.md"), ("relates_to", "0004-x.md")]),
        ("Depends on the clerks, as [3](0003-x.md), [4](0004-x.md) say", []),
        ("Amends ADR-3; it depends on ADR-4", [("amends", "ADR-3")]),
    ],
)  # fmt: skip
def test_an_item_that_names_several(item: str, expected: list[tuple[str, str]]) -> None:
    """All records in the row behind the first verb count; those of a further verb do not."""
    assert told(f"## Context\n\nx\n\n## Relationships\n\n- {item}") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Clarifies [3](0003-x.md)\n\nBuilds on ADR-4", [("relates_to", "0003-x.md"), ("depends_on", "ADR-4")]),
        ("Reverses [3](0003-x.md)", [("supersedes", "0003-x.md")]),
        ("Reverses the tarring rule of [3](0003-x.md)", [("amends", "0003-x.md")]),
        ("Partly reversed by ADR-12", [("amended_by", "ADR-12")]),
        ("May be reversed by ADR-12", []),
        ("Reverses the tarring.", []),
    ],
)  # fmt: skip
def test_a_line_of_the_status(line: str, expected: list[tuple[str, str]]) -> None:
    """Below the status stands what the decision is to others, as in a list of links."""
    assert told(f"## Status\n\nAccepted\n\n{line}\n\n## Context") == expected


@pytest.mark.parametrize("word", ["Reversed", "Revoked", "Overridden"])
def test_what_was_reversed_is_superseded(word: str) -> None:
    """A decision that another one reversed holds no more."""
    item = read(f"# 9. Oars\n\n## Status\n\n{word} by ADR-12\n", Settings())
    assert item.status == "superseded"
    assert [(each.kind, each.reference.target) for each in item.statements] == [("superseded_by", "ADR-12")]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Reverses: ADR-5", [("supersedes", "ADR-5")]), ("Reversed by: ADR-5", [("superseded_by", "ADR-5")]),
        ("Driven by: ADR-5", [("relates_to", "ADR-5")]), ("Successor: ADR-5", [("relates_to", "ADR-5")]),
        ("Revises: ADR-5", [("amends", "ADR-5")]), ("Revised by: ADR-5", [("amended_by", "ADR-5")]),
        ("Prerequisites: ADR-5", [("depends_on", "ADR-5")]), ("Required by: ADR-5", [("needed_by", "ADR-5")]),
        ("Enabled by: ADR-5", [("enabled_by", "ADR-5")]), ("Contradicts: ADR-5", [("conflicts_with", "ADR-5")]),
        ("Implements: RFC 7231", []), ("Implements: #12", []), ("Based on: 12 trials", []),
    ],
)  # fmt: skip
def test_labels_in_a_head(label: str, expected: list[tuple[str, str]]) -> None:
    """What is only followed or carried out is related; what is reversed is superseded."""
    assert told(f"- Status: accepted\n- {label}") == expected


def test_items_of_a_section_of_related_records() -> None:
    """An item that says what it is to a record says no more; the others are related."""
    body = (
        "## Related\n\n- Supersedes [3](0003-x.md)\n- [4](0004-x.md)\n- **Enables:** ADR-5\n- Builds on ADR-6"
    )
    assert sorted(told(body)) == [
        ("depends_on", "ADR-6"),
        ("enables", "ADR-5"),
        ("relates_to", "0004-x.md"),
        ("supersedes", "0003-x.md"),
    ]


def test_kinds_of_the_site_come_first() -> None:
    """A kind that the site names for itself is that kind alone."""
    own = Settings(relations=(RelationKind("implements", "implemented_by"),))
    assert told("## Links\n\n- Implements [3](0003-x.md)", own) == [("implements", "0003-x.md")]


def test_reversing_in_plain_sentences() -> None:
    """Only what the record itself reverses is superseded."""
    assert told("This decision reverses ADR-3 and amends ADR-4.") == [
        ("supersedes", "ADR-3"),
        ("amends", "ADR-4"),
    ]
    assert told("This reverses the order of [3](0003-x.md), which supersedes nothing.") == []


@pytest.mark.parametrize("name", ["References", "Related links", "Related documents"])
def test_references_may_say_what_they_are(name: str) -> None:
    """Below such a name an item that says nothing stays a mention."""
    items = "- Supersedes [3](0003-x.md)\n- Builds on [4](0004-x.md)\n- [5](0005-x.md)"
    assert told(f"## {name}\n\n{items}") == [("supersedes", "0003-x.md"), ("depends_on", "0004-x.md")]


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        ("**Related:** [3](0003-x.md)", [("relates_to", "0003-x.md")]),
        ("- Supersedes: [3](0003-x.md)\n- Builds on: ADR-4", [("supersedes", "0003-x.md"), ("depends_on", "ADR-4")]),
        ("Builds on: ADR-4\n\nAnd so the day ended.", []),
    ],
)  # fmt: skip
def test_relations_below_a_last_rule(foot: str, expected: list[tuple[str, str]]) -> None:
    """Labels that stand alone under the last rule tell what the record is to others."""
    assert told(f"Status: accepted\n\n## Context\n\nx\n\n---\n\n{foot}") == expected


@pytest.mark.parametrize("name", ["Prerequisites", "Triggers", "Successors", "Follows"])
def test_sections_that_list_other_things(name: str) -> None:
    """What a reader needs, or what comes next, is no record by its figures."""
    assert told(f"Status: accepted\n\n## {name}\n\n- 2 rowers\n- 3\n\n## Context") == []
    assert told(f"- Status: accepted\n- {name}: 2 rowers") == []


def test_see_also_in_front_matter() -> None:
    """It names records by their numbers or files, and may name other things: none of them is an error."""
    text = "---\nsee-also:\n- TEP-0003\n- /teps/0004-oil.md\n- the handbook\n- null\n---\n# 9. Oars\n"
    stated = [
        (each.kind, each.reference.target, each.reference.firm) for each in read(text, Settings()).statements
    ]
    assert stated == [("relates_to", "TEP-0003", False), ("relates_to", "/teps/0004-oil.md", False)]
    own = Settings(relations=(RelationKind("see-also", "seen-from"),))
    assert {each.kind for each in read(text, own).statements} == {"see-also"}


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Accepted. Extends [3](0003-x.md) and ADR-4.", [("relates_to", "0003-x.md"), ("relates_to", "ADR-4")]),
        ("Accepted; Builds on ADR-4", [("depends_on", "ADR-4")]),
        ("Proposed. Refines ADR-4. Supersedes ADR-3.", [("supersedes", "ADR-3"), ("relates_to", "ADR-4")]),
        ("Accepted. Extends the rule of ADR-4 to oars", []),
        ("Accepted. Extends 3 rules", []),
        ("Accepted, and so it extends what ADR-4 says", []),
        ("Accepted. Related: none", []),
    ],
)  # fmt: skip
def test_a_further_sentence_of_a_status(status: str, expected: list[tuple[str, str]]) -> None:
    """It may begin with the label of a relation, as a line of its own may."""
    assert sorted(told(f"Status: {status}\n\n## Context\n\nx"), reverse=True) == sorted(
        expected, reverse=True
    )
