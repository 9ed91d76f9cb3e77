"""When a burst of changes is over: how long to wait after an event before a build is worth its while."""

from __future__ import annotations

SETTLED = 0.012
"""Seconds without a change after a single file that is whole: nothing more is expected of it.

A file that was closed after writing, or moved into its place, can be read at once. The wait only tells the save of
one file from the first of many, which a checkout or "save all" writes less than a millisecond apart.
"""

QUIET = 0.1
"""Seconds without a change that end any other burst: a file half written, one that is gone (an editor may be about to
put a new one in its place), many at once."""

LONGEST = 2.0
"""Seconds after which a burst is told, over or not: a file that is written to all the time must not hold up the others."""


class Burst:
    """The changes since the last `take`, and the moment at which they are worth telling.

    Where a change follows the one before within `QUIET`, told or not, it is no single save: so a checkout that
    stalls after its first file is told twice at most, and never once for each file. What comes after `take` is the
    next burst: nothing is lost by one that was told too early.
    """

    def __init__(self, *, settled: float = SETTLED, quiet: float = QUIET, longest: float = LONGEST) -> None:
        self._settled, self._quiet, self._longest = settled, quiet, longest
        self._changed: set[str] = set()
        self._born: set[str] = set()
        self._unfinished: set[str] = set()
        self._first = 0.0
        self._last = float("-inf")
        self._alone = False
        self._begun = False

    def __bool__(self) -> bool:
        return bool(self._changed)

    def note(self, path: str, now: float, *, whole: bool, born: bool = False) -> None:
        """Take down a change of `path` at `now`, in seconds of a clock that never goes back.

        `whole` says that it can be read as it is, `born` that there was no such file before.
        """
        follows = now - self._last <= self._quiet
        # One that is empty again goes on all the same.
        if not self._changed and not (self._begun and follows):
            self._first, self._alone, self._begun = now, not follows, True
        self._last = now
        if born and path not in self._changed:
            self._born.add(path)
        self._changed.add(path)
        if whole:
            self._unfinished.discard(path)
        else:
            self._unfinished.add(path)

    def gone(self, path: str, now: float) -> None:
        """Take down that `path` is not there any more; one that came and went within the burst was never there."""
        if path not in self._born:
            self.note(path, now, whole=False)
            return
        for each in (self._changed, self._born, self._unfinished):
            each.discard(path)

    def due(self) -> float:
        """Return the moment at which the changes are to be told, if no other comes."""
        if self._alone and len(self._changed) == 1 and not self._unfinished:
            return self._last + self._settled
        return min(self._last + self._quiet, self._first + self._longest)

    def take(self) -> frozenset[str]:
        """Return what changed, and begin anew."""
        changed, self._changed = frozenset(self._changed), set()
        self._born, self._unfinished, self._begun = set(), set(), False
        return changed
