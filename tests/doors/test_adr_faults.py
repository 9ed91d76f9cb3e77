"""What is wrong with a command of adr-tools: a line says it, the exit code is adr-tools' own, nothing is half-written.

| What is wrong                                        | adr-tools 3.0                     | Here                          |
|------------------------------------------------------|-----------------------------------|-------------------------------|
| no title                                             | `ERROR: no title given`, 1        | the same                      |
| no folder: `list`                                    | `The X directory does not exist`, 1 | the same                    |
| no folder: reports, `upgrade-repository`             | a report of that sentence's words | the sentence, 1, no report    |
| an option that there is not                          | `Not implemented: ?`, 1           | the same                      |
| a reference that fits nothing                        | half of the work, 1               | nothing written, 1            |
| `-l` without all three parts                         | half of the work, or odd links    | nothing written, 1            |
| an argument of `link` missing                        | a shell's message, 1              | a line, 1                     |
| a report that there is not                           | 127                               | 127                           |
| an editor that there is not, or that fails           | 127, or its own code; record stays | the same, and a line          |
| a template that there is not                         | an empty record, 2                | nothing written, 1            |
| no Status section; one that ends the file            | no link, in silence               | a line says so; the link      |
| a read-only or a strange folder, a full disk         | whatever has been done stays      | nothing written, 1            |
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from adr_samples import DATE, TEMPLATE, Said, Team
from steelyard.edges.turns import alone

WAITS = Path("/proc/self/wchan").exists()
"""Whether the system says what a process waits for."""


@pytest.fixture
def team(tmp_path: Path) -> Team:
    """Return a folder with two records."""
    team = Team(tmp_path)
    team.write("doc/adr/templates/template.md", TEMPLATE)
    team.adr("new", "One")
    team.adr("new", "Two")
    return team


def refused(team: Team, *arguments: str) -> Said:
    """Give a command that must change nothing, and fail; return what it said."""
    before = team.tree()
    done = team.adr(*arguments)
    assert done.code
    assert team.tree() == before
    return done


@pytest.mark.parametrize("words", [(), ("",), (" ", "\n"), ("-s", "1")])
def test_no_title(words: tuple[str, ...], team: Team) -> None:
    """A record without a title is not made."""
    assert refused(team, "new", *words) == Said(1, "ERROR: no title given\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("generate", "toc"),
        ("generate", "graph"),
        ("upgrade-repository",),
        ("link", "1", "a", "2", "b"),
        ("new", "-s", "1", "x"),
    ],
)
def test_no_folder(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """Where there is no folder of records, commands that need one say so in the words of `list`."""
    team = Team(tmp_path)
    team.write(".adr-dir", "log\n")
    missing = "The log directory does not exist"
    assert refused(team, "list") == Said(1, f"{missing}\n", "")
    assert refused(team, *arguments) == Said(1, "", f"ERROR: {missing}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "-x", "Title"),
        ("new", "-s"),
        ("new", "--status", "Title"),
        ("generate", "graph", "-x"),
        ("generate", "toc", "-p"),
    ],
)
def test_options_that_there_are_not(arguments: tuple[str, ...], team: Team) -> None:
    """An option that is not known, or lacks its value, is refused in adr-tools' words."""
    done = refused(team, *arguments)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"adr {arguments[0]}: option -")
    assert done.err.endswith("\nNot implemented: ?\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("link", "9", "Amends", "1", "Amended by"),
        ("link", "1", "Amends", "9", "Amended by"),
        ("new", "-s", "9", "Title"),
        ("new", "-s", "1", "-l", "9:Amends:Amended by", "Title"),
        ("new", "-s", "itself", "This is itself"),
    ],
)
def test_a_reference_that_fits_nothing(arguments: tuple[str, ...], team: Team) -> None:
    """No record is made and none is changed; a new record is not meant by its own title."""
    reference = "itself" if "itself" in arguments else "9"
    message = f"ERROR: no record fits `{reference}`: give a number or a part of a file name\n"
    assert refused(team, *arguments) == Said(1, "", message)


@pytest.mark.parametrize("tie", ["1", "1:Amends", "1:Amends:", ":Amends:Amended by", "1::Amended by", ""])
def test_half_a_link(tie: str, team: Team) -> None:
    """`-l` has three parts."""
    message = f"ERROR: -l is given as TARGET:LINK:REVERSE-LINK, not `{tie}`\n"
    assert refused(team, "new", "-l", tie, "Title") == Said(1, "", message)


@pytest.mark.parametrize("given", range(4))
def test_half_a_command(given: int, team: Team) -> None:
    """What `link` lacks is named."""
    name = ("SOURCE", "LINK", "TARGET", "REVERSE-LINK")[given]
    message = f"ERROR: no {name} given: adr link SOURCE LINK TARGET REVERSE-LINK\n"
    arguments = ("1", "Amends", "2", "Amended by")
    assert refused(team, "link", *arguments[:given]) == Said(1, "", message)
    assert refused(team, "link", *arguments[:given], "", *arguments[given + 1 :]) == Said(1, "", message)


