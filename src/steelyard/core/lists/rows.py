"""The rows of a site's lists, each made once: what they show, in the order that all lists share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.axis import build_axis
from steelyard.core.dates import day
from steelyard.core.language.told import retold
from steelyard.core.lists.addresses import status_urls
from steelyard.core.once import anew, same
from steelyard.core.reviews import reviewable
from steelyard.core.shown import date_view, references, source_title
from steelyard.core.statuses import Statuses
from steelyard.core.views.lists import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from steelyard.core.axis import Axis
    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.once import Once
    from steelyard.core.views.parts import AxisMark, StatusView

GROUPS = {"in-force": 0, "proposed": 1, "draft": 1, "other": 2, "none": 2}
"""What comes first in a list by its shape: what is in force, what may come, what cannot be told."""

LAST_GROUP = 3
"""What no longer holds or never did."""


class Listing(Struct, frozen=True):
    """The rows of a site in the order of lists: by group, within one the newest first, the undated last.

    `by_path` finds them, `order` says where each stands, `axis` is what their life-lines share, and `status_urls`
    is where the records of a status word are listed.
    """

    corpus: Corpus
    statuses: Statuses
    as_of: str | None
    rows: tuple[Row, ...]
    by_path: Mapping[str, Row]
    order: Mapping[str, int]
    axis: tuple[AxisMark, ...]
    status_urls: Mapping[str, str]

    def of(self, paths: Iterable[str]) -> tuple[Row, ...]:
        """Return the rows of some records in the order of lists."""
        return tuple(self.by_path[path] for path in sorted(paths, key=self.order.__getitem__))


def build_listing(corpus: Corpus, *, as_of: str | None, once: Once = anew) -> Listing:
    """Make every row once. `as_of` is the date of the build, ISO 8601, None where there is none."""
    statuses = Statuses(corpus.settings.statuses, corpus.language)
    axis = build_axis(corpus.decisions, as_of=as_of)
    found = [(statuses.of(decision), decision) for decision in corpus.decisions]
    found.sort(key=lambda one: _newest(one[1]), reverse=True)
    found.sort(key=lambda one: group(one[0].shape))
    rows = {
        (path := decision.record.path): same(
            once, ("row", path), _row(corpus, statuses, decision, status, axis=axis)
        )
        for status, decision in found
    }
    return Listing(
        corpus,
        statuses,
        as_of,
        tuple(rows.values()),
        rows,
        {path: index for index, path in enumerate(rows)},
        same(once, ("axis",), axis.marks() if axis else ()),
        status_urls(word.word for word in corpus.settings.statuses),
    )


def group(shape: str) -> int:
    """Return which group of a list a shape belongs to, the first being 0."""
    return GROUPS.get(shape, LAST_GROUP)


def _row(
    corpus: Corpus, statuses: Statuses, decision: Decision, status: StatusView, *, axis: Axis | None
) -> Row:
    record, say = decision.record, corpus.language
    return Row(
        id=decision.id,
        at=decision.position,
        number=decision.number,
        title=record.title,
        url=decision.url,
        summary=retold(record.summary, say),
        status=status,
        superseded_by=references(corpus, statuses, _successors(decision, status)),
        date=date_view(record.date, say),
        review_by=date_view(record.review_by, say) if reviewable(decision, corpus.meanings) else None,
        tags=corpus.tags.of(record.tags),
        source=source_title(corpus, record.source),
        life=axis.life(decision, status.shape) if axis else None,
    )


def _successors(decision: Decision, status: StatusView) -> tuple[str, ...]:
    """Return what took a record's place: what only proposes to do so is named on the record's own page."""
    return decision.related("superseded_by") if status.shape == "superseded" else ()


def _newest(decision: Decision) -> tuple[str, int]:
    """Order by date, then by the site's order, which is by number; undated ones are the oldest."""
    return day(decision.record.date) if decision.record.date else "", decision.position
