"""How large a criteria table may be: beyond any that people argue over, and small enough to reckon with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from steelyard.diagnostics import Place

MOST_CRITERIA = 1_000
MOST_OPTIONS = 200
MOST_SCORES = 20_000
"""Criteria times options: their page is 3 MB, which a browser still opens within seconds."""

MOST_ROWS = 2 * MOST_CRITERIA
MOST_COLUMNS = 2 * MOST_OPTIONS
"""Rows and columns of a file that are looked at: blank ones, notes and totals included."""


def too_large(criteria: int, options: int, place: Place) -> Diagnostic | None:
    """Return K808 with the limit named, where a table has more rows or columns, or more scores, than are read."""
    for count, most, what in ((criteria, MOST_CRITERIA, "criteria"), (options, MOST_OPTIONS, "options")):
        if count > most:
            return limit(place, f"the table has {count:,} {what}; at most {most:,} are read")
    if criteria * options > MOST_SCORES:
        size = f"{criteria * options:,} scores ({criteria:,} criteria of {options:,} options)"
        return limit(place, f"the table has {size}; at most {MOST_SCORES:,} are read")
    return None


def limit(place: Place, message: str) -> Diagnostic:
    """Return K808 for what is beyond a limit."""
    return Diagnostic("K808", Severity.ERROR, place, message, "leave out what does not decide anything")
