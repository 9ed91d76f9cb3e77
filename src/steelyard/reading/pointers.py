"""A status that says superseded and points to one record, without a verb: "Superseded. See ADR-6"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.core.model import Statement
from steelyard.reading.dates import find_dates
from steelyard.reading.naming import SERIES
from steelyard.reading.references import references
from steelyard.reading.status_words import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.settings import StatusWord

_LONGEST = 400  # characters: what is longer tells more than that
_POINTER = re.compile(
    r"(?<![^\W_])(?:(?:please\s+)?see|cf\.?|siehe|vgl\.?|voir|v[ée]ase|veja|vedi|zie|zob(?:acz|\.)|viz|см\.?)\s+(?:instead:?\s+)?(?=\S)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,;&*_]*(?:(?:and|und|et|y|e|i|en)\s)?[\s*_]*")
_END = re.compile(r"[*_\s.)]*(?:instead)?[*_\s.)]*")
_NAMED = re.compile(r"(?P<series>[A-Z]{2,10})[- #_]?[1-9]\d*")
_MARKS = re.compile(r"[*_`~,.;:()–—-]+")


def successors(
    text: str, *, above: str, own: Sequence[StatusWord], number: int, shift: int = 0
) -> Iterator[Statement]:
    """Yield what superseded a record whose status, or the line `above` it, says "superseded" and nothing but where to look.

    "Superseded (see ADR-6 for lamps)" tells more, and so may mean something else; "see also" does.
    """
    pointer = _POINTER.search(text) if len(text) <= _LONGEST else None
    if pointer is None:
        return
    before = text[: pointer.start()]
    if spelled(_bare(before) or _bare(above[:_LONGEST]), own) != "superseded":
        return
    found = list(references(text[pointer.end() :], number=number, shift=shift + pointer.end()))
    at = pointer.end()
    for each in found:
        start = each.column - 1 - shift
        if not ((each.href or _names_a_record(each.text)) and _BETWEEN.fullmatch(text, at, start)):
            return
        at = start + each.length
    if _END.fullmatch(text, at):
        yield from (Statement("superseded_by", each) for each in found)


def _names_a_record(text: str) -> bool:
    """Say whether a name can be but a record's: "#6" and "SHOP-6" may be tickets, "2024" a year; "ADR-6" and "SHOP-0006" are none."""
    named = _NAMED.fullmatch(text)
    return not text.lstrip("#").isdigit() and (named is None or named["series"].lower() in SERIES)


def _bare(text: str) -> str:
    """Return the words of a text without its day, and without marks."""
    for date in reversed(find_dates(text)):
        text = text[: date.start].rstrip(" (").removesuffix(" on") + text[date.end :]
    return " ".join(_MARKS.sub(" ", text).split())
