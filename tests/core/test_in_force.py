"""Times in force: what holds of them whatever records say, and what was once worked out wrongly."""

from __future__ import annotations

import json
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given as drawn
from hypothesis import settings as bounds
from hypothesis import strategies as st

from record_samples import assemble, export_of, export_text, make_record, settings, state
from steelyard.core.dates import day
from steelyard.core.model import RELATIONS, Step
from steelyard.core.relations.cycles import find_cycles
from steelyard.core.relations.spans import Interval, chronological
from steelyard.core.settings import RelationKind, StatusWord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.model import Record

GIVEN = settings(
    statuses=(
        StatusWord("adopted", "Adopted", like="accepted"),
        StatusWord("parked", "Parked", like="other"),
    ),
    relations=(RelationKind("refines", "refined_by"), RelationKind("rivals", "rivals")),
)
IN_FORCE = {"accepted", "adopted"}
ONCE = IN_FORCE | {"deprecated", "superseded"}

DAYS_TEXT = """
    2019-01-01 2019-06-30 2020-02 2020-02-01 2020-02-10 2020-02-29 2021-05 2021-05-05 2022-07-01 2023-01-01
"""
WORDS_TEXT = "accepted accepted superseded deprecated adopted proposed rejected draft parked other"

dates = st.sampled_from([*DAYS_TEXT.split(), None])
words = st.sampled_from([*WORDS_TEXT.split(), None])
steps = st.just(()) | st.lists(st.builds(Step, dates, words), max_size=4).map(tuple)
kinds = st.sampled_from([*RELATIONS, "refines", "refined_by", "rivals"])


@st.composite
def logs(draw: st.DrawFn, *, circles: bool = True, most: int = 7) -> list[Record]:
    """Draw records with dates, histories and relations; without `circles`, only a later number supersedes."""
    size = draw(st.integers(1, most))
    records = []
    for at in range(1, size + 1):
        others = st.integers(1, size).map(str)
        statements = [state(kind, to) for kind, to in draw(st.lists(st.tuples(kinds, others), max_size=2))]
        statements = [one for one in statements if circles or "supersede" not in one.kind]
        if at > 1:
            older = draw(st.sets(st.integers(max(1, at - 2), at - 1), max_size=2))
            statements += [state("supersedes", str(one)) for one in sorted(older)]
        records.append(
            make_record(
                f"adr/{at:04}-x.md",
                status=draw(words),
                date=draw(dates),
                history=draw(steps),
                statements=tuple(statements),
            )
        )
    return records


def corpus_from(records: Sequence[Record]) -> Corpus:
    return assemble(records, given=GIVEN)[0]


def successors(corpus: Corpus) -> dict[str, list[str]]:
    """Return who supersedes whom, of those that came into force by what their file says."""
    came = {
        decision.record.path
        for decision in corpus.decisions
        if decision.record.status in ONCE
        or any(step.date and step.status in IN_FORCE for step in decision.record.history)
    }
    return {
        decision.record.path: [path for path in decision.related("superseded_by") if path in came]
        for decision in corpus.decisions
    }


def chain_of(path: str, newer: dict[str, list[str]]) -> set[str]:
    """Return everything newer along the chain of a record, itself left out."""
    seen: set[str] = set()
    queue = [path]
    while queue:
        fresh = [one for one in newer[queue.pop()] if one not in seen]
        seen.update(fresh)
        queue += fresh
    return seen - {path}


@bounds(deadline=None)
@drawn(logs())
def test_times_follow_one_another(records: list[Record]) -> None:
    """The times of one record are in order and apart; only the first may begin nobody knows when, only the last go on."""
    for decision in corpus_from(records).decisions:
        times = decision.in_force
        assert all(time.start for time in times[1:])
        assert all(time.end for time in times[:-1])
        edges = [day(edge) for time in times for edge in (time.start, time.end) if edge]
        assert edges == sorted(edges)


@bounds(deadline=None)
@drawn(logs())
def test_times_never_overlap_along_a_chain(records: list[Record]) -> None:
    """Where a newer record is known to be in force, no older one of its chain is; also in a circle, or against all dates."""
    corpus = corpus_from(records)
    newer = successors(corpus)
    for decision in corpus.decisions:
        for other in chain_of(decision.record.path, newer):
            for old in decision.in_force:
                for new in corpus.by_path[other].in_force:
                    apart = (
                        new.start is None
                        or (old.end is not None and day(old.end) <= day(new.start))
                        or (new.end is not None and old.start is not None and day(new.end) <= day(old.start))
                    )
                    assert apart, (decision.record.path, other, old, new)


@bounds(deadline=None)
@drawn(logs())
def test_times_add_up_with_the_standing(records: list[Record]) -> None:
    """What holds has one time that goes on, and nothing else has; what is over ended with its last time, where known."""
    for decision in corpus_from(records).decisions:
        going_on = [time for time in decision.in_force if time.end is None]
        assert len(going_on) == decision.holds
        assert decision.holds == (decision.standing in IN_FORCE)
        if decision.holds:
            assert decision.ended is None
        elif decision.in_force:
            assert decision.ended in {None, decision.in_force[-1].end}


