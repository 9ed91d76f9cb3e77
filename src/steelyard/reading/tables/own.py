"""The score tables of a record's own text: in its front matter and in its body, and the files its front matter names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.model import Reference
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.reading.outcomes.outcome import read_outcome
from steelyard.reading.tables.attached import ENDINGS, UNREAD
from steelyard.reading.tables.gfm import may_hold_tables
from steelyard.reading.tables.settle import settle
from steelyard.reading.tables.tree import read_inline_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.core.scores.tables import Table
    from steelyard.core.settings import Settings
    from steelyard.reading.evidence import Evidence
    from steelyard.reading.yaml import Node

_PATH = re.compile(rf".*[/\\].*|.*\.(?:{'|'.join([*ENDINGS, *UNREAD])})", re.IGNORECASE)


class OwnTables(Struct, frozen=True):
    """What a text holds of score tables.

    `ordinary` are the tables that look like scores and stay as they are: their lines in the file, and why. `extra` says
    that `criteria` is something else there, a list of words, and is shown with the keys that have no meaning here.
    """

    tables: tuple[Table, ...] = ()
    files: tuple[Reference, ...] = ()
    ordinary: tuple[tuple[int, str], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    extra: bool = False


def read_own_tables(evidence: Evidence, settings: Settings) -> OwnTables:
    """Read the tables of a record's front matter and body."""
    tables: list[Table] = []
    files: list[Reference] = []
    found: list[Diagnostic] = []
    words: list[Node] = []
    for node in _nodes(evidence):
        if node.kind == "map":
            draft, faults = read_inline_table(node, file=evidence.file)
            found += faults
            if draft is not None:
                table, faults = settle(draft, weight_words=settings.weight_words)
                found += faults
                tables += [table] if table else []
        elif _PATH.fullmatch(node.text):
            files.append(Reference(node.text, node.text, node.line, node.column, node.length, firm=True))
        else:
            words.append(node)
    if words and (tables or files or found):
        found += [_no_table(node, evidence.file) for node in words]
        words = []
    ordinary: tuple[tuple[int, str], ...] = ()
    if may_hold_tables(evidence.front.body):
        from steelyard.reading.tables.body import find_tables  # noqa: PLC0415 (60 ms of patterns, for those who need them)

        seen = find_tables(
            evidence.front.body,
            file=evidence.file,
            first_line=evidence.front.body_line,
            weight_words=settings.weight_words,
            sections=evidence.sections,
            choice=lambda options: read_outcome(evidence, options).chosen or "",
        )
        tables += seen.tables
        ordinary = seen.left
    return OwnTables(tuple(tables), tuple(files), ordinary, tuple(found), extra=bool(words))


def _nodes(evidence: Evidence) -> Iterator[Node]:
    """Yield each value of `criteria`; a table inline may itself have a list of criteria, and is a mapping."""
    found = evidence.front.find("criteria")
    if found is None:
        return
    value = found[1]
    yield from (item for item in (value.items if value.kind == "list" else (value,)) if item.kind != "null")


def _no_table(node: Node, file: str) -> Diagnostic:
    place = Place(file, node.line, node.column, node.length)
    hint = f"a table's file ends in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}; a table inline is a mapping"
    return Diagnostic("K814", Severity.ERROR, place, f"`{node.text}` names no table's file", hint)
