"""Labelled values in tables: a row for each field, fields across the top, and the same in HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.reading.dates import find_dates
from steelyard.reading.fields import FIELD_OF, OF_STEPS, field_of, normal_label
from steelyard.reading.inline import links, plain
from steelyard.reading.languages_of_sections import DECISION
from steelyard.reading.status_words import begun_with, spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Lines = tuple[tuple[int, str], ...]
"""Lines of a body with their numbers, counted from 1."""

Place = tuple[int, int, str]
"""A value as written: its line in the body, its column from 1, its text."""

LONGEST = 2000
"""Characters of one value that is put together from several lines: more is no field."""

_MOST_ROWS = 100  # of a table that is read; a longer one is data
_ROW = re.compile(r"(?:[ \t]*>)*[ \t]*\|[^|\n]*\|")
_RULE = re.compile(r"[\s|:>-]+$")
_CELL = re.compile(r"(?:[^|\\]|\\.)*")
_DEFINITION = re.compile(r":[ \t]+(?P<text>\S.*)$")
_LONGEST_TERM = 40
_OPENING = re.compile(r"<(?P<tag>td|th|dt|dd)\b[^<>]*>", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:td|th|dt|dd|tr|dl|table)>", re.IGNORECASE)
_CELL_TAG = re.compile(r"<(?:td|dd)\b", re.IGNORECASE)
_MARKDOWN = re.compile(r"\.(?:md|markdown)(?:#\S*)?$", re.IGNORECASE)
_NAMING = frozenset({"number", "title"})
_DATES = frozenset({"date", "created", "since", "modified"})
_IN_ROWS = frozenset(
    {
        "deciders",
        "authors",
        "consulted",
        "informed",
        "tags",
        "supersedes",
        "amends",
        "depends_on",
        "relates_to",
    }
)
"""Fields of several values, of which each may have a row."""

_DECISIONS = frozenset(f"decision|{DECISION}".split("|"))
_REASONS = frozenset(
    {
        "rationale", "reason", "reasoning", "why", "justification", "begründung", "grund", "raison", "justificación", "razón", "motivo",
        "justificativa", "motivazione", "onderbouwing", "uzasadnienie", "обоснование", "причина", "理由", "根拠", "原因", "근거", "이유",
    }
)  # fmt: skip
"""What the columns of a log of decisions are called, which no record's own head has side by side."""


class Labelled(Struct, frozen=True):
    """A labelled value: its field, the values as written with their places, and how it was written.

    `values` has one for a line or a cell, several for a list below or a column. `quoted` says that it stands
    alone in a quotation, is a badge, or stands at the foot, where a field written elsewhere comes first;
    `deep`, that it stands below other sections.
    """

    field: str
    label: str
    how: str
    values: tuple[Place, ...]
    quoted: bool = False
    deep: bool = False


def is_row(line: str) -> bool:
    """Say whether a line is a row of a Markdown table, in a quotation or not."""
    return "|" in line and bool(_ROW.match(line))


def is_rule(line: str) -> bool:
    """Say whether a line is the row of dashes below a table's header."""
    return "-" in line and is_row(line) and bool(_RULE.match(line))


