"""Titles: the heading that is one, without its number, and the headings that are none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.wordings import OF_YEAR, names_of_year
from steelyard.reading.fields import FIELD_OF, normal_label, without_ordinal
from steelyard.reading.inline import plain, struck
from steelyard.reading.languages import LABELS
from steelyard.reading.languages_of_sections import CONTEXT, DECISION, OTHER_SECTIONS, RECORD, SUMMARY
from steelyard.reading.naming import SERIES, read_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.reading.outline import Section

_SECTION_NAMES = (
    "context|context and problem statement|problem statement|problem|status|decision|decision outcome|decisions|summary|"
    "abstract|simple summary|motivation|background|overview|introduction|consequences|proposal|rationale|considered options|"
    "options|options considered|decision drivers|drivers|goals|non-goals|scope|tl;dr|tldr|purpose|table of contents|contents|"
    "references|links|more information|pros and cons of the options|date|deciders|meta|metadata|changelog|change log|history|"
    "specification|preamble|description|terminology|requirements|discussion|notes|assumptions|implementation"
)
_SECTIONS = frozenset(f"{_SECTION_NAMES}|{CONTEXT}|{DECISION}|{SUMMARY}|{OTHER_SECTIONS}".split("|"))
_RECORD = r"(?:(?:Any|Architectur(?:e|al)|Technical|Design)\s+)?Decision(?:\s+Record)?(?:\s*\(ADR\))?|Record"
_LEAD = re.compile(
    r"(?:(?:[A-Z]\w*[ -]){0,2}?)[\[(]?"
    rf"(?P<series>{_RECORD}|[A-Za-z]{{2,10}})(?:\s+(?:No|Nr|Number)\.?\s*|\s+-\s+|[-_ #:/]{{0,3}})(?P<number>\d{{1,6}})(?!\.\d)[\])]?"
    r"(?P<join>\s*[:：.)|·•–—-]+\s*|\s+/\s+|\s+)(?P<rest>[^\s:：|].*)$"
)
_PLACE = re.compile(r"\d{1,4}\s*[:：|·—–]\s*(?=\S)")
"""The second part of a number in two parts, "RFC-10-004: Use X"."""

_NUMBERED = re.compile(
    r"[\[(#]?(?P<number>\d{1,6})[\])]?(?P<join>\s*[:：|·•–—]\s*|[.)]{1,2}\s+|\s+[-–—]+\s+|\s+/\s+|\s+|-)(?P<rest>\S.*)$"
)
_TITLE = LABELS["title"]
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(
    rf"(?:\[(?:ADR|MADR|{_RECORD})\]\s*(?:[:–—-]\s*)?|(?:(?:ADR|RFC|MADR|EIP)(?:[-_ #]?(?:0{{0,4}}(?:X{{2,5}}|N{{2,5}})|\?{{2,5}}|TBD))?|Title|{_TITLE}|{_RECORD}|{RECORD})(?:\s*[:–—：]|\s+-(?=\s))\s*)(?P<rest>[^\s:–—：-].*)$",
    re.IGNORECASE,
)
_ANCHOR = re.compile(r"\s*\{[#.][\w\-.# ]+\}$")
_OWN_LEAD = re.compile(
    r"[\[(]?(?P<lead>(?:[A-Za-z]{2,10}[-_ ](?=\d{4}-))?(?P<date>(?:19|20)\d\d(?:-\d\d){1,2}|(?:19|20)\d{6})|[A-Za-z]-?(?P<number>\d{2,6}))[\])]?"
    r"(?P<mark> ?[:：.|·•–—]+| -+)? (?P<rest>\S.*)$"
)
_LEAD_OF_YEAR = re.compile(
    rf"[\[(]?(?:[A-Za-z]{{2,10}}[-_ ])?(?P<place>{OF_YEAR})[\])]?(?:\s*[:.|·•–—-]+\s*|\s+)(?P<rest>\S.*)$"
)
_BEHIND_WORDS = re.compile(
    r"(?:[^\s:–—-]{1,12}\s){1,3}(?P<lead>[A-Za-z]{2,10}-\d{2,6})(?:\s?:|\s[–—-])\s+(?P<rest>\S.*)$"
)
_BEHIND_NO = re.compile(
    rf"(?:(?:{RECORD}|ADR)\s+)?(?:(?:No|Nr)\.\s?|(?:No|Nr)\s|N\s?[°º]\s?|№\s?|(?<=\w\s))0*(?P<number>\d{{1,6}})\s?[:：.–—-]\s*(?P<rest>[^\W\d].*)$",
    re.IGNORECASE,
)
"""A title behind a word for a number, or for a record, and that: "Nr. 12: Use X", "Décision n° 12 : Use X"."""

_DATED_LEAD = re.compile(r"[\[(]?[A-Za-z]{2,10}[-_ ](?:19|20)\d\d-\d\d-\d\d(?!\d)")
_REMARK = re.compile(
    r"\([^()]*\)|\[[^\[\]]*\](?:\([^()]*\))?"
    r"|(?:superse[dc]+ed|replaced|obsoleted|deprecated|rejected|withdrawn)(?=\W*$|\W+(?:by|in favou?r)\b).*$",
    re.IGNORECASE,
)
"""What stands beside a title that is struck through, and is none itself: "(superseded by 9)"."""

_LABELLED = re.compile(r"[ \t]*(?:[-*+][ \t]+)?[*_]{0,3}(?P<label>[A-Za-z()]{2,12})[*_]{0,3}[:：]")
_OF_A_HEAD = re.compile(
    r"(?:(?:adr|rfc|decision|document|record|proposal|general|basic|key|the|about|on|and|of|info|information|details?|metadata|meta"
    r"|headers?|properties|attributes|facts|data|preface|title)\b\W*)+",
    re.IGNORECASE,
)
"""What a heading says that stands above the fields of a record and is no title: "Document information"."""

_NO_TITLE = re.compile(r"\W*+(?:[A-Za-z][A-Za-z-]{0,20}[-_ #:]{0,3}\d)?[\W\d]*+$")
_TAIL = re.compile(r"\s(?:[–—|-]\s*|[\[(])(?P<series>[A-Za-z]{2,10})[-_ #]{0,2}(?P<number>\d{1,6})[\])]?\Z")
"""The record's name behind its title, as sites with a menu of titles have them: "Use X - ADR 012", "Use X (ADR-12)"."""

