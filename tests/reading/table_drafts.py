"""Drafts of criteria tables for tests, each cell at a place of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from steelyard.diagnostics import Place
from steelyard.reading.tables.drafts import Draft, DraftCell, DraftCriterion, DraftOption, Written

if TYPE_CHECKING:
    from collections.abc import Sequence


def written(text: str, line: int = 0, column: int = 0) -> Written:
    return Written(text, Place("t.csv", line, column))


def draft(*rows: Sequence[str | None], options: Sequence[str] = ("A", "B"), **more: Any) -> Draft:
    """Make a draft of rows: name, weight, direction, scale, must, then a score for each option; line 1 is the header."""

    def stated(row: Sequence[str | None], line: int, column: int) -> Written | None:
        text = row[column - 1]
        return None if text is None else written(text, line, column)

    criteria = [
        DraftCriterion(
            written(row[0] or "", line, 1),
            stated(row, line, 2),
            stated(row, line, 3),
            stated(row, line, 4),
            stated(row, line, 5),
        )
        for line, row in enumerate(rows, 2)
    ]
    cells = tuple(
        tuple(DraftCell(written(row[column] or "", line, column + 1)) for line, row in enumerate(rows, 2))
        for column in range(5, 5 + len(options))
    )
    named = tuple(DraftOption(written(option, 1, column)) for column, option in enumerate(options, 6))
    return Draft("", "", "csv", Place("t.csv"), tuple(criteria), named, cells, **more)
