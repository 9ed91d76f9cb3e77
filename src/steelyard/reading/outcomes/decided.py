"""What a sentence says was decided for, as Y-statements do: "in the context of …, we decided for … and against …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.fields import normal_label
from steelyard.reading.inline import plain
from steelyard.reading.outcomes.chosen import BECAUSE_OF, ENDS_BOLD, Chosen, in_bold, quoted, settled

if TYPE_CHECKING:
    from steelyard.reading.evidence import Evidence

_DECIDED = re.compile(
    r"\bwe\s+(?:have\s+)?decided\s+for\b[*_]*+\s++(?!now\b|the\s(?:time|moment)\b|th(?:is|ese)\s)(?=\S)",
    re.IGNORECASE,
)
_CONTEXT = re.compile(r"\bin\s+the\s+context\s+of\b", re.IGNORECASE)
_DECISION = re.compile(r"\b(?:decision|outcome|resolution|conclusion|statement|summary)\)?$")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_LINKED = re.compile(r"\[(?P<label>[^\[\]]+)\]\([^()\s]*\)")
_AGAINST = re.compile(
    r"(?<=\S)\s++[*_]*+(?:(?:and|but)\s+(?:neglected|against|rejected|discarded|dismissed)|to\s+achieve)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(,[*_]*)\n(?:[ \t]*\n)+")
_GAP = re.compile(r"\n[ \t]*\n")
_BECAUSE = re.compile(rf",?\s+(?:{BECAUSE_OF.pattern})", re.IGNORECASE)
_SEVERAL = re.compile(r"[.;!?]\s|[\"“”«»]")  # sentences, or names in quotation marks
_LONGEST = 600  # characters: more is no sentence
_OPENINGS = ("[", "{", "<")


def read_decided(evidence: Evidence) -> Chosen | None:
    """Read the one option that a record says it has decided for; None where it says so of none or of several.

    The sentence stands in the section of the decision, or before all sections and tells its context.
    """
    if "decided" not in evidence.front.body:
        return None
    found: Chosen | None = None
    for section in evidence.sections:
        text = "\n".join(_QUOTE.sub("", line, count=1) for _, line in section.lines)
        of_decision = _DECISION.search(normal_label(section.text))
        for match in _DECIDED.finditer(text):
            start = match.end()
            told = of_decision or (
                section.level < 2 and _CONTEXT.search(text, max(start - _LONGEST, 0), start)
            )
            decided = _decided(evidence, text[start : start + _LONGEST]) if told else None
            if decided is None or (found and found.option == decided[0]):
                continue
            if found:
                return None
            line, _ = section.lines[text.count("\n", 0, start)]
            found = Chosen(*decided, line + evidence.shift)
    return found


def _decided(evidence: Evidence, told: str) -> tuple[str, str] | None:
    """Give the option that a sentence goes on with, where marks or what it is against end it, and the reason."""
    told = _GAP.split(_GOES_ON.sub(r"\1\n", told), maxsplit=1)[0]
    linked = _LINKED.match(told)
    against = _AGAINST.search(told)
    marked = (plain(linked["label"]), told[linked.end() :]) if linked else quoted(plain(told))
    option, after = marked or in_bold(told)
    if not (option and any(ends.match(after) for ends in (ENDS_BOLD, _AGAINST, _BECAUSE))):
        if not against or told.startswith(_OPENINGS):
            return None
        option, after = plain(told[: against.start()]).strip(" ,"), ""
    if _SEVERAL.search(option):
        return None
    reason = _BECAUSE.match(after)
    return settled(evidence, option, plain(after[reason.end() :]) if reason else "")
