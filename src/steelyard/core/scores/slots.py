"""Where score tables stand in a rendered body: marks that its HTML holds, and the body cut at them.

A mark is a comment, which no author can write: the sanitiser takes every comment out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SLOT = re.compile(r"<!--scores (\d+)-->(.*?)<!--/scores-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Slot:
    """What tells one score table's place: the path of its file, or its header where it is a table of the body."""

    file: str = ""
    header: tuple[str, ...] = ()


def opening(number: int) -> str:
    """Return what opens the slot of a record's score table, by its position from 0."""
    return f"<!--scores {number}-->"


CLOSING = "<!--/scores-->"
"""What closes a slot. Between the two stands the table as it was written, or nothing."""


def parts(html: str) -> Iterator[tuple[str, int | None, str]]:
    """Cut a body at its slots: HTML before a slot, its table's position, and the table as written in it.

    The last part has None for a position: what follows the last slot.
    """
    start = 0
    for slot in _SLOT.finditer(html):
        yield html[start : slot.start()], int(slot[1]), slot[2]
        start = slot.end()
    yield html[start:], None, ""
