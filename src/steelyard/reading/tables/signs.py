"""Cells that say better, worse or the same, as a Pugh matrix has them: `+`, `-`, `S`, and the datum that others are compared with."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.reading.tables.cells import Reading

_SAME = frozenset({"o", "s", "=", "same"})
_DATUM = frozenset({"datum", "baseline", "reference", "ref"})


def signs_of(readings: tuple[tuple[Reading, ...], ...]) -> tuple[tuple[Reading, ...], ...]:
    """Read `-` as a minus, and `0`, `o`, `=`, `S` and the datum's cells as neither, as where other cells hold `+`.

    `S` beside `0` is something else.
    """
    zero = any(reading.number == 0 and reading.kind == "number" for row in readings for reading in row)
    same = _SAME - {"s"} if zero else _SAME
    return tuple(
        tuple(_neither(reading) for reading in row)
        if _is_datum(row)
        else tuple(
            replace(reading, kind="sign", number=Fraction(-len(reading.mark)))
            if reading.kind == "missing" and reading.mark
            else _neither(reading)
            if (reading.kind == "number" and reading.number == 0)
            or (reading.kind == "words" and reading.text.casefold() in same)
            else reading
            for reading in row
        )
        for row in readings
    )


def _neither(reading: Reading) -> Reading:
    return replace(reading, kind="sign", mark="0", number=Fraction(0))


def _is_datum(row: Sequence[Reading]) -> bool:
    """Say whether an option is the one that others are compared with: its cells say "datum", each of them or by their letters."""
    told = [reading.text.casefold() for reading in row if reading.text]
    return "".join(told) == "datum" or (bool(told) and _DATUM.issuperset(told))
