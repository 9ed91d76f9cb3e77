"""The quick way for plain front matter: what the parser of YAML would say, or nothing."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from steelyard.reading.plain_yaml import read_plain
from steelyard.reading.yaml import read_yaml

PIECES = [
    "a", "Bc d", "1", "0x1F", "é", "中", "😀", "null", "~", "true", "2020-01-02", " ", "  ", ": ", ":", ", ", ",", "[", "]", "{", "}", '"', "'",
    "''", "\n", "#", " #", "- ", "-", "?", "!", "&", "*", "@", "%", "|", ">", "\t", "...", "---", "/", "(", ")", "=", "<", "\\", "\x85", "\u2028",
    "\u00a0", "\r", '"a b"', "'c: d'", "[a, b]", '[ x , "y, z" ]', "\nkey: ",
]  # fmt: skip
VALUES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)


@given(st.lists(st.tuples(st.sampled_from(["a", "Key", "k-e_y", "null", "é", "a b"]), VALUES), max_size=4))
@example([("status", "accepted"), ("tags", "[a, \"b: c\", 'd', null]"), ("title", '"Use: it"')])
def test_it_reads_what_the_parser_reads(pairs: list[tuple[str, str]]) -> None:
    """Whatever a mapping holds, the quick way gives the same values in the same places, or leaves it to the parser."""
    text = "".join(f"{key}: {value}\n" for key, value in pairs)
    read = read_plain(text, first_line=2)
    assert read is None or (read, ()) == read_yaml(text, file="a.md", first_line=2)


def test_most_front_matter_needs_no_parser() -> None:
    """Texts in quotes or not, dates and lists on one line are read the quick way."""
    read = read_plain(
        'title: "Use: it"\ndate: 2020-01-02\ntags: [a, "b c"]\nby: Ann <ann@x.org>, Bo\n', first_line=2
    )
    assert read is not None
    assert [key.text for key, _ in read.entries] == ["title", "date", "tags", "by"]
