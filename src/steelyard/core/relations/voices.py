"""Who says what: each record's own statements that lead to another record, and which of them lead to none."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from steelyard.core.model import Record, Statement
    from steelyard.core.relations.sides import Relations


class Voices(Struct, frozen=True):
    """What records say themselves, by path and kind: `said` has the other record's path and the statement, in order.

    `open` are those that also name something else: a page elsewhere, a draft that is left out, a record that is
    not there or not to be told from others.
    """

    said: Mapping[tuple[str, str], Sequence[tuple[str, Statement]]]
    open: frozenset[tuple[str, str]]

    def names(self, path: str, kind: str) -> Sequence[tuple[str, Statement]]:
        """Return the records that one names itself in this relation."""
        return self.said.get((path, kind), ())


def voices_of(records: Iterable[Record], relations: Relations) -> Voices:
    """Sort what everybody says by who says it, in one pass."""
    targets = {  # by the statement itself: what is written twice in a file is equal, and leads to one record
        id(statement): other
        for (kind, path, other), sayings in relations.sayings.items()
        for record, statement in sayings
        if record.path == path and statement.kind == kind
    }
    said: dict[tuple[str, str], list[tuple[str, Statement]]] = defaultdict(list)
    unresolved: set[tuple[str, str]] = set()
    for record in records:
        for statement in record.statements:
            other = targets.get(id(statement))
            if other is None:
                unresolved.add((record.path, statement.kind))
            else:
                said[record.path, statement.kind].append((other, statement))
    return Voices(said, frozenset(unresolved))
