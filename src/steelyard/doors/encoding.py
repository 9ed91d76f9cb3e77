"""In which encoding names and arguments are read: UTF-8, as in every repository, whatever a locale says."""

from __future__ import annotations

import os
import sys

_MODE = "PYTHONUTF8"


def read_as_utf8() -> None:
    """Begin anew in Python's UTF-8 mode where file names are read in another encoding.

    Under a Latin-1 locale, or under C where its repair is turned off, a record's name would be other letters, and its
    page have another address; under UTF-8 nothing is done. A terminal is written to in its own encoding as before.
    """
    if sys.getfilesystemencoding() == "utf-8" or os.environ.get(_MODE) == "1":
        return
    if sys.stdout is not None and sys.stdout.isatty():
        os.environ.setdefault("PYTHONIOENCODING", sys.stdout.encoding)
    os.environ[_MODE] = "1"
    os.execv(sys.executable, sys.orig_argv)  # noqa: S606 (the same program again, without a shell)
