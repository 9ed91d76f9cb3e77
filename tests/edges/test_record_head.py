"""What a page's head tells search engines and previews of links, and where its links to the forge lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from record_page import BASE, CONFIG, Published, published

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "d/0001-draw-the-line.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Build the press house's site once."""
    return published(tmp_path_factory.mktemp("press"))


def head(site: Published, url: str) -> dict[str, list[str]]:
    """Return what each `meta` of a page says, by its name or property, and its canonical link."""
    page = LexborHTMLParser((site.folder / url).read_text(encoding="utf-8"))
    found: dict[str, list[str]] = {}
    for node in page.css("head meta[content]"):
        name = node.attributes.get("name") or node.attributes.get("property") or ""
        found.setdefault(name, []).append(node.attributes["content"] or "")
    found["canonical"] = [node.attributes["href"] or "" for node in page.css("link[rel=canonical]")]
    return found


def test_a_record_introduces_itself(site: Published) -> None:
    """A record is an article with title, site, address, day, authors and tags, for search and for previews."""
    told = head(site, PAGE)
    assert told["canonical"] == told["og:url"] == [f"{BASE}{PAGE}"]
    assert told["og:type"] == ["article"]
    assert told["og:title"] == ["Draw the press line"]
    assert told["og:site_name"] == ["Press house"]
    assert told["og:description"] == told["description"] == ["Draw the press line: In force, 1 March 2024"]
    assert told["article:published_time"] == ["2024-03-01"]
    assert told["article:author"] == ["Ann Bell"]
    assert told["article:tag"] == ["drawing", "R&D"]
    assert told["twitter:card"] == ["summary"]
    assert "og:image" not in told


def test_an_outcome_is_the_description(site: Published) -> None:
    """What was decided is what a search engine shows; deciders stand for authors where none are named."""
    told = head(site, "d/0002-many-sections.html")
    assert told["description"] == ["Slow pressing, because it is quick"]
    assert "article:author" not in told


def test_every_page_has_a_description(site: Published) -> None:
    """Each page of a site says what it is, and lists are no articles."""
    pages = [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.html")]
    assert len(pages) > 10
    for url in pages:
        told = head(site, url)
        assert len(told["description"]) == len(told["og:title"]) == len(told["og:type"]) == 1, url
        assert told["description"][0], url
        assert (told["og:type"] == ["article"]) == url.startswith("d/"), url


def test_a_site_without_an_address_claims_none(tmp_path: Path) -> None:
    """Where the published address is not known there is no canonical link, and the rest stays."""
    config = CONFIG.replace(f"  url: {BASE}\n", "")
    site = published(tmp_path, {"0001-one": "# Decide one thing\n\nSo.\n"}, config=config)
    told = head(site, "d/0001-one.html")
    assert (told["canonical"], "og:url" in told) == ([], False)
    assert told["og:title"] == ["Decide one thing"]
    assert told["description"] == ["Decide one thing: No status"]


def test_links_say_where_they_lead(tmp_path: Path) -> None:
    """Editing and history are offered with the forge's name; on a forge of no known name, without."""
    for address, words in (
        ("https://codeberg.org/press/house", ["Edit on Codeberg", "History on Codeberg"]),
        ("https://git.press.example/house", ["Edit this file", "History of this file"]),
    ):
        root = tmp_path / words[0].replace(" ", "-")
        config = CONFIG.replace("https://codeberg.org/press/house", address)
        site = published(root, {"0001-one": "# One\n\nSo.\n"}, config=config, git=True)
        page = LexborHTMLParser((site.folder / "d/0001-one.html").read_text(encoding="utf-8"))
        links = {node.text(): node.attributes["href"] or "" for node in page.css(".sy-file a")}
        assert list(links) == [*words, "Markdown", "JSON"]
        assert all(links[word].startswith(address) for word in words)
