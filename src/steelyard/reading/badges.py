"""A status or date that is a picture: `![Accepted](https://img.shields.io/badge/status-accepted-green)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

_IMAGE = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\((?P<target>[^\s()]*)(?:\s[^()]*)?\)")
_BADGE = re.compile(
    r"/badge/(?P<label>status|(?:decision(?:_|%20))?date)-(?P<text>(?:[^-/?]|--)+)-[^-/?]+(?:\?|$)",
    re.IGNORECASE,
)
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
    """Yield the pictures of a line; a badge of shields.io says a status or a date in its address."""
    for image in _IMAGE.finditer(line) if "![" in line else ():
        badge = _BADGE.search(image["target"])
        says = _FOLDED.sub(lambda sign: sign[0][1:] or " ", unquote(badge["text"])) if badge else ""
        field = "date" if badge and badge["label"].casefold() != "status" else "status"
        yield Badge(_LABEL.sub("", image["alt"]).strip(), field, says, image.start() + 1, image[0])
