"""axe-core finds nothing: on every kind of page, light and dark, on a desktop and a phone, also while a page is used."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import node_modules
from every_page import LEAVES, PAGES, visit
from page_states import STATES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from every_page import Sites

WIDTHS = (1280, 390)
NEWER = node_modules() / "axe-core/axe.min.js"
AXE = Axe.from_file(NEWER) if NEWER.is_file() else Axe()
"""The newest axe-core where npm installed one, else the one that comes with the package from PyPI."""

# Every rule that axe-core runs by itself, best practices included, and those for WCAG 2.2 and of its experiments that it
# leaves off at first. Rows of a long list are alike: the first of them stand for all.
RUN = """() => axe.run({exclude: [[".sy-rows > :nth-child(n+25)"]]}, {
  resultTypes: ["violations"],
  rules: Object.fromEntries([
    "target-size", "css-orientation-lock", "label-content-name-mismatch", "p-as-heading",
    "table-fake-caption", "td-has-header",
  ].map(rule => [rule, {enabled: true}])),
}).then(result => result.violations)"""

# Takes away what a crowd repeats: of what is the same but for words and places the first stand for all.
FEWER = """() => {
  const seen = {}, form = one => `${one.localName} ${one.getAttribute("class")} ${one.getAttributeNames()}`;
  for (const one of document.querySelectorAll("main :is(ol, ul, svg, g) > *")) {
    const kind = [form(one.parentElement), form(one), ...new Set([...one.querySelectorAll("*")].map(form).sort())].join();
    seen[kind] = (seen[kind] || 0) + 1;
    if (seen[kind] > 24) one.remove();
  }
}"""


TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def findings(page: Page, *widths: int) -> list[str]:
    """Run axe-core on a page at some widths, light and dark, and tell what it found, five elements a rule.

    The first look has the whole page, the others no more than some of what is alike.
    """
    # Rows out of sight are not laid out, and axe-core would take their places from before for their places now.
    page.add_style_tag(content="* { content-visibility: visible !important }")
    page.evaluate(AXE.axe_script)
    found = []
    for width, scheme in product(widths, ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.evaluate(TWO_FRAMES)  # what scrolls now is told of a size after it is drawn
        violations: list[dict[str, Any]] = page.evaluate(RUN)
        found += [
            f"{width} {scheme} {one['id']}: {node['html'][:200]} {node['failureSummary']}"
            for one in violations
            for node in one["nodes"][:5]
        ]
        page.evaluate(FEWER)
    return found


@pytest.mark.parametrize("name", [name for name in PAGES if name not in LEAVES])
def test_axe_finds_nothing(chromium: Browser, sites: Sites, name: str) -> None:
    """No rule is broken at any width or in any scheme."""
    with visit(chromium, sites, bypass_csp=True) as window:
        assert findings(window.open(name), *WIDTHS) == []


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_use(chromium: Browser, sites: Sites, name: str, width: int) -> None:
    """No rule is broken after what a reader does, be it done on a desktop or on a phone."""
    state = STATES[name]
    with visit(chromium, sites, bypass_csp=True, viewport={"width": width, "height": 900}) as window:
        page = window.open(state.page, after=state.after)
        state.act(page)
        page.locator(state.done).first.wait_for()
        assert findings(page, width) == []


def test_axe_finds_what_is_wrong(chromium: Browser, sites: Sites) -> None:
    """The rules that are switched on are run: a poor page is told of its contrast, its name and its targets."""
    with visit(chromium, sites, bypass_csp=True) as window:
        page = window.open("record empty")
        page.evaluate("""() => {
          const box = document.querySelector("main");
          box.innerHTML += "<p style='color:#999;background:#fff'>pale</p><button></button>"
            + "<span style='display:flex'>" + "<a href=x style='display:block;width:9px;height:9px'>o</a>".repeat(2) + "</span>";
        }""")
        rules = {line.split()[2] for line in findings(page, 1280)}
    assert {"color-contrast:", "button-name:", "target-size:"} <= rules


def test_axe_finds_what_is_wrong_in_one_look(chromium: Browser, sites: Sites) -> None:
    """What is poor in the dark alone is told there, at each width, also where it is one of many that are alike."""
    with visit(chromium, sites, bypass_csp=True) as window:
        page = window.open("record empty")
        page.evaluate("""() => {
          const pale = "style='color:light-dark(#000,#333);background:light-dark(#fff,#222)'";
          document.querySelector("main").innerHTML += `<p ${pale}>one alone</p>`
            + "<ol>" + `<li ${pale}>one of many</li>`.repeat(60) + "</ol>";
        }""")
        found = findings(page, 1280, 390)
    for words in ("one alone", "one of many"):
        assert {line[:9] for line in found if words in line} == {"1280 dark", "390 dark "}, found


def test_forced_colours_keep_a_diagram_readable(chromium: Browser, sites: Sites) -> None:
    """Where the system forces its colours, what a diagram says does not vanish into its boxes."""
    with visit(chromium, sites, forced_colors="active") as window:
        fills = window.open("record with diagrams").evaluate(
            "[...document.querySelectorAll('.sy-drawing svg')].map(svg => ['rect', 'text tspan']"
            ".map(name => getComputedStyle(svg.querySelector(`g ${name}`)).fill))"
        )
    assert len(fills) == 2
    assert not [pair for pair in fills if pair[0] == pair[1]], fills
