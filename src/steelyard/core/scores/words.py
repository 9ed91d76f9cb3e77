"""How the figures of a score table are said: numbers, shares, bounds."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from steelyard.core.language.language import ENGLISH
from steelyard.core.scores.scoring import rounded, whole_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.language.language import Language
    from steelyard.core.scores.acceptability import Share
    from steelyard.core.scores.tables import Must

MOST_PLACES = 6
"""Decimals of a weight, at most."""


def decimal(number: Fraction, places: int) -> str:
    """Return a number of 0 or more with so many decimals at most, rounded half up, without trailing zeros."""
    return decimal_of(*number.as_integer_ratio(), places)


def decimal_of(above: int, below: int, places: int) -> str:
    """Return above / below, 0 or more, as `decimal` does."""
    if above % below == 0:  # as most weights and scores are
        return str(above // below)
    unit = 10**places
    whole = rounded(above * unit, below)
    text = f"{whole // unit}.{whole % unit:0{places}}"
    return text.rstrip("0").rstrip(".")


def places(weights: Sequence[Fraction]) -> int:
    """Return how many decimals tell weights of this size apart: one where they reach 5, two from 0.5, and so on."""
    whole, unit = whole_numbers(weights)
    top, decimals = max(whole), 1
    while decimals < MOST_PLACES and top * 10 ** (decimals - 1) < 5 * unit:
        decimals += 1
    return decimals


def bound(limit: Fraction, now: Fraction, decimals: int) -> str:
    """Return a weight's limit, with more decimals where it would else read as the weight itself."""
    told = decimal(limit, decimals)
    while decimals < MOST_PLACES and told == decimal(now, decimals):
        decimals += 1
        told = decimal(limit, decimals)
    return told


def limit_of(weights: Sequence[Fraction]) -> Fraction:
    """Return where sliders end: the round number at or above every weight, above them where all are equal."""
    whole, unit = whole_numbers(weights)
    return _limit(max(whole), unit, equal=min(whole) == max(whole))


@lru_cache(256)  # tables have few heaviest weights between them
def _limit(heaviest: int, unit: int, *, equal: bool) -> Fraction:
    top = Fraction(heaviest, unit)
    power = Fraction(1)
    while power * 10 <= top:
        power *= 10
    while power > top:
        power /= 10
    steps = [power * factor for factor in (1, 2, 5, 10, 20)]
    end = next(position for position, step in enumerate(steps) if step >= top)
    return steps[end + 1] if steps[end] == top and equal else steps[end]


def step_of(weights: Sequence[Fraction]) -> str:
    """Return a slider's step: a twentieth or a hundredth of its length where every weight is one of its steps."""
    limit = limit_of(weights)
    top, below = limit.as_integer_ratio()
    ratios = [weight.as_integer_ratio() for weight in weights]
    for parts in (20, 100):
        if all(own * below * parts % (of * top) == 0 for own, of in ratios):
            return decimal_of(top, below * parts, MOST_PLACES)
    return "any"


def per_cent(share: Fraction, language: Language = ENGLISH) -> str:
    """Return a share in whole per cent, rounded half up."""
    return language.per_cent(str(rounded(share.numerator * 100, share.denominator)))


def first_place(share: Share, language: Language = ENGLISH) -> str:
    """Return a share of all weightings ("62 % ± 1"); a share that is not nought never reads as nought."""
    above, below = share.value.as_integer_ratio()
    whole = rounded(above * 100, below)
    if whole == 0 and (above or share.draws):
        return f"<\u00a0{language.per_cent('1')}"
    if whole == 100 and (above < below or share.draws):
        return f">\u00a0{language.per_cent('99')}"
    said = language.per_cent(str(whole))
    if not share.draws:
        return said
    margin, parts = share.margin.as_integer_ratio()
    return f"{said}\u00a0±\u00a0{max(1, rounded(margin * 100, parts))}"


def part(share: Fraction) -> str:
    """Return a share of a width, 0 to 1, in hundredths with two decimals, for drawing."""
    return width(*share.as_integer_ratio())


def width(above: int, below: int) -> str:
    """Return above / below of a width, as `part` does."""
    return f"{above * 100 / below:.2f}"


def part_between(low: Fraction, high: Fraction) -> str:
    """Return how much of a width lies between two shares of it, as `part` does."""
    (start, unit), (end, other) = low.as_integer_ratio(), high.as_integer_ratio()
    return width(end * unit - start * other, unit * other)


def must_words(must: Must | None) -> str:
    """Return a must as people read it ("≥ 3"), '' where there is none."""
    return must.text.replace(">=", "≥").replace("<=", "≤") if must else ""
