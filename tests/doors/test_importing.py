"""`steelyard import wordpress`: posts become records, nothing is lost, and nothing is written over."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING
from xml.etree.ElementTree import fromstring

import pytest
from click.testing import CliRunner, Result

from steelyard.doors.cli import cli
from steelyard.reading.wordpress import name_of
from wordpress import SITE, attachment, category, comment, export, item, meta

if TYPE_CHECKING:
    from pathlib import Path

POSTS = (
    item(955, "Queues &amp; topics", f'<p>See <a href="{SITE}/2012/01/cron/">cron</a>.</p><p><img src="{SITE}/wp-content/uploads/2011/a-300x200.jpg"></p>',
         slug="queues", more=category("Decisions", "decisions") + comment("bob", "Nice!") + meta("_edit_last", "1")),
    item(956, "Cron", f'One\ntwo\n\n<a href="{SITE}/?p=955">back</a>', slug="cron", date="2012-01-02 03:04:05"),
    item(957, "Idea", "Soon", slug="", status="draft", link=f"{SITE}/?p=957"),
    item(958, "Hidden", "Between us", slug="hidden", status="private"),
    item(959, "Locked", "With a key", slug="locked", password="sesame"),
    item(960, "About", "A page", slug="about", kind="page"),
    attachment(12, "2011/a.jpg", parent=955),
    item(13, "Menu", "", slug="menu", kind="nav_menu_item"),
)  # fmt: skip


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "blog.xml").write_text(export(*POSTS), encoding="utf-8")
    uploads = tmp_path / "uploads" / "2011"
    uploads.mkdir(parents=True)
    (uploads / "a.jpg").write_bytes(b"\xff\xd8picture")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["import", "wordpress", *arguments])


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_posts_become_records_that_build(project: Path) -> None:
    """The whole way: records with links, media and old addresses; the site builds strictly and shows no comment."""
    result = run("blog.xml", "--media", "uploads")
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in (project / "decisions").glob("*.md")) == [
        "2011-12-18-idea.md", "2011-12-18-queues.md", "2012-01-02-cron.md",
    ]  # fmt: skip
    text = (project / "decisions/2011-12-18-queues.md").read_text(encoding="utf-8")
    assert "See [cron](2012-01-02-cron.md).\n\n![](media/2011/a.jpg)\n" in text
    assert "One\\\ntwo\n\n[back](2011-12-18-queues.md)" in (
        project / "decisions/2012-01-02-cron.md"
    ).read_text(encoding="utf-8")
    assert (project / "decisions/media/2011/a.jpg").read_bytes() == b"\xff\xd8picture"
    built = subprocess.run(
        [sys.executable, "-m", "steelyard", "build", "--strict"], capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    assert "d/queues.html" in (project / "site/2011/12/queues/index.html").read_text(encoding="utf-8")
    assert not any(
        b"Between us" in data or b"bob@example.org" in data for data in tree(project / "site").values()
    )


def test_nothing_is_lost(project: Path) -> None:
    """Every word of the export is in a record or in what is kept beside them, which Git leaves alone."""
    result = run("blog.xml")
    (kept,) = (project / "decisions/.wordpress-import").glob("*.xml")
    rest = fromstring(kept.read_text(encoding="utf-8"))
    records = " ".join(path.read_text(encoding="utf-8") for path in (project / "decisions").glob("*.md"))
    everything = records + " ".join(rest.itertext())
    for element in fromstring((project / "blog.xml").read_text(encoding="utf-8")).iter():
        value = (element.text or "").strip()
        if name_of(element) in {"link", "wp:post_name"}:
            value = value.removeprefix(SITE)
        assert value in everything, name_of(element)
    assert (project / "decisions/.wordpress-import/.gitignore").read_text(encoding="utf-8").endswith("\n*\n")
    assert (
        "1 of status private, 1 of type attachment, 1 of type nav_menu_item, 1 of type page, 1 with a password"
        in result.output
    )
    assert "1 comment," in result.output
    assert "1 postmeta," in result.output


def test_what_is_kept_can_be_imported_later(project: Path) -> None:
    """What was left out is still there, and in the form that the command reads."""
    run("blog.xml")
    (kept,) = (project / "decisions/.wordpress-import").glob("*.xml")
    result = run(str(kept), "--all", "--to", "more")
    assert {"2011-12-18-hidden.md", "2011-12-18-locked.md"} <= {
        path.name for path in (project / "more").glob("*.md")
    }, result.output


def test_again_is_nothing_to_do(project: Path) -> None:
    """The same export gives the same bytes, and says so."""
    run("blog.xml", "--media", "uploads")
    before = tree(project)
    result = run("blog.xml", "--media", "uploads")
    assert (tree(project), result.exit_code) == (before, 0)
    assert "0 new files written, 0 changed, 5 as they were; 0 media copied." in result.output
    assert "There is nothing to do." in result.output
    assert "warning" not in result.output


def test_a_changed_file_is_left_unless_forced(project: Path) -> None:
    """What people have written since is theirs: I956, and only --force writes over it."""
    run("blog.xml", "--media", "uploads")
    record, picture = project / "decisions/2012-01-02-cron.md", project / "decisions/media/2011/a.jpg"
    original = record.read_bytes()
    record.write_bytes(b"# Mine\r\n")
    picture.write_bytes(b"mine too")
    result = run("blog.xml", "--media", "uploads")
    assert (record.read_bytes(), picture.read_bytes()) == (b"# Mine\r\n", b"mine too")
    assert result.exit_code == 0
    assert result.output.count("warning[I956]") == 2
    result = run("blog.xml", "--media", "uploads", "--force")
    assert "I956" not in result.output
    assert (record.read_bytes(), picture.read_bytes()) == (original, b"\xff\xd8picture")


def test_a_dry_run_does_nothing(project: Path) -> None:
    """It says what would be done."""
    result = run("blog.xml", "--media", "uploads", "--dry-run")
    assert "5 new files would be written" in result.output
    assert not (project / "decisions").exists()


def test_a_dry_run_says_what_comes_to_media(project: Path) -> None:
    """A medium that is there as it should be is not counted; one that differs is told, and counted where it is forced."""
    run("blog.xml", "--media", "uploads")
    result = run("blog.xml", "--media", "uploads", "--dry-run")
    assert (
        "0 would be changed, 5 as they were; 0 media would be copied.\nThere is nothing to do."
        in result.output
    )
    picture = project / "decisions/media/2011/a.jpg"
    picture.write_bytes(b"mine")
    result = run("blog.xml", "--media", "uploads", "--dry-run")
    assert (result.output.count("warning[I956]"), "0 media would be copied." in result.output) == (1, True)
    result = run("blog.xml", "--media", "uploads", "--dry-run", "--force")
    assert "5 as they were; 1 media would be copied." in result.output
    assert picture.read_bytes() == b"mine"
    result = run("blog.xml", "--media", "uploads", "--force")
    assert "5 as they were; 1 media copied." in result.output
    assert "nothing to do" not in result.output
    assert picture.read_bytes() == b"\xff\xd8picture"


def test_media_without_a_copy_are_listed(project: Path) -> None:
    """Each one, with what to do; its links lead where they led."""
    result = run("blog.xml")
    assert f"  {SITE}/wp-content/uploads/2011/a-300x200.jpg is at the old site only" in result.output
    assert "with `--media`" in result.output
    assert f"![]({SITE}/wp-content/uploads/2011/a-300x200.jpg)" in (
        project / "decisions/2011-12-18-queues.md"
    ).read_text(encoding="utf-8")
    result = run("blog.xml", "--media", "decisions", "--force")
    assert "is not in the folder of media" in result.output


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (["--category", "decisions"], ["queues"]),
        (["--status", "private"], ["hidden"]),
        (["--type", "page"], ["about"]),
        (["--all"], ["hidden", "idea", "locked", "queues", "cron"]),
    ],
)
def test_what_is_asked_for(project: Path, options: list[str], names: list[str]) -> None:
    """By category, status and type; private and locked ones only when asked for, and then as drafts."""
    result = run("blog.xml", "--to", "posts", *options)
    assert [path.stem[11:] for path in sorted((project / "posts").glob("*.md"))] == names, result.output
    for path in (project / "posts").glob("*.md"):
        assert ("draft: true" in path.read_text(encoding="utf-8")) == (
            path.stem[11:] in {"hidden", "idea", "locked"}
        )


def test_the_folder_is_that_of_the_project(project: Path) -> None:
    """Records go where the project has its own; the site's address tells what an old one is below."""
    (project / "docs/adr").mkdir(parents=True)
    (project / "steelyard.yml").write_text(
        "sources: docs/adr\nsite: {url: https://new.example.org/2011/}\n", encoding="utf-8"
    )
    run("blog.xml")
    assert "aliases:\n- /12/queues/\n" in (project / "docs/adr/2011-12-18-queues.md").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        (export(*POSTS)[:-400], "I950", "this is not XML"),
        ("no xml at all", "I950", "this is not XML"),
        ("", "I950", "this is not XML"),
        ("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><rss><channel>&c;</channel></rss>", "I950", "declares entities"),
        ("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss>&x;</rss>", "I950", "declares entities"),
        ("<?xml version='1.0' encoding='klingon'?><rss/>", "I950", "this is not XML"),
        ("<html><body/></html>", "I951", "its root is `html`"),
        ("<rss><channel><title>x</title><item><title>a</title></item></channel></rss>", "I951", "it is a feed"),
        ("<rss><channel><title>x</title></channel></rss>", "I951", "nothing of WordPress"),
        (export(), "I952", "it has no items"),
        (export(POSTS[5]), "I952", "1 of type page"),
    ],
)  # fmt: skip
def test_what_cannot_be_imported(project: Path, text: str, code: str, words: str) -> None:
    """A file that is cut off, hostile, no export or without posts: an error that says what to do, and nothing written."""
    (project / "bad.xml").write_text(text, encoding="utf-8")
    result = run("bad.xml")
    assert result.exit_code == 1
    assert f"error[{code}]" in result.output
    assert words in result.output
    assert "= help:" in result.output
    assert not (project / "decisions").exists()


