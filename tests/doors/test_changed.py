"""Reviews on the command line: `check --changed` and `list --changed` tell what a branch answers for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from git_samples import begin, commit, git
from steelyard.doors.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = {
    "0001-cron.md": "# 1. Cron\n\n## Status\n\nAccepted\n\nSee [two](0002-queue.md).\n",
    "0002-queue.md": "# 2. Queue\n\n## Status\n\nAccepted\n\n[old](gone.md)\n",
    "0003-cache.md": "# 3. Cache\n\n## Status\n\nAccepted\n\n[old](gone.md)\n",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with records on main, two of them with a broken link, and a branch that begins there."""
    root = begin(tmp_path / "r")
    (root / "docs/adr").mkdir(parents=True)
    for name, text in RECORDS.items():
        put(root, name, text)
    commit(root, "2020-01-01")
    git(root, "checkout", "-qb", "work")
    monkeypatch.chdir(root)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return root


def put(root: Path, name: str, text: str) -> None:
    (root / "docs/adr" / name).write_text(text, encoding="utf-8")


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, words)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done.exit_code, done.stdout, done.stderr


def findings(*words: str) -> set[tuple[str, str, str]]:
    told = json.loads(run("check", "--format", "json", *words)[1])
    return {(each["code"], each["file"].rpartition("/")[2], each["message"]) for each in told}


def test_what_was_wrong_before_is_not_told(project: Path) -> None:
    """Without a change nothing is told; what stands in a touched file is, be it old; others stay silent."""
    assert len(findings()) == 2
    assert findings("--changed") == set()
    put(project, "0002-queue.md", RECORDS["0002-queue.md"] + "\nMore.\n")
    assert findings("--changed") == {("L203", "0002-queue.md", "`gone.md` leads to nothing")}


def test_what_broke_elsewhere_is_told(project: Path) -> None:
    """A record that is removed or renamed breaks links in files that nobody touched; an older fault there is not new."""
    git(project, "mv", "docs/adr/0002-queue.md", "docs/adr/0002-queues.md")
    put(project, "0004-new.md", "# 4. New\n\n## Status\n\nAccepted\n\nSupersedes [3](0003-cache.md)\n")
    assert findings("--changed") == {
        ("L203", "0001-cron.md", "`0002-queue.md` leads to nothing"),
        ("L203", "0002-queues.md", "`gone.md` leads to nothing"),
        ("R302", "0003-cache.md", "a record that is superseded still says `Accepted`"),
    }


def test_a_check_that_could_not_look_says_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder without records, or under a broken configuration, it does not end well, be the fault as old as the base."""
    monkeypatch.chdir(project / "docs/adr")
    assert {code for code, _, _ in findings("--changed", "main")} == {"C005"}
    assert run("check", "--changed", "main")[0] == 1
    monkeypatch.chdir(project)
    (project / "steelyard.yml").write_text("sources: docs/none\n", encoding="utf-8")
    commit(project, "2020-01-02")
    assert run("check", "--changed", "HEAD")[0] == 1


def test_exit_codes_are_those_of_what_is_told(project: Path) -> None:
    """Warnings fail with --strict, and only those that are told; the end names the base."""
    assert run("check", "--strict")[0] == 1
    code, told, _ = run("check", "--changed", "--strict")
    head = git(project, "rev-parse", "--short=7", "main").strip()
    assert (code, told) == (0, f"0 files changed since main ({head}), nothing to report.\n")
    put(project, "0003-cache.md", RECORDS["0003-cache.md"] + "\n[x](y.md)\n")
    assert run("check", "--changed", "main")[0] == 0
    assert run("check", "--base", "main", "--strict")[0] == 1
    put(project, "0003-cache.md", "---\nsupersedes: 99\n---\n# 3. Cache\n")
    assert run("check", "--changed")[0] == 1


def test_a_folder_behind_the_option_is_a_source(project: Path) -> None:
    """`--changed docs/adr` checks that folder; a branch of the same name is asked for with --base."""
    put(project, "0003-cache.md", RECORDS["0003-cache.md"] + "\nMore.\n")
    assert len(findings("--changed", "docs/adr")) == 1
    assert len(findings("docs/adr", "--changed")) == 1
    assert len(findings("docs/adr", "--changed", "main")) == 1
    assert len(findings("--changed", "docs/adr", "--base", "main")) == 1
    assert run("check", "--changed", "main", "--base", "main")[0] == 2


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_every_form_tells_the_same(project: Path, form: str) -> None:
    """Forges get the findings of the branch in their own form."""
    put(project, "0003-cache.md", RECORDS["0003-cache.md"] + "\nMore.\n")
    code, told, _ = run("check", "--changed", "--format", form)
    assert code == 0
    assert "0003-cache.md" in told
    assert "0002-queue.md" not in told


def test_what_git_cannot_tell_is_an_error(project: Path) -> None:
    """No base of that name: an error with a remedy for both commands, exit 1, and nothing on stdout."""
    del project
    for command in ("check", "list"):
        code, told, said = run(command, "--changed", "nowhere")
        assert (code, told) == (1, "")
        assert "error[W931]" in said
        assert "git fetch origin nowhere" in said
    assert "= help: name another\n" in run("check", "--changed", "HEAD~99")[2]


def test_the_configuration_is_the_one_of_its_time(project: Path) -> None:
    """A severity that the branch raises is told where it makes a finding of what was none; large files stay large."""
    (project / "steelyard.yml").write_text("attachments: {max: 5MB}\ncheck: {L203: off}\n")
    (project / "docs/adr/big.bin").write_bytes(b"0" * 6_000_000)
    put(project, "0001-cron.md", RECORDS["0001-cron.md"] + "[big](big.bin)\n")
    commit(project, "2020-01-02")
    git(project, "branch", "-f", "main")
    assert {code for code, _, _ in findings()} == {"L206"}
    assert findings("--changed") == set()
    (project / "steelyard.yml").write_text("attachments: {max: 5MB}\n")
    assert {(code, file) for code, file, _ in findings("--changed")} == {
        ("L203", "0002-queue.md"),
        ("L203", "0003-cache.md"),
    }


def test_a_project_below_the_top_and_a_source_beside_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths count from the project, its sources may be another repository's, and ignored files are nobody's change."""
    other = begin(project.parent / "other")
    (other / "0009-far.md").write_text("# 9. Far\n\nStatus: accepted\n\n[n](nothing.md)\n")
    commit(other, "2020-01-01")
    put(project, "0001-cron.md", RECORDS["0001-cron.md"] + "\n[far](../../../other/0009-far.md)\n")
    commit(project, "2020-01-02")
    git(project, "branch", "-f", "main")
    (project / ".gitignore").write_text("local-*\n")
    put(project, "local-notes.md", "# Notes\n\nStatus: accepted\n\n[n](nothing.md)\n")
    monkeypatch.chdir(project / "docs")
    both = ("adr", "../../other")
    assert {file for _, file, _ in findings(*both)} == {
        "0002-queue.md",
        "0003-cache.md",
        "0009-far.md",
        "local-notes.md",
    }
    assert findings(*both, "--changed") == set()
    (project / "docs/adr/0002-queue.md").unlink()
    assert findings(*both, "--changed") == {("L203", "0001-cron.md", "`0002-queue.md` leads to nothing")}


