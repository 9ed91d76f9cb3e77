"""How the eight statuses look in a picture that another program draws on white: their colours and outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.branding.palette import readable

if TYPE_CHECKING:
    from steelyard.core.views.parts import StatusView

INK = "#14191c"
MUTED = "#525c62"
WHITE = "#ffffff"


class Look(Struct, frozen=True):
    """The colours of a box's outline and ground, `#rrggbb`, and whether its outline is solid, dashed or dotted."""

    stroke: str
    fill: str
    outline: str = "solid"


_LOOKS = {
    "in-force": Look("#0a5f55", "#dcefeb"),
    "proposed": Look("#2a55b8", WHITE, "dashed"),
    "draft": Look(MUTED, WHITE, "dotted"),
    "superseded": Look("#65597a", "#efecf4"),
    "deprecated": Look("#8a4b00", "#f8ecdc"),
    "rejected": Look("#a02a32", "#f8e6e7"),
    "other": Look(MUTED, "#eceff0"),
    "none": Look(MUTED, WHITE),
}
"""The theme's own colours on a light ground: text in INK is readable on every fill."""


def look_of(status: StatusView) -> Look:
    """Return how a status looks; a site's own colour is its outline, as dark as one has to be to be seen on white."""
    look = _LOOKS[status.shape]
    return Look(readable(status.colour, WHITE), look.fill, look.outline) if status.colour else look
