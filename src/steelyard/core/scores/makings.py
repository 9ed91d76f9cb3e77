"""The ways in which people make a total of scores and weights: each gives a figure for every option."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from steelyard.core.scores.tables import Claim, Criterion, Table

    Scores = Sequence[Fraction | None]

_SCORES, _SCORES_ALONE = "its scores and weights", "its scores"


class Making(Struct, frozen=True):
    """A way to make totals, of what `source` names.

    `figures` are by option, several where missing scores may be left out or counted as 0. A `rare` way is only taken
    where it gives every total of a row.
    """

    words: str
    figures: tuple[tuple[Fraction, ...], ...]
    source: str
    rare: bool = False


def fits(claim: Claim, made: Fraction) -> bool:
    """Say whether a figure is the one stated, at the precision it is printed with; at a half, both roundings are."""
    return claim.value is not None and claim.unit is not None and 2 * abs(made - claim.value) <= claim.unit


def total_makings(table: Table, claims: Sequence[Claim]) -> tuple[Making, ...]:
    """Return the ways in which a table's totals may be made, the more customary ones first."""
    weights = [criterion.weight for criterion in table.criteria]
    shares = any("%" in criterion.weight_text for criterion in table.criteria)
    makings: list[Making] = []
    for rows, words in _readings(table):
        makings += _sums(weights, rows, words, shares=shares)
    makings += _shares(table, weights)
    weighted = _weighted_sums(table, claims)
    if weighted is not None:
        makings.append(weighted)
    worth = _worths(table)
    makings.append(
        _made("as a total in hundredths", worth, lambda s: tuple(100 * one for one in _average(weights, s)))
    )
    makings.append(_made("as a total from 0 to 1", worth, lambda s: _average(weights, s)))
    return tuple(makings)


def percentage_makings(table: Table) -> tuple[Making, ...]:
    """Return the ways in which a percentage of the best possible may be made."""
    weights = [criterion.weight for criterion in table.criteria]
    ones = [Fraction(1)] * len(weights)
    makings: list[Making] = []
    for rows, words in _readings(table):
        of_best = [
            [
                None if score is None else score / criterion.scale.high
                for score, criterion in zip(row, table.criteria, strict=True)
            ]
            for row in rows
            if all(criterion.scale.high > 0 for criterion in table.criteria)
        ]
        if of_best:
            best = f"of the highest possible{words}"
            makings.append(_made(best, of_best, lambda s: _hundred(_average(weights, s))))
            makings.append(
                _made(
                    f"unweighted, {best}",
                    of_best,
                    lambda s: _hundred(_average(ones, s)),
                    source=_SCORES_ALONE,
                )
            )
    makings.append(
        _made("of the way from worst to best", _worths(table), lambda s: _hundred(_average(weights, s)))
    )
    return tuple(makings)


def weighted_makings(table: Table) -> Iterator[tuple[str, Callable[[int, int], Fraction | None]]]:
    """Yield the ways in which one weighted score may be made, each a function of option and criterion."""
    total = sum(criterion.weight for criterion in table.criteria)
    for rows, _ in _readings(table):
        for factor, words in (
            (Fraction(1), ""),
            (Fraction(100), ", in hundredths"),
            (1 / total if total else Fraction(1), ", by share of weight"),
        ):

            def made(
                option: int, criterion: int, rows: Sequence[Scores] = rows, factor: Fraction = factor
            ) -> Fraction | None:
                score = rows[option][criterion]
                return None if score is None else score * table.criteria[criterion].weight * factor

            yield words, made

        for factor in (Fraction(1), Fraction(100)):

            def of_most(
                option: int, criterion: int, rows: Sequence[Scores] = rows, factor: Fraction = factor
            ) -> Fraction | None:
                score, own = rows[option][criterion], table.criteria[criterion]
                return (
                    None
                    if score is None or own.scale.high <= 0
                    else score / own.scale.high * own.weight * factor
                )

            yield ", of the highest possible", of_most


