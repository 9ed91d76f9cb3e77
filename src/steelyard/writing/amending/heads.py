"""A status, and the date beside it, written into a record in the style it has: the ways in which it can be done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.evidence import gather
from steelyard.reading.fields import FIELD_OF
from steelyard.reading.frontmatter import key_of
from steelyard.reading.given import KEYS
from steelyard.reading.names import is_placeholder
from steelyard.reading.status import read_status, read_steps
from steelyard.writing.amending import front
from steelyard.writing.amending.badges import has_picture, shown_as
from steelyard.writing.amending.boxes import BOX, ticked_ways
from steelyard.writing.amending.phrases import MOST_WORDS, by_link, cased, further, redated, reworded
from steelyard.writing.amending.rows import below_row, further_row, labelled_row
from steelyard.writing.amending.sections import (
    above,
    below,
    below_heading,
    labelled_like,
    last_line,
    pieces_of,
    status_section,
    with_section,
)
from steelyard.writing.amending.steps import with_step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.model import Record
    from steelyard.core.settings import StatusWord
    from steelyard.reading.evidence import Evidence
    from steelyard.reading.given import Value
    from steelyard.reading.yaml import Node
    from steelyard.writing.amending.lines import Lines
    from steelyard.writing.amending.phrases import NewStep

_DECIDED = frozenset({"date", "decided", "decision-date", "date-decided", "date-accepted"})
_EMPTY = re.compile(r"(?:[ \t>]*[-*+][ \t]+)?[*_]*status[*_]*[ \t]*:[*_]*[ \t]*$", re.IGNORECASE)
_HEAD = 40  # lines in which a field without a value is looked for
_BULLETS = ("date", "deciders", "authors", "tags")


def status_ways(
    lines: Lines, evidence: Evidence, record: Record, *, step: NewStep, own: Sequence[StatusWord]
) -> Iterator[Lines]:
    """Yield the ways to give a record another status, the best first; each is to be read again before it is believed."""
    pair = front.entry(evidence.front, *KEYS["status"])
    history = evidence.node("history")
    if history and history[1].kind == "list":
        for way in _in_front(lines, evidence, pair, step, own=own) if pair else (lines,):
            dated = with_step(way, history[1], step, own=own)
            if dated is not None:
                yield dated
        return
    if pair:
        yield from _in_front(lines, evidence, pair, step, own=own)
    else:
        yield from _in_body(lines, evidence, record, step=step, own=own)


def date_ways(lines: Lines, evidence: Evidence, record: Record, *, date: str) -> Iterator[Lines]:
    """Yield the ways to give a record another date where it has one that tells when it was decided; none for other dates."""
    origin = record.origin("date")
    if origin is None:
        yield from _first_dates(lines, evidence, date=date)
        return
    how, _, key = origin.how.partition(": ")
    if how == "front matter":
        pair = next((each for each in evidence.front.entries if each[0].text == key), None)
        if pair and key_of(*pair) in _DECIDED and pair[1].line == origin.line:
            node = pair[1].items[0] if pair[1].kind == "list" else pair[1]
            yield from filter(None, (front.with_value(lines, pair, redated(node.text, date)),))
        return
    for value in evidence.from_labels("date"):
        if (value.line, value.column) == (origin.line, origin.column):
            yield from replaced(lines, value, redated(value.text, date))


def kept_date_ways(lines: Lines, evidence: Evidence, *, date: str) -> Iterator[Lines]:
    """Yield the ways to keep the date of a record that stood with its former status, in a field of its own."""
    if front.entry(evidence.front, *KEYS["status"]):
        if not front.entry(evidence.front, *KEYS["date"]):
            yield front.with_key(lines, evidence.front, "date", text=date, after=KEYS["status"])
        return  # pragma: no cover (only where the way before is not believed)
    for value in evidence.from_labels("status")[:1]:
        yield from beside(lines, value, "Date", date)


def beside(lines: Lines, at: Value, label: str, text: str) -> Iterator[Lines]:
    """Put another field below one that is a bullet, a line or a row, in the form that it has."""
    if at.how.endswith("row"):
        row = labelled_row(lines, at, label, text)
        yield from [lines.with_lines(below_row(lines, at.line), [row])] if row else ()
        return
    new = labelled_like(lines, at, label, text)
    if new is None:
        return
    last = last_line(lines, at)
    line = lines.line(last)
    apart = not at.how.endswith("bullet") and lines.is_blank(last + 1)
    end = line[len(line.rstrip(" \\")) :] if not apart else ""
    yield lines.with_lines(last, ["", new] if apart else [new + end])


def dated_way(
    lines: Lines, values: Sequence[Value], dated: Sequence[Value], text: str, *, own: Sequence[StatusWord]
) -> Lines:
    """Put a dated line to others, at their newest end."""
    if latest(dated, own) is dated[-1]:
        return below(lines, values, dated[-1], text)
    return above(lines, dated[0], text)


def _first_dates(lines: Lines, evidence: Evidence, *, date: str) -> Iterator[Lines]:
    """Yield the ways to date a record that has no date: where a place is left for one, or beside a status in front matter."""
    pair = front.entry(evidence.front, *_DECIDED)
    if pair:
        yield from filter(None, (front.with_value(lines, pair, date),))
        return  # pragma: no cover (only where the way before is not believed)
    for value in evidence.from_labels("date"):
        if is_placeholder(value.text):
            yield from replaced(lines, value, date)
            return  # pragma: no cover (only where the way before is not believed)
    if front.entry(evidence.front, *KEYS["status"]) and not front.entry(evidence.front, *KEYS["date"]):
        yield front.with_key(lines, evidence.front, "date", text=date, after=KEYS["status"])


def _in_front(
    lines: Lines, evidence: Evidence, pair: tuple[Node, Node], step: NewStep, *, own: Sequence[StatusWord]
) -> Iterator[Lines]:
    node = pair[1].items[0] if pair[1].kind == "list" and len(pair[1].items) == 1 else pair[1]
    again = reworded(node.text, step, own) if node.kind == "scalar" else None
    for text in filter(None, dict.fromkeys((again, step.word))):
        way = front.with_value(lines, pair, text)
        if way is not None:
            yield from (
                _with_its_day(way, evidence, step) if front.day_beside(lines, evidence.front, pair) else ()
            )
            yield way


def _with_its_day(lines: Lines, evidence: Evidence, step: NewStep) -> Iterator[Lines]:
    """Give a status in front matter that has its day in a mapping with it the new day; that of an acceptance stays in a key of its own."""
    now = gather(lines.plain, file=evidence.file, name=evidence.name)[0].front
    pair = front.entry(now, *KEYS["status"])
    day = front.day_beside(lines, now, pair) if pair else None
    dated = front.with_value(lines, day, step.date) if day else None
    if pair is None or day is None or dated is None:
        return
    was = front.entry(evidence.front, *KEYS["status"])
    decided = was is not None and read_status(was[1].text).word == "accepted"
    if decided and now.find("date") == day:
        yield front.with_key(dated, now, "date", text=day[1].text.strip(), after=KEYS["status"])
    yield dated


def _in_body(
    lines: Lines, evidence: Evidence, record: Record, *, step: NewStep, own: Sequence[StatusWord]
) -> Iterator[Lines]:
    values = evidence.from_labels("status")
    dated = [value for value in values if read_steps(value.text, own=own)]
    logged = [value for value in evidence.from_labels("history") if read_steps(value.text, own=own)]
    if not values and not logged:
        yield from _new(lines, evidence, step)
        return  # pragma: no cover (only where the way before is not believed)
    at = present(values, record)
    if logged:
        for way in _reworded(lines, at, step, own) if at else (lines,):
            yield from logged_ways(way, logged, step, own=own)
    if dated and (len(values) > 1 or values[0].how.endswith("section")):
        yield dated_way(lines, values, dated, after(lines, latest(dated, own), step, own), own=own)
    if at:
        yield from sparing_ways(lines, evidence, at, step.word, own=own)
        yield from _reworded(lines, at, step, own)
    elif values:
        yield above(lines, values[0], cased(step.word, "A"))


def present(values: Sequence[Value], record: Record) -> Value | None:
    """Return the value that the status was read from, else the first that says nothing else."""
    origin = record.origin("status")
    told = (each for each in values if origin and (each.line, each.column) == (origin.line, origin.column))
    said = {statement.reference.line for statement in record.statements}
    free = (each for each in values if each.line not in said or read_status(each.text).placeholder)
    return next(told, None) or next(free, None)


def sparing_ways(
    lines: Lines, evidence: Evidence, at: Value, text: str, *, own: Sequence[StatusWord]
) -> Iterator[Lines]:
    """Yield the ways to say a status where a sentence, or the next bullet's own words, was read as one: that stays."""
    if read_status(at.text, own).known:
        return
    label, prefix = _EMPTY.match(lines.line(at.line - 1)), lines.line(at.line)[: at.column - 1]
    beside = label is not None and prefix.strip() != "" and label[0].startswith(prefix)
    if beside or len(at.text.split()) > MOST_WORDS or ": " in at.text:
        yield from _filled_in(lines, evidence, text)
        if not prefix.strip(" \t>"):
            yield above(lines, at, cased(text, "A"))


