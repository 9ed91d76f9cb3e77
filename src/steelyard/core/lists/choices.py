"""Every list of a site: home, and those of one status, tag, person or source, each a choice of the same rows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote

from steelyard.core.addresses import HOME, feed_url, root_of, source_url
from steelyard.core.language.language import message
from steelyard.core.lists.addresses import PAGE_ROWS
from steelyard.core.lists.data import row_chunks
from steelyard.core.lists.home import further_home_views, home_view
from steelyard.core.lists.pages import cut
from steelyard.core.shown import source_names
from steelyard.core.tally import tell_force
from steelyard.core.views.lists import ListView

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.lists.rows import Listing
    from steelyard.core.views.lists import HomeView, Row, RowsView
    from steelyard.core.views.parts import SiteView, StatusView

_ROLES = (
    ("deciders", message("decided {n}")),
    ("authors", message("wrote {n}")),
    ("consulted", message("consulted on {n}")),
    ("informed", message("informed of {n}")),
)


def list_views(
    listing: Listing, site: SiteView, *, size: int = PAGE_ROWS
) -> Iterator[ListView | HomeView | RowsView]:
    """Give home, every page of every list, and the rows that home's script asks for where home has several pages."""
    home = home_view(listing, site, size=size)
    yield home
    for views in (further_home_views, status_views, tag_views, person_views, source_views):
        yield from views(listing, site, size=size)
    if home.chunk:
        yield from row_chunks(listing)


def status_views(listing: Listing, site: SiteView, *, size: int = PAGE_ROWS) -> Iterator[ListView]:
    """Give the pages of each status that a record has; words that are not known are one status, "Other"."""
    rows: dict[StatusView, list[Row]] = {}
    for row in listing.rows:
        rows.setdefault(listing.statuses.counted(row.status), []).append(row)
    for status in sorted(rows, key=listing.statuses.rank):
        own, url = rows[status], listing.status_urls[status.word]
        sentence = (
            _told(listing, own)
            if status.word == "none"
            else listing.corpus.language.count("{n} decision.", "{n} decisions.", len(own))
        )
        choice = ("status", status.word)
        yield from _pages(
            listing,
            site,
            url,
            status.label,
            choice=choice,
            sentence=sentence,
            rows=own,
            status=status,
            size=size,
        )


def tag_views(listing: Listing, site: SiteView, *, size: int = PAGE_ROWS) -> Iterator[ListView]:
    """Give each tag's pages."""
    for tag in listing.corpus.tags.all:
        rows = listing.of(listing.corpus.tags.bearers[tag.url])
        sentence, choice = _told(listing, rows), ("tag", tag.name)
        yield from _pages(
            listing, site, tag.url, tag.name, choice=choice, sentence=sentence, rows=rows, size=size
        )


def person_views(listing: Listing, site: SiteView, *, size: int = PAGE_ROWS) -> Iterator[ListView]:
    """Give each person's pages; their sentence says how the person takes part."""
    corpus, language = listing.corpus, listing.corpus.language
    roles: dict[str, Counter[str]] = {person.url: Counter() for person in corpus.people.all}
    for decision in corpus.decisions:
        for field, _ in _ROLES:
            for person in corpus.people.of(getattr(decision.record, field)):
                roles[person.url][field] += 1
    for person in corpus.people.all:
        rows, counted = listing.of(corpus.people.bearers[person.url]), roles[person.url]
        parts = [
            language.say(words, n=language.number(counted[field]))
            for field, words in _ROLES
            if counted[field]
        ]
        part = language.say("Part taken: {roles}.", roles=language.joined(parts))
        sentence, choice = f"{_told(listing, rows)} {part}", ("person", person.name)
        yield from _pages(
            listing, site, person.url, person.name, choice=choice, sentence=sentence, rows=rows, size=size
        )


def source_views(listing: Listing, site: SiteView, *, size: int = PAGE_ROWS) -> Iterator[ListView]:
    """Give each source's pages, where there are several."""
    corpus = listing.corpus
    paths: dict[str, list[str]] = {}
    for decision in corpus.decisions:
        paths.setdefault(source_url(decision.record.source), []).append(decision.record.path)
    for source in source_names(corpus):
        rows = listing.of(paths[source.url])
        sentence, choice = _told(listing, rows), ("source", source.name)
        yield from _pages(
            listing, site, source.url, source.name, choice=choice, sentence=sentence, rows=rows, size=size
        )


def _told(listing: Listing, rows: Sequence[Row]) -> str:
    corpus = listing.corpus
    said = corpus.language.count("{n} decision", "{n} decisions", len(rows))
    return tell_force([corpus.decisions[row.at] for row in rows], said, corpus.language)


def _pages(
    listing: Listing,
    site: SiteView,
    url: str,
    title: str,
    *,
    choice: tuple[str, str],
    sentence: str,
    rows: Sequence[Row],
    size: int,
    status: StatusView | None = None,
) -> Iterator[ListView]:
    kind, name = choice
    for own, part, pager in cut(rows, url, listing.corpus.language, size=size):
        yield ListView(
            site=site,
            url=own,
            root=root_of(own),
            title=title,
            kind=kind,
            sentence=sentence,
            status=status,
            choice=f"{HOME}#{kind}={quote(name, safe='', errors='replace')}",
            rows=part,
            axis=listing.axis,
            pager=pager,
            feed_url=feed_url(url),
        )
