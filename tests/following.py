"""Links that a reader follows: a press that a browser lost under load is made again, as a person would make it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PRESSES = 3
MOST_MS = 15_000
"""So long a press has, in milliseconds; a page from disk needs a fraction of a second."""


def follow(page: Page, link: Locator, address: str) -> None:
    """Press a link until the page at `address`, a glob, has loaded; fail when no press leads there."""
    from playwright.sync_api import TimeoutError as Late

    before = page.url
    for press in range(PRESSES):
        link.click()
        try:
            page.wait_for_url(address, timeout=MOST_MS)
        except Late:
            if press == PRESSES - 1 or page.url != before:
                raise
        else:
            return