def latest(dated: Sequence[Value], own: Sequence[StatusWord]) -> Value:
    """Return the value of the latest date, the last one of several."""
    return max(reversed(dated), key=lambda each: read_steps(each.text, own=own)[0].date or "")


def after(lines: Lines, at: Value, step: NewStep, own: Sequence[StatusWord]) -> str:
    """Write a dated status in the form of a value; blanks that stand in it for a comment do not come along."""
    as_it_stands = lines.line(at.line)[at.column - 1 :].startswith(at.text)
    return further(at.text if as_it_stands else " ".join(at.text.split()), step, own)


def logged_ways(
    lines: Lines, logged: Sequence[Value], step: NewStep, *, own: Sequence[StatusWord], link: str = ""
) -> Iterator[Lines]:
    """Add a step to a list or a table of them, at its newest end; `link` says by what a record was superseded."""
    last = latest(logged, own)
    if last.how.endswith("table row"):
        row = further_row(lines, last, step, own=own, link=link)
        if row:
            yield lines.with_lines(last.line if last is logged[-1] else last.line - 1, [row])
        return
    yield dated_way(lines, logged, logged, by_link(after(lines, last, step, own), link), own=own)


def _reworded(lines: Lines, at: Value, step: NewStep, own: Sequence[StatusWord]) -> Iterator[Lines]:
    if BOX.match(lines.line(at.line)):
        yield from ticked_ways(lines, at, step, own)
        return
    if has_picture(at.text):
        yield from replaced(lines, at, shown_as(at.text, step.word, own))
        return
    again = reworded(at.text, step, own)
    capital = "A" if at.how.endswith("section") else at.text.strip("*_`{~ ")
    for text in filter(None, dict.fromkeys((again, cased(step.word, capital)))):
        yield from replaced(lines, at, text)


