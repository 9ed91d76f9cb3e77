"""Scores drawn as filled and hollow pips: ●●●○○ is three out of five."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from steelyard.reading.tables.cells import Reading

_PIPS = re.compile(
    "(?P<full>[●⬤]*)[○◯]*|(?P<squares>[■◼▰]*)[□◻▱]*|(?P<blocks>█*)░*|(?P<coloured>🟩*|🔵*)[⬜⚪]*"
)
_LEAST = 3  # pips of a score; one or two stand for something else


def with_pips(
    readings: tuple[tuple[Reading, ...], ...], legend: Mapping[str, Fraction]
) -> tuple[tuple[Reading, ...], ...]:
    """Read rows of pips as scores out of their number, where all are equally long and some are filled in part.

    What a legend gives another worth stays a symbol.
    """
    marks = {reading.mark for row in readings for reading in row if reading.kind == "symbol"}
    worth = {
        mark: Fraction(max(len(full or "") for full in found.groups()))
        for mark in marks
        if len(mark) >= _LEAST and (found := _PIPS.fullmatch(mark))
    }
    lengths = {len(mark) for mark in worth}
    if (
        len(lengths) != 1
        or not worth.keys().isdisjoint(legend)
        or not any(0 < number < len(mark) for mark, number in worth.items())
    ):
        return readings
    most = Fraction(lengths.pop())
    return tuple(
        tuple(
            replace(reading, kind="number", mark="", number=worth[reading.mark], most=most)
            if reading.kind == "symbol" and reading.mark in worth
            else reading
            for reading in row
        )
        for row in readings
    )
