"""How wide a text is at most, whatever sans serif font a reader has, and how to shorten one."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

SIZE = 12
"""Units of the font's size in the timeline's drawing."""

_WIDTHS = {
    # hundredths of the font's size in DejaVu Sans and Verdana, the widest of the usual fonts
    **dict.fromkeys("ijl'|", 31),
    **dict.fromkeys("I.,:;! f", 43),
    **dict.fromkeys('()[]/\\-rt"', 47),
    **dict.fromkeys("MWm@%…", 104),
    **dict.fromkeys("w+=<>~#&QOGNHUDKRCA", 86),
    **dict.fromkeys("abcdefghknopqsuvxyz0123456789$_?*JLFEPST", 70),
}
_UPPER = 78
_OTHER = 110
_WIDE = 112
_PICTURE = 140


@cache
def _hundredths(character: str) -> int:
    if known := _WIDTHS.get(character):
        return known
    if character.isascii():
        return _UPPER
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return 0
    if ord(character) >= 0x1F000 or unicodedata.category(character) == "So":
        return _PICTURE
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return _WIDE
    return _UPPER if character.islower() else _OTHER


@lru_cache(256)  # a label is measured some times in a row
def width(text: str) -> float:
    """Return how wide a text is at most."""
    return sum(map(_hundredths, text)) * SIZE / 100


def shortened(text: str, room: float) -> str:
    """Return a text, or as much of it as fits into a room with an ellipsis, cut between words where it can be."""
    if width(text) <= room:
        return text
    left, end = room - width("…"), 0
    for character in text:  # pragma: no branch (all of them together are too wide)
        left -= _hundredths(character) * SIZE / 100
        if left < 0:
            break
        end += 1
    cut = text[:end].rstrip()
    space = cut.rfind(" ")
    # half of what fits is too much to lose for the sake of a whole word
    kept = cut[:space] if end < len(text) and text[end] != " " and space > end / 2 else cut
    return f"{kept.rstrip(' ,;:.-–—')}…" if kept else ""
