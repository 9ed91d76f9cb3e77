"""Habits from other programs: Ctrl-C before anything has begun."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

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
