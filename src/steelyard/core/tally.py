"""How many of some decisions are in force, and how many do not say whether they are, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.corpus import Decision
    from steelyard.core.language.language import Language


def unstated(decisions: Sequence[Decision]) -> int:
    """Count the decisions without a status: nobody can say of them that they are in force, nor that they are not."""
    return sum(decision.standing is None for decision in decisions)


def tell_force(decisions: Sequence[Decision], said: str, language: Language) -> str:
    """Go on from what is `said` of decisions ("3 decisions of 2019") with how many of them are in force."""
    held, silent = sum(decision.holds for decision in decisions), unstated(decisions)
    if silent and silent == len(decisions):
        return language.count(
            "{decisions}, which does not say its status.",
            "{decisions}; none says its status.",
            silent,
            decisions=said,
        )
    if silent and not held:
        return language.count(
            "{decisions}; {n} does not say its status.",
            "{decisions}; {n} do not say their status.",
            silent,
            decisions=said,
        )
    if not held:
        return language.say("{decisions}, none in force.", decisions=said)
    sentence = language.count(
        "{decisions}, {n} in force.", "{decisions}, {n} in force.", held, decisions=said
    )
    return f"{sentence} {tell_unstated(silent, language)}" if silent else sentence


def tell_unstated(n: int, language: Language) -> str:
    """Say how many decisions, at least one, do not say their status."""
    return language.count("{n} does not say its status.", "{n} do not say their status.", n)
