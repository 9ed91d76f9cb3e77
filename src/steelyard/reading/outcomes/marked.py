"""The one of the options considered that is marked as chosen: "### Option 2: Redis (chosen)", "2. (SELECTED) Redis"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.fields import without_ornaments
from steelyard.reading.inline import plain
from steelyard.reading.languages import MARKED
from steelyard.reading.names import is_placeholder
from steelyard.reading.outcomes.chosen import Chosen
from steelyard.reading.outcomes.considered import option_texts, without_place

if TYPE_CHECKING:
    from steelyard.reading.evidence import Evidence

_WORD = rf"(?:chosen|selected|accepted|adopted|{MARKED})(?: (?:option|solution|approach))?"
_BEFORE = re.compile(rf"[(\[]{_WORD}[)\]]\s*[:–—-]?\s*(?=\S)", re.IGNORECASE)
_BEHIND = re.compile(rf"\s?(?:[(\[（]{_WORD}[)\]）]|[–—-]\s{_WORD})$", re.IGNORECASE)
_WITHIN = re.compile(
    rf"(?:(?:option|alternative|approach|solution)\s+)?#?(?:\d{{1,2}}|[A-Z])\s*[(\[]{_WORD}[)\]]\s*[:.–—-]+\s+(?=\S)",
    re.IGNORECASE,
)
"""A mark between an option's place and its name: "Alternative 4 (chosen): Redis"."""

_LONGEST = 160


def read_marked(evidence: Evidence) -> Chosen | None:
    """Read the option that its own heading or item says was chosen; None where none says so, or more than one."""
    found: list[Chosen] = []
    for line, text in option_texts(evidence.sections):
        name = _marked(without_ornaments(plain(text)).strip(" *_"))
        if name and len(name) <= _LONGEST and not is_placeholder(name):
            found.append(Chosen(name, "", line + evidence.shift))
    return found[0] if len({each.option for each in found}) == 1 else None


def _marked(text: str) -> str:
    """Return an option's name without the mark of the chosen one, '' where it has none."""
    if within := _WITHIN.match(text):
        return without_ornaments(text[within.end() :]).strip(" .,;:*_")
    for each in (without_place(text), text):
        if before := _BEFORE.match(each):
            return without_ornaments(each[before.end() :]).strip(" .,;:*_")
    behind = _BEHIND.search(text)
    return without_ornaments(without_place(text[: behind.start()])).strip(" .,;:*_") if behind else ""
