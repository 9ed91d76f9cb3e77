"""Where adr-tools keeps its records: the folder found, its files read with their encodings, and written all or none."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.authoring.rewriting import read_exact, write
from steelyard.edges.opening import read_inside
from steelyard.edges.project import CONFIG_LIMIT
from steelyard.writing.adr.names import listed
from steelyard.writing.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT = "doc/adr"
MARK = ".adr-dir"


class Held(Struct, frozen=True):
    """A file's text as it was read, and the encoding that gives its bytes again: UTF-8, or Latin-1 for all else."""

    text: str
    encoding: str = "utf-8"


class Folder(Struct, frozen=True):
    """A folder of records: its path as adr-tools prints it, from the working folder, and the names of all in it.

    `there` is whether it is a folder at all; `records` are the names of the files that are records, sorted.
    """

    path: str
    there: bool
    names: tuple[str, ...] = ()
    records: tuple[str, ...] = ()

    def paths(self) -> tuple[str, ...]:
        """Return the records' paths as they are printed."""
        return tuple(f"{self.path}/{name}" for name in self.records)


def opened(here: Path) -> Folder | Diagnostic:
    """Find the folder of records that is meant in the folder `here`, and list it; F003 where it cannot be read."""
    path = _found(here)
    return path if isinstance(path, Diagnostic) else listing(here, path)


def listing(here: Path, path: str) -> Folder | Diagnostic:
    """List a folder of records by its path; F003 where it cannot be read."""
    if not os.path.isdir(here / path):  # noqa: PTH112 (Path's own raises where a name is too long; as below)
        return Folder(path, there=False)
    try:
        with os.scandir(here / path) as entries:
            found = [(entry.name, entry.is_file()) for entry in entries]
    except OSError as error:
        return _unread(path, error)
    names = tuple(sorted(name for name, _ in found))
    return Folder(path, there=True, names=names, records=listed(name for name, is_file in found if is_file))


def _found(here: Path) -> str | Diagnostic:
    """Return what `.adr-dir` names, or `doc/adr`, in this folder or the next one above that has either."""
    real = Path(os.path.realpath(here))
    for depth, folder in enumerate((real, *real.parents)):
        above = "../" * depth
        named = _named(folder / MARK, f"{above}{MARK}")
        if isinstance(named, Diagnostic):
            return named
        if named:
            return named if named.startswith("/") else f"{above}{named}"
        if os.path.isdir(folder / DEFAULT):  # noqa: PTH112
            return f"{above}{DEFAULT}"
    return DEFAULT


def _named(mark: Path, shown: str) -> str | Diagnostic:
    """Return the folder that a `.adr-dir` names, '' where there is no such file or nothing in its first line."""
    if not os.path.isfile(mark):  # noqa: PTH113
        return ""
    try:
        text = read_inside(str(mark), "", limit=CONFIG_LIMIT).decode(errors="surrogateescape")
    except OSError as error:
        return _unread(shown, error)
    named = text.removeprefix("\ufeff").split("\n", 1)[0].strip()
    if "\0" in named:
        return Diagnostic("F003", Severity.ERROR, Place(shown), "cannot be read: it names no folder", "")
    return named.rstrip("/") or named[:1]


def is_there(here: Path, path: str) -> bool:
    """Say whether there is something of this name."""
    return os.path.exists(here / path)  # noqa: PTH110


def read(here: Path, path: str) -> Held | Diagnostic:
    """Read a file, every line end as it is; F003 where it cannot be read, F004 where it is too large."""
    text = read_exact(here, path)
    if not isinstance(text, Diagnostic):
        return Held(text)
    if text.code != "F001":
        return text
    try:
        return Held((here / path).read_bytes().decode("latin-1"), "latin-1")
    except OSError as error:
        return _unread(path, error)


def read_all(here: Path, folder: Folder) -> Mapping[str, Held] | Diagnostic:
    """Read all records of a folder, by name; what keeps one from being read keeps all."""
    return read_some(here, folder, folder.records)


def read_some(here: Path, folder: Folder, names: tuple[str, ...]) -> Mapping[str, Held] | Diagnostic:
    """Read these records of a folder, by name; what keeps one from being read keeps all."""
    held = {}
    for name in names:
        one = read(here, f"{folder.path}/{name}")
        if isinstance(one, Diagnostic):
            return one
        held[name] = one
    return held


def template(here: Path, folder: Folder, named: str) -> Held | Diagnostic:
    """Read the template for new records: the one named, else the folder's own, else ours."""
    own = f"{folder.path}/templates/template.md"
    if named or os.path.isfile(here / own):  # noqa: PTH113
        return read(here, named or own)
    return shipped("template.md")


def shipped(name: str) -> Held:
    """Return a template of ours: `template.md` for new records, `init.md` for the first one."""
    return Held(files("steelyard").joinpath("edges/adr/templates", name).read_text(encoding="utf-8"))


def templates_place() -> str:
    """Return the folder that our templates are in."""
    return str(files("steelyard").joinpath("edges/adr/templates"))


def save(
    here: Path, held: Mapping[str, Held], texts: Mapping[str, tuple[str, str]]
) -> tuple[Diagnostic, ...]:
    """Write files, all or none (W901, W902, W903): texts and their encodings by path.

    `held` has those that are there already as they were read. What an encoding has no byte for is written as Markdown
    has it in ASCII, `&#8594;`. Folders that are missing are made.
    """
    edits = []
    for path, (text, encoding) in texts.items():
        before = held.get(path)
        edits.append(
            Edit(
                _from(here, path),
                None if before is None else _carried(before.text, before.encoding),
                _carried(text, encoding),
            )
        )
    return write(here, edits)


def _carried(text: str, encoding: str) -> str:
    """Return a text that has the bytes of this encoding when it is written."""
    return text.encode(encoding, errors="xmlcharrefreplace").decode(errors="surrogateescape")


def _from(here: Path, path: str) -> str:
    """Return a path from the working folder, links of its folder followed: that is where the file lies."""
    place = here / path
    folder = os.path.realpath(place.parent)  # Path.resolve() fails where links go round in a circle
    return Path(os.path.relpath(f"{folder}/{place.name}", os.path.realpath(here))).as_posix()


def _unread(path: str, error: OSError) -> Diagnostic:
    return Diagnostic("F003", Severity.ERROR, Place(path), f"cannot be read: {error.strerror}", "")
