"""The commands of adr-tools 3.0, one by one, as its help and its own tests document them.

| What is documented                                                     | The test that holds it                     |
|------------------------------------------------------------------------|--------------------------------------------|
| `adr init [DIRECTORY]`: folder, `.adr-dir`, record 1; no editor        | test_init, test_init_in_a_folder           |
| `init` again: the next number, the same title                          | test_init_twice                            |
| `adr new TITLE_TEXT…`: words joined, file name, heading, date, status  | test_new, test_funny_characters            |
| numbers go on after the highest; 0008 and 0009 are decimal             | test_numbers_are_decimal                   |
| `new -s SUPERSEDED`, several; the old one's `Accepted` goes            | test_supersede, test_supersede_several     |
| `new -l TARGET:LINK:REVERSE-LINK`, several, beside `-s`                | test_link_a_new_record                     |
| options end at the title or at `--`                                    | test_options_stand_before_the_title        |
| `adr link SOURCE LINK TARGET REVERSE-LINK`                             | test_link                                  |
| a reference is a number or a part of a file name                       | test_references                            |
| `adr list`, from a folder below too                                    | test_list, test_folders_above              |
| `.adr-dir` and `doc/adr` are looked for in the folders above           | test_folders_above                         |
| `templates/template.md`; `ADR_TEMPLATE` goes before it                 | test_a_projects_own_template               |
| `ADR_DATE`, else today                                                 | test_the_date                              |
| `VISUAL`, else `EDITOR`, else none; then the path is printed           | test_the_editor                            |
| `adr generate`, `generate toc [-i -o -p]`                              | test_generate_toc                          |
| `generate graph [-p -e]`                                               | test_generate_graph                        |
| `adr config`: a shell's variables                                      | test_config                                |
| `adr upgrade-repository`: dates                                        | test_upgrade_repository                    |
| `adr help [COMMAND [SUBCOMMAND…]]`, `ADR_PAGER`, `PAGER`               | test_help, test_the_pager                  |
| no command, or one that there is not: the list of them, and 1          | test_no_command                            |

What is wrong is in test_adr_faults.py; test_adr_original.py plays both programs against each other.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from adr_samples import DATE, TEMPLATE, Said, Team
from steelyard.doors.adr.running import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "doc/adr/0001-record-architecture-decisions.md"


@pytest.fixture
def team(tmp_path: Path) -> Team:
    return Team(tmp_path)


@pytest.fixture
def short(team: Team) -> Team:
    """Return a folder with a short template, so that a test can name a whole record."""
    team.write("doc/adr/templates/template.md", TEMPLATE)
    return team


def said(path: str) -> Said:
    return Said(0, f"{path}\n", "")


def status(team: Team, path: str) -> list[str]:
    """Return the lines of a record's Status section that say something."""
    section = team.read(path).split("## Status\n")[1].split("\n##")[0]
    return [line for line in section.split("\n") if line]


def test_init(team: Team) -> None:
    """The first record lies in `doc/adr`, has the day's date, is accepted, and decides to keep records."""
    assert team.adr("init") == said(FIRST)
    assert list(team.tree()) == [FIRST]
    lines = team.read(FIRST).split("\n")
    assert lines[:8] == [
        "# 1. Record architecture decisions",
        "",
        f"Date: {DATE}",
        "",
        "## Status",
        "",
        "Accepted",
        "",
    ]
    assert [line for line in lines if line.startswith("##")] == [
        "## Status",
        "## Context",
        "## Decision",
        "## Consequences",
    ]
    assert not any(token in team.read(FIRST) for token in ("NUMBER", "TITLE", "DATE", "STATUS"))


@pytest.mark.parametrize(
    ("named", "path"),
    [
        ("alternative-dir", "alternative-dir"),
        ("a/b/c", "a/b/c"),
        ("with space", "with space"),
        ("./log", "./log"),
        (".", "."),
        ("log/", "log"),
    ],
)
def test_init_in_a_folder(named: str, path: str, team: Team) -> None:
    """A folder that is named is made and noted, and the commands go by the note."""
    assert team.adr("init", named) == said(f"{path}/0001-record-architecture-decisions.md")
    assert team.read(".adr-dir") == f"{named}\n"
    assert team.adr("new", "Next") == said(f"{path}/0002-next.md")
    assert team.adr("list").out == f"{path}/0001-record-architecture-decisions.md\n{path}/0002-next.md\n"


