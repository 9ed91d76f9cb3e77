"""Lists of people and tags as people write them, and placeholders that a template left behind."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from steelyard.reading.inline import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_AT_HANDLE = re.compile(r"\s?\(@[\w-]+\)\s*$")
_EMAIL = re.compile(r"(?<=[^\s,;|])\s*(?:<[^<>\s@]*@[^<>\s]*>|(?<!\])\([^()\s@]+@[^()\s]+\))")
_ADDRESS = re.compile(r"(?P<local>[^\s@]+)@[^\s@]+\.[^\s@]+")
_ASIDE = re.compile(r"\s?\([^():]*:[^()]*\)")
_APART = r"(?P<open>[(\[（])|(?P<close>[)\]）])|[,，、،]|\s*[;；؛]\s*|\s+[|·•]\s+|\s*｜\s*"


def _cut_of(en: str) -> re.Pattern[str]:
    conjunctions = rf"and|und|et|y|e|{en}|och|og|oraz|и|ve|và|dan|ja|és|și|و"
    return re.compile(
        rf"{_APART}|(?!(?<=\bvon)\s+und\s+zu[mr]?\b)\s+(?:{conjunctions})\s+(?!al\b)|\s+[&+]\s+|\s+/\s+"
    )


_PEOPLE_CUT = _cut_of("en")
_CUT_IN_FRENCH = _cut_of(r"en(?=\s+[A-ZÀ-Þ@])")
"""Where "en" is a word for "in", unless a name follows: "Centre d'études en innovation"."""

_FRENCH = re.compile(r"\b[dl]['’]|[àâçèéêîôùûœ]", re.IGNORECASE)
_TAG_CUT = re.compile(_APART)
_CODED_TAGS = re.compile(r"(?<=[^\s`])`[ \t]+`(?=[^\s`])")
_SPACED_TAGS = re.compile(r"#[\w:-]+(?:\s+#[\w:-]+)+$|[\w-]+:[\w-]+(?:\s+[\w-]+:[\w-]+)+$")
_BETWEEN_HANDLES = re.compile(r"\s+(?=@)")
"""Where names that each begin with an @ stand side by side: "@ann @bo", "@Ann Lee @Bo Ek"."""

_BREAK = re.compile(r"<(?:br|/li|/p|/div)\b[^<>\n]*>|\n", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_BRACKETED = re.compile(r"[\[{<(](?P<inside>[^\[\]{}<>]*)[\]})>]\s*(?:\(.*\))?[.,]?$")
_OPENINGS = ("[", "{", "<", "(")
_AROUND = " .,;{}\"'`"
_JUNIOR = re.compile(r"[^\W\d_] (?:Jr|Sr)$", re.IGNORECASE)
_NOBODY = frozenset(
    {
        "",
        "-",
        "–",
        "—",
        "n/a",
        "na",
        "none",
        "tbd",
        "tba",
        "?",
        "...",
        "et al",
        "et al.",
        "etc",
        "nobody",
        "unknown",
        "unassigned",
    }
)
_LATER = re.compile(r"to be (?:\w+ed|found|chosen|filled)\b|t\.?b\.?[dac]\b", re.IGNORECASE)
"""Who decides is to be told later: "to be filled in by the crew", "TBD by Ann"."""

_DATED = re.compile(r"[a-z]+ (?:on )?\d{4}-\d\d-\d\d(?!\d)")
"""What somebody did on a day, behind the name: "Ann Lee; ruled 2024-03-05"."""

_UNFILLED = frozenset({"yyyy-mm-dd", "title", "status", "nnnn", "<title>", "yyyymmdd", "dd/mm/yyyy", "?"})
_LONGEST_PLACEHOLDER = 300  # characters
_TEMPLATE_WORDS = re.compile(
    r"\b(?:list everyone|everyone involved|yyyy-mm-dd|optional|short title|your title|title of|placeholder|"
    r"space and/or comma|comma separated|insert|describe|e\.g\.|name of|names? here|one or two|option \d+ title|"
    r"title of option|solved problem|\w+ goes here)\b",
    re.IGNORECASE,
)
_FILLED_IN_LATER = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")  # by a templating engine
_TO_DO = re.compile(
    r"\((?:optional *[-–—:,] *)?(?:please )?(?:fill|leave|put|find|insert|choose) [^()\d]*(?:\([^()\d]*\)[^()\d]*)*\)$",
    re.IGNORECASE,
)
_OF_TEMPLATE = re.compile(
    r"(?:.*[-–—:|][ \t]+)?(?:architectur(?:e|al)[ \t]+)?decision[ \t]+record[ \t]+template", re.IGNORECASE
)
"""The title of a template that names what it is for: "Open Barges - Architecture Decision Record template"."""

_NUMBERED_OPTION = re.compile(r"(?:option|alternative) \d", re.IGNORECASE)


def is_placeholder(text: str) -> bool:
    """Say whether a value is a template's own: `{short title}`, `[list everyone involved]`, `YYYY-MM-DD`."""
    stripped = text.strip()
    if _TO_DO.match(stripped) or ("{" in stripped and _is_expression(stripped)):
        return True
    if not stripped.startswith(_OPENINGS):
        own = stripped[-8:].casefold() == "template" and _OF_TEMPLATE.fullmatch(stripped)
        return bool(own) or stripped.casefold() in _UNFILLED
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
    if opening == "[":
        return words >= 4 and "](" not in stripped and not all(word[0] == "@" for word in inside.split())
    return opening in "{<" and words >= 5


