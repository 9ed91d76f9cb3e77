"""All relations one file states: in front matter, in its head, in a section of links, in plain sentences."""

from __future__ import annotations

import re
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec.structs import replace

from steelyard.core.model import RELATIONS, Reference, Statement
from steelyard.core.wordings import remarked
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.fields import FIELD_OF, OF_OTHER_THINGS, normal_label, section_field
from steelyard.reading.frontmatter import fold_key
from steelyard.reading.given import KEYS, values_of
from steelyard.reading.inline import without_struck
from steelyard.reading.leading import (
    LINK_SECTIONS,
    NEAR,
    RELATING,
    by_label,
    by_own_name,
    is_elsewhere,
    leading,
    may_be_a_record,
)
from steelyard.reading.linked import linked
from steelyard.reading.named_first import named_first, relations_in_tables
from steelyard.reading.names import is_placeholder
from steelyard.reading.naming import read_name
from steelyard.reading.outline import definitions, folded
from steelyard.reading.parts import OTHERWISE, kinds_in_row, names_nothing
from steelyard.reading.prose import prose_statements
from steelyard.reading.ranges import may_join
from steelyard.reading.references import TARGET, in_a_row, references
from steelyard.reading.statements import in_row, may_state, starts_as_replaced, statements_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from steelyard.core.settings import Settings
    from steelyard.reading.evidence import Evidence
    from steelyard.reading.given import Value

MOST_STATEMENTS = 10_000
"""Relations of one record that are read: a hundred times as many as any states."""

_NONE = frozenset({"", "{}", "[]"})
_REASON_KEYS = re.compile(r"reason|note|resolution|remark")
_TELLING = (
    "uperse", "uperce", "UPERSE", "UPERCE", "eplaces", "amend", "Amend", "AMEND", "bsolete", "placed by", "versed by", "voked by", "ridden by",
)  # fmt: skip
_RELATED = re.compile(
    r"[ \t]*[-*+][ \t]+[*_]{0,3}(?P<label>[^:：*_\[\]]{2,40})[*_]{0,3}[:：][*_]{0,3}[ \t]*(?=\S)"
)
_RELATED_STEMS = (
    "elated ",
    "liés",
    "liées",
    "erwandte ",
    "elacionad",
    "orrelat",
    "erelateerde ",
    "вязанные",
    "関連",
    "相关",
    "关联",
    "관련",
)
# Begun at the first blank only: begun at each, a long run of them takes the square of its length.
_DOT = re.compile(r"(?<![ \t])[ \t]+[·•][ \t]+")
_FURTHER = re.compile(r"[,;]\s+(?=[*_`\[]{0,3}ADR[- #_]?\d)|(?P<open>[(\[])|(?P<close>[)\]])", re.IGNORECASE)
"""Where a record is named behind other things that a decision is related to: "the handbook, ADR-3"."""

_BEHIND_TITLE = re.compile(
    r"\((?P<told>(?:super[sc]edes|replaces|obsoletes|amends)\b[^()]*(?:\([^()]*\)[^()]*)*)\)\W*$",
    re.IGNORECASE,
)
"""What a title says in brackets at its end: "Use NATS (supersedes ADR-3)"."""

_REMARKED_ROW = re.compile(r",\s*(?=(?:[A-Za-z]{1,12}[-_# ]{0,2})?\d)")
"""Where a list of references with remarks is cut: "ADR-1: its frame, ADR-2"."""

_DENIES = re.compile(
    r"\W*(?:\[[^\[\]]*\]\([^()]*\)|[\w./#-]+)\s+(?:does|do|did|is|was|has)\s+not\b", re.IGNORECASE
)
"""A sentence in the place of a list: "ADR-2 does not replace ADR-1"."""

