"""The time axis that the life-lines of a site's lists share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.dates import ordinal, start_of_year, year_of
from steelyard.core.statuses import LINGERING
from steelyard.core.views.lists import LifeLine
from steelyard.core.views.parts import AxisMark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steelyard.core.corpus import Decision

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_MARKS = 5  # years written on the axis at most


class Axis(Struct, frozen=True):
    """A stretch of time in days, from the first of January to the last date."""

    first: int
    last: int

    def at(self, days: int) -> str:
        """Return where a day lies, in hundredths of the width."""
        width = max(self.last - self.first, 1)
        return f"{min(max((days - self.first) * 100 / width, 0), 100):.2f}"

    def marks(self) -> tuple[AxisMark, ...]:
        """Return the years to write, at most five, evenly spaced."""
        first, last = year_of(self.first), year_of(self.last)
        step = next((step for step in _STEPS if (last - first) // step < _MARKS), _STEPS[-1])
        years = range(-(-first // step) * step, last + 1, step)
        return tuple(AxisMark(self.at(start_of_year(year)), str(year)) for year in years)

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
    """Return the axis that holds all dates of some records and the date of the build; None without any date."""
    days = [ordinal(as_of)] if as_of else []
    for decision in decisions:
        if decision.record.date:
            days.append(ordinal(decision.record.date))
        for time in decision.in_force:
            days.extend(ordinal(date) for date in (time.start, time.end) if date)
    return Axis(start_of_year(year_of(min(days))), max(days)) if days else None


def _span(decision: Decision, shape: str) -> tuple[str | None, str | None, bool]:
    times = decision.in_force
    if times:
        return times[0].start, times[-1].end, decision.holds
    return decision.record.date, None, shape in LINGERING
