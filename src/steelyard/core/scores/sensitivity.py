"""How firm a winner is: how far weights may change before another option comes first.

A share is a criterion's part of the whole weight, 0 to 1; a point is a hundredth of the whole weight. Everything is
said of a winner that is certain: a missing score of its own counts as the worst, a rival's as the best. Changes of
one weight are those of Triantaphyllou & Sánchez (1997), with the other weights kept in proportion.
"""

from __future__ import annotations

from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

from steelyard.core.scores.acceptability import Share, first_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.scores.contests import Contest, Whole

Interval = tuple[Fraction, Fraction]
"""Both ends belong to it."""

_NOUGHT, _WHOLE = Fraction(0), Fraction(1)


class Move(Struct, frozen=True):
    """Points of weight that go from one criterion to another."""

    from_: int
    to: int
    points: Fraction


class Flip(Struct, frozen=True):
    """The smallest shift of weight by which another option reaches the winner, so that a little more passes it.

    `points`, 0 to 100, is what the `moves` add up to; several options may be reached at once, `to` is one of them.
    """

    to: int
    points: Fraction
    moves: tuple[Move, ...]


class Sensitivity(Struct, frozen=True):
    """How firm a table's winner is; `winner` is None where no one option is first for certain.

    `lead` is how far the winner's total is ahead of the next, 0 to 1, None without a winner or without a rival.
    `intervals` are by criterion the shares in which the winner stays first, the other weights rescaled in
    proportion; (0, 1) where all other weights are 0, None without a winner. `flip` is None where no weights let
    another option pass the winner. `dominated` are pairs (option, by): `by` is no worse on any criterion and better
    on one; of several it is the best that none of them dominates. `first_place` is by option.
    """

    winner: int | None
    lead: Fraction | None
    intervals: tuple[Interval | None, ...]
    flip: Flip | None
    dominated: tuple[tuple[int, int], ...]
    first_place: tuple[Share, ...]


class Turn(Struct, frozen=True):
    """A change of one weight that turns the winner: the criterion's own weight falls below or rises above `weight`.

    The other weights are as they are. `points` is how far its share then is from what it is now; `to` is the option
    that is ahead just beyond it.
    """

    criterion: int
    side: Literal["below", "above"]
    weight: Fraction
    points: Fraction
    to: int


def firmness_and_turns(match: Contest) -> tuple[Sensitivity, tuple[Turn, ...]]:
    """Work out how firm the winner of a contest is, and what turns it, the nearest in points first.

    Both follow from the same bounds. Nothing turns a contest without a winner.
    """
    dominated, shares = _dominated(match), first_places(match)
    leaders = match.leaders()
    if len(leaders) != 1:
        return Sensitivity(None, None, (None,) * len(match.weights), None, dominated, shares), ()
    leads = _leads(match, leaders[0])
    bounds = _bounds(match, leads)
    ahead = min([total for _, _, total in leads], default=None)
    lead = None if ahead is None else Fraction(ahead, match.unit * sum(match.weights))
    intervals = tuple(
        [(low.share if low else _NOUGHT, high.share if high else _WHOLE) for low, high in bounds]
    )
    firm = Sensitivity(leaders[0], lead, intervals, _flip(match, leads), dominated, shares)
    return firm, _turns(match, bounds)


def _leads(match: Contest, winner: int) -> list[tuple[int, Whole, int]]:
    """Return the winner's rivals with its leads over each, by criterion and in all."""
    return [
        (rival, ahead, match.total(ahead))
        for rival in match.rivals(winner)
        for ahead in [match.leads(winner, rival)]
    ]


class _Bound(NamedTuple):
    """Where a rival draws level: at the share `above` / `below` of a criterion; a greater `below` is a steeper change."""

    above: int
    below: int
    rival: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.above, self.below)


_Bounds = tuple[_Bound | None, _Bound | None]  # from below, and from above


def _bounds(match: Contest, leads: Sequence[tuple[int, Whole, int]]) -> list[_Bounds]:
    """Return by criterion what bounds the winner's share of it from below and from above."""
    return [_bounds_of(match, leads, criterion) for criterion in range(len(match.weights))]


def _bounds_of(match: Contest, leads: Sequence[tuple[int, Whole, int]], criterion: int) -> _Bounds:
    """Return the shares of a criterion at which the nearest rivals draw level.

    With t the share, S the sum of the other weights, d the winner's lead on the criterion and R that on the others,
    the winner is ahead where t d S + (1 - t) R >= 0. Of several rivals met at one share the steepest is ahead beyond it.
    """
    own = match.weights[criterion]
    others = sum(match.weights) - own
    low: _Bound | None = None
    high: _Bound | None = None
    for rival, ahead, total in leads if others else ():
        lead = ahead[criterion]
        rest = total - own * lead
        slope = lead * others - rest
        if rest < 0:
            met = _Bound(-rest, slope, rival)
            if low is None or (_apart(met, low), met.below) > (0, low.below):
                low = met
        elif lead < 0:
            met = _Bound(rest, -slope, rival)
            if high is None or (-_apart(met, high), met.below) > (0, high.below):
                high = met
    return low, high


def _apart(one: _Bound, other: _Bound) -> int:
    """Compare two shares: more than 0 where the first is the greater, 0 where they are equal."""
    return one.above * other.below - other.above * one.below


def _turns(match: Contest, bounds: Sequence[_Bounds]) -> tuple[Turn, ...]:
    whole = sum(match.weights)
    found = []
    for criterion, (below, above) in enumerate(bounds):
        own = match.weights[criterion]
        sides: tuple[tuple[Literal["above", "below"], _Bound | None], ...] = (
            ("above", above),
            ("below", below),
        )
        for side, met in sides:
            if met is None:
                continue
            weight = Fraction(met.above * (whole - own), (met.below - met.above) * match.weight_unit)
            points = Fraction(100 * abs(own * met.below - met.above * whole), whole * met.below)
            found.append(Turn(criterion, side, weight, points, met.rival))
    # Of those as near the first criterion's stay first.
    return tuple(sorted(found, key=attrgetter("points")))


def _flip(match: Contest, leads: Sequence[tuple[int, Whole, int]]) -> Flip | None:
    flips = [flip for rival, ahead, total in leads if (flip := _flip_to(match, rival, ahead, total=total))]
    return min(flips, key=attrgetter("points"), default=None)


def _flip_to(match: Contest, rival: int, ahead: Sequence[int], *, total: int) -> Flip | None:
    """Move weight to the criterion where the rival gains most, first from those where it loses most."""
    least = min(ahead)
    if least >= 0:
        return None
    target = ahead.index(least)
    whole = sum(match.weights)
    moves = []
    moved, left = 0, total
    for source in sorted(range(len(ahead)), key=lambda criterion: -ahead[criterion]):
        weight, gain = match.weights[source], ahead[source] - least
        if not (left and gain and weight):
            continue
        if left <= weight * gain:
            moves.append(Move(source, target, Fraction(100 * left, gain * whole)))
            return Flip(rival, Fraction(100 * (moved * gain + left), gain * whole), tuple(moves))
        moves.append(Move(source, target, Fraction(100 * weight, whole)))
        moved += weight
        left -= weight * gain
    return Flip(rival, Fraction(100 * moved, whole), tuple(moves))


def _dominated(match: Contest) -> tuple[tuple[int, int], ...]:
    by_total = sorted(match.standing, key=lambda option: -match.total(match.least[option]))
    better = {
        option: [other for other in by_total if other != option and match.beats(other, option)]
        for option in match.standing
    }
    return tuple(
        (option, next(other for other in others if not better[other]))
        for option, others in better.items()
        if others
    )
