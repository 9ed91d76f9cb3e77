"""Tables in spreadsheets: the values that were saved, and every cell that has none told by its name."""

from __future__ import annotations

import datetime as dt
import sys
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reading.workbooks import ods, saved, xlsx
from steelyard.diagnostics import Place, Severity
from steelyard.reading.tables.settle import settle
from steelyard.reading.tables.workbook import read_workbook
from steelyard.reading.tables.workbook_xml import a1

if TYPE_CHECKING:
    from steelyard.core.scores.tables import Table

ROWS: list[list[Any]] = [
    ["Criterion", "Weight", "Build", "Buy"],
    ["Speed", 0.3, 5, 3.5],
    ["Cost", 0.7, 1, None],
]


def table(data: bytes, path: str = "t.xlsx") -> Table:
    draft, found = read_workbook(data, file=path, name="")
    assert found == ()
    assert draft is not None
    settled, found = settle(draft, weight_words={})
    assert found == ()
    assert settled is not None
    return settled


def faults(data: bytes) -> list[tuple[str, int, int, str]]:
    draft, found = read_workbook(data, file="t.xlsx", name="")
    assert draft is None
    return [(one.code, one.place.line, one.place.column, one.message) for one in found]


@pytest.mark.parametrize("data", [xlsx(ROWS), ods(ROWS)], ids=["xlsx", "ods"])
def test_a_sheet_is_read_by_its_values(data: bytes) -> None:
    """Numbers, names and empty cells come as they are shown, each with its row and column."""
    one = table(data)
    assert one.form == "sheet"
    assert [(criterion.name, criterion.weight_text) for criterion in one.criteria] == [
        ("Speed", "0.3"),
        ("Cost", "0.7"),
    ]
    assert [[cell.text for cell in row] for row in one.cells] == [["5", "1"], ["3.5", ""]]


def test_titles_stand_above_and_totals_below() -> None:
    """A title, merged over the table, is its title; totals are claims; figures of the arithmetic's own are dropped."""
    rows = [["A study of ours"], [], *ROWS, [], ["Total", 1.0, 2.2, 0.1 + 0.2]]
    one = table(xlsx(rows, lambda sheet: sheet.merge_cells("A1:D1")))
    assert one.title == "A study of ours"
    assert [(claim.kind, claim.text) for claim in one.claims] == [
        ("total", "2.2"),
        ("total", "0.3"),
        ("weights", "1"),
    ]
    assert one.claims[0].place == Place("t.xlsx", 7, 3)


def test_the_sheet_may_be_named() -> None:
    """A sheet called Scores or Criteria goes before the first one; hidden sheets are passed over."""
    book = openpyxl.load_workbook(BytesIO(xlsx([["nothing here"]])))
    sheet = book.create_sheet("Scores")
    for row in ROWS:
        sheet.append(row)
    assert table(saved(book)).criteria[0].name == "Speed"
    book.active.sheet_state = "hidden"
    sheet.title = "Ours"
    assert table(saved(book)).criteria[0].name == "Speed"


def _all_wrong(sheet: Any) -> None:
    sheet["A2"] = "=A9"
    sheet["B2"] = "#DIV/0!"
    sheet["B2"].data_type = "e"
    sheet["C2"] = dt.date(2020, 1, 2)
    sheet["D2"] = True
    sheet.merge_cells("C3:D3")


def test_a_cell_without_a_value_is_told_by_its_name() -> None:
    """A formula never computed, an error, a date, a truth value, a merged cell: each where a value counts."""
    assert faults(xlsx(ROWS, _all_wrong)) == [
        ("K813", 2, 1, "the cell A2 holds a formula that was never computed"),
        ("K813", 2, 2, "the cell B2 holds the error #DIV/0!"),
        ("K813", 2, 3, "the cell C2 holds a date or a time"),
        ("K813", 2, 4, "the cell D2 holds a truth value"),
        ("K813", 3, 4, "the cell D3 is merged into C3"),
    ]


def test_cells_without_a_value_matter_only_where_one_counts() -> None:
    """A date beside the title, an uncomputed total, a merged note are nobody's fault."""

    def change(sheet: Any) -> None:
        sheet["A1"], sheet["D1"] = "Study", dt.date(2020, 1, 2)
        sheet.insert_rows(2)
        sheet["A9"], sheet["C9"] = "Total", "=C3*B3"

    rows = [["x"], *ROWS]
    assert [criterion.name for criterion in table(xlsx(rows, change)).criteria] == ["Speed", "Cost"]


