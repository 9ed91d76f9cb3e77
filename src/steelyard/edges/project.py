"""Where a project is: its root, its configuration, and the folders that hold its records."""

# ruff: noqa: PTH112, PTH113, PTH117
# A Path raises where a folder may not be looked into; os.path says that there is nothing to find.

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.settings import DEFAULT_FOLDERS, Settings, Source
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.opening import boundary_of, read_named
from steelyard.edges.presence import is_folder, is_there, reason_of
from steelyard.reading.configuration.folders import (
    folders_from_adr_dir,
    folders_from_log4brains,
    name_sources,
)
from steelyard.reading.overlooked import OTHER_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONFIG = "steelyard.yml"
ADR_DIR = ".adr-dir"
LOG4BRAINS = ".log4brains.yml"
"""Files of adr-tools and log4brains that name folders of records."""


CONFIG_LIMIT = 1_000_000
"""Bytes that a configuration may have: a hundred times a long one."""


_READABLE = "put the file itself there, and let it be read"


class Project(Struct, frozen=True):
    """A project found: the absolute root that paths count from, its settings with all sources, what is wrong.

    `config` is the text of its configuration, for diagnostics to be drawn against; '' without one.
    """

    root: Path
    settings: Settings
    diagnostics: tuple[Diagnostic, ...] = ()
    config: str = ""

    @property
    def source_folders(self) -> tuple[Path, ...]:
        """Return the folders of the sources, absolute."""
        return tuple(Path(os.path.normpath(self.root / source.path)) for source in self.settings.sources)

    def boundary(self, path: str) -> str:
        """Return the folder that a file at a path from the root may not lead out of: the root, or a source beside it."""
        return boundary_of(str(self.root), path, map(str, self.source_folders))

    @property
    def out(self) -> Path:
        """Return the folder that the site goes to, absolute."""
        return Path(os.path.normpath(self.root / self.settings.out))


def find_project(cwd: Path, given: Sequence[str] = ()) -> Project:
    """Find the project for a command given in `cwd`, with the SOURCE folders it names.

    The configuration is the nearest `steelyard.yml` in or above the first source (else in or above `cwd`), not
    beyond the root of a Git work tree. Its folder is the project's root; without one, `cwd` is.
    """
    start = Path(os.path.normpath(cwd / given[0])) if given else cwd
    file = next(_configurations(start), None)
    root = file.parent if file else cwd
    settings, diagnostics, text = _read(file) if file else (Settings(), (), "")
    diagnostics += tuple(_misnamed(start, root, file))
    more: tuple[Diagnostic, ...] = ()
    if given:
        sources = _given(root, cwd, given, settings)
    elif settings.sources:
        sources = settings.sources
    else:
        sources, more = _customary(root)
        diagnostics += more
    if not sources and not more:
        looked = ", ".join(DEFAULT_FOLDERS[:4])
        hint = (
            "name a folder (`steelyard build PATH`), or give `steelyard init`: it looks for records everywhere, and "
            f"begins a first one where there is none; looked for {looked} and others"
        )
        around = project_around(root)
        if around is not None:
            hint = f"this folder holds records of the project in {os.path.relpath(around, cwd)}: give the command there"
        diagnostics += (
            Diagnostic(
                "C005",
                Severity.ERROR,
                Place(settings.file or "."),
                "there is no folder of decision records here",
                hint,
            ),
        )
    named = tuple(_with_root(root, source) for source in name_sources(sources))
    return Project(root, replace(settings, sources=named), diagnostics, text)


def project_around(root: Path) -> Path | None:
    """Return the outermost folder above, within the repository, whose project has its records in `root`; None without one."""
    found = None
    for folder, above in zip((root, *root.parents), root.parents, strict=False):
        if os.path.lexists(folder / ".git"):
            break
        if any(root.is_relative_to(os.path.normpath(above / source.path)) for source in _customary(above)[0]):
            found = above
    return found


def _with_root(root: Path, source: Source) -> Source:
    """Say where a source's own repository begins: a link to `/docs` in it counts from there, as on its forge.

    Outside the project a configuration marks one too; inside, only a checkout of its own does.
    """
    place = Path(os.path.normpath(root / source.path))
    around = [folder for folder in (place, *place.parents) if not root.is_relative_to(folder)]
    markers = (".git",) if place.is_relative_to(root) else (".git", CONFIG)
    for marker in markers:
        for folder in around:
            if os.path.lexists(folder / marker):
                return replace(source, root=Path(os.path.relpath(folder, root)).as_posix())
    return source


def _configurations(start: Path) -> Iterator[Path]:
    # What is no file is a configuration too: reading it says what is wrong.
    yield from (folder / CONFIG for folder in _searched(start) if is_there(folder / CONFIG))


def _searched(start: Path) -> Iterator[Path]:
    for folder in (start, *start.parents):
        yield folder
        if os.path.lexists(folder / ".git"):
            return


def _misnamed(start: Path, root: Path, file: Path | None) -> Iterator[Diagnostic]:
    """Warn of what people call a configuration and is none, in each folder where one was looked for."""
    for folder in _searched(start):
        for name in OTHER_NAMES:
            if os.path.isfile(folder / name):
                place = Place(os.path.relpath(folder / name, root).replace(os.sep, "/"))
                message = f"`{name}` is not read: a configuration is called `{CONFIG}`"
                hint = "take one of the two away" if file else "give it that name"
                yield Diagnostic("F017", Severity.WARNING, place, message, hint)
        if file and folder == file.parent:
            return


