"""A record's life as its file tells it: its status, the dates of its steps, its history and its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.dates import day
from steelyard.core.history import events_in
from steelyard.core.model import Origin, Statement, Step
from steelyard.core.relations.spans import chronological
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.boxes import chosen_in
from steelyard.reading.dates import find_dates, looks_dated, no_date
from steelyard.reading.evidence import MOST_VALUES
from steelyard.reading.frontmatter import texts
from steelyard.reading.given import Value
from steelyard.reading.inline import plain
from steelyard.reading.later_changes import before_changes, without_changes
from steelyard.reading.names import is_placeholder
from steelyard.reading.parts import without_part
from steelyard.reading.pointers import successors
from steelyard.reading.statements import starts_as_replaced, starts_with_relation, statements_in
from steelyard.reading.status import StatusReading, read_status, read_steps, without_choices
from steelyard.reading.status_words import NOTHING, begun_with, nearest_status

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.settings import StatusWord
    from steelyard.reading.dates import FoundDate, Order
    from steelyard.reading.evidence import Evidence

_ENDED = frozenset({"superseded", "deprecated"})
_LONGEST_DATE = 400  # characters: what is longer is no date
_SHORTEST_LINE = 40  # characters of a line of a paragraph that is broken
_DECIDED = frozenset({"accepted", "superseded"})
UNACCEPTED = frozenset({"rejected", "proposed", "draft"})
"""Statuses whose own day is a record's date, where it tells no other."""

_UNDECIDED = frozenset({"proposed", "draft"})
"""Of these two either one's day counts: the log of a record that is proposed may tell of its draft alone."""


