"""The one of the options considered that is marked as chosen: "### Option 2: Redis (chosen)", "2. (SELECTED) Redis"."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from steelyard.reading.fields import without_ornaments
from steelyard.reading.inline import plain
from steelyard.reading.languages import MARKED
from steelyard.reading.names import is_placeholder
from steelyard.reading.outcomes.chosen import Chosen, in_bold
from steelyard.reading.outcomes.considered import considered, option_parts, option_texts, without_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.reading.evidence import Evidence

_WORD = rf"(?:chosen|selected|accepted|adopted|{MARKED})(?: (?:option|solution|approach))?"
_BEFORE = re.compile(rf"[(\[]{_WORD}[)\]]\s*[:–—-]?\s*(?=\S)", re.IGNORECASE)
_BEHIND = re.compile(rf"\s?(?:[(\[（]{_WORD}[)\]）]|[–—-]\s{_WORD})$", re.IGNORECASE)
_WITHIN = re.compile(
    rf"(?:(?:option|alternative|approach|solution)\s+)?#?(?:\d{{1,2}}|[A-Z])\s*[(\[]{_WORD}[)\]]\s*[:.–—-]+\s+(?=\S)",
    re.IGNORECASE,
)
"""A mark between an option's place and its name: "Alternative 4 (chosen): Redis"."""

_SAID = re.compile(
    r"[\s*_]*[:–—-]+\s[\W_]{0,4}(?:chosen|selected)\b(?=[\W_]*$|[*_]*[.,;:]|\s[–—-]|\s(?:because|since|as|for)\b)",
    re.IGNORECASE,
)
"""What is said of an option behind its name: "**Redis** — chosen, it is quick"."""

_SAID_BELOW = re.compile(
    r"[\W_]{0,8}(?:(?:decision|verdict|outcome|result|conclusion)[\W_]{1,8}(?:chosen|selected|accepted|adopted)|chosen|selected)\b"
    r"(?:[\W_]*$|[*_]*\s?[:.;,–—][*_]*\s(?P<more>.*)|\s+because\b)",
    re.IGNORECASE,
)
"""A line below an option's heading that says it is the one: "Decision: Selected.", "**Chosen:** it is quick"."""

_STEMS = ("hosen", "HOSEN", "elected", "ELECTED", "ccepted", "dopted")
_OTHER = re.compile(r"\W*(?:option|alternative|approach)\s+#?\w{1,2}\b", re.IGNORECASE)
_LONGEST = 160
_MANY = 50


def read_marked(evidence: Evidence) -> Chosen | None:
    """Read the option that its own heading or item says was chosen; None where none says so, or more than one."""
    found: list[Chosen] = []
    for line, text in option_texts(evidence.sections):
        name = _marked(text)
        if name and len(name) <= _LONGEST and not is_placeholder(name):
            found.append(Chosen(name, "", line + evidence.shift))
    found = found or _said(evidence)
    return found[0] if len({each.option for each in found}) == 1 else None


def _marked(raw: str) -> str:
    """Return an option's name without the mark of the chosen one, '' where it has none."""
    bold, after = in_bold(raw)
    if bold and (name := _of(bold) or (_SAID.match(plain(after)) and without_place(bold))):
        return name
    return _of(without_ornaments(plain(raw)).strip(" .*_"))


def _of(text: str) -> str:
    if within := _WITHIN.match(text):
        return without_ornaments(text[within.end() :]).strip(" .,;:*_")
    for each in (without_place(text), text):
        if before := _BEFORE.match(each):
            return without_ornaments(each[before.end() :]).strip(" .,;:*_")
    behind = _BEHIND.search(text)
    return without_ornaments(without_place(text[: behind.start()])).strip(" .,;:*_") if behind else ""


def _said(evidence: Evidence) -> list[Chosen]:
    """Return the options below whose headings a line says that they were chosen, and names no other."""
    if not any(map(evidence.front.body.__contains__, _STEMS)):
        return []
    lines = (
        (number, option, said)
        for option, section in option_parts(evidence.sections)
        for number, line in section.lines
        if (said := _SAID_BELOW.match(line))
    )
    told = list(islice(lines, _MANY))
    others = [one.casefold() for one in considered(evidence.sections)] if told else []
    found: list[Chosen] = []
    for number, option, said in told:
        name = without_place(without_ornaments(plain(option.text))).strip(" .,;:*_")
        if 0 < len(name) <= _LONGEST and not _names_another(plain(said["more"] or ""), name, others):
            found.append(Chosen(name, "", number + evidence.shift))
    return found


def _names_another(told: str, name: str, options: Sequence[str]) -> bool:
    """Say whether a text begins with an option other than that of a name."""
    begun, own = told.strip(" *_").casefold(), name.casefold()
    return bool(_OTHER.match(told)) or any(begun.startswith(one) for one in options if one not in own)
