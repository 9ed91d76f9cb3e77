"""What a status text means: the words that dialects use for the six of the vocabulary, and dated steps.

The table of words follows what repositories of every style were seen to write; a word that is in no table
is 'other', never a guess.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from msgspec import Struct

from steelyard.core.model import Step
from steelyard.reading.badges import pictures_in
from steelyard.reading.boxes import chosen_in
from steelyard.reading.clauses import Clause, clauses
from steelyard.reading.dates import find_dates
from steelyard.reading.inline import links, plain
from steelyard.reading.languages import PARTLY, QUALIFIERS, REPLACED, STATUSES
from steelyard.reading.later_changes import without_changes
from steelyard.reading.nearest import one_edit
from steelyard.reading.parts import names_nothing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.settings import StatusWord
    from steelyard.reading.dates import Order

_WORDS = {
    "draft": "draft|draft proposal|drafting|incomplete|in progress|in-progress|wip|work in progress|working draft|idea|ideation|"
    "prediscussion|exploring",
    "proposed": "proposed|proposal|pending|pending approval|pending review|rfc|request for comments|review|"
    "in review|under review|under consideration|active review|in discussion|under discussion|discussing|discussion|last call|"
    "final comment period|fcp|awaiting review|awaiting approval|ready for review|to be decided|in consultation|"
    "provisional|awaiting implementation|scheduled for review",
    "accepted": "accepted|approved|active|final|implemented|partially implemented|adopted|decided|done|ratified|"
    "publish|published|agreed|in force|accepted with modifications|accepted with revisions|accepted with changes|"
    "accept|approve|signed off|confirmed|complete|completed|in use|implementing|implementable|released|"
    "ready for release|ready-for-release|recommended|shipped|deployed|committed",
    "rejected": "rejected|declined|not accepted|not approved|reject|denied|refused|turned down",
    "deprecated": "deprecated|retired|obsolete|obsoleted|sunset|discontinued",
    "superseded": "superseded|superceded|superseeded|supersceded|replaced|superseded by|superceded by|replaced by|obsoleted by|overridden by",
}
"""What repositories write in English for each word."""


def _fold(text: str) -> str:
    """Leave accents out, so that `accepté` and `Überholt` are found however they are encoded."""
    if text.isascii():
        return text
    return "".join(letter for letter in normalize("NFKD", text) if not combining(letter))


_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_WORD_OF = {
    _fold(spelling.casefold()): word
    for word, spellings in _WORDS.items()
    for written in f"{spellings}|{STATUSES[word]}".split("|")
    for spelling in (written, written.translate(_SPELLED_OUT))
}
_ENGLISH = tuple(
    spelling
    for spellings in _WORDS.values()
    for spelling in spellings.split("|")
    if not re.match("superce|supersee|supersc", spelling)  # slips that are known already
)
_LONGEST = max(len(spelling.split()) for spelling in _WORD_OF)

_MOST = 1000  # characters of a line in which a status is looked for
NOTHING = frozenset(
    {"", "-", "–", "—", "n/a", "na", "none", "tbd", "tba", "todo", "?", "unknown", "null", "..."}
)
"""Words that stand in a field to say that it has no value."""

_EMOJI = re.compile(  # but for arrows that lead from one word to another
    "[\u2190\u2191\u2193-\u21d1\u21d3-\u21ff\u2300-\u2793\u2795-\u279b\u279d-\u27bf\u2b00-\u2bff\u3030\u303d\ufe0e\ufe0f\u200d\U0001f000-\U0001faff\U000e0020-\U000e007f]+"
    r"|(?<!\w):[a-z0-9_+-]+:(?!\w)"
)
_OPTIONS = re.compile(r"\[[A-Za-z .…]+(?:[,|/][A-Za-z .…]+)+\]?\s*$|\{[^{}|]*\|[^{}]*\}\s*$")
_CHOICES = re.compile(r"[|/\\]|,|\bor\b", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.UNICODE)
_BY = re.compile(r"\bby\s+(?P<who>[^,;.()\[\]]{2,60})", re.IGNORECASE)
_LEADING_DATE = re.compile(r"^[\s:*\-–—()\[\]]*$")
_SUBJECT = re.compile(
    r"(?:(?:this|the)\s+(?:[a-z]+\s+){0,3}?(?:is|was|has\s+been|have\s+been)|we\s+have)\s+(?:(?:now|currently|hereby)\s+)?"
)
_IN_PART = re.compile(rf"\w+\W{{1,2}}(?:(?:{_fold(PARTLY)})\b|\w+\b.{{1,100}}?\W(?:{_fold(PARTLY)})\W*$)")
_REPLACED = re.compile(REPLACED)
_GOES_ON = re.compile(r"\w|\s*\?")
_BUILT = re.compile(r"(?:not(?:\s+yet)?|partially|partly|fully)\s+implemented\b")
_ARROW = re.compile(r"-{1,3}>|={1,3}>|[→➔➜⇒]")
_ENDS = frozenset({"superseded", "deprecated", "rejected"})
_SHORTEST = 12  # characters of two statuses
_PARTING = (",", ";", ".", "(", " and ", "–", "—", " - ", "then", "（", "，", "；", "。")
_AFTER_BY = re.compile(r"^.{0,40}?\bby\b[\s:]*", re.IGNORECASE)
_RECORD = re.compile(r"\W*(?:[A-Za-z]{2,8}[-_ #]{0,2})?\d")
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


def nearest_status(text: str, own: Sequence[StatusWord]) -> str | None:
    """Return the status word, the site's own or an English one, that a word is but a slip away from; None without one."""
    folded = text.casefold()
    known = (*(each.label for each in own), *_ENGLISH)
    return next((each for each in known if len(each) > 3 and one_edit(folded, each.casefold())), None)


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
    if _is_choice(text):
        marked = [match[2] for match in _BOLD.finditer(raw)]
        word = _match(marked[0], own) if len(marked) == 1 else None
        return StatusReading(word, _tidy(marked[0])) if word else StatusReading(None, "", placeholder=True)
    word = _match(_tidy(_latest(told, own)), own)
    if word is None:
        return StatusReading("other", text, known=False)
    return StatusReading(word, text)


