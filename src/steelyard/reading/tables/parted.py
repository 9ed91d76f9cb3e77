"""Tables with more columns for each option than a score and a weighted score: "Ash price", "Ash score", "Ash weighted"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.diagnostics import Diagnostic, Severity
from steelyard.reading.tables.columns import tells_score
from steelyard.reading.tables.spanned import part_of
from steelyard.reading.tables.words import says_weighted, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.reading.tables.drafts import Written
    from steelyard.reading.tables.turning import Row

_LEAST_OPTIONS = 2


def too_many_of_each(body: Sequence[Row]) -> Diagnostic | None:
    """Say that options have columns beside those of their scores, at the first such column; None where they have none.

    Their headings stand in one row, or in two, the options' names above.
    """
    return _in_one_row(body[0]) or (_in_two_rows(body[0], body[1]) if len(body) > 1 else None)


def _in_one_row(header: Row) -> Diagnostic | None:
    columns: dict[str, dict[str, Written]] = {}
    for cell in header:
        name, _, part = words_of(cell.text).rpartition(" ")
        if name:
            columns.setdefault(name, {})[part.casefold()] = cell
    told = {name: parts for name, parts in columns.items() if any(map(tells_score, parts))}
    if len(told) < _LEAST_OPTIONS:
        return None
    alike = set.intersection(*map(set, told.values()))
    others = [part for part in alike if not (tells_score(part) or says_weighted(part) or part_of(part))]
    if not others:
        return None
    name, parts = next(iter(told.items()))
    return _fault(next(cell for part, cell in parts.items() if part in others), name)


def _in_two_rows(upper: Row, lower: Row) -> Diagnostic | None:
    """Look below the names of options, which span their columns; the names of criteria have nothing below them."""
    texts = [words_of(cell.text) for cell in lower]
    parts = [part_of(text) for text in texts]
    if texts[0] or parts.count("score") < _LEAST_OPTIONS:
        return None
    others = (at for at, text in enumerate(texts) if text and not parts[at])
    first = next(others, None)
    if first is None:
        return None
    names = [words_of(cell.text) for cell in upper[: first + 1]]
    return _fault(lower[first], next((name for name in reversed(names) if name), ""))


def _fault(cell: Written, option: str) -> Diagnostic:
    message = f"the column `{words_of(cell.text)}` is neither a score nor a weighted score"
    hint = (
        f"of each option one column of scores is read, and one of weighted scores: keep those of `{option}` and its like,"
        " and put the rest into a table of its own"
    )
    return Diagnostic("K807", Severity.ERROR, cell.place, message, hint)
