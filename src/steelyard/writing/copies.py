"""A record's file as its site has it beside the record's page: as it was written, with links that lead somewhere there."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from steelyard.core.addresses import record_markdown_url
from steelyard.writing.links import destinations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from steelyard.core.model import Link

_HELD = frozenset(("record", "page", "file", "repository"))
_IN_MARKDOWN = str.maketrans({"(": "%28", ")": "%29"})


def copy_of(text: str, body_start: int, links: Mapping[tuple[str, str], Link]) -> bytes:
    """Return the copy of a record's file, whose body begins at `body_start`, for its site; `links` are those of its body."""
    return copied(text, body_start, links).encode("utf-8", "replace")


def copied(text: str, body_start: int, links: Mapping[tuple[str, str], Link]) -> str:
    """Return a record's file with each link in its body to what the site holds leading there from beside its page.

    Links to records lead to their copies, all others where they lead on the page. `links` say what the destinations of
    the body turned out to be, by destination and tag. Nothing else is changed; nor are links in code, in comments, and
    those that lead there as they are.
    """
    wanted = _wanted(links)
    if not wanted:
        return text
    body = text[body_start:]
    pieces, at = [text[:body_start]], 0
    for found in sorted(destinations(body), key=lambda each: each.start):
        href = wanted.get(unquote(found.meant)) if found.tag != "wiki" and found.start >= at else None
        if href is not None:
            pieces += [body[at : found.start], _written(href, in_markup=found.in_markup)]
            at = found.start + len(found.written)
    return "".join((*pieces, body[at:]))


def _written(href: str, *, in_markup: bool) -> str:
    return escape(href) if in_markup else href.translate(_IN_MARKDOWN)


def _wanted(links: Mapping[tuple[str, str], Link]) -> dict[str, str]:
    """Return the destinations that do not lead there as they are, decoded, and what to write instead."""
    wanted = {}
    for (destination, tag), link in links.items():
        if link.kind not in _HELD or link.href is None or tag == "wiki":
            continue
        href = _beside(link.href) if link.kind == "record" else link.href
        meant = unquote(destination)
        if meant.removeprefix("./") != unquote(href).removeprefix("./"):
            wanted[meant] = href
    return wanted


def _beside(href: str) -> str:
    page, mark, anchor = href.partition("#")
    return (record_markdown_url(page) if page else "") + mark + anchor
