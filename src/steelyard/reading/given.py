"""What front matter says of each field: the keys that tell it, and its values as written, each with its place."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.model import RELATIONS, Origin
from steelyard.reading.frontmatter import FrontMatter, braced, fold_key, texts
from steelyard.reading.naming import SERIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.reading.yaml import Node

_NUMBERS = (
    "number", "adr", "adr-number", "adr-id", "eip", "id", "fip", "cip", "cps", "rfc", "hip", "aip", "dip", "sip", "lip", "bip", "pep", "kep",
    "kep-number", "simd",
)  # fmt: skip
KEYS = {
    "title": ("title", "adr-title", "feature"),
    "number": _NUMBERS,
    "slug": ("slug",),
    "date": (
        "date",
        "decided",
        "decided-on",
        "decision-date",
        "adr-date",
        "date-decided",
        "date-accepted",
        "accepted-on",
        "date-approved",
        "approved-on",
        "date-issued",
        "issued",
        "issued-on",
        "issue-date",
        "last-modified",
        "created",
        "date-created",
        "created-date",
        "created-at",
        "start-date",
        "creation-date",
    ),
    "status": ("adr-status", "status", "stage", "state"),
    "deciders": (
        "deciders",
        "decision-makers",
        "decision-maker",
        "decider",
        "decided-by",
        "decision-owners",
        "decision-owner",
    ),
    "authors": (
        "authors",
        "author",
        "owner",
        "submitters",
        "owners",
        "submitter",
        "co-authors",
        "proposed-by",
        "submitted-by",
        "written-by",
    ),
    "consulted": ("consulted",),
    "informed": ("informed",),
    "tags": ("tags", "tag", "categories", "category", "keywords", "adr-tags"),
    "review_by": ("review-by",),
    "chosen": ("chosen",),
    "because": ("because",),
    "history": ("history",),
    "aliases": ("aliases",),
    "draft": ("draft",),
    "summary": ("summary", "description"),
    "supersedes": ("supersedes", "replaces", "obsoletes"),
    "superseded_by": ("superseded-by", "replaced-by", "obsoleted-by"),
    "amends": ("amends", "partially-supersedes", "partly-supersedes", "supersedes-in-part"),
    "amended_by": ("amended-by", "superseded-in-part-by", "partially-superseded-by", "partly-superseded-by"),
    "depends_on": ("depends-on", "requires"),
    "needed_by": ("needed-by", "required-by"),
    "enables": ("enables",),
    "enabled_by": ("enabled-by",),
    "relates_to": (
        "relates-to",
        "related",
        "related-to",
        "related-adrs",
        "related-decisions",
        "related-records",
    ),
    "conflicts_with": ("conflicts-with",),
}
"""Front-matter keys by field, in the order in which they are looked for.

The keys of a list count together; of a field that is one text the first one counts.
"""

ONE = frozenset(
    {"title", "number", "slug", "date", "status", "review_by", "chosen", "because", "draft", "summary"}
)
"""Fields that are one text; the others are lists, but for `history`."""

NUMBER_KEYS = frozenset(_NUMBERS) | SERIES
"""Keys that may tell the number: those of the field, and the prefixes of series."""

FIELD_OF_KEY = {key: field for field, keys in KEYS.items() for key in keys}
"""The field of each front-matter key."""

_FIRST_COUNTS = ONE - {"number"}
ALONE = {key: field for field in (*_FIRST_COUNTS, "history") for key in KEYS[field]}
"""The field of each key that tells it alone: of several that are there the first one counts."""

_NAMES_OF_RECORDS = (
    "id", "adr", "ref", "reference", "record", "target", "number", "slug", "file", "path", "link", "href",
)  # fmt: skip
"""Keys of a mapping that say which record it speaks of, the best first."""

_RECORDS = frozenset({"adr", "adrs", "decision", "decisions", "record", "records"})
"""Keys of a mapping of what is `related` that hold records; others hold other things."""

MAY_BE_LISTED = frozenset({"date", "status"})  # by a list of one


class Value(Struct, frozen=True):
    """A value as written: its text, its place in the file, and how it was found."""

    text: str
    line: int
    column: int
    length: int
    how: str

    def origin(self) -> Origin:
        """Return the value's place as a field's origin."""
        return Origin(self.how, self.line, self.column, self.length)

    @property
    def shift(self) -> int:
        """Return what to add to a column of the text to get that of the line: quotation marks round it count."""
        return self.column - (self.length != len(self.text) + 2)


def given(front: FrontMatter) -> dict[str, list[Value]]:
    """Return the values of front matter by field."""
    found: dict[str, list[Value]] = {}
    for folded, pairs in front.by_key.items():
        field = FIELD_OF_KEY.get(folded)
        if field is None:
            continue
        # By several keys, in the order of the keys.
        every = front.every(*KEYS[field]) if field in found else pairs
        usable = every[:1] if field in _FIRST_COUNTS else every
        found[field] = [
            each
            for key, value in usable
            if not misfit(field, value)
            for each in values_of(key, value, of_records=field in RELATIONS)
        ]
    return found


def misfit(field: str, value: Node) -> bool:
    """Say whether a value is of a kind that the field cannot have: several for one text, a mapping for a list."""
    if value.kind == "scalar":
        return False
    if value.kind == "map":
        return field not in {"history", "relates_to"} and not braced(value)
    if value.kind != "list" or field not in ONE:
        return False
    return field not in MAY_BE_LISTED or sum(bool(node.text.strip()) for node in texts(value)) > 1


def values_of(key: Node, value: Node, *, of_records: bool = False) -> list[Value]:
    """Return a front-matter value as text with its places; `{a, b}` is read as what stands in the braces.

    Of mappings that speak `of_records`, `{id: ADR-1, reason: …}` and `ADR-1: its frame`, the record is meant.
    """
    how = f"front matter: {key.text}"
    if value.kind == "scalar":
        return [Value(value.text, value.line, value.column, value.length, how)] if value.text.strip() else []
    if braced(value):
        text = ", ".join(name.text for name, _ in value.entries)
        return [
            Value(
                "{" + text + "}" if len(value.entries) == 1 else text,
                value.line,
                value.column,
                value.length,
                how,
            )
        ]
    nodes = _records_in(value) if of_records else texts(value)
    return [Value(node.text, node.line, node.column, node.length, how) for node in nodes if node.text.strip()]


def _records_in(value: Node) -> Iterator[Node]:
    told = told_of(value)
    if told:
        yield told
    elif value.kind == "list":
        yield from chain.from_iterable(map(_records_in, value.items))
    elif sorts_related(value):
        held = (node for key, node in value.entries if fold_key(key.text) in _RECORDS)
        yield from chain.from_iterable(map(_records_in, held))
    else:
        yield from texts(value)


def sorts_related(value: Node) -> bool:
    """Say whether what is related stands sorted by what it is: `{adrs: [3], rfcs: [kafka]}`."""
    return value.kind == "map" and not braced(value) and not told_of(value)


def told_of(value: Node) -> Node | None:
    """Return the node that says which record a mapping speaks of, None for other values."""
    if value.kind != "map":
        return None
    own = {key.text.strip().casefold(): node for key, node in value.entries if node.kind == "scalar"}
    named = next((own[name] for name in _NAMES_OF_RECORDS if name in own), None)
    if named or len(value.entries) > 1:
        return named
    key, node = value.entries[0]
    return key if node.kind == "scalar" and any(map(str.isdigit, key.text)) else None
