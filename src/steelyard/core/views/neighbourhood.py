"""The template contract: the small drawing of what one decision touches.

Coordinates and sizes are whole numbers in the drawing's own units, as text.
"""

from __future__ import annotations

# The types of fields are part of the contract: tests and themes look them up.
from msgspec import Struct

from steelyard.core.views.parts import StatusView  # noqa: TC001


class NeighbourNode(Struct, frozen=True):
    """A decision in the drawing, its box's upper left corner at `x`, `y`.

    `label` is its number, or the beginning of its title; `title` names it in full with its status. `own` marks the
    decision that the page is about. One without `url` stands for `label` ("+3") further ones.
    """

    x: str
    y: str
    label: str
    title: str
    url: str
    status: StatusView | None
    own: bool


class NeighbourLine(Struct, frozen=True):
    """A relation drawn: `path` and `arrow` ('' for none) are SVG path data; `words` tell it ("0019 supersedes 0004").

    `style` is how the line is drawn, as `GraphKind.style`.
    """

    style: str
    path: str
    arrow: str
    words: str


class Neighbourhood(Struct, frozen=True):
    """What a decision touches: earlier decisions to its left, later ones to its right."""

    width: str
    height: str
    node_width: str
    node_height: str
    nodes: tuple[NeighbourNode, ...]
    lines: tuple[NeighbourLine, ...]
