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
    from collections.abc import Iterable
    from pathlib import Path

    from jinja2.bccache import Bucket

_NAME = "templates"


class Codes(BytecodeCache):
    """The code of one theme's templates in one language, by name; `fresh` says that there is some that is not kept yet.

    Code holds the words of its language and parts of other templates. So it is found again by a digest of all templates,
    the words, and what compiles them.
    """

    def __init__(self, place: str, sources: Iterable[str], compiler: Iterable[Path]) -> None:
        """Look for kept code below the folder `place`. `sources` are templates and words, `compiler` our modules that compile."""
        digest = hashlib.sha256()
        for text in (*sources, *(path.read_text(encoding="utf-8") for path in compiler)):
            digest.update(text.encode("utf-8", "surrogatepass") + b"\0")
        versions = (steelyard.__version__, jinja2.__version__, sys.version)
        self._folder = Folder(place, (_NAME, digest.hexdigest(), *versions))
        kept = self._folder.load(_NAME)
        self._kept: dict[str, bytes] = dict(kept) if isinstance(kept, dict) else {}
        self.fresh = False

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja2 the code of a template, if it is kept."""
        code = self._kept.get(bucket.key)
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template from Jinja2."""
        self._kept[bucket.key] = bucket.bytecode_to_string()
        self.fresh = True

    def save(self) -> None:
        """Keep what has been compiled."""
        self._folder.keep(_NAME, self._kept)
        self.fresh = False
