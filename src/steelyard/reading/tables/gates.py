"""Gates: criteria that an option passes or fails, so that it is ruled out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.tables.gate_names import gate_name, gate_word
from steelyard.reading.tables.words import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from steelyard.reading.tables.gate_names import Gate
    from steelyard.reading.tables.gfm import PipeCell
    from steelyard.reading.tables.shapes import CriterionLine, OptionLine

_PASSED = re.compile(r"(?:pass(?:e[sd])?|meets|met|fulfilled|satisfied|erfüllt|bestanden)\b(?![-/])")
_FAILED = re.compile(
    r"(?:fail(?:s|ed)?|not\s+met|unmet|nicht\s+(?:erfüllt|bestanden)|dq|disqualified)\b(?![-/]|\s+over\b)"
)
_ENDS = r"(?=\s*(?:$|[(:;,.–—]))"
_YES, _NO = re.compile(rf"(?:yes|ja|oui|sí|sim){_ENDS}"), re.compile(rf"(?:no|nein|non|não){_ENDS}")
_SIGNS = {**dict.fromkeys("✅✓✔☑", True), **dict.fromkeys("❌✗✘✖", False)}
_ORNAMENTS = "\ufe0f⛔🚫"


def gates_in(
    criteria: Sequence[CriterionLine],
    options: Sequence[OptionLine],
    cells: Sequence[Sequence[PipeCell]],
    which: Collection[int],
) -> dict[int, tuple[bool | None, ...]]:
    """Return which of some criteria are gates that some options fail and not all, each with who passes it.

    None stands for a cell that does not say. One that the option fails which has won or was chosen is no gate.
    """
    found = {}
    for index in which:
        kind = _kind(criteria[index])
        passed = tuple(_passes(row[index].text, kind) for row in cells) if kind else ()
        first = any(one is False and (of.won or of.chosen) for one, of in zip(passed, options, strict=False))
        if False in passed and set(passed) != {False} and not first:
            found[index] = passed
    return found


def _kind(line: CriterionLine) -> Gate:
    """Say how a criterion is called a gate, by its weight, its name or its priority; '' where it is not."""
    weight = words_of(line.weight.text) if line.weight else ""
    return (
        gate_word(weight) or gate_name(words_of(line.cell.text)) or gate_word(line.note.rpartition(": ")[2])
    )


def _passes(cell: str, kind: Gate) -> bool | None:
    """Say whether a cell is that of an option that passes; None where it does not say.

    A mere sign beside a knock-out may say that it applies, and a mere "yes" beside a gate that there is one.
    """
    text = words_of(cell).casefold().translate(dict.fromkeys(map(ord, _ORNAMENTS))).strip(" ().")
    signs = {_SIGNS[sign] for sign in text if sign in _SIGNS}
    words = text.strip("".join(_SIGNS) + " ").lstrip(" :–—-")
    said = {passed for pattern, passed in ((_PASSED, True), (_FAILED, False)) if pattern.match(words)}
    if kind == "needed" and not said:
        said = {passed for pattern, passed in ((_YES, True), (_NO, False)) if pattern.match(words)}
    told = said | (signs if kind != "out" or said else set())
    return told.pop() if len(told) == 1 else None
