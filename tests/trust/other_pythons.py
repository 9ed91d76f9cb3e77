"""Which other Pythons this machine has, and an environment in each with the packages that this one has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

from trust.lowest import requirements

FIRST, BEYOND = 11, 20
"""Python 3.11 is the first that Steelyard supports; names are looked for up to 3.19."""
IMPORTS = "import babel, click, cmarkgfm, icalendar, jinja2, latex2mathml, markdown, msgspec, nh3, pygments, rich, watchdog, yaml"


def other_pythons() -> dict[str, str]:
    """Return each further Python by its version, such as 3.13, the newest first.

    They are those that STEELYARD_PYTHONS names, then pyenv's, then those on the PATH.
    """
    named = os.environ.get("STEELYARD_PYTHONS", "").split(os.pathsep)
    versions = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv", "versions")
    pyenv = sorted(map(str, versions.glob("3.*/bin/python"))) if versions.is_dir() else []
    on_path = [shutil.which(f"python3.{minor}") or "" for minor in range(FIRST, BEYOND)]
    found: dict[tuple[int, ...], str] = {}
    for python in filter(None, [*named, *pyenv, *on_path]):
        version = version_of(python)
        if version and version >= (3, FIRST) and version != sys.version_info[:2]:
            found.setdefault(version, python)
    return {f"{major}.{minor}": found[major, minor] for major, minor in sorted(found, reverse=True)}


def version_of(python: str) -> tuple[int, ...]:
    """Return which Python this is, () where it is none that runs."""
    code = "import sys; print(*sys.version_info[:2])"
    try:
        done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    except OSError:
        return ()
    return tuple(map(int, done.stdout.split())) if done.returncode == 0 else ()


def is_ready(python: str) -> bool:
    """Say whether a Python has all packages already: one that STEELYARD_PYTHONS names may."""
    return subprocess.run([python, "-c", IMPORTS], capture_output=True, check=False).returncode == 0


def make_ready(python: str, folder: Path) -> None:
    """Make an environment of a Python, with the versions of the packages that this one has.

    What fails is told in the file `failed` of the folder.
    """
    pinned = [f"{name}=={distribution(name).version}" for name in requirements()]
    for command in (
        [python, "-m", "venv", str(folder / "venv")],
        [str(folder / "venv/bin/python"), "-m", "pip", "install", "--quiet", *pinned],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            (folder / "failed").write_text(done.stderr[-2000:], encoding="utf-8")
            return
