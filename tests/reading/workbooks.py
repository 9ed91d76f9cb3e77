"""Workbooks made for tests, as spreadsheet programs would save them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Rows = Sequence[Sequence[Any]]


def xlsx(rows: Rows, change: Callable[[Any], None] | None = None) -> bytes:
    """Write rows to a workbook's first sheet; `change` may do more with that."""
    book = openpyxl.Workbook()
    sheet = book.active
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value)
            if isinstance(value, str) and not (change and value.startswith("=")):
                cell.data_type = "s"
    if change:
        change(sheet)
    return saved(book)


def saved(book: Any) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods(rows: Rows, **spans: int) -> bytes:
    """Write rows to a sheet; `spans` (`numbercolumnsspanned=2`) are those of the last row's last cell."""
    book = OpenDocumentSpreadsheet()
    table = Table(name="Sheet1")
    book.spreadsheet.addElement(table)
    for row in rows:
        line = TableRow()
        table.addElement(line)
        for column, value in enumerate(row, 1):
            more = spans if row is rows[-1] and column == len(row) else {}
            if isinstance(value, (int, float)):
                cell = TableCell(valuetype="float", value=value, **more)
            else:
                cell = TableCell(**({"valuetype": "string"} if value else {}), **more)
            if value is not None:
                cell.addElement(P(text=str(value)))
            line.addElement(cell)
        if row is rows[-1]:
            for _ in range(spans.get("numbercolumnsspanned", 1) - 1):
                line.addElement(CoveredTableCell())
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
