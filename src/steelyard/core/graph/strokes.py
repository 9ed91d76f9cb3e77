"""How the lines of each kind of relation are drawn: one style for a kind, whichever side tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.relations.sides import inverses

if TYPE_CHECKING:
    from steelyard.core.settings import Settings

_STYLED = frozenset({"supersedes", "amends", "depends_on", "enables", "relates_to", "conflicts_with"})
_OWN = 3


def strokes(settings: Settings) -> dict[str, str]:
    """Return the style of each kind and of its inverse: one of every site's kinds, or own1, own2 or own3."""
    found: dict[str, str] = {}
    own = 0
    for kind, inverse in inverses(settings).items():
        if kind in found:
            continue
        style = next((one for one in (kind, inverse) if one in _STYLED), "")
        if not style:
            style, own = f"own{own % _OWN + 1}", own + 1
        found[kind] = found[inverse] = style
    return found
