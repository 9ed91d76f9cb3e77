"""Spreadsheets, .xlsx and .ods, as rows of cells: the values that their formulas gave when they were saved."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from msgspec.structs import replace

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.tables.drafts import Written
from steelyard.reading.tables.grid import draft_from_rows
from steelyard.reading.tables.headings import role_of
from steelyard.reading.tables.limits import MOST_COLUMNS, MOST_ROWS
from steelyard.reading.tables.workbook_xml import Facts, a1, ods_facts, xlsx_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from steelyard.reading.tables.drafts import Draft
    from steelyard.reading.tables.workbook_xml import Cell

MOST_UNPACKED = 50_000_000
"""Bytes of a workbook unpacked. A table of criteria has some thousand; a bomb has billions."""

_SHEETS = ("criteria", "scores")
_MOST_CELLS = 5_000_000
_MOST_TOLD = 6  # stretches of hidden rows and columns that one message names
_ALONE = "keep the table alone on its sheet, and its sheet in its workbook, or save it as CSV"
_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an encrypted .xlsx is an envelope of the older format


class _Unreadable(Exception):  # noqa: N818 (it never leaves this module)
    def __init__(self, message: str, hint: str) -> None:
        super().__init__()
        self.message = message
        self.hint = hint


def read_workbook(data: bytes, *, file: str, name: str) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    """Read a table from a workbook's sheet named Criteria or Scores, else from its first one.

    Places count its rows and columns from 1, and messages name a cell as the spreadsheet does (B3). Rows and columns that
    the sheet hides are left out, and those of them that hold anything are told (K815).
    """
    try:
        rows, facts, sheets = _read(data)
    except _Unreadable as fault:
        return None, (Diagnostic("K808", Severity.ERROR, Place(file), fault.message, fault.hint),)
    cells: list[tuple[Written, ...]] = []
    troubles: dict[Place, Diagnostic] = {}
    hidden: dict[Cell, str] = {}
    for row, values in enumerate(rows, 1):
        line = []
        for column, value in enumerate(values, 1):
            cell, place = (row, column), Place(file, row, column)
            text, why = _text(value)
            why = facts.faults.get(cell, why)
            if row in facts.hidden_rows or column in facts.hidden_columns:
                hidden |= {cell: text} if text or why else {}
                continue
            hint = "open the file in a spreadsheet program, mend it and save it"
            if cell in facts.merged:
                why = f"is merged into {a1(facts.merged[cell])}"
                hint = "split the merged cells, and give each its own value"
            if why:
                message = f"the cell {a1(cell)} {why}"
                troubles[place] = Diagnostic("K813", Severity.ERROR, place, message, hint)
            line.append(Written(text, place))
        if line:
            cells.append(tuple(line))
    draft, found = draft_from_rows(cells, name=name, form="sheet", place=Place(file), troubles=troubles)
    if len(sheets) > 1 and found and not any(role_of(cell.text) for row in cells for cell in row):
        hint = f"of its sheets only {sheets[0]} was read: name the one that holds the table `Criteria`"
        found = (replace(found[0], hint=hint), *found[1:])
    found = (*found, *_left_out(list(hidden), facts, file))
    weights = next((cell for cell, text in hidden.items() if role_of(text) == "weight"), None)
    if weights is None or any(role_of(cell.text) == "weight" for row in cells for cell in row):
        return draft, found
    hint = "show them, or delete them: without them every criterion would weigh the same"
    return None, (
        Diagnostic("K807", Severity.ERROR, Place(file, *weights), "the weights are hidden", hint),
        *found,
    )


def _left_out(hidden: Sequence[Cell], facts: Facts, file: str) -> tuple[Diagnostic, ...]:
    """Tell which hidden rows and columns hold something (K815), at the first of their cells."""
    if not hidden:
        return ()
    rows = sorted({row for row, _ in hidden} & facts.hidden_rows)
    columns = sorted({column for row, column in hidden if row not in facts.hidden_rows})
    names = [
        *_stretches("row", rows, str),
        *_stretches("column", columns, lambda column: a1((1, column)).rstrip("1")),
    ]
    more = f" and {len(names) - _MOST_TOLD} more" if len(names) > _MOST_TOLD else ""
    message = f"hidden in the sheet, and left out of the table: {', '.join(names[:_MOST_TOLD])}{more}"
    hint = (
        "show them if they belong to the decision, else delete them: "
        "whoever has the file can show them, and a site has it where a record links to it"
    )
    return (Diagnostic("K815", Severity.WARNING, Place(file, *hidden[0]), message, hint),)


def _stretches(what: str, numbers: Sequence[int], name: Callable[[int], str]) -> Iterator[str]:
    """Yield the names of the stretches that numbers in order make: "row 4", "columns E to H"."""
    for _, members in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        first, *others = [name(number) for _, number in members]
        yield f"{what}s {first} to {others[-1]}" if others else f"{what} {first}"


def _read(data: bytes) -> tuple[Sequence[Sequence[Any]], Facts, Sequence[str]]:
    try:
        import python_calamine  # noqa: PLC0415 - an extra, which most sites do without
    except ImportError:
        raise _Unreadable(
            "reading spreadsheets needs a library that is not installed",
            'run `pip install "steelyard[sheets]"`, or save the sheet as CSV',
        ) from None
    if data.startswith(_ENCRYPTED):
        hint = "save it as .xlsx without a password, or as CSV"
        raise _Unreadable("the workbook is encrypted, or of a format before .xlsx", hint)
    try:
        with ZipFile(BytesIO(data)) as archive:
            _judge_size(archive)
            return _values(data, archive, python_calamine)
    except (_Unreadable, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - zip, XML and calamine each have their own faults, and Rust panics beside Exception
        hint = "open and save it in a spreadsheet program, or save it as CSV"
        raise _Unreadable("the workbook is damaged", hint) from None


def _values(
    data: bytes, archive: ZipFile, library: Any
) -> tuple[Sequence[Sequence[Any]], Facts, Sequence[str]]:
    """Return the rows of the table's sheet, and the names of the sheets that are shown, its own first. How far a sheet reaches is judged before anything is unpacked at length."""
    names = [part.filename.casefold() for part in archive.infolist()]
    # Where two parts have one name, or two formats lie in one file, the library may read another than was judged.
    two_formats = "content.xml" in names and any(name.startswith("xl/") for name in names)
    if archive.testzip() is not None or len(set(names)) < len(names) or two_formats:
        raise BadZipFile
    facts_of = ods_facts(archive) if "content.xml" in archive.NameToInfo else {}
    if any(facts.rows * facts.columns > _MOST_CELLS for facts in facts_of.values()):
        raise _Unreadable(f"a sheet of the workbook has more than {_MOST_CELLS:,} cells", _ALONE)
    book = library.load_workbook(BytesIO(data))
    sheets = _sheets(book)
    sheet = sheets[0]
    facts = facts_of.get(sheet, Facts()) if facts_of else xlsx_facts(archive, sheet)
    _judge_reach(facts, sheet)
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False), facts, sheets


