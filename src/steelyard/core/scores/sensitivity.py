"""How firm a winner is: how far weights may change before another option comes first.

A share is a criterion's part of the whole weight, 0 to 1; a point is a hundredth of the whole weight. Everything is
said of a winner that is certain: a missing score of its own counts as the worst, a rival's as the best. Changes of
one weight are those of Triantaphyllou & Sánchez (1997), with the other weights kept in proportion.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from steelyard.core.scores.acceptability import Share, first_places
from steelyard.core.scores.contests import Contest, contest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.scores.tables import Table

Interval = tuple[Fraction, Fraction]
"""Both ends belong to it."""


@dataclass(frozen=True, slots=True)
class Move:
    """Points of weight that go from one criterion to another."""

    from_: int
    to: int
    points: Fraction


@dataclass(frozen=True, slots=True)
class Flip:
    """The smallest shift of weight by which another option reaches the winner, so that a little more passes it.

    `points`, 0 to 100, is what the `moves` add up to; several options may be reached at once, `to` is one of them.
    """

    to: int
    points: Fraction
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Sensitivity:
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


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of one weight that turns the winner: the criterion's own weight falls below or rises above `weight`.

    The other weights are as they are. `points` is how far its share then is from what it is now; `to` is the option
    that is ahead just beyond it.
    """

    criterion: int
    side: Literal["below", "above"]
    weight: Fraction
    points: Fraction
    to: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A range of a criterion's own weight and who is first in it: one option, several, or none for certain.

    Neighbours share their end, and at it all their leaders are first.
    """

    leaders: tuple[int, ...]
    from_: Fraction
    to: Fraction


def sensitivity(
    table: Table,
    *,
    weights: Sequence[Fraction] | None = None,
    musts: bool = True,
    scorer: int | None = None,
) -> Sensitivity:
    """Work out how firm the winner is under the given weights; arguments and errors are those of `scoring.score`."""
    return firmness(contest(table, weights=weights, musts=musts, scorer=scorer))


def firmness(match: Contest) -> Sensitivity:
    """Work out how firm the winner of a contest is."""
    leaders = match.leaders()
    winner = leaders[0] if len(leaders) == 1 else None
    intervals: tuple[Interval | None, ...] = (None,) * len(match.weights)
    lead = flip = None
    if winner is not None:
        leads = _leads(match, winner)
        intervals = tuple(_interval(match, leads, criterion) for criterion in range(len(match.weights)))
        flip = _flip(match, winner)
        rivals = match.rivals(winner)
        if rivals:
            ahead = min(match.total(match.leads(winner, rival)) for rival in rivals)
            lead = Fraction(ahead, match.unit * sum(match.weights))
    return Sensitivity(winner, lead, intervals, flip, _dominated(match), first_places(match))


def own_weight(share: Fraction, criterion: int, weights: Sequence[Fraction]) -> Fraction | None:
    """Return a criterion's own weight at a share of it, the other weights as they are: t S / (1 - t).

    S is the others' sum. None where the share is 1, which no weight of its own reaches beside others.
    """
    others = sum(weights, Fraction()) - weights[criterion]
    return None if share == 1 else share * others / (1 - share)


def turns(
    table: Table,
    *,
    weights: Sequence[Fraction] | None = None,
    musts: bool = True,
    scorer: int | None = None,
) -> tuple[Turn, ...]:
    """Return the changes of one weight that turn the winner, the nearest in points first; none without a winner."""
    return contest_turns(contest(table, weights=weights, musts=musts, scorer=scorer))


def contest_turns(match: Contest) -> tuple[Turn, ...]:
    """Return the changes of one weight that turn a contest's winner, as `turns` does."""
    leaders = match.leaders()
    if len(leaders) != 1:
        return ()
    leads = _leads(match, leaders[0])
    found = [turn for criterion in range(len(match.weights)) for turn in _turns(match, leads, criterion)]
    return tuple(sorted(found, key=lambda turn: (turn.points, turn.criterion, turn.side)))


def envelope(
    table: Table,
    criterion: int,
    maximum: Fraction,
    *,
    weights: Sequence[Fraction] | None = None,
    musts: bool = True,
    scorer: int | None = None,
) -> tuple[Segment, ...]:
    """Return who is first at each own weight of a criterion from 0 to `maximum`, the other weights as they are.

    The segments lie end to end. Where the other weights are all 0 the first one begins at 0, though 0 itself is no
    weighting. Raises ValueError where `maximum` is not above 0, and what `scoring.score` raises.
    """
    match = contest(table, weights=weights, musts=musts, scorer=scorer)
    return _strip(match, _pairs(match), criterion, maximum)


def envelopes(
    table: Table,
    maxima: Sequence[Fraction],
    *,
    weights: Sequence[Fraction] | None = None,
    musts: bool = True,
    scorer: int | None = None,
) -> tuple[tuple[Segment, ...], ...]:
    """Return the `envelope` of every criterion, each to its own maximum; for large tables much faster than one by one."""
    return contest_envelopes(contest(table, weights=weights, musts=musts, scorer=scorer), maxima)


