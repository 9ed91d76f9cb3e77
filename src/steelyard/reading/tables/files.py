"""A criteria table in a file of its own: read by what the file's name says it is."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import TYPE_CHECKING

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.tables.attached import ENDINGS, SHEETS
from steelyard.reading.tables.delimited import read_delimited
from steelyard.reading.tables.tree import read_yaml_table

if TYPE_CHECKING:
    from steelyard.reading.tables.drafts import Draft


def read_table_file(
    data: bytes | str, *, path: str, name: str = ""
) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    """Read the table in a file, whose name ends in one of ENDINGS. `name` tells several tables of a record apart."""
    form = path.rpartition(".")[2].lower()
    if form in SHEETS:
        from steelyard.reading.tables.workbook import read_workbook  # noqa: PLC0415 - XML and ZIP, for the few that have sheets

        return read_workbook(data if isinstance(data, bytes) else data.encode(), file=path, name=name)
    if form not in ENDINGS:
        message = f"a table is not read from a file that ends in .{form}"
        hint = f"save it as one of {', '.join(f'.{one}' for one in sorted(ENDINGS))}"
        return None, (Diagnostic("K808", Severity.ERROR, Place(path), message, hint),)
    text = data if isinstance(data, str) else _decoded(data, path)
    if isinstance(text, Diagnostic):
        return None, (text,)
    if form in {"csv", "tsv"}:
        return read_delimited(text, file=path, name=name, tabs=form == "tsv")
    return read_yaml_table(text, file=path, name=name, json=form == "json")


def _decoded(data: bytes, path: str) -> str | Diagnostic:
    """Decode UTF-8, or the UTF-16 that spreadsheets save as "Unicode text"."""
    encoding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1 if encoding == "utf-8-sig" else 0
        return Diagnostic(
            "K808",
            Severity.ERROR,
            Place(path, line),
            "the file is not text in UTF-8",
            f"save it as {path.rpartition('.')[2].upper()} in UTF-8",
        )