def row_values(lines: Lines, index: int) -> Iterator[Labelled]:
    """Yield what the row at `index` labels: by its own first cell, or for the rows below it.

    Where a table has several rows under Status and Date, each is a step of the record's history.
    """
    number, line = lines[index]
    cells = cells_of(line)
    if len(cells) < 2 or _RULE.match(line):
        return
    fields = [FIELD_OF.get(normal_label(text)) for _, text in cells]
    headed = index + 1 < len(lines) and "-" in lines[index + 1][1] and bool(_RULE.match(lines[index + 1][1]))
    if (
        fields[:2] == ["status", "date"]
        and spelled(plain(cells[1][1]))
        and not _begins_with_status(lines[index + 2 : index + 3])
    ):
        fields[1] = None  # "Status | Decided"
    if sum(field is not None for field in fields) >= 2:
        if headed and not _are_pairs(fields, lines[index + 2 : index + 3]):
            yield from _across(lines, index, cells, fields)
            return
        pairs = list(zip(fields[::2], cells[::2], cells[1::2], strict=False))
    else:
        label = normal_label(cells[0][1])
        field = None if label in OF_STEPS else field_of(label, cells[1][1])  # a row of a log
        if headed and field in _DATES and _heads_dates(lines[index + 2 : index + 3]):
            return
        if field in _IN_ROWS and len(cells) == 2:
            more = _below_empty(lines[index + 1 : index + 1 + _MOST_ROWS])
            yield Labelled(field, label, "table", ((number, *cells[1]), *more))
            return
        pairs = [(field, cells[0], cells[1])]
    for field, (_, named), (column, text) in pairs:
        if field:
            yield Labelled(field, normal_label(named), "table", ((number, column, text),))


def _below_empty(below: Lines) -> Iterator[Place]:
    """Yield the values of the rows that go on with the one above: their first cell is empty."""
    for at, (number, line) in enumerate(below):
        if not at and "-" in line and _RULE.match(line):
            continue
        cells = cells_of(line) if is_row(line) else []
        if len(cells) != 2 or cells[0][1] or not cells[1][1]:
            return
        yield number, *cells[1]


def _heads_dates(below: Lines) -> bool:
    """Say whether the row below a header begins with a date, as that of a log does."""
    row = cells_of(below[0][1]) if below and is_row(below[0][1]) else []
    return bool(row) and bool(find_dates(row[0][1]))


def _begins_with_status(below: Lines) -> bool:
    """Say whether the row below a header begins with a status, as one below the name of the field does."""
    row = cells_of(below[0][1]) if below and is_row(below[0][1]) else []
    return bool(row) and begun_with(plain(row[0][1]), ()) is not None


def _are_pairs(fields: Sequence[str | None], below: Lines) -> bool:
    """Say whether every second cell of a table's header is a label, and the first one of the row below it too."""
    if any(fields[1::2]) or not all(fields[::2]):
        return False
    row = cells_of(below[0][1]) if below and is_row(below[0][1]) else []
    return bool(row) and normal_label(row[0][1]) in FIELD_OF


def _across(
    lines: Lines, index: int, cells: Sequence[tuple[int, str]], fields: Sequence[str | None]
) -> Iterator[Labelled]:
    below = []
    for number, line in lines[index + 2 : index + 2 + _MOST_ROWS]:
        if not is_row(line):
            break
        below.append((number, cells_of(line)))
    if not below or _lists_decisions(cells) or _lists_records(fields, [row for _, row in below]):
        return
    if len(below) > 1 and {"status", "date"} <= set(fields):
        status, date = fields.index("status"), fields.index("date")
        steps = tuple(
            (number, row[status][0], f"{row[date][1]} {row[status][1]}")
            for number, row in below
            if len(row) > max(status, date)
        )
        yield Labelled("history", "history", "table", steps)
        return
    number, row = below[0]
    for field, (_, label), (column, text) in zip(fields, cells, row, strict=False):
        if field:
            yield Labelled(field, normal_label(label), "table", ((number, column, text),))


def log_values(lines: Lines, says: Callable[[str], bool]) -> Iterator[Place]:
    """Yield the rows of a table of changes that has a column of dates and none of statuses: the date, and the cell that `says` one."""
    for index, (_, line) in enumerate(lines[:-2]):
        if not (is_row(line) and is_rule(lines[index + 1][1])):
            continue
        fields = [FIELD_OF.get(normal_label(text)) for _, text in cells_of(line)]
        at = next((at for at, field in enumerate(fields) if field in _DATES), None)
        if at is None or "status" in fields:
            continue
        for number, row in lines[index + 2 : index + 2 + _MOST_ROWS]:
            cells = cells_of(row) if is_row(row) else []
            told = next((cell for cell in cells if says(cell[1])), None)
            if not cells:
                break
            if told and len(cells) > at:
                yield number, told[0], f"{cells[at][1]} {told[1]}"


