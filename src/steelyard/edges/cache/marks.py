"""What the system tells of files and folders without their being read: enough to know that none has changed.

A file's marks are its times of change, its size and its number on the disk; a folder's change with the names in it.
The time of the last change of a file's own entry cannot be set by hand, as that of its content can.
"""

# ruff: noqa: PTH116
# 40,000 files are looked at in the time that pathlib takes to be imported.

from __future__ import annotations

import os
import stat
import time
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EACH = 4
"""How many numbers mark one file: times of change of its content and of its entry in nanoseconds, size, number."""

COARSE = 10_000_000
"""Nanoseconds within which a kernel may give two changes one time: its clock ticks that seldom."""

_MANY = 10_000  # paths: looked at in less time than a process takes to start
_PART = 2_000
_LARGEST = (1 << 63) - 1
_SECOND = 1_000_000_000


def marks(paths: Sequence[str]) -> array[int]:
    """Return the marks of files and folders, EACH for a path, in order; zeros for what is not there."""
    if len(paths) < _MANY:
        return _marks(paths)
    from steelyard.edges.pool import spread  # noqa: PLC0415 (only a large site needs it)

    parts = [paths[at : at + _PART] for at in range(0, len(paths), _PART)]
    found = array("q")
    for each in spread(_marks, parts, heavy=_PART):
        found.extend(each)
    return found


def _marks(paths: Iterable[str]) -> array[int]:
    found = array("q")
    look, add = os.stat, found.extend
    for path in paths:
        try:
            seen = look(path)
        except (OSError, ValueError):
            add((0, 0, 0, 0))
        else:
            add((seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino & _LARGEST))
    return found


def mark(path: str) -> tuple[int, ...] | None:
    """Return the marks of one file or folder, None where it is not there."""
    try:
        seen = os.stat(path)
    except (OSError, ValueError):
        return None
    return seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino & _LARGEST


def kinds(paths: Iterable[str]) -> bytes:
    """Return what stands at each path, a byte for each: 0 nothing, 1 a file, 2 a folder, 3 something else or a lost link."""
    return bytes(map(_kind, paths))


def newest(found: Sequence[int]) -> int:
    """Return the latest time of change among marks, in nanoseconds since the epoch."""
    return max(max(found[0::EACH], default=0), max(found[1::EACH], default=0))


def tells_moments(found: Sequence[int]) -> bool:
    """Say whether the file system has times finer than a second, so that two changes of a second can be told apart."""
    times = [time for time in found[1::EACH] if time]
    return not times or any(time % _SECOND for time in times)


def let_a_tick_pass(since: float) -> None:
    """Wait until a change would have another time than what was written before `since`, as `time.monotonic` tells it."""
    time.sleep(max(0.0, since + 2 * COARSE / _SECOND - time.monotonic()))


def _kind(path: str) -> int:
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return 3 if os.path.lexists(path) else 0
    return 1 if stat.S_ISREG(mode) else 2 if stat.S_ISDIR(mode) else 3