def replaced(lines: Lines, at: Value, text: str) -> Iterator[Lines]:
    """Put a text in the place of a value that stands as it was read: on its line, or over several but for what changes."""
    if lines.line(at.line)[at.column - 1 :].startswith(at.text):
        yield lines.with_span(at.line, at.column, length=len(at.text), text=text)
        return
    start = _same(at.text, text)
    same = _same(at.text[start:][::-1], text[start:][::-1])
    end = len(at.text) - same
    for piece in pieces_of(lines, at):
        if piece.start <= start and end <= piece.start + piece.length:
            column = piece.column + start - piece.start
            yield lines.with_span(piece.line, column, length=end - start, text=text[start : len(text) - same])
            return  # pragma: no cover (only where the way before is not believed)


def _same(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    length = min(len(one), len(other))
    return next((at for at in range(length) if one[at] != other[at]), length)


def _new(lines: Lines, evidence: Evidence, step: NewStep) -> Iterator[Lines]:
    """Yield the ways to give a status to a record that has none: where one is wanted, as its other fields, in a section."""
    word = cased(step.word, "A")
    section = status_section(evidence)
    if section:
        yield below_heading(lines, evidence, section, [word])
    yield from _filled_in(lines, evidence, step.word)
    if front.is_there(evidence.front):
        yield front.with_key(lines, evidence.front, "status", text=step.word, after=("title",))
    yield from _bulleted(lines, evidence, step.word)
    yield with_section(lines, evidence, "Status", [word])


def field_ways(lines: Lines, evidence: Evidence, text: str) -> Iterator[Lines]:
    """Yield the ways to say a status in a field of the head: where one is wanted, beside its other bullets."""
    yield from _filled_in(lines, evidence, text)
    yield from _bulleted(lines, evidence, text)


def _filled_in(lines: Lines, evidence: Evidence, text: str) -> Iterator[Lines]:
    first = evidence.front.body_line
    for number in range(first, min(first + _HEAD, len(lines.texts) + 1)):
        if _EMPTY.match(lines.line(number)):
            yield lines.with_line(number, f"{lines.line(number).rstrip()} {text}")


def _bulleted(lines: Lines, evidence: Evidence, text: str) -> Iterator[Lines]:
    for field in _BULLETS:
        for value in evidence.from_labels(field)[:1]:
            new = labelled_like(lines, value, "Status", text) if value.how.endswith("bullet") else None
            if new and FIELD_OF.get(value.how.rpartition(" ")[0]) == field:
                yield lines.with_lines(value.line - 1, [new])
