"""The pipe tables of a body, with a place for every cell; no Markdown is rendered.

One pass over the lines. Tables in code, HTML blocks and comments are none; those in quotations and lists are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

WIDEST = 64
"""Columns of a table that is read; a wider one is data."""

LONGEST = 256
"""Rows of a table that is read."""

_RULE_TEXT = r"[ \t>]*+(?:(?:[-+*]|\d{1,9}[.)])[ \t]++)?+\|?+(?:[ \t]*+:?+-++:?+[ \t]*+\|)++[ \t:|-]*+$"
_RULE = re.compile(_RULE_TEXT)
_RULE_BELOW = re.compile(f"\n{_RULE_TEXT}", re.MULTILINE)  # ends of lines are found much sooner than a `^`
_RULE_CELL = re.compile(r":?-+:?")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)*")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_MARKER = re.compile(r"(?:[-+*]|\d{1,9}[.)])(?=[ \t])[ \t]{1,4}")
_BREAK = re.compile(r"(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")
_PIPE = re.compile(r"(?<!\\)\|")
_RAW = re.compile(r"<(script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|body|center|col|colgroup|dd|details|dialog|div|dl|dt|fieldset|figcaption"
    r"|figure|footer|form|h[1-6]|header|hr|html|iframe|li|link|main|menu|nav|ol|p|section|summary|table|tbody|td"
    r"|tfoot|th|thead|title|tr|ul)(?=[\s>/]|$)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"</?[a-zA-Z][^<>]*>[ \t]*$")


class PipeCell(NamedTuple):  # made much faster than a frozen dataclass, and there are many
    """A cell as written, without the blanks around it; its line in the body and its column count from 1."""

    text: str
    line: int
    column: int
    length: int


@dataclass(frozen=True, slots=True)
class PipeTable:
    """A table: its header and its rows, each as wide as the header. `line` is the header's, `last` the last row's."""

    line: int
    last: int
    header: tuple[PipeCell, ...]
    rows: tuple[tuple[PipeCell, ...], ...]


class _Line(NamedTuple):  # as for cells
    """A line without what holds it: quotation marks, a list's marker and indent."""

    number: int
    depth: int
    start: int
    text: str
    marked: bool
    indent: int


def pipe_tables(body: str) -> tuple[PipeTable, ...]:
    """Find a body's tables, in order; a body without the line under a header costs nearly nothing."""
    return tuple(_Walk(body.split("\n")).tables()) if "|" in body else ()


_TEXT = _Line(0, 0, 0, "", marked=False, indent=0)


def may_hold_tables(body: str) -> bool:
    """Say whether a line of a body could be the one under a table's header."""
    return "|" in body and _RULE_BELOW.search(body) is not None


