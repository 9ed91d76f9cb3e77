"""Relations are read where a record states them, at their place, and nowhere else."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record, Reference, Statement
from steelyard.core.settings import RelationKind, Settings
from steelyard.reading.parse import parse
from steelyard.reading.prose import prose_statements
from steelyard.reading.references import references
from steelyard.reading.relations import distinct
from steelyard.reading.statements import starts_with_relation, statements_in


def told(line: str) -> list[tuple[str, str]]:
    return [(each.kind, each.reference.target) for each in statements_in(line, number=1)]


def prose(*lines: str) -> list[tuple[str, str]]:
    numbered = tuple(enumerate(lines, start=1))
    return [(each.kind, each.reference.target) for each in prose_statements(numbered, first_line=1)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Superseded by [9. Y](0009-y.md)", [("superseded_by", "0009-y.md")]),
        ("Superceded by ADR-9", [("superseded_by", "ADR-9")]),
        ("superseded: 2019-03-01 by [9](0009-y.md)", [("superseded_by", "0009-y.md")]),
        ("Superseded ([9](0009-y.md))", [("superseded_by", "0009-y.md")]),
        ("Superseded → ADR-9", [("superseded_by", "ADR-9")]),
        ("Superseded → ADR-SEC-9", [("superseded_by", "ADR-SEC-9")]),
        (
            "Supersedes ADR-B-CNS-003, ADR-SEC-2",
            [("supersedes", "ADR-B-CNS-003"), ("supersedes", "ADR-SEC-2")],
        ),
        ("Superseded, see [9](0009-y.md)", []),
        ("Ersetzt durch [9](0009-y.md)", [("superseded_by", "0009-y.md")]),
        ("Remplacé par ADR-9", [("superseded_by", "ADR-9")]),
        ("Replaces 3, 4 and #5", [("supersedes", "3"), ("supersedes", "4"), ("supersedes", "5")]),
        (
            "Supersedes [3](0003-x.md), [4](0004-x.md)",
            [("supersedes", "0003-x.md"), ("supersedes", "0004-x.md")],
        ),
        (
            "Amends [3](0003-x.md), amended by [9](0009-y.md)",
            [("amends", "0003-x.md"), ("amended_by", "0009-y.md")],
        ),
        ("Partly superseded by [9](0009-y.md)", [("amended_by", "0009-y.md")]),
        ("Superseded in part by ADR-9", [("amended_by", "ADR-9")]),
        ("Accepted; the budget is superseded by ADR-9", [("amended_by", "ADR-9")]),
        ("Accepted; this decision is superseded by ADR-9", [("superseded_by", "ADR-9")]),
        (
            "Superseded by ADR-2, ADR-88 and [ADR-3](0003-c.md)",
            [("superseded_by", "ADR-2"), ("superseded_by", "ADR-88"), ("superseded_by", "0003-c.md")],
        ),
        (
            "Supersedes [3](0003-c.md), 4 & ADR-5",
            [("supersedes", "0003-c.md"), ("supersedes", "4"), ("supersedes", "ADR-5")],
        ),
        ("Supersedes [[use-y]], [3](0003-c.md)", [("supersedes", "use-y"), ("supersedes", "0003-c.md")]),
        ("Superseded by 9 [Use Y](0009-y.md)", [("superseded_by", "0009-y.md")]),
        ("Superseded by ADR-9 – [Use Y](0009-y.md)", [("superseded_by", "0009-y.md")]),
        ("Superseded by 2 newer: [3](0003-c.md), 4 more", [("superseded_by", "0003-c.md")]),
        (
            "Superseded by [3](0003-c.md) which ADR-4 led to, [5](0005-e.md)",
            [("superseded_by", "0003-c.md"), ("superseded_by", "0005-e.md")],
        ),
        ("Superseded by [Use Y](0009-y.md) (ADR-9, 2019)", [("superseded_by", "0009-y.md")]),
        ("Superseded by [9](0009-y.md), 2019", [("superseded_by", "0009-y.md")]),
        ("Superseded by [9](0009-y.md) in 3 parts", [("superseded_by", "0009-y.md")]),
        ("Superseded by ADR-9 (see [the notes](notes.md))", [("superseded_by", "ADR-9")]),
        ("Superseded by the queue of [9](0009-y.md)", [("superseded_by", "0009-y.md")]),
        ("Accepted but will be superseded by 12 soon", []),
        ("Accepted, to be replaced by [9](0009-y.md)", []),
        ("Accepted, not yet superseded by ADR-9", []),
        ("Accepted, may later be amended by ADR-9; amends ADR-3", [("amends", "ADR-3")]),
        ("Moved from accepted to superseded by ADR-9", [("superseded_by", "ADR-9")]),
        ("Depends on [[use-x]]", [("depends_on", "use-x")]),
        ("Superseded by the new way of things", []),
        ("**Superseded** by **[9](0009-y.md)**", [("superseded_by", "0009-y.md")]),
        ("_Superseded by_ ADR-9", [("superseded_by", "ADR-9")]),
        ("superseded_by ADR-9", [("superseded_by", "ADR-9")]),
        ("__Amended__ by ADR-9", [("amended_by", "ADR-9")]),
        ("not_superseded by ADR-9, supersedes_all ADR-3", []),
        ("Superseded on 2019-03-01 by ADR-9", [("superseded_by", "ADR-9")]),
        ("Superseded (2019-03-01) by [9](0009-y.md)", [("superseded_by", "0009-y.md")]),
        ("Superseded by ADRs 9 and 10", [("superseded_by", "9"), ("superseded_by", "10")]),
        ("No longer superseded by ADR-9", []),
        ("~~Superseded by [9](0009-y.md)~~", []),
        ("<del>Supersedes 3</del>, supersedes 4", [("supersedes", "4")]),
        ("Superseded by ~~[8](0008-w.md)~~ [9](0009-y.md)", [("superseded_by", "0009-y.md")]),
        ("*Partly* superseded by ADR-9", [("amended_by", "ADR-9")]),
        ("Superseded by [9](0009-y.md), in part", [("amended_by", "0009-y.md")]),
        ("Supersedes ADR-3 (partially).", [("amends", "ADR-3")]),
        ("Superseded by ADR-9, partly for its cost", [("superseded_by", "ADR-9")]),
        ("Superseded by ADR-9, which amends ADR-3", [("superseded_by", "ADR-9")]),
        ("This record, which amends ADR-3, is accepted", [("amends", "ADR-3")]),
        (
            "Supersedes [3](0003-c.md) and is superseded by [9](0009-y.md)",
            [("supersedes", "0003-c.md"), ("superseded_by", "0009-y.md")],
        ),
        ("Superseded by [the part below](#below)", []),
        ("Supersedes: none (extends ADR-3)", []),
        ("Supersedes none. Complements [3](0003-c.md)", []),
        ("Accepted. Superseded by: n/a", []),
        ("Supersedes no 3", [("supersedes", "3")]),
        ("Supersedes ADR-3's retry rule", [("amends", "ADR-3")]),
        ("Supersedes [3](0003-c.md)’s retry rule", [("amends", "0003-c.md")]),
        ("Supersedes ADR-3 (the retry rule only)", [("amends", "ADR-3")]),
        ("Supersedes ADR-3 section 2", [("amends", "ADR-3")]),
        ("Supersedes ADR-3 §2", [("amends", "ADR-3")]),
        ("Supersedes ADR-3 only where its scope is narrower", [("amends", "ADR-3")]),
        ("Supersedes [3](0003-c.md), the paragraph on retries", [("amends", "0003-c.md")]),
        ("Supersedes the retry rule of [3](0003-c.md)", [("amends", "0003-c.md")]),
        ("Supersedes the decision made in [3](0003-c.md)", [("supersedes", "0003-c.md")]),
        ("Supersedes ADR-3 (in part), ADR-4", [("amends", "ADR-3"), ("supersedes", "ADR-4")]),
        ("Superseded by ADR-9 (hosting only)", [("amended_by", "ADR-9")]),
        ("Superseded by ADR-9's choice of a queue", [("superseded_by", "ADR-9")]),
        ("Superseded by ADR-9 (the only queue left)", [("superseded_by", "ADR-9")]),
        ("Superseded by ADR-9 (read-only stores)", [("superseded_by", "ADR-9")]),
        ("Supersedes ADR-3 Decision 2", [("amends", "ADR-3")]),
        ("Supersedes ADR-3 Decisions 2 and 4", [("amends", "ADR-3")]),
        (
            "Supersedes ADR-3 (its frame), ADR-4 (2 parts of it) and ADR-5",
            [("supersedes", "ADR-3"), ("supersedes", "ADR-4"), ("supersedes", "ADR-5")],
        ),
        ("Supersedes ADR-3 — its frame; ADR-4", [("supersedes", "ADR-3"), ("supersedes", "ADR-4")]),
        ("Superseded by the queue (ADR-9)", [("superseded_by", "ADR-9")]),
        (
            "Superseded by ADR-9 (0009-y.md), ADR-8",
            [("superseded_by", "ADR-9"), ("superseded_by", "0009-y.md"), ("superseded_by", "ADR-8")],
        ),
        ("Reemplazado parcialmente por ADR-9", [("amended_by", "ADR-9")]),
        ("Parcialmente substituído por ADR-9", [("amended_by", "ADR-9")]),
        ("已被 ADR-9 部分取代", [("amended_by", "ADR-9")]),
    ],
)
def test_status_lines(line: str, expected: list[tuple[str, str]]) -> None:
    """A verb and what follows it in a row; a part of a record that is superseded amends it."""
    assert told(line) == expected


def test_places() -> None:
    """A reference stands at its own column, whatever stands before its verb."""
    line = "Accepted, superseded by [9](0009-y.md)"
    (statement,) = statements_in(line, number=4, shift=10)
    reference = statement.reference
    start = reference.column - 1 - 10
    assert (reference.line, line[start : start + reference.length]) == (4, "[9](0009-y.md)")


def test_a_new_thought_ends_the_row() -> None:
    """A link that stands far behind the last one belongs to another thought."""
    text = "[3](0003-x.md), and everything that was ever said of [4](0004-x.md)"
    assert [each.target for each in references(text, number=1)] == ["0003-x.md"]


@pytest.mark.parametrize(
    ("gap", "goes_on"),
    [
        (", ", True), (" and ", True), (", and by ", True), (" & the decision ", True), (" as well as ", True), (" und ", True), ("/", True),
        (" “Use X” and ", True), (" - Use X in all ports, ", True), (" for the web, ", True), (", see ", False), (". See ", False),
        (" (see also ", False), (" but not ", False), (", not ", False), (", discussed in ", False), (" because of ", False), (" in ", False),
    ],
)  # fmt: skip
def test_what_joins_links(gap: str, *, goes_on: bool) -> None:
    """Links are a row where nothing between the last comma or "and" and the next one speaks of that one otherwise."""
    text = f"[3](0003-x.md){gap}[4](0004-x.md)"
    expected = ["0003-x.md", "0004-x.md"] if goes_on else ["0003-x.md"]
    assert [each.target for each in references(text, number=1)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("This ADR supersedes [3](0003-x.md).", [("supersedes", "0003-x.md")]),
        (
            "This ADR updates and supersedes [3](0003-x.md) and [4](0004-x.md).",
            [("supersedes", "0003-x.md"), ("supersedes", "0004-x.md")],
        ),
        ("This ADR supersedes [3](0003-x.md) in part.", [("amends", "0003-x.md")]),
        ("This ADR no longer supersedes [3](0003-x.md).", []),
        ("~~This ADR supersedes [3](0003-x.md).~~ It stands alone.", []),
        ("We wait. This proposal has been superseded by [9](0009-y.md).", [("superseded_by", "0009-y.md")]),
        ("> Superseded by `docs/adr/0009-y.md` (modes).", [("superseded_by", "docs/adr/0009-y.md")]),
        ("This ADR supersedes [3](0003-x.md), which [4](0004-x.md) began.", [("supersedes", "0003-x.md")]),
        ("The queue supersedes the table of [ADR-3](0003-x.md)", []),
        ("The token supersedes [the old one](https://example.org/rfc6750).", []),
        ("The draft supersedes RFC 2616.", []),
        ("This ADR will soon be superseded by [9](0009-y.md).", []),
        ("If this ADR supersedes [3](0003-x.md), we stop.", []),
        ("This ADR would never supersede [3](0003-x.md).", []),
        ("[3](0003-x.md) supersedes [4](0004-x.md).", []),
        ("ADR-3 was superseded by ADR-4.", []),
        ("This ADR partly supersedes [3](0003-x.md).", [("amends", "0003-x.md")]),
        ("The queue partly supersedes [3](0003-x.md).", []),
        ("This ADR replaces the earlier decision made in [3](0003-x.md).", [("supersedes", "0003-x.md")]),
        ("Replaces [3](0003-x.md) entirely.", [("supersedes", "0003-x.md")]),
        ("This ADR replaces the index of [3](0003-x.md) with a table.", []),
        ("This ADR replaces the `kind` field in ADR-3.", []),
        ("This ADR replaces the original ADR-3 limits.", []),
        ("One rule replaces [3](0003-x.md).", []),
        ("Amends [3](0003-x.md) in one point.", [("amends", "0003-x.md")]),
        ("It stays so unless a later ADR supersedes ADR-3.", []),
        ("A later record supersedes ADR-3.", []),
        ("This record neither supersedes nor amends ADR-3.", []),
        ("The new pump supersedes ADR-3's loop.", []),
        (
            "This ADR supersedes the retry rule in ADR-3 and ADR-4.",
            [("amends", "ADR-3"), ("amends", "ADR-4")],
        ),
        ("Supersedes: none (extends ADR-3).", []),
    ],
)
def test_sentences(sentence: str, expected: list[tuple[str, str]]) -> None:
    """Only a sentence about the record itself states a relation."""
    assert prose(sentence) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["This decision supersedes", "[3](0003-x.md)."], [("supersedes", "0003-x.md", 2, 1)]),
        (
            ["So we stop here, and", "this record", "amends the [3](0003-x.md)."],
            [("amends", "0003-x.md", 3, 12)],
        ),
        (["> This ADR is superseded", "> by [9](0009-y.md)."], [("superseded_by", "0009-y.md", 2, 6)]),
        (["This ADR supersedes [3. Use", "  X](0003-x.md)."], [("supersedes", "0003-x.md", 1, 21)]),
        (["In 2019 the old queue was", "superseded by [9](0009-y.md)."], []),
        (["This ADR stands.", "", "superseded by [9](0009-y.md)"], [("superseded_by", "0009-y.md", 3, 15)]),
        (["By Ann", "Superseded by [9](0009-y.md)"], [("superseded_by", "0009-y.md", 2, 15)]),
        (["- This ADR supersedes", "- [3](0003-x.md)"], []),
        (["**Supersedes:** none", "**Related:** ADR-3"], []),
        (["Supersedes: N/A  ", "Implements: [3](0003-x.md)"], []),
        (["> **Superseded by**: —", "> **See also**: ADR-3"], []),
        (["This ADR supersedes", "ADR-3: the queue."], [("supersedes", "ADR-3", 2, 1)]),
    ],
)
def test_sentences_over_several_lines(lines: list[str], expected: list[tuple[str, str, int, int]]) -> None:
    """A sentence goes on over its lines, not over paragraphs and items; its references keep their places."""
    found = prose_statements(tuple(enumerate(lines, start=1)), first_line=1)
    told_at = [(one.kind, one.reference.target, one.reference.line, one.reference.column) for one in found]
    assert told_at == expected


OWN = Settings(relations=(RelationKind("refines", "refined_by"), RelationKind("builds_on", "built_on_by")))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## Links\n\n- Refined by [ADR-9](0009-y.md)\n", [("refined_by", "0009-y.md", 5, 14)]),
        ("## More information\n\n* **Builds on** [3](0003-x.md), ADR-4\n", [("builds_on", "0003-x.md", 5, 17), ("builds_on", "ADR-4", 5, 33)]),
        ("## Status\n\nAccepted\n\nRefines: ADR-3\n", [("refines", "ADR-3", 7, 10)]),
        ("* Builds-on: [[use-x]]\n", [("builds_on", "use-x", 3, 14)]),
        ("## Links\n\n- Built from [3](0003-x.md)\n- Refined it all by [3](0003-x.md)\n", []),
        ("## Options\n\n- Refines [3](0003-x.md)\n", []),
        ("## Links\n\n- ~~Refined by [9](0009-y.md)~~\n- Supersedes: ~~[3](0003-x.md)~~\n", []),
        ("* Supersedes: ~~[3](0003-x.md)~~\n* Amends: ~~3~~ [4](0004-z.md)\n", [("amends", "0004-z.md", 4, 17)]),
        ("## Outcome\n\n- Relates to [3](0003-x.md)\n", [("relates_to", "0003-x.md", 5, 14)]),
        ("## Outcome\n\nRelated to that, [3](0003-x.md) is slow.\n", []),
        ("## Options\n\n- Conflicts with [3](0003-x.md)\n", []),
    ],
)  # fmt: skip
def test_lists_of_links(body: str, expected: list[tuple[str, str, int, int]]) -> None:
    """A site's own kinds are read in the head, the status and the links by their names; elsewhere options may be meant."""
    record = parse(f"# X\n\n{body}", path="adr/0010-z.md", source="", settings=OWN).item
    assert isinstance(record, Record)
    found = [
        (one.kind, one.reference.target, one.reference.line, one.reference.column)
        for one in record.statements
    ]
    assert found == expected


