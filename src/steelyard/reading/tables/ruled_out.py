"""Options that a table rules out in the place of their totals, where no criterion of it says why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.tables.cells import DASHES
from steelyard.reading.tables.reasons import short
from steelyard.reading.tables.sums import sums_of
from steelyard.reading.tables.words import words_of

if TYPE_CHECKING:
    from steelyard.reading.tables.evidence import Weights
    from steelyard.reading.tables.shapes import Shape
    from steelyard.reading.tables.values import Values

_RULED_OUT = re.compile(
    r"(?:^[\W_]*|[(\[:,–—-]\s*)(?:dq(?:['’]?d)?|disq\.?|disqualified|ruled\s+out|knocked\s+out|eliminated|disqualifiziert|disqualifiée?|descalificad[oa])"
    r"(?=[\W_]*(?:$|[(:;,.–—-]))",
    re.IGNORECASE,
)
_LONGEST = 120  # characters of a cell that are looked at


def ruled_out_unsaid(shape: Shape, values: Values, weights: Weights) -> str:
    """Say that a table rules an option out in the place of its total or rank and no gate of it does; '' where it does not.

    A mere dash in the place of a total says it of the option that its scores put first.
    """
    failed = {at for passed in values.gates.values() for at, one in enumerate(passed) if one is False}
    for figures in shape.figures:
        texts = [words_of(cell.text)[:_LONGEST] for cell in figures.cells]
        dashed = [at for at, text in enumerate(texts) if figures.role == "total" and text in DASHES]
        first = _first(values, weights) if 0 < len(dashed) < len(texts) else None
        for at, text in enumerate(texts):
            if at not in failed and ((at in dashed and at == first) or _RULED_OUT.search(text)):
                return (
                    f"In the place of the {figures.label or 'total'} of {shape.options[at].name} stands “{short(text)}”, "
                    "and no criterion that it has to meet says what rules it out."
                )
    return ""


def _first(values: Values, weights: Weights) -> int | None:
    """Return the option that the scores put first, as they are written; None where some are missing."""
    sums = sums_of(values, weights)
    return max(range(len(sums)), key=lambda at: (sums[at], -at)) if sums else None
