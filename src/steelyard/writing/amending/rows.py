"""A further row of a Markdown table: written as the one beside it, with other cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.dates import find_dates
from steelyard.reading.rows import is_rule
from steelyard.reading.status import read_status
from steelyard.writing.amending.phrases import by_link, cased

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.settings import StatusWord
    from steelyard.reading.given import Value
    from steelyard.writing.amending.lines import Lines
    from steelyard.writing.amending.phrases import NewStep

_CELL = re.compile(r"(?:[^|\\]|\\.)+")


def further_row(
    lines: Lines, at: Value, step: NewStep, *, own: Sequence[StatusWord], link: str = ""
) -> str | None:
    """Write a row for a step beside others: its date and its status in their columns, the other cells empty."""
    line = lines.line(at.line)
    start = line.find("|")
    done: set[str] = set()

    def cell(match: re.Match[str]) -> str:
        text = match[0].strip()
        if not text:
            return match[0]
        new = ""
        if "date" not in done and find_dates(text):
            done.add("date")
            new = step.date
        elif start + 1 + match.start() < at.column <= start + 1 + match.end() and read_status(text, own).word:
            done.add("status")
            new = by_link(cased(step.word, text), link)
        return f" {new.ljust(len(text))} "

    row = line[: start + 1] + _CELL.sub(cell, line[start + 1 :])
    return row if done == {"date", "status"} else None


def labelled_row(lines: Lines, at: Value, label: str, text: str) -> str | None:
    """Write a row for another field below that of a value: `| Status | accepted |`."""
    line = lines.line(at.line)
    start = line.find("|")
    cells = [match[0] for match in _CELL.finditer(line[start + 1 :].rstrip().removesuffix("|"))]
    if start < 0 or len(cells) != 2:
        return None
    emphasis = re.match(r"[*_`]*", cells[0].strip())
    mark = emphasis[0] if emphasis else ""
    name = f"{mark}{label}{mark[::-1]}"
    return f"{line[: start + 1]} {name.ljust(len(cells[0].strip()))} | {text.ljust(len(cells[1].strip()))} |"


def below_row(lines: Lines, number: int) -> int:
    """Return the line below which a row follows another: a table's first row, and the rule under it, stay together."""
    return number + 1 if number < len(lines.texts) and is_rule(lines.line(number + 1)) else number