def test_ods_tells_its_merged_and_faulty_cells_too() -> None:
    """What lies under a merged cell is no missing score, and an error is no word."""
    rows = [*ROWS[:2], ["Cost", 0.7, 1]]
    assert faults(ods(rows, numbercolumnsspanned=2, numberrowsspanned=1)) == [
        ("K813", 3, 4, "the cell D3 is merged into C3")
    ]
    assert faults(ods([*ROWS[:2], ["Cost", 0.7, 1, "#REF!"]])) == [
        ("K813", 3, 4, "the cell D3 holds the error #REF!")
    ]


def test_a_column_has_letters() -> None:
    """Cells are named as spreadsheets name them."""
    assert [a1(cell) for cell in ((1, 1), (3, 26), (3, 27), (9, 703))] == ["A1", "Z3", "AA3", "AAA9"]


def _bomb() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * 60_000_000)
    return stream.getvalue()


def _vast(sheet: Any) -> None:
    sheet["XFD1048576"] = 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the workbook is damaged"),
        (b"PK\3\4", "the workbook is damaged"),
        (xlsx(ROWS)[:3000], "the workbook is damaged"),
        (xlsx(ROWS).replace(b"PK", b"PQ", 1), "the workbook is damaged"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "the workbook is encrypted, or of a format before .xlsx",
        ),
        (_bomb(), "the workbook is 60 MB unpacked; at most 50 MB are read"),
        (
            xlsx(ROWS, _vast),
            "the sheet Sheet reaches to XFD1048576; at most 2,000 rows and 400 columns are read",
        ),
        (
            ods([*ROWS[:2], ["Cost", 0.7, 1, 2]], numbercolumnsrepeated=5000),
            "the sheet Sheet1 reaches to GJK3; at most 2,000 rows and 400 columns are read",
        ),
        (
            ods([[1]], numbercolumnsrepeated=9_000_000),
            "a sheet of the workbook has more than 5,000,000 cells",
        ),
    ],
    ids=["empty", "zip", "cut", "no zip", "encrypted", "bomb", "vast", "wide", "repeated"],
)
def test_what_cannot_be_read_is_told(data: bytes, message: str) -> None:
    """Damaged, encrypted and boundless files end in one finding, soon."""
    assert faults(data) == [("K808", 0, 0, message)]


def test_without_the_library_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has not installed the extra learns its name."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    draft, found = read_workbook(xlsx(ROWS), file="t.xlsx", name="")
    assert draft is None
    assert found[0].code == "K808"
    assert found[0].hint == 'run `pip install "steelyard[sheets]"`, or save the sheet as CSV'


