"""The words by which a text is found, as the page's own script has to cut them too (see test_search_engine.py)."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from steelyard.core.search.terms import LONGEST, MOST_MARKS, counted, fold, opening, terms

VECTORS = Path(__file__).parents[1] / "vectors/search-terms.json"
CASES: list[dict[str, Any]] = json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]
ANY = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_words_are_those_of_the_vectors(case: dict[str, Any]) -> None:
    """Each text of the shared vectors has the words that stand beside it."""
    assert terms(case["text"]) == case["terms"]


@given(ANY)
def test_a_word_is_one_word(text: str) -> None:
    """No word is empty, too long, or holds what ends a word; cutting it again changes nothing but unspaced scripts."""
    for term in terms(text):
        assert 0 < len(term) <= LONGEST
        assert not any(unicodedata.category(letter)[0] == "Z" for letter in term)
        assert all(
            letter in "+#" or unicodedata.category(letter) not in {"Cc", "Cs", "Cf"} for letter in term
        )
        assert terms(term)[0][:1] == term[:1]


@given(ANY)
def test_words_are_counted(text: str) -> None:
    """Counting words is cutting them and counting each."""
    assert counted(text) == Counter(terms(text))


@given(ANY)
@example("++ c++")
def test_the_opening_is_the_first_word(text: str) -> None:
    """What a title begins with is its first word, also behind signs that are none."""
    assert opening(text) == terms(text)[:1]


@given(ANY)
def test_folding_twice_is_folding_once(text: str) -> None:
    """What is folded stays as it is."""
    assert fold(fold(text)) == fold(text)


@given(ANY)
def test_form_and_case_do_not_matter(text: str) -> None:
    """A text has the same words however its letters are composed."""
    assert terms(unicodedata.normalize("NFD", text)) == terms(unicodedata.normalize("NFC", text))


@given(st.integers(0, 10**9), st.integers(0, 5))
def test_zeros_before_a_number_do_not_count(number: int, zeros: int) -> None:
    """0012 and 12 are one word."""
    assert terms("0" * zeros + str(number)) == [str(number)]


def test_heaped_marks_are_no_work() -> None:
    """Marks in any number are taken in: ordering half a million of them would take minutes."""
    assert terms("a" + "\u05b0\u0316" * 250_000 + "b") == ["a", "b"]
    allowed = "a" + "\u05b0" * MOST_MARKS + "b"
    assert terms(allowed) == [allowed[:LONGEST]]


def test_a_word_without_end_is_cut() -> None:
    """A megabyte without a blank is one word of LONGEST characters."""
    assert terms("x" * 1_000_000 + " y") == ["x" * LONGEST, "y"]
