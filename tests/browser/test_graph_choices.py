"""What a choice in the graph leaves lit is in sight, and what is said of it is what is lit; the ground is dragged."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from every_page import visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from every_page import Sites, Visit

SEEN = """() => {
  const canvas = document.querySelector('.sy-canvas').getBoundingClientRect();
  return [...document.querySelectorAll('.sy-lit [data-of] use:first-of-type')].map(n => n.getBoundingClientRect())
    .filter(b => b.left >= canvas.left && b.right <= canvas.right && b.top >= canvas.top && b.bottom <= canvas.bottom).length;
}"""
LIT = "[...document.querySelectorAll('.sy-lit [data-of] .sy-num')].map(n => n.textContent.trim())"
SIZES = [(1280, 900), (375, 812)]


def settled(page: Page) -> None:
    """Wait until what was asked for has been painted and said."""
    page.evaluate(
        "new Promise(done => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 250))"
    )


def values(select: Locator) -> list[str]:
    """Give what can be chosen, but for "All"."""
    found: list[str] = select.evaluate("n => [...n.options].map(option => option.value).filter(Boolean)")
    return found


@pytest.fixture(params=SIZES, ids=["desk", "phone"])
def window(chromium: Browser, sites: Sites, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Open a window of each size."""
    width, height = request.param
    with visit(chromium, sites, viewport={"width": width, "height": height}) as one:
        yield one
    assert one.said == []


def test_a_choice_is_brought_into_sight(window: Visit) -> None:
    """Whatever is chosen, and wherever one was, some of it is seen; so it is when its address is opened."""
    page = window.open("graph of a crowd")
    for name in ("Tag", "Status"):
        select = page.get_by_role("combobox", name=name)
        for value in values(select):
            select.select_option(value)
            settled(page)
            assert page.evaluate(SEEN), value
            address = page.url
            other = window.open("graph of a crowd", after=address[address.index("#") :])
            settled(other)
            assert other.evaluate(SEEN), value
            other.close()
            page.get_by_role("button", name="Reset").click()


def test_a_choice_in_sight_moves_nothing(window: Visit) -> None:
    """Where some of what is chosen is seen already, the drawing stays where it is."""
    page = window.open("graph of a crowd")
    place = (
        "[document.querySelector('.sy-canvas').scrollLeft, document.querySelector('.sy-canvas').scrollTop]"
    )
    before = page.evaluate(place)
    page.get_by_role("combobox", name="Status").select_option("accepted")
    settled(page)
    assert page.evaluate(place) == before


def test_back_takes_a_choice_back(window: Visit) -> None:
    """Each choice is a step of the browser's history, how large the drawing is made is none; the last step leaves the page."""
    page = window.open("graph")
    steps = page.evaluate("history.length")
    page.get_by_role("combobox", name="Tag").select_option("soil")
    settled(page)
    page.get_by_role("combobox", name="Find").fill("4")
    page.keyboard.press("Enter")
    settled(page)
    page.get_by_role("button", name="Larger").click()
    page.get_by_role("button", name="Larger").click()
    settled(page)
    assert page.evaluate("location.hash") == "#focus=field%3A4&tag=soil&zoom=1.563"
    page.get_by_role("button", name="Reset").click()
    page.wait_for_function("!location.hash")
    assert page.evaluate("history.length") == steps + 3
    page.go_back()
    page.wait_for_function("location.hash === '#focus=field%3A4&tag=soil&zoom=1.563'")
    settled(page)
    assert page.get_by_role("combobox", name="Find").input_value().startswith("0004 ")
    assert ": " in page.get_by_role("status").inner_text()
    page.go_back()
    page.wait_for_function("location.hash === '#tag=soil'")
    settled(page)
    assert page.get_by_role("combobox", name="Find").input_value() == ""
    assert page.get_by_role("combobox", name="Tag").input_value() == "soil"
    page.go_back()
    page.wait_for_function("!location.hash")
    settled(page)
    assert page.get_by_role("combobox", name="Tag").input_value() == ""
    assert page.evaluate(LIT) == []


