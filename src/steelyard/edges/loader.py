"""What lies on disk under the sources, at one moment: every Markdown file's text, every other file's size."""

# ruff: noqa: PTH100, PTH110, PTH112, PTH118
# A Path for each file costs more than reading it, and resolve() would follow the links that are judged here.

from __future__ import annotations

import os
import stat
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct, field

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.decoding import decode
from steelyard.edges.opening import Opener, open_inside, read_whole
from steelyard.edges.presence import READABLE, reason_of
from steelyard.edges.walk import Found, Ground, Walk, within

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

    from steelyard.core.settings import Source

TEXT_LIMIT = 1_000_000
"""Bytes that a Markdown file may have: a hundred times a long record, and whatever they say still read in a second or two."""


class TextFile(Struct, frozen=True):
    """A Markdown file: its source's name, its path from the project's root (`/` between parts), its text.

    The path starts with `../` where its source lies outside the project.
    """

    source: str
    path: str
    text: str


class Snapshot(Struct, frozen=True):
    """All sources as they were read: `texts` by path, and every other file's path with its size in bytes.

    `seen` are the folders and files that were looked at, as they are called on disk; `places` those files that have
    another path on disk still, by the one that they are read under.
    """

    root: Path
    texts: tuple[TextFile, ...]
    files: Mapping[str, int]
    diagnostics: tuple[Diagnostic, ...]
    seen: tuple[str, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)


def load(
    root: Path,
    sources: Sequence[Source],
    *,
    skip: Collection[Path] = (),
    progress: Callable[[int], None] | None = None,
) -> Snapshot:
    """Read all sources of the project at `root`.

    Hidden files and folders, `node_modules`, virtual environments, `__pycache__`, published sites and the
    folders of `skip` are left out. A file under two sources belongs to the inner one. `progress` is told how
    many Markdown files have been read, after each.
    """
    top = os.path.abspath(root)
    diagnostics: list[Diagnostic] = []
    grounds: list[Ground] = []
    for source in sources:
        ground = _ground(top, source)
        if isinstance(ground, Ground):
            grounds.append(ground)
        else:
            diagnostics.append(ground)
    walk = Walk(grounds, [os.path.realpath(folder) for folder in skip])
    diagnostics += walk.diagnostics
    texts: list[TextFile] = []
    with Opener() as opener:
        for count, found in enumerate(sorted(walk.texts, key=lambda found: found.path), start=1):
            text = _read(found, opener)
            if isinstance(text, str):
                texts.append(TextFile(found.source, found.path, text))
            else:
                diagnostics.append(text)
            if progress:
                progress(count)
    diagnostics.sort(key=lambda diagnostic: diagnostic.sort_key)
    files = MappingProxyType(dict(sorted(walk.files.items())))
    return Snapshot(root, tuple(texts), files, tuple(diagnostics), tuple(walk.seen))


def _ground(root: str, source: Source) -> Ground | Diagnostic:
    top = os.path.normpath(os.path.join(root, source.path))
    try:
        path = os.path.relpath(top, root)
    except ValueError:  # another drive of Windows
        path = top
    inside = within(top, root)
    where = Place(source.path.replace(os.sep, "/"))
    try:
        place = os.path.realpath(top)
        boundary = os.path.realpath(root) if inside else place
    except OSError as error:
        message = f"a symbolic link that cannot be read: {reason_of(error)}"
        return Diagnostic("F003", Severity.ERROR, where, message, READABLE)
    if not os.path.isdir(place):
        what = "is a file; a source is a folder" if os.path.exists(place) else "does not exist"
        hint = "name a folder that holds Markdown records, as it is seen from here, or in steelyard.yml from that file"
        return Diagnostic("C004", Severity.ERROR, where, f"the source {source.path} {what}", hint)
    if not within(place, boundary):
        hint = "name the folder that it points to as the source"
        return Diagnostic("F002", Severity.ERROR, where, "a symbolic link that leaves the project", hint)
    return Ground(source.name, "" if path == os.curdir else path.replace(os.sep, "/"), place, boundary)


def _read(found: Found, opener: Opener) -> str | Diagnostic:
    try:
        found.path.encode()
    except UnicodeEncodeError:
        path = found.path.encode(errors="backslashreplace").decode()
        return _fault("F001", path, "the file's name is not UTF-8", "rename the file")
    try:
        data = _bytes(opener.open(found.place, found.boundary))
    except OSError as error:
        return _unread(found.path, error)
    if len(data) > TEXT_LIMIT:
        limit = f"{TEXT_LIMIT // 1_000_000} MB"
        hint = "split it, or keep large material in a file of its own and link to that"
        return _fault("F004", found.path, f"larger than {limit}, the limit for a Markdown file", hint)
    return decode(data, found.path)


def read_again(path: Path, boundary: str) -> str | None:
    """Read a text file that was loaded once more, hardly beyond TEXT_LIMIT bytes.

    None where it cannot be read, is no UTF-8 any more, or leads out of the boundary.
    """
    try:
        text = decode(_bytes(open_inside(str(path), boundary)), path.name)
    except OSError:
        return None
    return text if isinstance(text, str) else None


def read_as_loaded(path: Path, boundary: str) -> str | None:
    """Read a text file as `load` would read it; None where it would not be read just so: it is a link, a giant, or gone."""
    text = read_again(path, boundary)
    try:
        status = os.lstat(path)  # after it was read: it may be growing
    except OSError:
        return None
    return text if stat.S_ISREG(status.st_mode) and status.st_size <= TEXT_LIMIT else None


def read_bytes(path: Path, name: str, *, boundary: str, limit: int) -> bytes | Diagnostic:
    """Read a file that the walk has found inside a boundary, hardly beyond `limit` bytes; `name` is its path in reports."""
    try:
        return _bytes(open_inside(str(path), boundary), limit=limit)
    except OSError as error:
        return _unread(name, error)


def _bytes(descriptor: int, *, limit: int = TEXT_LIMIT) -> bytes:
    """Read an open file, at most one piece past the limit, and close it."""
    try:
        return read_whole(descriptor, limit=limit)
    finally:
        os.close(descriptor)


def _unread(path: str, error: OSError) -> Diagnostic:
    if isinstance(error, FileNotFoundError):
        return _fault("F003", path, "it vanished while the sources were read", "give the command again")
    return _fault("F003", path, f"cannot be read: {reason_of(error)}", READABLE)


def _fault(code: str, path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, Place(path), message, hint)
