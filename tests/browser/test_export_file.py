"""The file that `steelyard export` writes, opened from disk: quiet, accessible, in use as its pages are, and on paper."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from browser.test_access import WIDTHS, findings
from every_page import ORCHARD
from steelyard.edges.onefile import export
from steelyard.edges.pipeline import Options
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

BREACH = """addEventListener("securitypolicyviolation", event =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("export") / "orchard"
    shutil.copytree(ORCHARD, root)
    made = export(survey(find_project(root)), Options())
    assert made.content, made.diagnostics
    (root / "all.html").write_bytes(made.content)
    return root / "all.html"


@pytest.fixture
def page(chromium: Browser, file: Path) -> Iterator[Page]:
    """Open the file; whatever the browser complains of, or asks for, fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    found = context.new_page()
    said: list[str] = []
    found.on("console", lambda message: said.append(message.text))
    found.on("pageerror", lambda error: said.append(str(error)))
    found.on("request", lambda request: said.append(request.url) if request.url[:5] not in {"file:", "data:", "blob:"} else None)  # fmt: skip
    found.add_init_script(BREACH)
    found.goto(file.as_uri())
    yield found
    assert said == []
    context.close()


def test_axe_finds_nothing(chromium: Browser, file: Path) -> None:
    """No rule is broken at any width or in any scheme, with all sections laid out."""
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(file.as_uri())
    assert findings(page, *WIDTHS) == []
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_is_as_wide_as_the_window(page: Page, width: int) -> None:
    """Nothing scrolls sideways but what has a box of its own."""
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_links_arrive(page: Page) -> None:
    """A link of the contents, of a list of relations and of a body leads to its section."""
    for selector, wanted in (
        (".sy-toc a >> nth=2", "decision-field:3"),
        ("[id='decision-field:2'] .sy-banner a >> nth=0", "decision-field:5"),
        ("[id='decision-field:1'] .sy-prose p a >> nth=0", "page-1"),
    ):
        page.locator(selector).click()
        assert page.evaluate("decodeURIComponent(location.hash.slice(1))") == wanted
        page.wait_for_timeout(100)  # until what is in sight now has been laid out
        top = page.evaluate("id => document.getElementById(id).getBoundingClientRect().top", wanted)
        assert abs(top) < 200, wanted  # the last section cannot come to the top


def test_a_table_is_weighed_anew(page: Page) -> None:
    """The sliders of each table work for that table, and its data can be saved under its name."""
    table = page.locator("[id='decision-field:3'] [data-part=score-table]")
    other = page.locator("[id='decision-office:2'] [data-part=score-table]")
    before = other.inner_text()
    table.locator("[data-preset=equal]").click()
    page.wait_for_url("**/all.html#what-if=*")
    assert table.locator("[data-what-if]").inner_text()
    assert other.inner_text() == before
    with page.expect_download() as saved:
        table.locator("[data-csv]").click()
    assert saved.value.suggested_filename == "what-if-0003-choose-a-radio.scores.csv"


def test_the_switch_turns(page: Page) -> None:
    """Light and dark can be chosen."""
    page.locator(".sy-scheme").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_on_paper(page: Page, tmp_path: Path) -> None:
    """The cover and each record begin a page; what is for the screen is not printed."""
    page.emulate_media(media="print")
    breaks = page.evaluate(
        "[...document.querySelectorAll('.sy-record')].map(one => getComputedStyle(one).breakBefore)"
    )
    assert set(breaks) == {"page"}
    assert page.evaluate("getComputedStyle(document.querySelector('.sy-cover')).breakAfter") == "page"
    for selector in (".sy-top", ".sy-controls", ".sy-copy", ".sy-foot", ".sy-file a"):
        assert page.locator(f"{selector}:visible").count() == 0, selector
    printed = page.pdf(prefer_css_page_size=True, path=os.fspath(tmp_path / "all.pdf"))
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) >= len(breaks) + 3
