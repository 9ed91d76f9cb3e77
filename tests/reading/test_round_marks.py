"""Circles that are filled by quarters, as consultants compare with: ○ ◔ ◑ ◕ ●."""

from __future__ import annotations

from fractions import Fraction

import pytest

from body_table_samples import find, reason, table

HEAD = "## Comparison\n\n{}| Criterion | Weight | Build | Buy |\n|---|---|---|---|\n"


@pytest.mark.parametrize("legend", ["", "○ none, ◔ poor, ◑ fair, ◕ good, ● full\n\n"])
def test_circles_filled_by_quarters(legend: str) -> None:
    """Each quarter counts 1, of four, also where the fullest is not among them; the page says so."""
    one = table(HEAD.format(legend) + "| Speed | 3 | ◔ | ◑ fair |\n| Cost | 2 | ◕ | ○ |\n")
    assert [[cell.score for cell in row] for row in one.cells] == [[1, 3], [2, 0]]
    assert {(each.scale.low, each.scale.high) for each in one.criteria} == {(Fraction(0), Fraction(4))}
    assert "◕ counts as 3" in " ".join(map(str, one.remarks))


def test_a_legend_says_otherwise() -> None:
    """Worths beside the table win, be they for all of its circles."""
    one = table(HEAD.format("◑ = 5, ● = 9, ○ = 1\n\n") + "| Speed | 3 | ◑ | ● |\n| Cost | 2 | ○ | ◑ |\n")
    assert [[cell.score for cell in row] for row in one.cells] == [[5, 1], [9, 5]]


def test_circles_that_may_be_ticks() -> None:
    """Full and hollow ones alone may say yes and no, or which one is chosen; among other signs they say nothing."""
    assert "“● = 1, ○ = 0”" in reason(HEAD.format("") + "| Speed | 3 | ● | ○ |\n| Cost | 2 | ○ | ● |\n")
    assert find(HEAD.format("") + "| Speed | 3 | ◑ | ✅ |\n| Cost | 2 | ○ | ● |\n").tables == ()
