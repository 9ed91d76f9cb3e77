"""Work on many items by several processes, where the system can fork: the children see what the parent has read.

A forked child inherits texts, corpus and templates as they are, so that only its results travel. Where there is no
fork, in a process with threads, for few items or on one core, the same work is done here.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_IT = 300
"""Items below which starting processes costs more than it saves."""

_CHUNK = 64
_inherited: tuple[Callable[[Any], Any], Sequence[Any], int] | None = None


def spread(
    work: Callable[[Item], Result], items: Sequence[Item], *, jobs: int | None = None, heavy: int = 1
) -> Iterator[Result]:
    """Yield `work(item)` for each item, in order, done by `jobs` processes (None: one for each core).

    `heavy` says how many usual items one of these is, where each is the work of many records.
    What `work` returns must be picklable; what it changes is lost in a child. Its exceptions are raised here.
    """
    chunk = max(_CHUNK // heavy, 1)
    count = min(jobs or cores(), -(-len(items) // chunk))
    if count < 2 or len(items) * heavy < WORTH_IT or not can_fork():
        yield from map(work, items)
        return
    yield from _forked(work, items, count, chunk=chunk)


def cores() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def can_fork() -> bool:
    """Say whether this process can fork safely: Linux, and no other thread that could hold a lock."""
    return sys.platform == "linux" and threading.active_count() == 1


def _forked(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, *, chunk: int
) -> Iterator[Result]:
    import multiprocessing  # noqa: PLC0415 (30 ms that a small site does not need)
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    global _inherited  # noqa: PLW0603 (the one way to hand a closure to a forked child)
    _inherited = (work, items, chunk)
    context = multiprocessing.get_context("fork")
    executor = ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts)
    try:
        starts = range(0, len(items), chunk)
        for results in executor.map(_part, starts):
            yield from results
    finally:
        executor.shutdown(cancel_futures=True)
        _inherited = None


def _leave_interrupts() -> None:
    """Let the parent alone answer Ctrl-C; it ends its children."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _part(start: int) -> list[Any]:
    assert _inherited is not None
    work, items, chunk = _inherited
    return [work(item) for item in items[start : start + chunk]]
