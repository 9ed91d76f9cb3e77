"""Links and images of a body: each destination asked for, its answer put in place, and what it mentions noted."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.core.anchors import FORGES_OWN
from steelyard.core.language.told import retold
from steelyard.core.model import Anchored, Link, Mention
from steelyard.diagnostics import Diagnostic, Severity
from steelyard.markdown.document import BodyProcessor, Work, parents, remove_all
from steelyard.markdown.sentences import sentences
from steelyard.markdown.words import WIKI

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from steelyard.core.language.language import Language

SCORES = "data-scores"
"""The attribute that says of which score table, by position, a link leads to the file; no author can write it."""

_WEB = ("http://", "https://", "//")
_NOTES = frozenset(("L207",))
_MENTIONED = frozenset(("record", "page", "file"))
_WITH_ANCHORS = frozenset(("record", "page", "anchor"))
_SPOTS = frozenset(("a", "img", "source"))
_CANDIDATE = re.compile(r"(?P<address>[^\s,](?:\S*[^\s,])?)(?P<size>\s[^,]*)?")
"""One address of a `srcset`, as HTML cuts it: commas may stand within, none at its ends."""


class Links(BodyProcessor):
    """Asks `resolve` for every destination in the order of the document, and does what the answer says."""

    def process(self, root: Element, work: Work) -> None:
        spots = [element for element in root.iter() if element.tag in _SPOTS]
        if not spots:
            return
        title = work.title.iter() if work.title is not None else ()
        visit = Visit(work, root, passed=(each.get("href") or each.get("src") or "" for each in title))
        for element in spots:
            if element.tag == "a":
                visit.link(element)
            elif element.tag == "img":
                visit.image(element)
            else:
                visit.candidates(element)
        if visit.undone:
            remove_all(visit.undone, visit.above)
        if visit.noted:
            # Only now does every link have its words.
            quoted = sentences([spot for _, spot in visit.noted], visit.above)
            work.mentions += [
                Mention(link.kind, link.target, text)
                for (link, _), text in zip(visit.noted, quoted, strict=True)
            ]


class Visit:
    """One body's links: how often each destination was asked for so far, and what was found.

    `passed` are the destinations in the title, which nobody asks for. `noted` are the links that mention something,
    `undone` those that are only text and are still to be taken out.
    """

    def __init__(self, work: Work, root: Element | None = None, *, passed: Iterable[str] = ()) -> None:
        self.root = root
        self.work = work
        self.noted: list[tuple[Link, Element]] = []
        self.undone: list[Element] = []
        self.asked: dict[str, int] = {}
        for destination in passed:
            self._count(destination)

    @cached_property
    def above(self) -> dict[Element, Element]:
        """Each element's parent, as the tree was when first asked for."""
        return {} if self.root is None else parents(self.root)

    def _count(self, key: str) -> int:
        nth = self.asked.get(key, 0)
        self.asked[key] = nth + 1
        return nth

    def _ask(self, destination: str, tag: str) -> Link:
        link = self.work.resolve(destination, tag)
        key = f"[[{destination}" if tag == "wiki" else destination
        nth = self._count(key)
        if link.code:
            place = self.work.source.asked(destination, tag, nth)
            severity = Severity.NOTE if link.code in _NOTES else Severity.WARNING
            self.work.diagnostics.append(Diagnostic(link.code, severity, place, link.message, link.hint))
        elif tag != "img" and link.kind in _WITH_ANCHORS and "#" in (link.href or ""):
            page, _, anchor = (link.href or "").partition("#")
            if anchor.startswith(FORGES_OWN):
                anchor = anchor.removeprefix(FORGES_OWN)
                link = replace(link, href=f"{page}#{anchor}")
            self.work.anchored.append(Anchored(link.target, anchor, destination, tag, nth))
        return link

    def _note(self, link: Link, element: Element) -> bool:
        mentions = link.kind in _MENTIONED and link.target != ""
        if mentions:
            self.noted.append((link, element))
        return mentions

    def link(self, element: Element) -> bool:
        """Give an `a` what its destination leads to, or make a `span` of it; return whether it mentions something."""
        destination = element.get("href")
        if destination is None or (destination[:1] == "#" and element.get("role", "").startswith("doc-")):
            return False
        label = element.attrib.pop(WIKI, None)
        link = self._ask(destination, "a" if label is None else "wiki")
        if label is not None and not self._word(element, link, label):
            return False
        if link.href is None:
            _unlink(element, link, self.work.language)
            return False
        element.set("href", link.href)
        if link.kind == "file":
            self._scores(element, link.target)
        if link.kind == "record":
            element.set("class", "record-link")
            for key, value in (("data-status", link.status), ("title", link.label)):
                if value:
                    element.set(key, value)
        elif link.href.startswith(_WEB):
            element.set("rel", "noopener noreferrer")
        return self._note(link, element)

    def _scores(self, element: Element, path: str) -> None:
        numbers = (number for number, slot in enumerate(self.work.slots) if slot.file == path)
        number = next(numbers, None)
        if number is not None:
            element.set(SCORES, str(number))

    def _word(self, element: Element, link: Link, label: str) -> bool:
        """Word a wiki link; one that is only text goes back to what was written. Return whether it is a link still."""
        if link.kind == "text" and link.href is None:
            element.tail = f"{element.text}{element.tail or ''}"
            self.undone.append(element)
            return False
        if link.href is not None:
            element.text = label or link.label or element.get("href")
        return True

    def image(self, element: Element) -> None:
        """Give an `img` its address on the page; without one its description is shown."""
        destination = element.get("src")
        # Where the sanitiser dropped an address such as `data:`, what remains is the description.
        link = Link("broken") if destination is None else self._ask(destination, "img")
        if link.href is None:
            text = element.get("alt") or destination or ""
            _unlink(element, link, self.work.language)
            element.text = text
            return
        element.set("src", link.href)
        element.set("loading", "lazy")
        self._note(link, element)

    def candidates(self, element: Element) -> None:
        """Rewrite a `srcset`: addresses, each with an optional width or density; one that leads nowhere is left out."""
        kept = []
        for candidate in _CANDIDATE.finditer(element.get("srcset", "")):
            link = self._ask(candidate["address"], "img")
            if link.href is not None:
                kept.append(" ".join((link.href, *(candidate["size"] or "").split())))
                self._note(link, element)
        element.set("srcset", ", ".join(kept))


def _unlink(element: Element, link: Link, language: Language) -> None:
    ident = element.get("id")
    element.attrib.clear()
    if ident:
        element.set("id", ident)
    element.tag = "span"
    element.set("class", "broken-link" if link.kind == "broken" else "unlinked")
    if link.message:
        element.set("title", retold(link.message, language))
