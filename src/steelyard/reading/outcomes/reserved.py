"""What takes back a sentence that chooses an option: a negation, a condition, a question, another option or record."""

from __future__ import annotations

import re

from steelyard.reading.languages import STATUSES
from steelyard.reading.languages_of_choices import AND, CONDITIONS, INSTEAD, LATER, OPTION_HAN
from steelyard.reading.outcomes.chosen import BECAUSE_OF
from steelyard.reading.outcomes.places import PLACED

_MARKS = r"[*_\"”“»`]{0,3}"
_LEADS = rf"(?:(?:and|but|{AND}|aber|mais|pero|mas|ma|maar|ale|was|were|is|wurde|wird|ist|est|a|été|fue|foi|è|werd|{LATER})\s+){{0,4}}"
_SECOND = (
    r"(?:as\s+(?:(?:an?|the|our|its|their)\s+)?(?:fall-?back|back-?up|stop-?gap|reserve|contingency|runner-?up|alternative|baseline|prototype|plan\s+b"
    r"|(?:second|third|last)(?:[- ]best)?\s+(?:choice|option|resort)|secondary\s+(?:choice|option))"
    r"|als\s+(?:rückfall\w*|notlösung|reserve|ersatz\w*|terugval\w*)|comme\s+(?:solution\s+de\s+)?(?:repli|secours|second\s+choix))\b"
)
_AGO = (
    r"(?:(?:(?:about|almost|nearly|over|some|more\s+than)\s+)?(?:(?:an?|one|two|three|four|five|six|ten|\d{1,2}|some|several|many|a\s+(?:few|couple\s+of))\s+)?"
    r"(?:years?|months?|weeks?|days?)\s+(?:ago|earlier)|(?:back\s+)?then|long\s+ago|at\s+(?:that|the)\s+time|at\s+first|(?:in\s+the\s+past|initially"
    r"|originally|previously|last\s+year|damals|à\s+l['’]époque|en\s+su\s+día))\b"
)
"""What tells behind an option that the choice is an old one: "was chosen two years ago"."""

_RESERVES = re.compile(
    rf"{_MARKS}\s+(?:(?:noch|vorerst|derzeit)\s+)?(?:nicht|not|niet)\b(?!\s+(?:nur|only|just|alleen|because|weil|omdat)\b)"
    rf"|{_MARKS}\s*+(?:[(,:–—-]\s*+)?(?:(?:{CONDITIONS}|{LATER})\b"
    rf"|{_LEADS}(?:rejected|discarded|dropped|dismissed|ruled\s+out|abandoned|{STATUSES['rejected']}|écartée?|abandonnée?)\b)"
    rf"|{_MARKS},?\s+{_SECOND}|{_MARKS},?\s+{_AGO}"
    rf"|{_MARKS}\s*[:,]\s*(?:no|nein|non|não|nee|nie)\s*[.!]?\s*$"
    rf"|{_MARKS}\s+(?:in|im|dans|en|em|w|by|durch|par|por|da|door|przez)\s+(?:the\s+|el\s+|l['’])?\[?(?:ADR|RFC)[-_ ]?\d",
    re.IGNORECASE | re.MULTILINE,
)
"""What takes the choice back, puts it off, makes it a second one, or tells it of another record, right behind the option."""

_RECORD = r"(?:ADRs?|RFCs?|DR|MADR)[-_ #№°.]*(?P<number>\d+)"
_QUOTED = re.compile(
    rf"(?<![^\W_])(?:{_RECORD}|(?:(?<!that )said(?! that)|says|stated|states|wrote|formerly|previously|originally|back then"
    r"|hieß|heißt|steht|stand in|sagte|schrieb|früher|bisher|ursprünglich|damals|disait|auparavant|anciennement|initialement"
    r"|decía|dizia|anteriormente|originalmente|diceva|luidde|vroeger|mówił[ao]?|wcześniej|гласил[ао]?|раньше|ранее|раніше)(?![^\W_]))"
    r"|\]\([^()\s]*\.md\b",
    re.IGNORECASE,
)
"""What tells, before a colon, that another record or an earlier time has the word: "ADR-3 said: we chose Option A"."""

_IN_RECORD = re.compile(rf"(?<![^\W_])(?:in|with)\s+\[?{_RECORD}\]?(?:\([^()\s]*\))?,?\s*$", re.IGNORECASE)
_LEAD = re.compile(r"[.!?;]\s|\n[ \t]*\n")
_MARKS_BEFORE = " \t\n>*_\"“„«»'‘-"
_SENTENCE = re.compile(
    r"[.!;](?=[*_]{0,3}(?:\s|$))|[。；]|[?？]|\n[ \t]*\n|\n[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]"
)
_OTHER = re.compile(rf"(?:{PLACED}|(?:{OPTION_HAN})\s?)(?:\d{{1,2}}|[A-Z])\b")
_RATHER = re.compile(rf"\b(?:over|instead|rather|not|than|as|for|{INSTEAD}|nicht|gegen|als)\b", re.IGNORECASE)
_LONGEST = 300  # characters that are looked at


def is_quoted(text: str, start: int, number: str | None) -> bool:
    """Say whether another record, or an earlier time, has the word where a choice begins at `start`: the text before it says so.

    `number` is that of the record itself.
    """
    above = text[max(start - _LONGEST, 0) : start]
    inside = _IN_RECORD.search(above)
    if inside:
        return str(int(inside["number"])) != number
    above = above.rstrip(_MARKS_BEFORE)
    if not above.endswith((":", "：")):
        return False
    told = _QUOTED.finditer(_LEAD.split(above)[-1])
    return any(each["number"] is None or str(int(each["number"])) != number for each in told)


def is_reserved(text: str, end: int) -> bool:
    """Say whether a sentence that chooses an option, whose name ends at `end`, does not choose it for certain."""
    rest = text[end : end + _LONGEST]
    stop = _SENTENCE.search(rest)
    return _RESERVES.match(rest) is not None or (stop is not None and stop[0] in "?？")


def names_another(text: str, end: int) -> bool:
    """Say whether the sentence goes on to the place of another option before its reason, and does not prefer the first to it."""
    rest = text[end : end + _LONGEST]
    stop = _SENTENCE.search(rest)
    told = BECAUSE_OF.split(rest[: stop.start()] if stop else rest, maxsplit=1)[0]
    other = _OTHER.search(told)
    return other is not None and _RATHER.search(told, 0, other.start()) is None