@pytest.mark.parametrize(
    "line",
    ["status: 'superseded by ADR-9'", "supersedes: 'ADR-9, ADR-3'", "amends: '[x](ADR-9)'", "reason: '*Partly* superseded by ADR-9'",
     "status: superseded by ADR-9", "supersedes: ADR-9, ADR-3", "relates-to: [a, 'ADR-3 and ADR-9']", "refines: '{ADR-9}'"],
)  # fmt: skip
@pytest.mark.parametrize("mark", ["'", '"'])
def test_a_reference_within_quotes_stands_where_it_is_written(line: str, mark: str) -> None:
    """The marks round a value in front matter count, for what points at a part of it."""
    written = line.replace("'", mark)
    record = parse(f"---\n{written}\n---\n# X\n", path="adr/0010-z.md", source="", settings=OWN).item
    assert isinstance(record, Record)
    (place,) = [
        (one.reference.column, one.reference.length)
        for one in record.statements
        if "9" in one.reference.text + one.reference.target
    ]
    told = written[place[0] - 1 :][: place[1]]
    assert told in {"ADR-9", "[x](ADR-9)"}


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("relations:\n  - {type: amended-by, target: ADR-9, scope: the gate}\n  - {type: partially_supersedes, target: 3}", [("amended_by", "ADR-9"), ("amends", "3")]),
        ("links:\n  - kind: see also\n    id: use-oak\n  - kind: refines\n    ref: 4", [("relates_to", "use-oak"), ("refines", "4")]),
        ("relationships:\n  supersedes: [3, ADR-4]\n  relates-to: none", [("supersedes", "3"), ("supersedes", "ADR-4")]),
        ("extends: [ADR-3, ADR-4]", [("relates_to", "ADR-3"), ("relates_to", "ADR-4")]), ("refines: ADR-3", [("refines", "ADR-3")]),
        ("links:\n  - {title: Tides, url: 'https://example.org'}\n  - {type: page, target: 3}\n  - ADR-3", []), ("relations: ADR-3", []),
    ],
)  # fmt: skip
def test_lists_of_relations_in_front_matter(front: str, expected: list[tuple[str, str]]) -> None:
    """Each names a kind, a site's own one too, and a record; what else such lists hold is passed over, and none is certain."""
    item = parse(f"---\n{front}\n---\n# X\n", path="adr/0010-z.md", source="", settings=OWN).item
    assert isinstance(item, Record)
    assert [(one.kind, one.reference.target) for one in item.statements] == expected
    assert (
        "extends" in front or "refines: A" in front or not any(one.reference.firm for one in item.statements)
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- **Relates to / refines**: [4](0004-x.md); ADR-3", [("relates_to", "0004-x.md"), ("relates_to", "ADR-3")]),
        ("Supersedes / Replaces: ADR-3", [("supersedes", "ADR-3")]), ("- See also / map: ADR-3", []), ("- Deciders / refines: ADR-3", []),
    ],
)  # fmt: skip
def test_a_label_that_says_one_thing_twice(line: str, expected: list[tuple[str, str]]) -> None:
    """Two names of one relation are it; where one of the two says another thing, neither is certain."""
    item = parse(f"# X\n\n{line}\n", path="adr/0010-z.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert [(one.kind, one.reference.target) for one in item.statements] == expected


@pytest.mark.parametrize(
    "label", ["Refines", "**Extends**", "- Clarifies", "- *Narrowed by*", "* Complements"]
)
def test_labels_that_tell_what_is_related(label: str) -> None:
    """They change nothing of the other record for certain; where a site has a kind of that name, it is that kind."""
    body = f"# X\n\n{label}: [3](0003-x.md) (the gate) and\n  ADR-4\n"
    own = Settings(relations=(RelationKind(label.strip(" *-").lower().replace(" ", "_"), "other_side"),))
    for settings, kind in ((Settings(), "relates_to"), (own, own.relations[0].name)):
        item = parse(body, path="adr/0010-z.md", source="", settings=settings).item
        assert isinstance(item, Record)
        assert (kind, "0003-x.md") in [(one.kind, one.reference.target) for one in item.statements]
        assert {one.kind for one in item.statements} == {kind}


def test_what_is_no_status() -> None:
    """On a status line "Supersedes 3" is a relation alone; "Superseded by 3" is a status too."""
    assert starts_with_relation("Supersedes [3](0003-x.md)")
    assert starts_with_relation("* Amended by [3](0003-x.md)")
    assert not starts_with_relation("Superseded by [3](0003-x.md)")
    assert not starts_with_relation("Accepted, supersedes 3")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('"[[0003-x]] (only the first part)"', [("amends", "0003-x")]),
        ('"[[0003-x]] and [[0004-y]]"', [("supersedes", "0003-x"), ("supersedes", "0004-y")]),
        ('"none (extends ADR-3)"', []),
        ('"use-http-2"', [("supersedes", "use-http-2")]),
    ],
)
def test_front_matter_with_words_beside_its_wiki_links(value: str, expected: list[tuple[str, str]]) -> None:
    """Wiki links name records whatever is told beside them; other words are a name as a whole."""
    text = f"---\nsupersedes: {value}\n---\n# X\n"
    item = parse(text, path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert [(each.kind, each.reference.target) for each in item.statements] == expected


def test_said_twice_is_said_once() -> None:
    """A number in front matter and a link to the same record are one statement; two files of one number are two."""

    def statement(target: str, *, href: bool = False) -> Statement:
        return Statement("supersedes", Reference(target, target, 1, 1, 1, href=href))

    def kept(*statements: Statement) -> list[str]:
        return [each.reference.target for each in distinct(statements)]

    assert kept(statement("ADR-0003"), statement("./0003-x.md", href=True)) == ["ADR-0003"]
    assert kept(statement("0003-x.md", href=True), statement("0003-y.md", href=True)) == [
        "0003-x.md",
        "0003-y.md",
    ]
    assert kept(statement("CIP-3"), statement("CPS-3"), statement("use-3-x")) == ["CIP-3", "CPS-3", "use-3-x"]


@pytest.mark.parametrize(
    "verb",
    [
        "superseded by", "Superceded by", "SUPERSEEDED BY", "replaced by", "obsoleted by", "ersetzt durch", "ABGELÖST durch",
        "remplacé par", "supersedes", "supercedes", "superseeds", "replaces", "obsoletes", "ersetzt", "remplace", "amended by",
        "amends", "depends on", "depends-on", "enabled by", "needed by", "required by", "enables", "relates to", "related to",
        "Conflicts with", "\u017fupersedes",
    ],
)  # fmt: skip
def test_every_verb_is_seen(verb: str) -> None:
    """Each verb of the vocabulary states a relation, in whatever case it is written."""
    assert [target for _, target in told(f"{verb} ADR-9")] == ["ADR-9"]


def test_paths_to_files_of_one_number_are_two_statements() -> None:
    """In front matter two paths name two records, though each has the same number in its own folder; a number joins either."""

    def said(*targets: str) -> list[str]:
        stated = (Statement("depends_on", Reference(each, each, 1, 1, 1, firm=True)) for each in targets)
        return [each.reference.target for each in distinct(stated)]

    assert said("0001-a.md", "../../two/0001-a.md") == ["0001-a.md", "../../two/0001-a.md"]
    assert said("0001-a.md", "./0001-a.md", "1", "ADR-1") == ["0001-a.md"]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Superseded by [ADR-3][later]", [("superseded_by", "0009-y.md", True)]),
        ("Superseded by [the other one][ Later ]", [("superseded_by", "0009-y.md", True)]),
        ("Superseded by [later][]", [("superseded_by", "0009-y.md", True)]),
        ("Superseded by [ADR-3][nowhere]", [("superseded_by", "ADR-3", False)]),
        ("Superseded by [the other one][nowhere]", []),
        ("Superseded by [this][below]", []),
        (
            "Supersedes [3](0003-x.md) and [4][four]",
            [("supersedes", "0003-x.md", True), ("supersedes", "0004-z.md", True)],
        ),
    ],
)
def test_links_by_reference(status: str, expected: list[tuple[str, str, bool]]) -> None:
    """The file's own definitions tell where they lead, the first of a name; without one a number counts by itself."""
    text = (
        f"# X\n\n## Status\n\n{status}\n\n## Context\n\n```\n[nowhere]: 0001-a.md\n```\n\n[later]: 0009-y.md 'Y'\n"
        "[LATER]: 0010-z.md\n[four]: <0004-z.md>\n[below]: #context\n[^nowhere]: 0002-b.md\n"
    )
    item = parse(text, path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert [(one.kind, one.reference.target, one.reference.href) for one in item.statements] == expected


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("supersedes:\n  - id: ADR-3\n    reason: too slow", [("supersedes", "ADR-3")]),
        ("supersedes: [{adr: 3, note: too slow}, 4]", [("supersedes", "3"), ("supersedes", "4")]),
        ("related:\n  - ADR-3: its frame\n  - ADR-4: its queue", [("relates_to", "ADR-3"), ("relates_to", "ADR-4")]),
        ("related:\n  - path: 0003-x.md\n    title: X", [("relates_to", "0003-x.md")]),
        ("related-adrs: [3, 4]", [("relates_to", "3"), ("relates_to", "4")]),
        ('supersedes: "ADR-3: Use X, Y and Z"', [("supersedes", "ADR-3: Use X, Y and Z")]),
        ('related: "ADR-3: its frame, ADR-4: its queue"', [("relates_to", "ADR-3: its frame"), ("relates_to", "ADR-4: its queue")]),
        ("supersedes: ADR-3 (retries only)", [("amends", "ADR-3 (retries only)")]),
        ("supersedes: ADR-3 (the old queue)", [("supersedes", "ADR-3 (the old queue)")]),
    ],
)  # fmt: skip
def test_front_matter_that_says_more_of_a_record(front: str, expected: list[tuple[str, str]]) -> None:
    """A mapping names the record it speaks of; a title or a remark behind a name belongs to it."""
    parsed = parse(f"---\n{front}\n---\n# T\n", path="a/0009-t.md", source="", settings=Settings())
    assert isinstance(parsed.item, Record)
    assert [(each.kind, each.reference.target) for each in parsed.item.statements] == expected
    assert not parsed.diagnostics


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Remplace : [3](0003-x.md), décisions 30 à 35", "amends"), ("Ersetzt: ADR-3, Abschnitte 2 und 3", "amends"),
        ("Reemplaza: ADR-3, sección 2", "amends"), ("Substitui: ADR-3 (regras 1 e 2)", "amends"),
        ("Remplace : [3](0003-x.md), décision de mars", "supersedes"),
        ("取代：ADR-3 中的固定阶段", "amends"), ("取代：ADR-3 中“缓存”的实现", "amends"), ("取代：ADR-3 的缓存规则", "amends"),
        ("Заменяет: ADR-3", "supersedes"), ("取代：ADR-3", "supersedes"), ("取代：ADR-3 的决策", "supersedes"),
    ],
)  # fmt: skip
def test_parts_are_named_in_other_languages(line: str, kind: str) -> None:
    """What is said of numbered decisions, sections or rules of a record is said of a part."""
    item = parse(
        "# X\n\n- **{} : {}\n".format(*line.replace("：", ":").replace(":", "**:", 1).split(":", 1)),
        path="a/0009-x.md",
        source="",
        settings=Settings(),
    ).item
    assert isinstance(item, Record)
    assert [each.kind for each in item.statements] == [kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Related: Handbook §4.1, rule 24 · Roadmap · ADR-3 · ADR-4", ["ADR-3", "ADR-4"]),
        ("- Related: 01 §4.1, §6.2 (in 2 s) · ADR-3", ["ADR-3"]),
        ("- 相关：`adr/0003-x.md`、`adr/0004-y.md`，ADR-5", ["adr/0003-x.md", "adr/0004-y.md", "ADR-5"]),
        ("This ADR supersedes `mobile/0003` and reverses ADR-4's amendment.", ["mobile/0003"]),
        ("This ADR supersedes the `queue` decision ADR-4.", ["ADR-4"]),
        ("- 相关：ADR-3（§4 缓存）、ADR-4（架构），ADR-5", ["ADR-3", "ADR-4", "ADR-5"]),
        ("- 関連: ADR-3（§4 再試行）, ADR-4（補足）と ADR-5", ["ADR-3", "ADR-4", "ADR-5"]),
        ("- Ersetzt: ADR 3, ADR 4 und ADR 5", ["ADR 3", "ADR 4", "ADR 5"]),
        ("- Related: TIDE-2024-03-05-use-x-2, ADR-2024-03-06 (x)", ["TIDE-2024-03-05-use-x-2", "ADR-2024-03-06"]),
        ("- Reemplaza: ADR-3 (colas) y ADR-4", ["ADR-3", "ADR-4"]),
        ("- Supersedes: ADR-3 (SHOP-12, a trial), ADR-4 (TIDE 9)", ["ADR-3", "ADR-4"]),
        ("- Supersedes: the queue (ADR-3), the cache (ADR-4)", ["ADR-3"]),
    ],
)  # fmt: skip
def test_rows_of_references_as_people_part_them(text: str, expected: list[str]) -> None:
    """Dots between the parts of a value, East Asian commas, and a folder with a number in code."""
    item = parse(f"# X\n\n{text}\n", path="a/0009-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert [each.reference.target for each in item.statements] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Date:** 2024-03-05 · **Supersedes:**\n[ADR-3](0003-x.md)", ["0003-x.md"]),
        ("- **Reemplaza a:**\n  [ADR-3](0003-x.md) y [ADR-4](0004-y.md)", ["0003-x.md", "0004-y.md"]),
        ("**Supersedes:**\nADR-3", ["ADR-3"]),
        (
            "**Fecha:** 2024-03-05 · **Estado:** aceptada · **Reemplaza a:**\n[ADR-3](0003-x.md)",
            ["0003-x.md"],
        ),
        ("**Supersedes:**\n\n[ADR-3](0003-x.md) was a trial.", []),
        ("**Supersedes:**\nThe queue of [ADR-3](0003-x.md).", []),
        ("**Supersedes:**\n- [ ] to be decided", []),
    ],
)
def test_records_below_the_label_of_a_relation(text: str, expected: list[str]) -> None:
    """A relation's records may begin on the line below its label; other lines are text."""
    item = parse(f"# X\n\n{text}\n", path="a/0009-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert [each.reference.target for each in item.statements if each.kind == "supersedes"] == expected


@pytest.mark.parametrize(
    "line",
    [
        "Ersetzt durch die ADR-9", "Remplacé par l'ADR-9", "Remplacée par l’ADR-9", "Sustituida por la ADR-9", "Reemplazado por el ADR-9",
        "Sostituita dall'ADR-9", "Superata, sostituita dalla ADR-9", "Vervangen door het ADR-9", "Supersédée par le ADR-9",
        "Superada por la ADR-9", "Superseded by 'ADR-9'", "置き換え済み（ADR-9）", "대체됨 (ADR-9)", "置き換え → ADR-9",
    ],
)  # fmt: skip
def test_a_successor_behind_an_article(line: str) -> None:
    """What stands between the verb and the record, as a language asks for it, parts the two no more than a blank."""
    assert told(line.replace("→", "(")) == [("superseded_by", "ADR-9")]


def test_a_word_that_is_no_article() -> None:
    """Any other word begins a new thought."""
    assert told("Remplacé par lui, voir ADR-9") == []
    assert told("Ersetzt durch diese Regel 9") == []
    assert told("置き換え済み。ADR-9 を参照") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Amends ADR-3 rule 1 and ADR-4 rule 2.", "amends ADR-3, amends ADR-4"),
        ("Supersedes ADR-3 section 2.1, ADR-4", "amends ADR-3, supersedes ADR-4"),
        ("Amends ADR-3 rule 1, the oldest of them, and ADR-4", "amends ADR-3"),
        ("Depends on [3](0003-a.md) (tides, and who tells them), [4](0004-b.md) (locks)", "depends_on 0003-a.md, depends_on 0004-b.md"),
        ("Depends on [3](0003-a.md) (see [4](0004-b.md))", "depends_on 0003-a.md"),
        ("Accepted (supersedes the reservation in ADR-3, which ADR-4 upheld)", "amends ADR-3"),
        ("Accepted, replaces the lamps in 3 ports", ""), ("Supersedes ADR-3 for boats with oars only.", "amends ADR-3"),
        ("Supersedes ADR-3 lamps and quays (partial, once accepted)", "amends ADR-3"),
        ("Supersedes [3](0003-a.md) for the night watch specifically; the rest holds", "amends 0003-a.md"), ("Supersedes ADR-3 (partial)", "amends ADR-3"),
        ("Supersedes ADR-3 for a partial answer", "supersedes ADR-3"),
        ("Superseded by ADR-9 in the one harbour that is the only one left", "superseded_by ADR-9"),
    ],
)  # fmt: skip
def test_rows_and_parts_that_are_told_at_length(line: str, expected: str) -> None:
    """What is told of one record of a row does not end it, and a part may be named before or behind the record."""
    assert ", ".join(map(" ".join, told(line))) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ('This ADR supersedes the "Lamps on every quay" section of ADR 3.', "amends ADR 3"),
        ("This ADR supersedes **only what is said of the night watch** in the rules of ADR-3.", "amends ADR-3"),
        ("This ADR supersedes [3](0003-a.md) and amends the tides, the locks and the night watch portions of [4](0004-b.md) and [5](0005-c.md).",
         "supersedes 0003-a.md, amends 0004-b.md, amends 0005-c.md"),
        ("This decision amends ADR-3, but ADR-4 supersedes ADR-5.", "amends ADR-3"),
        ("This ADR supersedes the lamps of every quay that anybody had ever thought of, as told in ADR-3.", ""),
        ("The rules for lamps of this ADR are superseded by [9](0009-y.md).", "amended_by 0009-y.md"),
        ("This ADR's rules are superseded by ADR-9.", "amended_by ADR-9"), ("This ADR is superseded by ADR-9.", "superseded_by ADR-9"),
    ],
)  # fmt: skip
def test_sentences_that_name_a_part_at_length(sentence: str, expected: str) -> None:
    """A part of this record or of the other one is amended, however long it takes to say which; a second verb goes on with the first."""
    assert ", ".join(map(" ".join, prose(sentence))) == expected