def _changed(data: bytes, part: str, old: bytes, new: bytes, *, name: str = "") -> bytes:
    """Write other text into a part of a workbook, or give the part another name."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(stream, "w") as after:
        assert old in before.read(part)
        for each in before.namelist():
            text = before.read(each)
            mine = each == part
            after.writestr(name if name and mine else each, text.replace(old, new) if mine else text)
    return stream.getvalue()


def _flagged(data: bytes) -> bytes:
    at = data.index(b"PK\1\2") + 8
    return data[:at] + bytes([data[at] | 1]) + data[at + 1 :]


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (_flagged(xlsx(ROWS)), "the workbook is encrypted"),
        (_changed(xlsx(ROWS), SHEET, b"<worksheet", b"<!DOCTYPE a><worksheet"), "the workbook is damaged"),
        (_changed(xlsx(ROWS), SHEET, b'r="A1"', b'r="?"'), "the workbook is damaged"),
        (
            _changed(xlsx(ROWS, lambda sheet: sheet.merge_cells("A5:B6")), SHEET, b"A5:B6", b"A5:?"),
            "the workbook is damaged",
        ),
        (
            _changed(xlsx(ROWS), "xl/workbook.xml", b'state="visible"', b'state="hidden"'),
            "the workbook has no sheet to read",
        ),
        (_changed(xlsx(ROWS), SHEET, b"", b"", name=SHEET.upper()), "the workbook is damaged"),
        (xlsx([]), "the file holds no table"),
    ],
    ids=["flag", "doctype", "cell", "merged", "hidden", "part", "empty"],
)
def test_what_is_not_as_a_spreadsheet_program_saves_it(data: bytes, message: str) -> None:
    """Each is refused, one whose sheet is not found under its name too: nothing could be told of its cells."""
    assert [(line, column, told) for _, line, column, told in faults(data)] == [(0, 0, message)]


def test_a_sheet_of_errors_is_told_once() -> None:
    """More faulty cells than any table of criteria has are not looked at one by one."""

    def change(sheet: Any) -> None:
        for row in range(1, 102):
            for column in range(1, 102):
                sheet.cell(row, column, "#N/A")

    assert [message for _, _, _, message in faults(xlsx([], change))] == ["the file holds no table"]


def test_a_vast_merged_stretch_beside_the_table_is_nobodys_fault() -> None:
    """Of cells merged far beyond any table only so many are looked at, and the table is read."""
    one = table(xlsx(ROWS, lambda sheet: sheet.merge_cells("F5:ZZ2000")))
    assert [criterion.name for criterion in one.criteria] == ["Speed", "Cost"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            b"<table:table-cell/></table:table-row></table:table>",
            b'<table:table-cell table:formula="of:=1"/></table:table-row></table:table>',
            [("K813", 3, 4, "the cell D3 holds a formula that was never computed")],
        ),
        (b"<office:document-content", b"<!DOCTYPE a><office:document-content", [("K808", 0, 0, "the workbook is damaged")]),
    ],
)  # fmt: skip
def test_an_ods_that_cannot_be_believed(
    old: bytes, new: bytes, expected: list[tuple[str, int, int, str]]
) -> None:
    """A formula without a value is told at its cell, and a document type is refused."""
    assert faults(_changed(ods(ROWS), "content.xml", old, new)) == expected


def test_blank_rows_below_an_ods_table_do_not_count() -> None:
    """A thousand formatted rows that hold nothing are no rows of the table."""
    end = b"</table:table-row></table:table>"
    blank = b'</table:table-row><table:table-row table:number-rows-repeated="1000"><table:table-cell/></table:table-row></table:table>'
    assert len(table(_changed(ods(ROWS), "content.xml", end, blank)).criteria) == 2


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, 8000), st.binary(min_size=1, max_size=8), st.sampled_from([xlsx(ROWS), ods(ROWS)]))
def test_no_damage_is_too_strange(position: int, bytes_: bytes, data: bytes) -> None:
    """A workbook with any bytes overwritten reads or has faults, without an exception."""
    start = position % len(data)
    draft, found = read_workbook(data[:start] + bytes_ + data[start + len(bytes_) :], file="t.xlsx", name="")
    assert (draft is None) == any(one.severity is Severity.ERROR for one in found)


SMALL, VAST = xlsx(ROWS), xlsx(ROWS, lambda sheet: sheet.__setitem__("CV2500", 1))
PART, BOOK, LINKS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
TYPE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"


def with_second(part: str, *, extra: str = "", identity: bytes = b"", sheet: bytes = b"") -> bytes:
    """Return the small workbook with the vast sheet as another part; a further link to it, and a sheet, where asked for."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(SMALL)) as small, zipfile.ZipFile(made, "w") as archive:
        for info in small.infolist():
            text = small.read(info)
            if identity and info.filename == LINKS:
                link = b'<Relationship Type="%s" Target="/%s" Id="%s"/>' % (TYPE, part.encode(), identity)
                text = text.replace(b"</Relationships>", link + b"</Relationships>")
            if sheet and info.filename == BOOK:
                text = text.replace(b"<sheets>", b"<sheets>" + sheet)
            archive.writestr(info.filename, text)
        with zipfile.ZipFile(BytesIO(VAST)) as vast:
            archive.writestr(part, vast.read(PART))
        if extra:
            archive.writestr(extra, b'<a><table name="Sheet"/></a>')
    return made.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        with_second("xl/worksheets/SHEET1.xml"),
        with_second("xl/worksheets/sheet9.xml", identity=b"rId1"),
        with_second(
            "xl/worksheets/sheet9.xml",
            identity=b"rId9",
            sheet=b'<sheet xmlns:r="%s" name="Sheet" sheetId="9" r:id="rId9"/>' % TYPE.rpartition(b"/")[0],
        ),
        with_second("xl/worksheets/sheet9.xml", extra="content.xml"),
    ],
    ids=["case", "relationship", "sheet", "format"],
)
def test_no_other_sheet_is_read_than_the_one_that_was_judged(data: bytes) -> None:
    """Where one name stands for two parts, or one file for two formats, nobody can say which is read: none is."""
    assert faults(data) == [("K808", 0, 0, "the workbook is damaged")]
