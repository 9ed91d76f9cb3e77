"""Badges of every make tell a status, wherever their address stands, and the address of a link tells none."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse

DRAFT = "https://img.shields.io/badge/status-draft-green"


def record(text: str) -> Record:
    item = parse(text, path="adr/0007-use-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    return item


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("https://badgen.net/badge/ADR/approved/green/", "accepted"),
        ("https://flat.badgen.net/badge/status/proposed/AC900D", "proposed"),
        ("https://img.shields.io/badge/ADR%20status-accepted-green", "accepted"),
        ("https://img.shields.io/badge/ADR-rejected-red", "rejected"),
        ("https://img.shields.io/badge/ADR-0012-blue", None),
        ("https://badgen.net/badge/license/accepted/green", None),
        ("https://badgen.net/badge/ADR/approved/green/wide/more", None),
    ],
)
def test_badges_of_other_makes_and_by_reference(address: str, status: str | None) -> None:
    """A badge of badgen.net counts as one of shields.io does, and so does one whose address is defined elsewhere in the file."""
    for picture in (
        f"![Lamp]({address})",
        f"[![Lamp]({address})](log.md)",
        "![Lamp][held]",
        "![held]",
        "![held][]",
    ):
        for head in ("{}", "## Status\n\n{}", "- Status: {}"):
            text = f"# Use X\n\n{head.format(picture)}\n\n## Context\n\n[held]: {address}\n[else]: {DRAFT}\n"
            assert record(text).status == status
    assert record(f"# Use X\n\n![Lamp][lost]\n\n[held]: {address}\n").status is None
    assert record(f"# Use X\n\n[Lamp][held]\n\n[held]: {address}\n").status is None


def test_the_address_of_a_link_is_no_status() -> None:
    """What a file defines for its links is shown on no page, and told of no field."""
    defined = "[lamps]: (https://example.org/lamps)\n[oil]: 0003-oil.md 'Oil'\n"
    item = record(f"# Use X\n\n## Status\n\n{defined}\nAccepted\n")
    assert (item.status, item.status_text) == ("accepted", "Accepted")
    assert record(f"# Use X\n\n## Status\n\n{defined}").status is None
