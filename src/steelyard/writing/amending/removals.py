"""A relation to another record, taken out of a record's text again: the ways in which it can be done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.core.relations.words import label as words_of
from steelyard.reading.dates import find_dates
from steelyard.reading.evidence import gather
from steelyard.reading.fields import FIELD_OF, normal_label, section_field
from steelyard.reading.frontmatter import fold_key, texts
from steelyard.reading.given import KEYS
from steelyard.reading.inline import plain
from steelyard.reading.statements import VERB, kind_of
from steelyard.reading.status import read_status
from steelyard.reading.status_words import spelled
from steelyard.writing.amending import front
from steelyard.writing.amending.badges import has_picture, shown_as
from steelyard.writing.amending.boxes import unticked_ways
from steelyard.writing.amending.heads import replaced
from steelyard.writing.amending.phrases import cased
from steelyard.writing.amending.steps import without_supersession

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.model import Record, Statement
    from steelyard.core.settings import StatusWord
    from steelyard.reading.evidence import Evidence
    from steelyard.reading.outline import Section
    from steelyard.reading.yaml import Node
    from steelyard.writing.amending.lines import Lines

_AFTER = re.compile(r"\s*(?:[,;&]|and\b)\s*")
_BEFORE = re.compile(r"\s*(?:[,;&]|,?\s*\band)\s*$")
_BEFORE_DAY = re.compile(r"(?P<marks>[*_]*)[ ,;:(–—-]*(?:on )?")
_MARKS = re.compile(r"[*_`]+")
_NO_WORDS = " \t-*+_>|:.,;()`"
_HEADINGS = frozenset({"links", "status"})


def removal_ways(
    lines: Lines,
    evidence: Evidence,
    record: Record,
    statement: Statement,
    *,
    former: str,
    own: Sequence[StatusWord],
) -> Iterator[Lines]:
    """Yield the ways to take out what a record states, the best first; each is to be read again before it is believed.

    `former` is the status that the record has then, '' where it keeps its own.
    """
    if former and statement.reference.line >= evidence.front.body_line:
        yield from unticked_ways(lines, statement.reference.line, former, own)
    ways = _from_body if statement.reference.line >= evidence.front.body_line else _from_front
    for way in ways(lines, evidence, record, statement):
        if former:
            yield from _with_former(way, evidence, former, own=own)
        yield way
    if former:
        yield from _in_place(lines, statement, former)


def _from_front(lines: Lines, evidence: Evidence, _record: Record, statement: Statement) -> Iterator[Lines]:
    reference = statement.reference
    for key, value in evidence.front.entries:
        if not key.line <= reference.line <= _last(value, key):
            continue
        line = lines.line(reference.line)
        start = line.find(reference.text, max(reference.column - 1, 0))
        if start < 0 or reference.href:
            start, end = reference.column - 1, reference.column - 1 + reference.length
        else:
            end = start + len(reference.text)
        quote = line[start - 1 : start]
        if quote and quote in "\"'" and line[end : end + 1] == quote:
            start, end = start - 1, end + 1
        if len([*texts(value)]) == 1 and "," not in line[:start] + line[end:]:
            yield lines.without(key.line, _last(value, key))
        elif line[:start].strip() == "-":
            yield lines.without(reference.line, reference.line)
        else:
            yield from _cut(lines, reference.line, start, end)


def _last(value: Node, key: Node) -> int:
    return max((node.line for node in front.nodes(value)), default=key.line)


def _from_body(lines: Lines, evidence: Evidence, record: Record, statement: Statement) -> Iterator[Lines]:
    reference = statement.reference
    number, start = reference.line, reference.column - 1
    line, end = lines.line(number), start + reference.length
    beside = (
        other is not statement and other.kind == statement.kind and other.reference.line == number
        for other in record.statements
    )
    if any(beside):
        yield from _cut(lines, number, start, end)
    elif _says_only(line[:start] + " " + line[end:], statement.kind):
        yield from _without_line(lines, evidence, number)


def _says_only(rest: str, kind: str) -> bool:
    """Say whether what stands around a reference is the relation's name, with a date at most."""
    for date in reversed(find_dates(rest)):
        rest = rest[: date.start] + rest[date.end :]
    words = " ".join(plain(rest).strip(_NO_WORDS).split())
    verb = VERB.fullmatch(words)
    named = {fold_key(kind), fold_key(words_of(kind))}
    return (verb is not None and kind_of(verb) == kind) or (
        FIELD_OF.get(normal_label(words)) == kind or fold_key(words) in named
    )


