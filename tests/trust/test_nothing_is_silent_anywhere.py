"""Nothing is silent: findings and exit codes are the same wherever, however and in whatever form a command is run."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from steelyard.doors.cli import COMMANDS, cli

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

GOOD = {"decisions/0001-one.md": "# One\n\nStatus: accepted\n"}
WARNING = {
    **GOOD,
    "decisions/0002-café.md": "---\nstatus: on ice\ndate: 03/04/2019\n---\n# Two — zwei\n\n[x](gone.md) ![y](gone.png)\n",
    "decisions/0003-three.adoc": "= Three\n",
    "decisions/0002-drei.md": "---\nstatus: accepted\nreview-by: 2026-01-01\n---\n# 三\n",
}
BAD = {
    **WARNING,
    "decisions/0004-four.md": "---\nstatus: [a\n---\n# Four\n",
    "decisions/0005-five.md": "---\nsupersedes: 99\n---\n# Five\n",
    "decisions/0006-six.criteria.csv": "criterion,weight,A,B\nS,1,x,2\n",
    "decisions/0006-six.md": "# Six İıŞ\n",
}
PROJECTS = {"good": (GOOD, 0, 0), "warning": (WARNING, 0, 1), "bad": (BAD, 1, 1)}
"""Projects by name: their files, the exit code of `check`, and with --strict."""

ENVIRONMENTS: Mapping[str, Mapping[str, str]] = {
    "C": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "C.UTF-8, Kiritimati": {"LC_ALL": "C.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
    "German, behind": {"LC_ALL": "de_DE.ISO-8859-1", "TZ": "America/Adak"},
    "ASCII": {"PYTHONIOENCODING": "ascii", "NO_COLOR": "1"},
    "Latin-1": {"PYTHONIOENCODING": "latin-1", "COLUMNS": "1"},
    "narrow and coloured": {"COLUMNS": "20", "FORCE_COLOR": "1", "PYTHONHASHSEED": "random"},
    "in CI": {"CI": "true", "GITHUB_ACTIONS": "true", "COLUMNS": "500", "TERM": "dumb"},
}
BACKWARDS = """
import os
plain = os.scandir
class Backwards:
    def __init__(self, *place):
        with plain(*place) as entries:
            self.left = list(entries)
    def __iter__(self):
        return self
    __enter__ = __iter__
    def __exit__(self, *_):
        pass
    def __next__(self):
        if not self.left:
            raise StopIteration
        return self.left.pop()
os.scandir = Backwards
"""
"""A `sitecustomize.py` with which the system lists folders the other way round: most list by a sum of the names."""
PYTHONS = (("-O",), ("-W", "error"), ("-X", "dev", "-W", "error"), ("-I",), ("-X", "utf8=0"))


def put(root: Path, files: Mapping[str, str], *, backwards: bool = False) -> Path:
    """Write a project, in one order or the other."""
    for name, text in sorted(files.items(), reverse=backwards):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def run(
    words: Sequence[str], root: Path, *, python: Sequence[str] = (), env: Mapping[str, str] | None = None
) -> tuple[int, bytes, bytes]:
    """Run a command in a project; the day is the same everywhere."""
    done = subprocess.run(
        [sys.executable, *python, "-m", "steelyard", *words],
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1795651200", **(env or {})},
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def findings(out: bytes) -> list[tuple[str, str, int, int]]:
    """Return what `--format json` told: code, file, line, column, in order."""
    return [(each["code"], each["file"], each["line"], each["column"]) for each in json.loads(out)]


def in_this_process(words: Sequence[str], root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    monkeypatch.chdir(root)
    done = CliRunner().invoke(cli, list(words), env={"SOURCE_DATE_EPOCH": "1795651200"})
    assert done.exception is None or isinstance(done.exception, SystemExit), (words, done.exception)
    return done.exit_code, done.output


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project in which much is wrong."""
    return put(tmp_path_factory.mktemp("bad"), BAD)


