"""Delimited text, CSV and TSV, as rows of cells with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.tables.drafts import Written
from steelyard.reading.tables.grid import draft_from_rows
from steelyard.reading.tables.headings import role_of
from steelyard.reading.tables.limits import MOST_COLUMNS, MOST_CRITERIA, MOST_OPTIONS, MOST_ROWS, limit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.reading.tables.drafts import Draft

_DELIMITERS = (",", ";", "\t")
_LINE = re.compile(r"[^\r\n]*")
_BREAK = re.compile(r"\r\n|\r|\n")
_SEP = re.compile(r"sep=(?P<delimiter>[,;\t])(?:\r\n|\r|\n|$)", re.IGNORECASE)
_QUOTED = re.compile(r'[ ]*"(?P<inside>[^"]*+(?:""[^"]*+)*+)"[ ]*')
_ESCAPED = re.compile(r"\s*'(?='*[=+@\t\r-])")
_DECIMAL_COMMA = re.compile(r"[+-]?[0-9.]*,(?:[0-9]{1,2}|[0-9]{4,})")
_DOT_AND_THREE = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]{3}")
_LOOKED_AT = 20  # lines in which the header is looked for
_LONGEST_LINE = 10_000  # characters of one that are


def read_delimited(
    text: str, *, file: str, name: str, tabs: bool = False
) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    """Read a table in CSV, or in TSV where `tabs`; `,`, `;` or a tab between cells is told by the header."""
    shift = 1 if text.startswith("\ufeff") else 0
    nul = text.find("\0")
    if nul >= 0:
        line, column = _place(text, nul)
        return None, (
            _fault(
                Place(file, line, column, 1), "a NUL character stands here", "save the table as text (UTF-8)"
            ),
        )
    sep = _SEP.match(text, shift)
    start = sep.end() if sep else shift
    delimiter = sep["delimiter"] if sep else "\t" if tabs else _delimiter(text, start)
    rows: list[tuple[Written, ...]] = []
    for row in _rows(text, start, delimiter, file):
        if isinstance(row, Diagnostic):
            return None, (row,)
        rows.append(row)
        if len(rows) > MOST_ROWS:
            message = (
                f"the table has more than {MOST_ROWS:,} rows; at most {MOST_CRITERIA:,} criteria are read"
            )
            return None, (limit(Place(file), message),)
    doubtful = _doubtful(rows)
    if doubtful:
        return None, doubtful
    return draft_from_rows(rows, name=name, form="csv", place=Place(file), troubles={})


def _doubtful(rows: list[tuple[Written, ...]]) -> tuple[Diagnostic, ...]:
    """Report what is a decimal or a thousand, K801: `1.234` in a table that has decimal commas elsewhere."""
    cells = [cell for row in rows for cell in row]
    if not any(_DECIMAL_COMMA.fullmatch(cell.text.strip()) for cell in cells):
        return ()
    return tuple(
        Diagnostic(
            "K801",
            Severity.ERROR,
            cell.place,
            f"`{cell.text.strip()}` can be read in two ways: this table has decimal commas",
            f"write `{cell.text.strip().replace('.', '')}` or `{cell.text.strip().replace('.', ',')}0`",
        )
        for cell in cells
        if _DOT_AND_THREE.fullmatch(cell.text.strip())
    )


def _delimiter(text: str, start: int) -> str:
    """Return what separates the header's cells: what brings out a heading of ours, else what occurs most."""
    lines = []
    for _ in range(_LOOKED_AT):
        line = _LINE.match(text, start)
        if line is None or line.end() >= len(text):
            lines.append(line[0] if line else "")
            break
        lines.append(line[0])
        ending = _BREAK.match(text, line.end())
        start = ending.end() if ending else len(text)
    for line_text in lines:
        told = {delimiter: _headings(line_text, delimiter) for delimiter in _DELIMITERS}
        best = max(_DELIMITERS, key=lambda delimiter: told[delimiter])
        if told[best] > (0, 0):
            return best
    first = next((line_text for line_text in lines if line_text.strip()), "")
    return max(_DELIMITERS, key=first.count)


def _headings(line: str, delimiter: str) -> tuple[int, int]:
    """Return how many headings of ours, and how many cells, a line has if this is what separates them."""
    cells = [cell.strip(' "') for cell in line[:_LONGEST_LINE].split(delimiter)]
    known = sum(role_of(cell) in {"name", "option", "weight"} for cell in cells)
    return (known, len(cells)) if known and len(cells) > 1 else (0, 0)


def _rows(text: str, position: int, delimiter: str, file: str) -> Iterator[tuple[Written, ...] | Diagnostic]:
    plain = re.compile(rf"[^{delimiter}\r\n]*")
    line, line_start = 1 + len(_BREAK.findall(text, 0, position)), position
    cells: list[Written] = []
    end = len(text)
    while True:
        place_column = position - line_start + 1
        opening = position
        while text[opening : opening + 1] == " ":
            opening += 1
        if text[opening : opening + 1] == '"':
            match = _QUOTED.match(text, position)
            if match is None:
                yield _fault(
                    Place(file, line, opening - line_start + 1, 1),
                    "this quotation mark is never closed",
                    'close it with `"`; a quotation mark inside a cell is written twice',
                )
                return  # pragma: no cover (its reader stops at the first fault)
            value = _whole(match["inside"].replace('""', '"'))
            breaks = list(_BREAK.finditer(text, match.start("inside"), match.end("inside")))
            length = (breaks[0].start() if breaks else match.end()) - position
            cells.append(Written(value, Place(file, line, place_column, length)))
            line += len(breaks)
            line_start = breaks[-1].end() if breaks else line_start
            position = match.end()
            if position < end and text[position] not in f"{delimiter}\r\n":
                yield _fault(
                    Place(file, line, position - line_start + 1, 1),
                    "text stands behind the closing quotation mark of a cell",
                    "a quotation mark inside a cell is written twice",
                )
                return  # pragma: no cover (its reader stops at the first fault)
        else:
            match = plain.match(text, position)
            value = match[0] if match else ""
            lead = len(value) - len(value.lstrip())
            stripped = value.strip()
            place = Place(file, line, place_column + (lead if stripped else 0), len(stripped))
            cells.append(Written(_whole(stripped), place))
            position += len(value)
        if position < end and text[position] == delimiter:
            position += 1
            if len(cells) < MOST_COLUMNS:
                continue
            message = f"this row has more than {MOST_COLUMNS} cells; at most {MOST_OPTIONS} options are read"
            yield limit(Place(file, line, 1), message)
            return  # pragma: no cover (its reader stops at the first fault)
        yield tuple(cells)
        cells = []
        ending = _BREAK.match(text, position)
        if ending is None or ending.end() == end:
            return
        position = line_start = ending.end()
        line += 1


def _whole(value: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    match = _ESCAPED.match(value) if "'" in value else None
    return value[match.end() :] if match else value


def _place(text: str, position: int) -> tuple[int, int]:
    breaks = list(_BREAK.finditer(text, 0, position))
    return len(breaks) + 1, position - (breaks[-1].end() if breaks else 0) + 1


def _fault(place: Place, message: str, hint: str) -> Diagnostic:
    return Diagnostic("K807", Severity.ERROR, place, message, hint)
