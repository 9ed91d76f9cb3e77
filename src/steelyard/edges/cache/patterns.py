"""Compiled regular expressions, kept for later runs as Python keeps its modules: to compile a thousand takes a fifth of a second.

Python has no way of its own to keep them. What its compiler hands to its engine is kept as it is, for this very Python only,
and handed over again; the engine checks it. Where a Python is built otherwise, patterns are compiled as ever.
"""

# ruff: noqa: SLF001
# Only Python's own private names lead to what its compiler makes.

from __future__ import annotations

import marshal
import sys
import threading
from contextlib import contextmanager
from importlib import import_module
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from steelyard.edges.cache.folder import Folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST = 4_000
"""Patterns that are kept: where there are more, only those of this run stay."""

_NAME = "patterns"


@contextmanager
def kept_patterns(place: str) -> Iterator[None]:
    """Compile no pattern, while this lasts, that an earlier run has compiled and kept below the folder `place`; '' for none."""
    compiler = _compiler()
    if compiler is None or not place:
        yield
        return
    patterns = Patterns(Folder(place, (_NAME, sys.version, sys.byteorder, compiler._sre.MAGIC)), compiler)
    before = compiler.compile, compiler._sre
    compiler.compile = patterns.compile
    compiler._sre = patterns.engine
    try:
        yield
    finally:
        compiler.compile, compiler._sre = before
        patterns.save()


def _compiler() -> Any:
    """Return Python's compiler of patterns, None where it is not the one that this module knows."""
    if sys.implementation.name != "cpython":
        return None
    try:
        compiler = import_module("re._compiler")
    except ImportError:
        return None
    known = hasattr(compiler, "MAGIC") and hasattr(getattr(compiler, "_sre", None), "compile")
    return compiler if known and hasattr(compiler, "compile") else None


class Patterns:
    """What the compiler made of patterns, by their text and flags. It stands in the place of the compiler and of its engine."""

    def __init__(self, folder: Folder, compiler: Any) -> None:
        self._folder = folder
        self._compile: Callable[..., Any] = compiler.compile
        self._make: Callable[..., Any] = compiler._sre.compile
        self.engine = SimpleNamespace(**{**vars(compiler._sre), "compile": self._note})
        kept = folder.load(_NAME)
        self._kept: dict[tuple[str, int], bytes] = dict(kept) if isinstance(kept, dict) else {}
        self._used: set[tuple[str, int]] = set()
        self._noted: list[tuple[Any, ...]] = []
        self._compiling = threading.RLock()
        self._fresh = False

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """Compile a pattern as Python does, or take it from what is kept."""
        if type(pattern) is not str:
            return self._compile(pattern, flags)
        key = pattern, int(flags)
        self._used.add(key)
        known = self._kept.get(key)
        if known is not None:
            try:
                return self._make(*marshal.loads(known))  # noqa: S302 (our own bytes)
            except (ValueError, TypeError, EOFError, RuntimeError, OverflowError):
                pass  # it is compiled, and kept, anew
        with self._compiling:
            self._noted.clear()
            made = self._compile(pattern, flags)
            for given in self._noted:
                self._kept[key] = marshal.dumps(tuple(map(_plain, given)))
                self._fresh = True
        return made

    def _note(self, *given: Any) -> Any:
        """Stand in for the engine: note what it is given."""
        self._noted.append(given)
        return self._make(*given)

    def save(self) -> None:
        """Keep what has been compiled, for the next run."""
        if not self._fresh:
            return
        if len(self._kept) > MOST:
            self._kept = {key: code for key, code in self._kept.items() if key in self._used}
        self._folder.keep(_NAME, self._kept)


def _plain(given: Any) -> Any:
    """Return what the engine is given as plain values: flags and codes bear names."""
    if isinstance(given, int):
        return int(given)
    return list(map(int, given)) if isinstance(given, list) else given
