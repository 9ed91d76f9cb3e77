"""The whole way on disk: what a build refuses, what it leaves alone, and that the same input gives the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from steelyard.edges.pipeline import Options, Outcome, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import Survey, survey

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def built(folder: Path, *, strict: bool = False, date: str | None = None) -> tuple[Survey, Outcome]:
    surveyed = survey(find_project(folder))
    return surveyed, build(surveyed, Options(strict=strict, date=date))


def codes(outcome: Outcome) -> list[str]:
    return [diagnostic.code for diagnostic in outcome.diagnostics]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


if TYPE_CHECKING:
    from collections.abc import Mapping

ONE = {"decisions/0001-one.md": "# One\n\nStatus: accepted\n"}


def test_same_input_same_bytes(tmp_path: Path) -> None:
    """Two builds of one input in two places are byte for byte the same, and the second of one place writes nothing."""
    first, second = write(tmp_path / "a", ONE), write(tmp_path / "b" / "deeper", ONE)
    built(first)
    built(second)
    assert tree(first / "site") == tree(second / "site")
    _, again = built(first)
    assert again.published is not None
    assert again.published.written == ()


def test_an_error_leaves_the_last_site(tmp_path: Path) -> None:
    """Where something is wrong nothing is published, and what was published stays as it was."""
    project = write(tmp_path, ONE)
    built(project)
    before = tree(project / "site")
    write(
        project, {"decisions/0002-two.md": "---\ntitle: a: b\n---\n", "decisions/0003-three.md": "# Three\n"}
    )
    _, outcome = built(project)
    assert outcome.published is None
    assert codes(outcome) == ["Y001"]
    assert tree(project / "site") == before


def test_warnings_fail_a_strict_build_only(tmp_path: Path) -> None:
    """A dangling link is published as broken text; with --strict nothing is."""
    project = write(tmp_path, {"decisions/0001-one.md": "# One\n\nSee [two](0002-two.md).\n"})
    assert built(project, strict=True)[1].published is None
    _, outcome = built(project)
    assert outcome.published is not None
    page = (project / "site/d/0001-one.html").read_text()
    assert 'class="broken-link"' in page
    assert "0002-two.md" not in page.split('data-part="body"')[1].split("title=")[0]


def test_bom_crlf_and_empty_files_just_work(tmp_path: Path) -> None:
    """A byte order mark, Windows line ends and an empty file are no fault."""
    files: dict[str, str | bytes] = {
        "decisions/0001-bom.md": b"\xef\xbb\xbf---\r\nstatus: accepted\r\n---\r\n# With a mark\r\n\r\nText.\r\n",
        "decisions/0002-empty.md": b"",
    }
    surveyed, outcome = built(write(tmp_path, files))
    assert outcome.diagnostics == ()
    records = [decision.record for decision in surveyed.corpus.decisions]
    assert [(record.title, record.status) for record in records] == [
        ("With a mark", "accepted"),
        ("Empty", None),
    ]


def test_not_utf8_is_an_error_at_its_byte(tmp_path: Path) -> None:
    """A file in another encoding is an error with line and column, and the others are still checked."""
    project = write(
        tmp_path, {"decisions/0001-latin.md": b"# One\n\nCaf\xe9\n", "decisions/0002-two.md": "[x](y.md)\n"}
    )
    _, outcome = built(project)
    assert [(each.code, each.place.line, each.place.column) for each in outcome.diagnostics] == [
        ("F001", 3, 4),
        ("L203", 1, 5),
    ]


def test_a_link_that_leaves_the_project_is_refused(tmp_path: Path) -> None:
    """A symbolic link to a file outside the project is an error, and its text is never published."""
    secret = write(tmp_path / "outside", {"secret.md": "# Secret\n"})
    project = write(tmp_path / "project", ONE)
    (project / "decisions/0002-secret.md").symlink_to(secret / "secret.md")
    _, outcome = built(project)
    assert codes(outcome) == ["F002"]
    assert outcome.published is None


def test_a_foreign_output_folder_is_refused(tmp_path: Path) -> None:
    """A folder that holds somebody's files and no manifest of ours is not touched."""
    project = write(tmp_path, {**ONE, "site/mine.txt": "mine"})
    _, outcome = built(project)
    assert codes(outcome) == ["P601"]
    assert tree(project / "site") == {"mine.txt": b"mine"}


