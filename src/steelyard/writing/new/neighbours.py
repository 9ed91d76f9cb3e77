"""How the records of a folder are written: what a new one among them is to look like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.reading.fields import normal_label
from steelyard.reading.inline import plain
from steelyard.reading.outline import outline
from steelyard.writing.new.numbering import most, next_number
from steelyard.writing.new.templates import MANNERS, Manner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.model import Record
    from steelyard.writing.new.numbering import NameStyle
    from steelyard.writing.new.templates import Head, Sections

_MADR = frozenset({"context and problem statement", "decision outcome", "considered options"})
_MOST_READ = 30  # of the latest records tell how a folder writes them today
_HEADS: dict[str, Head] = {"section": "section", "bullet": "bullets", "line": "lines"}
_FIGURES = re.compile(r"\d{1,6}")


class Neighbour(Struct, frozen=True):
    """A record of the folder, and its body."""

    record: Record
    body: str


def numbering(style: NameStyle, records: Sequence[Record], *, taken: Sequence[str] = ()) -> str | None:
    """Return the number of a folder's next record; None where its records have none.

    A number is counted in the series that the prefix in the `style` of their names makes; `taken` are numbers of that
    series that no record has.
    """
    series = [each for each in records if style.lead != "number" or each.series.endswith(f":{style.series}")]
    if style.lead == "number" and not style.series:
        series = [each for each in records if ":" not in each.series]
    numbers = [record.number for record in series]
    if style.lead != "number" and 2 * sum(number is not None for number in numbers) <= len(numbers):
        return None
    return next_number((*numbers, *taken))


def manner_of(neighbours: Sequence[Neighbour]) -> Manner:
    """Return how most of the latest records are written; as a new project's would be where there are none."""
    latest = neighbours[-_MOST_READ:]
    if not latest:
        return MANNERS["madr-minimal"]
    head, mark = most(_head(each) for each in latest)
    keys = [key for each in latest if (key := _deciders_key(each.record))]
    return Manner(
        most(map(_sections, latest)),
        head,
        most(map(_lead, latest)),
        mark or "* ",
        most(keys) if keys else "decision-makers",
    )


def _head(neighbour: Neighbour) -> tuple[Head, str]:
    """Return where a record's status stands, else its date, and what leads the line of a bullet."""
    record = neighbour.record
    origin = record.origin("status") or record.origin("date")
    if origin is None or origin.how.startswith("front matter"):
        return "front matter", ""
    head = _HEADS.get(origin.how.rpartition(" ")[2], "front matter")
    if head != "bullets":
        return head, ""
    lines = neighbour.body.split("\n")
    at = origin.line - record.body_line
    line = lines[at].lstrip() if 0 <= at < len(lines) else ""
    return head, f"{line[0]} " if line[:1] in {"*", "-", "+"} else "* "


def _deciders_key(record: Record) -> str:
    origin = record.origin("deciders")
    return origin.how.removeprefix("front matter: ") if origin and "front matter: " in origin.how else ""


def _sections(neighbour: Neighbour) -> Sections:
    labels = {normal_label(section.text) for section in outline(neighbour.body) if section.level}
    return "madr-minimal" if len(labels & _MADR) >= 2 else "nygard"


def _lead(neighbour: Neighbour) -> str:
    """Return what leads a record's title in its heading, a number in it as NUMBER or as one N for each figure."""
    record = neighbour.record
    lines = neighbour.body.split("\n")
    if not 0 < record.title_line <= len(lines):
        return ""
    heading = plain(lines[record.title_line - 1].lstrip("# "))
    lead = heading.removesuffix(record.title)
    figures = _FIGURES.search(lead)
    if lead == heading or figures is None or record.number is None or int(figures[0]) != int(record.number):
        return ""
    token = "N" * len(figures[0]) if figures[0][0] == "0" and len(figures[0]) > 1 else "NUMBER"
    return lead[: figures.start()] + token + lead[figures.end() :]
