"""The places in a page that an `#anchor` can name, and what is said of one that is not there."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from steelyard.core.scores.slots import slot_anchors
from steelyard.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Collection

    from steelyard.core.model import Anchored, Fragment
    from steelyard.diagnostics import Place

_ID = re.compile(r'<[a-z][a-z0-9]*(?: [^\s="<>]+="[^"]*")*? id="([^"]*)"')
_PAGES_OWN = "sy-"
FORGES_OWN = "user-content-"
"""What GitHub puts before each anchor in a page; a link there may have it or leave it out."""

_COMPARED = 200
"""Anchors that a mistyped one is compared with, and its letters: more of either is nothing that a person wrote."""


def anchors(fragment: Fragment) -> frozenset[str]:
    """Return every anchor of a rendered body: headings, ids of raw HTML, footnotes, score tables, and its title's."""
    ids = {unescape(found) if "&" in found else found for found in _ID.findall(fragment.html)}
    return frozenset((*ids, *slot_anchors(fragment.html).values(), fragment.title_anchor)) - {""}


def leads_nowhere(anchor: str, known: Collection[str]) -> bool:
    """Say whether a page with these anchors has no place of this name.

    The page's top is always there; ids of the page around a body are its template's, which may be anyone's.
    """
    name = anchor.partition(":~:")[0]
    if not name or name.lower() == "top" or name.startswith(_PAGES_OWN):
        return False
    return name not in known and unquote(name, errors="replace") not in known


def missing_anchor(spot: Anchored, known: Collection[str], place: Place) -> Diagnostic:
    """Report a link whose anchor is not there, at its place."""
    name = unquote(spot.anchor, errors="replace")
    where = f"in `{spot.target}`" if spot.target else "on its page"
    near = _nearest(name, known)
    hint = f"did you mean `#{near}`?" if near else "name a heading that is there, or take the anchor away"
    return Diagnostic("L210", Severity.WARNING, place, f"there is no `#{name}` {where}", hint)


def _nearest(name: str, known: Collection[str]) -> str:
    wanted = name.strip().lower().replace(" ", "-")
    if wanted in known:
        return wanted
    if len(known) > _COMPARED:
        return ""
    from difflib import get_close_matches  # noqa: PLC0415 (few sites need it)

    return next(iter(get_close_matches(wanted[:_COMPARED], sorted(known), n=1)), "")