def test_an_attachment_that_could_run_is_not_published(tmp_path: Path) -> None:
    """HTML, XML and an SVG with a script never come under the site's address; a drawing that only shows does."""
    body = "# One\n\n[a](a.html) [b](b.XML) ![c](c.svg) [c](c.svg) ![d](d.svg) [e](e.txt)\n"
    files = {
        "a.html": "<script>alert(1)</script>",
        "b.XML": "<a/>",
        "c.svg": '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "d.svg": '<svg xmlns="http://www.w3.org/2000/svg"><circle r="3"/></svg>',
        "e.txt": "<script>alert(1)</script>",
    }
    project = write(
        tmp_path,
        {"decisions/0001-one.md": body, **{f"decisions/{name}": text for name, text in files.items()}},
    )
    _, outcome = built(project)
    assert codes(outcome) == ["L209"] * 4
    assert sorted(tree(project / "site/files")) == ["decisions/d.svg", "decisions/e.txt"]
    page = (project / "site/d/0001-one.html").read_text()
    assert "a.html" not in page.split('data-part="body"')[1].replace("`decisions/a.html`", "")


def test_a_link_longer_than_any_file_name(tmp_path: Path) -> None:
    """A destination that no file system could hold is a link that leads nowhere, not a crash."""
    project = write(tmp_path, {"decisions/0001-one.md": f"# One\n\n[x](../{'y' * 5000}.md)\n"})
    assert codes(built(project)[1]) == ["L203"]


def test_links_to_the_title_keep_working(tmp_path: Path) -> None:
    """The page's heading has the anchor of the heading that it took over, and another one of its text the next."""
    project = write(tmp_path, {"decisions/0001-one.md": "# 1. One way\n\n## 1. One way\n"})
    built(project)
    page = (project / "site/d/0001-one.html").read_text()
    assert '<h1 id="1-one-way"' in page
    assert '<h2 id="1-one-way-1"' in page


def test_emoji_in_titles_and_outcomes(tmp_path: Path) -> None:
    """A short code in a title or an outcome shows as in the body; one that nobody knows stays as it is."""
    text = "# Ship it :rocket:\n\n## Decision\n\nWe ship :tada: at 10:30:00 with :no_such_thing: on.\n"
    surveyed, _ = built(write(tmp_path, {"decisions/0001-one.md": text}))
    record = surveyed.corpus.decisions[0].record
    assert (record.title, record.summary) == ("Ship it 🚀", "We ship 🎉 at 10:30:00 with :no_such_thing: on.")


def test_extensions_that_cannot_be_loaded(tmp_path: Path) -> None:
    """A Markdown extension that is not there is an error where the configuration names it."""
    settings = "markdown:\n  dialect: python-markdown\n  extensions: [tables, no_such_thing]\n"
    _, outcome = built(write(tmp_path, {**ONE, "steelyard.yml": settings}))
    assert [(each.code, each.place.line, each.place.column) for each in outcome.diagnostics] == [
        ("C003", 3, 24)
    ]


def test_drafts_are_left_out_and_counted(tmp_path: Path) -> None:
    """A draft is not built unless asked for; a link to it is plain text with a note, not a fault."""
    project = write(
        tmp_path,
        {
            **ONE,
            "decisions/0002-two.md": "---\ndraft: true\n---\n# Two\n",
            "decisions/0003-three.md": "# Three\n\n[two](0002-two.md)\n",
        },
    )
    surveyed, outcome = built(project, strict=True)
    assert len(surveyed.corpus.left_out) == 1
    assert codes(outcome) == ["L207"]
    assert outcome.published is not None
    assert not (project / "site/d/0002-two.html").exists()


def test_aliases_lead_on(tmp_path: Path) -> None:
    """An earlier address gets a page that sends readers on, by a relative way."""
    project = write(
        tmp_path, {"decisions/0001-one.md": "---\naliases: [/old/way/, 0007-once.md]\n---\n# One\n"}
    )
    built(project)
    assert "../../d/0001-one.html" in (project / "site/old/way/index.html").read_text()
    assert "0001-one.html" in (project / "site/d/0007-once.html").read_text()


def test_project_theme_wins_by_name(tmp_path: Path) -> None:
    """A project's template extends the original, its style sheet takes the original's place; a faulty one is an error."""
    overrides = {
        "steelyard.yml": "theme: {path: ours}\n",
        "ours/templates/record.html": '{% extends "default/record.html" %}{% block footer %}Ours{% endblock %}',
        "ours/static/site.css": "body{color:red}",
    }
    project = write(tmp_path, {**ONE, **overrides})
    assert built(project)[1].published is not None
    assert "Ours" in (project / "site/d/0001-one.html").read_text()
    assert (project / "site/assets/site.css").read_text() == "body{color:red}"
    write(project, {"ours/templates/record.html": "{{ page.nothing }}"})
    _, outcome = built(project)
    assert [(each.code, each.place.file, each.place.line) for each in outcome.diagnostics] == [
        ("T701", "ours/templates/record.html", 1)
    ]


