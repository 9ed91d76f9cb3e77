"""A network made into what a template draws: boxes with their titles, lines with their paths, lanes and columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from steelyard.core.graph.captions import direction, drawn_width, wrapped
from steelyard.core.graph.columns import headings
from steelyard.core.graph.geometry import BOX_HEIGHT, BOX_WIDTH, measure
from steelyard.core.graph.layout import lay_out
from steelyard.core.graph.routing import Wire, route
from steelyard.core.graph.strokes import strokes
from steelyard.core.relations.sides import inverses
from steelyard.core.relations.words import sentence, verb
from steelyard.core.shown import short_name, source_title
from steelyard.core.views.graph import (
    GraphChoice,
    GraphColumn,
    GraphEdge,
    GraphKind,
    GraphLane,
    GraphNode,
    GraphStub,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.graph.columns import Times
    from steelyard.core.graph.geometry import Geometry
    from steelyard.core.graph.layout import Layout
    from steelyard.core.graph.network import Edge, Network
    from steelyard.core.lanes import Lanes
    from steelyard.core.statuses import Statuses
    from steelyard.core.views.parts import NameView, StatusView

MOST_TITLED = 400
"""Relations that each say in words what they are; the words of more would be a quarter of the page."""

_MOST_TAGS = 60  # that can be chosen by
_LINES = 3
_FONT, _LEADING = 12, 15
_ROOM = (BOX_WIDTH - 28 - 8) * 100 // _FONT  # right of the symbol, in hundredths of the font's size
_LANE_ROOM = BOX_WIDTH * 100 // 13
_NAME_FOOT = 18  # of a lane's name, below its top
_MOST_TOLD = 6  # relations that a stub names


class Caption(NamedTuple):
    """What a node shows of its decision's title; see `GraphNode`."""

    title: str
    lines: tuple[str, ...]
    cut: bool
    direction: str
    text_y: str


class Plan(Struct, frozen=True):
    """A network laid out and routed: `places` are the column and row of the whole drawing, by path."""

    network: Network
    times: Times
    lanes: Lanes
    layout: Layout
    places: Mapping[str, tuple[int, int]]
    tops: Mapping[int, int]
    geometry: Geometry
    paths: tuple[str, ...]


def plan(network: Network, times: Times, lanes: Lanes) -> Plan:
    """Lay a network out and route its relations, in the order of its edges."""
    layout = lay_out(network, times, lanes)
    tops, row = {}, 0
    for lane in sorted(layout.rows):
        tops[lane] = row
        row += layout.rows[lane]
    places = {path: (spot.column, tops[spot.lane] + spot.row) for path, spot in layout.spots.items()}
    straight = [_in_chain(layout, edge) for edge in network.edges]
    loose = [edge for edge, chain in zip(network.edges, straight, strict=True) if not chain]
    wires = [Wire(places[edge.head], places[edge.tail], edge.kind) for edge in loose]
    heads = tuple(tops.values()) if any(lane.label for lane in lanes.lanes) else ()
    routes = route(wires, heads)
    geometry = measure(len(layout.columns), row, routes, lane_rows=heads)
    ways = iter(zip(wires, routes.ways, strict=True))
    paths = []
    for edge, chain in zip(network.edges, straight, strict=True):
        if chain:
            paths.append(geometry.chain(places[edge.head], places[edge.tail]))
        else:
            wire, way = next(ways)
            paths.append(geometry.path(wire.head, wire.tail, way))
    return Plan(network, times, lanes, layout, places, tops, geometry, tuple(paths))


def joined(plan: Plan) -> int:
    """Count the decisions that stand in the lane of what they supersede, where it is not their own."""
    return sum(spot.lane != plan.lanes.of[path] for path, spot in plan.layout.spots.items())


def columns(plan: Plan, corpus: Corpus) -> tuple[GraphColumn, ...]:
    """Return what stands over the columns."""
    x = plan.geometry.x
    told = enumerate(headings(plan.layout.columns, corpus.language))
    return tuple(
        GraphColumn(year, days, str(x[at]), str(x[at] - 7) if year and at else "")
        for at, (year, days) in told
    )


def lanes(plan: Plan) -> tuple[GraphLane, ...]:
    """Return the lanes that something stands in; none where they have no names."""
    found = []
    for lane, top in zip(plan.tops, plan.geometry.lane_y, strict=False):
        view = plan.lanes.lanes[lane]
        (label,), _ = wrapped(view.label, _LANE_ROOM, lines=1)
        found.append(GraphLane(label, view.label, view.url, str(top), str(top + _NAME_FOOT)))
    return tuple(found)


def nodes(plan: Plan, corpus: Corpus, statuses: Statuses) -> tuple[GraphNode, ...]:
    """Return the boxes in the order of time."""
    tags = {tag.url: str(index) for index, tag in enumerate(_tags(plan.network, corpus))}
    sources = {choice.value: str(index) for index, choice in enumerate(source_choices(plan.network, corpus))}
    return tuple(
        _node(plan, decision, statuses, tags=_numbers(corpus, decision, tags), sources=sources)
        for decision in plan.times.order
    )


