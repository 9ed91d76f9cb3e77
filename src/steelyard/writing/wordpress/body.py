"""A post's HTML in Markdown, and whether readers see the same of both."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from bs4 import Tag
from bs4.element import Comment, NavigableString
from msgspec import Struct

from steelyard.core.model import Link
from steelyard.markdown.body import BodyRenderer, BodySettings
from steelyard.writing.wordpress.converter import Converter
from steelyard.writing.wordpress.parsed import BLOCKS, prepared, tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import BeautifulSoup

_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_MANY_LINES = re.compile(r"\n{3,}")
_FENCED = re.compile(
    r"^((?:[ >]|- |\d{1,9}\. )*(`{3,})[^\n`]*\n.*?\n[ >]*\2[ \t]*$)", re.MULTILINE | re.DOTALL
)
_ANY_TAG = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PRE = re.compile(r"<pre\b[^>]*>(.*?)</pre>", re.DOTALL)
_CONTEXT = 30  # characters of the place where two texts part


class Body(Struct, frozen=True):
    """A post in Markdown. `unsaid` names what became something else, `apart` is where readers see another text, or ''."""

    text: str
    unsaid: tuple[tuple[str, str], ...] = ()
    apart: str = ""


def in_markdown(html: str, *, address: Callable[[str], str]) -> Body:
    """Write HTML as Markdown; `address` says where a link or picture leads from the record.

    The gentle way of escaping is taken where it shows the same text as the HTML, else, block by block, the heavy one.
    """
    soup, unsaid = prepared(html)
    _lead(soup, address)
    linked = (str(link.get("href")) for link in soup.find_all("a", href=True))
    wanted = frozenset(href[1:] for href in linked if href.startswith("#"))
    seen = _seen(soup)
    gentle, heavy = (Converter(heavy=way, wanted=wanted) for way in (False, True))
    text = _tidy(gentle.convert_soup(soup))
    apart = _apart(seen, _of_markdown(text))
    if apart:
        careful = _tidy("\n\n".join(_block(block, gentle, heavy) for block in _blocks(soup)))
        if not (still := _apart(seen, _of_markdown(careful))):
            text, apart = careful, still
    return Body(text, tuple(unsaid), apart)


def _blocks(soup: BeautifulSoup) -> list[Tag]:
    """Return what stands outermost, stretches of text between blocks as paragraphs."""
    blocks: list[Tag] = []
    run: Tag | None = None
    for child in list(soup.children):
        if isinstance(child, Tag) and child.name in BLOCKS:
            run = None
            blocks.append(child)
        elif isinstance(child, Tag) or (not isinstance(child, Comment) and str(child).strip()):
            if run is None:
                run = soup.new_tag("p")
                blocks.append(run)
            run.append(child)
    return blocks


def _block(block: Tag, gentle: Converter, heavy: Converter) -> str:
    """Return one block in the gentle way, if that shows what it holds, else in the heavy one."""
    texts = (_tidy(way.process_tag(block)) for way in (gentle, heavy))
    text = next(texts)
    return text if not _apart(_seen(block), _of_markdown(text)) else next(texts)


def plain_text(html: str) -> str:
    """Return the text of HTML on one line, as for a title."""
    if "<" in html:
        html = tree(html).get_text()
    elif "&" in html:
        html = unescape(html)
    return " ".join(html.split())


def _lead(soup: BeautifulSoup, address: Callable[[str], str]) -> None:
    for element in soup.find_all(["a", "img"]):
        name = "href" if element.name == "a" else "src"
        if element.get(name):
            element[name] = address(str(element[name]))


def _tidy(markdown: str) -> str:
    """Leave out blanks at the ends of lines and lines that say nothing, code apart."""
    parts = _FENCED.split(markdown)
    out = []
    for number, part in enumerate(parts):
        if number % 3 == 0:
            out.append(_MANY_LINES.sub("\n\n", _TRAILING.sub("", part)))
        elif number % 3 == 1:
            out.append(part)
    return "".join(out).strip("\n")


@cache
def _renderer() -> BodyRenderer:
    return BodyRenderer(BodySettings())


def _rendered(markdown: str) -> str:
    fragment, _ = _renderer().render(
        markdown,
        file="",
        first_line=1,
        title_line=0,
        resolve=lambda destination, tag: Link("text") if tag == "wiki" else Link("external", destination),
    )
    return fragment.html


def _of_markdown(text: str) -> tuple[str, tuple[str, ...]]:
    html = _COMMENT.sub("", _rendered(text))
    blocks = (_ANY_TAG.sub("", found) for found in _PRE.findall(html))
    return _letters(_ANY_TAG.sub("", html)), tuple(unescape(block).strip("\n") for block in blocks)


def _letters(html: str) -> str:
    return unicodedata.normalize("NFC", "".join(unescape(html).split()))


def _seen(soup: Tag) -> tuple[str, tuple[str, ...]]:
    """Return what readers see: all letters without blanks, and each block of code as it stands."""
    texts = [
        each
        for each in soup.descendants
        if isinstance(each, NavigableString) and not isinstance(each, Comment)
    ]
    letters = "".join("".join(texts).split())
    blocks = tuple(each.get_text().strip("\n") for each in soup.find_all("pre") if isinstance(each, Tag))
    return unicodedata.normalize("NFC", letters), blocks


def _apart(one: tuple[str, tuple[str, ...]], other: tuple[str, tuple[str, ...]]) -> str:
    """Return what stands where two texts part, '' where they do not."""
    if one[0] != other[0]:
        pairs = zip(one[0], other[0], strict=False)
        at = next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one[0]), len(other[0])))
        return one[0][max(at - 5, 0) : at + _CONTEXT] or other[0][max(at - 5, 0) : at + _CONTEXT]
    lost = next((block for block in one[1] if block.strip() and block not in other[1]), "")
    return lost[:_CONTEXT].split("\n")[0]
