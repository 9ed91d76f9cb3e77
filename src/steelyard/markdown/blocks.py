"""Blocks that GitHub shows in its own way: alerts, task lists, footnotes, and tables that a phone can scroll."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from steelyard.core.language.language import message
from steelyard.markdown.document import BodyProcessor, Work, classes, parents, plain, remove_all, start_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from steelyard.core.language.language import Language

_ALERT = re.compile(r"\s*\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)", re.IGNORECASE)
_TITLES = {
    "note": message("Note"),
    "tip": message("Tip"),
    "important": message("Important"),
    "warning": message("Warning"),
    "caution": message("Caution"),
    "attention": message("Attention"),
    "danger": message("Danger"),
    "error": message("Error"),
    "hint": message("Hint"),
}
"""GitHub's five, and the others that Python-Markdown's `admonition` names: it makes a title of any class."""

_BACK = re.compile(r"(?:Back to reference|Jump back to footnote) ([\d-]+)(?: in the text)?")
"""What both parsers say of the way back from a footnote, in a label or a title."""


class Alerts(BodyProcessor):
    """Turns `> [!NOTE]` into the box that GitHub shows; only at the top level, and only with something in it."""

    def process(self, root: Element, work: Work) -> None:
        for quote in root.iterfind("blockquote"):
            first = quote[0] if len(quote) else None
            match = _ALERT.match(first.text or "") if first is not None and first.tag == "p" else None
            if first is None or match is None:
                continue
            rest = (first.text or "")[match.end() :]
            breaks = not rest and len(first) and first[0].tag == "br"
            if not rest.strip() and len(quote) == 1 and not len(first):
                continue
            if len(first) and not rest and not breaks and not match[0].endswith("\n"):
                continue
            kind = match[1].lower()
            self._box(quote, first, rest, title=work.language.say(_TITLES[kind]), breaks=bool(breaks))
            quote.set("class", f"markdown-alert markdown-alert-{kind}")
        if work.stock:
            for name in root.iterfind(".//p[@class='admonition-title']"):
                title = _TITLES.get((name.text or "").lower())
                if title and not len(name):
                    name.text = work.language.say(title)

    def _box(self, quote: Element, first: Element, rest: str, *, title: str, breaks: bool) -> None:
        quote.tag = "div"
        first.text = rest
        if breaks:
            first.text = (first[0].tail or "").lstrip()
            first.remove(first[0])
        if not first.text.strip() and not len(first):
            quote.remove(first)
        name = Element("p", {"class": "markdown-alert-title"})
        name.text, name.tail = title, "\n"
        quote.insert(0, name)


class Tasks(BodyProcessor):
    """Marks task list items, and removes every other input."""

    def process(self, root: Element, work: Work) -> None:
        if next(root.iter("input"), None) is None:
            return
        kept = set()
        for items in _lists(root):
            for item in items.iterfind("li"):
                box = _task_box(item)
                if box is not None:
                    kept.add(box)
                    _mark(items, item, box, work.language)
        remove_all((box for box in root.iter("input") if box not in kept), parents(root))


def _lists(root: Element) -> Iterator[Element]:
    return (element for element in root.iter() if element.tag in {"ul", "ol"})


def _task_box(item: Element) -> Element | None:
    """Return the check box that opens a list item (or its first paragraph), moved into that paragraph."""
    holder = item
    while len(holder) and not (holder.text or "").strip():
        first = holder[0]
        if first.tag == "input" and first.get("type") == "checkbox":
            if len(holder) > 1 and holder[1].tag == "p" and not (first.tail or "").strip():
                paragraph = holder[1]
                holder.remove(first)
                first.tail, paragraph.text = f" {(paragraph.text or '').lstrip()}", None
                paragraph.insert(0, first)
            return first
        if first.tag != "p":
            return None
        holder = first
    return None


def _mark(items: Element, item: Element, box: Element, language: Language) -> None:
    done = "checked" in box.attrib
    box.attrib.clear()
    box.attrib.update({"class": "task-list-item-checkbox", "type": "checkbox", "disabled": ""})
    if done:
        box.set("checked", "")
    box.set("aria-label", language.say("Completed task") if done else language.say("Incomplete task"))
    item.set("class", "task-list-item")
    items.set("class", "contains-task-list")


class Footnotes(BodyProcessor):
    """Gives footnotes, their references and the ways back the roles that assistive technology knows."""

    def process(self, root: Element, work: Work) -> None:
        for section in root.iterfind("section[@class='footnotes']"):
            section.attrib.update({"role": "doc-endnotes", "aria-label": work.language.say("Footnotes")})
        for reference in root.iterfind(".//sup[@class='footnote-ref']/a"):
            reference.set("role", "doc-noteref")
        for link in root.iter("a"):
            if "class" in link.attrib:
                names = classes(link)
                if "footnote-backref" in names:
                    link.set("role", "doc-backlink")
                    _tell_way_back(link, work.language)
                elif "footnote-ref" in names:
                    link.set("role", "doc-noteref")


def _tell_way_back(link: Element, language: Language) -> None:
    for key in ("aria-label", "title"):
        match = _BACK.fullmatch(link.get(key, ""))
        if match:
            link.set(key, language.say("Back to reference {number}", number=match[1]))


class Tables(BodyProcessor):
    """Puts each table into a box that scrolls, named by its header cells, so that no page scrolls sideways."""

    def process(self, root: Element, work: Work) -> None:
        tables = list(root.iter("table"))
        if not tables:
            return
        inner = {nested for table in tables for nested in table.iter("table") if nested is not table}
        names: dict[str, int] = {}
        for table in tables:
            if work.stock:
                _align(table)
            if table not in inner:
                row = next(table.iter("tr"), ())
                _wrap(table, region_name(map(plain, row), names, work.language))


def _align(table: Element) -> None:
    """Say cells' alignment in an attribute: Python-Markdown's inline style would need a laxer page policy."""
    for cell in table.iter():
        style = cell.attrib.pop("style", "")
        if style:
            cell.set("align", style.rpartition(":")[2].strip(" ;"))


def region_name(header: Iterable[str], names: dict[str, int], language: Language) -> str:
    """Name a table's box by its header's cells; `names` counts those of the body so far, which differ."""
    cells = [" ".join(cell.split()) for cell in header]
    name = ", ".join(cell for cell in cells if cell)[:80] or language.say("Table")
    names[name] = names.get(name, 0) + 1
    return name if names[name] == 1 else f"{name} ({names[name]})"


def _wrap(table: Element, name: str) -> None:
    """Turn the table's own element into the box and move the table inside, which needs no look at its parent."""
    inside = Element("table", dict(table.attrib))
    inside.text, inside.tail = table.text, None
    inside.extend(list(table))
    tail = table.tail
    table.clear()
    table.tag, table.tail = "div", tail
    table.attrib.update(_region(name))
    table.append(inside)


def region_start(name: str) -> str:
    """Write the start tag of a table's box."""
    return start_tag("div", _region(name))


def _region(name: str) -> dict[str, str]:
    return {"class": "table-scroll", "role": "region", "aria-label": name, "tabindex": "0"}
