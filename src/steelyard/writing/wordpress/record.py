"""A post as a record's file: its name, its front matter, its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import yaml

from steelyard.core.addresses import kept_from_pages
from steelyard.core.slugs import fault, fold, from_file_name, from_words, is_device
from steelyard.reading.inline import plain
from steelyard.reading.titles import strip_number
from steelyard.reading.wordpress import address_parts
from steelyard.writing.wordpress.body import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from steelyard.reading.wordpress import Item

_NO_CONTENT = re.compile(
    r"attachment|nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_.*"
)
_LONGEST = 80  # letters of a name that is made of a title
_ID = re.compile(r"[0-9]{0,20}")
_READ_AS_THEY_ARE = frozenset({"publish", "pending"})
_MARKS = re.compile(r"[\\`*_\[\]<>&~]")


def slugs_of(items: Iterable[Item]) -> dict[str, str]:
    """Return the slug of every item that could be a record, by its id; of several with one slug all but the first bear their id too.

    An id that is no number is none: it would stand in a file's name.

    They do not hang on which of them are wanted, so that a later import finds the files of an earlier one.
    """
    taken: set[str] = set()
    slugs = {}
    known = (item for item in items if _ID.fullmatch(item.id))
    for item in sorted(known, key=lambda item: (not item.id, int(item.id or 0))):
        if _NO_CONTENT.fullmatch(item.kind) or item.id in slugs:
            continue
        slug = item.slug if item.slug and not fault(item.slug) else from_file_name(item.slug)
        slug = slug or from_words(plain_text(item.title)[:_LONGEST]) or f"post-{item.id}"
        slug = f"post-{slug}" if is_device(slug) else slug
        while fold(slug) in taken:
            slug = f"{slug}-{item.id}"
        taken.add(fold(slug))
        slugs[item.id] = slug
    return slugs


def file_name(item: Item, slug: str) -> str:
    """Return the name of a post's file: its day and its slug, so that no figure in the slug is taken for a number."""
    return f"{item.date[:10] or 'no-date'}-{slug}.md"


def title_of(item: Item, slug: str) -> tuple[str, bool]:
    """Return a post's title as plain text, and whether it has one of its own."""
    title = plain_text(item.title)
    if title:
        return title, True
    words = re.sub(r"[-_]+", " ", slug).strip()
    return words[:1].upper() + words[1:], False


def shown_title(title: str) -> str:
    """Return a title as a record with it shows it: what leads it like a number is taken for one."""
    return strip_number(plain(_literal(title)), None)[0]


def alias_of(item: Item, base: str) -> str:
    """Return where a post was, as a path below the site's address `base`; '' where no page can stand."""
    parts = address_parts(item.link)
    path = unquote(parts.path)
    path = path.removeprefix(unquote(address_parts(base).path).rstrip("/"))
    if (
        parts.query
        or not path.strip("/")
        or fault(path.strip("/"), folders=True)
        or kept_from_pages(path.lstrip("/"))
    ):
        return ""
    return path if path.startswith("/") else f"/{path}"


def record_of(item: Item, slug: str, body: str, *, authors: Mapping[str, str], alias: str) -> str:
    """Return the text of a post's file; `authors` tells the names of people by those they log in with."""
    title, _ = title_of(item, slug)
    public = item.status == "publish" and not item.locked
    front: dict[str, Any] = {
        "date": item.date,
        "layout": "page" if item.kind == "page" else "post",
        "slug": slug,
        "status": item.status if item.status in _READ_AS_THEY_ARE else "draft",
        "title": _literal(title),
        "wordpress_id": item.id,
        "author": authors.get(item.creator) or item.creator,
        "categories": list(item.names("category")),
        "tags": list(item.names("post_tag")),
        "summary": _literal(plain_text(item.excerpt)),
        "aliases": [alias] if alias else [],
        "draft": not public,
    }
    kept = {key: value for key, value in front.items() if value}
    written = yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=1_000_000)
    return f"---\n{written}---\n\n{body}\n" if body else f"---\n{written}---\n"


def _literal(text: str) -> str:
    """Return Markdown that reads as this text."""
    if plain(text) == text:
        return text
    escaped = _MARKS.sub(r"\\\g<0>", text).replace("\\`", "&#96;")  # an escaped ` would still open code
    return escaped if plain(escaped) == text else text
