"""What `check` finds about relations: contradictions, circles, what is over and what runs backwards; and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from record_samples import assemble, make_record, settings, state
from steelyard.core.model import Extra, Origin, Record, Step
from steelyard.core.references import index_records
from steelyard.core.relations.consistency import consistency_findings, surely_before
from steelyard.core.relations.cycles import other_cycles
from steelyard.core.relations.sides import Relations, inverses, relate
from steelyard.core.relations.standing import stand
from steelyard.core.relations.succession import succession_findings
from steelyard.core.relations.voices import voices_of
from steelyard.core.settings import RelationKind
from steelyard.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from steelyard.core.model import Statement
    from steelyard.diagnostics import Diagnostic

OWN = settings(relations=(RelationKind("refines", "refined_by"), RelationKind("beside", "beside")))
STATUS = (("status", Origin("front matter", 2, 9, 10)), ("date", Origin("front matter", 3, 7, 10)))


def record(number: int, status: str | None = "accepted", *statements: Statement, **fields: Any) -> Record:
    return make_record(
        f"adr/{number:05}-x.md", status=status, statements=statements, origins=STATUS, **fields
    )


def found(*records: Record) -> list[Diagnostic]:
    return sorted(assemble(records, given=OWN)[1], key=lambda one: one.sort_key)


def codes(*records: Record) -> list[str]:
    return [one.code for one in found(*records)]


# A record that says superseded, and nothing in force replaced it


def test_superseded_by_nothing_is_reported_at_the_status() -> None:
    """Neither side names a successor: a warning at the status, with what to do."""
    (finding,) = found(record(1, "superseded", status_text="Superseded (1 March 2019)"))
    assert (finding.code, finding.severity, finding.place.line) == ("R304", Severity.WARNING, 2)
    assert "superseded-by" in finding.hint


@pytest.mark.parametrize(
    "fields",
    [
        {"status_text": "Superseded by the rewrite"},
        {"status_text": "superseded, see Kafka"},
        {"history": (Step("2020-01-01", "superseded", note="Kafka"),)},
        {"history": (Step("2020-01-01", "superseded", text="Superseded by Kafka"),)},
        {"extras": (Extra("superseding-page", ("wiki",)),)},
        {"statements": (state("superseded_by", "https://example.org/x", href=True, firm=False),)},
        {"statements": (state("relates_to", "2", line=2, firm=False),)},
    ],
)
def test_a_successor_in_words_or_elsewhere_is_enough(fields: dict[str, Any]) -> None:
    """What names something that is no record here is believed: only what is sure is reported."""
    given = {"status": "superseded", "origins": STATUS, **fields}
    assert codes(make_record("adr/00001-x.md", **given), record(2)) == []


def test_a_successor_that_dangles_is_reported_as_that_alone() -> None:
    """A reference that fits nothing is one finding, not two; so is one to a draft that is left out."""
    assert codes(record(1, "superseded", state("superseded_by", "99"))) == ["L201"]
    draft = record(2, "accepted", draft=True)
    assert codes(record(1, "superseded", state("superseded_by", "2")), draft) == ["L207"]


@pytest.mark.parametrize(
    ("newer", "expected"),
    [
        ("proposed", ["R304"]),
        ("draft", ["R304"]),
        ("rejected", ["R305"]),
        ("accepted", []),
        ("deprecated", []),
        ("superseded", ["R304"]),  # of the newer one, which names no successor
        ("other", []),
        (None, []),
    ],
)
def test_only_what_came_into_force_is_a_successor(newer: str | None, expected: list[str]) -> None:
    """A proposal has replaced nothing yet, a rejected record never did; what has no known status is believed."""
    old, new = record(1, "superseded"), record(2, newer, state("supersedes", "1"))
    assert codes(old, new) == expected
    if newer == "proposed":
        (finding,) = found(old, new)
        assert finding.place.file == old.path
        assert [place.file for place, _ in finding.others] == [new.path]


def test_one_successor_in_force_is_enough() -> None:
    """A further one that is only proposed does not matter."""
    new = [record(2, "proposed", state("supersedes", "1")), record(3, "accepted", state("supersedes", "1"))]
    assert codes(record(1, "superseded"), *new) == []


# A chain's head that is rejected


@pytest.mark.parametrize("old", ["accepted", "superseded", "proposed"])
def test_a_rejected_record_supersedes_nothing(old: str) -> None:
    """The warning stands at the statement, whichever side says it, and names the rejected status."""
    new = record(2, "rejected", state("supersedes", "1", line=7))
    (finding,) = found(record(1, old), new)
    assert (finding.code, finding.place.file, finding.place.line) == ("R305", new.path, 7)
    assert finding.others[0][0].file == new.path
    assert len(finding.others) == (2 if old == "superseded" else 1)
    (finding,) = found(record(1, old, state("superseded_by", "2")), record(2, "rejected"))
    assert (finding.code, finding.place.file) == ("R305", record(1).path)


def test_a_record_rejected_after_it_was_in_force_did_supersede() -> None:
    """Its own history tells that it was accepted once."""
    steps = (Step("2020-01-01", "accepted"), Step("2021-01-01", "rejected"))
    new = record(2, "rejected", state("supersedes", "1"), history=steps, date="2021-01-01")
    assert codes(record(1, "superseded", date="2019-01-01"), new) == []


# Two voices, or one, that disagree


def test_a_newer_record_that_names_others_is_a_note() -> None:
    """The older one says what supersedes it; that one lists what it supersedes, without it."""
    old = [record(1, "superseded", state("superseded_by", "3")), record(2, "superseded")]
    (finding,) = found(*old, record(3, "accepted", state("supersedes", "2")))
    assert (finding.code, finding.severity, finding.place.file) == ("R303", Severity.NOTE, old[0].path)
    assert [place.file for place, _ in finding.others] == [record(3).path]


def test_a_newer_record_that_says_nothing_or_something_open_is_not() -> None:
    """Saying it on one side is enough; and a list that also names something else may mean this one."""
    old = record(1, "superseded", state("superseded_by", "3"))
    assert codes(old, record(3)) == []
    elsewhere = state("supersedes", "https://example.org", href=True, firm=False)
    new = record(3, "accepted", state("supersedes", "2"), elsewhere)
    assert codes(old, record(2, "superseded"), new) == []


def test_superseded_for_one_and_amended_for_the_other_is_a_note() -> None:
    """Whichever of the two says more than the other, at that one's statement."""
    old, new = (
        record(1, "superseded", state("superseded_by", "2")),
        record(2, "accepted", state("amends", "1")),
    )
    assert [(one.code, one.place.file) for one in found(old, new)] == [("R303", old.path)]
    old, new = (
        record(1, "superseded", state("amended_by", "2")),
        record(2, "accepted", state("supersedes", "1")),
    )
    assert [(one.code, one.place.file) for one in found(old, new)] == [("R303", new.path)]