def test_a_report_that_there_is_not(team: Team) -> None:
    """The exit code is the one of a program that is not found; the reports are named."""
    assert refused(team, "generate", "pdf") == Said(
        127, "", "ERROR: there is no report pdf: generate graph or toc\n"
    )


def test_an_intro_that_there_is_not(team: Team) -> None:
    """The table of contents is written without it, as adr-tools does, and a line says so."""
    done = team.adr("generate", "toc", "-i", "no.md", "-o", "none.md")
    left_out = "no.md is left out: there is no such file\nnone.md is left out: there is no such file\n"
    assert done == team.adr("generate", "toc")._replace(err=left_out)


@pytest.mark.parametrize(
    ("editor", "code", "why"),
    [
        ("no-such-editor -w", 127, "command not found"),
        ("false", 1, "ended with 1"),
        ("sh -c 'exit 7'", 7, "ended with 7"),
        ("sh -c 'kill -TERM $$'", 143, "ended with 143"),
        ("/", 126, "ended with 126"),
    ],
)
def test_an_editor_that_fails(editor: str, code: int, why: str, team: Team) -> None:
    """The exit code is the editor's, nothing is printed for a script, and the record is there."""
    done = team.run("new", "Three", EDITOR=editor)
    path = "doc/adr/0003-three.md"
    assert done == Said(code, "", f"ERROR: {editor}: {why}; the record is there: {path}\n")
    assert team.read(path).startswith("# 3. Three\n")


def test_a_template_that_there_is_not(team: Team) -> None:
    """A template that is named and cannot be read ends the command before there is a record."""
    done = refused(Team(team.folder, {"ADR_TEMPLATE": "no.md"}), "new", "Three")
    assert done == Said(1, "", "ERROR: no.md: cannot be read: no such file or directory\n")


def test_no_status_section(team: Team) -> None:
    """A link that has no place in one of the records is written into the other, and a line says so."""
    before = team.write("doc/adr/0003-madr.md", "# MADR\n\n* Status: accepted\n").read_bytes()
    note = "doc/adr/0003-madr.md has no `## Status` section: no link is written there\n"
    assert team.adr("link", "1", "Amends", "3", "Amended by") == Said(0, "", note)
    assert "Amends [MADR](0003-madr.md)" in team.read("doc/adr/0001-one.md")
    assert team.tree()["doc/adr/0003-madr.md"] == before
    team.write("doc/adr/templates/template.md", "# TITLE\n")
    note = "doc/adr/0004-four.md has no `## Status` section: no link is written there\n"
    assert team.adr("new", "-s", "2", "Four") == Said(0, "doc/adr/0004-four.md\n", note)


def test_other_encodings(team: Team) -> None:
    """A Latin-1 record with Windows' line ends gets its link in Latin-1, and all else in it stays byte for byte."""
    old = b"# 3. Gr\xf6\xdfe\r\n\r\n## Status\r\n\r\nAccepted\r\n\r\n## Folgen\r\n\r\n\x80 sch\xf6n \x00\xff"
    team.write("doc/adr/0003-groesse.md", old)
    assert team.adr("new", "-s", "3", "Größe → Maß").code == 0
    link = b"Superseded by [4. Gr\xf6\xdfe &#8594; Ma\xdf](0004-gr-e-ma.md)"
    assert team.tree()["doc/adr/0003-groesse.md"] == old.replace(b"Accepted", link)
    assert "Supersedes [3. Größe](0003-groesse.md)\n" in team.read("doc/adr/0004-gr-e-ma.md")
    assert "* [3. Größe](0003-groesse.md)\n" in team.adr("generate", "toc").out


def test_a_title_in_another_encoding(team: Team) -> None:
    """A terminal of Latin-1 makes a record of UTF-8."""
    assert team.run(b"new", b"Gr\xf6\xdfe") == Said(0, "doc/adr/0003-gr-e.md\n", "")
    assert team.read("doc/adr/0003-gr-e.md").startswith("# 3. Größe\n")


def test_a_name_in_another_encoding(team: Team) -> None:
    """A file whose name is no UTF-8 is listed by the bytes that it has, and its link has them too."""
    name = b"0003-gr\xf6\xdfe.md"
    place = os.fsencode(team.folder / "doc/adr") + b"/" + name
    with open(place, "wb") as file:  # noqa: PTH123 (the name is bytes)
        file.write(b"# 3. X\n\n## Status\n\nAccepted\n")
    command = [sys.executable, "-m", "steelyard.doors.adr", "list"]
    done = subprocess.run(command, cwd=team.folder, capture_output=True, check=True)
    assert done.stdout.split(b"\n")[2] == b"doc/adr/" + name
    assert team.adr("link", "1", "Amends", "3", "Amended by").code == 0
    assert "Amends [3. X](0003-gr%F6%DFe.md)\n" in team.read("doc/adr/0001-one.md")


