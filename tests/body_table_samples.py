"""How the tests read the score tables of a body: all that is found, the one table, or why one stays as it is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from steelyard.reading.tables.body import FoundTables, find_tables

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from steelyard.core.scores.tables import Table

WORDS: Mapping[str, Fraction] = MappingProxyType({})


def find(body: str, words: Mapping[str, Fraction] = WORDS) -> FoundTables:
    """Find the tables of a body; `words` are what a project's words for weights are worth."""
    return find_tables(body, file="a.md", first_line=1, weight_words=words)


def table(body: str, words: Mapping[str, Fraction] = WORDS) -> Table:
    """Return the one score table of a body in which no other looks like one."""
    found = find(body, words)
    assert found.left == ()
    (one,) = found.tables
    return one


def reason(body: str) -> str:
    """Return why the one table of a body that looks like scores is left as it is."""
    found = find(body)
    assert found.tables == ()
    ((_, why),) = found.left
    return why
