"""What of a record is searched, under which name its files lie, and what its site's first index holds."""

from __future__ import annotations

import hashlib
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from steelyard.core.once import anew
from steelyard.core.search.index import FIELDS, TEXT, counted, encoded, serialised
from steelyard.core.search.limits import searches_bodies

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.once import Once
    from steelyard.core.search.index import Counts

SHARD = 64
"""Records of a shard, about: with fewer one word lies in many files, with more an edit rewrites much."""

COMMON = 0.25
"""Share of all outcomes. A word that stands in more of them tells none apart, and is left out of that field."""

FEW = 500
"""Records up to which common words stay: they weigh little there. Of a thousand records they are a tenth of the index."""

_SHORTEST = 4
"""Figures of a name, which double seldom among two thousand; each is half a byte of the first index."""
_OUTCOME = FIELDS.index("outcome")


def titles(corpus: Corpus, names: Sequence[str], once: Once = anew) -> str:
    """Return what a page loads first, as JSON: the number of shards of bodies, common words, the index of all else.

    Where bodies are left out, there is no shard, and records are numbered: only the files of bodies need names.
    """
    heads = ((one.record.path, head_fields(corpus, one)) for one in corpus.decisions)
    counts = [once(("head", path), fields, partial(counted, fields)) for path, fields in heads]
    common = _common(counts) if len(counts) > FEW else frozenset()
    bodies = searches_bodies(len(counts))
    named = names if bodies else range(len(counts))
    kept = (_without(common, each) for each in counts)
    head = {"shards": len(shards(names)) if bodies else 0, "common": sorted(common)}
    index = serialised(zip(named, kept, strict=True), fields=FIELDS[:-1])
    return f'{encoded(head)[:-1]},"index":{index}}}'


def head_fields(corpus: Corpus, decision: Decision) -> dict[str, str]:
    """Return what a record says in each field but its body."""
    record = decision.record
    prefix = record.series.rpartition(":")[2] if ":" in record.series else ""
    people = (*record.deciders, *record.authors, *record.consulted, *record.informed)
    return {
        "number": f"{prefix} {decision.number}",
        "opening": record.title,
        "title": record.title,
        "tags": "\n".join(name.name for name in corpus.tags.of(record.tags)),
        "people": "\n".join(name.name for name in corpus.people.of(people)),
        "outcome": f"{record.summary}\n{record.chosen or ''}",
    }


def body_counts(text: str) -> Counts:
    """Count the words of a record's body."""
    return counted({TEXT: text})


def names(ids: Iterable[str]) -> tuple[str, ...]:
    """Return a name for each record, by which its files and its shard are found: figures and small letters only.

    It comes from the record's id and not from its place among the others, so that a new record renames none behind it.
    """
    taken: dict[str, None] = {}
    for own in ids:
        figures = hashlib.sha256(own.encode("utf-8", "surrogatepass")).hexdigest()
        size = _SHORTEST
        while figures[:size] in taken:
            size += 1
        taken[figures[:size]] = None
    return tuple(taken)


def shards(names: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Share records out among shards by their names; return the positions in each, in order.

    There are 1, 2, 4, 8, … of them, so that a new record changes one shard and seldom all.
    """
    count = 1
    while count * SHARD < len(names):
        count *= 2
    shared: list[list[int]] = [[] for _ in range(count)]
    for at, name in enumerate(names):
        shared[int(name[:_SHORTEST], 16) % count].append(at)
    return tuple(map(tuple, shared))


def _common(counts: Sequence[Counts]) -> frozenset[str]:
    having = Counter(term for each in counts for term in each[_OUTCOME])
    return frozenset(term for term, number in having.items() if number > COMMON * len(counts))


def _without(common: frozenset[str], counts: Counts) -> Counts:
    """Leave words out of an outcome."""
    outcome = {term: count for term, count in counts[_OUTCOME].items() if term not in common}
    return (*counts[:_OUTCOME], outcome, *counts[_OUTCOME + 1 :])
