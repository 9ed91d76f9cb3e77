"""Which records' pages are as a build of another process published them, told without making them.

A page is as it was where all that it is made of has the same seal as then: its record's own facts, and those of every
record that it asked for.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, NamedTuple

from steelyard.edges.output.publish import Staged
from steelyard.edges.seals import seal

if TYPE_CHECKING:
    from collections.abc import Callable

    from steelyard.core.corpus import Corpus, Decision


class Seals(NamedTuple):
    """What stands for a record as the corpus has it, and for all else that its page is made of, but for `others`.

    Those are the paths of the records that the page asked for; `digest` is the SHA-256 of the page.
    """

    decision: bytes
    page: bytes
    others: tuple[str, ...]
    digest: str


class Unchanged:
    """What is known of the pages of the last build, and what this one tells of its own for the next.

    `read` gives a page's packed seals by its record's path, `there` says of a file of the site whether it still is as it
    was published, with this SHA-256. Without them nothing is known. `same` are the paths of the records whose pages are as they were, `others`
    the records that a page has asked for, by its record's path.
    """

    def __init__(
        self,
        read: Callable[[str], bytes | None] = lambda _: None,
        there: Callable[[str, str], bool] = lambda _, __: False,
    ) -> None:
        self._read = read
        self._there = there
        self._before: dict[str, Seals | None] = {}
        self._decisions: dict[str, bytes] = {}
        self.others: dict[str, tuple[str, ...]] = {}
        self.same: set[str] = set()

    def page(self, corpus: Corpus, path: str, made_of: Callable[[], object]) -> Staged | None:
        """Return the page of the record at a path, if it is as it was. `made_of` tells what it is made of beside decisions."""
        before, url = self._last(path), corpus.by_path[path].url
        if before is None or not all(self._is_as_before(corpus, each) for each in (path, *before.others)):
            return None
        if seal(made_of()) != before.page or not self._there(url, before.digest):
            return None
        self.others[path] = before.others
        self.same.add(path)
        return Staged(url, before.digest, changed=False)

    def note(self, path: str, others: tuple[str, ...]) -> None:
        """Note which records a page that was made has asked for."""
        self.others[path] = others

    def _last(self, path: str) -> Seals | None:
        if path not in self._before:
            packed = self._read(path)
            self._before[path] = Seals._make(pickle.loads(packed)) if packed else None  # noqa: S301 (our own bytes)
        return self._before[path]

    def _is_as_before(self, corpus: Corpus, path: str) -> bool:
        before, now = self._last(path), corpus.by_path.get(path)
        if before is None or now is None:
            return False
        if path not in self._decisions:
            self._decisions[path] = seal(now)
        return self._decisions[path] == before.decision


def packed_seals(decision: Decision, made_of: object, others: tuple[str, ...], digest: str) -> bytes:
    """Return the seals of a page that was published, as bytes to be kept."""
    return pickle.dumps((seal(decision), seal(made_of), others, digest), pickle.HIGHEST_PROTOCOL)
