"""Where things stand in a Markdown text: its code and comments, and the places of links, markup and formulas."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property
from html import escape, unescape
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
_WRITTEN = re.compile(r"""(?:\]\(\s*<?|\]:\s*<?|=\s*["']?|<)([^\s"'<>]+)""")
_BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
_TAG = re.compile(r"""<([A-Za-z][^\s/<>"']*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'<>]++))?""")
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
        self._lone: dict[str, list[tuple[int, int]]] = {}
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
                self._links[spelling] = _introduced(self.masked, spelling)
            hits = self._links[spelling]
            if hits:
                return self.place(hits[min(nth, len(hits) - 1)], len(spelling))
        for spots in (self._spelt_otherwise.get(destination), self._alone(destination)):
            if spots:
                return self.place(*spots[min(nth, len(spots) - 1)])
        return Place(self.file, self.first_line)

    def _alone(self, destination: str) -> list[tuple[int, int]]:
        if destination not in self._lone:
            spellings = dict.fromkeys((destination, unquote(destination), escape(destination)))
            hits = ([(at, len(one)) for at in _standing_alone(self.masked, one)] for one in spellings)
            self._lone[destination] = next(filter(None, hits), [])
        return self._lone[destination]

    @cached_property
    def _spelt_otherwise(self) -> dict[str, list[tuple[int, int]]]:
        """The spans of destinations that are written with entities or backslashes, by what those mean."""
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for match in _WRITTEN.finditer(self.masked):
            written = match[1]
            if "&" in written or "\\" in written:
                meant = unescape(_BACKSLASH.sub(r"\1", written))
                found[meant].append((match.start(1), len(written)))
                if meant.endswith(")"):  # the link's own
                    found[meant[:-1]].append((match.start(1), len(written) - 1))
        return found

    def tag(self, name: str, nth: int = 0, *, attribute: tuple[str, str] | None = None) -> Place:
        """Return the place of the nth (from 0) start tag of raw HTML of this name, or that has this attribute and value.

        Where there is none, nearly the same is looked for: the tag, then its name.
        """
        key = (name, *(attribute or ()))
        spots = self._tags.get(key) or self._tags.get((name,))
        if spots:
            return self.place(*spots[min(nth, len(spots) - 1)])
        return self.find((f"<{name}",), nth)

    @cached_property
    def _tags(self) -> dict[tuple[str, ...], list[tuple[int, int]]]:
        """The spans of raw HTML's start tags by name, and of their attributes by tag, name and value."""
        found: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        for match in _TAG.finditer(self.masked):
            if _escaped(self.masked, match.start()):
                continue
            tag, start = match[1].lower(), match.start(2)
            found[tag,].append((match.start(), 1 + len(tag)))
            for each in _ATTRIBUTE.finditer(match[2]):
                written = each[2] or ""
                value = unescape(written[1:-1] if written[:1] in {'"', "'"} else written)
                found[tag, each[1].lower(), value].append((start + each.start(1), len(each[1])))
        return found

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


def _introduced(text: str, spelling: str) -> list[int]:
    """Find a link destination where Markdown or an attribute introduces it."""
    return [
        start
        for start, before, after in _surrounded(text, spelling)
        if _INTRODUCTION.search(before) and (not after or after in " \t\n)>\"'")
    ]


def _standing_alone(text: str, spelling: str) -> list[int]:
    return [
        start
        for start, before, after in _surrounded(text, spelling)
        if not _JOINED.search(before) and not _JOINED.search(after)
    ]


def _surrounded(text: str, spelling: str) -> Iterator[tuple[int, str, str]]:
    """Give each occurrence with what stands before it and the letter behind it."""
    for start in _occurrences(text, spelling):
        end = start + len(spelling)
        yield start, text[max(start - 8, 0) : start], text[end : end + 1]


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
