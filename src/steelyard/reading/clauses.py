"""The clauses of a status that tells several, one after the other: "Accepted 2019-03-01, then superseded by ADR-7"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_APART = re.compile(  # a run of blanks is looked at from its first one only
    r"[;,.]\s+|(?<!\])[(（]|[)）]\s*(?:[·•]\s+)?|[；，。]\s*|(?<!\s)\s++(?:(?:[–—-]{1,2}|[·•])\s+"
    r"|and\s+(?=then\b|now\b|later\b|since\b|subsequently\b)"
    r"|(?=(?:then|but|(?:et\s+)?puis|(?:e\s+)?poi|(?:und\s+)?dann|(?:y\s+)?luego|(?:и\s+)?затем)\b))",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\[[^\[\]]*\](?:\([^()]*\))?|`[^`]*`|\[\[[^\[\]]*\]\]")
_BEGINS = re.compile(
    r"[*_~`\[]*(?!(?:the|this|its?|our|an?)\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s\d)[^\W\d_]",
    re.IGNORECASE,
)
"""What a clause begins with that may be a status of the record: no article, and no name of a month in a date."""

_LEAD = re.compile(
    r"[*_~\s]*(?:(?P<before>was|were|formerly|previously|originally|initially)|(?P<after>(?:but\s+|and\s+)?"
    r"(?:then|now|later|since|subsequently|afterwards|finally|eventually)|(?:(?:et|e|und|y|и)\s+)?(?:puis|poi|dann|luego|затем))|but)\b[\s:]*",
    re.IGNORECASE,
)

_OF_A_PART = re.compile(
    r"[*_~`]*(?:the|its|our|an?)\s+[*_~`]*(?!(?:adr|rfc|record|decision|proposal|document)\b)[^\W\d_]",
    re.IGNORECASE,
)
"""What such a clause tells of a part of the record: "but the naming rule is superseded by"."""


class Clause(NamedTuple):
    """A clause that begins with a status: its word, its text, and whether it tells what was before, or what came after."""

    word: str
    text: str
    before: bool
    after: bool


def clauses(raw: str, word_of: Callable[[str], str | None]) -> list[Clause]:
    """Return the clauses of a status text that begin with a status, as `word_of` reads one; each goes on to the next."""
    found: list[tuple[int, int, str, bool, bool]] = []
    for start in _starts(raw):
        if start and not _BEGINS.match(raw, start):
            continue
        lead = _LEAD.match(raw, start)
        begin = lead.end() if lead else start
        if start and _OF_A_PART.match(raw, begin):
            continue
        word = word_of(raw[begin:])
        if word:
            found.append((start, begin, word, bool(lead and lead["before"]), bool(lead and lead["after"])))
    if not found:
        return []
    ends = [start for start, *_ in found[1:]] + [len(raw)]
    return [
        Clause(word, raw[begin:end].rstrip(" ;,.(（–—-"), before, after)
        for (_, begin, word, before, after), end in zip(found, ends, strict=True)
    ]


def _starts(raw: str) -> Iterator[int]:
    masked = _WHOLE.sub(lambda whole: "x" * len(whole[0]), raw)
    yield 0
    for apart in _APART.finditer(masked):
        yield apart.end()
