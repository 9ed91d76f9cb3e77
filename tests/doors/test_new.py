"""`steelyard new`: a record on disk, called and written as its neighbours are, and its path alone on standard output."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from steelyard.doors.cli import cli
from steelyard.doors.work import Request, surveyed

if TYPE_CHECKING:
    from pathlib import Path

    from steelyard.core.model import Record

DAY = {"SOURCE_DATE_EPOCH": "1795651200"}  # 2026-11-26
ONE = "---\nstatus: accepted\ndate: 2020-01-01\n---\n# One\n\n## Context\n\nText.\n"
NYGARD = "# {n}. {title}\n\nDate: 2020-01-01\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, words, env=DAY)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout, done.stderr


def put(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def record(path: str) -> Record:
    return surveyed(Request(drafts=True)).corpus.by_path[path].record


def test_the_path_is_all_that_is_printed(project: Path) -> None:
    """So `$EDITOR "$(steelyard new …)"` works; an editor is opened on a terminal only."""
    put(project, "decisions/0001-one.md", ONE)
    done = subprocess.run(
        [sys.executable, "-m", "steelyard", "new", "Use", "a", "queue"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | DAY | {"EDITOR": "false"},
    )
    assert (done.stdout, done.stderr) == ("decisions/0002-use-a-queue.md\n", "")
    assert (project / "decisions/0002-use-a-queue.md").read_text() == (
        "---\nstatus: proposed\ndate: 2026-11-26\n---\n# Use a queue\n\n## Context\n\n"
        "<!-- What makes a decision necessary: the facts, the forces that pull in different directions, what is already "
        'fixed. -->\n\n## Decision\n\n<!-- What we will do, in full sentences: "We will …". -->\n\n## Consequences\n\n'
        "<!-- What becomes easier and what becomes harder, and what has to be done next. -->\n"
    )


def test_a_project_without_records_gets_a_folder(project: Path) -> None:
    """The first record goes where `init` would put it, and that is said."""
    code, out, err = run("new", "Use a queue")
    assert (code, out) == (0, "decisions/0001-use-a-queue.md\n")
    assert err == "There was no folder of records: decisions is made.\n"
    put(project, ".adr-dir", "gone\n")
    (project / "decisions/0001-use-a-queue.md").unlink()
    (project / "decisions").rmdir()
    assert run("new", "Use a queue")[1] == "gone/0001-use-a-queue.md\n"


def test_a_folder_of_records_gets_none_of_its_own(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Given among the records, the command says where it belongs, and makes no folder in theirs."""
    put(project, "doc/adr/0001-one.md", ONE)
    monkeypatch.chdir(project / "doc/adr")
    code, _, err = run("new", "Two")
    assert (code, "the project in ../..: give the command there" in err) == (2, True)
    assert list(tree(project)) == ["doc/adr/0001-one.md"]
    assert run("new", "Two", "--source", ".")[1] == "0002-two.md\n"
    monkeypatch.chdir(project / "doc")
    assert run("new", "Three")[1] == "adr/0003-three.md\n"


def test_a_number_of_what_cannot_be_read_is_taken(project: Path) -> None:
    """A file that is called as a record keeps its number, though it is not UTF-8, too large or no Markdown at all."""
    put(project, "decisions/0001-one.md", ONE)
    (project / "decisions/0002-two.md").write_bytes("# Über".encode("utf-16"))
    assert run("new", "Three")[1] == "decisions/0003-three.md\n"
    put(project, "decisions/0004-four.md", "x" * 1_000_001)
    assert run("new", "Five")[1] == "decisions/0005-five.md\n"
    put(project, "decisions/0006-six.adoc", "= Six\n")
    assert run("new", "Seven")[1] == "decisions/0007-seven.md\n"
    put(project, "decisions/rfc/RFC-0900-other.adoc", "= Other\n")  # a series of its own
    assert run("new", "Eight")[1] == "decisions/0008-eight.md\n"


def test_everything_asked_for_is_in_it(project: Path) -> None:
    """Status, date, tags and deciders come back from the record; words may be typed in any case."""
    put(project, "decisions/0001-one.md", ONE)
    words = ["--status", "ACCEPTED", "--date", "2026-01-31", "--tag", "infra, data", "--tag", "x"]
    assert run("new", "A", "title", *words, "--decider", "Ann", "--decider", "Bo: 2")[0] == 0
    made = record("decisions/0002-a-title.md")
    assert (made.title, made.status, made.date) == ("A title", "accepted", "2026-01-31")
    assert (made.tags, made.deciders) == (("infra", "data", "x"), ("Ann", "Bo: 2"))
    assert run("check", "--strict")[0] == 0


