"""The system's watches over folders and files that may not be there yet, may go, and may come again."""

# ruff: noqa: PTH112, PTH114, PTH118, PTH119, PTH120
# The system tells paths as text, thousands of them when a branch is switched.

from __future__ import annotations

import logging
import os
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from steelyard.edges.walk import within

if TYPE_CHECKING:
    from collections.abc import Collection

    from watchdog.events import FileSystemEventHandler
    from watchdog.observers.api import BaseObserver, ObservedWatch

# It complains of watches that end while it reads them, in a terminal that belongs to the builds.
logging.getLogger("watchdog").addHandler(logging.NullHandler())

# What is only read changes nothing; a build reads so much that the system would drop what does.
_TOLD: list[type[FileSystemEvent]] = [
    FileCreatedEvent, FileModifiedEvent, FileClosedEvent, FileMovedEvent, FileDeletedEvent,
    DirCreatedEvent, DirMovedEvent, DirDeletedEvent,
]  # fmt: skip

# Folders may come and go while they are looked at; what still does so then is told, and looked at again.
_TRIES = 5


def places(path: str) -> frozenset[str]:
    """Return where a path is, free of links but for its own last part, and where that leads."""
    return frozenset(
        {
            os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path)),
            os.path.realpath(path),
        }
    )


class Lookout:
    """Watches folders in full and, one level deep, each folder on the way to them from `top`.

    A watch belongs to a folder, not to its name: with the folder it goes. So the folder above says that one is gone
    or there again, and `renew` puts a watch on the new one. `polling` says that the system could not watch so many
    folders, and that they are looked at each second instead.
    """

    def __init__(self, handler: FileSystemEventHandler, top: str) -> None:
        # It finds a new folder by its own event and by a look into the one above, and warns that it knows it already.
        warnings.filterwarnings("ignore", message="Callback with id", category=RuntimeWarning)
        self._handler = handler
        self._top = os.path.realpath(top)
        self._paths: tuple[str, ...] = ()
        self._there: frozenset[str] = frozenset()
        self._watches: dict[tuple[str, bool], ObservedWatch] = {}
        self._observer: BaseObserver | None = None
        self.polling = False

    def aim(self, paths: Collection[str]) -> None:
        """Watch these paths from now on, and no others."""
        self._paths = tuple(paths)
        self._renew(frozenset())

    def renew(self, moved: Collection[str]) -> frozenset[str]:
        """Put new watches on what is there now at these paths and below; return what of it was there, or is."""
        before = self._there
        self._renew(frozenset(moved))
        return frozenset(each for each in before | self._there if any(within(each, path) for path in moved))

    def stop(self) -> None:
        """Stop watching. A second call does nothing."""
        observer, self._observer = self._observer, None
        self._watches.clear()
        if observer is not None and observer.is_alive():
            observer.stop()
            observer.join()

    def _renew(self, moved: frozenset[str]) -> None:
        try:
            self._watch(moved)
        except OSError:  # out of inotify watches, or a file system that has none
            if self.polling:
                raise
            self.stop()
            self.polling = True
            self._watch(moved)
        self._there = frozenset(each for each in self._roots() if os.path.lexists(each))

    def _watch(self, moved: frozenset[str]) -> None:
        if self._observer is None:
            observer: BaseObserver = PollingObserver(timeout=1) if self.polling else Observer()
            observer.start()
            self._observer = observer
        for key in [key for key in self._watches if any(within(key[0], path) for path in moved)]:
            self._end(key)
        for _ in range(_TRIES):
            wanted = self._wanted()
            # From the top down: what comes or goes below meanwhile is told by the folder above.
            for key in sorted(wanted - self._watches.keys()):
                self._begin(key)
            for key in self._watches.keys() - wanted:
                self._end(key)
            if self._watches.keys() == self._wanted():
                return

    def _begin(self, key: tuple[str, bool]) -> None:
        assert self._observer is not None
        # It went since it was looked for, or may not be looked at; where all is polled there is no other way to try.
        passing = (OSError,) if self.polling else (FileNotFoundError, NotADirectoryError, PermissionError)
        with suppress(*passing):
            self._watches[key] = self._observer.schedule(
                self._handler, key[0], recursive=key[1], event_filter=_TOLD
            )

    def _end(self, key: tuple[str, bool]) -> None:
        assert self._observer is not None
        with suppress(KeyError):
            self._observer.unschedule(self._watches.pop(key))

    def _wanted(self) -> set[tuple[str, bool]]:
        """Return the folders to watch that are there, and whether in full."""
        roots = self._roots()
        full = {root for root in roots if os.path.isdir(root) and not os.path.islink(root)}
        full = {each for each in full if not any(each != other and within(each, other) for other in full)}
        above = {
            folder
            for root in roots
            for folder in self._above(root)
            if os.path.isdir(folder) and not any(within(folder, each) for each in full)
        }
        return {(folder, True) for folder in full} | {(folder, False) for folder in above}

    def _roots(self) -> frozenset[str]:
        return frozenset().union(*(places(path) for path in self._paths))

    def _above(self, path: str) -> list[str]:
        """Return the folders above a path, up to the first that holds `top` too; the next one always."""
        folders: list[str] = []
        folder = os.path.dirname(path)
        while folder != os.path.dirname(folder) or not folders:
            folders.append(folder)
            if within(self._top, folder):
                break
            folder = os.path.dirname(folder)
        return folders
