"""Everything that Steelyard writes about a project, in one of the ways in which people run it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent.parent
DAY = "2026-11-26"
FEW = (
    ("check", "--date", DAY),
    ("export", "--single-file", "--out", "-"),
)
"""What each way is asked for beside the site, in the short form."""
MORE = (
    ("check", "--date", DAY, "--format", "json"),
    ("check", "--date", DAY, "--format", "sarif"),
    ("check", "--date", DAY, "--format", "github"),
    ("list", "--all"),
    ("list", "--json"),
    ("list", "--due", "--date", DAY),
    ("graph",),
    ("graph", "--format", "mermaid"),
    ("graph", "--format", "json"),
    ("graph", "--format", "svg"),
    ("fix",),
    ("strings",),
    ("ci", "github"),
    ("explain", "L201"),
    *(("schema", name) for name in ("config", "record", "criteria", "decisions", "graph")),
)
ROOM_FOR_A_BUILD = 900
"""Seconds that a command may take on a machine with much else to do."""


@dataclass(frozen=True, slots=True)
class Way:
    """How Steelyard is run: the command, what is added to the environment, the file mode mask, the build's options.

    `user` is the number of the user that it runs as, None for whoever runs the tests.
    """

    command: tuple[str, ...] = (sys.executable, "-m", "steelyard")
    environment: Mapping[str, str] = field(default_factory=dict)
    mask: int = 0o022
    build: tuple[str, ...] = ("--no-cache",)
    user: int | None = None


def run(way: Way, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a folder."""
    source = {"PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(
        [*way.command, *arguments],
        cwd=folder,
        env={**os.environ, **source, **way.environment},
        umask=way.mask,
        user=way.user,
        group=way.user,
        extra_groups=None if way.user is None else [],
        capture_output=True,
        check=False,
        timeout=ROOM_FOR_A_BUILD,
    )


def written(way: Way, folder: Path, *, every: bool = False) -> dict[str, bytes]:
    """Build the site of the project in a folder, into `site`, and run the commands that print.

    Return each file of the site, by `site/` and its path, and by each command how it ended and what it printed; with
    `every` of every command that prints, and each score table's, else of a few.
    """
    found = {"build": said(run(way, folder, "build", "--format", "json", *way.build), errors=False)}
    site = folder / "site"
    found |= {
        f"site/{path.relative_to(site).as_posix()}": path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }
    commands = list(FEW)
    tables = with_tables(site)
    commands += [("score", path) for path in tables[:1]]
    if every:
        commands += MORE
        commands += [(name, path, "--json") for path in tables for name in ("score", "show")]
    return found | {" ".join(command): said(run(way, folder, *command)) for command in commands}


def said(done: subprocess.CompletedProcess[bytes], *, errors: bool = True) -> bytes:
    """Return how a command ended and what it printed; a traceback is a fault in any way."""
    assert b"Traceback" not in done.stderr, done.stderr.decode(errors="replace")
    return b"%d\n%s%s" % (done.returncode, done.stdout, done.stderr if errors else b"")


def with_tables(site: Path) -> list[str]:
    """Return the paths of the records that have score tables."""
    decisions = site / "decisions.json"
    if not decisions.is_file():
        return []
    return [record["path"] for record in json.loads(decisions.read_bytes())["records"] if record["tables"]]


def copied(project: Path, folder: Path, *, backwards: bool = False) -> Path:
    """Copy a project, its files one by one: `backwards` in the other order, with times that tell another story."""
    files = sorted(path for path in project.rglob("*") if path.is_file() and ".git" not in path.parts)
    for number, path in enumerate(reversed(files) if backwards else files):
        place = folder / path.relative_to(project)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
        if backwards:
            os.utime(place, (1e9 + 1000 * number, 1e9 + 1000 * number))
    return folder


def assert_same(found: Mapping[str, bytes], wanted: Mapping[str, bytes]) -> None:
    """Assert that two ways have written the same, and name what they have not."""
    differ = sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
    assert not differ, "\n".join(
        [f"{len(differ)} of {len(wanted)} differ", *differ[:12], near(found, wanted, differ[0])]
    )


def near(found: Mapping[str, bytes], wanted: Mapping[str, bytes], name: str) -> str:
    """Show the first place at which two texts differ."""
    one, other = found.get(name, b""), wanted.get(name, b"")
    at = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    begin = max(0, at - 80)
    return f"{name} at byte {at}:\n{one[begin : at + 80]!r}\n{other[begin : at + 80]!r}"
