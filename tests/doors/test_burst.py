"""How long a burst of changes lasts, by a clock of its own: a single save is told at once, many at their end."""

from __future__ import annotations

import pytest

from steelyard.doors.serve.burst import LONGEST, QUIET, SETTLED, Burst


def test_a_single_save_is_told_at_once() -> None:
    """A file that was closed after writing waits only as long as it takes to see that it is alone."""
    burst = Burst()
    for moment, whole in ((10.0, False), (10.001, False), (10.002, True)):
        burst.note("a", moment, whole=whole)
    assert burst.due() == pytest.approx(10.002 + SETTLED)
    assert burst.take() == {"a"}
    assert not burst


def test_a_file_half_written_waits() -> None:
    """A file that is still being written to, or whose closing no system tells, waits for quiet."""
    burst = Burst()
    burst.note("a", 10.0, whole=False)
    assert burst.due() == pytest.approx(10.0 + QUIET)
    burst.note("a", 10.05, whole=True)
    burst.note("a", 10.06, whole=False)
    assert burst.due() == pytest.approx(10.06 + QUIET)


def test_a_second_file_makes_it_many() -> None:
    """Of two files, each of them whole, the end is waited for."""
    burst = Burst()
    burst.note("a", 10.0, whole=True)
    burst.note("b", 10.005, whole=True)
    assert burst.due() == pytest.approx(10.005 + QUIET)
    assert burst.take() == {"a", "b"}


def test_what_stalls_is_told_twice_at_most() -> None:
    """What follows soon after a burst that was told belongs to it: it is not told file by file."""
    burst = Burst()
    burst.note("a", 10.0, whole=True)
    assert burst.take() == {"a"}
    for number in range(100):
        now = 10.05 + number / 100
        burst.note(str(number), now, whole=True)
        assert burst.due() == pytest.approx(now + QUIET)
    assert len(burst.take()) == 100
    burst.note("a", 20.0, whole=True)
    assert burst.due() == pytest.approx(20.0 + SETTLED)


def test_changes_without_end_are_told() -> None:
    """A file that is written to all the time is told in the end."""
    burst = Burst()
    now = 10.0
    while now < burst.due() if burst else True:
        burst.note("log", now, whole=True)
        burst.note("log", now, whole=False)
        now += QUIET / 2
    assert now == pytest.approx(10.0 + LONGEST, abs=QUIET)


def test_a_passing_file_was_never_there() -> None:
    """A file that came and went within a burst is no change; the one that it was renamed to is a single save."""
    burst = Burst()
    burst.note("sedAbc", 10.0, whole=False, born=True)
    burst.note("sedAbc", 10.001, whole=True)
    burst.gone("sedAbc", 10.002)
    assert not burst
    burst.note("a", 10.002, whole=True)
    assert burst.due() == pytest.approx(10.002 + SETTLED)
    assert burst.take() == {"a"}


def test_a_file_put_aside_waits_for_the_new_one() -> None:
    """An editor that renames the old file first is about to write a new one in its place."""
    burst = Burst()
    burst.gone("a", 10.0)
    assert burst.due() == pytest.approx(10.0 + QUIET)
    burst.note("a", 10.03, whole=False, born=True)
    burst.note("a", 10.04, whole=True)
    assert burst.due() == pytest.approx(10.04 + SETTLED)
    burst.gone("a", 10.045)
    assert burst.take() == {"a"}
