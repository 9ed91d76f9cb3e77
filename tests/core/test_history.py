"""A record's history out of two sources: what it tells itself wins, and Git fills in the rest."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from git_samples import told
from record_samples import assemble, make_record, settings
from steelyard.core.dates import day
from steelyard.core.history import Version, events_in, merged, steps_of
from steelyard.core.model import VOCABULARY, Step
from steelyard.core.relations.spans import Interval
from steelyard.core.settings import StatusWord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.core.corpus import Decision
    from steelyard.core.model import Record

NOTHING: Mapping[str, str] = {}
LIKE = {"adopted": "accepted", "parked": "other"}
WORDS = (StatusWord("adopted", "Adopted", like="accepted"), StatusWord("parked", "Parked", like="other"))


def versions(*lines: str) -> list[Version]:
    """Read `2020-01-05 proposed`, with a date that the record came to tell behind it."""
    made = []
    for at, line in enumerate(lines):
        date, status, *rest = line.split(" ")
        made.append(Version(date, "Ann", f"{at:07x}".ljust(40, "f"), status, status, *rest))
    return made


def git_steps(*lines: str, present: str = "") -> tuple[Step, ...]:
    return steps_of(versions(*lines), LIKE, present=(present, present) if present else None)


def own_steps(*lines: str) -> tuple[Step, ...]:
    return tuple(Step(date if date != "?" else None, status) for date, status in map(str.split, lines))


def record(*lines: str, date: str | None = None, status: str = "accepted") -> Record:
    return make_record("adr/0001-a.md", date=date, status=status, history=own_steps(*lines))


def decided(given_record: Record, steps: Sequence[Step]) -> Decision:
    """Put the merged history into a corpus of one record."""
    full = make_record(
        given_record.path,
        date=given_record.date,
        status=given_record.status,
        history=merged(given_record, steps, LIKE),
    )
    return assemble([full], given=settings(statuses=WORDS))[0].decisions[0]


def test_a_step_names_its_commit_and_author() -> None:
    """A step of Git carries the author and the short hash, as people quote it."""
    (step,) = git_steps("2020-01-05 accepted")
    assert (step.by, step.note, step.commit) == ("Ann", "commit 0000000", "0000000".ljust(40, "f"))


def test_equal_statuses_in_a_row_are_one_step() -> None:
    """A status that is written again, in other words or on another branch, did not change."""
    steps = git_steps(
        "2020-01-05 proposed", "2020-02-01 accepted", "2020-03-01 adopted", "2020-04-01 deprecated"
    )
    assert told(steps) == ["2020-01-05 proposed*", "2020-02-01 accepted*", "2020-04-01 deprecated*"]


def test_words_without_a_meaning_go_by_their_text() -> None:
    """Two unknown words are two statuses; a site's own word is not any other one."""
    unknown = [
        Version("2020-01-01", "", "a", "other", "On hold"),
        Version("2020-02-01", "", "b", "other", "Stagnant"),
    ]
    assert [step.text for step in steps_of(unknown, LIKE, present=None)] == ["On hold", "Stagnant"]
    assert len(git_steps("2020-01-05 parked", "2020-02-05 other")) == 2


def test_what_a_merge_did_not_take_on_is_left_out() -> None:
    """The history ends with the status that the file has at HEAD, where it ever had it."""
    lines = ("2020-01-05 proposed", "2020-02-01 accepted", "2020-03-01 rejected")
    assert told(git_steps(*lines, present="accepted"))[-1] == "2020-02-01 accepted*"
    assert told(git_steps(*lines, present="rejected"))[-1] == "2020-03-01 rejected*"
    assert told(git_steps(*lines, present="deprecated"))[-1] == "2020-03-01 rejected*"


@pytest.mark.parametrize(
    ("line", "date", "note"),
    [
        ("2020-03-07 accepted 2020-03-05", "2020-03-05", "commit 0000001 of 2020-03-07"),
        ("2020-03-07 accepted 2020-03-09", "2020-03-07", "commit 0000001"),
        ("2020-03-07 accepted 2019-12-01", "2020-03-07", "commit 0000001"),
        ("2020-03-07 accepted 2020-03", "2020-03-07", "commit 0000001"),
        ("2020-03-07 accepted 2020-02", "2020-02", "commit 0000001 of 2020-03-07"),
    ],
)
def test_a_date_written_with_the_new_status_is_the_steps(line: str, date: str, note: str) -> None:
    """Who accepts a record and dates it in one commit tells the day better than the commit does."""
    step = git_steps("2020-01-05 proposed", line)[1]
    assert (step.date, step.note) == (date, note)


def test_a_record_older_than_its_file() -> None:
    """A record of 2019 that was first committed in 2020, already accepted, is in force from 2019."""
    decision = decided(record(date="2019-03-01"), git_steps("2020-01-05 accepted"))
    assert told(decision.record.history) == ["2019-03-01 accepted*"]
    assert decision.in_force == (Interval("2019-03-01", None),)


def test_a_record_accepted_after_its_first_commit() -> None:
    """A record that came as a proposal and was accepted later is in force from then on, whatever it is dated."""
    steps = git_steps("2020-01-10 proposed", "2020-03-07 accepted")
    for date in (None, "2020-01-10", "2020-01-20", "2020-01-01"):
        assert decided(record(date=date), steps).in_force == (Interval("2020-03-07", None),)


