"""A browser keeps the sheets and scripts of a served page while they are the same, and never longer."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from steelyard.doors.serve.server import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

PAGE = """<!doctype html><title>T</title>
<link rel="icon" href="../assets/i.svg"><link rel="stylesheet" href="../assets/a%20&amp;b.css">
<script src="/assets/own.js"></script><script defer src="../assets/none.js"></script>
<link rel="stylesheet" href="https://a.example/assets/own.css"><link rel="stylesheet" href="//a.example/assets/own.css">
<link rel="stylesheet" href="../../secret.css"><link rel="stylesheet" href="../assets/a%20&amp;b.css?own">
<body><p>&lt;script src="/assets/own.js"></p>twice</body>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for name, text in {
        "d/1.html": PAGE,
        "assets/a &b.css": "p { color: rgb(1, 2, 3) }",
        "assets/own.js": "window.own = 1;",
        "assets/i.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "../secret.css": "secret",
        ".steelyard-manifest.json": "ours",
    }.items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return site


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    server = Server(site, port=0)
    server.start()
    yield server
    server.stop()


def asked(server: Server, path: str) -> tuple[str, str]:
    """Return how long a browser may keep an answer, and what it is."""
    with urllib.request.urlopen(server.url + path.lstrip("/"), timeout=5) as answer:
        return answer.headers["Cache-Control"], answer.read().decode()


def versions(server: Server) -> list[str]:
    """Return the addresses on the page that have a version, the listening script's left out."""
    _, page = asked(server, "d/1.html")
    return [one for one in re.findall(r'(?:href|src)="([^"]*\?v=[^"]*)"', page) if "/-/" not in one]


def test_only_the_sites_own_sheets_and_scripts_have_versions(server: Server) -> None:
    """What lies elsewhere, is missing, has a query of its own or is no sheet and no script keeps its address, as do pages."""
    bare = [re.sub(r"\?v=[0-9a-f-]+$", "", one) for one in versions(server)]
    assert bare == ["../assets/a%20&amp;b.css", "/assets/own.js"]
    _, page = asked(server, "d/1.html")
    without = re.sub(r"\?v=[0-9a-f-]+", "", page)
    assert re.sub(r'<script src="/-/.*?</script>', "", without) == PAGE


def test_a_page_before_its_build_has_them_too(server: Server) -> None:
    """The page that is shown early has the same versions as the one that follows."""
    before = versions(server)
    server.show("d/1.html", PAGE.replace("twice", "thrice").encode())
    assert "thrice" in asked(server, "d/1.html")[1]
    assert versions(server) == before


def test_what_has_its_version_may_be_kept(server: Server, site: Path) -> None:
    """Only the bytes that a version stands for may be kept; another, or none, is asked for each time."""
    address = versions(server)[1]
    assert asked(server, address) == ("max-age=31536000, immutable", "window.own = 1;")
    assert asked(server, "/assets/own.js")[0] == "no-store"
    assert asked(server, "/assets/own.js?v=0-0")[0] == "no-store"
    fresh = site / "assets/own.new"
    fresh.write_text("window.own = 2;")
    fresh.replace(site / "assets/own.js")
    assert asked(server, address) == ("no-store", "window.own = 2;")
    again = versions(server)[1]
    assert again != address
    assert asked(server, again)[0].endswith("immutable")
    (site / "assets/own.js").unlink()
    assert len(versions(server)) == 1
    with pytest.raises(urllib.error.HTTPError):
        asked(server, again)
    script = re.findall(r'src="(/-/reload.js\?v=[^"]*)"', asked(server, "d/1.html")[1])
    assert asked(server, script[0])[0].endswith("immutable")
    assert asked(server, "/-/reload.js?v=1")[0] == "no-store"
    assert asked(server, "d/1.html")[0] == "no-store"


def test_a_reload_asks_for_what_has_changed(server: Server, site: Path, chromium: Browser) -> None:
    """A page that is shown anew takes its sheets and scripts from the browser, and a changed sheet from the new site."""
    own = re.sub(r".*a\.example.*\n|.*secret.*\n", "", PAGE)
    (site / "d/1.html").write_text(own)
    page = chromium.new_page()
    page.goto(f"{server.url}d/1.html")
    colour = "getComputedStyle(document.querySelector('p')).color"
    assert page.evaluate(colour) == "rgb(1, 2, 3)"
    (site / "d/1.html").write_text(own.replace("twice", "thrice"))
    server.reload()
    page.get_by_text("thrice").wait_for()
    page.wait_for_load_state()
    kept = (
        "performance.getEntriesByType('resource').filter(e => /[?]v=/.test(e.name)).map(e => e.transferSize)"
    )
    assert page.evaluate(kept) == [0, 0, 0]
    (site / "assets/a &b.css").write_text("p { color: rgb(4, 5, 60) }")
    server.reload()
    page.wait_for_function(f"{colour} === 'rgb(4, 5, 60)'")
    page.close()