@pytest.mark.parametrize(
    ("neighbours", "path", "begins"),
    [
        (
            {"adr/0001-a.md": NYGARD.format(n=1, title="A"), "adr/0002-b.md": NYGARD.format(n=2, title="B")},
            "adr/0003-use-a-queue.md",
            "# 3. Use a queue\n\nDate: 2026-11-26\n\nDeciders: Ann\n\n## Status\n\nProposed\n\n## Context\n",
        ),
        (
            {
                "adr/ADR-001_A.md": "# ADR-001: A\n\n- Status: accepted\n- Date: 2020-01-01\n\n## Context and Problem Statement\n\nX\n\n## Considered Options\n"
            },
            "adr/ADR-002_Use_a_queue.md",
            "# ADR-002: Use a queue\n\n- Status: proposed\n- Date: 2026-11-26\n- Deciders: Ann\n\n## Context and Problem Statement\n",
        ),
        (
            {"adr/20200101-a.md": "# A\n\nStatus: accepted\n\nDate: 2020-01-01\n\n## Context\n"},
            "adr/20261126-use-a-queue.md",
            "# Use a queue\n\nStatus: proposed\n\nDate: 2026-11-26\n\nDeciders: Ann\n\n## Context\n",
        ),
        (
            {"adr/0001-a/README.md": "---\nstatus: accepted\ndeciders: [Bo]\n---\n# A\n"},
            "adr/0002-use-a-queue/README.md",
            "---\nstatus: proposed\ndate: 2026-11-26\ndeciders: [Ann]\n---\n# Use a queue\n",
        ),
        (
            {"adr/drop-oracle.md": ONE, "adr/use-postgres.md": ONE},
            "adr/use-a-queue.md",
            "---\nstatus: proposed\ndate: 2026-11-26\ndecision-makers: [Ann]\n---\n# Use a queue\n",
        ),
        (
            {"adr/a.md": NYGARD.format(n=7, title="A")},
            "adr/use-a-queue.md",
            "# 8. Use a queue\n",
        ),
        (
            {
                "adr/0001-a.md": ONE,
                "adr/0002-b.md": "---\r\nstatus: accepted\r\n---\r\n# B\r\n",
                "adr/template.md": "# TITLE\r\n\r\nStatus: STATUS\r\n",
            },
            "adr/0003-use-a-queue.md",
            "---\r\ndecision-makers: [Ann]\r\n---\r\n# Use a queue\r\n\r\nStatus: proposed\r\n",
        ),
    ],
)
def test_it_looks_like_its_neighbours(
    project: Path, neighbours: dict[str, str], path: str, begins: str
) -> None:
    """Name, heading, and where status, date and deciders stand are as most of the folder has them, or its template."""
    for name, text in neighbours.items():
        put(project, name, text)
    assert run("new", "Use a queue", "--decider", "Ann") == (0, f"{path}\n", "")
    assert (project / path).read_bytes().decode().startswith(begins)
    assert run("check", "--strict")[0] == 0


def test_a_table_comes_with_it(project: Path) -> None:
    """Criteria and options make a table beside the record, which has their list and the link; nothing is wrong with it."""
    run("init")
    words = ["--criteria", 'Cost,"Time, in days"', "--options", "Redis,RabbitMQ"]
    code, out, err = run("new", "Choose a queue", *words)
    assert (code, out) == (0, "decisions/0002-choose-a-queue.md\n")
    assert err == "decisions/0002-choose-a-queue.criteria.yaml: written\n"
    table = (project / "decisions/0002-choose-a-queue.criteria.yaml").read_text()
    assert table.startswith(
        "# yaml-language-server: $schema=../.steelyard/criteria.schema.json\nscale: 1-5\n"
    )
    text = (project / "decisions/0002-choose-a-queue.md").read_text()
    assert "\n* Redis\n* RabbitMQ\n\n[Scores](0002-choose-a-queue.criteria.yaml)\n\n" in text
    (made,) = record("decisions/0002-choose-a-queue.md").tables
    assert [each.name for each in made.criteria] == ["Cost", "Time, in days"]
    assert [each.name for each in made.options] == ["Redis", "RabbitMQ"]
    assert run("check", "--strict")[0] == 0
    assert run("build", "--strict")[0] == 0


