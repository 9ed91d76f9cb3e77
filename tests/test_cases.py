"""Whole runs of the program on small projects, as golden files: what it says, and what it publishes.

Each folder of `tests/cases` has an `input/` and a `transcript.txt`: commands, each followed by what it printed
and its exit code. One with a `site/` publishes exactly that tree. `pytest --approve` writes both anew.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"
LEFT_OUT = ("assets", ".steelyard-manifest.json")
"""The theme's own files, which its own tests hold, and their digests."""


def run(command: str, folder: Path) -> str:
    """Return what a command prints, errors after output, and its exit code where that is not 0."""
    done = subprocess.run(
        [sys.executable, "-m", "steelyard", *shlex.split(command)[1:]],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    code = f"[exit {done.returncode}]\n" if done.returncode else ""
    return done.stdout + done.stderr + code


def commands(transcript: str) -> list[str]:
    return [line[2:] for line in transcript.splitlines() if line.startswith("$ ")]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] not in LEFT_OUT
    }


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir() if path.is_dir()))
def test_case(case: str, tmp_path: Path, *, approve: bool) -> None:
    """The program says what the transcript says, and publishes the site that stands there."""
    folder = CASES / case
    project = tmp_path / "project"
    shutil.copytree(folder / "input", project)
    transcript = (folder / "transcript.txt").read_text(encoding="utf-8")
    said = "\n".join(f"$ {command}\n{run(command, project)}" for command in commands(transcript))
    golden = folder / "site"
    if approve:
        (folder / "transcript.txt").write_text(said, encoding="utf-8")
        if golden.exists():
            shutil.rmtree(golden)
            shutil.copytree(project / "site", golden, ignore=shutil.ignore_patterns(*LEFT_OUT))
        return
    assert said == transcript
    if golden.exists():
        assert tree(project / "site") == tree(golden)
