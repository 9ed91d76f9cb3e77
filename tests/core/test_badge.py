"""The badge: true words, fitted into its boxes whatever the font, readable, and nothing that could run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from record_samples import corpus_of, make_record
from steelyard.core.badge import badge
from steelyard.core.branding.palette import READABLE, ratio
from steelyard.core.language.language import ENGLISH, Language

if TYPE_CHECKING:
    from collections.abc import Sequence

SVG = "{http://www.w3.org/2000/svg}"


def drawn(statuses: Sequence[str | None], language: Language = ENGLISH) -> ET.Element:
    records = [make_record(f"adr/{at + 1:04}-x.md", status=word) for at, word in enumerate(statuses)]
    return ET.fromstring(badge(corpus_of(*records).decisions, language))


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        ([], "decisions: 0 in force"),
        (["accepted", "accepted", "rejected", None], "decisions: 2 in force"),
        (["proposed"], "decisions: 0 in force"),
        ([None, None, "proposed"], "decisions: 3 recorded"),
        (["accepted"] * 1234, "decisions: 1\u00a0234 in force"),
    ],
)
def test_it_says_how_many_decisions_are_in_force(statuses: Sequence[str | None], told: str) -> None:
    """Where some do not say whether they are and none says so, it counts decisions instead of denying them."""
    read = drawn(statuses)
    assert read.get("role") == "img"
    assert read.get("aria-label") == read.findtext(f"{SVG}title") == told
    assert ": ".join(word.text or "" for word in read.iter(f"{SVG}text")) == told


@pytest.mark.parametrize(
    "words", [{}, {"decisions": "قرارات", "{n} in force": "{n} سارية"}, {"decisions": "<決定> & 文書"}]
)
def test_words_stay_in_their_boxes(words: Any) -> None:
    """Each has a width of its own that the browser fits it into, side by side without touching."""
    read = drawn(["accepted"], Language("x", messages=words))
    first, second = read.iter(f"{SVG}text")
    whole = int(read.get("width", ""))
    ends = [int(word.get("x", "")) + int(word.get("textLength", "")) for word in (first, second)]
    assert 0 < int(first.get("x", "")) < ends[0] < int(second.get("x", "")) < ends[1] < whole
    assert {word.get("lengthAdjust") for word in (first, second)} == {"spacingAndGlyphs"}
    tags = {each.tag.removeprefix(SVG) for each in read.iter()}
    assert tags == {"svg", "title", "rect", "path", "g", "text"}


@pytest.mark.parametrize("status", ["accepted", "rejected"])
def test_it_can_be_read(status: str) -> None:
    """White words have the contrast that WCAG asks of text, with both grounds."""
    read = drawn([status])
    grounds = [each.get("fill", "") for each in (*read.iter(f"{SVG}rect"), *read.iter(f"{SVG}path"))]
    assert len(grounds) == 2
    assert all(ratio("#ffffff", ground) >= READABLE for ground in grounds)
