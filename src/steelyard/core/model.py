"""What one file says: the facts read from a record, each with the place it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct

from steelyard.core.asides import WithAsides

if TYPE_CHECKING:
    from steelyard.core.scores.tables import Table

VOCABULARY = ("draft", "proposed", "accepted", "rejected", "deprecated", "superseded")
"""The status words every site has; a site's own come from its settings."""

ORDER = ("accepted", "proposed", "draft", "other", "deprecated", "superseded", "rejected", "none")
"""They, and what is said where none of them stands, in the order of lists and counts."""

OVER = frozenset({"rejected", "deprecated", "superseded"})
"""The words under which a decision holds no more, or never did."""

RELATIONS = {
    "supersedes": "superseded_by",
    "superseded_by": "supersedes",
    "amends": "amended_by",
    "amended_by": "amends",
    "depends_on": "needed_by",
    "needed_by": "depends_on",
    "enables": "enabled_by",
    "enabled_by": "enables",
    "relates_to": "relates_to",
    "conflicts_with": "conflicts_with",
}
"""Kinds of relation every site has, each with its name from the other side."""

Kind = Literal["record", "template", "index", "other"]


class Origin(Struct, frozen=True):
    """Where a field was read: `how` in words for `steelyard show` ('front matter', 'file name'), and its line."""

    how: str
    line: int = 0
    column: int = 0
    length: int = 0


class Reference(Struct, frozen=True):
    """Another record as this file names it.

    `text` is as written. `target` is what to look up: a number, `ADR-12`, a slug, a file name or a relative
    path. `href` marks a Markdown link's destination. `firm` is true for front matter, where a reference that
    fits nothing is an error and not a warning. `between` is true for one that a range does not write out: a number
    that was never given is no mistake there.
    """

    text: str
    target: str
    line: int
    column: int
    length: int
    href: bool = False
    firm: bool = False
    between: bool = False


class Statement(Struct, frozen=True):
    """One relation that a record states: its kind (a key of RELATIONS, or a site's own) and its target."""

    kind: str
    reference: Reference


class Step(WithAsides, frozen=True):
    """One step of a record's life. `date` is ISO 8601 (`YYYY-MM-DD`, `YYYY-MM`), None where not written.

    `text` is its status as written, `commit` the hash of the commit that shows it, '' where the record itself tells
    it; steps that differ in nothing else are one.
    """

    ASIDES = frozenset({"text", "commit"})

    date: str | None
    status: str | None
    by: str = ""
    note: str = ""
    text: str = ""
    commit: str = ""


class Former(NamedTuple):
    """A name that a record's file had before: its path then, and the number and slug that it gave."""

    path: str
    number: str | None
    slug: str


class Extra(Struct, frozen=True):
    """A front-matter key we give no meaning to, kept for the page's "More": lists of plain text."""

    key: str
    values: tuple[str, ...]


class Record(Struct, frozen=True):
    """What one record's file says, but for its body. Nothing here depends on any other file.

    `path` is from the project's root, `series` the folder its number counts in (with a prefix such as
    `CIP` where the file name has one). `status` is a word of the site's vocabulary, 'other', or None;
    `status_text` is as written. Dates are `YYYY-MM-DD` or `YYYY-MM`. `body_line` is where the body starts,
    from 1; `title_line` is the line, counted in the body from 1, of the H1 that is the title; 0 where
    the title stands elsewhere. `decided` is the earlier day that it bears, where `date` is that of the
    supersession. `former` are earlier names that Git knows of. `criteria` are the table files
    that its front matter names, `tables` the score tables that belong to it, each with a name of its own.
    """

    source: str
    path: str
    series: str
    number: str | None
    slug: str
    title: str
    body_line: int = 1
    title_line: int = 0
    status: str | None = None
    status_text: str | None = None
    date: str | None = None
    decided: str | None = None
    review_by: str | None = None
    deciders: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    chosen: str | None = None
    because: str | None = None
    summary: str = ""
    history: tuple[Step, ...] = ()
    aliases: tuple[str, ...] = ()
    former: tuple[Former, ...] = ()
    draft: bool = False
    slug_given: bool = False
    extras: tuple[Extra, ...] = ()
    criteria: tuple[Reference, ...] = ()
    tables: tuple[Table, ...] = ()
    origins: tuple[tuple[str, Origin], ...] = ()

    @property
    def whole(self) -> tuple[object, ...]:
        """Return all that the file says, also what equality leaves out of its history."""
        return self, tuple([(step.text, step.commit) for step in self.history])

    def origin(self, name: str) -> Origin | None:
        """Return where the field was read, or None where the file does not give it."""
        return next((origin for key, origin in self.origins if key == name), None)


class Page(Struct, frozen=True):
    """A Markdown file that is no record. `kind` says what it is and `reason` why."""

    source: str
    path: str
    kind: Kind
    reason: str
    title: str
    body_line: int = 1
    title_line: int = 0


class Heading(Struct, frozen=True):
    """A heading of a body: level 1 to 6, its anchor, its text without markup."""

    level: int
    anchor: str
    text: str


LinkKind = Literal["record", "page", "file", "anchor", "external", "repository", "text", "broken"]


class Link(Struct, frozen=True):
    """What a destination in a body turned out to be.

    `href` is what the page points to, None where it stands as text. `target` is the path (from the
    project's root) of the record, page or file meant. `label` is the record's own label
    ("0012 Use PostgreSQL"), `status` its standing. `code`, `message` and `hint` say what is wrong, if anything.
    """

    kind: LinkKind
    href: str | None = None
    target: str = ""
    label: str = ""
    status: str = ""
    code: str = ""
    message: str = ""
    hint: str = ""


class Mention(Struct, frozen=True):
    """A link from a body to a record, page or file: its path, and the sentence it stands in as plain text."""

    kind: LinkKind
    target: str
    sentence: str


class Anchored(Struct, frozen=True):
    """A link that names a place within a page: `target` is the record's or page's path, '' for the body's own page.

    `anchor` is without its `#`. `destination`, `tag` and `nth` (from 0) say which of the body's links it is.
    """

    target: str
    anchor: str
    destination: str
    tag: str
    nth: int


class Fragment(Struct, frozen=True):
    """A body as HTML, ready to stand in a page. `diagrams` says that it holds a mermaid block.

    Where a score table belongs, `html` holds its slot (see `steelyard.core.scores.slots`).
    `title_anchor` is the anchor of the H1 that was left out because it is the page's title: the page gives it to
    its own heading as its id, so that `#links` to it from elsewhere arrive. '' where none was left out. `anchored`
    are the links to a place within another page, which only that page can tell whether it is there.
    """

    html: str
    headings: tuple[Heading, ...] = ()
    mentions: tuple[Mention, ...] = ()
    diagrams: bool = False
    title_anchor: str = ""
    anchored: tuple[Anchored, ...] = ()
