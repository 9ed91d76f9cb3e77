"""Which records a mistyped reference is nearest to, at a cost that does not grow with their number."""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.model import Record

_WORD = re.compile(r"[^\W_]+")
_LONGEST_POSTING = 40  # records looked at for one part of a word; a part that more have says little
_COMPARED = 8  # records compared letter by letter
_PARTS = 24  # of a reference that are looked up
_LIKE = 0.6  # of 1, as difflib has it; below it a hint would mislead


class Likeness:
    """Finds records by the letters they share with a few words. The index is built when it is first asked."""

    __slots__ = ("_postings", "_records")

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records
        self._postings: dict[str, list[int]] | None = None

    def nearest(self, text: str, *, most: int = 3) -> tuple[Record, ...]:
        """Return the records whose slug or title is most like the text, the likeliest first."""
        wanted = _plain(text)
        if not wanted or not self._records:
            return ()
        postings = self._postings = self._postings or self._index()
        shared: Counter[int] = Counter()
        for part in sorted(_parts(wanted))[:_PARTS]:
            at = postings.get(part, ())
            if len(at) <= _LONGEST_POSTING:
                shared.update(at)
        candidates = sorted(shared, key=lambda index: (-shared[index], index))[:_COMPARED]
        matcher = difflib.SequenceMatcher(autojunk=False)
        matcher.set_seq2(wanted)
        ranked = []
        for index in candidates:
            ratio = max(_ratio(matcher, name) for name in self._names(index))
            if ratio >= _LIKE:
                ranked.append((-ratio, self._records[index].path, index))
        return tuple(self._records[index] for _, _, index in sorted(ranked)[:most])

    def _names(self, index: int) -> tuple[str, str]:
        record = self._records[index]
        return _plain(record.slug), _plain(record.title)

    def _index(self) -> dict[str, list[int]]:
        postings: dict[str, list[int]] = defaultdict(list)
        for index in range(len(self._records)):
            for part in {part for name in self._names(index) for part in _parts(name)}:
                at = postings[part]
                if len(at) <= _LONGEST_POSTING:  # one more than is looked at marks it as too common
                    at.append(index)
        return dict(postings)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text[:120].casefold()))


def _parts(text: str) -> set[str]:
    """Cut words into whole words and their runs of four letters, so that a slip leaves some of them whole."""
    words = text.split()
    return {
        *words,
        *(word[at : at + 4] for word in words for at in range(len(word) - 3)),
        " ".join(words[:3]),
    }


def _ratio(matcher: difflib.SequenceMatcher[str], name: str) -> float:
    matcher.set_seq1(name)
    return matcher.ratio()
