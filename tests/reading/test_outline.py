"""The outline tells headings from what only looks like them, with the lines as they are numbered in the body."""

from __future__ import annotations

import pytest

from steelyard.reading.outline import outline


def heads(body: str) -> list[tuple[int, str, int]]:
    return [(section.level, section.text, section.line) for section in outline(body) if section.level]


def test_headings() -> None:
    """ATX with and without closing marks, underlined, HTML: each with its level and line."""
    body = "# One #\n\nTwo\n===\n\nThree\n-----\n\n<h1 align='center'>Four</h1>\n\n###### Six ##\n####### no\n#no\n## C#\n"
    assert heads(body) == [
        (1, "One", 1),
        (1, "Two", 3),
        (2, "Three", 6),
        (1, "Four", 9),
        (6, "Six", 11),
        (2, "C#", 14),
    ]


def test_code_and_comments_hold_none() -> None:
    """Fences and comments hide what they hold, and an end of the other kind does not end them."""
    assert heads("```\n# no\n~~~\n# no\n```\n# yes\n") == [(1, "yes", 6)]
    assert heads("<!--\n# no\n--> \n# yes <!-- not this -->\n") == [(1, "yes", 4)]
    assert heads("~~~ `sh`\n# no\n~~~\n# yes\n") == [(1, "yes", 4)]
    assert heads("``` `sh`\n# yes\n") == [(1, "yes", 2)]
    assert heads("a\nb\n---\n") == []


def test_what_only_looks_like_a_comment_hides_nothing() -> None:
    """In code, or in a paragraph that ends before it does, `<!--` is text; one that opens a block goes on to its end."""
    assert heads("It begins with `<!--`.\n\n# yes\n") == [(1, "yes", 3)]
    assert heads("`a` <!-- b `c --> d`\n# yes\n") == [(1, "yes", 2)]
    assert heads("<!-- `-->` <!-- `-->\n# yes\n") == [(1, "yes", 2)]
    assert heads("<!-- `-->` <!--\n# no\n") == []
    assert heads("It begins with <!-- here.\nMore.\n\n# yes\n") == [(1, "yes", 4)]
    for opening in ("<!-- a", "- <!-- a", "> 1. <!-- a", "<!-- a --> <!-- b"):
        assert heads(f"{opening}\n\n# no\n--> \n# yes\n") == [(1, "yes", 5)]


def test_lines_keep_their_numbers_and_columns() -> None:
    """A comment within a line leaves the rest of the line where it stood."""
    (section,) = outline("a\n<!-- x -->b\n")
    assert section.lines == ((1, "a"), (2, "          b"), (3, ""))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("## Status {#status}", "Status"), ("## **Status** {#status-1:-x .wide} ##", "**Status**"), ("## Status {: #status}", "Status"), ("## Status {:.wide}", "Status"), ("## Status {.env}", "Status {.env}"),
        ("## Blocks of {#each}", "Blocks of {#each}"), ("## {#status}", "{#status}"), ("## Use {status}", "Use {status}"), ("## Use x{#status}", "Use x{#status}"),
        ("## Status `{#status}`", "Status `{#status}`"), ("## Status {#status} once", "Status {#status} once"),
    ],
)  # fmt: skip
def test_attributes_behind_a_heading(line: str, text: str) -> None:
    """An anchor or class that a tool wrote there is none of its text; a block of a language is, and so is code."""
    assert outline(f"{line}\n\nAccepted\n")[1].text == text