def test_init_elsewhere(team: Team) -> None:
    """A folder may be named by its whole path, and another one later; both keep their records."""
    place = f"{team.folder}/abs"
    assert team.adr("init", place) == said(f"{place}/0001-record-architecture-decisions.md")
    assert team.adr("init", "second") == said("second/0001-record-architecture-decisions.md")
    assert team.read(".adr-dir") == "second\n"
    assert (team.folder / "abs/0001-record-architecture-decisions.md").is_file()


def test_init_twice(team: Team) -> None:
    """What is there stays; the second first record has the next number, in its heading too."""
    team.adr("init")
    before = team.read(FIRST)
    again = FIRST.replace("0001", "0002")
    assert team.adr("init") == said(again)
    assert team.read(FIRST) == before
    assert team.read(again).startswith("# 2. Record architecture decisions\n")


def test_init_uses_neither_template_nor_editor(short: Team) -> None:
    """`init` opens no editor, and its text is the same whatever the project's template is."""
    team = Team(short.folder, {"VISUAL": "false", "ADR_TEMPLATE": "nowhere.md"})
    assert team.run("init") == said(FIRST)
    assert "## Consequences" in team.read(FIRST)


def test_new(team: Team) -> None:
    """The words are the title; the built-in template has the sections that Nygard's records have."""
    assert team.adr("new", "The", "First", "Decision") == said("doc/adr/0001-the-first-decision.md")
    assert team.adr("new", "The Second Decision") == said("doc/adr/0002-the-second-decision.md")
    text = team.read("doc/adr/0002-the-second-decision.md")
    assert text.startswith(
        f"# 2. The Second Decision\n\nDate: {DATE}\n\n## Status\n\nAccepted\n\n## Context\n"
    )
    assert [line for line in text.split("\n") if line.startswith("## ")] == [
        "## Status",
        "## Context",
        "## Decision",
        "## Consequences",
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Something About Node.JS", "0001-something-about-node-js"),
        ("Slash/Slash/Slash/", "0001-slash-slash-slash"),
        (r"a/b & c \ d \1 [e] | f ^ $ * .", "0001-a-b-c-d-1-e-f"),
        ("UPDATE the STATUS of DATE", "0001-update-the-status-of-date"),
        ("使用消息队列", "0001-使用消息队列"),
        ("استخدام قاعدة بيانات", "0001-استخدام-قاعدة-بيانات"),
        ("!!!", "0001-"),
    ],
)
def test_funny_characters(title: str, name: str, short: Team) -> None:
    """Whatever its characters, a title is the heading letter for letter, and the file's name is safe."""
    assert short.adr("new", title) == said(f"doc/adr/{name}.md")
    record = f"# 1. {title}\n\nDate: {DATE}\n\n## Status\n\nAccepted\n\n## Context\n\nWhy.\n"
    assert short.read(f"doc/adr/{name}.md") == record


def test_a_title_of_two_lines(short: Team) -> None:
    """A line break in a title is a blank: a heading has one line."""
    assert short.adr("new", "Two\nlines\x1b") == said("doc/adr/0001-two-lines.md")
    assert short.read("doc/adr/0001-two-lines.md").startswith("# 1. Two lines \n\nDate")


def test_a_title_of_300_characters(short: Team) -> None:
    """A long title stands in the record whole, and its file's name is cut at a word."""
    title = " ".join(["decide"] * 43)
    assert short.adr("new", title).code == 0
    (path,) = (path for path in short.tree() if "0001" in path)
    assert short.read(path).startswith(f"# 1. {title}\n")
    assert len(path.rpartition("/")[2]) == len("0001-") + 35 * len("decide-") - 1 + len(".md")


def test_numbers_are_decimal(team: Team) -> None:
    """0008 and 0009 are no octal numbers, and every name that begins with a number counts."""
    for number in range(1, 12):
        assert team.adr("new", f"Record {number}") == said(f"doc/adr/{number:04d}-record-{number}.md")
    team.write("doc/adr/0040-picture.png", "picture")
    assert team.adr("new", "Next") == said("doc/adr/0041-next.md")
    assert team.read("doc/adr/0041-next.md").startswith("# 41. Next\n")


