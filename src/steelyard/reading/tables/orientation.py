"""Which way a score table lies: where its names stand, and whether its options are the rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.tables.columns import difference_columns, winner_columns
from steelyard.reading.tables.criterion_names import named
from steelyard.reading.tables.words import role_of, subject_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.reading.tables.gfm import PipeCell
    from steelyard.reading.tables.words import Role, Subject

    Grid = tuple[tuple[PipeCell, ...], ...]

WEIGHT_LIKE = re.compile(r"(?:[x×]\s*)?\d+(?:[.,]\d+)?\s*(?:%|[x×]|/\s*\d+)?")
_THING = re.compile(
    r"(?:librar(?:y|ies)|frameworks?|tools?|vendors?|suppliers?|products?|technolog(?:y|ies)"
    r"|packages?|concepts?|ideas?|strateg(?:y|ies)|patterns?|werkzeuge?|anbieter|produkte?|bibliothek(?:en)?|outils?"
    r"|fournisseurs?|produits?|herramientas?|proveedor(?:es)?|fornitor[ei]|ferramentas?|fornecedor(?:es)?|leveranciers?|工具|框架|产品|供应商|ツール|製品)"
    r"(?: names?)?"
)
"""What stands over the names of things that are compared; the header over criteria does not."""

_EITHER = re.compile(
    r"(?:platform|database|language|engine|provider|model|system|stack)s?(?: names?)?|数据库"
)
"""What stands over things that are compared, and over those for which others are: `| Platform | Electron | Tauri |`."""

_FIGURES = frozenset({"total", "rank", "percentage", "winner"})


def names_first(grid: Grid) -> Grid:
    """Bring the column of names to the front, behind which a rank is told, and leave out one that only counts the rows."""
    roles = [role_of(cell.text) for cell in grid[0]]
    order = list(range(len(roles)))
    if roles[0] == "index" and len(order) > 2:
        order = order[1:]
    elif roles[0] == "weight" and _are_weights([row[0] for row in grid[1:]]):
        order = [1, 0, *order[2:]]
    elif roles[0] == "rank" and len(order) > 2:
        order = [*order[1:], 0]
    first, second = subject_of(grid[0][order[0]].text), subject_of(grid[0][order[1]].text)
    names = second in {"criterion", "option"} and first in {"other", "blank"} and not roles[order[1]]
    if names and not are_scores([row[order[1]] for row in grid[1:]]):
        order = [order[1], *order[2:]]
    return tuple(tuple(row[column] for column in order) for row in grid)


def _are_weights(cells: Sequence[PipeCell]) -> bool:
    texts = [text for cell in cells if (text := words_of(cell.text))]
    return bool(texts) and sum(bool(WEIGHT_LIKE.fullmatch(text)) for text in texts) * 2 >= len(texts)


def are_scores(cells: Sequence[PipeCell]) -> bool:
    """Say whether what is named like a remark, "Evidence", holds numbers all the same."""
    texts = [text for cell in cells if (text := words_of(cell.text))]
    return bool(texts) and all(WEIGHT_LIKE.fullmatch(text) for text in texts)


def options_down(grid: Grid, subject: Subject) -> bool | None:
    """Say whether options are the rows; None where they may as well be the columns."""
    top = [role_of(cell.text) for cell in grid[0][1:]]
    side = [role_of(row[0].text) for row in grid[1:]]
    if "weight" in side and "weight" not in top:
        return subject != "criterion" or not _amid_criteria(side)
    if "weight" in top and "weight" not in side:
        return subject == "option" and not _total_in(side) and _total_in(top)
    if subject in {"criterion", "option"}:
        return subject == "option"
    across = sum(bool(named(cell.text).weight) for cell in grid[0][1:])
    down = sum(bool(named(row[0].text).weight) for row in grid[1:])
    if max(across, down) >= 2 and across != down:
        return across > down
    if _total_in(side) or winner_columns(grid):
        return False
    corner = words_of(grid[0][0].text).casefold()
    if _total_in(top) or _THING.fullmatch(corner):
        return True
    return None if _EITHER.fullmatch(corner) else False


def without_heads(grid: Grid) -> Grid:
    """Leave out rows among options that only head those below: set in bold or italics as no scored one is, and empty."""
    told = [any(any(map(str.isalnum, cell.text)) for cell in row[1:]) for row in grid]
    marks = {_mark(row[0].text) for row, scored in zip(grid[1:], told[1:], strict=True) if scored}
    return tuple(
        row
        for row, scored in zip(grid, told, strict=True)
        if row is grid[0] or scored or _mark(row[0].text) in {"", *marks}
    )


def _mark(text: str) -> str:
    return text[: len(text) - len(text.lstrip("*_"))]


def of_options(grid: Grid) -> Grid:
    """Leave out what stands beside options that are columns and is none: which of them is ahead, or by how much."""
    apart = {*winner_columns(grid), *difference_columns(grid)}
    if not apart:
        return grid
    return tuple(tuple(cell for place, cell in enumerate(row) if place not in apart) for row in grid)


def _total_in(roles: Sequence[Role]) -> bool:
    return any(role in _FIGURES for role in roles)


def _amid_criteria(side: Sequence[Role]) -> bool:
    """Say whether a row called "Weight" stands between others, as what a thing weighs does among criteria."""
    names = [role for role in side if role not in _FIGURES]
    return 0 < names.index("weight") < len(names) - 1
