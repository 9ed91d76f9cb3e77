"""How the figures of a score table are said: numbers, shares, bounds."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from steelyard.core.language.language import ENGLISH
from steelyard.core.scores.scoring import rounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.language.language import Language
    from steelyard.core.scores.acceptability import Share
    from steelyard.core.scores.tables import Must

MOST_PLACES = 6
"""Decimals of a weight, at most."""


def decimal(number: Fraction, places: int) -> str:
    """Return a number of 0 or more with so many decimals at most, rounded half up, without trailing zeros."""
    if number.denominator == 1:  # as most weights and scores are
        return str(number.numerator)
    unit = 10**places
    whole = rounded(number.numerator * unit, number.denominator)
    text = f"{whole // unit}.{whole % unit:0{places}}"
    return text.rstrip("0").rstrip(".")


def places(weights: Sequence[Fraction]) -> int:
    """Return how many decimals tell weights of this size apart: one where they reach 5, two from 0.5, and so on."""
    top, decimals = max(weights), 1
    while decimals < MOST_PLACES and top * 10 ** (decimals - 1) < 5:
        decimals += 1
    return decimals


def bound(limit: Fraction, now: Fraction, decimals: int) -> str:
    """Return a weight's limit, with more decimals where it would else read as the weight itself."""
    while decimals < MOST_PLACES and decimal(limit, decimals) == decimal(now, decimals):
        decimals += 1
    return decimal(limit, decimals)


def limit_of(weights: Sequence[Fraction]) -> Fraction:
    """Return where sliders end: the round number at or above every weight, above them where all are equal."""
    top = max(weights)
    return _limit(top, equal=min(weights) == top)


@lru_cache(256)  # tables have few heaviest weights between them, and each page asks several times
def _limit(top: Fraction, *, equal: bool) -> Fraction:
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
    for parts in (20, 100):
        step = limit / parts
        if all((weight / step).denominator == 1 for weight in weights):
            return decimal(step, MOST_PLACES)
    return "any"


def per_cent(share: Fraction, language: Language = ENGLISH) -> str:
    """Return a share in whole per cent, rounded half up."""
    return language.per_cent(str(rounded(share.numerator * 100, share.denominator)))


def first_place(share: Share, language: Language = ENGLISH) -> str:
    """Return a share of all weightings ("62 % ± 1"); a share that is not nought never reads as nought."""
    whole = rounded(share.value.numerator * 100, share.value.denominator)
    if whole == 0 and (share.value or share.draws):
        return f"<\u00a0{language.per_cent('1')}"
    if whole == 100 and (share.value < 1 or share.draws):
        return f">\u00a0{language.per_cent('99')}"
    said = language.per_cent(str(whole))
    if not share.draws:
        return said
    return f"{said}\u00a0±\u00a0{max(1, rounded(share.margin.numerator * 100, share.margin.denominator))}"


def part(share: Fraction, whole: Fraction | int = 1) -> str:
    """Return a share of a width, or a part of a whole, in hundredths with two decimals, for drawing."""
    above, below = share.numerator * whole.denominator, share.denominator * whole.numerator
    return f"{above * 100 / below:.2f}"


def must_words(must: Must | None) -> str:
    """Return a must as people read it ("≥ 3"), '' where there is none."""
    return must.text.replace(">=", "≥").replace("<=", "≤") if must else ""
