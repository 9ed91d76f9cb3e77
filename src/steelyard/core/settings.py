"""What a site's `steelyard.yml` says, as frozen values; `steelyard.reading.config` reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

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
class SiteSettings:
    """The site's own words. `url` is the address it is published under, '' where it is not known."""

    title: str = "Decisions"
    description: str = ""
    url: str = ""
    language: str = "en"


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

    `weight_words` says what a criterion of weight "High" weighs; its words are in lower case.
    """

    file: str = ""
    sources: tuple[Source, ...] = ()
    out: str = "site"
    site: SiteSettings = SiteSettings()
    repo_url: str = ""
    dialect: Literal["github", "python-markdown"] = "github"
    extensions: tuple[str, ...] = ()
    statuses: tuple[StatusWord, ...] = ()
    relations: tuple[RelationKind, ...] = ()
    dates: Literal["record", "git"] = "record"
    history: Literal["record", "git"] = "record"
    permalink: str = DEFAULT_PERMALINK
    theme_path: str = ""
    attachments_max: int = 20_000_000
    severities: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    weight_words: Mapping[str, Fraction] = field(default_factory=lambda: MappingProxyType({}))
