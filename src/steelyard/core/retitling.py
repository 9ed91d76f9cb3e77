"""Views of a site after titles of its records have changed: as they were, with these titles in them.

A title decides neither where its record stands nor what it is related to: so what was made of all records need not be
made of all of them again. A record without a number is called by its title in more places, and is not meant here.
Records are by the URL of their page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from steelyard.core.graph.drawing import captioned
from steelyard.core.timeline.drawing import redrawn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from steelyard.core.corpus import Decision
    from steelyard.core.language.language import Language
    from steelyard.core.scores.views import Outcome
    from steelyard.core.timeline.bars import Bar
    from steelyard.core.views.graph import Drawing, GraphEntry, GraphView
    from steelyard.core.views.lists import HomeView, Row, ScoresView
    from steelyard.core.views.parts import RefView
    from steelyard.core.views.timeline import TimeEntry, TimelineView

    Titled = TypeVar("Titled", Row, RefView, TimeEntry)
    Decisions = Mapping[str, Decision]


def row_of(row: Row, decisions: Decisions) -> Row:
    """Return a row as it is with these decisions' titles; the same one where it tells none of them."""
    if row.url not in decisions and not row.superseded_by:
        return row
    named = tuple(_named(each, decisions) for each in row.superseded_by)
    return replace(_named(row, decisions), superseded_by=named)


def home_of(view: HomeView, decisions: Decisions) -> HomeView:
    """Return the home page, but for its rows."""
    reviews = view.reviews and replace(
        view.reviews,
        soonest=tuple(replace(each, record=_named(each.record, decisions)) for each in view.reviews.soonest),
    )
    proposed = tuple(_named(each, decisions) for each in view.proposed)
    return replace(view, proposed=proposed, reviews=reviews)


def graph_of(view: GraphView, decisions: Decisions) -> GraphView:
    """Return a page of the graph."""
    return replace(
        view,
        drawing=view.drawing and _drawing(view.drawing, decisions),
        entries=tuple(_entry(each, decisions) for each in view.entries),
    )


def scores_of(view: ScoresView, decisions: Decisions, before: Mapping[str, str]) -> ScoresView:
    """Return a page of scores. `before` are the decisions' labels that it has."""

    def told(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
        return tuple(
            replace(each, label=own.label.strip() + each.label.removeprefix(before[each.url]))
            if (own := decisions.get(each.url))
            else each
            for each in outcomes
        )

    return replace(
        view,
        rows=tuple(replace(row, record=_named(row.record, decisions)) for row in view.rows),
        shared=tuple(replace(each, turned=told(each.turned), kept=told(each.kept)) for each in view.shared),
    )


def timeline_of(
    view: TimelineView, decisions: Decisions, bar: Callable[[str], Bar], language: Language
) -> TimelineView:
    """Return a page of the timeline. `bar` lays out a decision's: how much room one takes hangs on its title."""
    drawing = view.drawing
    for at, lane in enumerate(drawing.lanes if drawing else ()):
        urls = [each.url for row in lane.rows for each in row.bars]
        if drawing and not decisions.keys().isdisjoint(urls):
            drawing = redrawn(drawing, at, list(map(bar, urls)), language)
    years = tuple(
        replace(year, entries=tuple(_named(each, decisions) for each in year.entries)) for year in view.years
    )
    return replace(view, drawing=drawing, years=years)


def _named(view: Titled, decisions: Decisions) -> Titled:
    own = decisions.get(view.url)
    return replace(view, title=own.record.title) if own else view


def _drawing(drawing: Drawing, decisions: Decisions) -> Drawing:
    return replace(
        drawing,
        nodes=tuple(
            replace(node, **captioned(own)._asdict()) if (own := decisions.get(node.url)) else node
            for node in drawing.nodes
        ),
    )


def _entry(entry: GraphEntry, decisions: Decisions) -> GraphEntry:
    return replace(
        entry,
        record=_named(entry.record, decisions),
        links=tuple(
            replace(
                links,
                targets=tuple(replace(each, record=_named(each.record, decisions)) for each in links.targets),
            )
            for links in entry.links
        ),
    )
