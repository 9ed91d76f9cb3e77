"""Figures that a table states of its options: totals, percentages, ranks, the winner, as claims to be checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.core.scores.tables import Claim, same_name
from steelyard.diagnostics import Diagnostic, Severity
from steelyard.reading.tables.quantities import is_missing, quantity, why_not

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.scores.tables import ClaimKind
    from steelyard.reading.tables.drafts import Written

_RANK = re.compile(r"#? ?(?P<rank>[0-9]{1,4}) ?(?:st|nd|rd|th|\.|º|°)?", re.IGNORECASE)
_BOTH = re.compile(r"(?P<total>[^()]+?) ?\((?P<percentage>[^()]+%)\)")
_NOT_THIS = frozenset({"no", "n", "false", "0", "✗", "✘", "❌", "x̶", "nein", "non"})
_LONGEST = 80  # characters of a cell that states a figure


def stated(
    kind: ClaimKind, label: str, cells: Sequence[Written], names: Sequence[str], found: list[Diagnostic]
) -> tuple[Claim, ...]:
    """Return what a row states of each option; a cell that states nothing readable is K801."""
    claims: list[Claim] = []
    for option, cell in enumerate(cells):
        if is_missing(cell.text):
            continue
        read = tuple(_read(kind, label, cell, option, names))
        if not read:
            found.append(_unreadable(cell, label))
        claims += (claim for claim in read if claim is not None)
    return tuple(claims)


def weighted_claim(cell: Written, option: int, criterion: int, found: list[Diagnostic]) -> tuple[Claim, ...]:
    """Return the weighted score that stands beside a score; one that is not readable is K801."""
    read = quantity(cell.text)
    if read is None:
        found += [] if is_missing(cell.text) else [_unreadable(cell, "its column")]
        return ()
    return (Claim("weighted", "", cell.text, cell.place, option, criterion, read.value, read.unit),)


def _unreadable(cell: Written, label: str) -> Diagnostic:
    why, hint = why_not(cell.text)
    hint = "write a number, or leave the cell empty" if why == "is no number" else hint
    text = cell.text if len(cell.text) <= 40 else f"{cell.text[:39]}…"
    return Diagnostic("K801", Severity.ERROR, cell.place, f"`{text}` {why}, and {label} states one", hint)


def weight_claim(label: str, cell: Written) -> tuple[Claim, ...]:
    """Return the sum of all weights that a total's row states in the weights' column, if it does."""
    read = quantity(cell.text)
    if read is None:
        return ()
    return (Claim("weights", label, cell.text, cell.place, value=read.value, unit=read.unit),)


def _read(
    kind: ClaimKind, label: str, cell: Written, option: int, names: Sequence[str]
) -> Iterator[Claim | None]:
    text = " ".join(cell.text.split()).strip("*_ ")
    if len(text) > _LONGEST:
        return
    if kind == "winner":
        yield _winner(label, cell, text, option, names)
    elif kind == "rank":
        match = _RANK.fullmatch(text)
        read = quantity(match["rank"]) if match else None
        if read is not None:
            yield Claim("rank", label, cell.text, cell.place, option, value=read.value, unit=read.unit)
    else:
        both = _BOTH.fullmatch(text)
        parts = [both["total"], both["percentage"]] if both else [text]
        for part in parts:
            read = quantity(part)
            if read is not None:
                own = "percentage" if read.percent else kind
                yield Claim(own, label, cell.text, cell.place, option, value=read.value, unit=read.unit)


def _winner(label: str, cell: Written, text: str, option: int, names: Sequence[str]) -> Claim | None:
    if text.casefold() in _NOT_THIS:
        return None
    named = {same_name(name): index for index, name in enumerate(names)}.get(same_name(text))
    return Claim("winner", label, cell.text, cell.place, option if named is None else named)
