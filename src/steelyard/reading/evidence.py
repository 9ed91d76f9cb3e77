"""What a file offers to be read: its front matter, the labelled values of its head, and its sections."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.badges import with_addresses
from steelyard.reading.boxes import ticked
from steelyard.reading.breaks import unbreak
from steelyard.reading.fields import FIELD_OF, normal_label, section_field, without_ordinal
from steelyard.reading.frontmatter import FrontMatter, cut
from steelyard.reading.given import ALONE, KEYS, Value, given, misfit
from steelyard.reading.inline import plain
from steelyard.reading.labels import LABEL, OF_RECORDS, heading_value, labelled, unbroken
from steelyard.reading.outline import DEFINITION, ITEM, Section, outline
from steelyard.reading.preamble import date_below_title, preamble, status_below_title, titled_on_top
from steelyard.reading.rows import Labelled, is_row, log_values
from steelyard.reading.status import read_status
from steelyard.reading.status_words import spelled
from steelyard.reading.timelines import timeline_values
from steelyard.reading.titles import section_level, title_heading, title_level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.reading.naming import NamedFile
    from steelyard.reading.yaml import Node

MOST_VALUES = 5_000
"""Lines and items of a field that are read: many times as many as a status or a history has."""

_OF_OPTION = re.compile(r"\b(?:options?|alternatives?)\b", re.IGNORECASE)
_PREAMBLES = frozenset(
    {
        "metadata", "meta", "info", "information", "details", "header", "preamble", "decision metadata", "record metadata", "adr metadata",
        "document metadata", "document information", "document control", "metadaten", "métadonnées", "méta-données", "metadatos", "metadados",
        "metadati", "metadane", "метаданные", "メタ情報", "メタデータ", "基本情報", "元数据", "元信息", "基本信息", "메타데이터", "메타 정보", "기본 정보",
    }
)  # fmt: skip
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_AGAIN = re.compile(
    r"\s*(?:[-*+]\s+)?[*_]{0,2}(?:current(?:ly)?|now|today)[*_]{0,2}\s*:[*_]{0,2}\s+(?=\S)", re.IGNORECASE
)
_BY = re.compile(r"\s(?:by|von|vom|durch|par|por|da|door)\s.*", re.DOTALL)
_OF_WORK = "implementation status"
"""A status where a record has no other; beside one it tells how far the work is."""

_IN_FEET = frozenset({"date", "created", "updated", "authors", "deciders"})
_LONGEST_FOOT = 12  # lines


class Evidence(Struct, frozen=True):
    """Everything one file offers. `given` are front matter's values by field, `labels` the head's, each in order. Its title is a heading of `title_level`."""

    file: str
    name: NamedFile
    front: FrontMatter
    sections: tuple[Section, ...]
    given: dict[str, list[Value]]
    labels: dict[str, list[Labelled]]
    title_level: int = 1

    @property
    def shift(self) -> int:
        """Return what to add to a line of the body to get the line of the file."""
        return self.front.body_line - 1

    def node(self, field: str) -> tuple[Node, Node] | None:
        """Return the front-matter key and value of a field, the first of several."""
        return self.front.find(*KEYS[field])

    def from_front(self, field: str) -> list[Value]:
        """Return a field's values from front matter: one for a scalar, several for a list, none for a misfit."""
        return self.given.get(field, [])

    def unreadable(self, field: str) -> bool:
        """Say whether front matter has the field with a value that it cannot have."""
        found = self.node(field)
        return found is not None and misfit(field, found[1])

    def passed_over(self) -> frozenset[Node]:
        """Return the front-matter keys that could tell a field and do not, because another one comes first."""
        known = [ALONE[key] for key in self.front.by_key if key in ALONE]
        if len(set(known)) == len(known) and all(len(pairs) == 1 for pairs in self.front.by_key.values()):
            return frozenset()
        return frozenset(key for field in set(known) for key, _ in self.front.every(*KEYS[field])[1:])

    def from_labels(self, field: str) -> list[Value]:
        """Return the values of the first labelled line, bullet, row or section of a field that has any."""
        for label in self.labels.get(field, ()):
            values = self.placed(label)
            if values:
                return values
        return []

    def from_every_label(self, field: str) -> list[Value]:
        """Return the values of all labelled lines, bullets, rows and sections of a field together."""
        return [value for label in self.labels.get(field, ()) for value in self.placed(label)]

    def placed(self, label: Labelled) -> list[Value]:
        """Return a labelled value with its places in the file."""
        how = "table row" if label.how == "table" else label.how
        return [
            Value(text, line + self.shift, column, len(text), f"{label.label} {how}")
            for line, column, text in label.values
            if text
        ]

    def values(self, field: str) -> list[Value]:
        """Return a field's values: from front matter where the key is there, else from the body."""
        return self.from_front(field) or self.from_labels(field)


