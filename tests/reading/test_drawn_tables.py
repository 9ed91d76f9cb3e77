"""Tables that are drawn or typed by hand: pips, coloured words, letters with two meanings, rows that are too wide."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from steelyard.core.scores.claims import check_claims
from steelyard.reading.tables.body import FoundTables, find_tables

if TYPE_CHECKING:
    from steelyard.core.scores.tables import Table


def find(body: str) -> FoundTables:
    return find_tables(body, file="a.md", first_line=1, weight_words={})


def table(body: str) -> Table:
    found = find(body)
    assert found.left == ()
    (settled,) = found.tables
    return settled


def reason(body: str) -> str:
    found = find(body)
    assert found.tables == ()
    ((_, why),) = found.left
    return why


def scores(of: Table) -> list[list[Fraction | None]]:
    return [[cell.score for cell in row] for row in of.cells]


HEADER = "| Criterion | Weight | Ferry | Bridge |\n|---|---|---|---|\n"


def test_a_row_wider_than_the_header_makes_no_scores() -> None:
    """Where rows have more cells than the header, a score may stand under another option's name."""
    pairs = "| | | Score | Weighted | Score | Weighted |\n| Cost | 2 | 4 | 8 | 3 | 6 |\n| Speed | 3 | 1 | 3 | 5 | 15 |\n"
    assert reason(HEADER + pairs) == (
        "Its row on line 3 has more cells than its header, so that scores may stand in columns of others."
    )


def test_a_row_whose_last_cells_are_empty_or_remarks_is_not_too_wide() -> None:
    """A pipe too many at a row's end, or within its remark, takes no score from its column."""
    assert scores(table(HEADER + "| Cost | 2 | 4 | 3 | |\n| Speed | 3 | 1 | 5 |\n")) == [[4, 1], [3, 5]]
    noted = HEADER.replace("Bridge |", "Bridge | Notes |").replace("---|\n", "---|---|\n")
    rows = "| Cost | 2 | 4 | 3 | per day | or night |\n| Speed | 3 | 1 | 5 | |\n"
    assert scores(table(noted + rows)) == [[4, 1], [3, 5]]
