"""Feeds of new and changed decisions (Atom, RFC 4287): one of the site, and one of each of its lists."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from steelyard.core.addresses import HOME, absolute, feed_url, relative, source_url
from steelyard.core.changed import changed, made
from steelyard.core.once import anew
from steelyard.core.plain_text import one_line
from steelyard.core.shown import source_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from steelyard.core.corpus import Decision
    from steelyard.core.lists.rows import Listing
    from steelyard.core.once import Once
    from steelyard.core.views.lists import Row
    from steelyard.core.views.parts import NameView, SiteView

MOST = 50
"""Decisions in a feed: who looks once a month misses none of them."""

_NEVER = "1970-01-01"
"""When a feed without an entry has changed last: it has to say a day, and a build has no clock."""


def feeds(
    listing: Listing, site: SiteView, *, most: int = MOST, once: Once = anew
) -> Iterator[tuple[str, str]]:
    """Give the address and the text of every feed of a site; one listing is always the same texts.

    A feed has the decisions that have a date, the last changed first, `most` of them at most. Links are whole
    addresses where the site knows its own, else they count from the feed.
    """
    feed = _Feeds(listing, site, once)
    for url, title, paths in _lists(listing):
        yield feed_url(url), feed.text(url, title, paths, most=most)


def _lists(listing: Listing) -> Iterator[tuple[str, str, Iterable[str]]]:
    """Give every list of a site: the address of its first page, its title ('' for home), and the paths of its records."""
    corpus = listing.corpus
    yield HOME, "", corpus.by_path
    by_status: dict[str, tuple[str, list[str]]] = {}
    sourced: dict[str, list[str]] = {}
    for path, row in listing.by_path.items():
        status = listing.statuses.counted(row.status)
        by_status.setdefault(status.word, (status.label, []))[1].append(path)
    for decision in corpus.decisions:
        sourced.setdefault(source_url(decision.record.source), []).append(decision.record.path)
    for word, (label, paths) in by_status.items():
        yield listing.status_urls[word], label, paths
    for names in (corpus.tags, corpus.people):
        yield from ((one.url, one.name, names.bearers[one.url]) for one in names.all)
    yield from ((one.url, one.name, sourced[one.url]) for one in source_names(corpus))


class _Feeds:
    """The feeds of one site. An entry is written once, however many feeds have it."""

    def __init__(self, listing: Listing, site: SiteView, once: Once) -> None:
        self._listing = listing
        self._site = site
        self._once = once
        dated = [(day, each) for each in listing.corpus.decisions if (day := changed(each))]
        dated.sort(key=lambda one: (one[0], one[1].position), reverse=True)
        self._days = {each.record.path: day for day, each in dated}
        self._order = {path: at for at, path in enumerate(self._days)}
        self._entries: dict[tuple[str, bool], str] = {}

    def text(self, url: str, title: str, paths: Iterable[str], *, most: int) -> str:
        """Write the feed of one list."""
        own, order = feed_url(url), self._order
        chosen = sorted(filter(order.__contains__, paths), key=order.__getitem__)[:most]
        day = self._days[chosen[0]] if chosen else _NEVER
        entries = [self._entry(path, own) for path in chosen]
        return self._once(("feed", url), (title, day, entries), lambda: self._whole(url, title, day, entries))

    def _whole(self, url: str, title: str, day: str, entries: Iterable[str]) -> str:
        site, own = self._site, feed_url(url)
        name = one_line(site.title)
        return "".join(
            (
                '<?xml version="1.0" encoding="utf-8"?>\n',
                f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escape(site.language)}">\n',
                f"<title>{escape(f'{one_line(title)} · {name}' if title else name)}</title>\n",
                f"<subtitle>{escape(one_line(site.description))}</subtitle>\n" if site.description else "",
                f"<id>{_identity(site, f'feed-{own}')}</id>\n",
                f'<link rel="self" type="application/atom+xml" href="{self._way(own, own)}"/>\n',
                f'<link rel="alternate" type="text/html" href="{self._way(own, url)}"/>\n',
                f"<updated>{_moment(day)}</updated>\n",
                f"<author><name>{escape(name)}</name></author>\n",
                f"<generator>{escape(one_line(site.generator))}</generator>\n",
                *entries,
                "</feed>\n",
            )
        )

    def _entry(self, path: str, own: str) -> str:
        # Links from a feed in a folder differ from those from the root, unless they are whole addresses.
        key = path, not self._site.url and "/" in own
        text = self._entries.get(key)
        if text is None:
            corpus, row = self._listing.corpus, self._listing.by_path[path]
            decision = corpus.by_path[path]
            people = corpus.people.of(decision.record.authors or decision.record.deciders)
            made_of = (decision, decision.record.whole, row, people)
            make = partial(self._written, decision, row, people, own)
            text = self._entries[key] = self._once(("entry", *key), made_of, make)
        return text

    def _written(self, decision: Decision, row: Row, people: Iterable[NameView], own: str) -> str:
        status, day = row.status, self._days[decision.record.path]
        label = one_line(status.label) if decision.standing else ""
        summary = one_line(row.summary)
        told = f"{label}. {summary}" if label else summary
        terms = [(status.word, label)] if label else []
        terms += [(one_line(tag.name), "") for tag in row.tags]
        return "".join(
            (
                entry_head(decision, self._site),
                f'<link rel="alternate" type="text/html" href="{self._way(own, decision.url)}"/>\n',
                f"<published>{_moment(made(decision) or day)}</published>\n",
                f"<updated>{_moment(day)}</updated>\n",
                *(f"<author><name>{escape(one_line(one.name))}</name></author>\n" for one in people),
                *(_category(term, words) for term, words in terms),
                f"<summary>{escape(told.strip())}</summary>\n",
                "</entry>\n",
            )
        )

    def _way(self, own: str, url: str) -> str:
        return escape(absolute(self._site.url, url) if self._site.url else relative(own, url))


def entry_head(decision: Decision, site: SiteView) -> str:
    """Return how a decision's entry begins in every feed of a site: with all that it tells of its title, and who it is."""
    title, own = escape(one_line(decision.label)), _identity(site, f"decision-{decision.id}")
    return f"<entry>\n<title>{title}</title>\n<id>{own}</id>\n"


def _identity(site: SiteView, name: str) -> str:
    """Return what stays the same of a feed or an entry while its site keeps its address, or its title if it has none.

    Whether that address begins with `http` or `https` makes no other site of it.
    """
    known = site.url.partition("://")[2] or site.title
    return uuid5(NAMESPACE_URL, one_line(f"{known}#{name}")).urn


def _category(term: str, label: str) -> str:
    return f'<category term="{escape(term)}"' + (f' label="{escape(label)}"/>\n' if label else "/>\n")


def _moment(day: str) -> str:
    """Write a day as RFC 3339 wants it: a record knows no time of day."""
    return f"{day}T00:00:00Z"
