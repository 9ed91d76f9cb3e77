"""What a value says itself of a relation counts, whatever its label: "Supersedes: extends ADR-3"."""

from __future__ import annotations

import pytest

from relation_samples import told
from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**Supersedes:** Extends ADR-3 (the lamps)", [("relates_to", "ADR-3")]),
        ("**Supersedes:** extends [3](0003-x.md)", [("relates_to", "0003-x.md")]),
        ("**Supersedes/Amends:** Amends ADR-3 (lamps) and ADR-4 (oil)", [("amends", "ADR-3"), ("amends", "ADR-4")]),
        ("- Supersedes / Amends: ADR-3", [("amends", "ADR-3")]),
        ("- Related: Extends ADR-3 and ADR-4", [("relates_to", "ADR-3"), ("relates_to", "ADR-4")]),
        ("- Supersedes: amends-lamps.md", [("supersedes", "amends-lamps.md")]),
        ("- Supersedes: extends the lamp rule", []),
        ("- Supersedes: ADR-3", [("supersedes", "ADR-3")]),
        ("- Supersedes / Replaces: ADR-3", [("supersedes", "ADR-3")]),
    ],
)  # fmt: skip
def test_a_value_that_says_what_it_is(line: str, expected: list[tuple[str, str]]) -> None:
    """No record is superseded by one that says behind the label that it extends or amends it, or leaves open which."""
    assert told(f"# 9. Oars\n\n**Status:** accepted\n\n{line}\n\n## Context\n\nWe row.\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Status:** Accepted (supersedes part of ADR-3)", [("amends", "ADR-3")]),
        ("## Status\n\nAccepted (supersedes parts of ADR 3)", [("amends", "ADR 3")]),
        ("**Status:** Accepted\n**Supersedes, in part:**\n[lamps](0003-x.md)", [("amends", "0003-x.md")]),
        ("**Status:** Accepted\n**Superseded by, in part:** ADR-3", [("amended_by", "ADR-3")]),
        ("**Status:** Accepted\n\n**Supersedes the lamp section of** [3](0003-x.md)", [("amends", "0003-x.md")]),
        ("**Status:** Accepted (supersedes ADR-3, part of the fleet)", [("supersedes", "ADR-3")]),
        ("**Status:** Accepted\n\nWe are part of ADR-3.", []),
    ],
)  # fmt: skip
def test_further_words_for_a_part(text: str, expected: list[tuple[str, str]]) -> None:
    """A part of another record is amended, wherever the line says that it is a part."""
    assert told(f"# 9. Oars\n\n{text}\n\n## Context\n\nWe row.\n") == expected


def test_what_is_told_behind_a_date_or_a_name() -> None:
    """Updates in brackets do not date the decision, and what somebody did on a day is nobody."""
    text = "# 9. Oars\n\nStatus: Accepted\nDate: 2025-08-28 (updates: 2025-08-29 lamps, 2025-09-01 oil)\nDeciders: Ann Lee; ruled 2025-08-28, Bo Ek\n"
    item = parse(text, path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    assert (item.date, item.deciders) == ("2025-08-28", ("Ann Lee", "Bo Ek"))