def test_several_sources_have_names(tmp_path: Path) -> None:
    """Two sources number for themselves, and a reference can name the other one's record."""
    files = {
        "steelyard.yml": "sources: [{name: core, path: core/adr}, {name: pay, path: pay/adr}]\n",
        "core/adr/0001-one.md": "# One\n",
        "pay/adr/0001-one.md": "---\ndepends-on: core:1\n---\n# Pay one\n",
    }
    surveyed, outcome = built(write(tmp_path, files))
    assert outcome.diagnostics == ()
    assert [(decision.id, decision.url) for decision in surveyed.corpus.decisions] == [
        ("core:1", "d/core/0001-one.html"), ("pay:1", "d/pay/0001-one.html"),
    ]  # fmt: skip
    assert surveyed.corpus.decisions[1].related("depends_on") == ("core/adr/0001-one.md",)


def test_day_and_month_follow_the_folder(tmp_path: Path) -> None:
    """03/04/2019 is read as the other dates of its source are, and is a warning where nothing tells."""
    files = {
        "decisions/0001-a.md": "# A\n\nDate: 28/03/2018\n",
        "decisions/0002-b.md": "# B\n\nDate: 03/04/2019\n",
    }
    surveyed, outcome = built(write(tmp_path / "told", files))
    assert [decision.record.date for decision in surveyed.corpus.decisions] == ["2018-03-28", "2019-04-03"]
    assert outcome.diagnostics == ()
    _, outcome = built(write(tmp_path / "untold", {"decisions/0002-b.md": files["decisions/0002-b.md"]}))
    assert codes(outcome) == ["D101"]


def test_day_and_month_follow_the_record_first(tmp_path: Path) -> None:
    """Where the records of a folder disagree, each is read as its own other dates are."""
    files = {
        "decisions/0001-a.md": "# A\n\nDate: 28/03/2018\n",
        "decisions/0002-b.md": "# B\n\nDate: 03/04/2019\n\n## History\n\n- 02/28/2019 proposed\n",
    }
    surveyed, outcome = built(write(tmp_path, files))
    assert [decision.record.date for decision in surveyed.corpus.decisions] == ["2018-03-28", "2019-03-04"]
    assert codes(outcome) == []


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no Git on this machine")
def test_dates_from_git(tmp_path: Path) -> None:
    """With `dates: git` a record without a date has that of its first commit; outside Git that is a note."""
    project = write(tmp_path / "project", {**ONE, "steelyard.yml": "dates: git\n"})
    _, outcome = built(project)
    assert codes(outcome) == ["G801"]
    environment = {
        **os.environ,
        "GIT_AUTHOR_DATE": "2020-02-03T10:00:00Z",
        "GIT_COMMITTER_DATE": "2020-02-03T10:00:00Z",
    }
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *command], cwd=project, check=True, env=environment)
    surveyed, outcome = built(project)
    assert surveyed.corpus.decisions[0].record.date == "2020-02-03"
    assert codes(outcome) == []


