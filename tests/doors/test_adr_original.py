"""`steelyard-adr` beside adr-tools 3.0 itself: the same commands leave the same files and say the same."""

from __future__ import annotations

import os
import random
import re
from typing import TYPE_CHECKING

import pytest

from adr_samples import TEMPLATE, Team, original_is_there

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not original_is_there(), reason="adr-tools is not installed (Debian: apt-get install adr-tools)"
)

SEEDS, CHANGES = (int(os.environ.get(name, most)) for name, most in (("ADR_SEEDS", 3), ("ADR_CHANGES", 5)))
"""More of both are tried by hand: adr-tools takes a tenth of a second for each command."""
TITLES = (
    "Use PostgreSQL",
    "Something About Node.JS",
    "Slash/Slash/Slash/",
    "Größe ändern",
    "  blanks   between ",
    "Use [brackets] and (these)",
    "50% of #2, really?",
    "it's $HOME `here`",
    "...",
    "42",
    "a_b_c",
    "Drop Oracle 12-c -- now!",
)
LABELS = ("Amends", "Amended by", "Depends on", "Clarifies, in part,", "See also", "Enabled by")
REFERENCES = ("1", "2", "3", "0001", "0002", "use-", "record-arch", "00.2", "^doc", "md$", "postgres")
OWN = TEMPLATE.replace("STATUS\n", "STATUS\n\nSTATUS\n\n\nseen by nobody\n\n### Not yet\n")
BARE = "# NUMBER. TITLE\n* Date: DATE\n## Status\nSTATUS\n## Context\nTITLE of NUMBER, again: TITLE\n"


def commands(chance: random.Random, changes: int) -> list[list[str]]:
    """Return commands of one session, some of them with references to records that may not be there."""

    def new() -> list[str]:
        options: list[str] = []
        for _ in range(chance.choice((0, 0, 0, 1, 1, 2))):
            options += ["-s", chance.choice(REFERENCES)]
        for _ in range(chance.choice((0, 0, 0, 1, 2))):
            options += ["-l", ":".join((chance.choice(REFERENCES), *chance.sample(LABELS, 2)))]
        return ["new", *options, "--", *chance.sample(TITLES, chance.choice((1, 1, 1, 2)))]

    def link() -> list[str]:
        return [
            "link",
            chance.choice(REFERENCES),
            chance.choice(LABELS),
            chance.choice(REFERENCES),
            chance.choice(LABELS),
        ]

    reports = [
        ["list"],
        ["generate"],
        ["generate", "toc"],
        ["generate", "toc", "-p", "x/"],
        ["generate", "toc", "-i", "intro.md", "-o", "outro.md"],
        ["generate", "toc", "-o", "empty.md", "-pq"],
        ["generate", "graph"],
        ["generate", "graph", "-p", "http://example.org/", "-e", ".xxx"],
        ["upgrade-repository"],
    ]
    first = [["init"], ["init", "arch/log"], ["new", "First"]][chance.randrange(3)]
    return [first, *(chance.choice((new, new, link))() for _ in range(changes)), *reports]


