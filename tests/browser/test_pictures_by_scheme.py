"""Pictures that have a file for a light page and one for a dark page, as GitHub lets people write them."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
RECORD = """# Light the mill

![by night](dark.png#gh-dark-mode-only)
![by day](light.png#gh-light-mode-only)

<picture>
  <source media="(prefers-color-scheme: dark) and (min-width: 1px)" srcset="dark.png">
  <img alt="both" src="light.png">
</picture>
"""
SHOWN = """[...document.querySelectorAll('.sy-prose img')].filter(each => each.checkVisibility())
  .map(each => each.alt + ' ' + each.currentSrc.split('/').at(-1).split('#')[0])"""
DAY = ["by day light.png", "both light.png"]
NIGHT = ["by night dark.png", "both dark.png"]


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Build a site of one record with such pictures."""
    root: Path = tmp_path_factory.mktemp("mill")
    (root / "decisions").mkdir()
    (root / "decisions/0001-light-the-mill.md").write_text(RECORD, encoding="utf-8")
    for name in ("light.png", "dark.png"):
        (root / "decisions" / name).write_bytes(PIXEL)
    assert build(survey(find_project(root)), Options()).published
    return (root / "site/d/0001-light-the-mill.html").as_uri()


def shows(page: Page, expected: list[str]) -> bool:
    """Wait until a page shows these pictures, each from its own file."""
    for _ in range(200):
        if page.evaluate(SHOWN) == expected:
            return True
        page.wait_for_timeout(20)
    return False


def on_paper(page: Page) -> str:
    """Return the first picture that is printed, by what it says it is."""
    page.emulate_media(media="print")
    first = page.evaluate(SHOWN)[0]
    page.emulate_media(media="screen")
    return str(first)[:6]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_pictures_follow_the_system(chromium: Browser, page_file: str, *, scripts: bool) -> None:
    """Each scheme of the system shows its own picture, also without scripts; paper is light."""
    for scheme, expected in (("light", DAY), ("dark", NIGHT)):
        context = chromium.new_context(color_scheme=scheme, java_script_enabled=scripts)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(page_file)
        assert shows(page, expected)
        assert on_paper(page) == "by day"
        context.close()


@pytest.mark.parametrize(("scheme", "before", "after"), [("light", DAY, NIGHT), ("dark", NIGHT, DAY)])
def test_pictures_follow_the_switch(
    chromium: Browser, page_file: str, scheme: str, before: list[str], after: list[str]
) -> None:
    """The switch of the page shows those of the other scheme, also after a reload, and back."""
    context = chromium.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(page_file)
    page.click(".sy-scheme")
    assert shows(page, after)
    page.reload()
    assert shows(page, after)
    assert on_paper(page) == "by day"
    page.click(".sy-scheme")
    assert shows(page, before)
    context.close()
