"""A record's text with another status, one more relation or an alias, in the style that it has; nothing else changes."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.model import Record
from steelyard.core.places import reference_place
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.evidence import gather
from steelyard.reading.frontmatter import cut, texts
from steelyard.reading.given import KEYS
from steelyard.reading.life import UNACCEPTED
from steelyard.reading.naming import read_name
from steelyard.reading.parse import parse
from steelyard.reading.status import read_status
from steelyard.writing.amending.agreement import Wanted, agrees, forgets, is_recorded
from steelyard.writing.amending.badges import with_badge, with_definition
from steelyard.writing.amending.front import day_beside, entry, is_there, with_item, with_key
from steelyard.writing.amending.heads import date_ways, kept_date_ways, status_ways
from steelyard.writing.amending.lines import lines_of
from steelyard.writing.amending.phrases import NewStep, reworded
from steelyard.writing.amending.removals import removal_ways
from steelyard.writing.amending.ties import relation_ways

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from steelyard.core.model import Statement
    from steelyard.core.settings import Settings
    from steelyard.reading.evidence import Evidence
    from steelyard.reading.parse import Parsed
    from steelyard.writing.amending.lines import Lines
    from steelyard.writing.amending.names import Other

_UNREADABLE = frozenset({"Y001", "Y002", "Y003", "Y004", "Y007", "Y008"})
_BEFORE = frozenset({"draft", "proposed"})
_ENDED = frozenset({"superseded", "deprecated"})


class FileOf(Struct, frozen=True):
    """Where a record's text is from: its path from the project's root, the site's settings, and its source's name."""

    path: str
    settings: Settings
    source: str = ""


class _Opened(Struct, frozen=True):
    """A record's text cut, gathered and parsed."""

    lines: Lines
    evidence: Evidence
    parsed: Parsed
    record: Record


def with_status(text: str, *, file: FileOf, step: NewStep) -> str | Diagnostic:
    """Give a record another status; the same text where it has that one already.

    A step joins the steps that the file keeps: in front matter's `history`, as a dated line, as a row. A status written
    with its date is written over with both. A field for the date follows only when the record is accepted for the
    first time. W910 where none of that can be read back, W911 where a relation stands against it.
    """
    opened = _opened(text, file)
    if isinstance(opened, Diagnostic):
        return opened
    record = opened.record
    if record.status == step.word:
        return text
    wanted = Wanted(step.word, step.date, step.by, dropped=_left_standing(opened))
    for lines in _throughout(_status_ways(opened, file, step), file, step, old=record.status):
        if agrees(opened.parsed, _read(lines, file), wanted):
            return lines.exact
    return _against(record, step.word) or _by_hand(
        record, f"`{step.word}` cannot be written into it safely", "status"
    )


def with_relation(
    text: str, *, file: FileOf, kind: str, other: Other, step: NewStep | None = None
) -> str | Diagnostic:
    """Let a record state a relation to another one; `kind` is spelt as in the model.

    With `step` the status becomes that one too. W910 where it cannot be read back.
    """
    opened = _opened(text, file)
    if isinstance(opened, Diagnostic):
        return opened
    status = step.word if step else ""
    like = [each.reference.text for each in opened.record.statements]
    targets = other.spellings(file.path, like=like)
    wanted = Wanted(
        status, step.date if step else "", step.by if step else "", kind, targets, _left_standing(opened)
    )
    for lines in _throughout(
        _relation_ways(opened, file, kind, other=other, step=step), file, step, old=opened.record.status
    ):
        if agrees(opened.parsed, _read(lines, file), wanted):
            return lines.exact
    if not other.way(file.path):
        message = f"no link leads from here to `{other.path}`: this file lies outside of the project"
        hint = "say it in the other record alone, by hand: one side is enough"
        return Diagnostic("W910", Severity.ERROR, Place(file.path), message, hint)
    verb = kind.replace("_", " ")
    return _by_hand(opened.record, f"`{verb} {other.label}` cannot be written into it safely", kind)


