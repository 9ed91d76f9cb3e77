"""Reviews: which decisions were to be looked at again by a day, and how long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.dates import day, ordinal, spoken
from steelyard.core.model import OVER
from steelyard.core.places import place
from steelyard.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from steelyard.core.corpus import Decision


def reviewable(decision: Decision, like: Mapping[str, str]) -> bool:
    """Say whether a decision has a review date and is not over; `like` is what a site's own status words count as."""
    word = decision.standing or ""
    return decision.record.review_by is not None and like.get(word, word) not in OVER


def due(decisions: Iterable[Decision], *, like: Mapping[str, str], by: str) -> list[tuple[Decision, int]]:
    """Return the decisions whose review is due by a day (`YYYY-MM-DD`), each with the days since; the longest first.

    One that is due on that very day is due since 0 days; a month counts from its first. Of the same day, the site's
    order decides.
    """
    found = []
    for decision in decisions:
        wanted = decision.record.review_by
        if wanted and day(wanted) <= by and reviewable(decision, like):
            found.append((decision, ordinal(by) - ordinal(wanted)))
    return sorted(found, key=lambda one: (-one[1], one[0].position))


def overdue(decisions: Iterable[Decision], *, like: Mapping[str, str], by: str) -> tuple[Diagnostic, ...]:
    """Report each review that is due by a day (R310), at its date."""
    diagnostics = []
    for decision, days in due(decisions, like=like, by=by):
        wanted = spoken(decision.record.review_by or by)
        past = f"was to be by {wanted}, {days:,} day{'' if days == 1 else 's'} ago"
        message = f"the review {past if days else f'is due today, {wanted}'}"
        hint = "look at the decision again, then write the next date as `review-by`, or take it away"
        where = place(decision.record, "review_by")
        diagnostics.append(Diagnostic("R310", Severity.WARNING, where, message, hint))
    return tuple(diagnostics)
