"""What the scripts of score tables count with: whole numbers and words, as JSON.

    weights    by criterion, "8" or "1/3"        units   by criterion, what a value of 1 is
    values     by sheet, option and criterion, in those units; null where there is no score
    out        by sheet and option, the criteria whose must it fails
    first      by sheet, by musts (applied, left out) and option: [words, start, width] of its share of all weightings
    texts      by sheet, option and criterion: scores as written, where there are several sheets

The first sheet is the table itself, the others are the scorers'. `csv` is the table cut at each weight, `limit` where
sliders end, `half` what each weight is when all are equal, `places` the decimals weights are told with.

A what-if is in its page's address, a part for each table by its anchor; what is not named is as decided:

    #what-if=scores:velocity=9.5,~musts=off,~scorer=Ann&scores-hosting:~only=cost&scores-3:~equal
"""

from __future__ import annotations

import json
from math import gcd, lcm
from typing import TYPE_CHECKING

from steelyard.core.language.language import ENGLISH
from steelyard.core.scores.download import csv_parts
from steelyard.core.scores.scoring import whole_numbers
from steelyard.core.scores.words import MOST_PLACES, decimal, decimal_of, first_place, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.language.language import Language
    from steelyard.core.scores.acceptability import Share
    from steelyard.core.scores.scoring import Grid
    from steelyard.core.scores.study import Study

# json.dumps would make one at each call.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

Piece = tuple[str, str, str]
"""A share of all weightings: in words, and where it is drawn."""

First = list[tuple[Piece, ...]]
"""The options' shares of all weightings: with the musts applied, and left out where that differs."""


def as_json(data: object) -> str:
    """Return values as the scripts read them, in as few bytes as may be."""
    return _ENCODER.encode(data)


def plain_data(study: Study, first: Sequence[First] | None = None) -> dict[str, object]:
    """Return a table's data; without `first`, the shares of itself and of its sheets, what a re-weighing of the whole takes."""
    table = study.table
    every = (study,) if first is None else (study, *study.sheets)
    grids = [each.values for each in every]
    units = _units(grids, len(table.criteria))
    data: dict[str, object] = {"options": [option.name for option in table.options]}
    if first is not None:
        data |= {
            "names": [criterion.name for criterion in table.criteria],
            "keys": [criterion.key for criterion in table.criteria],
        }
    data |= {
        "chosen": table.chosen,
        "weights": [str(criterion.weight) for criterion in table.criteria],
        "units": [str(unit) for unit in units],
        "values": [_rows(grid, units) for grid in grids],
        "out": [[result.ruled_out_by for result in each.scores.results] for each in every],
    }
    if first is not None:
        top, below = study.limit.as_integer_ratio()
        data |= {
            "places": study.places,
            "limit": decimal_of(top, below, MOST_PLACES),
            "half": decimal_of(top, 2 * below, MOST_PLACES),
            "presets": [
                [decimal(weight, MOST_PLACES) for weight in preset.weights] for preset in table.presets
            ],
            "first": first,
            "csv": csv_parts(table),
        }
    if len(every) > 1:
        data["texts"] = [
            [[cell.text for cell in row] for row in cells]
            for cells in (table.cells, *(sheet.cells for sheet in table.sheets))
        ]
    return data


def first_places_told(study: Study, language: Language = ENGLISH) -> First:
    """Return the options' shares of all weightings, with the musts applied, and left out where that differs."""
    failed = [bool(result.ruled_out_by) for result in study.scores.results]
    applied = pieces(study.firmness.first_place, failed, language)
    return [applied, pieces(study.freely, [False] * len(failed), language)] if any(failed) else [applied]


def pieces(shares: Sequence[Share], out: Sequence[bool], language: Language = ENGLISH) -> tuple[Piece, ...]:
    """Lay shares of all weightings side by side; those of ties overlap, so they are drawn in proportion."""
    widths, unit = whole_numbers([share.value for share in shares])
    whole = max(sum(widths), unit)
    at = 0
    found = []
    for share, own, ruled_out in zip(shares, widths, out, strict=True):
        words = "–" if ruled_out else first_place(share, language)
        found.append((words, width(at, whole), width(own, whole)))
        at += own
    return tuple(found)


def _units(grids: Sequence[Grid], criteria: int) -> list[int]:
    """Return by criterion the least unit in which its values are whole in all grids."""
    return [
        lcm(*[grid.unit // gcd(grid.unit, *[row[at] or 0 for row in grid.rows]) for grid in grids])
        for at in range(criteria)
    ]


def _rows(grid: Grid, units: Sequence[int]) -> list[list[str | None]]:
    return [
        [
            None if value is None else str(value * unit // grid.unit)
            for value, unit in zip(row, units, strict=True)
        ]
        for row in grid.rows
    ]