def _lists_decisions(header: Sequence[tuple[int, str]]) -> bool:
    """Say whether a table is a log of decisions, be there one so far: each has its reason beside it."""
    names = {normal_label(text) for _, text in header}
    return not names.isdisjoint(_DECISIONS) and not names.isdisjoint(_REASONS)


def _lists_records(fields: Sequence[str | None], rows: Sequence[Sequence[tuple[int, str]]]) -> bool:
    """Say whether a table is a list of records: several with a number or title, or one that leads to another file."""
    naming = [at for at, field in enumerate(fields) if field in _NAMING]
    if naming and len(rows) > 1:
        return True
    leading = {*naming, 0} if fields[0] is None else set(naming)
    targets = (link.target for at in leading if at < len(rows[0]) for link in links(rows[0][at][1]))
    return any(_MARKDOWN.search(target) and "://" not in target for target in targets)


def cells_of(line: str) -> list[tuple[int, str]]:
    """Return the cells of a table's row with their columns (from 1)."""
    start = line.index("|") + 1
    cells: list[tuple[int, str]] = []
    end = len(line.rstrip())
    while start < end:
        match = _CELL.match(line, start)
        stop = match.end() if match else start
        raw = line[start:stop]
        cells.append((start + len(raw) - len(raw.lstrip()) + 1, raw.strip().replace("\\|", "|")))
        start = stop + 1
    return cells


def defined(lines: Lines, index: int) -> Labelled | None:
    """Return what the definitions below the term at `index` say of it: "Status" above ": Accepted"."""
    number, term = lines[index]
    if len(term) > _LONGEST_TERM or index + 1 == len(lines) or not lines[index + 1][1].startswith(":"):
        return None
    values: list[Place] = []
    for number, line in lines[index + 1 : index + 1 + _MOST_ROWS]:
        definition = _DEFINITION.match(line)
        if definition is None:
            break
        values.append((number, definition.start("text") + 1, definition["text"].rstrip()))
    label = normal_label(term)
    field = field_of(label, values[0][2]) if values else None
    return Labelled(field, label, "line", tuple(values)) if field else None


def html_values(lines: Lines) -> Iterator[Labelled]:
    """Yield the labelled values of HTML tables and definition lists: a cell that is a label, and the one after it."""
    if not any("<" in line and _CELL_TAG.search(line) for _, line in lines):
        return
    cells: list[Place] = []
    tag = ""
    for number, line in lines:
        start = 0
        for opening in (*_OPENING.finditer(line), None):
            end = opening.start() if opening else len(line)
            if tag:
                tag = _take(cells, line[start:end], number, column=start + 1, tag=tag)
            if opening:
                tag, start = opening["tag"], opening.end()
                cells.append((number, start + 1, ""))
    labels = [FIELD_OF.get(normal_label(text)) for _, _, text in cells]
    for position, field in enumerate(labels[:-1]):
        number, column, text = cells[position + 1]
        if field and text and labels[position + 1] is None:
            yield Labelled(field, normal_label(cells[position][2]), "table", ((number, column, text),))


def _take(cells: list[Place], piece: str, number: int, *, column: int, tag: str) -> str:
    """Add a piece of text to the cell that is open; return its tag, '' once the cell is closed."""
    closing = _CLOSING.search(piece)
    text = piece[: closing.start()] if closing else piece
    line, first, before = cells[-1]
    if text.strip() and len(before) < LONGEST:
        if not before:
            line, first = number, column + len(text) - len(text.lstrip())
        cells[-1] = (line, first, f"{before} {text.strip()}".strip())
    return "" if closing else tag
