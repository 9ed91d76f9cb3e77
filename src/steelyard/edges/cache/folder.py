"""Where the cache lies and how its files are kept: each whole or not there, whatever happens meanwhile.

It lies with a person's other caches and not in the project: a project that is cloned must not bring values that
are then taken for our own. What is kept is code and pickles, so whoever can write it can run anything: only what
belongs to this very person, and nobody else can write, is read.
"""

# ruff: noqa: PTH103, PTH105, PTH108, PTH111, PTH118, PTH123
# A build that has nothing to do is over in the time that pathlib takes to be imported.

from __future__ import annotations

import marshal
import os
import stat
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet
    from io import BufferedWriter

MONTH = 30 * 24 * 3600
"""Seconds after which what no build has written to is removed."""

_MAGIC = b"steelyard\x01"
# On Windows modes say nothing, and a person's folders are theirs.
_BY_OTHERS = 0 if sys.platform == "win32" else 0o022
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def home() -> str:
    """Return the folder of all caches: STEELYARD_CACHE, else where the system keeps a person's; '' where there is none.

    One that a project can bring is none: in the working folder, or in a work tree of Git. A person's own folder may be
    a work tree too, of their settings.
    """
    place = _home()
    return "" if place and _can_come_with_a_project(os.path.realpath(place)) else place


def refused() -> str:
    """Return the folder that STEELYARD_CACHE names in vain, since a project can bring it; '' where it names none such."""
    own = os.environ.get("STEELYARD_CACHE", "")
    return "" if home() else own


def _home() -> str:
    own = os.environ.get("STEELYARD_CACHE")
    if own:
        return os.path.abspath(own)  # noqa: PTH100
    if sys.platform == "win32":
        above = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        above = os.path.expanduser("~/Library/Caches")
    else:
        above = os.environ.get("XDG_CACHE_HOME", "") or os.path.expanduser("~/.cache")
    return os.path.join(above, "steelyard") if os.path.isabs(above) else ""  # noqa: PTH117


def _can_come_with_a_project(place: str) -> bool:
    person = os.path.realpath(os.path.expanduser("~"))
    try:
        cwd = os.getcwd()  # noqa: PTH109
    except OSError:
        cwd = ""
    while True:
        inside_own = place == person or person.startswith(place.rstrip(os.sep) + os.sep)
        if not inside_own and (place == cwd or os.path.lexists(os.path.join(place, ".git"))):
            return True
        above = os.path.dirname(place)  # noqa: PTH120
        if above == place:
            return False
        place = above


class Stay(NamedTuple):
    """Values that an earlier build has kept and that are the same now, by their `keys`."""

    pieces: Pieces | None
    keys: AbstractSet[str]


NOTHING = Stay(None, frozenset())