def test_another_encoding_than_it_says(project: Path) -> None:
    """Latin-1 in a file that says UTF-8 is refused at its line; Latin-1 that says so is read."""
    text = export(item(1, "Résumé", "Café"))
    (project / "bad.xml").write_bytes(text.encode("latin-1"))
    assert "error[I950]" in run("bad.xml").output
    (project / "good.xml").write_bytes(text.replace("UTF-8", "ISO-8859-1").encode("latin-1"))
    assert run("good.xml").exit_code == 0
    assert "title: Résumé" in (project / "decisions/2011-12-18-post-1.md").read_text(encoding="utf-8")


def test_control_characters_are_replaced_and_told(project: Path) -> None:
    """XML forbids them, and old posts hold them."""
    (project / "old.xml").write_text(export(item(1, "A\x0bb", "c\x08d")), encoding="utf-8")
    result = run("old.xml")
    assert result.exit_code == 0
    assert re.search(r"warning\[I953\]: [24] control characters", result.output)
    assert "c?d" in (project / "decisions/2011-12-18-post-1.md").read_text(encoding="utf-8")


def test_what_a_record_cannot_show_is_told(project: Path) -> None:
    """Players, shortcodes, blocks (I955), other texts (I954), lacking titles and dates (I958), each with its record."""
    odd = item(
        1,
        "",
        '[poll id="3"]<iframe src="https://e.org/v"></iframe>',
        slug="odd",
        date="0000-00-00",
        gmt="",
        published="",
        link=f"{SITE}/?p=1",
    )
    apart = item(2, "2011: a year", "<h2><pre>x\n  y</pre></h2>", slug="apart")
    (project / "odd.xml").write_text(export(odd, apart, item(3, "Same", slug="apart")), encoding="utf-8")
    result = run("odd.xml")
    for words in (
        "warning[I955]: the post has a shortcode `[poll]`", "warning[I955]: the post has a `<iframe>`",
        "warning[I958]: the post lacks a title and a date and a lasting address", "--> decisions/no-date-odd.md",
        "warning[I954]: the record shows another text than the post at “x”", "warning[I954]: the title “2011: a year” is shown as “a year”",
        "--> decisions/2011-12-18-apart-3.md",
    ):  # fmt: skip
        assert words in result.output, result.output
    assert "title: Odd" in (project / "decisions/no-date-odd.md").read_text(encoding="utf-8")


