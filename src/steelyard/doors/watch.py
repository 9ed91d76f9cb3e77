"""When the sources change: a watch over folders and files that calls back, once for each burst of changes."""

# ruff: noqa: PTH112, PTH120, PTH206
# The system tells paths as text, thousands of them when a branch is switched.

from __future__ import annotations

import os
import re
import threading
import time
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from steelyard.edges.walk import is_left_out, within

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from watchdog.observers.api import BaseObserver

QUIET = 0.1
"""Seconds without a change that end a burst: an editor's save is several events within a few milliseconds."""

_LONGEST = 2.0
_CHANGES = frozenset({"created", "modified", "deleted", "moved", "closed"})
# What editors write beside the file that is being saved.
_PASSING = re.compile(
    r".*~|#.*#|.*\.sw[a-z]|4913|.*\.tmp|.*\.part|.*\.bak|___jb_(tmp|old)___|.*___jb_(tmp|old)___"
)


class Watcher:
    """Watches `paths`, folders in full and files by name, and calls `on_change` with what changed.

    `on_change` runs in one thread, never twice at a time; what changes meanwhile is its next call. It must not
    raise. Hidden files, what a source leaves out, editors' passing files and the folders of `ignore` are not
    watched. A file need not exist yet. `polling` says that the system could not watch so many folders, and
    that they are looked at each second instead.
    """

    def __init__(
        self,
        paths: Collection[Path],
        on_change: Callable[[frozenset[str]], None],
        *,
        ignore: Collection[Path] = (),
        quiet: float = QUIET,
    ) -> None:
        self._roots = {os.path.realpath(path) for path in paths}
        self._on_change = on_change
        self._ignore = [os.path.realpath(path) for path in ignore]
        self._quiet = quiet
        self._changed: set[str] = set()
        self._last = 0.0
        self._stopping = False
        self._condition = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="watcher", daemon=True)
        self._observer: BaseObserver | None = None
        self.polling = False

    def start(self) -> None:
        """Watch, in threads of its own."""
        try:
            self._observer = self._observe(Observer())
        except OSError:  # out of inotify watches, or a file system that has none
            self.polling = True
            self._observer = self._observe(PollingObserver(timeout=1))
        self._thread.start()

    def stop(self) -> None:
        """Stop watching; a call of `on_change` that runs is waited for."""
        with self._condition:
            self._stopping = True
            self._condition.notify_all()
        if self._observer:
            self._observer.stop()
            self._observer.join()
            self._observer = None
            self._thread.join()

    def _observe(self, observer: BaseObserver) -> BaseObserver:
        handler = _Handler(self._note)
        try:
            for root in sorted(self._roots):
                if os.path.isdir(root):
                    observer.schedule(handler, root, recursive=True)
                elif os.path.isdir(os.path.dirname(root)):
                    observer.schedule(handler, os.path.dirname(root), recursive=False)
            observer.start()
        except OSError:
            observer.unschedule_all()
            if observer.is_alive():
                observer.stop()
            raise
        return observer

    def _note(self, path: str) -> None:
        if self._is_watched(path):
            with self._condition:
                self._changed.add(path)
                self._last = time.monotonic()
                self._condition.notify_all()

    def _is_watched(self, path: str) -> bool:
        if any(within(path, folder) for folder in self._ignore):
            return False
        if path in self._roots:
            return True
        for root in self._roots:
            if within(path, root):
                parts = os.path.relpath(path, root).split(os.sep)
                if not any(is_left_out(part) for part in parts) and not _PASSING.fullmatch(parts[-1]):
                    return True
        return False

    def _run(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._changed or self._stopping)
                first = time.monotonic()
                while not self._stopping:
                    now = time.monotonic()
                    rest = min(self._last + self._quiet, first + _LONGEST) - now
                    if rest <= 0:
                        break
                    self._condition.wait(rest)
                if self._stopping:
                    return
                changed, self._changed = frozenset(self._changed), set()
            self._on_change(changed)


class _Handler(FileSystemEventHandler):
    def __init__(self, note: Callable[[str], None]) -> None:
        self._note = note

    def on_any_event(self, event: FileSystemEvent) -> None:
        # A folder is "modified" by what happens in it, which has an event of its own.
        if event.event_type not in _CHANGES or (
            event.is_directory and event.event_type in {"modified", "closed"}
        ):
            return
        self._note(os.fsdecode(event.src_path))
        if event.dest_path:
            self._note(os.fsdecode(event.dest_path))
