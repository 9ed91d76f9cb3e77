"""No sideways scrolling at 320 px, nothing lost with text twice as large or set wider, on every kind of page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from every_page import LEAVES, PAGES, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from every_page import Sites

# The page's own scrolling, and what sticks out of the window without a box to scroll in or a box that cuts it on purpose.
WIDE = """() => {
  const root = document.documentElement, boxes = new Map();
  const cut = node => {
    if (node === document.body || node === root) return false;
    if (!boxes.has(node)) boxes.set(node, getComputedStyle(node).overflowX !== "visible" || cut(node.parentElement));
    return boxes.get(node);
  };
  const out = [...document.querySelectorAll("body *")].filter(node => {
    const box = node.getBoundingClientRect();
    return box.width && (box.right > root.clientWidth + 1 || box.left < -1) && !node.closest("svg") && !cut(node)
      && node.checkVisibility({visibilityProperty: true});
  });
  return {by: root.scrollWidth - root.clientWidth, out: out.map(node => node.outerHTML.slice(0, 100)).slice(0, 5)};
}"""

# Text that is cut off: in a box that hides what does not fit. What is there for a screen reader alone is a pixel high,
# and an ellipsis says that there is more.
LOST = """() => [...document.querySelectorAll("body *")].filter(node => {
  const style = getComputedStyle(node);
  return node.innerText && node.checkVisibility({visibilityProperty: true}) && node.clientHeight > 4 && node.clientWidth > 4
    && ["hidden", "clip"].some(way => style.overflowX === way || style.overflowY === way)
    && style.textOverflow !== "ellipsis" && style.webkitLineClamp === "none" && !node.closest("svg")
    && (node.scrollWidth > node.clientWidth + 2 || node.scrollHeight > node.clientHeight + 2);
}).map(node => node.outerHTML.slice(0, 100))"""

# What WCAG 1.4.12 lets a reader set.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""


@pytest.mark.parametrize("name", [name for name in PAGES if name not in LEAVES])
def test_a_page_fits_any_window_and_any_text(chromium: Browser, sites: Sites, name: str) -> None:
    """A page fits 320 px, text of twice the size, and text as wide apart as a reader may want it."""
    with visit(chromium, sites, bypass_csp=True) as window:
        page = window.open(name)
        found = {}
        for width in (320, 390, 768):
            page.set_viewport_size({"width": width, "height": 800})
            found[f"{width} px"] = page.evaluate(WIDE)
        page.set_viewport_size({"width": 1280, "height": 800})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        found["twice as large"] = page.evaluate(WIDE)
        lost = {"twice as large": page.evaluate(LOST)}
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.add_style_tag(content=SPACING)
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            found[f"spaced at {width} px"] = page.evaluate(WIDE)
            lost[f"spaced at {width} px"] = page.evaluate(LOST)
    assert {how: one for how, one in found.items() if one["by"] > 0 or one["out"]} == {}
    assert {how: one for how, one in lost.items() if one} == {}
