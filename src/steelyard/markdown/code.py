"""Code blocks: coloured by Pygments' classes, diagrams left for the page to draw, formulas set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from steelyard.diagnostics import Diagnostic, Severity
from steelyard.markdown.document import RAW, BodyProcessor, Work, classes
from steelyard.markdown.formulas import restore, to_mathml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from steelyard.diagnostics import Place

LANGUAGE = re.compile(r"(?:language|lang)-([\w+#.\-]+)")

WIDE = 20
"""Characters of a line from which a block may scroll on a narrow phone, in a list or a quote, and so must be
reachable by keyboard."""


class CodeBlocks(BodyProcessor):
    """Works on each `<pre><code class="language-x">`; a block without a known language stays as it is."""

    def process(self, root: Element, work: Work) -> None:
        formulas = 0
        faulty: list[tuple[int, str]] = []
        for pre in list(root.iter("pre")):
            code = pre[0] if len(pre) == 1 else None
            if "mermaid" in classes(pre) and not any(map(len, pre)):
                _diagram(pre, "".join(pre.itertext()), work)
                continue
            if code is None or code.tag != "code" or (pre.text or "").strip() or len(code):
                reach(pre, "".join(pre.itertext()))
                continue
            text = code.text or ""
            if work.formulas:
                text = code.text = restore(text, work.formulas)
            match = LANGUAGE.search(code.attrib.pop("class", "") or " ".join(classes(pre)))
            language = match[1].lower() if match else ""
            if language == "mermaid":
                _diagram(pre, text, work)
            elif language == "math":
                if not _formula(pre, code, text):
                    faulty.append((formulas, text.strip()))
                formulas += 1
            else:
                self._colour(pre, code, text, language)
        if faulty:
            work.diagnostics += _told(work, faulty)

    def _colour(self, pre: Element, code: Element, text: str, language: str) -> None:
        html = self.body.highlighter.colour(text, language) if language else None
        if language:
            code.set("class", f"language-{language}")
        if html is None:
            reach(pre, text)
            return
        raw = Element(RAW)
        raw.text = html
        code.text = None
        code.append(raw)
        code.tail = None
        inside = Element("pre")
        inside.append(code)
        reach(inside, text)
        tail = pre.tail
        pre.clear()
        pre.tag, pre.tail = "div", tail
        pre.set("class", "highlight")
        pre.append(inside)


def reach(pre: Element, text: str) -> None:
    """Let a block that may scroll take the focus of the keyboard, so that it can be scrolled by it."""
    if wide(text):
        pre.set("tabindex", "0")


def wide(text: str) -> bool:
    """Say whether a block of this text may scroll."""
    return len(text) > WIDE and max(map(len, text.split("\n"))) > WIDE


def _diagram(pre: Element, text: str, work: Work) -> None:
    work.diagrams = True
    tail = pre.tail
    pre.clear()
    pre.set("class", "mermaid")
    pre.text, pre.tail = text, tail


def _formula(pre: Element, code: Element, text: str) -> bool:
    """Set a formula in the place of its block; say no where that cannot be done."""
    made = to_mathml(text.strip(), display=True)
    if made is None:
        code.set("class", "language-math")
        return False
    tail = pre.tail
    pre.clear()
    pre.tag, pre.tail = "div", tail
    pre.set("class", "math-block")
    reach(pre, text)
    pre.append(made)
    return True


_FENCE = re.compile(r"^[ \t>\-*+\d.)]*(?:`{3,}|~{3,})[ \t]*math\b", re.MULTILINE | re.IGNORECASE)


def _told(work: Work, faulty: Iterable[tuple[int, str]]) -> Iterator[Diagnostic]:
    """Tell the formulas that cannot be set, each by its number among the body's blocks of formulas (from 0)."""
    hits = [match.start() for match in _FENCE.finditer(work.source.text)]
    for nth, latex in faulty:
        yield cannot_set(latex, work.source.place(hits[min(nth, len(hits) - 1)] if hits else 0))


def cannot_set(latex: str, place: Place) -> Diagnostic:
    """Say that a formula is shown as its source."""
    shown = latex if len(latex) <= 60 else f"{latex[:57]}…"
    return Diagnostic(
        "B403",
        Severity.WARNING,
        place,
        f"this formula cannot be set and is shown as its source: {' '.join(shown.split())}",
        "check its braces and commands; where a dollar is meant, write \\$",
    )