def gather(text: str, *, file: str, name: NamedFile) -> tuple[Evidence, tuple[Diagnostic, ...]]:
    """Read a file for what it offers."""
    front, diagnostics = cut(text, file=file)
    sections = with_addresses(outline(front.body), front.body)
    labels: dict[str, list[Labelled]] = {}
    head = preamble(front.body)
    top = title_level(sections, name.number)
    below = section_level(sections, top)
    found = (
        *head.labels,
        *(one for one in labelled(_head(sections, top, flat=below == top)) if not head.holds(one)),
        *_fields_as_sections(sections, front.body, below),
        *_foot(sections[-1]),
        *titled_on_top(sections[0]),
        *date_below_title(sections, top),
    )
    for label in sorted(found, key=lambda label: label.quoted):
        labels.setdefault(label.field, []).append(label)
    told = given(front)
    decided = [label for label in labels.get("status", ()) if label.label != _OF_WORK]
    if "status" in labels and (decided or told.get("status")):
        labels["status"] = decided
    if not (told.get("status") or front.find(*KEYS["history"]) or labels.keys() & {"status", "history"}):
        alone = (
            *status_below_title(sections, top),
            *_marked_title(sections, front.body, name, top),
            *_lone_status(sections),
        )
        for lone in alone:
            labels["status"] = [lone]
    evidence = Evidence(file, name, front, sections, told, labels, top)
    return evidence, (*diagnostics, *_bound(evidence))


def _bound(evidence: Evidence) -> Iterator[Diagnostic]:
    """Cut each field short that has more values than are read, and tell of it."""
    for field, labels in evidence.labels.items():
        left = MOST_VALUES
        for at, label in enumerate(labels):
            if len(label.values) > left:
                yield _too_many(evidence.file, label.values[left][0] + evidence.shift, field)
                labels[at:] = [replace(label, values=label.values[:left])]
                break
            left -= len(label.values)
    found = evidence.node("history")
    if found and len(found[1].items) > MOST_VALUES:
        yield _too_many(evidence.file, found[1].items[MOST_VALUES].line, "history")


def _too_many(file: str, line: int, field: str) -> Diagnostic:
    message = f"`{field}` goes on beyond {MOST_VALUES:,} lines, the limit for a field; the rest is not read"
    hint = "keep the latest steps here, and put the rest into a file of its own and link to that"
    return Diagnostic("S102", Severity.ERROR, Place(file, line, 1, 0), message, hint)


def _fields_as_sections(sections: tuple[Section, ...], body: str, below: int) -> Iterator[Labelled]:
    """Yield the sections that are fields: those of the level `below` the title, and deeper ones before any of that level."""
    others = False
    for section in sections:
        field = section_field(section.text) if section.level else None
        if field and (section.level <= below or not others):
            values = _values(section, field)
            if values:
                yield Labelled(field, normal_label(section.text), "section", values)
            if field == "history":
                yield from _logged(section)
        elif section.level and section.level <= below and (steps := tuple(timeline_values(section))):
            yield Labelled("history", "timeline", "section", steps)
        elif section.level == below:
            named = FIELD_OF.get(without_ordinal(normal_label(section.text)))
            if not others and named == "title":
                yield Labelled("title", "title", "section", _values(section, "title")[:1])
            others = others or not (named in {"number", "title"} or normal_label(section.text) in _PREAMBLES)
        elif section.level == 1 and FIELD_OF.get(normal_label(section.text)) == "title":
            yield Labelled("title", "title", "section", _values(section, "title")[:1])
        if section.level >= 2 and field is None and (told := heading_value(section.text)):
            field, value, offset = told
            column = body.split("\n", section.line)[section.line - 1].find(section.text) + 1 + offset
            yield Labelled(field, field, "section", ((section.line, max(column, 1), value),))


def _logged(section: Section) -> Iterator[Labelled]:
    """Yield the steps of a table in a section of history: of several rows, or of the one that there is so far."""
    labels = [label for label in labelled([section]) if label.how == "table"]
    steps = [label for label in labels if label.field == "history"]
    first = {label.field: label.values[0] for label in reversed(labels)}
    if not steps and {"status", "date"} <= first.keys():
        (line, column, status), (_, _, date) = first["status"], first["date"]
        steps = [Labelled("history", "history", "table", ((line, column, f"{date} {status}"),))]
    if not steps and (told := tuple(log_values(section.lines, _names_status))):
        steps = [Labelled("history", "history", "table", told)]
    yield from steps


def _names_status(cell: str) -> bool:
    """Say whether a cell is a status and no more, or who gave it: a log tells many things besides, "Deprecated the queue"."""
    return spelled(_BY.sub("", plain(cell)).strip(" .")) is not None


def _marked_title(sections: tuple[Section, ...], body: str, name: NamedFile, top: int) -> Iterator[Labelled]:
    """Yield the status that stands beside the title, a heading of the level `top`: "[SUPERSEDED] Use X"."""
    heading = title_heading(sections, name.number, level=top, stem=name.stem)
    if heading and heading.mark:
        column = body.split("\n", heading.line)[heading.line - 1].find(heading.mark) + 1
        yield Labelled("status", "title", "mark", ((heading.line, max(column, 1), heading.mark),), deep=True)


