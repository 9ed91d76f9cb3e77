"""What a record's body says as plain text: what can be found in it, and what an excerpt is cut from."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from steelyard.core.scores.tables import Table

EXCERPTED = 100_000
"""Characters of a body that excerpts are cut from: a page loads them for one line of text."""

_FOOTNOTE = re.compile(r'<sup class="footnote-ref">.*?</sup>|<a [^>]*"footnote-backref".*?</a>', re.DOTALL)
_PICTURE = re.compile(r'<img (?:[^">]|"[^"]*")*?alt="([^"]*)"(?:[^">]|"[^"]*")*>')
_TAG = re.compile(r'<(/?[a-zA-Z0-9]*+)[^<>"]*+(?:"[^"]*+"[^<>"]*+)*+>')
_ENDING = (
    "p li td th tr h1 h2 h3 h4 h5 h6 dt dd blockquote div summary details figcaption caption pre section"
)
_BREAKS = frozenset(("br", "hr", *(f"/{name}" for name in _ENDING.split())))
_BLANKS = re.compile(r"[ \t]{2,}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def body_text(html: str, tables: Iterable[Table]) -> str:
    """Return what a rendered body says, line by line, code and the alternative texts of pictures with it.

    The words of score tables that stand in files of their own follow: in the body they have only a slot.
    """
    if "footnote-" in html:
        html = _FOOTNOTE.sub(" ", html)
    if "<img" in html:
        html = _PICTURE.sub(r" \1 ", html)
    pieces = _TAG.split(html)
    pieces[1::2] = ["\n" if tag in _BREAKS else "" for tag in pieces[1::2]]
    beside = (words for table in tables for words in _words(table) if words)
    text = "\n".join((unescape("".join(pieces)), *beside)).replace("\r", "\n")
    lines = "\n".join(filter(None, map(str.lstrip, text.split("\n"))))
    if "\t" in lines:
        lines = _BLANKS.sub(" ", lines)
    while "  " in lines:
        lines = lines.replace("  ", " ")
    joined = lines.replace(" \n", "\n").strip()
    return joined if joined.isascii() else _SURROGATE.sub("\ufffd", joined)


def _words(table: Table) -> Iterator[str]:
    """Give the words of a table that its record's HTML does not hold; a Markdown table stands there as written."""
    if table.form == "markdown":
        return
    yield from (table.title, table.because)
    for criterion in table.criteria:
        yield from (criterion.name, criterion.note)
    for option in table.options:
        yield from (option.name, option.note)
    for row in table.cells:
        yield from (cell.because for cell in row)
