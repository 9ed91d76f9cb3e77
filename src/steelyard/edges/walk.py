"""Which files the source folders hold: the walk, what it leaves out, and where a link may lead."""

# ruff: noqa: PTH120, PTH206
# A Path for each of 200,000 files costs more than finding them.

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.paths import ENDINGS
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.output.manifest import MANIFEST
from steelyard.edges.presence import READABLE, is_nothing, reason_of
from steelyard.reading.tables.attached import names_a_table

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

LEFT_OUT = frozenset({"node_modules", "__pycache__", "venv"})
_MARKERS = frozenset({"pyvenv.cfg", MANIFEST})


class Ground(Struct, frozen=True):
    """A source on disk. `path` is from the project's root ('' for the root itself), `place` where it really is.

    Links in it may lead anywhere inside `boundary`. Both are absolute and free of links.
    """

    name: str
    path: str
    place: str
    boundary: str


class Found(Struct, frozen=True):
    """A Markdown file: its source's name, its path from the project's root, where it really is on disk.

    `boundary` is the folder that it lies inside.
    """

    source: str
    path: str
    place: str
    boundary: str


def within(path: str, folder: str) -> bool:
    """Say whether an absolute path is the folder or lies in it; both without links."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def is_markdown(name: str) -> bool:
    """Say whether a file's name ends as Markdown's does, in any case."""
    return name.lower().endswith(ENDINGS)


def is_left_out(name: str) -> bool:
    """Say whether a file or folder of this name is never read: hidden, or a tool's own."""
    return name.startswith(".") or name in LEFT_OUT


def marks_a_folder(name: str) -> bool:
    """Say whether a file of this name keeps its folder from being read: it is a site of ours, or Python's."""
    return name in _MARKERS


def leads_to_hidden(target: str, source: str, boundary: str) -> bool:
    """Say whether a link leads to what is never read, by a name on the way there: from its source, else from the boundary.

    All are absolute, without links; the target lies in the boundary.
    """
    top = source if within(target, source) else boundary
    return any(is_left_out(part) for part in os.path.relpath(target, top).split(os.sep) if part != ".")


