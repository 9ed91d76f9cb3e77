"""A formula in several lines as a browser sets it with the default theme."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring

from conftest import ROOT
from steelyard.markdown.formulas import to_mathml

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROWS = r"\begin{aligned} a + b &= b + c \\ d &= e \end{aligned}"


def test_lines_are_aligned(chromium: Browser) -> None:
    """What stands behind the mark of alignment begins below each other, what stands before it ends so."""
    made = to_mathml(ROWS, display=True)
    assert made is not None
    style = (ROOT / "theme/static/record.css").read_text(encoding="utf-8")
    page = chromium.new_page()
    page.set_content(
        f'<style>{style}</style><div class="sy-prose"><div class="math-block">{tostring(made, "unicode")}</div></div>'
    )
    cells = "mtd:nth-child({}) > :{}-child"
    starts, ends = (
        page.locator(cells.format(*which)).evaluate_all(
            f"all => all.map(one => Math.round(one.getBoundingClientRect().{side}))"
        )
        for which, side in (((2, "first"), "left"), ((1, "last"), "right"))
    )
    page.close()
    assert len(starts) == len(ends) == 2
    assert starts[0] == starts[1]
    assert ends[0] == ends[1]
