"""What holds: a record's standing, which others may decide, and the times in which it was in force."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from steelyard.core.dates import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from steelyard.core.model import Record
    from steelyard.core.relations.sides import Relation
    from steelyard.core.settings import Settings

_ONCE_IN_FORCE = frozenset({"accepted", "deprecated", "superseded"})
_ENDED = frozenset({"deprecated", "superseded", "rejected"})


@dataclass(frozen=True, slots=True)
class Interval:
    """A time in force. `start` is None where it is not known, `end` None while it goes on."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a record stands: `word` as readers see it (None: no status), and whether it `holds`.

    `in_force` has only times whose end is known or that go on; `ended` is the day it stopped, None if not known.
    """

    word: str | None
    holds: bool
    in_force: tuple[Interval, ...]
    ended: str | None


def meanings(settings: Settings) -> dict[str, str]:
    """Return what each of a site's own status words counts as."""
    return {word.word: word.like for word in settings.statuses}


def stand(
    records: Iterable[Record], sides: Mapping[str, Sequence[Relation]], settings: Settings
) -> dict[str, Standing]:
    """Work out each record's standing, by path.

    A record stands superseded from the date of the first one that supersedes it and that came into force,
    whether or not that one has been superseded since; what no record in force replaces stands as it says.
    """
    like = meanings(settings)
    every = list(records)
    by_path = {record.path: record for record in every}
    standings = {}
    for record in every:
        successors = [
            by_path[side.path]
            for side in sides.get(record.path, ())
            if side.kind == "superseded_by" and _counts_as(by_path[side.path], like) in _ONCE_IN_FORCE
        ]
        standings[record.path] = _standing(record, successors, like)
    return standings


def in_force_since(record: Record, like: Mapping[str, str]) -> str | None:
    """Return the day a record came into force: its first dated acceptance, else its date."""
    steps = (
        step.date
        for step in record.history
        if step.date and like.get(step.status or "", step.status) == "accepted"
    )
    return next(steps, record.date)


def _counts_as(record: Record, like: Mapping[str, str]) -> str | None:
    return like.get(record.status, record.status) if record.status else None


def _standing(record: Record, successors: list[Record], like: Mapping[str, str]) -> Standing:
    meaning = _counts_as(record, like)
    if not successors and not record.history and meaning not in _ENDED:
        holds = meaning == "accepted"
        times = (Interval(record.date, None),) if holds else ()
        return Standing(record.status, holds=holds, in_force=times, ended=None)
    spans, ended = _times(record, meaning, like)
    if not successors:
        holds = meaning == "accepted"
        known = tuple(span for span in spans if span.end or holds)
        return Standing(record.status, holds=holds, in_force=known, ended=None if holds else ended)
    dates = [date for one in successors if (date := in_force_since(one, like))]
    if dates:
        replaced = min(dates, key=day)
        spans = _cut(spans, replaced)
        ended = spans[-1].end if spans else replaced
    return Standing(
        "superseded", holds=False, in_force=tuple(span for span in spans if span.end), ended=ended
    )


def _times(record: Record, meaning: str | None, like: Mapping[str, str]) -> tuple[list[Interval], str | None]:
    """Read the times in force from a record's own history and date, and the day it says it ended."""
    steps = [
        (step.date, like.get(step.status, step.status))
        for step in record.history
        if step.date and step.status
    ]
    spans: list[Interval] = []
    start: str | None = None
    ended: str | None = None
    for date, status in sorted(steps, key=lambda step: day(step[0])):
        if status == "accepted" and start is None:
            start, ended = date, None
        elif status in _ENDED:
            if start is not None:
                spans.append(Interval(start, date))
            start, ended = None, date
    if start is not None:
        spans.append(Interval(start, None))
    elif meaning == "accepted" and (not spans or (record.date and ended and _in_order(ended, record.date))):
        spans.append(Interval(record.date, None))
    elif meaning in _ONCE_IN_FORCE and not spans and (ended is None or _begins(record.date, ended)):
        spans.append(Interval(record.date, ended))
    return spans, ended


def _begins(date: str | None, ended: str) -> bool:
    """Say whether a record's date may be its beginning: one that is the ending's own says nothing of it."""
    return date != ended and _in_order(date, ended)


def _cut(times: list[Interval], end: str) -> list[Interval]:
    """End all times on a day; what begins after it never was."""
    kept = []
    for time in times:
        if not _in_order(time.start, end):
            continue
        over = time.end is None or day(time.end) > day(end)
        kept.append(Interval(time.start, end) if over else time)
    return kept


def _in_order(start: str | None, end: str) -> bool:
    return start is None or day(start) <= day(end)