def test_supersede(team: Team) -> None:
    """Each record leads to the other, and the old one no longer says that it is accepted."""
    team.adr("init")
    team.adr("new", "First Record")
    assert team.adr("new", "-s", "2", "Second Record") == said("doc/adr/0003-second-record.md")
    assert status(team, "doc/adr/0002-first-record.md") == [
        "Superseded by [3. Second Record](0003-second-record.md)"
    ]
    assert status(team, "doc/adr/0003-second-record.md") == [
        "Accepted",
        "Supersedes [2. First Record](0002-first-record.md)",
    ]
    assert status(team, FIRST) == ["Accepted"]


def test_the_whole_of_what_superseding_writes(short: Team) -> None:
    """Byte for byte: one empty line between the lines of a section, as adr-tools leaves them."""
    short.adr("new", "One")
    short.adr("new", "-s", "1", "Two")
    assert short.read("doc/adr/0001-one.md") == (
        f"# 1. One\n\nDate: {DATE}\n\n## Status\n\nSuperseded by [2. Two](0002-two.md)\n\n## Context\n\nWhy.\n"
    )
    assert short.read("doc/adr/0002-two.md") == (
        f"# 2. Two\n\nDate: {DATE}\n\n## Status\n\nAccepted\n\nSupersedes [1. One](0001-one.md)\n\n"
        "## Context\n\nWhy.\n"
    )


def test_supersede_several(team: Team) -> None:
    """`-s` may be given several times, with or without a blank."""
    for title in ("One", "Two", "Three"):
        team.adr("new", title)
    assert team.adr("new", "-s", "1", "-s0002", "Four") == said("doc/adr/0004-four.md")
    assert status(team, "doc/adr/0004-four.md") == [
        "Accepted",
        "Supersedes [1. One](0001-one.md)",
        "Supersedes [2. Two](0002-two.md)",
    ]
    for path in ("doc/adr/0001-one.md", "doc/adr/0002-two.md"):
        assert status(team, path) == ["Superseded by [4. Four](0004-four.md)"]
    assert status(team, "doc/adr/0003-three.md") == ["Accepted"]


def test_link_a_new_record(team: Team) -> None:
    """`-l` links both records in the wording given; what is superseded comes before it."""
    for title in ("One", "Two", "Three"):
        team.adr("new", title)
    team.adr("new", "-l", "1:Amends:Amended by", "-s", "3", "-l", "two:Clarifies:Clarified by:more", "Four")
    assert status(team, "doc/adr/0004-four.md") == [
        "Accepted",
        "Supersedes [3. Three](0003-three.md)",
        "Amends [1. One](0001-one.md)",
        "Clarifies [2. Two](0002-two.md)",
    ]
    assert status(team, "doc/adr/0001-one.md") == ["Accepted", "Amended by [4. Four](0004-four.md)"]
    assert status(team, "doc/adr/0002-two.md") == ["Accepted", "Clarified by [4. Four](0004-four.md)"]


def test_options_stand_before_the_title(team: Team) -> None:
    """What looks like an option behind the title's first word, or behind `--`, is part of the title."""
    assert team.adr("new", "--", "-Bar-") == said("doc/adr/0001-bar.md")
    assert team.read("doc/adr/0001-bar.md").startswith("# 1. -Bar-\n")
    assert team.adr("new", "Use", "-s", "1") == said("doc/adr/0002-use-s-1.md")
    assert status(team, "doc/adr/0001-bar.md") == ["Accepted"]


def test_link(team: Team) -> None:
    """Two records that are there are linked, each one to the other, in silence."""
    for title in ("One", "Two"):
        team.adr("new", title)
    assert team.adr("link", "2", "Amends", "1", "Amended by") == Said(0, "", "")
    assert team.adr("link", "1", "Needs", "2", "Needed by", "and more") == Said(0, "", "")
    assert status(team, "doc/adr/0001-one.md") == [
        "Accepted",
        "Amended by [2. Two](0002-two.md)",
        "Needs [2. Two](0002-two.md)",
    ]
    assert status(team, "doc/adr/0002-two.md") == [
        "Accepted",
        "Amends [1. One](0001-one.md)",
        "Needed by [1. One](0001-one.md)",
    ]


@pytest.mark.parametrize("reference", ["2", "0002", "two", "two-h", "doc/adr/0002-two-hands.md", "t.o"])
def test_references(reference: str, team: Team) -> None:
    """A number, a part of the file's name or the path that `new` has printed: all mean the record."""
    for title in ("One 2 3", "Two hands", "Three"):
        team.adr("new", title)
    team.adr("link", "3", "Amends", reference, "Amended by")
    assert status(team, "doc/adr/0002-two-hands.md") == ["Accepted", "Amended by [3. Three](0003-three.md)"]


