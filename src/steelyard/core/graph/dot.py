"""The graph in Graphviz's language (graphviz.org/doc/info/lang.html)."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from steelyard.core.graph.looks import INK, MUTED, look_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.core.graph.chart import Box, Chart, Line

_WIDTH = 26  # letters in a line of a box: titles of eight words are drawn in two or three lines

_SHAPES = {
    "in-force": ("box", "rounded"),
    "proposed": ("box", "rounded"),
    "draft": ("box", ""),
    "superseded": ("box", ""),
    "deprecated": ("note", ""),
    "rejected": ("octagon", ""),
    "other": ("box", ""),
    "none": ("underline", ""),
}
_LINES = {
    "supersedes": 'style=bold, penwidth=2.5, color="#65597a"',
    "amends": "style=solid",
    "depends_on": "style=dashed",
    "enables": "style=dashed, arrowhead=empty",
    "relates_to": "style=dotted",
    "conflicts_with": 'style=solid, color="#a02a32", arrowhead=tee, arrowtail=tee, dir=both',
}
_OWN_KIND = "style=solid, arrowhead=vee"


def dot_text(chart: Chart) -> str:
    """Write a chart for Graphviz: shapes and colours by status, supersession bold, time from left to right."""
    return "".join(f"{line}\n" for line in _lines(chart))


def _lines(chart: Chart) -> Iterator[str]:
    yield f"digraph {_id(chart.title)} {{"
    yield f"  graph [rankdir=LR, nodesep=0.3, ranksep=0.7, tooltip={_text(chart.title)}];"
    yield f'  node [fontname="Helvetica,Arial,sans-serif", fontsize=11, fontcolor="{INK}", margin="0.14,0.08"];'
    yield f'  edge [fontname="Helvetica,Arial,sans-serif", fontsize=9, fontcolor="{MUTED}", color="{MUTED}"];'
    for box in chart.boxes:
        yield f"  {_box(box)};"
    for line in chart.lines:
        yield f"  {_line(line)};"
    yield "}"


def _box(box: Box) -> str:
    look, (shape, corner) = look_of(box.status), _SHAPES[box.status.shape]
    outline = "" if look.outline == "solid" else look.outline
    style = ",".join(filter(None, ("filled", corner, outline)))
    frames = ", peripheries=2" if box.status.shape == "superseded" else ""
    title = wrap(box.title, _WIDTH, break_long_words=False, break_on_hyphens=False)
    label = _text(*(filter(None, (box.number, *title)) if box.number or title else [box.label]))
    tooltip = f"{box.told}: {box.summary}" if box.summary else box.told
    return (
        f"{_id(box.id)} [label={label}, URL={_text(box.url)}, tooltip={_text(tooltip)}, "
        f'shape={shape}, style="{style}", color="{look.stroke}", fillcolor="{look.fill}"{frames}]'
    )


def _line(line: Line) -> str:
    look = _LINES.get(line.kind, _OWN_KIND)
    if not line.directed and line.kind != "conflicts_with":
        look += ", dir=none"
    return (
        f"{_id(line.start)} -> {_id(line.end)} [label={_text(line.text)}, tooltip={_text(line.text)}, {look}]"
    )


def _id(text: str) -> str:
    r"""Quote a name. Only `\"` is an escape there; doubled, a backslash at the end does not take the quote away."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _text(*lines: str) -> str:
    """Quote lines of text for an attribute, in which backslashes and HTML's entities have a meaning."""
    quoted = (each.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") for each in lines)
    return '"' + "\\n".join(quoted) + '"'
