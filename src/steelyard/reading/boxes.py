"""Boxes of which one is ticked: a task list's, and a row of choices on one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from steelyard.reading.rows import Place

_ITEM = re.compile(r"(?:\[(?P<mark>[ xX])\][ \t]+|(?P<sign>[☐☑☒])[ \t]*)")
_BOX = re.compile(
    r"(?:\[(?P<square>[ xX])\](?![\[(])|\((?P<round>[ xX])\)|(?P<sign>[☐☑☒⬜✅]))(?=[ \t*_`]*[^\W\d_])"
)
_EMPTY = frozenset(" ☐⬜")


def ticked(values: Iterable[Place], *, steps: bool = False) -> tuple[Place, ...]:
    """Return a list of values without the boxes of a task list, and without the items whose box is empty.

    A value of several boxes is one row of choices, and stays. Where the items are `steps` of which several are done,
    the last one of those that the values begin with comes first.
    """
    kept: list[Place] = []
    lead: int | None = None
    for number, column, text in values:
        box = _ITEM.match(text)
        if box is None and lead is None:
            lead = len(kept)
        if box is None or _BOX.search(text, box.end()):
            kept.append((number, column, text))
        elif (box["mark"] or box["sign"]) not in _EMPTY:
            kept.append((number, column + box.end(), text[box.end() :]))
    first = kept[:lead] if steps else []
    return (*reversed(first), *kept[len(first) :])


def chosen_in(text: str) -> str:
    """Return a row of choices with all but the ticked one blanked out, '' where none is; any other text as it stands."""
    boxes = list(_BOX.finditer(text))
    if len(boxes) < 2 or any(map(str.isalnum, text[: boxes[0].start()])):
        return text
    marks = [box["square"] or box["round"] or box["sign"] for box in boxes]
    full = [at for at, mark in enumerate(marks) if mark not in _EMPTY]
    if len(full) != 1:
        return text if full else ""
    start = boxes[full[0]].end()
    end = boxes[full[0] + 1].start() if full[0] + 1 < len(boxes) else len(text)
    return " " * start + text[start:end].rstrip(" /|·,;")
