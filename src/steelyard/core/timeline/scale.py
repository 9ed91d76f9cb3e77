"""The timeline's scale: which day lies where, and which lines its grid has, from days to centuries."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from steelyard.core.dates import ordinal, spoken
from steelyard.core.timeline.force import begins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from steelyard.core.corpus import Decision

WIDTH = 1160
"""Units of the drawing's width: a pixel each on a desktop."""

MARGIN = 16
"""What the scale leaves free on both sides, for marks before the first day and the points of bars that go on."""

_MOST_TICKS = 14
_LEAST_DAYS = 7  # a scale of one day would make its bar as wide as the drawing
_MONTHS = 12
_STEPS = (
    *((unit, step) for unit, steps in (("day", (1, 2, 7)), ("month", (1, 3, 6))) for step in steps),
    *(("year", factor * 10**power) for power in range(4) for factor in (1, 2, 5)),
)


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of time in days: `first` begins at the left margin, `last` ends at the right one."""

    first: int
    last: int
    unit: str
    step: int

    @property
    def left(self) -> float:
        """Return where the first day begins."""
        return MARGIN

    @property
    def right(self) -> float:
        """Return where the last day ends."""
        return WIDTH - MARGIN

    def x(self, days: int) -> float:
        """Return where a day begins."""
        return MARGIN + (WIDTH - 2 * MARGIN) * (days - self.first) / (self.last + 1 - self.first)

    def ticks(self) -> Iterator[tuple[int, str]]:
        """Give the days that have a line, each with its label: "3 Mar 2019", "Mar 2019", "2019"."""
        for days in _ticks(self.first, self.last, self.unit, self.step):
            date = dt.date.fromordinal(days)
            month = spoken(f"2000-{date.month:02}").partition(" ")[0][:3]
            yield (
                days,
                {
                    "day": f"{date.day} {month} {date.year}",
                    "month": f"{month} {date.year}",
                    "year": str(date.year),
                }[self.unit],
            )


def build_scale(decisions: Iterable[Decision], *, as_of: str | None) -> Scale | None:
    """Return the scale that holds all dates of some decisions and the date of the build; None without any date."""
    days = [ordinal(date) for decision in decisions for date in _dates(decision)]
    if not days:
        return None
    if as_of:
        days.append(ordinal(as_of))
    last = max(days)
    first = max(min(*days, last + 1 - _LEAST_DAYS), 1)
    for unit, step in _STEPS:
        begin = _floor(first, unit)
        if sum(1 for _ in _ticks(begin, last, unit, step)) <= _MOST_TICKS:
            return Scale(begin, last, unit, step)
    return Scale(_floor(first, "year"), last, *_STEPS[-1])


def iso_of(days: int) -> str:
    """Return the day that a count of days means, ISO 8601."""
    return dt.date.fromordinal(days).isoformat()


def _dates(decision: Decision) -> Iterator[str]:
    if begin := begins(decision):
        yield begin
        record = decision.record
        yield from filter(None, (record.date, *(step.date for step in record.history)))
        for time in decision.in_force:
            yield from filter(None, (time.start, time.end))


def _floor(days: int, unit: str) -> int:
    date = dt.date.fromordinal(days)
    if unit == "year":
        date = date.replace(month=1, day=1)
    elif unit == "month":
        date = date.replace(day=1)
    return date.toordinal()


def _ticks(first: int, last: int, unit: str, step: int) -> Iterator[int]:
    if unit == "day":
        # the first of the year 1 was a Monday: steps of seven days are weeks
        yield from range(first + (1 - first) % step, last + 1, step)
        return
    begin, end = dt.date.fromordinal(first), dt.date.fromordinal(last)
    months = step if unit == "month" else step * _MONTHS
    low = begin.year * _MONTHS + begin.month - 1
    for month in range(-(-low // months) * months, end.year * _MONTHS + end.month, months):
        yield dt.date(month // _MONTHS, month % _MONTHS + 1, 1).toordinal()
