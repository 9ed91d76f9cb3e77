"""Relations stand where they are stated: beside a status of front matter too, and not below "None"."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def told(text: str) -> list[tuple[str, str]]:
    item = parse(text, path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    return [(each.kind, each.reference.target) for each in item.statements]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("- None. This record carries out what\n  [ADR-3](0003-x.md) put off.", []),
        ("None.\n\nBuilds on [ADR-3](0003-x.md).", []),
        ("None (current).\n\n- [ADR-3](0003-x.md) tells more", []),
        ("- [ADR-3](0003-x.md)\n- [ADR-4](0004-y.md)", ["0003-x.md", "0004-y.md"]),
    ],
)
def test_a_section_that_begins_with_none(section: str, expected: list[str]) -> None:
    """A section Supersedes that begins with a word for nothing names no record, whatever follows."""
    stated = told(f"# 9. Oars\n\n## Status\n\nAccepted\n\n## Supersedes\n\n{section}\n")
    assert stated == [("supersedes", target) for target in expected]
