"""`steelyard export`: everything in one file, whole and valid, and nobody's file written over."""

from __future__ import annotations

import errno
import mimetypes
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import html5lib
import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser, LexborNode

from cache_samples import FILES, put
from steelyard.doors.cli import cli
from steelyard.edges import onefile
from steelyard.edges.onefile import MARK

if TYPE_CHECKING:
    from click.testing import Result

ORCHARD = Path(__file__).parent.parent / "orchard"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    put(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["export", *words], catch_exceptions=False)


def one(within: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    found = within.css_first(selector)
    assert found is not None, selector
    return found


def whole(file: Path) -> LexborHTMLParser:
    """Read a file as a browser does, and see that it is valid, that ids are its own and that links within lead somewhere."""
    text = file.read_text("utf-8")
    html5lib.HTMLParser(strict=True).parse(text)
    page = LexborHTMLParser(text)
    ids = [str(node.attributes["id"]) for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    for node in page.css("a[href]"):
        href = str(node.attributes["href"])
        assert href.startswith(("https://", "http://", "mailto:", "data:")) or unquote(href[1:]) in ids, href
    for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        for node in page.css(f"[{name}]"):
            assert set(str(node.attributes[name]).split()) <= set(ids)
    assert not page.css(
        "link[href]:not([href^='data:']), script[src], [src]:not([src^='data:']):not([src^='http'])"
    )
    return page


def test_everything_is_in_it(root: Path) -> None:
    """Each record and page is a section; pictures, tables and attachments come with it; drafts do not."""
    done = run("--single-file")
    assert (done.exit_code, done.stderr) == (0, "")
    assert re.fullmatch(r"6 records in decisions\.html: [1-9]\d+ kB\.\n", done.stdout)
    page = whole(root / "decisions.html")
    assert [node.attributes["id"] for node in page.css(".sy-record")] == [
        *(f"decision-{number}" for number in range(1, 7)),
        "page-1",
    ]
    assert [node.text() for node in page.css(".sy-record h1")][:2] == ["Plant apples", "Buy a press"]
    first = one(page, "#decision-1")
    assert [node.attributes["href"] for node in first.css(".sy-prose a")] == [
        "#decision-2/decision-outcome",
        "#page-1/words",
        "https://example.org/",
    ]
    assert (one(first, "img").attributes["src"] or "").startswith("data:image/svg+xml;base64,")
    assert len(page.css("[data-part=score-table]")) == 3
    csv = [node for node in page.css("[data-csv]") if node.attributes["download"]]
    assert csv[0].attributes["download"] == "0004-name-the-cider.scores.csv"
    assert len(page.css(".sy-toc li")) == 7
    assert len(page.css(".sy-overview tbody tr")) == 6
    assert "Hire a cook" not in (root / "decisions.html").read_text("utf-8")


def test_the_orchard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Several sources with equal numbers, own statuses, right-to-left text and diagrams make one valid file."""
    shutil.copytree(ORCHARD, tmp_path / "orchard")
    monkeypatch.chdir(tmp_path / "orchard")
    assert run("--single-file", "--out", "../all.html").exit_code == 0
    page = whole(tmp_path / "all.html")
    assert len(page.css(".sy-record")) == 15
    assert page.css("pre.mermaid")
    tags = [str(node.attributes["href"]) for node in page.css(".sy-record a.sy-tag")]
    assert tags
    assert all(href.startswith("https://orchard.example/decisions/tags/") for href in tags)


def test_it_is_always_the_same(root: Path) -> None:
    """One input makes one file, by however many processes."""
    assert run("--single-file").exit_code == 0
    before = (root / "decisions.html").read_bytes()
    assert run("--single-file", "--jobs", "1").exit_code == 0
    assert (root / "decisions.html").read_bytes() == before
    done = run("--single-file", "--out", "-")
    assert done.stdout_bytes == before
    assert run("--out", "-").stdout_bytes == before  # the form need not be named


def test_kinds_do_not_depend_on_the_machine(root: Path, request: pytest.FixtureRequest) -> None:
    """What is in the file has the same media types whatever table of them is installed, and with any Python."""
    (root / "mime.types").write_text("image/strange webp\ntext/strange docx\n", encoding="utf-8")
    request.addfinalizer(mimetypes.init)
    mimetypes.init(files=[str(root / "mime.types")])
    text = "---\nstatus: accepted\n---\n# Sketch\n\n![A sketch](sketch.webp) and [a plan](plan.docx)\n"
    put(root, {"decisions/0009-sketch.md": text, "decisions/sketch.webp": "x", "decisions/plan.docx": "x"})
    assert run("--single-file").exit_code == 0
    section = one(whole(root / "decisions.html"), "#decision-9")
    picture, plan = one(section, ".sy-prose img"), one(section, ".sy-prose a")
    assert (picture.attributes["src"] or "").startswith("data:image/webp;")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert (plan.attributes["href"] or "").startswith(f"data:{kind};")


def test_some_of_them(root: Path) -> None:
    """With a tag only its records are in it; links to others are none, and counts are of these."""
    assert run("--single-file", "--tag", "Machines").exit_code == 0
    page = whole(root / "decisions.html")
    assert [node.attributes["id"] for node in page.css(".sy-record")][:1] == ["decision-2"]
    assert "1 record, as of" in (root / "decisions.html").read_text("utf-8")
    done = run("--single-file", "--tag", "machine")
    assert (done.exit_code, "did you mean `machines`" in done.stderr) == (2, True)


def test_a_projects_own_theme_and_look(root: Path) -> None:
    """Its templates make the sections, its style sheets are in the file with what they ask for, its logo too."""
    config = "site: {logo: press.svg}\ntheme: {path: look, css: own.css, colours: {accent: '#8a1c5b'}}\n"
    put(
        root,
        {
            "steelyard.yml": config,
            "own.css": "h1{background:url(press.svg)}",
            "press.svg": FILES["decisions/press.svg"],
        },
    )
    assert run("--single-file").exit_code == 0
    page = whole(root / "decisions.html")
    style = one(page, "style").text()
    assert 'h1{background:url("data:image/svg+xml;base64,' in style
    assert "#8a1c5b" in style
    assert (one(page, ".sy-brand img").attributes["src"] or "").startswith("data:image/svg+xml")
    assert page.css(".sy-record hr")
    put(
        root,
        {"look/templates/base.html": "<!DOCTYPE html><title>x</title><body>{% block main %}{% endblock %}"},
    )
    done = run("--single-file")
    assert done.exit_code == 1
    assert "T701" in done.stderr
    assert "a page has no `main`" in done.stderr


def test_nobodys_file_is_written_over(root: Path) -> None:
    """A file of an export's own is written anew, any other only with --force, and keeps its mode."""
    file = root / "decisions.html"
    file.write_text("<p>Mine.")
    file.chmod(0o640)
    done = run("--single-file")
    assert (done.exit_code, "--force" in done.stderr, file.read_text()) == (2, True, "<p>Mine.")
    assert run("--single-file", "--force").exit_code == 0
    assert file.read_bytes().endswith(MARK)
    assert file.stat().st_mode & 0o777 == 0o640
    assert run("--single-file").exit_code == 0
    assert sorted(path.name for path in root.iterdir()) == [
        "decisions",
        "decisions.html",
        "look",
        "steelyard.yml",
    ]


def test_where_it_cannot_go(root: Path) -> None:
    """A folder and a folder that is not there end with what to do."""
    for words, message in (
        (["--single-file", "--out", "decisions"], "is a folder"),
        (["--single-file", "--out", "no/all.html"], "there is no folder `no`"),
    ):
        done = run(*words)
        assert (done.exit_code, message in done.stderr) == (2, True), done.stderr
    if os.getuid():
        root.chmod(0o555)
        done = run("--single-file")
        root.chmod(0o755)
        assert (done.exit_code, "W901" in done.stderr) == (1, True)


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        (errno.ENOSPC, "free some space, or name another file by --out"),
        (errno.EROFS, "name another file by --out"),
    ],
)
def test_the_remedy_fits_the_reason(
    root: Path, monkeypatch: pytest.MonkeyPatch, number: int, hint: str
) -> None:
    """Space is asked for where there is none, and not where the folder is the fault."""

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(onefile, "begin_waiting", refuse)
    assert f"help: {hint}\n" in run("--out", str(root / "all.html")).stderr


def test_errors_keep_it_from_being_written(root: Path) -> None:
    """What may not be published is not exported either."""
    put(root, {"decisions/0009-b.md": "---\ntitle: a: b\n---\n# B\n"})
    done = run("--single-file")
    assert (done.exit_code, "Nothing written." in done.stderr) == (1, True)
    assert not (root / "decisions.html").exists()
