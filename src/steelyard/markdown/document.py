"""The document between parser and page: sanitised HTML as an element tree, one body's work, and HTML out again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ElementTree, ParseError, fromstring

from markdown.blockparser import BlockParser
from markdown.treeprocessors import Treeprocessor
from msgspec import Struct, field

from markdown import Markdown
from steelyard.core.language.language import ENGLISH
from steelyard.diagnostics import Diagnostic, Severity
from steelyard.markdown import nesting
from steelyard.markdown.highlighting import Highlighter
from steelyard.markdown.removals import removals
from steelyard.markdown.sanitiser import VOID, sanitise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import nh3
    from markdown.extensions import Extension

    from steelyard.core.language.language import Language
    from steelyard.core.model import Anchored, Link, Mention
    from steelyard.core.scores.slots import Slot
    from steelyard.markdown.formulas import Formula
    from steelyard.markdown.source import Source

RAW = "#raw"
"""The tag of an element whose text is finished HTML of our own making; no body can name it."""

MOST_MARKS = 100_000
"""Starts and ends of elements that a body's HTML may have: a second's work, and a hundred times those of a long record."""

_MARKS_OF_A_REFERENCE = 4
_MARKS_OF_A_FORMULA = 20  # so many times longer it takes to set one than to show an element


class Work(Struct):
    """One body on its way through the processors: what they need to know, and what they find.

    `html` is what the parser makes of it, '' where it has not been asked yet. `slots` tell the places of its
    score tables. `language` is that of the words we add to it. `stock` is true in the `python-markdown`
    dialect, where a heading's own id is its anchor. `ids` are those that the body's elements may have once
    its headings are through, the title's among them.
    """

    source: Source
    title_line: int
    resolve: Callable[[str, str], Link]
    formulas: tuple[Formula, ...] = ()
    html: str = ""
    slots: tuple[Slot, ...] = ()
    language: Language = ENGLISH
    stock: bool = False
    diagnostics: list[Diagnostic] = field(default_factory=list)
    title: Element | None = None
    title_anchor: str = ""
    ids: set[str] = field(default_factory=set)
    headings: list[tuple[int, str, Element]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    anchored: list[Anchored] = field(default_factory=list)
    diagrams: bool = False


_VOID_TAG = re.compile(rf"<((?:{'|'.join(sorted(VOID))})(?: [^>]*)?)>")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_tree(clean: str) -> Element:
    """Parse sanitised HTML into a tree under a `div`; characters that XML forbids are dropped."""
    closed = _VOID_TAG.sub(r"<\1/>", clean.replace("&nbsp;", "\xa0"))
    xml = f"<div>{closed}</div>"
    try:
        return fromstring(xml)  # noqa: S314 - a sanitiser's output has no document type, hence no entities
    except ParseError:
        return fromstring(_FORBIDDEN.sub("", xml))  # noqa: S314 - the same


def serialise(root: Element) -> str:
    """Write a tree's inside as HTML. Depth is bounded by then, so recursion is."""
    out: list[str] = [_escape(root.text or "")]
    _write(root, out)
    return "".join(out)


def _write(parent: Element, out: list[str]) -> None:
    # The hottest loop of a build: what an element has not costs nothing, and most text needs no call to be escaped.
    for element in parent:
        tag, text, tail = element.tag, element.text, element.tail
        if tag == RAW:
            out.append(text or "")
            continue
        out.append(f"<{tag}")
        for key, value in element.items():
            out.append(f' {key}="{_escape_value(value)}"')
        out.append(">")
        if text:
            if "&" in text or "<" in text or ">" in text:
                text = _escape(text)
            if tag == "pre" and text[0] == "\n":
                # A browser drops the line break that opens a `pre`; one more keeps the one that is meant.
                out.append("\n")
            out.append(text)
        if len(element):
            _write(element, out)
        if tag not in VOID:
            out.append(f"</{tag}>")
        if tail:
            out.append(_escape(tail) if "&" in tail or "<" in tail or ">" in tail else tail)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def start_tag(tag: str, attributes: Mapping[str, str]) -> str:
    """Write an element's start tag."""
    written = [f' {key}="{_escape_value(value)}"' for key, value in attributes.items()]
    return f"<{tag}{''.join(written)}>"


def _escape_value(text: str) -> str:
    if "&" in text or "<" in text or ">" in text or '"' in text:
        return _escape(text).replace('"', "&quot;")
    return text


def classes(element: Element) -> list[str]:
    """Return an element's classes."""
    return (element.get("class") or "").split()


