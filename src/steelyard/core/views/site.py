"""The template contract: the site's remaining pages, and which template renders which view."""

from __future__ import annotations

from dataclasses import dataclass

# The types of fields are part of the contract: tests and themes look them up.
from steelyard.core.views.graph import GraphView
from steelyard.core.views.lists import HomeView, ListView, ScoresView
from steelyard.core.views.parts import SiteView  # noqa: TC001
from steelyard.core.views.record import PageView, RecordView
from steelyard.core.views.timeline import TimelineView, YearsView


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """`404.html`. It is served at any depth, so its `root` is absolute: the base URL's path, or `/`."""

    site: SiteView
    url: str
    root: str
    title: str


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A page at a record's earlier address that sends readers on to `target`."""

    site: SiteView
    url: str
    root: str
    title: str
    target: str


View = (
    HomeView
    | ListView
    | RecordView
    | PageView
    | ScoresView
    | GraphView
    | TimelineView
    | YearsView
    | NotFoundView
    | RedirectView
)

TEMPLATES: dict[type, str] = {
    HomeView: "home.html",
    ListView: "list.html",
    RecordView: "record.html",
    PageView: "page.html",
    ScoresView: "scores.html",
    GraphView: "graph.html",
    TimelineView: "timeline.html",
    YearsView: "years.html",
    NotFoundView: "404.html",
    RedirectView: "redirect.html",
}
"""Which template renders which view; it receives the view as `page`."""
