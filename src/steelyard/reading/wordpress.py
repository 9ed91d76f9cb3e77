"""What an item of a WordPress export (WXR 1.0 to 1.2) says: its fields, its terms, and what nobody here reads of it."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote_to_bytes, urlsplit

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
}
_WORDPRESS = re.compile(r"https?://wordpress\.org/export/\d+\.\d+/(?P<excerpt>excerpt/)?")
_READ = frozenset(
    {
        "link", "dc:creator", "excerpt:encoded", "wp:post_date", "wp:post_name", "wp:status", "wp:post_type", "category",
    }
)  # fmt: skip
_DATE = re.compile(r"(?!0000)\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?", re.ASCII)
_DOMAINS = ("category", "post_tag")
ALWAYS = frozenset({"title", "content:encoded", "post_id"})
"""What is kept of each item beside what is made of it: its own words, and what it is called by."""


class Term(Struct, frozen=True):
    """A category or tag of an item: which of both, its name, and its name in addresses."""

    domain: str
    name: str
    nicename: str


class Item(Struct, frozen=True):
    """One item: a post, a page, an attachment or whatever else WordPress keeps.

    `date` is as written there (`2011-12-18 01:33:06`), '' where none is told. `kind` is its post type, `attachment` the
    address of an attachment's file, `thumbnail` the id of the picture that stands for it.
    """

    id: str
    title: str
    link: str
    creator: str
    content: str
    excerpt: str
    date: str
    slug: str
    status: str
    kind: str
    parent: str = ""
    locked: bool = False
    attachment: str = ""
    thumbnail: str = ""
    terms: tuple[Term, ...] = ()

    def names(self, domain: str) -> tuple[str, ...]:
        """Return the names of its terms of one domain, each once."""
        return tuple(dict.fromkeys(term.name for term in self.terms if term.domain == domain and term.name))

    def without_text(self) -> Item:
        """Return it without what takes memory."""
        return replace(self, content="", excerpt="")


def name_of(element: Element) -> str:
    """Return an element's name with the prefix that WordPress gives its namespace."""
    namespace, brace, local = element.tag.rpartition("}")
    if not brace:
        return local
    found = _WORDPRESS.fullmatch(namespace[1:])
    if found:
        return f"excerpt:{local}" if found["excerpt"] else f"wp:{local}"
    prefix = next((prefix for prefix, uri in NAMESPACES.items() if uri == namespace[1:]), "")
    return f"{prefix}:{local}" if prefix else element.tag


def read_item(element: Element) -> Item:
    """Read an item; what is missing is ''."""
    texts: dict[str, str] = {}
    terms = []
    thumbnail = ""
    for child in element:
        name = name_of(child)
        text = (child.text or "").strip("\n") if name == "content:encoded" else (child.text or "").strip()
        if name == "category":
            terms.append(Term(child.get("domain", ""), text, child.get("nicename", "")))
        elif name == "wp:postmeta":
            pair = {name_of(each): (each.text or "").strip() for each in child}
            if pair.get("wp:meta_key") == "_thumbnail_id":
                thumbnail = pair.get("wp:meta_value", "")
        else:
            texts.setdefault(name, text)
    return Item(
        id=texts.get("wp:post_id", ""),
        title=texts.get("title", ""),
        link=texts.get("link", ""),
        creator=texts.get("dc:creator", ""),
        content=texts.get("content:encoded", ""),
        excerpt=texts.get("excerpt:encoded", ""),
        date=_date(texts),
        slug=decoded(texts.get("wp:post_name", "")),
        status=texts.get("wp:status", ""),
        kind=texts.get("wp:post_type", ""),
        parent=texts.get("wp:post_parent", ""),
        locked=bool(texts.get("wp:post_password")),
        attachment=texts.get("wp:attachment_url", ""),
        thumbnail=thumbnail,
        terms=tuple(terms),
    )


def unread(element: Element) -> Iterator[tuple[str, Element]]:
    """Yield what is kept of an item that becomes a record, with a name for its kind: what nobody reads, and ALWAYS."""
    for child in element:
        name = name_of(child)
        known = child.get("domain", "") in _DOMAINS if name == "category" else name in _READ
        if not known and holds_something(child):
            yield name.removeprefix("wp:"), child


def holds_something(element: Element) -> bool:
    """Say whether there is anything in an element that could be lost."""
    return len(element) > 0 or bool((element.text or "").strip())


def decoded(slug: str) -> str:
    """Return a name of an address in letters; a character that WordPress has cut in two goes."""
    return unquote_to_bytes(slug).decode("utf-8", "ignore")


def address_parts(url: str) -> SplitResult:
    """Split an address into its parts; one that is none, such as `http://[x/`, has none."""
    try:
        return urlsplit(url.strip())
    except ValueError:
        return SplitResult("", "", "", "", "")


def _date(texts: dict[str, str]) -> str:
    """Return when an item was written, by the first field that tells it; WordPress writes zeros where it does not know."""
    for name in ("wp:post_date", "wp:post_date_gmt"):
        if _DATE.fullmatch(texts.get(name, "")):
            return texts[name]
    published = texts.get("pubDate", "")
    try:
        told = parsedate_to_datetime(published)
    except (ValueError, OverflowError):  # a zone beyond all numbers
        return ""
    # `-0001` is read as 2000.
    return f"{told:%Y-%m-%d %H:%M:%S}" if str(told.year) in published.split() else ""
