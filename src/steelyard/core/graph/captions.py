"""How much of a title stands in a box: its words broken into lines by how wide letters are drawn."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import bidirectional

from steelyard.diagnostics.glyphs import width_of

ELLIPSIS = "…"
_NARROW = frozenset("fijlrtI.,:;!|'`()[]{}/\\ ")
_BROAD = frozenset("mwMWOQGD@%&—…+=<>~#")
_WORD = re.compile(r"\S+")
_BREAKS = re.compile(r"(?<=[^\W\d][-/_.])(?=\w)")
"""Where a word may be broken: neither the point of a file's name (`.env`) nor a number is parted."""


def drawn_width(text: str) -> int:
    """Return how wide a text is at most, in hundredths of the font's size, in the broad fonts among those in use."""
    return sum(map(_letter, text))


def wrapped(text: str, width: int, *, lines: int, first: int = 0) -> tuple[tuple[str, ...], bool]:
    """Break a text into at most so many lines, `width` hundredths of the font's size each.

    `first` is what is taken of the first line already; an ellipsis has room beside it. The last line ends
    with an ellipsis where there is more text; the second value says so.
    """
    done: list[str] = []
    line, room = "", width - first
    words = [(part, at == 0) for word in _WORD.findall(text) for at, part in enumerate(_BREAKS.split(word))]
    while words:
        part, begins = words.pop(0)
        added = f" {part}" if line and begins else part
        if drawn_width(line + added) <= room:
            line += added
            continue
        if not line and drawn_width(part) > width:
            line, rest = _cut(part, room)
            words.insert(0, (rest, False))
        else:
            words.insert(0, (part, begins))
        done.append(line)
        line, room = "", width
        if len(done) == lines:
            return (*done[:-1], _shortened(done[-1], width if lines > 1 else width - first)), True
    return tuple([*done, line] if line or not done else done), False


def direction(text: str) -> str:
    """Return `rtl` where a text's first letter is of a script that runs from right to left, else `ltr`."""
    first = next((kind for kind in map(bidirectional, text) if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


@lru_cache(maxsize=4096)
def _letter(letter: str) -> int:
    if letter in _NARROW:
        return 42
    if letter in _BROAD:
        return 101
    columns = width_of(letter)
    if columns != 1:
        return 104 * columns // 2
    return 76 if letter.isupper() else 66


def _cut(word: str, room: int) -> tuple[str, str]:
    """Cut a word that is longer than a line; at least a letter of it stands."""
    end = 1
    while end < len(word) and drawn_width(word[: end + 1]) <= room:
        end += 1
    return word[:end], word[end:]


def _shortened(line: str, width: int) -> str:
    while line and drawn_width(line + ELLIPSIS) > width:
        line = line[:-1]
    return line.rstrip(" -/_.,:;") + ELLIPSIS
