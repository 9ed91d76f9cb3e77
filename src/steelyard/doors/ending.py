"""How commands end that cannot go on: streams that nobody reads, signals, and what the system refuses, in a line and a code."""

from __future__ import annotations

import errno
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from types import FrameType

_ENDING = ("SIGTERM", "SIGHUP")


def prepare() -> None:
    """Open the streams that the caller has closed onto nothing, and let SIGTERM and SIGHUP end a command as Ctrl-C does.

    Otherwise the first file that is opened would be what is printed to, and what is half done would be left behind.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            nothing = os.open(os.devnull, os.O_RDWR)
            if nothing != number:
                os.dup2(nothing, number)
                os.close(nothing)
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8", closefd=False))  # noqa: SIM115
    for name in _ENDING:
        number = getattr(signal, name, 0)
        # Who has started the command may have it ignored, as nohup does.
        if number and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def code_of(error: BaseException, *, mark: str) -> int:
    """Say in a line that begins with `mark` what ended a command, and return its exit code.

    A stream that cannot be written to is given up, so that Python does not fail at it once more.
    """
    stuck = _give_up_streams()
    words, code = "", 1
    if isinstance(error, KeyboardInterrupt):
        words, code = "Interrupted.", 130
    elif _unread(error):
        code = 141
    elif isinstance(error, MemoryError):
        words = f"{mark}: there is not enough memory for this; nothing of it is left half done"
    elif isinstance(error, OSError):
        words = f"{mark}: {_refused(error, stuck)}"
    if words:
        with suppress(OSError, ValueError):
            sys.stderr.write(f"{words}\n")
            sys.stderr.flush()
    return code


def _unread(error: BaseException) -> bool:
    """Say whether nobody reads what is printed any more; Windows says of such a pipe that the argument is invalid."""
    told = isinstance(error, OSError) and error.errno == errno.EINVAL and error.filename is None
    return isinstance(error, BrokenPipeError) or (os.name == "nt" and told)


def _end(number: int, _: FrameType | None) -> NoReturn:
    """End by an exception, so that what is begun is taken back; a second signal ends at once."""
    for name in _ENDING:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    sys.exit(128 + number)


def _give_up_streams() -> str:
    """Let what cannot be written go nowhere, and name the stream that took nothing any more, '' for none."""
    stuck = ""
    for name, stream in (("standard output", sys.stdout), ("standard error", sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            stuck = stuck or name
            with suppress(OSError, ValueError):
                nothing = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nothing, stream.fileno())
                os.close(nothing)
    return stuck


def _refused(error: OSError, stuck: str) -> str:
    from steelyard.diagnostics.glyphs import shown
    from steelyard.edges.presence import reason_of

    if isinstance(error, FileNotFoundError) and not error.filename:
        try:
            os.getcwd()  # noqa: PTH109
        except OSError:
            return "the working folder is gone"
    reason = reason_of(error)
    if stuck and not error.filename:
        return f"the {stuck} cannot be written to: {reason}"
    return shown(
        f"{os.fsdecode(error.filename)}: {reason}" if isinstance(error.filename, (str, bytes)) else reason
    )
