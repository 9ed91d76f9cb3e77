"""What a table's criteria say together: headings that group them, and weights at the ends of their names."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.reading.tables.cells import figure_at, read_cell
from steelyard.reading.tables.quantities import quantity
from steelyard.reading.tables.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.reading.tables.criterion_names import Named
    from steelyard.reading.tables.drafts import Written
    from steelyard.reading.tables.gfm import PipeCell

_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,4})?")
_ADDED = re.compile(
    r"^(?:(?:grand|overall|combined) )?(?:average|avg|mean|durchschnitt\w*|total|overall|sum|combined|gesamt\w*|summe)\b|\b(?:total|sum)$"
)
_AVERAGES = ("average", "avg", "mean", "durchschnitt")
_FORMULA = re.compile(
    r"(?:r?ice|wsjf|rpn|b(?:enefit)?\s?[/:]\s?c(?:ost)?|(?:benefit|value)[ -](?:to[ -])?(?:cost|effort)|(?:value|benefit|impact)\s?/\s?(?:effort|cost|risk)"
    r"|net (?:benefit|value|gain|score))(?: (?:ratio|score|index|points))?"
)
"""What is made of scores otherwise than by adding them up, by the names of well-known methods."""

_LETTER = re.compile(r"[^\W\d]")
_WHOLE = frozenset({1, 100})


def group_headings(weights: Sequence[PipeCell | None], rows: Sequence[Sequence[PipeCell]]) -> frozenset[int]:
    """Return which rows only head the ones below: without scores, and of the weight that those have together."""
    worth = [quantity(words_of(cell.text), times=True) if cell is not None else None for cell in weights]
    empty = [
        place
        for place, row in enumerate(rows)
        if worth[place] is not None and not any(cell.text.strip() for cell in row)
    ]
    found = set()
    for place, following in pairwise([*empty, len(rows)]):
        below = [one.value for one in worth[place + 1 : following] if one is not None]
        own = worth[place]
        if own is not None and below and sum(below, Fraction(0)) == own.value:
            found.add(place)
    return frozenset(found)


def sums_up(weights: Sequence[PipeCell | Written | None]) -> bool:
    """Say whether the last of some weights is that of all others together, 100 % or a 1 beside decimals: so is that of a total."""
    worth = [quantity(words_of(cell.text), times=True) if cell is not None else None for cell in weights[-1:]]
    if len(weights) < 3 or worth[0] is None or worth[0].share != 1:
        return False
    others = [quantity(words_of(cell.text), times=True) for cell in weights[:-1] if cell is not None]
    told = [one for one in others if one is not None]
    shares = all(one.percent for one in told) if worth[0].percent else any(one.value < 1 for one in told)
    return len(told) == len(weights) - 1 and shares and sum(one.share for one in told) == 1


def ends_in_total(
    names: Sequence[str], weights: Sequence[PipeCell | None], rows: Sequence[Sequence[PipeCell]]
) -> bool:
    """Say whether the last of some criteria is their total, by its weight or by its name and its cells."""
    name = names[-1].casefold() if names else ""
    if len(rows) > 2 and (_adds_up(name, rows, weights) or (_FORMULA.fullmatch(name) and not any(weights))):
        return True
    return sums_up(weights)


def _adds_up(name: str, rows: Sequence[Sequence[PipeCell]], weights: Sequence[PipeCell | None]) -> bool:
    """Say whether the last of some rows is a total by its name, "Total complexity", and adds up the others, by their weights or without."""
    if not _ADDED.search(name):
        return False
    others = [[read_cell(cell.text).number for cell in row] for row in rows[:-1]]
    told_here = [figure_at(words_of(cell.text)) for cell in rows[-1]]
    stated = [one[0] for one in told_here if one is not None]
    if (
        len(stated) < len(told_here)
        or any(None in row for row in others)
        or not any(one.value for one in stated)
    ):
        return False
    told = [quantity(words_of(cell.text), times=True) if cell is not None else None for cell in weights[:-1]]
    worth = [one.share for one in told if one is not None]
    for factors in ([Fraction(1)] * len(others), worth):
        made = [
            sum((factor * (score or 0) for factor, score in zip(factors, column, strict=False)), Fraction(0))
            for column in zip(*others, strict=True)
        ]
        whole = sum(factors) if name.startswith(_AVERAGES) else 1
        if (
            len(factors) == len(others)
            and whole
            and all(
                abs(one.value - own / whole) * 2 <= one.unit * (whole != 1 and one.unit < 1)
                for one, own in zip(stated, made, strict=True)
            )
        ):
            return True
    return False


def weighed_by_name(names: Sequence[Named]) -> tuple[Named, ...]:
    """Take the numbers at the ends of all names as weights, where they add up to 100 or to 1: "Speed 40", "Cost 60"."""
    parts = [one.name.rpartition(" ") for one in names]
    if len(names) < 2 or not all(
        _NUMBER.fullmatch(weight) and _LETTER.search(name) and not one.weight
        for one, (name, _, weight) in zip(names, parts, strict=True)
    ):
        return tuple(names)
    if sum((Fraction(weight.replace(",", ".")) for *_, weight in parts), Fraction(0)) not in _WHOLE:
        return tuple(names)
    return tuple(
        replace(one, name=name.rstrip(" :,–—-"), weight=weight)
        for one, (name, _, weight) in zip(names, parts, strict=True)
    )


def shared_scale(names: Sequence[Named]) -> str:
    """Return the scale that all options' names declare, '' where they do not: "Redis (1-5)", "Kafka (1-5)"."""
    scales = {one.scale for one in names}
    return scales.pop() if len(scales) == 1 and len(names) > 1 else ""
