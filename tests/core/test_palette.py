"""A site's own status words: always readable, never able to break out of their rule."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.core.branding.palette import (
    DARK_GROUND,
    LIGHT_GROUND,
    READABLE,
    contrast,
    readable,
    status_css,
)
from steelyard.core.settings import StatusWord

COLOURS = st.from_regex(r"\A#[0-9a-f]{6}\Z")


def channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


@given(COLOURS, st.sampled_from([LIGHT_GROUND, DARK_GROUND]))
def test_any_colour_becomes_readable(colour: str, ground: str) -> None:
    """Every colour reaches a contrast of 4.5 on either ground."""
    assert contrast(channels(readable(colour, ground)), channels(ground)) >= READABLE


def test_a_readable_colour_stays_as_it_is() -> None:
    """A colour that is readable already is the site's own, digit for digit."""
    assert readable("#0a5f55", LIGHT_GROUND) == "#0a5f55"
    assert readable("#abc", DARK_GROUND) == "#aabbcc"


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21, and #767676 on white is the darkest grey's 4.54."""
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((0x76, 0x76, 0x76), (255, 255, 255)) == pytest.approx(4.54, abs=0.005)


def test_a_word_gets_its_kind_and_colour() -> None:
    """A word takes the symbol of the word it counts as, and its own colour on both grounds."""
    css = status_css([StatusWord("adopted", "Adopted", "#123", "", "accepted")])
    assert (
        '.record-link[data-status="adopted"]{--shape:var(--shape-in-force);--status:var(--c-in-force)}' in css
    )
    assert re.search(r'\[data-status="adopted"\]\{--status:light-dark\(#112233,#[0-9a-f]{6}\)\}', css)


@pytest.mark.parametrize("colour", ["", "red", "#12345", "#fff}body{display:none"])
def test_what_is_no_colour_is_left_out(colour: str) -> None:
    """Only hexadecimal colours reach the sheet."""
    assert "light-dark" not in status_css([StatusWord("on-hold", "On hold", colour)])


@given(st.text(min_size=1, max_size=20))
def test_a_word_cannot_leave_its_string(word: str) -> None:
    """Whatever a word holds, quotes and line breaks among it, the sheet stays two lines with one rule."""
    lines = status_css([StatusWord(word, "Word")]).removesuffix("\n").split("\n")
    assert len(lines) == 2
    assert re.fullmatch(r'\.record-link\[data-status="([^"\\]|\\[0-9a-f]+ )*"\]\{[^{}]*\}', lines[1])


def test_a_site_without_words_of_its_own_has_an_empty_sheet() -> None:
    """The sheet is written in any case, because every page links it."""
    assert status_css([]).startswith("/*")
    assert "{" not in status_css([])
