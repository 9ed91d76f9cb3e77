"""YAML is read as plain text with places; what could surprise is refused at its place."""

from __future__ import annotations

import pytest

from steelyard.reading.yaml import MAX_DEPTH, read_yaml


def codes(text: str, *, depth: int = MAX_DEPTH) -> list[tuple[str, int, int]]:
    _, found = read_yaml(text, file="a.md", first_line=2, depth=depth)
    return [(fault.code, fault.place.line, fault.place.column) for fault in found]


def test_no_type_is_guessed() -> None:
    """`no`, `012`, `1:30`, `1.10` and a date stay as they are written; only an empty value is none."""
    root, found = read_yaml("a: no\nb: 012\nc: 1:30\nd: 1.10\ne: 2019-03-01\nf:\ng: ''\n", file="a.md")
    assert root is not None
    assert found == ()
    assert [(value.text, value.kind) for _, value in root.entries] == [
        ("no", "scalar"), ("012", "scalar"), ("1:30", "scalar"), ("1.10", "scalar"), ("2019-03-01", "scalar"), ("", "null"), ("", "scalar"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: b: c\n", "Y001", 2, 5), ("a: [b\n", "Y001", 2, 6), ("a: 'b\n", "Y001", 2, 6), ("a: @b\n", "Y001", 2, 4), ("a: 1\n---\nb: 2\n", "Y001", 4, 1),
        ("[a]: 1\n", "Y001", 2, 1), ("a: \x00\n", "Y001", 2, 4), ("a: 1\nb: 2\na: 3\n", "Y002", 4, 1), ("a: &x 1\n", "Y003", 2, 4), ("a: *x\n", "Y003", 2, 4),
        ("a: !!python/none x\n", "Y003", 2, 4),
    ],
)  # fmt: skip
def test_faults(text: str, code: str, line: int, column: int) -> None:
    """Each fault has its code, and the place that a caret can stand under, counted in the file."""
    assert codes(text) == [(code, line, column)]


def test_too_deep() -> None:
    """Nesting beyond the bound is refused before it costs anything."""
    assert codes("a: [[[1]]]\n", depth=3) == [("Y004", 2, 6)]
    assert [code for code, *_ in codes("a: " + "[" * 5000)] == ["Y004"]


def test_the_first_of_two_keys_stays() -> None:
    """A doubled key keeps its first value, and the report names both places."""
    root, (fault,) = read_yaml("a: 1\na: 2\n", file="a.md")
    assert root is not None
    node = root.get("a")
    assert node is not None
    assert node.text == "1"
    assert [(place.line, words) for place, words in fault.others] == [(1, "first here")]


@pytest.mark.parametrize(
    ("written", "said", "hint"),
    [
        (
            r'a: "so \ud83d\ude00 good"',
            r"`\ud83d\ude00` is one character in two escapes, as JSON writes it and YAML does not",
            r"write the character itself, or `\U0001f600`",
        ),
        (
            r'a: "so \uD83D good"',
            r"`\ud83d` is half of a character and stands for nothing alone",
            "write the character itself",
        ),
        (
            r'a: "so \ude00\ud83d"',
            r"`\ude00` is half of a character and stands for nothing alone",
            "write the character itself",
        ),
    ],
)
def test_halves_of_a_character(written: str, said: str, hint: str) -> None:
    """Escapes of half a character are named, and so is what to write for them."""
    _, (fault,) = read_yaml(f"x: y\n{written}\n", file="a.md")
    assert (fault.code, fault.message, fault.hint) == ("Y001", said, hint)
    assert fault.place.line == 2
    assert fault.place.column in {4, 8}  # the text's, where YAML is read without its C library


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_only_what_ends_a_line_in_an_editor_ends_one(sign: str, quote: str) -> None:
    """Unicode's other line separators are text within a value: no line counts twice, and no value breaks off."""
    root, found = read_yaml(
        f"title: {quote}Lit{sign}buoys{quote}\nsupersedes: 9\nsupersedes: 8\n", file="x.md"
    )
    assert root is not None
    title, number = (value for _, value in root.entries)
    assert (title.text, title.line, number.text, number.line) == (f"Lit{sign}buoys", 1, "9", 2)
    assert [(one.code, one.place.line, one.place.column) for one in found] == [("Y002", 3, 1)]
    _, broken = read_yaml(f"title: {quote}Lit{sign}buoys{quote}\ntags: [a\n", file="x.md")
    assert [(one.code, one.place.line) for one in broken] == [("Y001", 2)]
