"""What happened to a decision on which day: proposed, accepted, amended, reviewed, ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.dates import ordinal
from steelyard.core.history import events_in
from steelyard.core.language.language import message
from steelyard.core.shown import short_name
from steelyard.core.timeline.force import begins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.language.language import Language
    from steelyard.core.statuses import Statuses

_EVENTS = {"amended": message("Amended"), "reviewed": message("Reviewed")}


class Mark(Struct, frozen=True):
    """An event: its `kind` (a `StatusView.shape`, 'amended' or 'reviewed'), its day as a count, its words."""

    kind: str
    day: int
    text: str


def marks_of(corpus: Corpus, decision: Decision, statuses: Statuses) -> tuple[Mark, ...]:
    """Return a decision's events in order of time, each once. One that is dated has at least one."""
    found: dict[tuple[str, int], Mark] = {}
    events = (
        *_amendments(corpus, decision),
        *_steps(decision, statuses, corpus.language),
        *_times(corpus, decision, statuses),
    )
    for mark in events:
        found.setdefault((mark.kind, mark.day), mark)
    status, date = statuses.of(decision), begins(decision)
    if date and not decision.in_force and all(kind != status.shape for kind, _ in found):
        own, words = decision.record.date or date, status.label
        mark = _mark(status.shape, own, words, language=corpus.language)
        found[mark.kind, mark.day] = mark
    return tuple(sorted(found.values(), key=lambda mark: (mark.day, mark.kind)))


def _mark(kind: str, date: str, words: str, *, language: Language, by: str = "") -> Mark:
    told = language.date(date)
    text = (
        language.say("{event} {date} by {records}", event=words, date=told, records=by)
        if by
        else language.say("{event} {date}", event=words, date=told)
    )
    return Mark(kind, ordinal(date), text)


def _steps(decision: Decision, statuses: Statuses, language: Language) -> Iterator[Mark]:
    for step in decision.record.history:
        if step.date is None:
            continue
        said = events_in(f"{step.text} {step.note}")
        view = statuses.step(step.status, step.text)
        if view and not (said and view.word == "other"):
            yield _mark(view.shape, step.date, view.label, language=language)
        for event in sorted(said):
            yield _mark(event, step.date, language.say(_EVENTS[event]), language=language)


def _times(corpus: Corpus, decision: Decision, statuses: Statuses) -> Iterator[Mark]:
    """Give the beginning of each time in force, and the end of the last."""
    status, language = statuses.of(decision), corpus.language
    for time in decision.in_force:
        if time.start:
            own = status.shape == "in-force" and status.word != "accepted"
            words = status.label if own else language.say("Accepted")
            yield _mark("in-force", time.start, words, language=language)
    end = decision.in_force[-1].end if decision.in_force else None
    if end and not decision.holds:
        held = [path for path in decision.related("superseded_by") if corpus.by_path[path].in_force]
        by = _named(corpus, held) if status.shape == "superseded" else ""
        yield _mark(status.shape, end, status.label, language=language, by=by)


def _amendments(corpus: Corpus, decision: Decision) -> Iterator[Mark]:
    for path in decision.related("amended_by"):
        if date := begins(corpus.by_path[path]):
            words, by = corpus.language.say(_EVENTS["amended"]), _named(corpus, (path,))
            yield _mark("amended", date, words, language=corpus.language, by=by)


def _named(corpus: Corpus, paths: Iterable[str]) -> str:
    return ", ".join(short_name(corpus.by_path[path]) for path in paths)
