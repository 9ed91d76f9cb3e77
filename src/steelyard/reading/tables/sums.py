"""How a table's own totals add its scores up, where that says how the scores are meant."""

from __future__ import annotations

from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.scores.tables import Claim
    from steelyard.reading.tables.evidence import Weights
    from steelyard.reading.tables.values import Values

_HIGHEST = 10  # of the customary scales of people's own scores


def scores_second(values: Values, weights: Weights) -> bool:
    """Say whether multiplications in cells name the weight first: `4 × 5 = 20` where the criterion weighs 4."""
    if not weights.worth:
        return False
    products = [
        (reading, weights.worth[place])
        for row in values.readings
        for place, index in enumerate(values.counted)
        if (reading := row[index]).product is not None
    ]
    first = sum(
        reading.product[0] == worth == reading.number for reading, worth in products if reading.product
    )
    second = sum(reading.product[1] == worth for reading, worth in products if reading.product)
    return first > second


def out_of_weight(values: Values, weights: Weights, claims: Sequence[Claim]) -> bool:
    """Say whether scores are points out of their criterion's weight: none is above it, and the totals are plain sums."""
    if values.family != "number" or values.scale or not weights.worth or weights.by_words:
        return False
    if not any(claim.kind == "total" for claim in claims):
        return False
    most = [
        worth * (100 if "%" in text else 1) for worth, text in zip(weights.worth, weights.texts, strict=True)
    ]
    scores = _scores(values)
    if len(set(most)) < 2 or any(
        score is not None and score > bound for row in scores for score, bound in zip(row, most, strict=True)
    ):
        return False
    ones = [Fraction(1)] * len(most)
    sums = _fits(claims, scores, ones, average=False)
    return sums > _fits(claims, scores, list(weights.worth))


def already_weighted(values: Values, weights: Weights, claims: Sequence[Claim]) -> tuple[Fraction, ...]:
    """Return what each criterion's scores are multiplied by already, () where they are not.

    They are where the stated totals are plain sums of them, each is a whole or half score times its weight, and they
    could not be scores themselves: some go beyond 10, or are fractions while the scores behind them are whole.
    """
    if values.family != "number" or values.scale or values.out_of or not weights.worth or weights.by_words:
        return ()
    scores = _scores(values)
    ones = [Fraction(1)] * len(weights.worth)
    stated = sum(claim.kind == "total" for claim in claims)
    if not stated or _fits(claims, scores, ones) < stated or len(set(weights.worth)) < 2:
        return ()
    percent = any("%" in text for text in weights.texts)
    for factor in (1, 100) if percent else (1,):
        factors = tuple(worth * factor for worth in weights.worth)
        if all(factors) and _behind(scores, factors):
            return factors
    return ()


def unweighted(values: Values, factors: Sequence[Fraction]) -> Values:
    """Return values with the scores that stand behind weighted ones."""
    by = dict(zip(values.counted, factors, strict=True))
    readings = tuple(
        tuple(
            replace(reading, number=reading.number / by[index])
            if index in by and reading.number is not None
            else reading
            for index, reading in enumerate(row)
        )
        for row in values.readings
    )
    return replace(values, readings=readings)


def _behind(scores: list[list[Fraction | None]], factors: tuple[Fraction, ...]) -> bool:
    """Say whether scores up to 10 stand behind weighted ones."""
    pairs = [
        (score, score / factor)
        for row in scores
        for score, factor in zip(row, factors, strict=True)
        if score is not None
    ]
    if not all(0 <= raw <= _HIGHEST and (2 * raw).denominator == 1 for _, raw in pairs):
        return False
    whole = all(raw.denominator == 1 for _, raw in pairs)
    beyond = any(score > _HIGHEST for score, _ in pairs)
    return (beyond or (whole and any(score.denominator > 1 for score, _ in pairs))) and any(
        raw > 1 for _, raw in pairs
    )


def added_up_as_written(values: Values, weights: Weights, claims: Sequence[Claim]) -> bool:
    """Say whether most stated totals add the scores up as they are written."""
    scores = _scores(values)
    worth = list(weights.worth) or [Fraction(1)] * len(values.counted)
    stated = sum(claim.kind == "total" for claim in claims)
    return 2 * _fits(claims, scores, worth) > stated > 0


def put_another_first(values: Values, claims: Sequence[Claim]) -> bool:
    """Say whether the stated totals of a table without weights are made otherwise, and put another option first than its scores do."""
    totals = {
        claim.option: claim.value
        for claim in claims
        if claim.kind == "total" and claim.option is not None and claim.value is not None
    }
    scores = _scores(values)
    whole = [option for option in totals if None not in scores[option]]
    fitting = _fits(claims, scores, [Fraction(1)] * len(values.counted))
    if (
        len(whole) < 2 or values.lower or 2 * fitting >= len(totals)
    ):  # where all scores are equal, any average fits
        return False
    sums = {option: sum((score or Fraction(0) for score in scores[option]), Fraction(0)) for option in whole}
    first, ours = max(totals[option] for option in whole), max(sums.values())
    return not any(totals[option] == first and sums[option] == ours for option in whole)


def are_products(values: Values, claims: Sequence[Claim]) -> bool:
    """Say whether the stated totals multiply the scores, as a risk's likelihood and impact are multiplied."""
    scores = _scores(values)
    totals = [
        (claim.option, claim.value) for claim in claims if claim.kind == "total" and claim.option is not None
    ]
    whole = [(scores[option], value) for option, value in totals if None not in scores[option]]
    multiplied = sum(prod(score for score in row if score is not None) == value for row, value in whole)
    added = sum(sum(score for score in row if score is not None) == value for row, value in whole)
    return multiplied >= 2 and multiplied > max(added, len(whole) // 2)


def sums_of(values: Values, weights: Weights) -> list[Fraction]:
    """Return what each option's scores come to as they are written, by their weights; nothing where some are missing."""
    worth = weights.worth or (Fraction(1),) * len(values.counted)
    scores = _scores(values)
    if any(None in row for row in scores):
        return []
    return [sum((w * (s or 0) for w, s in zip(worth, row, strict=True)), Fraction(0)) for row in scores]


def _scores(values: Values) -> list[list[Fraction | None]]:
    return [[row[index].number for index in values.counted] for row in values.readings]


def _fits(
    claims: Sequence[Claim],
    scores: list[list[Fraction | None]],
    worth: list[Fraction],
    *,
    average: bool = True,
) -> int:
    """Return how many stated totals are the weighted sum of the scores, or their average."""
    whole = sum(worth)
    fit = 0
    for claim in claims:
        if (
            claim.kind == "total"
            and claim.option is not None
            and claim.value is not None
            and claim.unit is not None
        ):
            total = sum(
                (w * s for w, s in zip(worth, scores[claim.option], strict=True) if s is not None),
                Fraction(0),
            )
            made = (total, total / whole) if average else (total,)
            fit += any(abs(one - claim.value) * 2 <= claim.unit for one in made)
    return fit
