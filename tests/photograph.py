"""Take pictures of the sample pages: `python tests/photograph.py FOLDER` (outside of the checkout)."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from conftest import CHROMIUM_FLAGS
from steelyard.edges.theme import Theme
from view_samples import NOT_FOUND, REDIRECT, VIEWS, write_site

WIDE = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)


def photograph(chromium: Browser, out: Path) -> None:
    """Write the sample site and a picture of each page: desktop and phone, light and dark, without scripts."""
    write_site(Theme(None), out)
    for look, viewport in {
        "desk": WIDE,
        "desk-dark": WIDE,
        "desk-plain": WIDE,
        "phone": PHONE,
        "phone-dark": PHONE,
    }.items():
        context = chromium.new_context(
            viewport=viewport,
            color_scheme="dark" if look.endswith("dark") else "light",
            java_script_enabled=not look.endswith("plain"),
            reduced_motion="reduce",
        )
        page = context.new_page()
        for view in VIEWS:
            if view in (NOT_FOUND, REDIRECT):
                continue
            page.goto((out / view.url).as_uri())
            # Rows below the window are not painted (content-visibility): make the window as high as the page.
            box = page.locator("body").bounding_box()
            page.set_viewport_size(
                ViewportSize(width=viewport["width"], height=round(box["height"]) if box else 900)
            )
            page.screenshot(
                path=out / "pictures" / f"{view.url.replace('/', '-')}-{look}.png", full_page=True
            )
            page.set_viewport_size(viewport)
        context.close()


if __name__ == "__main__":
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        photograph(
            playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS)), Path(sys.argv[1])
        )
