"""A site of many scored decisions, weighed anew: the sentence stays short, and the control in use where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from every_page import HOSTS, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from every_page import Sites

PLACE = "n => n.getBoundingClientRect().top"


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (375, 812)], ids=["desk", "phone"])
def test_the_control_stays_under_the_hand(chromium: Browser, sites: Sites, width: int, height: int) -> None:
    """However many decisions turn, the slider or button in use does not move in the window; the table marks them all."""
    with visit(chromium, sites, viewport={"width": width, "height": height}) as window:
        page = window.open("home of a crowd")
        page.goto(f"{HOSTS['crowd']}scores.html")
        panel = page.locator(".sy-reweigh")
        told = panel.locator("[role=status]")
        first, second = panel.locator("li[data-shared]").first, panel.locator("li[data-shared]").nth(1)
        slider = first.locator("input")
        for control, key in ((slider, "End"), (second.locator("button"), "Enter")):
            control.scroll_into_view_if_needed()
            place = control.evaluate(PLACE)
            control.press(key)
            told.get_by_text("would come out otherwise, among them").wait_for()
            page.wait_for_timeout(300)
            assert control.evaluate(PLACE) == pytest.approx(place, abs=1)
            many = page.locator(".sy-board tr.sy-turned").count()
            assert many > 6
            assert told.inner_text().startswith(f"{many} of ")
            assert told.inner_text().split(".")[0].count(";") == 5
        # A slider says its factor itself: nothing else speaks than the sentence.
        assert panel.locator("output").count() == panel.locator("output[aria-live=off]").count() > 5
        reset = panel.get_by_role("button", name="As decided")
        reset.scroll_into_view_if_needed()
        place = reset.evaluate(PLACE)
        reset.click()
        told.get_by_text("As decided again.").wait_for()
        assert reset.evaluate(PLACE) == pytest.approx(place, abs=1)
