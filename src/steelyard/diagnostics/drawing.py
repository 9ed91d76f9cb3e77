"""Findings as text, drawn against the source with a caret, in the manner of Ruff and rustc."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.diagnostics.glyphs import Cell, cells, shown
from steelyard.diagnostics.values import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from steelyard.diagnostics.values import Diagnostic, Place

_BREAK = re.compile(r"\r\n|\n|\r")  # YAML's and CommonMark's line endings, and no others
_CUT = "…"
_NARROWEST = 20  # a window smaller than this shows nothing that a person could recognise

_COLOURS = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "note": "\x1b[1;36m",
    "gutter": "\x1b[1;34m",
    "strong": "\x1b[1m",
}
_RESET = "\x1b[0m"


def draw(
    diagnostics: Iterable[Diagnostic],
    *,
    source: Callable[[str], str | None],
    colour: bool,
    width: int,
) -> str:
    """Draw every finding, in order of place, with a blank line after each; '' for none.

    `source` gives a file's text by the name in its place, or None. `width` is the terminal's, in columns:
    a line of source that is longer is shown by a window around its caret, never wrapped.
    """

    @lru_cache(maxsize=16)  # findings come sorted by file, so that few files are held at once
    def lines(file: str) -> tuple[str, ...]:
        text = source(file) if file else None
        return () if text is None else tuple(_BREAK.split(text.removeprefix("\ufeff")))

    pen = _Pen(colour)
    ordered = sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key)
    return "".join(f"{_finding(diagnostic, lines, pen, width)}\n\n" for diagnostic in ordered)


def summarise(diagnostics: Iterable[Diagnostic]) -> str:
    """Return the count by severity, worst first: "2 errors, 1 warning"; "nothing to report" for none."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [f"{counts[kind]} {kind}{'' if counts[kind] == 1 else 's'}" for kind in Severity if counts[kind]]
    return ", ".join(parts) or "nothing to report"


class _Pen(Struct, frozen=True):
    colour: bool

    def __call__(self, kind: str, text: str) -> str:
        return f"{_COLOURS[kind]}{text}{_RESET}" if self.colour and text else text


def _finding(diagnostic: Diagnostic, lines: Callable[[str], tuple[str, ...]], pen: _Pen, width: int) -> str:
    severity = str(diagnostic.severity)
    places = [(diagnostic.place, ""), *diagnostic.others]
    margin = max(len(str(place.line)) for place, _ in places)
    rows = [
        pen(severity, f"{severity}[{shown(diagnostic.code)}]")
        + pen("strong", f": {shown(diagnostic.message)}")
    ]
    for position, (place, words) in enumerate(places):
        kind = severity if position == 0 else "gutter"
        rows += _place(
            place, words, kind, first=position == 0, margin=margin, width=width, pen=pen, lines=lines
        )
    if diagnostic.hint:
        rows.append(f"{' ' * margin} {pen('gutter', '=')} {pen('strong', 'help')}: {shown(diagnostic.hint)}")
    return "\n".join(rows)


def _place(
    place: Place,
    words: str,
    kind: str,
    *,
    first: bool,
    margin: int,
    width: int,
    pen: _Pen,
    lines: Callable[[str], tuple[str, ...]],
) -> list[str]:
    if not place.file:
        return [f"{' ' * margin} {pen('gutter', '=')} {shown(words)}"] if words else []
    arrow = pen("gutter", "-->" if first else ":::")
    text = lines(place.file)
    drawn = 0 < place.line <= len(text)
    rows = [f"{' ' * margin}{arrow} {_address(place)}" + (f": {shown(words)}" if words and not drawn else "")]
    if not drawn:
        return rows
    bar = pen("gutter", "|")
    room = max(width - margin - 3, _NARROWEST)
    line, indent, mark = _window(text[place.line - 1], place.column, place.length, room=room)
    rows.append(f"{' ' * margin} {bar}")
    rows.append(f"{pen('gutter', f'{place.line:>{margin}}')} {bar} {line}".rstrip())
    label = f" {shown(words)}" if words else ""
    if mark or label:
        caret = pen(kind, ("^" if first else "-") * mark + label)
        rows.append(f"{' ' * margin} {bar} {' ' * indent}{caret}")
    return rows


def _address(place: Place) -> str:
    numbers = [str(number) for number in (place.line, place.column) if place.line and number]
    return ":".join([shown(place.file), *numbers])


def _window(line: str, column: int, length: int, *, room: int) -> tuple[str, int, int]:
    """Return what is shown of a line, the blanks before its mark, and the mark's width (0 without a column).

    A column past the end stands at the end. Where the line is cut, `…` says so.
    """
    start = min(max(column - 1, 0), len(line))
    near = max(start - 2 * room, 0)  # a line may be a megabyte long: measure only what could be seen
    row = cells(line[near : start + 2 * room])
    here = start - near
    first, last = _cut(row, here, room=room, before=near > 0, after=start + 2 * room < len(line))
    left, right = _CUT * (near + first > 0), _CUT * (near + last < len(line))
    text = left + "".join(cell.text for cell in row[first:last]) + right
    if not column:
        return text, 0, 0
    indent = len(left) + _span(row[first:here])
    marked = max(_span(row[here : min(here + max(length, 1), last)]), 1)
    return text, indent, min(marked, max(room - indent, 1))


def _cut(row: list[Cell], here: int, *, room: int, before: bool, after: bool) -> tuple[int, int]:
    mark = here == len(row)  # behind the last letter it needs a cell of its own
    if not before and not after and _span(row) + mark <= room:
        return 0, len(row)
    keep = room - 2 * len(_CUT)
    first, used = here, 0
    while first > 0 and used + row[first - 1].width <= keep // 2:
        first -= 1
        used += row[first].width
    last = here
    while last < len(row) and used + row[last].width <= keep:
        used += row[last].width
        last += 1
    while first > 0 and used + row[first - 1].width <= keep:  # the end is near: show more of the beginning
        first -= 1
        used += row[first].width
    return first, last


def _span(row: list[Cell]) -> int:
    return sum(cell.width for cell in row)
