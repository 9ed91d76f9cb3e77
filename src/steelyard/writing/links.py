"""Where the destinations of links stand in a Markdown body, so that they alone can be changed."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from steelyard.markdown.source import Source
from steelyard.markdown.spans import ATTRIBUTE, BACKSLASH, TAG, escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

_INLINE = re.compile(
    r"\]\([ \t]*\n?[ \t]*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*))(?=[\s)])"
)
_DEFINITION = re.compile(
    r"\[(?!\^)[^\[\]\n]+\]:[ \t]*\n?[ \t]*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s<>]+))"
    r"(?=[ \t]*(?:\n|\Z)|[ \t]+[\"'(])"
)
_WIKI = re.compile(r"\[\[(?P<bare>[^\[\]|\n]+)(?:\|[^\[\]\n]*)?\]\]")
_SHOWN_BY = {"href": "a", "src": "img"}
_LONGEST_LABEL = 1000  # characters in which a link's opening bracket is looked for


class Destination(NamedTuple):
    """One destination: its place (line and column from 1, `start` from 0 in the body), as written, and what that means.

    `tag` is `a`, `img` or `wiki`. `label` is an inline link's words as written, with their own line and column; ''
    for what has none of its own. `in_markup` says that it stands in a tag of raw HTML.
    """

    line: int
    column: int
    written: str
    meant: str
    tag: str
    start: int
    label: str = ""
    label_line: int = 0
    label_column: int = 0
    in_markup: bool = False


def destinations(body: str, *, first_line: int = 1) -> Iterator[Destination]:
    """Yield the destinations of inline links, images, definitions, raw HTML and `[[wiki links]]`; none in code.

    `first_line` is where the body begins in its file.
    """
    if "](" not in body and "]:" not in body and "[[" not in body and "=" not in body:
        return
    source = Source(body, first_line=first_line)
    text = source.masked
    for match in _INLINE.finditer(text):
        found = _found(source, match, "angled", "bare")
        if found is None or escaped(text, match.start()):
            continue
        start = _opening(text, match.start())
        is_image = start > 0 and text[start - 1] == "!" and not escaped(text, start - 1)
        if is_image or start < 0:
            yield found._replace(tag="img" if is_image else "a")
            continue
        place = source.place(start + 1)
        label = body[start + 1 : match.start()]
        yield found._replace(label=label, label_line=place.line, label_column=place.column)
    for match in _DEFINITION.finditer(text):
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        found = _found(source, match, "angled", "bare")
        if found is not None and not before.strip(" \t>-*+.0123456789)"):
            yield found
    for tag in TAG.finditer(text):
        if not escaped(text, tag.start()):
            yield from _in_tag(source, tag)
    for match in _WIKI.finditer(text):
        found = _found(source, match, "bare")
        if found is not None and not escaped(text, match.start()):
            yield found._replace(meant=found.written, tag="wiki")


def _in_tag(source: Source, tag: re.Match[str]) -> Iterator[Destination]:
    for each in ATTRIBUTE.finditer(tag[2]):
        kind = _SHOWN_BY.get(each[1].lower())
        value = each[2] or ""
        quote = value[:1] in {'"', "'"}
        written = value[1:-1] if quote else value
        if kind and written and "\n" not in written:
            start = tag.start(2) + each.start(2) + quote
            place = source.place(start)
            yield Destination(
                place.line, place.column, written, unescape(written), kind, start, in_markup=True
            )


def _found(source: Source, match: re.Match[str], *groups: str) -> Destination | None:
    group = next((name for name in groups if match[name]), None)
    if group is None:
        return None
    place = source.place(match.start(group))
    written = match[group]
    meant = unescape(BACKSLASH.sub(r"\1", written))
    return Destination(place.line, place.column, written, meant, "a", match.start(group))


def _opening(text: str, closing: int) -> int:
    """Return where the bracket opens that closes at an index; -1 where it does not."""
    depth = 0
    for at in range(closing, max(closing - _LONGEST_LABEL, -1), -1):
        letter = text[at]
        if letter in "[]" and not escaped(text, at):
            depth += 1 if letter == "]" else -1
            if depth == 0:
                return at
    return -1