def captioned(decision: Decision) -> Caption:
    """Return what a decision's box shows of its title."""
    title = decision.record.title
    number = drawn_width(f"{decision.number} ") if decision.number else 0
    lines, cut = wrapped(title, _ROOM, lines=_LINES, first=number)
    foot = (BOX_HEIGHT + _FONT - 4 - _LEADING * (len(lines) - 1)) // 2
    return Caption(title, lines, cut, direction(title), str(foot))


def kinds(plan: Plan, corpus: Corpus) -> tuple[GraphKind, ...]:
    """Return all relations by kind, in the order of kinds; within one by the decision they are stated of."""
    order = {decision.record.path: index for index, decision in enumerate(plan.times.order)}
    titled = len(plan.network.edges) <= MOST_TITLED
    groups: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for edge, path in zip(plan.network.edges, plan.paths, strict=True):
        title = told(corpus, edge) if titled else ""
        groups[edge.kind].append((order[edge.head], order[edge.tail], path, title))
    styles = strokes(corpus.settings)
    views = []
    for kind, inverse in inverses(corpus.settings).items():
        if kind not in groups:
            continue
        edges = tuple(
            GraphEdge(f"{tail} {head}", path, title) for head, tail, path, title in sorted(groups[kind])
        )
        words = verb(kind, corpus.language), verb(inverse, corpus.language)
        views.append(GraphKind(styles[kind], *words, kind != inverse, edges))
    return tuple(views)


def stubs(plan: Plan, corpus: Corpus, beyond: Sequence[Edge]) -> tuple[GraphStub, ...]:
    """Return a short line for each decision's relations with what is earlier, and what later, than the drawing."""
    leading: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for edge in beyond:
        own, other = (edge.tail, edge.head) if edge.tail in plan.places else (edge.head, edge.tail)
        later = plan.times.place(corpus.by_path[other]) > plan.times.place(corpus.by_path[own])
        leading[own, later].append(told(corpus, edge))
    found = []
    for (path, later), sayings in leading.items():
        rest = len(sayings) - _MOST_TOLD
        more = [corpus.language.count("{n} more", "{n} more", rest)] if rest > 0 else []
        title = "; ".join([*sayings[:_MOST_TOLD], *more])
        found.append(GraphStub(plan.geometry.stub(plan.places[path], later=later), title))
    return tuple(found)


def told(corpus: Corpus, edge: Edge) -> str:
    """Say a relation in words: "0019 supersedes 0004"."""
    tail, head = short_name(corpus.by_path[edge.tail]), short_name(corpus.by_path[edge.head])
    return sentence(edge.kind, tail, head, language=corpus.language)


def status_choices(network: Network, statuses: Statuses) -> tuple[StatusView, ...]:
    """Return the statuses that occur, in their order."""
    found = {statuses.counted(statuses.of(decision)) for decision in network.decisions}
    return tuple(sorted(found, key=statuses.rank))


def tag_choices(network: Network, corpus: Corpus) -> tuple[GraphChoice, ...]:
    """Return the tags that decisions can be chosen by, in the order of the alphabet; of very many the commonest."""
    return tuple(
        GraphChoice(tag.url.removeprefix("tags/").removesuffix(".html"), tag.name)
        for tag in _tags(network, corpus)
    )


def source_choices(network: Network, corpus: Corpus) -> tuple[GraphChoice, ...]:
    """Return the sources that occur; none where there is but one."""
    found = dict.fromkeys(decision.record.source for decision in network.decisions)
    if len(found) == 1:
        return ()
    return tuple(GraphChoice(name, source_title(corpus, name) or name) for name in found)


def _in_chain(layout: Layout, edge: Edge) -> bool:
    return edge.kind == "supersedes" and layout.chains.get(edge.head) == edge.tail


def _tags(network: Network, corpus: Corpus) -> list[NameView]:
    counted = Counter(
        tag.url for decision in network.decisions for tag in corpus.tags.of(decision.record.tags)
    )
    kept = sorted(counted, key=lambda url: (-counted[url], url))[:_MOST_TAGS]
    return [tag for tag in corpus.tags.all if tag.url in kept]


def _numbers(corpus: Corpus, decision: Decision, tags: Mapping[str, str]) -> str:
    return " ".join(tags[tag.url] for tag in corpus.tags.of(decision.record.tags) if tag.url in tags)


def _node(
    plan: Plan, decision: Decision, statuses: Statuses, *, tags: str, sources: Mapping[str, str]
) -> GraphNode:
    record = decision.record
    column, row = plan.places[record.path]
    caption = captioned(decision)
    return GraphNode(
        id=decision.id,
        url=decision.url,
        number=decision.number,
        title=caption.title,
        lines=caption.lines,
        cut=caption.cut,
        direction=caption.direction,
        text_y=caption.text_y,
        status=statuses.of(decision),
        x=str(plan.geometry.x[column]),
        y=str(plan.geometry.y[row]),
        tags=tags,
        source=sources.get(record.source, ""),
    )
