"""What a record says that it is to others."""

from __future__ import annotations

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def told(text: str) -> list[tuple[str, str]]:
    """Read a record; return each relation that it states with what it is to."""
    item = parse(text, path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    return [(each.kind, each.reference.target) for each in item.statements]
