"""A record's body with its score tables in their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.core.addresses import scores_url
from steelyard.core.language.language import ENGLISH
from steelyard.core.scores.page import score_table_view
from steelyard.core.scores.slots import stretches
from steelyard.core.views.record import Body, BodyPart, HeadingView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.corpus import Decision
    from steelyard.core.language.language import Language
    from steelyard.core.model import Fragment
    from steelyard.core.scores.study import Study

_HEADING = re.compile(r"<h([1-6])[ >]")
_ANCHORED = re.compile(r'<h([1-6]) id="([^"&]+)"')
_DEEPEST = 5


def scored_body(
    fragment: Fragment,
    decision: Decision,
    studies: Sequence[Study],
    *,
    accepted: bool,
    language: Language = ENGLISH,
) -> Body:
    """Return a rendered body cut at its score tables, which stand among its headings too."""
    record, html = decision.record, fragment.html
    waiting = [HeadingView(one.level, one.anchor, one.text) for one in fragment.headings]
    headings: list[HeadingView] = []
    cut: list[BodyPart] = []
    level = 1
    for stretch in stretches(html):  # pragma: no branch (the last one has no number)
        before, number = stretch.html, stretch.number
        if before and not before.isspace():
            cut.append(BodyPart(before))
        if number is None:
            break
        count, level = _passed(before, waiting, level)
        headings += waiting[:count]
        del waiting[:count]
        own = min(max(level + 1, 2), _DEEPEST)
        table = score_table_view(
            studies[number],
            anchor=stretch.anchor,
            level=own,
            accepted=accepted,
            because=record.because or "",
            csv_url=scores_url(decision.url, number),
            written=stretch.written,
            language=language,
        )
        cut.append(BodyPart("", table))
        if not headings or headings[-1].text.casefold() != table.title.casefold():
            headings.append(HeadingView(own, table.id, table.title))
    return Body(html, (*headings, *waiting), fragment.diagrams, fragment.title_anchor, tuple(cut))


def _passed(html: str, waiting: Sequence[HeadingView], level: int) -> tuple[int, int]:
    """Return how many of the headings that are due a stretch has, and the level of the last, else the one given.

    The last tag is looked for from the end, and tells by its anchor how many there are.
    """
    at = html.rfind("<h")
    while at >= 0 and not _HEADING.match(html, at):
        at = html.rfind("<h", 0, at)
    if at < 0:
        return 0, level
    if last := _ANCHORED.match(html, at):
        for place, heading in enumerate(waiting, 1):
            if heading.anchor == last[2]:
                return place, int(last[1])
    found = _HEADING.findall(html)
    return len(found), int(found[-1])
