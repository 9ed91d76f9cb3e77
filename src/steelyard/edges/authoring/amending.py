"""What must be written into a project's records so that one has another status, or two stand in a relation."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.core.places import reference_place
from steelyard.core.relations.sides import inverses
from steelyard.core.relations.spans import chronological
from steelyard.core.relations.words import verb
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.authoring.rewriting import read_exact
from steelyard.edges.git.history import with_history
from steelyard.writing.amending.names import Other
from steelyard.writing.amending.phrases import NewStep
from steelyard.writing.amending.records import (
    FileOf,
    tells_date,
    with_relation,
    with_status,
    without_relation,
)
from steelyard.writing.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.model import Record, Reference, Statement
    from steelyard.edges.survey import Survey

_ONE_WAY = (("supersedes",), ("amends",), ("depends_on", "enabled_by"))


def status_edits(survey: Survey, path: str, step: NewStep) -> tuple[Edit, ...] | Diagnostic:
    """Return the edit that gives the record at `path` another status; none where it has that one."""
    text = read_exact(survey.root, path)
    if isinstance(text, Diagnostic):
        return text
    return _edits(path, text, with_status(text, file=_file(survey, path), step=step))


def relation_edits(
    survey: Survey, path: str, kind: str, *, other: Other, date: str
) -> tuple[Edit, ...] | Diagnostic:
    """Return the edit that lets the record at `path` state a relation; none where it does already.

    What is superseded gets that status too, of this date.
    """
    record = survey.corpus.by_path[path].record
    step = NewStep("superseded", date) if kind == "superseded_by" else None
    if _says(survey, record, kind, other.path):
        return () if step is None or record.status == step.word else status_edits(survey, path, step)
    text = read_exact(survey.root, path)
    if isinstance(text, Diagnostic):
        return text
    new = with_relation(text, file=_file(survey, path), kind=kind, other=other, step=step)
    return _edits(path, text, new)


def link_edits(survey: Survey, one: str, kind: str, *, two: str, date: str) -> tuple[Edit, ...] | Diagnostic:
    """Return the edits that let two records say, each from its side, that `one` stands in a relation to `two`.

    W912 where records would lead back to where they began.
    """
    inverse = inverses(survey.project.settings)[kind]
    circle = _circle(survey, one, kind, two=two) or _circle(survey, two, inverse, two=one)
    if circle:
        return circle
    edits: tuple[Edit, ...] = ()
    for path, side, other in ((one, kind, two), (two, inverse, one)):
        more = relation_edits(survey, path, side, other=other_record(survey, other, asking=path), date=date)
        if isinstance(more, Diagnostic):
            return more
        edits += more
    return edits


def unlink_edits(survey: Survey, one: str, kind: str, *, two: str) -> tuple[Edit, ...] | Diagnostic:
    """Return the edits after which neither of two records says that `one` stands in a relation to `two`.

    What nothing else supersedes gets its former status back.
    """
    edits: tuple[Edit, ...] = ()
    for path, side, other in ((one, kind, two), (two, inverses(survey.project.settings)[kind], one)):
        record = survey.corpus.by_path[path].record
        taken = _sayings(survey, record, side, other)
        if not taken:
            continue
        text = read_exact(survey.root, path)
        if isinstance(text, Diagnostic):
            return text
        former, _ = former_status(survey, path, side, other)
        new = without_relation(text, file=_file(survey, path), taken=taken, former=former)
        more = _edits(path, text, new)
        if isinstance(more, Diagnostic):
            return more
        edits += more
    return edits


def former_status(survey: Survey, path: str, kind: str, other: str) -> tuple[str, str]:
    """Return the status that a record has once it is not superseded by another one any more, '' where it keeps its own; and who tells.

    It is that of its last step before, by its own history, else by Git ("Git"); accepted where neither knows one.
    """
    decision = survey.corpus.by_path[path]
    record = decision.record
    if kind != "superseded_by" or record.status != "superseded":
        return "", ""
    if any(each != other for each in decision.related("superseded_by")):
        return "", ""
    own = _before(record)
    if own:
        return own, ""
    past, _ = with_history(survey.root, [record], replace(survey.project.settings, history="git"))
    committed = _before(past[0])
    return (committed, "Git") if committed else ("accepted", "")


def _before(record: Record) -> str:
    """Return the last status of a record's history that is known and not that of being superseded, '' for none."""
    steps = (step.status for step in reversed(chronological(record.history)))
    return next((word for word in steps if word and word not in {"superseded", "other"}), "")


def other_record(survey: Survey, path: str, *, asking: str) -> Other:
    """Return a record as the one at `asking` may name it."""
    by_path = survey.corpus.by_path
    record = by_path[path].record
    found = survey.corpus.references.find(record.number or "", by_path[asking].record)
    return Other(path, record.number, record.title, clear=found.one is not None and found.one.path == path)


def keeps_date(survey: Survey, edit: Edit, step: NewStep) -> bool:
    """Say whether a record tells after an edit when, and by whom, it came to its status."""
    return tells_date(edit.after or "", file=_file(survey, edit.path), step=step)


def _file(survey: Survey, path: str) -> FileOf:
    return FileOf(path, survey.project.settings, survey.corpus.by_path[path].record.source)


def _edits(path: str, before: str, after: str | Diagnostic) -> tuple[Edit, ...] | Diagnostic:
    if isinstance(after, Diagnostic):
        return after
    return (Edit(path, before, after),) if before != after else ()


def _says(survey: Survey, record: Record, kind: str, path: str) -> bool:
    return bool(_sayings(survey, record, kind, path))


def _sayings(survey: Survey, record: Record, kind: str, path: str) -> list[Statement]:
    """Return what a record states itself of this kind about another one."""
    return [
        each
        for each in record.statements
        if each.kind == kind
        and (found := _meant(survey, record, each.reference)) is not None
        and found.path == path
    ]


def _meant(survey: Survey, record: Record, reference: Reference) -> Record | None:
    references = survey.corpus.references
    if reference.href:
        return references.linked(reference.target, record)
    return references.find(reference.target, record).one


def _circle(survey: Survey, one: str, kind: str, *, two: str) -> Diagnostic | None:
    """Say which way leads from `two` back to `one` already, by relations that lead one way."""
    own = ((each.name,) for each in survey.project.settings.relations if each.name != each.inverse)
    kinds = next((kinds for kinds in (*_ONE_WAY, *own) if kind in kinds), ())
    way = _way(survey, two, one, kinds=kinds) if kinds else ()
    if not way:
        return None
    labels = [survey.corpus.by_path[path].label for path in (one, *way)]
    message = f"that would close a circle: {f' {verb(kinds[0])} '.join(labels)}"
    record = survey.corpus.by_path[two].record
    said = (each.reference for each in record.statements if each.kind in kinds)
    place = next((reference_place(record, reference) for reference in said), Place(two))
    hint = "take back the statement that is wrong first, with `steelyard link … --remove`"
    return Diagnostic("W912", Severity.ERROR, place, message, hint)


def _way(survey: Survey, start: str, end: str, *, kinds: Sequence[str]) -> tuple[str, ...]:
    """Return a shortest way from one record to another along relations of some kinds; () without one."""
    before: dict[str, str] = {start: ""}
    queue = deque([start])
    while queue:
        path = queue.popleft()
        if path == end:
            way = [path]
            while before[way[-1]]:
                way.append(before[way[-1]])
            return tuple(reversed(way))
        for side in survey.corpus.by_path[path].relations:
            if side.kind in kinds and side.path not in before:
                before[side.path] = path
                queue.append(side.path)
    return ()
