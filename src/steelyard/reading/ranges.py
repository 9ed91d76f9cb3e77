"""Records that are named by the first and the last of them: "ADR-11 through ADR-13", "ADRs 11–13"."""

from __future__ import annotations

import re

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
    lead = low["lead"]
    if high["lead"] and high["lead"].rstrip("- #_").upper() != lead.rstrip("- #_").upper():
        return None
    if not (lead or first[0].startswith("0") or _SEVERAL.search(text[: first.start()])):
        return None
    start, end = int(low["number"]), int(high["number"])
    if start >= end:
        return None
    inner = range(start + 1, end) if end - start < MOST else ()
    return tuple(f"{lead}{number:0{len(low['number'])}d}" for number in inner)
