"""A body cut at its score tables: where they stand is found the quick way, and found as by looking at every tag."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from record_samples import corpus_of, make_record
from score_samples import make_table
from steelyard.core.model import Fragment, Heading
from steelyard.core.scores.body import _passed, scored_body
from steelyard.core.scores.slots import CLOSING, Stretch, opening, stretches
from steelyard.core.scores.study import study
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


def test_a_mark_that_nothing_closes_is_no_slot() -> None:
    """What stands behind it stays a part of the body."""
    html = f"<p>a</p>{opening(0, 'scores')}<p>b</p>"
    assert list(stretches(html)) == [Stretch(html)]


@pytest.mark.parametrize(
    ("html", "heading", "level", "titles"),
    [
        ('<h2 id="own">Scores</h2>', Heading(2, "own", "Scores"), "3", ["Scores"]),
        ("<h3>By hand</h3>", Heading(3, "by-hand", "By hand"), "4", ["By hand", "Scores"]),
    ],
)
def test_a_table_stands_below_the_heading_before_it(
    html: str, heading: Heading, level: str, titles: list[str]
) -> None:
    """A heading that says the same as the table's is listed once, and one without an anchor counts by its tag."""
    fragment = Fragment(f"{html}{opening(0, 'scores')}{CLOSING}", (heading,))
    decision = corpus_of(make_record("adr/0001-a.md")).decisions[0]
    body = scored_body(
        fragment, decision, [study(replace(make_table([[5, 1], [1, 2]]), title=""))], accepted=False
    )
    table = body.parts[-1].table
    assert table is not None
    assert table.level == level
    assert [one.text for one in body.headings] == titles
