"""Headers in two rows: names of options that span two columns, and below them what the columns hold, score and weighted score."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from steelyard.core.scores.tables import same_name
from steelyard.reading.tables.columns import tells_score
from steelyard.reading.tables.headings import claim_of
from steelyard.reading.tables.headings import role_of as column_part
from steelyard.reading.tables.quantities import quantity
from steelyard.reading.tables.words import role_of, says_weighted, subject_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.reading.tables.gfm import PipeTable

_RAW = frozenset({"raw", "unweighted", "grade", "mark", "note", "raw score", "unweighted score"})
_REMARK = re.compile(r"[(\[].*[)\]]")
_PRODUCT = frozenset({"total", "result", "product", "score × weight", "weight × score"})


def joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[tuple[str, int], ...] | None:
    """Return the headings that two rows make together, each with the row (0, 1) that it stands in; None where they make none.

    Two options or more each span a column of scores and one of weighted scores: "Barge" above "Score" and "Weighted".
    """
    width = max(len(upper), len(lower))
    above = [words_of(text) for text in [*upper, *[""] * (width - len(upper))]]
    below = [words_of(text) for text in [*lower, *[""] * (width - len(lower))]]
    parts = [part_of(text) for text in below]
    firsts = [
        column
        for column, pair in enumerate(pairwise(parts))
        if set(pair) == {"score", "weighted"} and _is_name(above[column]) and _goes_on(above, column)
    ]
    spanned = {column for first in firsts for column in (first, first + 1)}
    if (
        len(firsts) < 2
        or len(spanned) < 2 * len(firsts)
        or any(part for column, part in enumerate(parts) if column not in spanned)
    ):
        return None
    found: list[tuple[str, int]] = []
    for column in range(width):
        heading = above[column] or below[column]
        if column in spanned:
            name = above[column if column in firsts else column - 1]
            found.append((name if parts[column] == "score" else f"{name} (weighted)", 1))
        elif _agree(above[column], below[column]) and (column == 0 or not heading or _is_known(heading)):
            found.append((heading, 0 if above[column] else 1))
        else:
            return None
    return tuple(found)


def _agree(above: str, below: str) -> bool:
    """Say whether two cells are one heading: one of them is empty, they are the same, or the lower one is a remark in brackets."""
    return (
        not above or not below or same_name(above) == same_name(below) or _REMARK.fullmatch(below) is not None
    )


def _is_known(heading: str) -> bool:
    """Say whether a column beside the spanned ones is known by its heading; it can be no option."""
    known = role_of(heading) or column_part(heading) or claim_of(heading)
    return bool(known) or subject_of(heading) == "criterion"


def in_one_row(table: PipeTable) -> PipeTable:
    """Return a table with its header in one row, where it stands in two: its own and the first below the line."""
    rows = table.header, table.rows[0]
    heads = joined(*([cell.text for cell in row] for row in rows))
    if heads is None:
        return table
    header = tuple(replace(rows[row][column], text=text) for column, (text, row) in enumerate(heads))
    return replace(table, header=header, rows=table.rows[1:])


def part_of(text: str) -> Literal["score", "weighted", ""]:
    """Return which of an option's columns a heading below its name is for; '' for another one."""
    words = text.casefold().strip(" :()[]")
    if says_weighted(words) or words in _PRODUCT:
        return "weighted"
    return "score" if words in _RAW or (role_of(words) == "total" and tells_score(words)) else ""


def _is_name(text: str) -> bool:
    return bool(text) and not role_of(text) and quantity(text) is None


def _goes_on(above: Sequence[str], column: int) -> bool:
    """Say whether a name spans the next column too: nothing, or the name again, stands there."""
    return same_name(above[column + 1]) in {"", same_name(above[column])}
