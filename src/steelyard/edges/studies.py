"""Every score table of a site computed, once: its page, the page of all scores and decisions.json tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.scores.study import study, with_table
from steelyard.core.scores.tables import Table
from steelyard.diagnostics import Place
from steelyard.edges.pool import spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.corpus import Corpus
    from steelyard.core.scores.study import Study
    from steelyard.edges.memo import Memo

_NO_TABLE = Table("", "", "csv", Place(""), (), (), ())


def studies_of(corpus: Corpus, memo: Memo | None) -> dict[str, tuple[Study, ...]]:
    """Compute the tables of each record, by its path; what `memo` keeps is not computed anew."""
    scored = [decision.record for decision in corpus.decisions if decision.record.tables]
    known: dict[str, tuple[Study, ...]] = {}
    for record in scored if memo else ():
        kept = memo.studies.take(record.path, record.tables) if memo else None
        if kept:
            known[record.path] = kept
    fresh = [record for record in scored if record.path not in known]
    for record, bare in zip(fresh, spread(_studied, [record.tables for record in fresh]), strict=True):
        known[record.path] = done = tuple(map(with_table, bare, record.tables))
        if memo:
            memo.studies.put(record.path, record.tables, done)
    return {record.path: known[record.path] for record in scored}


def _studied(tables: Sequence[Table]) -> tuple[Study, ...]:
    """Compute tables, and leave them out: they are here already, and would be two thirds of what a child sends."""
    return tuple(with_table(study(table), _NO_TABLE) for table in tables)
