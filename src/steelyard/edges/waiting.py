"""Files that wait beside the place they are for, until they are whole; and those that a killed command left there."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from tempfile import mkstemp

_PREFIX, _SUFFIX = ".steelyard-", ".tmp"
_LONG = 3600  # seconds after which no command is still at work on one


def waiting_file(folder: str) -> tuple[int, str]:
    """Make an empty file in a folder, to be moved to its place when it is whole: its descriptor, open to be written, and path.

    Its name is hidden, so that no build reads it. What a command that was killed left in the folder is removed.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            ours = entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX)
            if ours and entry.is_file(follow_symlinks=False) and entry.stat().st_mtime < time.time() - _LONG:
                os.unlink(entry.path)  # noqa: PTH108
    return mkstemp(prefix=_PREFIX, suffix=_SUFFIX, dir=folder)
