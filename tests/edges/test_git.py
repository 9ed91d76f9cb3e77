"""Git is asked politely: what it cannot tell is a note, and a hostile repository runs nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from git_samples import commit, first_dates, git, surveyed
from steelyard.edges.git.asking import head_commit, remote_url, top_level

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Give a repository with a record that was renamed twice, one beside it, and one never committed."""
    root = tmp_path / "project"
    adr = root / "docs/adr"
    adr.mkdir(parents=True)
    git(root, "init", "-q")
    (root / "first name.md").write_text("# One\n\n" + "the same words\n" * 30)
    commit(root, "2019-03-01")
    git(root, "mv", "first name.md", "docs/adr/0001-ü.md")
    (adr / "0002-b.md").write_text("# Two\n")
    commit(root, "2020-02-02")
    git(root, "mv", "docs/adr/0001-ü.md", "docs/adr/0003-c.md")
    (adr / "0003-c.md").write_text((adr / "0003-c.md").read_text() + "and a little more\n")
    commit(root, "2021-01-01")
    (adr / "0002-b.md").write_text("# Two, changed\n")
    commit(root, "2022-01-01")
    (adr / "0004-d.md").write_text("# New\n")
    return root


DATES = {"docs/adr/0003-c.md": "2019-03-01", "docs/adr/0002-b.md": "2020-02-02"}


def test_first_dates(repository: Path) -> None:
    """A date is the author's own, on the author's calendar, and survives renames and edits."""
    assert first_dates(repository, [*DATES, "docs/adr/0004-d.md"]) == (DATES, ())


def test_first_dates_from_a_folder_of_the_repository(repository: Path) -> None:
    """Paths count from the project's root, which need not be the top of the work tree."""
    dates, _ = first_dates(repository / "docs", ["adr/0003-c.md", "../docs/adr/0002-b.md"])
    assert dates == {"adr/0003-c.md": "2019-03-01", "../docs/adr/0002-b.md": "2020-02-02"}
    assert top_level(repository / "docs") == (repository.resolve(), ())
    assert top_level(repository) == (repository.resolve(), ())


def test_a_branch_that_was_merged(repository: Path) -> None:
    """A record that came by a merge has the date of its own commit."""
    commit(repository, "2023-01-01")
    git(repository, "checkout", "-qb", "side", "HEAD~2")
    (repository / "docs/adr/0009-side.md").write_text("# Side\n")
    commit(repository, "2020-05-05")
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--no-edit", "side")
    dates, _ = first_dates(repository, ["docs/adr/0009-side.md", *DATES])
    assert dates == DATES | {"docs/adr/0009-side.md": "2020-05-05"}


def test_a_shallow_clone(repository: Path, tmp_path: Path) -> None:
    """Dates before the boundary are not invented: a note says that the clone is shallow."""
    commit(repository, "2023-01-01")
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{repository}", "shallow")
    dates, notes = first_dates(tmp_path / "shallow", [*DATES, "docs/adr/0004-d.md"])
    assert dates == {"docs/adr/0004-d.md": "2023-01-01"}
    assert [(note.code, note.severity) for note in notes] == [("G801", "note")]
    assert "shallow" in notes[0].message


def test_a_clone_without_blobs(repository: Path, tmp_path: Path) -> None:
    """A partial clone fetches nothing: renames without an edit are followed, others are not."""
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{repository}", "partial")
    dates, notes = first_dates(tmp_path / "partial", DATES)
    assert dates == {"docs/adr/0003-c.md": "2021-01-01", "docs/adr/0002-b.md": "2020-02-02"}
    assert not notes


@pytest.mark.parametrize(
    ("remotes", "url"),
    [
        ({"origin": "git@github.com:o/r.git"}, "https://github.com/o/r"),
        ({"origin": "https://user:secret@gitlab.com/g/s/r.git", "fork": "x"}, "https://gitlab.com/g/s/r"),
        ({"upstream": "ssh://git@codeberg.org/o/r"}, "https://codeberg.org/o/r"),
        ({"one": "git@github.com:o/r.git", "two": "git@github.com:p/r.git"}, None),
        ({"origin": "/srv/git/r.git"}, None),
        ({}, None),
    ],
)
def test_remote_url(repository: Path, remotes: dict[str, str], url: str | None) -> None:
    """The forge's address is that of `origin` or of the only remote."""
    for name, address in remotes.items():
        git(repository, "remote", "add", name, address)
    assert remote_url(repository) == (url, ())


def test_head_commit(repository: Path) -> None:
    """The commit comes with its branch, and without one where the work tree stands on none."""
    found, notes = head_commit(repository)
    assert found
    assert (found.hash, found.branch, notes) == (git(repository, "rev-parse", "HEAD").strip(), "main", ())
    git(repository, "checkout", "-q", "--detach")
    found, _ = head_commit(repository)
    assert found
    assert found.branch == ""


def refusals(root: Path) -> set[str]:
    """Ask every question, check that each gives nothing but one note, and give what the notes say."""
    messages = set()
    for answer, notes in (remote_url(root), head_commit(root), top_level(root), first_dates(root, ["a.md"])):
        assert not answer
        assert [(note.code, note.severity) for note in notes] == [("G801", "note")]
        messages.add(notes[0].message)
    return messages


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in no repository is a note for each question."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert refusals(tmp_path) == {"the folder is in no Git repository"}


