"""A table as CSV, in the form that is read as a criteria file, and safe to open in a spreadsheet.

There is no row of totals: with other weights, or in a reader's spreadsheet, it would be wrong at once.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from steelyard.core.scores.scoring import whole_scores
from steelyard.core.scores.tables import CUSTOMARY
from steelyard.core.scores.words import MOST_PLACES, decimal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.scores.tables import Scale, Table

_TRIED = tuple((int(each.low), int(each.high), each) for each in CUSTOMARY)  # they end at whole numbers
_FORMULA = re.compile(r"'*[=+@\t\r-]")  # what is disarmed already is so once more, and whole when it is read
_QUOTED = re.compile(r'[",;\r\n\t]|^\s|\s$')
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?")


def score_csv(table: Table) -> str:
    """Return the table, one row per criterion, with the columns that it needs."""
    first, *rest = csv_parts(table)
    weights = [_number(criterion.weight) for criterion in table.criteria]
    return first + "".join(weight + after for weight, after in zip(weights, rest, strict=True))


def csv_parts(table: Table) -> list[str]:
    """Return the table as CSV, cut at each weight: between each two parts stands one criterion's."""
    rows, unit = whole_scores(table.cells)
    again = _is_assumed_again(table, rows, unit)
    columns = [
        ("direction", [one.direction if one.direction == "lower" else "" for one in table.criteria]),
        ("scale", ["" if again and one.scale.assumed else _scale(one.scale) for one in table.criteria]),
        ("must", [one.must.text if one.must else "" for one in table.criteria]),
        ("unit", [one.unit for one in table.criteria]),
        ("note", [one.note for one in table.criteria]),
    ]
    used = [(name, cells) for name, cells in columns if any(cells)]
    head = ["criterion", "weight", *(name for name, _ in used), *(option.name for option in table.options)]
    own = [[_field(cell) for cell in cells] for _, cells in used]
    scores = [["" if score is None else _ratio(score, unit) for score in row] for row in rows]
    parts = [",".join(map(_field, head)) + "\r\n"]
    for criterion, *cells in zip(table.criteria, *own, *scores, strict=True):
        parts[-1] += _field(criterion.name) + ","
        parts.append(",".join(["", *cells]) + "\r\n")
    return parts


def _is_assumed_again(table: Table, rows: Sequence[Sequence[int | None]], unit: int) -> bool:
    """Say whether the scores alone, as numbers, bring back the scales that were assumed.

    They do not where `3/10` told the end of its scale, or where one of several scorers went beyond the mean.
    """
    assumed = [position for position, one in enumerate(table.criteria) if one.scale.assumed]
    if not assumed:
        return True
    scores = [own for row in rows for at in assumed if (own := row[at]) is not None]
    low, high = (min(scores), max(scores)) if scores else (0, 0)
    first = next((each for start, end, each in _TRIED if start * unit <= low and high <= end * unit), None)
    scales = {id(one.scale): one.scale for one in table.criteria if one.scale.assumed}
    return all(scale == first for scale in scales.values())


def _scale(scale: Scale) -> str:
    joint = " to " if scale.low < 0 else "-"
    return f"{_number(scale.low)}{joint}{_number(scale.high)}"


def _number(number: Fraction) -> str:
    return _ratio(*number.as_integer_ratio())


def _ratio(above: int, below: int) -> str:
    """Return above / below with six decimals at most."""
    if below == 1:  # as most are
        return str(above)
    sign = "-" if above < 0 else ""
    return sign + decimal(Fraction(abs(above), below), MOST_PLACES)


def _field(text: str) -> str:
    """Return a field: quoted where it must be, and never taken for a formula by a spreadsheet."""
    if text.isalnum():  # as most are: words and numbers need neither
        return text
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
