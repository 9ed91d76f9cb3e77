"""What a site tells programs that come by: feed readers, search engines, hosts, and who embeds its badge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.addresses import BADGE, NO_JEKYLL, ROBOTS
from steelyard.core.badge import badge
from steelyard.core.changed import changed
from steelyard.core.feeds import feeds
from steelyard.core.once import anew
from steelyard.core.sitemap import robots, sitemaps
from steelyard.core.views.lists import HomeView, ListView, RowsView
from steelyard.core.views.notices import NotFoundView, RedirectView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from steelyard.core.lists.rows import Listing
    from steelyard.core.once import Once
    from steelyard.core.views.parts import SiteView
    from steelyard.core.views.site import View


def publicity(
    listing: Listing,
    site: SiteView,
    views: Iterable[View | RowsView],
    pages: Iterable[str],
    once: Once = anew,
) -> Iterator[tuple[str, str]]:
    """Give the address and the text of each such file. `views` are the site's lists and notices, `pages` its plain pages.

    None of them hangs on a body: what is read there is in the record.
    """
    yield from feeds(listing, site, once=once)
    if site.url:
        yield from sitemaps(
            [*_lists(listing, views), *_records(listing), *((url, None) for url in pages)], site.url
        )
    yield ROBOTS, robots(site.url)
    yield BADGE, badge(listing.corpus.decisions, listing.corpus.language)
    yield NO_JEKYLL, ""  # or GitHub Pages would leave files out that Jekyll has no use for


def _lists(listing: Listing, views: Iterable[View | RowsView]) -> Iterator[tuple[str, str | None]]:
    """Give the pages that readers look for something on; one that lists decisions changes when one of them does."""
    decisions = listing.corpus.decisions
    days = [changed(each) for each in decisions]
    for view in views:
        if isinstance(view, (HomeView, ListView)):
            yield view.url, max(filter(None, (days[row.at] for row in view.rows)), default=None)
        elif not isinstance(view, (RowsView, RedirectView, NotFoundView)):
            yield view.url, None


def _records(listing: Listing) -> Iterator[tuple[str, str | None]]:
    yield from ((each.url, changed(each)) for each in listing.corpus.decisions)
