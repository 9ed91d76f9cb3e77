"""Changes to files and folders that can be taken back, all of them, as long as they are not kept."""

# ruff: noqa: PTH102, PTH105, PTH106, PTH108, PTH112
# A Path for each file of 10,000 costs more than comparing it.

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Changes:
    """Makes changes one atomic step at a time and remembers how to undo each.

    What is replaced or removed is kept in the folder `attic`, on the same file system, until that is removed.
    `step` is called before everything that changes the disk.
    """

    def __init__(self, attic: str, step: Callable[[], None]) -> None:
        self._attic = attic
        self._step = step
        self._kept = 0
        self._undo: list[Callable[[], None]] = []

    # Each way back is noted before its step and does nothing where the step was not taken, so that an
    # interrupt between the two loses neither.

    def make_folder(self, folder: str) -> None:
        """Make a folder in one that is there."""
        self._step()
        self._undo.append(lambda: os.rmdir(folder))
        os.mkdir(folder)

    def put(self, fresh: str, target: str) -> None:
        """Move a file to its place, over the one that is there."""
        if os.path.lexists(target):
            kept = self._place()
            self._step()
            try:
                os.link(target, kept, follow_symlinks=False)
            except (OSError, NotImplementedError):  # a file system without hard links
                shutil.copy2(target, kept, follow_symlinks=False)
            self._undo.append(lambda: os.replace(kept, target))
        else:
            self._undo.append(lambda: os.unlink(target))
        self._step()
        os.replace(fresh, target)

    def remove(self, target: str) -> None:
        """Remove a file; it may be gone already."""
        kept = self._place()
        self._step()
        self._undo.append(lambda: os.replace(kept, target))
        with suppress(FileNotFoundError, NotADirectoryError):
            os.replace(target, kept)

    def remove_folder(self, folder: str) -> None:
        """Remove a folder; it stays where something is left in it, and may be gone already."""
        if os.path.isdir(folder):
            self._step()
            self._undo.append(lambda: os.mkdir(folder))
            with suppress(OSError):
                os.rmdir(folder)

    def take_back(self) -> None:
        """Undo everything, the last change first. What the system refuses to undo is left."""
        while self._undo:
            with suppress(OSError):
                self._undo.pop()()

    def _place(self) -> str:
        self._kept += 1
        return f"{self._attic}/old-{self._kept}"