def test_list(team: Team) -> None:
    """Records are listed by their paths, sorted; nothing else is, and an empty folder lists nothing."""
    (team.folder / "doc/adr").mkdir(parents=True)
    assert team.adr("list") == Said(0, "", "")
    for name in ("0002-b.md", "0001-a.md", "readme.md", "0003-c.txt", "0004-d.md.bak", "templates/0005-e.md"):
        team.write(f"doc/adr/{name}", "# x\n")
    assert team.adr("list", "what", "else") == Said(0, "doc/adr/0001-a.md\ndoc/adr/0002-b.md\n", "")


def test_folders_above(team: Team) -> None:
    """From a folder below, the paths lead to the project's records."""
    team.adr("init", "log")
    (team.folder / "src/deep").mkdir(parents=True)
    assert team.adr("new", "From below", here="src/deep") == said("../../log/0002-from-below.md")
    assert team.adr("list", here="src").out == (
        "../log/0001-record-architecture-decisions.md\n../log/0002-from-below.md\n"
    )
    assert team.adr("link", "2", "Amends", "1", "Amended by", here="src/deep").code == 0
    assert status(team, "log/0002-from-below.md")[1:] == [
        "Amends [1. Record architecture decisions](0001-record-architecture-decisions.md)"
    ]


def test_a_projects_own_template(team: Team) -> None:
    """`templates/template.md` in the folder of records goes before ours, ADR_TEMPLATE before both; line ends stay."""
    team.write("doc/adr/templates/template.md", "# TITLE (NUMBER)\r\n\r\nSTATUS on DATE\r\n")
    assert team.adr("new", "Own") == said("doc/adr/0001-own.md")
    assert team.read("doc/adr/0001-own.md") == f"# Own (1)\r\n\r\nAccepted on {DATE}\r\n"
    team.write("other.md", "NUMBER: TITLE, NUMBER")
    Team(team.folder, {"ADR_TEMPLATE": "other.md"}).adr("new", "Other")
    assert team.read("doc/adr/0002-other.md") == "2: Other, NUMBER"


def test_the_date(short: Team) -> None:
    """ADR_DATE is taken as it is; without it the day is today's, or the one of SOURCE_DATE_EPOCH."""
    Team(short.folder, {"ADR_DATE": "12 & 13/1"}).adr("new", "A")
    assert "\nDate: 12 & 13/1\n" in short.read("doc/adr/0001-a.md")
    short.run("new", "B", ADR_DATE="", SOURCE_DATE_EPOCH="86400")
    assert "\nDate: 1970-01-02\n" in short.read("doc/adr/0002-b.md")
    days = {dt.datetime.now().astimezone().date().isoformat()}
    short.run("new", "C", ADR_DATE="", TZ="")
    days |= {dt.datetime.now(dt.UTC).date().isoformat()}
    assert any(f"\nDate: {day}\n" in short.read("doc/adr/0003-c.md") for day in days)


def test_the_editor(short: Team) -> None:
    """The new file is opened in VISUAL, else EDITOR, options and all; then its path is printed."""
    script = 'import sys; open(sys.argv[-1], "a").write(" ".join(sys.argv[1:-1]) + "\\n"); print("edited")'
    short.write("my editor.py", script)
    editor = f"{sys.executable} '{short.folder}/my editor.py'"
    done = short.run("new", "A", VISUAL=f"{editor} --visual", EDITOR="false")
    assert done == Said(0, "edited\ndoc/adr/0001-a.md\n", "")
    assert short.read("doc/adr/0001-a.md").endswith("Why.\n--visual\n")
    assert short.run("new", "B", VISUAL="", EDITOR=f"{editor} -w") == Said(
        0, "edited\ndoc/adr/0002-b.md\n", ""
    )
    assert short.read("doc/adr/0002-b.md").endswith("Why.\n-w\n")
    assert short.run("new", "C") == said("doc/adr/0003-c.md")


def test_an_editor_with_a_blank_in_its_name(short: Team) -> None:
    """A program whose path holds a blank is found without quotation marks."""
    program = short.write("my editor", '#!/bin/sh\necho "edited $1"\n')
    program.chmod(0o755)
    assert short.run("new", "A", EDITOR=str(program)).out == "edited doc/adr/0001-a.md\ndoc/adr/0001-a.md\n"


