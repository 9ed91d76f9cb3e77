"""`steelyard renumber` and `fix` on the command line: what they say, what they write, and when they fail."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from steelyard.doors.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = {
    "0006-cron.md": "# 6. Cron\n\nDate: 2020-01-01\n\n## Status\n\nAccepted\n",
    "0007-queue.md": "# 7. Queue\n\nDate: 2020-01-02\n\n## Status\n\nAccepted\n\nSee [six](0006-Cron.md).\n",
    "0007-cache.md": "# 7. Cache\n\nDate: 2020-01-03\n\n## Status\n\nAccepted\n",
    "README.md": "* [7. Cache](0007-cache.md)\n* [[7]]\n",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "decisions").mkdir()
    for name, text in RECORDS.items():
        (tmp_path / "decisions" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    return tmp_path


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, words)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done.exit_code, done.stdout, done.stderr


def left(project: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (project / "decisions").iterdir()}


def test_a_dry_run_shows_a_diff_and_writes_nothing(project: Path) -> None:
    """Names and lines are shown as Git shows them; a doubtful reference is told on the other stream."""
    code, told, said = run("renumber", "--dry-run")
    assert code == 0
    assert told == (
        "rename from decisions/0007-cache.md\n"
        "rename to decisions/0008-cache.md\n"
        "--- a/decisions/0007-cache.md\n"
        "+++ b/decisions/0008-cache.md\n"
        "@@ -1,3 +1,3 @@\n"
        "-# 7. Cache\n"
        "+# 8. Cache\n"
        " \n"
        " Date: 2020-01-03\n"
        "--- a/decisions/README.md\n"
        "+++ b/decisions/README.md\n"
        "@@ -1,2 +1,2 @@\n"
        "-* [7. Cache](0007-cache.md)\n"
        "+* [8. Cache](0008-cache.md)\n"
        " * [[7]]\n"
    )
    assert "warning[W933]: `7` is left as it is: it fits 2 records\n --> decisions/README.md:2:5\n" in said
    assert left(project) == RECORDS


def test_renumbering_tells_each_file_and_is_done_once(project: Path) -> None:
    """A line for the record and one for each file whose links follow; a second time there is nothing to do."""
    assert run("renumber")[:2] == (
        0,
        "decisions/0007-cache.md -> decisions/0008-cache.md: number 7 is now 8\n"
        "decisions/README.md: its links follow\n",
    )
    assert left(project)["README.md"] == "* [8. Cache](0008-cache.md)\n* [[7]]\n"
    assert run("renumber")[:2] == (0, "No two records share a number: nothing to renumber.\n")


def test_one_record_gets_the_number_asked_for_or_the_next(project: Path) -> None:
    """A record is named in any way; the number may be padded."""
    assert run("renumber", "decisions/0007-cache.md", "0014")[1].startswith(
        "decisions/0007-cache.md -> decisions/0014-cache.md: number 7 is now 14\n"
    )
    assert (
        run("renumber", "cron")[1] == "decisions/0006-cron.md -> decisions/0015-cron.md: number 6 is now 15\n"
    )
    assert set(left(project)) == {"0007-queue.md", "0014-cache.md", "0015-cron.md", "README.md"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("queue", "6"), "decisions/0006-cron.md has that number; the next free one is 8"),
        (("cron", "6"), "it has that number already; the next free one is 8"),
        (("cron", "six"), "`six` is no number of a record: it has 1 to 6 figures"),
        (("cron", "1234567"), "is no number of a record"),
        (("decisions/README.md", "9"), "decisions/README.md is no record, and has no number"),
        (("decisions/20200101-dated.md", "9"), "has no number"),
        (("nothing",), "no record fits `nothing`"),
    ],
)
def test_what_was_typed_wrong_is_a_usage_error(project: Path, words: tuple[str, ...], said: str) -> None:
    """Exit 2, with what to do instead, and nothing is written."""
    (project / "decisions/20200101-dated.md").write_text("# Dated\n\nStatus: accepted\n")
    code, told, error = run("renumber", *words)
    assert (code, told) == (2, "")
    assert said in error


def test_a_file_that_cannot_be_written_stops_all(project: Path) -> None:
    """A read-only file is named, and no other is changed, be it before or behind it."""
    (project / "decisions/README.md").chmod(0o444)
    code, told, said = run("renumber")
    assert (code, told) == (1, "")
    assert "error[W901]" in said
    assert left(project) == RECORDS


def test_fix_shows_what_it_would_do(project: Path) -> None:
    """A diff on stdout, the count on stderr, exit 1, nothing written; with --write the faults by their places."""
    code, told, said = run("fix")
    assert (code, said) == (1, "1 fault can be mended in 1 file: steelyard fix --write\n")
    assert "-See [six](0006-Cron.md).\n+See [six](0006-cron.md).\n" in told
    assert left(project) == RECORDS
    assert run("fix", "--write") == (
        0,
        "decisions/0007-queue.md:9: L203 `0006-Cron.md` leads to nothing\n1 fault mended in 1 file.\n",
        "",
    )
    assert left(project)["0007-queue.md"] == RECORDS["0007-queue.md"].replace("0006-Cron", "0006-cron")
    assert run("fix") == (0, "Nothing to mend.\n", "")


def test_fix_takes_codes(project: Path) -> None:
    """Only the codes that are named, in any case; one that it does not mend is a usage error with those that it does."""
    del project
    assert run("fix", "r302")[:2] == (0, "Nothing to mend.\n")
    assert run("fix", "l203", "Y006")[0] == 1
    code, _, said = run("fix", "N101")
    assert code == 2
    assert "`N101` is not mended by fix; it mends L201, L203" in said
    code, _, said = run("fix", "decisions/0006-cron.md")
    assert code == 2
    assert (
        "`decisions/0006-cron.md` is no code; fix goes through all files, and takes only codes: L201, L203"
        in said
    )


@pytest.mark.parametrize("words", [("renumber",), ("fix",)])
def test_a_project_that_cannot_be_read_is_told(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Without a source both commands say so, through their front door, and fail."""
    done = subprocess.run(
        [sys.executable, "-m", "steelyard", *words], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "error[C005]" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["renumber", "fix", "check", "list"])
def test_help_shows_an_example(command: str) -> None:
    """Nobody has to guess how a command is typed."""
    assert f"steelyard {command}" in run(command, "--help")[1].split("Example:")[1]
