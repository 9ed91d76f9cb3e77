"""What a link says of the number of the record that it leads to: in its words, in its anchor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from steelyard.reading.naming import is_series, read_name

if TYPE_CHECKING:
    from steelyard.core.model import Record


def is_title(anchor: str, record: Record) -> bool:
    """Say whether an anchor is that of the record's own heading, number and all."""
    words, title = _letters(unquote(anchor, errors="replace")), _letters(record.title)
    return re.fullmatch(rf"[a-z]{{0,30}}0*{record.number}{re.escape(title)}", words) is not None


def _letters(text: str) -> str:
    """Return a text's letters and figures alone, their case aside."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def said(label: str, record: Record) -> int | None:
    """Return where a link's words say the number: they begin with it (`12. Use a queue`), or name it (`ADR-0012`).

    Words of the record's title say none: `Keep 7 days` is no number 7.
    """
    words, title = _letters(label), _letters(record.title)
    if words in title and not words.isdecimal():
        return None
    own = re.escape(read_name(record.path).series or "adr")
    number = rf"0*{record.number}(?!\d)"
    first = re.match(
        rf"[\s*_`\[(#]*(?P<word>[A-Za-z]{{1,12}}[-_# ]{{0,2}})?(?P<figures>{number})(?P<rest>.*)",
        label,
        re.DOTALL,
    )
    if first and _numbers(first, title):
        return 0
    named = re.search(rf"\b(?:adr|{own})[-_# ]{{0,2}}{number}", label, re.IGNORECASE)
    return named.start() if named else None


def _numbers(words: re.Match[str], title: str) -> bool:
    """Say whether the figures that a link's words begin with, perhaps behind a word, are the record's number."""
    alone = re.match(r"\W*$", words["rest"]) is not None
    if words["word"]:
        return (
            alone or words["figures"][0] == "0" or is_series(words["word"].rstrip("-_# "), words["figures"])
        )
    return alone or re.match(r"[.:)\]–—*_`-]", words["rest"]) is not None or _letters(words["rest"]) == title
