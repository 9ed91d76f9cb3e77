"""For every code a small project, and the command that reports it there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from git_samples import commit, git
from wordpress import SITE, attachment, export, item

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

ONE = "decisions/0001-one.md"
TWO = "decisions/0002-two.md"
CONFIG = "steelyard.yml"
TABLE = "decisions/0001-one.criteria.csv"
CHECK = ("check", "--date", "2026-11-26", "--format", "json")
IMPORT = ("import", "wordpress", "blog.xml")
PUBLISH = ("publish", "github-pages")


@dataclass(frozen=True, slots=True)
class Reached:
    """A code, the files that bring it (text, or bytes), the command, and where it is told: file, line, column.

    `prepare` does to the project what files cannot, before the command; without a `place` only the code is told.
    """

    code: str
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    place: tuple[str, int, int] | None = None
    command: tuple[str, ...] = CHECK
    prepare: Callable[[Path], None] | None = None


def front(text: str, body: str = "") -> str:
    """Write a record with this front matter."""
    return f"---\n{text}\n---\n# One\n\n{body}\n"


def body(text: str) -> str:
    """Write a record with this text; it stands on line 5."""
    return f"# One\n\nStatus: accepted\n\n{text}\n"


def configured(text: str, **files: str) -> dict[str, str | bytes]:
    """Write a configuration, and one record."""
    return {CONFIG: text, ONE: body("Text."), **files}


def scored(rows: str, header: str = "criterion,weight,Build,Buy") -> dict[str, str | bytes]:
    """Write a record and its table."""
    return {ONE: body("Text."), TABLE: f"{header}\n{rows}\n"}


def related(**fronts: str) -> dict[str, str | bytes]:
    """Write records by number."""
    return {
        f"decisions/{number[1:]}-choose.md": f"---\n{text}\n---\n# Choose {number}\n"
        for number, text in fronts.items()
    }


def _of_record(code: str, text: str, line: int, column: int, **more: str) -> Reached:
    return Reached(code, {ONE: text, **more}, (ONE, line, column))


def _link(target: str, name: str) -> Callable[[Path], None]:
    return lambda root: (root / name).symlink_to(target)


def _foreign(root: Path) -> None:
    (root / "site").mkdir()
    (root / "site/theirs.txt").write_text("theirs", encoding="utf-8")


def _no_folder(root: Path) -> None:
    (root / "out").write_text("a file", encoding="utf-8")


RECORDS = (
    _of_record("Y001", "---\ntitle: Queues: which one?\n---\n", 2, 14),
    _of_record("Y002", front("status: proposed\nstatus: accepted"), 3, 1),
    _of_record("Y003", front("deciders: &team [ann, ben]"), 2, 11),
    _of_record("Y004", front(f"tags: {'[' * 40}q{']' * 40}"), 2, 26),
    _of_record("Y005", front("title: {en: Choose a queue}"), 2, 8),
    _of_record("Y006", front("statsu: accepted"), 2, 1),
    _of_record("Y007", "---\nstatus: accepted\n\n# One\n", 1, 1),
    _of_record("Y008", front("#" * 200_001), 2, 1),
    _of_record("Y009", "---\nstatus:accepted\n---\n# One\n", 2, 1),
    _of_record("S101", front("status: on ice"), 2, 9),
    _of_record("S102", "# One\n\n## Status\n\n" + "Accepted\n" * 5_001, 5_005, 1),
    _of_record("S103", "---\nstatus: accepted\n---\n# One\n\nStatus: rejected\n", 6, 9),
    _of_record("D101", front("date: 03/04/2019"), 2, 7),
    _of_record("N103", "# 2. One\n\nStatus: accepted\n", 1, 1),
    _of_record("N104", body("{title of option 1}\n\n{title of option 2}"), 5, 1),
    _of_record("N102", front("status: '{proposed | rejected | accepted}'"), 2, 9),
    Reached("N101", {ONE: body(""), "decisions/0001-too.md": body("")}, ("decisions/0001-too.md", 0, 0)),
    _of_record("L201", front("supersedes: 99"), 2, 13),
    Reached(
        "L202",
        {ONE: front("supersedes: 7"), "decisions/0007-a.md": "# A", "decisions/0007-b.md": "# B"},
        (ONE, 2, 13),
    ),
    _of_record("L203", body("[x](0009-gone.md)"), 5, 5),
    Reached(
        "L204", {ONE: body("[[7]]"), "decisions/0007-a.md": "# A", "decisions/0007-b.md": "# B"}, (ONE, 5, 1)
    ),
    _of_record("L205", body("![x](gone.png)"), 5, 6),
    Reached("L206", {ONE: body("[x](.own/a.xlsx)"), "decisions/.own/a.xlsx": "x"}, (ONE, 5, 5)),
    Reached("L207", {ONE: body("[x](0002-two.md)"), TWO: front("draft: true")}, (ONE, 5, 5)),
    _of_record("L208", "# One\n\n## Status\n\nSuperseded by 0002-gone.md\n", 5, 15),
    Reached("L209", {ONE: body("[x](a.html)"), "decisions/a.html": "<p>"}, (ONE, 5, 5)),
    Reached("L210", {ONE: body("[x](0002-two.md#gone)"), TWO: "# Two\n"}, (ONE, 5, 5)),
    _of_record("B401", body('<a href="javascript:alert(1)">x</a>'), 5, 10),
    _of_record("B402", body("> " * 101 + "deep"), 5, 1),
    _of_record("B403", body("$\\frac{1}{$"), 5, 1),
    Reached("B404", {CONFIG: "markdown: {dialect: python-markdown}", ONE: body("[" * 40_000)}, (ONE, 5, 1)),
    Reached(
        "B407",
        {
            CONFIG: "markdown: {dialect: python-markdown, extensions: [extra]}",
            ONE: body("[^1]:\n[^]:\n[^1]:[^y]:"),
        },
    ),
    Reached("B406", {ONE: body("a\n\n" * 60_000)}),
    _of_record("B405", body("Copy it to /home/<your-name>/."), 5, 18),
)

RELATIONS = (
    Reached("R301", related(n0003="supersedes: 4", n0004="supersedes: 3")),
    Reached("R302", related(n0003="status: accepted", n0012="status: accepted\nsupersedes: 3")),
    Reached("R303", related(n0003="superseded-by: 12", n0012="supersedes: 3", n0015="supersedes: 3")),
    Reached("R304", related(n0003="status: superseded")),
    Reached("R305", related(n0003="status: accepted", n0012="status: rejected\nsupersedes: 3")),
    Reached(
        "R306", related(n0003="status: superseded by ADR-15\nsuperseded-by: 12", n0012="a: b", n0015="a: b")
    ),
    Reached("R307", related(n0003="depends-on: 4", n0004="depends-on: 3")),
    Reached("R308", related(n0003="status: deprecated", n0012="status: accepted\ndepends-on: 3")),
    _of_record("R311", front("relates-to: [" + "9, " * 10_001 + "]"), 2, 30_014),
    Reached("R309", related(n0003="date: 2024-05-01", n0012="date: 2023-05-01\nsupersedes: 3")),
    Reached("R310", related(n0003="review-by: 2020-01-31"), ("decisions/0003-choose.md", 2, 12)),
)

CONFIGURATION = (
    Reached("C001", configured("site:\n  title: [Decisions"), (CONFIG, 2, 20)),
    Reached("C002", configured("repo-url: https://example.org"), (CONFIG, 1, 1)),
    Reached("C003", configured("attachments:\n  max: plenty"), (CONFIG, 2, 8)),
    Reached("C004", configured("sources: decicions"), ("decicions", 0, 0)),
    Reached("C005", {"README.md": "# None"}, (".", 0, 0)),
    Reached("C006", configured("sources: ../other"), (CONFIG, 1, 10)),
    Reached("C007", {"decisions/guide.md": "# Guide"}, ("decisions", 0, 0)),
    Reached("C008", configured('strings: {"In Force": "In Kraft"}'), (CONFIG, 1, 11)),
    Reached("C009", configured("site:\n  language: ge"), (CONFIG, 2, 13)),
    Reached("C010", configured('strings: {"by {name}": "von {nmae}"}'), (CONFIG, 1, 24)),
    Reached("C011", configured("navigation:\n  - {title: How, url: decisions/0009-how.md}"), (CONFIG, 2, 23)),
    Reached(
        "T701", configured("theme: {path: t}", **{"t/templates/record.html": "<h1>{{ page.titel }}</h1>"})
    ),
    Reached("T702", configured("theme: {path: gone}"), (CONFIG, 1, 15)),
    Reached("T703", configured("site: {logo: gone.svg}"), (CONFIG, 1, 14)),
    Reached(
        "T704",
        configured("theme: {css: a.css}", **{"a.css": "@import url(https://x.org/a.css);"}),
        ("a.css", 1, 13),
    ),
    Reached(
        "T705", configured("theme:\n  colours: {muted: {light: '#9aa0a6', dark: '#a3aeb4'}}"), (CONFIG, 2, 20)
    ),
    Reached(
        "T706",
        configured("theme: {path: t}", **{"t/templates/recrod.html": "x"}),
        ("t/templates/recrod.html", 0, 0),
    ),
    Reached("U501", {ONE: front("slug: q"), TWO: front("slug: q"), CONFIG: "permalink: d/{slug}.html"}),
    Reached("U502", {ONE: front("slug: ../../index")}, (ONE, 2, 7)),
    Reached("U503", {ONE: front("slug: Q"), TWO: front("slug: q"), CONFIG: "permalink: d/{slug}.html"}),
    Reached("G801", configured("dates: git")),
)

FILES = (
    Reached("F001", {ONE: b"# r\xe9sum\xe9"}, (ONE, 1, 4)),
    Reached("F002", {ONE: body("")}, (TWO, 0, 0), prepare=_link("/etc/passwd", TWO)),
    Reached("F003", {ONE: body("")}, (TWO, 0, 0), prepare=_link("gone.md", TWO)),
    Reached("F004", {ONE: "x" * 5_000_001}, (ONE, 0, 0)),
    Reached("F015", {ONE: body(""), "decisions/0002-two.adoc": "= Two"}, ("decisions/0002-two.adoc", 0, 0)),
    Reached(
        "F016", {ONE: body(""), ".own/two.md": "# Two"}, (TWO, 0, 0), prepare=_link("../.own/two.md", TWO)
    ),
    Reached("F017", {ONE: body(""), "steelyard.yaml": "out: x"}, ("steelyard.yaml", 0, 0)),
    Reached("F018", {ONE: body(""), "decisions/steelyard.yml": "out: x"}, ("decisions/steelyard.yml", 0, 0)),
    Reached("P601", {ONE: body("")}, None, ("build", "--format", "json"), _foreign),
    Reached("P602", configured("out: decisions"), None, ("build", "--format", "json")),
    Reached("P603", {ONE: body("")}, None, ("build", "--format", "json", "--out", "out"), _no_folder),
)

TABLES = (
    Reached("K801", scored("Speed,3,fast,4"), (TABLE, 2, 9)),
    Reached("K802", scored("Speed,3,1-5,7,4", "criterion,weight,scale,Build,Buy"), (TABLE, 2, 13)),
    Reached("K803", scored("Speed,high,5,4"), (TABLE, 2, 7)),
    Reached("K804", scored("Cost,3,5,4\nCost,2,1,2"), (TABLE, 3, 1)),
    Reached(
        "K805",
        {
            ONE: body(""),
            "decisions/0001-one.criteria.yaml": "criteria: [S]\nscores: {A: {T: 1, S: 1}, B: {S: 2}}\n",
        },
        ("decisions/0001-one.criteria.yaml", 2, 14),
    ),
    Reached("K806", scored("Downtime,3,340,20"), (TABLE, 2, 12)),
    Reached("K807", scored("Speed,3,5,4", "criterion,weight"), None),
    Reached("K808", {ONE: body(""), "decisions/0001-one.criteria.xlsx": b"PK\x03\x04"}),
    Reached("K809", scored("Speed,3,5,4\nCost,1,1,5\nTotal,,15,17"), (TABLE, 4, 8)),
    Reached(
        "K810", {ONE: front("chosen: Buy"), TABLE: "criterion,weight,Build,Buy\nSpeed,3,5,4\n"}, (ONE, 2, 9)
    ),
    Reached("K811", scored("Speed,3,one to five,5,4", "criterion,weight,scale,Build,Buy"), (TABLE, 2, 9)),
    Reached(
        "K812", {ONE: body(""), "decisions/0009-x.criteria.csv": "x"}, ("decisions/0009-x.criteria.csv", 0, 0)
    ),
    Reached("K814", {ONE: front("criteria: scoers.csv")}, (ONE, 2, 11)),
)


def _repository(root: Path) -> None:
    """Make the project a repository with a commit, and a remote one beside it."""
    git(root, "init", "-q")
    (root / ".gitignore").write_text("/site/\n", encoding="utf-8")
    commit(root, "2020-01-01")
    git(root, "init", "-q", "--bare", "../remote.git")
    git(root, "remote", "add", "origin", f"file://{root.parent}/remote.git")
    git(root, "push", "-q", "origin", "main")


def _other_branch(root: Path) -> None:
    _repository(root)
    git(root, "push", "-q", "origin", "main:gh-pages")


def _checked_out(root: Path) -> None:
    _repository(root)
    git(root, "switch", "-q", "-c", "gh-pages")


def _refusing(root: Path) -> None:
    _repository(root)
    hook = root.parent / "remote.git/hooks/pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)


def _unrelated(root: Path) -> None:
    _repository(root)
    git(root, "switch", "-q", "--orphan", "other")
    (root / "x.txt").write_text("x", encoding="utf-8")
    commit(root, "2020-01-02")


PLAIN = {ONE: front("status: proposed"), TWO: front("status: accepted")}

COMMANDS = (
    Reached("P610", {ONE: body("")}, None, PUBLISH),
    Reached("P611", {ONE: body("")}, None, PUBLISH, _other_branch),
    Reached("P612", {ONE: body("")}, None, (*PUBLISH, "--no-push"), _checked_out),
    Reached("P613", {ONE: body("")}, None, (*PUBLISH, "--remote", "upstrem"), _repository),
    Reached("P614", {ONE: body("")}, None, PUBLISH, _refusing),
    Reached("P615", {ONE: body("")}, None, (*PUBLISH, "--branch", "main/pages", "--no-push"), _repository),
    Reached("W903", {"decisions/one.md": front("status: accepted")}, None, ("new", "One")),
    Reached(
        "W911",
        {ONE: "# One\n\n## Status\n\nSuperseded by [2](0002-two.md)\n", TWO: body("")},
        None,
        ("status", "1", "accepted"),
    ),
    Reached(
        "W912", {ONE: front("a: b"), TWO: front("supersedes: 1")}, None, ("link", "1", "supersedes", "2")
    ),
    Reached("W920", {"decisions/20200101-one.md": front("status: accepted")}, None, ("new", "TITLE")),
    Reached(
        "W921",
        {**PLAIN, "decisions/template.md": "---\nstatus: STATUS\nteam: [shop\n---\n# TITLE\n"},
        None,
        ("new", "Choose a queue"),
    ),
    Reached("W922", {"decisions/999999-last.md": body("")}, None, ("new", "Choose a queue")),
    Reached("W930", PLAIN, None, ("check", "--changed", "main")),
    Reached("W931", PLAIN, None, ("check", "--changed", "origin/mian"), _repository),
    Reached("W932", PLAIN, None, ("check", "--changed", "main"), _unrelated),
    Reached(
        "W933",
        {ONE: body(""), "decisions/0001-too.md": body(""), TWO: front("relates-to: 1")},
        None,
        ("renumber", "--dry-run"),
    ),
    Reached("I950", {"blog.xml": "<rss><channel>"}, None, IMPORT),
    Reached("I951", {"blog.xml": "<feed/>"}, None, IMPORT),
    Reached("I952", {"blog.xml": export()}, None, IMPORT),
    Reached("I953", {"blog.xml": export(item(1, "Deploy\x0b twice"))}, None, IMPORT),
    Reached("I955", {"blog.xml": export(item(1, "A", "[contact-form to=ann]"))}, None, IMPORT),
    Reached("I958", {"blog.xml": export(item(1, ""))}, None, IMPORT),
)

ELSEWHERE = {
    "W901": "tests/doors/test_status_and_link.py",
    "W910": "tests/edges/test_amending_edits.py",
    "W902": "tests/edges/test_moves.py",
    "W934": "tests/edges/test_renumbering.py",
    "W935": "tests/edges/test_fixing.py",
    "K813": "tests/reading/test_workbook.py",
    "K815": "tests/reading/test_hidden_cells.py",
    "P604": "tests/edges/test_publish.py",
    "I954": "tests/doors/test_importing.py",
    "I956": "tests/doors/test_importing.py",
}
"""What needs a fault of the system or a race, or more than a small project, and where it is reached."""

PICTURE = f'<p>See <img src="{SITE}/wp-content/uploads/2011/a.png"></p>'
IN_WORDS = {
    "I957": (
        Reached(
            "I957",
            {"blog.xml": export(attachment(2, "2011/a.png", parent=1), item(1, "A", PICTURE))},
            None,
            IMPORT,
        ),
        "1 media not copied",
    )
}
"""What a command tells in a sentence of its own, without the code: where, and the words."""

EVERY = (*RECORDS, *RELATIONS, *CONFIGURATION, *FILES, *TABLES, *COMMANDS)
