"""All by keyboard: Tab reaches everything in the order of the page, and what has the focus is seen to have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from every_page import LEAVES, PAGES, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from every_page import Sites

PAGES_WALKED = [name for name in PAGES if name not in LEAVES]
MOST = 120
"""So many steps; a crowd's rows are all alike."""

# What Tab ought to reach, in the order of the page, and the places in it of what it did reach; the parts of a date are
# one. What a closed disclosure holds is left out, and of a group of radio buttons all but the chosen one.
ORDER = """() => {
  const natural = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable], iframe, audio, video";
  const wanted = [...document.querySelectorAll(natural)].filter(one =>
    one.tabIndex >= 0 && !one.disabled && one.type !== "hidden" && one.checkVisibility({visibilityProperty: true})
    && !(one.matches("summary") && one !== one.parentElement.querySelector(":scope > summary"))
    && !(one.type === "radio" && !one.checked && document.querySelector(`input[name="${one.name}"]:checked`)));
  const reached = (window.syReached || []).filter((one, at, all) => one !== all[at - 1]);
  return {
    places: reached.map(one => wanted.indexOf(one)),
    count: wanted.length,
    positive: wanted.filter(one => one.tabIndex > 0).map(one => one.outerHTML.slice(0, 100)),
  };
}"""

# Where the focus is, and how it is seen: by an outline of its own, or of what it stands for, or in a drawing by a
# stroke, a line below or a weight that is there only then.
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  (window.syReached = window.syReached || []).push(one);
  const box = one.getBoundingClientRect(), middle = [box.left + box.width / 2, box.top + box.height / 2];
  const lined = node => {
    const style = getComputedStyle(node);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const drawn = () => [one, ...one.querySelectorAll("*")].map(node => {
    const style = getComputedStyle(node);
    return [style.stroke, style.strokeWidth, style.textDecorationLine, style.textDecorationThickness, style.fontWeight];
  }).join();
  let seen = lined(one) || [...one.querySelectorAll("*")].some(lined) || one.closest("label:has(:focus-visible)") && lined(one.closest("label"));
  // The last part of a date is the button of its calendar, which has an outline of the browser's own.
  if (!seen && one.type === "date") seen = window.syReached.filter(other => other === one).length > 1;
  if (!seen && one.closest("svg")) {
    const now = drawn();
    one.blur();
    seen = drawn() !== now;
    one.focus({focusVisible: true});
  }
  const over = document.elementFromPoint(...middle);
  const covered = over && !one.contains(over) && !over.contains(one) && getComputedStyle(over.closest("[class]") || over).position;
  return {
    what: one.outerHTML.slice(0, 120), seen: !!seen,
    inside: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    covered: ["sticky", "fixed"].includes(covered),
  };
}"""


@pytest.mark.parametrize("name", PAGES_WALKED)
def test_tab_walks_through_the_page(chromium: Browser, sites: Sites, name: str) -> None:
    """Each step of Tab goes to the next in the order of the page, in sight, outlined, and under nothing that sticks."""
    with visit(chromium, sites) as window:
        page = window.open(name)
        steps: list[dict[str, Any]] = []
        while len(steps) < MOST:
            page.keyboard.press("Tab")
            step = page.evaluate(FOCUSED)
            if step is None:
                break
            steps.append(step)
        order = page.evaluate(ORDER)
        assert order["places"] == list(range(len(order["places"]))), [step["what"] for step in steps]
        assert len(steps) == MOST or len(order["places"]) == order["count"], "the walk ended before the page"
        assert order["positive"] == []
        assert [step["what"] for step in steps if not step["seen"]] == []
        assert [step["what"] for step in steps if not step["inside"]] == []
        assert [step["what"] for step in steps if step["covered"]] == []
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(FOCUSED) is not None
