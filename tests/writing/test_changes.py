"""Changes within lines touch nothing else: other letters, line ends, a byte-order mark."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from steelyard.writing.changes import Change, apart, changed

ENDS = st.sampled_from(["\n", "\r\n", "\r"])
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\ufeff"), min_size=1, max_size=12)


@given(st.lists(st.tuples(WORDS, ENDS), min_size=1, max_size=6), st.data(), st.sampled_from(["", "\ufeff"]))
def test_only_the_span_changes(lines: list[tuple[str, str]], data: st.DataObject, mark: str) -> None:
    """Before and behind a span every byte stays, whatever ends the lines."""
    number = data.draw(st.integers(0, len(lines) - 1))
    word = lines[number][0]
    start = data.draw(st.integers(0, len(word)))
    length = data.draw(st.integers(0, len(word) - start))
    text = mark + "".join(map("".join, lines))
    after = changed(text, [Change(number + 1, start + 1, length, "NEW")])
    head = mark + "".join(map("".join, lines[:number])) + word[:start]
    assert after == head + "NEW" + text[len(head) + length :]


def test_several_changes_of_a_line_are_made_at_once() -> None:
    """Their columns are those of the line as it was; a line break becomes the file's own."""
    changes = [Change(1, 1, 1, "xyz"), Change(1, 3, 1, ""), Change(2, 3, 0, "\n---")]
    assert changed("abc\r\nde\r\n", changes) == "xyzb\r\nde\r\n---\r\n"


def test_what_overlaps_is_left_for_later() -> None:
    """Of two changes of the same letters the first stays, of two that are the same one."""
    one, other, third = Change(1, 1, 3, "a"), Change(1, 2, 1, "b"), Change(1, 4, 1, "c")
    assert apart([third, other, one, one]) == (one, third)
    assert re.fullmatch("ac", changed("1234", apart([third, other, one])))
