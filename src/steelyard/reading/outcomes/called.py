"""The option that a sentence of the decision chooses by its whole name: "We chose Redis because …", "Redis was selected"."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from steelyard.reading import languages_of_choices as languages
from steelyard.reading.inline import plain
from steelyard.reading.languages import BECAUSE
from steelyard.reading.outcomes.chosen import BECAUSE_OF, Chosen, settled
from steelyard.reading.outcomes.considered import considered, without_place, without_praise
from steelyard.reading.outcomes.decided import of_decision
from steelyard.reading.outcomes.reserved import is_quoted, is_reserved
from steelyard.reading.outline import ITEM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.reading.evidence import Evidence

    Lines = Sequence[tuple[int, str]]

_BEGINS = r"(?:^|(?<=[.!?:]\s))[ \t>]*+(?:[-*+]\s++)?(?:(?:therefore|thus|hence|so),?\s++)?[*_]{0,3}"
_TAKE = (
    r"(?:choose|adopt|select|pick|use|implement|standardi[sz]e\s+on|(?:move|migrate|switch)\s+to"
    r"|(?:go|proceed|(?:go|move)\s+(?:ahead|forward))\s+with|go\s+for|opt\s+for)"
)
_TOOK = r"(?:chose|chosen|adopted|selected|picked|(?:went|gone|proceeded)\s+with|opted\s+for|decided\s+(?:on|for))"
_CHOOSES = re.compile(
    rf"{_BEGINS}(?:we(?:['’]ll|\s+(?:will|shall))\s+(?:now\s+)?{_TAKE}|we\s+(?:have\s+)?{_TOOK}|we\s+(?!use\b|implement\b){_TAKE}|{_TAKE}"
    rf"|(?:we\s+(?:have\s+)?decided|(?:the|our)\s+decision\s+(?:is|was)|it\s+(?:is|was|has\s+been)\s+decided"
    rf"|(?:the\s+)?decision\s+(?:is|was|has\s+been)\s+(?:taken|made))\s+to\s+{_TAKE}"
    rf"|(?:the\s+)?(?:chosen|selected)\s+(?:option|alternative|solution|approach)\s+is|{languages.CHOOSES}|(?P<last>{languages.CHOOSES_LAST}))"
    r"[*_]{0,3}\s+(?:the\s+)?[*_\"“„«`]{0,3}",
    re.IGNORECASE | re.MULTILINE,
)
_IS_CHOSEN = re.compile(
    rf"{_BEGINS}[\"“`]?(?P<name>[^\s.!?:][^.!?:\n]{{1,79}}?)[*_\"”`]{{0,3}}\s++"
    rf"(?:(?:is|are|was|were|ha(?:s|ve)\s+been)\s+(?:chosen|selected|adopted|picked)|{languages.IS_CHOSEN})"
    rf"(?=[*_]{{0,3}}(?:\s*$|[.,;(]|\s+(?:because|since|as|due|over|for\s+its|{languages.INSTEAD}|{BECAUSE})\b))",
    re.IGNORECASE | re.MULTILINE,
)
_ENDS = re.compile(
    r"[*_\"”“»`]{0,3}(?:\s*(?:$|[.;:(]|,(?!\s*(?:and|or)\b)|[–—]|\n[ \t]*\n)"
    rf"|\s+(?:because|since|due\s+to|over|instead\s+of|rather\s+than|{languages.INSTEAD}|{BECAUSE})\b)",
    re.IGNORECASE,
)
_LAST = re.compile(rf"[*_\"”“»`]{{0,3}}\s+(?:{languages.LAST})\b", re.IGNORECASE)
_NEXT = re.compile(rf"[*_\"”“»`]{{0,3}},\s*(?:(?:{languages.AND})\s+)?[*_\"“„«`]{{0,3}}", re.IGNORECASE)
_BECAUSE = re.compile(rf"[*_\"”“»`]{{0,3}},?\s+(?:{BECAUSE_OF.pattern})", re.IGNORECASE)
_LABELLED = re.compile(
    r"[ \t]*(?:[-*+][ \t]+)?\*\*(?:(?:[Tt]he|[Oo]ur)[ \t])?[Dd]ecision(?::\*\*|\*\*[ \t]?:)[ \t]+(?=\S)"
)
"""A label in bold that a sentence of the decision stands behind, where the record has no section for it."""

NO_CHOICE = re.compile(
    r"\b(?:not|never|no|none|neither|avoid\w*|reject\w*|discard\w*|dismiss\w*|if|unless|until|otherwise|or\s+else|where|when|fall-?back|risks?|examples?|e\.g|instead"
    r"|alternativ\w+|nicht|nie|kein\w*|verworfen\w*|wenn|falls|sonst|ansonsten|beispiel\w*|risik\w+|ne|pas|jamais|si|sinon|sauf|exemples?|risques?|nunca|jamás"
    r"|ejemplos?|riesgos?|não|se|senão|exemplos?|riscos?|non|mai|altrimenti|esemp\w+|rischi\w*|niet|nooit|geen|als|anders|voorbeeld\w*|risico\w*|nie|nigdy|jeśli"
    r"|inaczej|przykład\w*|ryzyk\w+)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What denies a choice, or makes a condition, an example or a risk of it, where it stands before its colon: "If it fails: use rails"."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])|\n[ \t]*\n")
_LEAD = re.compile(r"[.!?]\s|\n")
_LONGEST = 600  # characters of a reason
_LEAST = 3  # letters of a name
_MOST = 80
_MANY = 20


def read_called(evidence: Evidence, scored: Sequence[str] = ()) -> Chosen | None:
    """Read the one option that a sentence of the decision chooses, and why; None where none does so, or several.

    It is one of those considered, or `scored` by a table of the record.
    """
    found: dict[str, Chosen] = {}
    others: set[str] = set()  # chosen for a part: "use rails for people"
    names: Sequence[str] | None = None
    own = evidence.name.number
    for lines in _decisions(evidence):
        text = "\n".join(line for _, line in lines)
        for match in islice(_CHOOSES.finditer(text), _MANY):
            names = _names(evidence, scored) if names is None else names
            start = match.end()
            name = _at(text, start, names) if _begins(text, match.start()) else ""
            if not name or is_quoted(text, match.start(), own):
                continue
            end = start + len(name)
            if match["last"]:
                last = _LAST.match(text, end)
                if last is None:
                    continue
                end = last.end()
            if not _ENDS.match(text, end):
                others.add(name)
            elif is_reserved(text, end):
                continue
            elif _goes_on(text, end, names):
                return None
            else:
                found.setdefault(name, _chosen(evidence, lines, text, name=name, end=end))
        for match in islice(_IS_CHOSEN.finditer(text), _MANY):
            names = _names(evidence, scored) if names is None else names
            called = match["name"].strip("*_ ").casefold()
            name = next((one for one in names if one.casefold() == called), "")
            told = name and _begins(text, match.start()) and not is_quoted(text, match.start(), own)
            if told and not is_reserved(text, match.end()):
                found.setdefault(name, _chosen(evidence, lines, text, name=name, end=match.end()))
    return next(iter(found.values())) if len(found) == 1 and others <= found.keys() else None


def _decisions(evidence: Evidence) -> Iterator[Lines]:
    """Yield the lines of each section of the decision; where there is none, those behind the one label "**Decision:**"."""
    found = [section.lines for section in evidence.sections if of_decision(section)]
    if not found and "ecision" in evidence.front.body:
        for section in evidence.sections:
            for at, (line, told) in enumerate(section.lines):
                label = _LABELLED.match(told) if "**" in told else None
                if label and found:
                    return
                if label:
                    further = takewhile(
                        lambda one: one[1].strip() and not ITEM.match(one[1]), section.lines[at + 1 :]
                    )
                    found.append(((line, told[label.end() :]), *further))
    yield from found


def _chosen(evidence: Evidence, lines: Lines, text: str, *, name: str, end: int) -> Chosen:
    """Return what a sentence chooses that has come to `end` in a section's text, and the reason it goes on with, if any."""
    line = lines[text.count("\n", 0, end)][0] + evidence.shift
    because = _BECAUSE.match(text, end)
    if because is None:
        return Chosen(name, "", line)
    said = _SENTENCE.split(text[because.end() : because.end() + _LONGEST], maxsplit=1)[0]
    done = settled(evidence, name, plain(" ".join(said.split())))
    return Chosen(name, done[1] if done else "", line)