def without_relation(
    text: str, *, file: FileOf, taken: Collection[Statement], former: str = ""
) -> str | Diagnostic:
    """Let a record no longer make some statements; with `former` it has that status then.

    W910 where what is left cannot be read back as all else that it says.
    """
    left = {(each.kind, each.reference.target) for each in taken}
    while True:
        opened = _opened(text, file)
        if isinstance(opened, Diagnostic):
            return opened
        record = opened.record
        said = [each for each in record.statements if (each.kind, each.reference.target) in left]
        if not said:
            return text
        statement, last = said[0], len(said) == 1
        named = (statement.kind, statement.reference.target)
        status = former if last and former else record.status
        own = file.settings.statuses
        ways = removal_ways(
            opened.lines, opened.evidence, record, statement, former=former if last else "", own=own
        )
        step = NewStep(former, record.date or "") if last and former else None
        whole = _throughout(ways, file, step, old=record.status)
        found = (way for way in whole if forgets(opened.parsed, _read(way, file), named, status=status))
        way = next(found, None)
        if way is None:
            words = f"{statement.kind.replace('_', ' ')} {statement.reference.text}"
            place = reference_place(record, statement.reference)
            hint = "take it out by hand, and see with `steelyard show` what is read then"
            return Diagnostic("W910", Severity.ERROR, place, f"`{words}` cannot be taken out safely", hint)
        text = way.exact


def tells_date(text: str, *, file: FileOf, step: NewStep) -> bool:
    """Say whether a record's text tells when, and by whom where somebody is named, it came to its status."""
    lines = lines_of(text)
    record = parse(lines.plain, path=file.path, source=file.source, settings=file.settings).item
    if not isinstance(record, Record):
        return False
    front = cut(lines.plain, file=file.path)[0]
    status = entry(front, *KEYS["status"])
    day = day_beside(lines, front, status) if status and not step.by else None
    beside = day is not None and day[1].text.strip() == step.date
    return beside or is_recorded(record, status=step.word, date=step.date, by=step.by)


def with_alias(text: str, address: str, *, path: str) -> str:
    """Add an earlier address to the `aliases` of a record's exact text; the same text where it is there or cannot be added."""
    lines = lines_of(text)
    front = cut(lines.plain, file=path)[0]
    alias = f"/{address}"
    pair = entry(front, "aliases")
    if pair is not None:
        if any(node.text.strip() in {alias, address} for node in texts(pair[1])):
            return text
        new = with_item(lines, pair, alias)
        return new.exact if new else text
    if is_there(front):
        return with_key(lines, front, "aliases", text=alias).exact
    return lines.with_lines(0, ["---", f"aliases: {alias}", "---", ""]).exact


def _opened(text: str, file: FileOf) -> _Opened | Diagnostic:
    lines = lines_of(text)
    parsed = _read(lines, file)
    faults = (each for each in parsed.diagnostics if each.code in _UNREADABLE)
    fault = next(faults, None)
    if fault:
        return fault
    if not isinstance(parsed.item, Record):
        return Diagnostic("W910", Severity.ERROR, Place(file.path), f"it is no record: {parsed.reason}", "")
    evidence, _ = gather(lines.plain, file=file.path, name=read_name(file.path))
    return _Opened(lines, evidence, parsed, parsed.item)


def _left_standing(opened: _Opened) -> frozenset[tuple[str, str]]:
    """Return the relations that a template's list of statuses holds as an example: they go with it."""
    lines = {value.line for value in opened.evidence.values("status") if read_status(value.text).placeholder}
    return frozenset(
        (each.kind, each.reference.target)
        for each in opened.record.statements
        if each.reference.line in lines
    )


def _read(lines: Lines, file: FileOf) -> Parsed:
    return parse(lines.plain, path=file.path, source=file.source, settings=file.settings)


