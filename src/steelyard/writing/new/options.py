"""The options of a new record, put where its template lists them, and the link to their table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.evidence import gather
from steelyard.reading.fields import normal_label
from steelyard.reading.naming import read_name
from steelyard.writing.new.plain_words import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

_SECTIONS = frozenset(
    {"considered options", "options considered", "options", "alternatives", "considered alternatives"}
)
_ITEM = re.compile(r"(?P<mark>[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]+)\S")
_OPTION = re.compile(r"###[ \t]+[*_]*[\[{<].*(?:option|alternative)", re.IGNORECASE)


def with_options(text: str, options: Sequence[str], table: str, *, path: str) -> str:
    """List options in the section for them, with a paragraph that holds only the link to `table`; '' for no link.

    A template without such a section stays as it is. One section for each option stands where the template has one
    for a first option.
    """
    evidence, _ = gather(text, file=path, name=read_name(path))
    section = next(
        (each for each in evidence.sections if each.level == 2 and normal_label(each.text) in _SECTIONS), None
    )
    lines = text.split("\n")
    if section is None:
        return "\n".join(_each_its_section(lines, options))
    at = section.line + evidence.shift  # the line after the heading, from 0
    end = next((n for n in range(at, len(lines)) if lines[n].startswith("#")), len(lines))
    first = next((n for n in range(at, end) if _ITEM.match(lines[n])), None)
    match = _ITEM.match(lines[first]) if first is not None else None
    mark = match["mark"] if match else "* "
    start, stop = at, at
    if first is not None:
        start = stop = first
        while stop < end and lines[stop].strip():
            stop += 1
    items = [f"{mark}{escaped(option)}" for option in options]
    link = ["", f"[Scores]({_destination(table)})"] if table else []
    before = [""] if start == at else []
    lines[start:stop] = [*before, *items, *link]
    return "\n".join(_each_its_section(lines, options))


def _each_its_section(lines: list[str], options: Sequence[str]) -> list[str]:
    """Make a section for each option out of the first one that a template has for an option, in the place of them all."""
    first = next((n for n, line in enumerate(lines) if _OPTION.match(line)), None)
    if first is None:
        return lines
    after = next((n for n in range(first + 1, len(lines)) if lines[n].startswith("#")), len(lines))
    end = next((n for n in range(first + 1, len(lines)) if re.match("##? ", lines[n])), len(lines))
    model = lines[first + 1 : after]
    while model and not model[-1].strip():
        model.pop()
    made = [line for option in options for line in (f"### {escaped(option)}", *model, "")]
    return [*lines[:first], *made, *lines[end:]]


def _destination(name: str) -> str:
    return f"<{name}>" if " " in name else name
