"""Small changes within the lines of a file: what they are, and how several of them are made at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from steelyard.writing.amending.lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class Change(NamedTuple):
    """New text for `length` characters of a line; line and column from 1, as where things are read.

    A line break in the new text becomes the file's own.
    """

    line: int
    column: int
    length: int
    text: str

    @property
    def end(self) -> int:
        """The column behind what is replaced."""
        return self.column + self.length


def apart(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return changes of one file in their order, without those that overlap an earlier one or repeat it."""
    kept: list[Change] = []
    for change in sorted(set(changes)):
        last = kept[-1] if kept else None
        if last is None or last.line != change.line or last.end <= change.column:
            kept.append(change)
    return tuple(kept)


def changed(text: str, changes: Iterable[Change]) -> str:
    """Make changes in a file's exact text; all else stays byte for byte. They must not overlap."""
    lines = lines_of(text)
    by_line: dict[int, list[Change]] = defaultdict(list)
    for change in changes:
        by_line[change.line].append(change)
    texts = list(lines.texts)
    for number, several in by_line.items():
        line = lines.line(number)
        for change in sorted(several, reverse=True):
            new = change.text.replace("\n", lines.newline)
            line = line[: change.column - 1] + new + line[change.end - 1 :]
        texts[number - 1] = line
    return lines.mark + "".join(line + end for line, end in zip(texts, lines.ends, strict=True))
