"""The template contract: the graph of decisions, as a drawing and as a list. Lengths are whole pixels, as text."""

from __future__ import annotations

# The types of fields are part of the contract: tests and themes look them up.
from msgspec import Struct

from steelyard.core.views.parts import RefView, SiteView, StatusView  # noqa: TC001


class GraphColumn(Struct, frozen=True):
    """A stretch of time: `year` where one begins, else ''; `days` where its year has several columns, else ''.

    `x` is where its boxes begin; `line` where a line from top to bottom marks the year's beginning, '' for none.
    """

    year: str
    days: str
    x: str
    line: str


class GraphLane(Struct, frozen=True):
    """A lane: `label` cut to what there is room for, the whole `name`, its page's `url` ('' for none).

    `top` is where the lane begins, `y` the foot of its label's letters. A drawing of one lane has no label.
    """

    label: str
    name: str
    url: str
    top: str
    y: str


class GraphNode(Struct, frozen=True):
    """A decision in a box at `x`, `y`. `lines` of its title stand beside its symbol, the first one's foot at `text_y`.

    `cut` says that the title is longer than that; its `direction` is its first letter's, `ltr` or `rtl`. `tags` are the
    numbers of the drawing's `tags` that it has, from 0, with blanks between; `source` is that of the drawing's `sources`, '' where
    there are none.
    """

    id: str
    url: str
    number: str
    title: str
    lines: tuple[str, ...]
    cut: bool
    direction: str
    text_y: str
    status: StatusView
    x: str
    y: str
    tags: str
    source: str


class GraphEdge(Struct, frozen=True):
    """A relation: `ends` are the numbers, from 0, of the node that states it and of the one it is stated of.

    `path` leads from the latter to the former. `title` says it in words, '' in a drawing of very many relations.
    """

    ends: str
    path: str
    title: str


class GraphKind(Struct, frozen=True):
    """All relations of a kind. `style` is how its lines are drawn: the kind of every site, own1, own2 or own3.

    `verb` says the relation from the side that states it, `back` from the other; `directed` is false where both are
    one.
    """

    style: str
    verb: str
    back: str
    directed: bool
    edges: tuple[GraphEdge, ...]


class GraphStub(Struct, frozen=True):
    """The beginning of relations that lead out of this drawing; `title` says where to."""

    path: str
    title: str


class GraphChoice(Struct, frozen=True):
    """Something that nodes can be chosen by: `value` for addresses, `label` for people."""

    value: str
    label: str


class Drawing(Struct, frozen=True):
    """Decisions and their relations as one SVG. Every box is `box_width` by `box_height`.

    Nodes are in the order of time. `statuses` and `kinds` are those that occur. `label` tells what the drawing is.
    `whole` says that it is not much higher than a window, so that nothing need scroll up and down.
    """

    label: str
    width: str
    height: str
    head: str
    box_width: str
    box_height: str
    columns: tuple[GraphColumn, ...]
    lanes: tuple[GraphLane, ...]
    nodes: tuple[GraphNode, ...]
    kinds: tuple[GraphKind, ...]
    stubs: tuple[GraphStub, ...]
    statuses: tuple[StatusView, ...]
    tags: tuple[GraphChoice, ...]
    sources: tuple[GraphChoice, ...]
    whole: bool = False


class GraphTarget(Struct, frozen=True):
    """A record that another one's entry names; `id` is its node's in the drawing, '' where it is not in it.

    `part` is then the page whose drawing has it, and `part_label` what that is called.
    """

    record: RefView
    id: str
    part: str
    part_label: str


class GraphLinks(Struct, frozen=True):
    """What one record states in one kind of relation; `verb` is the kind in a sentence."""

    verb: str
    targets: tuple[GraphTarget, ...]


class GraphEntry(Struct, frozen=True):
    """A record in the list of all relations, with those it states."""

    record: RefView
    id: str
    links: tuple[GraphLinks, ...]


class GraphWay(Struct, frozen=True):
    """Another page of the graph: a further way to set lanes apart, or a part. `current` is the page itself."""

    label: str
    url: str
    note: str
    current: bool


class GraphView(Struct, frozen=True):
    """`graph.html`, and where there are several ways or parts, `graph/NAME.html`.

    A graph that is too large for one drawing has none here, but `parts`. `brief` says that the list names records by
    their number alone, and leads to their boxes. `notes` are sentences on what the drawing leaves open.
    """

    site: SiteView
    url: str
    root: str
    title: str
    sentence: str
    notes: tuple[str, ...]
    ways: tuple[GraphWay, ...]
    parts: tuple[GraphWay, ...]
    drawing: Drawing | None
    brief: bool
    entries: tuple[GraphEntry, ...]
    apart: str
