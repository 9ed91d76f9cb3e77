"""The template contract: pages that list decisions."""

from __future__ import annotations

# The types of fields are part of the contract: tests and themes look them up.
from msgspec import Struct

from steelyard.core.scores.views import ScoreEntry, SharedCriterion  # noqa: TC001
from steelyard.core.views.parts import AxisMark, DateView, NameView, RefView, SiteView, StatusView  # noqa: TC001
from steelyard.core.views.timeline import DaysView  # noqa: TC001


class LifeLine(Struct, frozen=True):
    """A row's bar on the site's time axis, in hundredths of its width (0 to 100, two decimals as text).

    `kind` is the shape it is drawn with (a `StatusView.shape`); `start` and `end` are where it begins and ends,
    equal for a moment; `open` says that it goes on.
    """

    kind: str
    start: str
    end: str
    open: bool


class Row(Struct, frozen=True):
    """A record in a list. `at` is its place in the site's order, from 0, by which scripts know it.

    `review_by` is the date of its review, None where there is none or the decision is over.
    """

    id: str
    at: int
    number: str
    title: str
    url: str
    summary: str
    status: StatusView
    superseded_by: tuple[RefView, ...]
    date: DateView | None
    review_by: DateView | None
    tags: tuple[NameView, ...]
    source: str
    life: LifeLine | None


class Count(Struct, frozen=True):
    """How many records stand so, and where they are listed."""

    status: StatusView
    count: int
    url: str


class YearCount(Struct, frozen=True):
    """How many records have their date in a year; '' stands for those without a date."""

    year: str
    count: int


class Review(Struct, frozen=True):
    """A decision that is to be looked at again, and by when."""

    record: RefView
    by: DateView


class Reviews(Struct, frozen=True):
    """The reviews of a site. Which of them are due is the reader's own clock to say.

    `sentence` says how many there are; `dates` are all of them for a script, "2020-01:3 2021-06-30:1", and `soonest`
    the first few, with how many `more` there are.
    """

    sentence: str
    dates: str
    soonest: tuple[Review, ...]
    more: int


class PageLink(Struct, frozen=True):
    """A page of a list by its number; one without an address stands for those left out."""

    name: str
    url: str
    current: bool


class Pager(Struct, frozen=True):
    """The way through the pages of a list: this one's `number` of `count`, and what it holds as `told`.

    `previous` and `next` are addresses, '' at the ends.
    """

    number: str
    count: str
    told: str
    links: tuple[PageLink, ...]
    previous: str
    next: str


class HomeView(Struct, frozen=True):
    """`index.html`: every decision, or the first page of them.

    `sentence` says what is in force and proposed. `proposed` are the newest proposals, `more_proposed` says how many
    others there are and where, None for none. `searches_bodies` says whether the search knows the records' full text.
    `chunk` is how many rows one file of `lists/` holds, 0 where all rows are on this page. `feed_url` is the feed of new
    and changed decisions.
    """

    site: SiteView
    url: str
    root: str
    title: str
    sentence: str
    proposed: tuple[RefView, ...]
    more_proposed: NameView | None
    reviews: Reviews | None
    counts: tuple[Count, ...]
    rows: tuple[Row, ...]
    axis: tuple[AxisMark, ...]
    pager: Pager | None
    tags: tuple[NameView, ...]
    people: tuple[NameView, ...]
    sources: tuple[NameView, ...]
    years: tuple[YearCount, ...]
    days: DaysView | None
    searches_bodies: bool
    chunk: int
    feed_url: str


class ListView(Struct, frozen=True):
    """A page of a list: `tags/NAME.html`, `people/NAME.html`, `sources/NAME.html`, `statuses/NAME.html`, or of all.

    `kind` is 'tag', 'person', 'source', 'status' or 'all'. `status` is that of a list by status. `choice` leads to the
    same rows on the home page, from the site's root, where scripts can narrow them down. `feed_url` is the list's own feed.
    """

    site: SiteView
    url: str
    root: str
    title: str
    kind: str
    sentence: str
    status: StatusView | None
    choice: str
    rows: tuple[Row, ...]
    axis: tuple[AxisMark, ...]
    pager: Pager | None
    feed_url: str


class RowsView(Struct, frozen=True):
    """`lists/rows-N.js`: some rows in the site's order, for the home page's script."""

    url: str
    root: str
    rows: tuple[Row, ...]


class ScoredRow(Struct, frozen=True):
    """A scored decision, once for each of its tables."""

    record: RefView
    entry: ScoreEntry


class ScoresView(Struct, frozen=True):
    """`scores.html`: every scored decision, or a page of them, and the criteria of theirs that several decisions share."""

    site: SiteView
    url: str
    root: str
    title: str
    sentence: str
    rows: tuple[ScoredRow, ...]
    shared: tuple[SharedCriterion, ...]
    pager: Pager | None
