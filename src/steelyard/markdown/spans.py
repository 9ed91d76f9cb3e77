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
_MOST = 200_000_000  # letters that are read in vain, a tenth of a second: then nothing more is found
_SLOW = 10  # times longer an expression takes to be looked for
_HIT = 1000  # what is found takes as long as so many letters
_INTRODUCTION = re.compile(r"""(?:\]\(\s*<?|\]:\s*<?|=\s*["']?|<)\Z""")
_PLAIN = re.compile(r"""[^\s"'<>)]{1,120}""")
_INTRODUCED = re.compile(rf"""(?:\]\(\s*<?|\]:\s*<?|=\s*["']?|<)(?=({_PLAIN.pattern}+)(?:[ \t\n)>"']|\Z))""")
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
    """A text that is searched; every answer is kept, since the same is often asked for again.

    What is looked for in a long text too often is not found, lest that take time by the square.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._left = _MOST
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
            self._words[piece] = [(at, len(piece)) for at in self._occurrences(self._low, piece.lower())]
        return self._words[piece]

    def destination(self, destination: str) -> Spots:
        """Find a link's destination: introduced by Markdown or an attribute, spelt otherwise, or wherever it is."""
        if destination not in self._destinations:
            self._destinations[destination] = self._look_for(destination)
        return self._destinations[destination]

    def _look_for(self, destination: str) -> Spots:
        spellings = tuple(dict.fromkeys((destination, unquote(destination), escape(destination))))
        for one in spellings:
            if found := self._introduced(one):
                return [(at, len(one)) for at in found]
        if other := self._spelt_otherwise.get(destination):
            return other
        for one in spellings:
            if found := self._standing_alone(one):
                return [(at, len(one)) for at in found]
        if len(destination) > _LONGEST or self._left <= 0 or not re.search(r"\s", destination):
            return []
        self._left -= _SLOW * len(self._text)
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

    def _introduced(self, spelling: str) -> list[int]:
        """Find a link destination where Markdown or an attribute introduces it."""
        if _PLAIN.fullmatch(spelling):
            return self._destinations_written.get(spelling, [])
        return [
            start
            for start, before, after in self._surrounded(spelling)
            if _INTRODUCTION.search(before) and (not after or after in " \t\n)>\"'")
        ]

    @cached_property
    def _destinations_written(self) -> dict[str, list[int]]:
        """Where each plain destination is introduced: there may be as many as a text has words."""
        found: dict[str, list[int]] = defaultdict(list)
        for match in _INTRODUCED.finditer(self._text):
            found[match[1]].append(match.start(1))
        return found

    def _standing_alone(self, spelling: str) -> list[int]:
        return [
            start
            for start, before, after in self._surrounded(spelling)
            if not _JOINED.search(before) and not _JOINED.search(after)
        ]

    def _surrounded(self, spelling: str) -> Iterator[tuple[int, str, str]]:
        """Give each occurrence with what stands before it and the letter behind it."""
        text = self._text
        for start in self._occurrences(text, spelling):
            end = start + len(spelling)
            yield start, text[max(start - 8, 0) : start], text[end : end + 1]

    def _occurrences(self, text: str, piece: str) -> Iterator[int]:
        self._left -= len(text)
        at = text.find(piece) if piece and self._left > 0 else -1
        while at >= 0:
            yield at
            self._left -= _HIT
            at = text.find(piece, at + 1) if self._left > 0 else -1
