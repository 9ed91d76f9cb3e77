"""What a sentence says was decided for, as Y-statements do: "in the context of …, we decided for … and against …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.chosen import BECAUSE_OF, ENDS_BOLD, LONGEST_READ, Chosen, in_bold, quoted, settled
from steelyard.reading.fields import normal_label
from steelyard.reading.inline import plain

if TYPE_CHECKING:
    from steelyard.reading.evidence import Evidence

_DECIDED = re.compile(
    r"\bwe\s+(?:have\s+)?decided\s+for\b[*_]*+\s++(?!now\b|the\s(?:time|moment)\b|th(?:is|ese)\s)(?=\S)",
    re.IGNORECASE,
)
_CONTEXT = re.compile(r"\bin\s+the\s+context\s+of\b", re.IGNORECASE)
_DECISION = re.compile(r"\b(?:decision|outcome|resolution|conclusion|statement)$")
_LINKED = re.compile(r"\[(?P<label>[^\[\]]+)\]\([^()\s]*\)")
_AGAINST = re.compile(
    r"(?<=\S)\s++[*_]*+(?:(?:and|but)\s+(?:neglected|against|rejected|discarded|dismissed)|to\s+achieve)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(,[*_]*)\n(?:[ \t]*\n)+")
_GAP = re.compile(r"\n[ \t]*\n")
_BECAUSE = re.compile(rf",?\s+(?:{BECAUSE_OF.pattern})", re.IGNORECASE)
_SENTENCES = re.compile(r"[.;!?]\s")
_OPENINGS = ("[", "{", "<")


def read_decided(evidence: Evidence) -> Chosen | None:
    """Read the one option that a record says it has decided for; None where it says so of none or of several.

    The sentence stands in the section of the decision, or tells its context.
    """
    if "decided" not in evidence.front.body:
        return None
    found: dict[str, Chosen] = {}
    for section in evidence.sections:
        text = "\n".join(line for _, line in section.lines)
        of_decision = _DECISION.search(normal_label(section.text))
        for match in _DECIDED.finditer(text):
            start = match.end()
            if of_decision or _CONTEXT.search(text, max(start - LONGEST_READ, 0), start):
                decided = _decided(evidence, text[start : start + LONGEST_READ])
                if decided is not None:
                    line, _ = section.lines[text.count("\n", 0, start)]
                    found.setdefault(decided[0], Chosen(*decided, line + evidence.shift))
    return next(iter(found.values())) if len(found) == 1 else None


def _decided(evidence: Evidence, told: str) -> tuple[str, str] | None:
    """Give the option that a sentence goes on with, where marks or what it is against end it, and the reason."""
    told = _GAP.split(_GOES_ON.sub(r"\1\n", told), maxsplit=1)[0]
    linked = _LINKED.match(told)
    bold, after_bold = in_bold(told)
    against = _AGAINST.search(told)
    if marked := quoted(plain(told)):
        option, after = marked
    elif linked:
        option, after = plain(linked["label"]), told[linked.end() :]
    elif bold and any(ends.match(after_bold) for ends in (ENDS_BOLD, _AGAINST, _BECAUSE)):
        option, after = bold, after_bold
    elif against and not told.startswith(_OPENINGS):
        option, after = plain(told[: against.start()]).strip(" ,"), ""
    else:
        return None
    if _SENTENCES.search(option):
        return None
    reason = _BECAUSE.match(after)
    return settled(evidence, option, plain(after[reason.end() :]) if reason else "")