def test_a_status_and_front_matter_that_name_different_successors_are_a_note() -> None:
    """Both places stand in the one file; where one of them names both there is nothing to say."""
    front = state("superseded_by", "2", line=4)
    status = state("superseded_by", "3", line=2, firm=False)
    newer = record(2), record(3)
    (finding,) = found(record(1, "superseded", front, status), *newer)
    assert (finding.code, finding.severity, finding.place.line) == ("R306", Severity.NOTE, 2)
    assert [(place.file, place.line) for place, _ in finding.others] == [(record(1).path, 4)]
    both = record(1, "superseded", front, state("superseded_by", "3", line=4), status)
    assert codes(both, *newer) == []


# Circles


@pytest.mark.parametrize(
    ("one", "other", "circle"),
    [
        ("amends", "amends", True),
        ("amends", "amended_by", False),
        ("amends", "depends_on", False),
        ("depends_on", "depends_on", True),
        ("depends_on", "enabled_by", True),
        ("depends_on", "needed_by", False),
        ("depends_on", "enables", False),
        ("enables", "enables", True),
        ("enables", "needed_by", True),
        ("enables", "enabled_by", False),
        ("refines", "refines", True),
        ("refines", "refined_by", False),
        ("beside", "beside", False),
        ("relates_to", "relates_to", False),
        ("conflicts_with", "conflicts_with", False),
    ],
)
def test_circles_of_kinds_that_lead_one_way(one: str, other: str, *, circle: bool) -> None:
    """A circle is one warning with the other step beside it; kinds that are the same from both sides have none."""
    got = found(record(1, None, state(one, "2")), record(2, None, state(other, "1")))
    assert [finding.code for finding in got] == (["R307"] if circle else [])
    for finding in got:
        assert finding.severity == Severity.WARNING
        files = {finding.place.file, *(place.file for place, _ in finding.others)}
        assert files == {record(1).path, record(2).path}


