"""A record that is named by its address on a forge, without the marks of a link, is named as by a link."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse

FORGE = "https://git.example.org/harbour/rules/blob/main/adr"


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (f"Superseded by {FORGE}/0012-oil.md.", [f"superseded_by {FORGE}/0012-oil.md"]),
        (f"Superseded by {FORGE}/0012-oil.md#decision", [f"superseded_by {FORGE}/0012-oil.md#decision"]),
        (f"Superseded by ADR-3 and {FORGE}/0012-oil.md", ["superseded_by ADR-3", f"superseded_by {FORGE}/0012-oil.md"]),
        ("Superseded by https://example.org/oil", []),
        (f"Superseded. We talked it over at {FORGE}/0012-oil.md", []),
    ],
)  # fmt: skip
def test_a_bare_address_is_a_reference(status: str, told: list[str]) -> None:
    """The address of a Markdown file behind a verb is what it is to, as that of a link is; any other page is not."""
    for text in (f"# Use oars\n\n## Status\n\n{status}\n", f"# Use oars\n\n- Status: {status}\n", f"---\nstatus: {status!r}\n---\n# Use oars\n"):  # fmt: skip
        item = parse(text, path="adr/0009-oars.md", source="", settings=Settings()).item
        assert isinstance(item, Record)
        assert item.status == "superseded"
        assert [f"{each.kind} {each.reference.target}" for each in item.statements] == told
        assert all(each.reference.href for each in item.statements if "://" in each.reference.target)
