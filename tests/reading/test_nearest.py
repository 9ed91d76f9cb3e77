"""The word that was probably meant."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches

import pytest

from steelyard.reading.nearest import nearest


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("titel", "title"),
        ("repo-url", "repo_url"),
        ("Repo_URL", "repo_url"),
        ("frobnicate", None),
        ("", None),
    ],
)
def test_a_slip_finds_the_word_that_was_meant(word: str, meant: str | None) -> None:
    """Swapped letters, case, `-` and `_` do not matter; a word like none of them finds none."""
    assert nearest(word, ["title", "repo_url", "out"]) == meant


WORDS = ["lamp_1", "lamp_12", "lamp_21", "lmap_12", "quay", "quays", "", "a", "ab", "ba"]


@pytest.mark.parametrize("word", [*WORDS, "lmap_1", "lamp", "qauy", "b", "lamp_112", "zzz"])
def test_it_is_the_word_that_difflib_finds(word: str) -> None:
    """Of several that are as like, the same one is meant."""
    assert nearest(word, WORDS) == next(iter(get_close_matches(word, WORDS, n=1)), None)


def test_words_that_cannot_be_nearer_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ever so many words that are a little alike are not all looked at letter by letter."""
    compared: list[SequenceMatcher[str]] = []
    ratio = SequenceMatcher.ratio

    def counted(matcher: SequenceMatcher[str]) -> float:
        compared.append(matcher)
        return ratio(matcher)

    monkeypatch.setattr(SequenceMatcher, "ratio", counted)
    assert nearest("lmap-150.csv", [f"lamp-{number}.csv" for number in range(100, 400)]) == "lamp-150.csv"
    assert len(compared) < 150
