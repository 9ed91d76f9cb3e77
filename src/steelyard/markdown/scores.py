"""Where score tables stand in a body: at a lone link to their file, in place of their Markdown table, or after the options."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from steelyard.core.scores.slots import CLOSING, opening
from steelyard.markdown.document import RAW, BodyProcessor, Work, plain
from steelyard.markdown.headings import LEVELS
from steelyard.markdown.links import SCORES
from steelyard.markdown.sanitiser import PAGE_IDS

if TYPE_CHECKING:
    from collections.abc import Sequence


_OPTIONS = re.compile(
    r"(?:\W|\d)*(?:(?:the )?(?:considered |design |possible )?(?:options|alternatives|solutions)(?: considered)?"
    r"|options and alternatives|pros and cons of the (?:options|alternatives))\W*",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[\W_]+")


class ScoreTables(BodyProcessor):
    """Marks the place of each score table; it runs last, when links lead where they lead and tables have their box."""

    def process(self, root: Element, work: Work) -> None:
        if not work.slots:
            return
        names = _anchors(root, work)
        placed = _at_links(root, names)
        boxes = [box for box in root.iter("div") if box.get("class") == "table-scroll"]
        for number, slot in enumerate(work.slots):
            if slot.header:
                box = _box(slot.header, boxes)
                if box is not None:
                    boxes.remove(box)
                    _enclose(box, opening(number, names[number]), root)
                    placed.add(number)
        rest = [number for number in range(len(work.slots)) if number not in placed]
        at = _after_options(root)
        for number in rest:
            root.insert(at, _mark(f"{opening(number, names[number])}{CLOSING}\n"))
            at += 1


def _mark(text: str) -> Element:
    element = Element(RAW)
    element.text = text
    return element


def _anchors(root: Element, work: Work) -> list[str]:
    """Return each table's anchor: the one it would like, or one that no body can have where that is taken."""
    wanted = [slot.anchor for slot in work.slots]
    if work.ids.isdisjoint(wanted):
        return wanted
    taken = {element.get("id") for element in root.iter()}
    return [PAGE_IDS + anchor if anchor in taken else anchor for anchor in wanted]


def _at_links(root: Element, names: Sequence[str]) -> set[int]:
    """Put slots in the place of paragraphs that hold only a link to a table's file; the first of each counts."""
    placed: set[int] = set()
    for link in list(root.iter("a")):
        number = link.attrib.pop(SCORES, None)
        if number is None:
            continue
        for paragraph in root.iterfind("p"):
            if paragraph[:1] == [link] and _alone(paragraph) and int(number) not in placed:
                placed.add(int(number))
                paragraph.clear()
                paragraph.tag, paragraph.text = RAW, f"{opening(int(number), names[int(number)])}{CLOSING}\n"
                break
    return placed


def _alone(paragraph: Element) -> bool:
    return (
        len(paragraph) == 1
        and not (paragraph.text or "").strip()
        and not (paragraph[0].tail or "").strip(" \t\n.:")
    )


def _box(header: Sequence[str], boxes: Sequence[Element]) -> Element | None:
    """Return the table of this header: equal in letters and figures, else the one that is most alike."""
    wanted = [_folded(cell) for cell in header]
    best, score = None, 0
    for box in boxes:
        cells = [_folded(plain(cell)) for cell in next(box.iter("tr"), Element("tr"))]
        if cells == wanted:
            return box
        alike = sum(mine == theirs for mine, theirs in zip(cells, wanted, strict=False))
        if len(cells) == len(wanted) and 2 * alike >= len(wanted) and alike > score:
            best, score = box, alike
    return best


def _folded(text: str) -> str:
    return _LETTERS.sub("", text).casefold()


def _enclose(box: Element, mark: str, root: Element) -> None:
    """Put a slot round a table, which stays in it as it was written; after the list or quotation that it stands in."""
    tops = enumerate(root)
    at, outermost = next((at, top) for at, top in tops if any(each is box for each in top.iter(box.tag)))
    if outermost is box:
        root.insert(at + 1, _mark(f"{CLOSING}\n"))
        root.insert(at, _mark(mark))
    else:
        root.insert(at + 1, _mark(f"{mark}{CLOSING}\n"))


def _after_options(root: Element) -> int:
    """Return the place after the section on considered options, else the end (before footnotes)."""
    level = 0
    for at, element in enumerate(root):
        if level and element.tag in LEVELS and LEVELS[element.tag] <= level:
            return at
        if not level and element.tag in LEVELS and _OPTIONS.fullmatch(" ".join(plain(element).split())):
            level = LEVELS[element.tag]
    footnotes = (at for at, element in enumerate(root) if element.get("class") == "footnotes")
    return next(footnotes, len(root))
