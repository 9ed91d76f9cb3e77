"""What a branch has changed is what Git knows of it: committed or not, and nothing that is ignored."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from git_samples import begin, commit, git
from steelyard.diagnostics import Diagnostic
from steelyard.edges.git.branch import files_at, fork_of, touched

if TYPE_CHECKING:
    from pathlib import Path


def put(root: Path, **files: str) -> None:
    for name, text in files.items():
        (root / f"{name}.md").write_text(text)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Make a repository with three files on main, and a branch that begins there."""
    root = begin(tmp_path / "r")
    put(root, a="a\n", b="b\n", c="c\n")
    commit(root, "2020-01-01")
    git(root, "checkout", "-qb", "work")
    return root


def changed(root: Path, base: str = "", *, at: Path | None = None) -> set[str]:
    fork = fork_of(at or root, base)
    assert not isinstance(fork, Diagnostic), fork
    files = files_at(root, fork)
    assert not isinstance(files, Diagnostic)
    found = touched(root, fork, files)
    assert not isinstance(found, Diagnostic)
    return set(found)


def fault(root: Path, base: str = "") -> str:
    found = fork_of(root, base)
    assert isinstance(found, Diagnostic)
    assert found.hint
    return found.code


def test_every_way_of_changing_counts(repository: Path) -> None:
    """Committed, staged, unstaged and new files are touched, and those removed or renamed; ignored ones are not."""
    put(repository, d="committed")
    commit(repository, "2020-01-02")
    put(repository, a="staged", b="unstaged", ignored="x", new="n")
    git(repository, "add", "a.md")
    git(repository, "mv", "c.md", "e.md")
    (repository / ".git/info/exclude").write_text("ignored.md\n")
    assert changed(repository) == {"a.md", "b.md", "c.md", "d.md", "e.md", "new.md"}


def test_what_the_other_branch_did_since_does_not_count(repository: Path) -> None:
    """The merge base is what a branch is compared with, not the tip of main."""
    put(repository, d="mine")
    commit(repository, "2020-01-02")
    git(repository, "checkout", "-q", "main")
    put(repository, b="theirs")
    commit(repository, "2020-01-03")
    git(repository, "checkout", "-q", "work")
    assert changed(repository) == {"d.md"}
    git(repository, "merge", "-q", "main", "-m", "x")
    assert changed(repository) == {"d.md"}


def test_a_file_written_again_with_the_same_text_is_not_touched(repository: Path) -> None:
    """A later time alone is no change, nor is another line end."""
    os.utime(repository / "a.md", (2_000_000_000, 2_000_000_000))
    (repository / "b.md").write_bytes(b"b\r\n")
    assert changed(repository) == set()


def test_a_base_may_be_a_branch_a_tag_or_a_commit(repository: Path) -> None:
    """Whatever names a commit is a base; without one the remote's own main branch goes over the local one."""
    put(repository, d="x")
    head = commit(repository, "2020-01-02")
    git(repository, "tag", "v1")
    put(repository, f="x")
    for base in ("v1", head, "HEAD"):
        assert changed(repository, base) == {"f.md"}
    assert changed(repository) == {"d.md", "f.md"}
    git(repository, "update-ref", "refs/remotes/origin/trunk", head)
    git(repository, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk")
    assert changed(repository) == {"f.md"}


def test_paths_are_from_the_top_wherever_the_project_lies(repository: Path) -> None:
    """A project in a folder of its repository is told of the files around it too."""
    (repository / "docs").mkdir()
    put(repository / "docs", x="x")
    put(repository, a="other")
    assert changed(repository, at=repository / "docs") == {"a.md", "docs/x.md"}


def test_without_git_a_commit_or_the_base_nothing_is_guessed(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is an error with a remedy: no repository, no commit, no such branch."""
    (tmp_path / "plain").mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert fault(tmp_path / "plain") == "W930"
    assert fault(begin(tmp_path / "empty")) == "W930"
    assert fault(repository, "nowhere") == "W931"
    assert fault(repository, "--all") == "W931"
    git(repository, "branch", "-D", "main")
    assert fault(repository) == "W931"


def test_a_clone_without_the_common_commit_says_so(repository: Path, tmp_path: Path) -> None:
    """A shallow clone, and a branch without a common past, are told apart by the remedy."""
    put(repository, d="x")
    commit(repository, "2020-01-02")
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch", f"file://{repository}", "shallow")
    found = fork_of(tmp_path / "shallow", "origin/main")
    assert isinstance(found, Diagnostic)
    assert (found.code, "unshallow" in found.hint) == ("W932", True)
    git(repository, "checkout", "-q", "--orphan", "other")
    commit(repository, "2020-01-03")
    found = fork_of(repository, "work")
    assert isinstance(found, Diagnostic)
    assert (found.code, "--base" in found.hint) == ("W932", True)


def test_no_program_of_the_repository_runs(repository: Path, tmp_path: Path) -> None:
    """A filter that the repository sets for its files is not run to see what changed."""
    (repository / ".gitattributes").write_text("*.md filter=own\n")
    commit(repository, "2020-01-02")
    git(repository, "config", "filter.own.clean", f"touch {tmp_path}/ran; cat")
    os.utime(repository / "a.md", (2_000_000_000, 2_000_000_000))
    put(repository, b="other")
    assert changed(repository, "HEAD") == {"b.md"}
    assert not (tmp_path / "ran").exists()
