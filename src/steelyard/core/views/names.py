"""The template contract: which template renders which view, by their names, so that to make one page needs no other's view."""

TEMPLATE_NAMES = {
    "HomeView": "home.html",
    "ListView": "list.html",
    "RecordView": "record.html",
    "PageView": "page.html",
    "ScoresView": "scores.html",
    "GraphView": "graph.html",
    "TimelineView": "timeline.html",
    "YearsView": "years.html",
    "NotFoundView": "404.html",
    "RedirectView": "redirect.html",
}
