"""What the first hours bring: no record yet, a folder of strangers, a limit, a file that cannot be read."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from steelyard.doors.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

RECORD = "---\nstatus: accepted\ndate: 2024-01-01\n---\n# Keep bees\n"


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, words, prog_name="steelyard")
    return done.exit_code, done.stdout, done.stderr


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "decisions").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_list_of_nothing_says_why(project: Path) -> None:
    """An empty list says what to do next, beside the list and not in it."""
    assert run("list") == (
        0,
        "",
        'There is no record: `steelyard new "What we decide"` begins a first one.\n',
    )
    put(project, "decisions/hello.md", "# Hello\n")
    said = "There is no record: `steelyard list --all` tells what each Markdown file was taken for.\n"
    assert run("list") == (0, "", said)
    assert run("list", "--json")[1:] == ("[\n]\n", "")
    put(project, "decisions/0001-bees.md", "---\ndraft: true\n---\n# Keep bees\n")
    assert run("list") == (0, "", "1 draft left out (--drafts lists them).\n")
    put(project, "decisions/0002-bees.md", RECORD)
    assert run("list")[2] == ""


def test_no_record_fits_where_there_is_none(project: Path) -> None:
    """Who names a record where there is none is not sent to an empty list."""
    code, _, said = run("show", "1")
    assert code == 2
    assert (
        'no record fits `1`; there is none here: `steelyard new "What we decide"` begins a first one' in said
    )
    put(project, "decisions/0002-bees.md", RECORD)
    assert "no record fits `1`; `steelyard list` names all of them" in run("show", "1")[2]


def test_strangers_in_the_output_folder_are_named(project: Path) -> None:
    """What keeps a build from its folder is named, some of it, with the ways to another folder."""
    put(project, "decisions/0001-bees.md", RECORD)
    for number in range(7):
        put(project, f"site/{number}.txt", "")
    said = run("build")[2]
    assert "files that Steelyard did not write: 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 2 more\n" in said
    assert "choose another folder (`--out`, or `out` in steelyard.yml)" in said


@pytest.mark.parametrize(("most", "told"), [("20", "20 bytes"), ("2kB", "2 kB"), ("1.5MB", "1.5 MB")])
def test_a_limit_is_told_as_people_write_it(project: Path, most: str, told: str) -> None:
    """The size above which an attachment is not copied is told in the unit that fits it."""
    put(project, "decisions/0001-bees.md", f"{RECORD}\n[Plan](plan.pdf)\n")
    put(project, "decisions/plan.pdf", "x" * 2_000_000)
    put(project, "steelyard.yml", f"attachments: {{max: {most}}}\n")
    assert f"`decisions/plan.pdf` is larger than {told} and is not copied" in run("check")[1]


def test_a_table_beside_what_cannot_be_read_is_told_so(project: Path) -> None:
    """A record that is not UTF-8 is told, and its table that waits for it; that this had no record would be false."""
    (project / "decisions/0001-bees.md").write_bytes(b"# Caf\xe9\n")
    put(project, "decisions/0001-bees.criteria.csv", "criterion,weight,A,B\nCost,1,2,3\n")
    put(project, "decisions/0009-none.criteria.csv", "criterion,weight,A,B\nCost,1,2,3\n")
    said = run("check")[1]
    assert "error[F001]" in said
    assert said.count("belongs to no record") == 1
    assert "this table is left out: `0001-bees.md` beside it cannot be read" in said
    assert "there is no `0009-none.md` beside it" in said


def test_a_folder_that_cannot_be_made_is_not_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `new` says that it made is there."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path, ".adr-dir", "blocked/adr\n")
    put(tmp_path, "blocked", "a file")
    code, _, said = run("new", "Keep bees")
    assert (code, "is made" in said) == (1, False)


def test_a_bare_repository_is_called_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a repository without a work tree the reason is told, not a setting that nobody made."""
    subprocess.run(["git", "init", "--quiet", "--bare", tmp_path], check=True)
    put(tmp_path, "decisions/0001-bees.md", RECORD)
    monkeypatch.chdir(tmp_path)
    code, _, said = run("publish", "github-pages")
    assert (code, "bare repository" in said, "safe.bareRepository" in said) == (1, True, False)


def test_a_cache_that_is_not_used_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has the cache put into the checkout, as some services of CI ask for, learns that it is not used."""
    put(project, "decisions/0001-bees.md", RECORD)
    monkeypatch.setenv("STEELYARD_CACHE", str(project / "cache"))
    code, _, said = run("build")
    assert code == 0
    assert f"Nothing was kept for the next build: STEELYARD_CACHE={project / 'cache'} lies" in said
    assert run("build", "--no-cache")[2] == ""
    monkeypatch.setenv("STEELYARD_CACHE", str(project.parent / "cache"))
    assert run("build")[2] == ""