def test_usage_errors_end_with_2(tmp_path: Path) -> None:
    """A wrong option, an unknown record and an unknown code are usage errors, each with what to do."""
    write(tmp_path, ONE)
    for arguments in (
        ["build", "--nonsense"],
        ["show", "99"],
        ["explain", "L999"],
        ["build", "--date", "soon"],
        ["build", "--date", "20200101"],
        ["build", "--date", "2020-W01-1"],
        ["build", ""],
        ["build", "--out", ""],
        ["show", "1", "--source", ""],
    ):
        done = subprocess.run(
            [sys.executable, "-m", "steelyard", *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert "Error: " in done.stderr


@pytest.mark.parametrize(
    "address",
    ["http://[::1", "https://", "https://x.org/?b=c", "https://x.org/#", "https://x.org/a b", " https://x.org/",
     "https://x.org/\na", "https://user:pw@x.org/", "https://x.org:port/", "x.org", ""],
)  # fmt: skip
def test_a_base_url_is_checked(tmp_path: Path, address: str) -> None:
    """An address that no site could have is a usage error, by the rule of the configuration's."""
    from click.testing import CliRunner

    from steelyard.doors.cli import cli

    write(tmp_path, ONE)
    done = CliRunner().invoke(cli, ["build", str(tmp_path / "decisions"), "--base-url", address])
    assert done.exit_code == 2, done.output
    assert "'--base-url'" in done.output


def test_a_base_url_in_capitals_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The scheme of an address may be written in any case."""
    from click.testing import CliRunner

    from steelyard.doors.cli import cli

    monkeypatch.chdir(write(tmp_path, ONE))
    assert CliRunner().invoke(cli, ["build", "--base-url", "HTTPS://X.org/a"]).exit_code == 0
    assert "HTTPS://X.org/a/" in (tmp_path / "site/decisions.json").read_text()


def test_no_folder_of_records_is_an_error(tmp_path: Path) -> None:
    """Without any source the program says where it looked, and publishes nothing."""
    _, outcome = built(tmp_path)
    assert codes(outcome) == ["C005"]
    assert not (tmp_path / "site").exists()


def test_a_source_without_records_is_told(tmp_path: Path) -> None:
    """A folder without any record is a warning for each source, so that no good site is emptied in silence."""
    files = {
        "steelyard.yml": "sources: [one, two, three]\n",
        "one/0001-a.md": "# A\n",
        "two/notes.md": "Notes.\n",
    }
    project = write(tmp_path, files)
    (project / "three").mkdir()
    surveyed, outcome = built(project)
    assert [(each.code, each.place.file) for each in outcome.diagnostics] == [
        ("C007", "three"),
        ("C007", "two"),
    ]
    assert "1 Markdown file" in outcome.diagnostics[1].message
    assert outcome.published is not None
    write(project, {"three/0002-b.md": "---\ndraft: true\n---\n# B\n"})
    assert codes(built(project)[1]) == ["C007"]
    assert [decision.id for decision in surveyed.corpus.decisions] == ["one:1"]


def test_slash_counts_from_the_sources_own_repository(tmp_path: Path) -> None:
    """A link to `/docs/…` in a checkout of another repository leads where it leads on that one's forge."""
    record = "# One\n\n[two](/docs/adr/0002-two.md) ![x](/docs/adr/x.png)\n"
    files: dict[str, str | bytes] = {
        "0001-one.md": record, "0002-two.md": "# Two\n", "x.png": b"x",
    }  # fmt: skip
    for checkout in ("here/inner", "outer", "plain"):
        write(tmp_path / checkout / "docs/adr", files)
    for checkout in ("here/inner", "outer"):
        (tmp_path / checkout / ".git").mkdir()
    (tmp_path / "plain/steelyard.yml").write_text("sources: docs/adr\n", encoding="utf-8")
    sources = ["inner/docs/adr", "../outer/docs/adr", "../plain/docs/adr"]
    project = find_project(tmp_path / "here", sources)
    assert [source.root for source in project.settings.sources] == ["inner", "../outer", "../plain"]
    outcome = build(survey(project), Options())
    assert outcome.diagnostics == ()
    for source in project.settings.sources:
        page = (tmp_path / f"here/site/d/{source.name}/0001-one.html").read_text()
        assert 'href="0002-two.html"' in page


def test_an_anchor_that_another_page_lacks_is_told_at_its_link(tmp_path: Path) -> None:
    """Whichever of two records is rendered first, and on a plain page as well; the link itself stays."""
    project = write(
        tmp_path,
        {
            "decisions/0001-a.md": "# A\n\nStatus: accepted\n\n[x](0002-b.md#nowhere) [y](0002-b.md#Why) [n](notes.md#gone)\n",
            "decisions/0002-b.md": "# B\n\nStatus: accepted\n\n## Why\n\n[z](0001-a.md#a), [[1#lost]], [t](0002-b.md#why)\n",
            "decisions/notes.md": "# Notes\n\n[x](0002-b.md#why) [x](0002-b.md#no)\n",
        },
    )
    _, outcome = built(project)
    places = [
        (each.code, each.place.file[10:], each.place.line, each.place.column) for each in outcome.diagnostics
    ]
    assert places == [
        ("L210", "0001-a.md", 5, 5),
        ("L210", "0001-a.md", 5, 28),
        ("L210", "0001-a.md", 5, 47),
        ("L210", "0002-b.md", 7, 19),
        ("L210", "notes.md", 3, 24),
    ]
    assert 'href="0002-b.html#nowhere"' in (project / "site" / "d" / "0001-a.html").read_text()


@pytest.mark.parametrize(
    "text", ["# Decisions\n\nAll.\n", "---\ntitle: Decisions\n---\n# Decisions\n\nAll.\n"]
)
def test_a_plain_page_says_its_title_once(tmp_path: Path, text: str) -> None:
    """Also where its H1 is a section's name, and the title is its folder's or the front matter's."""
    files = {
        "decisions/0001-one.md": "# One\n\nStatus: accepted\n\n[All](README.md)\n",
        "decisions/README.md": text,
    }
    built(write(tmp_path, files))
    page = (tmp_path / "site/pages/decisions/README.html").read_text(encoding="utf-8")
    assert page.count("</h1>") == 1
    assert 'id="decisions" dir="auto">Decisions</h1>' in page