def test_a_section_of_sentences_is_no_list() -> None:
    """What a section says it does not replace is not, and an address alone is what it names."""
    for text, expected in (
        ("ADR-7 does not replace ADR-3.", []),
        ("[ADR-3](0003-a.md) is not affected.", []),
        ("https://forge.example/tides/pull/3", ["https://forge.example/tides/pull/3"]),
        ("<https://forge.example/tides/pull/3>", ["https://forge.example/tides/pull/3"]),
        ("ADR-3 (does not touch its frame)", ["ADR-3"]),
    ):
        body = f"# X\n\n## Status\n\nAccepted\n\n## Supersedes\n\n{text}\n"
        item = parse(body, path="adr/0007-x.md", source="", settings=Settings()).item
        assert isinstance(item, Record)
        assert [each.reference.target for each in item.statements] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("ADR-3 is superseded by this ADR.", "supersedes ADR-3"),
        ("[3. Oars](0003-oars.md) is now superseded by this decision.", "supersedes 0003-oars.md"),
        ("ADR-3 and ADR-4 are hereby superseded by this one.", "supersedes ADR-3, supersedes ADR-4"),
        ("The lamps of ADR-3 are superseded by this ADR.", "amends ADR-3"),
        ("ADR-9 supersedes this decision.", "superseded_by ADR-9"),
        ("See [9](0009-y.md), which replaces this ADR.", "superseded_by 0009-y.md"),
        ("Note: superseded by ADR-9.", "superseded_by ADR-9"),
        ("**Update 2021-01-01:** superseded by [9](0009-y.md).", "superseded_by 0009-y.md"),
        ("If ADR-9 supersedes this ADR, the lamps go out.", ""),
        ("ADR-3 is not superseded by this ADR.", ""),
        ("This ADR will be superseded by ADR-9.", ""),
        ("As told in ADR-3, which superseded ADR-2.", ""),
        ("ADR-3 is superseded by this harbour.", ""),
        ("ADR-3 of the guild, and all oars, are replaced by this one.", ""),
    ],
)
def test_sentences_whose_object_is_this_record(sentence: str, expected: str) -> None:
    """The other record may be the subject, and a note may leave its subject out."""
    assert ", ".join(map(" ".join, prose(sentence))) == expected


