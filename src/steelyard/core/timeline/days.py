"""The days that the control for "in force on a day" goes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.timeline.scale import build_scale, iso_of, pieces_text
from steelyard.core.views.timeline import DaysView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.corpus import Decision
    from steelyard.core.timeline.scale import Scale

MOST = 1200
"""Decisions that one drawing shows at most; a site with more has its timeline in parts."""


def days_view(decisions: Sequence[Decision], *, as_of: str | None) -> DaysView | None:
    """Return what the control goes over on the page of all decisions; None where none was ever in force or has a date."""
    return days_of(decisions, build_scale(decisions, as_of=as_of), drawn=len(decisions) <= MOST)


def days_of(decisions: Sequence[Decision], scale: Scale | None, *, drawn: bool) -> DaysView | None:
    """Return what the control goes over on a page of some decisions, whose dates lie on the scale."""
    if scale is None or not any(decision.in_force for decision in decisions):
        return None
    held = sum(decision.holds for decision in decisions)
    # A step of the control is a day; from one piece to the next is a step too.
    span = sum(piece.last + 1 - piece.first for piece in scale.pieces) - 1
    return DaysView(
        iso_of(scale.first),
        iso_of(scale.last),
        str(span),
        str(len(decisions)),
        str(held),
        drawn=drawn,
        pieces=pieces_text(scale),
    )