def _readings(table: Table) -> Iterator[tuple[Sequence[Scores], str]]:
    """Yield the scores as written and, where lower is better somewhere, turned round on their scale."""
    written = [[cell.score for cell in row] for row in table.cells]
    if any(criterion.direction == "lower" for criterion in table.criteria):
        turned = [
            [_turned(score, criterion) for score, criterion in zip(row, table.criteria, strict=True)]
            for row in written
        ]
        yield turned, ", turned round where lower is better"
    yield written, ""


def _turned(score: Fraction | None, criterion: Criterion) -> Fraction | None:
    if score is None or criterion.direction == "higher":
        return score
    return criterion.scale.low + criterion.scale.high - score


def _worths(table: Table) -> list[list[Fraction | None]]:
    return [
        [
            None
            if (score := _turned(cell.score, criterion)) is None
            else (score - criterion.scale.low) / (criterion.scale.high - criterion.scale.low)
            for cell, criterion in zip(row, table.criteria, strict=True)
        ]
        for row in table.cells
    ]


def _sums(weights: list[Fraction], rows: Sequence[Scores], words: str, *, shares: bool) -> Iterator[Making]:
    ones = [Fraction(1)] * len(weights)
    equal = len(set(weights)) == 1
    if not equal or weights[0] != 1:
        yield _made(f"as a weighted sum{words}", rows, lambda s: (_sum(weights, s),))
        if shares:
            yield _made(f"as a sum weighted in per cent{words}", rows, lambda s: (100 * _sum(weights, s),))
        yield _made(f"as a weighted average{words}", rows, lambda s: _average(weights, s))
    yield _made(f"as a plain sum{words}", rows, lambda s: (_sum(ones, s),), source=_SCORES_ALONE)
    yield _made(f"as a plain average{words}", rows, lambda s: _average(ones, s), source=_SCORES_ALONE)


def _shares(table: Table, weights: Sequence[Fraction]) -> Iterator[Making]:
    """Yield the totals out of 100 that give the highest score on one scale for all its whole weight."""
    scales = {(criterion.scale.low, criterion.scale.high) for criterion in table.criteria}
    high = max(high for _, high in scales)
    if len(scales) > 1 or high <= 0:
        return
    for rows, words in _readings(table):
        yield _made(
            f"out of 100 for the highest score{words}",
            rows,
            lambda s: tuple(100 * one / high for one in _average(weights, s)),
            rare=True,
        )


def _made(
    words: str,
    rows: Sequence[Scores],
    formula: Callable[[Scores], tuple[Fraction, ...]],
    *,
    source: str = _SCORES,
    rare: bool = False,
) -> Making:
    return Making(words, tuple(formula(row) for row in rows), source, rare)


def _weighted_sums(table: Table, claims: Sequence[Claim]) -> Making | None:
    """Return the sums of the table's own weighted scores, None unless every score has one."""
    stated = {(claim.option, claim.criterion): claim.value for claim in claims if claim.kind == "weighted"}
    figures = []
    for option, row in enumerate(table.cells):
        values = [stated.get((option, index)) for index, cell in enumerate(row) if cell.score is not None]
        if not values or any(value is None for value in values):
            return None
        figures.append((sum((value for value in values if value is not None), Fraction(0)),))
    return Making("as the sum of its weighted scores", tuple(figures), _SCORES)


def _sum(weights: Sequence[Fraction], scores: Scores) -> Fraction:
    return sum((w * s for w, s in zip(weights, scores, strict=True) if s is not None), Fraction(0))


def _average(weights: Sequence[Fraction], scores: Scores) -> tuple[Fraction, ...]:
    """Return the average with missing scores counted as 0, then with them left out."""
    whole = sum(weights)
    there = sum(w for w, s in zip(weights, scores, strict=True) if s is not None)
    total = _sum(weights, scores)
    return tuple(dict.fromkeys(total / of for of in (whole, there) if of)) or (Fraction(0),)


def _hundred(figures: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    return tuple(100 * figure for figure in figures)
