"""Large texts kept out of the way: a few in memory, many in a file without a name that ends with the process.

Bodies and fragments of ten thousand records are 150 MB that each forked child would copy by reading them (counting
references writes to the page that a string lies on). In a file they cost a read each.
"""

from __future__ import annotations

import os
import weakref
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

IN_MEMORY = 4_000_000
"""Bytes that are kept in memory before a file is made for the rest."""


class Store:
    """Bytes by key, each put once. Forked children can read what was put before the fork."""

    def __init__(self) -> None:
        self._memory: dict[str, bytes] = {}
        self._held = 0
        self._places: dict[str, tuple[int, int]] = {}
        self._file: int | None = None
        self._end = 0

    def __contains__(self, key: object) -> bool:
        return key in self._memory or key in self._places

    def __iter__(self) -> Iterator[str]:
        yield from self._memory
        yield from self._places

    def __len__(self) -> int:
        return len(self._memory) + len(self._places)

    def put(self, key: str, content: bytes) -> None:
        """Keep content under a key. Where no file can be had it stays in memory."""
        if self._held + len(content) <= IN_MEMORY or not self._filed(key, content):
            self._memory[key] = content
            self._held += len(content)

    def get(self, key: str) -> bytes:
        """Return the content put under a key. Raises KeyError where there is none."""
        kept = self._memory.get(key)
        if kept is not None:
            return kept
        start, length = self._places[key]
        assert self._file is not None
        return os.pread(self._file, length, start)

    def _filed(self, key: str, content: bytes) -> bool:
        if not hasattr(os, "pread"):  # Windows, where nothing forks either
            return False
        try:
            if self._file is None:
                import tempfile  # noqa: PLC0415 (a few records need no file)

                self._file, name = tempfile.mkstemp(prefix="steelyard-")
                weakref.finalize(self, os.close, self._file)
                os.unlink(name)  # noqa: PTH108 (a name just made)
            written = os.pwrite(self._file, content, self._end)
        except OSError:  # a full disk, or no folder for temporary files
            return False
        if written < len(content):
            return False
        self._places[key] = (self._end, written)
        self._end += written
        return True
