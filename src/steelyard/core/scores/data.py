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
from math import lcm
from typing import TYPE_CHECKING

from steelyard.core.language.language import ENGLISH
from steelyard.core.scores.download import csv_parts
from steelyard.core.scores.scoring import failed_musts
from steelyard.core.scores.words import MOST_PLACES, decimal, first_place, limit_of, part

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from steelyard.core.language.language import Language
    from steelyard.core.scores.acceptability import Share
    from steelyard.core.scores.scoring import Values
    from steelyard.core.scores.study import Study

_ENCODER = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":")
)  # json.dumps would make one at each call

Piece = tuple[str, str, str]
"""A share of all weightings: in words, and where it is drawn."""


def score_data(study: Study, *, full: bool, language: Language = ENGLISH) -> str:
    """Return a table's data as JSON; without `full` only what a re-weighing of the whole takes."""
    return as_json(plain_data(study, full=full, language=language))


def as_json(data: object) -> str:
    """Return values as the scripts read them, in as few bytes as may be."""
    return _ENCODER.encode(data)


def plain_data(study: Study, *, full: bool, language: Language = ENGLISH) -> dict[str, object]:
    """Return what `score_data` writes, before it is written."""
    table = study.table
    sheets = (None, *range(len(table.sheets))) if full and len(table.sheets) > 1 else (None,)
    grids = [study.values, *(sheet.values for sheet in study.sheets if len(sheets) > 1)]
    units = [_unit(grids, criterion) for criterion in range(len(table.criteria))]
    weights = [criterion.weight for criterion in table.criteria]
    data: dict[str, object] = {"options": [option.name for option in table.options]}
    if full:
        data |= {
            "names": [criterion.name for criterion in table.criteria],
            "keys": [criterion.key for criterion in table.criteria],
        }
    data |= {
        "chosen": table.chosen,
        "weights": [str(weight) for weight in weights],
        "units": [str(unit) for unit in units],
        "values": [[_row(row, units) for row in grid] for grid in grids],
        "out": [failed_musts(table, scorer=sheet) for sheet in sheets],
    }
    if full:
        limit = limit_of(weights)
        data |= {
            "places": study.places,
            "limit": decimal(limit, MOST_PLACES),
            "half": decimal(limit / 2, MOST_PLACES),
            "presets": [
                [decimal(weight, MOST_PLACES) for weight in preset.weights] for preset in table.presets
            ],
            "first": [_first(each, language) for each in (study, *study.sheets)],
            "csv": csv_parts(table),
        }
    if len(sheets) > 1:
        data["texts"] = [
            [[cell.text for cell in row] for row in cells]
            for cells in (table.cells, *(sheet.cells for sheet in table.sheets))
        ]
    return data


def pieces(shares: Sequence[Share], out: Sequence[bool], language: Language = ENGLISH) -> tuple[Piece, ...]:
    """Lay shares of all weightings side by side; those of ties overlap, so they are drawn in proportion."""
    whole = max(sum(share.value for share in shares), 1)
    at = shares[0].value * 0
    found = []
    for share, ruled_out in zip(shares, out, strict=True):
        words = "–" if ruled_out else first_place(share, language)
        found.append((words, part(at, whole), part(share.value, whole)))
        at += share.value
    return tuple(found)


def _first(study: Study, language: Language) -> list[tuple[Piece, ...]]:
    failed = [bool(result.ruled_out_by) for result in study.scores.results]
    applied = pieces(study.firmness.first_place, failed, language)
    return [applied, pieces(study.freely, [False] * len(failed), language)] if any(failed) else [applied]


def _unit(grids: Sequence[Values], criterion: int) -> int:
    column = [row[criterion] for grid in grids for row in grid]
    return lcm(*(value.denominator for value in column if value is not None))


def _row(row: Sequence[Fraction | None], units: Sequence[int]) -> list[str | None]:
    return [None if value is None else str(int(value * unit)) for value, unit in zip(row, units, strict=True)]
