"""A record that says that it holds, and that another one took over a part of it: that one did not supersede it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.reading.languages import PARTLY
from steelyard.reading.naming import read_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.model import Reference, Statement

_IN_PART = re.compile(
    rf"(?<![^\W_])(?:(?:{PARTLY})[\s,]+(?:superse[dc]+ed|replaced)|(?:superse[dc]+ed|replaced),?\s+(?:{PARTLY}))(?![^\W_])",
    re.IGNORECASE,
)


def held_in_part(statements: Sequence[Statement], status: str) -> tuple[Statement, ...]:
    """Return what a record states that says that it is in force, its successors as what they are to it.

    The field that names them need not say that they took over a part only; another line that names the same record
    may, and so may the status.
    """
    newer = [each for each in statements if each.kind == "superseded_by"]
    if not newer:
        return tuple(statements)
    amending = {_named(each.reference) for each in statements if each.kind == "amended_by"}
    if not amending and _IN_PART.search(status):
        return tuple(
            replace(each, kind="amended_by") if each.kind == "superseded_by" else each for each in statements
        )
    return tuple(
        each
        for each in statements
        if not (each.kind == "superseded_by" and _named(each.reference) in amending)
    )


def _named(reference: Reference) -> str:
    """Return what the ways to name one record have in common: its number, or its file's name."""
    last = reference.target.split("#")[0].rstrip("/").rpartition("/")[2]
    name = read_name(last if last.endswith(".md") else f"{last}.md")
    return name.number or last.removesuffix(".md")