def _judge_size(archive: ZipFile) -> None:
    size = sum(part.file_size for part in archive.infolist())
    if size > MOST_UNPACKED:
        raise _Unreadable(
            f"the workbook is {size / 1e6:,.0f} MB unpacked; at most {MOST_UNPACKED // 10**6} MB are read",
            "keep the table alone in its workbook, or save it as CSV",
        )
    if any(part.flag_bits & 1 for part in archive.infolist()):
        raise _Unreadable("the workbook is encrypted", "save it without a password, or as CSV")


def _sheets(book: Any) -> Sequence[str]:
    """Return the sheets that are shown, first the one that holds the table: one of our names, else the first."""
    names = [str(one.name) for one in book.sheets_metadata if _is_shown(one)]
    if not names:
        raise _Unreadable("the workbook has no sheet to read", "put the table on a sheet that is shown")
    by_name = {name.strip().casefold(): name for name in reversed(names)}
    own = next((by_name[name] for name in _SHEETS if name in by_name), names[0])
    return [own, *(name for name in names if name != own)]


def _is_shown(sheet: Any) -> bool:
    return str(sheet.visible).endswith("Visible") and str(sheet.typ).endswith("WorkSheet")


def _judge_reach(facts: Facts, sheet: str) -> None:
    if facts.rows > MOST_ROWS or facts.columns > MOST_COLUMNS:
        raise _Unreadable(
            f"the sheet {sheet} reaches to {a1((facts.rows, facts.columns))}; "
            f"at most {MOST_ROWS:,} rows and {MOST_COLUMNS:,} columns are read",
            _ALONE,
        )


def _text(value: Any) -> tuple[str, str]:
    """Return a cell's value as text, and what is wrong with one that no score could be."""
    if isinstance(value, str):
        return value.strip(), ""
    if isinstance(value, bool):
        return str(value).upper(), "holds a truth value"
    if isinstance(value, (int, float)):
        # Spreadsheets reckon with 15 figures and show fewer; the last ones are the arithmetic's, not the author's.
        return format(value, ".12g"), ""
    return str(value), "holds a date or a time"
