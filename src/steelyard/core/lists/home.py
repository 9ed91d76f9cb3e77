"""The home page: what is in force, proposed and to be reviewed, then every decision; and the pages that go on with it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from steelyard.core.addresses import FEED, HOME, root_of
from steelyard.core.dates import day
from steelyard.core.lists.addresses import PAGE_ROWS
from steelyard.core.lists.data import CHUNK
from steelyard.core.lists.pages import cut
from steelyard.core.search.limits import searches_bodies
from steelyard.core.shown import reference, source_names
from steelyard.core.tally import tell_force, tell_unstated, unstated
from steelyard.core.timeline.days import days_view
from steelyard.core.views.lists import Count, HomeView, ListView, Review, Reviews, YearCount
from steelyard.core.views.parts import NameView

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.core.lists.rows import Listing
    from steelyard.core.views.lists import Row
    from steelyard.core.views.parts import RefView, SiteView

NAMED = 3
"""Proposals and reviews that are named above the list; of the others it is said how many there are, but one is named."""


def home_view(listing: Listing, site: SiteView, *, size: int = PAGE_ROWS) -> HomeView:
    """Return the home page, with the first `size` rows."""
    corpus = listing.corpus
    url, rows, pager = next(cut(listing.rows, HOME, corpus.language, size=size))
    proposed = [row for row in listing.rows if row.status.shape == "proposed"]
    return HomeView(
        site=site,
        url=url,
        root=root_of(url),
        title=site.title,
        sentence=home_sentence(listing),
        proposed=tuple(_ref(listing, row) for row in proposed[: _named(len(proposed))]),
        more_proposed=_more_proposed(listing, proposed),
        reviews=_reviews(listing),
        counts=counts(listing),
        rows=rows,
        axis=listing.axis,
        pager=pager,
        tags=corpus.tags.all,
        people=corpus.people.all,
        sources=source_names(corpus),
        years=_years(listing),
        days=days_view(corpus.decisions, as_of=listing.as_of),
        searches_bodies=searches_bodies(len(corpus.decisions)),
        chunk=CHUNK if pager else 0,
        feed_url=FEED,
    )


def further_home_views(listing: Listing, site: SiteView, *, size: int = PAGE_ROWS) -> Iterator[ListView]:
    """Give the pages that go on with the list of all decisions."""
    language, sentence = listing.corpus.language, home_sentence(listing)
    for url, rows, pager in cut(listing.rows, HOME, language, size=size):
        if url == HOME or pager is None:
            continue
        title = language.say("All decisions")
        yield ListView(
            site=site,
            url=url,
            root=root_of(url),
            title=title,
            kind="all",
            sentence=sentence,
            status=None,
            choice=HOME,
            rows=rows,
            axis=listing.axis,
            pager=pager,
            feed_url=FEED,
        )


def home_sentence(listing: Listing) -> str:
    """Say what is in force, what is proposed, and what says neither."""
    language, rows = listing.corpus.language, listing.rows
    if not rows:
        return language.say("There are no decisions yet.")
    decisions = listing.corpus.decisions
    held, silent = sum(decision.holds for decision in decisions), unstated(decisions)
    proposed = sum(row.status.shape == "proposed" for row in rows)
    if silent and not held:
        said = [tell_force(decisions, language.count("{n} decision", "{n} decisions", len(rows)), language)]
    else:
        said = [language.count("{n} decision is in force.", "{n} decisions are in force.", held)]
    if proposed:
        said.append(language.count("{n} is proposed.", "{n} are proposed.", proposed))
    if silent and held:
        said.append(tell_unstated(silent, language))
    return " ".join(said)


def _ref(listing: Listing, row: Row) -> RefView:
    return reference(listing.corpus.decisions[row.at], listing.statuses)


def _named(count: int) -> int:
    """Return how many of so many are named: "1 more" would take the room of that one."""
    return count if count <= NAMED + 1 else NAMED


def _more_proposed(listing: Listing, proposed: list[Row]) -> NameView | None:
    """Return where the proposals that are not named are listed: with their own word, which most of them share."""
    more = len(proposed) - _named(len(proposed))
    if not more:
        return None
    [(word, _)] = Counter(row.status.word for row in proposed).most_common(1)
    return NameView(listing.statuses.view(word).label, listing.status_urls[word], more)


def _reviews(listing: Listing) -> Reviews | None:
    """Return the reviews, the soonest first; of the same day the site's order decides."""
    found = sorted(
        (day(row.review_by.iso), row.at, row.review_by, row) for row in listing.rows if row.review_by
    )
    if not found:
        return None
    counted = Counter(date for date, *_ in found)
    sentence = listing.corpus.language.count(
        "{n} has a date for review.", "{n} have a date for review.", len(found)
    )
    return Reviews(
        sentence,
        " ".join(f"{date}:{count}" for date, count in counted.items()),
        tuple(Review(_ref(listing, row), by) for _, _, by, row in found[: _named(len(found))]),
        len(found) - _named(len(found)),
    )


def counts(listing: Listing) -> tuple[Count, ...]:
    """Count the rows of each status."""
    statuses = listing.statuses
    counted = Counter(statuses.counted(row.status) for row in listing.rows)
    return tuple(
        Count(status, counted[status], listing.status_urls[status.word])
        for status in sorted(counted, key=statuses.rank)
    )


def _years(listing: Listing) -> tuple[YearCount, ...]:
    """Count the records of each year, the latest first, those without a date last."""
    counted = Counter(row.date.iso[:4] if row.date else "" for row in listing.rows)
    return tuple(YearCount(year, counted[year]) for year in sorted(counted, reverse=True))
