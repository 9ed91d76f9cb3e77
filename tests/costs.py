"""What something costs in processor time, told so that neither a busy machine nor a full memory decides a test."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

TRIES = 3
"""A cost that is too high is measured so often: what is truly dear is dear each time."""


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time that something takes.

    What was in memory before is kept from the garbage collector: looking through what other tests have left there
    can take a second, at any moment.
    """
    gc.freeze()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.unfreeze()


def within(most: float, work: Callable[[], object]) -> None:
    """Fail where something takes more than `most` seconds each time it is tried."""
    taken = []
    for _ in range(TRIES):
        taken.append(seconds(work))
        if taken[-1] < most:
            return
    raise AssertionError(f"{min(taken):.2f} s, where {most:.2f} s are allowed")


def in_proportion(
    small: Callable[[], object],
    large: Callable[[], object],
    *,
    most: float,
    least: float,
    at_once: float = 0.0,
    cost: Callable[[Callable[[], object]], float] = seconds,
) -> tuple[float, float]:
    """Return what a small and a large work take; fail where the large one takes `most` times as much each time.

    Below `least` seconds the clock tells nothing; a large work that takes less than `at_once` is never too dear. `cost`
    is how one is measured.
    """
    taken = []
    for _ in range(TRIES):
        first, second = max(cost(small), least), cost(large)
        if second < max(most * first, at_once):
            return first, second
        taken.append(f"{first:.3f} s and {second:.3f} s")
    raise AssertionError(f"more than {most:.0f} times as much, each time: {', '.join(taken)}")
