"""Which files have changed since a build, told by their marks: of a few, of tens of thousands, by however many processes."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from steelyard.edges.cache.folder import Folder
from steelyard.edges.cache.marks import COARSE, EACH, kinds, let_a_tick_pass, mark, marks
from steelyard.edges.cache.recall import LAST, Last, recall
from steelyard.edges.pool import use_jobs

if TYPE_CHECKING:
    from pathlib import Path

MANY = 12_000


def files(folder: Path, count: int) -> list[str]:
    paths = [folder / f"{number}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text("x" * number, encoding="utf-8")
    return list(map(str, paths))


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_the_marks_of_many_are_those_of_each(tmp_path: Path, jobs: int) -> None:
    """Files are told apart by their place, whoever looks at them; what is not there has zeros in its place."""
    there = [*files(tmp_path, 40), str(tmp_path / "nowhere")]
    paths = [there[number % len(there)] for number in range(MANY + jobs)]
    with use_jobs(jobs):
        found = marks(paths)
    own = [mark(path) or (0,) * EACH for path in there]
    assert list(zip(*[iter(found)] * EACH, strict=True)) == [own[at % len(own)] for at in range(len(paths))]


@pytest.mark.parametrize("changed", [(), (0,), (63,), (64,), (63, 64, 65), (0, 199), tuple(range(50, 150))])
def test_what_has_changed_is_named_and_nothing_else(tmp_path: Path, changed: tuple[int, ...]) -> None:
    """Among two hundred files each changed one is found, wherever it stands among the others."""
    (tmp_path / "files").mkdir()
    paths = tuple(files(tmp_path / "files", 200))
    cache = Folder(str(tmp_path / "cache"), ("test",))
    before = marks(paths).tobytes()
    ended = (0, 0, 0, 0, (), ())
    cache.keep(LAST, tuple(Last(b"", 200, 200, paths, before, (), kinds(()), "", "", *ended)))
    for at in changed:
        os.truncate(paths[at], at + 1000)
    look = recall(cache)
    assert look is not None
    assert look.changed == changed
    assert look.now == marks(paths)


def test_the_wait_ends_two_ticks_after_what_was_written() -> None:
    """Two ticks of the coarsest clock lie between what was written and what anyone changes after the wait."""
    since = time.monotonic()
    let_a_tick_pass(since)
    assert time.monotonic() - since >= 2 * COARSE / 1_000_000_000
