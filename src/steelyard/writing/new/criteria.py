"""A new criteria table: options by criteria, nothing scored yet."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from steelyard.writing.new.plain_words import scalar, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

SCALE = "1-5"


def names(text: str) -> tuple[str, ...]:
    """Split what a person listed at its commas; a name with a comma of its own stands in quotation marks."""
    rows = list(csv.reader([tidy(text)], skipinitialspace=True))
    return tuple(name for each in (rows[0] if rows else ()) if (name := each.strip()))


def new_table(criteria: Sequence[str], options: Sequence[str], *, schema: str = "") -> str:
    """Return a table in YAML with equal weights and empty cells. `schema` is the way to the schema for editors."""
    lines = [f"# yaml-language-server: $schema={schema}"] if schema else []
    lines += [f"scale: {SCALE}", "criteria:"]
    lines += [f"  - {{name: {scalar(name)}, weight: 1}}" for name in criteria]
    lines += ["options:", *(f"  - name: {scalar(name)}" for name in options)]
    lines += ["scores: # what has no number yet counts as missing"]
    for option in options:
        lines += [f"  {scalar(option)}:", *(f"    {scalar(name)}:" for name in criteria)]
    return "".join(f"{line}\n" for line in lines)
