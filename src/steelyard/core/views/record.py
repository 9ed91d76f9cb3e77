"""The template contract: the page of a record, and of a Markdown file that is none."""

from __future__ import annotations

# The types of fields are part of the contract: tests and themes look them up.
from msgspec import Struct

from steelyard.core.scores.views import ScoreTableView  # noqa: TC001
from steelyard.core.views.neighbourhood import Neighbourhood  # noqa: TC001
from steelyard.core.views.parts import DateView, NameView, RefView, SiteView, StatusView  # noqa: TC001


class HeadingView(Struct, frozen=True):
    """An entry of a page's contents."""

    level: int
    anchor: str
    text: str


class BodyPart(Struct, frozen=True):
    """A stretch of a body: safe HTML, or a score table."""

    html: str
    table: ScoreTableView | None = None


class Body(Struct, frozen=True):
    """A body, safe to be put into a page as it is. `diagrams` says that it holds mermaid blocks.

    `parts` are its stretches where it has score tables, none where it has not. `title_anchor` is the id that the page's
    own heading takes over from the heading left out of the body, so that links to it keep working; '' where none was.
    """

    html: str
    headings: tuple[HeadingView, ...]
    diagrams: bool
    title_anchor: str = ""
    parts: tuple[BodyPart, ...] = ()


class RelationGroup(Struct, frozen=True):
    """One kind of relation: `label` for people ("Superseded by"), `kind` for programs ("superseded_by")."""

    kind: str
    label: str
    records: tuple[RefView, ...]


class Backlink(Struct, frozen=True):
    """A record that mentions this one, with the sentence it does so in."""

    record: RefView
    sentence: str


class Banner(Struct, frozen=True):
    """Said at once where a record is no longer in force: a sentence before the links ("No longer in force").

    `records` are those that superseded it, `since` the date, `current` the ones in force now at the end of the
    chain, where they are others; `more` says that there are still others.
    """

    text: str
    records: tuple[RefView, ...]
    since: DateView | None
    current: tuple[RefView, ...]
    more: bool = False


class ChainView(Struct, frozen=True):
    """A record's chain of succession: what came `before`, the record's `own` place in it, and what came `after`.

    All from the oldest to the newest; `earlier` and `later` say that there are more than are named.
    """

    before: tuple[RefView, ...]
    own: RefView
    after: tuple[RefView, ...]
    earlier: bool
    later: bool


class StepView(Struct, frozen=True):
    """One step of a record's history. `url` is the commit that shows it, '' where the record tells it or none is known."""

    date: DateView | None
    status: StatusView | None
    by: str
    note: str
    url: str = ""


class ExtraView(Struct, frozen=True):
    """A front-matter key without a meaning of ours."""

    key: str
    values: tuple[str, ...]


class RecordView(Struct, frozen=True):
    """A record's page. `status_text` is the record's own words, '' where they only repeat the label.

    `date` is the day it was decided, where its history tells that of its acceptance and that of its end.
    `reviewable` says that the decision has a review date and is not over, so that it may be due: by the
    reader's own clock, since a site may be older than the day it is read on. `chain` and `neighbourhood` are
    None where there is none. `forge` is where `edit_url` and `history_url` lead ("GitHub"), '' where its
    address does not tell; `modified` the last day of its history, where that is later than its date.
    `json_url` and `markdown_url` are the record for programs, from the site's root, the second '' where the
    site has no copies.
    """

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
    reviewable: bool
    deciders: tuple[NameView, ...]
    authors: tuple[NameView, ...]
    consulted: tuple[NameView, ...]
    informed: tuple[NameView, ...]
    tags: tuple[NameView, ...]
    source: NameView | None
    path: str
    edit_url: str
    history_url: str
    forge: str
    modified: DateView | None
    chosen: str
    because: str
    chain: ChainView | None
    relations: tuple[RelationGroup, ...]
    neighbourhood: Neighbourhood | None
    backlinks: tuple[Backlink, ...]
    history: tuple[StepView, ...]
    extras: tuple[ExtraView, ...]
    body: Body
    list_url: str
    json_url: str
    markdown_url: str
    previous: RefView | None
    next: RefView | None


class PageView(Struct, frozen=True):
    """A Markdown file that is no record and that a record links to: `pages/PATH.html`. `forge` as for a record."""

    site: SiteView
    url: str
    root: str
    title: str
    path: str
    edit_url: str
    forge: str
    body: Body
    backlinks: tuple[RefView, ...]
