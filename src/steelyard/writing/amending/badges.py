"""A status that is a badge, with another word in what it shows and in its address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from steelyard.reading.badges import BADGE, BY_REFERENCE, IMAGE, pictures_in
from steelyard.reading.outline import DEFINITION, folded, outline
from steelyard.reading.status import read_status
from steelyard.reading.status_words import spelled
from steelyard.writing.amending.phrases import cased

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.settings import StatusWord
    from steelyard.reading.evidence import Evidence
    from steelyard.writing.amending.lines import Lines

_ALT = re.compile(r"!\[(?P<lead>(?:status\s*:\s*)?)(?P<text>[^\[\]]*)\]", re.IGNORECASE)
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")


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


def with_definition(
    lines: Lines, evidence: Evidence, old: str, *, word: str, own: Sequence[StatusWord]
) -> Lines:
    """Let the one badge that says the old status at an address defined elsewhere say the new one: `![Status][accepted]`.

    The address is changed where nothing else of the file uses it; the badge's text follows where it is the old status.
    """
    if "/badge/" not in lines.plain or "]: " not in lines.plain:
        return lines
    texts = [
        (number + evidence.shift, text)
        for section in outline(evidence.front.body)
        for number, text in ((section.line, section.text), *section.lines)
        if "[" in text
    ]
    told = [
        (number, found)
        for number, text in texts
        if (found := DEFINITION.match(text)) and _shows(found["target"], old, own)
    ]
    if len(told) != 1:
        return lines
    number, found = told[0]
    used = [use for use in _uses(texts, folded(found["name"])) if use[0] != number]
    new = rebadged(f"![]({found['target']})", word, own)
    if len(used) != 1 or new is None:
        return lines
    at, picture = used[0]
    if picture is None or not lines.line(at).startswith(picture[0], picture.start()):
        return lines
    place, length = found.start("target") + 1, len(found["target"])
    lines = lines.with_span(number, place, length=length, text=new.removeprefix("![](").removesuffix(")"))
    alt = _ALT.match(picture[0])
    if alt is None or not spelled(alt["text"], own):
        return lines
    shown = f"![{alt['lead']}{cased(word, alt['text'])}][{picture['name'] or picture['alt']}]"
    return lines.with_span(at, picture.start() + 1, length=len(picture[0]), text=shown)


def _shows(target: str, old: str, own: Sequence[StatusWord]) -> bool:
    badge = next(pictures_in(f"![]({target})"), None)
    return badge is not None and badge.field == "status" and spelled(badge.says, own) == old


def _uses(texts: Sequence[tuple[int, str]], name: str) -> Iterator[tuple[int, re.Match[str] | None]]:
    """Yield the lines in which a file names an address, with the picture that does, None for anything else."""
    for number, text in texts:
        rest = text
        for picture in BY_REFERENCE.finditer(text):
            if folded(picture["name"] or picture["alt"]) == name:
                yield number, picture
                rest = rest.replace(picture[0], "", 1)
        yield from ((number, None) for other in _BRACKETS.findall(rest) if folded(other) == name)
