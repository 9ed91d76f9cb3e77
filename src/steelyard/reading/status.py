"""What a status text means: which status it tells last, and its dated steps; words that are no status are 'other'."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.model import Step
from steelyard.reading.badges import pictures_in
from steelyard.reading.boxes import chosen_in
from steelyard.reading.clauses import Clause, clauses
from steelyard.reading.dates import find_dates
from steelyard.reading.inline import links, plain
from steelyard.reading.later_changes import without_changes, without_days_of_records
from steelyard.reading.parts import names_nothing
from steelyard.reading.statements import in_part, kind_of, replaced_in_part, verbs_in
from steelyard.reading.status_words import NOTHING, begun_with, first_words, fold, spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.settings import StatusWord
    from steelyard.reading.dates import Order

_MOST = 1000  # characters of a line in which a status is looked for
_EMOJI = re.compile(  # but for arrows that lead from one word to another
    "[\u2190\u2191\u2193-\u21d1\u21d3-\u21ff\u2300-\u2793\u2795-\u279b\u279d-\u27bf\u2b00-\u2bff\u3030\u303d\ufe0e\ufe0f\u200d\U0001f000-\U0001faff\U000e0020-\U000e007f]+"
    r"|(?<!\w):[a-z0-9_+-]+:(?!\w)"
)
_OPTIONS = re.compile(r"\[[A-Za-z .…]+(?:[,|/][A-Za-z .…]+)+\]?\s*$|\{[^{}|]*\|[^{}]*\}\s*$")
_CHOICES = re.compile(r"[|/\\]|,|\bor\b", re.IGNORECASE)
_GLOSSED = re.compile("[(（]")  # 提案（Proposed）
_BY = re.compile(
    r"\bby\s+(?P<who>[^,;.()\[\]]{2,60}?)(?=\s+(?:as\s+of|during)\s|\s*(?:[,;.()\[\]]|$))", re.IGNORECASE
)
_ASKED = re.compile(r"[\[{]\s*[^\[\]{}\s]+(?:\s+[^\[\]{}\s]+){2,12}\s*[\]}]")
"""What a template asks for in the place of a status: "[fill in when agreed]"."""

_UNANSWERED = re.compile(
    r"[\s*_\-–—]*(?P<label>[^\W\d_][^:：\n]{1,40}?)"
    r"(?:[\s*_]+(?P<by>by|durch|par|por|pel[oa]|door|przez|da|av|a[fv]|bởi|oleh)(?![^\W_])|(?=\s?[*_]{0,3}[:：]))"
    r"[\s*_]*(?P<colon>[:：])?(?P<rest>.*)$",
    re.DOTALL,
)
"""A label that may ask for what ended the record: "Superseded by: none", "Deprecated: no"."""

_SENTENCE = re.compile(r"[.;]\s+")
_ARROW = re.compile(r"-{1,3}>|={1,3}>|[→➔➜⇒]")
_ENDS = frozenset({"superseded", "deprecated", "rejected"})
_SHORTEST = 12  # characters of two statuses
_PARTING = (
    ",",
    ";",
    ".",
    "(",
    " and ",
    " but ",
    "–",
    "—",
    " - ",
    "·",
    "•",
    "then",
    " puis ",
    " poi ",
    " dann ",
    " luego ",
    " затем ",
    "（",
    "，",
    "；",
    "。",
)
_AFTER_BY = re.compile(r"^.{0,40}?\bby\b[\s:]*", re.IGNORECASE)
_RECORD = re.compile(r"\W*(?:[A-Za-z]{2,8}[-_ #]{0,2})?\d")
_OF_ANOTHER = re.compile(r"(?<=[.;])\s+(?:[A-Z]{2,8}|[Aa]dr)[- #_]?\d{1,6}\s*[(（][^()（）]*[)）]")
"""What a further sentence begins with: another record and its day, "Accepted. ADR-3 (2024-03-01) extends it"."""

_BOLD = re.compile(r"(\*\*|__)([^*_\n]+)\1")


class StatusReading(Struct, frozen=True):
    """A status text understood: `word` of the vocabulary, a site's own or 'other'; None where it says nothing.

    `text` is the text as readers may see it, without markup; `known` is false for a word that is in no table;
    `placeholder` says that a template's list of choices was left standing.
    """

    word: str | None
    text: str
    known: bool = True
    placeholder: bool = False


NO_STATUS = StatusReading(None, "")


def read_status(raw: str, own: Sequence[StatusWord] = ()) -> StatusReading:
    """Read a status as written in a field or on a line of a status section."""
    return _read(raw[:_MOST], tuple(own))


@lru_cache(1024)  # the same few statuses stand in most records
def _read(raw: str, own: tuple[StatusWord, ...]) -> StatusReading:
    chosen = chosen_in(raw)
    told = _OPTIONS.sub("", chosen)
    text = _tidy(told)
    if not text:
        offered = bool(raw.strip()) and (not chosen or _is_choice(raw))
        return _of_pictures(raw, own) or StatusReading(None, "", placeholder=offered)
    if text.casefold() in NOTHING:
        return NO_STATUS
    if _is_denied(told, own):
        return NO_STATUS
    if _is_choice(text):
        marked = [match[2] for match in _BOLD.finditer(raw)]
        word = begun_with(marked[0], own) if len(marked) == 1 else None
        return StatusReading(word, _tidy(marked[0])) if word else StatusReading(None, "", placeholder=True)
    word = _word(_latest(told, own), own)
    if word is None and _ASKED.fullmatch(told.strip()):
        return StatusReading(None, "", placeholder=True)
    if word is None:
        return StatusReading("other", text, known=False)
    return StatusReading(word, text)


def _word(told: str, own: Sequence[StatusWord]) -> str | None:
    """Return the status that a text begins with; a record that another one replaced in a part has none that is known."""
    word = begun_with(_tidy(told), own)
    return None if word == "superseded" and replaced_in_part(told) else word


def _is_denied(raw: str, own: Sequence[StatusWord]) -> bool:
    """Say whether a text is a label of what ended a record, with nothing behind it: "Superseded by: none" ended none."""
    asked = _UNANSWERED.match(plain(raw))
    if asked is None or begun_with(asked["label"], own) not in _ENDS:
        return False
    rest = asked["rest"].strip(" *_`")
    if not rest:
        return asked["colon"] is not None
    return names_nothing(rest) and (asked["by"] is not None or len(rest.split()) == 1)


def _of_pictures(raw: str, own: tuple[StatusWord, ...]) -> StatusReading | None:
    """Read a status that is a badge: its words where they are a status, else what its address says."""
    for badge in pictures_in(raw):
        if badge.field != "status":
            continue
        for text, word in ((badge.alt, spelled(badge.alt, own)), (badge.says, begun_with(badge.says, own))):
            if word:
                return StatusReading(word, text)
    return None


def _latest(raw: str, own: Sequence[StatusWord]) -> str:
    """Return the last of the statuses that arrows join ("Proposed → Accepted") or clauses tell, the text itself where neither does."""
    if joined := _joined(raw, own):
        return joined[-1]
    told = _told(_without_days_of_others(raw, own), own)
    held = [clause for clause in told if not clause.before]
    if not held:
        return raw
    dates = [_date_of(clause.text) for clause in held]
    if all(dates):
        return max(zip(dates, held, strict=True), key=lambda pair: pair[0])[1].text
    return held[-1].text if held[-1].after or held[-1].word in _ENDS else held[0].text


def _joined(raw: str, own: Sequence[StatusWord]) -> list[str]:
    """Return the statuses that arrows join; none where they join anything else."""
    parts = _ARROW.split(raw)
    return parts if len(parts) > 1 and all(begun_with(_tidy(part), own) for part in parts) else []


def _told(raw: str, own: Sequence[StatusWord]) -> list[Clause]:
    """Return the clauses of a text that tells different statuses; none where it tells one."""
    if len(raw) < _SHORTEST or not any(map(raw.__contains__, _PARTING)):
        return []
    told = clauses(raw, lambda text: None if names_nothing(_AFTER_BY.sub("", text)) else _word(text, own))
    return told if len({clause.word for clause in told}) > 1 else []


def _date_of(text: str) -> str:
    return next((date.iso for date in find_dates(plain(text)) if date.iso), "")


def without_choices(raw: str) -> str:
    """Return a status text without the list of choices at its end that a template offers; '' where it is one itself.

    Of boxes only the ticked one's text is left, in its place.
    """
    if len(raw) > _MOST:  # no list of choices is
        return raw
    told = _OPTIONS.sub("", chosen_in(raw))
    return "" if _is_choice(_tidy(told)) else told


def _tidy(raw: str) -> str:
    text = _EMOJI.sub(_without_picture, plain(raw))
    spaced = " ".join(text.split())
    bare = spaced.strip(" {}[]`'\"“”*_:;,|→➔➜⇒")
    before, _, after = spaced.partition(bare) if bare else ("", "", "")
    for opening, closing in ("[]", "{}", "“”", '""'):  # but for one whose partner is within
        opened, closed = bare.count(opening), bare.count(closing)
        alike = opening == closing and opened % 2 == 1
        if closing in after and (alike or opened > closed):
            bare += closing
        elif opening in before and (alike or closed > opened):
            bare = opening + bare
    return bare.rstrip(".").strip()


def _without_picture(match: re.Match[str]) -> str:
    """Return a blank in the place of a picture, and the word of a name that is a status: ":rejected:"."""
    name = match[0].strip(":").replace("_", " ")
    return f" {name} " if match[0][0] == ":" and spelled(name) else " "


def _is_choice(text: str) -> bool:
    """Say whether a text offers a choice of statuses, as templates do, instead of making one."""
    parts = [part.strip(" {}[]()*_.…?'\"`").casefold() for part in _CHOICES.split(plain(text))]
    if any(map(find_dates, parts)):
        return False
    named = (fold(_GLOSSED.split(part, maxsplit=1)[0]).split() for part in parts)
    return sum(first_words(words) is not None for words in named if words) >= 3


def _without_link_dates(raw: str) -> str:
    """Leave out the links whose label holds a date: it is another record's name, not when this one changed."""
    for link in reversed(list(links(raw))):
        if find_dates(link.label):
            raw = raw[: link.column] + raw[link.column + link.length :]
    return raw


