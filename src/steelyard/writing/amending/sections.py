"""Lines put into a body: below a heading, below a line of its kind, as a section of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.reading.breaks import unbreak
from steelyard.reading.fields import section_field
from steelyard.reading.titles import section_level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.reading.evidence import Evidence
    from steelyard.reading.given import Value
    from steelyard.reading.outline import Section
    from steelyard.writing.amending.lines import Lines

_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_BULLET = re.compile(r"[ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_BOX = re.compile(r"\[[ xX]\][ \t]+$")
_LABEL = re.compile(
    r"(?P<head>(?:[ \t>]*[-*+][ \t]+)?)(?P<marks>[*_]*)(?P<name>[^\W\d_][\w /()-]*?)"
    r"(?P<before>[ \t]*[*_]*[ \t]*)(?P<sign>[:.])(?P<behind>[*_ \t]*)"
)


def status_section(evidence: Evidence) -> Section | None:
    """Return the first section that stands for the status, empty or not."""
    return next(
        (each for each in evidence.sections if each.level and section_field(each.text) == "status"), None
    )


def below_heading(lines: Lines, evidence: Evidence, section: Section, texts: Sequence[str]) -> Lines:
    """Put a paragraph below a section's heading."""
    at = section.line + evidence.shift
    if _UNDERLINE.match(lines.line(at + 1)) and not lines.line(at).lstrip().startswith("#"):
        at += 1
    before = [""]
    if at < len(lines.texts) and lines.is_blank(at + 1):
        at, before = at + 1, []
    after = [] if lines.is_blank(at + 1) else [""]
    return lines.with_lines(at, [*before, *texts, *after])


class Piece(Struct, frozen=True):
    """What a line holds of a value: its place, where it starts in the value's text, and how much of it."""

    line: int
    column: int
    start: int
    length: int


def pieces_of(lines: Lines, at: Value) -> Iterator[Piece]:
    """Yield the pieces of a value that was put together from several lines, as long as they are found."""
    start, line, column = 0, at.line, at.column
    while start < len(at.text):
        text = unbreak(lines.line(line)[column - 1 :])
        start += at.text.startswith(" ", start)
        if not text or not at.text.startswith(text, start):
            return
        yield Piece(line, column, start, len(text))
        start += len(text)
        line += 1
        column = 1 + len(lines.line(line)) - len(lines.line(line).lstrip(" \t>"))


def last_line(lines: Lines, at: Value) -> int:
    """Return the last line of a value."""
    return max((piece.line for piece in pieces_of(lines, at)), default=at.line)


def below(lines: Lines, values: Sequence[Value], at: Value, text: str) -> Lines:
    """Put a text below a value of a section or list, as a bullet or paragraph of its own like the others."""
    prefix = lines.line(at.line)[: at.column - 1]
    last = last_line(lines, at)
    if _BOX.search(prefix):
        return lines.with_lines(last, ["", text])
    if _BULLET.match(prefix):
        return lines.with_lines(last, [prefix + text])
    rows = [value.line for value in values]
    together = any(row + 1 in rows for row in rows)
    return lines.with_lines(last, [prefix + text] if together else ["", prefix + text])


def above(lines: Lines, at: Value, text: str) -> Lines:
    """Put a text above a value of a section or list, as a bullet or paragraph of its own."""
    prefix = lines.line(at.line)[: at.column - 1]
    return lines.with_lines(at.line - 1, [prefix + text] if _BULLET.match(prefix) else [prefix + text, ""])


def labelled_like(lines: Lines, at: Value, label: str, text: str) -> str | None:
    """Write a labelled line in the form of another one: its bullet, its emphasis, its colon."""
    match = _LABEL.match(lines.line(at.line)[: at.column - 1])
    if match is None:
        return None
    marks = match["marks"]
    name = f"{match['head']}{marks}{label}{match['before']}{match['sign']}"
    if match["before"].strip():
        return f"{name} {text}"
    closed = match["behind"].lstrip().startswith(marks)
    return f"{name}{marks} {text}" if closed else f"{name} {text}{marks}"


def with_section(
    lines: Lines, evidence: Evidence, name: str, texts: Sequence[str], *, last: bool = False
) -> Lines:
    """Add a section: after the title and what stands below it, or as the last one."""
    top, own = evidence.title_level, section_level(evidence.sections, evidence.title_level)
    heads = [each for each in evidence.sections if each.level]
    below_title = heads[1:] if own == top else [each for each in heads if each.level > top]
    level = below_title[0].level if below_title else top + 1
    new = ["#" * level + f" {name}", "", *texts]
    end = len(lines.texts)
    while end and lines.is_blank(end):
        end -= 1
    if last or not below_title:
        return lines.with_lines(end, ["", *new] if end else new)
    at = below_title[0].line + evidence.shift - 1
    return lines.with_lines(at, [*([] if lines.is_blank(at) else [""]), *new, ""])