def put(team: Team, chance: random.Random, folder: str, *, olds: bool) -> None:
    """Put the files there that a project may have: a template, intro and outro, records of other origins."""
    template = chance.choice((TEMPLATE, TEMPLATE, OWN, BARE))
    team.write(f"{folder}/templates/template.md", template)
    team.write("intro.md", "Intro.\n")
    team.write("outro.md", "Outro\nwithout end")
    team.write("empty.md", "")
    if olds:
        old = "# 7. Old one\n\nDate: 26/11/2016 Date: 01/02/2016\n\n## Status\n\nProposed\n\n\nAccepted\n\n# Notes\n\n## End\n"
        team.write(f"{folder}/0007-old.md", old)
        team.write(f"{folder}/0012.md", "# none\n")
        team.write(f"{folder}/010-picture.png", "picture")


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_same_files_and_words(seed: int, tmp_path: Path) -> None:
    """After any commands both folders hold the same bytes, and both have said the same on standard output.

    Left out is what only adr-tools leaves: where a reference fits nothing it has written half of its work and ends
    with 1, as ours does, which has written nothing. The first record's prose is ours.
    """
    ours, theirs = Team(tmp_path / "ours"), Team(tmp_path / "theirs")
    for team in (ours, theirs):
        chance = random.Random(seed)
        plan = commands(chance, CHANGES)
        folder = "arch/log" if plan[0] == ["init", "arch/log"] else "doc/adr"
        put(team, chance, folder, olds=plan[0][0] != "init")
    for command in plan:
        mine = ours.adr(*command)
        if mine.code:
            assert mine.err.startswith("ERROR: no record fits"), command
            continue
        original = theirs.original(*command)
        assert (mine.code, mine.out) == (original.code, original.out), command
        assert told(ours) == told(theirs), command


def told(team: Team) -> dict[str, bytes]:
    """Return all files; the first record up to its prose."""
    return {
        path: re.sub(rb"(?s)(\n## Context\n).*", rb"\1", data) if "record-architecture" in path else data
        for path, data in team.tree().items()
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("new",),
        ("new", ""),
        ("new", "-x", "Title"),
        ("new", "-s"),
        ("link",),
        ("link", "1", "Amends", "1"),
        ("generate",),
        ("generate", "nothing"),
        ("generate", "toc", "-x"),
        ("generate", "graph", "-x"),
        ("init",),
        ("new", "Title", "and", "-s", "1"),
    ],
)
def test_the_same_ends(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """In an empty folder both end with the same exit code, and say the same on standard output."""
    ours, theirs = Team(tmp_path / "ours"), Team(tmp_path / "theirs")
    for team in (ours, theirs):
        team.folder.mkdir()
    assert ours.run(*arguments)[:2] == theirs.original(*arguments)[:2]


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"EDITOR": "true"},
        {"VISUAL": "true", "EDITOR": "false"},
        {"VISUAL": "", "EDITOR": "false"},
        {"EDITOR": "no-such-editor"},
        {"EDITOR": "echo"},
        {"ADR_DATE": "1 May 2020"},
        {"ADR_TEMPLATE": "own.md"},
    ],
)
def test_the_same_environment(environ: dict[str, str], tmp_path: Path) -> None:
    """The variables have the same effect on a new record, on the exit code and on what is printed."""
    ours, theirs = Team(tmp_path / "ours", environ), Team(tmp_path / "theirs", environ)
    for team in (ours, theirs):
        team.write("own.md", "TITLE, NUMBER")
        team.write("doc/adr/templates/template.md", TEMPLATE)
    assert ours.run("new", "Title")[:2] == theirs.original("new", "Title")[:2]
    assert ours.tree() == theirs.tree()


@pytest.mark.parametrize(
    "arguments", [(), ("nothing",), ("help",), ("help", "nothing"), ("help", "generate", "x")]
)
def test_the_same_overview(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """Both list the same commands in the same form; the order is ours, and Debian's has no `config`."""
    team = Team(tmp_path)
    mine, original = team.run(*arguments), team.original(*arguments)
    assert mine.code == original.code
    ours, theirs = mine.out.split("\n"), original.out.split("\n")
    assert sorted(line for line in ours if line != "  config") == sorted(
        line for line in theirs if line != "  config"
    )


@pytest.mark.parametrize(
    "words",
    [
        "generate",
        "generate toc",
        "generate graph",
        "help",
        "init",
        "link",
        "list",
        "new",
        "upgrade-repository",
    ],
)
def test_the_same_usage(words: str, tmp_path: Path) -> None:
    """The first line of help is the same; the prose is ours."""
    team = Team(tmp_path)
    mine, original = (run("help", *words.split()) for run in (team.run, team.original))
    assert mine.code == original.code
    assert mine.out.split("\n")[:2] == original.out.split("\n")[:2]