_FIGURES = re.compile(r"\d{1,9}")
_RECORD_ALONE = re.compile(rf"(?:(?:{_RECORD})s?|{RECORD}|ADR)(?:\s?[(（][^()（）]*[)）])?", re.IGNORECASE)
_HYPHENS = str.maketrans("\u2010\u2011", "--")
_ORNAMENT = re.compile(r"[^\w\s\[(#`\"'“‘«<]+\s+(?=(?:[A-Z]{1,10}-){0,2}[A-Za-z]{2,10}[-_ #:]{0,2}\d)")


_STATE = (
    r"draft|wip|proposed|accepted|approved|rejected|deprecated|obsolete|retired"
    r"|(?:superseded|replaced)(?:\s+by\s+[^\[\]()]{1,40})?"
)
_MARK = re.compile(
    rf"\[(?P<inside>{_STATE})\](?!\()\s*[:–—-]?\s*(?=\S)|(?P<lead>draft|proposed|accepted|rejected|deprecated|superseded):\s+(?=\S)",
    re.IGNORECASE,
)
_MARK_BEHIND = re.compile(rf"(?<=\S)\s*(?:\[(?P<inside>{_STATE})\]|\((?P<round>{_STATE})\))$", re.IGNORECASE)


_MARK_ALONE = re.compile(rf"(?<![^\W_])(?P<mark>{_STATE})[\s.)\]]*$", re.IGNORECASE)
"""The status that is left of a title whose words are struck through."""


class Heading(Struct, frozen=True):
    """A heading read as a title: its text without a number, the number, and its line in the body.

    `level` is 2 to 6 in a body without any H1, or where such a heading comes first and has the file's number.
    `mark` is a status that stands beside the title: "[SUPERSEDED] Use X", "Use X (deprecated)".
    """

    text: str
    number: str | None
    line: int
    level: int = 1
    mark: str = ""


def title_level(sections: Sequence[Section], number: str | None) -> int:
    """Return the level of the heading that can be the title: that of a first one with the file's own number, else 1.

    Without any H1 it is that of a first heading that has its own below, or the record's status. An H1 that is but a word for a record is no first one.
    """
    heads = [section for section in sections if section.level]
    levels = [section.level for section in heads]
    if levels[:1] == [1] < levels[1:2] and is_number_only(plain(heads[0].text), number):
        heads, levels = heads[1:], levels[1:]  # a cover, where the record's own heading follows
        named = without_ordinal(normal_label(heads[0].text)) not in FIELD_OF
        alone = named and levels.count(levels[0]) == 1 and levels[1:2] > levels[:1]
        alone = alone or (levels.count(levels[0]) > 1 and _is_only_title(heads, number))
        return levels[0] if alone or (number and _bears(heads, number)) else 1
    if levels and number and levels[0] > 1 and _bears(heads, number):
        return levels[0]
    if not levels or 1 in levels or min(levels) != levels[0]:
        return 1
    first = levels.count(levels[0]) == 1 or levels[1] > levels[0] or _has_a_head(heads[0])
    return levels[0] if first else 1


