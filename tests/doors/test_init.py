"""`steelyard init`: a project begun with what cannot be found out, and nothing that is there touched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from git_samples import begin, git
from steelyard.doors.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

DAY = {"SOURCE_DATE_EPOCH": "1795651200"}  # 2026-11-26
FIRST = "decisions/0001-record-decisions-beside-the-code.md"
SCHEMAS = [".steelyard/config.schema.json", ".steelyard/criteria.schema.json"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "shop-api"
    root.mkdir()
    monkeypatch.chdir(root)
    return root


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, words, env=DAY)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


def put(root: Path, **files: str) -> None:
    for path, text in files.items():
        file = root / path.replace("__", "/").replace("DOT", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_a_new_project_is_begun(project: Path) -> None:
    """Configuration, schemas, first record and template come; the result has no finding, strict or not."""
    done = subprocess.run(
        [sys.executable, "-m", "steelyard", "init"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | DAY,
    )
    made = [*SCHEMAS, "steelyard.yml", FIRST, "decisions/template.md"]
    assert done.stdout == "".join(f"{path}: written\n" for path in made)
    assert sorted(tree(project)) == sorted(made)
    assert (project / "steelyard.yml").read_text() == (
        "# yaml-language-server: $schema=.steelyard/config.schema.json\n"
        "# All keys may be left out; an editor that knows the schema above offers them.\n"
        "site:\n  title: shop-api decisions\n"
    )
    assert run("check", "--strict") == (0, "1 record, nothing to report.\n", "")
    assert run("build", "--strict")[0] == 0
    assert run("list") == (0, "1  2026-11-26  accepted  Record decisions beside the code\n", "")
    assert "template  decisions/template.md" in run("list", "--all")[1]


@pytest.mark.parametrize("style", ["nygard", "madr", "madr-minimal"])
def test_each_style_begins_a_project(project: Path, style: str) -> None:
    """The first record and the template are of the style asked for, and a next record follows them without a finding."""
    assert run("init", "--template", style)[0] == 0
    assert run("new", "Use a queue", "--no-edit") == (0, "decisions/0002-use-a-queue.md\n", "")
    assert run("check", "--strict") == (0, "2 records, nothing to report.\n", "")
    first, second = ((project / name).read_text() for name in (FIRST, "decisions/0002-use-a-queue.md"))
    assert ("## Status" in first, "## Status" in second) == (style == "nygard", style == "nygard")
    assert ("## Pros and Cons" in second) == (style == "madr")


def test_given_twice_it_changes_nothing(project: Path) -> None:
    """The second time everything is there: it says so, ends well, and touches no file."""
    run("init")
    before = tree(project)
    code, out, err = run("init")
    assert code == 0
    assert out == "".join(f"{path}: there already\n" for path in ("steelyard.yml", *SCHEMAS)) + (
        "decisions: 1 record there already\n"
    )
    assert err == "Nothing to do: all of it is there.\n"
    assert tree(project) == before


def test_schemas_are_those_that_schema_prints(project: Path) -> None:
    """An editor is told what `steelyard schema` says; a file of another version stays, and the remedy is named."""
    run("init")
    for name in ("config", "criteria"):
        text = (project / f".steelyard/{name}.schema.json").read_text(encoding="utf-8")
        assert json.loads(text)
        assert run("schema", name)[1] == text
    put(project, DOTsteelyard__criteriaDOTschemaDOTjson="{}\n")
    code, out, err = run("init")
    assert code == 0
    assert ".steelyard/criteria.schema.json: there already, of another version\n" in out
    assert "steelyard schema criteria > .steelyard/criteria.schema.json" in err
    assert (project / ".steelyard/criteria.schema.json").read_text() == "{}\n"


RECORD = "# One\n\nStatus: accepted\n"


@pytest.mark.parametrize(
    ("files", "told", "sources"),
    [
        ({"docs__adr__0001-oneDOTmd": RECORD}, "docs/adr: 1 record there already", ""),
        ({"DOTadr-dir": "arch\n", "arch__0001-oneDOTmd": RECORD}, "arch: 1 record there already", ""),
        (
            {
                "wiki__choices__0001-aDOTmd": RECORD,
                "wiki__choices__0002-bDOTmd": RECORD,
                "0001-onceDOTmd": "# Once\n",
            },
            "wiki/choices: 2 records there already",
            "sources: wiki/choices\n",
        ),
        (
            {f"{place}__{n}DOTmd": RECORD for place in ("a__adr", "b__adr") for n in ("0001-x", "0002-y")},
            "a/adr: 2 records there already\nb/adr: 2 records there already",
            "sources:\n  - a/adr\n  - b/adr\n",
        ),
        (
            {"services__till__adr__0001-aDOTmd": RECORD, "architecture__decisions__0001-bDOTmd": "# B\n"},
            "architecture/decisions: 1 record there already\nservices/till/adr: 1 record there already",
            "sources:\n  - architecture/decisions\n  - services/till/adr\n",
        ),
        (
            {f"docs__decision-records__2020-01-0{n}-x__READMEDOTmd": "# X\n" for n in (1, 2)},
            "docs/decision-records: 2 records there already",
            "sources: docs/decision-records\n",
        ),
    ],
)
def test_records_that_are_there_are_found(
    project: Path, files: dict[str, str], told: str, sources: str
) -> None:
    """Existing folders stay as they are, without template or first record; only an uncommon one is named."""
    put(project, **files)
    before = tree(project)
    code, out, _ = run("init")
    assert code == 0
    assert out.endswith(f"{told}\n")
    assert sorted(tree(project)) == sorted([*before, *SCHEMAS, "steelyard.yml"])
    assert sources in (project / "steelyard.yml").read_text()
    assert ("sources" in (project / "steelyard.yml").read_text()) == bool(sources)
    assert run("list")[0] == 0


def test_files_with_dates_alone_are_no_records(project: Path) -> None:
    """Notes of releases are not taken for decisions: a folder without statuses, or of one file, must be called so."""
    put(project, **{f"notes__2020-01-0{n}-releaseDOTmd": "# Release\n" for n in (1, 2, 3)})
    put(project, plans__2020__01__planDOTmd=RECORD)
    out = run("init")[1]
    assert "notes" not in out
    assert "plans" not in out


@pytest.mark.parametrize(
    ("files", "home"),
    [
        ({"DOTadr-dir": "doc/arch\n"}, "doc/arch"),
        ({"DOTlog4brainsDOTyml": "project:\n  adrFolder: ./docs/choices\n"}, "docs/choices"),
        ({"steelyardDOTyml": "sources: records\n"}, "records"),
        ({"docs__adr__READMEDOTmd": "# About\n"}, "docs/adr"),
    ],
)
def test_the_first_record_goes_where_another_tool_says(
    project: Path, files: dict[str, str], home: str
) -> None:
    """What names a folder is followed, though it is empty or not there yet; afterwards all is well."""
    put(project, **files)
    assert f"{home}/0001-record-decisions-beside-the-code.md: written\n" in run("init")[1]
    assert run("check", "--strict")[0] == 0


def test_a_folder_s_own_template_stays_alone(project: Path) -> None:
    """Where a folder has a template and no record yet, only the record comes, and `new` uses that template."""
    put(project, docs__adr__templates__templateDOTmd="# NUMBER. TITLE\n\n## Status\n\nSTATUS\n\n## Ours\n")
    run("init")
    assert sorted(path for path in tree(project) if path.startswith("docs")) == [
        "docs/adr/0001-record-decisions-beside-the-code.md",
        "docs/adr/templates/template.md",
    ]
    assert run("new", "Next")[1] == "docs/adr/0002-next.md\n"
    assert "## Ours" in (project / "docs/adr/0002-next.md").read_text()


def test_the_repository_gives_the_name(project: Path) -> None:
    """A project is called as on its forge, where it is the whole repository; a part of it as its folder."""
    begin(project)
    git(project, "remote", "add", "origin", "git@github.com:ann/Great-Shop.git")
    (project / "part").mkdir()
    run("init", "part")
    run("init")
    assert "title: part decisions\n" in (project / "part/steelyard.yml").read_text()
    assert "title: Great-Shop decisions\n" in (project / "steelyard.yml").read_text()


def test_a_name_that_yaml_would_read_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder may be called anything."""
    root = tmp_path / "a: #1 'x'"
    root.mkdir()
    monkeypatch.chdir(root)
    assert run("init")[0] == 0
    assert run("check", "--strict")[0] == 0


