"""Weights that a table of their own gives, for a table of scores that has the same criteria and no weights."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.reading.tables.cells import read_cell
from steelyard.reading.tables.criterion_names import named
from steelyard.reading.tables.names import same_name
from steelyard.reading.tables.orientation import names_first
from steelyard.reading.tables.quantities import is_missing
from steelyard.reading.tables.words import role_of, words_of

if TYPE_CHECKING:
    from steelyard.reading.tables.gfm import PipeCell, PipeTable
    from steelyard.reading.tables.shapes import Shape

_FIGURES = frozenset({"total", "percentage", "rank", "winner"})


_WORD = re.compile(r"[^\W\d_]+")
_SHORT = re.compile(r"[A-Z][A-Za-z]{0,4}[A-Z]")
_SMALL = frozenset(("of", "and", "the", "to", "for", "in", "on", "with", "de", "des", "der", "und", "et"))


class ListedWeights(Struct, frozen=True):
    """The weights of criteria by what all spellings of their names share; `line` is where their table begins.

    `short` has them by the initials of their names, where no two share them.
    """

    cells: dict[str, PipeCell]
    line: int
    short: dict[str, PipeCell]


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
    short: dict[str, list[PipeCell]] = {}
    for row in grid[1:]:
        name = named(row[0].text).name
        if not name or role_of(row[0].text) in _FIGURES or is_missing(words_of(row[weight].text)):
            continue
        beside = {read_cell(cell.text).kind for at, cell in enumerate(row) if at not in {0, weight}}
        if not beside <= {"words", "missing"}:
            return None
        found[same_name(name)] = row[weight]
        for initials in _initials(name):
            short.setdefault(initials, []).append(row[weight])
    alone = {initials: cells[0] for initials, cells in short.items() if len(cells) == 1}
    return ListedWeights(found, table.line, alone) if len(found) > 1 else None


def _initials(name: str) -> set[str]:
    """Return how a name may be shortened: "RS" for "Runtime security" and "Safety at run time (RS)", "QoS" for "Quality of service"."""
    own, _, beside = name.partition("(")
    words = _WORD.findall(own)
    told = beside.rstrip(") ")
    initials = {
        "".join(word[0] for word in words).upper(),
        "".join(word[0] for word in words if word.casefold() not in _SMALL).upper(),
        told.upper() if _SHORT.fullmatch(told) else "",
    }
    return {one for one in initials if len(one) > 1}


def with_listed(shape: Shape, listed: ListedWeights | None) -> Shape:
    """Return a shape with the listed weights, where it has none and the list has one for each of its criteria."""
    if listed is None or shape.weight_named or any(line.named.weight for line in shape.criteria):
        return shape
    names = [line.named.name for line in shape.criteria]
    cells = [listed.cells.get(same_name(name)) for name in names]
    if None in cells and not any(cells) and all(map(_SHORT.fullmatch, names)):
        cells = [listed.short.get(name.upper()) for name in names]
    if None in cells:
        return shape
    criteria = tuple(replace(line, weight=cell) for line, cell in zip(shape.criteria, cells, strict=True))
    return replace(shape, criteria=criteria, weight_named=True, weights_line=listed.line)
