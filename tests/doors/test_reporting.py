"""What a command tells, where it is told from."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from steelyard.doors.tables import aligned
from steelyard.edges.output import lock

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "decisions").mkdir()
    (tmp_path / "deep").mkdir()
    (tmp_path / "steelyard.yml").write_text("sources: decisions\n", encoding="utf-8")
    (tmp_path / "decisions/0001-one.md").write_text("# Öne\n\n[x](y.md)\n", encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "steelyard", *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_files_are_seen_from_the_working_folder(project: Path) -> None:
    """In a subfolder a finding's path leads to its file from there, drawn with its line; JSON counts from the root."""
    _, out, _ = run(project / "deep", "check")
    assert " --> ../decisions/0001-one.md:3:5" in out
    assert "3 | [x](y.md)" in out
    _, out, _ = run(project / "deep", "check", "--format", "json")
    assert json.loads(out)[0]["file"] == "decisions/0001-one.md"
    _, out, _ = run(project / "deep", "check", "--format", "github")
    assert out.startswith("::warning file=../decisions/0001-one.md,line=3,col=5")


def test_a_long_sentence_does_not_draw_a_card_apart(project: Path) -> None:
    """In a terminal of 80 columns each fact has its place behind it on its line, whatever length a title has."""
    title = " ".join(["Goods go by water."] * 9)
    front = f"---\nstatus: accepted\nsummary: {title}\n---\n"
    (project / "decisions/0002-two.md").write_text(f"{front}# {title}\n", encoding="utf-8")
    lines = run(project, "show", "2")[1].splitlines()
    assert f"title    {title}  heading, line 5" in lines
    assert "slug     two                  file name" in lines
    assert [line for line in lines[1:] if len(line) > 80 and title not in line] == []


def test_what_is_told_of_records_leads_to_them_from_the_working_folder(project: Path) -> None:
    """Cards, lists of files, changes and remedies name files as findings do; in a folder of records by their names."""
    (project / "decisions/0002-two.md").write_text("---\nsupersede: 1\n---\n# Two\n", encoding="utf-8")
    (project / "decisions/0004-two.md").write_text("# Four\n", encoding="utf-8")
    (project / "decisions/notes.md").write_text("# Notes\n", encoding="utf-8")
    records, deep = project / "decisions", project / "deep"
    assert " --> 0001-one.md:3:5" in run(records, "check")[1]
    assert "0001-one.md: a record" in run(records, "show", "1")[1].splitlines()[1]
    assert run(records, "show", "notes.md")[1].splitlines()[1].startswith("notes.md: no record")
    assert "other   ../decisions/notes.md" in run(deep, "list", "--all")[1]
    assert "`../decisions/0001-one.md` has no score table" in run(deep, "score", "1")[2]
    assert (
        "../decisions/notes.md is no decision record"
        in run(deep, "status", "decisions/notes.md", "accepted")[2]
    )
    assert run(deep, "fix", "Y006", "--write")[1].startswith("../decisions/0002-two.md:2: Y006")
    told = run(deep, "renumber", "4", "7")[1]
    assert told.startswith("../decisions/0004-two.md -> ../decisions/0007-two.md: ")


def test_a_place_outside_of_the_project_is_told_as_it_is(project: Path) -> None:
    """An output folder elsewhere is told by its whole path, in a subfolder too."""
    foreign = project.with_name(f"{project.name}-foreign")
    foreign.mkdir()
    (foreign / "mine.txt").write_text("mine", encoding="utf-8")
    for folder in (project, project / "deep"):
        code, _, err = run(folder, "build", "--no-cache", "--out", str(foreign))
        assert (code, f" --> {foreign}\n" in err) == (1, True), err


def test_an_export_that_cannot_be_written_is_told_from_the_working_folder(project: Path) -> None:
    """Where its folder is another command's at the moment, the path that is told leads to the file from there."""
    held = lock.acquire(str(project / "deep"))
    assert held is not None
    code = (
        "from steelyard.edges import turns, onefile\n"
        "from functools import partial\nonefile.alone = partial(turns.alone, patience=0)\n"
        "import sys\nsys.argv[1:] = ['export', '--single-file', '--out', 'all.html']\n"
        "from steelyard.__main__ import main\nmain()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project / "deep", capture_output=True, text=True, check=False
    )
    lock.release(held)
    assert done.returncode == 1
    message = "error[W901]: cannot be written: another command is writing to this folder"
    assert f"{message}\n --> all.html\n" in done.stderr


