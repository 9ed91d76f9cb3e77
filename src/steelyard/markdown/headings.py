"""Heading anchors as GitHub makes them, the ids of a body, and the H1 that is the page's title."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

from steelyard.markdown.document import BodyProcessor, Work, parents, plain, remove_all
from steelyard.markdown.formulas import restore
from steelyard.markdown.sanitiser import PAGE_IDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

LEVELS = {f"h{level}": level for level in range(1, 7)}

_NO_ASCII_ANCHOR = re.compile(r"[^\w\- ]")
_UNFIT_ID = re.compile(r"[\s\x00-\x1f]")


@lru_cache(1_000)  # records of one template share most of their headings
def anchor(text: str) -> str:
    """Return the anchor GitHub gives a heading of this text: lower case, punctuation dropped, spaces to hyphens."""
    text = text.strip().lower()
    if text.isascii():
        kept = _NO_ASCII_ANCHOR.sub("", text)
    else:
        # Ruby's \p{Word}, which Python's \w falls short of by the marks: Hindi vowels are such.
        kept = "".join(char for char in text if char in "- _" or _is_word(category(char)))
    return kept.replace(" ", "-")


def _is_word(kind: str) -> bool:
    return kind[0] in "LM" or kind in {"Nd", "Nl", "Pc"}


class Anchors:
    """The ids given so far in one body; none is given twice, generated ones included."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self._repeats: dict[str, int] = {}

    def give(self, wanted: str) -> str:
        """Return the anchor, with the first free `-1`, `-2` where it is taken."""
        if wanted.startswith(PAGE_IDS):
            wanted = f"-{wanted}"
        wanted = given = wanted or "section"
        while given in self.taken:
            self._repeats[wanted] = self._repeats.get(wanted, 0) + 1
            given = f"{wanted}-{self._repeats[wanted]}"
        self.taken.add(given)
        return given

    def accept(self, ident: str) -> bool:
        """Take an id that raw HTML brought, as it is; say no where it is taken, the page's, or none at all."""
        if not ident or ident in self.taken or ident.startswith(PAGE_IDS) or _UNFIT_ID.search(ident):
            return False
        self.taken.add(ident)
        return True


class Headings(BodyProcessor):
    """Takes the title out, gives each heading its anchor, and keeps ids unique.

    An id in raw HTML stays as written (`<a name>` becomes one), unless it is already taken or begins as the page's
    own ids do. The title's anchor is given like any other, so that a second heading of its text gets `-1`.
    """

    def process(self, root: Element, work: Work) -> None:
        anchors = Anchors()
        own = _footnote_ids(root)
        anchors.taken.update(own)
        title = _title(root, work)
        every = list(root.iter())
        for at, element in enumerate(every):
            if element.tag in LEVELS:
                self._heading(element, every[at - 1], anchors, work, is_title=element is title)
            elif (found := element.keys()) and ("id" in found or "name" in found):
                _keep_id(element, anchors, own)
        work.ids = anchors.taken
        if title is not None:
            work.title = title
            remove_all((title,), {title: root} if title in list(root) else parents(root))

    def _heading(
        self, element: Element, before: Element, anchors: Anchors, work: Work, *, is_title: bool
    ) -> None:
        own = element.attrib.pop("id", "")
        written = plain(element)
        wanted = anchor(restore(written, work.formulas) if work.formulas else written)
        if own and work.stock:
            wanted, own = own, ""
        elif wanted in anchors.taken and _leads_to(before, wanted):
            # `<a name="context"></a>` right above "## Context": one place, one name.
            del before.attrib["id"]
            anchors.taken.discard(wanted)
        given = anchors.give(wanted)
        if is_title:
            work.title_anchor = given
            return
        element.set("id", given)
        if anchors.accept(own):
            spot = element.makeelement("span", {"id": own})
            spot.tail, element.text = element.text, None
            element.insert(0, spot)
        work.headings.append((LEVELS[element.tag], given, element))


def _leads_to(element: Element, wanted: str) -> bool:
    blank = not (element.text or "").strip() and not (element.tail or "").strip()
    return element.get("id") == wanted and blank


def _keep_id(element: Element, anchors: Anchors, own: dict[str, Element]) -> None:
    name = element.attrib.pop("name", "")
    wanted = element.attrib.pop("id", "") or name
    if own.get(wanted) is element or anchors.accept(wanted):
        element.set("id", wanted)


def _footnote_ids(root: Element) -> dict[str, Element]:
    """Return the ids that the parser's own footnotes bear, which no other element may take."""
    found: dict[str, Element] = {}
    spots = [
        *root.iterfind("section[@class='footnotes']/ol/li"),
        *root.iterfind(".//sup[@class='footnote-ref']/a"),
    ]
    for element in spots:
        found.setdefault(element.get("id", ""), element)
    found.pop("", None)
    return found


_WORD = re.compile(r"\w")


def _title(root: Element, work: Work) -> Element | None:
    """Find the H1 that stands at the title's line."""
    if work.title_line <= 0:
        return None
    tops = list(root.iter("h1"))
    at = title_among([plain(top) for top in tops], work) if len(tops) > 1 else 0
    return tops[at] if tops else None


def title_among(tops: Sequence[str], work: Work) -> int:
    """Say which of a body's H1, by their texts, stands at the title's line: the first whose letters all occur there."""
    lines = work.source.text.split("\n")[work.title_line - 1 :]
    setext = next(
        (n for n, line in enumerate(lines[1:], 1) if line.strip(" >").startswith("=") or not line.strip()), 1
    )
    written = "\n".join(lines[: max(setext, 1)])
    for at, top in enumerate(tops):
        letters = iter(written)
        if all(letter in letters for letter in _WORD.findall(restore(top, work.formulas))):
            return at
    return 0
