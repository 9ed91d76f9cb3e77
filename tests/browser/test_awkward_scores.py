"""Score tables that are awkward to set: long words beside short ones, old links, paper, a button pressed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from every_page import publish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

WORD = "Straßenbeleuchtungserneuerungsgesellschaftsvertrag"
ORDINARY = "An option with a long name that is made of many short words"
CRITERION = "How much of the work is left to those who keep the lamps when it is dark"
TABLE = f"""scale: 1-5
chosen: {WORD}
criteria: [{{name: {CRITERION}, weight: 2}}, {{name: Price, weight: 1}}]
options: [{WORD}, {ORDINARY}, Lamp]
scores:
  {WORD}: {{{CRITERION}: 5, Price: 2}}
  {ORDINARY}: {{{CRITERION}: 2, Price: 4}}
  Lamp: {{{CRITERION}: 1, Price: 1}}
"""
BOX = "selector => document.querySelector(selector).getBoundingClientRect().toJSON()"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a record with two score tables of long and short names."""
    root = tmp_path_factory.mktemp("awkward")
    (root / "decisions").mkdir()
    (root / "decisions/0001-lamps.md").write_text(
        "# Choose lamps\n\nStatus: accepted\n\nDate: 2024-03-05\n", encoding="utf-8"
    )
    for name in ("0001-lamps.criteria.yaml", "0001-lamps.again.criteria.yaml"):
        (root / "decisions" / name).write_text(TABLE, encoding="utf-8")
    publish(root, root / "site")
    return root / "site"


@pytest.fixture
def page(chromium: Browser, site: Path) -> Iterator[Page]:
    """Open the record in a window of a desktop, from disk."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto((site / "d/0001-lamps.html").as_uri())
    yield page
    context.close()


@pytest.mark.parametrize("width", [961, 1024, 1440])
def test_all_scored_decisions_fit_the_window(page: Page, site: Path, width: int) -> None:
    """A long word in a table of all scored decisions is broken before the page has to be moved sideways."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((site / "scores.html").as_uri())
    assert page.locator(".sy-board tbody tr").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    assert page.evaluate(
        "[...document.querySelectorAll('.sy-board td')].every(one => one.scrollWidth <= one.clientWidth)"
    )


def test_controls_stand_evenly_beside_a_long_name(page: Page) -> None:
    """A choice is no wider than it is drawn, whatever stands in it: what follows is as near as its other neighbours."""
    decided, equal, choice, copy = (
        page.evaluate(BOX, f".sy-controls {one}")
        for one in ("[data-preset=decided]", "[data-preset=equal]", "select", "[data-copy]")
    )
    assert copy["top"] == decided["top"]
    assert copy["left"] - choice["right"] == pytest.approx(equal["left"] - decided["right"], abs=1)


def test_ordinary_words_share_lines_beside_a_long_one(page: Page) -> None:
    """In a table of few options that a long word makes wide, no heading has a line for each of its words."""
    lines = """name => {
      const node = [...document.querySelectorAll(".sy-wide thead bdi")].find(one => one.textContent === name);
      return Math.round(node.getBoundingClientRect().height / parseFloat(getComputedStyle(node).lineHeight));
    }"""
    assert page.evaluate(lines, ORDINARY) <= 6
    assert page.evaluate("document.querySelector('.sy-wide').getBoundingClientRect().width") <= (
        page.evaluate("document.querySelector('.sy-table-box').getBoundingClientRect().width")
    )


def test_nothing_in_a_printed_table_is_larger_than_its_names(page: Page) -> None:
    """What stands small on a screen stands no larger than the rest on paper."""
    page.emulate_media(media="print")
    sizes = page.evaluate(
        """[".sy-table [scope=row] b", ".sy-table small", ".sy-table .sy-v", ".sy-table .sy-s span"].map(selector =>
          parseFloat(getComputedStyle(document.querySelector(selector)).fontSize))"""
    )
    assert max(sizes) == sizes[0]
    assert (
        page.evaluate("parseFloat(getComputedStyle(document.querySelector('.sy-facts dd')).fontSize)")
        > sizes[0]
    )


def status(page: Page) -> list[str]:
    """Read what the tables say of other weights, when it is said."""
    page.wait_for_timeout(300)
    return page.locator(".sy-verdict [data-what-if]").all_inner_texts()


def test_a_link_to_a_table_that_is_gone_says_so(page: Page) -> None:
    """Weights for a table that has another name by now are told at the first; those for the others hold."""
    first, second = (one.get_attribute("id") or "" for one in page.locator(".sy-scores").all())
    address = page.url
    page.goto("about:blank")
    page.goto(f"{address}#what-if=of-old:price=5")
    assert status(page) == ["Part of the link fits nothing here.", ""]
    page.goto("about:blank")
    page.goto(f"{address}#what-if={second}:price=50&of-old:price=5")
    told = status(page)
    assert told[0] == "Part of the link fits nothing here."
    assert told[1].startswith(f"With these weights, {ORDINARY} would win")
    page.goto("about:blank")
    page.goto(f"{address}#what-if={first}:price=50&of-old:price=5")
    told = status(page)
    assert told[0].startswith(f"With these weights, {ORDINARY} would win")
    assert told[0].endswith("Part of the link fits nothing here.")
    assert told[1] == ""


def test_a_button_that_copies_is_itself_again(page: Page) -> None:
    """One that is pressed again while it tells that it copied bears its own name afterwards."""
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.resolve()}})"
    )
    button = page.locator(".sy-controls [data-copy]").first
    for _ in range(2):
        button.click()
        page.wait_for_timeout(200)
        assert button.inner_text() == "Link copied"
    page.wait_for_timeout(3000)
    assert button.inner_text() == "Copy link"


def test_one_decision_is_in_force(page: Page, site: Path) -> None:
    """One of some has its verb in the singular, as one of those of another day has."""
    page.goto((site / "timeline.html").as_uri())
    assert page.locator("[data-told]").inner_text() == "1 of 1 decisions is in force."
