"""The sentence of a body in which a link stands, as the page that is linked to quotes it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from steelyard.markdown.document import RAW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

LONGEST_SENTENCE = 300
"""Characters of a quoted sentence, the ellipses of a cut one included."""

_WORD = 40  # characters at most that are given up so as not to cut a word
_BLOCKS_WORDS = """
    p li td th h1 h2 h3 h4 h5 h6 dt dd blockquote div summary details figcaption caption center pre ul ol dl table
    section figure
"""
BLOCKS = frozenset(_BLOCKS_WORDS.split())
MARK, OPEN, CLOSE = "\ufdd4", "\ufdd5", "\ufdd6"
"""Before an element that is asked for, and around the words of a link."""

_MARKS = re.compile("[\ufdd4-\ufdd6]")
_LINK = re.compile("\ufdd5[^\ufdd5\ufdd6]*\ufdd6")
_END = re.compile(
    r"[.!?…][\"”’')\]\ufdd6]*\s+(?=[\ufdd4-\ufdd6]*[^\sa-z\ufdd4-\ufdd6])|[。！？｡]+[”’」』）】\ufdd6]*\s*(?=\S)"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|no|nr|approx|fig|sec|dr|mr|mrs|st|ca|incl|resp|al|bzw|vgl|ggf|pp|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)|\b[A-Za-z])\.$",
    re.IGNORECASE,
)


def sentences(spots: list[Element], above: dict[Element, Element]) -> list[str]:
    """Return, for each element, the sentence of its block in which it stands: plain text, LONGEST_SENTENCE at most."""
    blocks: dict[Element, set[Element]] = {}
    for spot in spots:
        block = spot
        while block.tag not in BLOCKS and block in above:
            block = above[block]
        blocks.setdefault(block, set()).add(spot)
    quoted: dict[Element, str] = {}
    for block, targets in blocks.items():
        parts: list[str] = []
        order: list[Element] = []
        _gather(block, targets, parts, order)
        quoted.update(zip(order, quote("".join(parts)), strict=False))
    return [quoted[spot] for spot in spots]


def quote(block: str) -> Iterator[str]:
    """Give, for each MARK in a block's own text, the sentence in which it stands."""
    text = " ".join(block.split())
    borders = [0, *_borders(text), len(text)]
    mark = text.find(MARK)
    while mark >= 0:
        after = bisect_right(borders, mark)
        start, end = borders[after - 1], borders[min(after, len(borders) - 1)]
        yield _cut(text, start, end, mark)
        mark = text.find(MARK, mark + 1)


def _borders(text: str) -> Iterator[int]:
    """Give where sentences end; none ends within the words of a link, which may be a title such as "2. Use Redis"."""
    links = [match.span() for match in _LINK.finditer(text)]
    for match in _END.finditer(text):
        at = bisect_right(links, (match.end(), 0)) - 1
        if at >= 0 and match.end() < links[at][1]:
            continue
        if not _ABBREVIATION.search(text[max(match.start() - 12, 0) : match.start() + 1]):
            yield match.end()


def _gather(element: Element, targets: set[Element], parts: list[str], order: list[Element]) -> None:
    """Collect a block's own text, with a mark before each target; blocks within it are not its own.

    A link's own words stand between marks.
    """
    if element in targets:
        parts.append(MARK)
        order.append(element)
    if element.get("class") == "footnote-ref":
        return  # its figure is no word of the sentence
    if element.tag == "img":
        parts.append(element.get("alt") or "")
    elif element.tag != RAW:  # pragma: no branch (such stand in a `pre`, a block of its own)
        if element.tag == "a":
            parts.append(OPEN)
        parts.append(element.text or "")
        for child in element:
            if child.tag not in BLOCKS:
                _gather(child, targets, parts, order)
            if child.tag == "br":
                parts.append(" ")
            parts.append(child.tail or "")
        if element.tag == "a":
            parts.append(CLOSE)


def _cut(text: str, start: int, end: int, mark: int) -> str:
    """Return a sentence, or as much of a long one as fits around its mark, without any marks.

    It is cut between words where a blank is near.
    """
    first, last = max(start, mark - LONGEST_SENTENCE // 2), end
    if first > start:
        blank = text.find(" ", first, min(first + _WORD, mark))
        first = blank if blank > 0 else first
    if last - first >= LONGEST_SENTENCE:
        last = first + LONGEST_SENTENCE - 2
        blank = text.rfind(" ", max(last - _WORD, mark), last)
        last = blank if blank > 0 else last
    piece = " ".join(_MARKS.sub("", text[first:last]).split())
    return f"{'…' if first > start else ''}{piece}{'…' if last < end else ''}"
