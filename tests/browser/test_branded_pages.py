"""A branded site in a real browser: its logo, colours, links and fonts at work, within the policy and on a small phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

CONFIG = """\
site:
  title: The Rettungsorganisationsverwaltungsgesellschaft and everything that it ever decided
  logo: look/wide.svg
theme:
  colours: {accent: '#8a1c5b', surface: {light: '#fffaf0', dark: '#221a1e'}}
  css: look/own.css
navigation:
  - decisions
  - timeline
  - graph
  - {title: How we decide and who does, url: adr/0001-keep-bees.md}
  - {title: Handbuchverwaltungsverordnung, url: 'https://example.org/handbook'}
  - {title: Teams, url: 'https://example.org/teams'}
  - {title: Glossary, url: 'https://example.org/glossary'}
  - {title: Imprint, url: 'https://example.org/imprint'}
footer: "Kept by the [platform team](adr/0001-keep-bees.md), as everything else that is kept"
"""
FILES = {
    "steelyard.yml": CONFIG,
    "adr/0001-keep-bees.md": "---\nstatus: accepted\ndate: 2020-05-01\n---\n# Keep bees\n\nSee [why](why.md).\n",
    "adr/why.md": "# Why\n",
    "look/wide.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 60"><path d="M0 0h900v60H0z"/></svg>',
    "look/own.css": "body{background-image:url(dot.svg)}",
    "look/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M4 4h1v1H4z"/></svg>',
}
PAGES = ("index.html", "d/0001-keep-bees.html", "timeline.html", "404.html")


@pytest.fixture(scope="module")
def branded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("branded")
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    assert build(survey(find_project(root)), Options()).diagnostics == ()
    return root / "site"


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_a_long_name_and_many_links_fit(chromium: Browser, branded: Path, width: int) -> None:
    """A wide logo, a name of long words and eight links never make a page scroll sideways, nor lie over each other."""
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for url in PAGES[:3]:
        page.goto((branded / url).as_uri())
        scroll, client = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert scroll <= client, url
        boxes = page.evaluate(
            "[...document.querySelectorAll('.sy-brand, .sy-top nav a, .sy-to-search, .sy-scheme')]"
            ".map(node => node.getBoundingClientRect()).map(({x, y, right, bottom}) => [x, y, right, bottom])"
        )
        for at, (left, top, right, bottom) in enumerate(boxes):
            assert right - left >= 24
            assert bottom - top >= 24
            for x, y, far, low in boxes[at + 1 :]:
                assert right <= x + 0.5 or far <= left + 0.5 or bottom <= y + 0.5 or low <= top + 0.5, url
    context.close()


def test_the_look_loads_within_the_policy(chromium: Browser, branded: Path) -> None:
    """Logo, style sheet and its picture load from disk; nothing is refused, and nothing is asked for outside."""
    context = chromium.new_context()
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((branded / "d/0001-keep-bees.html").as_uri())
    assert page.evaluate("document.querySelector('.sy-brand img').naturalWidth") > 0
    assert said == []
    assert all(url.startswith(branded.as_uri()) for url in asked)
    assert any(url.endswith("look/dot.svg") for url in asked)
    colour = "getComputedStyle(document.querySelector('.sy-prose a')).color"
    assert page.evaluate(colour) == "rgb(138, 28, 91)"
    context.close()


def test_the_browsers_own_bars_follow_the_switch(chromium: Browser, branded: Path) -> None:
    """The colour of a browser's bars is the header's of the scheme that the reader chose, also after a reload."""
    context = chromium.new_context(color_scheme="light")
    page = context.new_page()
    page.goto((branded / "index.html").as_uri())
    bars = (
        "[...document.querySelectorAll('meta[name=theme-color]')].filter(bar => matchMedia(bar.media).matches)"
        ".map(bar => bar.content)"
    )
    assert page.evaluate(bars) == ["#fffaf0"]
    page.click(".sy-scheme")
    assert page.evaluate(bars) == ["#221a1e"]
    page.reload()
    assert page.evaluate(bars) == ["#221a1e"]
    page.click(".sy-scheme")
    assert page.evaluate(bars) == ["#fffaf0"]
    context.close()
