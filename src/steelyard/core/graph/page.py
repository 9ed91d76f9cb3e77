"""The graph's pages: one drawing with its list, or where the site is too large for one, a page for each year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.addresses import GRAPH, root_of
from steelyard.core.graph import drawing as draws
from steelyard.core.graph import words
from steelyard.core.graph.columns import times
from steelyard.core.graph.geometry import BOX_HEIGHT, BOX_WIDTH, HEAD
from steelyard.core.graph.links import entries
from steelyard.core.graph.network import Network, build_network
from steelyard.core.lanes import LABELS, lanes_of, ways
from steelyard.core.statuses import Statuses
from steelyard.core.views.graph import Drawing, GraphView, GraphWay

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from steelyard.core.corpus import Corpus
    from steelyard.core.graph.columns import Times
    from steelyard.core.graph.drawing import Plan
    from steelyard.core.graph.network import Edge
    from steelyard.core.lanes import By
    from steelyard.core.language.language import Language
    from steelyard.core.views.parts import SiteView

MOST_DRAWN = 1200
"""Decisions of one drawing: more are split by year."""

MOST_IN_PART = 1000
"""Decisions of one year's drawing: more are split into pages."""

MOST_WHOLE = 1100
"""Height of a drawing, in pixels, that stands whole on a desktop."""


class _Part(Struct, frozen=True):
    """A stretch of time with a page of its own, and that page's title."""

    label: str
    title: str
    url: str
    paths: tuple[str, ...]


def draw(network: Network, corpus: Corpus, statuses: Statuses) -> Drawing:
    """Draw a network, all of a site's decisions or any part of them, with lanes in the site's most telling way.

    Works in time linear in decisions and relations, but for the crowding of single gutters.
    """
    when = times(corpus.decisions).of_some(network.decisions)
    return _draw(draws.plan(network, when, lanes_of(corpus, ways(corpus)[0])), corpus, statuses)


def _draw(plan: Plan, corpus: Corpus, statuses: Statuses, *, beyond: Sequence[Edge] = ()) -> Drawing:
    """Draw what is laid out; `beyond` are relations between a decision of it and one that is not in it."""
    network = plan.network
    return Drawing(
        label=corpus.language.say(words.LABELS[plan.lanes.by]),
        width=str(plan.geometry.width),
        height=str(plan.geometry.height),
        head=str(HEAD),
        box_width=str(BOX_WIDTH),
        box_height=str(BOX_HEIGHT),
        columns=draws.columns(plan, corpus),
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
    network, statuses = build_network(corpus), Statuses(corpus.settings.statuses, corpus.language)
    if not network.decisions:
        return
    if len(network.decisions) > MOST_DRAWN:
        yield from _split(network, corpus, statuses, site=site)
        return
    every, when = ways(corpus), times(network.decisions)
    inside, language = frozenset(corpus.by_path), corpus.language
    for at, by in enumerate(every):
        url, plan = _url(by) if at else GRAPH, draws.plan(network, when, lanes_of(corpus, by))
        others = tuple(
            GraphWay(language.say(LABELS[way]), _url(way) if index else GRAPH, "", current=way == by)
            for index, way in enumerate(every)
        )
        yield GraphView(
            site=site,
            url=url,
            root=root_of(url),
            title=language.say(words.TITLES[by] if at else words.TITLES["none"]),
            sentence=language.say(words.SENTENCES[by]),
            notes=(
                *words.lines(network.edges, language),
                *words.joined(draws.joined(plan), language),
                *words.notes(network, when, language),
            ),
            ways=others if len(others) > 1 else (),
            parts=(),
            drawing=_draw(plan, corpus, statuses),
            brief=len(network.edges) > draws.MOST_TITLED,
            entries=entries(network.edges, corpus, statuses, inside=inside, parts={}),
            apart=words.apart(network, network.edges, language),
        )


def _split(network: Network, corpus: Corpus, statuses: Statuses, *, site: SiteView) -> Iterator[GraphView]:
    when, language = times(network.decisions), corpus.language
    parts = _parts(when, language)
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
    places = _places(parts, within, across, language=language)
    yield _overview(network, when, site, places=places, language=language)
    for at, part in enumerate(parts):
        inside = frozenset(part.paths)
        own = Network(
            tuple(one for one in network.decisions if one.record.path in inside), tuple(within[part.url])
        )
        plan = draws.plan(own, when.of_some(own.decisions), lanes)
        stated = [edge for edge in across[part.url] if edge.tail in inside]
        listed = sorted((*own.edges, *stated), key=lambda edge: corpus.by_path[edge.tail].position)
        yield GraphView(
            site=site,
            url=part.url,
            root=root_of(part.url),
            title=part.title,
            sentence=language.say(words.SENTENCES[lanes.by]),
            notes=(
                *words.lines(own.edges, language),
                *words.joined(draws.joined(plan), language),
                *words.notes(own, when, language),
                *words.leaving(across[part.url], language),
            ),
            ways=(),
            parts=tuple(
                GraphWay(place.label, place.url, place.note, current=index == at)
                for index, place in enumerate(places)
            ),
            drawing=_draw(plan, corpus, statuses, beyond=across[part.url]),
            brief=len(listed) > draws.MOST_TITLED,
            entries=entries(listed, corpus, statuses, inside=inside, parts=pages),
            apart=words.apart(own, (*own.edges, *across[part.url]), language),
        )


def _overview(
    network: Network, when: Times, site: SiteView, *, places: tuple[GraphWay, ...], language: Language
) -> GraphView:
    return GraphView(
        site=site,
        url=GRAPH,
        root="",
        title=language.say(words.TITLES["none"]),
        sentence=language.say(
            "{decisions} and {relations}, with a drawing for each year.",
            decisions=words.decisions(len(network.decisions), language),
            relations=words.relations(len(network.edges), language),
        ),
        notes=words.notes(network, when, language),
        ways=(),
        parts=places,
        drawing=None,
        brief=False,
        entries=(),
        apart="",
    )


def _parts(when: Times, language: Language) -> list[_Part]:
    """Cut time into years, and a year of very many decisions into pages."""
    years: dict[str, list[str]] = {}
    for decision in when.order:
        years.setdefault(when.of[decision.record.path][:4], []).append(decision.record.path)
    parts = []
    for year, paths in years.items():
        starts = range(0, len(paths), MOST_IN_PART)
        for page, start in enumerate(starts, 1):
            name = (year or "no-date") + (f"-{page}" if page > 1 else "")
            label, title = words.called(year, page, of=len(starts), language=language)
            own = tuple(paths[start : start + MOST_IN_PART])
            parts.append(_Part(label, title, f"graph/{name}.html", own))
    return parts


def _places(
    parts: Sequence[_Part],
    within: Mapping[str, Sequence[Edge]],
    across: Mapping[str, Sequence[Edge]],
    *,
    language: Language,
) -> tuple[GraphWay, ...]:
    return tuple(
        GraphWay(
            part.label,
            part.url,
            language.say(
                "{decisions}, {relations} among them, {others} with other years",
                decisions=words.decisions(len(part.paths), language),
                relations=words.relations(len(within[part.url]), language),
                others=language.number(len(across[part.url])),
            ),
            current=False,
        )
        for part in parts
    )


def _url(by: By) -> str:
    return f"graph/by-{by}.html"
