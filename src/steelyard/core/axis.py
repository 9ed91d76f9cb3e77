"""The time axis that the life-lines of a site's lists share."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.dates import ordinal, start_of_year, year_of
from steelyard.core.statuses import LINGERING
from steelyard.core.timeline.stretches import stretches_of
from steelyard.core.views.lists import LifeLine
from steelyard.core.views.parts import AxisMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from steelyard.core.corpus import Decision

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MARKS = 5  # years written on the axis at most
_BREAK = 10.0  # hundredths of the width for a time that is left out
_LEAST = 22.0  # and for what lies beside it
_ROOM = 8.0  # from a break to the middle of a year, at least


class Stretch(Struct, frozen=True):
    """A stretch of an axis: its first and last day, and where they lie, in hundredths of the width."""

    first: int
    last: int
    left: float
    right: float

    def at(self, days: int) -> float:
        """Return where a day lies; one that is not in the stretch, at its end."""
        share = (days - self.first) / max(self.last - self.first, 1)
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)

    def years(self) -> tuple[tuple[float, int], ...]:
        """Return the years to write and where, evenly spaced; the one that it lies in, where none begins in it."""
        first, last = year_of(self.first), year_of(self.last)
        most = max(_MARKS * (self.right - self.left) // 100, 1)
        step = next((step for step in _STEPS if (last - first) // step < most), _STEPS[-1])
        low = self.left + _ROOM * (self.left > 0)
        high = self.right - _ROOM * (self.right < 100)
        years = (
            (self.at(start_of_year(year)), year) for year in range(-(-first // step) * step, last + 1, step)
        )
        whole = [(at, year) for at, year in years if low <= at <= high and start_of_year(year) >= self.first]
        return tuple(whole) or (((self.left + self.right) / 2, year_of((self.first + self.last) // 2)),)


class Axis(Struct, frozen=True):
    """A stretch of time, from the first of January to the last date; or several, with long times of no event left out."""

    stretches: tuple[Stretch, ...]

    def at(self, days: int) -> str:
        """Return where a day lies, in hundredths of the width."""
        stretches = self.stretches
        own = next((each for each in reversed(stretches) if each.first <= days), stretches[0])
        return f"{own.at(days):.2f}"

    def marks(self) -> tuple[AxisMark, ...]:
        """Return what is written on the axis: some years, and a sign for each time that is left out."""
        marks = [(at, str(year)) for each in self.stretches for at, year in each.years()]
        marks += [((early.right + late.left) / 2, "…") for early, late in pairwise(self.stretches)]
        return tuple(AxisMark(f"{at:.2f}", text) for at, text in sorted(marks))

    def life(self, decision: Decision, shape: str) -> LifeLine | None:
        """Return a record's bar: its times in force from first to last, else the moment of its date."""
        start, end, goes_on = _span(decision, shape)
        if start is None:
            return None
        begin = self.at(ordinal(start))
        finish = "100.00" if goes_on else self.at(ordinal(end)) if end else begin
        moment = begin == finish and shape in LINGERING  # a dashed line without length would not show
        return LifeLine(shape, begin, finish, open=goes_on and not moment)


def build_axis(decisions: Iterable[Decision], *, as_of: str | None) -> Axis | None:
    """Return the axis that holds all dates of some records and the date of the build; None without any date.

    It leaves out what the timeline's leaves out.
    """
    days = [ordinal(as_of)] if as_of else []
    for decision in decisions:
        if decision.record.date:
            days.append(ordinal(decision.record.date))
        for time in decision.in_force:
            days.extend(ordinal(date) for date in (time.start, time.end) if date)
    if not days:
        return None
    (first, last), *more = stretches = stretches_of(days)
    if not more:
        return Axis((Stretch(start_of_year(year_of(first)), last, 0.0, 100.0),))
    return Axis(tuple(_laid_out(stretches)))


def _laid_out(stretches: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    """Share the width out by days, but for the least that each stretch gets."""
    room = 100.0 - _BREAK * (len(stretches) - 1) - _LEAST * len(stretches)
    whole = sum(last - first for first, last in stretches)
    left = 0.0
    for first, last in stretches:
        right = left + _LEAST + room * (last - first) / max(whole, 1)
        yield Stretch(first, last, left, right)
        left = right + _BREAK


def _span(decision: Decision, shape: str) -> tuple[str | None, str | None, bool]:
    times = decision.in_force
    if times:
        return times[0].start, times[-1].end, decision.holds
    return decision.record.date, None, shape in LINGERING
