"""All that is computed of a table as decided, once, for its page and the scores page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.scores.acceptability import first_places
from steelyard.core.scores.contests import contest_of
from steelyard.core.scores.scoring import failed_musts, grid, score_grid, weighing
from steelyard.core.scores.sensitivity import firmness_and_turns
from steelyard.core.scores.words import limit_of, places

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from steelyard.core.scores.acceptability import Share
    from steelyard.core.scores.contests import Contest
    from steelyard.core.scores.scoring import Grid, Scores
    from steelyard.core.scores.sensitivity import Sensitivity, Turn
    from steelyard.core.scores.tables import Table


class Study(Struct, frozen=True):
    """A table with its scores, how firm they are, and the changes of one weight that turn it, the nearest first.

    `limit` is where sliders of its weights end, `places` how many decimals weights are told with. `freely` are the
    options' shares of all weightings where no must counts, and `sheets` the same study of each scorer's sheet, none
    where there are not several. `values` and `contest` are what all of it was computed from, kept because each page
    takes more from them.
    """

    table: Table
    values: Grid
    contest: Contest
    scores: Scores
    firmness: Sensitivity
    turns: tuple[Turn, ...]
    limit: Fraction
    places: int
    freely: tuple[Share, ...]
    sheets: tuple[Study, ...] = ()

    @property
    def standing(self) -> tuple[int, ...]:
        """The options that no must rules out."""
        results = enumerate(self.scores.results)
        return tuple(option for option, result in results if not result.ruled_out_by)

    @property
    def unscored(self) -> bool:
        """Whether no option has a score on any criterion."""
        return all(cell.score is None for row in self.table.cells for cell in row)

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


def study(table: Table) -> Study:
    """Compute a table as decided, and by each scorer's sheet where there are several."""
    scorers = range(len(table.sheets)) if len(table.sheets) > 1 else ()
    return replace(_study(table, None), sheets=tuple(_study(table, scorer) for scorer in scorers))


def with_table(done: Study, table: Table) -> Study:
    """Put a table into the study of it, and into its sheets' studies."""
    sheets = tuple(replace(sheet, table=table) for sheet in done.sheets)
    return replace(done, table=table, sheets=sheets)


def _study(table: Table, scorer: int | None) -> Study:
    own, failed, weights = grid(table, scorer=scorer), failed_musts(table, scorer=scorer), weighing(table)
    match = contest_of(own, failed, weights)
    firm, turns = firmness_and_turns(match)
    freely = first_places(contest_of(own, (), weights)) if any(failed) else firm.first_place
    scores = score_grid(own, failed, weights)
    return Study(table, own, match, scores, firm, turns, limit_of(weights), places(weights), freely)
