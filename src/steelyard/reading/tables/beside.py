"""What stands in a file's table beside options and criteria: numbering, groups, weighted scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.reading.tables.columns import weighted_columns
from steelyard.reading.tables.gfm import WIDEST
from steelyard.reading.tables.headings import claim_of, role_of
from steelyard.reading.tables.quantities import quantity
from steelyard.reading.tables.words import role_of as meant
from steelyard.reading.tables.words import says_weighted, subject_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.reading.tables.drafts import Written

    Row = Sequence[Written]


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


def weighted_by_numbers(lines: Sequence[Row], weight: int, options: Sequence[int]) -> set[int]:
    """Return the columns whose figures are the weight times the scores of another column, on either side of it.

    Where every criterion weighs the same, their names have to say so too. `lines` are as wide as their header.
    """
    named = [column for column in options if says_weighted(lines[0][column].text)]
    equal = len({quantity(row[weight].text, times=True) for row in lines[1:]}) == 1
    if len(options) > WIDEST or (equal and not named):
        return set()
    found = set(weighted_columns(lines, weight, options, named if equal else options).values())
    last = len(lines[0]) - 1
    back = sorted(last - column for column in options if column not in found)
    before = sorted(last - column for column in named if column not in found)
    if before:
        mirrored = [row[::-1] for row in lines]
        found |= {
            last - column for column in weighted_columns(mirrored, last - weight, back, before).values()
        }
    return found
