"""The graph as a list: each decision with the relations that it states."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from steelyard.core.relations.words import verb
from steelyard.core.shown import reference
from steelyard.core.views.graph import GraphEntry, GraphLinks, GraphTarget

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from steelyard.core.corpus import Corpus
    from steelyard.core.graph.network import Edge
    from steelyard.core.statuses import Statuses
    from steelyard.core.views.parts import RefView


def entries(
    edges: Sequence[Edge],
    corpus: Corpus,
    statuses: Statuses,
    *,
    inside: Collection[str],
    parts: Mapping[str, tuple[str, str]],
) -> tuple[GraphEntry, ...]:
    """Return an entry for each decision that states a relation, in the order of `edges`.

    `inside` are the paths that the page's drawing has; `parts` gives the others' pages and what those are called.
    """

    @cache
    def named(path: str) -> RefView:
        return reference(corpus.by_path[path], statuses)

    stated: dict[str, dict[str, list[GraphTarget]]] = defaultdict(lambda: defaultdict(list))
    for edge in edges:
        head = corpus.by_path[edge.head]
        part, label = ("", "") if edge.head in inside else parts.get(edge.head, ("", ""))
        target = GraphTarget(named(edge.head), head.id if edge.head in inside else "", part, label)
        stated[edge.tail][edge.kind].append(target)
    return tuple(
        GraphEntry(
            named(path),
            corpus.by_path[path].id if path in inside else "",
            tuple(GraphLinks(verb(kind, corpus.language), tuple(targets)) for kind, targets in kinds.items()),
        )
        for path, kinds in stated.items()
    )
