"""The template contract: all decisions of a site in one file."""

from __future__ import annotations

# The types of fields are part of the contract: tests and themes look them up.
from msgspec import Struct

from steelyard.core.views.lists import Count, Row  # noqa: TC001
from steelyard.core.views.parts import SiteView, StatusView  # noqa: TC001


class ExportSection(Struct, frozen=True):
    """A record, or a page that one leads to, in a file with all of them. `id` is the one its section has to have.

    `html` is what its page has within `main`, made by its own template: safe, with ids and links as they are to be in
    this file. `status` is None for a page.
    """

    id: str
    number: str
    title: str
    status: StatusView | None
    html: str


class ExportView(Struct, frozen=True):
    """What `steelyard export` writes: every decision in one file that needs no other.

    `sentence` says what is in force and proposed. `rows` are the decisions in the order of lists, with links to their
    sections, `records` those sections in the site's order, `pages` the plain pages that they lead to. `style` and the
    `scripts` are code to be put between tags as they are, and `policy` the Content-Security-Policy that allows just those.
    The first script belongs into the head, the others after everything else.
    """

    site: SiteView
    title: str
    sentence: str
    counts: tuple[Count, ...]
    rows: tuple[Row, ...]
    records: tuple[ExportSection, ...]
    pages: tuple[ExportSection, ...]
    style: str
    scripts: tuple[str, ...]
    policy: str
