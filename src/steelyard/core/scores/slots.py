"""Where score tables stand in a rendered body: marks that its HTML holds, and the body cut at them.

A mark is a comment, which no author can write: the sanitiser takes every comment out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.slugs import from_file_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from steelyard.core.scores.tables import Table

_OPENING = re.compile(r"<!--scores (\d+) ([^<>\s]+)-->")
_IN_FILES = frozenset({"csv", "yaml", "sheet"})


class Slot(Struct, frozen=True):
    """What tells one score table's place: the path of its file, or its header where it is a table of the body.

    `anchor` is the one it would like on its page.
    """

    anchor: str
    file: str = ""
    header: tuple[str, ...] = ()


class Stretch(Struct, frozen=True):
    """A stretch of a body, and the table that follows it: its position, its anchor, and how it was written (HTML).

    `number` is None for the last stretch, which no table follows.
    """

    html: str
    number: int | None = None
    anchor: str = ""
    written: str = ""


def table_slots(tables: Iterable[Table]) -> tuple[Slot, ...]:
    """Return what tells the places of a record's tables, in their order."""
    return tuple(
        Slot(table_anchor(table), table.place.file if table.form in _IN_FILES else "", table.header)
        for table in tables
    )


def table_anchor(table: Table) -> str:
    """Return the anchor that a table would like on its page: "scores", or "scores-NAME"."""
    name = re.sub("-{2,}", "-", from_file_name(table.name)).strip("-")
    return f"scores-{name}" if name else "scores"


def opening(number: int, anchor: str) -> str:
    """Return what opens the slot of a record's score table, by its position from 0."""
    return f"<!--scores {number} {anchor}-->"


CLOSING = "<!--/scores-->"
"""What closes a slot. Between the two stands the table as it was written, or nothing."""


def stretches(html: str) -> Iterator[Stretch]:
    """Cut a body at its slots; the last stretch is what follows the last of them."""
    start = 0
    while slot := _next_slot(html, start):
        end = html.find(CLOSING, slot.end())
        if end < 0:
            break
        yield Stretch(html[start : slot.start()], int(slot[1]), slot[2], html[slot.end() : end])
        start = end + len(CLOSING)
    yield Stretch(html[start:])


def _next_slot(html: str, start: int) -> re.Match[str] | None:
    """Find the next slot by its exclamation mark, which HTML has few of: a search for all of it takes far longer."""
    at = html.find("!", start)
    while at >= 0:
        if at > start and (slot := _OPENING.match(html, at - 1)):
            return slot
        at = html.find("!", at + 1)
    return None


def slot_anchors(html: str) -> dict[int, str]:
    """Return the anchor of each score table of a body, by its position."""
    return {one.number: one.anchor for one in stretches(html) if one.number is not None}
