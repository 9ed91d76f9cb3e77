"""The graph in Mermaid's language (mermaid.js.org/syntax/flowchart.html), as forges and wikis draw it in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.core.graph.looks import INK, look_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.core.graph.chart import Box, Chart, Line
    from steelyard.core.views.parts import StatusView

_MOST_LINES = 500
_MOST_CHARACTERS = 50_000
TOO_LARGE = (
    f"Mermaid refuses a chart of more than {_MOST_LINES} relations or {_MOST_CHARACTERS:,} characters, unless its page "
    "sets maxEdges and maxTextSize higher; --tag and --around choose a part."
)

_BRACKETS = {
    "in-force": ("(", ")"),
    "proposed": ("([", "])"),
    "draft": ("[", "]"),
    "superseded": ("[[", "]]"),
    "deprecated": ("[/", "/]"),
    "rejected": ("{{", "}}"),
    "other": ("[", "]"),
    "none": ("[", "]"),
}
_DASHES = {"solid": "", "dashed": ",stroke-dasharray:5 3", "dotted": ",stroke-dasharray:1 3"}
_LINES = {
    "supersedes": "==>",
    "amends": "-->",
    "depends_on": "-.->",
    "enables": "-.->",
    "conflicts_with": "x--x",
}

_MEANT = re.compile(r"[!-&*+./:-@\[-`{-~]|(?<!\w)-|-(?!\w)|(?<=direction)\s", re.IGNORECASE | re.ASCII)
"""What could mean something to Mermaid, to Markdown or to HTML within quotes.

Mermaid takes `direction LR` for an order to lay out anew wherever on a line it stands.
"""

_UNNAMED = re.compile(r"[^A-Za-z0-9]")


def mermaid_text(chart: Chart) -> str:
    """Write a chart for Mermaid: shapes and colours by status, supersession thick, time from left to right."""
    return "".join(f"{line}\n" for line in _lines(chart))


def is_too_large(chart: Chart, text: str) -> bool:
    """Say whether Mermaid, as it comes, refuses to draw a chart written as this text."""
    return len(chart.lines) > _MOST_LINES or len(text) > _MOST_CHARACTERS


def _lines(chart: Chart) -> Iterator[str]:
    yield "flowchart LR"
    statuses = dict.fromkeys(box.status for box in chart.boxes)
    classes = {status: _class(status) for status in statuses}
    for box in chart.boxes:
        yield f"  {_box(box, classes[box.status])}"
    for line in chart.lines:
        yield f"  {_line(line)}"
    for box in chart.boxes:
        yield f'  click {_id(box.id)} href "{_address(box.url)}" "{_text(box.told)}"'
    for name, look in dict.fromkeys((classes[status], _look(status)) for status in statuses):
        yield f"  classDef {name} {look}"


def _box(box: Box, name: str) -> str:
    start, end = _BRACKETS[box.status.shape]
    return f'{_id(box.id)}{start}"{_text(box.label)}"{end}:::{name}'


def _line(line: Line) -> str:
    arrow = _LINES.get(line.kind) or (
        "-->" if line.directed else "-.-" if line.kind == "relates_to" else "---"
    )
    return f'{_id(line.start)} {arrow}|"{_text(line.text)}"| {_id(line.end)}'


def _look(status: StatusView) -> str:
    look = look_of(status)
    stroke = "none" if status.shape == "none" else look.stroke
    return f"stroke:{stroke},fill:{look.fill},color:{INK}{_DASHES[look.outline]}"


def _class(status: StatusView) -> str:
    return f"s{_named(status.word)}"


def _id(text: str) -> str:
    """Name a box: `end` and other words of the language are none with a letter before them."""
    return f"r{_named(text)}"


def _named(text: str) -> str:
    """Write a text in letters, digits and `_`, no two alike."""
    return _UNNAMED.sub(lambda found: f"_{ord(found[0]):x}_", text)


def _address(url: str) -> str:
    return url.replace('"', "%22")


def _text(text: str) -> str:
    """Write a text within quotes: as Mermaid's own entity (`#34;`) whatever could be more than a letter."""
    return _MEANT.sub(lambda found: f"#{ord(found[0])};", text)
