"""Compiled templates, kept for later runs as Python keeps its modules: to compile a page's takes as long as a hundred pages."""

from __future__ import annotations

import hashlib
import sys
from typing import TYPE_CHECKING

import jinja2
from jinja2 import BytecodeCache

import steelyard
from steelyard.edges.cache.folder import Folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from jinja2.bccache import Bucket

_NAME = "templates"


class Codes(BytecodeCache):
    """The code of one theme's templates in one language, by name; `fresh` says that there is some that is not kept yet.

    Code holds the words of its language and parts of other templates. So it is found again by a digest of all templates,
    the words, and what compiles them.
    """

    def __init__(
        self,
        place: str,
        sources: Iterable[str],
        compiler: Iterable[Path],
        coming: Callable[[], Mapping[str, bytes]] | None = None,
    ) -> None:
        """Look for kept code below the folder `place`, '' for none. `sources` are templates and words, `compiler` our modules that compile.

        `coming` waits for code that another process compiles meanwhile; it is asked for at the first template.
        """
        digest = hashlib.sha256()
        for text in (*sources, *(path.read_text(encoding="utf-8") for path in compiler)):
            digest.update(text.encode("utf-8", "surrogatepass") + b"\0")
        versions = (steelyard.__version__, jinja2.__version__, sys.version)
        self._folder = Folder(place, (_NAME, digest.hexdigest(), *versions)) if place else None
        kept = self._folder.load(_NAME) if self._folder else None
        self._kept: dict[str, bytes] = dict(kept) if isinstance(kept, dict) else {}
        self._coming = None if self._kept else coming
        self.fresh = False

    @property
    def all(self) -> Mapping[str, bytes]:
        """Return what an earlier run has kept and this one compiled, as Jinja2 writes it, by its own names for templates."""
        return self._kept

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja2 the code of a template, if it is kept."""
        if self._coming:
            self._kept.update(self._coming())
            self._coming, self.fresh = None, True
        code = self._kept.get(bucket.key)
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template from Jinja2."""
        self._kept[bucket.key] = bucket.bytecode_to_string()
        self.fresh = True

    def save(self) -> None:
        """Keep what has been compiled."""
        if self._folder:
            self._folder.keep(_NAME, self._kept)
        self.fresh = False
