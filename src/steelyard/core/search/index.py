"""An index as MiniSearch 7.2 serialises it (`toJSON`, version 2), made from what records say field by field."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from steelyard.core.search import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TEXT = "text"
"""The field that holds a record's body. The others are all in the index that a page loads first."""

FIELDS = ("number", "opening", "title", "tags", "people", "outcome", TEXT)
"""What is told apart in a record; `opening` is the word that its title begins with."""

VERSION = 2
"""The version of the serialised form."""

Counts = tuple[Mapping[str, int], ...]
"""How often each word stands in each field of FIELDS, in their order."""

encoded = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, check_circular=False, separators=(",", ":")
).encode
"""Return a value as JSON without blanks."""

_NONE: Mapping[str, int] = MappingProxyType({})


def counted(fields: Mapping[str, str]) -> Counts:
    """Count the words of a record's fields; a field that is not given has none."""
    return tuple(_counts(name, fields.get(name, "")) for name in FIELDS)


def serialised(records: Iterable[tuple[str | int, Counts]], *, fields: Sequence[str]) -> str:
    """Return the index of some of the fields as JSON. Each record has a name of its own, and is numbered in the order given.

    What MiniSearch keeps by these numbers is a list here: it reads both, and a list is a twelfth less to load. The
    average length of a field is summed up as MiniSearch does, to the last bit.
    """
    wanted = [FIELDS.index(field) for field in fields]
    names: list[str | int] = []
    lengths: list[list[int | None]] = []
    averages: list[float | None] = [None] * (max(wanted) + 1)
    columns: dict[int, defaultdict[str, list[str]]] = {field: defaultdict(list) for field in wanted}
    for at, (name, counts) in enumerate(records):
        names.append(name)
        own: list[int | None] = [None] * len(averages)
        lengths.append(own)
        told = _Told(at)
        for field, column in columns.items():
            own[field] = len(counts[field])
            averages[field] = ((averages[field] or 0) * at + len(counts[field])) / (at + 1)
            for term, count in counts[field].items():
                column[term].append(told[count])
    head = {
        "documentCount": len(names),
        "nextId": len(names),
        "documentIds": names,
        "fieldIds": {field: at for at, field in enumerate(FIELDS)},
        "fieldLength": lengths,
        "averageFieldLength": averages,
        "storedFields": {},
        "dirtCount": 0,
    }
    return f'{encoded(head)[:-1]},"index":[{_postings(columns)}],"serializationVersion":{VERSION}}}'


class _Told(dict[int, str]):
    """What JSON says of a word that stands so often in one record: few numbers, each said of many words."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self._at = at

    def __missing__(self, count: int) -> str:
        told = self[count] = f'"{self._at}":{count}'
        return told


def script(json: str) -> bytes:
    """Return JSON as the script file that brings it to a page: in one call, in UTF-8."""
    return f"steelyard.data({json});\n".encode()


def unscripted(data: bytes) -> str:
    """Return the JSON that such a file brings. Raises ValueError where it is none."""
    text = data.decode()
    return text[text.index("(") + 1 : text.rindex(")")]


def _postings(columns: Mapping[int, Mapping[str, Sequence[str]]]) -> str:
    """Return how often each word stands in a record, as JSON: by word, field and the record's number.

    Words are ordered by how many records have them: long lists are much alike, and side by side gzip sees it (an eighth).
    """
    postings: defaultdict[str, list[str]] = defaultdict(list)
    having: Counter[str] = Counter()
    for field, column in columns.items():
        for term, found in column.items():
            postings[term].append(f'"{field}":{{{",".join(found)}}}')
            having[term] += len(found)
    return ",".join(
        f"[{encoded(term)},{{{','.join(postings[term])}}}]"
        for term, _ in sorted(having.items(), key=lambda one: (one[1], one[0]))
    )


def _counts(field: str, text: str) -> Mapping[str, int]:
    if not text:
        return _NONE
    return dict.fromkeys(terms.opening(text), 1) if field == "opening" else terms.counted(text)
