"""Readers on inputs that nobody wrote: no exception, none that takes 10 seconds, none that takes 300 MB."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from trust.fuzz.targets import TARGETS

RUN = Path(__file__).parent / "fuzz" / "run.py"


@pytest.mark.parametrize("name", TARGETS)
def test_a_reader_ends(name: str, tmp_path: Path, *, long_form: bool) -> None:
    """Each reader ends without an exception on its cases and on what is made of them.

    The short form changes them by the same dice each time; the long one seeks new ways through the code for five
    minutes, where Atheris is installed.
    """
    keep = tmp_path / "keep"
    keep.mkdir()
    much = ["--seconds", "300"] if long_form else ["--runs", "200", "--plain"]
    done = subprocess.run(
        [sys.executable, RUN, name, *much, "--seed", "1", "--finds", tmp_path, "--keep", keep],
        capture_output=True,
        check=False,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr[-4_000:].decode(errors="replace")


def test_a_fault_is_found(tmp_path: Path) -> None:
    """The runner itself tells of an exception, by its code and by the input that it keeps."""
    code = (
        f"import sys; sys.path[:0] = [{str(RUN.parents[2])!r}]; sys.argv[1:] = ['x', '--plain', '--runs', '2000', '--finds', {str(tmp_path)!r}]\n"
        "from trust.fuzz import run, targets\n"
        "def broken(data): assert data.count(b'a') < 5\n"
        "targets.TARGETS['x'] = targets.Target(broken, (b'a',), ())\n"
        "run.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=300)
    assert b"AssertionError" in done.stderr
    (kept,) = tmp_path.glob("x-crash-*")
    assert kept.read_bytes().count(b"a") >= 5
