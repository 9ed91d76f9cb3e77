"""Who is first at each weight of one criterion, the other weights as they are.

An option counts as first where it is so for certain: a missing score of its own counts as the worst, a rival's as
the best.
"""

from __future__ import annotations

from itertools import pairwise
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from steelyard.core.scores.contests import Contest, Whole

    _Lead = tuple[Whole, int]  # over one rival: by criterion, and in all


class Strip(NamedTuple):
    """The envelope of a criterion: its `ends` from 0 to the maximum, in units of 1 / unit, and who leads between.

    `leaders` are one option, several, or none for certain.
    """

    ends: Sequence[int]
    leaders: Sequence[tuple[int, ...]]
    unit: int


def contest_strips(match: Contest, maximum: Fraction) -> list[Strip]:
    """Return by criterion who is first at each weight of its own from 0 to `maximum`, the other weights as they are.

    Where the other weights are all 0 a strip begins at 0, though 0 itself is no weighting. At the end that two of its
    stretches share, the leaders of both are first. Raises ValueError where `maximum` is not above 0.
    """
    top, below = maximum.as_integer_ratio()
    if top <= 0:
        raise ValueError("a strip reaches from 0 to a weight above 0")
    pairs = _pairs(match)
    return [_strip(match, pairs, criterion, (top, below)) for criterion in range(len(match.weights))]


def _pairs(match: Contest) -> list[tuple[int, list[_Lead]]]:
    """Return each option with its leads over each rival that may pass it."""
    pairs: list[tuple[int, list[_Lead]]] = []
    for option in match.standing:
        leads = [match.leads(option, rival) for rival in match.rivals(option)]
        pairs.append((option, [(ahead, match.total(ahead)) for ahead in leads if min(ahead) < 0]))
    return pairs


def _strip(
    match: Contest,
    pairs: Sequence[tuple[int, Sequence[_Lead]]],
    criterion: int,
    maximum: tuple[int, int],
) -> Strip:
    top, below = maximum
    found = []
    for option, leads in pairs:
        span = _span(match, leads, criterion, high=maximum)
        if span:
            found.append((option, *span))
    unit = lcm(below, *[end[1] for _, *span in found for end in span])
    spans = [(option, low[0] * (unit // low[1]), high[0] * (unit // high[1])) for option, low, high in found]
    ends = sorted({0, top * (unit // below), *[end for _, *span in spans for end in span]})
    leaders = [
        tuple([option for option, low, high in spans if low <= start and end <= high])
        for start, end in pairwise(ends)
    ]
    return Strip(ends, leaders, unit)


def _span(
    match: Contest, leads: Sequence[_Lead], criterion: int, *, high: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return from which to which weight of a criterion, `high` at most, an option has these leads over its rivals.

    Ends are numerator and denominator, which is above 0; None where there is no such stretch.
    """
    own, unit = match.weights[criterion], match.weight_unit
    low = (0, 1)
    for ahead, total in leads:
        lead = ahead[criterion]
        rest = total - own * lead
        if rest >= 0 <= lead:
            continue
        if rest >= 0:
            if rest * high[1] < high[0] * -lead * unit:
                high = (rest, -lead * unit)
        elif lead <= 0:
            return None
        elif -rest * low[1] > low[0] * lead * unit:
            low = (-rest, lead * unit)
        if low[0] * high[1] >= high[0] * low[1]:
            return None
    return low, high