@bounds(deadline=None)
@drawn(logs())
def test_only_a_successor_that_came_into_force_changes_a_standing(records: list[Record]) -> None:
    """Each record stands as it says or superseded, the latter only where something came into force after it."""
    corpus = corpus_from(records)
    newer = successors(corpus)
    for decision in corpus.decisions:
        if not newer[decision.record.path]:
            assert decision.standing == decision.record.status
        else:
            assert decision.standing in {"superseded", decision.record.status}
            assert not decision.holds or decision.record.history


@bounds(deadline=None)
@drawn(logs(most=6), st.randoms(use_true_random=False), words, dates, steps)
def test_neither_order_nor_strangers_change_a_thing(
    records: list[Record], order: Any, word: str | None, date: str | None, history: tuple[Step, ...]
) -> None:
    """The whole export is the same byte for byte in any order of input; a record without relations adds its line only."""
    text = export_text(corpus_from(records))
    shuffled = list(records)
    order.shuffle(shuffled)
    assert export_text(corpus_from(shuffled)) == text
    stranger = make_record("adr/9000-stranger.md", status=word, date=date, history=history)
    alone = [line.rstrip(",") for line in text.splitlines()]
    together = export_text(corpus_from([stranger, *records])).splitlines()
    assert [line.rstrip(",") for line in together if '"id": "9000"' not in line] == alone


@bounds(deadline=None)
@drawn(logs())
def test_forward_and_backward_are_one_relation(records: list[Record]) -> None:
    """In the export each relation of every kind, a site's own too, stands at both records, and no other one does."""
    listed = export_of(corpus_from(records))["records"]
    inverse = {**RELATIONS, "refines": "refined_by", "refined_by": "refines", "rivals": "rivals"}
    found = {
        (kind, record["id"], other)
        for record in listed
        for kind, others in [
            *((kind, record[kind]) for kind in RELATIONS),
            *((added["kind"], [added["target"]]) for added in record["relations"]),
        ]
        for other in others
    }
    assert {(inverse[kind], other, record) for kind, record, other in found} == found
    said = {
        (one.kind, record.number, one.reference.target)
        for record in records
        for one in record.statements
        if one.reference.target != record.number
    }
    assert said | {(inverse[kind], to, of) for kind, of, to in said} == found


@bounds(deadline=None)
@drawn(logs(circles=False))
def test_every_chain_ends(records: list[Record]) -> None:
    """Without a circle each way along the successors ends at a record that nothing in force replaced."""
    corpus = corpus_from(records)
    newer = successors(corpus)
    assert find_cycles(newer) == []
    for path in newer:
        ends = [one for one in chain_of(path, newer) | {path} if not newer[one]]
        assert ends
        assert all(corpus.by_path[one].standing == corpus.by_path[one].record.status for one in ends)


@bounds(deadline=None)
@drawn(st.permutations(["2019-01-01", "2020-02", "2021-01-01"]), st.booleans())
def test_a_history_reads_from_either_end(order: Sequence[str], backwards: bool) -> None:  # noqa: FBT001
    """However the steps are written, they come out by date, those without one last."""
    given = [Step(date, "accepted") for date in order] + [Step(None, "superseded")]
    assert [step.date for step in chronological(reversed(given) if backwards else given)] == [
        "2019-01-01", "2020-02", "2021-01-01", None,
    ]  # fmt: skip


def log(*lines: str) -> list[Decision]:
    """Build records from lines: "status date > 1, 2 | accepted 2019-01-01, rejected 2020-01-01"."""
    records = []
    for at, line in enumerate(lines, 1):
        head, _, told = line.partition("|")
        head, _, older = head.partition(">")
        status, _, date = head.strip().partition(" ")
        history = [step.split() for step in told.split(",") if step.strip()]
        records.append(
            make_record(
                f"adr/{at:04}-x.md",
                status=status,
                date=date.strip() or None,
                history=tuple(Step(when, word) for word, when in history),
                statements=tuple(state("supersedes", one.strip()) for one in older.split(",") if one.strip()),
            )
        )
    return list(assemble(records, given=GIVEN)[0].decisions)


def told(decision: Decision) -> tuple[str | None, list[tuple[str | None, str | None]], str | None]:
    return decision.standing, [(time.start, time.end) for time in decision.in_force], decision.ended


