"""What a published site tells programs: whole addresses under any base, and nothing that is no page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from steelyard.doors.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

CONFIG = "permalink: '{permalink}'\nsite: {{title: Tern}}\n"
ONE = "---\nstatus: accepted\ndate: 2019-03-05\ntags: [ops]\naliases: [/old/one/]\n---\n# {}\n\nSee [words](words.md).\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out a project of two records and a page."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "d/{number}-{slug}.html")
    return tmp_path


def put(root: Path, permalink: str, title: str = "Use a queue") -> None:
    (root / "adr").mkdir(exist_ok=True)
    (root / "steelyard.yml").write_text(CONFIG.format(permalink=permalink), encoding="utf-8")
    (root / "adr/0001-use-a-queue.md").write_text(ONE.format(title), encoding="utf-8")
    (root / "adr/0002-name-it.md").write_text("---\nstatus: proposed\n---\n# Name it\n", encoding="utf-8")
    (root / "adr/words.md").write_text("# Words\n", encoding="utf-8")


def build(*words: str) -> Result:
    return CliRunner().invoke(cli, ["build", *words])


def heads(site: Path) -> dict[str, tuple[str, str]]:
    """Return the canonical address and that for link previews of each page that has one."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        canonical, shared = page.css_first("link[rel=canonical]"), page.css_first("meta[property='og:url']")
        if canonical:
            own = canonical.attributes["href"] or ""
            found[path.relative_to(site).as_posix()] = (
                own,
                (shared.attributes["content"] or "") if shared else "",
            )
    return found


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("https://example.org/a/b/", "https://example.org/a/b/"),
        ("https://example.org/a/b", "https://example.org/a/b/"),
        ("http://localhost:8080", "http://localhost:8080/"),
        ("https://xn--bcher-kva.example/adr", "https://xn--bcher-kva.example/adr/"),
        ("https://bücher.example/", "https://bücher.example/"),
        ("https://[::1]:8443/x", "https://[::1]:8443/x/"),
    ],
)
def test_addresses_are_whole_under_any_base(project: Path, given: str, base: str) -> None:
    """Canonical, preview, feed, map and robots agree on each page's address, below the base however it was written."""
    assert build("--base-url", given).exit_code == 0
    site = project / "site"
    told = heads(site)
    assert "404.html" not in told
    mapped = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    moved = told.pop("old/one/index.html")
    assert moved == (f"{base}d/0001-use-a-queue.html", "")
    assert sorted(mapped) == sorted(own for own, _ in told.values())
    for url, (own, shared) in told.items():
        assert own == shared == (base + url if url != "index.html" else base)
    feed = (site / "feed.xml").read_text(encoding="utf-8")
    links = re.findall('href="(.*?)"', feed)
    assert links == [f"{base}feed.xml", base, f"{base}d/0001-use-a-queue.html"]
    assert f"\nSitemap: {base}sitemap.xml\n" in (site / "robots.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "given", ["https://example.org/?a=1", "https://example.org/#x", "ftp://example.org", "example.org"]
)
def test_a_base_that_is_no_address_is_refused(project: Path, given: str) -> None:
    """What could not stand in front of a page's path is a usage error, and nothing is published."""
    ended = build("--base-url", given)
    assert ended.exit_code == 2
    assert not (project / "site").exists()


def test_without_a_base_nothing_is_made_up(project: Path) -> None:
    """There is no map and no canonical address; feeds, badge and the rest are there."""
    assert build().exit_code == 0
    site = project / "site"
    assert heads(site) == {}
    assert not (site / "sitemap.xml").exists()
    assert (site / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"
    assert (site / ".nojekyll").read_bytes() == b""
    assert "decisions: 1 in force" in (site / "badge.svg").read_text()
    assert "0001 Use a queue" in (site / "feed.xml").read_text()


@pytest.mark.parametrize(
    ("permalink", "url", "address"),
    [
        ("/{number}-{slug}/", "0001-use-a-queue/index.html", "0001-use-a-queue/"),
        ("/{year}/{month}/{slug}.html", "2019/03/use-a-queue.html", "2019/03/use-a-queue.html"),
        ("{year}/{month}/{day}/{slug}/", "2019/03/05/use-a-queue/index.html", "2019/03/05/use-a-queue/"),
    ],
)
def test_addresses_by_pattern(project: Path, permalink: str, url: str, address: str) -> None:
    """Links name the file, so that they work from disk; what is told to others is the folder. A new title moves nothing."""
    put(project, permalink)
    assert build("--base-url", "https://example.org/a").exit_code == 0
    site = project / "site"
    assert heads(site)[url] == (f"https://example.org/a/{address}",) * 2
    assert heads(site)["old/one/index.html"][0] == f"https://example.org/a/{address}"
    assert f"<loc>https://example.org/a/{address}</loc>" in (site / "sitemap.xml").read_text()
    assert f'href="https://example.org/a/{address}"' in (site / "feed.xml").read_text()
    assert f'href="{url}"' in (site / "index.html").read_text()
    before = {path.relative_to(site) for path in site.rglob("*")}
    put(project, permalink, "Use a stack")
    assert build("--base-url", "https://example.org/a").exit_code == 0
    assert {path.relative_to(site) for path in site.rglob("*")} == before
    assert "Use a stack" in (site / url).read_text()


def test_lists_lead_to_their_feeds(project: Path) -> None:
    """Home and each list name one feed in their head and one at their end, the same; a feed reader finds it from there."""
    assert build().exit_code == 0
    site = project / "site"
    for url, feed in (
        ("index.html", "feed.xml"),
        ("tags/ops.html", "tags/ops.xml"),
        ("statuses/proposed.html", "statuses/proposed.xml"),
    ):
        page = LexborHTMLParser((site / url).read_text(encoding="utf-8"))
        (found,) = page.css("link[type='application/atom+xml']")
        (seen,) = page.css("main a[type='application/atom+xml']")
        assert seen.text(strip=True) == "New and changed decisions as a feed"
        for each in (found, seen):
            assert urljoin(url, each.attributes["href"] or "") == feed
        assert (site / feed).is_file()
    assert found.attributes["title"] == "Proposed · Tern"


NEXT = (
    ("0001-use-a-queue.md", ONE.format("Use a stack")),
    ("0003-end-it.md", "---\nstatus: accepted\ndate: 2021-01\nsupersedes: 1\n---\n# End it\n"),
    ("0002-name-it.md", ""),
)


def test_a_feed_follows_every_change(project: Path) -> None:
    """What is built after an edit, a new record or a removed one is what a build from nothing makes."""
    given = ("--base-url", "https://example.org")
    assert build(*given).exit_code == 0
    for name, text in NEXT:
        before = (project / "site/feed.xml").read_bytes(), (project / "site/sitemap.xml").read_bytes()
        if text:
            (project / "adr" / name).write_text(text, encoding="utf-8")
        else:
            (project / "adr" / name).unlink()
        assert build(*given).exit_code == build(*given, "--no-cache", "--out", "anew").exit_code == 0
        for url in ("feed.xml", "sitemap.xml", "badge.svg", "statuses/accepted.xml", "robots.txt"):
            assert (project / "site" / url).read_bytes() == (project / "anew" / url).read_bytes()
        assert before != (
            (project / "site/feed.xml").read_bytes(),
            (project / "site/sitemap.xml").read_bytes(),
        )