class Walk:
    """One walk over all sources. `texts` and `files` (path to size in bytes) are what it found, in no order.

    `seen` are the folders, files and links that it looked at, as they are called on disk.

    What lies in a source without a link is taken first, so that a file reached twice has its own path; links
    are followed afterwards, in the order of their paths.
    """

    def __init__(self, grounds: Sequence[Ground], skip: Collection[str]) -> None:
        self.texts: list[Found] = []
        self.files: dict[str, int] = {}
        self.seen: list[str] = []
        self.diagnostics: list[Diagnostic] = []
        self._skip = frozenset(skip)
        self._roots = frozenset(ground.place for ground in grounds)
        self._walked: set[str] = set()
        self._marked: set[str] = set()
        self._linked: set[str] = set()
        self._links: list[tuple[str, str, Ground]] = []
        for ground in grounds:
            self._descend(ground.path, ground.place, ground)
        while self._links:
            links, self._links = sorted(self._links, key=lambda link: link[0]), []
            for path, place, ground in links:
                self._follow(path, place, ground)

    def _descend(self, path: str, place: str, ground: Ground) -> None:
        folders = [(path, place)]
        while folders:
            path, place = folders.pop()
            if place in self._walked:
                continue
            self._walked.add(place)
            self.seen.append(place)
            try:
                with os.scandir(place) as listing:
                    entries = list(listing)
            except OSError as error:
                self._fault("F003", path, f"the folder cannot be read: {reason_of(error)}", READABLE)
                continue
            if place not in self._roots and any(marks_a_folder(entry.name) for entry in entries):
                self._marked.add(place)
                continue
            prefix = path + "/" if path else ""
            for entry in entries:
                if not is_left_out(entry.name):
                    self._see(entry, prefix + entry.name, ground, folders)

    def _see(
        self, entry: os.DirEntry[str], path: str, ground: Ground, folders: list[tuple[str, str]]
    ) -> None:
        place = entry.path
        if _is_link(entry):
            self._links.append((path, place, ground))
        elif entry.is_dir(follow_symlinks=False):
            if place not in self._roots and place not in self._skip:
                folders.append((path, place))
        elif place not in self._linked or not is_markdown(entry.name):
            self._take(path, place, ground, regular=entry.is_file(follow_symlinks=False))

    def _take(self, path: str, place: str, ground: Ground, *, regular: bool) -> None:
        self.seen.append(place)
        if is_markdown(path):
            if regular:
                self.texts.append(Found(ground.name, path, place, ground.boundary))
            else:
                self._fault(
                    "F003", path, "not a file that can be read", "put a file in its place, or take it away"
                )
        elif names_a_table(path) and not (regular and _is_text(path)):
            if regular:
                self._fault("F001", path, "the file's name is not UTF-8", "rename the file")
            else:
                self._fault(
                    "F003", path, "not a file that can be read", "put a file in its place, or take it away"
                )
        elif regular and _is_text(path):
            try:
                self.files[path] = os.lstat(place).st_size
            except OSError as error:
                if not is_nothing(error):  # vanished since it was listed: as if it had never been there
                    self._fault("F003", path, f"cannot be read: {reason_of(error)}", READABLE)

    def _follow(self, path: str, place: str, ground: Ground) -> None:
        self.seen.append(place)
        try:
            target = os.path.realpath(place)
        except OSError as error:  # a link that only its owner may read, as in /proc
            self._fault("F003", path, f"a symbolic link that cannot be read: {reason_of(error)}", READABLE)
            return
        if not within(target, ground.boundary):
            self._fault(
                "F002",
                path,
                "a symbolic link that leaves the project",
                "copy what it points to into the project, or name that folder as a source of its own",
            )
            return
        if within(place, target) and place != target:  # to a folder around itself
            return
        if leads_to_hidden(target, ground.place, ground.boundary) or self._is_passed(target):
            self._pass_over(path, "to what is never read: hidden, a tool's own, or a site")
            return
        try:
            mode = os.lstat(target).st_mode
        except OSError:
            mode = 0
        if not mode or stat.S_ISLNK(mode):  # nothing, or links that lead to one another
            if is_markdown(path) or names_a_table(path):
                hint = "correct where it leads, or take it away"
                self._fault("F003", path, "a symbolic link to a file that does not exist", hint)
            else:
                self._pass_over(path, "to nothing")
            return
        if stat.S_ISDIR(mode):
            self._descend(path, target, ground)
        elif is_markdown(target) and (os.path.dirname(target) in self._walked or target in self._linked):
            self._pass_over(path, "to a file that is read already, by another name")
        else:
            if is_markdown(path):
                self._linked.add(target)
            self._take(path, target, ground, regular=stat.S_ISREG(mode))

    def _is_passed(self, target: str) -> bool:
        return any(within(target, folder) for folder in (*self._skip, *self._marked))

    def _pass_over(self, path: str, where: str) -> None:
        path = path.encode(errors="backslashreplace").decode()
        hint = "put the file itself in its place, or take the link away"
        self.diagnostics.append(
            Diagnostic("F016", Severity.NOTE, Place(path), f"a symbolic link {where}", hint)
        )

    def _fault(self, code: str, path: str, message: str, hint: str) -> None:
        path = path.encode(errors="backslashreplace").decode()
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, Place(path), message, hint))


def _is_link(entry: os.DirEntry[str]) -> bool:
    # A junction of Windows is a link that is_symlink does not tell; the folder's own place holds none.
    return entry.is_symlink() or (os.name == "nt" and os.path.realpath(entry.path) != entry.path)


def _is_text(path: str) -> bool:
    """Say whether a name is UTF-8 on disk: one that is not can stand in no link, page or report."""
    return path.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in path)
