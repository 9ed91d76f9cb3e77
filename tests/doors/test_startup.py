"""A command imports what it needs and no more: the version no command, a list no renderer."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import steelyard

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    "COVERAGE_PROCESS_CONFIG" in os.environ, reason="what measures coverage is imported too"
)
TELL = """
import atexit, sys
from steelyard.__main__ import main
atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))
main()
"""
VERSION = (
    "click",
    "dataclasses",
    "importlib.metadata",
    "steelyard.doors",
    "steelyard.core",
    "steelyard.diagnostics",
)
RENDERERS = (
    "markdown",
    "cmarkgfm",
    "nh3",
    "pygments",
    "latex2mathml",
    "jinja2",
    "babel",
    "icalendar",
    "rich",
)
WORK = ("asyncio", "multiprocessing", "concurrent.futures", "subprocess", "socket", "http.server", "watchdog")
OURS = (
    "steelyard.markdown",
    "steelyard.edges.pipeline",
    "steelyard.edges.git.history",
    "steelyard.edges.looks.theme",
    "steelyard.reading.configuration.settings",
    "steelyard.diagnostics.codes",
    "steelyard.diagnostics.drawing",
    "steelyard.doors.serve.serving",
)


def modules(folder: Path, *arguments: str) -> tuple[str, frozenset[str]]:
    """Return what a command prints, and the modules that it had imported in the end."""
    done = subprocess.run(
        [sys.executable, "-c", TELL, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout, frozenset(done.stderr.split())


def test_the_version_needs_no_command(tmp_path: Path) -> None:
    """`--version` answers before anything is imported, in the words that the command line has for it."""
    said, imported = modules(tmp_path, "--version")
    assert not imported & {*VERSION, *RENDERERS, *WORK}
    usual = "from steelyard.doors.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", usual, "--version"], check=True, capture_output=True, text=True
    )
    assert said == done.stdout == f"steelyard, version {steelyard.__version__}\n"


def test_a_list_renders_nothing(tmp_path: Path) -> None:
    """`list` reads and puts together; it imports no renderer, no pool, no server, and no catalogue of faults."""
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions/0001-one.md").write_text("---\nstatus: accepted\n---\n# One\n", encoding="utf-8")
    said, imported = modules(tmp_path, "list")
    assert said == "1  -  accepted  One\n"
    assert not imported & {*RENDERERS, *WORK, *OURS}


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["serve", "--help"]])
def test_help_does_not_work(tmp_path: Path, arguments: list[str]) -> None:
    """Help is text: it needs none of what the commands do."""
    said, imported = modules(tmp_path, *arguments)
    assert said.startswith("Usage: steelyard")
    assert not imported & {*RENDERERS, *WORK, *OURS, "steelyard.edges.survey"}
