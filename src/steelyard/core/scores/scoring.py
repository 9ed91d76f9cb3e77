"""Scores: what each option comes to under a set of weights, exactly, and who is first.

The simple additive weighting of the field: a score x on its scale [lo, hi] has the value (x - lo) / (hi - lo), or
(hi - x) / (hi - lo) where lower is better; an option's total is the mean of its values by weight (Fishburn 1967).
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from operator import mul
from typing import TYPE_CHECKING, cast

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.scores.tables import Cell, Cells, Must, Table

Ratio = tuple[int, int]
"""A fraction as two whole numbers, the second above 0; it need not be in lowest terms."""


class Grid(Struct, frozen=True):
    """Values in whole numbers, by option, then criterion: from 0 (worst on the scale) to `unit` (best).

    `unit` is the least that makes all of them whole; None where there is no score. Whole numbers are as exact as
    fractions, and take a tenth of the time.
    """

    rows: tuple[tuple[int | None, ...], ...]
    unit: int

    @property
    def gaps(self) -> bool:
        """Whether a score is missing."""
        return any(None in row for row in self.rows)

    def filled(self, missing: int) -> tuple[tuple[int, ...], ...]:
        """Return the rows with `missing` where there is no score."""
        if not self.gaps:
            return cast("tuple[tuple[int, ...], ...]", self.rows)
        return tuple(tuple([missing if value is None else value for value in row]) for row in self.rows)


class Result(Struct, frozen=True):
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


class Scores(Struct, frozen=True):
    """A table's results, by option, under `weights` (as given, by criterion; they need not add up to 1).

    `leaders` are the options that are first whatever the missing scores turn out to be: one is the winner, several
    are a tie on top, none means that missing scores leave it open or that every option is ruled out.
    """

    weights: tuple[Fraction, ...]
    results: tuple[Result, ...]
    leaders: tuple[int, ...]


def grid(table: Table, *, scorer: int | None = None) -> Grid:
    """Return each score's value on its scale, in whole numbers.

    With `scorer`, the position of one of the table's sheets, it is that sheet's scores, else the table's own.
    Raises IndexError where there is no such sheet.
    """
    scales = [(one.scale.low, one.scale.high, one.direction == "higher") for one in table.criteria]
    part = lcm(*[end.denominator for low, high, _ in scales for end in (low, high)])
    scores, part = whole_scores(_cells(table, scorer), part)
    ends = [(*(end.numerator * (part // end.denominator) for end in one[:2]), one[2]) for one in scales]
    unit = lcm(*[high - low for low, high, _ in ends])
    # What a score is counted from, and in which units: downwards where lower is better.
    counted = [
        (low, unit // (high - low)) if rising else (high, unit // (low - high)) for low, high, rising in ends
    ]
    rows = [
        [
            None if own is None else (own - start) * steps
            for own, (start, steps) in zip(row, counted, strict=True)
        ]
        for row in scores
    ]
    shared = gcd(unit, *[value for row in rows for value in row if value])
    return Grid(
        tuple(tuple([None if value is None else value // shared for value in row]) for row in rows),
        unit // shared,
    )


def failed_musts(table: Table, *, scorer: int | None = None) -> tuple[tuple[int, ...], ...]:
    """Return by option the criteria whose must its score fails; a missing score fails none."""
    if not any(criterion.must for criterion in table.criteria):
        return ((),) * len(table.options)
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

    With `musts` off no option is ruled out. Raises what `weighing` and `grid` raise.
    """
    failed = failed_musts(table, scorer=scorer) if musts else tuple(() for _ in table.options)
    return score_grid(grid(table, scorer=scorer), failed, weighing(table, weights))


def score_grid(own: Grid, failed: Sequence[tuple[int, ...]], given: tuple[Fraction, ...]) -> Scores:
    """Total and rank options by their values; `failed` is by option what rules it out, as `failed_musts` has it."""
    weights, _ = whole_numbers(given)
    whole = own.unit * sum(weights)  # totals are in units of 1 / whole
    lows = [sum(map(mul, row, weights)) for row in own.filled(0)]
    highs = [sum(map(mul, row, weights)) for row in own.filled(own.unit)] if own.gaps else lows
    standing = [option for option, by in enumerate(failed) if not by]
    results = []
    for option, by in enumerate(failed):
        low, high = lows[option], highs[option]
        best = worst = None
        if not by:
            best = 1 + len([other for other in standing if lows[other] > high])
            worst = 1 + len([other for other in standing if highs[other] > low and other != option])
        row = own.rows[option]
        missing = tuple([at for at, value in enumerate(row) if value is None]) if None in row else ()
        rank = best if best == worst else None
        least = Fraction(low, whole)
        most = least if low == high else Fraction(high, whole)
        results.append(Result(least, most, rank, best, worst, by, missing))
    leaders = tuple(option for option in standing if results[option].worst == 1)
    return Scores(given, tuple(results), leaders)