_ADDRESS = re.compile(r"<?https?://[^\s<>]+>?")
_SENTENCE = re.compile(r"[.;]\s+(?=[A-Z])")
_MOST_SENTENCES = 20  # of a line of a status
_KINDS = tuple(kind for kind in KEYS if kind in RELATIONS)
_KEYS_OF_KINDS = tuple(key for kind in _KINDS for key in KEYS[kind])


def read_statements(evidence: Evidence, settings: Settings) -> Iterator[Statement]:
    """Yield the relations a file states beside its status."""
    for kind in () if evidence.front.by_key.keys().isdisjoint(_KEYS_OF_KINDS) else _KINDS:
        for value in evidence.from_front(kind):
            yield from _named(kind, value, firm=True)
    own = {fold_key(name): name for each in settings.relations for name in (each.name, each.inverse)}
    for kind, value in linked(evidence.front, own=own):
        for one in _named(kind, value, firm=True):  # other programs' lists may name other things too
            yield replace(one, reference=replace(one.reference, firm=False))
    for key, node in evidence.front.entries:
        name = fold_key(key.text)
        if name in own:
            for value in values_of(key, node, of_records=True):
                yield from _named(own[name], value, firm=True)
        elif _REASON_KEYS.search(name):
            for value in values_of(key, node):
                yield from statements_in(value.text, number=value.line, shift=value.shift)
    yield from _from_body(evidence, own=own)


def by_definitions(statements: Iterable[Statement], evidence: Evidence) -> Iterator[Statement]:
    """Give links by reference the addresses that the file defines; one without is what its label names by itself."""
    defined: dict[str, str] | None = None
    for statement in statements:
        reference = statement.reference
        if not (reference.href and reference.target.startswith("[")):
            yield statement
            continue
        if defined is None:
            defined = definitions(evidence.sections)
        target = defined.get(folded(reference.target[1:-1]), "")
        if target and not target.startswith("#"):
            yield replace(statement, reference=replace(reference, target=target))
        elif TARGET.fullmatch(reference.text):
            target = reference.text.lstrip("#")
            yield replace(statement, reference=replace(reference, target=target, href=False))


def too_many(file: str, first: Statement) -> Diagnostic:
    """Tell that a record states more relations than are read; `first` is the first that is left out."""
    reference = first.reference
    place = Place(file, reference.line, reference.column, reference.length)
    message = f"this record states more than {MOST_STATEMENTS:,} relations, the limit for one; this and what follows is not read"
    hint = "write long lists of records as plain links, or split the record"
    return Diagnostic("R311", Severity.ERROR, place, message, hint)


