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
    from collections.abc import Iterable, Sequence


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
        names = anchor_names(work, (element.get("id") for element in root.iter()))
        placed = _at_links(root, names)
        boxes = [box for box in root.iter("div") if box.get("class") == "table-scroll"]
        for number, slot in enumerate(work.slots):
            if slot.header:
                at = table_among([_cells(box) for box in boxes], slot.header)
                if at is not None:
                    _enclose(boxes.pop(at), opening(number, names[number]), root)
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


def anchor_names(work: Work, ids: Iterable[str | None]) -> list[str]:
    """Return each table's anchor: the one it would like, or one that no body can have where an element has that id."""
    wanted = [slot.anchor for slot in work.slots]
    if work.ids.isdisjoint(wanted):
        return wanted
    taken = set(ids)
    return [PAGE_IDS + anchor if anchor in taken else anchor for anchor in wanted]


def all_placed(html: str, work: Work) -> str:
    """Return a body with the places of its score tables: behind it where it has none, as one without a word, or one refused."""
    if not work.slots or CLOSING in html:
        return html
    marks = (f"{opening(number, name)}{CLOSING}\n" for number, name in enumerate(anchor_names(work, ())))
    return html + "".join(marks)


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


def _cells(box: Element) -> list[str]:
    return [plain(cell) for cell in next(box.iter("tr"), ())]


def table_among(rows: Sequence[Sequence[str]], header: Sequence[str]) -> int | None:
    """Say which table, by their first rows, has this header: equal in letters and figures, else most alike."""
    wanted = [_folded(cell) for cell in header]
    best, score = None, 0
    for at, row in enumerate(rows):
        cells = [_folded(cell) for cell in row]
        if cells == wanted:
            return at
        alike = sum(mine == theirs for mine, theirs in zip(cells, wanted, strict=False))
        if len(cells) == len(wanted) and 2 * alike >= len(wanted) and alike > score:
            best, score = at, alike
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
