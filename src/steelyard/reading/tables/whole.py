"""The plainest score table, read in one go: criteria as rows, whole numbers as weights and scores, and nothing beside them.

Such a table takes a twentieth of the time that drafts of it would. What is unusual in any way is no such table, and the
general way has the word; a property test holds both to the same answer.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from steelyard.core.scores.tables import CUSTOMARY, Cell, Criterion, Option, Table
from steelyard.diagnostics import Place
from steelyard.reading.inline import plain
from steelyard.reading.tables.costs import names_cost
from steelyard.reading.tables.criterion_names import Named, named
from steelyard.reading.tables.evidence import are_no_options, are_ranks
from steelyard.reading.tables.gfm import LONGEST
from steelyard.reading.tables.legends import said_scale, says_lower
from steelyard.reading.tables.names import same_name, unique_keys
from steelyard.reading.tables.option_names import bare_option
from steelyard.reading.tables.quantities import REPEATED
from steelyard.reading.tables.scales import direction_in_name
from steelyard.reading.tables.settle import customary_remark
from steelyard.reading.tables.words import (
    are_all_ranks,
    counts,
    is_final,
    role_of,
    says_weighted,
    subject_of,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.scores.tables import Scale
    from steelyard.reading.tables.gfm import TableLines
    from steelyard.reading.tables.surroundings import Surroundings

_NUMBERS = {str(number): Fraction(number) for number in range(101)}
_CELLS = {text: Cell(number, text) for text, number in _NUMBERS.items()}


def whole_table(lines: TableLines, around: Surroundings, *, file: str, first_line: int) -> Table | None:
    """Return the table that a table of whole numbers stands for; None where it is any other. Lines are counted as for drafts."""
    if lines.width < 4 or not 2 <= len(lines.rows) <= LONGEST or (texts := lines.texts()) is None:
        return None
    header, *rows = texts
    labels, weights, *columns = zip(*rows, strict=True)
    used = set().union(*columns)
    if not (_NUMBERS.keys() >= used and _NUMBERS.keys() >= set(weights)) or set(weights) == {"0"}:
        return None
    options = [bare_option(text) for text in header[2:]]
    names = [_bare_criterion(text) for text in labels]
    if not (_is_headed(header[0], header[1]) and _are_distinct(options) and _are_distinct(names)):
        return None
    near = around.near(lines)
    if (
        are_no_options(options, names)
        or are_ranks(near)
        or all(map(names_cost, names))
        or are_all_ranks(names)
    ):
        return None
    if said_scale(near) is not None or says_lower(near) or _holds_products(weights, columns):
        return None
    scale = _scale(frozenset(used))
    return Table(
        name="",
        title="",
        form="markdown",
        place=Place(file, lines.line + first_line - 1, *lines.span()),
        criteria=tuple(
            Criterion(key, name, _NUMBERS[weight], weight, scale, direction_in_name(name) or "higher")
            for key, name, weight in zip(unique_keys(names, "criterion"), names, weights, strict=True)
        ),
        options=tuple(map(Option, unique_keys(options, "option"), options)),
        cells=tuple(tuple([_CELLS[text] for text in column]) for column in columns),
        remarks=(customary_remark(scale),),
        header=tuple(map(_header_text, header)),
    )


def _holds_products(weights: Sequence[str], columns: Sequence[Sequence[str]]) -> bool:
    """Say whether a column may be another one, weighted."""
    return any(
        all(
            int(weight) * int(score) == int(product)
            for weight, score, product in zip(weights, one, other, strict=True)
        )
        for place, other in enumerate(columns)
        for one in columns[:place]
    )


@lru_cache(REPEATED)
def _scale(used: frozenset[str]) -> Scale:
    """Return the first customary scale that holds all scores."""
    numbers = [_NUMBERS[text] for text in used]
    return next(scale for scale in CUSTOMARY if scale.low <= min(numbers) and max(numbers) <= scale.high)


@lru_cache(REPEATED)
def _header_text(text: str) -> str:
    return plain(text)


@lru_cache(REPEATED)
def _is_headed(first: str, second: str) -> bool:
    return (
        subject_of(first) == "criterion"
        and not says_lower([(0, first)])
        and not role_of(first)
        and role_of(second) == "weight"
    )


@lru_cache(REPEATED)
def _bare_criterion(text: str) -> str:
    """Return a criterion's name where its cell says no more than that, else ''."""
    words = words_of(text)
    total = role_of(text) or is_final(text)
    alone = not total and not counts(words) and not says_weighted(words) and named(text) == Named(words)
    return words if alone else ""


def _are_distinct(names: Sequence[str]) -> bool:
    """Say whether names are there, all of them, and no two are one."""
    return all(names) and len(set(map(same_name, names))) == len(names)
