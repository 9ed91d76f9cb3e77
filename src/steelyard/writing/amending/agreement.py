"""Whether a changed record says what was asked, and everything else as before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.model import Record, Step
from steelyard.core.places import unplaced
from steelyard.diagnostics import Severity
from steelyard.reading.frontmatter import fold_key
from steelyard.reading.given import KEYS
from steelyard.reading.life import UNACCEPTED

if TYPE_CHECKING:
    from steelyard.core.model import Extra, Statement
    from steelyard.reading.parse import Parsed

_LIFE = frozenset({"status", "status_text", "date", "decided", "history", "statements", "origins"})
_PLACES = frozenset({"body_line", "title_line"})
_DATES = frozenset(KEYS["date"])  # beside the fields, where a step that was added tells the record's date


class Wanted(Struct, frozen=True):
    """What a change is to bring about: a status with its date and who gave it, a new relation; '' for what is to stay.

    `kind` is a relation's, `targets` are the ways in which its reference may be written, `dropped` are relations that
    need not stay.
    """

    status: str = ""
    date: str = ""
    by: str = ""
    kind: str = ""
    targets: frozenset[str] = frozenset()
    dropped: frozenset[tuple[str, str]] = frozenset()


def agrees(before: Parsed, after: Parsed, wanted: Wanted) -> bool:
    """Say whether a record read after a change says what is wanted, and of everything else what it said before."""
    old, new = before.item, after.item
    if not isinstance(old, Record) or not isinstance(new, Record) or _faults(after) - _faults(before):
        return False
    return _rest_agrees(old, new) and _life_agrees(old, new, wanted) and _relations_agree(old, new, wanted)


def forgets(before: Parsed, after: Parsed, taken: tuple[str, str], *, status: str | None) -> bool:
    """Say whether a record read after a change no longer states a relation (kind, target), and all else as before.

    It has this status then; the step by which it was superseded may be gone, and its date with it.
    """
    old, new = before.item, after.item
    if not isinstance(old, Record) or not isinstance(new, Record) or _faults(after) - _faults(before):
        return False
    lost = [step for step in old.history if step not in new.history]
    ended = {step.date for step in old.history if step.status == "superseded"}
    return (
        _rest_agrees(old, new)
        and new.status == status
        and (new.date == old.date or (old.date in ended and status != old.status))
        and all(step in old.history for step in new.history)
        and len(lost) <= (status != old.status)
        and all(step.status == "superseded" for step in lost)
        and _said(new.statements) == [each for each in _said(old.statements) if each != taken]
    )


def _rest_agrees(old: Record, new: Record) -> bool:
    return all(
        unplaced(getattr(old, name)) == unplaced(getattr(new, name))
        for name in Record.__struct_fields__
        if name not in _LIFE | _PLACES | {"extras"}
    ) and _extras(old) == _extras(new)


def _extras(record: Record) -> list[Extra]:
    return [extra for extra in record.extras if fold_key(extra.key) not in _DATES]


def is_recorded(record: Record, *, status: str, date: str, by: str) -> bool:
    """Say whether a record tells the day, and who it was, of its present status."""
    step = Step(date, status, by)
    return any(
        each == step or (not by and (each.date, each.status) == (date, status)) for each in record.history
    ) or (not by and record.date == date)


def _life_agrees(old: Record, new: Record, wanted: Wanted) -> bool:
    """Say whether status, date and history are as wanted: a step may be added, or written over by the one wanted."""
    if not wanted.status:
        return (old.status, old.date, old.history) == (new.status, new.date, new.history)
    if new.status != wanted.status or new.date not in _dates(old, wanted):
        return False
    fresh = [step for step in new.history if step not in old.history]
    lost = [step for step in old.history if step not in new.history]
    return (
        len(fresh) <= 1
        and len(lost) <= len(fresh)
        and all(
            (step.date, step.status, step.by or wanted.by) == (wanted.date, wanted.status, wanted.by)
            for step in fresh
        )
    )


def _dates(old: Record, wanted: Wanted) -> frozenset[str | None]:
    """Return what a record's date may be then: that of an acceptance lasts, that of a proposal is among the steps."""
    if old.date and old.status == "accepted" and wanted.status in UNACCEPTED:
        return frozenset({old.date})
    proposed = old.status in UNACCEPTED and any(
        step.date == old.date and step.status in UNACCEPTED for step in old.history
    )
    return frozenset({old.date, wanted.date, None if proposed else old.date})


def _relations_agree(old: Record, new: Record, wanted: Wanted) -> bool:
    before, after = _said(old.statements), _said(new.statements)
    more = [each for each in after if each not in before]
    if any(each not in after and each not in wanted.dropped for each in before):
        return False
    if not wanted.kind:
        return not more
    return len(more) == 1 and more[0][0] == wanted.kind and more[0][1] in wanted.targets


def _said(statements: tuple[Statement, ...]) -> list[tuple[str, str]]:
    return [(each.kind, each.reference.target) for each in statements]


def _faults(parsed: Parsed) -> set[str]:
    """Return the codes of what is wrong; a status or a date that is given now may end some, and begin none."""
    return {each.code for each in parsed.diagnostics if each.severity is not Severity.NOTE}
