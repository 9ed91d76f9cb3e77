"""The template contract: pages that only say where something is, or that it is not."""

from __future__ import annotations

# The types of fields are part of the contract: tests and themes look them up.
from msgspec import Struct

from steelyard.core.views.parts import SiteView  # noqa: TC001


class NotFoundView(Struct, frozen=True):
    """`404.html`. It is served at any depth, so its `root` is absolute: the base URL's path, or `/`."""

    site: SiteView
    url: str
    root: str
    title: str


class RedirectView(Struct, frozen=True):
    """A page at a record's earlier address that sends readers on to `target`."""

    site: SiteView
    url: str
    root: str
    title: str
    target: str
