"""The one of the options considered that is marked as chosen: "### Option 2: Redis (chosen)", "2. (SELECTED) Redis"."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from steelyard.reading.fields import normal_label, without_ordinal, without_ornaments
from steelyard.reading.inline import plain
from steelyard.reading.languages import MARKED
from steelyard.reading.names import is_placeholder
from steelyard.reading.outcomes.called import NO_CHOICE
from steelyard.reading.outcomes.chosen import Chosen
from steelyard.reading.outcomes.considered import (
    considered,
    option_parts,
    option_texts,
    without_place,
    without_praise,
)
from steelyard.reading.outcomes.places import in_bold, letters, option_at
from steelyard.reading.outcomes.reserved import is_reserved
from steelyard.reading.outcomes.told import LATER
from steelyard.reading.outline import ITEM
from steelyard.reading.rows import cells_of, is_row, is_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.reading.evidence import Evidence
    from steelyard.reading.outline import Section

_WORD = rf"(?:chosen|selected|accepted|adopted|{MARKED})(?: (?:option|solution|approach))?"
_BEFORE = re.compile(rf"[(\[]{_WORD}[)\]]\s*[:–—-]?\s*(?=\S)", re.IGNORECASE)
_SIGN = r"(?:[✅✔✓☑⭐★🏆👑🎯🟢←⬅]\ufe0f?)"
_BEHIND = re.compile(
    rf"\s?(?:[(\[（](?:{_SIGN}\s?)?{_WORD}(?:\s?{_SIGN})?[)\]）]|[–—-]{{1,3}}\s{_WORD}|(?<=\s){_SIGN}\s?{_WORD})$",
    re.IGNORECASE,
)
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
_OTHERS = re.compile(r"\b(?:option|alternative|approach)\s+#?([A-Z]?\d{1,2}|[A-Z])\b", re.IGNORECASE)
_DECIDING = re.compile(
    r"(?:the |our )?(?:decision|decision outcome|outcome|result|resolution|conclusion|(?:chosen|selected) (?:option|solution|approach|alternative))"
)
_PLACE = re.compile(r"(?:(?:option|alternative|approach)\s+)?#?([A-Z]?\d{1,2}|[A-Z])", re.IGNORECASE)
_LEADS = re.compile(
    r"(?:option|alternative|approach)\s+#?(?P<place>[A-Z]?\d{1,2}|[A-Z])"
    r"(?=\.\s|\s+\(|,?\s+(?:because|since)\s|(?:\s[–—-]|:)\s+(?P<name>\S))",
    re.IGNORECASE,
)
"""A decision that begins with the place of its option: "Option 2. It is simple", "Option 2 (rails)", "Option 2 - We use rails"."""

_SENTENCE = re.compile(
    r"we\s+(?:will|shall|use|choose|chose|take|adopt|go\s+with|(?:have\s+)?decided(?:\s+to)?+)\b"
    rf"(?!\s+(?:against|too|{LATER}))",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(r"[\W_]*(?:$|[.;(–—]|\s-\s|\s*\b(?:because|since)\b)", re.IGNORECASE)

_AT_PLACE = re.compile(
    r"(?:(?:option|alternative|approach)\s+)?#?(?P<place>[A-Z]?\d{1,2}|[A-Z])\s*[:.)–—-]+\s+(?P<name>\S.*)",
    re.IGNORECASE,
)
"""The place of an option among them, alone or before its name: "A2", "Option 2: Redis"."""

_OPTIONS = frozenset(
    {"option", "options", "alternative", "alternatives", "approach", "solution", "candidate", "choice"}
)
_VERDICTS = frozenset({"verdict", "decision", "outcome", "result", "status", "conclusion"})
_TICKED = frozenset({"chosen", "chosen?", "selected", "selected?"})
_TICK = re.compile(r"(?:[✅✔✓☑]\ufe0f?|yes|x)", re.IGNORECASE)
_RULED = re.compile(rf"{_SIGN}?[\W_]{{0,4}}{_WORD}(?=[\W_]*$|\s?[(–—:;,.-])", re.IGNORECASE)
"""What a column of verdicts says of the chosen one: "✅ **Selected**", "chosen (second try)"."""

_LONGEST = 160
_MANY = 50


def read_marked(evidence: Evidence) -> Chosen | None:
    """Read the option that its own heading or item says was chosen; None where none says so, or more than one."""
    found: list[Chosen] = []
    for line, text in option_texts(evidence.sections):
        name = _marked(text)
        if name and len(name) <= _LONGEST and not is_placeholder(name):
            found.append(Chosen(name, "", line + evidence.shift))
    found = found or _said(evidence) or _alone(evidence) or _ruled(evidence)
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


def _alone(evidence: Evidence) -> list[Chosen]:
    """Return the option whose name, or place, is all that the first paragraph of the decision says: "A2", "A2: Redis"."""
    told = [
        (number, text, section)
        for section in evidence.sections
        if _DECIDING.fullmatch(without_ordinal(normal_label(section.text)))
        for number, text in _only_line(section)
    ]
    if not told:
        return []
    places: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for _, raw in option_texts(evidence.sections):
        text = without_praise(plain(raw).strip(" .,;:*_"))
        placed = _AT_PLACE.fullmatch(text)
        name = placed["name"] if placed else text
        names[letters(text)] = names[letters(name)] = name
        if placed:
            places.setdefault(placed["place"].casefold(), set()).add(name)
            names[letters(placed["place"] + name)] = name
    for name in considered(evidence.sections):
        names.setdefault(letters(name), name)
    found: list[Chosen] = []
    for number, text, section in told:
        place = _PLACE.fullmatch(text) or _led(text, section)
        options = places.get(place[1].casefold(), set()) if place else {names.get(letters(text), "")}
        if place and len(options) != 1:
            options = {option_at(evidence.sections, place[1])}
        if place and place.re is _LEADS and place["name"]:
            options = {name for name in options if _goes_on(text[place.start("name") :], name)}
        name = next(iter(options), "") if len(options) == 1 else ""
        if name and len(name) <= _LONGEST and not is_placeholder(name):
            found.append(Chosen(name, "", number + evidence.shift))
    return found


def _led(text: str, section: Section) -> re.Match[str] | None:
    """Match the place that the decision's paragraph begins with, where it denies nothing and the section names no other."""
    place = _LEADS.match(text)
    if place is None or "?" in text or NO_CHOICE.search(text, place.end()) or is_reserved(text, place.end()):
        return None
    own = place["place"].casefold()
    said = (other[1].casefold() for _, line in section.lines for other in _OTHERS.finditer(line))
    return None if any(other != own for other in said) else place


