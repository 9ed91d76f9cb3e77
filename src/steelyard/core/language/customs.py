"""How a language writes dates, numbers and lists, and which plurals it has: as plain values, English where none are given.

A pattern of a date has fields in braces: `{y}` the year, `{m}` and `{mm}` the month's number, `{d}` and `{dd}` the day,
`{month}` and `{mon}` the month's name and short name within a date, `{lone_month}` and `{lone_mon}` on their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.dates import MONTH_ONLY, MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SHORT = tuple(name[:3] for name in MONTHS)


class Dates(Struct, frozen=True):
    """Patterns of days and of months that are all there is: in full, short, and short within a year that is known.

    `same_month` and `other_month` are the two halves of a span of days; `span` joins two dates of any other kind.
    """

    day: str = "{d} {month} {y}"
    month: str = "{month} {y}"
    short_day: str = "{d} {mon} {y}"
    short_month: str = "{mon} {y}"
    brief_day: str = "{d} {mon}"
    brief_month: str = "{mon}"
    same_month: tuple[str, str] = ("{d}–", "{d} {mon}")
    other_month: tuple[str, str] = ("{d} {mon} – ", "{d} {mon}")
    span: str = "{first} – {last}"
    months: tuple[str, ...] = MONTHS
    short_months: tuple[str, ...] = _SHORT
    lone_months: tuple[str, ...] = MONTHS
    lone_short_months: tuple[str, ...] = _SHORT

    def full(self, iso: str) -> str:
        """Write a date: "14 June 2011", "June 2011"."""
        return self._filled(self.month if len(iso) == MONTH_ONLY else self.day, iso)

    def short(self, iso: str) -> str:
        """Write a date in short: "14 Jun 2011", "Jun 2011"."""
        return self._filled(self.short_month if len(iso) == MONTH_ONLY else self.short_day, iso)

    def brief(self, iso: str) -> str:
        """Write a date of a year that is known: "14 Jun", "Jun"."""
        return self._filled(self.brief_month if len(iso) == MONTH_ONLY else self.brief_day, iso)

    def between(self, first: str, last: str) -> str:
        """Write a span within a year that is known: "3–20 May", "3 Mar – 14 May", "Mar – May"."""
        start, end = self.brief(first), self.brief(last)
        if start == end:
            return start
        if MONTH_ONLY in {len(first), len(last)}:
            return self.span.format(first=start, last=end)
        halves = self.same_month if first[:MONTH_ONLY] == last[:MONTH_ONLY] else self.other_month
        return self._filled(halves[0], first) + self._filled(halves[1], last)

    def _filled(self, pattern: str, iso: str) -> str:
        at = int(iso[5:7]) - 1
        return pattern.format(
            y=iso[:4],
            m=at + 1,
            mm=iso[5:7],
            d=iso[8:].lstrip("0"),
            dd=iso[8:],
            month=self.months[at],
            mon=self.short_months[at],
            lone_month=self.lone_months[at],
            lone_mon=self.lone_short_months[at],
        )


ISO_DATES = Dates(
    day="{y}-{mm}-{dd}",
    month="{y}-{mm}",
    short_day="{y}-{mm}-{dd}",
    short_month="{y}-{mm}",
    brief_day="{mm}-{dd}",
    brief_month="{mm}",
    same_month=("{mm}-{dd} – ", "{mm}-{dd}"),
    other_month=("{mm}-{dd} – ", "{mm}-{dd}"),
)
"""Dates as programs write them, for a language of which nothing is known."""


class Numbers(Struct, frozen=True):
    """The signs of numbers: between whole and parts, between thousands, and around a percentage's figure."""

    decimal: str = "."
    group: str = "\u00a0"
    percent: str = "{n}\u00a0%"

    def whole(self, number: int) -> str:
        """Write a whole number with its thousands apart."""
        return f"{number:,}".replace(",", self.group)

    def figure(self, text: str) -> str:
        """Write a figure that has a point in it, or none, with the language's own sign."""
        return text if self.decimal == "." else text.replace(".", self.decimal)


class Lists(Struct, frozen=True):
    """Patterns that join words: of two; of more the first two, what follows, and the last. All have `{0}` and `{1}`."""

    two: str = "{0} and {1}"
    start: str = "{0}, {1}"
    middle: str = "{0}, {1}"
    end: str = "{0} and {1}"

    def joined(self, parts: Sequence[str]) -> str:
        """Join words into one phrase, '' for none."""
        if len(parts) < 2:
            return parts[0] if parts else ""
        if len(parts) == 2:
            return self.two.format(*parts)
        text = self.start.format(*parts[:2])
        for part in parts[2:-1]:
            text = self.middle.format(text, part)
        return self.end.format(text, parts[-1])


def english_plural(number: int) -> str:
    """Return the plural category of a number: one, other (Unicode CLDR)."""
    return "one" if number == 1 else "other"


def english_ordinal(number: int) -> str:
    """Return the category of a number that is a place: one (1st), two (2nd), few (3rd), other (4th, 11th)."""
    if number % 100 in (11, 12, 13):
        return "other"
    return {1: "one", 2: "two", 3: "few"}.get(number % 10, "other")


class Customs(Struct, frozen=True):
    """All of it. `plural` and `ordinal` give a number's category; the categories are all that they may give."""

    dates: Dates = Dates()
    numbers: Numbers = Numbers()
    both: Lists = Lists()
    either: Lists = Lists(two="{0} or {1}", end="{0} or {1}")
    plural: Callable[[int], str] = english_plural
    ordinal: Callable[[int], str] = english_ordinal
    plurals: tuple[str, ...] = ("one", "other")
    ordinals: tuple[str, ...] = ("one", "two", "few", "other")
    right_to_left: bool = False


ENGLISH_CUSTOMS = Customs()
