"""A status or date that is a picture: `![Accepted](https://img.shields.io/badge/status-accepted-green)`, `![][accepted]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from steelyard.reading.outline import definitions, folded
from steelyard.reading.status_words import begun_with

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from steelyard.reading.outline import Section

IMAGE = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\((?P<target>[^\s()]*)(?:\s[^()]*)?\)")
_STATUS = r"(?:(?:adr|decision|rfc)(?:_|%20|--)?)?status|adr"
BADGE = re.compile(
    rf"/badge/(?P<label>{_STATUS}|(?:decision(?:_|%20))?date)(?:-(?P<text>(?:[^-/?]|--)+)-[^-/?]+|/(?P<apart>[^/?]+)/[^/?]+/?)(?:\?|$)",
    re.IGNORECASE,
)
"""The address of a badge of shields.io, its parts joined by hyphens, or of badgen.net, by strokes."""

BY_REFERENCE = re.compile(r"!\[(?P<alt>[^\[\]]*)\](?![(:])(?:\[(?P<name>[^\[\]]*)\])?")
_FOLDED = re.compile("--|__|_")
_LABEL = re.compile(r"status\s*:\s*", re.IGNORECASE)


class Badge(Struct, frozen=True):
    """A picture in a line: what it shows where it cannot be seen, what its address has it say ('' if nothing) of which field, its place."""

    alt: str
    field: str
    says: str
    column: int
    text: str


def pictures_in(line: str) -> Iterator[Badge]:
    """Yield the pictures of a line; a badge of shields.io or badgen.net says a status or a date in its address."""
    for image in IMAGE.finditer(line) if "![" in line else ():
        badge = BADGE.search(image["target"])
        says, label = _said(badge) if badge else ("", "")
        field = "date" if label.endswith("date") else "status"
        if label == "adr" and begun_with(says, ()) is None:  # "ADR | 0012"
            says = ""
        yield Badge(_LABEL.sub("", image["alt"]).strip(), field, says, image.start() + 1, image[0])


def _said(badge: re.Match[str]) -> tuple[str, str]:
    """Return what a badge says, and of what."""
    joined = badge["text"]
    text = unquote(joined or badge["apart"])
    return _FOLDED.sub(lambda sign: sign[0][1:] or " ", text) if joined else text, badge["label"].casefold()


def with_addresses(sections: tuple[Section, ...], body: str) -> tuple[Section, ...]:
    """Return sections with the addresses of their pictures in place, where a file defines them elsewhere: `![Status][accepted]`."""
    if "![" not in body or "]: " not in body:  # nearly every file
        return sections
    defined = definitions(sections)
    return tuple(_addressed(section, defined) for section in sections) if defined else sections


def _addressed(section: Section, defined: Mapping[str, str]) -> Section:
    def address(picture: re.Match[str]) -> str:
        target = defined.get(folded(picture["name"] or picture["alt"]))
        return f"![{picture['alt'] if picture['name'] else ''}]({target})" if target else picture[0]

    lines = tuple(
        (number, BY_REFERENCE.sub(address, line) if "![" in line else line) for number, line in section.lines
    )
    return replace(section, lines=lines)
