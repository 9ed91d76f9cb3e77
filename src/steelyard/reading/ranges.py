"""Records that are named by the first and the last of them: "ADR-11 through ADR-13", "ADRs 11–13"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.naming import read_name

if TYPE_CHECKING:
    from steelyard.reading.inline import InlineLink

MOST = 20
"""Records of a range that are read; of a longer one only its ends are."""

_JOINED = re.compile(
    r"-|\s*(?:[–—…]|\.{2,3}|\b(?:through|thru|up\s+to|to|until|bis|t/m)\b)\s*", re.IGNORECASE
)
_NAME = re.compile(r"(?P<lead>(?:[A-Za-z]{1,13}-)?[A-Za-z]{1,13}[- #_]?|#?)(?P<number>\d{1,6})")
_SEVERAL = re.compile(r"(?:\b(?:adrs|rfcs|records|decisions)|n[or]s?\.)\s*$", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:$|[,;.)\]|]|\((?!\w+[-#_ ]?\d)|\b(?:and|und|in\s+part|on\s+\d{4})\b)")


def may_join(gap: str) -> bool:
    """Say whether what stands between two names may make a range of them."""
    return _JOINED.fullmatch(gap) is not None


def between(first: re.Match[str], last: re.Match[str]) -> tuple[str, ...] | None:
    """Return the names of the records between two that a sign of a range joins, None where they make none.

    Of figures alone those are names that begin with a zero or follow a word for several records.
    """
    text = first.string
    low, high = _NAME.fullmatch(first[0]), _NAME.fullmatch(last[0])
    joined = may_join(text[first.end() : last.start()])
    if not (joined and low and high and _ENDS.match(text, last.end())):
        return None
    if not (low["lead"] or first[0].startswith("0") or _SEVERAL.search(text[: first.start()])):
        return None
    return _inner(low, high)


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
    return _inner(low, high)


def _number(link: InlineLink) -> int:
    number = read_name(link.target.split("#")[0]).number
    return int(number) if number and number.isdigit() else -1


def _inner(low: re.Match[str], high: re.Match[str]) -> tuple[str, ...] | None:
    lead = low["lead"]
    if high["lead"] and high["lead"].rstrip("- #_").upper() != lead.rstrip("- #_").upper():
        return None
    start, end = int(low["number"]), int(high["number"])
    if start >= end:
        return None
    inner = range(start + 1, end) if end - start < MOST else ()
    return tuple(f"{lead}{number:0{len(low['number'])}d}" for number in inner)
