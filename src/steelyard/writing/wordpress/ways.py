"""Where the links of posts lead once the posts are records: to other records, to copied media, or where they led."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, unquote, urljoin

from msgspec import Struct, field

from steelyard.reading.wordpress import address_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from steelyard.reading.wordpress import Item

MEDIA = "media"
"""The folder beside the records that media are copied to."""

_UPLOADS = re.compile(r"(?:^|/)wp-content/uploads/(?:sites/\d+/)?(?P<rest>.+)")
_RESIZED = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w+$)")


class Ways(Struct):
    """What addresses of the old site mean. `files` are the posts' files by id, `local` the media there is a copy of.

    `used` and `missing` gather what the texts ask for: copies, and addresses that there is no copy of.
    """

    hosts: frozenset[str]
    files: Mapping[str, str]
    permalinks: Mapping[str, str]
    attachments: frozenset[str]
    local: frozenset[str]
    used: dict[str, None] = field(default_factory=dict)
    missing: dict[str, None] = field(default_factory=dict)

    def address(self, url: str, *, page: str) -> str:
        """Return where a link or picture of the old `page` leads from a record."""
        if url.startswith("#"):
            return url
        try:
            url = urljoin(page, url.strip())
        except ValueError:
            return url
        parts = address_parts(url)
        if parts.scheme not in {"", "http", "https"}:
            return url
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        rest = self._rest(url)
        if rest:
            return self._medium(url, rest)
        if parts.netloc and _host(parts.netloc) not in self.hosts:
            return url
        query = parse_qs(parts.query)
        id_ = next((query[name][0] for name in ("p", "page_id") if name in query), "")
        id_ = id_ or (self.permalinks.get(_path(parts.path), "") if not parts.query else "")
        return f"{quote(self.files[id_])}{fragment}" if id_ in self.files else url

    def want(self, url: str) -> None:
        """Ask for a medium that belongs to a post without being linked in it."""
        rest = self._rest(url)
        if rest:
            self._medium(url, rest)

    def _rest(self, url: str) -> str:
        """Return a medium's path below the uploads; '' for what is none of the old site's media."""
        parts = address_parts(url)
        known = _without_query(url) in self.attachments
        found = _UPLOADS.search(unquote(parts.path))
        if not known and not (found and (not parts.netloc or _host(parts.netloc) in self.hosts)):
            return ""
        rest = found["rest"] if found else unquote(parts.path).lstrip("/")
        return "" if ".." in rest.split("/") or rest.endswith("/") or "\\" in rest else rest

    def _medium(self, url: str, rest: str) -> str:
        stem, dot, ending = rest.rpartition(".")
        whole = _RESIZED.sub("", rest)
        for name in (rest, whole, f"{stem}-scaled{dot}{ending}"):
            if name in self.local:
                self.used[name] = None
                return quote(f"{MEDIA}/{name}")
        self.missing[_without_query(url)] = None
        return url


def ways(
    items: Iterable[Item], files: Mapping[str, str], *, addresses: Iterable[str], local: frozenset[str]
) -> Ways:
    """Learn what addresses mean from all items of an export, and from those of its site."""
    hosts: set[str] = set()
    permalinks: dict[str, str] = {}
    attachments: set[str] = set()
    for address in addresses:
        hosts.add(_host(address_parts(address).netloc))
    for item in items:
        if item.attachment:
            attachments.add(_without_query(item.attachment))
        parts = address_parts(item.link)
        if item.id in files and not parts.query and parts.path.strip("/"):
            permalinks.setdefault(_path(parts.path), item.id)
    return Ways(frozenset(hosts - {""}), files, permalinks, frozenset(attachments), local)


def _host(netloc: str) -> str:
    return netloc.rpartition("@")[2].lower().removeprefix("www.")


def _path(path: str) -> str:
    return unquote(path).strip("/").casefold()


def _without_query(url: str) -> str:
    parts = address_parts(url)
    return f"{parts.scheme or 'https'}://{parts.netloc}{parts.path}" if parts.netloc else parts.path