def distinct(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Return the statements without those that say again what an earlier one said, of the same record by its number.

    `supersedes: ADR-0003` in front matter and `Supersedes [3](0003-cron.md)` below are one statement; two links, or
    two paths in front matter, to different files stay two, whatever their numbers.
    """
    kept: dict[tuple[str, str], Statement] = {}
    files: dict[tuple[tuple[str, str], bool], str] = {}
    for statement in statements:
        reference = statement.reference
        path = unquote(reference.target.split("#")[0]).removeprefix("./")
        name = read_name(path if reference.href else f"{path}.md".replace(".md.md", ".md"))
        if "://" in path or not name.number:
            kept.setdefault((statement.kind, path), statement)
            continue
        key = (statement.kind, name.number + (name.series if name.series not in {"", "ADR"} else ""))
        is_file = reference.href or "/" in path or path.endswith(".md")
        if is_file and files.setdefault((key, reference.href), path) != path:
            kept.setdefault((statement.kind, path), statement)
        else:
            kept.setdefault(key, statement)
    return tuple(kept.values())


def _pieces(value: Value) -> Iterator[Value]:
    """Cut a value of the body at the dots that stand between its parts: "Handbook §4.1 · ADR-3"."""
    start = 0
    for dot in (*_DOT.finditer(value.text), None):
        end = dot.start() if dot else len(value.text)
        text = value.text[start:end]
        yield (
            replace(value, text=text, column=value.column + start, length=len(text))
            if dot or start
            else value
        )
        start = dot.end() if dot else end


def _named(kind: str, value: Value, *, firm: bool) -> Iterator[Statement]:
    """Yield the references of one value; what fits none of their forms is a reference as it stands."""
    told = value.text.strip().strip("{}")
    text = told if firm else without_struck(told)
    if (
        text.strip() in _NONE
        or names_nothing(text)
        or (not firm and _DENIES.match(text))
        or (text.startswith("(") and is_placeholder(text))
    ):
        return
    if not firm and _ADDRESS.fullmatch(text):
        address = text.strip("<>")
        yield Statement(kind, Reference(address, address, value.line, value.column, value.length, href=True))
        return
    shift = value.shift + value.text.index(told)
    found = list(references(text, number=value.line, shift=shift, firm=firm))
    wiki = bool(found) and all(text.startswith("[[", each.column - 1 - shift) for each in found)
    if firm and not wiki and not (found and all(_covers(text, found))):
        beside = remarked(text)
        parts = _REMARKED_ROW.split(text) if beside else text.split(",")
        found = [
            Reference(part.strip(), part.strip(), value.line, value.column, value.length, firm=True)
            for part in parts
            if part.strip()
        ]
        if beside and len(found) == 1:  # "ADR-1 (retries only)" is a part
            spans = [(0, len(beside.name))]
            yield from map(Statement, kinds_in_row(kind, text.lstrip(), spans), found)
            return
    if firm and not wiki:
        yield from (Statement(kind, reference) for reference in found)
    else:
        yield from in_row(kind, text, found, shift=shift)


def _further(kind: str, value: Value) -> Iterator[Statement]:
    """Yield the records that a value names behind commas, where it begins with other things than records."""
    text, depth, starts = without_struck(value.text), 0, []
    for found in _FURTHER.finditer(text) if not names_nothing(text) else ():
        depth = max(depth + bool(found["open"]) - bool(found["close"]), 0)
        if found[0][0] in ",;" and not depth:
            starts.append(found.end())
    for start, end in pairwise([*starts, len(text)]):
        shift = value.shift + start
        yield from (
            Statement(kind, each) for each in references(text[start:end], number=value.line, shift=shift)
        )


def _covers(text: str, found: list[Reference]) -> Iterator[bool]:
    """Say, part by part, whether the references found are the whole of a front-matter value.

    `use-http-2` is a slug, not the number 2; `payments:12` names a source.
    """
    rest = text
    for reference in found:
        if not reference.href and reference.text not in rest:
            continue  # one between the two that a range names
        before, _, rest = rest.partition(reference.text if not reference.href else f"]({reference.target}")
        yield reference.href or in_a_row(before.strip(" )[]\"'#")) or may_join(before)
    yield any(reference.href for reference in found) or not rest.strip(" ,;&[]\"'.")


def _from_body(evidence: Evidence, *, own: Mapping[str, str]) -> Iterator[Statement]:
    for kind in _KINDS if evidence.labels else ():
        for label in evidence.labels.get(kind, ()):
            values = evidence.placed(label) if fold_key(label.label) not in own else []
            if label.how == "section" and values and names_nothing(values[0].text):
                continue  # what goes on below "None." tells of other things
            for value in chain.from_iterable(map(_pieces, values)):
                listed = kind == "relates_to" and label.how == "section"
                told = list(_first_told(value, own=own)) if listed or OTHERWISE.match(value.text) else []
                told = told or list(_named(kind, value, firm=False))
                if label.label in OF_OTHER_THINGS:
                    told = [each for each in told if may_be_a_record(each.reference)]
                yield from told or (_further(kind, value) if kind == "relates_to" else ())
    # Front matter's is the status, and the body's may still say what replaced the record.
    if evidence.from_front("status"):
        for label in evidence.labels.get("status", ()):
            for value in evidence.placed(label):
                yield from statements_in(value.text, number=value.line, shift=value.shift)
    for label in evidence.labels.get("status", ()):
        for value in evidence.placed(label):
            text = without_struck(value.text)
            for start in (0, *(end.end() for end in islice(_SENTENCE.finditer(text), _MOST_SENTENCES))):
                yield from by_label(text[start:], value.line, value.shift + start, own=own)
    for label in evidence.labels.get("status_note", ()):
        for value in evidence.placed(label):
            yield from statements_in(value.text, number=value.line, shift=value.shift)
    for label in evidence.labels.get("history", ()):
        for value in evidence.placed(label):
            if starts_as_replaced(value.text):
                yield from statements_in(value.text, number=value.line, shift=value.shift)
    yield from _behind_title(evidence)
    top = evidence.title_level if own else 0
    relating = "elate" in evidence.front.body
    for section in evidence.sections:
        listed = bool(section.level) and normal_label(section.text) in LINK_SECTIONS
        named = bool(own) and (listed or section.level in {0, top} or section_field(section.text) == "status")
        if not (named or listed or (relating and may_state("\n".join([line for _, line in section.lines])))):
            continue
        for number, line in section.lines:
            if not (listed or named or "elate" in line.casefold()):
                continue
            item = without_struck(line).lstrip(" \t-*+>")
            shift = len(line) - len(item)
            if not (item[:1].isalpha() or item[:1] in "*_["):
                continue
            if listed or (shift and RELATING.match(item)):
                yield from leading(item, number + evidence.shift, shift)
            if listed and shift:
                yield from by_label(item, number + evidence.shift, shift, own=own)
                yield from named_first(item, number + evidence.shift, shift)
            if named:
                yield from by_own_name(item, number + evidence.shift, shift, own=own)
    if any(map(evidence.front.body.__contains__, _RELATED_STEMS)):
        yield from _related(evidence)
    if "elation" in evidence.front.body:
        for section in evidence.sections:
            yield from relations_in_tables(section.lines, shift=evidence.shift)
    if any(map(evidence.front.body.__contains__, _TELLING)):
        for section in evidence.sections:
            yield from prose_statements(section.lines, first_line=evidence.front.body_line)


def _first_told(value: Value, *, own: Mapping[str, str]) -> Iterator[Statement]:
    """Yield what an item of a section of related records says that it is to them: "Supersedes [3](..)"."""
    item = without_struck(value.text)
    shift = value.shift + len(item) - len(item.lstrip("*_"))
    item = item.lstrip("*_")
    yield from leading(item, value.line, shift)
    yield from by_label(item, value.line, shift, own=own)
    yield from named_first(item, value.line, shift)


def _behind_title(evidence: Evidence) -> Iterator[Statement]:
    """Yield what the first heading says in brackets at its end; a bare figure there may count other things."""
    first = next((section for section in evidence.sections if section.level), None)
    told = _BEHIND_TITLE.search(first.text) if first and first.text.endswith(")") else None
    if first is None or told is None:
        return
    line = evidence.front.body.split("\n", first.line)[first.line - 1]
    shift = max(line.find(first.text), 0) + told.start("told")
    for statement in statements_in(told["told"], number=first.line + evidence.shift, shift=shift):
        text = statement.reference.text
        if statement.reference.href or text.startswith("0") or not text.isdecimal():
            yield statement


def _related(evidence: Evidence) -> Iterator[Statement]:
    """Yield what the items of lists name as related, whatever their section: "- Related ADRs: ADR-3, ADR-4"."""
    for section in evidence.sections:
        for number, line in section.lines:
            label = _RELATED.match(line) if any(map(line.__contains__, _RELATED_STEMS)) else None
            if label is None or FIELD_OF.get(normal_label(label["label"])) != "relates_to":
                continue
            found = list(references(line[label.end() :], number=number + evidence.shift, shift=label.end()))
            if found and found[0].column <= label.end() + NEAR:
                yield from (Statement("relates_to", each) for each in found if not is_elsewhere(each))