def test_a_table_of_a_folder_for_each_record(project: Path) -> None:
    """There the table lies in the record's folder, without a line for editors where there are no schemas."""
    put(project, "adr/0001-a/index.md", ONE)
    assert run("new", "B", "--criteria", "Cost", "--options", "X,Y")[1] == "adr/0002-b/index.md\n"
    assert (project / "adr/0002-b/index.criteria.yaml").read_text().startswith("scale: 1-5\n")
    assert len(record("adr/0002-b/index.md").tables) == 1
    assert run("check", "--strict")[0] == 0


@pytest.mark.parametrize("text", [ONE, NYGARD.format(n=1, title="One")])
def test_what_it_supersedes_says_so(project: Path, text: str) -> None:
    """Both files are written, in the style of each, and nothing contradicts."""
    put(project, "decisions/0001-one.md", text)
    code, out, err = run(
        "new", "Two", "--supersedes", "1", "--supersedes", "0001-one.md", "--status", "accepted"
    )
    assert (code, out) == (0, "decisions/0002-two.md\n")
    assert err == "decisions/0001-one.md: says that it is superseded\n"
    older, newer = record("decisions/0001-one.md"), record("decisions/0002-two.md")
    assert (older.status, newer.status) == ("superseded", "accepted")
    assert [each.kind for each in newer.statements] == ["supersedes"]
    assert [each.kind for each in older.statements] == ["superseded_by"]
    assert run("check", "--strict")[0] == 0


def test_what_it_supersedes_may_have_its_number(project: Path) -> None:
    """In a folder of its own a series has the number too: the file is named, as the number would mean the record itself."""
    put(project, "decisions/0002-two.md", ONE.replace("One", "Two"))
    put(project, "decisions/parts/0001-part.md", ONE.replace("One", "Part"))
    words = ("new", "Three", "--supersedes", "decisions/0002-two.md", "--status", "accepted")
    assert run(*words, "--source", "decisions/parts")[0] == 0
    assert "../0002-two.md" in (project / "decisions/parts/0002-three.md").read_text()
    assert run("check", "--strict")[0] == 0


def test_a_proposal_supersedes_nothing_yet(project: Path) -> None:
    """It says what it is to supersede; the other record holds until then, and the way to end it is told, and works."""
    put(project, "decisions/0001-one.md", ONE)
    code, out, err = run("new", "Two", "--supersedes", "1")
    assert (code, out) == (0, "decisions/0002-two.md\n")
    command = "steelyard link decisions/0002-two.md supersedes decisions/0001-one.md"
    assert err == f"decisions/0001-one.md: holds until the new record is accepted; then: {command}\n"
    assert (project / "decisions/0001-one.md").read_text() == ONE
    assert run("check", "--strict")[0] == 0
    assert run("status", "2", "accepted")[0] == run(*command.split()[1:])[0] == 0
    assert record("decisions/0001-one.md").status == "superseded"
    assert run("check", "--strict")[0] == 0


@pytest.mark.parametrize("style", ["nygard", "madr", "madr-minimal"])
def test_templates_of_ours(project: Path, style: str) -> None:
    """Each is taken by its name, over what the neighbours do, and what is made has no finding."""
    put(project, "decisions/0001-one.md", ONE)
    put(project, "decisions/template.md", "# TITLE\n")
    assert run("new", "Two", "--template", style, "--tag", "a", "--decider", "Ann")[0] == 0
    assert run("check", "--strict")[0] == 0
    made = record("decisions/0002-two.md")
    assert (made.tags, made.deciders, made.status, made.summary) == (("a",), ("Ann",), "proposed", "")


