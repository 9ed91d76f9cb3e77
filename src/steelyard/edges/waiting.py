"""Files that wait beside the place they are for, until they are whole; and those that a killed command left there."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress

_PREFIX, _SUFFIX = ".steelyard-", ".tmp"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def waiting_path(folder: str) -> str:
    """Choose where in a folder a file is to wait, to be moved to its place when it is whole.

    Its name is hidden, so that no build reads it. It is known before the file is there: an interrupt in between leaves
    nothing of which nobody knows. The folder is the caller's alone (`steelyard.edges.turns`).
    """
    return f"{folder}/{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"


def begin_waiting(path: str) -> int:
    """Make the empty file that waits at a path; return its descriptor, open to be written."""
    return os.open(path, _NEW, 0o600)


def new_mode() -> int:
    """Return the mode that a new file gets where a person makes it."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def clear_waiting(folder: str) -> None:
    """Remove the files that commands which were killed left in a folder; it is the caller's alone."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            ours = entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX)
            if ours and entry.is_file(follow_symlinks=False):
                os.unlink(entry.path)  # noqa: PTH108
