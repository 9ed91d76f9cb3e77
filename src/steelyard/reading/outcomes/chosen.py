"""The line that says which option was chosen, and why, as MADR and its kin write it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.reading.inline import plain
from steelyard.reading.languages import (
    BECAUSE,
    BECAUSE_FRENCH,
    BECAUSE_GERMAN,
    CHOSEN,
    CHOSEN_ALONE,
    CHOSEN_STEMS,
    FRENCH_CHOSEN,
)
from steelyard.reading.names import is_placeholder
from steelyard.reading.outcomes.considered import (
    PLACE_ALONE,
    considered,
    option_parts,
    without_number,
    without_place,
)
from steelyard.reading.outcomes.places import ENDS_BOLD, PLACED, in_bold, letters, option_at
from steelyard.reading.outline import ITEM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.reading.evidence import Evidence
    from steelyard.reading.outline import Section

_BLANK = r"[ \t\u00a0\u202f]*+"  # French sets narrow ones before a colon
_CHOSEN = re.compile(  # it begins with the end of the line before, which is found much sooner than a `^`
    rf"\n(?P<before>(?P<head>\#{{2,6}}[ \t]+(?=[^\s:：]+[ \t]))?[ \t>*_\-]*)(?P<label>Cho(?:sen|ice)(?: (?:option|alternative|solution|approach))?s?|Selected (?:option|alternative|solution|approach)s?|(?<=\*\*)Selected(?=:[ \t])|{CHOSEN}|(?P<alone>{CHOSEN_ALONE}))[ \t]*+[*_]*+{_BLANK}"
    rf"(?:#?\d{{1,2}}[*_]*+{_BLANK})?[:：][*_]*+{_BLANK}(?:[*_]++(?=[ \t]))?\s*+(?P<rest>[^\s#|].*)$",
    re.IGNORECASE | re.MULTILINE,
)
_STEMS = ("hosen", "hoice", "elected ", "*Selected:", *CHOSEN_STEMS)
_CLOSERS = {'"': '"”', "“": '”"', "'": "'’", "‘": "’'", "«": "»", "„": "“”"}
_WHY = rf"because|since|as it|due to|{BECAUSE}"
BECAUSE_OF = re.compile(rf"\b(?:{_WHY})\b(?:(?<=qu)['’])?\s*:?\s*", re.IGNORECASE)
_BECAUSE_FRENCH = re.compile(rf"\b(?:{_WHY}|{BECAUSE_FRENCH})\b\s*:?\s*", re.IGNORECASE)
_BECAUSE_GERMAN = re.compile(rf"(?:\b(?:{_WHY})|{BECAUSE_GERMAN})\b\s*:?\s*", re.IGNORECASE)
_OPEN = re.compile(
    rf"\b(?:because|since|due to|{BECAUSE})\b(?:\s+(?:it|they|we|this|that|of))?[\s:*_…]*$", re.IGNORECASE
)
"""A reason is announced: the next line gives it, or the first of a list."""

_LIST_GOES_ON = re.compile(r"(?<![\s,;:：])(?:\s*[:：;]+|[,;]?\s(?:and|or|und|et))\s*$")
_SUBJECT = re.compile(r"\b(?:it|they|we|this|that)[\s:*_…]*$", re.IGNORECASE)
_LIST_BEGINS = re.compile(r"^(it|they|we|this|that|of)\s?[:…]+\s+", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[#|]|`{3}|~{3}|(?:(?:-\s*){2,}|(?:=\s*)+|(?:\*\s*){3,}|(?:_\s*){3,})$)")
TASK = re.compile(r"^\[[ xX]\]\s+")
"""The box of a list of tasks, as a text begins with it."""

_PLACE = re.compile(rf"{PLACED}(?:\d{{1,2}}|[A-Z])")
_REMARK = re.compile(rf"\s+[–—-]\s(?!.*\b(?:{_WHY})\b).*", re.IGNORECASE)
"""What is told of an option behind its place, "**Chosen: Option C** — all of it", where it gives no reason."""

_AT_PLACE = re.compile(
    r"(?:(?i:option|alternative)\s+#?(?P<number>\d{1,2})|(?:(?i:option|alternative|approach)\s+)?(?P<letter>[A-Z]))"
    r"(?:(?P<end>[.,;])(?:\s+(?=\S)|$)|(?::|\s+[–—-]+)\s+(?=\S))"
)
_SENTENCES = re.compile(r"[.;!?]\s")
_CLAUSE = re.compile(r"[;.](?:\s|$)")
_COMMA = re.compile(r",(?:\s|$)")
_SERIES = re.compile(
    r"^[^,]+,\s(?!(?:it|they|we|this|that|which|so|as|but|and|or)\b)[^,]+,\s(?:and|or)\s[^,]+$"
)
"""Things that are named one after the other, each behind a comma: no comma ends them."""

_END = re.compile(r"\s*(?:$|[,.;](?:\s|$))")
_GOES_ON = re.compile(r"\s+(?:with|without|for|in|on|as|using|via)\b")
_NUMBER = re.compile(r"(?:option\s*)?(\d{1,2})", re.IGNORECASE)
_LETTER = re.compile(r"(?:(?i:option|alternative|approach)\s+)?([A-Z])|([A-Z])\s*[:.)–—-]+\s+(\S.*)")
_UNDECIDED = re.compile(
    r"(?:(?:still\s+)?to\s+be\s+(?:determined|decided|discussed|confirmed|defined|chosen|agreed)|t\.?b\.?[dac]\.?|pending|undecided"
    r"|not\s+(?:yet\s+)?(?:decided|chosen|determined)|none(?:\s+yet)?|n/?a|noch\s+offen|offen|à\s+(?:définir|décider)"
    r"|por\s+(?:definir|decidir)|a\s+(?:definir|decidir)|待定|未定|미정)"
    r"(?=\s*(?:$|[.,;:(–—])|\s+(?:based|until|after|upon|on|in|by|further|once|when|discussion|review|decision|approval)\b)",
    re.IGNORECASE,
)
"""What stands in the place of a choice that is not made."""

_OPENS_SENTENCE = re.compile(r"(?:We|It|The|This|These|They|There|Our|You|An?)\b(?!\s[A-Z])")
_READ = 2000  # characters: more is no line
_LONGEST = 160
_MANY = 20


class Chosen(Struct, frozen=True):
    """The option, the reason ('' where none is given), and the line of the file."""

    option: str
    because: str
    line: int


def read_choices(evidence: Evidence) -> tuple[Chosen, ...]:
    """Read the first chosen option that a record's body names, and the first other one that another section does.

    Where there are two, the record answers several questions. A template's words name none.
    """
    body = f"\n{evidence.front.body}"
    if not any(map(body.__contains__, _STEMS)):
        return ()
    first: tuple[Chosen, Section] | None = None
    starts: list[int] = []
    below: set[int] = set()
    line = at = 0
    for match in islice(_CHOSEN.finditer(body), _MANY):  # each takes a look at all options
        starts = starts or [section.line for section in evidence.sections]
        start = match.start("rest")
        line, at = line + body.count("\n", at, start), start
        section = evidence.sections[bisect_right(starts, line) - 1]
        named = match["label"].casefold() == "chosen"
        if named:
            below = below or {part.line for _, part in option_parts(evidence.sections)} or {-1}
            named = section.line in below
        told = _told(body, match)
        alone = match["alone"] is not None
        found = _option(evidence, told, _why(match["label"]), named=named)
        if _is_text(section, line) and found and not (alone and not _is_considered(evidence, found[0])):
            one = Chosen(*found, line + evidence.shift)
            if first is None:
                first = one, section
            elif section is not first[1] and not _alike(one.option, first[0].option):
                return first[0], one
    return first[:1] if first else ()


def _alike(one: str, other: str) -> bool:
    """Say whether two texts may name one option: one of them begins with the other, "Redis" and "Redis in its own cluster"."""
    ours, theirs = letters(one), letters(other)
    return ours.startswith(theirs) or theirs.startswith(ours)


def _told(body: str, match: re.Match[str]) -> str:
    """Return what stands behind a label: of a heading its line, of a label that begins in bold what is bold on its line."""
    start = match.start("rest")
    told = body[start : start + _READ]
    line = told.partition("\n")[0]
    if match["head"]:
        return "" if "\n" in body[match.end("label") : start] else line
    if "**" in match["before"] and "**" not in body[match.end("label") : start]:
        inner, end, after = line.partition("**")
        if end and (
            not after.strip(" .\t") or (_PLACE.fullmatch(inner.strip()) and _REMARK.fullmatch(after))
        ):
            return inner
    return told


def _is_considered(evidence: Evidence, option: str) -> bool:
    """Say whether the name of one of a record's options begins with this one."""
    names = (without_place(one).casefold() for one in considered(evidence.sections))
    return any(name.startswith(option.casefold()) for name in names)


