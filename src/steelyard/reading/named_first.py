"""Relations that stand behind the record's name: "[3](..) (superseded by this ADR)", "| ADR-3 | Depends on |"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.core.model import RELATIONS, Statement
from steelyard.reading.fields import field_of, normal_label
from steelyard.reading.inline import without_struck
from steelyard.reading.languages import PARTLY
from steelyard.reading.leading import may_be_a_record
from steelyard.reading.parts import PARTIAL, names_nothing, speaks_of_part
from steelyard.reading.references import references
from steelyard.reading.rows import cells_of, is_row, is_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_THIS = r"this(?:\s+(?:adr|rfc|decision|record|document|proposal|one))?"
_OF_THIS = re.compile(
    rf"(?:(?P<part>{PARTLY})\s+)?(?:(?P<supersedes>(?:superse[dc]+ed|replaced|obsoleted)\s+by)|(?P<amends>amended\s+by)"
    rf"|(?P<superseded_by>supersedes|replaces|obsoletes))\s+{_THIS}(?=[\s*_)\]]*(?:$|[.,;:(–—-]))",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[^.;()\[\]]{0,120}?(?:\s[–—-]+|[:(]|\s?(?:→|->))[\s*_]*")
"""What may stand between a record's name and what became of it: its title, and a sign that ends it."""

_MARKS = "[*_` "
_RECORDS = frozenset(
    {
        "adr", "adrs", "adr id", "related adr", "related adrs", "other adr", "rfc", "decision", "decisions", "record", "related decision",
        "decision record",
    }
)  # fmt: skip
_RELATIONS = frozenset(
    {
        "relationship", "relationships", "relation", "relation type", "relationship type", "type of relation", "type of relationship",
        "relation to this adr", "relationship to this adr",
    }
)  # fmt: skip
_LABEL = re.compile(r"[^\W\d_][\w -]{2,40}?(?=\s*(?:$|[.,;:(–—]|-\s))(?:\s*\([^()]{1,20}\)$)?")
_MOST_ROWS = 100


def named_first(item: str, number: int, shift: int) -> Iterator[Statement]:
    """Yield what an item of a list says last of the record that it begins with: "ADR-3: Tar (superseded by this ADR)"."""
    if "this" not in item:
        return
    item = without_struck(item)
    found = list(references(item, number=number, shift=shift))
    if len(found) != 1 or item[: found[0].column - 1 - shift].strip(_MARKS):
        return
    end = found[0].column - 1 - shift + found[0].length
    for title in _TITLE.finditer(item, end):
        if title.start() != end:
            return
        end = title.end()
        if told := _OF_THIS.match(item, end):
            kind = told.lastgroup or ""
            yield Statement(PARTIAL.get(kind, kind) if told["part"] else kind, found[0])
            return


def relations_in_tables(lines: Sequence[tuple[int, str]], *, shift: int) -> Iterator[Statement]:
    """Yield what the rows of a table below "ADR | Relationship" say that this record is to others; `shift` is that of lines."""
    for index, (_, line) in enumerate(lines[:-2]):
        if "elation" not in line or not is_row(line) or not is_rule(lines[index + 1][1]):
            continue
        names = [normal_label(text) for _, text in cells_of(line)]
        at = next((at for at, name in enumerate(names) if name in _RELATIONS), 0)
        if not at or names[0] not in _RECORDS:
            continue
        for number, row in lines[index + 2 : index + 2 + _MOST_ROWS]:
            cells = cells_of(row) if is_row(row) else []
            if not cells:
                break
            if len(cells) > at:
                column, name = cells[0]
                yield from _row(without_struck(name), cells[at][1], number + shift, column - 1)


def _row(name: str, cell: str, number: int, shift: int) -> Iterator[Statement]:
    found = list(references(name, number=number, shift=shift))
    text = cell.strip("*_ ").replace("**", "")
    if not found or name[: found[0].column - 1 - shift].strip(_MARKS) or names_nothing(text):
        return
    kind = "relates_to"
    if told := _OF_THIS.match(text):
        kind = told.lastgroup or kind
    elif label := _LABEL.match(text):
        field = field_of(normal_label(label[0]), "")
        kind = field if field in RELATIONS else kind
    if speaks_of_part(text):
        kind = PARTIAL.get(kind, kind)
    yield from (Statement(kind, each) for each in found if may_be_a_record(each))
