"""The template contract: all views that have a page, and which template renders which."""

from __future__ import annotations

from typing import get_args

from steelyard.core.views.graph import GraphView
from steelyard.core.views.lists import HomeView, ListView, ScoresView
from steelyard.core.views.names import TEMPLATE_NAMES
from steelyard.core.views.notices import NotFoundView, RedirectView
from steelyard.core.views.record import PageView, RecordView
from steelyard.core.views.timeline import TimelineView, YearsView

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

TEMPLATES: dict[type, str] = {kind: TEMPLATE_NAMES[kind.__name__] for kind in get_args(View)}
"""Which template renders which view; it receives the view as `page`."""
