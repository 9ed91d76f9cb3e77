"""Where each decision stands: its column in time, its lane, and its row in the lane.

Decisions are placed one after the other in the order of time, each by what was there before it: a newer record moves
none of the older ones. What an older one supersedes is met by its successor in one row: the row is theirs alone from
the first of them to the last, so that succession runs straight.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.graph.columns import Column, grown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from steelyard.core.graph.columns import Times
    from steelyard.core.graph.network import Network
    from steelyard.core.lanes import Lanes

MOST = 4
"""Decisions of one lane in one column, before a year gets another column."""

MOST_ALONE = 8
"""The same where there is but one lane."""

MOST_APART = 6
"""Columns of a year in which no two decisions may have to do with each other; in more, only succession counts."""


class Spot(Struct, frozen=True):
    """A place: column and row counted from 0, the row within its lane; `lane` is an index of the lanes given."""

    column: int
    lane: int
    row: int


class Layout(Struct, frozen=True):
    """All places, by path; `chains` has the path of each record's successor in its row, where it has one."""

    columns: tuple[Column, ...]
    spots: Mapping[str, Spot]
    rows: Mapping[int, int]
    chains: Mapping[str, str]


def lay_out(network: Network, times: Times, lanes: Lanes) -> Layout:
    """Give every decision of a network its place, in time linear in decisions and relations."""
    older: dict[str, list[str]] = defaultdict(list)
    beside: dict[str, set[str]] = defaultdict(set)
    for edge in network.edges:
        beside[edge.tail].add(edge.head)
        beside[edge.head].add(edge.tail)
        if edge.kind == "supersedes":
            older[edge.tail].append(edge.head)
    table = _Table(times, lanes)
    for decision in times.order:
        path = decision.record.path
        table.place(path, older.get(path, ()), beside.get(path, frozenset()))
    return table.layout()


class _Table:
    """The places given so far. `_rows` has the columns taken in each row of each lane, ascending."""

    def __init__(self, times: Times, lanes: Lanes) -> None:
        self._times = times
        self._lanes = lanes
        self._most = MOST if len(lanes.lanes) > 1 else MOST_ALONE
        self._columns: list[Column] = []
        self._of_year = 0
        self._held: dict[int, int] = {}
        self._fresh: set[str] = set()
        self._rows: dict[int, list[list[int]]] = defaultdict(list)
        self._spots: dict[str, Spot] = {}
        self._chains: dict[str, str] = {}
        self._chain_of: dict[str, list[str]] = {}

    def place(self, path: str, older: Sequence[str], beside: AbstractSet[str]) -> None:
        """Place the next decision in time.

        `older` are those it supersedes, the first of the site first, `beside` all that it has to do with.
        """
        chain = next(
            (self._chain_of[one] for one in older if one in self._spots and one not in self._chains), None
        )
        lane = self._spots[chain[0]].lane if chain else self._lanes.of[path]
        apart = beside if self._of_year <= MOST_APART else {chain[-1]} if chain else frozenset()
        column = self._column(self._times.of[path][:4], lane, apart)
        own = "" if path in self._times.unsure else self._times.of[path]
        self._columns[column] = grown(self._columns[column], own)
        if chain:
            self._chains[chain[-1]] = path
            row = self._row_of_chain(chain, lane)
            chain.append(path)
        else:
            row = self._free(lane, column)
            chain = [path]
        self._chain_of[path] = chain
        self._spots[path] = Spot(column, lane, row)
        self._rows[lane][row].append(column)
        self._fresh.add(path)

    def layout(self) -> Layout:
        """Return what has been laid out."""
        rows = {lane: len(rows) for lane, rows in self._rows.items()}
        return Layout(tuple(self._columns), self._spots, rows, self._chains)

    def _column(self, year: str, lane: int, apart: AbstractSet[str]) -> int:
        """Return the column for a year: another where the year is new, the lane full, or one of `apart` in the last."""
        full = self._held.get(lane, 0) >= self._most or not self._fresh.isdisjoint(apart)
        new = not self._columns or self._columns[-1].year != year
        if new or full:
            self._of_year = 1 if new else self._of_year + 1
            self._columns.append(Column(year))
            self._held, self._fresh = {}, set()
        self._held[lane] = self._held.get(lane, 0) + 1
        return len(self._columns) - 1

    def _free(self, lane: int, column: int) -> int:
        """Return the first row that nothing stands in from this column on."""
        rows = self._rows[lane]
        for row, taken in enumerate(rows):
            if not taken or taken[-1] < column:
                return row
        rows.append([])
        return len(rows) - 1

    def _row_of_chain(self, chain: Sequence[str], lane: int) -> int:
        """Return the row in which a chain goes on; it moves to another where something came in its way."""
        first, last = self._spots[chain[0]], self._spots[chain[-1]]
        rows = self._rows[lane]
        if rows[last.row][-1] == last.column:
            return last.row
        columns = [self._spots[path].column for path in chain]
        rows[last.row] = [taken for taken in rows[last.row] if taken not in columns]
        row = self._free(lane, first.column)
        for path in chain:
            self._spots[path] = Spot(self._spots[path].column, lane, row)
        rows[row].extend(columns)
        return row