def test_names_that_a_terminal_would_obey(team: Team) -> None:
    """Control characters in names are shown as pictures, in lists and in what is wrong."""
    team.write("doc/adr/0003-\x1b[31m.md", "# 3. X\n")
    assert "doc/adr/0003-␛[31m.md\n" in team.adr("list").out
    assert "`␛]0;x`" in refused(team, "link", "\x1b]0;x", "a", "1", "b").err


def test_a_read_only_record(team: Team) -> None:
    """Where one of several files may not be written, none is."""
    (team.folder / "doc/adr/0001-one.md").chmod(0o444)
    message = "ERROR: doc/adr/0001-one.md: cannot be written: it is read-only; make it writable: chmod u+w\n"
    assert refused(team, "new", "-s", "1", "-l", "2:a:b", "Three") == Said(1, "", message)
    assert refused(team, "link", "2", "Amends", "1", "Amended by") == Said(1, "", message)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(team: Team) -> None:
    """A folder that may not be written to is told, and nothing is left in it."""
    (team.folder / "doc/adr").chmod(0o555)
    assert "cannot be written: permission denied" in refused(team, "new", "Three").err
    (team.folder / "doc/adr").chmod(0o755)


@pytest.mark.parametrize("named", ["file/log", "file", "x" * 300, "loop/log"])
def test_a_folder_that_cannot_be(named: str, tmp_path: Path) -> None:
    """Where no folder can be made there is no record, and no `.adr-dir` that would name it."""
    team = Team(tmp_path)
    team.write("file", "text")
    (tmp_path / "loop").symlink_to("loop")
    done = refused(team, "init", named)
    assert done.err.startswith(f"ERROR: {named}")
    assert "cannot be written" in done.err
    assert not (tmp_path / ".adr-dir").exists()


@pytest.mark.parametrize("named", ["-h", "--", " x", "a\nb", "a\x1b"])
def test_a_name_that_is_none(named: str, team: Team) -> None:
    """What cannot be noted in one line, or is meant as an option, is not made a folder."""
    done = refused(team, "init", named)
    assert done.err.endswith("` cannot name the folder of records\n")


def test_no_records_prose_is_read_as_a_date(team: Team) -> None:
    """Nothing but its Status section changes in a record that is linked."""
    before = team.read("doc/adr/0001-one.md")
    team.adr("link", "1", f"Since {DATE}\nof", "2", "b")
    added = f"Since {DATE} of [2. Two](0002-two.md)\n\n"
    assert team.read("doc/adr/0001-one.md") == before.replace("## Context", f"{added}## Context")


def test_a_working_folder_that_is_gone(team: Team) -> None:
    """A shell that stands in a folder that has been removed is told so."""
    (team.folder / "gone").mkdir()
    script = f"cd gone && rmdir ../gone && exec '{sys.executable}' -m steelyard.doors.adr list"
    environment = {"PATH": os.environ["PATH"]}
    done = subprocess.run(
        ["sh", "-c", script], cwd=team.folder, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "ERROR: the working folder is gone\n")


def test_ctrl_c_belongs_to_the_editor(team: Team) -> None:
    """An editor that goes on after Ctrl-C is waited for; one that it ends, ends the command with 130."""
    team.write("own.py", "import os, signal; os.kill(os.getppid(), signal.SIGINT)")
    done = team.run("new", "Three", EDITOR=f"{sys.executable} {team.folder}/own.py")
    assert done == Said(0, "doc/adr/0003-three.md\n", "")
    editor = "sh -c 'kill -INT $$'"
    done = team.run("new", "Four", EDITOR=editor)
    assert (done.code, done.out) == (130, "")
    assert done.err.endswith("ended with 130; the record is there: doc/adr/0004-four.md\n")


@pytest.mark.skipif(not WAITS, reason="nothing says when the command waits")
def test_interrupted(team: Team) -> None:
    """Ctrl-C while a command waits for another one ends it with 130, in a word, and nothing is made."""
    before = team.tree()
    command = [sys.executable, "-m", "steelyard.doors.adr", "new", "Three"]
    environment = {"PATH": os.environ["PATH"]}
    with (
        alone(str(team.folder)),
        subprocess.Popen(command, cwd=team.folder, env=environment, stderr=subprocess.PIPE) as started,
    ):
        until = time.monotonic() + 25
        while "nanosleep" not in Path(f"/proc/{started.pid}/wchan").read_text(encoding="utf-8"):
            assert time.monotonic() < until, "it does not wait for its turn"
            time.sleep(0.01)
        started.send_signal(signal.SIGINT)
        _, said = started.communicate(timeout=30)
    assert (started.returncode, said) == (130, b"Interrupted.\n")
    assert team.tree() == before


def test_a_closed_pipe(team: Team) -> None:
    """A reader that wants no more ends the command in silence."""
    command = f"'{sys.executable}' -m steelyard.doors.adr list | true"
    for _ in range(3):
        done = subprocess.run(["sh", "-c", command], cwd=team.folder, capture_output=True, check=False)
        assert done.stderr == b""
