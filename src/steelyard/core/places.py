"""Where a record says something, as a place in its file; and who it was that said it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.asides import WithAsides
from steelyard.diagnostics import Place

if TYPE_CHECKING:
    from steelyard.core.model import Record, Reference


_POSITIONS = frozenset({"line", "column", "length", "body_line", "title_line"})


def place(record: Record, name: str) -> Place:
    """Return where a field was read: the file as a whole where the file does not give it."""
    origin = record.origin(name)
    return Place(record.path, origin.line, origin.column, origin.length) if origin else Place(record.path)


def reference_place(record: Record, reference: Reference) -> Place:
    """Return where a reference stands."""
    return Place(record.path, reference.line, reference.column, reference.length)


def unplaced(value: object) -> object:
    """Return what a value says, without where it says it: a line more above changes nothing."""
    if isinstance(value, Place):
        return None
    if isinstance(value, tuple):
        return tuple(map(unplaced, value))
    if isinstance(value, Struct):
        left_out = value.ASIDES | _POSITIONS if isinstance(value, WithAsides) else _POSITIONS
        return tuple(
            unplaced(getattr(value, name)) for name in value.__struct_fields__ if name not in left_out
        )
    return value
