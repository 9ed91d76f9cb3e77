"""Tables in files whose options stand in rows, turned round: criteria are rows for all that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.reading.tables.criterion_names import named
from steelyard.reading.tables.drafts import Written
from steelyard.reading.tables.headings import claim_of, role_of

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = tuple[Written, ...]


def cell_of(row: Row, column: int) -> Written:
    """Return a row's cell, its text on one line; past the row's end, an empty one at its last cell."""
    if column >= len(row):
        return Written("", row[-1].place)
    written = row[column]
    return Written(" ".join(written.text.split()), written.place)


def is_turned(body: Sequence[Row]) -> bool:
    """Say whether options stand in rows: the header has no weights, and one of the first cells is `Weight`."""
    return not any(role_of(cell.text) == "weight" for cell in body[0]) and any(
        role_of(row[0].text) == "weight" for row in body[1:]
    )


def has_weights_in_header(body: Sequence[Row]) -> bool:
    """Say whether options stand in rows below criteria that bear their weights: "Cost (40 %)", "Speed (60 %)"."""
    first, *others = body[0]
    names = [named(cell.text) for cell in others if _is_criterion(cell.text)]
    weighed = len(names) > 1 and all(one.weight and not one.bare_weight for one in names)
    return weighed and role_of(first.text) == "option"


def _is_criterion(heading: str) -> bool:
    return bool(heading.strip()) and role_of(heading) is None and claim_of(heading) is None


def turned(body: Sequence[Row]) -> list[Row]:
    """Turn options in rows into criteria in rows."""
    rows = [row for row in body if any(cell.text.strip() for cell in row)]
    lines = [tuple(cell_of(row, column) for row in rows) for column in range(len(body[0]))]
    lines = [line for line in lines if any(cell.text.strip() for cell in line)]
    corner = lines[0][0]
    if role_of(corner.text) in {"option", None}:
        lines[0] = (Written("criterion", corner.place), *lines[0][1:])
    return lines


def with_weights_apart(body: Sequence[Row]) -> list[Row]:
    """Give the weights, directions and scales that stand in the criteria's names columns of their own."""
    header, *rows = body
    heads = tuple(Written(head, header[0].place) for head in ("weight", "direction", "scale"))
    lines = [(header[0], *heads, *header[1:])]
    for name, *scores in rows:
        own = named(name.text)
        if not _is_criterion(name.text):
            lines.append((name, *(Written("", name.place),) * len(heads), *scores))
            continue
        told = tuple(Written(part, name.place) for part in (own.weight, own.direction, own.scale))
        lines.append((Written(own.name, name.place), *told, *scores))
    return lines
