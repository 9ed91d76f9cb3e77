"""Bodies as most are, without HTML of the author's own: the parser's HTML is finished as text, with no tree made of it.

What the sanitiser, the tree and its processors would do to such a body is done here to the same bytes, by a few edits;
a body that holds anything else is declined.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from steelyard.core.model import Heading, Mention
from steelyard.core.scores.slots import CLOSING, opening
from steelyard.markdown.blocks import region_name, region_start
from steelyard.markdown.code import LANGUAGE, wide
from steelyard.markdown.document import MOST_MARKS, extent, start_tag
from steelyard.markdown.formulas import STRAY
from steelyard.markdown.headings import Anchors, anchor, title_among
from steelyard.markdown.links import Visit
from steelyard.markdown.nesting import LIMIT, too_deep
from steelyard.markdown.scores import anchor_names, table_among
from steelyard.markdown.sentences import CLOSE, MARK, OPEN, quote
from steelyard.markdown.words import MAYBE_EMOJI

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from steelyard.markdown.document import Work
    from steelyard.markdown.highlighting import Highlighter

    Edit = tuple[int, int, str]
    """A stretch of the HTML, and what stands there instead."""

_ODD = ("<img", "<input", "<sup", ' title="', "[!")
"""Signs of pictures, tasks, footnotes, links with a title, and alerts."""

_PRINTED = bytes(range(0x20, 0x80)) + b"\t\n"
_UNFIT = re.compile("[^\t\n\x20-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
"""What XML forbids or reads otherwise, and the noncharacters that mark places."""

_NESTING = ("<ul>", "<ol", "<blockquote>", "<em>", "<strong>", "<del>")
_LEVELS_MORE = 10  # at most: a cell, a heading, a link, code and a block of it nest nothing of their kind
_CODE = re.compile(r"<code[^>]*>[^<]*</code>")
_TAG = re.compile(r"<[^>]*>")

_HEADING = re.compile(r"<h([1-6])>(.*?)</h[1-6]>", re.DOTALL)
_CODE_BLOCK = re.compile(r'<pre><code(?: class="([^"]*)")?>([^<]*)</code></pre>')
_TABLE = re.compile(r"<table>\n<thead>\n<tr>(.*?)</tr>.*?</table>", re.DOTALL)
_CELL = re.compile(r"<th[^>]*>(.*?)</th>", re.DOTALL)
_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_ADDRESS = re.compile(
    r"[^:]*|mailto:.*|(?!.*xn--)https?://(?:[A-Za-z0-9-]+\.)*[A-Za-z][A-Za-z0-9-]*(?::\d{1,4})?(?:[/?#].*)?"
)
"""An address that the sanitiser cannot but keep as it is: relative, or of a plain host."""
_BLOCK = re.compile(r"<(/?(?:p|li|t[dh]|h[1-6]|ul|ol|pre|blockquote|table))\b[^>]*>")
_LEAVES = frozenset(("p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"))


def finish(html: str, work: Work, highlighter: Highlighter) -> tuple[str, tuple[Heading, ...]] | None:
    """Return what the page shows of a body in cmark's own HTML, and its headings; None where the tree is needed.

    What else is found goes to `work`, as from the tree's processors.
    """
    if not _is_ordinary(html, work):
        return None
    html = html.replace("&quot;", '"').replace("<br />", "<br>").replace("<hr />", "<hr>")
    edits, headings, title = _headings(html, work)
    tables = _tables(html, work, headings)
    links = _links(html)
    code = _code_blocks(html, highlighter)
    if tables is None or links is None or code is None:
        return None
    work.diagrams = any(block.startswith(_DIAGRAM) for _, _, block in code)
    edits += tables + code + _resolved(html, links, title, work)
    return _edited(html, edits).strip(), headings


def _is_ordinary(html: str, work: Work) -> bool:
    body = work.source.text
    if not html or extent(html) > MOST_MARKS or any(sign in html for sign in _ODD):
        return False
    if html.encode().translate(None, _PRINTED) if html.isascii() else _UNFIT.search(html):
        return False
    if sum(map(html.count, _NESTING)) > LIMIT - _LEVELS_MORE and too_deep(html):
        return False
    if "$" in body and (STRAY.search(body) or _dollars_in_code(html) < body.count("$")):
        return False  # a formula, perhaps
    if "[[" in body or MAYBE_EMOJI.search(body):
        text = _CODE.sub("<>", html)
        return "[[" not in text and not MAYBE_EMOJI.search(text)
    return True


def _dollars_in_code(html: str) -> int:
    return sum(block[2].count("$") for block in _CODE_BLOCK.finditer(html))


def _edited(html: str, edits: list[Edit]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, instead in sorted(edits):
        pieces += (html[at:start], instead)
        at = end
    pieces.append(html[at:])
    return "".join(pieces)


def _text(html: str) -> str:
    return unescape(_TAG.sub("", html) if "<" in html else html)


def _headings(html: str, work: Work) -> tuple[list[Edit], tuple[Heading, ...], re.Match[str] | None]:
    """Return the edits that headings ask for, the headings, and the one that is taken out as the title."""
    found = [(match, _text(match[2])) for match in _HEADING.finditer(html)]
    title = _title(found, work)
    anchors = Anchors()
    edits: list[Edit] = []
    headings: list[Heading] = []
    for match, text in found:
        given = anchors.give(anchor(text))
        if match is title:
            work.title_anchor = given
            edits.append((*match.span(), ""))
        else:
            edits.append((match.start(), match.start(2), f'<h{match[1]} id="{given}">'))
            headings.append(Heading(int(match[1]), given, " ".join(text.split())))
    work.ids = anchors.taken
    return edits, tuple(headings), title


def _title(found: Sequence[tuple[re.Match[str], str]], work: Work) -> re.Match[str] | None:
    tops = [each for each in found if each[0][1] == "1"]
    if work.title_line <= 0 or not tops:
        return None
    return tops[title_among([text for _, text in tops], work) if len(tops) > 1 else 0][0]


def _code_blocks(html: str, highlighter: Highlighter) -> list[Edit] | None:
    edits: list[Edit] = []
    for match in _CODE_BLOCK.finditer(html):
        named = LANGUAGE.fullmatch(match[1]) if match[1] else None
        language = named[1].lower() if named else ""
        if (match[1] and not named) or language == "math":
            return None
        edits.append((*match.span(), _code_block(match[2], language, highlighter)))
    return edits


_DIAGRAM = '<pre class="mermaid">'


def _code_block(html: str, language: str, highlighter: Highlighter) -> str:
    if language == "mermaid":
        kept = "\n" if html.startswith("\n") else ""  # a browser drops the line break that opens a `pre`
        return f"{_DIAGRAM}{kept}{html}</pre>"
    text = unescape(html)
    coloured = highlighter.colour(text, language) if language else None
    named = f' class="language-{language}"' if language else ""
    reached = ' tabindex="0"' if wide(text) else ""
    block = f"<pre{reached}><code{named}>{html if coloured is None else coloured}</code></pre>"
    return block if coloured is None else f'<div class="highlight">{block}</div>'


def _tables(html: str, work: Work, headings: Iterable[Heading]) -> list[Edit] | None:
    """Return the edits that put tables into their boxes and score tables into their slots; None where one has no place."""
    found = [(match, [_text(cell) for cell in _CELL.findall(match[1])]) for match in _TABLE.finditer(html)]
    names = anchor_names(work, [heading.anchor for heading in headings])
    free = list(found)
    slots: dict[int, str] = {}
    for number, slot in enumerate(work.slots):
        at = table_among([row for _, row in free], slot.header) if slot.header and not slot.file else None
        if at is None:
            return None
        start = free.pop(at)[0].start()
        if _is_nested(html, start):
            return None
        slots[start] = opening(number, names[number])
    edits: list[Edit] = []
    named: dict[str, int] = {}
    for match, row in found:
        start, end = match.span()
        box = region_start(region_name(row, named, work.language))
        edits.append((start, start, slots.get(start, "") + box))
        # what closes a slot stands behind the line break that follows the table
        edits.append((end, end + 1, f"</div>\n{CLOSING}\n") if start in slots else (end, end, "</div>"))
    return edits


def _is_nested(html: str, at: int) -> bool:
    """Say whether what begins here stands in a list or a quotation."""
    opened = sum(html.count(tag, 0, at) for tag in ("<ul>", "<ol", "<blockquote>"))
    return opened > sum(html.count(tag, 0, at) for tag in ("</ul>", "</ol>", "</blockquote>"))


def _links(html: str) -> list[tuple[re.Match[str], tuple[int, int]]] | None:
    """Return the links, each with the stretch of its block; None where one is not plain, or its block holds others."""
    links: list[tuple[re.Match[str], tuple[int, int]]] = []
    opened: re.Match[str] | None = None
    closed: re.Match[str] | None = None
    for match in _LINK.finditer(html):
        at = match.start()
        if closed is None or closed.start() < at:
            opened, closed = _opening(html, closed.start() if closed else 0, at), _BLOCK.search(html, at)
        # A link's block holds no other, so that what ends next is the block itself.
        if not opened or not closed or opened[1] not in _LEAVES or closed[1] != f"/{opened[1]}":
            return None
        if "<a " in match[2] or not _ADDRESS.fullmatch(match[1]):
            return None
        links.append((match, (opened.end(), closed.start())))
    return links


def _opening(html: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last tag of a block in this stretch."""
    at = end
    while (at := html.rfind("<", start, at)) >= 0:
        if found := _BLOCK.match(html, at):
            return found
    return None


