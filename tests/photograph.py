"""Take pictures of every kind of page, at rest and in use: `python tests/photograph.py FOLDER [WORD …]` (outside of the checkout).

Each is taken on a desktop and a phone, light and dark, without scripts, printed, and in forced colours. WORDs choose
the pages and states whose names have one of them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from conftest import CHROMIUM_FLAGS, chromium_path
from every_page import LEAVES, PAGES, build_sites, visit
from page_states import STATES, State

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from every_page import Sites

WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}
LOOKS: dict[str, dict[str, Any]] = {
    "desk": WIDE,
    "desk-dark": {**WIDE, "color_scheme": "dark"},
    "phone": PHONE,
    "phone-dark": {**PHONE, "color_scheme": "dark"},
    "narrow": {"viewport": {"width": 320, "height": 640}},
    "plain": {**WIDE, "java_script_enabled": False},
    "forced": {**WIDE, "forced_colors": "active"},
    "print": WIDE,
}
MOST = 6000
"""Pixels of a picture's height: the rest of a long list is alike."""


def photograph(chromium: Browser, sites: Sites, out: Path, words: list[str]) -> None:
    """Write a picture of each page in each look, and of each state where scripts run."""
    pages = {name: State(name) for name in PAGES if name not in LEAVES}
    wanted = {
        name: state
        for name, state in (pages | STATES).items()
        if not words or any(word in name for word in words)
    }
    for look, options in LOOKS.items():
        with visit(chromium, sites, **options) as window:
            for name, state in wanted.items():
                if look in {"plain", "print"} and name in STATES:
                    continue
                page = window.open(state.page, after=state.after)
                state.act(page)
                page.locator(state.done).first.wait_for()
                if look == "print":
                    page.emulate_media(media="print")
                take(page, out / f"{name.replace(' ', '-')}-{look}.png")
                page.close()


def take(page: Page, path: Path) -> None:
    """Take a picture of a whole page; rows below the window are painted only in a window as high as the page."""
    width = page.viewport_size["width"] if page.viewport_size else 1280
    height = min(page.evaluate("document.documentElement.scrollHeight"), MOST)
    page.set_viewport_size({"width": width, "height": height})
    page.screenshot(path=path)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(CHROMIUM_FLAGS))
        photograph(browser, build_sites(folder / "sites"), folder / "pictures", sys.argv[2:])
