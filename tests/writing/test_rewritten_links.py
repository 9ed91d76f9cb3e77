"""Where destinations stand is told to the letter, and only where Markdown sees a link."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from steelyard.markdown import cmark
from steelyard.writing.links import destinations


def told(body: str) -> list[tuple[str, str]]:
    found = list(destinations(body))
    lines = body.split("\n")
    for each in found:
        assert lines[each.line - 1][each.column - 1 :].startswith(each.written)
        if each.label:
            rest = "\n".join(lines[each.label_line - 1 :])[each.label_column - 1 :]
            assert rest.startswith(each.label)
    return [(each.meant, each.tag) for each in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[a](b.md)", [("b.md", "a")]),
        ("[a](<b c.md> 'title')", [("b c.md", "a")]),
        ('[a]( b.md#x "t (1)" )', [("b.md#x", "a")]),
        ("[a](b_(c).md) ![i](j.png)", [("b_(c).md", "a"), ("j.png", "img")]),
        ("[![i](j.png)](b.md)", [("j.png", "img"), ("b.md", "a")]),
        ("[a](b\\_c.md) [a](x&amp;y.md)", [("b_c.md", "a"), ("x&y.md", "a")]),
        ("[a][x]\n\n[x]: b.md 't'", [("b.md", "a")]),
        ("> - [x]: <b.md>", [("b.md", "a")]),
        ("[x]:\n  b.md", [("b.md", "a")]),
        ('<a class="x" href="b.md">x</a> <img src=\'j.png\'>', [("b.md", "a"), ("j.png", "img")]),
        ("<a href=b.md>x</a> <img alt='A -> B' src=\"j.png\">", [("b.md", "a"), ("j.png", "img")]),
        ("[[7]] and [[0007-a#x|words]]", [("7", "wiki"), ("0007-a#x", "wiki")]),
        ("`[a](b.md)` and <!-- [a](b.md) -->", []),
        ("```\n[a](b.md)\n```\n\n    [a](b.md)", []),
        ("\\[a\\](b.md) \\[[7]]", []),
        ("[^1]: b.md", []),
        ("see [7]: b.md", []),
        ("[Note]: b.md has more", []),
        ("[a](\n\nb.md)", []),
        ("\\<a href='b.md'>", []),
        ("[a]() [a](<>) [[]]", []),
        (f"[{'a' * 2000}](b.md)", [("b.md", "a")]),
    ],
)
def test_every_form_of_link_is_found(body: str, expected: list[tuple[str, str]]) -> None:
    """Links, images, definitions, raw HTML and wiki links are; code, comments and escaped brackets are none."""
    assert told(body) == expected


def test_an_inline_link_has_its_words() -> None:
    """A label is as written, over lines and with brackets and code in it; an image and a definition have none."""
    labels = {
        each.meant: each.label for each in destinations("x [a `]` [b]\nc](1.md) ![i](2.png)\n\n[x]: 3.md")
    }
    assert labels == {"1.md": "a `]` [b]\nc", "2.png": "", "3.md": ""}


PIECES = st.sampled_from(
    ["[a](b.md)", "[a](<c d.md>)", "![i](e.png)", "`x`", "``", "text", "\n\n", "\n", "> ", "- ", "[x]: f.md", "[x]", "* *",
     "**b**", "<b>", "\\", "    "]
)  # fmt: skip


@example("`` [a](b.md) \n * * ``")
@example("`` [a](b.md)\n> ``")
@example("`` [a](b.md)\n---\n``")
@example("# `` [a](b.md)\n``")
@example("``\n1. [a](b.md) ``")
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_no_link_that_the_parser_sees_is_missed(body: str) -> None:
    """Whatever stands around it, a destination in GitHub's HTML is among those found."""
    html = cmark.render(body)
    seen = set(re.findall(r'(?:href|src)="([^"]*)"', html))
    assert {each.replace("%20", " ") for each in seen} <= {meant for meant, _ in told(body)}
