"""Habits from other programs: `help`, completion by the shell, Ctrl-C before anything has begun."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from steelyard.doors.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

INTERRUPTED = """
import os, signal, sys
class Finder:
    def find_spec(self, name, *_):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
sys.argv = ["steelyard", "list"]
from steelyard.__main__ import main
main()
"""


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, words, prog_name="steelyard")
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a signal to oneself ends a program there")
@pytest.mark.parametrize(
    "module", ["steelyard.doors.encoding", "steelyard.doors.cli", "click", "steelyard.doors.records"]
)
def test_an_interrupt_at_once_is_no_traceback(tmp_path: Path, module: str) -> None:
    """Ctrl-C while a command is still being imported ends it with 130 and a word."""
    (tmp_path / "decisions").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED.format(module=module)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "Interrupted.")


def test_help_is_a_word_too() -> None:
    """`help` and `help COMMAND` say what `--help` does, as with other programs."""
    assert run("help") == run("--help")
    assert run("help", "build") == run("build", "--help")
    assert run("help", "import", "wordpress") == run("import", "wordpress", "--help")
    assert "did you mean `build`?" in run("help", "bulid")[2]
    assert run("status", "help", "accepted")[0] == 2  # a record of that name is none of its words


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("bu", "plain,build"), ("build --st", "plain,--strict"), ("graph --format m", "plain,mermaid")],
)
def test_the_shell_completes(typed: str, offered: str) -> None:
    """Commands, options and their values are completed, as the README says."""
    words = {"COMP_WORDS": f"steelyard {typed}", "COMP_CWORD": str(len(typed.split()))}
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; sys.argv = ['steelyard']; from steelyard.__main__ import main; main()",
        ],
        env={**os.environ, **words, "_STEELYARD_COMPLETE": "bash_complete"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == f"{offered}\n"
