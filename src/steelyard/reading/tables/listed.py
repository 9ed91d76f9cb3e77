"""Weights that a table of their own gives, for a table of scores that has the same criteria and no weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.reading.tables.cells import read_cell
from steelyard.reading.tables.names import same_name
from steelyard.reading.tables.orientation import names_first
from steelyard.reading.tables.quantities import is_missing
from steelyard.reading.tables.words import named, role_of, words_of

if TYPE_CHECKING:
    from steelyard.reading.tables.gfm import PipeCell, PipeTable
    from steelyard.reading.tables.shapes import Shape

_FIGURES = frozenset({"total", "percentage", "rank", "winner"})


class ListedWeights(Struct, frozen=True):
    """The weights of criteria by what all spellings of their names share; `line` is where their table begins."""

    cells: dict[str, PipeCell]
    line: int


def listed_weights(table: PipeTable) -> ListedWeights | None:
    """Return the weights of a table that lists criteria with a weight each, and scores nothing; None for any other."""
    if len(table.header) < 2:
        return None
    grid = names_first((table.header, *table.rows))
    roles = [role_of(cell.text) for cell in grid[0]]
    if roles[0] == "weight" or roles.count("weight") != 1:
        return None
    weight = roles.index("weight")
    found: dict[str, PipeCell] = {}
    for row in grid[1:]:
        name = named(row[0].text).name
        if not name or role_of(row[0].text) in _FIGURES or is_missing(words_of(row[weight].text)):
            continue
        beside = {read_cell(cell.text).kind for at, cell in enumerate(row) if at not in {0, weight}}
        if not beside <= {"words", "missing"}:
            return None
        found[same_name(name)] = row[weight]
    return ListedWeights(found, table.line) if len(found) > 1 else None


def with_listed(shape: Shape, listed: ListedWeights | None) -> Shape:
    """Return a shape with the listed weights, where it has none and the list has one for each of its criteria."""
    if listed is None or shape.weight_named or any(line.named.weight for line in shape.criteria):
        return shape
    cells = [listed.cells.get(same_name(line.named.name)) for line in shape.criteria]
    if None in cells:
        return shape
    criteria = tuple(replace(line, weight=cell) for line, cell in zip(shape.criteria, cells, strict=True))
    return replace(shape, criteria=criteria, weight_named=True, weights_line=listed.line)
