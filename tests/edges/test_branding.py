"""A site's own look, built from real files: shown, copied, and honest about what cannot be."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from steelyard.edges.pipeline import Options, Outcome, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from pathlib import Path

    from steelyard.diagnostics import Diagnostic

MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 48"><path d="M4 44 24 4l20 40z"/></svg>'
PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 96, 64) + b"\x08\x06\0\0\0"


def built(root: Path, config: str, files: dict[str, str | bytes] | None = None) -> Outcome:
    every: dict[str, str | bytes] = {
        "steelyard.yml": config,
        "adr/0001-keep-bees.md": "---\nstatus: accepted\ndate: 2020-05-01\n---\n# Keep bees\n\nSee [why](why.md).\n",
        "adr/why.md": "# Why\n",
        "adr/about.md": "# About us\n\nWe keep bees.\n",
    }
    for name, content in (every | (files or {})).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return build(survey(find_project(root)), Options())


def page(root: Path, url: str) -> LexborHTMLParser:
    return LexborHTMLParser((root / "site" / url).read_text(encoding="utf-8"))


def links(parsed: LexborHTMLParser, selector: str) -> list[tuple[str, str | None]]:
    return [(node.text(), node.attributes["href"]) for node in parsed.css(selector)]


def only(outcome: Outcome) -> Diagnostic:
    (found,) = outcome.diagnostics
    return found


def test_a_logo_is_shown_and_is_the_icon(tmp_path: Path) -> None:
    """The logo stands beside the name, without words of its own, and is every page's icon; a drawing is no preview."""
    outcome = built(
        tmp_path, "site: {title: Hive, logo: look/mark.svg, url: 'https://x.org/h'}", {"look/mark.svg": MARK}
    )
    assert outcome.diagnostics == ()
    for url, root in (("index.html", ""), ("d/0001-keep-bees.html", "../"), ("404.html", "/h/")):
        parsed = page(tmp_path, url)
        (image,) = parsed.css(".sy-brand img")
        assert image.attributes == {
            "src": f"{root}assets/own/look/mark.svg",
            "alt": "",
            "width": "64",
            "height": "48",
        }
        (icon,) = parsed.css("link[rel=icon]")
        assert icon.attributes["href"] == f"{root}assets/own/look/mark.svg"
        assert icon.attributes["type"] == "image/svg+xml"
        assert not parsed.css("meta[property='og:image']")
    assert (tmp_path / "site/assets/own/look/mark.svg").read_text(encoding="utf-8") == MARK


def test_a_bitmap_is_the_preview_too(tmp_path: Path) -> None:
    """A logo that is a bitmap is what previews of links show, by its full address; without an address there is none."""
    built(tmp_path, "site: {logo: mark.png, url: 'https://x.org/h'}", {"mark.png": PNG})
    (preview,) = page(tmp_path, "index.html").css("meta[property='og:image']")
    assert preview.attributes["content"] == "https://x.org/h/assets/own/mark.png"
    built(tmp_path, "site: {logo: mark.png}")
    assert not page(tmp_path, "index.html").css("meta[property='og:image']")