def test_generate_toc(team: Team) -> None:
    """A table of contents, with a prefix, and between two texts; the reports are listed without a name."""
    assert team.adr("generate") == Said(0, "graph\ntoc\n", "")
    team.adr("init")
    team.adr("new", "Use [x")
    heading = "# Architecture Decision Records\n\n"
    first = "[1. Record architecture decisions]({}0001-record-architecture-decisions.md)"
    assert team.adr("generate", "toc").out == (
        f"{heading}* {first.format('')}\n* [2. Use \\[x](0002-use-x.md)\n"
    )
    team.write("intro.md", "An intro.\n\nTwo paragraphs.\n")
    team.write("outro.md", "Outro\n")
    both = team.adr("generate", "toc", "-p", "foo/doc/", "-i", "intro.md", "-ooutro.md")
    assert both.out == (
        f"{heading}An intro.\n\nTwo paragraphs.\n\n* {first.format('foo/doc/')}\n"
        "* [2. Use \\[x](foo/doc/0002-use-x.md)\n\nOutro\n"
    )
    team.write("intro.md", "")
    assert team.adr("generate", "toc", "-i", "intro.md").out == team.adr("generate", "toc").out


def test_generate_graph(team: Team) -> None:
    """Nodes, dotted lines in the order of numbers, and the links but for those that end in `by`."""
    team.adr("init")
    team.adr("new", "An idea that seems good at the time")
    team.adr("new", "-s", "2", "A better idea")
    team.adr("new", "This will work")
    team.adr("new", "-s", "3", "The end")
    nodes = [
        (1, "1. Record architecture decisions", "0001-record-architecture-decisions"),
        (2, "2. An idea that seems good at the time", "0002-an-idea-that-seems-good-at-the-time"),
        (3, "3. A better idea", "0003-a-better-idea"),
        (4, "4. This will work", "0004-this-will-work"),
        (5, "5. The end", "0005-the-end"),
    ]

    def wanted(prefix: str, extension: str) -> str:
        lines = ["digraph {", "  node [shape=plaintext];", "  subgraph {"]
        for number, title, name in nodes:
            lines.append(f'    _{number} [label="{title}"; URL="{prefix}{name}{extension}"];')
            if number > 1:
                lines.append(f'    _{number - 1} -> _{number} [style="dotted", weight=1];')
        arrows = [f'  _{a} -> _{b} [label="Supersedes", weight=0]' for a, b in ((3, 2), (5, 3))]
        return "\n".join([*lines, "  }", *arrows, "}", ""])

    assert team.adr("generate", "graph").out == wanted("", ".html")
    options = ("-p", "http://example.com/", "-e", ".xxx")
    assert team.adr("generate", "graph", *options).out == wanted("http://example.com/", ".xxx")


def test_config(team: Team) -> None:
    """A shell reads the two variables, and finds the template that `new` uses."""
    out = team.adr("config").out
    assert out.startswith('adr_bin_dir="/opt/bin"\nadr_template_dir="')
    shell = subprocess.run(
        ["sh", "-c", 'eval "$1"; cat "$adr_template_dir/template.md"', "-", out],
        check=True,
        capture_output=True,
        text=True,
    )
    assert shell.stdout.startswith("# NUMBER. TITLE\n\nDate: DATE\n\n## Status\n\nSTATUS\n")


def test_config_of_a_strange_folder(team: Team) -> None:
    """What a shell would read between quotation marks is escaped."""
    from steelyard.doors.adr.answers import Setting
    from steelyard.doors.adr.running import answer

    place = 'a"b\\c$d`e'
    out = answer(["config"], Setting(team.folder, {}, place)).out
    shell = ["sh", "-c", 'eval "$1"; printf %s "$adr_bin_dir"', "-", out]
    assert subprocess.run(shell, check=True, capture_output=True, text=True).stdout == place


def test_upgrade_repository(team: Team) -> None:
    """Dates of early versions become ISO dates in every record; no other byte and no other file changes."""
    team.write("doc/adr/0001-a.md", b"# 1. A\r\n\r\nDate: 26/11/2016\r\n\r\nGr\xfc\xdfe")
    team.write("doc/adr/0002-b.md", "# 2. B\n\nDate: 2016-11-26\n")
    team.write("doc/adr/notes.md", "Date: 26/11/2016\n")
    assert team.adr("upgrade-repository") == Said(0, "", "")
    assert team.tree() == {
        "doc/adr/0001-a.md": b"# 1. A\r\n\r\nDate: 2016-11-26\r\n\r\nGr\xfc\xdfe",
        "doc/adr/0002-b.md": b"# 2. B\n\nDate: 2016-11-26\n",
        "doc/adr/notes.md": b"Date: 26/11/2016\n",
    }


