"""What stands in a file's table beside options and criteria: numbering, groups, weighted scores, sums, the best possible."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from steelyard.reading.tables.columns import weighted_columns
from steelyard.reading.tables.criteria import sums_up
from steelyard.reading.tables.gfm import WIDEST
from steelyard.reading.tables.headings import claim_of, role_of
from steelyard.reading.tables.quantities import is_missing, quantity
from steelyard.reading.tables.words import is_subtotal, says_weighted, subject_of
from steelyard.reading.tables.words import role_of as meant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.scores.tables import ClaimKind
    from steelyard.reading.tables.drafts import Written

    Row = Sequence[Written]
    RowKind = ClaimKind | Literal["aside"] | None
    Stated = Literal["total", "percentage", "rank", "winner"]

_STATED: dict[str, Stated] = {
    "total": "total",
    "percentage": "percentage",
    "rank": "rank",
    "winner": "winner",
}


def column_role(text: str, column: int, *, named: bool, weighed: bool) -> str | None:
    """Return what a heading stands for; where none is the weights' or the names' own, another word may be.

    `named` and `weighed` say that a heading of the table is.
    """
    role = role_of(text)
    if role is None and not weighed and meant(text) == "weight":
        return "weight"
    first = column == 0 and not named and role is None and claim_of(text) is None
    return "name" if first and subject_of(text) == "criterion" else role


def is_numbering(text: str) -> bool:
    """Say whether a heading before the criteria's names is that of their numbers: "Nr.", "ID", "#"."""
    return meant(text) == "index"


def is_aside(text: str) -> bool:
    """Say whether a name is that of what is told beside scores: the maximum, a difference, the decision."""
    return meant(text) == "aside"


def weighted_by_numbers(
    lines: Sequence[Row], weight: int, options: Sequence[int], others: Sequence[int] = ()
) -> dict[int, int]:
    """Return the columns whose figures are the weight times the scores of another column, on either side, by that column.

    Where every criterion weighs the same, their names have to say so too. `lines` are as wide as their header; `others`
    are columns that are no options and may hold weighted scores.
    """
    candidates = sorted([*options, *others])
    named = [column for column in candidates if says_weighted(lines[0][column].text)]
    equal = len({quantity(row[weight].text, times=True) for row in lines[1:]}) == 1
    if len(candidates) > WIDEST or (equal and not named):
        return {}
    found = weighted_columns(lines, weight, options, named if equal else candidates)
    taken = {*found, *found.values()}
    last = len(lines[0]) - 1
    back = sorted(last - column for column in options if column not in taken)
    before = sorted(last - column for column in named if column not in taken)
    if before:
        mirrored = [row[::-1] for row in lines]
        pairs = weighted_columns(mirrored, last - weight, back, before)
        found |= {last - option: last - column for option, column in pairs.items()}
    return found


def row_kinds(
    labels: Sequence[str], weights: Sequence[Written] | None, scores: Sequence[Row]
) -> list[RowKind]:
    """Say of each row which figure it states, or that it tells something aside; None for criteria and all others.

    Where a table has weights, a row without one may state a figure under a name that a criterion could have too. So may
    the last one, where it weighs as much as all others together. What weighs nothing below such a row is aside.
    """
    kinds: list[RowKind] = [claim_of(label) for label in labels]
    if weights is None:
        return kinds
    silent = [is_missing(weight.text) for weight in weights]
    for index, label in enumerate(labels):
        if kinds[index] is None and silent[index]:
            kinds[index] = _STATED.get(meant(label))
    weighed = [
        index
        for index, label in enumerate(labels)
        if kinds[index] is None and not silent[index] and not is_subtotal(label)
    ]
    if sums_up([weights[index] for index in weighed]):
        last = weighed[-1]
        total = _adds_up([weights[index] for index in weighed], [scores[index] for index in weighed])
        if is_aside(labels[last]):
            kinds[last] = "aside"
        else:
            kinds[last] = _STATED.get(meant(labels[last])) or ("total" if total else None)
    stated = next((index for index, kind in enumerate(kinds) if kind is not None), len(kinds))
    for index in range(stated, len(kinds)):
        if kinds[index] is None and silent[index] and role_of(labels[index]) != "note":
            kinds[index] = "aside" if any(cell.text for cell in scores[index]) else None
    return kinds


def _adds_up(weights: Sequence[Written], scores: Sequence[Row]) -> bool:
    """Say whether one of the last row's figures is the weighted sum of those above it."""
    shares = [one.share if (one := quantity(weight.text, times=True)) else Fraction(0) for weight in weights]
    for column in zip(*scores, strict=True):
        *above, last = [quantity(cell.text) for cell in column]
        if last is not None and all(one is not None for one in above):
            total = sum(
                (share * one.value for share, one in zip(shares, above, strict=False) if one is not None),
                Fraction(0),
            )
            if 2 * abs(total - last.value) <= last.unit:
                return True
    return False
