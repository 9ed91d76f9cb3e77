"""The template contract: the graph as a picture of its own, a file outside of any site. Lengths are whole pixels, as text."""

from __future__ import annotations

# The types of fields are part of the contract: tests and themes look them up.
from msgspec import Struct

from steelyard.core.views.graph import Drawing, GraphKind  # noqa: TC001
from steelyard.core.views.parts import StatusView  # noqa: TC001


class Key(Struct, frozen=True):
    """An entry of the legend at `x`, `y`: a `status` or a `kind` of relation, the other is None.

    Its `label`, cut to the room there is, begins `label_x` further on.
    """

    x: str
    y: str
    label_x: str
    label: str
    status: StatusView | None
    kind: GraphKind | None


class WordColour(Struct, frozen=True):
    """The colour of a site's own status word on `light` and on `dark` ground; `selector` is CSS for its elements."""

    selector: str
    light: str
    dark: str


class PictureView(Struct, frozen=True):
    """`graph.svg`: the drawing above its legend. `root` is the site's address with a `/` at its end, '' if not known."""

    title: str
    language: str
    root: str
    width: str
    height: str
    drawing: Drawing
    legend: tuple[Key, ...]
    colours: tuple[WordColour, ...]
