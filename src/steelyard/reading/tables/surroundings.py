"""What stands around a body's tables: the headings over each, and the text near it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import takewhile
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.reading.inline import plain
from steelyard.reading.outline import outline
from steelyard.reading.tables.names import position
from steelyard.reading.tables.words import heading_strength, role_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from steelyard.core.scores.tables import Table
    from steelyard.reading.outline import Section
    from steelyard.reading.tables.gfm import PipeTable, TableLines

_BEFORE, _AFTER = 60, 30  # lines around a table in which a legend is looked for
_LONGEST_LINE = 600
_LONGEST_CAPTION = 120
_DEEPEST = 6
_MANY, _LONGEST_TITLE = 20, 80  # tables that are given titles, and characters of one


class Surroundings:
    """The outline of a body as its tables ask for it; nothing is read before one does, nor what is already known."""

    def __init__(
        self, body: str, sections: tuple[Section, ...] = (), choice: Callable[[list[str]], str] | None = None
    ) -> None:
        self._body = body
        self._sections = sections
        self._choice = choice
        self._parents: list[int | None] = []

    def lines(self, table: PipeTable) -> list[tuple[int, str]]:
        """Return the text near a table, the nearest line first."""
        return sorted(
            self.near(table), key=lambda line: min(abs(line[0] - table.line), abs(line[0] - table.last))
        )

    def near(self, table: PipeTable | TableLines) -> list[tuple[int, str]]:
        """Return the text near a table: its heading, and the text of its section, the one before, and those that hold it."""
        own = self._own(table)
        head = self._sections[own]
        found: list[tuple[int, str]] = [(head.line, head.text)] if head.level > 1 else []
        for index in sorted({own, max(own - 1, 0), *self._holding(own)}):
            lines = self._sections[index].lines
            if lines and (lines[0][0] < table.line - _BEFORE or lines[-1][0] > table.last + _AFTER):
                start = bisect_left(lines, table.line - _BEFORE, key=itemgetter(0))
                lines = lines[start : bisect_right(lines, table.last + _AFTER, key=itemgetter(0))]
            found += [
                line for line in lines if line[1] and "|" not in line[1] and len(line[1]) <= _LONGEST_LINE
            ]
        return found

    def below(self, table: PipeTable | TableLines) -> list[tuple[int, str]]:
        """Return the text between a table and the next heading or table; a heading that is a total's name goes along."""
        own = self._own(table)
        lines = list(self._sections[own].lines)
        if own + 1 < len(self._sections) and role_of((head := self._sections[own + 1]).text) == "total":
            lines += [(head.line, f"{head.text}:"), *head.lines]
        start = bisect_right(lines, table.last, key=itemgetter(0))
        return list(takewhile(lambda line: not line[1].lstrip(" >").startswith("|"), lines[start:]))

    def heading(self, table: PipeTable) -> int:
        """Return how much the headings over a table, or a line of text right before it, speak of scores.

        A document's title is no heading of its tables.
        """
        own = self._own(table)
        texts = [
            section.text
            for index in (own, *self._holding(own))
            if (section := self._sections[index]).level > 1
        ]
        lines = self._sections[own].lines
        start = bisect_left(lines, table.line - 2, key=itemgetter(0))
        end = bisect_left(lines, table.line, key=itemgetter(0))
        texts += [text for _, text in lines[start:end] if _is_caption(text)]
        return max((heading_strength(text) for text in texts), default=0)

    def title(self, line: int) -> str:
        """Return the heading right over the table at a line, '' below the document's title."""
        own = self._at(line)
        return self._sections[own].text if self._sections[own].level > 1 else ""

    def chosen(self, options: list[str]) -> int | None:
        """Return which of some options the record's decision chooses, None where it tells none."""
        return position(plain(self._choice(options)), options) if self._choice else None

    def _own(self, table: PipeTable | TableLines) -> int:
        return self._at(table.line)

    def _at(self, line: int) -> int:
        if not self._parents:
            self._sections = self._sections or outline(self._body)
            self._parents = _parents(self._sections)
        return max(bisect_right(self._sections, line, key=attrgetter("line")) - 1, 0)

    def _holding(self, own: int) -> list[int]:
        found: list[int] = []
        parent = self._parents[own]
        while parent is not None and len(found) < _DEEPEST:
            found.append(parent)
            parent = self._parents[parent]
        return found


def with_titles(tables: Sequence[Table], around: Surroundings, first_line: int) -> tuple[Table, ...]:
    """Give several tables the headings right over them for titles, where no two have one heading; their names stay."""
    if not 2 <= len(tables) <= _MANY:
        return tuple(tables)
    heads = [plain(around.title(table.place.line - first_line + 1)) for table in tables]
    if len({head.casefold() for head in heads if 0 < len(head) <= _LONGEST_TITLE}) < len(tables):
        return tuple(tables)
    return tuple(replace(table, title=head) for table, head in zip(tables, heads, strict=True))


def _is_caption(text: str) -> bool:
    bare = text.strip()
    return len(bare) <= _LONGEST_CAPTION and (
        bare.startswith(("**", "__")) or bare.rstrip(" *_").endswith(":")
    )


def _parents(sections: tuple[Section, ...]) -> list[int | None]:
    """Return for each section the one that holds it."""
    parents: list[int | None] = []
    open_ones: list[int] = []
    for index, section in enumerate(sections):
        while open_ones and sections[open_ones[-1]].level >= section.level:
            open_ones.pop()
        parents.append(open_ones[-1] if open_ones and section.level else None)
        open_ones.append(index)
    return parents