@pytest.fixture(scope="module")
def told(bad: Path) -> tuple[int, list[tuple[str, str, int, int]]]:
    """Give the exit code and the findings of that project, as an ordinary shell has them."""
    code, out, _ = run(("check", "--format", "json"), bad)
    return code, findings(out)


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_not_on_the_surroundings(
    name: str, bad: Path, told: tuple[int, list[tuple[str, str, int, int]]], *, long_form: bool
) -> None:
    """Locale, encoding, zone, hash seed, width and colour change no finding, their order or the exit code."""
    code, out, err = run(("check", "--format", "json"), bad, env=ENVIRONMENTS[name])
    assert (code, findings(out), err) == (*told, b"")
    for words in (
        (("check",), ("build", "--no-cache"), ("list",), ("check", "--strict", "--format", "sarif"))
        if long_form
        else ()
    ):
        assert run(words, bad, env=ENVIRONMENTS[name])[0] == 1


@pytest.mark.parametrize("python", PYTHONS, ids=" ".join)
def test_not_on_how_python_runs(
    python: tuple[str, ...], bad: Path, told: tuple[int, list[tuple[str, str, int, int]]]
) -> None:
    """Without assertions, alone, or with each warning an error (a file left open is one): the same findings, nothing else."""
    code, out, err = run(("check", "--format", "json"), bad, python=python)
    assert (code, findings(out), err) == (*told, b"")


def test_not_on_the_order_of_files_or_the_folder(
    bad: Path, told: tuple[int, list[tuple[str, str, int, int]]], tmp_path: Path
) -> None:
    """Files made or listed backwards, a folder with blanks and other letters, a link to it, a umask: the same findings."""
    other = put(tmp_path / "Größe 三\u3000x", BAD, backwards=True)
    (tmp_path / "link").symlink_to(other)
    for root in (other, tmp_path / "link"):
        code, out, _ = run(("check", "--format", "json", "--jobs", "2"), root)
        assert (code, findings(out)) == told
    put(tmp_path, {"aside/sitecustomize.py": BACKWARDS})
    ways = os.pathsep.join(filter(None, (str(tmp_path / "aside"), os.environ.get("PYTHONPATH"))))
    code, out, _ = run(("check", "--format", "json"), bad, env={"PYTHONPATH": ways})
    assert (code, findings(out)) == told
    before = os.umask(0o077)
    try:
        code, out, _ = run(("check", "--format", "json"), put(tmp_path / "private", BAD))
    finally:
        os.umask(before)
    assert (code, findings(out)) == told
    for source in (str(bad / "decisions"), os.path.relpath(bad / "decisions", tmp_path)):
        code, out, _ = run(("check", "--format", "json", source), tmp_path)
        assert code == told[0]
        assert [each[0] for each in findings(out)] == [each[0] for each in told[1]]


def test_not_on_the_terminal(bad: Path, told: tuple[int, list[tuple[str, str, int, int]]]) -> None:
    """On a terminal the same findings are drawn, with the same exit code."""
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "steelyard", "check"],
        cwd=bad,
        env=os.environ | {"SOURCE_DATE_EPOCH": "1795651200", "TERM": "xterm-256color"},
        stdout=theirs,
        stderr=theirs,
        stdin=theirs,
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says so that the other end is closed
            break
        if not piece:
            break
        said += piece
    os.close(ours)
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", said.decode())
    assert done.wait() == told[0]
    assert re.findall(r"(?:error|warning|note)\[([A-Z]\d{3})\]", plain) == [each[0] for each in told[1]]


