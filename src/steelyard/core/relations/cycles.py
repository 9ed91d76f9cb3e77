"""Circles of supersession: records of which each, in the end, supersedes itself."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from steelyard.core.places import reference_place
from steelyard.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.core.model import Record, Statement
    from steelyard.core.relations.sides import Relations

_NAMED = 12  # records of a circle that are named in a message; of more, the first and the last


def find_cycles(graph: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
    """Return one shortest circle through the least member of each knot of a graph (Tarjan 1972, without recursion).

    `graph` gives every node's successors. Time is linear in nodes and edges.
    """
    return sorted(_shortest(graph, min(knot), frozenset(knot)) for knot in _knots(graph) if len(knot) > 1)


def _knots(graph: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Return the strongly connected components."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_nodes: dict[str, None] = {}
    knots: list[list[str]] = []
    for root in graph:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        open_nodes[root] = None
        work = [(root, iter(graph[root]))]
        while work:
            node, successors = work[-1]
            fresh = None
            for successor in successors:
                if successor not in index:
                    fresh = successor
                    break
                if successor in open_nodes:
                    low[node] = min(low[node], index[successor])
            if fresh is not None:
                index[fresh] = low[fresh] = len(index)
                open_nodes[fresh] = None
                work.append((fresh, iter(graph[fresh])))
                continue
            work.pop()
            if work:
                low[work[-1][0]] = min(low[work[-1][0]], low[node])
            if low[node] == index[node]:
                knot: list[str] = []
                while not knot or knot[-1] != node:
                    knot.append(open_nodes.popitem()[0])
                knots.append(knot)
    return knots


def _shortest(graph: Mapping[str, Sequence[str]], start: str, knot: frozenset[str]) -> tuple[str, ...]:
    before: dict[str, str] = {}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for successor in graph[node]:
            if successor == start:
                way = [node]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return tuple(reversed(way))
            if successor in knot and successor not in before:
                before[successor] = node
                queue.append(successor)
    raise AssertionError(start)  # every member of a knot lies on a circle


def supersession_cycles(relations: Relations, labels: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Report each circle of supersession (R301) at the first statement of each of its steps.

    `labels` names the records in words, by path.
    """
    graph: dict[str, list[str]] = {}
    for kind, newer, older in relations.sayings:
        if kind == "supersedes":
            graph.setdefault(newer, []).append(older)
            graph.setdefault(older, [])
    diagnostics = []
    for cycle in find_cycles(graph):
        message = "these records supersede one another in a circle: " + _spelled(
            [labels[path] for path in cycle]
        )
        for at, newer in enumerate(cycle):
            older = cycle[(at + 1) % len(cycle)]
            record, statement = _first(relations.sayings["supersedes", newer, older])
            hint = f"take this statement back, or another one of the circle ({len(cycle)} records)"
            place = reference_place(record, statement.reference)
            diagnostics.append(Diagnostic("R301", Severity.ERROR, place, message, hint))
    return tuple(diagnostics)


def _first(sayings: Sequence[tuple[Record, Statement]]) -> tuple[Record, Statement]:
    return min(sayings, key=lambda saying: reference_place(saying[0], saying[1].reference))


def _spelled(labels: Sequence[str]) -> str:
    shown = list(labels)
    if len(shown) > _NAMED:
        shown = [*shown[: _NAMED // 2], f"({len(shown) - _NAMED} more)", *shown[-_NAMED // 2 :]]
    return " supersedes ".join([*shown, labels[0]])
