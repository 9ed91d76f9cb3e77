"""The command line as a whole: its overview, and what becomes of a command's name that was mistyped."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from steelyard.doors.cli import COMMANDS, GROUPS, cli
from steelyard.doors.ending import code_of


def test_every_command_is_in_the_overview() -> None:
    """`--help` names each command once, with a whole sentence that fits on a line."""
    said = CliRunner().invoke(cli, ["--help"]).stdout.splitlines()
    for group in GROUPS.values():
        for name, (_, line) in group.items():
            assert [each for each in said if each.split()[:1] == [name]] == [
                next(each for each in said if each.endswith(line))
            ]
            assert line.endswith(".")
    assert max(map(len, said)) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_where_it_is_said_to_be(name: str) -> None:
    """Each command answers to its name."""
    done = CliRunner().invoke(cli, [name, "--help"])
    assert done.exit_code == 0
    assert done.stdout.startswith(f"Usage: cli {name} ")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("statsu", "there is no command `statsu`; did you mean `status`?"), ("qqqq", "No such command 'qqqq'.")],
)
def test_a_mistyped_command_is_told(typed: str, said: str) -> None:
    """A name that is nearly one gets the one that is meant; any other is refused."""
    done = CliRunner().invoke(cli, [typed])
    assert (done.exit_code, said in done.stderr) == (2, True)


@pytest.mark.parametrize("typed", ["L201", "l201", "error[L201]", "[L201]", "error[L201]:"])
def test_a_code_is_taken_as_a_finding_has_it(typed: str) -> None:
    """Whoever copies a code with its brackets need not take them off."""
    done = CliRunner().invoke(cli, ["explain", typed])
    assert done.exit_code == 0
    assert done.stdout.startswith("L201: ")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("R340", "there is no code `R340`; did you mean R3"),
        ("zzzz", "there is no code `zzzz`; a finding has its own in brackets, as `error[L201]`"),
    ],
)
def test_a_code_that_is_none_is_told(typed: str, said: str) -> None:
    """Whoever asks for a code that is none hears which is near, or where codes stand."""
    done = CliRunner().invoke(cli, ["explain", typed])
    assert (done.exit_code, said in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["new", "x", "--date", ""], "write it as YYYY-MM-DD, such as 2026-01-31"),
        (["build", "--date", ""], "write it as YYYY-MM-DD, such as 2026-01-31"),
        (["build", "--date", "2026-13-01"], "write it as YYYY-MM-DD, such as 2026-01-31"),
        (["build", "--date", "2026-02-30"], "there is no 2026-02-30 in the calendar"),
        (["serve", "--host", "", "--port", "none"], "127.0.0.1 is this machine alone, 0.0.0.0 every network"),
        (["serve", "--allow-host", "", "--port", "none"], "a host cannot be empty"),
    ],
)
def test_an_empty_value_is_told(typed: list[str], said: str) -> None:
    """What a script passes on of a variable that is not set is refused in words, and opens nothing to a network."""
    done = CliRunner().invoke(cli, typed)
    assert (done.exit_code, said in done.stderr) == (2, True)


def test_what_is_no_number_is_told() -> None:
    """A word where a number belongs is called that; one out of bounds is told them."""
    for typed in (["build", "--jobs", "many"], ["serve", "--port", "many"], ["graph", "--depth", "many"]):
        assert "'many' is not a valid whole number." in CliRunner().invoke(cli, typed).stderr
    said = CliRunner().invoke(cli, ["serve", "--port", "70000"]).stderr
    assert "70000 is not in the range 0<=x<=65535" in said


def test_a_closed_pipe_of_windows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """There it is an argument that is invalid; a file of which that is said is told, and so it is elsewhere."""
    closed, of_file = (
        OSError(errno.EINVAL, "Invalid argument"),
        OSError(errno.EINVAL, "Invalid argument", "a.md"),
    )
    assert code_of(closed, mark="Error") == 1
    monkeypatch.setattr(os, "name", "nt")
    codes = code_of(closed, mark="Error"), code_of(of_file, mark="Error")
    monkeypatch.undo()
    assert codes == (141, 1)
    assert capsys.readouterr().err == "Error: invalid argument\nError: a.md: invalid argument\n"


@pytest.mark.parametrize(
    "typed", [["--help"], ["list", "--help"], ["--version"], ["strings"], ["list"], ["check"]]
)
def test_a_reader_that_wants_no_more_ends_a_command_in_silence(typed: list[str]) -> None:
    """As with `| head`, nothing is said, and the code is that of any program that `SIGPIPE` ends."""
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "steelyard", *typed],
        cwd=Path(__file__).parent.parent / "orchard",
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")
