"""In force on a day: the one rule of it, and the times in force as the page's script reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.dates import day

if TYPE_CHECKING:
    from steelyard.core.corpus import Decision


def in_force_on(decision: Decision, on: str) -> bool:
    """Say whether a decision was in force on a day, ISO 8601; a month stands for its first day.

    It was if one of its times has begun by that day and has not ended by it: the day it ended is the first without
    it. A beginning that is not known counts as long ago.
    """
    asked = day(on)
    return any(
        (time.start is None or day(time.start) <= asked) and (time.end is None or asked < day(time.end))
        for time in decision.in_force
    )


def times_text(decision: Decision) -> str:
    """Write the times in force for the script: "2011-06-14/2014-03-04 2015-01-01/", to the day; '' for none."""
    return " ".join(
        f"{day(time.start) if time.start else ''}/{day(time.end) if time.end else ''}"
        for time in decision.in_force
    )


def begins(decision: Decision) -> str | None:
    """Return the date that a decision is filed under: its first in force, else its own, else the first known."""
    times = decision.in_force
    if times and times[0].start:
        return times[0].start
    record = decision.record
    known = [record.date, *(step.date for step in record.history), *(time.end for time in times)]
    return next(filter(None, known), None)


def until(decision: Decision) -> str | None:
    """Return the day a decision that is no longer in force ended, None where it goes on, never was or is not known."""
    return decision.in_force[-1].end if decision.in_force else None
