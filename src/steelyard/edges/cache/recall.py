"""What the last build was told and how it ended, if nothing at all has changed since: then it need not be done again.

This answers before Python has imported what a build needs, so it may import hardly anything itself.
"""

# ruff: noqa: PTH109
# A build that has nothing to do is over in the time that pathlib takes to be imported.

from __future__ import annotations

import os
import sys
from array import array
from typing import TYPE_CHECKING, NamedTuple

import steelyard
from steelyard.edges.cache.folder import Folder, home
from steelyard.edges.cache.marks import EACH, kinds, marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LAST = "last"
"""The name of what is kept of the last build."""

_BLOCK = 64 * EACH
_ENVIRONMENT = ("HOME", "PATH", "XDG_CONFIG_HOME", "PYTHONPATH", "SOURCE_DATE_EPOCH")


class Last(NamedTuple):
    """A build that ended well. Paths are absolute, `marks` and `kinds` what `steelyard.edges.cache.marks` says of them.

    `marked` are first what lies in the sources, `sources` of them, then everything else that was read, up to `inputs`,
    then what was written; `asked` is where something may stand. `root` is the project's, `out` its output folder;
    `findings` are diagnostics as plain tuples, `told` the files that they may be drawn against. `stamp` is the name of
    what else was kept of the build, `amended` that of what was kept of the edits put into its site since, empty for none.
    """

    stamp: bytes
    sources: int
    inputs: int
    marked: tuple[str, ...]
    marks: bytes
    asked: tuple[str, ...]
    kinds: bytes
    root: str
    out: str
    records: int
    drafts: int
    pages: int
    files: int
    findings: tuple[tuple[object, ...], ...]
    told: tuple[str, ...]
    amended: bytes = b""


def cache_of(options: Mapping[str, object]) -> Folder | None:
    """Return the cache of builds asked for in this working folder by these options; None where there can be none."""
    place = home()
    try:
        cwd = os.getcwd()
    except OSError:  # removed under our feet
        return None
    if not place:
        return None
    chosen = (name for name in os.environ if name in _ENVIRONMENT or name.startswith("GIT_"))
    surroundings = tuple((name, os.environ[name]) for name in sorted(chosen))
    program = (steelyard.__version__, sys.version, sys.prefix, os.path.dirname(steelyard.__file__))  # noqa: PTH120
    return Folder(place, (cwd, *sorted(options.items()), program, surroundings))


class Look(NamedTuple):
    """The last build, and what has changed since: positions in `last.marked`, whose marks are `now`."""

    last: Last
    changed: tuple[int, ...]
    now: array[int]

    @property
    def same_frame(self) -> bool:
        """Say whether at most sources have changed, and what was written: not the program, theme or configuration."""
        return not any(self.last.sources <= at < self.last.inputs for at in self.changed)


def recall(cache: Folder) -> Look | None:
    """Return the last build, and whether all that it read and wrote is as it was. None where there was none.

    None too where a file came to be, or went, at which the build only looked.
    """
    kept = cache.load(LAST)
    if not isinstance(kept, tuple) or len(kept) != len(Last._fields):
        return None
    last = Last._make(kept)
    if kinds(last.asked) != last.kinds:
        return None
    now = marks(last.marked)
    if now.tobytes() == last.marks:
        return Look(last, (), now)
    return Look(last, tuple(_differing(now, last.marks)), now)


def _differing(now: array[int], kept: bytes) -> Iterator[int]:
    """Give the positions of files whose marks differ, found by blocks: nearly all are as they were."""
    before = array("q")
    before.frombytes(kept)
    for block in range(0, len(now), _BLOCK):
        if now[block : block + _BLOCK] == before[block : block + _BLOCK]:
            continue
        for at in range(block, min(block + _BLOCK, len(now)), EACH):
            if now[at : at + EACH] != before[at : at + EACH]:
                yield at // EACH
