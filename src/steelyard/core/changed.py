"""When a decision was made, and when it last changed: what feeds and the map of a site tell programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.dates import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.core.corpus import Decision


def made(decision: Decision) -> str | None:
    """Return a decision's own date as a day, the first day on which something happened to it where it has none.

    None where nothing is dated, as of `changed`.
    """
    date = decision.record.date
    return day(date) if date else min(_days(decision), default=None)


def changed(decision: Decision) -> str | None:
    """Return the last day on which something happened to a decision, its end by another one included; None for none."""
    return max(_days(decision), default=None)


def _days(decision: Decision) -> Iterator[str]:
    steps = (step.date for step in decision.record.history)
    yield from (day(date) for date in (decision.record.date, decision.ended, *steps) if date)
