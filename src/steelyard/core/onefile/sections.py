"""A page's HTML as a section of a file that holds them all: ids of its own, and links that lead within that file.

What is changed is markup that our templates and the sanitiser wrote: every attribute in it stands in quotes.
"""

from __future__ import annotations

import posixpath
import re
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct

from steelyard.core.addresses import SCHEME, absolute, href

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MAIN = re.compile(r"<main\b[^<>]*>(.*)</main>", re.DOTALL)
# What only a page has: ways to its parts, to its neighbours and to its copies, and scripts by their addresses.
_OF_A_PAGE = re.compile(
    r"<nav\b.*?</nav>\n?|<script\b.*?</script>\n?|<button class=\"sy-copy\b.*?</button>\n?", re.DOTALL
)
_TAG = re.compile(r"""<([a-zA-Z][\w:-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""\s+([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?""")
_CONCERNED = re.compile(
    r"""\s(?:id|name|for|headers|list|href|xlink:href|src|srcset|loading|role|aria-\w+)\s*="""
)
_REFERENCES = frozenset(
    ("for", "headers", "list", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")
)
_ADDRESSES = frozenset(("href", "xlink:href", "src"))
_LANDMARKS = frozenset(("section", "nav"))


class Holdings(Struct, frozen=True):
    """What one file holds: `sections` are the ids of its sections by the URLs of their pages.

    `data` gives a file of the site as a `data:` address, by its URL, '' where there is none. `site_url` is where the site
    is published, with a slash at its end, '' where that is not known.
    """

    sections: Mapping[str, str]
    data: Callable[[str], str]
    site_url: str = ""


def section_html(page: str, url: str, holdings: Holdings) -> str | None:
    """Return what a page has within `main` as a section of one file, None where it has no `main`.

    `url` is the page's, whose section's id begins all of its ids. Links lead to sections, to files that come with them,
    to the published site, or stop being links.
    """
    main = _MAIN.search(page)
    if main is None:
        return None
    section = _Section(url, holdings.sections[url], holdings)
    return _TAG.sub(section.tag, _OF_A_PAGE.sub("", main[1])).strip()


class _Section(Struct, frozen=True):
    url: str
    id: str
    holdings: Holdings

    def tag(self, match: re.Match[str]) -> str:
        name, rest = match[1], match[2]
        if not _CONCERNED.search(rest):
            return match[0]
        kept: dict[str, str | None] = {}
        for each in _ATTRIBUTE.finditer(rest):
            value = each[2] if each[2] is not None else each[3]
            kept[each[1]] = None if value is None else unescape(value)
        told = self._attributes(name, kept)
        end = " /" if rest.endswith(" /") else "/" if rest.endswith("/") else ""
        return f"<{name}{''.join(map(_written, told.items()))}{end}>"

    def _attributes(self, name: str, given: Mapping[str, str | None]) -> dict[str, str | None]:
        told: dict[str, str | None] = {}
        for key, value in given.items():
            if value is None:
                told.setdefault(key, None)
            elif key == "id" or (key == "name" and name == "a"):
                told[key] = self._inner(value)
            elif key in _REFERENCES:
                # Of many sections called "Relations" none is a landmark.
                if name not in _LANDMARKS:
                    told[key] = " ".join(map(self._inner, value.split()))
            elif key in _ADDRESSES:
                told |= self._address(name, key, value)
            elif key == "srcset":
                told[key] = ", ".join(filter(None, map(self._candidate, re.split(r",\s+", value))))
            elif key == "role" and value == "region":
                told[key] = "group"
            elif key != "loading":  # what is printed shall not wait to be seen
                told[key] = value
        return told

    def _inner(self, anchor: str) -> str:
        return f"{self.id}/{anchor}"

    def _address(self, name: str, key: str, value: str) -> dict[str, str | None]:
        if SCHEME.match(value) or value in {"", "#"}:
            return {key: value}
        place, mark, anchor = value.partition("#")
        if not place:
            return {key: f"#{self._inner(anchor)}"}
        target = self._target(place)
        section = self.holdings.sections.get(target)
        if section is not None:
            return {key: f"#{section}/{anchor}" if anchor else f"#{section}"}
        data = self.holdings.data(target)
        if data and name == "a":
            # The script that saves a table under other weights takes its name from behind the last `/` of the address.
            file = posixpath.basename(target)
            return {key: f"{data}#/{href(file)}", "download": file}
        if data:
            return {key: data}
        if self.holdings.site_url:
            return {key: absolute(self.holdings.site_url, target) + mark + anchor}
        return {}

    def _candidate(self, candidate: str) -> str:
        address, blank, size = candidate.strip().partition(" ")
        return "".join((*self._address("source", "src", address).values(), blank, size)) if address else ""  # type: ignore[arg-type]

    def _target(self, place: str) -> str:
        way = unquote(place.partition("?")[0])
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.url), way))


def _written(attribute: tuple[str, str | None]) -> str:
    name, value = attribute
    return f" {name}" if value is None else f' {name}="{escape(value)}"'
