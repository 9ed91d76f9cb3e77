"""A graph as other programs draw it: boxes with a label, a link and a status, and lines that run forward in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.addresses import href
from steelyard.core.dates import day, spoken
from steelyard.core.plain_text import one_line
from steelyard.core.relations.sides import inverses
from steelyard.core.relations.words import verb

if TYPE_CHECKING:
    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.graph.network import Edge, Network
    from steelyard.core.statuses import Statuses
    from steelyard.core.views.parts import StatusView

_TAIL_LATER = {"supersedes": True, "amends": True, "depends_on": True, "enables": False}


class Box(Struct, frozen=True):
    """A decision. `id` is its own in the site; `url` is encoded, absolute where the site's address is known.

    `told` is its status and date in words.
    """

    id: str
    number: str
    title: str
    url: str
    status: StatusView
    told: str
    summary: str

    @property
    def label(self) -> str:
        """Name the decision in words: "0012 Use PostgreSQL"; by its id where it has neither number nor title."""
        return f"{self.number} {self.title}".strip() or self.id


class Line(Struct, frozen=True):
    """A relation from the earlier decision to the later one, by their ids; `text` reads in that direction.

    `kind` is the relation as the graph tells it ("supersedes"), whichever way the line runs; a symmetric relation is
    not `directed`.
    """

    kind: str
    start: str
    end: str
    text: str
    directed: bool


class Chart(Struct, frozen=True):
    """A site's title, its boxes in the site's order, its lines in that of the network. All text is one line each."""

    title: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def build_chart(network: Network, corpus: Corpus, statuses: Statuses) -> Chart:
    """Put a network into boxes and lines."""
    site = corpus.settings.site
    kinds = inverses(corpus.settings)
    boxes = tuple(_box(decision, site.root, statuses) for decision in network.decisions)
    lines = tuple(_line(edge, corpus, kinds.get(edge.kind, edge.kind)) for edge in network.edges)
    return Chart(one_line(site.title), boxes, lines)


def _box(decision: Decision, root: str, statuses: Statuses) -> Box:
    record, status = decision.record, statuses.of(decision)
    date = spoken(record.date) if record.date else ""
    return Box(
        one_line(decision.id),
        decision.number,
        one_line(record.title),
        root + href(decision.url),
        status,
        ", ".join(filter(None, (one_line(status.label), date))),
        one_line(record.summary),
    )


def _line(edge: Edge, corpus: Corpus, inverse: str) -> Line:
    tail, head = corpus.by_path[edge.tail], corpus.by_path[edge.head]
    directed = inverse != edge.kind
    if _tail_is_later(edge, tail, head):
        return Line(edge.kind, one_line(head.id), one_line(tail.id), verb(inverse), directed)
    return Line(edge.kind, one_line(tail.id), one_line(head.id), verb(edge.kind), directed)


def _tail_is_later(edge: Edge, tail: Decision, head: Decision) -> bool:
    """Say which of two decisions came later: by their dates, else by the nature of the relation, else by order."""
    one, other = tail.record.date, head.record.date
    if one and other and day(one) != day(other):
        return day(one) > day(other)
    return _TAIL_LATER.get(edge.kind, tail.position > head.position)
