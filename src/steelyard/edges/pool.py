"""Work on many items by several processes, where the system can fork: the children see what the parent has read.

A forked child inherits texts, corpus and templates as they are, so that only its results travel. The parent works too:
on two cores there is one child. Where there is no fork, in a process with threads, for few items or on one core, the
same work is done here.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from steelyard.edges.crew import Done

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_IT = 150
"""Items below which starting processes costs more than it saves."""

_CHUNK = 32
_jobs: ContextVar[int | None] = ContextVar("_jobs", default=None)


@contextmanager
def use_jobs(jobs: int | None) -> Iterator[None]:
    """Have work spread over so many processes while this lasts (None: one for each core)."""
    before = _jobs.set(jobs)
    try:
        yield
    finally:
        _jobs.reset(before)


def spread(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    jobs: int | None = None,
    heavy: int = 1,
    large: int = 0,
) -> Iterator[Result]:
    """Yield `work(item)` for each item, in order, done by `jobs` processes (None: as `use_jobs` has it).

    `heavy` says how many usual items one of these is, where each is the work of many records. The last `large` items,
    which take as long as many others, are begun before them, each by itself.
    What `work` returns must be picklable; what it changes is lost in a child. Its exceptions are raised here, in their
    place among the results. Raises WorkerLostError where a child ended before its work.
    """
    chunk = max(_CHUNK // heavy, 1)
    count = min(jobs or processes(), -(-len(items) // chunk))
    if count < 2 or len(items) * heavy < WORTH_IT or not can_fork():
        yield from map(work, items)
        return
    yield from _shared(work, items, count, chunk=chunk, large=large)


def processes() -> int:
    """Return how many processes work is spread over now."""
    return _jobs.get() or cores()


def cores() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def can_fork() -> bool:
    """Say whether this process can fork safely: Linux, and no other thread that could hold a lock."""
    return sys.platform == "linux" and threading.active_count() == 1


def _shared(
    work: Callable[[Item], Result], items: Sequence[Item], jobs: int, *, chunk: int, large: int
) -> Iterator[Result]:
    from steelyard.edges.crew import MOST, Crew  # noqa: PLC0415 (a small site does not need it)

    usual = len(items) - large
    chunk = max(chunk, -(-usual // (MOST - large)))
    parts = [items[start : min(start + chunk, usual)] for start in range(0, usual, chunk)]
    parts += [items[at : at + 1] for at in range(usual, len(items))]

    def part(number: int, between: Callable[[], None]) -> Done:
        """Work on a chunk up to its end or the first exception, and tell what came of it."""
        results: list[Any] = []
        for item in parts[number]:
            try:
                results.append(work(item))
            except Exception as fault:  # noqa: BLE001 (raised when its turn comes)
                return results, fault
            between()
        return results, None

    def alone(number: int) -> Done:
        _jobs.set(1)
        return part(number, lambda: None)

    with Crew(alone, parts=len(parts) - large, large=large, size=jobs - 1) as crew:
        own: dict[int, Done] = {}
        for turn in range(len(parts)):
            while turn not in own and turn not in crew.arrived:
                number = crew.take()
                if number is None:
                    crew.receive(wait=True)
                    continue
                with use_jobs(1):  # the children are at work already
                    own[number] = part(number, crew.receive)
                if own[number][1] is not None:
                    crew.call_off(number)
            results, fault = own.pop(turn) if turn in own else crew.unpacked(turn)
            yield from results
            if fault is not None:
                raise fault
        crew.finish()
