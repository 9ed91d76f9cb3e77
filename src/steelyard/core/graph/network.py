"""Relations as a graph: decisions, and each relation between two of them once, in the direction it is told in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.relations.sides import inverses

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from steelyard.core.corpus import Corpus, Decision


class Edge(Struct, frozen=True):
    """A relation: `tail` and `head` are the paths of its records; `kind` says it from the tail ("supersedes").

    Of a symmetric kind ("relates_to") the tail is the later record in the site's order.
    """

    kind: str
    tail: str
    head: str


class Network(Struct, frozen=True):
    """Some decisions, in the site's order, and the relations among them, ordered by tail, kind and head."""

    decisions: tuple[Decision, ...]
    edges: tuple[Edge, ...]


def build_network(corpus: Corpus) -> Network:
    """Return all decisions of a site with each relation once.

    A relation is told from the side whose name for it comes first in the order of kinds: `supersedes`, not
    `superseded_by`; of a site's own kinds the one that the configuration names first.
    """
    kinds = inverses(corpus.settings)
    rank = {kind: index for index, kind in enumerate(kinds)}
    edges = []
    for decision in corpus.decisions:
        own = decision.record.path
        for side in decision.relations:
            inverse = kinds.get(side.kind, side.kind)
            if inverse == side.kind:
                told = corpus.by_path[side.path].position < decision.position
            else:
                told = rank[side.kind] < rank[inverse]
            if told:
                edges.append(Edge(side.kind, own, side.path))
    return Network(corpus.decisions, tuple(edges))


def among(network: Network, paths: Collection[str]) -> Network:
    """Return a part of a network: these decisions, and the relations that lie among them."""
    return Network(
        tuple(decision for decision in network.decisions if decision.record.path in paths),
        tuple(edge for edge in network.edges if edge.tail in paths and edge.head in paths),
    )


def around(network: Network, starts: Iterable[str], *, depth: int = 1) -> frozenset[str]:
    """Return the paths of some decisions and of all that are at most `depth` relations away from them."""
    beside: dict[str, set[str]] = defaultdict(set)
    for edge in network.edges:
        beside[edge.tail].add(edge.head)
        beside[edge.head].add(edge.tail)
    found = set(starts)
    ring = set(found)
    for _ in range(depth):
        ring = {other for path in ring for other in beside.get(path, ())} - found
        if not ring:
            break
        found |= ring
    return frozenset(found)