def _of_pictures(raw: str, own: tuple[StatusWord, ...]) -> StatusReading | None:
    """Read a status that is a badge: its words where they are a status, else what its address says."""
    for badge in pictures_in(raw):
        for text, word in ((badge.alt, spelled(badge.alt, own)), (badge.says, _match(badge.says, own))):
            if word:
                return StatusReading(word, text)
    return None


def _latest(raw: str, own: Sequence[StatusWord]) -> str:
    """Return the last of the statuses that arrows join ("Proposed → Accepted") or clauses tell, the text itself where neither does."""
    parts = _ARROW.split(raw)
    if len(parts) > 1 and all(_match(_tidy(part), own) for part in parts):
        return parts[-1]
    told = _told(raw, own)
    held = [clause for clause in told if not clause.before]
    if not held:
        return raw
    dates = [_date_of(clause.text) for clause in held]
    if all(dates):
        return max(zip(dates, held, strict=True), key=lambda pair: pair[0])[1].text
    return held[-1].text if held[-1].after or held[-1].word in _ENDS else held[0].text


def _told(raw: str, own: Sequence[StatusWord]) -> list[Clause]:
    """Return the clauses of a text that tells different statuses; none where it tells one."""
    if len(raw) < _SHORTEST or not any(map(raw.__contains__, _PARTING)):
        return []
    told = clauses(
        raw, lambda text: None if names_nothing(_AFTER_BY.sub("", text)) else _match(_tidy(text), own)
    )
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


def spelled(text: str, own: Sequence[StatusWord] = ()) -> str | None:
    """Return the status that a text is the whole spelling of ("In review"), None where it is none or more than one."""
    words = " ".join(_fold(text.casefold()).replace("-", " ").split())
    named = (status.word for status in own if status.word.casefold() == text.casefold())
    return next(named, None) or _WORD_OF.get(words)


def _tidy(raw: str) -> str:
    text = _EMOJI.sub(" ", plain(raw))
    spaced = " ".join(text.split())
    bare = spaced.strip(" {}[]`'\"“”*_:;,|→➔➜⇒")
    before, _, after = spaced.partition(bare) if bare else ("", "", "")
    for opening, closing in ("[]", "{}"):  # but for a bracket whose partner is within
        if closing in after and bare.count(opening) > bare.count(closing):
            bare += closing
        elif opening in before and bare.count(closing) > bare.count(opening):
            bare = opening + bare
    return bare.rstrip(".").strip()


