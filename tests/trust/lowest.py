"""The lowest versions that pyproject.toml allows, of what is needed to run: `python lowest.py` prints them for pip.

`pip install -c <(python tests/trust/lowest.py) 'DIST[extensions,import,sheets]'` installs exactly these.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).parent.parent.parent / "pyproject.toml"
EXTRAS = ("extensions", "import", "sheets")
"""What a user may ask for; `test` is for developers, who have the newest."""


def requirements() -> dict[str, str]:
    """Return what is needed to run, each name with its bound as it is written, such as `>=3.8`."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    written = [
        *project["dependencies"],
        *(one for extra in EXTRAS for one in project["optional-dependencies"][extra]),
    ]
    return {name: f">={bound}" for name, _, bound in (one.partition(">=") for one in written)}


def main() -> None:
    """Print a line for each."""
    for name, bound in requirements().items():
        print(f"{name}=={bound.removeprefix('>=')}")


if __name__ == "__main__":
    main()
