"""Files that wait beside the place they are for, until they are whole; and those that a killed command left there."""

from __future__ import annotations

import os
from contextlib import suppress
from tempfile import mkstemp

_PREFIX, _SUFFIX = ".steelyard-", ".tmp"


def waiting_file(folder: str) -> tuple[int, str]:
    """Make an empty file in a folder, to be moved to its place when it is whole: its descriptor, open to be written, and path.

    Its name is hidden, so that no build reads it. The folder is the caller's alone (`steelyard.edges.turns`).
    """
    return mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)


def clear_waiting(folder: str) -> None:
    """Remove the files that commands which were killed left in a folder; it is the caller's alone."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            ours = entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX)
            if ours and entry.is_file(follow_symlinks=False):
                os.unlink(entry.path)  # noqa: PTH108