def test_a_template_by_its_path(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may lie anywhere, and is named from where the command is given."""
    put(project, "decisions/0001-one.md", ONE)
    put(project, "steelyard.yml", "sources: decisions\n")
    put(project, "elsewhere/mine.md", "# NUMBER. TITLE\n\nStatus: STATUS\n\n## Mine\n")
    monkeypatch.chdir(project / "elsewhere")
    assert run("new", "Two", "--template", "mine.md")[1] == "../decisions/0002-two.md\n"
    assert (project / "decisions/0002-two.md").read_text() == "# 2. Two\n\nStatus: proposed\n\n## Mine\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"caf\xe9", "F001"), (b"---\nteam: [shop\n---\n# TITLE\n", "W921")],
)
def test_a_template_that_cannot_be_used(project: Path, data: bytes, code: str) -> None:
    """One that is not text or no YAML is a finding; nothing is written."""
    put(project, "decisions/0001-one.md", ONE)
    (project / "t.md").write_bytes(data)
    before = tree(project)
    status, out, err = run("new", "Two", "--template", "t.md")
    assert (status, out) == (1, "")
    assert code in err
    assert tree(project) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["???"], "the title `???` has no letter and no figure"),
        ([""], "a record needs a title"),
        ([" \n\t"], "a record needs a title"),
        (["x", "--status", "acepted"], "did you mean `accepted`?"),
        (["x", "--criteria", "a"], "--criteria goes with --options"),
        (["x", "--options", "a"], "--options goes with --criteria"),
        (["x", "--criteria", " , ", "--options", "a"], "--criteria names nothing"),
        (["x", "--criteria", "a", "--options", "Redis,redis"], "--options names `redis` twice"),
        (["x", "--template", "none"], "there is no template `none`: name nygard, madr, madr-minimal or"),
        (["x", "--source", "none"], "there is no folder or source `none`; --source takes decisions"),
        (["x", "--supersedes", "99"], "no record fits `99`"),
        (["x", "--supersedes", "decisions/about.md"], "decisions/about.md is no decision record"),
        (["x", "--date", "26.11.2026"], "write it as YYYY-MM-DD"),
        (["x", "--date", "0001-01-01"], "its year is not between 1900 and 2099"),
        (["x", "--date", "2100-01-01"], "its year is not between 1900 and 2099"),
        ([], "Missing argument 'TITLE...'"),
    ],
)
def test_what_is_typed_wrong_is_told(project: Path, words: list[str], said: str) -> None:
    """A slip ends with 2 and what to do instead; nothing is written."""
    put(project, "decisions/0001-one.md", ONE)
    put(project, "decisions/about.md", "# About\n")
    before = tree(project)
    code, out, err = run("new", *words)
    assert (code, out) == (2, "")
    assert said in err
    assert tree(project) == before


def test_a_folder_is_no_template(project: Path) -> None:
    """It is told to name a file in it, and not that the folder may be taken away."""
    put(project, "forms/long.md", "# TITLE\n")
    code, out, err = run("new", "One", "--template", "forms")
    assert (code, out, "the template `forms` is a folder: name a file in it" in err) == (2, "", True)


def test_a_folder_that_cannot_be_looked_into_gets_no_record(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody knows which numbers are taken there: it is told, with what to do, and nothing is written."""
    put(project, "decisions/0001-one.md", ONE)
    before, scan = tree(project), os.scandir

    def refuse(place: str) -> object:
        if os.path.basename(place) == "decisions":  # noqa: PTH119
            raise PermissionError(13, "Permission denied")
        return scan(place)

    monkeypatch.setattr(os, "scandir", refuse)
    code, out, err = run("new", "Two")
    monkeypatch.undo()
    assert (code, out) == (1, "")
    assert "error[F003]: the folder cannot be read: permission denied\n --> decisions\n" in err
    assert "= help: let it be read" in err
    assert tree(project) == before


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("用户登录方式", "decisions/0002-用户登录方式.md"),
        ("استخدام قاعدة بيانات", "decisions/0002-استخدام-قاعدة-بيانات.md"),
        ('-x: [x] --- # "q"', "decisions/0002-x-x-q.md"),
        ("Two\nlines", "decisions/0002-two-lines.md"),
        ("con", "decisions/0002-con.md"),
        ("a/../../b", "decisions/0002-a-b.md"),
    ],
)
def test_titles_of_any_kind(project: Path, title: str, path: str) -> None:
    """Every script, and whatever YAML and Markdown give a meaning to: the record has that title, on one line."""
    put(project, "decisions/0001-one.md", ONE)
    assert run("new", "--", title)[:2] == (0, f"{path}\n")
    assert record(path).title == " ".join(title.split())
    assert run("check", "--strict")[0] == 0


def test_a_title_of_three_hundred_letters(project: Path) -> None:
    """The file's name ends between two words; the title is whole."""
    put(project, "decisions/0001-one.md", ONE)
    title = "A straightforward decision " * 12
    code, out, _ = run("new", title, "--criteria", "Cost", "--options", "A")
    assert code == 0
    assert len(out.strip().rpartition("/")[2]) <= 200
    assert out.endswith(("-straightforward.md\n", "-decision.md\n", "-a.md\n"))
    assert record(out.strip()).title == title.strip()


