"""Where things stand in a Markdown text: its code and comments, and the places of links, markup and formulas."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from steelyard.diagnostics import Place
from steelyard.markdown import cmark

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE_BLOCK = re.compile(r'<pre data-sourcepos="(\d+):\d+-(\d+):\d+"')
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_RUN = re.compile(r"`+")
_BLANK = re.compile(r"\n[ \t]*\n")
_INTRODUCTION = re.compile(r"""(?:\]\(\s*<?|\]:\s*<?|=\s*["']?|<)\Z""")
_JOINED = re.compile(r"[\w/.\-]\Z")
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
        self._links: dict[str, list[int]] = {}
        self._needles: dict[str, list[int]] = {}

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
    def _low(self) -> str:
        # Characters whose lower case is longer would shift every index behind them.
        low = self.masked.lower()
        return low if len(low) == len(self.masked) else self.masked

    def link(self, destination: str, nth: int) -> Place:
        """Return the place of the nth (from 0) link or image with this destination, as the HTML spells it."""
        for spelling in dict.fromkeys((destination, unquote(destination), escape(destination))):
            if spelling not in self._links:
                self._links[spelling] = _destinations(self.masked, spelling)
            hits = self._links[spelling]
            if hits:
                return self.place(hits[min(nth, len(hits) - 1)], len(spelling))
        return Place(self.file, self.first_line)

    def asked(self, destination: str, tag: str, nth: int) -> Place:
        """Return the place of the nth (from 0) destination of its kind, as a resolver is asked for it."""
        return self.find((f"[[{destination}",), nth) if tag == "wiki" else self.link(destination, nth)

    def find(self, needles: tuple[str, ...], nth: int = 0) -> Place:
        """Return the nth place of the first needle that occurs at all, letters' case aside."""
        for needle in needles:
            if needle not in self._needles:
                self._needles[needle] = list(_occurrences(self._low, needle.lower()))
            hits = self._needles[needle]
            if hits:
                return self.place(hits[min(nth, len(hits) - 1)], len(needle))
        return Place(self.file, self.first_line)


def _occurrences(text: str, piece: str) -> Iterator[int]:
    at = text.find(piece) if piece else -1
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def _destinations(text: str, spelling: str) -> list[int]:
    """Find a link destination: where Markdown or an attribute introduces it, else wherever it stands alone."""
    introduced, alone = [], []
    for start in _occurrences(text, spelling):
        before, after = (
            text[max(start - 8, 0) : start],
            text[start + len(spelling) : start + len(spelling) + 1],
        )
        if _INTRODUCTION.search(before) and (not after or after in " \t\n)>\"'"):
            introduced.append(start)
        elif not _JOINED.search(before) and not _JOINED.search(after):
            alone.append(start)
    return introduced or alone


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            pieces += [text[at:start], _VISIBLE.sub(" ", text[start:end])]
            at = end
    return "".join((*pieces, text[at:]))


def _comments(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _COMMENT.finditer(text)] if "<!--" in text else []


def _code_spans(text: str) -> list[tuple[int, int]]:
    """Pair runs of backticks of one length within a paragraph, as CommonMark does, in linear time."""
    if "`" not in text:
        return []
    runs = [(match.start(), match.end()) for match in _RUN.finditer(text)]
    borders = [match.start() for match in _BLANK.finditer(text)]
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
        if closer is None or _escaped(text, start):
            index += 1
        else:
            spans.append((start, runs[closer][1]))
            index = closer + 1
    return spans


def _escaped(text: str, index: int) -> bool:
    first = index
    while first and text[first - 1] == "\\":
        first -= 1
    return (index - first) % 2 == 1