def _without_line(lines: Lines, evidence: Evidence, number: int) -> Iterator[Lines]:
    """Yield the ways to leave out a line: with its section where it stands alone, with a blank line where it is a paragraph."""
    at = number - evidence.shift
    section = next((each for each in evidence.sections if any(own == at for own, _ in each.lines)), None)
    if section is None:  # pragma: no cover (a relation is read from no heading that says nothing else)
        return
    if _stands_alone(section, at):
        head = section.line + evidence.shift
        if all(map(lines.is_blank, range(number + 1, len(lines.texts) + 1))):
            yield lines.without(head - lines.is_blank(head - 1), number)
        yield lines.without(head, number + (number < len(lines.texts) and lines.is_blank(number + 1)))
    if lines.is_blank(number - 1) and lines.is_blank(number + 1):
        yield lines.without(number - 1, number)
    yield lines.without(number, number)


def _stands_alone(section: Section, at: int) -> bool:
    named = section.level > 0 and (normal_label(section.text) in _HEADINGS or section_field(section.text))
    return bool(named) and not any(text.strip() for number, text in section.lines if number != at)


def _cut(lines: Lines, number: int, start: int, end: int) -> Iterator[Lines]:
    """Take one thing out of a row of several, with the comma or "and" that joins it."""
    line = lines.line(number)
    before, after = _BEFORE.search(line[:start]), _AFTER.match(line, end)
    if before:
        yield lines.with_span(number, before.start() + 1, length=end - before.start(), text="")
    elif after:
        yield lines.with_span(number, start + 1, length=after.end() - start, text="")


def _in_place(lines: Lines, statement: Statement, former: str) -> Iterator[Lines]:
    """Put a status in the place of "superseded by", its link, and the day behind it."""
    reference = statement.reference
    line, start = lines.line(reference.line), reference.column - 1
    verb = next(
        (verb for verb in VERB.finditer(line, 0, start) if not line[verb.end() : start].strip(_NO_WORDS)),
        None,
    )
    if verb is None:
        return
    mark = _MARKS.search(verb[0])
    text = cased(former, verb[0]) + (mark[0] if mark else "")
    end = start + reference.length
    dated = _BEFORE_DAY.match(line, end)
    day = next(iter(find_dates(line[dated.end() :])), None) if dated else None
    opened = dated is not None and "(" in dated[0]
    stop = dated.end() + day.end if dated and day else 0
    if dated and day and not day.start and (not opened or line.startswith(")", stop)):
        stop += opened
        yield lines.with_span(
            reference.line, verb.start() + 1, length=stop - verb.start(), text=text + dated["marks"]
        )
    yield lines.with_span(reference.line, verb.start() + 1, length=end - verb.start(), text=text)


def _with_former(
    lines: Lines, evidence: Evidence, former: str, *, own: Sequence[StatusWord]
) -> Iterator[Lines]:
    """Yield the ways to give a record its former status back: in its field, and without the last step of its history."""
    now, _ = gather(lines.plain, file=evidence.file, name=evidence.name)
    history = now.node("history")
    bases = [lines]
    if history:
        shorter = without_supersession(lines, history[1], own=own)
        bases = [shorter, lines] if shorter else bases
    for base in bases:
        again, _ = gather(base.plain, file=evidence.file, name=evidence.name)
        pair = front.entry(again.front, *KEYS["status"])
        if pair:
            way = front.with_value(base, pair, cased(former, pair[1].text))
            day, date = front.day_beside(base, again.front, pair), again.front.find("date")
            if (
                way and day and date and date != day
            ):  # the day of the former status stands in a key of its own
                moved = gather(way.plain, file=evidence.file, name=evidence.name)[0].front
                own_pair = front.entry(moved, *KEYS["status"])
                day = front.day_beside(way, moved, own_pair) if own_pair else None
                dated = front.with_value(way, day, date[1].text.strip()) if day else None
                yield from (dated,) if dated else ()
            yield from (way,) if way else ()
        else:
            for value in again.from_labels("status"):
                if has_picture(value.text) and read_status(value.text, own).word == "superseded":
                    yield from replaced(base, value, shown_as(value.text, former, own))
                elif spelled(value.text.strip("*_`. "), own) == "superseded":
                    yield from replaced(base, value, cased(former, value.text))
        if base is not lines:
            yield base