def test_numbers_that_end_somewhere(project: Path) -> None:
    """After 9999 comes 10000; after the last number of six figures comes a finding."""
    put(project, "decisions/9999-one.md", ONE)
    assert run("new", "Two")[1] == "decisions/10000-two.md\n"
    put(project, "decisions/999999-three.md", ONE)
    code, _, err = run("new", "Four")
    assert code == 1
    assert "W922" in err


def test_a_file_is_never_written_over(project: Path) -> None:
    """Where names have no number, a title that is there already is a finding, and its file stays."""
    put(project, "decisions/use-a-queue.md", ONE)
    code, _, err = run("new", "Use a queue")
    assert code == 1
    assert "W903" in err
    assert "take another name" in err
    assert tree(project) == {"decisions/use-a-queue.md": ONE.encode()}


def test_a_title_that_is_a_placeholder(project: Path) -> None:
    """What templates have for a title is none."""
    put(project, "decisions/20200101-one.md", ONE)
    code, _, err = run("new", "TITLE")
    assert code == 1
    assert "W920" in err
    assert "give it another title" in err


def test_an_older_record_that_cannot_be_changed(project: Path) -> None:
    """Then the new one is not written either."""
    put(project, "decisions/0001-one.md", ONE)
    (project / "decisions/0001-one.md").chmod(0o444)
    code, out, err = run("new", "Two", "--supersedes", "1", "--status", "accepted")
    assert (code, out) == (1, "")
    assert "W901" in err
    assert tree(project) == {"decisions/0001-one.md": ONE.encode()}


