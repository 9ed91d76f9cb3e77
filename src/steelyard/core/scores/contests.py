"""A contest: options that stand against each other, in whole numbers, each at its worst and at its best.

What is said of a winner must hold whatever its missing scores turn out to be, so the one that is to win is taken at
its worst (a missing score is the worst on its scale) and its rivals at their best.
"""

from __future__ import annotations

from operator import mul, sub
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.scores.scoring import whole_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from steelyard.core.scores.scoring import Grid

Whole = tuple[int, ...]


class Contest(Struct, frozen=True):
    """The options that stand, by position, and what is compared.

    `least` and `most` are by option of the table, then criterion, values times `unit`, the common denominator:
    0 to `unit`. `weights` are the weights times `weight_unit`.
    """

    standing: tuple[int, ...]
    least: tuple[Whole, ...]
    most: tuple[Whole, ...]
    unit: int
    weights: Whole
    weight_unit: int

    def leads(self, option: int, rival: int) -> Whole:
        """Return by criterion how far an option at its worst is ahead of a rival at its best."""
        return tuple(map(sub, self.least[option], self.most[rival]))

    def rivals(self, option: int) -> tuple[int, ...]:
        """Return the others that stand."""
        return tuple([other for other in self.standing if other != option])

    def leaders(self, weights: Sequence[int] | None = None) -> tuple[int, ...]:
        """Return the options that are first under these weights, else its own, whatever the missing scores are."""
        given = self.weights if weights is None else weights
        lows = [(option, sum(map(mul, self.least[option], given))) for option in self.standing]
        if self.least == self.most:
            top = max([low for _, low in lows], default=0)
            return tuple([option for option, low in lows if low == top])
        highs = [(option, sum(map(mul, self.most[option], given))) for option in self.standing]
        return tuple(
            option for option, low in lows if all(low >= high or rival == option for rival, high in highs)
        )

    def total(self, row: Sequence[int]) -> int:
        """Add up a row by weight, in units of `unit` times `weight_unit`."""
        return sum(map(mul, row, self.weights))

    def beats(self, option: int, rival: int) -> bool:
        """Tell whether an option is no worse than a rival on any criterion and better on one, for certain."""
        ahead = self.leads(option, rival)
        return min(ahead) >= 0 and any(ahead)


def contest_of(own: Grid, failed: Sequence[tuple[int, ...]], given: Sequence[Fraction]) -> Contest:
    """Set options against each other by their values; `failed` is by option what rules it out, () where nothing does."""
    weights, weight_unit = whole_numbers(given)
    out = {option for option, by in enumerate(failed) if by}
    standing = tuple([option for option in range(len(own.rows)) if option not in out])
    least = own.filled(0)
    return Contest(standing, least, own.filled(own.unit), own.unit, weights, weight_unit)