def test_a_folder_is_made(project: Path) -> None:
    """FOLDER need not be there; paths are told from where the command is given."""
    assert f"services/pay/{FIRST}: written\n" in run("init", "services/pay")[1]
    assert (project / "services/pay/steelyard.yml").is_file()


def test_a_folder_of_a_project_is_not_begun_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below a configuration nothing is begun: the command says whose folder it is."""
    run("init")
    before = tree(project)
    monkeypatch.chdir(project / "decisions")
    code, _, err = run("init")
    assert code == 2
    assert "this folder belongs to the project of ../steelyard.yml" in err
    assert tree(project) == before
    monkeypatch.chdir(project)
    assert run("init", "steelyard.yml")[0] == 2


def test_a_broken_configuration_is_told(project: Path) -> None:
    """What cannot be read is a finding with its line, and nothing is written."""
    put(project, steelyardDOTyml="sauces: x\n")
    code, out, err = run("init")
    assert (code, out) == (1, "")
    assert "C002" in err
    assert "sauces: x" in err
    assert list(tree(project)) == ["steelyard.yml"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_said(project: Path) -> None:
    """Where nothing may be written, nothing is, and the remedy is named."""
    project.chmod(0o555)
    code, out, err = run("init")
    project.chmod(0o755)
    assert (code, out) == (1, "")
    assert "W901" in err
    assert not tree(project)


def test_records_that_cannot_be_read_get_none_beside_them(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that may not be looked into, or whose only record is no text, may hold a series: nothing is begun there."""
    (project / "docs/adr").mkdir(parents=True)
    (project / "docs/adr/0001-prüfung.md").write_bytes("# Prüfung\n".encode("latin-1"))
    before, scan = tree(project), os.scandir
    code, out, err = run("init")
    assert (code, out, tree(project)) == (1, "", before)
    assert "error[F001]" in err

    def refuse(place: str) -> object:
        if os.path.basename(place) == "adr":  # noqa: PTH119
            raise PermissionError(13, "Permission denied")
        return scan(place)

    monkeypatch.setattr(os, "scandir", refuse)
    code, out, err = run("init")
    monkeypatch.undo()
    assert (code, out, tree(project)) == (1, "", before)
    assert "docs/adr\n" in err
    assert "the folder cannot be read: permission denied" in err


def test_what_is_in_the_way_is_said(project: Path) -> None:
    """A file where a folder is to be keeps everything from being written, and is named."""
    put(project, DOTsteelyard="mine\n")
    code, out, err = run("init")
    assert (code, out) == (1, "")
    assert "W901" in err
    assert list(tree(project)) == [".steelyard"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, "/site/\n"),
        ("*.pyc", "*.pyc\n/site/\n"),
        ("*.pyc\r\n", "*.pyc\r\n/site/\r\n"),
        ("site/\n", "site/\n"),
    ],
)
def test_git_leaves_out_the_built_site(project: Path, before: str | None, after: str) -> None:
    """Under Git the site's folder is in `.gitignore` afterwards, and what stood there before it."""
    begin(project)
    if before is not None:
        (project / ".gitignore").write_bytes(before.encode())
    assert run("init")[0] == 0
    assert (project / ".gitignore").read_bytes() == after.encode()
    run("build")
    assert "site" not in git(project, "status", "--short", "--untracked-files=all")
    assert run("init")[0] == 0
    assert (project / ".gitignore").read_bytes() == after.encode()
