"""The badge of a site: a small picture for a README that says how many decisions are in force."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from steelyard.core.branding.tokens import TOKENS
from steelyard.core.tally import unstated
from steelyard.core.timeline.lettering import SIZE, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.corpus import Decision
    from steelyard.core.language.language import Language

_FONT = 11
_NARROWER = 0.92  # `width` is that of the widest fonts; letters are spread or drawn together to fit
_PADDING = 6
_HEIGHT = 20


def badge(decisions: Sequence[Decision], language: Language) -> str:
    """Return the badge as an SVG: "decisions", and how many are in force (how many there are, where none says so)."""
    held = sum(decision.holds for decision in decisions)
    if not held and unstated(decisions):
        said = language.count("{n} recorded", "{n} recorded", len(decisions))
    else:
        said = language.count("{n} in force", "{n} in force", held)
    named = language.say("decisions")
    colour = TOKENS["in-force" if held else "superseded"].light
    left, right = _fitted(named), _fitted(said)
    start, whole = left + 2 * _PADDING, left + right + 4 * _PADDING
    told = escape(f"{named}: {said}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{_HEIGHT}" role="img" aria-label="{told}">\n'
        f"<title>{told}</title>\n"
        f'<rect width="{whole}" height="{_HEIGHT}" rx="3" fill="{colour}"/>\n'
        f'<path d="M3 0H{start}V{_HEIGHT}H3A3 3 0 0 1 0 {_HEIGHT - 3}V3A3 3 0 0 1 3 0z" fill="{TOKENS["muted"].light}"/>\n'
        f'<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="{_FONT}" aria-hidden="true">\n'
        f"{_word(named, _PADDING, left)}{_word(said, start + _PADDING, right)}</g>\n</svg>\n"
    )


def _fitted(text: str) -> int:
    """Return the width that a text is fitted into, whatever font draws it."""
    return round(width(text) * _FONT / SIZE * _NARROWER)


def _word(text: str, x: int, room: int) -> str:
    # Letters that join, as Arabic ones do, come apart where only the gaps between them are stretched.
    return f'<text x="{x}" y="14" textLength="{room}" lengthAdjust="spacingAndGlyphs">{escape(text)}</text>\n'
