"""How a record names another one: as a number, `ADR-0012`, a path or a link, in the form that its file uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec import Struct

from steelyard.reading.naming import SCOPED, read_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NUMBERED = re.compile(rf"(?:(?:{SCOPED}|[A-Za-z]+)[-_ ]?)?0*(?P<number>\d+)")
_FIGURES = re.compile(r"\d+")
_NUMBER = re.compile(r"0*\d+")
_SERIES = re.compile(r"(?P<series>[A-Za-z]{1,12}[-_ #]?)(?P<number>\d+)")
_UNSAFE = re.compile(r"[\s()<>%?#\"\\\[\]|]")
_BRACKET = re.compile(r"[\[\]\\]")


class Other(Struct, frozen=True):
    """Another record, which need not exist yet: its path from the project's root, its number and its title.

    `clear` says that its number alone names it and no other one.
    """

    path: str
    number: str | None
    title: str
    clear: bool = True

    @property
    def padded(self) -> str:
        """Its number as its file's name has it; '' without one."""
        if not self.number:
            return ""
        folder, _, name = self.path.rpartition("/")
        for part in (name, folder.rpartition("/")[2]):
            match = _NUMBERED.match(part)
            if match and match["number"] == self.number and (figures := _FIGURES.search(part)):
                return figures[0]
        return self.number

    @property
    def label(self) -> str:
        """Its number, else its title."""
        return self.padded or self.title

    def way(self, path: str) -> str:
        """Return the path that leads to it from another file; '' where that lies outside of the project and it does not.

        From there the way back would name the project's own folder, which nothing here knows.
        """
        here, there = path.split("/")[:-1], self.path.split("/")
        shared = 0
        while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
            shared += 1
        if ".." in here[shared:]:
            return ""
        return "../" * len(here[shared:]) + "/".join(there[shared:])

    def link(self, path: str, *, short: bool = False) -> str:
        """Return a Markdown link to it: `[3. Title](0003-title.md)`, short `[ADR-0003](0003-title.md)`."""
        title = _BRACKET.sub(r"\\\g<0>", self.title)
        long = f"{self.number}. {title}" if self.number else title
        scope = read_name(self.path).series
        label = f"{scope if '-' in scope else 'ADR'}-{self.padded}" if short and self.number else long
        return f"[{label}]({self.href(path)})"

    def href(self, path: str) -> str:
        """Return the destination of a link to it."""
        return _UNSAFE.sub(lambda match: quote(match[0], safe=""), self.way(path))

    def named(self, path: str, *, like: str) -> Iterator[str]:
        """Yield the ways to name it in front matter, that of another reference first."""
        series = _SERIES.fullmatch(like)
        if self.number and self.clear:
            if _NUMBER.fullmatch(like):
                yield self.number.zfill(len(like)) if like.startswith("0") else self.number
            if series:
                yield series["series"] + self.number.zfill(len(series["number"]))
        if like.startswith("[") and self.way(path):
            yield self.link(path)
        if self.number and self.clear and not like.endswith(".md"):
            yield self.number
        if self.way(path):
            yield self.way(path)

    def spellings(self, path: str, *, like: Iterable[str]) -> frozenset[str]:
        """Return how it may be named from a file that names others so, as references are read."""
        names = (name for each in ("", *like) for name in self.named(path, like=each))
        return frozenset({*names, self.href(path)})
