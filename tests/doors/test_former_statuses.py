"""`steelyard link --remove`: the status that a record had before it was superseded, told by its history, else by Git."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from git_samples import begin, commit
from steelyard.doors.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

CRON = "# 3. Cron\n\n## Status\n\n{}\n\n## Context\n\nText.\n"
QUEUE = "# 12. Queue\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n"
OLD, NEW = "decisions/0003-cron.md", "decisions/0012-queue.md"


def run(*words: str) -> str:
    done = CliRunner().invoke(cli, words, env={"SOURCE_DATE_EPOCH": "1795651200"})
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "decisions").mkdir()
    (tmp_path / NEW).write_text(QUEUE, encoding="utf-8")
    return tmp_path


def linked(project: Path, status: str, *, kept: bool) -> None:
    (project / OLD).write_text(CRON.format(status), encoding="utf-8")
    begin(project)
    commit(project, "2020-01-01")
    run("link", "12", "supersedes", "3")
    if kept:
        commit(project, "2020-02-01")


@pytest.mark.parametrize("kept", [True, False], ids=["committed", "not yet committed"])
@pytest.mark.parametrize("status", ["Rejected", "Proposed", "Deprecated", "Accepted"])
def test_git_tells_what_the_file_no_longer_does(project: Path, status: str, *, kept: bool) -> None:
    """A rejected record is rejected again, and it is said who knows that."""
    linked(project, status, kept=kept)
    told = run("link", "12", "supersedes", "3", "--remove")
    assert told.endswith(f"no longer superseded by 0012; now {status.lower()}, as Git has it from before\n")
    assert (project / OLD).read_text(encoding="utf-8") == CRON.format(status)


def test_what_nobody_tells_is_accepted(project: Path) -> None:
    """Where Git has seen the record superseded alone, or there is no Git, nothing else is known."""
    (project / OLD).write_text(CRON.format("Rejected"), encoding="utf-8")
    run("link", "12", "supersedes", "3")
    begin(project)
    commit(project, "2020-02-01")
    assert run("link", "12", "supersedes", "3", "--remove").endswith("superseded by 0012; now accepted\n")


def test_its_own_history_comes_first(project: Path) -> None:
    """What the file tells needs no Git."""
    head = "---\nstatus: {}\nhistory:\n- 2019-03-01 rejected\n---\n# 3. Cron\n"
    (project / OLD).write_text(head.format("accepted"), encoding="utf-8")
    begin(project)
    commit(project, "2020-01-01")
    run("link", "12", "supersedes", "3")
    assert run("link", "12", "supersedes", "3", "--remove").endswith("superseded by 0012; now rejected\n")
