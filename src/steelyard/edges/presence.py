"""Whether something lies at a path, where a site hangs on it: a disk that does not answer is not an answer of no; and what it refuses."""

# ruff: noqa: PTH116
# A Path for each of 10,000 files costs more than asking for it.

from __future__ import annotations

import errno
import os
import stat

_NOTHING = frozenset(
    {
        errno.ENOENT,
        errno.ENOTDIR,
        errno.ELOOP,
        errno.ENAMETOOLONG,
        errno.EINVAL,
        # What may not be looked at is as if it were not there.
        errno.EACCES,
        errno.EPERM,
    }
)

READABLE = "let it be read (its permissions say by whom), or take it away"
"""What to do where the system refuses to read a file or a folder."""


def reason_of(error: OSError) -> str:
    """Return in small letters why the system refuses something."""
    reason = error.strerror or str(error)
    return reason[:1].lower() + reason[1:]


def is_nothing(error: OSError) -> bool:
    """Say whether the system refused to look because there is nothing to be seen, for good; not for a fault that may pass."""
    return error.errno in _NOTHING


def is_there(path: str | os.PathLike[str]) -> bool:
    """Say whether there is anything, also a link to nothing. Raises OSError where the system cannot tell."""
    return _mode(path, follow=False) != 0


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Say whether there is a folder, or a link to one. Raises OSError where the system cannot tell."""
    return stat.S_ISDIR(_mode(path, follow=True))


def _mode(path: str | os.PathLike[str], *, follow: bool) -> int:
    try:
        return os.stat(path, follow_symlinks=follow).st_mode
    except ValueError:  # a name that no system has
        return 0
    except OSError as error:
        if is_nothing(error):
            return 0
        raise
