"""What is due for review is told by the reader's own clock, however old the site is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from steelyard.edges.looks.theme import Theme
from view_samples import HOME, ON_HOLD, TAG, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the sample site once; one of its rows and one of its records have a review in January 2020."""
    out = tmp_path_factory.mktemp("reviews")
    write_site(Theme(None), out)
    return out


def read(chromium: Browser, address: str, day: str | None) -> Page:
    """Open a page on a day; None is a reader without scripts."""
    page = chromium.new_context(java_script_enabled=day is not None).new_page()
    if day:
        page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(address)
    return page


@pytest.mark.parametrize(
    ("day", "row", "sentence"),
    [
        ("2019-12-31", "review by January 2020", "1 has a date for review."),
        ("2020-01-01", "review due since January 2020", "1 review is due."),
        ("2031-05-05", "review due since January 2020", "1 review is due."),
        (None, "review by January 2020", "1 has a date for review."),
    ],
)
def test_a_list_tells_what_is_due(
    chromium: Browser, site: Path, day: str | None, row: str, sentence: str
) -> None:
    """A month counts from its first day; without scripts the date stands there."""
    page = read(chromium, (site / HOME.url).as_uri(), day)
    assert page.locator(".sy-rows [data-review]").all_text_contents() == [row]
    assert sentence in page.locator(".sy-lead").inner_text()
    page.goto((site / TAG.url).as_uri())
    assert page.locator(".sy-rows [data-review]").all_text_contents() == [row]
    page.context.close()


@pytest.mark.parametrize(("day", "shown"), [("2019-12-31", False), ("2020-01-01", True), (None, False)])
def test_a_record_tells_that_it_is_due(
    chromium: Browser, site: Path, day: str | None, *, shown: bool
) -> None:
    """Its date is always there, the mark from that day on."""
    page = read(chromium, (site / ON_HOLD.url).as_uri(), day)
    assert page.get_by_text("Review due").is_visible() == shown
    assert page.get_by_text("January 2020").is_visible()
    page.context.close()