@pytest.mark.parametrize("project", PROJECTS)
def test_not_on_the_form(project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each form tells the same codes in the same order; neither it, nor jobs, nor a cache, changes the exit code."""
    files, usual, strict = PROJECTS[project]
    root = put(tmp_path / "project", files)
    code, out = in_this_process(("check", "--format", "json"), root, monkeypatch)
    codes = [each["code"] for each in json.loads(out)]
    patterns = {"text": r"(?:error|warning|note)\[([A-Z]\d{3})\]", "github": r"^::.*title=.*?([A-Z]\d{3})"}
    for form in ("text", "json", "github", "sarif"):
        code, out = in_this_process(("check", "--format", form), root, monkeypatch)
        assert code == usual
        if form == "sarif":
            assert [each["ruleId"] for each in json.loads(out)["runs"][0]["results"]] == codes
        elif form in patterns:
            assert re.findall(patterns[form], out, re.MULTILINE) == codes
        assert in_this_process(("check", "--strict", "--format", form), root, monkeypatch)[0] == strict
    for _ in range(2):  # the second time from the cache, where there was something to keep
        assert in_this_process(("build",), root, monkeypatch)[0] == usual
    assert in_this_process(("build", "--strict"), root, monkeypatch)[0] == strict
    assert (
        in_this_process(("build", "--jobs", "1", "--no-cache", "--format", "sarif"), root, monkeypatch)[0]
        == usual
    )


CODES = {
    # command: (words, exit code in a good project, in one with warnings, in a bad one)
    "build": (("build",), 0, 0, 1),
    "check": (("check",), 0, 0, 1),
    "export": (("export", "--single-file"), 0, 0, 1),
    "list": (("list", "--all"), 0, 0, 1),
    "show": (("show", "1"), 0, 0, 0),
    "score": (("score", "1"), 2, 2, 2),
    "graph": (("graph",), 0, 0, 1),
    "new": (("new", "Keep", "the", "queue"), 0, 0, 0),
    "status": (("status", "1", "deprecated"), 0, 0, 0),
    "link": (("link", "1", "relates-to", "1"), 2, 2, 2),
    "renumber": (("renumber", "--dry-run"), 0, 0, 0),
    "fix": (("fix",), 0, 0, 0),
    "import": (("import", "wordpress", "gone.xml"), 2, 2, 2),
    "publish": (("publish", "out"), 0, 0, 1),
    "ci": (("ci", "github"), 0, 0, 0),
    "explain": (("explain", "L201"), 0, 0, 0),
    "schema": (("schema", "config"), 0, 0, 0),
    "strings": (("strings",), 0, 0, 0),
    "init": (("init",), 0, 0, 0),
}
"""Every command that ends by itself, and its exit codes: 0 clean, 1 errors, 2 what was typed."""


def test_every_command_is_in_the_table() -> None:
    """`serve`, which runs until it is stopped, is the only command that is not."""
    assert set(CODES) == set(COMMANDS) - {"serve"}


@pytest.mark.parametrize("command", CODES)
@pytest.mark.parametrize("project", PROJECTS)
def test_exit_codes(command: str, project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command ends with the code that the README says; where that is not 0 it says why."""
    words, *codes = CODES[command]
    root = put(tmp_path / "project", PROJECTS[project][0])
    code, out = in_this_process(words, root, monkeypatch)
    assert code == codes[list(PROJECTS).index(project)], out
    assert code == 0 or out.strip()


@pytest.mark.parametrize("command", [*COMMANDS])
def test_what_is_typed_wrong_ends_with_2(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An option that there is not is a usage error of every command, with words and without a traceback."""
    code, out = in_this_process((command, "--no-such-option"), put(tmp_path / "p", GOOD), monkeypatch)
    assert (code, "Traceback" in out) == (2, False)
    assert "--no-such-option" in out


def test_a_review_is_due_by_the_day_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is due goes by --date, else SOURCE_DATE_EPOCH, which is a day in UTC: no zone moves it."""
    root = put(tmp_path / "p", {"decisions/0001-a.md": "---\nreview-by: 2026-11-26\n---\n# A\n"})
    for zone in ("Pacific/Kiritimati", "America/Adak", "Europe/Berlin"):
        env = {"TZ": zone, "SOURCE_DATE_EPOCH": "1795651199"}  # the last second of the day before, in UTC
        assert run(("check", "--strict"), root, env=env)[0] == 0
    monkeypatch.chdir(root)
    assert in_this_process(("check", "--strict"), root, monkeypatch)[0] == 1
