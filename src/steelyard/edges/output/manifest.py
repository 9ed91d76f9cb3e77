"""What a published folder says of itself: the manifest that names our files, and which names are safe there."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MANIFEST = ".steelyard-manifest.json"
STAGING = ".steelyard-staging"
LOCK = ".steelyard-lock"
OURS = frozenset({MANIFEST, STAGING, LOCK})
KEPT = frozenset({".git", ".gitattributes", ".gitignore", ".gitkeep"})
"""Names that may stand in a folder we have not published to yet; we never touch them."""

_FORMAT = 1
_quoted = json.JSONEncoder(ensure_ascii=False).encode
# Nearly every path: no part of it begins with a dot, so that none is one of ours or leads upwards.
_PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")


def is_safe(url: str) -> bool:
    """Say whether a site's own path ("d/0004-choose.html", not percent-encoded) stays inside the site."""
    if _PLAIN.fullmatch(url):
        return True
    first, *_ = parts = url.split("/")
    if any(part in {"", ".", ".."} for part in parts) or first.casefold() in OURS | KEPT:
        return False
    if "\\" in url or os.path.splitdrive(url)[0] or any(ord(letter) < 32 for letter in url):
        return False
    return not any("\ud800" <= letter <= "\udfff" for letter in url)


def parents(url: str) -> Iterator[str]:
    """Name the folders that hold a path, the deepest first."""
    while "/" in url:
        url = url.rpartition("/")[0]
        yield url


def manifest_bytes(files: Mapping[str, str], *, unfinished: bool = False) -> bytes:
    """Write a manifest: each path with the SHA-256 of its bytes, in order. Equal sites give equal bytes."""
    # As json.dumps indents it, which is Python's own code then and takes ten times as long.
    lines = ",".join([f"\n  {_quoted(url)}: {_quoted(digest)}" for url, digest in sorted(files.items())])
    listed = f"{{{lines}\n }}" if lines else "{}"
    stage = ' "unfinished": true,\n' if unfinished else ""
    return f'{{\n "generator": "steelyard",\n "format": {_FORMAT},\n{stage} "files": {listed}\n}}\n'.encode()


def renewed(manifest: bytes, files: Mapping[str, str]) -> bytes:
    """Return a manifest as `manifest_bytes` wrote it, with new digests for some of its files.

    Raises ValueError where it does not name one of them in its place. Nothing else of it is read: it may name tens of
    thousands.
    """
    parts, end = [], 0
    for url, digest in sorted(files.items()):
        name = f'\n  {_quoted(url)}: "'.encode()
        at = manifest.find(name, end)
        if at < 0:
            raise ValueError(f"the manifest does not name {url!r} in its place")
        at += len(name)
        parts += [manifest[end:at], digest.encode()]
        end = manifest.index(b'"', at)
    return b"".join((*parts, manifest[end:]))


def as_unfinished(manifest: bytes) -> bytes:
    """Return a manifest as it stands while its files are moved into place."""
    return manifest.replace(b',\n "files": ', b',\n "unfinished": true,\n "files": ', 1)


def read_manifest(data: bytes) -> Mapping[str, str] | None:
    """Read a manifest. None where it is not one of ours, or names a path outside its folder."""
    try:
        facts = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(facts, dict) or (facts.get("generator"), facts.get("format")) != ("steelyard", _FORMAT):
        return None
    files = facts.get("files")
    if not isinstance(files, dict) or not all(isinstance(digest, str) for digest in files.values()):
        return None
    # A manifest may come with a cloned repository: a hostile name must not make us remove what is elsewhere.
    return files if all(is_safe(url) for url in files) else None
