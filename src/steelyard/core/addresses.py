"""Addresses inside a site: how one page points to another, and which two cannot both be.

A URL here is a path from the site's root, `/` between parts, never encoded: it is also the name of the
file that is written. `href` and `relative` encode it for a page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from steelyard.core.slugs import digest, fold, is_device, shorten
from steelyard.diagnostics import Diagnostic, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

HOME = "index.html"
NOT_FOUND = "404.html"
SCORES = "scores.html"
GRAPH = "graph.html"
TIMELINE = "timeline.html"
REVIEWS = "reviews.ics"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
BADGE = "badge.svg"
NO_JEKYLL = ".nojekyll"
CNAME = "CNAME"
SEARCH = "search/titles.js"
STRINGS = "assets/strings.js"

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
"""What an address begins with that is no path of a site or project."""

_OURS = {"assets": "the theme's files", "files": "attachments"}
_KEPT = "/~!$&'()*+,;=:@"
_UNHELD = re.compile(r'[<>:"|?*]')  # besides what `is_addressable` refuses
_UNADDRESSABLE = re.compile(r"[\x00-\x1f\\\ud800-\udfff]")
_ENCODED = re.compile(r"[^\w/.~!$&'()*+,;=:@-]+")


def href(url: str) -> str:
    """Encode a URL for a page: what would end it or change its meaning is percent-encoded, letters stay."""
    return _ENCODED.sub(lambda found: quote(found[0], safe="", errors="replace"), url)


def root_of(url: str) -> str:
    """Return the way from a page back to the site's root: "../" for each folder it lies in."""
    return "../" * url.count("/")


def relative(from_url: str, to_url: str) -> str:
    """Return the encoded way from one page to another (or to a file), naming the file, so that it works from disk."""
    start, end = from_url.split("/"), to_url.split("/")
    shared = 0
    while shared < min(len(start), len(end)) - 1 and start[shared] == end[shared]:
        shared += 1
    way = "../" * (len(start) - 1 - shared) + href("/".join(end[shared:]))
    # a colon in the first part would make it a scheme
    return f"./{way}" if ":" in way.split("/", 1)[0] else way


def absolute(site_url: str, url: str) -> str:
    """Return where a page or file is published, in ASCII but for the host's name; an `index.html` is its folder.

    `site_url` is the site's address as it was given, with a slash at its end.
    """
    scheme, _, rest = site_url.partition("://")
    host, _, path = rest.partition("/")
    if url == HOME or url.endswith(f"/{HOME}"):
        url = url.removesuffix(HOME)
    # What is percent-encoded in the given address stays as it is.
    return f"{scheme}://{host}/{quote(path, safe=f'{_KEPT}%')}{quote(url, safe=_KEPT, errors='replace')}"


def feed_url(url: str) -> str:
    """Return where the feed of a list lies, from the address of the list's first page: beside it."""
    return FEED if url == HOME else f"{url.removesuffix('.html')}.xml"


def source_url(name: str) -> str:
    """Return where the decisions of a source are listed; a source's name needs no encoding."""
    return f"sources/{name}-source.html" if is_device(name) else f"sources/{name}.html"


def scores_url(url: str, number: int) -> str:
    """Return where a record's score table lies for download, beside the record's page; `number` counts from 0."""
    more = f"-{number + 1}" if number else ""
    return f"{url.removesuffix('.html')}.scores{more}.csv"


def record_json_url(url: str) -> str:
    """Return where a record lies as JSON, beside its page."""
    stem = _stem(url)
    # A page at the site's root may have the name that all records together have.
    return f"{stem}.record.json" if fold(stem) == "decisions" else f"{stem}.json"


def record_markdown_url(url: str) -> str:
    """Return where a record's own Markdown lies, beside its page."""
    return f"{_stem(url)}.md"


def shard_url(number: int) -> str:
    """Return where a shard of the full text's index lies; `number` counts from 0."""
    return f"search/text-{number}.js"


def text_url(name: str) -> str:
    """Return where a body's text for excerpts lies, by the name that the search gives its record."""
    return f"search/texts/{name}.js"


def file_url(path: str) -> str:
    """Return the URL of an attachment from its path from the project's root.

    The way up to a source outside the project is left out: an address stays inside the site. A part that Windows could
    not hold is written as one that it can, with a digest, so that two names stay two.
    """
    while path.startswith("../"):
        path = path[3:]
    return "files/" + "/".join(map(_held_anywhere, path.split("/")))


def _held_anywhere(part: str) -> str:
    kept = _UNHELD.sub("-", part).rstrip(". ")
    kept = f"file-{kept}" if is_device(part) else kept
    if kept == part:
        return part
    stem, dot, ending = kept.rpartition(".")
    return f"{shorten(stem or ending)}-{digest(part)}{dot}{ending if dot else ''}"


def is_addressable(path: str) -> bool:
    """Say whether a file's path can be an address of the site: no control characters, no backslash."""
    return _UNADDRESSABLE.search(path) is None


def _stem(url: str) -> str:
    return url.removesuffix(".html").removesuffix(".htm")


def kept_from_pages(url: str) -> str:
    """Say why a page may not lie at a URL: its folder holds the site's other files; '' where it may."""
    folder, slash, _ = url.partition("/")
    ours = _OURS.get(fold(folder)) if slash else None
    return f"it lies where the site keeps {ours}" if ours else ""


def clash(first: tuple[str, Place], second: tuple[str, Place], *, same: bool | None = None) -> Diagnostic:
    """Tell that two things have one URL (U501), or two that differ only in case or Unicode form (U503).

    The second one's place is the finding's. `same` decides which of the two it is where the URLs do not.
    """
    (first_url, first_place), (url, place) = first, second
    others = ((first_place, f"{first_url} is taken here"),)
    if first_url == url if same is None else same:
        message = f"two pages have the address {url}"
        if fold(first_url) != fold(url):
            folder = min(first_url, url, key=len)
            message = f"{folder} would be a page, and the folder of {max(first_url, url, key=len)}"
        hint = "give one of them another file name, `slug` or alias"
        return Diagnostic("U501", Severity.ERROR, place, message, hint, others)
    message = f"the addresses {first_url} and {url} differ only in case or in how letters are composed"
    if first_url == url:
        message = f"two names that differ only in how letters are composed have the address {url}"
    hint = "many file systems hold only one of the two: rename one file or change one `slug`"
    return Diagnostic("U503", Severity.ERROR, place, message, hint, others)


def check_addresses(entries: Iterable[tuple[str, Place]], *, ordered: bool = False) -> tuple[Diagnostic, ...]:
    """Check everything that is to be written: no two of one URL, none that is another's folder.

    Each entry is a URL and the place in the input that it comes from; with `ordered`, the first of two keeps it.
    """
    taken: dict[str, tuple[str, Place]] = {}
    diagnostics = []
    for entry in entries if ordered else sorted(entries):
        first = taken.setdefault(fold(entry[0]), entry)
        if first is not entry:
            diagnostics.append(clash(first, entry))
    for folded, entry in taken.items():
        diagnostics.extend(
            clash(taken[above], entry, same=True) for above in folders_of(folded) if above in taken
        )
    return tuple(diagnostics)


def folders_of(url: str) -> Iterable[str]:
    """Give the folders a URL lies in, the outermost first."""
    end = url.find("/")
    while end > 0:
        yield url[:end]
        end = url.find("/", end + 1)
