"""A body cut at its score tables: where they stand is found the quick way, and found as by looking at every tag."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from steelyard.core.scores.body import _passed
from steelyard.core.scores.slots import CLOSING, opening, stretches
from steelyard.core.views.record import HeadingView

LEVELS = st.lists(st.integers(1, 6), max_size=6)
TEXTS = st.sampled_from(["", "<hr>", "<p>Stop! <!--", "<p>one</p>\n", "<header>", "!--scores 1 a-->", "<h"])


def headed(levels: list[int], texts: list[str]) -> str:
    """Write a stretch with headings of these levels, each with its anchor."""
    tags = [f'<h{level} id="a{at}">T</h{level}>' for at, level in enumerate(levels)]
    return "".join(
        text + tag for text, tag in zip([*texts, *[""] * len(tags)], [*tags, *[""] * len(texts)], strict=True)
    )


@given(LEVELS, st.lists(TEXTS, max_size=8), st.integers(0, 3))
def test_headings_before_a_table_are_counted_by_the_last_one_s_anchor(
    levels: list[int], texts: list[str], later: int
) -> None:
    """The last tag tells how many headings there are, and which level is the last, as all tags together do."""
    html = headed(levels, texts)
    waiting = [HeadingView(2, f"a{at}", "T") for at in range(len(levels) + later)]
    assert _passed(html, waiting, 1) == (len(levels), levels[-1] if levels else 1)


@given(LEVELS)
def test_headings_without_a_known_anchor_are_counted_one_by_one(levels: list[int]) -> None:
    """A heading that is not among those that are due leaves the count to the tags."""
    html = headed(levels, [])
    assert _passed(html, [], 1) == (len(levels), levels[-1] if levels else 1)


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_slots_are_found_among_other_exclamation_marks(texts: list[str]) -> None:
    """Every slot cuts the body, and nothing else does; nothing of the text is lost."""
    html = "".join(f"{text} {opening(at, 'scores')}table{at}{CLOSING}" for at, text in enumerate(texts))
    found = list(stretches(html))
    assert [one.number for one in found] == [*range(len(texts)), None]
    assert [one.written for one in found[:-1]] == [f"table{at}" for at in range(len(texts))]
    assert re.sub(r"<!--scores \d+ scores-->table\d+<!--/scores-->", "", html) == "".join(
        one.html for one in found
    )