def test_a_circle_is_spelled_out_once() -> None:
    """Every step has its verb, and a circle of any length is one finding with a short message."""
    (finding,) = found(
        record(1, None, state("depends_on", "2"), state("enables", "3")),
        record(2, None, state("depends_on", "3")),
        record(3, None),
    )
    assert ": 0001 X depends on 0002 X depends on 0003 X is enabled by 0001 X" in finding.message
    ring = [record(at, None, state("refines", str(at % 300 + 1))) for at in range(1, 301)]
    (finding,) = found(*ring)
    assert len(finding.message) < 500
    assert len(finding.others) < 20


# What is over, and what runs backwards


@pytest.mark.parametrize(
    ("status", "over", "expected"),
    [
        ("accepted", "deprecated", ["R308"]),
        ("proposed", "rejected", ["R308"]),
        ("accepted", "accepted", []),
        ("accepted", "proposed", []),
        ("accepted", "other", []),
        ("accepted", None, []),
        ("deprecated", "deprecated", []),
        ("draft", "deprecated", []),
        (None, "deprecated", []),
    ],
)
def test_what_holds_depends_on_what_holds(status: str, over: str | None, expected: list[str]) -> None:
    """Only a record in force or proposed is asked, and only of one that is known to be over."""
    got = found(record(1, over), record(2, status, state("depends_on", "1", line=6)))
    assert [one.code for one in got] == expected
    for finding in got:
        assert (finding.place.file, finding.place.line) == (record(2).path, 6)
        assert [(place.file, place.line) for place, _ in finding.others] == [(record(1).path, 2)]


def test_the_record_that_builds_is_told() -> None:
    """Where both say it, at its own words; where only the other one says it, at its status, with those words beside."""
    old = record(1, "deprecated", state("needed_by", "2", line=8))
    (finding,) = found(old, record(2, "accepted", state("depends_on", "1", line=6)))
    assert (finding.place.file, finding.place.line) == (record(2).path, 6)
    assert [(place.file, place.line) for place, _ in finding.others] == [(old.path, 2)]
    (finding,) = found(old, record(2))
    assert (finding.place.file, finding.place.line) == (record(2).path, 2)
    assert [(place.file, place.line) for place, _ in finding.others] == [(old.path, 8), (old.path, 2)]


def test_the_one_in_force_now_is_named() -> None:
    """The hint has the end of the chain, however long; the place of the supersession stands beside."""
    chain = [record(at, "superseded", state("superseded_by", str(at + 1))) for at in range(1, 6)]
    asking = record(9, "accepted", state("depends_on", "1"))
    (finding,) = found(*chain, record(6), asking)
    assert "0006 X is in force now" in finding.hint
    assert [place.file for place, _ in finding.others] == [record(1).path]
    assert (
        codes(*chain, record(6), record(9, "accepted", state("depends_on", "1"), state("depends_on", "6")))
        == []
    )
    assert codes(*chain, record(6, "accepted", state("depends_on", "1"))) == []
    (finding,) = found(*chain, record(6, "deprecated"), asking)
    assert "in force now" not in finding.hint


