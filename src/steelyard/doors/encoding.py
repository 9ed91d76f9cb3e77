"""In which encoding names and arguments are read, and programs are written to: UTF-8, whatever a locale says."""

from __future__ import annotations

import io
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


def write_as_utf8() -> None:
    """Write UTF-8 to files and programs, as Windows does not by itself, and let no letter end the work.

    JSON in another encoding is none. A terminal is written to in its own one, as is whoever asks for one by PYTHONIOENCODING.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            own = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=None if own else "utf-8", errors="backslashreplace")
