"""A new record: its path, its text and its table, read again before anybody gets them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.model import Record
from steelyard.core.slugs import fault
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.naming import MOST_FIGURES, read_name
from steelyard.reading.parse import parse
from steelyard.writing.edits import newline_of
from steelyard.writing.new.criteria import new_table
from steelyard.writing.new.filling import FORMS, fill, with_key
from steelyard.writing.new.numbering import TABLE_ENDING, slugs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.core.settings import Settings
    from steelyard.writing.new.filling import Facts
    from steelyard.writing.new.numbering import NameStyle

_LINE_END = re.compile(r"\r\n|\r|\n")


class Shelf(Struct, frozen=True):
    """Where a record is to go: the source's name, the folder from the project's root, how records are called there."""

    source: str
    folder: str
    style: NameStyle
    settings: Settings


class Sheet(Struct, frozen=True):
    """A template: its text as it lies on disk, and the path that is told when it makes no record."""

    text: str
    path: str


class Table(Struct, frozen=True):
    """The criteria of a table to be made beside a record, and the way from there to its schema, '' for none."""

    criteria: tuple[str, ...]
    schema: str = ""


class NewRecord(Struct, frozen=True):
    """A record to be written: its path from the project's root, its text, and those of its table, '' without one."""

    path: str
    text: str
    table_path: str = ""
    table: str = ""


def new_record(
    shelf: Shelf, sheet: Sheet, facts: Facts, *, table: Table | None, dated: bool
) -> NewRecord | Diagnostic:
    """Make a record out of a template. `dated` says that its date was asked for, and must be in it.

    It is read as a build would read it: of the ways to name the file and to put down the title, the first counts
    that gives title, number, status and date exactly. W920 where none does, W921 where the template is at fault,
    W922 where no further number can be had. The title must have a letter or a figure.
    """
    if facts.number is not None and len(facts.number) > MOST_FIGURES:
        message = f"the number after {int(facts.number) - 1} has more than {MOST_FIGURES} figures"
        hint = "give the record with the highest number a lower one: steelyard renumber"
        return Diagnostic("W922", Severity.ERROR, Place(shelf.folder), message, hint)
    template = _LINE_END.sub("\n", sheet.text.removeprefix("\ufeff"))
    first: Diagnostic | None = None
    for slug in dict.fromkeys(slugs(facts.title, shelf.style)):
        stem = shelf.style.stem(number=facts.number, date=facts.date, words=slug)
        path = shelf.style.path(shelf.folder, stem)
        name = read_name(path)
        if fault(stem) or (name.in_folder, name.twice) != (bool(shelf.style.file), shelf.style.twice):
            continue
        beside = posixpath.basename(path).rpartition(".")[0] + TABLE_ENDING
        own = replace(facts, table=beside if table else "")
        for text in _texts(template, own, path, dated=dated):
            misread = _misread(text, path, shelf, own, sheet=sheet, dated=dated)
            if misread is None:
                return _made(text, path, own, table, newline=newline_of(sheet.text))
            first = first or misread
    if first is None:
        message = f"no file can be named after the title `{facts.title}`"
        first = Diagnostic("W920", Severity.ERROR, Place(shelf.folder), message, "give it other words")
    return first


def _texts(template: str, facts: Facts, path: str, *, dated: bool) -> Iterator[str]:
    for form in FORMS:
        text = fill(template, facts, form, path=path)
        yield text
        yield with_key(text, "status", facts.status)
        if dated:
            yield with_key(text, "date", facts.date)
            yield with_key(with_key(text, "status", facts.status), "date", facts.date)


def _misread(
    text: str, path: str, shelf: Shelf, facts: Facts, *, sheet: Sheet, dated: bool
) -> Diagnostic | None:
    """Say what a new text would be read as, where that is not what was asked for."""
    parsed = parse(text, path=path, source=shelf.source, settings=shelf.settings)
    broken = next((each for each in parsed.diagnostics if each.severity is Severity.ERROR), None)
    if broken is not None:
        message = f"a record made from this template cannot be read: {broken.message}"
        return Diagnostic("W921", Severity.ERROR, Place(sheet.path), message, broken.hint)
    item = parsed.item
    if not isinstance(item, Record):
        message = f"`{path}` would be no record but {_article(item.kind)}: {parsed.reason}"
        return Diagnostic("W920", Severity.ERROR, Place(shelf.folder), message, "give it another title")
    origin = item.origin("title")
    written = origin is not None and not origin.how.endswith("name")  # the file's name says nearly the same
    wanted: list[tuple[str, str | None, str | None]] = [
        ("title", item.title if written else None, facts.title),
        ("number", item.number, facts.number),
        ("status", item.status, facts.status),
    ]
    if dated:
        wanted.append(("date", item.date, facts.date))
    for field, read, asked in wanted:
        if read != asked:
            message = f"the {field} `{asked or ''}` would be read as `{read or 'none'}`"
            hint = "give it another title" if field in {"title", "number"} else "mend its template"
            return Diagnostic("W920", Severity.ERROR, Place(sheet.path), message, hint)
    return None


def _article(kind: str) -> str:
    return {"template": "a template", "index": "an index"}.get(kind, "another page")


def _made(text: str, path: str, facts: Facts, table: Table | None, *, newline: str) -> NewRecord:
    """Put the line ends of the template into a text, and its table beside it."""
    if not text.endswith("\n"):
        text += "\n"
    text = text.replace("\n", newline)
    if table is None:
        return NewRecord(path, text)
    beside = posixpath.join(posixpath.dirname(path), facts.table)
    made = new_table(table.criteria, facts.options, schema=table.schema)
    return NewRecord(path, text, beside, made.replace("\n", newline))
