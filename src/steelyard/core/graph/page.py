"""The graph's pages: one drawing with its list, or where the site is too large for one, a page for each year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from steelyard.core.addresses import GRAPH, root_of
from steelyard.core.graph import drawing as draws
from steelyard.core.graph.columns import NO_DATE, times
from steelyard.core.graph.geometry import BOX_HEIGHT, BOX_WIDTH, HEAD
from steelyard.core.graph.links import entries
from steelyard.core.graph.network import Network, build_network
from steelyard.core.lanes import lanes_of, ways
from steelyard.core.statuses import Statuses
from steelyard.core.views.graph import Drawing, GraphView, GraphWay

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from steelyard.core.corpus import Corpus
    from steelyard.core.graph.columns import Times
    from steelyard.core.graph.network import Edge
    from steelyard.core.lanes import By, Lanes
    from steelyard.core.views.parts import SiteView

MOST_DRAWN = 1200
"""Decisions of one drawing: more are split by year."""

MOST_IN_PART = 1000
"""Decisions of one year's drawing: more are split into pages."""

_TITLE = "Graph"
MOST_WHOLE = 1100
"""Height of a drawing, in pixels, that stands whole on a desktop."""

_WAYS = {"tag": "by tag", "source": "by source", "status": "by status", "none": ""}


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of time with a page of its own."""

    label: str
    url: str
    paths: tuple[str, ...]


def draw(
    network: Network, corpus: Corpus, statuses: Statuses, by: By | None = None, *, beyond: Sequence[Edge] = ()
) -> Drawing:
    """Draw a network: all of a site's decisions, or any part of them, set apart in lanes.

    `by` says how, None in the site's most telling way. `beyond` are relations between a decision of the network and
    one that is not in it. Works in time linear in decisions and relations, but for the crowding of single gutters.
    """
    when = times(corpus.decisions).of_some(network.decisions)
    return _draw(
        network, corpus, statuses, when=when, lanes=lanes_of(corpus, by or ways(corpus)[0]), beyond=beyond
    )


def _draw(
    network: Network,
    corpus: Corpus,
    statuses: Statuses,
    *,
    when: Times,
    lanes: Lanes,
    beyond: Sequence[Edge] = (),
) -> Drawing:
    how = lanes.by
    plan = draws.plan(network, when, lanes)
    return Drawing(
        label=f"Decisions from left to right in time{', one lane for each ' + how if how != 'none' else ''}",
        width=str(plan.geometry.width),
        height=str(plan.geometry.height),
        head=str(HEAD),
        box_width=str(BOX_WIDTH),
        box_height=str(BOX_HEIGHT),
        columns=draws.columns(plan),
        lanes=draws.lanes(plan),
        nodes=draws.nodes(plan, corpus, statuses),
        kinds=draws.kinds(plan, corpus),
        stubs=draws.stubs(plan, corpus, beyond),
        statuses=draws.status_choices(network, statuses),
        tags=draws.tag_choices(network, corpus),
        sources=draws.source_choices(network, corpus),
        whole=plan.geometry.height <= MOST_WHOLE,
    )


def graph_views(corpus: Corpus, site: SiteView) -> Iterator[GraphView]:
    """Give the graph's pages: none for a site without decisions.

    Up to MOST_DRAWN decisions stand in one drawing, with a page for each further way of setting lanes apart; more are
    split by year, and `graph.html` leads to the parts.
    """
    network, statuses = build_network(corpus), Statuses(corpus.settings.statuses)
    if not network.decisions:
        return
    if len(network.decisions) > MOST_DRAWN:
        yield from _split(network, corpus, statuses, site=site)
        return
    every, when = ways(corpus), times(network.decisions)
    inside = frozenset(corpus.by_path)
    for at, by in enumerate(every):
        url = _url(by) if at else GRAPH
        others = tuple(
            GraphWay(_WAYS[way].capitalize(), _url(way) if index else GRAPH, "", current=way == by)
            for index, way in enumerate(every)
        )
        yield GraphView(
            site=site,
            url=url,
            root=root_of(url),
            title=f"{_TITLE} {_WAYS[by]}" if at else _TITLE,
            sentence=_sentence(by),
            notes=_notes(network, when),
            ways=others if len(others) > 1 else (),
            parts=(),
            drawing=_draw(network, corpus, statuses, when=when, lanes=lanes_of(corpus, by)),
            brief=len(network.edges) > draws.MOST_TITLED,
            entries=entries(network.edges, corpus, statuses, inside=inside, parts={}),
            apart=_apart(network, network.edges),
        )


def _split(network: Network, corpus: Corpus, statuses: Statuses, *, site: SiteView) -> Iterator[GraphView]:
    when = times(network.decisions)
    parts = _parts(when)
    home = {path: part for part in parts for path in part.paths}
    pages = {path: (part.url, part.label) for path, part in home.items()}
    within: dict[str, list[Edge]] = {part.url: [] for part in parts}
    across: dict[str, list[Edge]] = {part.url: [] for part in parts}
    for edge in network.edges:
        tail, head = home[edge.tail], home[edge.head]
        if tail is head:
            within[tail.url].append(edge)
        else:
            across[tail.url].append(edge)
            across[head.url].append(edge)
    lanes = lanes_of(corpus, ways(corpus)[0])
    places = _places(parts, within, across)
    yield _overview(network, when, site, places=places)
    for at, part in enumerate(parts):
        inside = frozenset(part.paths)
        own = Network(
            tuple(one for one in network.decisions if one.record.path in inside), tuple(within[part.url])
        )
        stated = [edge for edge in across[part.url] if edge.tail in inside]
        listed = sorted((*own.edges, *stated), key=lambda edge: corpus.by_path[edge.tail].position)
        yield GraphView(
            site=site,
            url=part.url,
            root=root_of(part.url),
            title=f"{_TITLE}, {part.label[:1].lower() + part.label[1:]}",
            sentence=_sentence(lanes.by),
            notes=(*_notes(own, when), *_leaving(across[part.url])),
            ways=(),
            parts=tuple(
                GraphWay(place.label, place.url, place.note, current=index == at)
                for index, place in enumerate(places)
            ),
            drawing=_draw(
                own,
                corpus,
                statuses,
                when=when.of_some(own.decisions),
                lanes=lanes,
                beyond=across[part.url],
            ),
            brief=len(listed) > draws.MOST_TITLED,
            entries=entries(listed, corpus, statuses, inside=inside, parts=pages),
            apart=_apart(own, (*own.edges, *across[part.url])),
        )


def _overview(network: Network, when: Times, site: SiteView, *, places: tuple[GraphWay, ...]) -> GraphView:
    decisions, relations = len(network.decisions), len(network.edges)
    sentence = (
        f"{_count(decisions, 'decision')} and {_count(relations, 'relation')}, with a drawing for each year."
    )
    return GraphView(
        site=site,
        url=GRAPH,
        root="",
        title=_TITLE,
        sentence=sentence,
        notes=_notes(network, when),
        ways=(),
        parts=places,
        drawing=None,
        brief=False,
        entries=(),
        apart="",
    )


def _parts(when: Times) -> list[_Part]:
    """Cut time into years, and a year of very many decisions into pages."""
    years: dict[str, list[str]] = {}
    for decision in when.order:
        years.setdefault(when.of[decision.record.path][:4], []).append(decision.record.path)
    parts = []
    for year, paths in years.items():
        starts = range(0, len(paths), MOST_IN_PART)
        for page, start in enumerate(starts, 1):
            label = (year or NO_DATE) + (f", {page} of {len(starts)}" if len(starts) > 1 else "")
            name = (year or "no-date") + (f"-{page}" if page > 1 else "")
            parts.append(_Part(label, f"graph/{name}.html", tuple(paths[start : start + MOST_IN_PART])))
    return parts


def _places(
    parts: Sequence[_Part], within: Mapping[str, Sequence[Edge]], across: Mapping[str, Sequence[Edge]]
) -> tuple[GraphWay, ...]:
    return tuple(
        GraphWay(
            part.label,
            part.url,
            f"{_count(len(part.paths), 'decision')}, {_count(len(within[part.url]), 'relation')} among them, "
            f"{_thousands(len(across[part.url]))} with other years",
            current=False,
        )
        for part in parts
    )


def _url(by: By) -> str:
    return f"graph/by-{by}.html"


def _sentence(by: By) -> str:
    lanes = "" if by == "none" else f", one lane for each {by}"
    return f"Time runs from left to right{lanes}. A line leads from a decision to the one it names."


def _notes(network: Network, when: Times) -> tuple[str, ...]:
    count = sum(one.record.path in when.unsure for one in network.decisions)
    if not count:
        return ()
    stands = "stands where its number puts it" if count == 1 else "stand where their numbers put them"
    return (f"{_count(count, 'decision')} without a date {stands}.",)


def _leaving(edges: Sequence[Edge]) -> tuple[str, ...]:
    if not edges:
        return ()
    lead = "leads" if len(edges) == 1 else "lead"
    return (
        f"{_count(len(edges), 'relation')} {lead} out of this drawing: a short line below a box says so.",
    )


def _apart(network: Network, edges: Sequence[Edge]) -> str:
    """Say how many decisions have no relation."""
    touched = {path for edge in edges for path in (edge.tail, edge.head)}
    count = sum(one.record.path not in touched for one in network.decisions)
    if not count:
        return ""
    return f"{_count(count, 'decision')} {'has' if count == 1 else 'have'} no relation to another."


def _count(number: int, noun: str) -> str:
    return f"{_thousands(number)} {noun}{'' if number == 1 else 's'}"


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
