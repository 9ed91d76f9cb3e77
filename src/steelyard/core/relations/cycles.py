"""Circles: records of which each, in the end, supersedes, amends or builds on itself."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.places import reference_place
from steelyard.core.relations.words import verb
from steelyard.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from steelyard.core.relations.sides import Relations
    from steelyard.core.settings import RelationKind
    from steelyard.diagnostics import Place

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
    raise AssertionError(start)  # pragma: no cover (every member of a knot lies on a circle)


def supersession_cycles(relations: Relations, labels: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Report each circle of supersession (R301) at the first statement of each of its steps.

    `labels` names the records in words, by path.
    """
    diagnostics = []
    for cycle in _circles(relations, ("supersedes",)):
        steps = [_step(relations, ("supersedes",), one, other) for one, other in _around(cycle)]
        message = f"these records supersede one another in a circle: {_spelled(cycle, steps, labels)}"
        hint = f"take this statement back, or another one of the circle ({len(cycle)} records)"
        diagnostics += [Diagnostic("R301", Severity.ERROR, step.place, message, hint) for step in steps]
    return tuple(diagnostics)


def other_cycles(
    relations: Relations, labels: Mapping[str, str], *, own: Iterable[RelationKind]
) -> tuple[Diagnostic, ...]:
    """Report each circle of the other kinds that lead one way (R307), once, with the places of its other steps.

    Those are amendments, what records build on (`depends_on`, and `enables` from the other side), and the site's
    `own` kinds that have another name from the other side.
    """
    ways = [("amends",), ("depends_on", "enabled_by")]
    ways += [(kind.name,) for kind in own if kind.name != kind.inverse]
    diagnostics = []
    for kinds in ways:
        for cycle in _circles(relations, kinds):
            steps = [_step(relations, kinds, one, other) for one, other in _around(cycle)]
            message = f"these records lead back to where they began: {_spelled(cycle, steps, labels)}"
            hint = f"take one of these statements back ({len(cycle)} records stand in the circle)"
            others = tuple((step.place, f"`{step.verb}`, the next step") for step in steps[1:_NAMED])
            diagnostics.append(Diagnostic("R307", Severity.WARNING, steps[0].place, message, hint, others))
    return tuple(diagnostics)


class _Step(Struct, frozen=True):
    """A step of a circle: where it is first said, and the verb between the two records."""

    place: Place
    verb: str


def _circles(relations: Relations, kinds: Sequence[str]) -> list[tuple[str, ...]]:
    graph: dict[str, dict[str, None]] = {}
    for kind, one, other in relations.sayings:
        if kind in kinds:
            graph.setdefault(one, {})[other] = None
            graph.setdefault(other, {})
    return find_cycles({path: tuple(others) for path, others in graph.items()})


def _around(cycle: Sequence[str]) -> Iterator[tuple[str, str]]:
    return zip(cycle, (*cycle[1:], cycle[0]), strict=True)


def _step(relations: Relations, kinds: Sequence[str], one: str, other: str) -> _Step:
    kind = next(kind for kind in kinds if (kind, one, other) in relations.sayings)
    sayings = relations.sayings[kind, one, other]
    return _Step(
        min(reference_place(record, statement.reference) for record, statement in sayings), verb(kind)
    )


def _spelled(cycle: Sequence[str], steps: Sequence[_Step], labels: Mapping[str, str]) -> str:
    parts = [f"{labels[path]} {step.verb}" for path, step in zip(cycle, steps, strict=True)]
    if len(parts) > _NAMED:
        half = _NAMED // 2
        parts = [*parts[:half], f"({len(parts) - _NAMED} more) {steps[0].verb}", *parts[-half:]]
    return " ".join([*parts, labels[cycle[0]]])
