"""What became of a record's table between two states of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from platform_samples import TABLE, with_cells
from record_samples import corpus_of, make_record
from steelyard.core.revisions import revisions

if TYPE_CHECKING:
    from steelyard.core.scores.tables import Table


def facts(before: Table, after: Table) -> list[tuple[str, ...]]:
    """Return what differs in the one record that has the table, for each state that is not as it was."""
    states = (corpus_of(make_record("adr/0001-a.md", tables=(table,))) for table in (before, after))
    return [one.facts for one in revisions(*states, text_before=lambda _: "", text_after=lambda _: "")]


def test_a_table_that_has_moved_is_no_change() -> None:
    """Its lines say where it stands, not what it says; another score is a change of the tables."""
    moved = replace(TABLE, place=replace(TABLE.place, line=9))
    assert facts(TABLE, moved) == []
    assert facts(TABLE, with_cells(moved, {(0, 0): "4"})) == [("tables",)]
