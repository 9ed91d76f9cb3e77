"""A record's history put together: the steps it tells itself, and those that only its versions in Git show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.dates import day
from steelyard.core.model import Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from steelyard.core.model import Record

_STAGES = {"draft": 0, "proposed": 1, "accepted": 2, "rejected": 2, "deprecated": 3, "superseded": 3}
_EVENTS = re.compile(r"(?<!\bnot )(?<!\bnot yet )(?<!\bnever )\b(reviewed|amended)\b", re.IGNORECASE)
_SHOWN = 7  # figures of a commit's hash
_LAST = "9999"  # sorts after every date


class Version(Struct, frozen=True):
    """A commit that changed a record's status: its day, author and hash, and the status from then on.

    `told` is a date that the record had not told before that commit, '' where there is none.
    """

    date: str
    by: str
    commit: str
    status: str
    text: str = ""
    told: str = ""


def events_in(text: str) -> frozenset[str]:
    """Return what a step tells that is no status: that the decision was reviewed, that it was amended."""
    return frozenset(word.casefold() for word in _EVENTS.findall(text))


def same_status(one: tuple[str, str], other: tuple[str, str], like: Mapping[str, str]) -> bool:
    """Say whether two statuses, each with its text, mean the same; words without a meaning go by their text."""
    return _key(*one, like) == _key(*other, like)


def steps_of(
    versions: Iterable[Version], like: Mapping[str, str], *, present: tuple[str, str] | None
) -> tuple[Step, ...]:
    """Turn a record's versions, oldest commit first, into steps in the order of their dates.

    A status is one step however often it is written in a row. What follows the last step to the `present` status is
    left out: a branch's change that its merge did not take on, or an older commit with a later date. A date that the
    record came to tell with its new status is that of the step, where it lies between the step before and the commit.
    """
    kept: list[Version] = []
    for version in sorted(versions, key=lambda version: version.date):
        if not kept or not same_status(_said(version), _said(kept[-1]), like):
            kept.append(version)
    if present:
        ends = [at for at, version in enumerate(kept, 1) if same_status(_said(version), present, like)]
        kept = kept[: ends[-1]] if ends else kept
    steps: list[Step] = []
    for version in kept:
        note = f"commit {version.commit[:_SHOWN]}"
        step = Step(version.date, version.status, version.by, note, version.text, version.commit)
        after = not steps or day(steps[-1].date or "") < day(version.told)
        steps.append(_told_on(step, version.told) if after else step)
    return tuple(steps)


def merged(record: Record, steps: Sequence[Step], like: Mapping[str, str]) -> tuple[Step, ...]:
    """Add to a record's own history the steps that Git shows (as `steps_of` gives them) and it does not tell.

    The record's own steps stay as they are. A status that one of them has is not added, nor one that would come at or
    after an own step of a later stage. The first step of Git has the record's date where that is earlier: the record
    is older than its file.
    """
    own = record.history
    if steps and record.date:
        steps = (_told_on(steps[0], record.date), *steps[1:])
    added = [
        step
        for step in steps
        if not any(_is_same(mine, step, like) or _overtakes(mine, step, like) for mine in own)
    ]
    return tuple(_without_repeats(sorted((*own, *added), key=_sorts_on), like))


def _told_on(step: Step, date: str) -> Step:
    """Give a commit's step an earlier date that the record tells; a month that holds the commit's day says less."""
    if not date or not step.date or day(date) >= day(step.date) or step.date.startswith(date):
        return step
    return replace(step, date=date, note=f"commit {step.commit[:_SHOWN]} of {step.date}")


def _overtakes(own: Step, step: Step, like: Mapping[str, str]) -> bool:
    if not own.date or not step.date or day(step.date) < day(own.date):
        return False
    reached, stage = _stage(own, like), _stage(step, like)
    return reached is not None and stage is not None and stage < reached


def _without_repeats(steps: Iterable[Step], like: Mapping[str, str]) -> list[Step]:
    """Leave out a commit's step to the status of the step before."""
    kept: list[Step] = []
    before: Step | None = None
    for step in steps:
        if step.commit and before and _is_same(step, before, like):
            continue
        kept.append(step)
        before = step if step.status else before
    return kept


def _is_same(one: Step, other: Step, like: Mapping[str, str]) -> bool:
    return same_status((one.status or "", one.text), (other.status or "", other.text), like)


def _said(version: Version) -> tuple[str, str]:
    return version.status, version.text


def _key(status: str, text: str, like: Mapping[str, str]) -> tuple[str, str]:
    if status == "other":
        return status, text.casefold()
    meaning = like.get(status, status)
    return (status if meaning == "other" else meaning), ""


def _stage(step: Step, like: Mapping[str, str]) -> int | None:
    status = step.status or ""
    return _STAGES.get(like.get(status, status))


def _sorts_on(step: Step) -> str:
    return day(step.date) if step.date else _LAST