def test_back_from_a_choice_to_a_heading_is_none(window: Visit) -> None:
    """An address that leads to a place in the page is a step without a choice, unless a link led there from one."""
    page = window.open("graph", after="#sy-all")
    page.get_by_role("combobox", name="Tag").select_option("soil")
    page.go_back()
    page.wait_for_function("location.hash === '#sy-all'")
    settled(page)
    assert page.evaluate(LIT) == []
    page.go_forward()
    page.wait_for_function("location.hash === '#tag=soil'")
    page.evaluate("location.hash = 'sy-all'")
    settled(page)
    assert page.evaluate(LIT) != []


def test_neighbours_are_told_as_they_are_lit(window: Visit) -> None:
    """With a tag chosen the sentence counts, of a decision's neighbours, those that have it, and names no other."""
    page = window.open("graph", after="#focus=field:4&depth=2")
    settled(page)
    told = page.get_by_role("status")
    every = page.evaluate(LIT)
    assert f": {len(every) - 1} neighbours." in told.inner_text()
    page.get_by_role("combobox", name="Tag").select_option("soil")
    settled(page)
    lit = page.evaluate(LIT)
    assert 1 < len(lit) < len(every)
    assert f": {len(lit) - 1} of {len(every) - 1} neighbours." in told.inner_text()
    named = [re.sub(r"\D.*", "", one) for one in told.locator("a").all_inner_texts()]
    assert set(named) <= set(lit)


def test_the_keyboard_counts_as_far_as_is_lit(window: Visit) -> None:
    """The neighbours of the box that has the focus are counted as many steps away as they are shown."""
    page = window.open("graph", after="#depth=3")
    page.locator(".sy-nodes > a").nth(3).focus()
    page.keyboard.press("Shift+Tab")
    settled(page)
    lit = page.evaluate(LIT)
    assert f": {len(lit) - 1} neighbours." in page.get_by_role("status").inner_text()
    # Under a mouse that rests, the ground scrolls by.
    page.locator(".sy-graph").first.dispatch_event("pointerover", {"bubbles": True})
    settled(page)
    assert page.evaluate(LIT) == lit


def test_the_box_that_has_the_focus_is_seen_whole(window: Visit) -> None:
    """Tab after Tab, the whole box is in the drawing's window and below its years."""
    page = window.open("graph")
    page.locator(".sy-canvas").focus()
    for _ in range(page.locator(".sy-nodes").first.locator("> a").count()):
        page.keyboard.press("Tab")
        settled(page)
        seen = page.evaluate("""() => {
          const box = document.activeElement.querySelector('use').getBoundingClientRect();
          const canvas = document.querySelector('.sy-canvas').getBoundingClientRect();
          const years = document.querySelector('.sy-front .sy-times rect').getBoundingClientRect();
          return box.left >= canvas.left && box.right <= canvas.right && box.top >= years.bottom && box.bottom <= canvas.bottom;
        }""")
        assert seen, page.evaluate("document.activeElement.id")


def test_the_ground_is_dragged(window: Visit) -> None:
    """The mouse takes the ground along, and nothing is pointed at meanwhile."""
    page = window.open("graph of a crowd")
    canvas = page.locator(".sy-canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    left = canvas.evaluate("n => n.scrollLeft")
    page.mouse.move(box["x"] + 40, box["y"] + 6)
    page.mouse.down()
    page.mouse.move(box["x"] + 240, box["y"] + 60, steps=4)
    assert canvas.evaluate("n => n.scrollLeft") == left - 200
    assert not page.evaluate("document.querySelector('.sy-canvas').classList.contains('sy-some')")
    page.mouse.up()
    page.mouse.move(box["x"] + 140, box["y"] + 60)
    assert canvas.evaluate("n => n.scrollLeft") == left - 200
