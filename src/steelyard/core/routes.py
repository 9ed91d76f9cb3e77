"""Every address of a site: records, plain pages, tags, people and redirects from earlier addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from steelyard.core.addresses import (
    BADGE,
    FEED,
    GRAPH,
    HOME,
    NOT_FOUND,
    REVIEWS,
    ROBOTS,
    SCORES,
    SITEMAP,
    TIMELINE,
    clash,
    folders_of,
    kept_from_pages,
)
from steelyard.core.paths import MARKDOWN
from steelyard.core.permalinks import former_addresses, padded, read_pattern, record_addresses
from steelyard.core.places import place
from steelyard.core.slugs import digest, fault, fold, from_file_name, is_device
from steelyard.diagnostics import Diagnostic, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from steelyard.core.model import Page, Record
    from steelyard.core.permalinks import Pattern
    from steelyard.core.settings import Settings

SITE_PAGES = (
    HOME,
    NOT_FOUND,
    TIMELINE,
    GRAPH,
    SCORES,
    REVIEWS,
    "decisions.json",
    FEED,
    SITEMAP,
    ROBOTS,
    BADGE,
)
"""Pages and data of the site's own, which no record and no alias may take."""

_NUMBERED = re.compile(r"(?P<number>\d{1,6})[-_. ]+(?P<slug>.+)")


class Routes(Struct, frozen=True):
    """Where everything is. `records` and `pages` give URLs by path; `slugs` the last word of each record's URL.

    `aliases` gives, for each earlier URL, the path of the record that has left it.
    """

    records: Mapping[str, str]
    slugs: Mapping[str, str]
    pages: Mapping[str, str]
    aliases: Mapping[str, str]


def build_routes(
    records: Sequence[Record], pages: Iterable[Page], settings: Settings, *, names: Iterable[str] = ()
) -> tuple[Routes, tuple[Diagnostic, ...]]:
    """Give every record and page its URL and each alias its redirect; `names` are the URLs of lists."""
    pattern, diagnostics = read_pattern(settings.permalink, settings.file)
    taken = {url: (url, Place(settings.file)) for url in SITE_PAGES}
    taken |= {fold(url): (url, Place(settings.file)) for url in names}
    urls, slugs, clashes = record_addresses(records, pattern, taken=taken)
    page_urls = _page_addresses(pages, taken)
    aliases: dict[str, str] = {}
    folders: dict[str, tuple[str, Place]] = {}
    bearers = [record for record in records if record.aliases]
    renamed = any(record.former for record in records)
    for key in sorted(taken) if bearers or renamed else ():
        folders |= {folder: taken[key] for folder in folders_of(key) if folder not in folders}
    for record in bearers:
        own = urls[record.path]
        _add_aliases(record, pattern, own, aliases=aliases, taken=taken, folders=folders, found=clashes)
    sources = {source.path: source.name for source in settings.sources}
    former = former_addresses(records, pattern, sources=sources)
    aliases |= _unclaimed(former, taken=taken, folders=folders)
    return Routes(urls, slugs, page_urls, aliases), (*diagnostics, *clashes)


def addressed(record: Record) -> tuple[object, ...]:
    """Return what a record's addresses hang on, but for the places of what is wrong in them."""
    own = record.path, record.number, record.slug, record.slug_given, record.source, record.date
    return *own, record.aliases, record.former, record.former and record.origins


def _unclaimed(
    addresses: Iterable[tuple[str, str]],
    *,
    taken: dict[str, tuple[str, Place]],
    folders: dict[str, tuple[str, Place]],
) -> dict[str, str]:
    """Return the addresses of earlier names that nothing else has, lies below or above; nobody asked for them."""
    found: dict[str, str] = {}
    for url, path in addresses:
        key = fold(url)
        above = list(folders_of(key))
        if key not in taken and key not in folders and not any(folder in taken for folder in above):
            taken[key] = (url, Place(path))
            folders |= {folder: taken[key] for folder in above if folder not in folders}
            found[url] = path
    return found


def _page_addresses(pages: Iterable[Page], taken: dict[str, tuple[str, Place]]) -> dict[str, str]:
    """Give plain pages URLs after their paths; names that become the same get a digest of theirs."""
    urls: dict[str, str] = {}
    for page in sorted(pages, key=lambda page: page.path):
        stem = "/".join(_safe(part) for part in MARKDOWN.sub("", page.path).split("/"))
        url = f"pages/{stem}.html"
        if fold(url) in taken:
            url = f"pages/{stem}-{digest(page.path)}.html"
        urls[page.path] = url
        taken[fold(url)] = (url, Place(page.path))
    return urls


def _safe(part: str) -> str:
    name = from_file_name(part) or f"page-{digest(part)}"
    return f"page-{name}" if is_device(name) else name


def _add_aliases(
    record: Record,
    pattern: Pattern,
    own: str,
    *,
    aliases: dict[str, str],
    taken: dict[str, tuple[str, Place]],
    folders: dict[str, tuple[str, Place]],
    found: list[Diagnostic],
) -> None:
    where = place(record, "aliases")
    for text in record.aliases:
        url, why = _alias_url(text, record, pattern, own=own)
        if why:
            message = f"the alias `{text[:80]}` cannot be used: {why}"
            hint = "write an earlier address (`/old/path/`) or an earlier file name (`0007-old-name.md`)"
            found.append(Diagnostic("U502", Severity.ERROR, where, message, hint))
            continue
        key = fold(url)
        if url == own or aliases.get(url) == record.path:
            continue
        above = list(folders_of(key))
        nested = next((taken[folder] for folder in above if folder in taken), None) or folders.get(key)
        blocker = taken.get(key) or nested
        if blocker:
            found.append(clash(blocker, (url, where), same=None if key in taken else True))
            continue
        taken[key] = (url, where)
        folders |= {folder: (url, where) for folder in above if folder not in folders}
        aliases[url] = record.path


def _alias_url(text: str, record: Record, pattern: Pattern, *, own: str) -> tuple[str, str]:
    """Read one alias: return its URL, or why it has none."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return "", "it is no address"
    written = parts.path if parts.scheme or parts.netloc else text.strip()
    if parts.query and (parts.scheme or parts.netloc or "/" in text):
        return "", "a query (`?…`) never reaches a site of files"
    if "/" not in written and not written.endswith((".html", ".htm")):
        return _renamed(unquote(written), record, pattern, own=own)
    path = unquote(written).lstrip("/")
    why = fault(written.strip("/"), folders=True)
    why = why or kept_from_pages(path)
    if why:
        return "", why
    if path.endswith("/"):
        return f"{path}{HOME}", ""
    if MARKDOWN.search(path):
        return MARKDOWN.sub(".html", path), ""
    return (path, "") if path.endswith((".html", ".htm")) else (f"{path}/{HOME}", "")


def _renamed(name: str, record: Record, pattern: Pattern, *, own: str) -> tuple[str, str]:
    """Return the URL that the record had under an earlier file name."""
    stem = MARKDOWN.sub("", name)
    why = fault(stem)
    if why:
        return "", why
    numbered = _NUMBERED.fullmatch(stem)
    number = padded(numbered["number"]) if numbered else ""
    slug = from_file_name(numbered["slug"] if numbered else stem)
    # under the default pattern the folder of its present page is its source's
    source = own[2:].rpartition("/")[0] if pattern.plain else from_file_name(record.source)
    if not number and not slug:
        return "", "no letter or figure of it can stand in an address"
    url = pattern.url(number, slug, source=source, date=record.date or "")
    device = next(filter(is_device, url.split("/")), "")
    return url, device and f"its address would be {device}, a device's name on Windows"
