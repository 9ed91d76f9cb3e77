"""Rows and columns that a sheet hides: left out of what is published, and told."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from reading.workbooks import ods, xlsx
from steelyard.diagnostics import Severity
from steelyard.reading.tables.settle import settle
from steelyard.reading.tables.workbook import read_workbook

if TYPE_CHECKING:
    from steelyard.core.scores.tables import Table

ROWS: list[list[Any]] = [
    ["Criterion", "Weight", "Barge", "Lorry", "Rival"],
    ["Price", 2, 3, 4, 1],
    ["Speed", 3, 4, 2, 5],
    ["Favours", 9, 1, 1, 5],
]


def read(data: bytes) -> tuple[Table | None, list[tuple[str, int, int, str]]]:
    draft, found = read_workbook(data, file="t", name="")
    table = None
    if draft is not None:
        assert all(one.severity is Severity.WARNING for one in found)
        table, faults = settle(draft, weight_words={})
        assert faults == ()
    return table, [(one.code, one.place.line, one.place.column, one.message) for one in found]


def hide(*, rows: str = "", columns: str = "") -> Any:
    def change(sheet: Any) -> None:
        for row in rows.split():
            sheet.row_dimensions[int(row)].hidden = True
        for column in columns.split():
            sheet.column_dimensions[column].hidden = True

    return change


def test_what_a_sheet_hides_is_left_out_and_told() -> None:
    """A hidden criterion does not weigh, a hidden option does not compete, and the reader of the check learns which."""
    table, found = read(xlsx(ROWS, hide(rows="4", columns="E")))
    assert found == [("K815", 1, 5, "hidden in the sheet, and left out of the table: row 4, column E")]
    assert table is not None
    assert [one.name for one in table.criteria] == ["Price", "Speed"]
    assert [one.name for one in table.options] == ["Barge", "Lorry"]
    assert all(one.score is not None for row in table.cells for one in row)


def test_a_score_keeps_its_place_behind_a_hidden_column() -> None:
    """Places name the cells as the sheet does, hidden columns counted."""
    rows = [[row[0], "held back", *row[1:]] for row in ROWS]
    rows[1][3] = "fast"
    draft, _ = read_workbook(xlsx(rows, hide(columns="B")), file="t", name="")
    assert draft is not None
    _, faults = settle(draft, weight_words={})
    assert [(one.code, one.place.line, one.place.column) for one in faults] == [("K801", 2, 4)]


def test_hidden_cells_that_hold_nothing_are_nobodys_business() -> None:
    """Rows and columns beyond the table, as they are often hidden, bring no finding."""
    table, found = read(xlsx(ROWS, hide(rows="9 10", columns="H J")))
    assert found == []
    assert table is not None
    assert len(table.options) == 3


def test_many_hidden_stretches_are_told_in_short() -> None:
    """Neighbours are told together, and of many stretches the first ones."""
    rows = [*ROWS, *[[f"Point {number}", 1, 2, 3, 4] for number in range(5, 30)]]
    _, found = read(xlsx(rows, hide(rows=" ".join(map(str, (3, 4, 5, *range(7, 29, 2)))))))
    assert found[0][3].endswith(": rows 3 to 5, row 7, row 9, row 11, row 13, row 15 and 6 more")


def _changed(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        for each in before.namelist():
            text = before.read(each)
            assert each != part or old in text
            after.writestr(each, text.replace(old, new, 1) if each == part else text)
    return stream.getvalue()


@pytest.mark.parametrize("how", [b"collapse", b"filter"])
def test_an_ods_hides_rows_by_hand_and_by_a_filter(how: bytes) -> None:
    """LibreOffice writes either; both are out of sight."""
    row = b'<table:table-row><table:table-cell office:value-type="string"><text:p>Favours'
    hidden = row.replace(b"<table:table-row>", b'<table:table-row table:visibility="%s">' % how)
    table, found = read(_changed(ods(ROWS), "content.xml", row, hidden))
    assert found == [("K815", 4, 1, "hidden in the sheet, and left out of the table: row 4")]
    assert table is not None
    assert [one.name for one in table.criteria] == ["Price", "Speed"]


def test_an_ods_hides_columns_that_are_written_together() -> None:
    """Columns are told in stretches, so that a hidden one is counted behind all before it."""
    start = b'<table:table table:name="Sheet1">'
    columns = (
        b'<table:table-column table:number-columns-repeated="4"/>'
        b'<table:table-column table:visibility="collapse" table:number-columns-repeated="1000"/>'
    )
    table, found = read(_changed(ods(ROWS), "content.xml", start, start + columns))
    assert found == [("K815", 1, 5, "hidden in the sheet, and left out of the table: column E")]
    assert table is not None
    assert [one.name for one in table.options] == ["Barge", "Lorry"]


@pytest.mark.parametrize(
    ("rows", "change", "place"),
    [
        (ROWS, hide(columns="B"), (1, 2)),
        ([["Option", "Price", "Speed"], ["Weight", 2, 3], ["Barge", 3, 4], ["Lorry", 4, 2]], hide(rows="2"), (2, 1)),
    ],
    ids=["column", "row"],
)  # fmt: skip
def test_hidden_weights_are_not_taken_for_equal_ones(
    rows: list[list[Any]], change: Any, place: tuple[int, int]
) -> None:
    """Without its weights a table would have another winner: it is refused, and says why."""
    table, found = read(xlsx(rows, change))
    assert table is None
    assert ("K807", *place, "the weights are hidden") in found


def test_other_weights_that_are_shown_count() -> None:
    """Where weights stand in sight, a second column of them may be hidden."""
    rows = [[*row, row[1]] for row in ROWS]
    table, found = read(xlsx(rows, hide(columns="F")))
    assert [code for code, *_ in found] == ["K815"]
    assert table is not None
    assert [one.weight for one in table.criteria] == [2, 3, 9]
