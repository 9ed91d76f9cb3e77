"""What a remark above or amid a record's text says of what took its place: all of it, or a part."""

from __future__ import annotations

import pytest

from relation_samples import told


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("> **SUPERSEDED** by [ADR-12](0012-sails.md).", [("superseded_by", "0012-sails.md")]),
        ("> **SUPERSEDED by ADR-12**", [("superseded_by", "ADR-12")]),
        ("> **PARTIALLY SUPERSEDED** by [ADR-12](0012-sails.md) - the rest holds.", [("amended_by", "0012-sails.md")]),
        ("**AMENDED BY ADR-12** in its second rule.", [("amended_by", "ADR-12")]),
        ("> **Partial supersession:** the length of the oars is superseded by [ADR-12](0012-sails.md).", [("amended_by", "0012-sails.md")]),
        ("> **Partial supersession (2024-03-05)**: its first rule is history, superseded by [ADR-12](0012-sails.md).", [("amended_by", "0012-sails.md")]),
        ("> **Partial supersession:** what it says of oars will be superseded by ADR-12.", []),
        ("> **Note:** The length of the oars in this ADR was superseded by [ADR-12](0012-sails.md).", [("amended_by", "0012-sails.md")]),
        ("> **Note:** The rules within this decision are superseded by ADR-12.", [("amended_by", "ADR-12")]),
        ("> **Note:** The decision in this ADR was superseded by ADR-12.", [("superseded_by", "ADR-12")]),
        ("> **Note:** The approach described in this document has been superseded by ADR-12.", [("superseded_by", "ADR-12")]),
        ("> **Note:** The solution proposed in this ADR is superseded by ADR-12.", [("superseded_by", "ADR-12")]),
        ("> **Note:** Everything in this ADR is superseded by ADR-12.", [("superseded_by", "ADR-12")]),
        ("[ADR-12](0012-sails.md) replaces this ADR's rule on the length of the oars.", []),
        ("[ADR-12](0012-sails.md) replaces this ADR.", [("superseded_by", "0012-sails.md")]),
        ("The crew SUPERSEDED nobody, and ADR-12 says so.", []),
    ],
)  # fmt: skip
def test_what_took_the_place_of_a_part(line: str, expected: list[tuple[str, str]]) -> None:
    """In capitals it counts as in small letters; of a part of the record that is named it is an amendment."""
    assert (
        told(f"# 9. Oars\n\n**Status:** Accepted\n\n{line}\n\n## Context\n\nThe bay is wide.\n") == expected
    )