def _read(file: Path) -> tuple[Settings, tuple[Diagnostic, ...], str]:
    if os.path.lexists(file) and not os.path.isfile(file):
        what = "is a folder" if os.path.isdir(file) else "is a link to nothing, or no file that can be read"
        hint = "put a file in its place, or take it away"
        return (
            Settings(file=CONFIG),
            (Diagnostic("C001", Severity.ERROR, Place(CONFIG), what, hint),),
            "",
        )
    try:
        text = read_named(file.parent, CONFIG, limit=CONFIG_LIMIT).decode("utf-8-sig")
    except OSError as error:
        fault = Diagnostic(
            "C001",
            Severity.ERROR,
            Place(CONFIG),
            f"cannot be read: {reason_of(error)}",
            _READABLE,
        )
        return Settings(file=CONFIG), (fault,), ""
    except UnicodeDecodeError as error:
        fault = Diagnostic(
            "C001", Severity.ERROR, Place(CONFIG), f"is not UTF-8: {error.reason}", "save it as UTF-8"
        )
        return Settings(file=CONFIG), (fault,), ""
    from steelyard.reading.configuration.settings import read_config  # noqa: PLC0415 (many projects have none)

    text = text.replace("\r\n", "\n").replace("\r", "\n")
    settings, diagnostics = read_config(text, file=CONFIG)
    return settings, diagnostics, text


def _given(root: Path, cwd: Path, given: Sequence[str], settings: Settings) -> tuple[Source, ...]:
    """Return the folders named on the command line; one that the configuration has too keeps its name."""
    known = {os.path.normpath(source.path): source for source in settings.sources}
    paths = dict.fromkeys(
        Path(os.path.relpath(os.path.normpath(cwd / path), root)).as_posix() for path in given
    )
    return tuple(known.get(os.path.normpath(path), Source(path)) for path in paths)


def _customary(root: Path) -> tuple[tuple[Source, ...], tuple[Diagnostic, ...]]:
    """Find the folders where records usually lie, and those that other tools' files name."""
    found = {path: Source(path) for path in DEFAULT_FOLDERS if is_folder(root / path)}
    named, adr_dir = _of_adr_dir(root)
    packages, log4brains = _of_log4brains(root)
    for source in named:
        found.setdefault(source.path, source)
    found |= {source.path: source for source in packages}
    return _distinct(root, found), (*adr_dir, *log4brains)


def _of_adr_dir(root: Path) -> tuple[tuple[Source, ...], tuple[Diagnostic, ...]]:
    """Return the folder that adr-tools' file names, if it lies in the project and is there."""
    text, faults = _text(root, ADR_DIR)
    sources = []
    for folder in folders_from_adr_dir(text):
        path = folder.replace(os.sep, "/")
        place = Place(ADR_DIR, 1, 1, len(text.split("\n", 1)[0].rstrip()))
        if os.path.isabs(folder) or path == ".." or path.startswith("../"):
            message = "the folder that it names leads out of the project"
            hint = f"name a folder below this one, or list `sources` in {CONFIG}"
            faults = (*faults, Diagnostic("C006", Severity.ERROR, place, message, hint))
        elif os.path.isdir(root / path):
            sources.append(Source(path))
        else:
            faults = (*faults, _missing(place, path))
    return tuple(sources), faults


def _of_log4brains(root: Path) -> tuple[tuple[Source, ...], tuple[Diagnostic, ...]]:
    """Return the folders that log4brains' file names and that are there."""
    text, unread = _text(root, LOG4BRAINS)
    named, faults = folders_from_log4brains(text, file=LOG4BRAINS) if text else ((), ())
    sources = [replace(each, path=os.path.normpath(each.path).replace(os.sep, "/")) for each in named]
    there = tuple(source for source in sources if os.path.isdir(root / source.path))
    missing = [_missing(Place(LOG4BRAINS), source.path) for source in sources if source not in there]
    return there, (*unread, *faults, *missing)


def _missing(place: Place, path: str) -> Diagnostic:
    message = f"the folder {path} that it names does not exist"
    return Diagnostic("C004", Severity.ERROR, place, message, "correct the path, or remove the file")


def _distinct(root: Path, found: dict[str, Source]) -> tuple[Source, ...]:
    """Leave out a folder met again under another name, as on a file system that folds case."""
    seen: dict[tuple[int, int], Source] = {}
    for source in found.values():
        status = (root / source.path).stat()
        seen.setdefault((status.st_dev, status.st_ino), source)
    return tuple(seen.values())


def _text(root: Path, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Read another tool's file; '' where there is none, or none that can be read."""
    try:
        return read_named(root, name, limit=CONFIG_LIMIT).decode("utf-8-sig", "replace"), ()
    except (FileNotFoundError, IsADirectoryError):
        return "", ()
    except OSError as error:
        message = f"cannot be read: {reason_of(error)}"
        return "", (Diagnostic("F003", Severity.ERROR, Place(name), message, _READABLE),)
