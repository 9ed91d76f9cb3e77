"""A record that says that it holds, and that a part of it was taken over, is amended and not superseded."""

from __future__ import annotations

import pytest

from relation_samples import told

PARTLY = "> **Partially superseded by [ADR-12](0012-x.md):** its lamps. The rest stands."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"---\nstatus: accepted\nsuperseded_by: [12]\n---\n# Oars\n\n{PARTLY}\n", [("amended_by", "0012-x.md")]),
        (f"---\nstatus: accepted\nsuperseded_by: [12, 13]\n---\n# Oars\n\n{PARTLY}\n",
         [("superseded_by", "13"), ("amended_by", "0012-x.md")]),
        (f"---\nstatus: accepted\nsuperseded_by: 0012-x.md\n---\n# Oars\n\n{PARTLY}\n", [("amended_by", "0012-x.md")]),
        (f"---\nstatus: superseded\nsuperseded_by: [12]\n---\n# Oars\n\n{PARTLY}\n",
         [("superseded_by", "12"), ("amended_by", "0012-x.md")]),
        ("# Oars\n\n**Status:** Accepted (partially superseded)\n\n> **Superseded by [ADR-12](0012-x.md)** for lamps and oil.\n",
         [("amended_by", "0012-x.md")]),
        ("---\nstatus: accepted, superseded in part\nsuperseded_by: 12\n---\n# Oars\n", [("amended_by", "12")]),
        ("---\nstatus: accepted\nsuperseded_by: 12\n---\n# Oars\n", [("superseded_by", "12")]),
        ("---\nstatus: accepted (partly written by Ann)\nsuperseded_by: 12\n---\n# Oars\n", [("superseded_by", "12")]),
    ],
)  # fmt: skip
def test_what_took_over_a_part_of_a_record_in_force(text: str, expected: list[tuple[str, str]]) -> None:
    """What the text or the status says of a part counts, where the field that names the newer record says no more than its name."""
    assert told(text) == expected
