"""The line that says which option was chosen, and why, as MADR and its kin write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.reading.inline import plain
from steelyard.reading.languages import BECAUSE, CHOSEN, CHOSEN_STEMS
from steelyard.reading.names import is_placeholder
from steelyard.reading.outline import ITEM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.reading.evidence import Evidence
    from steelyard.reading.outline import Section

_CHOSEN = re.compile(  # it begins with the end of the line before, which is found much sooner than a `^`
    rf"\n[ \t>*_\-]*(?:Cho(?:sen|ice)(?: (?:option|alternative))?s?|{CHOSEN})[ \t]*+[*_]*+[ \t]*+[:：][ \t]*+[*_]*+\s*+(?P<rest>[^\s#|].*)$",
    re.IGNORECASE | re.MULTILINE,
)
_STEMS = ("hosen", "hoice", *CHOSEN_STEMS)
_CLOSERS = {'"': '"”', "“": '”"', "'": "'’", "‘": "’'", "«": "»", "„": "“”"}
_WHY = rf"because|since|as it|due to|{BECAUSE}"
_BECAUSE = re.compile(rf"\b(?:{_WHY})\b\s*:?\s*", re.IGNORECASE)
_OPEN = re.compile(rf"\b(?:because|since|due to|{BECAUSE})\b[\s:*_…]*$", re.IGNORECASE)
"""A reason is announced: the next line gives it, or the first of a list."""

_ENDS = re.compile(r"\s*(?:[#|]|`{3}|~{3}|(?:(?:-\s*){2,}|(?:=\s*)+|(?:\*\s*){3,}|(?:_\s*){3,})$)")
TASK = re.compile(r"^\[[ xX]\]\s+")
"""The box of a list of tasks, as a text begins with it."""

_PLACE = re.compile(r"(?:option\s+)?\d{1,2}[.)]\s+(?=\S)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:option\s*)?(\d{1,2})", re.IGNORECASE)
_READ = 2000  # characters: more is no line
_LONGEST = 160


class Chosen(Struct, frozen=True):
    """The option, the reason ('' where none is given), and the line of the file."""

    option: str
    because: str
    line: int


def read_chosen(evidence: Evidence) -> Chosen | None:
    """Read the first chosen option that a record's body names; None where no line does, or a template's words stand there."""
    body = f"\n{evidence.front.body}"
    if not any(map(body.__contains__, _STEMS)):
        return None
    texts: frozenset[int] | None = None
    line = at = 0
    for match in _CHOSEN.finditer(body):
        if texts is None:  # neither code nor comments are among them
            texts = frozenset(number for section in evidence.sections for number in _numbers(section))
        start = match.start("rest")
        line, at = line + body.count("\n", at, start), start
        if line in texts and (found := _option(evidence, body[start : start + _READ])):
            option, because = found
            return Chosen(option, because, line + evidence.shift)
    return None


def _numbers(section: Section) -> Iterator[int]:
    yield section.line
    yield from (number for number, _ in section.lines)


def _option(evidence: Evidence, told: str) -> tuple[str, str] | None:
    """Read the option that a text begins with, and the reason ('' for none); None for a template's words."""
    text = TASK.sub("", plain("\n".join(_stretch(told))))
    option, after = _quoted(text) or _unquoted(text)
    if not option or is_placeholder(option) or len(option) > _LONGEST:
        return None
    number = _NUMBER.fullmatch(option)
    if number:
        option = _numbered(evidence, number[1]) or f"Option {number[1]}"
    reason = _BECAUSE.search(after)
    because = after[reason.end() :].strip(" .,") if reason else ""
    if is_placeholder(because) or because.strip(" .…") in {"", "{justification"}:
        because = ""
    return option, because


def _stretch(text: str) -> Iterator[str]:
    """Give the lines that belong to the first: up to a blank one or a list, but for the reason that it announces."""
    told, *others = text.split("\n")
    yield told
    for line in others:
        announced = _OPEN.search(told)
        item = ITEM.match(line)
        if not line.strip():
            if not announced:
                return
            continue
        if (item and not announced) or _ENDS.match(line):
            return
        told = line[item.end() :] if item else line
        yield told


def _quoted(text: str) -> tuple[str, str] | None:
    """Give an option in quotation marks and what follows. Marks within it are its own."""
    bare = text.lstrip("*_")
    if bare[:1] not in _CLOSERS:
        return None
    inner = bare.lstrip(bare[0])
    ends = list(re.finditer(rf"[{_CLOSERS[bare[0]]}]+[*_]*(?=[\s,.;:(–—-]|$)", inner))
    told = (end for end in ends if re.match(rf"\s*(?:$|[,.;:(–—-]|{_WHY})", inner[end.end() :]))
    end = next(told, ends[0] if ends else None)
    option = inner[: end.start()].strip(" .,;") if end else ""
    return (option, inner[end.end() :]) if end and option else None


def _unquoted(text: str) -> tuple[str, str]:
    cut = _BECAUSE.search(text)
    before, after = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    place = _PLACE.match(before)
    option = re.split(r"[,;.](?:\s|$)", before[place.end() :] if place else before, maxsplit=1)[0]
    return option.strip(" .,;*_"), after


def _numbered(evidence: Evidence, number: str) -> str:
    """Return the option that a number stands for: a heading's, else that of a list of options."""
    heading = re.compile(rf"(?:option\s*)?#?{number}\s*[.):–—-]\s*(?=\S)", re.IGNORECASE)
    for section in evidence.sections:
        text = plain(section.text)
        if match := heading.match(text):
            return text[match.end() :].rstrip(" .,;")
    item = re.compile(rf"[ \t]*{number}[.)][ \t]+(?=\S)")
    for section in evidence.sections:
        if "option" in section.text.casefold():
            for _, line in section.lines:
                if match := item.match(line):
                    return plain(line[match.end() :]).rstrip(" .,;")
    return ""
