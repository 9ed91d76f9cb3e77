"""The steps of a decision in a section that is called a timeline, where a plan of the work may stand as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.dates import find_dates
from steelyard.reading.fields import normal_label, without_ordinal
from steelyard.reading.inline import plain
from steelyard.reading.outline import ITEM
from steelyard.reading.rows import is_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.reading.outline import Section
    from steelyard.reading.rows import Place

_NAMES = frozenset({"timeline", "decision timeline", "key dates"})
_STEPS = frozenset(
    {
        "draft", "drafted", "first draft", "initial draft", "proposed", "proposal", "submitted", "in review", "under review", "in discussion",
        "accepted", "approved", "adopted", "ratified", "agreed", "decided", "decision made", "decision taken", "rejected", "declined",
        "deprecated", "retired", "superseded",
    }
)  # fmt: skip
"""What becomes of a decision; "done", "released" and "final" may be said of the work."""

_LONGEST = 120  # characters of a line that is a step
_BY = re.compile(r"\s+by\s.*", re.DOTALL)


def timeline_values(section: Section) -> Iterator[Place]:
    """Yield the lines of a timeline that are a step of the decision and its day, "Accepted: 2021-03-04", and nothing else."""
    if without_ordinal(normal_label(section.text)) not in _NAMES:
        return
    for number, line in section.lines:
        if len(line) > _LONGEST or not line.strip():
            continue
        mark = ITEM.match(line)
        start = mark.end() if mark else len(line) - len(line.lstrip())
        text = " ".join(line[start:].strip(" \t|").split("|")) if is_row(line) else line[start:].rstrip()
        told = plain(text)
        dates = find_dates(told)
        if len(dates) == 1:
            rest = f"{told[: dates[0].start].rstrip(' :：–—-(')} {told[dates[0].end :]}"
            word = " ".join(_BY.sub("", rest).casefold().split()).strip(" :：–—-().,;")
            if word.removesuffix(" on") in _STEPS:
                yield number, start + 1, text
