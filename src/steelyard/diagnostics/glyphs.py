"""How a text is shown in a terminal: each character's cell, its width, and nothing that a terminal obeys."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

TAB = 4
"""Columns between tab stops in what we draw; the file's own idea of a tab is not known."""

_UNSHOWN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_JOINERS = frozenset("\u200c\u200d")  # they shape Persian and emoji, and a terminal never obeys them


class Cell(Struct, frozen=True):
    """What is drawn for one character of the source, and how many terminal columns it takes."""

    text: str
    width: int


def cells(text: str) -> list[Cell]:
    """Return one cell for each character: tabs as blanks, control characters as pictures of themselves."""
    drawn: list[Cell] = []
    column = 0
    for character in text:
        cell = _tab(column) if character == "\t" else _cell(character)
        drawn.append(cell)
        column += cell.width
    return drawn


def shown(text: str) -> str:
    """Return the text in one line that is safe to print: line breaks and tabs as blanks, controls as pictures."""
    return "".join(" " if character in "\t\n\r" else _cell(character).text for character in text)


def spelt(text: str) -> str:
    """Return JSON in which what a terminal obeys is spelt by its code point: controls, and what turns a line around."""
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def width_of(text: str) -> int:
    """Return how many columns of a terminal the text takes, once it is shown."""
    return sum(cell.width for cell in cells(text))


def _tab(column: int) -> Cell:
    width = TAB - column % TAB
    return Cell(" " * width, width)


def _cell(character: str) -> Cell:
    if " " <= character <= "~":
        return Cell(character, 1)
    if character in _JOINERS:
        return Cell(character, 0)
    category = unicodedata.category(character)
    if category in _UNSHOWN:
        return Cell(_picture(character), 1)
    if category in {"Mn", "Me"}:
        return Cell(character, 0)
    return Cell(character, 2 if unicodedata.east_asian_width(character) in "WF" else 1)


def _picture(character: str) -> str:
    point = ord(character)
    if point < 0x20:
        return chr(0x2400 + point)
    return "\u2421" if point == 0x7F else "\ufffd"
