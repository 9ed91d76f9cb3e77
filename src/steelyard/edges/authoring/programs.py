"""How a person's own programs are started: the editor for a new record, the pager for the help of adr-tools."""

# ruff: noqa: PTH100, PTH120
# What a person has typed is text, and may be no path at all.

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NOT_FOUND = 127
_NOT_ALLOWED = 126
_SIGNAL = 128


def run(command: str, arguments: Sequence[str] = (), *, here: Path, text: str | None = None) -> int:
    """Run a program as a shell's variable names it, and return its exit code: 127 where there is none.

    The name may hold blanks, or options behind it (`code --wait`). `text` is what it is given to read. Ctrl-C is
    the program's own affair: many an editor goes on after it.
    """
    words = _words(command)
    data = None if text is None else text.encode(errors="surrogateescape")
    try:
        started = subprocess.Popen(  # noqa: S603
            [*words, *arguments], cwd=here, stdin=None if data is None else subprocess.PIPE
        )
    except FileNotFoundError:
        return NOT_FOUND
    except OSError:
        return _NOT_ALLOWED
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with started:
            started.communicate(data)
    finally:
        signal.signal(signal.SIGINT, before)
    return started.returncode if started.returncode >= 0 else _SIGNAL - started.returncode


def _words(command: str) -> list[str]:
    program, *options = [command] if shutil.which(command) else _split(command)
    # A path counts from where the person is, not from the folder that the program is run in.
    return [os.path.abspath(program) if os.path.dirname(program) else program, *options]


def _split(command: str) -> list[str]:
    try:
        return shlex.split(command) or [command]
    except ValueError:  # a quotation mark without its other
        return [command]
