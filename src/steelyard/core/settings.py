"""What a site's `steelyard.yml` says, as frozen values; `steelyard.reading.configuration.settings` reads it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from steelyard.core.asides import WithAsides
from steelyard.diagnostics import Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from steelyard.core.language.translations import Translation

DEFAULT_FOLDERS = (
    "decisions",
    "docs/decisions",
    "docs/adr",
    "doc/adr",
    "docs/architecture/decisions",
    "doc/architecture/decisions",
    "docs/architecture-decisions",
    "docs/architecture/adr",
    "docs/adrs",
    "docs/ADR",
    "adr",
    "adrs",
)
"""Folders that are sources without any configuration, where they exist."""

DEFAULT_PERMALINK = "d/{number}-{slug}.html"


class Source(Struct, frozen=True):
    """A folder of records. `path` is from the project's root; `name` is '' where the site has one source.

    `root` is the way from the project's root to that of the source's own repository, '' where it has none.
    """

    path: str
    name: str = ""
    title: str = ""
    root: str = ""


class OwnFile(WithAsides, frozen=True):
    """A file of the project by its path from the project's root, and where the configuration names it."""

    ASIDES = frozenset({"place"})

    path: str
    place: Place = Place("")


class OwnLink(WithAsides, frozen=True):
    """A link of the site's own: its words, what it leads to as written, and where that stands.

    Without a title, `target` is one of the site's own pages by name (`OWN_PAGES`).
    """

    ASIDES = frozenset({"place"})

    title: str
    target: str
    place: Place = Place("")


class TokenColour(WithAsides, frozen=True):
    """A colour that the site gives to a token of the theme, `#rrggbb`, on light and on dark ground; '' leaves it to us.

    With `one` the same value was meant for both, and may be fitted to each ground.
    """

    ASIDES = frozenset({"place"})

    name: str
    light: str
    dark: str
    one: bool = False
    place: Place = Place("")


OWN_PAGES = ("decisions", "timeline", "graph", "scores")
"""The site's own pages, as `navigation` names them."""


class SiteSettings(WithAsides, frozen=True):
    """The site's own words. `url` is the address it is published under, '' where it is not known.

    `cname` is the domain that its host is to serve it under, in ASCII, '' where it has none of its own.
    """

    ASIDES = frozenset({"language_place"})

    title: str = "Decisions"
    description: str = ""
    url: str = ""
    language: str = "en"
    language_place: Place = Place("")
    logo: OwnFile | None = None
    cname: str = ""

    @property
    def root(self) -> str:
        """The address of the site's root, which ends with one slash; '' where it is not known."""
        return f"{self.url.rstrip('/')}/" if self.url else ""


class StatusWord(Struct, frozen=True):
    """A site's own status word: shown as `label` in `colour` (a CSS hexadecimal colour, or '').

    `like` is the word of the vocabulary that it counts as, or 'other'; `meaning` is told to readers.
    """

    word: str
    label: str
    colour: str = ""
    meaning: str = ""
    like: str = "other"


class RelationKind(Struct, frozen=True):
    """A kind of relation and how it is called from the other side (its own name where symmetric)."""

    name: str
    inverse: str


class Settings(WithAsides, frozen=True):
    """Everything a build may be told. `file` is where it was read, '' for the defaults.

    `weight_words` says what a criterion of weight "High" weighs; its words are in lower case. `navigation` is None
    for the theme's own; `footer` is its text in stretches, those without a target being plain text. `copies` says that
    each record's own Markdown is published beside its page.
    """

    ASIDES = frozenset({"theme_place"})

    file: str = ""
    sources: tuple[Source, ...] = ()
    out: str = "site"
    site: SiteSettings = SiteSettings()
    strings: tuple[Translation, ...] = ()
    repo_url: str = ""
    dialect: Literal["github", "python-markdown"] = "github"
    extensions: tuple[str, ...] = ()
    copies: bool = True
    statuses: tuple[StatusWord, ...] = ()
    relations: tuple[RelationKind, ...] = ()
    dates: Literal["record", "git"] = "record"
    history: Literal["record", "git"] = "record"
    permalink: str = DEFAULT_PERMALINK
    theme_path: str = ""
    theme_place: Place = Place("")
    colours: tuple[TokenColour, ...] = ()
    css: tuple[OwnFile, ...] = ()
    navigation: tuple[OwnLink, ...] | None = None
    footer: tuple[OwnLink, ...] = ()
    attachments_max: int = 20_000_000
    severities: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    weight_words: Mapping[str, Fraction] = field(default_factory=lambda: MappingProxyType({}))

    def source_titles(self) -> dict[str, str]:
        """Return the titles of those sources that have one, by name."""
        return {source.name: source.title for source in self.sources if source.title}