def _throughout(
    ways: Iterator[Lines], file: FileOf, step: NewStep | None, *, old: str | None = None
) -> Iterator[Lines]:
    """Yield each way, and then, where it leaves another status in a second place of the record, with that one changed too."""
    for way in ways:
        lines = way
        if step and old and "/badge/" in way.plain:
            evidence, _ = gather(way.plain, file=file.path, name=read_name(file.path))
            lines = with_badge(way, evidence, old, word=step.word, own=file.settings.statuses)
            lines = with_definition(lines, evidence, old, word=step.word, own=file.settings.statuses)
        yield from dict.fromkeys((lines, way))
        whole = lines
        for found in _read(lines, file).diagnostics if step else ():
            if step and found.code == "S103":
                at = found.place
                text = whole.line(at.line)[at.column - 1 :][: at.length]
                again = reworded(text, step, file.settings.statuses) or text
                whole = whole.with_span(at.line, at.column, length=at.length, text=again)
        if whole != lines:
            yield whole


def _status_ways(opened: _Opened, file: FileOf, step: NewStep) -> Iterator[Lines]:
    """Yield the ways to write a status, with its date where that is wanted and not told by the status itself."""
    own = file.settings.statuses
    like = {word.word: word.like for word in own}
    meaning, old = like.get(step.word, step.word), like.get(opened.record.status or "", opened.record.status)
    first = meaning == "accepted" and (old in _BEFORE or opened.record.date is None)
    pictured = with_definition(
        opened.lines, opened.evidence, opened.record.status or "", word=step.word, own=own
    )
    written = status_ways(opened.lines, opened.evidence, opened.record, step=step, own=own)
    for lines in chain((pictured,) if pictured != opened.lines else (), written):
        record = _read(lines, file).item
        if first and isinstance(record, Record) and record.status == step.word and record.date != step.date:
            evidence, _ = gather(lines.plain, file=file.path, name=read_name(file.path))
            yield from date_ways(lines, evidence, record, date=step.date)
            yield lines
        else:
            yield from _with_day_kept(lines, opened, file, word=step.word)


def _with_day_kept(lines: Lines, opened: _Opened, file: FileOf, *, word: str) -> Iterator[Lines]:
    """Yield the ways to keep the day that a record had, where it went with the former status, then the text as it is."""
    record = _read(lines, file).item
    if (
        opened.record.date
        and isinstance(record, Record)
        and record.status == word
        and (record.date is None or _is_later(opened.record, record))
    ):
        evidence, _ = gather(lines.plain, file=file.path, name=read_name(file.path))
        yield from kept_date_ways(lines, evidence, date=opened.record.date)
    yield lines


def _is_later(old: Record, new: Record) -> bool:
    """Say whether the day of a status stands in the place of that on which a record was accepted."""
    if old.status != "accepted" or new.date == old.date:
        return False
    told = new.decided == old.date or any(step.date == old.date for step in new.history)
    return new.status in UNACCEPTED or (new.status == "superseded" and not told)


def _relation_ways(
    opened: _Opened, file: FileOf, kind: str, *, other: Other, step: NewStep | None
) -> Iterator[Lines]:
    own = file.settings.statuses
    for lines in relation_ways(
        opened.lines, opened.evidence, opened.record, kind=kind, other=other, step=step, own=own
    ):
        yield from _with_day_kept(lines, opened, file, word=step.word) if step else (lines,)


def _against(record: Record, word: str) -> Diagnostic | None:
    """Say which relation keeps a record superseded."""
    over = next((each for each in record.statements if each.kind == "superseded_by"), None)
    if record.status not in _ENDED or over is None or word == "superseded":
        return None
    reference = over.reference
    place = Place(record.path, reference.line, reference.column, reference.length)
    message = f"it says here that it is superseded by `{reference.text}`, and cannot be {word} as well"
    hint = "take that back first, with `steelyard link … --remove`, then give the command again"
    return Diagnostic("W911", Severity.ERROR, place, message, hint)


def _by_hand(record: Record, what: str, field: str) -> Diagnostic:
    origin = record.origin(field) or record.origin("status")
    place = Place(record.path, origin.line, origin.column, origin.length) if origin else Place(record.path)
    hint = "write it by hand, and see with `steelyard show` that it is read"
    return Diagnostic("W910", Severity.ERROR, place, what, hint)
