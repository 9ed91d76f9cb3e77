"""`steelyard` and `python -m steelyard`: the version at once, everything else from the commands."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line.

    The version alone needs none of its modules, and programs ask for it before each of their runs.
    """
    if sys.argv[1:] == ["--version"]:
        from steelyard import __version__  # noqa: PLC0415 (the commands need none)

        try:
            print(f"steelyard, version {__version__}", flush=True)  # noqa: T201
        except BrokenPipeError:
            pass  # which the commands' own way ends in silence
        else:
            return
    from steelyard.doors.cli import main as run  # noqa: PLC0415 (most of the time that a version takes)

    run()


if __name__ == "__main__":
    main()
