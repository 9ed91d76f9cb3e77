"""Records that one name fits, told apart: by where they lie, and by their language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from steelyard.core.paths import stem_of
from steelyard.core.wordings import tongue_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.core.model import Page, Record

MANY = 20
"""Records of one name that are looked at one by one."""


class Crowd(NamedTuple):
    """Many records of one name, by source and series, and by source."""

    series: Mapping[tuple[str, str | None], Sequence[Record]]
    sources: Mapping[str, Sequence[Record]]


def crowd_of(records: Sequence[Record]) -> Crowd:
    """Tell many records of one name apart."""
    series: dict[tuple[str, str | None], list[Record]] = {}
    sources: dict[str, list[Record]] = {}
    for record in records:
        series.setdefault((record.source, record.series), []).append(record)
        sources.setdefault(record.source, []).append(record)
    return Crowd(series, sources)


def in_one_tongue(found: Sequence[Record], asking: Record | Page) -> Sequence[Record]:
    """Of a record and its translations, return the one in the language of the asking file, else the one that names none."""
    told = [(record, *tongue_of(stem_of(record.path))) for record in found[:MANY]]
    if len(found) > MANY or len({name.casefold() for _, name, _ in told}) > 1:
        return found
    for wanted in (tongue_of(stem_of(asking.path))[1], ""):
        fit = [record for record, _, tongue in told if tongue == wanted]
        if fit:
            return fit
    return found
