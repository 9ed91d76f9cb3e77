"""The graph as a picture of its own: the drawing of the graph's page with its legend, and the colours it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.branding.colours import build_palette
from steelyard.core.branding.palette import word_colours
from steelyard.core.branding.tokens import STATUSES
from steelyard.core.graph.captions import wrapped
from steelyard.core.graph.page import draw
from steelyard.core.views.picture import Key, PictureView, WordColour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.core.corpus import Corpus
    from steelyard.core.graph.network import Network
    from steelyard.core.settings import Settings
    from steelyard.core.statuses import Statuses
    from steelyard.core.views.graph import Drawing

_FONT = 12
_ROW = 24
_EDGE = 12  # around the legend
_STATUS, _KIND = 150, 200  # an entry's width
_NARROWEST = 2 * (_KIND + _EDGE)


def picture_view(network: Network, corpus: Corpus, statuses: Statuses) -> PictureView:
    """Draw a network with its legend below it."""
    drawing = draw(network, corpus, statuses)
    site = corpus.settings.site
    width = max(int(drawing.width), _NARROWEST)
    top = int(drawing.height) + _EDGE
    marks = _statuses(drawing, width, top)
    lines = _kinds(drawing, width, top + _height(len(marks), width, _STATUS))
    height = top + _height(len(marks), width, _STATUS) + _height(len(lines), width, _KIND) + _EDGE
    return PictureView(
        title=site.title,
        language=site.language,
        root=site.root,
        width=str(width),
        height=str(height),
        drawing=drawing,
        legend=(*marks, *lines),
        colours=tuple(WordColour(*colour) for colour in _colours(corpus.settings)),
    )


def _colours(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Give the site's own colours of statuses, by selector: the theme's eight first, which its own words may follow."""
    palette = build_palette(settings.colours)
    for shape in STATUSES:
        if shape in palette.own:
            yield f".sy-{shape}", palette.light[shape], palette.dark[shape]
    yield from word_colours(settings.statuses)


def _statuses(drawing: Drawing, width: int, top: int) -> tuple[Key, ...]:
    placed = _placed([status.label for status in drawing.statuses], width, top, cell=_STATUS, label_x=20)
    return tuple(
        Key(x, y, "20", label, status, None)
        for (x, y, label), status in zip(placed, drawing.statuses, strict=True)
    )


def _kinds(drawing: Drawing, width: int, top: int) -> tuple[Key, ...]:
    placed = _placed([kind.verb for kind in drawing.kinds], width, top, cell=_KIND, label_x=52)
    return tuple(
        Key(x, y, "52", label, None, kind) for (x, y, label), kind in zip(placed, drawing.kinds, strict=True)
    )


def _placed(
    labels: list[str], width: int, top: int, *, cell: int, label_x: int
) -> Iterator[tuple[str, str, str]]:
    """Give each entry of a group its place in rows of equal cells, and its label, cut to its cell."""
    room = (cell - label_x - _EDGE) * 100 // _FONT
    for at, label in enumerate(labels):
        row, column = divmod(at, _columns(width, cell))
        (short,), _ = wrapped(label, room, lines=1)
        yield str(_EDGE + column * cell), str(top + row * _ROW), short


def _height(count: int, width: int, cell: int) -> int:
    return -(-count // _columns(width, cell)) * _ROW


def _columns(width: int, cell: int) -> int:
    return (width - 2 * _EDGE) // cell