@pytest.mark.parametrize(
    ("date", "other", "before"),
    [
        ("2019-03-13", "2019-03-14", True),
        ("2019-03-14", "2019-03-14", False),
        ("2019-03", "2019-03-14", False),
        ("2019-03-14", "2019-03", False),
        ("2019-02", "2019-03-01", True),
        ("2019-02-28", "2019-03", True),
        ("2020-01", "2019-12-31", False),
    ],
)
@pytest.mark.parametrize("kind", ["supersedes", "amends"])
def test_dates_that_run_backwards(date: str, other: str, kind: str, *, before: bool) -> None:
    """A month is not before its days; both dates stand beside the statement."""
    assert surely_before(date, other) == before
    old = record(1, "superseded" if kind == "supersedes" else "accepted", date=other)
    got = found(old, record(2, "accepted", state(kind, "1"), date=date))
    assert [one.code for one in got] == (["R309"] if before else [])
    for finding in got:
        assert [place.file for place, _ in finding.others] == [record(2).path, record(1).path]


@pytest.mark.parametrize("kind", ["amends", "supersedes"])
@pytest.mark.parametrize(
    ("date", "expected"),
    [("2021-05-01", []), ("2021-05", []), ("2021-04-30", ["R309"]), ("2021-06", ["R309"])],
)
def test_a_date_may_be_that_of_a_later_change(kind: str, date: str, expected: list[str]) -> None:
    """MADR's `date` is the day of the last change: one that another record's change explains tells no more."""
    old = record(1, "superseded" if kind == "supersedes" else "accepted", date="2021-05-01")
    between = record(2, "accepted", state("amends", "1"), date="2020-01-01")
    last = record(3, "accepted", state(kind, "1"), date=date)
    got = [one for one in found(old, between, last) if "0002" in one.message]
    assert [one.code for one in got] == expected


def test_only_the_days_of_coming_into_force_are_compared() -> None:
    """The day on which the older one ended tells nothing, nor that of a proposal; an acceptance does."""
    ended = (Step("2021-05-01", "superseded"),)
    old = record(1, "superseded", date="2021-05-01", history=ended)
    assert codes(old, record(2, "accepted", state("supersedes", "1"), date="2021-04-01")) == []
    begun = (Step("2021-04-15", "accepted"), *ended)
    old = record(1, "superseded", date="2021-05-01", history=begun)
    assert codes(old, record(2, "accepted", state("supersedes", "1"), date="2021-04-01")) == ["R309"]
    assert codes(old, record(2, "accepted", state("supersedes", "1"), date="2021-04-20")) == []
    waiting = record(2, "proposed", state("amends", "1"), date="2019-01-01")
    assert codes(record(1, "accepted", date="2021-05-01"), waiting) == []


# What holds of any records

KINDS = (*inverses(OWN),)
CODES = {"R301", "R302", "R303", "R304", "R305", "R306", "R307", "R308", "R309"}


@st.composite
def corpora(draw: st.DrawFn) -> list[Record]:
    """Draw up to six records with any statuses, dates and relations among them."""
    count = draw(st.integers(1, 6))
    statements = st.builds(
        lambda kind, other, firm: state(kind, str(other), firm=firm),
        st.sampled_from(KINDS),
        st.integers(1, count + 1),
        st.booleans(),
    )
    statuses = st.sampled_from(
        ("accepted", "proposed", "rejected", "deprecated", "superseded", "other", None)
    )
    dates = st.none() | st.sampled_from(("2019-01", "2019-01-02", "2020-05-05", "2021-12"))
    return [
        record(at, draw(statuses), *draw(st.lists(statements, max_size=4)), date=draw(dates))
        for at in range(1, count + 1)
    ]


