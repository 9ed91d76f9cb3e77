"""Dates as records write them: a day (`2019-03-01`) or a month (`2019-03`), compared, counted and told."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The names of the months in English."""

MONTH_ONLY = 7
"""Characters of a date that is no more than a month, YYYY-MM."""


def day(iso: str) -> str:
    """Return the day a date sorts on: itself, or the first of a month that is all there is."""
    return f"{iso}-01" if len(iso) == MONTH_ONLY else iso


def ordinal(iso: str) -> int:
    """Count the days up to a date, from the first of the year 1."""
    return dt.date.fromisoformat(day(iso)).toordinal()


def start_of_year(year: int) -> int:
    """Count the days up to the first of January of a year."""
    return dt.date(year, 1, 1).toordinal()


def spoken(iso: str) -> str:
    """Write a date in English, as a terminal shows it: "14 June 2011", "June 2011"."""
    month = MONTHS[int(iso[5:7]) - 1]
    return f"{month} {iso[:4]}" if len(iso) == MONTH_ONLY else f"{int(iso[8:])} {month} {iso[:4]}"


def newest(dates: Iterable[str | None]) -> str | None:
    """Return the last of some dates, None where there is none."""
    return max((date for date in dates if date), key=day, default=None)


def year_of(days: int) -> int:
    """Return the year a day lies in, from its count."""
    return dt.date.fromordinal(days).year
