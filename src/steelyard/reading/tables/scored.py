"""Scores as written on the scales they are on: each cell read, and judged against its criterion."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.scores.tables import CUSTOMARY, Cell, Scale
from steelyard.diagnostics import Diagnostic, Severity
from steelyard.reading.tables.quantities import extremes, is_missing, quantity, why_not
from steelyard.reading.tables.scales import shown, without_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from steelyard.reading.tables.drafts import DraftCell

_DECLARE = "declare it: `scale: 1-5`"


class Read(Struct, frozen=True):
    """A cell that holds a score, the number in it, and what that is out of: 10 for "8/10", 100 for "30%"."""

    cell: DraftCell
    value: Fraction
    of: Fraction | None = None
    percent: bool = False


def read_cell(cell: DraftCell, unit: str, found: list[Diagnostic]) -> Read | None:
    """Read one cell; None where it is empty, or where it holds what is no score (K801)."""
    text = cell.score.text
    if cell.number is not None:
        return Read(cell, cell.number)
    if is_missing(text):
        return None
    read = quantity(without_unit(text.strip(), unit))
    if read is None:
        why, hint = why_not(text)
        found.append(Diagnostic("K801", Severity.ERROR, cell.score.place, f"`{_short(text)}` {why}", hint))
        return None
    return Read(cell, read.value, read.of, read.percent)


def common_scale(columns: Sequence[Sequence[Read]]) -> tuple[Scale, ...] | Diagnostic:
    """Return the scale of each criterion that declares none: one for all, or the fault at its cell.

    Scores with a denominator (`8/10`, `30%`) say themselves where their scale ends.
    """
    everything = [read for column in columns for read in column]
    ends = {read.of for read in everything} - {None}
    if len(ends) > 1:
        return _own_scales(columns)
    end = next(iter(ends), None)
    if (fault := _mixed_percent(everything)) is not None:
        return fault
    candidates = (
        CUSTOMARY if end is None else (*(scale for scale in CUSTOMARY if scale.high == end), _to(end))
    )
    if not everything:
        return (candidates[0],) * len(columns)
    lowest, highest = extremes([read.value for read in everything])
    for scale in candidates:
        if scale.low <= lowest and highest <= scale.high:
            return (scale,) * len(columns)
    widest = candidates[-1]
    read = next(read for read in everything if not widest.low <= read.value <= widest.high)
    return Diagnostic(
        "K806",
        Severity.ERROR,
        read.cell.score.place,
        f"no customary scale holds the score `{_short(read.cell.score.text)}`",
        _DECLARE,
    )


def on_scale(read: Read, scale: Scale, criterion: str, found: list[Diagnostic]) -> Fraction | None:
    """Return a score on its criterion's scale; None, with K802 at its cell, where it lies outside."""
    value, text = read.value, _short(read.cell.score.text)
    if read.of is not None and read.of != scale.high:
        if not (read.percent and scale.high == 1):
            of = "per cent" if read.percent else f"out of {shown(read.of)}"
            message = f"`{text}` is {of}; the scale of {criterion} is {scale.text}"
            found.append(_outside(read, message))
            return None
        value = read.value / read.of
    if scale.low <= value <= scale.high:
        return value
    found.append(_outside(read, f"`{text}` is outside the scale of {criterion}, {scale.text}"))
    return None


def mean_cell(cells: Sequence[tuple[str, Cell]]) -> Cell:
    """Return the mean of several scorers' cells; a scorer who gave none does not count."""
    given = [(scorer, cell) for scorer, cell in cells if cell.score is not None]
    first = given[0][1] if given else cells[0][1]
    if not given:
        return first
    mean = sum((cell.score for _, cell in given if cell.score is not None), Fraction(0)) / len(given)
    reasons = [(scorer, cell.because) for scorer, cell in given if cell.because]
    because = "; ".join(f"{scorer}: {reason}" for scorer, reason in reasons)
    see = next((cell.see for _, cell in given if cell.see), "")
    return Cell(mean, shown(mean), because, see)


def _own_scales(columns: Sequence[Sequence[Read]]) -> tuple[Scale, ...] | Diagnostic:
    scales: list[Scale] = []
    for column in columns:
        if len({read.of for read in column} - {None}) > 1:
            return _conflict(column)
        scale = common_scale([column])
        if isinstance(scale, Diagnostic):
            return scale
        scales += scale
    return tuple(scales)


def _mixed_percent(reads: Iterable[Read]) -> Diagnostic | None:
    plain = [read for read in reads if not read.percent and read.value]
    percent = [read for read in reads if read.percent]
    return _conflict([percent[0], plain[0]]) if plain and percent else None


def _conflict(reads: Sequence[Read]) -> Diagnostic:
    first = reads[0]
    other = next(read for read in reads if (read.of, read.percent) != (first.of, first.percent))
    return Diagnostic(
        "K806",
        Severity.ERROR,
        other.cell.score.place,
        f"`{_short(first.cell.score.text)}` and `{_short(other.cell.score.text)}` are not on one scale",
        "write all scores in one way, or declare their scale: `scale: 0-100`",
        ((first.cell.score.place, "the other one"),),
    )


def _to(end: Fraction) -> Scale:
    return Scale(Fraction(0), end, f"0–{shown(end)}", assumed=True)


def _outside(read: Read, message: str) -> Diagnostic:
    return Diagnostic(
        "K802",
        Severity.ERROR,
        read.cell.score.place,
        message,
        "correct the score, or declare the scale it is on",
    )


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 40 else f"{one_line[:39]}…"
