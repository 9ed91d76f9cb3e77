"""The template contract: what views of every page are made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatusView:
    """A status as readers see it.

    `word` is for programs and classes: draft, proposed, accepted, rejected, deprecated, superseded, 'other',
    'none', or a site's own. `shape` is one of draft, proposed, in-force, rejected, deprecated, superseded,
    other, none (the eight symbols). `label` is the word shown ("In force"). `colour` is a site's own CSS
    colour or ''. `meaning` explains a site's own word.
    """

    word: str
    shape: str
    label: str
    colour: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class DateView:
    """A date: `iso` for programs (`2019-03-01`, `2019-03`), `text` for people (1 March 2019)."""

    iso: str
    text: str


@dataclass(frozen=True, slots=True)
class NameView:
    """A tag, person or source with a page of its own; `count` is how many records it has."""

    name: str
    url: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class RefView:
    """Another record as this page names it. `number` is padded ("0012") or ''; `note` is a date or ''."""

    number: str
    title: str
    url: str
    status: StatusView
    note: str = ""


@dataclass(frozen=True, slots=True)
class AxisMark:
    """A year written on the time axis, `at` hundredths of its width."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page shows of its site. `url` is the published address ('' unknown), with a trailing slash.

    `home_url` is where home lies for a page at any depth, used by the 404 page only: an absolute path.
    `as_of` is the date the site is built for; `has_scores` says that there is a page of scored decisions.
    `reviews_url` is the calendar of reviews from the site's root, '' where no decision has a review date.
    """

    title: str
    description: str
    language: str
    url: str
    record_count: int
    as_of: DateView | None
    generator: str
    has_scores: bool = False
    reviews_url: str = ""
