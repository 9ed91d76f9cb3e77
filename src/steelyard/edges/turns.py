"""Commands that write to the same folder take turns: the second one waits, and reads what the first has written."""

# ruff: noqa: PTH112, PTH120
# Folders are told apart by where they really are, as text.

from __future__ import annotations

import errno
import os
import time
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING

from steelyard.edges.output import lock

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 30.0
"""Seconds that a command waits for another one, which takes one or two, or some more over thousands of records."""

_BEAT = 0.02
_held: ContextVar[frozenset[str]] = ContextVar("_held", default=frozenset())


@contextmanager
def alone(*folders: str, patience: float = PATIENCE) -> Iterator[None]:
    """Have folders for this command alone; those that it has already stay its own to the end of the first `with`.

    The lock is the system's, and ends with the process. Of a folder that is not there yet the nearest one above it is
    taken. Raises OSError where another command has had one for `patience` seconds.
    """
    wanted = sorted({_nearest(folder) for folder in folders} - _held.get())
    until = time.monotonic() + patience
    descriptors: list[int] = []
    token = _held.set(_held.get() | frozenset(wanted))
    try:
        for folder in wanted:
            with suppress(PermissionError):  # one that may not be read can be written to nevertheless
                descriptors.append(_wait(folder, until))
        yield
    finally:
        _held.reset(token)
        for descriptor in descriptors:
            lock.release(descriptor)


def _wait(folder: str, until: float) -> int:
    while (descriptor := lock.acquire(folder)) is None:
        if time.monotonic() >= until:
            raise OSError(errno.EBUSY, "another command is writing to this folder", folder)
        time.sleep(_BEAT)
    return descriptor


def _nearest(folder: str) -> str:
    """Return where a folder really is, or the nearest one above it that is there."""
    place = os.path.realpath(folder)
    while not os.path.isdir(place) and os.path.dirname(place) != place:
        place = os.path.dirname(place)
    return place