def test_a_terminal_of_another_encoding_ends_nothing(project: Path) -> None:
    """Where a letter cannot be written it is spelled out, and the exit code is the same."""
    (project / "decisions/0002-two.md").write_text("[x](ÿ.md)\n", encoding="utf-8")
    code, out, _ = run(project, "check", PYTHONIOENCODING="ascii")
    assert (code, "`\\xff.md` leads to nothing" in out) == (0, True)


def test_only_data_goes_to_standard_output(project: Path) -> None:
    """In a format for programs standard output holds nothing else; in text a build's findings go to standard error."""
    _, out, err = run(project, "build", "--format", "json")
    assert [each["code"] for each in json.loads(out)] == ["L203"]
    assert err.startswith("1 record on 6 pages")
    _, out, err = run(project, "build")
    assert out.startswith("1 record on 6 pages")
    assert "warning[L203]" in err


def test_quiet_in_a_pipe_and_coloured_on_demand(project: Path) -> None:
    """No bar and no colour in a pipe; FORCE_COLOR gives colour, NO_COLOR takes it away."""
    assert "\x1b[" not in "".join(run(project, "check")[1:])
    assert "\x1b[" in run(project, "check", FORCE_COLOR="1")[1]
    assert "\x1b[" not in run(project, "check", FORCE_COLOR="1", NO_COLOR="1")[1]


def test_an_interrupt_ends_with_130(project: Path) -> None:
    """Ctrl-C while serving stops the server and ends with 130, without a traceback."""
    import signal

    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "steelyard", "serve", "--port", "0"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("Serving http://127.0.0.1:"):
            break
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in err


def test_many_warnings_are_counted_not_drawn(project: Path) -> None:
    """A build draws some warnings and says how many more there are; a check draws them all."""
    links = "\n".join(f"[x](gone-{number}.md)" for number in range(30))
    (project / "decisions/0002-many.md").write_text(f"# Many\n\n{links}\n", encoding="utf-8")
    assert "11 not shown" in run(project, "build")[2]
    assert run(project, "check")[1].count("warning[L203]") == 31


def test_notes_alone_are_counted_without_being_missed(project: Path) -> None:
    """Where a build draws nothing of what it found, it says only how much that is, and what draws it."""
    notes = "A [[{nothing}]] of a template."
    (project / "decisions/0001-one.md").write_text(f"# 2. One\n\n{notes}\n", encoding="utf-8")
    assert run(project, "build")[2].endswith("1 note: `steelyard check` draws it\n")


def test_the_last_site_is_told_of_where_there_was_one(project: Path) -> None:
    """That the last site is as it was is said of a site of ours, never of somebody's folder."""
    (project / "site").mkdir()
    (project / "site/mine.txt").write_text("mine", encoding="utf-8")
    code, _, err = run(project, "build")
    assert (code, err.splitlines()[-1]) == (1, "Nothing published. Mend the errors above and build again.")
    (project / "site/mine.txt").unlink()
    assert run(project, "build")[0] == 0
    (project / "decisions/0002-two.md").write_text("---\ntitle: a: b\n---\n", encoding="utf-8")
    assert run(project, "build")[2].endswith("The last site is as it was.\n")


def test_show_tells_of_a_source_that_is_not_there(project: Path) -> None:
    """Where a source could not be read, `show` says so: the record may be in it."""
    code, out, err = run(project, "show", "1", "--source", "nope")
    assert (code, out) == (1, "")
    assert "error[C004]: the source nope does not exist" in err
    assert "as it is seen from here, or in steelyard.yml from that file" in err
    code, out, err = run(project, "show", "1", "--source", "decisions", "--source", "nope")
    assert (code, "Öne" in out, "error[C004]" in err) == (1, True, True)
    assert "no record fits" in run(project, "show", "9")[2]


