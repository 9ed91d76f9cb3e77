"""How lines run between boxes: through the gutters between columns and rows, never through a box.

Box and gutters alternate. Gutter `c` lies left of column `c`, gutter `r` above row `r`, and one more after the last.
All lines that bring one kind of relation to one decision make a net: from its arrowhead along the gutter beside that
decision's row, from where a branch leads to each decision that states the relation. Lines of one net may lie on each
other, those of two keep to tracks of their own, as long as a gutter has enough.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

MOST_TRACKS = 12
"""Tracks of a gutter: where they do not suffice, lines share them."""

LEFT, RIGHT = 0, 1
"""The sides of a box, and of a gutter the boxes that lie there."""

_UPPER, _LOWER = 0, 1
_PORTS = 3  # of a box's side in each half; the middle is for succession alone


class Wire(Struct, frozen=True):
    """A line to be laid, from the box it points at back to the one that states it; each a column and a row."""

    head: tuple[int, int]
    tail: tuple[int, int]
    kind: str


class Port(Struct, frozen=True):
    """Where a line meets a box: its side, the half of the side, and which of the places there, from the middle out."""

    side: int
    half: int
    place: int


class Rise(Struct, frozen=True):
    """A line's stretch in a gutter between columns: the boxes it belongs to lie on one `side` of that gutter."""

    gutter: int
    side: int
    track: int


class Run(Struct, frozen=True):
    """A line's stretch in a gutter between rows; `side` is LEFT but for what lies below a lane's name, RIGHT."""

    gutter: int
    side: int
    track: int


class Route(Struct, frozen=True):
    """A line's way from its head: port, rise, and where the gutters differ a run and a second rise; the tail's port."""

    start: Port
    first: Rise
    run: Run | None
    second: Rise | None
    end: Port


class Routes(Struct, frozen=True):
    """The way of each wire, in their order, and how many tracks rises and runs need, by gutter and side."""

    ways: tuple[Route, ...]
    rises: Mapping[tuple[int, int], int]
    runs: Mapping[tuple[int, int], int]


def route(wires: Sequence[Wire], borders: Collection[int] = ()) -> Routes:
    """Lay every wire. The result depends on their order and on `borders` alone.

    Those are the gutters between rows in which a lane's name stands: lines to what is above run above the name.
    """
    plans = [_Plan(wire, borders) for wire in wires]
    rises, runs = _Tracks(), _Tracks()
    for plan in plans:
        plan.claim(rises, runs)
    rises.settle()
    runs.settle()
    ports = _Ports()
    ways = tuple(plan.route(rises, runs, ports) for plan in plans)
    return Routes(ways, rises.needed(), runs.needed())


class _Plan:
    """The gutters that a wire goes through. `net` is what it shares with others: head, kind and the head's side."""

    def __init__(self, wire: Wire, borders: Collection[int]) -> None:
        (column, row), (tail_column, tail_row) = wire.head, wire.tail
        self.wire = wire
        self.side = RIGHT if column < tail_column else LEFT
        self.tail_side = RIGHT if tail_column < column else LEFT
        self.net = (wire.head, wire.kind, self.side)
        self.near = column + (self.side == RIGHT)
        self.far = tail_column + (self.tail_side == RIGHT)
        # In one row the way goes below: above the first row of a lane stands its name.
        self.below = tail_row >= row
        gutter = row + self.below
        self.run = (gutter, RIGHT if gutter in borders and not self.below else LEFT)
        self.straight = self.near == self.far

    def claim(self, rises: _Tracks, runs: _Tracks) -> None:
        """Say which stretch of which gutter the wire needs; boxes count odd, gutters even."""
        own, other = 2 * self.wire.head[1] + 1, 2 * self.wire.tail[1] + 1
        if self.straight:
            rises.claim((self.near, self._near_side), self.net, own, other)
            return
        between = 2 * self.run[0]
        rises.claim((self.near, self._near_side), self.net, own, between)
        rises.claim((self.far, self._far_side), self.net, other, between)
        runs.claim(self.run, self.net, self.near, self.far)

    def route(self, rises: _Tracks, runs: _Tracks, ports: _Ports) -> Route:
        """Return the way once all tracks are settled."""
        same = self.wire.head[1] == self.wire.tail[1]
        half = _LOWER if self.below else _UPPER
        tail_half = half if same else 1 - half
        start = ports.of(self.wire.head, self.side, half, owner=self.net)
        end = ports.of(self.wire.tail, self.tail_side, tail_half, owner=(self.net, self.wire.tail))
        first = self._rise(rises, self.near, self._near_side)
        if self.straight:
            return Route(start, first, None, None, end)
        run = Run(*self.run, runs.track(self.run, self.net))
        return Route(start, first, run, self._rise(rises, self.far, self._far_side), end)

    @property
    def _near_side(self) -> int:
        """Return on which side of its gutter the head lies: one that is left from the right side lies to the left."""
        return 1 - self.side

    @property
    def _far_side(self) -> int:
        return 1 - self.tail_side

    def _rise(self, rises: _Tracks, gutter: int, side: int) -> Rise:
        return Rise(gutter, side, rises.track((gutter, side), self.net))


class _Tracks:
    """The tracks of all gutters of one direction, given to nets by the stretches they claim."""

    def __init__(self) -> None:
        self._claims: dict[tuple[int, int], dict[object, list[int]]] = defaultdict(dict)
        self._given: dict[tuple[int, int], dict[object, int]] = {}
        self._counts: dict[tuple[int, int], int] = {}

    def claim(self, gutter: tuple[int, int], net: object, start: int, end: int) -> None:
        """Add a stretch to what a net needs of a gutter."""
        low, high = min(start, end), max(start, end)
        stretch = self._claims[gutter].setdefault(net, [low, high])
        stretch[0], stretch[1] = min(stretch[0], low), max(stretch[1], high)

    def settle(self) -> None:
        """Give each net the first track that is free along its stretch, the shortest first: they lie next to the boxes."""
        for gutter, claims in self._claims.items():
            self._given[gutter], self._counts[gutter] = _colour(claims)

    def track(self, gutter: tuple[int, int], net: object) -> int:
        return self._given[gutter][net]

    def needed(self) -> Mapping[tuple[int, int], int]:
        return self._counts


def _colour(claims: Mapping[object, Sequence[int]]) -> tuple[dict[object, int], int]:
    """Give tracks to stretches so that no two on one track meet, while there are enough; return how many are used."""
    tracks: list[list[Sequence[int]]] = []
    given: dict[object, int] = {}
    ordered = sorted(claims.items(), key=lambda claim: (claim[1][1] - claim[1][0], claim[1][0]))
    for index, (net, stretch) in enumerate(ordered):
        free = (track for track, taken in enumerate(tracks) if _clear(stretch, taken))
        track = next(free, len(tracks))
        if track == len(tracks) < MOST_TRACKS:
            tracks.append([])
        elif track == MOST_TRACKS:
            track = index % MOST_TRACKS
        tracks[track].append(stretch)
        given[net] = track
    return given, len(tracks)


def _clear(stretch: Sequence[int], taken: Sequence[Sequence[int]]) -> bool:
    return all(other[1] < stretch[0] or stretch[1] < other[0] for other in taken)


class _Ports:
    """Which places of each box's sides are taken, and by what."""

    def __init__(self) -> None:
        self._given: dict[tuple[tuple[int, int], int, int], dict[object, int]] = defaultdict(dict)

    def of(self, box: tuple[int, int], side: int, half: int, *, owner: object) -> Port:
        given = self._given[box, side, half]
        return Port(side, half, given.setdefault(owner, len(given)) % _PORTS)
