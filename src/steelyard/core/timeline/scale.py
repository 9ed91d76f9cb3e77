"""The timeline's scale: which day lies where, and which lines its grid has, from days to centuries."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.dates import MONTH_ONLY, ordinal
from steelyard.core.timeline.force import begins
from steelyard.core.timeline.stretches import stretches_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from steelyard.core.corpus import Decision
    from steelyard.core.language.language import Language

WIDTH = 1160
"""Units of the drawing's width: a pixel each on a desktop."""

MARGIN = 16
"""What the scale leaves free on both sides, for marks before the first day and the points of bars that go on."""

BREAK = 72
"""How wide a stretch is drawn that is left out: its sign, and room for marks and labels of both sides."""

_SIGN = 16
_LEAST_PIECE = 180
_TICK = 90  # from one line to the next, for its label
_MOST_TICKS = 14
_LEAST_DAYS = 7  # a scale of one day would make its bar as wide as the drawing
_MONTHS = 12
_STEPS = (
    *((unit, step) for unit, steps in (("day", (1, 2, 7)), ("month", (1, 3, 6))) for step in steps),
    *(("year", factor * 10**power) for power in range(4) for factor in (1, 2, 5)),
)


class Piece(Struct, frozen=True):
    """A stretch of the scale that is linear: `first` begins at `left`, `last` ends at `right`; its grid's lines."""

    first: int
    last: int
    left: float
    right: float
    unit: str
    step: int

    def ticks(self, language: Language) -> Iterator[tuple[int, str]]:
        """Give the days that have a line, each with its label: "3 Mar 2019", "Mar 2019", "2019"."""
        found = [*_ticks(self.first, self.last, self.unit, self.step)]
        unit = self.unit if found else "day"
        for days in found or [self.first]:
            date = dt.date.fromordinal(days)
            iso = date.isoformat()
            if unit == "year":
                yield days, str(date.year)
            else:
                yield days, language.short_date(iso if unit == "day" else iso[:MONTH_ONLY])


class Break(Struct, frozen=True):
    """A stretch in which nothing happens, from one day to another, drawn narrow: its sign lies from `low` to `high`."""

    low: float
    high: float
    first: int
    last: int


class Scale(Struct, frozen=True):
    """A stretch of time in days, in one piece or several: between two of them lies a long time of no event."""

    pieces: tuple[Piece, ...]

    @property
    def first(self) -> int:
        """Return the first day."""
        return self.pieces[0].first

    @property
    def last(self) -> int:
        """Return the last day."""
        return self.pieces[-1].last

    @property
    def left(self) -> float:
        """Return where the first day begins."""
        return MARGIN

    @property
    def right(self) -> float:
        """Return where the last day ends."""
        return WIDTH - MARGIN

    @property
    def breaks(self) -> tuple[Break, ...]:
        """Return what lies between the pieces."""
        return tuple(
            Break(
                (before.right + after.left - _SIGN) / 2,
                (before.right + after.left + _SIGN) / 2,
                before.last + 1,
                after.first - 1,
            )
            for before, after in pairwise(self.pieces)
        )

    def x(self, days: int) -> float:
        """Return where a day begins."""
        earlier = None
        for piece in self.pieces:
            if earlier and days < piece.first:
                return _at(days, (earlier.last + 1, earlier.right), (piece.first, piece.left))
            if days <= piece.last:
                break
            earlier = piece
        return _at(days, (piece.first, piece.left), (piece.last + 1, piece.right))


def build_scale(decisions: Iterable[Decision], *, as_of: str | None) -> Scale | None:
    """Return the scale that holds all dates of some decisions and the date of the build; None without any date."""
    days = [ordinal(date) for decision in decisions for date in _dates(decision)]
    if not days:
        return None
    if as_of:
        days.append(ordinal(as_of))
    stretches = stretches_of(days)
    if len(stretches) > 1:
        return Scale(tuple(_pieces(stretches)))
    last = max(days)
    first = max(min(*days, last + 1 - _LEAST_DAYS), 1)
    ends = MARGIN, WIDTH - MARGIN
    for unit, step in _STEPS:
        begin = _floor(first, unit)
        if sum(1 for _ in _ticks(begin, last, unit, step)) <= _MOST_TICKS:
            return Scale((Piece(begin, last, *ends, unit, step),))
    return Scale(
        (Piece(_floor(first, "year"), last, *ends, *_STEPS[-1]),)
    )  # pragma: no cover (longer ones are cut)


def iso_of(days: int) -> str:
    """Return the day that a count of days means, ISO 8601."""
    return dt.date.fromordinal(days).isoformat()


def pieces_text(scale: Scale) -> str:
    """Write the pieces for the page's scripts, "FIRST/LAST/LEFT/RIGHT" with a space between two; '' for only one."""
    if len(scale.pieces) == 1:
        return ""
    return " ".join(
        f"{iso_of(piece.first)}/{iso_of(piece.last)}/{figure(piece.left)}/{figure(piece.right)}"
        for piece in scale.pieces
    )


def figure(length: float) -> str:
    """Write a length to a tenth of a unit."""
    return f"{length:.1f}".removesuffix(".0")


def _pieces(stretches: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """Give the pieces: equally long days where that leaves none too narrow, each with a grid of its own."""
    left: float = MARGIN
    for (first, last), wide in zip(stretches, _widths(stretches), strict=True):
        most = max(int(wide / _TICK), 1)
        unit, step = next(
            (one for one in _STEPS if 1 <= sum(1 for _ in _ticks(first, last, *one)) <= most), _STEPS[-1]
        )
        yield Piece(first, last, left, left + wide, unit, step)
        left += wide + BREAK


def _widths(stretches: Sequence[tuple[int, int]]) -> list[float]:
    """Share the width out by days, but for those that would get less than the least."""
    spans = [last + 1 - first for first, last in stretches]
    room = WIDTH - 2 * MARGIN - BREAK * (len(spans) - 1)
    narrow: set[int] = set()
    while True:
        unit = (room - _LEAST_PIECE * len(narrow)) / sum(
            span for at, span in enumerate(spans) if at not in narrow
        )
        below = {at for at, span in enumerate(spans) if span * unit < _LEAST_PIECE} - narrow
        if not below:
            return [_LEAST_PIECE if at in narrow else span * unit for at, span in enumerate(spans)]
        narrow |= below


def _at(days: int, start: tuple[int, float], end: tuple[int, float]) -> float:
    (first, left), (last, right) = start, end
    return left + (right - left) * (days - first) / (last - first)


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
    low += begin.day > 1
    for month in range(-(-low // months) * months, end.year * _MONTHS + end.month, months):
        yield dt.date(month // _MONTHS, month % _MONTHS + 1, 1).toordinal()