def test_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Git, or with a `git` that came with the project, there is a note."""
    impostor = repository / "git"
    impostor.write_text(f"#!/bin/sh\ntouch {repository}/RAN\n")
    impostor.chmod(0o755)
    for path in ("/nonexistent", str(repository)):
        monkeypatch.setenv("PATH", path)
        assert refusals(repository) == {"Git is not installed"}
    assert not (repository / "RAN").exists()


def test_no_commit_yet(tmp_path: Path) -> None:
    """A repository without a commit has no head and no dates."""
    git(tmp_path, "init", "-q")
    assert head_commit(tmp_path)[0] is None
    assert "no commit" in head_commit(tmp_path)[1][0].message
    assert "no commit" in first_dates(tmp_path, ["a.md"])[1][0].message
    assert remote_url(tmp_path) == (None, ())


def test_somebody_elses_repository(repository: Path) -> None:
    """Where Git refuses for reasons of ownership, a note tells how to trust the folder."""
    if os.getuid() != 0:
        pytest.skip("only root can give a folder away")
    for path in [repository, *repository.rglob("*")]:
        os.chown(path, 12345, 12345, follow_symlinks=False)
    _, notes = head_commit(repository)
    assert "safe.directory" in notes[0].hint


def test_variables_of_a_hook(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build inside another repository's hook asks about its own project."""
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    assert top_level(repository)[0] == repository.resolve()
    assert first_dates(repository, DATES)[0] == DATES


def test_a_hostile_repository_runs_nothing(repository: Path) -> None:
    """No program named in the repository's own configuration or attributes is ever started."""
    trap = repository / "trap.sh"
    trap.write_text(f"#!/bin/sh\necho $0 $* >> {repository}/RAN\ncat\n")
    trap.chmod(0o755)
    hooks = repository / "hooks"
    hooks.mkdir()
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc"):
        (hooks / hook).symlink_to(trap)
    for name in (
        *("core.fsmonitor", "core.pager", "pager.log", "core.sshCommand", "diff.external", "diff.x.textconv"),
        *(
            "diff.x.command",
            "filter.x.clean",
            "filter.x.process",
            "gpg.program",
            "core.editor",
            "core.askPass",
        ),
        *("alias.log", "credential.helper", "core.gitProxy", "uploadpack.packObjectsHook", "log.pager"),
    ):
        git(repository, "config", name, str(trap))
    git(repository, "config", "core.hooksPath", str(hooks))
    git(repository, "config", "log.showSignature", "true")
    (repository / ".git/info/attributes").write_text("*.md diff=x filter=x\n")
    git(repository, "remote", "add", "origin", "ext::" + str(trap))
    commit(repository, "2023-01-01")  # one that adds files, so that the log shows it
    signed = git(repository, "cat-file", "commit", "HEAD").replace(
        "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n", 1
    )
    (repository / "signed").write_text(signed)
    git(
        repository, "reset", "-q", "--soft", git(repository, "hash-object", "-wt", "commit", "signed").strip()
    )
    (repository / "RAN").unlink(missing_ok=True)
    assert first_dates(repository, DATES)[0] == DATES
    assert surveyed(repository).corpus.decisions
    assert head_commit(repository)[0]
    assert top_level(repository)[0]
    assert remote_url(repository) == (None, ())
    assert not (repository / "RAN").exists()


@pytest.mark.parametrize("setting", ["remote.origin.url", "remote.origin.uploadpack"])
def test_a_clone_that_lacks_blobs_runs_nothing_to_get_them(
    repository: Path, tmp_path: Path, setting: str
) -> None:
    """A partial clone whose own configuration permits every way to fetch still fetches nothing."""
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{repository}", "partial")
    partial, ran, trap = tmp_path / "partial", tmp_path / "RAN", tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{ran}'\n")
    trap.chmod(0o755)
    git(partial, "config", setting, f"ext::{trap}" if setting.endswith("url") else str(trap))
    for way in ("ext", "file"):
        git(partial, "config", f"protocol.{way}.allow", "always")
    surveyed(partial)
    assert not ran.exists()


def test_settings_that_change_what_the_log_shows(repository: Path, tmp_path: Path) -> None:
    """Neither a repository nor a person can turn the log into another one, or make Git read a file without end."""
    os.mkfifo(tmp_path / "endless")
    for name, value in {
        "diff.relative": "true",
        "diff.orderFile": str(tmp_path / "endless"),
        "log.showRoot": "false",
        "log.follow": "true",
        "log.diffMerges": "off",
    }.items():
        git(repository, "config", name, value)
    assert first_dates(repository, DATES)[0] == DATES


def test_a_bare_repository_inside_a_project_is_not_asked(repository: Path) -> None:
    """A folder that only looks like a repository, as a checkout may hold one, is no repository of the project."""
    fake = repository / "docs/fake"
    git(repository, "clone", "-q", "--bare", ".", str(fake))
    _, notes = top_level(fake)
    assert [note.code for note in notes] == ["G801"]
