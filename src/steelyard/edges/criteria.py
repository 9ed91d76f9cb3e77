"""The files of score tables: those beside records and those that front matter names, read and given to their records."""

from __future__ import annotations

import posixpath
from functools import cache, partial
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec.structs import replace

from steelyard.core.once import anew
from steelyard.core.places import reference_place
from steelyard.core.scores.choice import choose
from steelyard.core.scores.claims import check_claims
from steelyard.core.scores.tables import checked
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.loader import read_bytes
from steelyard.edges.opening import boundary_of
from steelyard.reading.nearest import nearest
from steelyard.reading.tables.attached import ENDINGS, by_record, siblings, told_apart
from steelyard.reading.tables.files import read_table_file
from steelyard.reading.tables.settle import settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from steelyard.core.model import Record, Reference
    from steelyard.core.once import Once
    from steelyard.core.scores.tables import Table
    from steelyard.core.settings import Settings
    from steelyard.edges.loader import Snapshot
    from steelyard.reading.tables.attached import Sibling

TABLE_LIMIT = 2_000_000
"""Bytes that a table's file may have: a thousand criteria by a hundred options, each cell with a reason."""


def with_tables(
    records: Sequence[Record], snapshot: Snapshot, settings: Settings, once: Once = anew
) -> tuple[list[Record], tuple[Diagnostic, ...]]:
    """Give each record the tables of its files beside those of its own text, and check all of them.

    Reports what is wrong in the files, what their figures contradict, and files that are missing or belong to none.
    """
    found: list[Diagnostic] = []
    unread = {each.place.file for each in snapshot.diagnostics if each.place.file}
    beside = by_record(siblings(snapshot.files, [*(text.path for text in snapshot.texts), *unread]))
    files_from = cache(partial(_seen_from, files=snapshot.files))
    named: set[str] = set()
    finished: list[Record] = []
    for record in records:
        files = {each.path: each.name for each in beside.get(record.path, ())}
        for reference in record.criteria:
            path = _resolve(reference, record, snapshot.files)
            if path:
                named.add(path)
                files.setdefault(path, posixpath.basename(path).split(".", 1)[0])
            else:
                found.append(_missing(reference, record, files_from(posixpath.dirname(record.path))))
        read = [
            table for path, name in files.items() for table in _read(path, name, snapshot, settings, found)
        ]
        own, more = once(("tables", record.path), (record.whole, read), partial(_finished, record, read))
        finished.append(own)
        found += more
    known = {record.path for record in records}
    found += [
        _unreadable(each) if path in unread else _orphan(each)
        for path, group in beside.items()
        if path not in known
        for each in group
        if each.path not in named
    ]
    return finished, tuple(found)


def _finished(record: Record, read: Sequence[Table]) -> tuple[Record, Sequence[Diagnostic]]:
    """Put a record's tables in order: its front matter's, its files', its body's. Return also what is wrong in them."""
    if not read and not record.tables:
        return record, ()
    own = [table for table in record.tables if table.form != "markdown"]
    body = [table for table in record.tables if table.form == "markdown"]
    tables = told_apart([*own, *read, *body])
    record, more = choose(record if tables == record.tables else replace(record, tables=tables))
    found = (*more, *(each for table in record.tables for each in check_claims(table)))
    return replace(record, tables=tuple(map(checked, record.tables))), found


def _resolve(reference: Reference, record: Record, files: Mapping[str, int]) -> str | None:
    """Return the path of the file that a record names: counted from its folder, else from the project's root."""
    target = unquote(reference.target).removeprefix("/")
    near = posixpath.normpath(posixpath.join(posixpath.dirname(record.path), target))
    return next((path for path in (near, posixpath.normpath(target)) if path in files), None)


def _seen_from(folder: str, files: Mapping[str, int]) -> list[str]:
    """Return the paths of all tables' files, counted from a folder."""
    return [
        posixpath.relpath(path, folder or ".") for path in files if path.rpartition(".")[2].lower() in ENDINGS
    ]


def _missing(reference: Reference, record: Record, candidates: Sequence[str]) -> Diagnostic:
    like = nearest(reference.target, candidates)
    message = f"there is no file `{reference.target}` for `criteria` among the records"
    hint = (
        f"did you mean `{like}`?"
        if like
        else "name a table's file below the source, counted from this record's folder"
    )
    return Diagnostic("K814", Severity.ERROR, reference_place(record, reference), message, hint)


def _orphan(file: Sibling) -> Diagnostic:
    stem = posixpath.basename(file.path).partition(".criteria.")[0]
    why = (
        f"`{posixpath.basename(file.record)}` is none"
        if file.record
        else f"there is no `{stem}.md` beside it"
    )
    message = f"this table belongs to no record: {why}"
    hint = (
        "name it after its record (`0007-pick-a-queue.criteria.csv`), or name it in the record's `criteria`"
    )
    return Diagnostic("K812", Severity.WARNING, Place(file.path), message, hint)


def _unreadable(file: Sibling) -> Diagnostic:
    """Report a table whose record is there; whether the table belongs to it shows when that can be read."""
    message = f"this table is left out: `{posixpath.basename(file.record or '')}` beside it cannot be read"
    return Diagnostic("K812", Severity.WARNING, Place(file.path), message, "see what is told of that file")


def _folders(root: Path, settings: Settings) -> Iterator[str]:
    return (str(root / source.path) for source in settings.sources)


def _read(
    path: str, name: str, snapshot: Snapshot, settings: Settings, found: list[Diagnostic]
) -> Iterator[Table]:
    if snapshot.files[path] > TABLE_LIMIT:
        message = f"larger than {TABLE_LIMIT // 1_000_000} MB, the limit for a table's file"
        found.append(Diagnostic("K808", Severity.ERROR, Place(path), message, "keep only the table in it"))
        return
    place = snapshot.places.get(path, path)
    boundary = boundary_of(str(snapshot.root), place, _folders(snapshot.root, settings))
    data = read_bytes(snapshot.root / place, path, boundary=boundary, limit=TABLE_LIMIT)
    if isinstance(data, Diagnostic):
        found.append(data)
        return
    draft, faults = read_table_file(data, path=path, name=name)
    found += faults
    if draft is not None:
        table, faults = settle(draft, weight_words=settings.weight_words)
        found += faults
        if table is not None:
            yield table
