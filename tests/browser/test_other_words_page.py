"""Scripts speak the language of the page: whatever readers do, nothing of it is said outside of the brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bracketed import publish_bracketed, unsaid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

RADIO = "orchard/d/field/0003-choose-a-radio.html"
SCORERS = "orchard/d/office/0002-sell-at-the-gate.html"
_QUIET = 400
"""Milliseconds in which nothing changes: scripts wait up to 250 before they speak."""

EVERYTHING = "orchard/d/field/0011-show-everything-a-page-can-hold.html"


class Bracketed:
    """The sites in brackets, and a page of them opened from disk."""

    def __init__(self, folder: Path, held: dict[str, str], page: Page) -> None:
        self.page = page
        self._folder = folder
        self._held = held

    def open(self, path: str, after: str = "") -> Page:
        """Open a page by its path below the sites' folder, with `after` (a fragment) behind its address."""
        self.page.goto((self._folder / path).as_uri() + after)
        return self.page

    def left(self, path: str) -> list[str]:
        """Return what the page says outside of brackets, as soon as it does not change any more."""
        before, now = "", self.page.content()
        while now != before:
            self.page.wait_for_timeout(_QUIET)
            before, now = now, self.page.content()
        return unsaid(now, self._held[path.partition("/")[0]])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Build the sites once."""
    out = tmp_path_factory.mktemp("bracketed")
    return out, publish_bracketed(out)


@pytest.fixture
def site(chromium: Browser, folder: tuple[Path, dict[str, str]]) -> Iterator[Bracketed]:
    """Open a window onto the sites; no script may fail in it."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield Bracketed(*folder, page)
    assert faults == []
    context.close()


@pytest.mark.parametrize(
    "path",
    [
        "orchard/index.html",
        "orchard/d/field/0002-measure-the-soil-by-hand.html",
        EVERYTHING,
        RADIO,
        SCORERS,
        "orchard/graph.html",
        "orchard/timeline.html",
        "orchard/scores.html",
        "scores/d/0001-pick-a-queue.html",
    ],
)
def test_pages_as_scripts_leave_them(site: Bracketed, path: str) -> None:
    """What scripts add or change when a page opens is in the language."""
    site.open(path).wait_for_load_state("networkidle")
    assert site.left(path) == []


def test_the_list_filtered_and_searched(site: Bracketed) -> None:
    """Filters, the search and its results, and a search without any."""
    page = site.open("orchard/index.html")
    page.locator("[data-word=accepted]").click()
    page.locator(".sy-told, [role=status]").first.wait_for(state="attached")
    assert site.left("orchard/index.html") == []
    page.locator("#sy-q").fill("valve")
    assert site.left("orchard/index.html") == []
    page.locator("#sy-q").fill("zzzzzz")
    assert site.left("orchard/index.html") == []


@pytest.mark.parametrize("path", ["orchard/timeline.html", "orchard/index.html"])
def test_what_held_on_a_day(site: Bracketed, path: str) -> None:
    """The day in words as the build writes it, how many held, what came and went."""
    page = site.open(path, "#on=2020-06-01")
    page.get_by_text("1. Juni 2020").first.wait_for(state="attached")
    assert site.left(path) == []


def test_the_graph_followed_and_filtered(site: Bracketed) -> None:
    """A decision and its neighbours in words, a choice by status, and a name that no decision has."""
    page = site.open("orchard/graph.html", "#focus=field:3")
    page.locator(".sy-told a").first.wait_for()
    assert site.left("orchard/graph.html") == []
    page.locator("[name=focus]").fill("zzzz")
    page.locator("[name=focus]").press("Enter")
    page.locator(".sy-told").get_by_text("zzzz").wait_for()
    assert site.left("orchard/graph.html") == []
    page.locator("[type=reset]").click()
    page.locator("[name=status]").select_option("accepted")
    page.locator(".sy-told").get_by_text("⟦").first.wait_for()
    assert site.left("orchard/graph.html") == []


@pytest.mark.parametrize("path", [RADIO, SCORERS, "scores/d/0001-pick-a-queue.html"])
def test_tables_weighed_anew(site: Bracketed, path: str) -> None:
    """Verdict, ranges, totals, ranks and buttons under other weights, without musts, by one scorer, and copied."""
    page = site.open(path)
    table = page.locator("[data-part=score-table]").first
    told = table.locator("[data-what-if]")
    for weight in ("0.5", "9.5", "0"):
        table.locator("[type=number]").first.fill(weight)
        told.get_by_text("⟦").first.wait_for(state="attached")
        assert site.left(path) == []
    table.locator("[data-preset=decided]").click()
    assert site.left(path) == []
    for control in ("[data-musts]", "[data-scorer]"):
        if not table.locator(control).count():
            continue
        if control == "[data-musts]":
            table.locator(control).uncheck()
        else:
            table.locator(control).select_option(index=1)
        assert site.left(path) == []
    table.locator("[data-copy]").click()
    assert site.left(path) == []
    site.open(path, "#what-if=scores:nothing=5").reload()
    assert site.left(path) == []


@pytest.mark.parametrize("path", ["orchard/scores.html", "scores/scores.html"])
def test_all_tables_weighed_anew(site: Bracketed, path: str) -> None:
    """What each decision would come to, where a criterion that several share weighs more, or alone."""
    page = site.open(path)
    if not page.locator(".sy-factors li").count():
        pytest.skip("no criterion is shared here")
    page.locator(".sy-factors [type=range]").first.fill("8")
    assert site.left(path) == []
    page.locator(".sy-factors button").first.click()
    assert site.left(path) == []
    page.locator("[data-reset]").click()
    assert site.left(path) == []
