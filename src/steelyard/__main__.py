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
    from steelyard.doors.encoding import read_as_utf8  # noqa: PLC0415 (as below)

    read_as_utf8()
    from steelyard.doors.cli import main as run  # noqa: PLC0415 (most of the time that a version takes)

    run()


def leave_out_the_working_folder() -> None:
    """Have Python look for no module in the working folder, as it does after `-m`: a checkout may bring a `yaml.py`."""
    ours = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 (a version is told at once)
    if not sys.flags.safe_path and sys.path[0] != ours:
        del sys.path[0]


if __name__ == "__main__":
    leave_out_the_working_folder()
    main()