def test_remarks_behind_dashes_and_modifies() -> None:
    """A title behind each record of a row does not end the row."""
    assert told("Supersedes ADR-3 — Oars, ADR-4 — Sails") == [
        ("supersedes", "ADR-3"),
        ("supersedes", "ADR-4"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Superseded by 2025-10-08-ring-the-bell", "superseded_by 2025-10-08-ring-the-bell"),
        ("Replaces 20250904-ring-twice, 20250905-ring-thrice", "supersedes 20250904-ring-twice, supersedes 20250905-ring-thrice"),
        ("Superseded by 2025-10-08-ring-the-bell.md", "superseded_by 2025-10-08-ring-the-bell.md"),
        ("Superseded by [2025-10-08-ring](2025-10-08-ring.md)", "superseded_by 2025-10-08-ring.md"),
        ("Superseded by 2025-10-08", ""), ("Superseded on 2025-10-08 - ring", ""),
    ],
)  # fmt: skip
def test_files_that_begin_with_their_date(line: str, expected: str) -> None:
    """A file's name that begins with a date names the record, where files bear no numbers."""
    assert ", ".join(map(" ".join, told(line))) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Related ADRs: ADR-3 (its frame), ADR-4", ["ADR-3", "ADR-4"]),
        ("- **Related decisions:** [3](0003-x.md)", ["0003-x.md"]),
        ("- ADR liées : ADR-3, ADR-4.", ["ADR-3", "ADR-4"]),
        ("- 관련 ADR: ADR-3 (대기열), ADR-4", ["ADR-3", "ADR-4"]),
        ("- Related ADRs: the long queue of ADR-3 tells more", []),
        ("- Related records: [#3](https://forge.example/3), #4", []),
        ("Related ADRs: ADR-3", []),
    ],
)
def test_related_records_in_a_list_of_any_section(line: str, expected: list[str]) -> None:
    """An item of a list that is labelled so names related records; a sentence does not, nor an issue."""
    text = f"# 7. X\n\n- Status: accepted\n\n## Decision\n\nY.\n\n## References\n\n- The handbook\n{line}\n"
    item = parse(text, path="a/0007-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert [each.reference.target for each in item.statements if each.kind == "relates_to"] == expected