USAGES = {
    "config": "adr config",
    "generate": "adr generate [REPORT [OPTION ...]]",
    "generate toc": "adr generate toc [-i INTRO] [-o OUTRO] [-p LINK_PREFIX]",
    "generate graph": "adr generate graph [-p LINK_PREFIX] [-e LINK-EXTENSION]",
    "help": "adr help [COMMAND [SUBCOMMAND...]]",
    "init": "adr init [DIRECTORY]",
    "link": "adr link SOURCE LINK TARGET REVERSE-LINK",
    "list": "adr list",
    "new": "adr new [-s SUPERSEDED] [-l TARGET:LINK:REVERSE-LINK] TITLE_TEXT...",
    "upgrade-repository": "adr upgrade-repository",
}


@pytest.mark.parametrize("words", USAGES)
def test_help(words: str, team: Team) -> None:
    """Help begins with the command's usage, and fits a terminal of 80 columns."""
    code, out, err = team.adr("help", *words.split())
    assert (code, err) == (0, "")
    assert out.startswith(f"usage: {USAGES[words]}\n\n")
    assert all(len(line) < 80 or "template.md" in line for line in out.split("\n"))
    assert ("Subcommands:\n  adr generate graph\n  adr generate toc\n" in out) == ("generate" in words)


def test_help_lists_the_commands(team: Team) -> None:
    """Without a command, or with one that there is not, help lists all commands, sorted."""
    listed = "".join(f"  {name}\n" for name in sorted(COMMANDS))
    overview = (
        f"usage: adr help COMMAND [ARG] ...\nCOMMAND is one of: \n{listed}"
        "Run 'adr help COMMAND' for help on a specific command.\n"
    )
    for words in ((), ("nonexistent-command",), ("generate", "nothing"), ("link", "more")):
        assert team.adr("help", *words) == Said(0, overview, "")
    assert set(USAGES) == {*COMMANDS, "generate toc", "generate graph"}


@pytest.mark.parametrize("arguments", [(), ("frobnicate",), ("",), ("--help",), ("-h", "new")])
def test_no_command(arguments: tuple[str, ...], team: Team) -> None:
    """A command that there is not is answered with the list of those that there are, and fails."""
    assert team.adr(*arguments) == team.adr("help")._replace(code=1)


def test_the_pager(team: Team) -> None:
    """Help goes through ADR_PAGER, else PAGER; where there is no such program it is printed all the same."""
    plain = team.adr("help", "list").out
    pager = f"{sys.executable} -c 'import sys; print(sys.stdin.read().upper(), end=str())'"
    assert team.run("help", "list", ADR_PAGER=pager, PAGER="false").out == plain.upper()
    assert team.run("help", "list", ADR_PAGER="", PAGER=pager).out == plain.upper()
    assert team.run("help", "list", ADR_PAGER="no-such-pager") == Said(0, plain, "")
    assert team.run("help", "list", ADR_PAGER="", PAGER="") == Said(0, plain, "")


def test_steelyard_reads_what_is_made(team: Team) -> None:
    """Records made, linked and superseded here are read by `steelyard check` without a finding, but that they are to be written."""
    team.adr("init", "log")
    for arguments in (
        ["Use a queue"],
        ["-s", "2", "-l", "1:Amends:Amended by", "Use a log"],
        ["使用消息队列"],
        ["!!!"],
        ["a/b & c \\ [d"],
    ):
        assert team.adr("new", *arguments).code == 0
    team.adr("link", "4", "Depends on", "3", "Needed by")
    command = [sys.executable, "-m", "steelyard", "check", "--strict", "--format", "json"]
    done = subprocess.run(command, cwd=team.folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {one["code"] for one in json.loads(done.stdout)} == {"N104"}
    listing = [sys.executable, "-m", "steelyard", "list"]
    shown = subprocess.run(listing, cwd=team.folder, capture_output=True, text=True, check=True).stdout
    assert "2  2020-02-03  superseded  Use a queue\n" in shown
    assert "3  2020-02-03  accepted    Use a log\n" in shown
