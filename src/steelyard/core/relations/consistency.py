"""What does not fit together over time: building on what is over, and dates that run backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.dates import spoken
from steelyard.core.model import OVER
from steelyard.core.places import place
from steelyard.core.relations.spans import own_times
from steelyard.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from steelyard.core.model import Record
    from steelyard.core.relations.sides import Relations
    from steelyard.core.relations.standing import Standing
    from steelyard.diagnostics import Place

_BUILDING = frozenset({"accepted", "proposed"})
_NOT_BEGUN = frozenset({"draft", "proposed", "rejected"})
_LATER = ("supersedes", "amends")  # what a record does to an older one
_CHANGED = frozenset({"superseded_by", "amended_by"})


class _Scene(Struct, frozen=True):
    """All that is known of the records, by path; `now` and `newer` are the record in force now, and the next one."""

    by_path: Mapping[str, Record]
    relations: Relations
    meanings: Mapping[str, str | None]
    like: Mapping[str, str]
    labels: Mapping[str, str]
    now: Mapping[str, str]
    newer: Mapping[str, str]


def consistency_findings(
    records: Sequence[Record],
    relations: Relations,
    standings: Mapping[str, Standing],
    *,
    like: Mapping[str, str],
    labels: Mapping[str, str],
) -> tuple[Diagnostic, ...]:
    """Report records that depend on one no longer in force (R308), and dates before those of what is older (R309).

    `records` are in the site's order; `like` is what its own status words count as, `labels` names records in
    words, by path.
    """
    scene = _Scene(
        by_path={record.path: record for record in records},
        relations=relations,
        meanings={path: like.get(one.word or "", one.word) for path, one in standings.items()},
        like=like,
        labels=labels,
        now=heads(records, relations, standings),
        newer={
            path: side.path
            for path, sides in relations.sides.items()
            for side in reversed(sides)  # of several the first stays
            if side.kind == "superseded_by"
        },
    )
    diagnostics: list[Diagnostic] = []
    for kind, path, other in relations.sayings:
        if kind == "depends_on":
            diagnostics += _outlived(scene, path, other)
        elif kind in _LATER:
            diagnostics += _backwards(scene, path, other, kind=kind)
    return tuple(diagnostics)


def heads(
    records: Iterable[Record], relations: Relations, standings: Mapping[str, Standing]
) -> dict[str, str]:
    """Return, for records that are over, the one in force now that took their place in the end; in linear time.

    Of several the nearest, then the first in the order of `records`. A record that holds is its own.
    """
    head = {record.path: record.path for record in records if standings[record.path].holds}
    queue = list(head)
    for path in queue:
        for side in relations.sides.get(path, ()):
            older = side.path
            if side.kind == "supersedes" and older not in head and standings[older].word == "superseded":
                head[older] = head[path]
                queue.append(older)
    return head


def _outlived(scene: _Scene, path: str, older: str) -> Iterator[Diagnostic]:
    """Say that a record builds on one that is over, unless it names or is the one that took its place."""
    over = scene.meanings[older]
    if scene.meanings[path] not in _BUILDING or over not in OVER:
        return
    head = scene.now.get(older)
    if head and (head == path or ("depends_on", path, head) in scene.relations.sayings):
        return
    newer = scene.newer.get(older)
    others: tuple[tuple[Place, str], ...]
    if over == "superseded" and newer:
        others = ((scene.relations.place("superseded_by", older, newer), "it is superseded here"),)
    else:
        others = ((place(scene.by_path[older], "status"), f"it is {over} here"),)
    message = f"`{path}` depends on `{older}`, which is {over}"
    hint = (
        f"{scene.labels[head]} is in force now: see whether this still holds, and name that one"
        if head
        else "see whether this still holds without it, and say what it depends on now"
    )
    # The one that builds is to be looked at, and is told: also where both say it, or the older one alone.
    said = scene.relations.place("depends_on", path, older, by=path)
    where = said
    if said.file != path:
        where, others = place(scene.by_path[path], "status"), ((said, "it is said here"), *others)
    yield Diagnostic("R308", Severity.WARNING, where, message, hint, others)


def _backwards(scene: _Scene, path: str, older: str, *, kind: str) -> Iterator[Diagnostic]:
    """Say that a record came into force before the one that it supersedes or amends."""
    date, before = _begun(scene, path), _begun(scene, older)
    if scene.meanings[path] in _NOT_BEGUN or not date or not before or not surely_before(date, before):
        return
    if _is_of_change(scene, older, before):
        return
    labels = scene.labels
    message = f"{labels[path]}, of {spoken(date)}, {kind} {labels[older]}, which is of {spoken(before)}"
    hint = "mend the date that is wrong, or the direction: the newer one supersedes or amends the older one"
    others = (
        (place(scene.by_path[path], "date"), f"{spoken(date)} is said here"),
        (place(scene.by_path[older], "date"), f"{spoken(before)} is said here"),
    )
    where = scene.relations.place(kind, path, older)
    yield Diagnostic("R309", Severity.WARNING, where, message, hint, others)


def _is_of_change(scene: _Scene, path: str, date: str) -> bool:
    """Say whether a record's date is that of one that amends or supersedes it: MADR's is the day of the last change."""
    days = (_begun(scene, side.path) for side in scene.relations.sides[path] if side.kind in _CHANGED)
    return any(day and not surely_before(day, date) and not surely_before(date, day) for day in days)


def surely_before(date: str, other: str) -> bool:
    """Say whether a date lies before another, whatever day of its month is meant: 2019-03 is not before 2019-03-14."""
    known = min(len(date), len(other))
    return date[:known] < other[:known]


def _begun(scene: _Scene, path: str) -> str | None:
    """Return the day a record came into force, or was written down where it never did; None where only its end is known."""
    record = scene.by_path[path]
    times = own_times(record, scene.like)
    return times.since if times.spans or times.meaning in OVER else record.date
