"""The timeline in words: the decisions of each year, and how many of them began, ended and held."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from steelyard.core.dates import day
from steelyard.core.timeline.force import begins, times_text, until
from steelyard.core.views.parts import DateView
from steelyard.core.views.timeline import TimeEntry, TimeYear, YearRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from steelyard.core.corpus import Decision
    from steelyard.core.language.language import Language
    from steelyard.core.statuses import Statuses
    from steelyard.core.views.parts import NameView

_YEAR = 4  # characters


def by_year(decisions: Iterable[Decision]) -> Mapping[str, tuple[Decision, ...]]:
    """Return decisions by the year they began in, each year's in the order of their dates; '' last, for no date."""
    years: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        years[(begins(decision) or "")[:_YEAR]].append(decision)
    order = sorted(years, key=lambda year: (not year, year))
    return {year: tuple(sorted(years[year], key=_when)) for year in order}


def list_years(
    years: Mapping[str, Sequence[Decision]], statuses: Statuses, language: Language
) -> tuple[TimeYear, ...]:
    """List the decisions of each year."""
    return tuple(
        TimeYear(year, tuple(_entry(one, statuses, language) for one in own)) for year, own in years.items()
    )


def count_years(
    decisions: Sequence[Decision], pages: Mapping[str, tuple[NameView, ...]], language: Language
) -> tuple[YearRow, ...]:
    """Count for each year that has a page how many decisions began and ended in it and were in force at its end."""
    began = Counter((begins(decision) or "")[:_YEAR] for decision in decisions)
    ended = Counter((until(decision) or "")[:_YEAR] for decision in decisions)
    held = _held(decisions, [year for year in pages if year])
    most = max((*held.values(), 1))
    return tuple(
        YearRow(
            own,
            language.number(began[year]),
            language.number(ended[year]) if year else "",
            language.number(held[year]) if year else "",
            f"{held[year] * 100 / most:.2f}" if year else "",
        )
        for year, own in pages.items()
    )


def _held(decisions: Iterable[Decision], years: Iterable[str]) -> dict[str, int]:
    """Count what was in force at the end of each year, as `in_force_on` its last day has it; years are in order.

    Each interval is counted where it begins and ends, not in every year that it lasts.
    """
    changes: Counter[int] = Counter()
    for decision in decisions:
        for time in decision.in_force:
            start = int(time.start[:_YEAR]) if time.start else 0
            changes[start] += 1
            if time.end:
                changes[max(int(time.end[:_YEAR]), start)] -= 1
    waiting = sorted(changes.items(), reverse=True)
    held: dict[str, int] = {}
    count = 0
    for year in years:
        while waiting and waiting[-1][0] <= int(year):
            count += waiting.pop()[1]
        held[year] = count
    return held


def _when(decision: Decision) -> tuple[str, int]:
    date = begins(decision)
    return day(date) if date else "", decision.position


def _entry(decision: Decision, statuses: Statuses, language: Language) -> TimeEntry:
    date, end = begins(decision), until(decision)
    return TimeEntry(
        decision.number,
        decision.record.title,
        decision.url,
        statuses.of(decision),
        DateView(date, language.customs.dates.brief(date)) if date else None,
        DateView(end, language.date(end)) if end else None,
        "" if date else times_text(decision),
    )
