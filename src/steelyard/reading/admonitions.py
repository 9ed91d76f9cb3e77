"""A box below the title that is called Status and holds it: `!!! info "Status"` of MkDocs, `> [!NOTE] Status` of Obsidian, `:::info Status`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.fields import FIELD_OF, normal_label
from steelyard.reading.rows import Labelled
from steelyard.reading.status import read_status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.reading.outline import Section

_OPENS = re.compile(
    r"(?P<fence>>[ \t]?\[![A-Za-z]+\][-+]?|(?:!!!|\?\?\?\+?)[ \t]+[a-z]+|:{3,}[ \t]*[a-z]+)[ \t]*[\"\[]?"
    r"(?P<label>[^\W\d_]+)[\"\]]?[ \t]*(?:[:：][ \t]*(?P<told>\S.*))?$"
)
_INSIDE = {">": re.compile(r">[ \t]*(?=\S)"), ":": re.compile(r"[ \t]*(?=[^\s:])")}
_INDENTED = re.compile(r"(?: {4}|\t)[ \t]*(?=\S)")
_MOST_LINES = 40
_LONGEST = 600  # characters of a line


def status_in_box(title: Section) -> Iterator[Labelled]:
    """Yield the status that a box between a title and the next heading holds, where the box is called Status.

    It stands on the box's own line behind a colon, or on the first one within it. What is no known status is text.
    """
    lines = title.lines[:_MOST_LINES]
    for at, (number, line) in enumerate(lines):
        opens = _OPENS.match(line) if line[:1] in {">", "!", "?", ":"} and len(line) <= _LONGEST else None
        if opens is None or FIELD_OF.get(normal_label(opens["label"])) != "status":
            continue
        if opens["told"]:
            told = number, opens.start("told") + 1, opens["told"].rstrip()
        else:
            below = next(
                ((count, text) for count, text in lines[at + 1 : at + 3] if text.strip("> \t")), None
            )
            inside = _INSIDE.get(line[0], _INDENTED).match(below[1][:_LONGEST]) if below else None
            if below is None or inside is None:
                return
            told = below[0], inside.end() + 1, below[1][inside.end() : _LONGEST].rstrip()
        if read_status(told[2]).word not in {None, "other"}:
            yield Labelled("status", "status", "line", (told,), deep=True)
        return