def _is_text(section: Section, line: int) -> bool:
    """Say whether a line of a section is its heading or text, and no code or comment."""
    at = bisect_left(section.lines, (line,))
    return line == section.line or (at < len(section.lines) and section.lines[at][0] == line)


def _why(label: str) -> re.Pattern[str]:
    """Return what leads to a reason after a label."""
    if "gewählte " in label.casefold():
        return _BECAUSE_GERMAN
    return _BECAUSE_FRENCH if label.casefold().endswith(FRENCH_CHOSEN) else BECAUSE_OF


def _option(evidence: Evidence, told: str, why: re.Pattern[str], *, named: bool) -> tuple[str, str] | None:
    """Read the option that a text begins with, and the reason ('' for none); None for a template's words.

    `named` where it must be one of those considered: "Chosen: it is quick" below an option tells the reason only.
    """
    item = ITEM.match(told)
    written = TASK.sub("", "\n".join(_stretch(told[item.end() :] if item else told)))
    text = TASK.sub("", plain(written))
    option, after = (
        quoted(text)
        or _named(text, written, evidence, why)
        or _at_place(text, evidence, why)
        or (("", "") if named else _unquoted(text, why))
    )
    reason = why.search(after)
    return settled(evidence, option, after[reason.end() :] if reason else "")