class TestSeveralSources:
    """Where a record goes when there are several folders."""

    @pytest.fixture(autouse=True)
    def sources(self, project: Path) -> None:
        put(
            project,
            "steelyard.yml",
            "sources:\n  - {name: shop, path: shop/adr}\n  - {name: pay, path: pay/adr}\n",
        )
        put(project, "shop/adr/0007-one.md", ONE)
        put(project, "pay/adr/ADR-03-one.md", ONE)

    def test_one_has_to_be_named(self) -> None:
        """Without a name none is chosen: the error lists them."""
        code, out, err = run("new", "Two")
        assert (code, out) == (2, "")
        assert "name one with --source; there are shop (shop/adr), pay (pay/adr)" in err

    @pytest.mark.parametrize("source", ["pay", "pay/adr", "./pay/adr/"])
    def test_by_name_or_folder(self, source: str) -> None:
        """A source is named by its name or by its folder; numbers are its own."""
        assert run("new", "Two", "--source", source)[1] == "pay/adr/ADR-04-two.md\n"

    def test_from_its_own_folder(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Paths are read and told from where the command is given."""
        monkeypatch.chdir(project / "shop")
        assert run("new", "Two", "--source", "adr")[1] == "adr/0008-two.md\n"

    def test_a_folder_within_a_source(self, project: Path) -> None:
        """A folder of a source has numbers of its own; one that is not there is no folder."""
        put(project, "shop/adr/infra/0041-x.md", ONE)
        assert run("new", "Two", "--source", "shop/adr/infra")[1] == "shop/adr/infra/0042-two.md\n"
        assert run("new", "Two", "--source", "shop")[1] == "shop/adr/0008-two.md\n"
        assert run("new", "Two", "--source", "shop/adr/none")[0] == 2

    def test_a_folder_outside_of_all(self, project: Path) -> None:
        """Any other folder can be named too, as it can for `build`."""
        put(project, "old/0001-x.md", ONE)
        assert run("new", "Two", "--source", "old")[1] == "old/0002-two.md\n"

    def test_a_folder_outside_of_the_project(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        """One that holds records gets another one; in any other, such as /etc, nothing is written, and it is told why."""
        elsewhere = tmp_path_factory.mktemp("elsewhere")
        put(elsewhere, "adr/0041-x.md", ONE)
        before = tree(elsewhere)
        code, out, err = run("new", "Two", "--source", str(elsewhere))
        assert (code, out, tree(elsewhere)) == (2, "", before)
        assert "lies outside of this project and holds no record: give the command there" in err
        assert run("new", "Two", "--source", str(elsewhere / "adr"))[0] == 0
        assert "adr/0042-two.md" in tree(elsewhere)

    def test_a_record_of_another_source(self) -> None:
        """What is superseded may lie in another source."""
        words = ["--supersedes", "shop/adr/0007-one.md", "--status", "accepted"]
        assert run("new", "Two", "--source", "pay", *words)[0] == 0
        assert record("shop/adr/0007-one.md").status == "superseded"
        assert run("check", "--strict")[0] == 0


def test_records_below_the_source(project: Path) -> None:
    """A source whose records all lie in one folder of it goes on there; of several, one has to be named."""
    put(project, "docs/adr/infra/0001-one.md", ONE)
    assert run("new", "Two")[1] == "docs/adr/infra/0002-two.md\n"
    put(project, "docs/adr/web/0001-one.md", ONE)
    code, _, err = run("new", "Three")
    assert code == 2
    assert "there are docs/adr/infra, docs/adr/web" in err


def test_a_broken_configuration_is_told_first(project: Path) -> None:
    """Nobody knows where a record goes, and how, while the configuration cannot be read."""
    put(project, "decisions/0001-one.md", ONE)
    put(project, "steelyard.yml", "sauces: x\n")
    code, out, err = run("new", "Two")
    assert (code, out) == (1, "")
    assert "C002" in err


def test_a_word_of_the_site_s_own(project: Path) -> None:
    """A status of the configuration is one, and comes as it is spelt there."""
    put(project, "decisions/0001-one.md", ONE)
    put(project, "steelyard.yml", "statuses:\n  Trial: proposed\n")
    assert run("new", "Two", "--status", "trial")[0] == 0
    assert "status: Trial\n" in (project / "decisions/0002-two.md").read_text()


def on_a_terminal(project: Path, *words: str, **environment: str) -> tuple[int, str]:
    """Run `steelyard new` on a terminal of its own, and return its exit code with all that it showed."""
    ours, theirs = pty.openpty()
    env = os.environ | DAY | environment
    program = subprocess.Popen(
        [sys.executable, "-m", "steelyard", "new", *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=project,
        env=env,
    )
    os.close(theirs)
    shown = b""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if select.select([ours], [], [], 0.2)[0]:
            try:
                piece = os.read(ours, 4096)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    os.close(ours)
    return program.wait(60), shown.decode().replace("\r\n", "\n")


def test_the_editor_is_opened_on_a_terminal(project: Path) -> None:
    """VISUAL goes before EDITOR, may have options, and counts from here; the record is there when it comes up."""
    put(project, "decisions/0001-one.md", ONE)
    put(project, "my editor.sh", 'echo "editing $1 $(tail -c 30 "$2" | wc -l)"; cp "$2" edited.md\n')
    command = f"sh '{project / 'my editor.sh'}' --wait"
    code, shown = on_a_terminal(project, "Two", VISUAL=command, EDITOR="false")
    assert code == 0
    assert shown.endswith("editing --wait 1\ndecisions/0002-two.md\n")
    assert "# Two" in (project / "decisions/edited.md").read_text()
    (project / "ed").write_text('#!/bin/sh\necho "at once $1"\n', encoding="utf-8")
    (project / "ed").chmod(0o755)
    for relative in ("./ed", "./ed --wait"):
        code, shown = on_a_terminal(project, "Four", VISUAL=relative)
        assert (code, "at once" in shown) == (0, True), shown
        (project / "decisions/0003-four.md").unlink()
    code, shown = on_a_terminal(project, "Three", "--no-edit", VISUAL=command)
    assert (code, shown.endswith("decisions/0003-three.md\n"), "editing" in shown) == (0, True, False)


@pytest.mark.parametrize(
    ("command", "why"), [("no-such-editor-here", "there is no such program"), ("false", "it ended with 1")]
)
def test_an_editor_that_fails_is_told(project: Path, command: str, why: str) -> None:
    """The record stays, its path is printed, and the end says which variable is wrong."""
    put(project, "decisions/0001-one.md", ONE)
    code, shown = on_a_terminal(project, "Two", VISUAL="", EDITOR=command)
    assert code == 1
    assert shown.endswith(
        f"decisions/0002-two.md\n$EDITOR is `{command}`, which could not be used: {why}; the record is written\n"
    )
    assert (project / "decisions/0002-two.md").is_file()


@pytest.mark.parametrize("command", ["init", "new"])
def test_help_has_an_example(command: str) -> None:
    """Nobody has to guess how a command is typed."""
    assert f"steelyard {command}" in run(command, "--help")[1].split("Example:")[1]
