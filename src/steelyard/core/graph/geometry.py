"""The drawing in pixels: where boxes, gutters and lanes lie, and the paths of lines with round corners."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.graph.routing import LEFT, RIGHT

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from steelyard.core.graph.routing import Port, Rise, Route, Routes, Run

BOX_WIDTH, BOX_HEIGHT = 180, 52
HEAD = 44
"""Height of what stands over the columns."""

LANE_HEAD = 24
"""Height of a lane's name."""

_MARGIN = 10
_STEP = 5  # from track to track
_BESIDE = 14  # from a box's side to the first track: an arrowhead and a corner
_ABOVE = 10  # from a row to the first track of a gutter
_NARROWEST, _LOWEST = 36, 18  # gutters without tracks
_BELOW_NAME = 4  # a gutter without tracks below a lane's name
_LANE_GAP = 10  # from a row to the next lane
_CORNER = 5
_MIDDLE = BOX_HEIGHT // 2
_PORTS = (((16, 9, 22), (36, 43, 30)), ((19, 12, 6), (33, 40, 46)))
"""Where lines meet a box, from its top: by side, half and place. No two boxes' lines, side by side, are level."""


class Geometry(Struct, frozen=True):
    """Where each column and row of boxes begins, each gutter's first track by side, each lane, and where all ends."""

    x: tuple[int, ...]
    y: tuple[int, ...]
    gutter_y: tuple[tuple[int, int], ...]
    lane_y: tuple[int, ...]
    width: int
    height: int

    def chain(self, head: tuple[int, int], tail: tuple[int, int]) -> str:
        """Return the straight path from a box to its successor in the same row."""
        start = self.x[head[0]] + BOX_WIDTH
        return f"M{start} {self.y[head[1]] + _MIDDLE}h{self.x[tail[0]] - start}"

    def path(self, head: tuple[int, int], tail: tuple[int, int], way: Route) -> str:
        """Return the path of a routed line from the box it points at to the one that states it."""
        return _rounded(self.points(head, tail, way))

    def points(self, head: tuple[int, int], tail: tuple[int, int], way: Route) -> list[tuple[int, int]]:
        """Return the corners of a routed line, ends included."""
        (x, y), (tail_x, tail_y) = self._port(head, way.start), self._port(tail, way.end)
        if not way.run and head[1] == tail[1]:
            # Next to each other: no two boxes' ports are level, so nothing is in its way.
            return [(x, y), (tail_x, y)]
        rise = self._rise(way.first)
        points = [(x, y), (rise, y)]
        if way.run and way.second:
            run, other = self._run(way.run), self._rise(way.second)
            points += [(rise, run), (other, run), (other, tail_y)]
        else:
            points.append((rise, tail_y))
        return [*points, (tail_x, tail_y)]

    def stub(self, box: tuple[int, int], *, later: bool) -> str:
        """Return a short line below a box that leads out of the drawing, to what is earlier or later."""
        x, y = self.x[box[0]], self.y[box[1]] + BOX_HEIGHT
        return f"M{x + BOX_WIDTH - 16} {y}l7 7" if later else f"M{x + 16} {y}l-7 7"

    def _port(self, box: tuple[int, int], port: Port) -> tuple[int, int]:
        x = self.x[box[0]] + (BOX_WIDTH if port.side == RIGHT else 0)
        return x, self.y[box[1]] + _PORTS[port.side][port.half][port.place]

    def _rise(self, rise: Rise) -> int:
        if rise.side == LEFT:
            before = self.x[rise.gutter - 1] + BOX_WIDTH
            return before + _BESIDE + rise.track * _STEP
        return self._after(rise.gutter) - _BESIDE - rise.track * _STEP

    def _after(self, gutter: int) -> int:
        return self.x[gutter] if gutter < len(self.x) else self.width - _MARGIN

    def _run(self, run: Run) -> int:
        return self.gutter_y[run.gutter][run.side] + run.track * _STEP


def measure(columns: int, rows: int, routes: Routes, *, lane_rows: Collection[int]) -> Geometry:
    """Give room to everything. `lane_rows` are the rows, from 0, over which a lane's name stands."""
    x, at = [], _MARGIN
    for column in range(columns + 1):
        sides = [routes.rises.get((column, side), 0) for side in (LEFT, RIGHT)]
        outer = column in (0, columns) and not any(sides)
        at += 0 if outer else max(_NARROWEST, _BESIDE + sum(_room(count) for count in sides))
        if column < columns:
            x.append(at)
            at += BOX_WIDTH
    y, gutters, tops, down = [], [], [], HEAD
    for row in range(rows + 1):
        above, below = (routes.runs.get((row, side), 0) for side in (LEFT, RIGHT))
        named = row in lane_rows
        upper = down + _ABOVE
        down += _height(above, (_LANE_GAP if row else 0) if named else _LOWEST)
        lower = upper
        if named:
            tops.append(down)
            lower = down + LANE_HEAD + _ABOVE
            down += LANE_HEAD + _height(below, _BELOW_NAME)
        gutters.append((upper, lower))
        if row < rows:
            y.append(down)
            down += BOX_HEIGHT
    return Geometry(tuple(x), tuple(y), tuple(gutters), tuple(tops), at + _MARGIN, down)


def _height(tracks: int, lowest: int) -> int:
    return _ABOVE * 2 + (tracks - 1) * _STEP if tracks else lowest


def _room(tracks: int) -> int:
    return _BESIDE + (tracks - 1) * _STEP if tracks else 0


def _rounded(points: Sequence[tuple[int, int]]) -> str:
    """Write lines along the axes as a path of whole numbers, corners rounded where there is room."""
    kept = [points[0]]
    for point, after in pairwise(points[1:]):
        if point != kept[-1] and not _in_line(kept[-1], point, after):  # pragma: no branch (each turns)
            kept.append(point)
    kept.append(points[-1])
    parts = [f"M{kept[0][0]} {kept[0][1]}"]
    moves = [(x - from_x, y - from_y) for (from_x, from_y), (x, y) in pairwise(kept)]
    cut = 0  # what the corner before takes of this line
    for (dx, dy), (next_dx, next_dy) in pairwise(moves):
        radius = min(_CORNER, abs(dx + dy) // 2, abs(next_dx + next_dy) // 2)
        parts.append(_line(dx, dy, cut + radius))
        parts.append(_corner(dx, dy, radius * _sign(next_dx + next_dy)) if radius else "")
        cut = radius
    return "".join([*parts, _line(*moves[-1], cut)])


def _in_line(before: tuple[int, int], point: tuple[int, int], after: tuple[int, int]) -> bool:
    return (before[0] == point[0] == after[0]) or (before[1] == point[1] == after[1])


def _line(dx: int, dy: int, cut: int) -> str:
    """Write a line that is shorter by what corners take of it."""
    length = dx + dy
    left = length - cut if length > 0 else length + cut
    return "" if not left else f"h{left}" if dx else f"v{left}"


@lru_cache(maxsize=128)
def _turn(along: int, across: int, *, level: bool) -> str:
    """Write a corner that begins level or upright."""
    text = f"q{along} 0 {along} {across}" if level else f"q0 {along} {across} {along}"
    return text.replace(" -", "-")


def _corner(dx: int, dy: int, across: int) -> str:
    radius = abs(across)
    return _turn(radius * _sign(dx + dy), across, level=bool(dx))


def _sign(length: int) -> int:
    return 1 if length > 0 else -1