def _names(evidence: Evidence, scored: Sequence[str]) -> Sequence[str]:
    """Return the names of several options, the longest first; none where there is but one."""
    listed = {without_praise(without_place(name).strip("*_ ")) for name in considered(evidence.sections)}
    names = [
        name for name in {*listed, *scored} if _LEAST <= len(name) <= _MOST and name.casefold() != "both"
    ]
    return sorted(names, key=lambda name: (-len(name), name)) if len(names) > 1 else ()


def _begins(text: str, start: int) -> bool:
    """Say whether a line that a sentence seems to begin on goes on with none of the line before."""
    before = text[:start].rstrip(" \t")
    above = before.rstrip()
    if above.endswith(":") and NO_CHOICE.search(_LEAD.split(above[-_LONGEST:])[-1]):
        return False
    return (
        not above
        or above[-1] in ".!?:"
        or before.endswith("\n\n")
        or text[start : start + 2] in {"- ", "* ", "+ "}
    )


def _at(text: str, start: int, names: Sequence[str]) -> str:
    """Return the longest of the names that stands in a text as whole words, '' where none does."""
    ends = ((name, start + len(name)) for name in names)
    fits = (
        name
        for name, end in ends
        if text[start:end].casefold() == name.casefold() and not text[end : end + 1].isalnum()
    )
    return next(fits, "")


def _goes_on(text: str, end: int, names: Sequence[str]) -> bool:
    """Say whether another option follows behind a comma."""
    comma = _NEXT.match(text, end)
    after = text[comma.end() : comma.end() + _MOST].casefold() if comma else ""
    return any(after.startswith(name.casefold()) for name in names)
