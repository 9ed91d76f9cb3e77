"""Which attachments may not go into a site, each looked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.attachments import is_drawing, is_page, runs
from steelyard.core.language.told import worded
from steelyard.edges.opening import read_inside

if TYPE_CHECKING:
    from steelyard.edges.project import Project


class Attachments:
    """The files below the sources of a project, judged when a body leads to one."""

    def __init__(self, project: Project) -> None:
        self._project = project
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
            return runs(read_inside(str(self._project.root / path), self._project.boundary(path)))
        except OSError:  # copying it will say so
            return ""
