"""First place: in which share of all possible weightings an option comes first.

The rank acceptability index for rank 1 of SMAA-2 (Lahdelma & Salminen 2001), weights spread evenly over all that add
up to 1. It is exact where one rival alone stands in an option's way, unless a hundred criteria of odd scales make that
too long, and where three criteria or fewer tell the options apart; else it is counted over a fixed set of points.
"""

from __future__ import annotations

import hashlib
import struct
from fractions import Fraction
from functools import lru_cache, reduce
from itertools import chain, pairwise
from math import gcd, isqrt
from operator import add, ge, mul, sub
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from steelyard.core.scores.contests import Contest, Whole

POINTS = 10_000
"""How many weightings are looked at where the share is not exact: then 62 % is told to ± 1."""

_WEIGHT_BITS = 32
_WORD = _WEIGHT_BITS // 8
_AT_ONCE = 200_000  # draws as numbers of Python's, of 40 bytes each: a thousand criteria have ten million
_NARROW, _WIDE = 40, 64  # bits of a lane: a weight's, a value's, and one for the sign of a difference
_NARROW_VALUE_BITS = 7  # scores of 1 to 5, 0 to 10 or 0 to 100 have no more; short lanes are added up sooner
_VALUE_BITS = 30
_FOLDS = 4  # halvings of the row of lanes: 10,000 = 16 x 625, and a lane has room for 16 bits side by side
_PRODUCTS = 128  # of 50 kB, kept: scores of 1 to 5 on four to seven criteria take 88
_MOST_WORK = 500_000  # bits; a hundred criteria of scales that share no divisor would take seconds
_HALVES = {
    lane: [(half, (1 << half) - 1) for half in (lane * POINTS >> fold for fold in range(1, _FOLDS + 1))]
    for lane in (_NARROW, _WIDE)
}
_TOPS = {
    lane: int.from_bytes((bytes(lane // 8 - 1) + b"\x80") * POINTS, "little") for lane in (_NARROW, _WIDE)
}


class Share(Struct, frozen=True):
    """A share of all weightings, 0 to 1, exact where `draws` is 0, else counted over so many points."""

    value: Fraction
    draws: int

    @property
    def margin(self) -> Fraction:
        """The ± of the share, 0 where it is exact: 2 √(p (1 - p) / draws), rounded up to 1/10,000."""
        if not self.draws:
            return Fraction()
        # In whole numbers, as it is told on every page: the square of the margin, times 10^8, is above / below.
        part, whole = self.value.numerator, self.value.denominator
        above, below = 4 * part * (whole - part) * 10**8, whole * whole * self.draws
        root = isqrt(above // below)
        return Fraction(root if root * root * below == above else root + 1, 10**4)


def first_places(contest: Contest) -> tuple[Share, ...]:
    """Return each option's share of all weightings in which it is first for certain, by option.

    Options equal on top both count, so that shares add up to 1 where there are no ties and no missing scores; an
    option that is ruled out has none.
    """
    totals: dict[Whole, int] = {}
    lane = _NARROW if contest.unit.bit_length() <= _NARROW_VALUE_BITS else _WIDE
    lowest = tuple(map(min, zip(*(contest.least[option] for option in contest.standing), strict=True)))

    def laid_out(row: Whole) -> int:
        if row not in totals:
            totals[row] = _totals(row, lowest, contest.unit, lane)
        return totals[row]

    betters = _betters(contest)
    shares = []
    for option in range(len(contest.least)):
        barriers = _barriers(contest, option, betters)
        if option not in contest.standing or any(max(ahead) <= 0 for ahead in barriers.values()):
            shares.append(Share(Fraction(), 0))
            continue
        exact = _exact(list(barriers.values()))
        if exact is not None:
            shares.append(Share(exact, 0))
            continue
        first = _TOPS[lane]
        own = laid_out(contest.least[option]) | first
        for rival in barriers:
            # A lane's top bit stays where the option's total is no less than the rival's.
            first &= own - laid_out(contest.most[rival])
        shares.append(Share(Fraction(_lanes_set(first, lane), POINTS), POINTS))
    return tuple(shares)


def share_ahead(ahead: Sequence[int]) -> Fraction:
    """Return the share of all weightings w in which Σ w d is not negative; not every d may be 0.

    This is the volume of a simplex cut by a plane through the recurrence of Varsi (1973), all of whose terms are
    positive; it equals the divided difference of x₊^(m-1) at the d (Hermite-Genocchi, Curry & Schoenberg 1966).
    """
    # The edge between a corner above the plane and one below it meets the plane in a point that splits the simplex
    # in two; a corner in the plane changes no share, so that each part has one corner less.
    below = [-lead for lead in ahead if lead < 0]
    # Fractions as two numbers each, in lowest terms: of Fraction this takes a fifth of the time.
    shares = [(0, 1)] * len(below)
    for above in (lead for lead in ahead if lead > 0):
        part, whole = 1, 1
        for position, depth in enumerate(below):
            own, of = shares[position]
            part, whole = depth * own * whole + above * part * of, (above + depth) * of * whole
            shared = gcd(part, whole)
            shares[position] = part, whole = part // shared, whole // shared
    return Fraction(*shares[-1]) if below else Fraction(1)


def _betters(contest: Contest) -> dict[int, tuple[int, ...]]:
    """Return by option the others that are no worse anywhere at their best; of those alike the first stands for all."""
    most = contest.most
    return {
        option: tuple(
            other
            for other in contest.rivals(option)
            if all(map(ge, most[other], most[option])) and (other < option or most[other] != most[option])
        )
        for option in contest.standing
    }


def _barriers(contest: Contest, option: int, betters: dict[int, tuple[int, ...]]) -> dict[int, Whole]:
    """Return the rivals that pass an option somewhere, with its leads, but none that another passes it with."""
    return {
        rival: ahead
        for rival in contest.rivals(option)
        if betters[rival] in {(), (option,)} and min(ahead := contest.leads(option, rival)) < 0
    }


def _exact(barriers: Sequence[Whole]) -> Fraction | None:
    if not barriers:
        return Fraction(1)
    if len(barriers) == 1 and len(barriers[0]) ** 2 * max(map(int.bit_length, barriers[0])) < _MOST_WORK:
        return share_ahead(barriers[0])
    # A criterion on which nothing differs changes no share.
    telling = [column for column in zip(*barriers, strict=True) if any(column)]
    if len(telling) > 3:
        return None
    telling += [(0,) * len(barriers)] * (3 - len(telling))
    return _area(zip(*telling, strict=True))


def _area(barriers: Iterable[Sequence[int]]) -> Fraction:
    """Return the share of the triangle of weightings of three criteria that lies on the right side of every line."""
    corners = [tuple(Fraction(row == column) for column in range(3)) for row in range(3)]
    for ahead in barriers:
        sides = [sum(map(mul, ahead, corner)) for corner in corners]
        kept = []
        for position, (corner, side) in enumerate(zip(corners, sides, strict=True)):
            before, side_before = corners[position - 1], sides[position - 1]
            if side * side_before < 0:
                part = side / (side - side_before)
                kept.append(tuple(a + part * (b - a) for a, b in zip(corner, before, strict=True)))
            if side >= 0:
                kept.append(corner)
        corners = kept
    areas = (abs(_determinant(corners[0], one, other)) for one, other in pairwise(corners[1:]))
    return sum(areas, Fraction())


def _determinant(a: Sequence[Fraction], b: Sequence[Fraction], c: Sequence[Fraction]) -> Fraction:
    return (
        a[0] * (b[1] * c[2] - b[2] * c[1])
        - a[1] * (b[0] * c[2] - b[2] * c[0])
        + a[2] * (b[0] * c[1] - b[1] * c[0])
    )


def _totals(row: Whole, lowest: Whole, unit: int, lane: int) -> int:
    """Return by how much a row's totals are above those of the lowest values, in all the points, a lane each.

    What all options have in common decides nothing, and a value that is the lowest needs no multiplication.
    """
    if unit.bit_length() > _VALUE_BITS:
        # Rounding alike keeps equal values equal; what it may decide otherwise has no measurable share.
        row, lowest = (tuple((own << _VALUE_BITS - 1) // unit for own in one) for one in (row, lowest))
    above = enumerate(map(sub, row, lowest))
    terms = [_product(len(row), lane, position, value) for position, value in above if value]
    return reduce(add, terms) if terms else 0


def _lanes_set(first: int, lane: int) -> int:
    """Count the lanes that have their top bit set, alone; halves are laid over each other, for counting is dear."""
    for fold, (half, lower) in enumerate(_HALVES[lane]):
        first = first & lower | first >> half + (1 << fold)
    return first.bit_count()


@lru_cache(_PRODUCTS)
def _product(criteria: int, lane: int, criterion: int, value: int) -> int:
    """Return the points' weights of one criterion times a value."""
    weights = _points(criteria, lane)[criterion]
    return weights * value if value > 1 else weights


@lru_cache(maxsize=16)
def _points(criteria: int, lane: int) -> tuple[int, ...]:
    """Return the points' weights by criterion, each a row of lanes in one long integer.

    Weights are the gaps between sorted draws (Devroye 1986, p. 568), whole numbers that add up to 2^32. Long
    integers add, and multiply by a value, all lanes at once.
    """
    drawn = criteria - 1
    size = lane // 8
    draws = hashlib.shake_256(b"steelyard").digest(drawn * POINTS * _WORD)
    rows = [bytearray(POINTS * size) for _ in range(drawn)]
    several = max(_AT_ONCE // drawn, 1)
    for first in range(0, POINTS, several):
        last = min(first + several, POINTS)
        words = struct.unpack(
            f"<{drawn * (last - first)}I", draws[first * drawn * _WORD : last * drawn * _WORD]
        )
        in_order = list(chain.from_iterable(map(sorted, zip(*[iter(words)] * drawn, strict=True))))
        for position, row in enumerate(rows):
            packed = struct.pack(f"<{last - first}I", *in_order[position::drawn])
            for byte in range(_WORD):
                row[first * size + byte : last * size : size] = packed[byte::_WORD]
    del draws  # 40 MB for a thousand criteria, and each row goes as soon as it is a number
    ends = [int.from_bytes(rows.pop(0), "little") for _ in range(drawn)]
    whole = (_TOPS[lane] >> lane - 1) << _WEIGHT_BITS
    return tuple(end - start for start, end in zip([0, *ends], [*ends, whole], strict=True))
