"""Lists of people and tags as people write them, and placeholders that a template left behind."""

from __future__ import annotations

import re
from functools import lru_cache

from steelyard.reading.inline import plain

_AT_HANDLE = re.compile(r"\s?\(@[\w-]+\)\s*$")
_EMAIL = re.compile(r"(?<!\s)\s*(?:<[^<>\s@]*@[^<>\s]*>|\([^()\s@]+@[^()\s]+\))")
_ASIDE = re.compile(r"\s?\([^():]*:[^()]*\)")
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|och|og|oraz|и)\s+(?!al\b)|\s+&\s+|\s*[;；]\s*|\s+/\s+|\s+\|\s+")
_TAG_CUT = re.compile(r"\s*[;；]\s*|\s+\|\s+")
_SPACED_TAGS = re.compile(r"#[\w:-]+(?:\s+#[\w:-]+)+$|[\w-]+:[\w-]+(?:\s+[\w-]+:[\w-]+)+$")
_HANDLES = re.compile(r"@[\w-]+(?:\s+@[\w-]+)+$")
_BRACKETED = re.compile(r"[\[{<(](?P<inside>[^\[\]{}<>]*)[\]})>]\s*(?:\(.*\))?[.,]?$")
_OPENINGS = ("[", "{", "<", "(")
_NOBODY = frozenset(
    {"", "-", "–", "—", "n/a", "na", "none", "tbd", "tba", "?", "...", "et al", "et al.", "nobody", "unknown"}
)
_UNFILLED = frozenset({"yyyy-mm-dd", "title", "status", "nnnn", "<title>", "yyyymmdd", "dd/mm/yyyy", "?"})
_LONGEST_PLACEHOLDER = 300  # characters
_TEMPLATE_WORDS = re.compile(
    r"\b(?:list everyone|everyone involved|yyyy-mm-dd|optional|short title|your title|title of|placeholder|"
    r"space and/or comma|comma separated|insert|describe|e\.g\.|name of|names? here|one or two|option \d+ title|"
    r"title of option|solved problem|\w+ goes here)\b",
    re.IGNORECASE,
)
_NUMBERED_OPTION = re.compile(r"(?:option|alternative) \d", re.IGNORECASE)


def is_placeholder(text: str) -> bool:
    """Say whether a value is a template's own: `{short title}`, `[list everyone involved]`, `YYYY-MM-DD`."""
    stripped = text.strip()
    if not stripped.startswith(_OPENINGS):
        return stripped.casefold() in _UNFILLED
    if stripped.casefold() in _UNFILLED:
        return True
    match = _BRACKETED.match(stripped) if len(stripped) <= _LONGEST_PLACEHOLDER else None
    if match is None:
        return False
    inside = match["inside"].strip()
    opening = stripped[0]
    words = len(inside.split())
    if _TEMPLATE_WORDS.search(inside) or "|" in inside:
        return True
    if _NUMBERED_OPTION.fullmatch(inside):
        return "](" not in stripped
    return (opening in "{<" and words >= 5) or (opening == "[" and words >= 4 and "](" not in stripped)


@lru_cache(2048)  # the same people decide again and again
def people(text: str) -> tuple[str, ...]:
    """Split a text into people: at commas outside brackets, at "and", or at the blanks between handles."""
    if is_placeholder(text):
        return ()
    flat = plain(_EMAIL.sub("", text)).strip("{}")
    flat = _ASIDE.sub("", flat)
    if _HANDLES.match(flat):
        return tuple(flat.split())
    names: list[str] = []
    for part in _at_commas(flat):
        for piece in _AND.split(part):
            name = (
                _AT_HANDLE.sub("", piece).strip(" .,;{}\"'`") if "(@" in piece else piece.strip(" .,;{}\"'`")
            )
            if name.casefold() not in _NOBODY and len(name) <= 80 and not is_placeholder(piece):
                names.append(name)
    return tuple(dict.fromkeys(names))


@lru_cache(2048)
def tags(text: str) -> tuple[str, ...]:
    """Split a text into tags: at commas, semicolons and bars; a leading `#` is not part of a tag."""
    if is_placeholder(text):
        return ()
    found: list[str] = []
    flat = plain(text).strip("{}[]")
    if _SPACED_TAGS.match(flat):
        return tuple(dict.fromkeys(word.lstrip("#") for word in flat.split()))
    for part in _at_commas(flat):
        for piece in _TAG_CUT.split(part):
            tag = piece.strip(" .,;{}[]\"'`").lstrip("#").strip()
            if tag.casefold() not in _NOBODY and len(tag) <= 80:
                found.append(tag)
    return tuple(dict.fromkeys(found))


def _at_commas(text: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for index, character in enumerate(text):
        if character in "([（":
            depth += 1
        elif character in ")]）":
            depth = max(depth - 1, 0)
        elif character in ",，、\n" and depth == 0:
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    return parts
