"""A status that stands in a comment of a record's head alone: `<!-- status: accepted -->`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.fields import FIELD_OF, normal_label
from steelyard.reading.inline import plain
from steelyard.reading.rows import Labelled
from steelyard.reading.status_words import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.reading.outline import Section

_LINE = re.compile(r"[ \t]*(?:[-*][ \t]+)?(?P<label>[A-Za-z][A-Za-z -]{1,30}):[ \t]+(?P<value>\S.{0,120})$")
_BY = re.compile(r"\s(?:by|on)\s.*")
_OPEN = "<!--"
_FIELDS = frozenset({"status", "date"})
_MOST_LINES = 100  # of a head


def commented(sections: tuple[Section, ...], body: str) -> Iterator[Labelled]:
    """Yield the status, and the date beside it, of the first comment in a head that has one: a word, and no choice of words."""
    end = next((section.line for section in sections if section.level > 1), _MOST_LINES) - 1
    lines = body.split("\n", _MOST_LINES)[: min(end, _MOST_LINES)]
    found: dict[str, Labelled] = {}
    inside = False
    for number, line in enumerate(lines, start=1):
        if not inside and line.lstrip().startswith(("```", "~~~")):
            return
        opening = -1 if inside else line.find(_OPEN)
        if not inside and opening < 0:
            continue
        start = 0 if inside else opening + len(_OPEN)
        close = line.find("-->", start)
        told = _LINE.match(line[start : close if close >= 0 else len(line)].rstrip())
        inside = close < 0
        field = FIELD_OF.get(normal_label(told["label"])) if told else None
        if told and field in _FIELDS and field not in found:
            place = (number, start + told.start("value") + 1, told["value"].rstrip())
            found[field] = Labelled(field, field, "comment", (place,), deep=True)
        if not inside:
            if "status" in found and spelled(_BY.sub("", plain(found["status"].values[0][2])).strip(" .")):
                yield from found.values()
                return
            found = {}