def whole_numbers(weights: Sequence[Fraction]) -> tuple[tuple[int, ...], int]:
    """Return weights as whole numbers, and what they were multiplied by."""
    ratios = [weight.as_integer_ratio() for weight in weights]
    unit = lcm(*[below for _, below in ratios])
    return tuple([above * (unit // below) for above, below in ratios]), unit


def whole_scores(cells: Sequence[Sequence[Cell]], unit: int = 1) -> tuple[list[list[int | None]], int]:
    """Return scores as whole numbers, and what they were multiplied by: the least multiple of `unit` that does it."""
    rows = [[None if cell.score is None else cell.score.as_integer_ratio() for cell in row] for row in cells]
    unit = lcm(unit, *[own[1] for row in rows for own in row if own])
    return [[None if own is None else own[0] * (unit // own[1]) for own in row] for row in rows], unit


def plain_ratios(
    table: Table, results: Sequence[Result], weights: Sequence[Fraction]
) -> list[tuple[Ratio, Ratio] | None] | None:
    """Return a spreadsheet's own figures by option: Σ w x, and Σ w x / Σ w, in the units of the scores.

    On one common scale, the average of an option's scores is where its total lies between the scale's ends. None
    stands for an option with a missing score that counts; it is None altogether where criteria differ in scale or
    direction, for then such a sum means nothing. `results` are those under these `weights`.
    """
    first = table.criteria[0]
    scale, rising = first.scale, first.direction == "higher"
    for one in table.criteria:
        if one.direction != first.direction or (
            one.scale is not scale and (one.scale.low, one.scale.high) != (scale.low, scale.high)
        ):
            return None
    (start, end), unit = whole_numbers((scale.low, scale.high) if rising else (scale.high, scale.low))
    counted, weight_unit = whole_numbers(weights)
    whole = sum(counted)
    found: list[tuple[Ratio, Ratio] | None] = []
    for result in results:
        if result.missing and result.low != result.high:
            found.append(None)
            continue
        above, below = result.low.as_integer_ratio()
        total, below = start * below + (end - start) * above, below * unit
        found.append(((total * whole, below * weight_unit), (total, below)))
    return found


def widest_apart(table: Table) -> tuple[tuple[int, int], ...] | None:
    """Return the cells (option, criterion) where the scorers disagree most, measured by the width of the scale.

    There are none where they agree everywhere; None stands for a table with fewer than two sheets.
    """
    if len(table.sheets) < 2:
        return None
    widths: dict[tuple[int, int], Fraction] = {}
    for option in range(len(table.options)):
        for position, criterion in enumerate(table.criteria):
            every = [sheet.cells[option][position].score for sheet in table.sheets]
            given = [own for own in every if own is not None]
            if len(given) > 1 and (apart := max(given) - min(given)):
                widths[option, position] = apart / (criterion.scale.high - criterion.scale.low)
    widest = max(widths.values(), default=None)
    return tuple(cell for cell, width in widths.items() if width == widest)


def figure(total: Fraction) -> str:
    """Return a total as people read it: times 100 with one decimal, the exact value rounded half up ("64.7").

    A difference of totals may be negative; it is rounded as its opposite is ("-3.9").
    """
    above, below = total.as_integer_ratio()
    tenths = rounded(abs(above) * 1000, below)
    sign = "-" if above < 0 and tenths else ""
    return f"{sign}{tenths // 10}.{tenths % 10}"


def rounded(above: int, below: int) -> int:
    """Return above / below, 0 or more, as a whole number, exactly rounded half up."""
    return (2 * above + below) // (2 * below)


def _cells(table: Table, scorer: int | None) -> Cells:
    return table.cells if scorer is None else table.sheets[scorer].cells


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
        case "=":  # pragma: no branch (there is no other comparison)
            return own == must.bound