class _Walk:
    """A walk down the lines that knows what they stand in."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._fence = ""
        self._until = ""
        self._lists: list[int] = []

    def tables(self) -> list[PipeTable]:
        found: list[PipeTable] = []
        before: _Line | None = None
        number = 0
        last = self._last_rule()
        while number < last:
            number += 1
            raw = self._lines[number - 1]
            if not raw:  # a third of all lines: it ends a paragraph and some HTML, and opens nothing
                before = None
                if self._until == " ":
                    self._until = ""
                continue
            if self._is_plain(raw):
                before = None if self._fence or self._until else _TEXT
                continue
            line = self._held(number)
            if self._closed(line, after_text=before is not None):
                before = None
                continue
            header = before
            before = line if line.text.strip() else None
            if header is None or line.depth != header.depth or line.marked or not _RULE.match(line.text):
                continue
            cells = _cells(header)
            if len(cells) < 2 or len(cells) > WIDEST or len(cells) != _rule_width(line):
                continue
            rows, number = self._rows(number, line.depth, len(cells))
            found.append(PipeTable(header.number, number, tuple(cells), tuple(rows)))
            before = None
        return found

    def _last_rule(self) -> int:
        """Return the number of the last line that could be a table's rule: what follows its rows holds no table."""
        for number in range(len(self._lines), 0, -1):
            line = self._lines[number - 1]
            if "|" in line and _RULE.match(line.rstrip("\r")):
                return number
        return 0

    def _is_plain(self, raw: str) -> bool:
        """Say whether a line is mere text, or inside what is open: most are, and are not looked at further."""
        if not raw[0].isalpha() or "|" in raw:
            # In code a line without letters at its start may still end a list, where one is open.
            inside = bool(self._fence) and (raw[0].isalpha() or not self._lists)
            return inside and self._fence[0] not in raw
        if self._fence:
            return self._fence[0] not in raw
        if self._until:
            return self._until == " " or self._until not in raw.casefold()
        self._lists.clear()
        return True

    def _held(self, number: int) -> _Line:
        raw = rest = self._lines[number - 1].rstrip("\r")
        text = rest.lstrip(" \t")
        start = depth = 0
        if text.startswith(">") and (quote := _QUOTE.match(raw)):
            start = quote.end()
            depth = raw.count(">", 0, start)
            rest = raw[start:]
            text = rest.lstrip(" \t")
        indent = len(rest[: len(rest) - len(text)].expandtabs(4)) if text != rest else 0
        if not text:
            return _Line(number, depth, start, "", marked=False, indent=0)
        while self._lists and indent < self._lists[-1]:
            self._lists.pop()
        base = self._lists[-1] if self._lists else 0
        start += len(rest) - len(text)
        marker = _MARKER.match(text) if indent - base < 4 else None
        if marker and not _BREAK.match(text) and not self._fence and not self._until:
            self._lists.append(indent + marker.end())
            start += marker.end()
            return _Line(number, depth, start, text[marker.end() :], marked=True, indent=0)
        return _Line(number, depth, start, text, marked=False, indent=indent - base)

    def _closed(self, line: _Line, *, after_text: bool) -> bool:
        """Say whether a line is code, HTML or a comment, or opens one; headings and breaks are closed too."""
        text = line.text
        if self._fence:
            bare = text.rstrip()
            if bare.startswith(self._fence) and not bare.strip(self._fence[0]):
                self._fence = ""
            return True
        if self._until:
            if (self._until == " " and not text) or (self._until != " " and self._until in text.casefold()):
                self._until = ""
            return True
        if line.indent >= 4 and not after_text:
            return True
        opening = _FENCE.match(text)
        if opening and not (opening[1][0] == "`" and "`" in text[opening.end() :]):
            self._fence = opening[1]
            return True
        if text.startswith("<"):
            return self._opens_html(text, after_text=after_text)
        return bool(_HEADING.match(text))

    def _opens_html(self, text: str, *, after_text: bool) -> bool:
        raw = _RAW.match(text)
        if text.startswith("<!--") or raw:
            end = "-->" if raw is None else f"</{raw[1].casefold()}>"
            self._until = "" if end in text.casefold()[4:] else end
            return True
        if _BLOCK.match(text) or (not after_text and _ALONE.match(text)):
            self._until = " "
            return True
        return False

    def _rows(self, number: int, depth: int, width: int) -> tuple[list[tuple[PipeCell, ...]], int]:
        """Return the rows that follow the rule at `number`, and the number of the last one."""
        rows: list[tuple[PipeCell, ...]] = []
        while number < len(self._lines):
            lists = list(self._lists)
            line = self._held(number + 1)
            if (
                not line.text.strip()
                or line.marked
                or line.depth != depth
                or line.indent >= 4
                or self._lists != lists
                or self._starts_block(line.text)
            ):
                self._lists = lists
                break
            number += 1
            if len(rows) <= LONGEST:
                cells = _cells(line)[:width]
                end = cells[-1].column + cells[-1].length
                cells += [PipeCell("", line.number, end, 0)] * (width - len(cells))
                rows.append(tuple(cells))
        return rows, number

    @staticmethod
    def _starts_block(text: str) -> bool:
        if text[0] == "|":
            return False
        return bool(
            _FENCE.match(text)
            or _HEADING.match(text)
            or _BREAK.match(text)
            or text.startswith("<!--")
            or _RAW.match(text)
            or _BLOCK.match(text)
        )


def _cells(line: _Line) -> list[PipeCell]:
    """Cut a row at the pipes that no backslash escapes; at least one cell, at most one more than is read."""
    text = line.text.rstrip()
    start = 1 if text.startswith("|") else 0
    pieces = _PIPE.split(text[start:], WIDEST + 1) if "\\" in text else text[start:].split("|", WIDEST + 1)
    if len(pieces) > 1 and not pieces[-1]:
        pieces.pop()
    cells: list[PipeCell] = []
    column = line.start + start + 1
    for raw in pieces[: WIDEST + 1]:
        bare = raw.strip()
        cells.append(PipeCell(bare.replace("\\|", "|"), line.number, column + raw.find(bare), len(bare)))
        column += len(raw) + 1
    return cells


def _rule_width(line: _Line) -> int:
    """Return how many columns a rule has, 0 where it is none."""
    cells = _cells(line)
    return len(cells) if all(_RULE_CELL.fullmatch(cell.text) for cell in cells) else 0