def read_steps(raw: str, *, own: Sequence[StatusWord] = (), order: Order = "") -> tuple[Step, ...]:
    """Read dated steps out of one status line: `2019-03-01 accepted by Ann`, `Accepted (2019-03-01)`.

    A line without a date gives none: it is a status, not a step. Nor does the date of a later change: "accepted (amended …)".
    """
    raw = _without_days_of_others(chosen_in(raw[:_MOST]), own)
    told = _joined(raw, own)
    if not told or _dates_the_change(told):
        told = [clause.text for clause in _told(raw, own)] or [raw]
    return tuple(step for text in told for step in _step(text, own, order))


def _without_days_of_others(raw: str, own: Sequence[StatusWord]) -> str:
    """Leave out the days of records that a status names beside its own, but for what took its place, or tells it anew."""

    def told(clause: str) -> bool:
        replaced = any(kind_of(verb) == "superseded_by" and not in_part(verb) for verb in verbs_in(clause))
        return replaced or bool(clauses(clause, lambda text: _word(text, own)))

    return without_days_of_records(raw, told) if "(" in raw or "（" in raw else raw


def _dates_the_change(joined: Sequence[str]) -> bool:
    """Say whether the one day among statuses that arrows join stands before the first: "2019-03-01 Proposed → Accepted"."""
    first, *others = map(plain, joined)
    days = find_dates(first)
    return bool(days) and not re.search(r"\w", first[: days[0].start]) and not any(map(find_dates, others))


def _step(raw: str, own: Sequence[StatusWord], order: Order) -> tuple[Step, ...]:
    told = _OF_ANOTHER.sub("", without_changes(plain(_without_link_dates(raw))))
    dates = [date for date in find_dates(told, order=order) if date.iso]
    if not dates:
        return ()
    text = _tidy(raw)
    word = _word(_latest(raw, own), own)
    if word is None:
        return ()
    by = _BY.search(plain(raw))
    before = _SENTENCE.split(by.string[: by.start()]) if by else []
    elsewhere = len(before) > 1 and len(before[-1].split()) > 2  # "The drawings were made by Ann"
    named = by and not elsewhere and not find_dates(by["who"]) and word != "superseded"
    who = by["who"].strip() if by and named else ""
    return (Step(dates[0].iso, word, by="" if _RECORD.match(who) else who, text=text),)
