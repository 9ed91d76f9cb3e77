"""Where things stand in a Markdown text: its code and comments, and the places of links, markup and formulas."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from steelyard.diagnostics import Place
from steelyard.markdown import cmark
from steelyard.markdown.spans import Spans, escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from steelyard.markdown.spans import Spots

_CODE_BLOCK = re.compile(r'<pre data-sourcepos="(\d+):\d+-(\d+):\d+"')
_RUN = re.compile(r"`+")
_BORDER = re.compile(
    r"\n(?:[ \t]*(?=\n)|(?=[ \t>]*(?:(?:[-*+]|1[.)])[ \t]+\S|#{1,6}[ \t]|(?:=+|-+)[ \t]*(?:\n|\Z))))"
    r"|(?:^|(?<=\n))(?:[ \t>]*#{1,6}[ \t][^\n]*|(?![ \t]*>)[^\n]*(?=\n[ \t]*>))"
)
"""Where a paragraph ends: at a blank line, an item of a list, a heading, the line below one, and a quotation that begins."""

_VISIBLE = re.compile(r"[^\n]")


class Source:
    """A body's text with its places; everything is worked out when first asked for.

    Attributes:
        text: the body as written.
        file, first_line: where its first line stands, for `place`.

    """

    def __init__(self, text: str, *, file: str = "", first_line: int = 1) -> None:
        self.text = text
        self.file = file
        self.first_line = first_line

    @cached_property
    def starts(self) -> list[int]:
        """The index at which each line begins."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def masked(self) -> str:
        """The text with code blocks, code spans and comments blanked out, every index and line kept."""
        return _blank(
            self._without_blocks, [*_code_spans(self._without_blocks), *_comments(self._without_blocks)]
        )

    @cached_property
    def _without_blocks(self) -> str:
        # cmark itself says which lines are code: no second opinion on fences and indentation.
        lines = self.text.split("\n")
        for match in _CODE_BLOCK.finditer(cmark.render(self.text, positions=True)):
            for number in range(int(match[1]) - 1, min(int(match[2]), len(lines))):
                lines[number] = " " * len(lines[number])
        return "\n".join(lines)

    def place(self, index: int, length: int = 0) -> Place:
        """Return the place of an index into the text; `length` is cut at the line's end."""
        line = bisect_right(self.starts, index) - 1
        end = self.text.find("\n", index)
        width = min(length, (len(self.text) if end < 0 else end) - index)
        return Place(self.file, self.first_line + line, index - self.starts[line] + 1, max(width, 0))

    @cached_property
    def _exact(self) -> Spans:
        return Spans(self.masked)

    @cached_property
    def _rough(self) -> Spans:
        return Spans(self._without_blocks)

    @cached_property
    def _whole(self) -> Spans:
        return Spans(self.text)

    def _layers(self) -> Iterator[Spans]:
        """Give the text without code and comments, then with what looks like such and may be none (in raw HTML)."""
        yield self._exact
        yield self._rough
        yield self._whole

    def _first(self, nth: int, *looks: Callable[[Spans], Spots]) -> Place:
        """Return the nth spot that the first successful look finds; the body's first line where none does."""
        for look in looks:
            for layer in self._layers():
                spots = look(layer)
                if spots:
                    return self.place(*spots[min(nth, len(spots) - 1)])
        return Place(self.file, self.first_line)

    def link(self, destination: str, nth: int) -> Place:
        """Return the place of the nth (from 0) link or image with this destination, as the HTML spells it."""
        return self._first(nth, lambda spans: spans.destination(destination))

    def tag(self, name: str, nth: int = 0, *, attribute: tuple[str, str] | None = None) -> Place:
        """Return the place of the nth (from 0) start tag of raw HTML of this name, or that has this attribute and value.

        Where there is none, the tag is looked for, then what begins like it.
        """
        return self._first(
            nth,
            lambda spans: spans.tag(name, attribute),
            lambda spans: spans.tag(name),
            lambda spans: spans.words(f"<{name}"),
        )

    def asked(self, destination: str, tag: str, nth: int) -> Place:
        """Return the place of the nth (from 0) destination of its kind, as a resolver is asked for it."""
        if tag == "wiki":
            return self._first(nth, lambda spans: spans.words(f"[[{destination}"))
        return self.link(destination, nth)


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            pieces += [text[at:start], _VISIBLE.sub(" ", text[start:end])]
            at = end
    return "".join((*pieces, text[at:]))


def _comments(text: str) -> list[tuple[int, int]]:
    spans = []
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:  # nor is there one for any later comment: asking for each would take time by the square
            break
        spans.append((start, end + 3))
        start = text.find("<!--", end + 3)
    return spans


def _code_spans(text: str) -> list[tuple[int, int]]:
    """Pair runs of backticks of one length within a paragraph, as CommonMark does, in linear time."""
    if "`" not in text:
        return []
    runs = [(match.start(), match.end()) for match in _RUN.finditer(text)]
    borders = [match.end() for match in _BORDER.finditer(text)]
    following: dict[tuple[int, int], int] = {}
    closers: list[int | None] = [None] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        start, end = runs[index]
        key = (end - start, bisect_right(borders, start))
        closers[index] = following.get(key)
        following[key] = index
    spans, index = [], 0
    while index < len(runs):
        start, closer = runs[index][0], closers[index]
        if closer is None or escaped(text, start):
            index += 1
        else:
            spans.append((start, runs[closer][1]))
            index = closer + 1
    return spans
