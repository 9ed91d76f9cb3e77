"""The template contract: pages that list decisions."""

from __future__ import annotations

from dataclasses import dataclass

# The types of fields are part of the contract: tests and themes look them up.
from steelyard.core.scores.views import ScoreEntry, SharedCriterion  # noqa: TC001
from steelyard.core.views.parts import AxisMark, DateView, NameView, RefView, SiteView, StatusView  # noqa: TC001


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
    """A record in a list."""

    id: str
    number: str
    title: str
    url: str
    summary: str
    status: StatusView
    superseded_by: tuple[RefView, ...]
    date: DateView | None
    year: str
    review_due: bool
    tags: tuple[NameView, ...]
    people: tuple[str, ...]
    source: str
    life: LifeLine | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many records stand so."""

    status: StatusView
    count: int


@dataclass(frozen=True, slots=True)
class HomeView:
    """`index.html`. `sentence` says what is in force, proposed and due for review."""

    site: SiteView
    url: str
    root: str
    title: str
    sentence: str
    counts: tuple[Count, ...]
    rows: tuple[Row, ...]
    axis: tuple[AxisMark, ...]
    tags: tuple[NameView, ...]
    people: tuple[NameView, ...]
    sources: tuple[NameView, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """`tags/NAME.html`, `people/NAME.html`: `kind` is 'tag' or 'person'."""

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
