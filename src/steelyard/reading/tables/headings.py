"""What the rows and columns of a criteria table are called: weights, notes, totals, by the names people give them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.languages_of_tables import CRITERION, NOTE, OPTION, RANK, TOTAL, WEIGHT

if TYPE_CHECKING:
    from steelyard.core.scores.tables import ClaimKind

_ROLES = {
    "name": "criterion|criteria|criterium|criterions|factor|factors|requirement|requirements|attribute|aspect|capability|"
    + CRITERION,
    "weight": "weight|weights|weighting|importance|w|wt|" + WEIGHT,
    "direction": "direction|better|optimise|optimize",
    "scale": "scale|range|skala|échelle|escala|scala|schaal|шкала|尺度",
    "must": "must|must have|must-have|threshold",
    "unit": "unit|units",
    "note": "note|notes|comment|comments|description|remark|remarks|rationale|" + NOTE,
    "option": "option|options|alternative|alternatives|candidate|candidates|solution|solutions|choice|choices|"
    + OPTION,
}
_CLAIMS: dict[ClaimKind, str] = {
    "total": "total|totals|sum|sums|score|scores|total score|total scores|total points|weighted total|weighted sum|weighted score|"
    "weighted scores|weighted average|average|mean|overall|overall score|overall total|final|final score|grand total|result|results|σ|∑|"
    + TOTAL,
    "percentage": "percentage|percent|per cent|total percentage|score percentage|share of maximum",
    "rank": "rank|ranking|ranks|" + RANK,
    "winner": "winner|winners",
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split("|")}
_CLAIM_OF: dict[str, ClaimKind] = {word: kind for kind, words in _CLAIMS.items() for word in words.split("|")}
_ASIDE = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
_MARKS = str.maketrans(dict.fromkeys("*_`:.#=†‡", " "))

COLUMNS = ("criterion", "weight", "direction", "scale", "must", "unit", "note")
"""The columns that a table in rows may have, as we would write them."""


def role_of(text: str) -> str | None:
    """Return what a heading stands for (`name`, `weight`, `scale`, …), None for an option's or a criterion's name."""
    return _ROLE_OF.get(_normal(text))


def claim_of(text: str) -> ClaimKind | None:
    """Return which figure a row of this name states: a total, a percentage, a rank, the winner; else None."""
    word = _normal(text)
    if word in {"", "score"} and "%" in text:
        return "percentage"
    return _CLAIM_OF.get(word)


def _normal(text: str) -> str:
    if len(text) > 120:  # characters; a heading is short
        return ""
    return " ".join(_ASIDE.sub(" ", text).translate(_MARKS).replace("%", " ").split()).casefold()
