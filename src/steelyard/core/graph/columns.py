"""Time as columns: when each decision was made, as far as that is known, and what is written over a column."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.dates import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from steelyard.core.corpus import Decision
    from steelyard.core.language.language import Language


class Column(Struct, frozen=True):
    """A stretch of a year ('' for none): the first and last date that its records give, both '' where they give none."""

    year: str
    first: str = ""
    last: str = ""


class Times(Struct, frozen=True):
    """The date that each decision stands at, by path ('' for none), and decisions in the order of time.

    `unsure` are the paths of those whose records give no date.
    """

    of: Mapping[str, str]
    order: tuple[Decision, ...]
    unsure: frozenset[str]

    def of_some(self, decisions: Iterable[Decision]) -> Times:
        """Return the same for some of the decisions."""
        return Times(self.of, tuple(sorted(decisions, key=self.place)), self.unsure)

    def place(self, decision: Decision) -> tuple[str, int]:
        """Return what decisions are put in order by: the day they stand at, then the site's order."""
        date = self.of[decision.record.path]
        return day(date) if date else "", decision.position


def times(decisions: Sequence[Decision]) -> Times:
    """Put all decisions of a site, given in its order, in the order of time.

    A record without a date stands where its number puts it: at the date of the one before it in the site's order, else
    of the one after it, both of the same source.
    """
    found: dict[str, str] = {}
    for run in (decisions, decisions[::-1]):
        last: dict[str, str] = {}
        for decision in run:
            record = decision.record
            if record.date:
                last[record.source] = found[record.path] = record.date
            elif record.source in last:
                found.setdefault(record.path, last[record.source])
    of = {one.record.path: found.get(one.record.path, "") for one in decisions}
    unsure = frozenset(one.record.path for one in decisions if not one.record.date)
    return Times(of, (), unsure).of_some(decisions)


def grown(column: Column, date: str) -> Column:
    """Return a column with a later record of its year in it, whose own date this is, '' for none."""
    return Column(column.year, column.first or date, date or column.last)


def headings(columns: Sequence[Column], language: Language) -> tuple[tuple[str, str], ...]:
    """Say what stands over each column: its year where a year begins, and its days where the year has several."""
    years = [column.year for column in columns]
    counts = Counter(years)
    told = []
    for index, column in enumerate(columns):
        begins = index == 0 or years[index - 1] != column.year
        several = counts[column.year] > 1 and column.year != ""
        year = (column.year or language.say("No date")) if begins else ""
        told.append((year, _days(column, language) if several else ""))
    return tuple(told)


def _days(column: Column, language: Language) -> str:
    """Write a column's days: "14 May", "3–20 May", "3 Mar – 14 May", "no date"."""
    if not column.first:
        return language.say("no date")
    return language.customs.dates.between(column.first, column.last)
