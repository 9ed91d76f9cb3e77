"""The times in which a record was in force, as its own history and date tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.dates import MONTH_ONLY, day
from steelyard.core.model import OVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from steelyard.core.model import Record, Step

_OUT_OF_FORCE = OVER | {"draft", "proposed"}


class Interval(Struct, frozen=True):
    """A time in force. `start` is None where it is not known, `end` None while it goes on."""

    start: str | None
    end: str | None


class Times(Struct, frozen=True):
    """What a record says of itself: what its status counts as, its times in order, and the day it ended.

    The last span is open where the record holds, or where its end is not known; `ended` is None then.
    """

    meaning: str | None
    spans: tuple[Interval, ...]
    ended: str | None

    @property
    def since(self) -> str | None:
        """The day on which it came into force, None where that is not known or never was."""
        return self.spans[0].start if self.spans else None


def chronological(steps: Iterable[Step]) -> list[Step]:
    """Return the steps of a history from the first to the last, those without a date at the end.

    Steps of one day keep the order in which they are written, which is the other way round where the newest
    stands first; a month that follows a day of its own comes after it.
    """
    every = list(steps)
    dated = [step.date for step in every if step.date]
    known = min((len(date) for date in (*dated[:1], *dated[-1:])), default=0)
    if known and dated[0][:known] > dated[-1][:known]:
        every.reverse()
    keys: list[str] = []
    for step in every:
        last = keys[-1] if keys else ""
        months = step.date is not None and len(step.date) == MONTH_ONLY and last.startswith(step.date)
        keys.append(last if months else day(step.date) if step.date else "~")
    return [step for _, step in sorted(zip(keys, every, strict=True), key=lambda pair: pair[0])]


def own_times(record: Record, like: Mapping[str, str]) -> Times:
    """Read a record's own times in force: dated steps open and close them, else its date is their beginning.

    `like` is what each of a site's own status words counts as.
    """
    meaning = like.get(record.status, record.status) if record.status else None
    spans, start, ended = _walk(record, like)
    if start is not None:
        spans.append(Interval(start, None))
    elif meaning == "accepted":
        if not spans or (ended and record.date and day(record.date) > day(ended)):
            spans.append(Interval(record.date, None))
        else:  # it says so in spite of its history: that end is not believed
            spans[-1] = Interval(spans[-1].start, None)
    elif meaning in {"deprecated", "superseded"} and not spans:
        if record.decided and ended and _held_from(record.decided, record, like):
            spans.append(Interval(record.decided, ended))
        elif _begins(record, ended, like):
            spans.append(Interval(record.date, ended))
    if spans:
        ended = spans[-1].end
    return Times(meaning, tuple(spans), ended)


def _walk(record: Record, like: Mapping[str, str]) -> tuple[list[Interval], str | None, str | None]:
    """Go through the dated steps: the times that are over, the beginning of one that is not, the last ending."""
    spans: list[Interval] = []
    start: str | None = None
    ended: str | None = None
    for step in chronological(record.history) if record.history else ():
        if not step.date or not step.status:
            continue
        status = like.get(step.status, step.status)
        if status == "accepted":
            start = start or _not_before(step.date, ended)
        elif start is not None and (status in _OUT_OF_FORCE or step.status == record.status):
            ended = _not_before(step.date, start)
            spans.append(Interval(start, ended))
            start = None
        elif status in OVER:
            ended = _not_before(step.date, ended)
    return spans, start, ended


def cut(times: Iterable[Interval], end: str) -> list[Interval]:
    """End all times on a day; what begins after it never was, unless `end` is the month it began in."""
    kept: list[Interval] = []
    for time in times:
        if time.start is None or day(time.start) <= day(end):
            over = time.end is None or day(time.end) > day(end)
            kept.append(Interval(time.start, end) if over else time)
        elif not kept and time.start.startswith(end):
            kept.append(Interval(end, end))
    return kept


def _begins(record: Record, ended: str | None, like: Mapping[str, str]) -> bool:
    """Say whether a record's date may be its beginning: one that another step bears says nothing of it."""
    if ended is None or record.date is None:
        return True
    others = {step.date for step in record.history if like.get(step.status or "", step.status) != "accepted"}
    return record.date not in others and day(record.date) <= day(ended)


def _held_from(decided: str, record: Record, like: Mapping[str, str]) -> bool:
    """Say whether a record may have held from an earlier day until it was superseded: no step since then tells otherwise."""
    return all(
        like.get(step.status, step.status) == "superseded"
        for step in record.history
        if step.date and step.status and day(step.date) >= day(decided)
    )


def _not_before(date: str, floor: str | None) -> str:
    """Take a month that must follow a day of its own for that day."""
    return floor if floor and day(date) < day(floor) else date
