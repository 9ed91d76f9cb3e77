"""Which attachments may not go into a site, each looked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.attachments import is_drawing, is_page, runs
from steelyard.core.language.told import worded

if TYPE_CHECKING:
    from pathlib import Path


class Attachments:
    """The files below the sources of the project at `root`, judged when a body leads to one."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._drawings: dict[str, str] = {}

    def why_not(self, path: str) -> str:
        """Say why a file may not be copied: what a browser would run when it is opened; '' for no reason."""
        if is_page(path):
            return worded("a browser would open it as a page of the site")
        if not is_drawing(path):
            return ""
        if path not in self._drawings:
            self._drawings[path] = self._look(path)
        return self._drawings[path]

    def _look(self, path: str) -> str:
        try:
            return runs((self._root / path).read_bytes())
        except OSError:  # copying it will say so
            return ""
