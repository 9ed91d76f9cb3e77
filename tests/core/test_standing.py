"""Standing: what holds, and when it held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from record_samples import assemble, corpus_of, make_record, settings, state
from steelyard.core.model import Step
from steelyard.core.relations.spans import Interval
from steelyard.core.settings import StatusWord

if TYPE_CHECKING:
    from steelyard.core.corpus import Decision

WORDS = (StatusWord("adopted", "Adopted", like="accepted"), StatusWord("parked", "Parked", like="other"))


def old_and_new(old: dict[str, Any], *new: dict[str, Any]) -> Decision:
    """Build a first record and others that supersede it; return the first."""
    records = [make_record("adr/0001-a.md", **old)]
    for at, fields in enumerate(new, 2):
        records.append(make_record(f"adr/{at:04}-b.md", statements=(state("supersedes", "1"),), **fields))
    return assemble(records, given=settings(statuses=WORDS))[0].decisions[0]


@pytest.mark.parametrize(
    ("status", "holds"),
    [
        ("accepted", True),
        ("adopted", True),
        ("parked", False),
        ("proposed", False),
        ("draft", False),
        ("rejected", False),
        ("deprecated", False),
        ("superseded", False),
        ("other", False),
        (None, False),
    ],
)
def test_alone_a_record_stands_as_it_says(status: str | None, holds: bool) -> None:  # noqa: FBT001
    """Nothing becomes another status; only what counts as accepted is in force, and no status never is."""
    decision = old_and_new({"status": status, "date": "2019-03-01"})
    assert (decision.standing, decision.holds) == (status, holds)
    assert (Interval("2019-03-01", None) in decision.in_force) == holds


@pytest.mark.parametrize(
    ("newer", "standing"),
    [
        ("accepted", "superseded"),
        ("adopted", "superseded"),
        ("deprecated", "superseded"),
        ("superseded", "superseded"),
        ("proposed", "accepted"),
        ("draft", "accepted"),
        ("rejected", "accepted"),
        ("parked", "accepted"),
        ("other", "accepted"),
        (None, "accepted"),
    ],
)
def test_only_what_came_into_force_supersedes(newer: str | None, standing: str) -> None:
    """A proposal replaces nothing yet; what did come into force has replaced, even if it is over itself."""
    decision = old_and_new({"status": "accepted", "date": "2019-01"}, {"status": newer, "date": "2020-02-02"})
    assert decision.standing == standing
    end = "2020-02-02" if standing == "superseded" else None
    assert decision.in_force == (Interval("2019-01", end),)
    assert decision.ended == end


def test_a_proposal_that_is_replaced_was_never_in_force() -> None:
    """It stands superseded since then, with no time in force."""
    decision = old_and_new(
        {"status": "proposed", "date": "2019-01-01"}, {"status": "accepted", "date": "2020-01-01"}
    )
    assert (decision.standing, decision.in_force, decision.ended) == ("superseded", (), "2020-01-01")


def test_the_first_successor_ends_it() -> None:
    """Of several the earliest day counts, months on their first."""
    decision = old_and_new(
        {"status": "accepted", "date": "2019-01-01"},
        {"status": "accepted", "date": "2020-05-02"},
        {"status": "accepted", "date": "2020-05"},
        {"status": "accepted"},
    )
    assert (decision.ended, decision.in_force) == ("2020-05", (Interval("2019-01-01", "2020-05"),))


def test_a_successors_acceptance_counts_not_its_last_date() -> None:
    """A successor that was itself superseded ended the first on the day it was accepted."""
    steps = (Step("2020-01-01", "accepted"), Step("2022-01-01", "superseded"))
    newer = {"status": "superseded", "date": "2022-01-01", "history": steps}
    assert old_and_new({"status": "accepted", "date": "2019-01-01"}, newer).ended == "2020-01-01"


def test_an_unknown_end_is_not_made_up() -> None:
    """A record that is over since nobody knows when has no time in force."""
    decision = old_and_new({"status": "accepted", "date": "2019-01-01"}, {"status": "accepted"})
    assert (decision.standing, decision.in_force, decision.ended) == ("superseded", (), None)
    assert old_and_new({"status": "deprecated", "date": "2019-01-01"}).in_force == ()


def test_an_unknown_beginning_stays_open() -> None:
    """An accepted record without a date is in force since an unknown day."""
    assert old_and_new({"status": "accepted"}).in_force == (Interval(None, None),)
    assert old_and_new({"status": "accepted"}, {"status": "accepted", "date": "2020-01-01"}).in_force == (
        Interval(None, "2020-01-01"),
    )


@pytest.mark.parametrize(
    ("status", "date", "steps", "spans", "ended"),
    [
        ("accepted", "2019-03-01", [("2019-01-01", "proposed"), ("2019-03-01", "accepted")], [("2019-03-01", None)], None),
        ("deprecated", "2021-01-01", [("2019-03-01", "accepted"), ("2021-01-01", "deprecated")], [("2019-03-01", "2021-01-01")], "2021-01-01"),
        ("accepted", "2022-01-01", [("2019-01-01", "accepted"), ("2020-01-01", "deprecated"), ("2022-01-01", "accepted")], [("2019-01-01", "2020-01-01"), ("2022-01-01", None)], None),
        ("superseded", "2021-01-01", [("2021-01-01", "superseded")], [], "2021-01-01"),
        ("superseded", "2019-01-01", [("2021-01-01", "superseded")], [("2019-01-01", "2021-01-01")], "2021-01-01"),
        ("accepted", "2019-01-01", [("2018-01-01", "proposed")], [("2019-01-01", None)], None),
        ("adopted", "2019-01-01", [("2018-06", "adopted")], [("2018-06", None)], None),
        ("proposed", "2019-01-01", [("2019-01-01", "proposed")], [], None),
        ("rejected", "2019-02-01", [("2019-01-01", "proposed"), ("2019-02-01", "rejected")], [], "2019-02-01"),
    ],
)  # fmt: skip
def test_a_history_tells_the_times(
    status: str,
    date: str,
    steps: list[tuple[str, str]],
    spans: list[tuple[str, str | None]],
    ended: str | None,
) -> None:
    """Dated steps open and close the times in force."""
    decision = old_and_new({"status": status, "date": date, "history": tuple(Step(*step) for step in steps)})
    assert decision.in_force == tuple(Interval(*span) for span in spans)
    assert decision.ended == ended


dates = st.none() | st.sampled_from(["2019-01", "2019-01-01", "2019-06-01", "2020-01-01", "2021-03"])
words = st.none() | st.sampled_from(
    ["draft", "proposed", "accepted", "rejected", "deprecated", "superseded", "adopted"]
)
histories = st.lists(st.builds(Step, dates, words), max_size=4).map(tuple)


@drawn(st.lists(st.tuples(words, dates, histories), min_size=1, max_size=3))
def test_times_are_in_order_and_agree_with_the_standing(drawn_records: list[tuple[Any, Any, Any]]) -> None:
    """Whatever is written: times follow one another, only what holds goes on, and it is never over."""
    first, *newer = ({"status": word, "date": date, "history": steps} for word, date, steps in drawn_records)
    decision = old_and_new(first, *newer)
    edges = [edge for span in decision.in_force for edge in (span.start, span.end) if edge]
    days = [edge if len(edge) == 10 else f"{edge}-01" for edge in edges]
    assert days == sorted(days)
    assert not decision.holds or decision.ended is None
    assert all(span.end for span in decision.in_force if not decision.holds)
    assert decision.holds == (decision.standing in {"accepted", "adopted"})


def test_a_chain_of_any_length_is_worked_out() -> None:
    """Each of a long chain stands superseded by the next, the last one holds."""
    chain = [
        make_record(f"adr/{at:05}-x.md", status="accepted", statements=(state("superseded_by", str(at + 1)),) if at < 3000 else ())
        for at in range(1, 3001)
    ]  # fmt: skip
    corpus, _ = assemble(chain)
    assert sum(decision.holds for decision in corpus.decisions) == 1
    assert corpus_of(make_record("adr/0001-x.md", status="accepted")).decisions[0].holds


def test_an_acceptance_anew_asks_each_successor_once() -> None:
    """Where successors follow one another in a circle, and all are over, the record that was accepted again holds."""
    over = (Step("2002-01-01", "accepted"), Step("2005-01-01", "deprecated"))
    again = (Step("2001-01-01", "accepted"), Step("2002-01-01", "superseded"), Step("2009-01-01", "accepted"))
    followed = {1: (), 2: ("1", "3"), 3: ("1", "2")}
    records = [
        make_record(
            f"adr/{number:04}-x.md",
            status="deprecated" if older else "accepted",
            history=over if older else again,
            statements=tuple(state("supersedes", each) for each in older),
        )
        for number, older in followed.items()
    ]
    first = assemble(records)[0].decisions[0]
    assert (first.standing, first.holds) == ("accepted", True)
    assert first.in_force == (Interval("2001-01-01", "2002-01-01"), Interval("2009-01-01", None))
