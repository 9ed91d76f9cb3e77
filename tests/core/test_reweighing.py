"""A table asked under other weights, by one scorer, or without its musts."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace

from score_samples import make_table
from steelyard.core.scores.reweighing import (
    by_scorer,
    criterion_named,
    reweighed,
    scorer_named,
    without_musts,
)
from steelyard.core.scores.scoring import score

TABLE = make_table([[5, 1], [1, 5]], [3, 2])


@pytest.mark.parametrize(
    ("name", "position"),
    [("Cost", 0), ("cost of ownership", 1), ("COST OF", 1), ("C", None), ("Test", 2), ("", None)],
)
def test_a_criterion_is_found_by_its_name_or_a_clear_beginning(name: str, position: int | None) -> None:
    """A whole name wins over a beginning; a beginning of two is none."""
    names = ("Cost", "Cost of ownership", "Testability")
    first = TABLE.criteria[0]
    table = replace(TABLE, criteria=tuple(replace(first, name=each) for each in names))
    assert criterion_named(table, name) == position


def test_other_weights_turn_the_scores() -> None:
    """Those not named keep theirs, or get what the others get."""
    assert score(TABLE).leaders == (0,)
    more = reweighed(TABLE, {1: Fraction(4)})
    assert [each.weight for each in more.criteria] == [3, 4]
    assert score(more).leaders == (1,)
    only = reweighed(TABLE, {1: Fraction(1)}, others=Fraction(0))
    assert [each.weight for each in only.criteria] == [0, 1]


def test_one_scorers_sheet_can_stand_alone() -> None:
    """Sheets are found by their scorer's name in any case."""
    table = make_table([[3], [3]], sheets=[[[5], [1]], [[1], [5]]])
    assert scorer_named(table, "SCORER 1") == 1
    assert scorer_named(table, "nobody") is None
    assert score(by_scorer(table, 1)).leaders == (1,)


def test_without_its_musts_no_option_is_ruled_out() -> None:
    """What a must ruled out ranks again."""
    table = make_table([[1], [5]], musts=["<= 2"])
    assert score(table).leaders == (0,)
    assert score(without_musts(table)).leaders == (1,)