def _goes_on(told: str, name: str) -> bool:
    """Say whether a decision goes on behind an option's place with a sentence, or with the option's own name and its end."""
    if _SENTENCE.match(told):
        return True
    return told[: len(name)].casefold() == name.casefold() and bool(_BEHIND_NAME.match(told, len(name)))


def _ruled(evidence: Evidence) -> list[Chosen]:
    """Return the options of tables whose column of verdicts says that they were chosen, where a row says otherwise."""
    body = evidence.front.body
    if "|" not in body or not any(map(body.__contains__, _STEMS)):
        return []
    found: list[Chosen] = []
    for section in evidence.sections:
        for index, (_, line) in enumerate(section.lines[:-3]):
            if not (is_row(line) and is_rule(section.lines[index + 1][1])):
                continue
            names = [normal_label(text) for _, text in cells_of(line)]
            option = next((at for at, name in enumerate(names[:2]) if name in _OPTIONS), None)
            verdict = next((at for at, name in enumerate(names) if name in _VERDICTS | _TICKED), None)
            if option is None or verdict is None:
                continue
            says = _TICK.fullmatch if names[verdict] in _TICKED else _RULED.match
            below = takewhile(lambda row: is_row(row[1]), section.lines[index + 2 : index + 2 + _MANY])
            rows = [
                (number, cells) for number, row in below if len(cells := cells_of(row)) > max(option, verdict)
            ]
            for number, cells in rows if len(rows) > 1 else ():
                name = without_ornaments(without_place(plain(cells[option][1]))).strip(" .,;:*_")
                if says(plain(cells[verdict][1])) and 0 < len(name) <= _LONGEST and not is_placeholder(name):
                    found.append(Chosen(name, "", number + evidence.shift))
    return found


def _only_line(section: Section) -> Iterator[tuple[int, str]]:
    """Yield the first paragraph of a section with its line, where it takes one line."""
    first: tuple[int, str] | None = None
    for number, line in section.lines:
        if line.strip() and first:
            return
        if not line.strip() and first:
            break
        if line.strip():
            item = ITEM.match(line)
            text = without_ornaments(plain(line[item.end() :] if item else line)).strip(" .,;:*_")
            if len(text) > _LONGEST + 20:
                return
            first = (number, text)
    if first:
        yield first