@pytest.mark.parametrize(
    ("config", "files", "words"),
    [
        ("site: {logo: mark.svg}", {}, "is not there"),
        ("site: {logo: adr}", {}, "is a folder"),
        ("site: {logo: adr.svg}", {"adr.svg/x": ""}, "is a folder"),
        ("site: {logo: mark.pdf}", {"mark.pdf": "%PDF"}, "is no picture"),
        ("site: {logo: mark.png}", {"mark.png": MARK}, "is image/svg+xml, and its name says image/png"),
        ("site: {logo: mark.png}", {"mark.png": "version https://git-lfs.github.com/spec/v1\n"}, "pointer of Git LFS"),
        ("site: {logo: mark.png}", {"mark.png": PNG + bytes(200_000)}, "200 kB"),
        ("site: {logo: mark.svg}", {"mark.svg": MARK.replace("<path", "<script/><path")}, "could run scripts"),
        ("site: {logo: mark.svg}", {"mark.svg": MARK.replace("<path", "<path onclick='x'")}, "could run scripts"),
        ("theme: {css: own.css}", {}, "is not there"),
        ("theme: {css: adr}", {}, "is a folder"),
        ("theme: {css: mark.svg}", {"mark.svg": MARK}, "is no style sheet"),
        ("theme: {css: own.css}", {"own.css": "a" * 1_000_001}, "1,000 kB"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_an_error(
    tmp_path: Path, config: str, files: dict[str, str | bytes], words: str
) -> None:
    """What is missing, too large, of another kind, or could run is T703 at the configuration's line; nothing is published."""
    outcome = built(tmp_path, config, files)
    found = only(outcome)
    assert (found.code, found.place.file, found.place.line) == ("T703", "steelyard.yml", 1)
    assert words in found.message
    assert found.hint
    assert outcome.published is None


def test_a_sheet_that_a_sheet_lacks_is_looked_for_beside_it(tmp_path: Path) -> None:
    """A missing sheet that another one imports is told in that one's line, from which its path counts."""
    found = only(built(tmp_path, "theme: {css: look/a.css}", {"look/a.css": "@import 'b.css';"}))
    assert (found.code, found.place.file, found.message) == (
        "T703",
        "look/a.css",
        "`look/b.css` is not there",
    )
    assert "counts from this style sheet" in found.hint


def test_no_look_is_taken_from_outside(tmp_path: Path) -> None:
    """A symbolic link that leaves the project is F002, for the logo as for everything else."""
    (tmp_path / "secret.svg").write_text(MARK, encoding="utf-8")
    root = tmp_path / "project"
    root.mkdir()
    (root / "mark.svg").symlink_to(tmp_path / "secret.svg")
    assert only(built(root, "site: {logo: mark.svg}")).code == "F002"


def test_style_sheets_come_last_with_what_they_need(tmp_path: Path) -> None:
    """Sheets are linked in order after the theme's; pictures, fonts and sheets that they name are copied beside them."""
    outcome = built(
        tmp_path,
        "theme: {css: [look/a.css, look/b b.css]}",
        {
            "look/a.css": "@import 'more/c.CSS';@font-face{font-family:X;src:url(../fonts/x.woff2)}",
            "look/b b.css": "body{background:url(wave.png?1)}",
            "look/more/c.CSS": "@import '../a.css';",
            "look/wave.png": PNG,
            "fonts/x.woff2": "wOF2",
        },
    )
    assert outcome.diagnostics == ()
    sheets = [
        node.attributes["href"]
        for node in page(tmp_path, "d/0001-keep-bees.html").css("link[rel=stylesheet]")
    ]
    assert sheets[-2:] == ["../assets/own/look/a.css", "../assets/own/look/b%20b.css"]
    own = tmp_path / "site/assets/own"
    copied = sorted(path.relative_to(own).as_posix() for path in own.rglob("*") if path.is_file())
    assert copied == ["fonts/x.woff2", "look/a.css", "look/b b.css", "look/more/c.CSS", "look/wave.png"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://fonts.example.org/x.css", "another host"),
        ("//x.org/a.png", "another host"),
        ("/a.png", "out of the project"),
        ("../a.png", "out of the project"),
        ("lost.png", "is not there"),
        ("adr/0001-keep-bees.md", "neither a picture nor a font"),
        ("bad.svg", "could run scripts"),
    ],
)
def test_what_a_sheet_asks_for_in_vain_is_a_warning(tmp_path: Path, address: str, words: str) -> None:
    """What will not load is T704 in the sheet's own line, and the site is published without it."""
    sheet = f"/* ours */\na{{b:url({address})}}"
    outcome = built(
        tmp_path, "theme: {css: own.css}", {"own.css": sheet, "bad.svg": MARK.replace("path", "script")}
    )
    found = only(outcome)
    assert (found.code, found.place.file, found.place.line, found.place.column) == ("T704", "own.css", 2, 9)
    assert words in found.message
    assert outcome.published
    assert survey(find_project(tmp_path)).text("own.css") == sheet  # for the report to draw


def test_colours_reach_the_sheet_and_the_browsers_bars(tmp_path: Path) -> None:
    """A colour stands in the one sheet of the site's own; the header's ground also colours a browser's bars."""
    outcome = built(
        tmp_path, "theme: {colours: {accent: '#8a1c5b', surface: '#fffaf0', ink: {light: '#aaaaaa'}}}"
    )
    assert only(outcome).code == "T705"
    css = (tmp_path / "site/assets/colours.css").read_text(encoding="utf-8")
    assert "--accent:light-dark(#8a1c5b,#" in css
    bars = page(tmp_path, "index.html").css("meta[name=theme-color]")
    assert [bar.attributes["content"] for bar in bars] == ["#fffaf0", "#171c1f"]


def test_no_page_waits_for_a_sheet_that_says_nothing(tmp_path: Path) -> None:
    """Without colours of the site's own there is no sheet of them; status words alone ask for one."""
    built(tmp_path, "")
    assert not (tmp_path / "site/assets/colours.css").exists()
    assert not page(tmp_path, "index.html").css("link[href*=colours]")
    built(tmp_path, "statuses: {parked: {colour: '#123456'}}")
    assert (tmp_path / "site/assets/colours.css").exists()
    assert page(tmp_path, "index.html").css("link[href*=colours]")


def test_navigation_is_the_sites_own(tmp_path: Path) -> None:
    """Links stand in the order written; a record's path leads to its page, and each page marks the link to itself."""
    outcome = built(
        tmp_path,
        "navigation:\n- graph\n- scores\n- {title: Bees, url: adr/0001-keep-bees.md#why}\n- {title: About, url: adr/about.md}\n"
        "- {title: All, url: index.html}\n- {title: Shop, url: 'https://x.org/?a=1&b=2'}\n",
    )
    assert outcome.diagnostics == ()
    record = page(tmp_path, "d/0001-keep-bees.html")
    assert links(record, ".sy-top nav a") == [
        ("Graph", "../graph.html"),
        ("Bees", "../d/0001-keep-bees.html#why"),
        ("About", "../pages/adr/about.html"),
        ("All", "../index.html"),
        ("Shop", "https://x.org/?a=1&b=2"),
    ]
    assert [text for text, _ in links(record, "[aria-current=page]")] == ["Bees"]
    about = page(tmp_path, "pages/adr/about.html")
    assert "We keep bees." in (about.html or "")
    assert [text for text, _ in links(about, "[aria-current=page]")] == ["About"]


def test_without_navigation_there_is_no_landmark(tmp_path: Path) -> None:
    """An empty list takes the links away, and the element around them."""
    built(tmp_path, "navigation: []")
    assert not page(tmp_path, "index.html").css(".sy-top nav")


def test_the_default_navigation_has_what_there_is(tmp_path: Path) -> None:
    """Timeline and graph stand there with records, scores with score tables; part pages mark their whole."""
    built(tmp_path, "")
    assert [text for text, _ in links(page(tmp_path, "index.html"), ".sy-top nav a")] == [
        "Decisions",
        "Timeline",
        "Graph",
    ]
    built(tmp_path, "", {"adr/0001-keep-bees.criteria.csv": "criterion,weight,Yes,No\nHoney,3,5,1\n"})
    assert links(page(tmp_path, "index.html"), ".sy-top nav a")[-1] == ("Scores", "scores.html")
    assert [
        text for text, _ in links(page(tmp_path, "timeline/by-status.html"), ".sy-top [aria-current=page]")
    ] == ["Timeline"]


@pytest.mark.parametrize("key", ["navigation: [{title: Gone, url: %s}]", "footer: '[Gone](%s)'"])
@pytest.mark.parametrize("target", ["gone.html", "adr/0009-gone.md", "d/"])
def test_a_link_to_nothing_is_told(tmp_path: Path, key: str, target: str) -> None:
    """C011 does as it says: a Markdown file that is no page leaves the header and has no link in the footer; the rest is linked."""
    outcome = built(tmp_path, key % target)
    found = only(outcome)
    assert (found.code, found.place.line) == ("C011", 1)
    shown = page(tmp_path, "index.html")
    assert ("Gone" in (shown.html or "")) is (key.startswith("footer") or not target.endswith(".md"))
    linked = [text for text, _ in links(shown, ".sy-top nav a, footer a") if text == "Gone"]
    assert bool(linked) is not target.endswith(".md")


def test_the_footer_is_the_sites_own_beside_ours(tmp_path: Path) -> None:
    """Text with links stands before the count of records; what looks like HTML is text."""
    outcome = built(tmp_path, "footer: 'By [bees](adr/0001-keep-bees.md), 1 < 2. [Law](https://x.org)'")
    assert outcome.diagnostics == ()
    foot = page(tmp_path, "d/0001-keep-bees.html")
    assert next(node.text() for node in foot.css("footer p")) == "By bees, 1 < 2. Law"
    assert links(foot, "footer a") == [("bees", "../d/0001-keep-bees.html"), ("Law", "https://x.org")]


def test_a_check_tells_the_same(tmp_path: Path) -> None:
    """A check reads the look's files, and knows the pages that a build would publish."""
    config = "navigation: [{title: Gone, url: gone.html}]\nsite: {logo: a.svg}\n"
    built(tmp_path, config)
    outcome = build(survey(find_project(tmp_path)), Options(write=False))
    assert [found.code for found in outcome.diagnostics] == ["T703"]
    built(tmp_path, config, {"a.svg": MARK})
    outcome = build(survey(find_project(tmp_path)), Options(write=False))
    assert [found.code for found in outcome.diagnostics] == ["C011"]
