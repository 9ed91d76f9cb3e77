"""Where links, tags and words stand in a Markdown text, as spans of an index and a length."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

Spots = list[tuple[int, int]]
_LONGEST = 2000  # of a destination that is looked for with its blanks in any form
_INTRODUCTION = re.compile(r"""(?:\]\(\s*<?|\]:\s*<?|=\s*["']?|<)\Z""")
_WRITTEN = re.compile(r"""(?:\]\(\s*<?|\]:\s*<?|=\s*["']?|<)([^\s"'<>]+)""")
BACKSLASH = re.compile(r"\\([!-/:-@\[-`{-~])")
TAG = re.compile(r"""<([A-Za-z][^\s/<>"']*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>""")
ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'<>]++))?""")
_JOINED = re.compile(r"[\w/.\-]\Z")


def escaped(text: str, index: int) -> bool:
    """Say whether an odd number of backslashes stands before an index."""
    first = index
    while first and text[first - 1] == "\\":
        first -= 1
    return (index - first) % 2 == 1


class Spans:
    """A text that is searched; every answer is kept, since the same is often asked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._destinations: dict[str, Spots] = {}
        self._words: dict[str, Spots] = {}

    @cached_property
    def _low(self) -> str:
        # Characters whose lower case is longer would shift every index behind them.
        low = self._text.lower()
        return low if len(low) == len(self._text) else self._text

    def words(self, piece: str) -> Spots:
        """Find a piece of text, letters' case aside."""
        if piece not in self._words:
            self._words[piece] = [(at, len(piece)) for at in _occurrences(self._low, piece.lower())]
        return self._words[piece]

    def destination(self, destination: str) -> Spots:
        """Find a link's destination: introduced by Markdown or an attribute, spelt otherwise, or wherever it is."""
        if destination not in self._destinations:
            self._destinations[destination] = self._look_for(destination)
        return self._destinations[destination]

    def _look_for(self, destination: str) -> Spots:
        spellings = tuple(dict.fromkeys((destination, unquote(destination), escape(destination))))
        for find in (_introduced, _standing_alone):
            for one in spellings:
                found = [(at, len(one)) for at in find(self._text, one)]
                if found:
                    return found
            if find is _introduced and (other := self._spelt_otherwise.get(destination)):
                return other
        if len(destination) > _LONGEST or not re.search(r"\s", destination):
            return []
        # an attribute's line breaks have become blanks by now
        broken = re.compile(r"\s+".join(map(re.escape, destination.split())) or r"(?!)")
        return [(match.start(), match.end() - match.start()) for match in broken.finditer(self._text)]

    @cached_property
    def _spelt_otherwise(self) -> dict[str, Spots]:
        """The spans of destinations that are written with entities or backslashes, by what those mean."""
        found: dict[str, Spots] = defaultdict(list)
        for match in _WRITTEN.finditer(self._text):
            written = match[1]
            if "&" in written or "\\" in written:
                meant = unescape(BACKSLASH.sub(r"\1", written))
                found[meant].append((match.start(1), len(written)))
                if meant.endswith(")"):  # the link's own
                    found[meant[:-1]].append((match.start(1), len(written) - 1))
        return found

    def tag(self, name: str, attribute: tuple[str, str] | None = None) -> Spots:
        """Find start tags of this name, or this attribute and value in them."""
        return self._tags.get((name, *(attribute or ())), [])

    @cached_property
    def _tags(self) -> dict[tuple[str, ...], Spots]:
        found: dict[tuple[str, ...], Spots] = defaultdict(list)
        for match in TAG.finditer(self._text):
            if escaped(self._text, match.start()):
                continue
            tag, start = match[1].lower(), match.start(2)
            found[tag,].append((match.start(), 1 + len(tag)))
            for each in ATTRIBUTE.finditer(match[2]):
                written = each[2] or ""
                value = unescape(written[1:-1] if written[:1] in {'"', "'"} else written)
                found[tag, each[1].lower(), value].append((start + each.start(1), len(each[1])))
        return found


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
