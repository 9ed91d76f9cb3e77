"""Values that run over the break of a line: whether the line below goes on with one, and the text of both."""

from __future__ import annotations

import re

from steelyard.reading.rows import LONGEST

_UNFINISHED = re.compile(
    r"\b(?:by|durch|par|por|door|przez|supersedes?|replaces|amends)$|\[[^\[\]]*$|\]\([^()\s]*$"
)
_AWAITING = re.compile(r"(?:[,(—–]|(?<!\w)(?:and|und|et|y|e|og|och|oraz|en|и|і|by))$")
"""The end of a status that the next line goes on with."""

_ADDING = re.compile(r"\(|(?:and|und|et|y|e|og|och|oraz|en|и|і)\s+(?=[\[(`]|[A-Z]{2,8}[- #]?\d)")
"""The beginning of a line that goes on with the status above it: a remark, or a further record."""

_SHORTEST_LINE = 40  # characters of a line of a text that is broken at a margin
_STOPPED = (".", ":", ";", "!", "?", ")", "|")
_NAMES_UNFINISHED = re.compile(r"(?:(?<!\w)(?:the|an?|and|und|et|y|e|og|och|oraz|en|of|for|with)|&)$")


def goes_on(before: str, line: str) -> bool:
    """Say whether a status breaks off, or within a bracket, or the line below it adds to it."""
    if len(before) >= LONGEST:
        return False
    adds = before and _ADDING.match(line)
    return bool(adds or _AWAITING.search(before[-20:]) or closes(line, before))


def is_broken(before: str, line: str) -> bool:
    """Say whether a sentence is broken at a margin: a long line that does not end it, and one below it that begins in lower case."""
    if not _SHORTEST_LINE <= len(before) < LONGEST or before.rstrip("*_`").endswith(_STOPPED):
        return False
    return line.lstrip("*_`~")[:1].islower()


def awaits_name(text: str) -> bool:
    """Say whether a list of people breaks off before a name: "Ann and", "Ann, the"."""
    return len(text) < LONGEST and bool(_NAMES_UNFINISHED.search(text[-10:]))


def runs_on(text: str, *, whole: bool = False) -> bool:
    """Say whether a text ends within a link or behind "superseded by"; `whole` where it takes in all lines below it."""
    return len(text) < LONGEST and (whole or bool(_UNFINISHED.search(text[-400:])))


def closes(line: str, before: str) -> bool:
    """Say whether a line closes the bracket that the one before it leaves open."""
    if before.count("(") <= before.count(")"):
        return False
    close, opening = line.find(")"), line.find("(")
    return close >= 0 and (opening < 0 or close < opening)


def joined(before: str, text: str) -> str:
    """Put two lines of a text together."""
    return before + text if before.endswith("(") else f"{before} {text}"


def unbreak(text: str) -> str:
    """Return a line's text without the blanks around it and the backslash by which the line is broken."""
    bare = text.strip()
    return bare[:-1].rstrip() if bare.endswith("\\") and not bare.endswith("\\\\") else bare