def contest_envelopes(match: Contest, maxima: Sequence[Fraction]) -> tuple[tuple[Segment, ...], ...]:
    """Return the envelope of every criterion of a contest, each to its own maximum."""
    pairs = _pairs(match)
    return tuple(_strip(match, pairs, criterion, maximum) for criterion, maximum in enumerate(maxima))


def _pairs(match: Contest) -> dict[int, list[tuple[Sequence[int], int]]]:
    """Return by option its leads over each rival, by criterion and in all."""
    return {
        option: [
            (ahead, match.total(ahead))
            for rival in match.rivals(option)
            for ahead in [match.leads(option, rival)]
        ]
        for option in match.standing
    }


def _strip(
    match: Contest,
    pairs: dict[int, list[tuple[Sequence[int], int]]],
    criterion: int,
    maximum: Fraction,
) -> tuple[Segment, ...]:
    if maximum <= 0:
        raise ValueError("an envelope reaches from 0 to a weight above 0")
    spans = {}
    for option, leads in pairs.items():
        low, high = Fraction(), maximum
        for ahead, total in leads:
            slope = ahead[criterion] * match.weight_unit
            rest = total - match.weights[criterion] * ahead[criterion]
            if slope > 0 > rest:
                low = max(low, Fraction(-rest, slope))
            elif slope < 0:
                if rest * maximum.denominator < -slope * maximum.numerator:  # else it lies beyond the maximum
                    high = min(high, Fraction(-rest, slope))
            elif slope == 0 > rest:
                high = Fraction()
            if low >= high:
                break
        else:
            spans[option] = (low, high)
    ends = sorted({Fraction(), maximum, *(end for span in spans.values() for end in span)})
    return tuple(
        Segment(
            tuple(option for option, (low, high) in spans.items() if low <= start and end <= high), start, end
        )
        for start, end in pairwise(ends)
    )


def _leads(match: Contest, winner: int) -> list[tuple[int, Sequence[int], int]]:
    """Return the winner's rivals with its leads over each, by criterion and in all."""
    return [
        (rival, ahead, match.total(ahead))
        for rival in match.rivals(winner)
        for ahead in [match.leads(winner, rival)]
    ]


def _bounds(
    match: Contest, leads: Sequence[tuple[int, Sequence[int], int]], criterion: int
) -> tuple[list[tuple[Fraction, int, int]], list[tuple[Fraction, int, int]]]:
    """Return what bounds the winner's share of a criterion from below and from above.

    Each is the share, how steeply the lead over the rival changes there, and the rival. With t the share, S the
    sum of the other weights and R the lead on them, the winner is ahead where t d S + (1 - t) R >= 0.
    """
    own = match.weights[criterion]
    others = sum(match.weights) - own
    below, above = [], []
    if others:
        for rival, ahead, total in leads:
            rest = total - own * ahead[criterion]
            slope = ahead[criterion] * others - rest
            if rest < 0:
                below.append((Fraction(-rest, slope), -slope, rival))
            elif ahead[criterion] < 0:
                above.append((Fraction(-rest, slope), slope, rival))
    return below, above


def _interval(match: Contest, leads: Sequence[tuple[int, Sequence[int], int]], criterion: int) -> Interval:
    below, above = _bounds(match, leads, criterion)
    return (
        max((share for share, *_ in below), default=Fraction(0)),
        min((share for share, *_ in above), default=Fraction(1)),
    )


def _turns(match: Contest, leads: Sequence[tuple[int, Sequence[int], int]], criterion: int) -> list[Turn]:
    below, above = _bounds(match, leads, criterion)
    others = sum(match.weights) - match.weights[criterion]
    now = Fraction(match.weights[criterion], sum(match.weights))
    found = []
    # Of several rivals met at one share the steepest is ahead beyond it.
    if below:
        share, _, rival = min(below, key=lambda bound: (-bound[0], *bound[1:]))
        weight = share * others / ((1 - share) * match.weight_unit)
        found.append(Turn(criterion, "below", weight, (now - share) * 100, rival))
    if above:
        share, _, rival = min(above)
        weight = share * others / ((1 - share) * match.weight_unit)
        found.append(Turn(criterion, "above", weight, (share - now) * 100, rival))
    return found


def _flip(match: Contest, winner: int) -> Flip | None:
    flips = [
        flip for rival in match.rivals(winner) if (flip := _flip_to(match, rival, match.leads(winner, rival)))
    ]
    return min(flips, key=lambda flip: flip.points, default=None)


def _flip_to(match: Contest, rival: int, ahead: Sequence[int]) -> Flip | None:
    """Move weight to the criterion where the rival gains most, first from those where it loses most."""
    least = min(ahead)
    if least >= 0:
        return None
    target = ahead.index(least)
    whole = sum(match.weights)
    left = Fraction(match.total(ahead))
    moves = []
    for source in sorted(range(len(ahead)), key=lambda criterion: -ahead[criterion]):
        gain = ahead[source] - least
        if left and gain and match.weights[source]:
            moved = min(left / gain, Fraction(match.weights[source]))
            moves.append(Move(source, target, 100 * moved / whole))
            left -= moved * gain
    return Flip(rival, sum((move.points for move in moves), Fraction()), tuple(moves))


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
