"""How headings of a file's table are meant that are not written as ours."""

from __future__ import annotations

from steelyard.reading.tables.headings import claim_of, role_of
from steelyard.reading.tables.words import role_of as meant
from steelyard.reading.tables.words import subject_of


def column_role(text: str, column: int, *, named: bool, weighed: bool) -> str | None:
    """Return what a heading stands for; where none is the weights' or the names' own, another word may be.

    `named` and `weighed` say that a heading of the table is.
    """
    role = role_of(text)
    if role is None and not weighed and meant(text) == "weight":
        return "weight"
    first = column == 0 and not named and role is None and claim_of(text) is None
    return "name" if first and subject_of(text) == "criterion" else role
