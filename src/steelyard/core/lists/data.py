"""What the home page's script needs to filter all records: their facets, and the rows that the page does not hold."""

from __future__ import annotations

import json
from bisect import insort
from functools import partial
from typing import TYPE_CHECKING, Any

from steelyard.core.addresses import HOME, root_of, source_url
from steelyard.core.dates import day
from steelyard.core.lists.rows import group
from steelyard.core.shown import source_names
from steelyard.core.slugs import fold
from steelyard.core.timeline.force import times_text
from steelyard.core.views.lists import RowsView

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from steelyard.core.lists.rows import Listing
    from steelyard.core.views.lists import Row
    from steelyard.core.views.parts import NameView

RECORDS = "lists/records.js"
"""Where the facets of all records lie."""

CHUNK = 50
"""Rows in one file: few enough to be read for one of them, enough to be few files."""


def records_text(listing: Listing) -> str:
    """Return the script that brings the facets of all records, column by column in the site's order.

    Names are in the order of the page's own lists; a record names them by their index. Its date is to the day, its
    times in force are as `times_text` has them. `titles` are the records in the order of their titles.
    """
    corpus, decisions = listing.corpus, listing.corpus.decisions
    rows = sorted(listing.rows, key=lambda row: row.at)
    statuses = sorted({listing.statuses.counted(row.status) for row in rows}, key=listing.statuses.rank)
    words = {status.word: index for index, status in enumerate(statuses)}
    sourced = source_names(corpus)
    at_source = {source.url: index for index, source in enumerate(sourced)}
    titles = sorted(range(len(rows)), key=partial(_by_title, rows))
    columns: dict[str, Any] = {
        "words": [status.word for status in statuses],
        "groups": [group(status.shape) for status in statuses],
        "tags": [_as_shown(name) for name in corpus.tags.all],
        "people": [_as_shown(name) for name in corpus.people.all],
        "sources": [_as_shown(source) for source in sourced],
        "status": [words[listing.statuses.counted(row.status).word] for row in rows],
        "date": [day(row.date.iso) if row.date else "" for row in rows],
        "tag": _borne(listing, corpus.tags.all, corpus.tags.bearers),
        "person": _borne(listing, corpus.people.all, corpus.people.bearers),
        "source": [at_source[source_url(one.record.source)] for one in decisions] if sourced else [],
        "times": [times_text(decision) for decision in decisions],
        "titles": titles,
    }
    lines = ",\n".join(f"{json.dumps(key)}:{_line(column)}" for key, column in columns.items())
    return f"steelyard.data({{\n{lines}\n}});\n"


def retitled_records(text: str, rows: Sequence[Row], changed: Collection[int]) -> str:
    """Return what `records_text` returned, with other titles of some rows; `rows` are all of the site, in its order.

    Raises ValueError where the text is none of its.
    """
    head, mark, tail = text.rpartition(f"\n{json.dumps('titles')}:")
    end = tail.index("]") + 1
    order: list[int] = json.loads(tail[:end])
    for at in changed:
        order.remove(at)
    for at in changed:
        insort(order, at, key=partial(_by_title, rows))
    return f"{head}{mark}{_line(order)}{tail[end:]}"


def _by_title(rows: Sequence[Row], at: int) -> tuple[str, int]:
    """Order rows by their titles, those of the same one by their places."""
    return fold(rows[at].title), at


def row_chunks(listing: Listing, *, size: int = CHUNK) -> Iterator[RowsView]:
    """Give all rows in the site's order, `size` to a file, so that a record that is edited or added changes one of them."""
    rows = sorted(listing.rows, key=lambda row: row.at)
    for number in range(-(-len(rows) // size)):
        yield row_chunk(rows, number, size=size)


def row_chunk(rows: Sequence[Row], number: int, *, size: int = CHUNK) -> RowsView:
    """Return one of these files; `rows` are all of the site, in its order."""
    start = number * size
    # Scripts put them into the home page, so their links count from there.
    return RowsView(f"lists/rows-{number}.js", root_of(HOME), tuple(rows[start : start + size]))


def _borne(
    listing: Listing, names: Sequence[NameView], bearers: Mapping[str, Sequence[str]]
) -> list[list[int]]:
    """Return for each record the indexes of the names it bears, in the site's order."""
    by_path = listing.corpus.by_path
    borne: list[list[int]] = [[] for _ in listing.rows]
    for index, name in enumerate(names):
        for path in bearers[name.url]:
            borne[by_path[path].position].append(index)
    return borne


def _as_shown(name: NameView) -> str:
    """Return a name as pages have it, which UTF-8 has no halves of surrogate pairs for."""
    return name.name.encode("utf-8", "replace").decode()


def _line(column: list[Any]) -> str:
    """Write a column on a line of its own, in ASCII: some line ends end a script's line in old browsers."""
    return json.dumps(column, separators=(",", ":"))