class Life(Struct, frozen=True):
    """What was read; `ambiguous` says that a date could be read in two ways, `written` holds the dates as text."""

    status: str | None = None
    status_text: str | None = None
    date: str | None = None
    decided: str | None = None
    history: tuple[Step, ...] = ()
    statements: tuple[Statement, ...] = ()
    origins: tuple[tuple[str, Origin], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    ambiguous: bool = False
    written: tuple[str, ...] = ()


def read_life(evidence: Evidence, *, own: Sequence[StatusWord], order: Order) -> Life:
    """Read status, date and history; `order` says which of day and month comes first in this folder."""
    values = evidence.from_front("status")
    firm = bool(values) or evidence.unreadable("status")
    values = values if firm else evidence.from_labels("status")
    pointing = not evidence.values("superseded_by")
    reading, value, statements, found = _status(values, own=own, firm=firm, pointing=pointing)
    told_apart = reading.word == "other" and _in_part(reading.text, own) and evidence.values("amended_by")
    diagnostics = [] if told_apart else list(found)
    written: list[str] = []
    sources = _steps(evidence, values, own=own, order=order, diagnostics=diagnostics, written=written)
    steps = tuple(sources)
    told = {step.status for step in steps if step.status}
    # The log ends before what the status says.
    beyond = reading.known and reading.word not in told and bool(told)
    several = sum(bool(step.status) for step in steps) > 1 and not firm and not beyond
    if several or (reading.word is None and any(step.status for step in steps)):
        last = _last(steps)
        elsewhere = value is not None and sources[last].how != value.how
        if not (elsewhere and last.status == reading.word):  # which the status then says in its own words
            reading, value = StatusReading(last.status, last.text), sources[last]
    date, origin, doubts, ambiguous = _date(evidence, order=order, written=written)
    logged = [] if evidence.node("history") else evidence.from_labels("history")
    unread = _unread(values, logged, own=own, order=order, written=written)
    decided = None
    for step in reversed(_ordered(steps)):
        if step.date and step.status in _DECIDED:
            ends = step.status == "superseded" and begun_with(reading.text, own) not in UNACCEPTED
            if ends and date and day(date) < day(step.date) and not step.date.startswith(date):
                decided = date
            date, doubts = step.date, []
            origin = sources[step].origin()
            break
    if reading.word in UNACCEPTED and not (date or doubts or unread):
        alike = _UNDECIDED if reading.word in _UNDECIDED else {reading.word}
        told_by = next((one for one in reversed(_ordered(steps)) if one.date and one.status in alike), None)
        date, origin = (told_by.date, sources[told_by].origin()) if told_by else (None, None)
    diagnostics += doubts or ([] if date else unread)
    origins = []
    if reading.text and value:
        origins.append(("status", value.origin()))
    if date and origin:
        origins.append(("date", origin))
    return Life(
        reading.word, reading.text or None, date, decided, _ordered(steps), tuple(statements), tuple(origins), tuple(diagnostics),
        ambiguous or bool(unread), tuple(written),
    )  # fmt: skip


def _status(
    values: list[Value], *, own: Sequence[StatusWord], firm: bool, pointing: bool
) -> tuple[StatusReading, Value | None, list[Statement], list[Diagnostic]]:
    """Read the status and what it states; it may be `pointing` to a successor where no field of its own names one."""
    best, where = StatusReading(None, ""), None
    statements: list[Statement] = []
    for before, value in zip((None, *values), values, strict=False):
        goes_on = before is not None and _goes_on(before, value)
        reading = StatusReading(None, "") if goes_on else read_status(value.text, own)
        told = chosen_in(value.text) if reading.word == "superseded" else without_choices(value.text)
        stated = list(statements_in(told, number=value.line, shift=value.shift))
        if pointing and not (stated or statements):
            above = before.text if before else ""
            stated += successors(told, above=above, own=own, number=value.line, shift=value.shift)
        statements += stated
        if reading.word is None:
            if best.word is None and reading.placeholder:
                best, where = reading, value
            continue
        if (
            best.word is None
            or (not best.known and reading.known and not firm)
            or (reading.known and reading.word in _ENDED)
        ):
            relation_only = not reading.known and bool(stated) and starts_with_relation(value.text)
            if not relation_only and (best.word is None or len(plain(value.text)) <= 200):
                best, where = reading, value
    diagnostics = []
    if best.word == "other" and not best.known and where is not None:
        best = StatusReading("other", _shortened(best.text), known=False)
        if not (statements and starts_as_replaced(where.text)):  # in part: told as a relation
            diagnostics.append(_unknown(best.text, where, own))
    if best.placeholder and where is not None:
        diagnostics.append(_left_standing(where))
    return best, where, statements, diagnostics


def _in_part(text: str, own: Sequence[StatusWord]) -> bool:
    """Say whether a status is that of a record superseded in part; by which one a field of its own may tell."""
    return begun_with(without_part(text), own) == "superseded"


def _goes_on(before: Value, value: Value) -> bool:
    """Say whether a line goes on with the sentence of the line before it, so that its first word is no status."""
    return (
        value.line == before.line + 1
        and len(before.text) >= _SHORTEST_LINE
        and before.text[-1] not in ".:!?)"
        and value.text[:1].islower()
        and not starts_as_replaced(value.text)
    )


def _left_standing(value: Value) -> Diagnostic:
    return Diagnostic(
        "N102", Severity.NOTE, Place("", value.line, value.column, value.length),
        "a template's list of statuses was left standing", "write the one that holds",
    )  # fmt: skip


def _unknown(text: str, value: Value, own: Sequence[StatusWord]) -> Diagnostic:
    like = nearest_status(text, own)
    return Diagnostic(
        "S101", Severity.WARNING, Place("", value.line, value.column, value.length), f"`{text}` is no status this site knows",
        (f"did you mean `{like}`? " if like else "")
        + "shown as written; to give it a meaning and a colour, add it to `statuses` in steelyard.yml",
    )  # fmt: skip


def _shortened(text: str) -> str:
    if len(text) <= 60:
        return text
    sentence = text.split(". ", 1)[0]
    return sentence if len(sentence) <= 60 else sentence[:59].rsplit(" ", 1)[0] + "…"


def _steps(
    evidence: Evidence,
    values: list[Value],
    *,
    own: Sequence[StatusWord],
    order: Order,
    diagnostics: list[Diagnostic],
    written: list[str],
) -> dict[Step, Value]:
    """Return the steps with the values they were read from: of front matter's history, else of the body."""
    steps: dict[Step, Value] = {}
    for step, value, reading in _front_history(evidence, own=own, order=order, written=written):
        steps.setdefault(step, value)
        if reading.placeholder:
            diagnostics.append(_left_standing(value))
        elif not reading.known and not events_in(step.text):
            diagnostics.append(_unknown(step.text, value, own))
    if not steps:
        for value in (*values, *evidence.from_labels("history")):
            for step in read_steps(value.text, own=own, order=order):
                if value.how == "history table row":  # put together from two cells, the date's first
                    date = find_dates(step.text, order=order)[0]
                    step = replace(step, text=step.text[date.end :].strip())  # noqa: PLW2901
                steps.setdefault(step, value)
    return steps


def _front_history(
    evidence: Evidence, *, own: Sequence[StatusWord], order: Order, written: list[str]
) -> Iterator[tuple[Step, Value, StatusReading]]:
    """Yield the steps of front matter with their places, each with its status as it was read; add dates to `written`."""
    found = evidence.node("history")
    if found is None or found[1].kind != "list":
        return
    how = f"front matter: {found[0].text}"
    for item in found[1].items[:MOST_VALUES]:
        nodes = {key.text.strip().casefold(): node for key, node in item.entries}
        by = ", ".join(node.text for node in texts(nodes["by"])) if "by" in nodes else ""
        fields = {name: node.text for name, node in nodes.items()}
        told_by = nodes.get("status", item)
        value = Value(told_by.text, told_by.line, told_by.column, told_by.length, how)
        written.append(fields.get("date") or told_by.text)
        told = read_steps(item.text, own=own, order=order) if item.kind == "scalar" else ()
        if told:
            yield told[0], value, StatusReading(told[0].status, told[0].text)
            continue
        dates = find_dates(fields.get("date") or told_by.text, order=order)
        status = told_by.text if nodes else _without(told_by.text, dates)
        reading = read_status(status, own)
        date = next((date.iso for date in dates if date.iso), None)
        if date or reading.word or reading.placeholder:
            text = _shortened(reading.text)
            step = Step(date, reading.word, by, fields.get("note", ""), text)
            yield step, value, reading


def _without(text: str, dates: Sequence[FoundDate]) -> str:
    """Return what a text says beside its first date."""
    if not dates:
        return text
    return f"{text[: dates[0].start]} {text[dates[0].end :]}".strip(" :;,()–—-")


def _ordered(steps: Sequence[Step]) -> tuple[Step, ...]:
    return tuple(chronological(steps))


def _last(steps: Sequence[Step]) -> Step:
    return [step for step in _ordered(steps) if step.status][-1]


def _date(
    evidence: Evidence, *, order: Order, written: list[str]
) -> tuple[str | None, Origin | None, list[Diagnostic], bool]:
    if evidence.unreadable("date"):
        return None, None, [], False
    doubts: list[Diagnostic] = []
    ambiguous = False
    for values, meant in _candidates(evidence):
        dated: list[tuple[str, Value]] = []
        for value in values:
            if is_placeholder(value.text):
                continue
            text = before_changes(plain(value.text)[:_LONGEST_DATE])
            written.append(text)
            found = find_dates(text, order=order)
            dated += [(date.iso, value) for date in found if date.iso]
            faults = [date.fault for date in found if not date.iso]
            ambiguous = ambiguous or any("two dates" in fault for fault in faults)
            if len(faults) < len(found):
                continue
            said = value in meant and text.casefold() not in NOTHING
            if faults or said or looks_dated(text):
                doubts.append(_doubt(value, faults[0] if faults else no_date(text[:40])))
        if dated:
            iso, value = max(dated, key=lambda pair: pair[0])
            return iso, value.origin(), [], ambiguous
        if doubts:
            return None, None, doubts, ambiguous  # a wrong date is not quietly replaced by another
    if evidence.name.date:
        return evidence.name.date, Origin("file name"), [], ambiguous
    return None, None, doubts, ambiguous


def _candidates(evidence: Evidence) -> Iterator[tuple[list[Value], list[Value]]]:
    """Yield the values that may tell the date, the best ones first, and which of them must be meant as one."""
    front = evidence.from_front("date")
    yield front, front
    labelled = evidence.from_labels("date")
    yield (
        [*labelled, *evidence.from_labels("modified")],
        [value for value in labelled if not value.how.endswith("section")],
    )
    yield evidence.from_labels("since"), []
    yield evidence.from_labels("created"), []
    yield evidence.from_labels("updated"), []


def _unread(
    values: Sequence[Value],
    logged: Sequence[Value],
    *,
    own: Sequence[StatusWord],
    order: Order,
    written: list[str],
) -> list[Diagnostic]:
    """Report the dates of status lines that can be read in two ways, and add their lines to `written`.

    Of what is `logged` only the steps are such lines: a log of changes to the text gives a record no date.
    """
    doubts = []
    for value in (*values, *logged):
        text = plain(value.text)[:_LONGEST_DATE]
        dates = find_dates(without_changes(text), order=order)
        if dates:
            written.append(text)
        unread = [_doubt(value, date.fault) for date in dates if "two dates" in date.fault]
        if unread and (value in values or read_steps(value.text, own=own, order="day")):
            doubts += unread
    return doubts


def _doubt(value: Value, reason: str) -> Diagnostic:
    return Diagnostic(
        "D101", Severity.WARNING, Place("", value.line, value.column, value.length), reason,
        "write it as YYYY-MM-DD; until then the record has no date",
    )  # fmt: skip
