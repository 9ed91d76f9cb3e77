"""What a spreadsheet's own XML tells and its values do not: how far it reaches, merged and hidden cells, formulas without a value."""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from msgspec import Struct, field

from steelyard.reading.tables.limits import MOST_COLUMNS, MOST_ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zipfile import ZipFile

Cell = tuple[int, int]
"""Row and column, from 1."""

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_CHUNK = 1 << 16
_TRUE = frozenset({"1", "true"})
_HIDDEN = frozenset({"collapse", "filter"})
_FAULT = re.compile(r"#(?:DIV/0!|REF!|NAME\?|VALUE!|N/A|NUM!|NULL!|SPILL!|CALC!)|Err:[0-9]{3}")
_MOST_NAMED = 10_000
"""Merged and faulty cells that are looked at; a sheet with more is no table of criteria."""


class Facts(Struct):
    """What is told of one sheet. `merged` are cells that lie under another; `faults` say why a cell has no value.

    `hidden_rows` and `hidden_columns` are those that a spreadsheet program does not show.
    """

    rows: int = 0
    columns: int = 0
    merged: dict[Cell, Cell] = field(default_factory=dict)
    faults: dict[Cell, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def reach(self, row: int, column: int) -> None:
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)

    def merge(self, first: Cell, last: Cell) -> None:
        for row in range(first[0], last[0] + 1):
            for column in range(first[1], last[1] + 1):
                if len(self.merged) >= _MOST_NAMED:
                    return
                if (row, column) != first:
                    self.merged[row, column] = first

    def hide_rows(self, first: int, last: int) -> None:
        self.hidden_rows.update(range(first, min(last, MOST_ROWS) + 1))

    def hide_columns(self, first: int, last: int) -> None:
        self.hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))

    def fault(self, cell: Cell, why: str) -> None:
        if len(self.faults) < _MOST_NAMED:
            self.faults[cell] = why


def a1(cell: Cell) -> str:
    """Return a cell's name: B3 for row 3, column 2."""
    row, column = cell
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"


def xlsx_facts(archive: ZipFile, sheet: str) -> Facts:
    """Read the facts of an .xlsx file's sheet of this name."""
    facts = Facts()
    path = _sheet_path(archive, sheet)
    if path is None:
        raise ParseError("a sheet without its part")
    row = column = 0
    with archive.open(path) as stream:
        for end, element in _elements(stream):
            tag = _local(element)
            if tag == "row" and not end:
                number = element.get("r", "")
                row, column = int(number) if number.isdecimal() and len(number) < 8 else row + 1, 0
                if element.get("hidden") in _TRUE:
                    facts.hide_rows(row, row)
            elif tag == "col" and end and element.get("hidden") in _TRUE:
                facts.hide_columns(_count(element, "min"), _count(element, "max"))
            elif tag == "c" and end:
                cell = _cell_of(element.get("r", "")) or (row, column + 1)
                column = cell[1]
                _judge_cell(element, cell, facts)
            elif tag == "mergeCell" and end:
                first, _, last = element.get("ref", "").partition(":")
                corners = _cell_of(first), _cell_of(last or first)
                if not corners[0] or not corners[1]:
                    raise ParseError("a merged stretch without its corners")
                facts.merge(corners[0], corners[1])
            if end and tag in {"c", "row", "mergeCell"}:
                element.clear()
    return facts


def ods_facts(archive: ZipFile) -> dict[str, Facts]:
    """Read the facts of all sheets of an .ods file, by name."""
    sheets: dict[str, Facts] = {}
    facts = Facts()
    row = column = filled = columns = 0
    with archive.open("content.xml") as stream:
        for end, element in _elements(stream):
            tag = _local(element)
            if tag == "table" and not end:
                facts = sheets.setdefault(_attribute(element, "name"), Facts())
                row = columns = 0
            elif tag == "table-column" and end:
                first, columns = columns + 1, columns + _count(element, "number-columns-repeated")
                if _attribute(element, "visibility") in _HIDDEN:
                    facts.hide_columns(first, columns)
            elif tag == "table-row" and not end:
                row, column, filled = row + 1, 0, 0
            elif tag == "table-row":
                first, row = row, row + _count(element, "number-rows-repeated") - 1
                if _attribute(element, "visibility") in _HIDDEN:
                    facts.hide_rows(first, row)
                if filled:
                    facts.reach(row, filled)
            elif tag in {"table-cell", "covered-table-cell"} and end:
                column += 1
                has_value = _judge_ods(element, (row, column), facts, covered=tag.startswith("covered"))
                column += _count(element, "number-columns-repeated") - 1
                filled = column if has_value else filled
            if end and tag in {"table-row", "table"}:
                element.clear()
    return sheets


def _judge_cell(element: Element, cell: Cell, facts: Facts) -> None:
    parts = {_local(part): part for part in element}
    value = "".join(parts["v"].itertext()) if "v" in parts else ""
    if "is" in parts or value:
        facts.reach(*cell)
    if element.get("t") == "e" and value:
        facts.fault(cell, f"holds the error {value[:20]}")
    elif "f" in parts and not value and "is" not in parts and element.get("t") != "str":
        facts.reach(*cell)
        facts.fault(cell, "holds a formula that was never computed")


def _judge_ods(element: Element, cell: Cell, facts: Facts, *, covered: bool) -> bool:
    """Note what is told of a cell, and return whether it holds anything."""
    text = "".join(element.itertext()).strip()
    formula, has_value = _attribute(element, "formula"), bool(text or _attribute(element, "value-type"))
    if _FAULT.fullmatch(text):
        facts.fault(cell, f"holds the error {text}")
    elif formula and not has_value:
        facts.fault(cell, "holds a formula that was never computed")
    height, width = _count(element, "number-rows-spanned"), _count(element, "number-columns-spanned")
    if not covered and (height > 1 or width > 1):
        facts.merge(cell, (cell[0] + height - 1, cell[1] + width - 1))
    return has_value or bool(formula)


def _elements(stream: IO[bytes]) -> Iterator[tuple[bool, Element]]:
    """Yield each element as it opens and as it closes; a document type, which no sheet has, is refused."""
    parser: XMLPullParser[Any] = XMLPullParser(["start", "end"])
    opening = stream.read(_CHUNK)
    if b"<!DOCTYPE" in opening or b"<!ENTITY" in opening:
        raise ParseError("a document type")
    while opening:
        parser.feed(opening)
        events: Any = parser.read_events()
        for event, element in events:
            yield event == "end", element
        opening = stream.read(_CHUNK)
    parser.close()


def _sheet_path(archive: ZipFile, name: str) -> str | None:
    """Return the part of a sheet; None where it is not there, or where another reader might take another part for it."""
    with archive.open("xl/workbook.xml") as stream:
        identities = [
            _attribute(element, "id")
            for end, element in _elements(stream)
            if end and _local(element) == "sheet" and element.get("name") == name
        ]
    with archive.open("xl/_rels/workbook.xml.rels") as stream:
        targets = [
            element.get("Target", "")
            for end, element in _elements(stream)
            if end and _local(element) == "Relationship" and element.get("Id") in identities
        ]
    if len(identities) != 1 or len(targets) != 1:
        return None
    path = targets[0].lstrip("/") if targets[0].startswith("/") else f"xl/{targets[0]}"
    return path if path in archive.NameToInfo else None


def _cell_of(reference: str) -> Cell | None:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def _count(element: Element, name: str) -> int:
    text = _attribute(element, name)
    return int(text) if text.isdecimal() and 0 < len(text) < 8 else 1