def _has_a_head(section: Section) -> bool:
    """Say whether a heading that is no section's name has a record's status below, so that it is the title."""
    name = without_ordinal(normal_label(section.text)).strip(".")
    if name in _SECTIONS or name in FIELD_OF or _OF_A_HEAD.fullmatch(name):
        return False
    labels = (_LABELLED.match(line) for _, line in section.lines[:12])
    return any(label and FIELD_OF.get(normal_label(label["label"])) == "status" for label in labels)


def _is_only_title(heads: Sequence[Section], number: str | None) -> bool:
    """Say whether of all headings of a level the first alone is no section's name, nor that of a field, nor of another number."""
    level = heads[0].level
    names = (without_ordinal(normal_label(each.text)).strip(".") for each in heads if each.level == level)
    known = [name in _SECTIONS or name in FIELD_OF for name in names]
    return not known[0] and all(known[1:]) and strip_number(_said(heads[0].text), number)[1] in {None, number}


def section_level(sections: Sequence[Section], top: int) -> int:
    """Return the level of a record's sections: one below its title's, `top`, or the same where the title's next heading has it."""
    if not title_heading(sections, None, level=top):
        return 2
    levels = [section.level for section in sections if section.level]
    return top if top > 1 and levels[1:2] == [top] else top + 1


def _bears(heads: Sequence[Section], number: str) -> bool:
    """Say whether the first heading is named by the file's number, where no other one of its level is numbered."""
    first, *others = ((each.level, *strip_number(_said(each.text), number)) for each in heads)
    named = first[2] == number and first[1].casefold().strip(" :.") not in _SECTIONS
    return named and not any(level == first[0] and found for level, _, found in others)


def title_heading(
    sections: Sequence[Section], number: str | None, *, level: int = 1, stem: str = ""
) -> Heading | None:
    """Return the first heading of `level` as a title; None without one, or where it or one above is a section's name.

    `number` is what the file name says: a bare leading number is taken off only where it is the same one. So is what
    the `stem` of that name begins with too.
    """
    for section in sections:
        text = without_tail(_ANCHOR.sub("", _said(section.text)), number)
        named = section.level == level and _is_numbered(sections, section, number)
        if not named and without_ordinal(normal_label(text)).strip(".") in _SECTIONS:
            return None
        if section.level == level:
            unmarked, before = without_mark(text)
            bare, found = strip_number(unmarked, number)
            title, behind = without_mark(without_lead(bare, number, stem))
            left = (
                None
                if before or behind or text == plain(section.text)
                else _MARK_ALONE.search(plain(section.text))
            )
            mark = before or behind or (left["mark"] if left else "")
            return Heading(title, found, section.line, level, mark) if text else None
    return None


def _is_numbered(sections: Sequence[Section], heading: Section, number: str | None) -> bool:
    """Say whether a heading alone of all has a number, and that the file's own: "25. References" in 0025."""
    others = (each for each in sections if each.level and each is not heading)
    return (
        number is not None
        and strip_number(_said(heading.text), number)[1] == number
        and all(strip_number(_said(each.text), None)[1] is None for each in others)
    )


def without_mark(text: str) -> tuple[str, str]:
    """Take a status off a title that stands before or behind it in brackets, or before a colon; return both, '' for none."""
    before = _MARK.match(text)
    if before:
        return text[before.end() :], before["inside"] or before["lead"]
    behind = _MARK_BEHIND.search(text)
    return (text[: behind.start()], behind["inside"] or behind["round"]) if behind else (text, "")


def is_number_only(text: str, number: str | None) -> bool:
    """Say whether a title is but the name of a series and the record's own number ("ADR-0012", "[12]"), or a word for a record."""
    bare = _FIGURES.findall(text)
    named = len(bare) == 1 and str(int(bare[0])) == number and _NO_TITLE.match(text) is not None
    return named or _RECORD_ALONE.fullmatch(text.strip()) is not None


def _said(text: str) -> str:
    """Return a heading as plain text; one that is struck through with nothing in its place says what it said."""
    said = plain(text)
    if said == text or not ("~" in text or "</" in text) or not _NO_TITLE.match(_REMARK.sub("", said)):
        return said
    pieces = [(piece if gone else _REMARK.sub("", piece), gone) for piece, gone in struck(text)]
    whole = plain("".join(piece for piece, _ in pieces)) if any(gone for _, gone in pieces) else said
    return whole.rstrip(" :–—-")


