"""What the file of a record is called: the names by which others know it, and the prefix of its number."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from steelyard.core.paths import stem_of
from steelyard.core.slugs import fold
from steelyard.core.wordings import dated_name, names_of_year, series_of_folders, without_kind

if TYPE_CHECKING:
    from steelyard.core.model import Record

_STEM = re.compile(
    r"(?P<prefix>[A-Z]{2,10}(?:-[A-Z]{1,10}){1,2}(?=[-_ ])|(?:[A-Z]{2,10}-)?ADR-[A-Z][A-Za-z]{1,14}(?=[-_ ]0)|[A-Za-z]+)[-_ ]?\d"
)


def names_of(record: Record) -> tuple[tuple[str, ...], str]:
    """Return the names, folded, by which a record's file is called, and the prefix of its number, else of the series in its folder.

    Where another record bears its folder's name it counts in that folder, and is called as its own file.
    """
    folder, _, name = record.path.rpartition("/")
    own = record.series.partition(":")[0] == folder and stem_of(record.path) == folder.rpartition("/")[2]
    return _names_of_file(name if own else record.path)


@lru_cache(20_000)  # asked for again after each edit, when somebody waits for the page
def _names_of_file(path: str) -> tuple[tuple[str, ...], str]:
    stem = stem_of(path)
    names = (stem, without_kind(stem), *names_of_year(stem), *dated_name(stem))
    match = _STEM.match(stem)
    return tuple(dict.fromkeys(map(fold, names))), match["prefix"].casefold() if match else series_of_folders(
        path
    )
