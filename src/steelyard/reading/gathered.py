"""What is wrong with one YAML file, gathered while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.diagnostics import Place

if TYPE_CHECKING:
    from steelyard.diagnostics import Diagnostic
    from steelyard.reading.yaml import Node


class Gathered:
    """The findings of one file, which each kind of file adds to in its own way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Diagnostic] = []

    def place(self, node: Node) -> Place:
        """Return where a value stands."""
        return Place(self.file, node.line, node.column, node.length)

    def all(self) -> tuple[Diagnostic, ...]:
        """Return what was found, in the order of the file."""
        return tuple(sorted(self._found, key=lambda diagnostic: diagnostic.sort_key))