def plain(element: Element) -> str:
    """Return an element's text, without the permalink that `toc` adds."""
    if element.tag == "a" and "headerlink" in classes(element):
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [plain(child), child.tail or ""]
    return "".join(parts)


def parents(root: Element) -> dict[Element, Element]:
    """Map each element to the one that holds it."""
    return {child: parent for parent in root.iter() for child in parent}


def remove_all(children: Iterable[Element], above: Mapping[Element, Element]) -> None:
    """Take elements out of the parents that `above` tells and leave the text that followed each, in one pass a parent."""
    leaving: dict[Element, set[Element]] = {}
    for child in children:
        leaving.setdefault(above[child], set()).add(child)
    for parent, gone in leaving.items():
        kept: list[Element] = []
        before, texts = parent, [parent.text or ""]
        for child in list(parent):
            if child in gone:
                texts.append(child.tail or "")
                continue
            _set_text(before, texts, inside=before is parent)
            kept.append(child)
            before, texts = child, [child.tail or ""]
        _set_text(before, texts, inside=before is parent)
        parent[:] = kept


def _set_text(element: Element, texts: list[str], *, inside: bool) -> None:
    if len(texts) > 1:
        setattr(element, "text" if inside else "tail", "".join(texts))


class BodyMarkdown(Markdown):
    """A Markdown instance that renders bodies, with the work in hand."""

    work: Work

    def __init__(self, extension: Extension) -> None:
        super().__init__(extensions=[extension])
        self.highlighter = Highlighter()
        self.serializer = serialise
        self.stripTopLevelTags = False


class BodyProcessor(Treeprocessor):
    """A tree processor that is given the work in hand beside the tree."""

    def __init__(self, md: BodyMarkdown) -> None:
        super().__init__(md)
        self.body = md

    def run(self, root: Element) -> None:
        self.process(root, self.body.work)

    def process(self, root: Element, work: Work) -> None:
        raise NotImplementedError  # pragma: no cover (for the types)


class DocumentParser(BlockParser):
    """Stands where Python-Markdown's block parser stood: a dialect's HTML, sanitised, as the document's tree."""

    def __init__(self, md: BodyMarkdown, front: Callable[[str], str], sanitiser: nh3.Cleaner) -> None:
        super().__init__(md)
        self.body = md
        self.front = front
        self.sanitiser = sanitiser

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802 - inherited
        text = "\n".join(lines)
        work = self.body.work
        html = work.html or self.front(text)
        if extent(html, formulas=len(work.formulas)) > MOST_MARKS:
            return ElementTree(_refuse_extent(work))
        hopeless = nesting.hopeless(html)
        clean = "" if hopeless else sanitise(html, self.sanitiser)
        if hopeless or nesting.too_deep(clean):
            return ElementTree(self._refuse(work))
        work.diagnostics += removals(html, work.source)
        return ElementTree(to_tree(clean))

    def _refuse(self, work: Work) -> Element:
        def deep(part: str) -> bool:
            html = self.front(part)
            return nesting.hopeless(html) or nesting.too_deep(sanitise(html, self.sanitiser))

        line = nesting.first_line(work.source.text, deep)
        return refuse(
            work,
            line,
            "B402",
            f"this body nests beyond {nesting.LIMIT} levels",
            "take out some levels of lists, quotes, emphasis or HTML elements here",
        )


def extent(html: str, *, formulas: int = 0) -> int:
    """Return how many marks a body's HTML has: a start or an end of an element is one, formulas and `[[` as many as their work is worth."""
    return html.count("<") + _MARKS_OF_A_REFERENCE * html.count("[[") + _MARKS_OF_A_FORMULA * formulas


def _refuse_extent(work: Work) -> Element:
    hint = (
        "split it into several records or pages, or keep large material in a file of its own and link to that"
    )
    message = f"this body has more than {MOST_MARKS // 2:,} elements, the limit for a page"
    return refuse(work, 1, "B406", message, hint)


def refuse(work: Work, line: int, code: str, message: str, hint: str) -> Element:
    """Give up on a body: one error at a line of it (from 1), and the source itself in place of the document."""
    starts = work.source.starts
    place = work.source.place(starts[min(line, len(starts)) - 1])
    work.diagnostics.append(Diagnostic(code, Severity.ERROR, place, message, hint))
    root, pre = Element("div"), Element("pre", {"tabindex": "0"})
    pre.text = _FORBIDDEN.sub("", work.source.text)
    root.append(pre)
    return root
