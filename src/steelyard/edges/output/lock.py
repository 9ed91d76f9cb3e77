"""Whether somebody else is publishing to a folder: a lock that the system lets go when its holder dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from steelyard.edges.output.manifest import LOCK

IN_FOLDER = sys.platform == "win32"
"""Whether the lock is a file in the folder, which cannot be removed before it is let go, and may then be."""

# A file with a process's number in it would outlive a killed build, and in a container the next build
# often bears the same number; the system's own locks have neither fault.
if sys.platform == "win32":
    import msvcrt

    def acquire(folder: str) -> int | None:
        """Lock a folder. Give what `release` takes, or None where another build holds it."""
        flags = os.O_RDWR | os.O_CREAT | os.O_TEMPORARY | os.O_NOINHERIT
        try:
            descriptor = os.open(Path(folder, LOCK), flags)
        except PermissionError:
            return None
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            os.close(descriptor)
            return None
        return descriptor

else:
    import fcntl

    def acquire(folder: str) -> int | None:
        """Lock a folder. Give what `release` takes, or None where another build holds it.

        The folder itself is locked, so that no file is left behind.
        """
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        except OSError:
            # A file system without locks: publishing there is still whole, only two at once are not told.
            return descriptor
        return descriptor


def release(descriptor: int) -> None:
    """Let the lock go."""
    os.close(descriptor)
