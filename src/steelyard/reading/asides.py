"""What is told beside a date or a status of later changes ("(amended …)", ", last reviewed …"): no date of the decision."""

from __future__ import annotations

import re

_LATER = r"(?:last[ -])?(?:updated|revised|amended|modified|reviewed)|implemented|shipped|clarified"
_CHANGE = re.compile(rf"\b(?:{_LATER}|retroactively|log|recorded)\b", re.IGNORECASE)
_ASIDE = re.compile(
    rf"(?:(?P<open>\()|[,;·|–—]|(?<=\s)-(?=\s))\s*(?:(?:and|then|later|since)\s+)?(?:{_LATER})\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2}")


def before_changes(text: str) -> str:
    """Leave out of a date's text what follows its first figure and tells of later changes."""
    kept, start = "", 0
    for aside in _CHANGE.finditer(text):
        before = kept + text[start : aside.start()]
        if aside.start() < start or not any(character.isdigit() for character in before):
            continue
        close = text.find(")", aside.end()) if before.rstrip().endswith("(") else -1
        if close < 0:
            return before.rstrip(" ,;(–—-")
        kept, start = before.rstrip(" ("), close + 1
    return kept + text[start:]


def without_changes(text: str) -> str:
    """Leave out of a status the brackets and clauses after its first word that begin with a later change."""
    kept, start = "", 0
    for aside in _ASIDE.finditer(text):
        before = kept + text[start : aside.start()]
        if aside.start() < start or not _WORD.search(before):
            continue
        end = text.find(")" if aside["open"] else ";", aside.end())
        if end < 0:
            return before
        kept, start = before, end + bool(aside["open"])
    return kept + text[start:]
