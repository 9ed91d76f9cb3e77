"""The calendar of reviews that a team subscribes to: an iCalendar file (RFC 5545) without a clock of its own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from steelyard.core.addresses import href
from steelyard.core.dates import day
from steelyard.core.language.told import retold
from steelyard.core.plain_text import one_line
from steelyard.core.reviews import reviewable
from steelyard.core.statuses import Statuses

if TYPE_CHECKING:
    from icalendar import Event

    from steelyard.core.corpus import Corpus, Decision


def review_calendar(corpus: Corpus) -> bytes:
    """Write a day's event for each decision that is not over and has a review date; one corpus is always the same bytes.

    An event keeps its UID as long as its record keeps its id, and the site its address (its title where it has none).
    """
    # Only a site with reviews pays for the import, 0.1 s.
    from icalendar import Calendar, vText  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Steelyard//Review dates//EN")
    # What the library does not know the type of, it would not escape.
    calendar.add("x-wr-calname", vText(one_line(corpus.settings.site.title)))
    statuses = Statuses(corpus.settings.statuses, corpus.language)
    for decision in corpus.decisions:
        if reviewable(decision, corpus.meanings):
            calendar.add_component(_event(decision, corpus, statuses))
    text: bytes = calendar.to_ical()
    return text


def _event(decision: Decision, corpus: Corpus, statuses: Statuses) -> Event:
    from icalendar import Event  # noqa: PLC0415 (as above)

    record, site = decision.record, corpus.settings.site
    assert record.review_by is not None
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, one_line(f"{site.url or site.title}#review-{decision.id}"))))
    event.add("dtstamp", dt.datetime.combine(_date(record.date or record.review_by), dt.time(), dt.UTC))
    event.add("dtstart", _date(record.review_by))
    event.add("summary", one_line(corpus.language.say("Review {decision}", decision=decision.label)))
    status = one_line(statuses.of(decision).label)
    event.add("description", f"{status}. {one_line(retold(record.summary, corpus.language))}".strip())
    tags = list(filter(None, (one_line(tag.name) for tag in corpus.tags.of(record.tags))))
    if tags:
        event.add("categories", tags)
    if site.root:
        event.add("url", f"{site.root}{href(decision.url)}")
    event.add("transp", "TRANSPARENT")  # nobody is busy all that day
    return event


def _date(iso: str) -> dt.date:
    return dt.date.fromisoformat(day(iso))
