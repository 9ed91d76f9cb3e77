"""A record of which a status says what there is to know."""

from __future__ import annotations

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def read(status: str) -> tuple[str | None, list[tuple[str, str]]]:
    """Read a record with this status; return its status, and each relation with what it is to."""
    text = f"# 7. X\n\nStatus: {status}\n\n## Context\n\nY.\n"
    record = parse(text, path="adr/0007-x.md", source="", settings=Settings()).item
    assert isinstance(record, Record)
    return record.status, [(each.kind, each.reference.target) for each in record.statements]
