"""Records that are named by the first and the last of them: "ADR-11 through ADR-13", "ADRs 11–13"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.naming import read_name

if TYPE_CHECKING:
    from steelyard.reading.inline import InlineLink

MOST = 20
"""Records of a range that are read; of a longer one only its ends are."""

_LOOK = 40  # characters before a range
_JOINED = re.compile(r"-|\s*(?:[–—…]|\.{2,3}|\b(?:through|thru|up\s+to|to|bis|t/m)\b)\s*", re.IGNORECASE)
_NAME = re.compile(r"(?P<lead>(?:[A-Za-z]{1,13}-)?[A-Za-z]{1,13}[- #_]?|#?)(?P<number>\d{1,6})")
_PLAIN = frozenset({"", "#", "adr"})
_SEVERAL = re.compile(r"(?:\b(?:adrs|rfcs|records|decisions)|n[or]s?\.)\s*$", re.IGNORECASE)
_WAY = re.compile(r"\bfrom\s+$", re.IGNORECASE)
"""Before "ADR-3 to ADR-7": a way from the one to the other, as of a move, and no row."""

_ENDS = re.compile(r"\s*(?:$|[,;.)\]|]|\((?!\w+[-#_ ]?\d)|\b(?:and|und|in\s+part|on\s+\d{4})\b)")


def may_join(gap: str) -> bool:
    """Say whether what stands between two names may make a range of them."""
    return _JOINED.fullmatch(gap) is not None


def range_from(first: re.Match[str], last: re.Match[str]) -> tuple[str, ...] | None:
    """Return the names of the records behind the first of two that a sign of a range joins, None where they make none.

    Of figures alone those are names that begin with a zero or follow a word for several records.
    """
    text = first.string
    low, high = _NAME.fullmatch(first[0]), _NAME.fullmatch(last[0])
    gap = text[first.end() : last.start()]
    if not (may_join(gap) and low and high and _ENDS.match(text, last.end())):
        return None
    before = text[max(first.start() - _LOOK, 0) : first.start()]
    if gap.strip().casefold() == "to" and _WAY.search(before):
        return None
    if not (low["lead"] or first[0].startswith("0") or _SEVERAL.search(before)):
        return None
    return _behind(low, high)


def between_links(text: str, first: InlineLink, last: InlineLink) -> tuple[str, ...] | None:
    """Return the names of the records between two links that make a range, "[1](0001-x.md) through [3](0003-y.md)", None of others.

    Each is called by its number and nothing else, and leads to a file of that number.
    """
    end = last.column + last.length
    if not may_join(text[first.column + first.length : last.column]) or not _ENDS.match(text, end):
        return None
    low, high = _NAME.fullmatch(first.label.strip("`")), _NAME.fullmatch(last.label.strip("`"))
    if not (low and high) or _number(first) != int(low["number"]) or _number(last) != int(high["number"]):
        return None
    behind = _behind(low, high)
    return None if behind is None else behind[:-1]


def _number(link: InlineLink) -> int:
    number = read_name(link.target.split("#")[0]).number
    return int(number) if number and number.isdigit() else -1


def _behind(low: re.Match[str], high: re.Match[str]) -> tuple[str, ...] | None:
    """Return the names of the records behind the first of a range, its last one at the end."""
    lead = low["lead"]
    if high["lead"] and high["lead"].rstrip("- #_").upper() != lead.rstrip("- #_").upper():
        return None
    start, end = int(low["number"]), int(high["number"])
    if start >= end or (end - start >= MOST and not high["lead"]):  # "ADR-7 – 2024"
        return None
    inner = range(start + 1, end) if end - start < MOST else ()
    own = high["lead"] or lead[:3].casefold() in _PLAIN  # the last of "SHOP-11–13" is no record 13
    width = len(low["number"])
    return (*(f"{lead}{number:0{width}d}" for number in inner), high[0] if own else f"{lead}{end:0{width}d}")
