"""Anchors: what a page can be entered at, and what is said of a link to where it cannot."""

from __future__ import annotations

import pytest

from steelyard.core.anchors import anchors, leads_nowhere, missing_anchor
from steelyard.core.model import Anchored, Fragment
from steelyard.diagnostics import Place

HTML = (
    '<h2 id="why">Why</h2><p><span id="a&amp;b"></span>id="text" &lt;i id="shown"&gt;</p>'
    '<li title=" id=" id="fn-1">x</li>'
)


def test_every_id_of_a_body_and_its_title_s_is_an_anchor() -> None:
    """Ids stand in tags only; text that looks like one, or another attribute's value, is none."""
    known = anchors(Fragment(HTML, title_anchor="use-postgres"))
    assert known == {"why", "a&b", "fn-1", "use-postgres"}


@pytest.mark.parametrize(
    "anchor", ["why", "%C3%BCber", "über", "", "top", "TOP", "why:~:text=x", "sy-history"]
)
def test_what_is_there_is_no_fault(anchor: str) -> None:
    """An anchor may be encoded; the page's top and the ids of the page around the body are always there."""
    assert not leads_nowhere(anchor, {"why", "über"})


@pytest.mark.parametrize(
    ("anchor", "hint"),
    [
        ("Why", "did you mean `#why`?"),
        ("Decision%20Drivers", "did you mean `#decision-drivers`?"),
        ("decison-drivers", "did you mean `#decision-drivers`?"),
        ("L12", "name a heading that is there, or take the anchor away"),
    ],
)
def test_one_that_is_not_there_is_told_with_what_is_nearest(anchor: str, hint: str) -> None:
    """The hint names the anchor that was most likely meant, if any."""
    known = {"why", "decision-drivers"}
    assert leads_nowhere(anchor, known)
    found = missing_anchor(Anchored("b.md", anchor, f"b.md#{anchor}", "a", 0), known, Place("a.md", 3))
    assert (found.code, found.hint) == ("L210", hint)


def test_a_page_of_hundreds_of_anchors_is_not_compared() -> None:
    """Such a page no person wrote: the nearest is not looked for, but for one that is there in other letters."""
    known = {f"part-{number}" for number in range(300)}
    hints = [
        missing_anchor(Anchored("b.md", anchor, f"b.md#{anchor}", "a", 0), known, Place("a.md", 3)).hint
        for anchor in ("Part-7", "part-7x")
    ]
    assert hints == ["did you mean `#part-7`?", "name a heading that is there, or take the anchor away"]
