"""How a status is put into words: another one in the words that stand there, and a further dated line like the last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.reading.boxes import chosen_in
from steelyard.reading.dates import find_dates
from steelyard.reading.inline import links
from steelyard.reading.later_changes import changes_in
from steelyard.reading.status import read_status
from steelyard.reading.status_words import spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.settings import StatusWord
    from steelyard.reading.dates import FoundDate

MOST_WORDS = 5
"""Words of one status, such as "accepted with modifications"; more are a sentence."""

_TOKEN = re.compile(r"[^\W\d_]+")
_MOST_TOKENS = 30
_BY = re.compile(
    r"(?P<by>\s+by\s+)(?P<who>[^,;.()\[\]\d]*[^,;.()\[\]\d\s])(?=\s*(?:$|[,;.(]|\s(?:on\s)?\d))",
    re.IGNORECASE,
)
_ON = re.compile(r"\bon\b", re.IGNORECASE)
_SUPERSEDED = re.compile(r"(?P<word>superseded)(?:\s+by)?(?P<code>`*)", re.IGNORECASE)
_TWICE = re.compile(r"\s*[(（]\s*(?P<again>[^()（）]+?)\s*[)）]")
_BADGE = re.compile(r"(?:[^\x00-\x7f\w\s]+|(?<!\w):[a-z0-9_+-]+:)\s*(?P<marks>[*_]*)$")


class NewStep(Struct, frozen=True):
    """A status to be written: a word of the site's vocabulary, its day (YYYY-MM-DD), and who gave it ('' for nobody)."""

    word: str
    date: str
    by: str = ""


def cased(word: str, like: str) -> str:
    """Write a word with capitals as another one has them."""
    if len(like) > 1 and like.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def reworded(text: str, step: NewStep, own: Sequence[StatusWord]) -> str | None:
    """Put a status for the one that a text tells, its date and its `by X` with it; None where no word of it is found.

    Where the old one stands in brackets too, as in another language, that goes. A row of boxes has no words of its own.
    """
    span = _word(text, own) if chosen_in(text) == text else None
    if span is None:
        return None
    start, end = span
    badge = _BADGE.search(text[:start])
    before = text[: badge.start()] + badge["marks"] if badge else text[:start]
    after = text[end:]
    twice = _TWICE.match(after)
    if twice and spelled(twice["again"], own) == spelled(text[start:end], own):
        after = after[twice.end() :]
    word = cased(step.word, text[start:end])
    if not _own_dates(text):
        return before + word + after
    return _dated(before, step) + word + _named(_dated(after, step), step)


def further(text: str, step: NewStep, own: Sequence[StatusWord]) -> str:
    """Write a dated status in the form of another: date first or last, in brackets or not, `by` someone where given."""
    span = _word(text, own)
    word = cased(step.word, text[slice(*span)]) if span else step.word
    again = reworded(text, step, own)
    if again and _only(again, step):
        return again if not step.by or _BY.search(again) else again.replace(word, f"{word} by {step.by}", 1)
    by = f" by {step.by}" if step.by else ""
    dates = _own_dates(text)
    if span and dates and dates[0].start < span[0]:
        colon = ":" if text[dates[0].end :].startswith(":") else ""
        return f"{step.date}{colon} {word}{by}"
    return f"{word}{by} ({step.date})" if "(" in text else f"{word}{by} {step.date}"


def by_link(text: str, link: str) -> str:
    """Say in a status by which record this one was superseded; '' leaves it as it is.

    The link stands behind a status that is written as code, where it would be none.
    """
    if not link:
        return text
    return _SUPERSEDED.sub(lambda match: f"{match['word']} by{match['code']} {link}", text, count=1)


def redated(text: str, date: str) -> str:
    """Put a date for the first one that a text holds, for all of the text where it holds none."""
    dates = find_dates(text, order="day")
    return text[: dates[0].start] + date + text[dates[0].end :] if dates else date


def _word(text: str, own: Sequence[StatusWord]) -> tuple[int, int] | None:
    """Return the span of the word, or words, that tell the status of a text."""
    told = read_status(text, own)
    if told.word is None or not told.known:
        return None
    tokens = list(_TOKEN.finditer(text))[:_MOST_TOKENS]
    for first, token in enumerate(tokens):
        for last in reversed(tokens[first : first + MOST_WORDS]):
            if spelled(text[token.start() : last.end()], own) == told.word:
                return token.start(), last.end()
    return None


def _own_dates(text: str) -> list[FoundDate]:
    """Return the dates of a text that stand in no link, and in nothing that tells of a later change."""
    spans = [*((link.column, link.column + link.length) for link in links(text)), *changes_in(text)]
    return [
        date
        for date in find_dates(text, order="day")
        if not any(start <= date.start < end for start, end in spans)
    ]


def _dated(text: str, step: NewStep) -> str:
    dates = _own_dates(text)
    return text[: dates[0].start] + step.date + text[dates[0].end :] if dates else text


def _named(text: str, step: NewStep) -> str:
    """Name who gave a status where a text names somebody, and nobody where it is not known who."""
    by = _BY.search(text)
    if by is None:
        return text
    return text[: by.start()] + (by["by"] + step.by if step.by else "") + text[by.end() :]


def _only(text: str, step: NewStep) -> bool:
    """Say whether a text tells a status, its date and who gave it, and nothing else."""
    rest = _ON.sub("", _BY.sub("", text).replace(step.date, "", 1))
    words = [match[0].casefold() for match in _TOKEN.finditer(rest)]
    return " ".join(words) == " ".join(match[0].casefold() for match in _TOKEN.finditer(step.word))
