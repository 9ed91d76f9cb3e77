"""An index as MiniSearch 7.2 serialises it (`toJSON`, version 2), made from what records say field by field."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from steelyard.core.search import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

TEXT = "text"
"""The field that holds a record's body. The others are all in the index that a page loads first."""

FIELDS = ("number", "opening", "title", "tags", "people", "outcome", TEXT)
"""What is told apart in a record; `opening` is the word that its title begins with."""

VERSION = 2
"""The version of the serialised form."""

Postings = dict[str, dict[int, dict[int, int]]]
"""How often each word stands in a record: by word, field and the record's number."""

Counts = tuple[Counter[str], ...]
"""How often each word stands in each field of FIELDS, in their order."""


def counted(fields: Mapping[str, str]) -> Counts:
    """Count the words of a record's fields; a field that is not given has none."""
    return tuple(_counts(name, fields.get(name, "")) for name in FIELDS)


def serialised(records: Iterable[tuple[str | int, Counts]], *, fields: Sequence[str]) -> dict[str, Any]:
    """Return the index of some of the fields. Each record has a name of its own, and is numbered in the order given.

    What MiniSearch keeps by these numbers is a list here: it reads both, and a list is a twelfth less to load. The
    average length of a field is summed up as MiniSearch does, to the last bit.
    """
    wanted = [FIELDS.index(field) for field in fields]
    names: list[str | int] = []
    lengths: list[list[int | None]] = []
    averages: list[float | None] = [None] * (max(wanted) + 1)
    columns: dict[int, dict[str, dict[int, int]]] = {field: {} for field in wanted}
    for at, (name, counts) in enumerate(records):
        names.append(name)
        own: list[int | None] = [None] * len(averages)
        lengths.append(own)
        for field, column in columns.items():
            own[field] = len(counts[field])
            averages[field] = ((averages[field] or 0) * at + len(counts[field])) / (at + 1)
            for term, count in counts[field].items():
                if term in column:
                    column[term][at] = count
                else:
                    column[term] = {at: count}
    postings: Postings = {}
    for field, column in columns.items():
        for term, found in column.items():
            postings.setdefault(term, {})[field] = found
    return {
        "documentCount": len(names),
        "nextId": len(names),
        "documentIds": names,
        "fieldIds": {field: at for at, field in enumerate(FIELDS)},
        "fieldLength": lengths,
        "averageFieldLength": averages,
        "storedFields": {},
        "dirtCount": 0,
        "index": sorted(postings.items(), key=_rarity),
        "serializationVersion": VERSION,
    }


def script(value: Any) -> bytes:
    """Return a value as the script file that brings it to a page: JSON in one call, in UTF-8."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return f"steelyard.data({text});\n".encode()


def _rarity(entry: tuple[str, Mapping[int, Mapping[int, int]]]) -> tuple[int, str]:
    """Order terms by how many records have them: long lists are much alike, and side by side gzip sees it (an eighth)."""
    return sum(map(len, entry[1].values())), entry[0]


def _counts(field: str, text: str) -> Counter[str]:
    return Counter(terms.terms(text)[:1]) if text and field == "opening" else terms.counted(text)
