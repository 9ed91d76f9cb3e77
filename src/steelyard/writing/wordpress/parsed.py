"""A post's HTML as a tree, with what a page may not hold put into what it may."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from steelyard.reading.wordpress import address_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "[document]",
    ]
)
"""Elements that begin a line of their own."""

_PLAYED = frozenset({"iframe", "audio", "video"})
_LEFT_OUT = frozenset({"script", "style", "object", "embed", "applet", "svg", "canvas", "input"})
_DEEPEST = 60  # elements in each other: what goes on from one to those in it has no end of room
_EMPTIED = frozenset({"form", "select", "textarea", "button"})
"""Elements that a page may not hold and whose words it may."""

_ODD_SECTION = re.compile(
    r"<!\[(?!(?:cdata|temp|ignore|include|rcdata|if|else|endif)(?![-\w.]))[^<>]*+>?", re.IGNORECASE
)
"""What begins as a section of SGML and is none: a comment for browsers, and an error for Python's parser."""


def tree(html: str) -> BeautifulSoup:
    """Parse any HTML."""
    told = _ODD_SECTION.sub(lambda odd: "" if odd[0].endswith(">") else f"&lt;{odd[0][1:]}", html)
    return BeautifulSoup(told, "html.parser")


def prepared(html: str) -> tuple[BeautifulSoup, list[tuple[str, str]]]:
    """Parse HTML and put what a page may not hold into what it may; return the tree and what was put otherwise."""
    soup = tree(html if "<" in html else f"<p>{html}</p>")  # it warns of a bare address
    unsaid: list[tuple[str, str]] = []
    for element in [each for each in soup.descendants if isinstance(each, Tag)]:
        name = element.name
        if element.decomposed:
            continue
        too_deep = sum(1 for _ in islice(element.parents, _DEEPEST + 1)) > _DEEPEST
        if too_deep or name in _PLAYED or name in _LEFT_OUT or name in _EMPTIED:
            unsaid.append(("element", name))
        if name in _PLAYED:
            _linked(element, soup)
        elif name in _LEFT_OUT:
            element.decompose()
        elif too_deep:
            element.unwrap()
        elif name == "br" and element.find_parent("pre"):
            element.replace_with("\n")
        elif name == "br" and (_at_edge(element.next_siblings) or _at_edge(element.previous_siblings)):
            element.decompose()
    return soup, unsaid


def _linked(player: Tag, soup: BeautifulSoup) -> None:
    """Put a link to what a player plays into its place."""
    inner = player.find("source")
    source = (
        player.get("src") or player.get("data-src") or (inner.get("src") if isinstance(inner, Tag) else "")
    )
    if not source:
        player.decompose()
        return
    address = str(source)
    link = soup.new_tag("a", href=f"https:{address}" if address.startswith("//") else address)
    link.string = str(player.get("title") or "") or address_parts(address).hostname or address
    player.replace_with(link)


def _at_edge(siblings: Iterable[Any]) -> bool:
    """Say whether nothing stands on this side of a line break but the edge of a block."""
    for each in siblings:
        if isinstance(each, Tag):
            return each.name in BLOCKS
        if type(each) is NavigableString and each.strip():
            return False
    return True
