"""Scores: what each option comes to under a set of weights, exactly, and who is first.

The simple additive weighting of the field: a score x on its scale [lo, hi] has the value (x - lo) / (hi - lo), or
(hi - x) / (hi - lo) where lower is better; an option's total is the mean of its values by weight (Fishburn 1967).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from operator import mul
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.scores.tables import Cells, Criterion, Must, Table

Values = tuple[tuple[Fraction | None, ...], ...]
"""Values from 0 (worst on the scale) to 1 (best), by option, then criterion; None where there is no score."""


@dataclass(frozen=True, slots=True)
class Result:
    """What an option comes to.

    `low` and `high` bound its total, 0 to 1; they are equal where no cell that counts is missing. `best` and
    `worst` are the ranks it could take among the options that stand, `rank` is both of them where they are one;
    options with equal totals share a rank (1, 1, 3). All three are None for an option that is ruled out.
    `ruled_out_by` are the criteria whose must it fails, `missing` those on which it has no score, by position.
    """

    low: Fraction
    high: Fraction
    rank: int | None
    best: int | None
    worst: int | None
    ruled_out_by: tuple[int, ...]
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """A table's results, by option, under `weights` (as given, by criterion; they need not add up to 1).

    `leaders` are the options that are first whatever the missing scores turn out to be: one is the winner, several
    are a tie on top, none means that missing scores leave it open or that every option is ruled out.
    """

    weights: tuple[Fraction, ...]
    results: tuple[Result, ...]
    leaders: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plain:
    """A spreadsheet's own figures for one option: Σ w x, and Σ w x / Σ w, in the units of the scores."""

    sum: Fraction
    average: Fraction


@dataclass(frozen=True, slots=True)
class Spread:
    """How far scorers are apart.

    `cells` are the highest less the lowest score, in the criterion's units, by option, then criterion; None where
    fewer than two scorers gave one. `most` are the cells (option, criterion) where they disagree most, measured by
    the width of the scale; none where they agree everywhere.
    """

    cells: Values
    most: tuple[tuple[int, int], ...]


def values(table: Table, *, scorer: int | None = None) -> Values:
    """Return each score's value on its scale.

    With `scorer`, the position of one of the table's sheets, it is that sheet's scores, else the table's own.
    Raises IndexError where there is no such sheet.
    """
    return tuple(
        tuple(
            None if cell.score is None else _value(cell.score, criterion)
            for cell, criterion in zip(row, table.criteria, strict=True)
        )
        for row in _cells(table, scorer)
    )


def failed_musts(table: Table, *, scorer: int | None = None) -> tuple[tuple[int, ...], ...]:
    """Return by option the criteria whose must its score fails; a missing score fails none."""
    return tuple(
        tuple(
            position
            for position, (cell, criterion) in enumerate(zip(row, table.criteria, strict=True))
            if criterion.must and cell.score is not None and not _meets(cell.score, criterion.must)
        )
        for row in _cells(table, scorer)
    )


def weighing(table: Table, weights: Sequence[Fraction] | None = None) -> tuple[Fraction, ...]:
    """Return the weights to count with, by criterion: those given, else the table's own.

    Raises ValueError where one is negative, where all are zero or where their number is not the criteria's.
    """
    given = tuple(criterion.weight for criterion in table.criteria) if weights is None else tuple(weights)
    if len(given) != len(table.criteria):
        raise ValueError(f"{len(given)} weights for {len(table.criteria)} criteria")
    if any(weight < 0 for weight in given) or not any(given):
        raise ValueError("weights are 0 or more, and one at least is more than 0")
    return given


def score(
    table: Table,
    *,
    weights: Sequence[Fraction] | None = None,
    musts: bool = True,
    scorer: int | None = None,
) -> Scores:
    """Total and rank the options under the given weights, else the table's own.

    With `musts` off no option is ruled out. Raises what `weighing` and `values` raise.
    """
    failed = failed_musts(table, scorer=scorer) if musts else tuple(() for _ in table.options)
    return score_values(values(table, scorer=scorer), failed, weighing(table, weights))


def score_values(own: Values, failed: Sequence[tuple[int, ...]], given: tuple[Fraction, ...]) -> Scores:
    """Total and rank options by their values; `failed` is by option what rules it out, as `failed_musts` has it."""
    # Totals are added up and compared as whole numbers, in units of 1 / (unit * whole): fractions take ten times longer.
    unit = lcm(*(value.denominator for row in own for value in row if value is not None))
    weights, _ = whole_numbers(given)
    whole = sum(weights)
    lows = [sum(map(mul, whole_row(row, unit, 0), weights)) for row in own]
    highs = [sum(map(mul, whole_row(row, unit, unit), weights)) for row in own]
    standing = [option for option, by in enumerate(failed) if not by]
    results = []
    for option, by in enumerate(failed):
        best = worst = None
        if not by:
            best = 1 + sum(lows[other] > highs[option] for other in standing)
            worst = 1 + sum(highs[other] > lows[option] for other in standing if other != option)
        missing = tuple(position for position, value in enumerate(own[option]) if value is None)
        rank = best if best == worst else None
        low, high = Fraction(lows[option], unit * whole), Fraction(highs[option], unit * whole)
        results.append(Result(low, high, rank, best, worst, by, missing))
    leaders = tuple(option for option in standing if results[option].worst == 1)
    return Scores(given, tuple(results), leaders)


