"""`steelyard` and `python -m steelyard`: the version at once, everything else from the commands."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line.

    The version alone needs none of its modules, and programs ask for it before each of their runs.
    """
    if sys.argv[1:] == ["--version"]:
        from steelyard import __version__  # noqa: PLC0415 (the commands need none)

        try:
            print(f"steelyard, version {__version__}", flush=True)  # noqa: T201
        except OSError:
            pass  # which the commands' own way tells, or ends in silence
        else:
            return
    import signal  # noqa: PLC0415 (as below)

    # Until the commands are there to meet it, Ctrl-C would end in a traceback, or be lost where a module is imported.
    guarded = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if guarded:
        signal.signal(signal.SIGINT, _end)
    from steelyard.doors.encoding import read_as_utf8  # noqa: PLC0415 (as below)

    read_as_utf8()
    from steelyard.doors.cli import main as run  # noqa: PLC0415 (most of the time that a version takes)

    if guarded:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


def _end(*_: object) -> None:
    """End at once, with the word and the code of a command that Ctrl-C ends: nothing has begun yet."""
    try:
        os.write(2, b"Interrupted.\n")
    finally:
        os._exit(130)


def leave_out_the_working_folder() -> None:
    """Have Python look for no module in the working folder, as it does after `-m`: a checkout may bring a `yaml.py`."""
    ours = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 (a version is told at once)
    if not sys.flags.safe_path and sys.path[0] != ours:
        del sys.path[0]


if __name__ == "__main__":
    leave_out_the_working_folder()
    main()
