"""Where the lists of a site lie: each status's page, and the pages that a long list is cut into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.addresses import HOME, SCORES
from steelyard.core.model import ORDER
from steelyard.core.names import distinct_slugs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

PAGE_ROWS = 200
"""Rows of a list on one page: some 14 kB compressed."""

PAGE_DECISIONS = 500
"""Scored decisions on one page of `scores.html`: some 0.6 MB with what their tables come to anew."""

_FIRST = 2  # the number of the first page that has an address of its own


def status_urls(words: Iterable[str]) -> Mapping[str, str]:
    """Return where the records of each status are listed: the known ones, and a site's own `words`."""
    slugs = distinct_slugs([*ORDER, *words], "status")
    return {word: f"statuses/{slug}.html" for word, slug in slugs.items()}


def page_url(url: str, number: int) -> str:
    """Return where a page of a list lies, counted from 1: `tags/x.html`, `tags/x/2.html`; of home `decisions/2.html`."""
    if number < _FIRST:
        return url
    return f"{'decisions' if url == HOME else url.removesuffix('.html')}/{number}.html"


def page_count(rows: int, size: int) -> int:
    """Return how many pages a list of so many rows has: one at least."""
    return max(-(-rows // size), 1)


def further_urls(url: str, rows: int, size: int = PAGE_ROWS) -> Iterator[str]:
    """Give the addresses of a list's pages after the first."""
    for number in range(_FIRST, page_count(rows, size) + 1):
        yield page_url(url, number)


def list_urls(
    names: Mapping[str, Sequence[str]], words: Iterable[str], sources: Mapping[str, int], *, records: int
) -> Iterator[str]:
    """Give the address of every list but home's first page.

    `names` are the tags and people, each URL with its bearers, `words` a site's own status words; `sources` gives
    each source's URL and records. How many records have a status, or scores, is not known yet: each may have all.
    """
    counts = {url: len(bearers) for url, bearers in names.items()} | dict(sources)
    counts |= dict.fromkeys(status_urls(words).values(), records)
    yield from counts
    for url, count in ({HOME: records} | counts).items():
        yield from further_urls(url, count)
    yield from further_urls(SCORES, records, PAGE_DECISIONS)
