"""A language of brackets, in which every message says itself between ⟦ and ⟧, and what of a page is not said in it.

A word of the theme that no translator could reach stands outside of all brackets.
"""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from every_page import CASES, ORCHARD, publish
from steelyard.core.language.language import Language
from steelyard.edges.looks.customs import customs_of
from steelyard.edges.looks.languages import categories
from steelyard.edges.looks.messages import Message, shipped

if TYPE_CHECKING:
    from pathlib import Path

    from selectolax.lexbor import LexborNode

TAG = "de"
OPENING, CLOSING = "⟦", "⟧"
WORD = re.compile(r"[^\W\d_]{2,}")

BODIES = (
    ".sy-prose, .sy-excerpt, .sy-contents li, .sy-mentions blockquote, script, style, template, head > title"
)
"""What is the records' own, or no text."""

COINCIDENCES = frozenset({"Neighbours", "Code"})
"""Names in the orchard's records that are messages of the theme, too."""

_EDGES = " \n\t.,:;·…()“”–"
_BETWEEN = re.compile(r"[,:;] |\n|\d+\.?| – ")

ATTRIBUTES = (
    "aria-label",
    "title",
    "placeholder",
    "alt",
    "data-label",
    "aria-valuetext",
    "label",
    "aria-description",
)


def translations(tag: str = TAG) -> dict[str, str | dict[str, str]]:
    """Return all messages in brackets, those that count in each form that the language has."""
    customs = customs_of(tag)
    assert customs is not None

    def said(message: Message) -> str | dict[str, str]:
        forms = categories(message, customs)
        if not forms:
            return f"{OPENING}{message.text}{CLOSING}"
        return {form: f"{OPENING}{message.one if form == 'one' else message.text}{CLOSING}" for form in forms}

    return {message.text: said(message) for message in shipped().values()}


def bracketed(tag: str = TAG) -> Language:
    """Return the language of brackets, with a real language's customs."""
    customs = customs_of(tag)
    assert customs is not None
    return Language(tag, translations(tag), customs)


def publish_bracketed(folder: Path, tag: str = TAG) -> dict[str, str]:
    """Build the orchard's site and that of the score tables in brackets, each below `folder`.

    Return what the records of each hold, for `unsaid`.
    """
    strings = f"\nstrings: {json.dumps(translations(tag), ensure_ascii=False)}\n"
    held = {}
    for name, origin in {"orchard": ORCHARD, "scores": CASES / "score-tables/input"}.items():
        project = shutil.copytree(origin, folder / "projects" / name)
        config = project / "steelyard.yml"
        text = config.read_text(encoding="utf-8") if config.exists() else "site:\n  title: Tables\n"
        files = [path for path in sorted(project.rglob("*")) if path.is_file()]
        held[name] = "\n".join(
            (text, *map(str, files), *(path.read_text(encoding="utf-8") for path in files))
        )
        text = text.replace("site:\n", f"site:\n  language: {tag}\n", 1)
        config.write_text(text + strings, encoding="utf-8")
        outcome = publish(project, folder / name, date="2022-09-01")
        assert outcome.published, outcome.diagnostics
    return held


def unsaid(html: str, held: str, tag: str = TAG) -> list[str]:
    """Return what a page shows or tells outside of brackets: it is neither a date nor anything that records hold.

    What is a message of the theme in English is reported wherever it stands.
    """
    page = LexborHTMLParser(html)
    for node in page.css(BODIES):
        node.decompose()
    stands = _Known(held, tag)
    found: list[str] = []
    depth = 0

    def walk(node: LexborNode) -> None:
        nonlocal depth
        if node.tag == "-text":
            outside = ""
            for part in re.split(f"([{OPENING}{CLOSING}])", node.text_content or ""):
                depth += (part == OPENING) - (part == CLOSING)
                outside += part if depth == 0 and part != CLOSING else ""
            if not stands.for_itself(outside):
                found.append(f"{_way(node)}: {outside.strip()}")
            return
        for name in ATTRIBUTES:
            rest = re.sub(
                f"{OPENING}[^{OPENING}{CLOSING}]*{CLOSING}", "", _flat(node.attributes.get(name) or "")
            )
            if not stands.for_itself(rest):
                found.append(f"{_way(node)}[{name}]: {rest}")
        child = node.first_child
        while child is not None:
            walk(child)
            child = child.next

    assert page.body is not None
    walk(page.body)
    if depth:
        found.append("a bracket is open at the end")
    return found


class _Known:
    """What needs no brackets: names that records hold, and dates."""

    def __init__(self, held: str, tag: str) -> None:
        customs = customs_of(tag)
        assert customs is not None
        dates = customs.dates
        self._held = _folded(held)
        months = (*dates.months, *dates.short_months, *dates.lone_months, *dates.lone_short_months)
        self._months = {word for month in months for word in WORD.findall(month)}
        texts = (text for each in shipped().values() for text in (each.text, each.one) if text)
        self._english = frozenset(texts) - COINCIDENCES

    def for_itself(self, text: str) -> bool:
        """Say whether a text may stand outside of brackets."""
        parts = (part.strip(_EDGES) for part in _BETWEEN.split(text))
        return all(self._stands(part) for part in parts if WORD.search(part))

    def _stands(self, own: str) -> bool:
        if set(WORD.findall(own)) <= self._months:
            return True
        return own not in self._english and _folded(own) in self._held


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[*_`\[\]\\]", "", text).split()).casefold()


def _flat(text: str) -> str:
    """Take out the brackets that stand within others."""
    while True:
        less = re.sub(
            f"({OPENING}[^{OPENING}{CLOSING}]*){OPENING}([^{OPENING}{CLOSING}]*){CLOSING}", r"\1\2", text
        )
        if less == text:
            return text
        text = less


def _way(node: LexborNode) -> str:
    names: list[str] = []
    at: LexborNode | None = node.parent if node.tag == "-text" else node
    while at is not None and len(names) < 3:
        names.append(f"{at.tag}.{at.attributes.get('class')}" if at.attributes.get("class") else str(at.tag))
        at = at.parent
    return " > ".join(reversed(names))