@drawn(corpora())
def test_forward_and_backward_links_are_one_relation(records: Sequence[Record]) -> None:
    """Whatever is stated: what one record is to another, that one is to it, under the other name."""
    corpus, _ = assemble(records, given=OWN)
    names = inverses(OWN)
    links = {(each.record.path, side.kind, side.path) for each in corpus.decisions for side in each.relations}
    assert links == {(other, names[kind], path) for path, kind, other in links}


@drawn(corpora())
def test_every_chain_ends_or_is_an_error(records: Sequence[Record]) -> None:
    """Following what supersedes a record never goes round, unless the circle is reported."""
    corpus, diagnostics = assemble(records, given=OWN)
    round_about = False
    for decision in corpus.decisions:
        seen: set[str] = set()
        ring = {decision.record.path}
        while ring:
            ring = {path for each in ring for path in corpus.by_path[each].related("superseded_by")}
            round_about = round_about or decision.record.path in ring
            ring -= seen
            seen |= ring
    assert round_about == any(one.code == "R301" for one in diagnostics)


@drawn(corpora(), st.randoms(use_true_random=False))
def test_the_order_of_files_changes_no_finding(records: list[Record], random: Any) -> None:
    """However the files are read, the findings are the same."""
    before = found(*records)
    random.shuffle(records)
    assert found(*records) == before


@drawn(corpora())
def test_a_finding_stands_where_something_is_said(records: Sequence[Record]) -> None:
    """Its place, and every place beside it, is a line that one of these files has: of a statement, status or date."""
    lines = {
        (each.path, line)
        for each in records
        for line in (2, 3, *(statement.reference.line for statement in each.statements))
    }
    by_path = {each.path: each for each in records}
    for finding in found(*records):
        if finding.code not in CODES:
            continue
        assert {
            (place.file, place.line) for place in (finding.place, *(one for one, _ in finding.others))
        } <= lines
        if finding.place.column == 5:  # a reference: it is one of that file's own
            stated = {statement.reference.length for statement in by_path[finding.place.file].statements}
            assert finding.place.length in stated


# Time


class Counted(dict[Any, Any]):
    """A mapping that counts how often it is asked."""

    asked = 0

    def __getitem__(self, key: Any) -> Any:
        self.asked += 1
        return super().__getitem__(key)

    def get(self, key: Any, default: Any = None) -> Any:
        self.asked += 1
        return super().get(key, default)


def chain(size: int) -> list[Record]:
    """Make records of which each supersedes the one before, as the older one says too, and depends on it."""
    records = [record(1, "superseded", state("superseded_by", "2"))]
    for at in range(2, size + 1):
        says = (state("supersedes", str(at - 1)), state("depends_on", str(at - 1)))
        after = (state("superseded_by", str(at + 1)),) if at < size else ()
        records.append(record(at, "superseded" if after else "accepted", *says, *after))
    return records


def star(size: int) -> list[Record]:
    """Make a record that all others depend on, supersede and amend."""
    says = (state("depends_on", "1"), state("supersedes", "1"), state("amends", "1"))
    return [record(1, "superseded"), *(record(at, "accepted", *says) for at in range(2, size + 1))]


@pytest.mark.parametrize("shape", [chain, star])
def test_everything_is_found_in_linear_time(shape: Callable[[int], list[Record]]) -> None:
    """However many records stand in one chain, or hang on one: each is looked at a bounded number of times."""
    for size in (100, 800):
        records = shape(size)
        first, _ = relate(records, index_records(records), OWN)
        relations = Relations(Counted(first.sides), first.stated, Counted(first.sayings))
        standings = stand(records, first.sides, OWN)
        voices = voices_of(records, relations)
        succession_findings(records, relations, standings, voices, like={})
        consistency_findings(records, relations, standings, like={}, labels=dict.fromkeys(standings, ""))
        other_cycles(relations, dict.fromkeys(standings, ""), own=())
        for asked in (relations.sides, relations.sayings):
            assert isinstance(asked, Counted)
            assert asked.asked <= 10 * size
