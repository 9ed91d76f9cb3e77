"""The first index of a site's search after a record's title has changed, made of the index as it was.

It is megabytes of JSON, of which a title changes some dozens of bytes: so it is cut into words and not read as values.
Words have neither quotes nor brackets nor colons in them (see `steelyard.core.search.terms`).
"""

from __future__ import annotations

import json
from bisect import insort
from typing import TYPE_CHECKING

from steelyard.core.search.index import FIELDS, counted, encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FIELDS = ("opening", "title")
_CUTS = (
    '"fieldLength":',
    ',"averageFieldLength":',
    ',"storedFields":',
    ',"index":[',
    '],"serializationVersion":',
)
_BETWEEN, _FIRST, _LAST = '}}],["', '["', "}}]"


def retitled(index: str, at: int, before: str, now: str) -> str:
    """Return what `records.titles` returned, with another title of the record at a place in the site's order.

    Raises ValueError where the index is not as the former title made it.
    """
    head, lengths, averages, middle, postings, tail = _cut(index)
    counts, means = json.loads(lengths), json.loads(averages)
    every = postings.removeprefix(_FIRST).removesuffix(_LAST).split(_BETWEEN) if postings else []
    words = {_word(each): each for each in every}
    gone, come = (counted(dict.fromkeys(_FIELDS, title)) for title in (before, now))
    changed: dict[str, dict[str, dict[str, int]]] = {}
    for name in _FIELDS:
        field = FIELDS.index(name)
        if counts[at][field] != len(gone[field]):
            raise ValueError("the index is of another title")
        counts[at][field] = len(come[field])
        means[field] = _average(each[field] for each in counts)
        for word in gone[field].keys() | come[field].keys():
            fields = changed[word] if word in changed else _fields(words.get(word))
            changed[word] = _with(fields, str(field), str(at), come[field].get(word, 0))
    kept = [each for word, each in words.items() if word not in changed]
    for word, fields in changed.items():
        if fields:
            insort(kept, f'{word}",{encoded(fields).removesuffix("}}")}', key=_rank)
    put = _BETWEEN.join(kept)
    parts = (head, encoded(counts), encoded(means), middle, f"{_FIRST}{put}{_LAST}" if kept else "", tail)
    return "".join(part for pair in zip(parts, (*_CUTS, ""), strict=True) for part in pair)


def _cut(index: str) -> list[str]:
    parts, rest = [], index
    for cut in _CUTS:
        part, found, rest = rest.partition(cut)
        if not found:
            raise ValueError("no index as it is written here")
        parts.append(part)
    return [*parts, rest]


def _word(posting: str) -> str:
    return posting.partition('"')[0]


def _fields(posting: str | None) -> dict[str, dict[str, int]]:
    """Return where a word stands, by field and by record."""
    fields: dict[str, dict[str, int]] = json.loads(posting.partition('",')[2] + "}}") if posting else {}
    return fields


def _with(
    fields: Mapping[str, Mapping[str, int]], field: str, at: str, count: int
) -> dict[str, dict[str, int]]:
    """Return where a word stands if it stands so often in a field of a record, each in the order of numbers."""
    own = {**fields.get(field, {}), at: count}
    own = {key: own[key] for key in sorted(own, key=int) if own[key]}
    every = {**fields, field: own}
    return {key: dict(every[key]) for key in sorted(every, key=int) if every[key]}


def _average(lengths: Iterable[int]) -> float | None:
    """Sum an average up as `index.serialised` does, to the last bit."""
    average: float | None = None
    for at, length in enumerate(lengths):
        average = ((average or 0) * at + length) / (at + 1)
    return average


def _rank(posting: str) -> tuple[int, str]:
    """Order words as `index.serialised` does: by how often one stands in a field of a record."""
    return posting.count(":") - posting.count("{") + 1, _word(posting)