def _is_choice(text: str) -> bool:
    """Say whether a text offers a choice of statuses, as templates do, instead of making one."""
    parts = [part.strip(" {}[]()*_.…?'\"`").casefold() for part in _CHOICES.split(plain(text))]
    if any(map(find_dates, parts)):
        return False
    return sum(_begins(part.split()) is not None for part in parts if part) >= 3


def _begins(words: list[str]) -> str | None:
    for length in range(min(_LONGEST, len(words)), 0, -1):
        word = _WORD_OF.get(" ".join(words[:length]))
        if word is not None:
            return word
    return None


def _match(text: str, own: Sequence[StatusWord]) -> str | None:
    folded = text.casefold()
    dates = find_dates(text, order="day")
    if dates and _LEADING_DATE.match(text[: dates[0].start]):
        folded = folded[dates[0].end :]
    begun = folded.lstrip(" :*-–—()[]")
    for status in own:
        word = status.word.casefold()
        if begun.startswith(word) and not _GOES_ON.match(begun, len(word)):
            return status.word
    folded = _fold(folded[:200])
    lead = re.match(r"[\W\d_]*", folded)
    folded = folded[lead.end() if lead else 0 :]
    subject = _SUBJECT.match(folded)
    if subject:
        folded = folded[subject.end() :]
    if _REPLACED.match(folded):
        return "superseded"
    words = _TOKEN.findall(folded[:120])
    first = words[0] if words else ""
    if first == "inactive" and any(_WORD_OF.get(word) == "superseded" for word in words):
        return "superseded"
    if _starts_as_prose(folded, words) or _asks(folded, words):
        return None
    found = _begins([part for word in words for part in word.split("-")] if "-" in first else words)
    return None if found == "superseded" and _IN_PART.match(folded) else found


def _starts_as_prose(folded: str, words: list[str]) -> bool:
    """Keep "review of the options is under way" or "final thoughts" from becoming a status.

    A status is its word alone, or is followed by punctuation, a date, or a word that qualifies it.
    """
    matched = False
    for length in range(min(_LONGEST, len(words)), 0, -1):
        if " ".join(words[:length]) not in _WORD_OF:
            continue
        matched = True
        after = _skip(folded, words[:length]).lstrip()
        following = re.split(r"[\s.,;:()]", after, maxsplit=1)[0]
        if (
            not after[:1].isalpha()
            or following in _QUALIFIERS
            or following in _WORD_OF
            or following in _VERBS
            or _BUILT.match(after)
        ):
            return False
    return matched


def _asks(folded: str, words: list[str]) -> bool:
    """Say whether a status word is put as a question: "Accepted?" is nobody's decision."""
    return any(
        " ".join(words[:length]) in _WORD_OF and _skip(folded, words[:length]).lstrip(" *_)").startswith("?")
        for length in range(1, min(_LONGEST, len(words)) + 1)
    )


def _skip(text: str, words: list[str]) -> str:
    for word in words:
        text = text.split(word, 1)[-1]
    return text


_VERBS = frozenset(
    {
        "supersedes",
        "supercedes",
        "amends",
        "amended",
        "replaces",
        "obsoletes",
        "updates",
        "extends",
        "refines",
    }
)
_AFTER = "by on in at as for and with since from until after but via per pending to see version v the under"
_QUALIFIERS = QUALIFIERS.union(_AFTER.split())


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
    raw = chosen_in(raw[:_MOST])
    told = _told(raw, own)
    if told:
        return tuple(step for clause in told for step in _step(clause.text, own, order))
    return _step(raw, own, order)


def _step(raw: str, own: Sequence[StatusWord], order: Order) -> tuple[Step, ...]:
    told = without_changes(plain(_without_link_dates(raw)))
    dates = [date for date in find_dates(told, order=order) if date.iso]
    if not dates:
        return ()
    text = _tidy(raw)
    word = _match(_tidy(_latest(raw, own)), own)
    if word is None:
        return ()
    by = _BY.search(plain(raw))
    who = by["who"].strip() if by and not find_dates(by["who"]) and word != "superseded" else ""
    return (Step(dates[0].iso, word, by="" if _RECORD.match(who) else who, text=text),)
