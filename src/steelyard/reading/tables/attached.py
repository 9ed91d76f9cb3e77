"""A record's score tables: those its own text holds, the files that belong to it, and all of them told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.paths import MARKDOWN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from steelyard.core.scores.tables import Table

ENDINGS = ("csv", "tsv", "yaml", "yml", "json", "xlsx", "ods")
"""How the name of a table's file may end."""

SHEETS = frozenset({"xlsx", "ods"})
"""Those of them that are no text."""

UNREAD = ("xls", "xlsm", "xlsb", "numbers", "txt")
"""How the name of a file may end that is meant as a table and cannot be read as one."""

_FILE = re.compile(rf"(?P<base>.+)\.criteria\.(?:{'|'.join([*ENDINGS, *UNREAD])})", re.IGNORECASE)


def names_a_table(path: str) -> bool:
    """Say whether a file's name is that of a record's table, whether or not it can be read as one."""
    return ".criteria." in path.lower() and _FILE.fullmatch(path) is not None


def is_written_out(path: str) -> bool:
    """Say whether a table's file is text, by its name, so that its lines can be shown."""
    ending = path.rpartition(".")[2].casefold()
    return ending in ENDINGS and ending not in SHEETS


class Sibling(Struct, frozen=True):
    """A table's file beside a record: its path, the record's path ('' where there is none), the table's name."""

    path: str
    record: str
    name: str


def siblings(files: Iterable[str], texts: Collection[str]) -> list[Sibling]:
    """Find the table files by their names: `STEM.criteria.csv` or `STEM.NAME.criteria.csv` beside `STEM.md`.

    `texts` are the paths of all Markdown files. A stem may hold dots: the longest one that is there counts.
    """
    stems = {normalize("NFC", MARKDOWN.sub("", path)): path for path in texts}
    found = []
    for path in files:
        match = _FILE.fullmatch(normalize("NFC", path))  # macOS and Git may write one name in two ways
        if match is None:
            continue
        base = match["base"]
        head, _, name = base.rpartition(".")
        if base in stems:
            found.append(Sibling(path, stems[base], ""))
        elif "/" not in name and head in stems:
            found.append(Sibling(path, stems[head], name))
        else:
            found.append(Sibling(path, "", ""))
    return sorted(found, key=lambda each: (each.record, each.name, each.path))


def told_apart(tables: Iterable[Table]) -> tuple[Table, ...]:
    """Give each of a record's tables a name of its own: the first without one keeps '', others count on."""
    named: list[Table] = []
    taken: set[str] = set()
    for table in tables:
        name, count = table.name, 1
        while name.casefold() in taken:
            count += 1
            name = f"{table.name}-{count}" if table.name else str(count)
        taken.add(name.casefold())
        named.append(table if name == table.name else replace(table, name=name))
    return tuple(named)


def by_record(found: Iterable[Sibling]) -> Mapping[str, list[Sibling]]:
    """Group table files by the record they stand beside."""
    grouped: dict[str, list[Sibling]] = {}
    for each in found:
        grouped.setdefault(each.record, []).append(each)
    return grouped
