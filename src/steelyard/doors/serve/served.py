"""Which file of a published site an address names, what kind of file that is, and what is shown where there is none."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin

from msgspec import Struct

from steelyard.edges.media_types import media_type

if TYPE_CHECKING:
    import os
    from pathlib import Path

_HEAD = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<style>body { font: 1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }</style>
"""
NO_PAGE = f"""{_HEAD}<title>Not found</title>
<body><h1>There is no such page</h1><p><a href="/">The site begins here.</a></p></body></html>
""".encode()
"""Where the site has no 404 page of its own; it too is told when there is a new site."""

NO_SITE = f"""{_HEAD}<title>No site yet</title>
<body><h1>There is no site yet</h1>
<p>It is shown here as soon as a build succeeds. What keeps one from it stands in the terminal, and below.</p>
</body></html>
""".encode()
"""Before the first good build."""

_TEXTS = frozenset(
    {"application/json", "application/manifest+json", "application/xml", "application/yaml", "image/svg+xml"}
)


_PART = re.compile(rb"""(<(?:link|script)\b[^<>]*?\s(?:href|src)=")(?!/-/|//)([^":?#<>]+\.(?:css|js))(?=")""")


class Moved(Struct, frozen=True):
    """A folder that was asked for without its slash; `location` is its address."""

    location: str


def find(out: Path, path: str) -> Path | Moved | None:
    """Find the file that an address's path (as it was sent, percent-encoded) names; None where there is none.

    Hidden files, folders without an `index.html`, and whatever lies outside `out` are not there.
    """
    try:
        parts = [unquote(part, errors="strict") for part in path.split("/")[1:]]
    except UnicodeDecodeError:
        return None
    slash = bool(parts) and not parts[-1]
    names = parts[:-1] if slash else parts
    if any(_is_refused(name) for name in names):
        return None
    try:
        top = out.resolve()
        real = top.joinpath(*names).resolve()
        if not real.is_relative_to(top) or any(_is_refused(name) for name in real.relative_to(top).parts):
            return None
        if real.is_dir():
            if not (real / "index.html").is_file():
                return None
            if not slash:
                return Moved("/" + "".join(quote(name) + "/" for name in names))
            return find(out, path + "index.html")
        return real if real.is_file() and not slash else None
    except (OSError, RuntimeError):  # a name too long, a loop of links
        return None


def versioned(page: bytes, out: Path, url: str) -> bytes:
    """Return the page at a path in the site with the version of each sheet and script in its address.

    A browser can keep what has another address as soon as it is another; most of a reload was asking for these again.
    """

    def with_version(part: re.Match[bytes]) -> bytes:
        address = urljoin("/" + quote(url), unescape(part[2].decode("utf-8", "replace")))
        file = find(out, address)
        try:
            version = version_of(file.stat()) if file and not isinstance(file, Moved) else ""
        except OSError:  # removed since it was found
            version = ""
        return part[0] + (f"?v={version}".encode() if version else b"")

    return _PART.sub(with_version, page)


def version_of(status: os.stat_result) -> str:
    """Return what tells a file from what was published in its place before, or will be."""
    return f"{status.st_mtime_ns:x}-{status.st_size:x}"


def path_of(out: Path, found: Path | Moved | None) -> str:
    """Return the path in the site of a file that `find` found, '' for anything else."""
    if found is None or isinstance(found, Moved):
        return ""
    try:
        return found.relative_to(out.resolve()).as_posix()
    except (OSError, RuntimeError, ValueError):  # the folder is another one by now
        return ""


def holds(out: Path, url: str, content: bytes) -> bool:
    """Say whether the file at a path in the site has just these bytes."""
    try:
        return (out / url).read_bytes() == content
    except OSError:
        return False


def content_type(file: Path) -> str:
    """Name the kind of a file, with the charset of those that are text."""
    kind = media_type(file.name)
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind in _TEXTS else kind


def _is_refused(name: str) -> bool:
    if name.startswith(".") and name != ".well-known":  # `..`, our manifest, a `.git` beside the site
        return True
    return not name or any(letter in "/\\:" or ord(letter) < 32 for letter in name)