def _lone_status(sections: tuple[Section, ...]) -> Iterator[Labelled]:
    """Yield the only section that is called a status, at whatever depth, where it says one and not that of an option."""
    found: list[Section] = []
    above: list[Section] = []
    for section in sections:
        above = [each for each in above if each.level < section.level]
        if section.level and section_field(section.text) == "status":
            found.append(section)
            if len(found) > 1 or any(_OF_OPTION.search(each.text) for each in above):
                return
        above.append(section)
    values = _values(found[0], "status") if found else ()
    if values and read_status(values[0][2]).word not in {None, "other"}:
        yield Labelled("status", normal_label(found[0].text), "section", values, deep=True)


def _values(section: Section, field: str) -> tuple[tuple[int, int, str], ...]:
    lines = [
        (number, line) for number, line in section.lines if line and not (is_row(line) or _defines(line))
    ]
    if field == "status" and len({line.startswith(">") for _, line in lines}) > 1:
        lines = list(_without_guidance(lines))
    lines = [(number, _unlabelled(line, field)) for number, line in lines]
    items = {number for number, line in lines if ITEM.match(line)} if field == "status" else None
    return ticked(unbroken((_unbulleted(*each) for each in lines), items=items), steps=field == "status")


def _defines(line: str) -> bool:
    """Say whether a line gives the address of a link, which no page shows: "[lamps]: 0003-lamps.md"."""
    found = DEFINITION.match(line) if "]:" in line else None
    return found is not None and any(map(found["target"].__contains__, "/.#"))


def _without_guidance(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Leave out of a status section each quotation that begins with no status: templates quote what a status may be."""
    for quoted, run in groupby(lines, key=lambda line: line[1].startswith(">")):
        told = list(run)
        if not quoted or read_status(told[0][1].lstrip("> ")).word not in {None, "other"}:
            yield from told


def _unlabelled(line: str, field: str) -> str:
    """Blank out a label that says again what the section is called: "Status: accepted", "Current: accepted" below "## Status"."""
    told = heading_value(line)
    if told and (told[0] == field or (told[0], field) == ("status", "history")):
        return " " * told[2] + line[told[2] :]
    again = _AGAIN.match(line) if field == "status" else None
    known = again and read_status(line[again.end() :]).word not in {None, "other"}
    return " " * again.end() + line[again.end() :] if again and known else line


def _unbulleted(number: int, line: str) -> tuple[int, int, str]:
    bullet = ITEM.match(line)
    start = bullet.end() if bullet else len(line) - len(line.lstrip())
    return number, start + 1, unbreak(line[start:])


def _head(sections: tuple[Section, ...], top: int, *, flat: bool) -> list[Section]:
    """Return the sections in which labelled values are looked for: up to the first one of real content.

    `top` is the level of the title, `flat` says that it is that of the sections too.
    A heading that repeats the title belongs to the head, as do sections that stand for a field.
    """
    head: list[Section] = []
    title = ""
    for section in sections:
        if section.level == top and not (flat and title):
            if title:
                break
            title = normal_label(section.text)
        elif section.level:
            field = section_field(section.text) or (heading_value(section.text) or (None,))[0]
            if field in {"status", "history"} or (section.level < top and not title):
                head.append(section)
                continue
            if field:
                continue
            if normal_label(section.text) not in {title, *_PREAMBLES}:
                if not any(each.level > top for each in head) and _holds_fields_only(section):
                    head.append(section)
                break
        head.append(section)
    return head


def _holds_fields_only(section: Section) -> bool:
    """Say whether a section tells the record's status and another field, and no line of it anything but fields."""
    if any(_is_other(line) for _, line in section.lines):
        return False
    fields = {label.field for label in labelled([section])}
    return "status" in fields and len(fields) > 1


def _is_other(line: str) -> bool:
    """Say whether a line is neither blank, nor a rule, nor a row of a table, nor a label with its value."""
    bare = _unbulleted(0, line)[2]
    return not (not bare or _RULE.match(line) or is_row(line) or LABEL.match(bare))


def _foot(last: Section) -> Iterator[Labelled]:
    """Yield who wrote a record, when, and what it is to others, where it says so below a last rule that nothing else stands under."""
    rule = max((at for at, (_, line) in enumerate(last.lines) if _RULE.match(line)), default=None)
    lines = () if rule is None else last.lines[rule + 1 :]
    if not lines or len(lines) > _LONGEST_FOOT or any(_is_other(line) for _, line in lines):
        return
    found = list(labelled([Section(0, "", lines[0][0], lines)]))
    fields = {label.field for label in found}
    if len(fields) > 1 or fields <= OF_RECORDS:
        told = _IN_FEET | OF_RECORDS
        yield from (replace(label, quoted=True) for label in found if label.field in told)
