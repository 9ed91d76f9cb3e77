"""What a site's `steelyard.yml` says, as frozen values; `steelyard.reading.config` reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

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
    "docs/architecture-decisions",
    "docs/adrs",
    "adr",
    "adrs",
)
"""Folders that are sources without any configuration, where they exist."""

DEFAULT_PERMALINK = "d/{number}-{slug}.html"


@dataclass(frozen=True, slots=True)
class Source:
    """A folder of records. `path` is from the project's root; `name` is '' where the site has one source.

    `root` is the way from the project's root to that of the source's own repository, '' where it has none.
    """

    path: str
    name: str = ""
    title: str = ""
    root: str = ""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of the project by its path from the project's root, and where the configuration names it."""

    path: str
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class OwnLink:
    """A link of the site's own: its words, what it leads to as written, and where that stands.

    Without a title, `target` is one of the site's own pages by name (`OWN_PAGES`).
    """

    title: str
    target: str
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class TokenColour:
    """A colour that the site gives to a token of the theme, `#rrggbb`, on light and on dark ground; '' leaves it to us.

    With `one` the same value was meant for both, and may be fitted to each ground.
    """

    name: str
    light: str
    dark: str
    one: bool = False
    place: Place = field(default=Place(""), compare=False)


OWN_PAGES = ("decisions", "timeline", "graph", "scores")
"""The site's own pages, as `navigation` names them."""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """The site's own words. `url` is the address it is published under, '' where it is not known.

    `cname` is the domain that its host is to serve it under, in ASCII, '' where it has none of its own.
    """

    title: str = "Decisions"
    description: str = ""
    url: str = ""
    language: str = "en"
    language_place: Place = field(default=Place(""), compare=False)
    logo: OwnFile | None = None
    cname: str = ""


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A site's own status word: shown as `label` in `colour` (a CSS hexadecimal colour, or '').

    `like` is the word of the vocabulary that it counts as, or 'other'; `meaning` is told to readers.
    """

    word: str
    label: str
    colour: str = ""
    meaning: str = ""
    like: str = "other"


@dataclass(frozen=True, slots=True)
class RelationKind:
    """A kind of relation and how it is called from the other side (its own name where symmetric)."""

    name: str
    inverse: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a build may be told. `file` is where it was read, '' for the defaults.

    `weight_words` says what a criterion of weight "High" weighs; its words are in lower case. `navigation` is None
    for the theme's own; `footer` is its text in stretches, those without a target being plain text. `copies` says that
    each record's own Markdown is published beside its page.
    """

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
    theme_place: Place = field(default=Place(""), compare=False)
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
