"""Long stretches of a site's time in which nothing happens: which of them an axis leaves out, and what they are called."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steelyard.core.language.language import Language

MOST = 2
"""Stretches that are left out at most."""

_UNUSUAL = 10
_LEAST_GAPS = 3  # two do not tell what is usual


def stretches_of(days: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return what an axis shows of some days, as first and last days of stretches; one where nothing is left out.

    Left out is the time between two days that is longer than all the other time there is, without what is left out
    already, and ten times as long as the median of all such times: a linear axis would give it more than its half.
    """
    known = sorted(set(days))
    gaps = sorted(((late - early, early, late) for early, late in pairwise(known)), reverse=True)
    cuts: list[tuple[int, int]] = []
    if len(gaps) >= _LEAST_GAPS:
        usual, rest = median(gap for gap, _, _ in gaps), known[-1] - known[0]
        for gap, early, late in gaps[:MOST]:
            rest -= gap
            if gap <= rest or gap < _UNUSUAL * usual:
                break
            cuts.append((early, late))
    cuts.sort()
    firsts = (known[0], *(late for _, late in cuts))
    lasts = (*(early for early, _ in cuts), known[-1])
    return tuple(zip(firsts, lasts, strict=True))


def between(first: int, last: int, language: Language) -> str:
    """Name the time from one day to another by the whole years in it, else by its days: "2012 to 2025"."""
    begin, end = dt.date.fromordinal(first), dt.date.fromordinal(last)
    low = begin.year + ((begin.month, begin.day) > (1, 1))
    high = end.year - ((end.month, end.day) < (12, 31))
    if low > high:
        first_day, last_day = (language.date(date.isoformat()) for date in (begin, end))
        return language.say("{first} to {last}", first=first_day, last=last_day)
    return str(low) if low == high else language.say("{first} to {last}", first=low, last=high)
