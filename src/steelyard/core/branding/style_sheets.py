"""What a style sheet asks for: every address in it, and where it stands."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct

from steelyard.core.addresses import SCHEME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_STRING = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
_ASKED = re.compile(
    rf"/\*.*?(?:\*/|\Z)|@import\s+(?P<imported>{_STRING})|url\(\s*(?P<quoted>{_STRING})\s*\)"
    rf"|url\(\s*(?P<bare>[^\"'()\s]*)\s*\)|{_STRING}",
    re.DOTALL | re.IGNORECASE,
)


class Asked(Struct, frozen=True):
    """An address in a style sheet; `line` and `column` count from 1."""

    address: str
    line: int
    column: int
    length: int

    @property
    def outside(self) -> bool:
        """Whether it leads to another host."""
        return bool(SCHEME.match(self.address))

    def path(self, sheet: str) -> str:
        """Return the file meant, as a path from where `sheet`'s path counts; a query and a fragment fall away."""
        place = unquote(self.address.partition("#")[0].partition("?")[0])
        return posixpath.normpath(posixpath.join(posixpath.dirname(sheet), place))


def with_addresses(css: str, told: Callable[[Asked], str]) -> str:
    """Return a style sheet with what `told` says in place of the address of each `url(…)`, in quotes."""

    def other(match: re.Match[str]) -> str:
        group = match.lastgroup
        address = match[group] if group == "bare" else match[group][1:-1] if group == "quoted" else ""
        if not address or address.startswith("#") or address[:5].lower() == "data:":
            return match[0]
        said = told(Asked(address, 0, 0, len(address))).replace("\\", "\\\\").replace('"', '\\"')
        return f'url("{said}")'

    return _ASKED.sub(other, css)


def asked_for(css: str) -> Iterator[Asked]:
    """Give every `url(…)` and `@import` of a style sheet, except those that carry what they mean themselves (`data:`)."""
    for match in _ASKED.finditer(css):
        group = match.lastgroup
        if group is None:  # a comment, or a string that is no address
            continue
        address = match[group] if group == "bare" else match[group][1:-1]
        if not address or address.startswith("#") or address[:5].lower() == "data:":
            continue
        start = match.start(group)
        line = css.count("\n", 0, start) + 1
        yield Asked(address, line, start - css.rfind("\n", 0, start), len(match[group]))
