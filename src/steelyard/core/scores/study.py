"""All that is computed of a table as decided, once, for its page and the scores page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from steelyard.core.scores.words import places
from steelyard.core.scores.scoring import score
from steelyard.core.scores.sensitivity import sensitivity, turns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from steelyard.core.scores.scoring import Scores
    from steelyard.core.scores.sensitivity import Sensitivity, Turn
    from steelyard.core.scores.tables import Table


@dataclass(frozen=True, slots=True)
class Study:
    """A table with its scores, how firm they are, and the changes of one weight that turn it, the nearest first.

    `places` is how many decimals its weights are told with.
    """

    table: Table
    scores: Scores
    firmness: Sensitivity
    turns: tuple[Turn, ...]
    places: int

    @property
    def standing(self) -> tuple[int, ...]:
        """The options that no must rules out."""
        results = enumerate(self.scores.results)
        return tuple(option for option, result in results if not result.ruled_out_by)

    @property
    def winner(self) -> int | None:
        """The one option that is certain to be first."""
        return self.firmness.winner

    def name(self, option: int) -> str:
        """Return an option's name."""
        return self.table.options[option].name

    def names(self, options: Sequence[int]) -> list[str]:
        """Return options' names."""
        return [self.name(option) for option in options]

    def weight(self, criterion: int) -> Fraction:
        """Return a criterion's own weight."""
        return self.scores.weights[criterion]


def study(table: Table, *, scorer: int | None = None) -> Study:
    """Compute a table as decided, or by one scorer's sheet."""
    scores = score(table, scorer=scorer)
    firmness = sensitivity(table, scorer=scorer)
    return Study(table, scores, firmness, turns(table, scorer=scorer), places(scores.weights))
