"""The word that was probably meant."""

from __future__ import annotations

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
