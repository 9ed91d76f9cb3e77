"""How files are opened that others may have put where they lie: only what is a file, and none through a link that leads outside.

A path is judged, and opened a moment later. Meanwhile a link can take the place of a folder or of the file. So each
folder on the way is opened by itself, from one that cannot be exchanged any more, and no link is followed.
"""

# ruff: noqa: PTH120, PTH206
# A Path for each of 10,000 files costs more than opening it.

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Self

from steelyard.edges.walk import within

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# A pipe without a writer would keep a build waiting for ever, and a terminal become its own.
_FILE = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY")
)
_FOLDER = sum(getattr(os, name, 0) for name in ("O_DIRECTORY", "O_NOFOLLOW", "O_CLOEXEC", "O_PATH"))
_STEP_BY_STEP = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
# One os.read of 1 MB costs 13 µs for its buffer alone; a record fits into 64 kB.
_PIECE = 1 << 16


class Opener:
    """Opens files one after the other, and keeps the folder of the last one, in which the next one mostly lies."""

    def __init__(self) -> None:
        self._kept = ("", "")
        self._folder = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._let_go()

    def open(self, place: str, boundary: str) -> int:
        """Open a file inside a folder to read it; both absolute, without links.

        Raises OSError where a link or something else stands on the way by now, or it is no file.
        """
        if not within(place, boundary):
            raise PermissionError(errno.EPERM, "it leads outside", place)
        if not _STEP_BY_STEP:
            return _file(os.open(place, _FILE))
        folder, name = os.path.split(place)
        if self._kept != (boundary, folder):
            self._let_go()
            self._folder = _folder(folder, boundary)
            self._kept = (boundary, folder)
        return _file(os.open(name, _FILE, dir_fd=self._folder))

    def _let_go(self) -> None:
        if self._folder >= 0:
            os.close(self._folder)
        self._kept, self._folder = ("", ""), -1


def open_inside(path: str, boundary: str) -> int:
    """Open a file to read it. Links may lead to it as long as they stay inside `boundary`; '' for anywhere.

    Raises OSError where they do not, and where it is no file.
    """
    place = os.path.realpath(path)
    with Opener() as opener:
        return opener.open(place, boundary or os.path.dirname(place))


def read_inside(path: str, boundary: str, *, limit: int = 0) -> bytes:
    """Read a file that `open_inside` opens. Raises OSError, also where it has more than `limit` bytes, 0 for any size."""
    descriptor = open_inside(path, boundary)
    try:
        data = read_whole(descriptor, limit=limit)
    finally:
        os.close(descriptor)
    if limit and len(data) > limit:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), path)
    return data


def read_whole(descriptor: int, *, limit: int) -> bytes:
    """Read a file, at most one piece past the limit, 0 for none."""
    data = os.read(descriptor, _PIECE)
    if not data:
        return data
    pieces, size = [data], len(data)
    while (not limit or size <= limit) and (data := os.read(descriptor, _PIECE)):
        pieces.append(data)
        size += len(data)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def read_named(root: Path, name: str, *, limit: int) -> bytes:
    """Read a file that tools look for by its name, such as a configuration.

    A link may stand for it as long as it leads to a file of the project that is not hidden: what is wrong in it is told
    with its lines, and there are secrets in `.env` and in `.git`. Raises OSError.
    """
    top = os.path.realpath(root)
    place = os.path.realpath(root / name)
    if place != os.path.join(top, name):  # noqa: PTH118
        hidden = any(part.startswith(".") for part in os.path.relpath(place, top).split(os.sep))
        if hidden or not within(place, top):
            words = "a symbolic link that leaves the project, or leads to what is hidden in it"
            raise PermissionError(errno.EPERM, words, name)
    return read_inside(place, top, limit=limit)


def boundary_of(root: str, path: str, folders: Iterable[str]) -> str:
    """Return what a file may not lead out of: the project at `root` where its path lies in it, else the source of `folders`.

    `path` is from the root, or absolute; what is returned has no links.
    """
    place = os.path.normpath(os.path.join(root, path))  # noqa: PTH118
    around = [folder for folder in (root, *folders) if within(place, os.path.normpath(folder))]
    return os.path.realpath(around[0] if around else os.path.dirname(place))


def _folder(folder: str, boundary: str) -> int:
    """Open a folder inside a boundary, each on the way from there by itself."""
    way = folder[len(boundary) :].split(os.sep)
    opened = os.open(boundary, _FOLDER)
    for name in filter(None, way):
        try:
            inner = os.open(name, _FOLDER, dir_fd=opened)
        finally:
            os.close(opened)
        opened = inner
    return opened


def _file(descriptor: int) -> int:
    """Return the descriptor of a file; anything else is closed. Raises OSError."""
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return descriptor
    os.close(descriptor)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    raise OSError(errno.EINVAL, "it is not a file that can be read")
