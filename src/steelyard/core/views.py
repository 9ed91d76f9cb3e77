"""The template contract: each page's view, frozen and complete. A template sees its view and nothing else.

Every URL in a view is counted from the site's root ("d/0004-choose.html"); a template writes `root` in
front of it, the way from its own page back to the root ("../"), so that a site works from disk, under a
sub-path and at a root. Text is plain text, to be escaped by the template; only `Body.html` is HTML, made safe.
"""

from __future__ import annotations

from dataclasses import dataclass

# The types of fields are part of the contract: tests and themes look them up.
from steelyard.core.scores.views import ScoreEntry, ScoreTableView, SharedCriterion  # noqa: TC001


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
class AxisMark:
    """A year written on the time axis, `at` hundredths of its width."""

    at: str
    text: str


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page shows of its site. `url` is the published address ('' unknown), with a trailing slash.

    `home_url` is where home lies for a page at any depth, used by the 404 page only: an absolute path.
    `as_of` is the date the site is built for; `has_scores` says that there is a page of scored decisions.
    """

    title: str
    description: str
    language: str
    url: str
    record_count: int
    as_of: DateView | None
    generator: str
    has_scores: bool = False


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
class HeadingView:
    """An entry of a page's contents."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class BodyPart:
    """A stretch of a body: safe HTML, or a score table."""

    html: str
    table: ScoreTableView | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A body, safe to be put into a page as it is. `diagrams` says that it holds mermaid blocks.

    `parts` are its stretches where it has score tables, none where it has not. `title_anchor` is the id that the page's
    own heading takes over from the heading left out of the body, so that links to it keep working; '' where none was.
    """

    html: str
    headings: tuple[HeadingView, ...]
    diagrams: bool
    title_anchor: str = ""
    parts: tuple[BodyPart, ...] = ()


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """One kind of relation: `label` for people ("Superseded by"), `kind` for programs ("superseded_by")."""

    kind: str
    label: str
    records: tuple[RefView, ...]


@dataclass(frozen=True, slots=True)
class Backlink:
    """A record that mentions this one, with the sentence it does so in."""

    record: RefView
    sentence: str


@dataclass(frozen=True, slots=True)
class Banner:
    """Said at once where a record is no longer in force: a sentence before the links ("No longer in force").

    `records` are those that superseded it, `since` the date, `current` the ones in force now at the end of the
    chain, where they are others.
    """

    text: str
    records: tuple[RefView, ...]
    since: DateView | None
    current: tuple[RefView, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a record's history."""

    date: DateView | None
    status: StatusView | None
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class ExtraView:
    """A front-matter key without a meaning of ours."""

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record's page. `status_text` is the record's own words, '' where they only repeat the label."""

    site: SiteView
    url: str
    root: str
    id: str
    number: str
    title: str
    summary: str
    status: StatusView
    status_text: str
    banner: Banner | None
    date: DateView | None
    until: DateView | None
    review_by: DateView | None
    review_due: bool
    deciders: tuple[NameView, ...]
    authors: tuple[NameView, ...]
    consulted: tuple[NameView, ...]
    informed: tuple[NameView, ...]
    tags: tuple[NameView, ...]
    source: str
    path: str
    edit_url: str
    history_url: str
    chosen: str
    because: str
    relations: tuple[RelationGroup, ...]
    backlinks: tuple[Backlink, ...]
    history: tuple[StepView, ...]
    extras: tuple[ExtraView, ...]
    body: Body
    previous: RefView | None
    next: RefView | None


@dataclass(frozen=True, slots=True)
class PageView:
    """A Markdown file that is no record and that a record links to: `pages/PATH.html`."""

    site: SiteView
    url: str
    root: str
    title: str
    path: str
    edit_url: str
    body: Body
    backlinks: tuple[RefView, ...]


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


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """`404.html`. It is served at any depth, so its `root` is absolute: the base URL's path, or `/`."""

    site: SiteView
    url: str
    root: str
    title: str


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A page at a record's earlier address that sends readers on to `target`."""

    site: SiteView
    url: str
    root: str
    title: str
    target: str


View = HomeView | ListView | RecordView | PageView | ScoresView | NotFoundView | RedirectView

TEMPLATES: dict[type, str] = {
    HomeView: "home.html",
    ListView: "list.html",
    RecordView: "record.html",
    PageView: "page.html",
    ScoresView: "scores.html",
    NotFoundView: "404.html",
    RedirectView: "redirect.html",
}
"""Which template renders which view; it receives the view as `page`."""
