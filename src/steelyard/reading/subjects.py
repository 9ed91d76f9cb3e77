"""What is superseded, by the words before the verb: the record itself, or a part of it."""

from __future__ import annotations

import re

from steelyard.reading.inline import plain
from steelyard.reading.parts import PLACES, WHOLE
from steelyard.reading.status_words import begun_with

_CLAUSE = re.compile(r"[;,.(:—–]|\s-\s")
_BEING = re.compile(r"\b(?:is|are|was|were|been|ist|sind|wird|wurde|est|sont)\s*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_SUBJECTS = (
    "this the adr rfc decision record document proposal it has have been is was now later since subsequently but and "
    "then accepted proposed approved being dieser diese entscheidung ist wurde est"
)
_OWN_WORDS = frozenset(_SUBJECTS.split())
_FIGURE = r"§?\s?(?:[A-Z]|(?<![^\W_])[a-z])?\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?(?![\w-]*\d)"
_NUMBERED = re.compile(
    rf"(?:§\s?(?=\d)|(?<![^\W_])(?P<place>(?i:{PLACES}|phases?|steps?|stages?|options?)\s+|(?=[A-Z]\d)))[*_`]*"
    rf"{_FIGURE}(?:(?:\s?[,/&–-]\s?+|\s(?:and|und|et|y|e|en|och)\s){_FIGURE}){{0,9}}[*_`]*"
    r"(?:\s+(?i:is|are|was|were|has|have|been|being|now|later|since|subsequently|ist|sind|wurden?)){0,4}\s*$"
)
"""A numbered part at the end of what stands before the verb: "decision 1 is", "§3", "points 2–4", "D3"."""

_WHOLLY = frozenset({"historical", "whole", "entire", "full", "complete", "itself", "facto", "longer"})
"""With one of these a clause speaks of the record: "the full text superseded by"."""

_OWN_NUMBER = re.compile(r"(?i:decision|d[ée]cision|entscheidung)\s|[*_`]*[A-Z]\d")
"""What may be the record's own number, where a line begins with it."""

_BY = re.compile(r"\bby\W*$", re.IGNORECASE)
_PARTED = re.compile(r"[;,.:(]|\s[–—-]{1,2}\s|—")
_NO_SUBJECT = frozenset(
    {
        "as", "in", "on", "at", "by", "from", "since", "after", "until", "of", "to", "when", "while", "today", "meanwhile", "marked",
        "see", "status",
    }
)  # fmt: skip
"""With these a clause begins that has no subject: "since March superseded by"."""


def of_part(before: str, told: str) -> bool:
    """Say whether the words before "superseded by" name a part of the record: "accepted; the budget is superseded by …".

    `told` is the line up to the end of the verb.
    """
    clause = plain(_CLAUSE.split(before)[-1])
    if _BEING.search(clause) and any(word not in _OWN_WORDS for word in _WORD.findall(clause.casefold())):
        return True
    numbered = _NUMBERED.search(before)
    if numbered is None:
        return _is_named(before, told)
    first = before[: numbered.start()].strip(" *_`(")
    return bool(first) or not _OWN_NUMBER.match(numbered[0])


def _is_named(before: str, told: str) -> bool:
    """Say whether the last clause is a thing's name, where the record is accepted: "accepted (lamp policy superseded by …)"."""
    *held, clause = _PARTED.split(plain(before))
    words = _WORD.findall(clause.casefold())
    if words[:1] == ["with"]:
        words = words[1:]
    if not held or not words or words[0] in _NO_SUBJECT or len(words) > 8 or any(map(str.isdigit, clause)):
        return False
    if (
        not _WHOLLY.isdisjoint(words)
        or WHOLE.fullmatch(clause)
        or begun_with(clause.strip(), ())
        or not _BY.search(told)
    ):
        return False
    names = [word for word in words if word not in _OWN_WORDS and not word.endswith(("ly", "ed"))]
    named = any(not WHOLE.fullmatch(word) for word in names)
    return named and begun_with(plain(told), ()) == "accepted"
