"""Nothing is silent: every file of a source ends as a page, as part of one, or in a finding, or a stated rule covers it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from collections.abc import Callable

    from steelyard.edges.pipeline import Outcome
    from steelyard.edges.survey import Survey

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
RECORD = "# Choose one\n\nStatus: accepted\n"
CSV = "criterion,weight,Build,Buy\nSpeed,3,5,4\n"


def put(root: Path, name: str, text: str | bytes = RECORD) -> None:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def looked_at(root: Path) -> tuple[Survey, Outcome, dict[str, set[str]]]:
    """Read and build a project without writing; the codes that are told of each file come last."""
    surveyed = survey(find_project(root))
    outcome = build(surveyed, Options(write=False))
    told: dict[str, set[str]] = {}
    for each in outcome.diagnostics:
        told.setdefault(each.place.file, set()).add(each.code)
    return surveyed, outcome, told


def linked(target: str, name: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).symlink_to(target)

    return make


def written(name: str, text: str | bytes = RECORD) -> Callable[[Path], None]:
    return lambda root: put(root, name, text)


def both(*makes: Callable[[Path], None]) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        for each in makes:
            each(root)

    return make


def pipe(name: str) -> Callable[[Path], None]:
    return lambda root: os.mkfifo(root / name)


TWO = "decisions/0002-two.md"
TABLE = "decisions/0001-one.criteria.csv"
THEME = both(written("steelyard.yml", "theme: {path: t}"), written("t/templates/notes.md", "x"))
TOLD = {
    "a record in AsciiDoc": ("F015", "decisions/0002-two.adoc", written("decisions/0002-two.adoc")),
    "a record in MDX": ("F015", "decisions/0002-two.mdx", written("decisions/0002-two.mdx")),
    "a record in Word": ("F015", "decisions/ADR-2-two.docx", written("decisions/ADR-2-two.docx")),
    "a dated record as text": (
        "F015",
        "decisions/2024-05-14-two.TXT",
        written("decisions/2024-05-14-two.TXT"),
    ),
    "a table in TOML": (
        "F015",
        "decisions/0001-one.criteria.toml",
        written("decisions/0001-one.criteria.toml"),
    ),
    "a table without an ending": (
        "F015",
        "decisions/0001-one.criteria",
        written("decisions/0001-one.criteria", CSV),
    ),
    "a misspelt table": (
        "F015",
        "decisions/0001-one.critera.csv",
        written("decisions/0001-one.critera.csv", CSV),
    ),
    "a table of another record's name": (
        "K812",
        "decisions/0001-ONE.criteria.csv",
        written("decisions/0001-ONE.criteria.csv", CSV),
    ),
    "an old workbook": (
        "K808",
        "decisions/0001-one.criteria.xls",
        written("decisions/0001-one.criteria.xls"),
    ),
    "an empty table": ("K807", TABLE, written(TABLE, "")),
    "a table with nothing but a mark": ("K807", TABLE, written(TABLE, b"\xef\xbb\xbf")),
    "a table that is a link to nothing": ("F003", TABLE, linked("gone.csv", TABLE)),
    "a table that is a pipe": ("F003", TABLE, pipe(TABLE)),
    "a table outside": ("F002", TABLE, linked("/etc/hostname", TABLE)),
    "a table without a record": (
        "K812",
        "decisions/0009-x.criteria.csv",
        written("decisions/0009-x.criteria.csv", CSV),
    ),
    "a record in Latin-1": ("F001", TWO, written(TWO, b"# caf\xe9")),
    "a record in UTF-16": ("F001", TWO, written(TWO, RECORD.encode("utf-16"))),
    "a record in UTF-16 without a mark": ("F001", TWO, written(TWO, RECORD.encode("utf-16-le"))),
    "a record in UTF-32": ("F001", TWO, written(TWO, RECORD.encode("utf-32"))),
    "a huge record": ("F004", TWO, written(TWO, "x" * 5_000_001)),
    "a pipe": ("F003", TWO, pipe(TWO)),
    "a link to nothing": ("F003", TWO, linked("gone.md", TWO)),
    "a link to a folder that is not there": ("F016", "decisions/more", linked("../gone", "decisions/more")),
    "a link to itself": ("F003", TWO, linked("0002-two.md", TWO)),
    "a link out": ("F002", TWO, linked("/etc/hostname", TWO)),
    "a link to what is hidden": ("F016", TWO, both(written(".own/two.md"), linked("../.own/two.md", TWO))),
    "a link into a virtual environment": (
        "F016",
        TWO,
        both(written("decisions/v/pyvenv.cfg"), written("decisions/v/w/two.md"), linked("v/w/two.md", TWO)),
    ),
    "a link to another record": ("F016", TWO, linked("0001-one.md", TWO)),
    "a configuration with another ending": ("F017", "steelyard.yaml", written("steelyard.yaml", "out: x")),
    "a hidden configuration": ("F017", ".steelyard.yml", written(".steelyard.yml", "out: x")),
    "a configuration among the records": (
        "F018",
        "decisions/steelyard.yml",
        written("decisions/steelyard.yml", "out: x"),
    ),
    "a configuration that is a folder": ("C001", "steelyard.yml", written("steelyard.yml/x")),
    "a configuration that is a link to nothing": ("C001", "steelyard.yml", linked("gone", "steelyard.yml")),
    "a configuration that is a pipe": ("C001", "steelyard.yml", pipe("steelyard.yml")),
    "a configuration in Latin-1": ("C001", "steelyard.yml", written("steelyard.yml", b"out: caf\xe9")),
    "two configurations in one": ("C001", "steelyard.yml", written("steelyard.yml", "out: a\n---\nout: b\n")),
    "a template in no folder": ("T706", "t/record.html", both(THEME, written("t/record.html", "x"))),
    "a style sheet in no folder": ("T706", "t/site.css", both(THEME, written("t/site.css", "x"))),
    "a folder of templates called otherwise": (
        "T706",
        "t/Templates/record.html",
        both(THEME, written("t/Templates/record.html", "x")),
    ),
    "a template in Latin-1 that no page needs": (
        "T706",
        "t/templates/recrod.html",
        both(THEME, written("t/templates/recrod.html", b"caf\xe9")),
    ),
    "a malformed template that no page needs": (
        "T706",
        "t/templates/recrod.html",
        both(THEME, written("t/templates/recrod.html", "{% if %}")),
    ),
    "a template that is a link to nothing": (
        "T706",
        "t/templates/recrod.html",
        both(THEME, linked("gone", "t/templates/recrod.html")),
    ),
    "a file for `static` that is a link to nothing": (
        "F002",
        "t/static/x.css",
        both(THEME, linked("gone", "t/static/x.css")),
    ),
}
"""What could vanish, the code that tells it, and the file that it is told of."""


@pytest.mark.parametrize("what", TOLD)
def test_it_is_told(what: str, tmp_path: Path) -> None:
    """A file that somebody meant, and that makes no page, is named in a finding, with what to do."""
    code, file, make = TOLD[what]
    put(tmp_path, "decisions/0001-one.md")
    make(tmp_path)
    _, outcome, told = looked_at(tmp_path)
    assert code in told.get(file, set()), told
    (found,) = (each for each in outcome.diagnostics if each.code == code and each.place.file == file)
    assert found.message
    assert found.hint


READ = {
    "a record with nothing in it": (TWO, written(TWO, "")),
    "a record with nothing but a mark": (TWO, written(TWO, b"\xef\xbb\xbf")),
    "an ending in capitals": ("decisions/0002-two.MD", written("decisions/0002-two.MD")),
    "another ending": ("decisions/0002-two.markdown", written("decisions/0002-two.markdown")),
    "a record that is a link to a text": (TWO, both(written("decisions/two.txt"), linked("two.txt", TWO))),
    "a record that is a link into the project": (
        TWO,
        both(written("shared/two.md"), linked("../shared/two.md", TWO)),
    ),
}


@pytest.mark.parametrize("what", READ)
def test_it_is_a_record(what: str, tmp_path: Path) -> None:
    """A file that is unusual, and a record all the same, is one."""
    file, make = READ[what]
    put(tmp_path, "decisions/0001-one.md")
    make(tmp_path)
    surveyed, outcome, _ = looked_at(tmp_path)
    assert file in surveyed.corpus.by_path
    assert outcome.diagnostics == ()


def test_a_linked_file_is_there_by_both_names(tmp_path: Path) -> None:
    """A link from one file of the sources to another counts where it stands: as a table, as a picture."""
    put(tmp_path, "decisions/0001-one.md", f"{RECORD}\n![x](b.png)\n")
    put(tmp_path, "decisions/a.png", "x")
    put(tmp_path, "decisions/scores.csv", CSV)
    linked("a.png", "decisions/b.png")(tmp_path)
    linked("scores.csv", TABLE)(tmp_path)
    surveyed, outcome, _ = looked_at(tmp_path)
    assert [len(each.record.tables) for each in surveyed.corpus.decisions] == [1]
    assert outcome.diagnostics == ()


@pytest.mark.parametrize(
    "name",
    [
        "decisions/0001-notes.txt",  # the record's own, by its number
        "decisions/404.html",
        "decisions/requirements.txt",
        "decisions/0001-one.criteria.csv.bak",
        "decisions/0001-one.criteria.csv~",
        "decisions/pictures/0001.png",
        "decisions/.draft.md",
        "decisions/node_modules/0002-two.md",
    ],
)
def test_what_is_no_mistake_is_left_alone(name: str, tmp_path: Path) -> None:
    """Attachments, what editors leave, and what the documentation says is never read bring no finding."""
    put(tmp_path, "decisions/0001-one.md")
    put(tmp_path, name)
    _, outcome, _ = looked_at(tmp_path)
    assert outcome.diagnostics == ()


NAMES = st.sampled_from(
    [
        "0001-one.md", "0002-two.MD", "0003-three.markdown", "README.md", "index.md", "notes.md", "template.md",
        "ADR-0004-four.mkd", "2024-01-02-five.mdown", "0006-six.adoc", "0007-seven.txt", "0001-one.criteria.csv",
        "0001-one.hosting.criteria.yaml", "0009-none.criteria.json", "0001-one.criteria.toml", "a.png", "b.pdf",
        "steelyard.yml", ".hidden.md", "0010", "0011-café.md", "0012-\u202etwelve.md", "0013 blank.md", "x.criteria.xls",
    ]
)  # fmt: skip
FOLDERS = st.sampled_from(["", "a/", "0020-folder/", "node_modules/", ".git2/", "templates/", "b c/"])
TEXTS = st.sampled_from(
    [
        RECORD.encode(), b"", b"\xef\xbb\xbf", b"\xff\xfe#\x00", b"# caf\xe9", b"---\ndraft: true\n---\n# Draft\n",
        b"---\nstatus: accepted\n", b"# {short title}\n\nStatus: {proposed}\n", CSV.encode(), b"\0" * 40,
        b"criteria: [S]\nscores: {A: {S: 1}, B: {S: 2}}\n", b"[x](a.png) ![y](b.pdf) [z](gone.md)", "x" * 5_000_001,
    ]
)  # fmt: skip
LINKS = st.sampled_from(
    ["0001-one.md", "a.png", "../README.md", "gone", ".hidden.md", "..", "/etc/hostname", "notes.md"]
)
TREES = st.dictionaries(
    st.tuples(FOLDERS, NAMES).map("".join),
    st.one_of(TEXTS, TEXTS, LINKS.map(lambda to: (to,))),
    min_size=1,
    max_size=9,
)


def rule_for(path: str, root: Path) -> str:
    """Say which stated rule leaves a file out or keeps it apart; '' for none."""
    parts = path.split("/")
    if any(part.startswith(".") or part == "node_modules" for part in parts):
        return "hidden, or a tool's own"
    if (root / path).is_symlink() and not (root / path).is_file() and (root / path).exists():
        return "a link to a folder around it, or read by its own name"
    if not re.search(r"\.(?:md|markdown|mkd|mdown)$|\.criteria(?:\.|$)|steelyard\.yml$", path, re.IGNORECASE):
        return "another file: in the site where a record links to it"
    return ""


@pytest.mark.parametrize("many", [40, pytest.param(500, marks=pytest.mark.long)])
def test_every_file_is_accounted_for(many: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Of random trees each file is a record, another kind of page that `list --all` has, a table, or in a finding."""
    seen = {"trees": 0, "files": 0}

    @settings(max_examples=many, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(TREES)
    def account(tree: dict[str, bytes | str | tuple[str]]) -> None:
        root = tmp_path_factory.mktemp("tree")
        for name, text in tree.items():
            put(root, "decisions/.keep", "")
            if isinstance(text, tuple):
                linked(text[0], f"decisions/{name}")(root)
            else:
                put(root, f"decisions/{name}", text)
        surveyed, _, told = looked_at(root)
        records = [each for each, (kind, _) in surveyed.kinds.items() if kind == "record"]
        tables = {file for each in records for file in surveyed.files_of(each)}
        for name in tree:
            path = f"decisions/{name}"
            known = path in surveyed.kinds or path in told or path in tables
            assert known or rule_for(path, root), (path, tree, told)
            seen["files"] += 1
        seen["trees"] += 1

    account()
    assert seen["files"] > many


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(each.name for each in CORPORA.iterdir()) if CORPORA.is_dir() else [])
def test_every_markdown_file_of_a_real_repository(name: str) -> None:
    """Each Markdown file is a record with a page, or of a kind that is stated with its reason; none is overlooked."""
    root = CORPORA / name
    surveyed = survey(find_project(root, [str(root)]))
    outcome = build(surveyed, Options(write=False))
    told = {each.place.file for each in outcome.diagnostics}
    for path in root.rglob("*.md"):
        file = path.relative_to(root).as_posix()
        kind, reason = surveyed.kinds.get(file, ("", ""))
        assert (kind == "record") == (file in surveyed.corpus.by_path)
        assert reason or file in told, file


def test_left_out_drafts_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`check` and `build` both say how many drafts they left out, and what includes them."""
    from click.testing import CliRunner

    from steelyard.doors.cli import cli

    put(tmp_path, "decisions/0001-one.md")
    put(tmp_path, TWO, "---\ndraft: true\nstatus: nonsense\n---\n# Two\n")
    monkeypatch.chdir(tmp_path)
    for command, does in (("check", "checks"), ("build", "builds")):
        done = CliRunner().invoke(cli, [command])
        assert f"1 draft left out (--drafts {does} them)." in done.output
