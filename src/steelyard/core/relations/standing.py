"""What holds: a record's standing, which others may decide, and the times in which it was in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.dates import day
from steelyard.core.relations.spans import Interval, cut, own_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from steelyard.core.model import Record
    from steelyard.core.relations.sides import Relation
    from steelyard.core.relations.spans import Times
    from steelyard.core.settings import Settings

_ONCE_IN_FORCE = frozenset({"accepted", "deprecated", "superseded"})


class Standing(Struct, frozen=True):
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
    whatever has become of that one since; what no such record replaces stands as it says. A record whose own
    history says that it was accepted once more, when all that replaced it was over, holds again.
    """
    like = meanings(settings)
    every = list(records)
    own = {record.path: own_times(record, like) for record in every}
    came = {path for path, times in own.items() if times.spans or times.meaning in _ONCE_IN_FORCE}
    newer = {
        path: successors
        for path, every_side in sides.items()
        if (
            successors := [
                side.path for side in every_side if side.kind == "superseded_by" and side.path in came
            ]
        )
    }
    limits = _limits(newer, own)
    return {
        record.path: _superseded(record, own, newer, limits.get(record.path))
        if record.path in newer
        else _alone(record, own[record.path])
        for record in every
    }


def _alone(record: Record, own: Times) -> Standing:
    holds = own.meaning == "accepted"
    known = tuple(span for span in own.spans if span.end or holds)
    return Standing(record.status, holds=holds, in_force=known, ended=own.ended)


def _superseded(
    record: Record, own: Mapping[str, Times], newer: Mapping[str, Sequence[str]], limit: str | None
) -> Standing:
    """Work out how a record with successors stands; `limit` is the first day of anything newer along its chain.

    Its end is a direct successor's day. Where none of those is known, what ends before the limit stays.
    """
    times = own[record.path]
    if limit and any(own[path].since for path in newer[record.path]):
        spans = cut(times.spans, limit)
        ended = spans[-1].end if spans else limit
    else:
        spans = [span for span in times.spans if span.end and not (limit and _after(span.end, limit))]
        ended = None if limit and times.ended and _after(times.ended, limit) else times.ended
    if _returns(record.path, own, newer):
        again = times.spans[-1]
        before = [span for span in spans if span.start != again.start]
        return Standing(record.status, holds=True, in_force=(*before, again), ended=None)
    return Standing("superseded", holds=False, in_force=tuple(spans), ended=ended)


def _returns(path: str, own: Mapping[str, Times], newer: Mapping[str, Sequence[str]]) -> bool:
    """Say whether a record was accepted again, by its own history, when everything newer along its chain was over."""
    spans = own[path].spans
    start = spans[-1].start if spans else None
    if own[path].meaning != "accepted" or len(spans) < 2 or start is None:
        return False
    seen, queue = {path}, list(newer[path])
    while queue:
        each = queue.pop()
        if each in seen:
            continue
        seen.add(each)
        if not _over(own[each], start):
            return False
        queue += newer.get(each, ())
    return True


def _over(times: Times, date: str) -> bool:
    """Say whether a record's times, by its own word, are over on a day."""
    last = times.spans[-1] if times.spans else Interval(None, None)
    mark = last.end or last.start
    return times.meaning != "accepted" and mark is not None and not _after(mark, date)


def _after(date: str, other: str) -> bool:
    return day(date) > day(other)


def _limits(newer: Mapping[str, Sequence[str]], own: Mapping[str, Times]) -> dict[str, str]:
    """Return, for each record, the first day on which another one along its chain of successors came into force.

    The days spread from the earliest on, two to a record, since in a circle one of them may be its own: time is
    linear in the relations.
    """
    older: dict[str, list[str]] = {}
    for path, successors in newer.items():
        for successor in successors:
            older.setdefault(successor, []).append(path)
    starts = sorted((day(date), date, path) for path in older if (date := own[path].since))
    reached: dict[str, list[tuple[str, str]]] = {}
    for _, date, source in starts:
        queue = [source]
        while queue:
            for path in older.get(queue.pop(), ()):
                found = reached.setdefault(path, [])
                if len(found) < 2 and (date, source) not in found:
                    found.append((date, source))
                    queue.append(path)
    return {
        path: others[0]
        for path, found in reached.items()
        if (others := [date for date, source in found if source != path])
    }
