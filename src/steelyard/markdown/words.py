"""What stands within running text: formulas, emoji short codes and `[[wiki links]]`; never in code."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from steelyard.markdown.code import WIDE, cannot_set, reach
from steelyard.markdown.document import RAW, BodyProcessor, Work
from steelyard.markdown.formulas import CLOSE, OPEN, numbered, restore, to_mathml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.markdown.formulas import Formula

WIKI = "#wiki"
"""The attribute that marks a link made of `[[…]]` until `links` has resolved it; no body can name it."""

_TOKEN = re.compile(
    rf"{OPEN}(?P<formula>\d+){CLOSE}|\[\[(?P<wiki>[^\[\]\n]+)\]\]|:(?P<emoji>[a-z0-9_+\-]+):",
)
MAYBE_EMOJI = re.compile(r":[a-z0-9_+\-]+:")
_LITERAL = frozenset(("code", "pre", "tt", "kbd", "samp", RAW, "math"))


@cache
def emoji() -> dict[str, str]:
    """Return the characters of GitHub's short codes, by name."""
    from steelyard.markdown.emoji_names import TABLE  # noqa: PLC0415 - 35 kB, for the few pages that have a short code

    words = TABLE.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def with_emoji(text: str) -> str:
    """Return plain text with GitHub's short codes as the characters they stand for; unknown ones stay."""
    if not MAYBE_EMOJI.search(text):
        return text
    known = emoji()
    return MAYBE_EMOJI.sub(lambda found: known.get(found[0][1:-1], found[0]), text)


class Words(BodyProcessor):
    """Sets formulas, puts emoji for short codes, and makes links of `[[…]]` for `links` to resolve."""

    def process(self, root: Element, work: Work) -> None:
        text = work.source.text
        if work.formulas or "[[" in text or MAYBE_EMOJI.search(text):
            self._walk(root, work, literal=False, linked=False)

    def _walk(self, element: Element, work: Work, *, literal: bool, linked: bool) -> None:
        if element.tag == RAW:
            return
        literal = literal or element.tag in _LITERAL
        linked = linked or element.tag == "a"
        if work.formulas:
            for key, value in element.items():
                element.set(key, restore(value, work.formulas))
        at = 0
        if element.text:
            element.text, made = self._split(element.text, work, literal=literal, linked=linked)
            at = _insert(element, at, made)
        while at < len(element):
            child = element[at]
            self._walk(child, work, literal=literal, linked=linked)
            at += 1
            if child.tail:
                child.tail, made = self._split(child.tail, work, literal=literal, linked=linked)
                at = _insert(element, at, made)

    def _split(self, text: str, work: Work, *, literal: bool, linked: bool) -> tuple[str, list[Element]]:
        """Return the text before the first element made of it, and the elements, each with its tail."""
        if literal:
            return (restore(text, work.formulas) if work.formulas else text), []
        head = ""
        made: list[Element] = []
        pieces: list[str] = []
        for piece in self._pieces(text, work, linked=linked):
            if isinstance(piece, str):
                pieces.append(piece)
                continue
            if made:
                made[-1].tail = "".join(pieces)
            else:
                head = "".join(pieces)
            pieces = []
            made.append(piece)
        if not made:
            return "".join(pieces), []
        made[-1].tail = "".join(pieces)
        return head, made

    def _pieces(self, text: str, work: Work, *, linked: bool) -> Iterator[str | Element]:
        at = look = 0
        while match := _TOKEN.search(text, look):
            piece = self._piece(match, work, linked=linked)
            if piece is None:
                look = match.start() + 1
                continue
            yield text[at : match.start()]
            yield piece
            at = look = match.end()
        yield text[at:]

    def _piece(self, match: re.Match[str], work: Work, *, linked: bool) -> str | Element | None:
        if match["emoji"]:
            return _emoji(match)
        if match["formula"]:
            formula = numbered(match["formula"], work.formulas)
            return _formula(formula, work) if formula else ""
        reference, _, label = (part.strip() for part in match["wiki"].partition("|"))
        if linked or not reference:
            return None
        link = Element("a", {"href": reference, WIKI: label})
        link.text = match[0]
        return link


def _insert(element: Element, at: int, made: list[Element]) -> int:
    for piece in made:
        element.insert(at, piece)
        at += 1
    return at


def _emoji(match: re.Match[str]) -> str | None:
    name = match["emoji"]
    if name.isdigit():
        # `:100:` is one, and a stretch of a time or an address is not.
        around = (
            match.string[max(match.start() - 1, 0) : match.start()]
            + match.string[match.end() : match.end() + 1]
        )
        if any(char.isalnum() for char in around):
            return None
    return emoji().get(name)


def _formula(formula: Formula, work: Work) -> Element:
    made = to_mathml(formula.latex, display=formula.display)
    if made is None:
        place = work.source.place(formula.index, len(formula.source))
        work.diagnostics.append(cannot_set(formula.latex, place))
        made = Element("code")
        made.text = formula.source
    elif formula.display and len(formula.latex) > WIDE:
        box = Element("span", {"class": "math-block"})
        reach(box, " ".join(formula.latex.split()))
        box.append(made)
        return box
    return made