def whole_numbers(weights: Sequence[Fraction]) -> tuple[tuple[int, ...], int]:
    """Return weights as whole numbers, and what they were multiplied by."""
    unit = lcm(*(weight.denominator for weight in weights))
    return tuple(weight.numerator * (unit // weight.denominator) for weight in weights), unit


def whole_row(row: Sequence[Fraction | None], unit: int, missing: int) -> tuple[int, ...]:
    """Return an option's values times `unit`, a multiple of their denominators, `missing` where there is none."""
    return tuple(missing if value is None else value.numerator * (unit // value.denominator) for value in row)


def plain_totals(
    table: Table, *, weights: Sequence[Fraction] | None = None, scorer: int | None = None
) -> tuple[Plain | None, ...] | None:
    """Return a spreadsheet's own figures by option, None for an option with a missing score that counts.

    It is None altogether where criteria differ in scale or direction, for then such a sum means nothing.
    Raises what `weighing` raises.
    """
    given = weighing(table, weights)
    first = table.criteria[0]
    for criterion in table.criteria:
        bounds = (criterion.scale.low, criterion.scale.high, criterion.direction)
        if bounds != (first.scale.low, first.scale.high, first.direction):
            return None
    rows = [[cell.score for cell in row] for row in _cells(table, scorer)]
    unit = lcm(*(own.denominator for row in rows for own in row if own is not None))
    counted, weight_unit = whole_numbers(given)
    plain: list[Plain | None] = []
    for row in rows:
        if any(own is None and weight for own, weight in zip(row, counted, strict=True)):
            plain.append(None)
            continue
        total = sum(map(mul, whole_row(row, unit, 0), counted))
        plain.append(Plain(Fraction(total, unit * weight_unit), Fraction(total, unit * sum(counted))))
    return tuple(plain)


def spread(table: Table) -> Spread | None:
    """Return how far the scorers are apart, None where the table has fewer than two sheets."""
    if len(table.sheets) < 2:
        return None
    rows = []
    widths: dict[tuple[int, int], Fraction] = {}
    for option in range(len(table.options)):
        row: list[Fraction | None] = []
        for position, criterion in enumerate(table.criteria):
            every = [sheet.cells[option][position].score for sheet in table.sheets]
            given = [own for own in every if own is not None]
            apart = max(given) - min(given) if len(given) > 1 else None
            row.append(apart)
            if apart:
                widths[option, position] = apart / (criterion.scale.high - criterion.scale.low)
        rows.append(tuple(row))
    widest = max(widths.values(), default=None)
    return Spread(tuple(rows), tuple(cell for cell, width in widths.items() if width == widest))


def figure(total: Fraction) -> str:
    """Return a total as people read it: times 100 with one decimal, the exact value rounded half up ("64.7").

    A difference of totals may be negative; it is rounded as its opposite is ("-3.9").
    """
    tenths = rounded(abs(total.numerator) * 1000, total.denominator)
    sign = "-" if total < 0 and tenths else ""
    return f"{sign}{tenths // 10}.{tenths % 10}"


def rounded(above: int, below: int) -> int:
    """Return above / below, 0 or more, as a whole number, exactly rounded half up."""
    return (2 * above + below) // (2 * below)


def _cells(table: Table, scorer: int | None) -> Cells:
    return table.cells if scorer is None else table.sheets[scorer].cells


def _value(own: Fraction, criterion: Criterion) -> Fraction:
    scale = criterion.scale
    if (
        own.denominator == scale.low.denominator == scale.high.denominator == 1
    ):  # the same, as nearly all are, faster
        least, most, at = scale.low.numerator, scale.high.numerator, own.numerator
        return Fraction(at - least if criterion.direction == "higher" else most - at, most - least)
    up = own - scale.low if criterion.direction == "higher" else scale.high - own
    return up / (scale.high - scale.low)


def _meets(own: Fraction, must: Must) -> bool:
    match must.comparison:
        case ">=":
            return own >= must.bound
        case ">":
            return own > must.bound
        case "<=":
            return own <= must.bound
        case "<":
            return own < must.bound
        case "=":
            return own == must.bound
