"""The words of statuses: what repositories write for the six of the vocabulary, and which of them a text begins with.

The table of words follows what repositories of every style were seen to write; a word that is in no table is none,
never a guess.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from steelyard.reading.dates import find_dates
from steelyard.reading.languages import PARTLY, QUALIFIERS, REPLACED, STATUSES
from steelyard.reading.nearest import one_edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.settings import StatusWord

_WORDS = {
    "draft": "draft|draft proposal|drafting|incomplete|in progress|in-progress|wip|work in progress|working draft|idea|ideation|"
    "prediscussion|exploring|initial draft|first draft|early draft|rough draft",
    "proposed": "proposed|proposal|pending|pending approval|pending review|rfc|request for comments|review|"
    "in review|under review|under consideration|active review|in discussion|under discussion|discussing|discussion|last call|"
    "final comment period|fcp|awaiting review|awaiting approval|ready for review|to be decided|in consultation|"
    "provisional|awaiting implementation|scheduled for review|for review|for discussion|for approval|open for discussion|"
    "open for review|open for comment|open for comments|awaiting feedback|submitted|submitted for review|submitted for approval",
    "accepted": "accepted|approved|active|final|implemented|partially implemented|adopted|decided|done|ratified|"
    "publish|published|agreed|in force|accepted with modifications|accepted with revisions|accepted with changes|"
    "accept|approve|signed off|confirmed|complete|completed|in use|implementing|implementable|released|"
    "ready for release|ready-for-release|ready for implementation|recommended|shipped|deployed|committed|activated|decision made|decision taken|in effect",
    "rejected": "rejected|declined|not accepted|not approved|not adopted|reject|denied|refused|turned down|vetoed",
    "deprecated": "deprecated|retired|obsolete|obsoleted|sunset|discontinued|no longer relevant|no longer valid|no longer applicable|"
    "no longer applies|no longer in force|no longer in effect|no longer in use|no longer used",
    "superseded": "superseded|superceded|superseeded|supersceded|replaced|superseded by|superceded by|replaced by|obsoleted by|overridden by|reversed by|revoked by",
}
"""What repositories write in English for each word."""


def fold(text: str) -> str:
    """Leave accents out, so that `accepté` and `Überholt` are found however they are encoded, and the dot of an i."""
    if text.isascii():
        return text
    return "".join(letter for letter in normalize("NFKD", text) if not combining(letter)).replace("ı", "i")


_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_WORD_OF = {
    fold(spelling.casefold()): word
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

NOTHING = frozenset(
    {"", "-", "–", "—", "n/a", "na", "none", "tbd", "tba", "todo", "?", "unknown", "null", "..."}
)
"""Words that stand in a field to say that it has no value."""

_LETTER = (
    "(?:[^\\W\\d_]|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])"  # with the vowels that Thai sets above and below
)
_TOKEN = re.compile(rf"{_LETTER}+(?:-{_LETTER}+)*")
_LEADING_DATE = re.compile(r"^[\s:*\-–—()\[\]]*$")
_SUBJECT = re.compile(
    r"(?:(?:(?:this|the)\s+(?:[a-z]+\s+){0,3}?|(?:decision|adr|record)\s+)(?:is|was|has\s+been|have\s+been)|we\s+have)\s+(?:(?:now|currently|hereby)\s+)?"
)
_APART = (  # "which differs in one respect"
    r"(?!.*(?:[.,;]|\s(?:which|that|who|because|since|as|for|and|but|while|where|when|after|to|it|is|was|were|has|had)\s)"
    r"[^.,;]*\bin\s\w+\s(?:respect|point|aspect)s?\W*$)"
)
_IN_PART = re.compile(
    rf"\w+\W{{1,2}}(?:(?:{fold(PARTLY)})\b|\w+\b{_APART}.{{1,100}}?\W(?:{fold(PARTLY)})\W*$)"
)
_REPLACED = re.compile(REPLACED)
_CARRIED_OUT = re.compile(
    r"(?P<word>[\u4e00-\u9fff]{2,4}?)[并並且]已?(?:实[现施]|實[現施作]|落地|执行|執行|完成|上线|上線|部署|生效)"
)
"""A status and, without a blank between them, that it was carried out: "adopted and implemented" in Chinese."""

_GOES_ON = re.compile(r"\w|\s*\?")
_VERSION = re.compile(r"v\d+")
_BUILT = re.compile(r"(?:not(?:\s+yet)?|partially|partly|fully)\s+implemented\b")
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
_JOINED_AND = "و"
"""The word for "and" in Arabic, which is written together with the next one."""

_AFTER = "by on in at as for and with since from until after but via per pending to see version v the under unanimously entirely fully wholly completely"
_QUALIFIERS = frozenset(map(fold, (*QUALIFIERS, *_AFTER.split())))


def nearest_status(text: str, own: Sequence[StatusWord]) -> str | None:
    """Return the status word, the site's own or an English one, that a word is but a slip away from; None without one."""
    folded = text.casefold()
    known = (*(each.label for each in own), *_ENGLISH)
    return next((each for each in known if len(each) > 3 and one_edit(folded, each.casefold())), None)


def spelled(text: str, own: Sequence[StatusWord] = ()) -> str | None:
    """Return the status that a text is the whole spelling of ("In review"), None where it is none or more than one."""
    words = " ".join(fold(text.casefold()).replace("-", " ").split())
    named = (status.word for status in own if status.word.casefold() == text.casefold())
    return next(named, None) or _WORD_OF.get(words)


def begun_with(text: str, own: Sequence[StatusWord]) -> str | None:
    """Return the status that a text begins with, the site's own first, as nothing but a status does: "Accepted by Ann, 2019"."""
    folded = text.casefold()
    dates = find_dates(text, order="day")
    if dates and _LEADING_DATE.match(text[: dates[0].start]):
        folded = folded[dates[0].end :]
    begun = folded.lstrip(" :*-–—()[]")
    for status in own:
        word = status.word.casefold()
        if begun.startswith(word) and not _GOES_ON.match(begun, len(word)):
            return status.word
    folded = fold(folded[:200])
    lead = re.match(r"[\W\d_]*", folded)
    folded = folded[lead.end() if lead else 0 :]
    subject = _SUBJECT.match(folded)
    if subject:
        folded = folded[subject.end() :]
    if _REPLACED.match(folded):
        return "superseded"
    done = _CARRIED_OUT.match(folded)
    if done and done["word"] in _WORD_OF:
        return _WORD_OF[done["word"]]
    words = _TOKEN.findall(folded[:120])
    first = words[0] if words else ""
    if first == "inactive" and any(_WORD_OF.get(word) == "superseded" for word in words):
        return "superseded"
    if _starts_as_prose(folded, words) or _asks(folded, words):
        return None
    found = first_words([part for word in words for part in word.split("-")] if "-" in first else words)
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
        following = re.split(r"[\s.,;:()'’]", after, maxsplit=1)[0]
        if (
            not after[:1].isalpha()
            or words[length - 1] == "by"
            or following in _QUALIFIERS
            or following in _WORD_OF
            or following in _VERBS
            or following.startswith(_JOINED_AND)
            or _BUILT.match(after)
            or _VERSION.fullmatch(following)
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


def first_words(words: list[str]) -> str | None:
    """Return the status that the most of the first words are the spelling of, in lower case and without accents."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        word = _WORD_OF.get(" ".join(words[:length]))
        if word is not None:
            return word
    return None