@lru_cache(64)  # a record's own title stands in its front matter and in its heading
def strip_number(text: str, number: str | None) -> tuple[str, str | None]:
    """Take the number, and the series' name before it, off a title; return both.

    `number` is the file's own: with it a prefix that no other repository has ("LADR-7") is a series too, and
    "RFC 2119 keywords" keeps what is another document's number.
    """
    hyphened = text.translate(_HYPHENS)
    if _LEAD_OF_YEAR.match(hyphened) or _DATED_LEAD.match(hyphened):
        return text, None  # its whole place within the year goes, if it is the file's own
    ornament = _ORNAMENT.match(hyphened)
    lead = _LEAD.match(hyphened, ornament.end() if ornament else 0)
    if lead and _leads(lead, number):
        place = _PLACE.match(text, lead.start("rest")) if lead["join"] == "-" else None
        return text[place.end() if place else lead.start("rest") :], str(int(lead["number"]))
    numbered = _NUMBERED.match(text)
    if numbered:
        found = str(int(numbered["number"]))
        bare = numbered["join"].strip() in {"", "-", "/"} and " - " not in numbered["join"]
        of_time = number is not None and _YEAR.fullmatch(numbered["number"])  # "2021: a plan", in a file 0007
        if found == number or not (bare or of_time):
            return numbered["rest"], found
    word = _WORD.match(text)
    return (word["rest"], None) if word else (text, None)


def without_lead(text: str, number: str | None, stem: str) -> str:
    """Take off a title the date that the file's name begins with, and its number behind a letter ("D074 — Use X").

    Where the name begins as what stands behind words for a series, they go with it: "Orchard RFC OR-1042 - Use X".
    """
    of_year = _LEAD_OF_YEAR.match(text.translate(_HYPHENS))
    if of_year and of_year["place"] in names_of_year(stem):
        return text[of_year.start("rest") :]
    behind = _BEHIND_WORDS.match(text.translate(_HYPHENS))
    if behind and _begins_with(stem, behind["lead"]):
        return text[behind.start("rest") :]
    placed = _BEHIND_NO.match(text)
    if placed and placed["number"] == number:
        return placed["rest"]
    lead = _OWN_LEAD.match(text)
    if lead is None:
        return text
    if lead["date"]:
        own = (read_name(f"{stem}.md").date or "").replace("-", "") == lead["date"].replace("-", "")
    else:
        padded = lead["number"][0] == "0" and _begins_with(stem, lead["lead"])
        same = len(lead["number"]) >= 3 and str(int(lead["number"])) == number
        own = bool(lead["mark"] and (padded or same))
    return lead["rest"] if own else text


def without_tail(text: str, number: str | None) -> str:
    """Take the record's own name off the end of a title: a series of decisions and the file's number, behind a dash or in brackets.

    An RFC or EIP in that place may be another one, which the title names.
    """
    if number is None or not text.rstrip("])").endswith(number):
        return text
    tail = _TAIL.search(text)
    if tail is None or str(int(tail["number"])) != number:
        return text
    rest, series = text[: tail.start()].rstrip(), tail["series"].casefold()
    named = series in SERIES and series.endswith("dr")
    return rest if named and rest and not _RECORD_ALONE.fullmatch(rest.rstrip(" :：")) else text


def _begins_with(stem: str, word: str) -> bool:
    """Say whether a file's name begins with a word, in any case, and not with a longer one."""
    return stem[: len(word)].casefold() == word.casefold() and not stem[len(word) :][:1].isalnum()


def _leads(lead: re.Match[str], number: str | None) -> bool:
    series, written, join = lead["series"], lead["number"], lead["join"]
    before = lead[0][: lead.start("series") - lead.start()]
    if before.endswith(("(", "[")) and before.strip("([ ") and not join.strip():
        return False  # a name amid the words of a title: "Lamps (ADR-12) for boats"
    same = str(int(written)) == number
    folded = series.casefold()
    known = folded in SERIES or folded.endswith(("adr", "record", "decision", "(adr)"))
    if same:
        return known or series.isupper() or len(written) >= 3
    if not known or (folded == "rfc" and len(written) >= 4 and written[0] != "0"):
        return False  # an RFC of four figures is the IETF's
    closed = join.strip() or "]" in lead[0][: lead.start("join") - lead.start()]
    return bool(closed) or series.casefold().endswith("adr") or (len(written) == 4 and written[0] == "0")


def title_line(sections: Sequence[Section], title: str) -> int:
    """Return the line of the first H1 where it says this title, which was found elsewhere; else 0.

    A page titled "Decisions" after its folder may say so again in an H1 that is a section's name.
    """
    top = next((section for section in sections if section.level == 1), None)
    return top.line if top and same_title(plain(_ANCHOR.sub("", top.text)), title) else 0


def same_title(one: str, other: str) -> bool:
    """Say whether two titles differ in nothing but case, spacing and punctuation."""
    return one == other or _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
