"""A record's score tables as plain values: `tables` of decisions.json, and what `steelyard score --json` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from steelyard.core.scores.scoring import Result
    from steelyard.core.scores.sensitivity import Sensitivity
    from steelyard.core.scores.study import Study
    from steelyard.core.scores.tables import Scale, Table


def tables_json(studies: Sequence[Study]) -> list[dict[str, Any]]:
    """Return tables as the contract has them: totals, shares and first places in 0..1, points in 0..100."""
    return [_table(study) for study in studies]


def _table(study: Study) -> dict[str, Any]:
    table, scores = study.table, study.scores
    scales = {id(one.scale): one.scale for one in table.criteria}  # most tables have one
    told = {key: scale_text(scale) for key, scale in scales.items()}
    return {
        "name": table.name,
        "title": table.title,
        "chosen": table.options[table.chosen].name if table.chosen is not None else None,
        "because": table.because or None,
        "scale": _common_scale(table),
        "criteria": [
            {
                "name": criterion.name,
                "weight": number(criterion.weight),
                "direction": criterion.direction,
                "scale": told[id(criterion.scale)],
                "must": criterion.must.text if criterion.must else None,
            }
            for criterion in table.criteria
        ],
        "options": [
            {"name": option.name, **_result(table, result)}
            for option, result in zip(table.options, scores.results, strict=True)
        ],
        "scores": {
            option.name: {
                criterion.name: None if cell.score is None else number(cell.score)
                for criterion, cell in zip(table.criteria, cells, strict=True)
            }
            for option, cells in zip(table.options, table.cells, strict=True)
        },
        "sensitivity": _sensitivity(table, study.firmness),
    }


def number(value: Fraction) -> int | float:
    """Return a number as JSON has it: whole ones without a point."""
    above, below = value.as_integer_ratio()
    return above if below == 1 else above / below


def scale_text(scale: Scale) -> str:
    """Return a scale as a record may declare it: `1-5`; `-2 to 2` where a sign would mislead."""
    low, high = number(scale.low), number(scale.high)
    return f"{low} to {high}" if low < 0 else f"{low}-{high}"


def _common_scale(table: Table) -> str | None:
    first = table.criteria[0].scale
    same = all((each.scale.low, each.scale.high) == (first.low, first.high) for each in table.criteria)
    return scale_text(first) if same else None


def _result(table: Table, result: Result) -> dict[str, Any]:
    return {
        "total": number(result.low) if result.low == result.high else None,
        "low": number(result.low),
        "high": number(result.high),
        "rank": result.rank,
        "ruled_out_by": [table.criteria[at].name for at in result.ruled_out_by],
    }


def _sensitivity(table: Table, found: Sensitivity) -> dict[str, Any]:
    options = [option.name for option in table.options]
    criteria = [criterion.name for criterion in table.criteria]
    flip = found.flip
    return {
        "criteria": [
            {
                "name": name,
                "from": None if interval is None else number(interval[0]),
                "to": None if interval is None else number(interval[1]),
            }
            for name, interval in zip(criteria, found.intervals, strict=True)
        ],
        "flip": None
        if flip is None
        else {
            "to": options[flip.to],
            "points": number(flip.points),
            "moves": [
                {"from": criteria[move.from_], "to": criteria[move.to], "points": number(move.points)}
                for move in flip.moves
            ],
        },
        "first_place": {
            name: number(share.value) for name, share in zip(options, found.first_place, strict=True)
        },
        "dominated": {options[option]: options[by] for option, by in found.dominated},
    }
