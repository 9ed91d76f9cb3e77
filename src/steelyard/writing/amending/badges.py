"""A status that is a badge, with another word in what it shows and in its address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from steelyard.reading.badges import BADGE, IMAGE, pictures_in
from steelyard.reading.status import read_status
from steelyard.reading.status_words import spelled
from steelyard.writing.amending.phrases import cased

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.settings import StatusWord
    from steelyard.reading.evidence import Evidence
    from steelyard.writing.amending.lines import Lines

_ALT = re.compile(r"!\[(?P<lead>(?:status\s*:\s*)?)(?P<text>[^\[\]]*)\]", re.IGNORECASE)


def has_picture(text: str) -> bool:
    """Say whether a text holds a picture, which may show a status."""
    return "![" in text


def rebadged(text: str, word: str, own: Sequence[StatusWord]) -> str | None:
    """Let the first badge of a status in a text say another one; None where its address tells none that can be written over."""
    for badge in pictures_in(text):
        image = IMAGE.match(badge.text)
        address = BADGE.search(image["target"]) if image and badge.says else None
        if image is None or address is None or badge.field != "status":
            continue
        if spelled(badge.says, own) is None:
            return None
        group, said = "apart", cased(word, badge.says)
        if address["text"]:
            group, said = "text", said.replace("-", "--").replace("_", "__").replace(" ", "_")
        start, end = (image.start("target") + place for place in address.span(group))
        alt = _ALT.match(badge.text)
        shown = f"![{alt['lead']}{cased(word, badge.alt)}]" if alt and spelled(badge.alt, own) else ""
        head = shown + badge.text[len(alt[0]) if alt and shown else 0 : start]
        at = badge.column - 1
        return text[:at] + head + quote(said) + badge.text[end:] + text[at + len(badge.text) :]
    return None


def shown_as(text: str, word: str, own: Sequence[StatusWord]) -> str:
    """Write a status that is a picture anew: as a badge where it is one, in words where nobody knows what it shows."""
    alt = next((badge.alt for badge in pictures_in(text) if badge.alt), "A")
    return rebadged(text, word, own) or cased(word, alt)


def with_badge(lines: Lines, evidence: Evidence, old: str, *, word: str, own: Sequence[StatusWord]) -> Lines:
    """Let the one badge of a file that says the old status beside another field say the new one."""
    told = [label for label in evidence.labels.get("status", ()) if label.how == "badge"]
    if len(told) != 1:
        return lines
    number, column, text = told[0].values[0]
    number += evidence.shift
    if not lines.line(number).startswith(text, column - 1) or read_status(text, own).word != old:
        return lines
    new = rebadged(text, word, own)
    return lines.with_span(number, column, length=len(text), text=new) if new else lines
