"""What an import leaves unread, as an export of its own, which WordPress and Steelyard can read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from steelyard.reading.wordpress import NAMESPACES, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element


def export_of(channel: Iterable[str], items: Iterable[str], *, version: str) -> str:
    """Return a whole export of these elements; `version` is that of the export they come from."""
    wordpress = f"http://wordpress.org/export/{version or '1.2'}/"
    spaces = {"wp": wordpress, "excerpt": f"{wordpress}excerpt/", **NAMESPACES}
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    parts = ('<?xml version="1.0" encoding="UTF-8"?>', f'<rss version="2.0"{declared}>', "<channel>")
    return "\n".join((*parts, *channel, *items, "</channel>", "</rss>", ""))


def item_of(elements: Iterable[Element]) -> str:
    """Return an item that holds these elements."""
    return "\n".join(("<item>", *map(written, elements), "</item>"))


def written(element: Element) -> str:
    """Return an element as XML, with the prefixes that WordPress uses."""
    return "".join(_written(element))


def _written(element: Element) -> Iterator[str]:
    name, declared = _name(name_of(element), "x")
    yield f"<{name}{declared}"
    for number, (key, value) in enumerate(element.items()):
        attribute, space = _name(key, f"y{number}")
        yield f"{space} {attribute}={quoteattr(value)}"
    if len(element) == 0 and not element.text:
        yield "/>"
        return
    yield f">{escape(element.text or '')}"
    for child in element:
        yield from _written(child)
        yield escape(child.tail or "")
    yield f"</{name}>"


def _name(name: str, prefix: str) -> tuple[str, str]:
    """Return a name as it is written, and the declaration that it needs for a namespace nobody knows."""
    namespace, brace, local = name.rpartition("}")
    return (f"{prefix}:{local}", f" xmlns:{prefix}={quoteattr(namespace[1:])}") if brace else (name, "")