class Folder:
    """The cache of one way to build one project, named by a key. It is made when the first file is kept.

    A file that is damaged, cut off or of another version is as if it were not there.
    """

    def __init__(self, place: str, key: tuple[object, ...]) -> None:
        # hash() differs from run to run, and hashlib costs more time than the rest of the look.
        text = repr(key).encode("utf-8", "surrogatepass")
        self.path = os.path.join(place, f"{crc32(text):08x}{crc32(text[::-1]):08x}-{len(text)}")
        self.home = place
        self._key = text

    def load(self, name: str) -> object:
        """Return the value kept under a name, None where there is none."""
        try:
            with open(self.own(name), "rb") as file:
                data = file.read()
        except OSError:
            return None
        head = _MAGIC + crc32(data[len(_MAGIC) + 4 :]).to_bytes(4, "big")
        if not data.startswith(head):
            return None
        try:
            key, said, value = marshal.loads(memoryview(data)[len(head) :])  # noqa: S302 (our own bytes)
        except (ValueError, EOFError, TypeError):
            return None
        return value if (key, said) == (self._key, name) else None

    def keep(self, name: str, value: Any) -> None:
        """Keep a value of plain types under a name. Where it cannot be kept, nothing is."""
        data = marshal.dumps((self._key, name, value))
        # One name for all: what a killed build leaves is written over, and what two write at once has a wrong sum.
        fresh = os.path.join(self.path, f"{name}.new")
        try:
            self._make()
            with suppress(FileNotFoundError):  # nothing was left
                os.unlink(fresh)
            with open(fresh, "xb") as file:
                file.write(_MAGIC + crc32(data).to_bytes(4, "big") + data)
            os.replace(fresh, os.path.join(self.path, name))
        except OSError:
            self.forget(name)
            with suppress(OSError):
                os.unlink(fresh)

    def keep_pieces(
        self,
        name: str,
        pieces: Iterable[tuple[str, bytes]],
        stamp: bytes,
        *,
        stay: Stay = NOTHING,
    ) -> None:
        """Keep many values, to be read one by one. `stamp` is different for each build that keeps some.

        What is to `stay` of another build's stays where it is, as long as that is most of what is there.
        """
        self.forget(name)
        old = stay.pieces
        places = old.places_of(stay.keys) if old else {}
        if old and not old.mostly(places):
            moved = [(key, value) for key in places if (value := old.get(key)) is not None]
            pieces, places, old = (*moved, *pieces), {}, None
        head = old.stamp if old else stamp
        try:
            self._make()
            with self._to_add(f"{name}.pieces") if old else self._to_begin(f"{name}.pieces", head) as kept:
                at = kept.seek(0, os.SEEK_END)
                for key, piece in pieces:
                    kept.write(piece)
                    places[key] = (at, len(piece), crc32(piece))
                    at += len(piece)
        except OSError:
            return
        self.keep(name, (stamp, head, places))

    def pieces(self, name: str, stamp: bytes) -> Pieces | None:
        """Return the values kept under a name by the build of this stamp, None where they are not there."""
        kept = self.load(name)
        if not isinstance(kept, tuple) or kept[0] != stamp:
            return None
        return Pieces(self, f"{name}.pieces", *kept[1:])

    def forget(self, name: str) -> None:
        """Remove what is kept under a name."""
        with suppress(OSError):
            os.unlink(os.path.join(self.path, name))

    def forget_all(self) -> None:
        """Remove everything that is kept."""
        with suppress(OSError):
            for name in os.listdir(self.path):  # noqa: PTH208
                self.forget(name)

    def own(self, name: str, mode: int = os.O_RDONLY) -> int:
        """Open a file that is kept; OSError where there is none, or where somebody else may have put it there."""
        file = os.open(os.path.join(self.path, name), mode | _NO_LINK)
        if _is_sealed(os.lstat(self.path)) and _is_own(os.fstat(file)):
            return file
        os.close(file)
        raise PermissionError(self.path)

    def _to_begin(self, name: str, stamp: bytes) -> BufferedWriter:
        self.forget(name)
        kept = open(os.path.join(self.path, name), "xb")  # noqa: SIM115 (closed by who asks)
        kept.write(stamp)
        return kept

    def _to_add(self, name: str) -> BufferedWriter:
        return open(self.own(name, os.O_WRONLY), "wb")

    def _make(self) -> None:
        """Make the folder, and say to programs that make copies that this is a cache (bford.info/cachedir), and to Git that it is not its.

        Raises PermissionError where somebody else has made it, or can write to it.
        """
        with suppress(FileNotFoundError):
            if _is_sealed(os.lstat(self.path)):
                return
            raise PermissionError(self.path)
        found = os.path.isdir(self.home)  # noqa: PTH112
        os.makedirs(self.path, mode=0o700, exist_ok=True)
        if found:  # it may hold other things, which are no cache
            return
        for name, text in (
            ("CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n"),
            (".gitignore", "*\n"),
        ):
            with open(os.path.join(self.home, name), "w", encoding="ascii") as made:
                made.write(text)


class Pieces:
    """Values kept by one build, each read when it is asked for. `stamp` stands at the beginning of their file."""

    def __init__(
        self, folder: Folder, name: str, stamp: bytes, places: dict[str, tuple[int, int, int]]
    ) -> None:
        self._folder = folder
        self._name = name
        self.stamp = stamp
        self._places = places

    def get(self, key: str) -> bytes | None:
        """Return a value, None where it is not there or damaged."""
        place = self._places.get(key)
        if place is None:
            return None
        at, length, check = place
        try:
            with open(self._folder.own(self._name), "rb") as kept:
                if kept.read(len(self.stamp)) != self.stamp:
                    return None
                kept.seek(at)
                piece = kept.read(length)
        except OSError:
            return None
        return piece if len(piece) == length and crc32(piece) == check else None

    def places_of(self, keys: Iterable[str]) -> dict[str, tuple[int, int, int]]:
        """Return where the values of these keys lie: their place in the file, their length, their sum."""
        return {key: self._places[key] for key in keys if key in self._places}

    def mostly(self, places: dict[str, tuple[int, int, int]]) -> bool:
        """Say whether more than half of the file is the values at these places."""
        try:
            size = os.stat(os.path.join(self._folder.path, self._name)).st_size  # noqa: PTH116
        except OSError:
            return False
        return 2 * sum(length for _, length, _ in places.values()) > size


def clear_out(place: str, *, now: float) -> None:
    """Remove what no build has written to for a month. `now` is in seconds since the epoch."""
    with suppress(OSError), os.scandir(place) as entries:
        for entry in entries:
            ours = _is_ours(entry.name) and entry.is_dir(follow_symlinks=False)
            if ours and entry.stat().st_mtime < now - MONTH:
                import shutil  # noqa: PLC0415 (once in a month)

                shutil.rmtree(entry.path, ignore_errors=True)


def _is_sealed(status: os.stat_result) -> bool:
    """Say whether this is a folder of this very person, to which nobody else can write."""
    return stat.S_ISDIR(status.st_mode) and _is_own(status) and not status.st_mode & _BY_OTHERS


def _is_own(status: os.stat_result) -> bool:
    return sys.platform == "win32" or status.st_uid == os.geteuid()


def _is_ours(name: str) -> bool:
    """Say whether a folder is called as a cache is: STEELYARD_CACHE may name a folder that holds other things too."""
    sums, dash, length = name.partition("-")
    return bool(dash) and len(sums) == 16 and set(sums) <= set("0123456789abcdef") and length.isdecimal()
