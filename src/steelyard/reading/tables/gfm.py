"""The pipe tables of a body, with a place for every cell; no Markdown is rendered.

One pass over the lines. Tables in code, HTML blocks and comments are none; those in quotations and lists are.
"""

from __future__ import annotations

import re

from msgspec import Struct

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
_ENDS_LISTS = re.compile(r"\||#{1,6} |[A-Za-z][^|\n]*$", re.MULTILINE)
_PIPE = re.compile(r"(?<!\\)\|")
_RAW = re.compile(r"<(script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE)
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|body|center|col|colgroup|dd|details|dialog|div|dl|dt|fieldset|figcaption"
    r"|figure|footer|form|h[1-6]|header|hr|html|iframe|li|link|main|menu|nav|ol|p|section|summary|table|tbody|td"
    r"|tfoot|th|thead|title|tr|ul)(?=[\s>/]|$)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"</?[a-zA-Z][^<>]*>[ \t]*$")


class PipeCell(Struct, frozen=True):
    """A cell as written, without the blanks around it; its line in the body and its column count from 1."""

    text: str
    line: int
    column: int
    length: int


class PipeTable(Struct, frozen=True):
    """A table: its header and its rows, each as wide as the header. `line` is the header's, `last` the last row's.

    `wider` is the line of the first row that has more to say than the header has columns for, 0 where none has.
    """

    line: int
    last: int
    header: tuple[PipeCell, ...]
    rows: tuple[tuple[PipeCell, ...], ...]
    wider: int = 0


class _Line(Struct, frozen=True):
    """A line without what holds it: quotation marks, a list's marker and indent."""

    number: int
    depth: int
    start: int
    text: str
    marked: bool
    indent: int


class TableLines(Struct, frozen=True):
    """A table before it is cut: its header, its rows, and how many cells each of them has. `last` is the last row's line."""

    header: _Line
    rows: tuple[_Line, ...]
    width: int
    last: int

    @property
    def line(self) -> int:
        """Return the header's line."""
        return self.header.number

    def texts(self) -> list[list[str]] | None:
        """Return the texts of all cells, the header's first; None unless each line is one cell after another between pipes."""
        rows = []
        for line in (self.header, *self.rows):
            text = line.text.rstrip()
            cells = text[1:-1].split("|")
            if text[0] != "|" or text[-1] != "|" or "\\" in text or len(cells) != self.width:
                return None
            rows.append([cell.strip() for cell in cells])
        return rows

    def span(self) -> tuple[int, int]:
        """Return the column of the first heading and the characters from there to the end of the last one, both not empty."""
        text = self.header.text.rstrip().removeprefix("|").removesuffix("|")
        blank = len(text) - len(text.lstrip())
        return self.header.start + self.header.text.startswith("|") + blank + 1, len(text.strip())

    def cut(self) -> PipeTable:
        """Return the table with its cells."""
        header = tuple(_cells(self.header))
        rows = tuple(self._row(line) for line in self.rows)
        wider = next((line.number for line in self.rows if self._says_more(line)), 0)
        return PipeTable(self.line, self.last, header, rows, wider)

    def _says_more(self, line: _Line) -> bool:
        return any(piece.strip() for piece in _pieces(line)[self.width :])

    def _row(self, line: _Line) -> tuple[PipeCell, ...]:
        cells = _cells(line)[: self.width]
        end = cells[-1].column + cells[-1].length
        return (*cells, *(PipeCell("", line.number, end, 0),) * (self.width - len(cells)))


def table_lines(body: str) -> tuple[TableLines, ...]:
    """Find the lines of a body's tables, in order; a body without the line under a header costs nearly nothing."""
    rule = _RULE_BELOW.search(body)
    if rule is None:
        return ()
    return tuple(_Walk(body.split("\n")).tables(body.count("\n", 0, _settled(body, rule.start()))))


_TEXT = _Line(0, 0, 0, "", marked=False, indent=0)


def may_hold_tables(body: str) -> bool:
    """Say whether a line of a body could be the one under a table's header."""
    return "|" in body and _RULE_BELOW.search(body) is not None


def _settled(body: str, rule: int) -> int:
    """Return the start of a line from which a walk to the first rule knows as much as one from the top.

    It is one that ends every list, with nothing before it that code or HTML could start with.
    """
    at = body.rfind("\n", 0, rule) + 1
    above = body[:at]
    if "```" in above or "~~~" in above or "<" in above:
        return 0
    while at and not _ENDS_LISTS.match(body, at):
        at = body.rfind("\n", 0, at - 1) + 1
    return at


class _Walk:
    """A walk down the lines that knows what they stand in."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._fence = ""
        self._until = ""
        self._lists: list[int] = []

    def tables(self, number: int) -> list[TableLines]:
        """Return the tables below the line of this number."""
        found: list[TableLines] = []
        before: _Line | None = None
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
            width = len(_pieces(header))
            if width < 2 or width > WIDEST or width != _rule_width(line):
                continue
            rows, number = self._rows(number, line.depth)
            found.append(TableLines(header, tuple(rows), width, number))
            before = None
        return found

    def _last_rule(self) -> int:
        """Return the number of the last line that could be a table's rule: what follows its rows holds no table."""
        for number in range(len(self._lines), 0, -1):
            line = self._lines[number - 1]
            if "|" in line and _RULE.match(line.rstrip("\r")):
                return number
        return 0  # pragma: no cover (asked only where a rule was found)

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
        if raw[:1] == "|" and not self._lists:  # as most rows of most tables
            return _Line(number, 0, 0, raw, marked=False, indent=0)
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

    def _rows(self, number: int, depth: int) -> tuple[list[_Line], int]:
        """Return the rows that follow the rule at `number`, and the number of the last one."""
        rows: list[_Line] = []
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
                rows.append(line)
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


def _pieces(line: _Line) -> list[str]:
    """Cut a row at the pipes that no backslash escapes; at least one piece, at most one more than is read."""
    text = line.text.rstrip().removeprefix("|")
    pieces = _PIPE.split(text, WIDEST + 1) if "\\" in text else text.split("|", WIDEST + 1)
    if len(pieces) > 1 and not pieces[-1]:
        pieces.pop()
    return pieces[: WIDEST + 1]


def _cells(line: _Line) -> list[PipeCell]:
    cells: list[PipeCell] = []
    column = line.start + line.text.startswith("|") + 1
    for raw in _pieces(line):
        bare = raw.strip()
        cells.append(PipeCell(bare.replace("\\|", "|"), line.number, column + raw.find(bare), len(bare)))
        column += len(raw) + 1
    return cells


def _rule_width(line: _Line) -> int:
    """Return how many columns a rule has, 0 where it is none."""
    pieces = _pieces(line)
    return len(pieces) if all(_RULE_CELL.fullmatch(piece.strip()) for piece in pieces) else 0
