"""Which record bears the name of a folder, where several files of it could."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.core.model import Origin
from steelyard.core.paths import OF_FOLDERS
from steelyard.reading.naming import read_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.model import Record


def one_of_each(records: Sequence[Record]) -> list[Record]:
    """Leave a folder's number and name to one record: its README or index, else the file called as it, else the first by its path.

    The others are files in that folder, called as they are.
    """
    held: dict[str, list[Record]] = {}
    for record in records:
        folder = record.path.rpartition("/")[0]
        if record.series.partition(":")[0] != folder:
            held.setdefault(folder, []).append(record)
    others = {
        record.path
        for several in held.values()
        if len(several) > 1
        for record in sorted(several, key=_rank)[1:]
    }
    return [_apart(record) if record.path in others else record for record in records]


def _rank(record: Record) -> tuple[bool, bool, str]:
    folder, _, name = record.path.rpartition("/")
    stem = name.rpartition(".")[0]
    return stem.casefold() not in OF_FOLDERS, stem != folder.rpartition("/")[2], record.path


def _apart(record: Record) -> Record:
    name = read_apart(record.path)
    origins = tuple(
        (field, Origin("file name") if origin.how == "folder name" else origin)
        for field, origin in record.origins
        if field != "number" or name.number or origin.how != "folder name"
    )
    return replace(
        record,
        number=name.number or (record.number if any(field == "number" for field, _ in origins) else None),
        slug=record.slug if record.slug_given else name.slug,
        series=name.counted_in,
        origins=origins,
    )