def test_long_and_foreign_names(project: Path) -> None:
    """A title of 300 letters, a Chinese slug in percent signs, one of 200 letters: files that every system can hold."""
    posts = (
        item(1, "L" * 300, slug="", status="draft"),
        item(2, "决定", slug="%e4%bd%a0%e5%a5%bd", link=f"{SITE}/%e4%bd%a0%e5%a5%bd/"),
        item(3, "Long", slug="l" * 200, link=f"{SITE}/l/"),
    )
    (project / "long.xml").write_text(export(*posts), encoding="utf-8")
    assert run("long.xml").exit_code == 0
    names = sorted(path.name for path in (project / "decisions").glob("*.md"))
    assert "2011-12-18-你好.md" in names
    assert len(names) == 3
    built = subprocess.run(
        [sys.executable, "-m", "steelyard", "build"], capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    assert (project / "site/你好/index.html").is_file()


def test_two_items_of_one_id(project: Path) -> None:
    """The first becomes the record; the second is kept and counted, never lost."""
    (project / "twice.xml").write_text(export(item(1, "A"), item(1, "B", "Second words")), encoding="utf-8")
    result = run("twice.xml")
    assert "Left out: 1 without an id of its own." in result.output
    (kept,) = (project / "decisions/.wordpress-import").glob("*.xml")
    assert "Second words" in kept.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(project: Path) -> None:
    """Nothing half-written, and what to do."""
    (project / "decisions").mkdir(mode=0o555)
    result = run("blog.xml", "--media", "uploads")
    assert (result.exit_code, list((project / "decisions").iterdir())) == (1, [])
    assert "error[W901]" in result.output


def test_a_folder_in_the_way(project: Path) -> None:
    """When a record cannot be written, no medium stays either."""
    (project / "decisions/2012-01-02-cron.md").mkdir(parents=True)
    result = run("blog.xml", "--media", "uploads")
    assert result.exit_code == 1
    assert [path.name for path in (project / "decisions").iterdir()] == ["2012-01-02-cron.md"]


def test_a_link_that_leaves_the_project(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Media are not written through a symbolic link to somewhere else."""
    outside = tmp_path_factory.mktemp("outside")
    (project / "decisions").mkdir()
    (project / "decisions/media").symlink_to(outside)
    result = run("blog.xml", "--media", "uploads")
    assert result.exit_code == 1
    assert "error[W901]" in result.output
    assert list(outside.iterdir()) == []


def test_without_the_extra(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has not installed what importing needs is told how."""
    monkeypatch.setitem(sys.modules, "markdownify", None)
    result = run("blog.xml")
    assert result.exit_code == 2
    assert "importing needs markdownify: pip install 'steelyard[import]'" in result.output
    assert not (project / "decisions").exists()


def test_usage(project: Path) -> None:
    """A folder outside the project, a file that is not there: exit 2."""
    assert run("blog.xml", "--to", "../elsewhere").exit_code == 2
    assert run("nothing.xml").exit_code == 2
    assert "Example:" in CliRunner().invoke(cli, ["import", "--help"]).output
    assert "steelyard import wordpress" in run("--help").output.split("Example:")[1]
    assert project.is_dir()