def test_records_added_changed_and_removed_are_listed(project: Path) -> None:
    """One line each, what holds before and after; white space is no change, and a new name is the same record."""
    put(project, "0001-cron.md", RECORDS["0001-cron.md"].replace("\n\n", "\n\n\n") + "\n")
    put(project, "0004-new.md", "# 4. New\n\n## Status\n\nAccepted\n\nSupersedes [3](0003-cache.md)\n")
    git(project, "mv", "docs/adr/0002-queue.md", "docs/adr/0005-queue.md")
    assert run("list", "--changed")[:2] == (
        0,
        "changed  3  accepted > superseded  Cache\n"
        "added    4  accepted               New\n"
        "changed  5  accepted               Queue\n",
    )
    (project / "docs/adr/0005-queue.md").unlink()
    told = json.loads(run("list", "--changed", "--json")[1])
    assert [(each["change"], each["id"], each["status"], each["facts"]) for each in told] == [
        ("changed", "3", {"before": "accepted", "after": "superseded"}, ["standing"]),
        ("added", "4", {"before": None, "after": "accepted"}, []),
        ("removed", "2", {"before": "accepted", "after": None}, []),
    ]
    assert told[2]["url"] is None


def test_a_comment_for_a_review_is_a_list_with_links(project: Path) -> None:
    """Titles link into the preview where its address is given, and nothing in a title is markup."""
    nothing = "No decision is added, changed or removed.\n"
    assert run("list", "--changed", "--markdown")[1] == nothing
    assert run("list", "--changed") == (0, "", nothing)
    put(project, "0004-new.md", "# 4. Use `a|b` & <i>\n\nStatus: proposed\n")
    (project / "docs/adr/0003-cache.md").unlink()
    assert run("list", "--changed", "--markdown")[1] == (
        "- **added** 0004 Use a\\|b \\& (proposed)\n- **removed** 0003 Cache (was accepted)\n"
    )
    told = run("list", "--changed", "main", "--markdown", "--base-url", "https://e.org/pr/7")[1]
    assert told.startswith(
        "- **added** [0004 Use a\\|b \\&](https://e.org/pr/7/d/0004-new.html) (proposed)\n"
    )


def test_facts_say_what_differs(project: Path) -> None:
    """The fields that are read otherwise are named, in a fixed order; a line that moved is none."""
    put(
        project,
        "0003-cache.md",
        "---\ndate: 2020-02-02\ntags: [x]\n---\n# 3. Cache it\n\n## Status\n\nAccepted\n\nAmends [1](0001-cron.md)\n",
    )
    (told,) = json.loads(run("list", "--changed", "--json")[1])
    assert told["facts"] == ["title", "date", "tags", "relations", "text"]


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--changed", "--all"),
        ("list", "--changed", "--due"),
        ("list", "--changed", "--json", "--markdown"),
        ("list", "--markdown"),
        ("list", "--base-url", "https://e.org/"),
        ("list", "--changed", "--base-url", "https://e.org/"),
    ],
)
def test_options_that_do_not_go_together(project: Path, words: tuple[str, ...]) -> None:
    """Each is a usage error."""
    del project
    assert run(*words)[0] == 2