def _resolved(
    html: str,
    links: Iterable[tuple[re.Match[str], tuple[int, int]]],
    title: re.Match[str] | None,
    work: Work,
) -> list[Edit]:
    """Ask for each destination, note the mentions, and return the edits of the links."""
    inside = title.span() if title else (0, 0)
    passed = [unescape(link[1]) for link, _ in links if inside[0] < link.start() < inside[1]]
    visit = Visit(work, passed=passed)
    edits: list[Edit] = []
    blocks: dict[tuple[int, int], list[tuple[re.Match[str], bool, bool]]] = {}
    for link, block in links:
        if inside[0] < link.start() < inside[1]:
            continue
        element = Element("a", {"href": unescape(link[1])})
        noted = visit.link(element)
        edits.append((link.start(), link.start(2), start_tag(element.tag, element.attrib)))
        if element.tag != "a":
            edits.append((link.end(2), link.end(), f"</{element.tag}>"))
        blocks.setdefault(block, []).append((link, element.tag == "a", noted))
    sentences = (each for block, spots in blocks.items() for each in _sentences(html, block, spots))
    work.mentions += [
        Mention(link.kind, link.target, sentence)
        for (link, _), sentence in zip(visit.noted, sentences, strict=True)
    ]
    return edits


def _sentences(
    html: str, block: tuple[int, int], spots: Iterable[tuple[re.Match[str], bool, bool]]
) -> Iterable[str]:
    """Return the sentences of a block's links that mention something; each spot is a link, whether it stayed one, and mentions."""
    if not any(noted for _, _, noted in spots):
        return ()
    at, end = block
    pieces: list[str] = []
    for link, stayed, noted in spots:
        mark = MARK if noted else ""
        pieces += (html[at : link.start()], mark, f"{OPEN}{link[2]}{CLOSE}" if stayed else link[2])
        at = link.end()
    pieces.append(html[at:end])
    return quote(_text("".join(pieces).replace("<br>", " ")))
