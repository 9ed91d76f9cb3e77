"""A record's copy: the file as it was written, but for links that would lead nowhere beside its page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.core.model import Link
from steelyard.writing.copies import copied

LINKS = {
    ("0003-cron.md", "a"): Link("record", "0003-cron.html", "adr/0003-cron.md"),
    ("../ops/0009-run.md", "a"): Link("record", "../ops/0009-run.html", "ops/0009-run.md"),
    ("/adr/0003-cron.md#why", "a"): Link("record", "0003-cron.html#why", "adr/0003-cron.md"),
    ("old/a%20b.md", "a"): Link("record", "0004-a-(b).html", "adr/old/a b.md"),
    ("notes.md", "a"): Link("page", "../pages/adr/notes.html", "adr/notes.md"),
    ("img/q.png", "img"): Link("file", "../files/adr/img/q.png", "adr/img/q.png"),
    ("../src/q.py", "a"): Link("repository", "https://example.org/blob/HEAD/src/q.py"),
    ("nothing.md", "a"): Link("broken"),
    ("https://example.org/", "a"): Link("external", "https://example.org/"),
    ("#why", "a"): Link("anchor", "#why"),
    ("0003-cron", "wiki"): Link("record", "0003-cron.html", "adr/0003-cron.md"),
}

SAME = (
    "See [cron](0003-cron.md) and [far](https://example.org/), [why](#why), [none](nothing.md), [[0003-cron]].",
    "`[notes](notes.md)` and\n\n```\n[notes](notes.md)\n```\n\n    [notes](notes.md)\n\n<!-- [notes](notes.md) -->",
    "[^n]: notes.md\n\n[Note]: notes.md has more",
    r"\[notes\](notes.md) is text, and so is notes.md, and N=notes.md, and <notes.md>.",
)

CHANGED = {
    "[n](notes.md)": "[n](../pages/adr/notes.html)",
    '[n](notes.md "Notes")': '[n](../pages/adr/notes.html "Notes")',
    "[n]( <notes.md> )": "[n]( <../pages/adr/notes.html> )",
    "[n]: notes.md\n": "[n]: ../pages/adr/notes.html\n",
    "> [n]: notes.md": "> [n]: ../pages/adr/notes.html",
    "1. [n]:\n   notes.md": "1. [n]:\n   ../pages/adr/notes.html",
    "<a href=notes.md>n</a>": "<a href=../pages/adr/notes.html>n</a>",
    '<img alt="a > b" src="img/q.png">': '<img alt="a > b" src="../files/adr/img/q.png">',
    "[n]: <notes.md> 'Notes'\n": "[n]: <../pages/adr/notes.html> 'Notes'\n",
    "![q](img/q.png)": "![q](../files/adr/img/q.png)",
    '<a class="x" href="notes.md">n</a>': '<a class="x" href="../pages/adr/notes.html">n</a>',
    "<img src='img/q.png'>": "<img src='../files/adr/img/q.png'>",
    "[r](../ops/0009-run.md)": "[r](../ops/0009-run.md)",
    "[w](/adr/0003-cron.md#why)": "[w](0003-cron.md#why)",
    "[a](old/a%20b.md)": "[a](0004-a-%28b%29.md)",
    "[a](<old/a b.md>)": "[a](<0004-a-%28b%29.md>)",
    "[s](../src/q.py)": "[s](https://example.org/blob/HEAD/src/q.py)",
    r"[n](no\tes.md) [n](notes\.md)": r"[n](no\tes.md) [n](../pages/adr/notes.html)",
}


@pytest.mark.parametrize("body", SAME)
def test_what_leads_there_stays(body: str) -> None:
    """Links that lead to a copy or elsewhere already, names, code, comments and escaped brackets are not touched."""
    assert copied(f"---\na: notes.md\n---\n{body}\n", 20, LINKS) == f"---\na: notes.md\n---\n{body}\n"


@pytest.mark.parametrize(("body", "wanted"), CHANGED.items())
def test_links_lead_to_what_the_site_holds(body: str, wanted: str) -> None:
    """A link to a record leads to its copy, one to a page, a file or the forge where the page's link leads."""
    head = "---\nrelated: '[n](notes.md)'\n---\n"
    assert copied(f"{head}# T\n\n{body}\n\nEnd.\n", len(head), LINKS) == f"{head}# T\n\n{wanted}\n\nEnd.\n"


PAGES = {written: link for written, link in LINKS.items() if link.kind in {"page", "file", "repository"}}
PIECES = [
    *SAME,
    *(each for each in CHANGED if "\\" not in each),
    "```\n",
    "<!-- ",
    "-->",
    "`",
    "é\u2028",
    "* [x](",
]


def test_a_second_byte_order_mark_is_a_letter() -> None:
    """What a file's first line begins with moves no destination in it."""
    assert copied("\ufeff[n](notes.md)", 0, LINKS) == "\ufeff[n](../pages/adr/notes.html)"


@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_nothing_but_destinations_changes(pieces: list[str]) -> None:
    """Whatever stands together: with what was written put back for the site's addresses, it is the text that it was."""
    text = "\n\n".join(pieces)
    found = copied(text, 0, PAGES)
    for (written, _), link in PAGES.items():
        found = found.replace(str(link.href), written)
    assert found == text
