"""Where a record says something, as a place in its file; and who it was that said it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.diagnostics import Place

if TYPE_CHECKING:
    from steelyard.core.model import Record, Reference


def place(record: Record, name: str) -> Place:
    """Return where a field was read: the file as a whole where the file does not give it."""
    origin = record.origin(name)
    return Place(record.path, origin.line, origin.column, origin.length) if origin else Place(record.path)


def reference_place(record: Record, reference: Reference) -> Place:
    """Return where a reference stands."""
    return Place(record.path, reference.line, reference.column, reference.length)
