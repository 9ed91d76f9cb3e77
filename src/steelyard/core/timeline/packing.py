"""Rows: bars put beside each other so that nothing lies on anything else, in as few rows as can be."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from steelyard.core.timeline.bars import order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steelyard.core.timeline.bars import Bar

GAP = 8
"""What stays free between two bars of a row, but for a bar and the one that takes its place on the day it ends."""


def pack(bars: Iterable[Bar]) -> tuple[tuple[Bar, ...], ...]:
    """Return the rows from top to bottom, each with its bars from left to right.

    Bars are taken from left to right, each into the highest row that is free, which needs the fewest rows there
    can be (interval partitioning); only one that supersedes the last of a row follows it there, so that what took
    the place of what is one line.
    """
    rows: list[list[Bar]] = []
    free: list[int] = []
    busy: list[tuple[float, int]] = []
    row_of: dict[str, int] = {}
    for bar in sorted(bars, key=order):
        while busy and busy[0][0] + GAP <= bar.low:
            _, row = heappop(busy)
            heappush(free, row)
        row = _heir(bar, rows, row_of)
        if row < 0:
            row = heappop(free) if free else len(rows)
            if row == len(rows):
                rows.append([])
        elif row in free:
            free.remove(row)
            free.sort()
        else:
            busy = sorted(entry for entry in busy if entry[1] != row)
        rows[row].append(bar)
        row_of[bar.decision.record.path] = row
        heappush(busy, (bar.high, row))
    return tuple(tuple(row) for row in rows)


def _heir(bar: Bar, rows: list[list[Bar]], row_of: dict[str, int]) -> int:
    """Return the row whose last bar this one supersedes and does not lie on, -1 for none."""
    for path in bar.decision.related("supersedes"):
        row = row_of.get(path, -1)
        if row >= 0 and rows[row][-1].decision.record.path == path and rows[row][-1].high <= bar.low:
            return row
    return -1