@pytest.mark.parametrize(
    ("own", "lines", "history"),
    [
        # The record tells its acceptance: Git's is not added, its proposal is.
        (
            ["2020-02-20 accepted"],
            ["2020-01-10 proposed", "2020-03-07 accepted"],
            ["2020-01-10 proposed*", "2020-02-20 accepted"],
        ),
        # First committed when it was over: all steps of Git are too late.
        (["2018-01-01 accepted", "2019-01-01 superseded"], ["2020-01-10 proposed", "2020-03-07 accepted"],
         ["2018-01-01 accepted", "2019-01-01 superseded"]),
        # On the very day of a later stage is too late as well.
        (["2020-01-10 accepted"], ["2020-01-10 proposed"], ["2020-01-10 accepted"]),
        # A later stage is news.
        (["2020-01-10 accepted"], ["2020-02-01 deprecated"], ["2020-01-10 accepted", "2020-02-01 deprecated*"]),
        # A site's own word is the step that it counts as.
        (["2020-01-10 adopted"], ["2020-02-01 accepted"], ["2020-01-10 adopted"]),
        # An undated step tells its status, and no order.
        (["? accepted"], ["2020-01-10 proposed", "2020-02-01 accepted"], ["2020-01-10 proposed*", "None accepted"]),
        # What stands in no stage is in nobody's way.
        (["2020-01-10 accepted"], ["2020-02-01 parked"], ["2020-01-10 accepted", "2020-02-01 parked*"]),
        # A month counts from its first day.
        (["2020-01 accepted"], ["2020-01-10 proposed"], ["2020-01 accepted"]),
    ],
)  # fmt: skip
def test_what_the_record_tells_wins(own: list[str], lines: list[str], history: list[str]) -> None:
    """Git adds only steps that the record does not tell and that do not turn back what it tells."""
    assert told(merged(record(*own), git_steps(*lines), LIKE)) == history


def test_without_steps_of_git_nothing_changes() -> None:
    """A record's own history, repeated steps and all, is never touched."""
    own = ("2020-01-01 accepted", "2020-02-01 accepted", "? rejected")
    assert merged(record(*own), (), LIKE) == own_steps(*own)


DAYS = st.dates().map(lambda date: date.isoformat()).filter(lambda date: date >= "1000")
STEPS = st.lists(st.tuples(DAYS, st.sampled_from([*VOCABULARY, "adopted", "parked"])), max_size=6)


@given(STEPS, STEPS, st.none() | DAYS)
def test_merging_keeps_its_promises(
    own: list[tuple[str, str]], lines: list[tuple[str, str]], date: str | None
) -> None:
    """The record's own steps all stay, in the order of their dates; Git repeats no status of them, nor one in a row."""
    given_record = record(*(" ".join(pair) for pair in own), date=date)
    history = merged(given_record, git_steps(*(" ".join(pair) for pair in lines)), LIKE)
    assert [step for step in history if not step.commit] == sorted(
        given_record.history, key=lambda step: step.date or ""
    )
    assert list(history) == sorted(history, key=lambda step: day(step.date or ""))
    mine = {LIKE.get(status, status) for _, status in own}
    assert not mine & {LIKE.get(step.status or "", step.status) for step in history if step.commit} - {
        "other"
    }
    for one, other in pairwise(history):
        assert not (other.commit and one.status == other.status)


@given(STEPS, STEPS, DAYS, st.sampled_from(VOCABULARY))
def test_times_in_force_follow_from_the_merged_history(
    own: list[tuple[str, str]], lines: list[tuple[str, str]], accepted_on: str, status: str
) -> None:
    """Each time in force begins with an accepted step and ends with one that is not; the last one ends if it did."""
    own = [*own, (accepted_on, "accepted")]
    decision = decided(
        record(*(" ".join(pair) for pair in own), status=status),
        git_steps(*(" ".join(pair) for pair in lines), present=status),
    )
    steps = [(step.date, LIKE.get(step.status or "", step.status)) for step in decision.record.history]
    accepted = {date for date, word in steps if word == "accepted"}
    over = {date for date, word in steps if word != "accepted"}
    assert all(time.start in accepted for time in decision.in_force if time.start)
    assert all(time.end in over for time in decision.in_force if time.end)
    assert all(
        first.end and second.start and first.end <= second.start
        for first, second in pairwise(decision.in_force)
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Reviewed after a year: it holds.", {"reviewed"}),
        ("amended, and reviewed", {"amended", "reviewed"}),
        ("Not yet reviewed", set()),
        ("was not reviewed, never amended", set()),
        ("previewed", set()),
    ],
)
def test_what_a_step_tells_beside_a_status(text: str, found: set[str]) -> None:
    """A review or an amendment that did take place, and none that did not."""
    assert events_in(text) == found


def test_a_status_that_is_left_is_not_repeated() -> None:
    """Where the record tells a step of Git's itself, the two around it that say the same become one."""
    steps = git_steps("2020-01-01 accepted", "2020-02-01 deprecated", "2020-03-01 accepted")
    both = merged(record("? deprecated"), steps, LIKE)
    assert [(step.date, step.status) for step in both] == [("2020-01-01", "accepted"), (None, "deprecated")]


def test_a_step_is_compared_by_what_it_says() -> None:
    """How it is written counts for nothing, and a step is no other kind of value."""
    assert Step("2019-03-01", "accepted", text="Accepted") == Step("2019-03-01", "accepted", text="approved")
    assert Step("2019-03-01", "accepted") != ("2019-03-01", "accepted")
