"""When the sources change: a watch over folders and files that calls back, once for each burst of changes."""

# ruff: noqa: PTH112, PTH206
# The system tells paths as text, thousands of them when a branch is switched.

from __future__ import annotations

import os
import re
import threading
import time
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler

from steelyard.doors.serve.burst import Burst
from steelyard.doors.serve.lookout import Lookout, places
from steelyard.edges.walk import is_left_out, within

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

MANY = 8_000
"""Events from which on some may be missing: Linux keeps 16,384 that nobody has read yet, and drops the rest."""

_APPEARANCES = frozenset({"created", "deleted", "moved"})
_CHANGES = _APPEARANCES | {"modified", "closed"}
# What editors write beside the file that is being saved.
_PASSING = re.compile(
    r".*~|#.*#|.*\.sw[a-z]|4913|.*\.tmp|.*\.part|.*\.bak|___jb_(tmp|old)___|.*___jb_(tmp|old)___"
)


class Watcher:
    """Watches `paths`, folders in full and files by name, and calls `on_change` with what changed.

    What changed are absolute paths without links; a folder stands for all that is in it, and None for anything at
    all. `on_change` runs in one thread, never twice at a time; what changes meanwhile is its next call. It must not
    raise. Hidden files, what a source leaves out, editors' passing files and the folders of `ignore` are not
    watched. A file or folder need not exist yet, and may go and come again; `top` is a folder that stays, above
    all of them or as many as may be.
    """

    def __init__(
        self,
        paths: Collection[Path],
        on_change: Callable[[frozenset[str] | None], None],
        *,
        top: Path,
        ignore: Collection[Path] = (),
        burst: Burst | None = None,
    ) -> None:
        self._on_change = on_change
        self._burst = burst or Burst()
        self._count = 0
        self._moved: set[str] = set()
        self._stopping = False
        self._condition = threading.Condition()
        self._aiming = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="watcher", daemon=True)
        self._lookout = Lookout(_Handler(self._see), str(top))
        self._paths, self._ignored = tuple(paths), tuple(ignore)
        self._know()

    @property
    def polling(self) -> bool:
        """Whether the system cannot watch so many folders, so that they are looked at each second instead."""
        return self._lookout.polling

    def start(self) -> None:
        """Watch, in threads of its own."""
        with self._aiming:
            self._lookout.aim([str(path) for path in self._paths])
        self._thread.start()

    def watch(self, paths: Collection[Path], *, ignore: Collection[Path] = ()) -> None:
        """Watch other paths from now on; what is in both is watched without a gap."""
        with self._aiming:
            self._paths, self._ignored = tuple(paths), tuple(ignore)
            self._know()
            self._lookout.aim([str(path) for path in paths])

    def stop(self) -> None:
        """Stop watching; a call of `on_change` that runs is waited for."""
        with self._condition:
            self._stopping = True
            self._condition.notify_all()
        if self._thread.is_alive():
            self._thread.join()
        self._lookout.stop()

    def _know(self) -> None:
        """Find where the paths are now: a link among them may lead elsewhere than before."""
        self._roots = frozenset().union(*(places(str(path)) for path in self._paths))
        self._ignore = tuple(os.path.realpath(path) for path in self._ignored)

    def _see(self, event: FileSystemEvent) -> None:
        kind, is_folder = event.event_type, event.is_directory
        source, target = os.fsdecode(event.src_path), os.fsdecode(event.dest_path or "")
        with self._condition:
            self._count += 1
            # A folder is "modified" by what happens in it, which has an event of its own.
            if kind not in _CHANGES or (is_folder and kind not in _APPEARANCES):
                return
            if kind in _APPEARANCES:
                self._moved.update(path for path in (source, target) if path and self._bears(path, is_folder))
            now = time.monotonic()
            if kind in {"moved", "deleted"}:
                if self._is_watched(source):
                    self._burst.gone(source, now)
            elif self._is_watched(source):
                self._burst.note(source, now, whole=kind == "closed", born=kind == "created")
            if target and self._is_watched(target):
                self._burst.note(target, now, whole=not is_folder)
            self._condition.notify_all()

    def _bears(self, path: str, is_folder: bool) -> bool:
        """Say whether with `path` a watched folder came or went: its watch goes with it."""
        if path in self._roots and not is_folder and not os.path.isdir(path):
            return False
        return any(within(root, path) for root in self._roots)

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
                self._condition.wait_for(lambda: self._burst or self._moved or self._stopping)
                while self._burst and not (self._moved or self._stopping):
                    rest = self._burst.due() - time.monotonic()
                    if rest <= 0:
                        break
                    self._condition.wait(rest)
                if self._stopping:
                    return
                moved, self._moved = self._moved, set()
                changed, many = frozenset[str](), self._count > MANY
                if not moved:
                    changed, self._count = self._burst.take(), 0
            if moved:
                self._renew(moved)
            elif changed:
                self._on_change(None if many else changed)

    def _renew(self, moved: Collection[str]) -> None:
        """Watch what is there now, then tell it as changed: what was done to it before nobody has seen."""
        with self._aiming:
            self._know()
            touched = self._lookout.renew(moved)
        with self._condition:
            for root in touched:
                self._burst.note(root, time.monotonic(), whole=False)
            self._condition.notify_all()


class _Handler(FileSystemEventHandler):
    def __init__(self, see: Callable[[FileSystemEvent], None]) -> None:
        self._see = see

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._see(event)
