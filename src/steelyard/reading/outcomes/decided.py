"""What a sentence says was decided for, as Y-statements do: "we decided for … and against …", "we will adopt **Option B**"."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from steelyard.reading.fields import normal_label, without_ordinal
from steelyard.reading.inline import plain
from steelyard.reading.languages_of_choices import AND, CHOOSES, CHOOSES_HAN, OPTION_HAN
from steelyard.reading.languages_of_sections import DECISION
from steelyard.reading.outcomes.chosen import BECAUSE_OF, Chosen, quoted, settled
from steelyard.reading.outcomes.places import ENDS_BOLD, PLACED, in_bold, option_at, option_in
from steelyard.reading.outcomes.reserved import is_quoted, is_reserved, names_another

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.reading.evidence import Evidence
    from steelyard.reading.outline import Section

_DECIDED = re.compile(
    r"\bwe\s+(?:have\s+)?decided\s+for\b[*_]*+\s++(?!now\b|the\s(?:time|moment)\b|th(?:is|ese)\s)(?=\S)",
    re.IGNORECASE,
)
_CONTEXT = re.compile(r"\bin\s+the\s+context\s+of\b", re.IGNORECASE)
OF_DECISION = re.compile(
    r"\b(?:decision|outcome|resolution|conclusion|statement|summary|(?:chosen|selected) (?:option|solution|approach|alternative))\)?$"
)
"""What the name of a section of the decision ends in."""

_DECISIONS = frozenset(DECISION.split("|"))

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
_OPTION = rf"[*_\"“]{{0,3}}{PLACED}(?P<place>\d{{1,2}}|[A-Z])\b"
_START = r"(?:^|(?<=[.!?:]\s))[ \t]*(?:[-*+]\s+)?(?:(?i:therefore|thus|hence|so),?\s+)?[*_]{0,3}"
_CHOOSES = re.compile(
    rf"{_START}(?:(?:(?i:we(?:['’]ll|\s+(?:will|shall|have))?(?:\s+(?:now|therefore|hereby))?)\s+[*_]{{0,3}})?"
    r"(?i:cho+se|chosen|adopt(?:ed)?|select(?:ed)?|pick(?:ed)?|implement|use|(?:go|going|went|proceed|proceeded)\s+with|go\s+for"
    r"|opt(?:ed)?\s+for|decided\s+(?:on|for|to\s+(?:go\s+with|go\s+for|adopt|use|implement|choose|proceed\s+with)))"
    rf"|(?i:{CHOOSES}))[*_]{{0,3}}\s+(?:the\s+|l['’]\s?)?{_OPTION}|{_START}{CHOOSES_HAN}",
    re.MULTILINE,
)
"""A sentence of the decision that names its option by its place: "We will adopt **Option B**", "Go with option 2"."""

_IS_CHOSEN = re.compile(
    rf"{_START}{_OPTION}[*_]{{0,3}}(?:\s+\([^()\n]{{1,80}}\))?\s+(?:is|was|has\s+been)\s+(?:chosen|selected|adopted|picked)\b"
    rf"|^[ \t*_-]*(?i:decision|outcome|resolution|verdict)[:：][*_]*\s+{_OPTION.replace('place', 'told')}",
    re.MULTILINE,
)
"""A sentence, or a label, that names it so wherever it stands: "Option 3 was chosen", "Decision: Option B"."""

_IS_CHOSEN_IN_LANGUAGES = re.compile(
    rf"{_START}[\"“«]?(?i:(?:l['’]|la\s|die\s|el\s|a\s|de\s|het\s)?){PLACED}(?P<place>\d{{1,2}}|[A-Z])\b[*_]{{0,3}}\s+"
    r"(?i:est|a\s+été|wird|wurde|ist|es|fue|ha\s+sido|foi|é|è(?:\s+stata)?|is|wordt|werd)\s+[*_]{0,3}"
    r"(?i:retenue?|choisie?|adoptée?|sélectionnée?|gewählt|ausgewählt|elegida|seleccionada|adoptada|escolhida|selecionada|scelta|adottata"
    r"|selezionata|gekozen)(?![^\W_])",
    re.MULTILINE,
)
"""The same in other languages: "La solution n°1 est adoptée", "Option 2 wurde gewählt"."""

_FURTHER = re.compile(
    rf"[*_\"”]{{0,3}}(?:\s*[/&+]|,?\s+(?:and|or|plus|then|with|{AND})\s|,)\s*[*_]{{0,3}}(?:(?i:options?|alternative|approach)\s+)?#?(?:\d{{1,2}}|[A-Z])\b(?!['’-]|\.\d)"
)
_STEMS = (
    "ption ",
    "PTION ",
    "lternative ",
    "pproach ",
    "olution ",
    "ariante ",
    "ösung ",
    "pción ",
    "lternativa ",
    "pção ",
    "pzione ",
    "oluzione ",
    "ptie ",
    "lternatief ",
    "pcja ",
    "pcję ",
    "pcji ",
    "ariant ",
    "arianta ",
    "ariantu ",
    "arianty ",
    "ариант ",
    "аріант ",
    *OPTION_HAN.split("|"),
)
"""What a match of PLACED, or of an option in Chinese, holds one of as people write it: they are found much sooner."""

_STEMS_IN_LANGUAGES = (
    "retenu",
    "choisi",
    "dopté",
    "sélectionn",
    "gewählt",
    "elegid",
    "seleccionad",
    "adoptad",
    "escolhid",
    "selecionad",
    "scelta",
    "dottat",
    "selezionat",
    "gekozen",
)
_LONGEST = 600  # characters: more is no sentence
_MANY = 20
_OPENINGS = ("[", "{", "<")


def of_decision(section: Section) -> bool:
    """Say whether a section is that of the decision, by its name in any language."""
    label = normal_label(section.text)
    return OF_DECISION.search(label) is not None or without_ordinal(label) in _DECISIONS


def _unmarked(line: str) -> str:
    """Return a line without the mark of a quotation that it begins with."""
    mark = _QUOTE.match(line)
    return line[mark.end() :] if mark else line


def read_decided(evidence: Evidence) -> Chosen | None:
    """Read the one option that a record says it has decided for; None where it says so of none or of several.

    The sentence stands in the section of the decision, or before all sections and tells its context.
    """
    if "decided" not in evidence.front.body:
        return None
    found: Chosen | None = None
    for section in evidence.sections:
        text = "\n".join(_unmarked(line) for _, line in section.lines)
        decides = of_decision(section)
        for match in _DECIDED.finditer(text):
            start = match.end()
            if is_quoted(text, match.start(), evidence.name.number):
                continue
            told = decides or (section.level < 2 and _CONTEXT.search(text, max(start - _LONGEST, 0), start))
            decided = _decided(evidence, text[start : start + _LONGEST]) if told else None
            if decided is None or (found and found.option == decided[0]):
                continue
            if found:
                return None
            line, _ = section.lines[text.count("\n", 0, start)]
            found = Chosen(*decided, line + evidence.shift)
    return found


def read_placed(evidence: Evidence, scored: Sequence[str] = ()) -> Chosen | None:
    """Read the one option that a record says it chose by its place; None where it says so of several, or none has the place.

    "We will adopt **Option B**" counts in the section of the decision, "Option 3 was chosen" in any. The option is one that the
    record lists, else one that is `scored` by a table, "B: Redis".
    """
    body = evidence.front.body
    if not any(map(body.__contains__, _STEMS)):
        return None
    spoken = any(map(body.__contains__, _STEMS_IN_LANGUAGES))
    found: dict[str, int] = {}
    own = evidence.name.number
    for section in evidence.sections:
        lines = ((section.line, section.text), *section.lines)
        text = "\n".join(_unmarked(line) for _, line in lines)
        chooses = _CHOOSES.finditer(text) if of_decision(section) else ()
        elsewhere = _IS_CHOSEN_IN_LANGUAGES.finditer(text) if spoken else ()
        for match in islice(chain(chooses, _IS_CHOSEN.finditer(text), elsewhere), _MANY):
            if is_reserved(text, match.end()) or is_quoted(text, match.start(), own):
                continue
            place = match[match.lastgroup or 0]
            name = (
                option_at(evidence.sections, place) or option_in(section, place) or _scored_at(scored, place)
            )
            if not name or _FURTHER.match(text, match.end()) or names_another(text, match.end()):
                return None
            found.setdefault(name, lines[text.count("\n", 0, match.end())][0])
    option, line = next(iter(found.items()), ("", 0))
    return Chosen(option, "", line + evidence.shift) if len(found) == 1 else None


def _scored_at(scored: Sequence[str], place: str) -> str:
    """Return the one option that a table scores by the name of its place: "B: Redis", "Option B (Redis)"; '' for none or several."""
    placed = re.compile(
        rf"(?:{PLACED}|#)?{place}(?:$|\s*[.:)(–—]|\s+-)|(?:{OPTION_HAN})\s?{place}(?![A-Za-z\d])"
    )
    found = {name for name in scored if placed.match(name)}
    return found.pop() if len(found) == 1 else ""


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
