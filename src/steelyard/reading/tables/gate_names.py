"""The names of gates: criteria that an option has to meet, or it is ruled out."""

from __future__ import annotations

import re
from typing import Literal

Gate = Literal["needed", "hard", "out", ""]
"""How a criterion is called a gate: as a must, as a gate, as a knock-out; '' where it is not."""

_NEEDED = r"must(?:[- ]have)?|mandatory|muss(?:-?kriterium)?|obligatoire|obligatori[oa]|obligatóri[oa]"
_HARD = r"(?:hard\s+)?gate|hard\s+(?:constraint|requirement|criterion|limit)|required|pass\s*/\s*fail"
_OUT = r"knock-?\s?out|k\.?\s?o\.?(?:-?kriterium)?|deal-?\s?breaker"
_KIND = rf"(?:(?P<needed>{_NEEDED})|{_HARD}|(?P<out>{_OUT}))(?:[- ]criterion|[- ]requirement)?"
_ALONE = re.compile(_KIND)
_IN_BRACKETS = re.compile(rf"[(\[]\s*{_KIND}\s*[)\]]")
_BEFORE = re.compile(rf"{_KIND}\s*(?::|\s[–—-])\s*\S")
_LONGEST = 120  # characters of a name that are looked at


def gate_word(text: str) -> Gate:
    """Say what a weight or a priority says of a criterion, in a word: "Must", "Gate", "K.O."."""
    return _gate(_ALONE.fullmatch(text[:_LONGEST].casefold().strip(" .!")))


def gate_name(text: str) -> Gate:
    """Say what a criterion's name says of it: "Licence (gate)", "Must-have: offline"."""
    name = text[:_LONGEST].casefold()
    return _gate(_BEFORE.match(name) or _IN_BRACKETS.search(name))


def _gate(told: re.Match[str] | None) -> Gate:
    return "" if told is None else "needed" if told["needed"] else "out" if told["out"] else "hard"