def settled(evidence: Evidence, option: str, because: str) -> tuple[str, str] | None:
    """Return an option by its name, also where a number stands for it, and its reason; None for a template's words."""
    if (
        not option
        or is_placeholder(option)
        or (option[0], option[-1]) == ("{", "}")
        or len(option) > _LONGEST
        or _UNDECIDED.match(option)
    ):
        return None
    if number := _NUMBER.fullmatch(option):
        option = option_at(evidence.sections, number[1]) or f"Option {number[1]}"
    elif letter := _LETTER.fullmatch(option):
        name = option_at(evidence.sections, letter[1] or letter[2])
        option = name if name and letters(letter[3] or name) == letters(name) else option
    because = _LIST_BEGINS.sub(r"\1 ", because.strip(" .,"))
    if ends := _LIST_GOES_ON.search(because):
        because = f"{because[: ends.start()]}…"
    if is_placeholder(because) or because.strip(" .…") in {"", "{justification"}:
        because = ""
    return option, because


def _stretch(text: str) -> Iterator[str]:
    """Give the lines that belong to the first: up to a blank one or a list, but for the reason that it announces."""
    told, *others = text.split("\n")
    yield told
    for line in others:
        announced = _OPEN.search(told)
        item = ITEM.match(line)
        if not line.strip():
            if not announced:
                return
            continue
        if (item and not announced) or _ENDS.match(line):
            return
        told = _within(line[item.end() :], goes_on=bool(_SUBJECT.search(told))) if item else line
        yield told


def _within(reason: str, *, goes_on: bool = False) -> str:
    """Return a reason from a list as it reads within a sentence: "because we can", not "because We can".

    Where it `goes_on` behind a subject its first word is a verb: "because it" above "Holds" is "because it holds".
    """
    small = _OPENS_SENTENCE.match(reason) or (goes_on and reason[1:2].islower())
    return reason[:1].lower() + reason[1:] if small else reason


def quoted(text: str) -> tuple[str, str] | None:
    """Give an option in quotation marks and what follows. Marks within it are its own."""
    bare = text.lstrip("*_")
    if bare[:1] not in _CLOSERS:
        return None
    inner = bare.lstrip(bare[0])
    ends = list(re.finditer(rf"[{_CLOSERS[bare[0]]}]+[*_]*(?=[\s,.;:(–—-]|$)", inner))
    told = (end for end in ends if re.match(rf"\s*(?:$|[,.;:(–—-]|{_WHY})", inner[end.end() :]))
    end = next(told, ends[0] if ends else None)
    option = inner[: end.start()].strip(" .,;") if end else ""
    if end and len(bare) > len(inner) + 1 and bare[0] in option:
        option = f"{bare[0]}{option}{inner[end.start()]}"  # two quotations in one
    return (option, inner[end.end() :]) if end and option else None


def _named(text: str, raw: str, evidence: Evidence, why: re.Pattern[str]) -> tuple[str, str] | None:
    """Give an option that stands in bold or is one of those considered, and what follows it."""
    bold, after = in_bold(raw)
    listed = considered(evidence.sections)
    ends = ENDS_BOLD.match(after) or why.match(after.lstrip()) or (" " in bold and _GOES_ON.match(after))
    if bold and (
        any(_same(bold, one) for one in listed)
        or (ends and not (why.search(bold) or _SENTENCES.search(bold) or PLACE_ALONE.fullmatch(bold)))
    ):
        return bold, plain(after)
    told = without_number(text)
    fits = [
        len(one)
        for one in listed
        if _same(told[: len(one)], one)
        and (_END.match(told, len(one)) or why.match(told[len(one) :].lstrip()))
    ]
    longest = max(fits, default=0)
    return (told[:longest], told[longest:]) if longest else None


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _at_place(text: str, evidence: Evidence, why: re.Pattern[str]) -> tuple[str, str] | None:
    """Give the option whose place begins a text, "Option 1. It is the cheapest", and what follows its place or name."""
    place = _AT_PLACE.match(text)
    name = option_at(evidence.sections, place["number"] or place["letter"]) if place else ""
    if not (place and name):
        return None
    rest = text[place.end() :]
    again = letters(rest[: len(name) + 10]).startswith(letters(name)[:_LONGEST])
    if again or place["end"]:
        return name, rest
    short, after = _unquoted(rest, why)  # the name without what its list says of it
    return (short, after) if short and letters(name).startswith(letters(short)) else None


def _unquoted(text: str, why: re.Pattern[str]) -> tuple[str, str]:
    cut = why.search(text)
    before, after = (text[: cut.start()], text[cut.start() :]) if cut else (text, "")
    clause = _CLAUSE.split(without_number(before), maxsplit=1)[0]
    option = clause if _SERIES.search(clause) else _COMMA.split(clause, maxsplit=1)[0]
    return option.strip(" .,;*_"), after
