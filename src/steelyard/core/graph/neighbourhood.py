"""The small drawing on a record's page: the decision, what it touches earlier to its left and later to its right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.dates import day
from steelyard.core.graph.strokes import strokes
from steelyard.core.relations.words import LABELS, sentence
from steelyard.core.shown import short_name
from steelyard.core.views.neighbourhood import Neighbourhood, NeighbourLine, NeighbourNode
from steelyard.diagnostics.glyphs import width_of

if TYPE_CHECKING:
    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.language.language import Language
    from steelyard.core.statuses import Statuses

MOST = 5
"""Neighbours drawn on a side; of more the last place says how many."""

_HEIGHT = 24  # of a box
_GAP, _STEP = 36, 32  # between columns; from one box to the next below it
_EDGE = 2  # around all, for the boxes' own strokes
_ARROW = 6
_NUMBERED, _NAMED = (78, 8), (128, 14)
"""How wide a box is, and how many columns of text it holds beside its symbol: titles get more, where a side is free."""

_BACKWARDS = frozenset({"superseded_by", "amended_by", "needed_by", "enabled_by"})
"""Kinds that the other record tells of this one: the line's arrow points at the record itself."""

_SYMMETRIC = frozenset({"relates_to", "conflicts_with"})
_LATER = frozenset({"superseded_by", "amended_by", "needed_by", "enables"})
"""Kinds whose other record, by its nature, came later."""

_TIMELY = _LATER | {"supersedes", "amends", "depends_on", "enabled_by"}
"""Kinds that tell which of two records came first."""


class _Neighbour(Struct, frozen=True):
    """Another decision with every kind of relation to it, the strongest first, which gives the line its `style`.

    `arrow` says at which end it points: 1 at the other decision, -1 at the page's own, 0 at neither.
    """

    decision: Decision
    kinds: tuple[str, ...]
    arrow: int
    style: str


def neighbourhood(corpus: Corpus, decision: Decision, statuses: Statuses) -> Neighbourhood | None:
    """Draw what a decision touches; None where it touches nothing. Works in time linear in its relations."""
    kinds: dict[str, list[str]] = {}
    for side in decision.relations:
        kinds.setdefault(side.path, []).append(side.kind)
    if not kinds:
        return None
    order = {kind: index for index, kind in enumerate(LABELS)}
    own_kinds, styles = corpus.settings.relations, strokes(corpus.settings)
    backwards = _BACKWARDS | {kind.inverse for kind in own_kinds if kind.inverse != kind.name}
    symmetric = _SYMMETRIC | {kind.name for kind in own_kinds if kind.inverse == kind.name}
    sides: tuple[list[_Neighbour], list[_Neighbour]] = ([], [])
    for path, own in kinds.items():
        ranked = tuple(sorted(own, key=lambda kind: order.get(kind, len(order))))
        arrow = 0 if ranked[0] in symmetric else -1 if ranked[0] in backwards else 1
        neighbour = _Neighbour(corpus.by_path[path], ranked, arrow, styles[ranked[0]])
        sides[_is_later(neighbour, decision)].append(neighbour)
    for neighbours in sides:
        neighbours.sort(key=lambda one: (order.get(one.kinds[0], len(order)) > 1, one.decision.position))
    return _draw(decision, sides, statuses)


def _is_later(other: _Neighbour, own: Decision) -> bool:
    """Say on which side a neighbour stands: by the dates, and where they do not tell, by the relation."""
    theirs, mine = other.decision.record.date, own.record.date
    if theirs and mine and day(theirs) != day(mine):
        return day(theirs) > day(mine)
    kind = other.kinds[0]
    if kind in _TIMELY:
        return kind in _LATER
    return other.decision.position > own.position


def _draw(
    own: Decision, sides: tuple[list[_Neighbour], list[_Neighbour]], statuses: Statuses
) -> Neighbourhood:
    rows = max(1, *(min(len(side), MOST + 1) for side in sides))
    middle = (rows - 1) // 2
    named = not all(one.number for one in (own, *(other.decision for side in sides for other in side)))
    width, letters = _NAMED if named and not all(sides) else _NUMBERED
    at = _EDGE + (width + _GAP) * bool(sides[0])
    nodes = [_node(own, at, _top(middle), letters=letters, statuses=statuses, own=True)]
    lines: list[NeighbourLine] = []
    for side, x in ((0, _EDGE), (1, at + width + _GAP)):
        shown = sides[side] if len(sides[side]) <= MOST + 1 else sides[side][:MOST]
        hidden = len(sides[side]) - len(shown)
        places = _places(len(shown) + bool(hidden), rows, middle)
        for neighbour, row in zip(shown, places, strict=False):
            nodes.append(_node(neighbour.decision, x, _top(row), letters=letters, statuses=statuses))
            start, end = (at + width, x) if side else (at, x + width)
            ends = (start, _top(middle)), (end, _top(row))
            lines.append(_line(own, neighbour, ends, later=bool(side), language=statuses.language))
        if hidden:
            words = statuses.language.count("{n} more", "{n} more", hidden)
            nodes.append(
                NeighbourNode(str(x), str(_top(places[-1])), f"+{hidden}", words, "", None, own=False)
            )
    whole = at + width + (width + _GAP) * bool(sides[1]) + _EDGE
    return Neighbourhood(
        str(whole), str(_top(rows) - _STEP + _HEIGHT + _EDGE), str(width), str(_HEIGHT), tuple(nodes), tuple(lines)
    )  # fmt: skip


def _places(count: int, rows: int, middle: int) -> list[int]:
    """Give rows to a side, the first the middle one, so that succession runs straight; the rest below and above."""
    free = sorted(range(rows), key=lambda row: (abs(row - middle), -row))
    return free[:count]


def _top(row: int) -> int:
    return _EDGE + row * _STEP


def _node(
    decision: Decision, x: int, y: int, *, letters: int, statuses: Statuses, own: bool = False
) -> NeighbourNode:
    status = statuses.of(decision)
    told = statuses.language.say("{title}: {status}", title=decision.label, status=status.label)
    label = decision.number or _cut(decision.record.title, letters)
    return NeighbourNode(str(x), str(y), label, told, decision.url, status, own=own)


def _cut(text: str, letters: int) -> str:
    """Return as much of a title as a box of so many columns holds."""
    if width_of(text) <= letters:
        return text
    kept = ""
    for letter in text:  # pragma: no branch (all letters together are too wide)
        if width_of(kept + letter) >= letters:
            break
        kept += letter
    return kept.rstrip() + "…"


def _line(
    own: Decision,
    other: _Neighbour,
    ends: tuple[tuple[int, int], tuple[int, int]],
    *,
    later: bool,
    language: Language,
) -> NeighbourLine:
    (start, own_y), (end, y) = ends
    way = 1 if later else -1
    near = start + way * _ARROW * (other.arrow < 0)
    far = end - way * _ARROW * (other.arrow > 0)
    own_y, y = own_y + _HEIGHT // 2, y + _HEIGHT // 2
    path = f"M{near} {own_y}H{far}"
    if own_y != y:
        bend = (near + far) // 2
        path = f"M{near} {own_y}C{bend} {own_y} {bend} {y} {far} {y}"
    tip, back = ((start, own_y), way) if other.arrow < 0 else ((end, y), -way)
    arrow = f"M{tip[0]} {tip[1]}l{back * _ARROW} -3v6z" if other.arrow else ""
    names = short_name(own), short_name(other.decision)
    told = "; ".join(sentence(kind, *names, language=language) for kind in other.kinds)
    return NeighbourLine(other.style, path, arrow, told)