@pytest.mark.parametrize(
    ("lines", "standing", "times", "ended"),
    [
        pytest.param(
            ["accepted 2019-01-01", "rejected 2021-01-01 > 1 | accepted 2020-01-01, rejected 2021-01-01"],
            "superseded", [("2019-01-01", "2020-01-01")], "2020-01-01",
            id="a successor that was accepted and later rejected did replace it",
        ),
        pytest.param(
            ["accepted 2019-01-01", "proposed 2021-01-01 > 1 | accepted 2020-01-01, proposed 2021-01-01"],
            "superseded", [("2019-01-01", "2020-01-01")], "2020-01-01",
            id="so did one that is under discussion again",
        ),
        pytest.param(
            ["accepted 2021-01-01", "accepted 2020-01-01 > 1"], "superseded", [], "2020-01-01",
            id="what begins after its successor was never in force",
        ),
        pytest.param(
            ["accepted 2019-01-01", "accepted 2022-01-01 > 1", "accepted 2020-01-01 > 2"],
            "superseded", [("2019-01-01", "2020-01-01")], "2020-01-01",
            id="the chain's own days count against a successor's later one",
        ),
        pytest.param(
            ["accepted 2019-01-01", "accepted > 1", "accepted 2021-01-01 > 2"], "superseded", [], None,
            id="an undated successor leaves the end unknown",
        ),
        pytest.param(
            ["deprecated 2022-01-01 | accepted 2019-01-01, deprecated 2022-01-01", "accepted > 1", "accepted 2021-01-01 > 2"],
            "superseded", [], None,
            id="also where its own end lies after the next one's day",
        ),
        pytest.param(
            ["accepted 2019-01-01", "superseded 2021-01-01 > 1 | superseded 2021-01-01"], "superseded", [], None,
            id="the day a successor was over is not the day it began",
        ),
        pytest.param(
            ["superseded 2019-01-01 | proposed 2019-01-01, superseded 2020-01-01"],
            "superseded", [], "2020-01-01",
            id="nor is the day of a proposal",
        ),
        pytest.param(
            ["deprecated 2020-01-01 | accepted 2019-01-01, deprecated 2020-01-01", "accepted 2022-01-01 > 1"],
            "superseded", [("2019-01-01", "2020-01-01")], "2020-01-01",
            id="deprecated before its successor came",
        ),
        pytest.param(
            ["superseded | accepted 2019-01-01, deprecated 2020-01-01, superseded 2021-01-01"],
            "superseded", [("2019-01-01", "2020-01-01")], "2020-01-01",
            id="the first ending counts",
        ),
        pytest.param(
            ["accepted | accepted 2019-01-01, superseded 2020-01-01, accepted 2022-01-01",
             "deprecated > 1 | accepted 2020-01-01, deprecated 2022-01-01"],
            "accepted", [("2019-01-01", "2020-01-01"), ("2022-01-01", None)], None,
            id="accepted again when its successor was over",
        ),
        pytest.param(
            ["accepted | accepted 2019-01-01, superseded 2020-01-01, accepted 2022-01-01", "accepted 2020-01-01 > 1"],
            "superseded", [("2019-01-01", "2020-01-01")], "2020-01-01",
            id="accepted again beside a successor in force",
        ),
        pytest.param(
            ["accepted | accepted 2019-01-01, superseded 2020-01-01, accepted 2022-01-01",
             "superseded > 1 | accepted 2020-01-01, superseded 2021-01-01", "accepted 2021-01-01 > 2"],
            "superseded", [("2019-01-01", "2020-01-01")], "2020-01-01",
            id="accepted again while the chain goes on",
        ),
        pytest.param(
            ["accepted 2019-01-01 | accepted 2019-01-01, deprecated 2021-01-01"],
            "accepted", [("2019-01-01", None)], None,
            id="a status that says more than the history",
        ),
        pytest.param(
            ["parked | accepted 2019-01-01, parked 2020-01-01"],
            "parked", [("2019-01-01", "2020-01-01")], "2020-01-01",
            id="a site's own word for its present state ends it",
        ),
        pytest.param(
            ["accepted | accepted 2019-01-01, other 2020-01-01"], "accepted", [("2019-01-01", None)], None,
            id="a review or another step between ends nothing",
        ),
        pytest.param(
            ["accepted 2020-05-10", "accepted 2020-05 > 1"], "superseded", [("2020-05", "2020-05")], "2020-05",
            id="within one month",
        ),
        pytest.param(
            ["deprecated | accepted 2020-05-10, deprecated 2020-05"],
            "deprecated", [("2020-05-10", "2020-05-10")], "2020-05-10",
            id="a month that follows a day of its own",
        ),
        pytest.param(
            ["superseded | superseded 2021-01-01, accepted 2021-01-01, proposed 2020-01-01"],
            "superseded", [("2021-01-01", "2021-01-01")], "2021-01-01",
            id="the newest step first, two on a day",
        ),
    ],
)  # fmt: skip
def test_the_times_of_the_first(
    lines: list[str], standing: str, times: list[tuple[str | None, str | None]], ended: str | None
) -> None:
    """Each of these was, or could have been, told wrongly."""
    assert told(log(*lines)[0]) == (standing, times, ended)


def test_a_chain_hands_over_from_day_to_day() -> None:
    """In a chain with dates each record's time ends on the day on which the next one's begins."""
    chain = log("accepted 2019-01-01", *(f"accepted 20{19 + at}-01-01 > {at}" for at in range(1, 20)))
    for old, new in combinations(chain, 2):
        if new.position == old.position + 1:
            assert old.in_force == (Interval(old.record.date, new.record.date),)
    assert chain[-1].in_force == (Interval("2038-01-01", None),)
    assert json.loads(json.dumps([one.holds for one in chain])) == [False] * 19 + [True]
