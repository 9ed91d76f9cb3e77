"""How media of another program are copied beside records: each whole, and never over a file that is another."""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct, field

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.output.claim import make, unmake
from steelyard.edges.presence import reason_of
from steelyard.edges.turns import alone
from steelyard.edges.waiting import begin_waiting, clear_waiting, new_mode, waiting_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def outstanding(
    root: Path, copies: Mapping[str, Path], *, force: bool
) -> tuple[dict[str, Path], tuple[Diagnostic, ...]]:
    """Choose the copies, by their paths from the project's root, that are to be made.

    What is there as it should be needs none. A file there that differs is left as it is (I956) unless forced. W901
    where one cannot be looked at.
    """
    chosen: dict[str, Path] = {}
    found: list[Diagnostic] = []
    for path, source in copies.items():
        place = root / path
        try:
            if os.path.lexists(place) and _same(source, place):
                continue
        except OSError as error:
            return {}, (_fault(path, error),)
        if os.path.lexists(place) and not force:
            message = "it differs from the medium of this name, and is left as it is"
            hint = "keep it, or give `--force` to write over all that differ"
            found.append(Diagnostic("I956", Severity.WARNING, Place(path), message, hint))
            continue
        chosen[path] = source
    return chosen, tuple(found)


class Made(Struct):
    """What copying has made: new files by their paths from the project's root, and folders, outermost first."""

    files: list[str] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)


def copied(root: Path, copies: Mapping[str, Path]) -> tuple[Made, tuple[Diagnostic, ...]]:
    """Copy files to paths from the project's root, or say why not (W901); then, and at an interrupt, new ones are taken back."""
    made = Made()
    for path, source in copies.items():
        place = root / path
        try:
            if not os.path.lexists(place):
                made.files.append(path)
            _copy(root, source, place, made)
        except BaseException as error:
            take_back(root, made)
            if not isinstance(error, OSError):
                raise
            return Made(), (_fault(path, error),)
    return made, ()


def _fault(path: str, error: OSError) -> Diagnostic:
    message = f"cannot be written: {reason_of(error)}"
    hint = "make room or the folder writable, and give the command again"
    return Diagnostic("W901", Severity.ERROR, Place(path), message, hint)


def take_back(root: Path, made: Made) -> None:
    """Remove files that were copied, and the folders that were made for them, as far as they are empty then."""
    for path in made.files:
        with suppress(OSError):
            (root / path).unlink()
    unmake(made.folders)


def _same(source: Path, place: Path) -> bool:
    return place.is_file() and filecmp.cmp(source, place, shallow=False)


def _copy(root: Path, source: Path, place: Path, made: Made) -> None:
    """Copy a file beside its place first, so that nobody finds half of it."""
    if not place.parent.resolve().is_relative_to(root.resolve()):
        raise PermissionError(errno.EPERM, "a symbolic link that leaves the project")
    made.folders += make(place.parent)
    with alone(str(place.parent)):
        clear_waiting(str(place.parent))
        _copy_there(source, place)


def _copy_there(source: Path, place: Path) -> None:
    waiting = waiting_path(str(place.parent))
    try:
        with os.fdopen(begin_waiting(waiting), "wb") as to, source.open("rb") as data:
            shutil.copyfileobj(data, to)
        os.chmod(waiting, new_mode())  # noqa: PTH101
        os.replace(waiting, place)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(waiting)  # noqa: PTH108
        raise