def test_a_number_of_two_records_is_told_as_that(project: Path) -> None:
    """What fits several records is not said to fit none; either may be typed as it is told."""
    for name in ("0007-tides", "0007-winds"):
        (project / f"decisions/{name}.md").write_text(f"# {name}\n", encoding="utf-8")
    for words in (["show", "7"], ["score", "7"], ["graph", "--around", "7"]):
        code, _, err = run(project, *words)
        assert (code, err.splitlines()[-1]) == (
            2,
            "Error: `7` fits 2 records; did you mean 7-tides or 7-winds?",
        )
    assert "0007-winds.md" in run(project, "show", "7-winds")[1]


@pytest.mark.parametrize(
    "words",
    [
        ["show", "1"],
        ["score", "1"],
        ["status", "1", "accepted"],
        ["link", "1", "amends", "2"],
        ["list"],
        ["list", "--json"],
        ["list", "--all", "--json"],
        ["list", "--due"],
        ["graph"],
        ["graph", "--format", "json"],
    ],
)
def test_an_error_ends_with_one_whatever_was_asked(tmp_path: Path, words: list[str]) -> None:
    """Where there are no records to look among, what was typed is not wrong: it is an error (1), no usage (2), and no empty answer."""
    code, out, err = run(tmp_path, *words)
    assert (code, out, "error[C005]" in err, "Usage" in err) == (1, "", True, False)


def test_nothing_that_a_terminal_obeys_is_printed(project: Path) -> None:
    """Controls in a title, a path or an argument are shown as pictures of themselves, wherever they are told."""
    front = '---\ntitle: "A \\e[31mred\\a\\x9b \\u202ework"\ntags: ["\\e]0;x"]\n"k\\e": v\n---\n'
    (project / "decisions/0002-\x1b[31m.md").write_text(front, encoding="utf-8")
    (project / "decisions/\x1bnotes.md").write_text("# \u202eNotes\n", encoding="utf-8")
    for arguments in (
        ("show", "2"),
        ("show", "decisions/\x1bnotes.md"),
        ("list",),
        ("list", "--all"),
        ("show", "9\x1b[2J"),
        ("explain", "L\x1b"),
        ("build", "--x\x1b"),
        ("build", "--out", "s\x1bite"),
    ):
        _, out, err = run(project, *arguments)
        assert not set(out + err) & set("\x1b\x07\x9b\u202e"), arguments
        assert out + err, arguments


def test_columns_stand_straight() -> None:
    """Columns are aligned by what a terminal shows, also after wide letters and accents of their own."""
    rows = [("受入", "x"), ("e\u0301", "y"), ("ab", "z")]
    assert list(aligned(rows)) == ["受入  x", "e\u0301     y", "ab    z"]


def test_one_file_is_no_files(project: Path) -> None:
    """What is counted stands in the singular where it is one."""
    run(project, "build")
    page = project / "site/d/0001-one.html"
    page.unlink()
    assert "/: 1 file written, " in run(project, "build")[1]


def test_a_check_draws_what_a_build_only_counts(project: Path) -> None:
    """What a build says that a check draws is drawn there, also what lies beside the site (P604)."""
    run(project, "build")
    (project / "site/extra.txt").write_text("x", encoding="utf-8")
    assert "1 warning, 1 note; 1 not shown: `steelyard check` draws them all" in run(project, "build")[2]
    assert (
        "note[P604]: the folder holds files that are not of the site, left as they are: extra.txt"
        in (run(project, "check")[1])
    )


@pytest.mark.parametrize(
    ("out", "code"), [("decisions", "P602"), (".", "P602"), ("foreign", "P601"), ("file", "P603")]
)
def test_a_check_judges_the_output_folder(project: Path, out: str, code: str) -> None:
    """A folder that a build could not publish to is an error of a check too, which touches nothing."""
    (project / "foreign").mkdir()
    (project / "foreign/mine.txt").write_text("mine", encoding="utf-8")
    (project / "file").write_text("x", encoding="utf-8")
    (project / "steelyard.yml").write_text(f"sources: decisions\nout: {out}\n", encoding="utf-8")
    before = sorted(project.rglob("*"))
    for command in ("check", "build"):
        status, said, told = run(project, command)
        assert (status, f"error[{code}]" in said + told) == (1, True)
    assert sorted(project.rglob("*")) == before