def _is_expression(text: str) -> bool:
    """Say whether a text is nothing but what a templating engine fills in: `{{ rfc.name }}: {{ rfc.title }}`."""
    rest, found = _FILLED_IN_LATER.subn("", text)
    return found > 0 and not any(character.isalnum() for character in rest)


@lru_cache(2048)  # the same people decide again and again
def people(text: str) -> tuple[str, ...]:
    """Split a text into people: at commas, breaks and "and" outside brackets, or at the blanks between handles."""
    if is_placeholder(text):
        return ()
    flat = _unbracketed(_on_one_line(_EMAIL.sub("", text)).strip("{}"))
    flat = _ASIDE.sub("", flat)
    names: list[str] = []
    cut = _CUT_IN_FRENCH if " en " in flat and _FRENCH.search(flat) else _PEOPLE_CUT
    for piece in _each(_pieces(flat, cut)):
        name = _unbracketed(_bare(_AT_HANDLE.sub("", piece) if "(@" in piece else piece))
        if (
            name.rpartition(":")[2].strip().casefold() in _NOBODY
            or len(name) > 80
            or is_placeholder(piece)
            or _LATER.match(name)
            or _DATED.match(name)
        ):
            continue
        if any(map(str.isalpha, name)) and not (names and _is_address_of(name, names[-1])):
            names.append(name)
    return tuple(dict.fromkeys(names))


def _each(pieces: Iterable[str]) -> Iterator[str]:
    """Yield names one by one, also those that stand side by side, each behind an @."""
    for piece in pieces:
        yield from _BETWEEN_HANDLES.split(piece) if piece.lstrip(" `*_").startswith("@") else (piece,)


def _is_address_of(text: str, name: str) -> bool:
    """Say whether a text is the mail address of whom the name before it names: "Ann Lee, ann.lee@example.org"."""
    address = _ADDRESS.fullmatch(text)
    return address is not None and any(
        len(word) > 2 and word in address["local"].casefold() for word in name.casefold().split()
    )


@lru_cache(2048)
def tags(text: str) -> tuple[str, ...]:
    """Split a text into tags: at commas, semicolons and bars, and between code; a leading `#` is not part of a tag."""
    if is_placeholder(text):
        return ()
    found: list[str] = []
    flat = _on_one_line(_CODED_TAGS.sub("`, `", text)).strip("{}[]")
    if _SPACED_TAGS.match(flat):
        return tuple(dict.fromkeys(word.lstrip("#") for word in flat.split()))
    for piece in _pieces(flat, _TAG_CUT):
        tag = piece.strip(" .,;{}[]\"'`").lstrip("#").strip()
        if tag.casefold() not in _NOBODY and len(tag) <= 80:
            found.append(tag)
    return tuple(dict.fromkeys(found))


def _bare(piece: str) -> str:
    """Return a name without the signs around it, but for the dot of an initial or of Jr. and Sr. at its end."""
    name = piece.strip(_AROUND)
    initial = name[-1:].isupper() and not name[-2:-1].isalnum()
    after = piece[piece.index(name) + len(name) :][:2] if initial or _JUNIOR.search(name) else ""
    return f"{name}." if after[:1] == "." and after != ".." else name


def _on_one_line(text: str) -> str:
    """Return a text without markup, a comma in the place of each break of a line."""
    return plain(_BREAK.sub(", ", text.strip()))


def _unbracketed(text: str) -> str:
    """Return what stands in brackets, where they hold the whole of a text."""
    whole = _IN_BRACKETS.fullmatch(text)
    return whole[1].strip() if whole else text


def _pieces(text: str, cut: re.Pattern[str]) -> Iterator[str]:
    """Cut a text outside brackets."""
    start = depth = 0
    for found in cut.finditer(text):
        if found["open"]:
            depth += 1
        elif found["close"]:
            depth = max(depth - 1, 0)
        elif not depth:
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]
