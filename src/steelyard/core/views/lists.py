"""The template contract: pages that list decisions."""

from __future__ import annotations

from dataclasses import dataclass

# The types of fields are part of the contract: tests and themes look them up.
from steelyard.core.scores.views import ScoreEntry, SharedCriterion  # noqa: TC001
from steelyard.core.views.parts import AxisMark, DateView, NameView, RefView, SiteView, StatusView  # noqa: TC001
from steelyard.core.views.timeline import DaysView  # noqa: TC001


@dataclass(frozen=True, slots=True)
class LifeLine:
    """A row's bar on the site's time axis, in hundredths of its width (0 to 100, two decimals as text).

    `kind` is the shape it is drawn with (a `StatusView.shape`); `start` and `end` are where it begins and ends,
    equal for a moment; `open` says that it goes on.
    """

    kind: str
    start: str
    end: str
    open: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A record in a list. `review_by` is the date of its review, None where there is none or the decision is over.

    `times` are its times in force for the control of days, as in `TimeBar`.
    """

    id: str
    number: str
    title: str
    url: str
    summary: str
    status: StatusView
    superseded_by: tuple[RefView, ...]
    date: DateView | None
    year: str
    review_by: DateView | None
    tags: tuple[NameView, ...]
    people: tuple[str, ...]
    source: str
    life: LifeLine | None
    times: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many records stand so."""

    status: StatusView
    count: int


@dataclass(frozen=True, slots=True)
class HomeView:
    """`index.html`. `sentence` says what is in force and proposed, `reviews` how many decisions have a review date ('' none).

    How many reviews are due is the reader's own clock to say.
    """

    site: SiteView
    url: str
    root: str
    title: str
    sentence: str
    reviews: str
    counts: tuple[Count, ...]
    rows: tuple[Row, ...]
    axis: tuple[AxisMark, ...]
    tags: tuple[NameView, ...]
    people: tuple[NameView, ...]
    sources: tuple[NameView, ...]
    days: DaysView | None


@dataclass(frozen=True, slots=True)
class ListView:
    """`tags/NAME.html`, `people/NAME.html`, `sources/NAME.html`: `kind` is 'tag', 'person' or 'source'."""

    site: SiteView
    url: str
    root: str
    title: str
    kind: str
    sentence: str
    rows: tuple[Row, ...]
    axis: tuple[AxisMark, ...]


@dataclass(frozen=True, slots=True)
class ScoredRow:
    """A scored decision, once for each of its tables."""

    record: RefView
    entry: ScoreEntry


@dataclass(frozen=True, slots=True)
class ScoresView:
    """`scores.html`: every scored decision, and the criteria that several of them share."""

    site: SiteView
    url: str
    root: str
    title: str
    sentence: str
    rows: tuple[ScoredRow, ...]
    shared: tuple[SharedCriterion, ...]
