"""What a page weighs, gzipped: all that it loads at first, against the limits that the site is held to."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from every_page import Sites, publish_crowd, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

MOST = {
    "record": 20_000,
    "record superseded": 20_000,
    "record with history": 20_000,
    "record with everything": 20_000,
    "record with diagrams": 20_000,
    "plain page": 20_000,
    "record with scores": 30_000,
    "record with scores of several people": 30_000,
}
HOME = 25_000
DRAWS = {"mermaid.min.js", "diagrams.js"}
"""Draw diagrams, on pages that have one, and are out of the limits, because nothing smaller draws them."""


def weight(chromium: Browser, sites: Sites, name: str) -> dict[str, int]:
    """Return the gzipped bytes of each file that a page asks for, and of its icon, which no headless browser loads."""
    with visit(chromium, sites) as window:
        page = window.open(name)
        page.wait_for_load_state("networkidle")
        icon = page.evaluate("document.querySelector('link[rel=icon]').href")
        files = {*window.asked.values(), sites.file_of(icon)}
    return {file.name: packed(file) for file in files if file}


def packed(file: Path) -> int:
    """Return how many bytes a file has, gzipped."""
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


@pytest.mark.parametrize("name", MOST)
def test_a_record_is_light(chromium: Browser, sites: Sites, name: str) -> None:
    """A page with its styles, scripts and icon stays within its limit: nobody waits for a decision on a train."""
    files = weight(chromium, sites, name)
    assert {"site.css", "theme.js"} <= set(files)
    assert sum(size for file, size in files.items() if file not in DRAWS) <= MOST[name], files


def test_a_large_score_table_is_light(every_site: Path) -> None:
    """So does the table of ten criteria that the project itself has, with what its page names to be loaded."""
    (page,) = every_site.glob("own/d/*-choose-the-platform-for-a-monitoring-product.html")
    loaded = LexborHTMLParser(page.read_text(encoding="utf-8")).css(
        "script, link[rel=stylesheet], link[rel=icon]"
    )
    addresses = [node.attributes.get("src") or node.attributes.get("href") or "" for node in loaded]
    files = {address: packed(page.parent / address) for address in addresses} | {"page": packed(page)}
    assert len(files) >= 8
    assert sum(files.values()) <= MOST["record with scores"], files


def test_home_of_a_hundred_is_light(chromium: Browser, tmp_path: Path) -> None:
    """The home page of a hundred records stays within its limit."""
    publish_crowd(100, tmp_path)
    files = weight(chromium, Sites(tmp_path), "home of a crowd")
    assert "list.css" in files
    assert sum(files.values()) <= HOME, files
