"""Numbers as people write them in tables: read exactly, or refused with the reason."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_DIGITS = 20
"""Figures of one number. A score or a weight has three; more would cost time and tell nobody anything."""

REPEATED = 2048
"""Texts whose reading is remembered: names, weights and scores repeat within a table and from record to record."""

_NUMERATOR = attrgetter("numerator")
_LONGEST = 60  # characters: MOST_DIGITS on either side of a slash, with their blanks
_BLANKS = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_MINUS = str.maketrans({"−": "-", "‒": "-", "–": "-", "－": "-", "﹣": "-", "’": "'"})
_NUMBER = re.compile(r"(?P<sign>[+-]?) ?(?P<body>[0-9., ']*[0-9][.]?)(?:[eE](?P<exponent>[+-]?[0-9]{1,2}))?")
_PLAIN = re.compile(r"(?P<whole>[0-9]*)(?:[.,](?P<part>[0-9]*))?")
_GROUPED = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:(?P<blank>[ '])[0-9]{3}(?:(?P=blank)[0-9]{3})*))(?:[.,](?P<part>[0-9]+))?"
    r"|(?P<whole_c>[0-9]{1,3}(?:,[0-9]{3})+)\.(?P<part_c>[0-9]+)|(?P<many_c>[0-9]{1,3}(?:,[0-9]{3}){2,})"
    r"|(?P<whole_d>[0-9]{1,3}(?:\.[0-9]{3})+),(?P<part_d>[0-9]+)|(?P<many_d>[0-9]{1,3}(?:\.[0-9]{3}){2,})"
)
_TWO_WAYS = re.compile(r"[+-]?[1-9][0-9]{0,2},[0-9]{3}")
_HUGE = re.compile(r"[+-]? ?(?:[0-9., ']{20,}|[0-9., ']+[eE][+-]?[0-9]+)%?")
_TIMES = re.compile(r"[×xX*] ?(?P<before>.+)|(?P<after>.+?) ?[×xX]")
_MISSING = frozenset(
    {
        "",
        "-",
        "–",
        "—",
        "−",
        "?",
        "??",
        "…",
        "...",
        "n/a",
        "n.a.",
        "na",
        "tbd",
        "tba",
        "tbc",
        "todo",
        "unknown",
    }
)
_NO_REAL = frozenset({"nan", "inf", "infinity", "∞"})
_MONEY = "[$€£¥₹]|USD|EUR|GBP|CHF"
_MEASURE = re.compile(
    rf"[~<>≈]? ?[+-]? ?(?:(?:{_MONEY}) ?[0-9].*|[0-9](?: ?[0-9.,'])* ?(?:{_MONEY}|[^\W\d_]+)(?: ?/ ?[^\W\d_]+)?)"
)


class Quantity(Struct, frozen=True):
    """A number as printed: `value` 8 and `of` 10 for "8/10", 30 and 100 for "30%".

    `unit` is the unit of its last printed digit, 1/100 for "4.35".
    """

    value: Fraction
    unit: Fraction
    of: Fraction | None = None
    percent: bool = False

    @property
    def share(self) -> Fraction:
        """Its worth as one number: 4/5 for "8/10", 3/10 for "30%", the value itself for any other."""
        return self.value if self.of is None else self.value / self.of


def extremes(values: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """Return the least and the greatest of some numbers; whole ones are compared as such, which is much cheaper."""
    by = _NUMERATOR if all(value.denominator == 1 for value in values) else None
    return min(values, key=by), max(values, key=by)


def is_missing(text: str) -> bool:
    """Say whether a cell says that it holds nothing: it is empty, `-`, `?`, `n/a`, `TBD`."""
    return text.strip().casefold() in _MISSING


@lru_cache(REPEATED)
def quantity(text: str, *, times: bool = False) -> Quantity | None:
    """Read a number, one out of another (`8/10`) or a percentage; None for anything else.

    `0,15` has a decimal comma, `1 000` and `1,000,000` are grouped; `1,000` could be either and is refused.
    `times` also reads a weight's `×3` and `3x`.
    """
    if len(text) > _LONGEST:
        return None
    plain = _BLANKS.sub(" ", text).strip().translate(_MINUS)
    if times and (match := _TIMES.fullmatch(plain)):
        plain = match["before"] or match["after"]
    if plain.endswith("%"):
        read = _number(plain[:-1].rstrip())
        return Quantity(*read, Fraction(100), percent=True) if read else None
    first, slash, second = plain.partition("/")
    read = _number(first.rstrip())
    if read is None or not slash:
        return Quantity(*read) if read else None
    below = _number(second.lstrip())
    return Quantity(*read, below[0]) if below and below[0] > 0 else None


def why_not(text: str) -> tuple[str, str]:
    """Return what a text that is no quantity is instead ("is no number"), and what to write."""
    plain = _BLANKS.sub(" ", text).strip().translate(_MINUS)
    if plain.casefold().lstrip("+-.") in _NO_REAL:
        return "is no number to reckon with", "write a number, or `?` where there is none"
    if _TWO_WAYS.fullmatch(plain):
        whole, _, part = plain.partition(",")
        return "can be read in two ways", f"write `{whole}{part}` or `{whole}.{part}`"
    if _HUGE.fullmatch(plain):
        return f"has more than {MOST_DIGITS} figures", "round it"
    if _MEASURE.fullmatch(plain):
        return (
            "is a measure, not a score",
            "write the number alone, and declare the criterion's `scale` and `unit`",
        )
    return "is no number", "write a number, or `?` where there is none"


def _number(text: str) -> tuple[Fraction, Fraction] | None:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    figures = _figures(match["body"])
    if figures is None or len(figures[0]) + len(figures[1]) > MOST_DIGITS:
        return None
    whole, part = figures
    power = int(match["exponent"] or 0) - len(part)
    if abs(power) > MOST_DIGITS:
        return None
    unit = Fraction(10) ** power
    value = int(whole + part) * unit
    return (-value if match["sign"] == "-" else value), unit


def _figures(body: str) -> tuple[str, str] | None:
    """Return the figures before and after the decimal point or comma."""
    if _TWO_WAYS.fullmatch(body):
        return None
    plain = _PLAIN.fullmatch(body)
    if plain:
        return plain["whole"], plain["part"] or ""
    match = _GROUPED.fullmatch(body)
    if match is None:
        return None
    whole = match["whole"] or match["whole_c"] or match["many_c"] or match["whole_d"] or match["many_d"]
    part = match["part"] or match["part_c"] or match["part_d"] or ""
    return "".join(figure for figure in whole if figure.isdigit()), part
