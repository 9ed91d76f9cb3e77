"""What options come to, who is first, and the spreadsheet's own figures."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from score_samples import FIXED, make_cells, make_table, reorder, tables, values, weigh
from steelyard.core.scores.scoring import Grid, figure, grid, plain_ratios, score, widest_apart

if TYPE_CHECKING:
    from random import Random

    from steelyard.core.scores.tables import Table


def ranks(table: Table) -> list[int | None]:
    return [result.rank for result in score(table).results]


def test_the_fixed_case_has_its_totals_to_all_their_digits() -> None:
    """Declared scales and a criterion where lower is better give the totals that were worked out beforehand."""
    scores = score(FIXED)
    assert [result.low for result in scores.results] == [
        Fraction(97, 150),
        Fraction(19, 25),
        Fraction(1, 2),
        0,
    ]
    assert [f"{float(result.high):.5f}" for result in scores.results] == [
        "0.64667",
        "0.76000",
        "0.50000",
        "0.00000",
    ]
    assert [figure(result.low) for result in scores.results] == ["64.7", "76.0", "50.0", "0.0"]
    assert [result.rank for result in scores.results] == [2, 1, 3, 4]
    assert scores.leaders == (1,)
    assert scores.weights == (Fraction(1, 2), Fraction(3, 10), Fraction(1, 5))


def test_a_scale_is_declared_and_not_observed() -> None:
    """The best score there is need not be worth 1, nor the worst 0."""
    table = make_table([[2, 3], [4, 3]], scales=[(0, 10), (1, 5)], directions=["higher", "lower"])
    assert values(table) == ((Fraction(1, 5), Fraction(1, 2)), (Fraction(2, 5), Fraction(1, 2)))


def test_whole_numbers_have_the_least_unit_that_holds_every_value() -> None:
    """Scales of several widths, bounds and scores with parts of one, and a missing score share one unit."""
    table = make_table(
        [[2, "3.5"], [4, None]],
        scales=[(0, 10), (Fraction(1, 2), Fraction(13, 2))],
        directions=["higher", "lower"],
    )
    assert values(table) == ((Fraction(1, 5), Fraction(1, 2)), (Fraction(2, 5), None))
    assert grid(table) == Grid(((2, 5), (4, None)), 10)
    assert grid(make_table([[1, 5], [5, 1]])) == Grid(((0, 1), (1, 0)), 1)


def test_equal_totals_share_a_rank() -> None:
    """Two on top are both first and the next is third (1, 1, 3)."""
    table = make_table([[5, 1], [1, 5], [2, 2]], ["0.1", "0.1"])
    assert ranks(table) == [1, 1, 3]
    assert score(table).leaders == (0, 1)


def test_a_tie_is_a_tie_where_binary_fractions_would_break_it() -> None:
    """Weights .1 + .2 against .3: exact arithmetic sees that both options come to the same."""
    table = make_table([[5, 5, 1], [1, 1, 5]], ["0.1", "0.2", "0.3"])
    assert ranks(table) == [1, 1]


def test_a_missing_score_leaves_a_range_and_the_ranks_it_could_take() -> None:
    """The range reaches from the worst to the best on the scale; a rank is given where all of it gives one."""
    table = make_table([[5, 3], [None, 3], [1, 1]])
    first, open_, last = score(table).results
    assert (first.low, first.high, first.rank, first.missing) == (Fraction(3, 4), Fraction(3, 4), 1, ())
    assert (open_.low, open_.high, open_.missing) == (Fraction(1, 4), Fraction(3, 4), (0,))
    assert (open_.rank, open_.best, open_.worst) == (None, 1, 2)
    assert (last.rank, last.best, last.worst) == (3, 3, 3)
    assert score(table).leaders == (0,)


def test_nobody_leads_where_a_missing_score_decides() -> None:
    """An option that only may be first is no leader."""
    assert score(make_table([[4, 3], [None, 3]])).leaders == ()


def test_a_missing_score_without_weight_decides_nothing() -> None:
    """Where the criterion weighs 0 the total is one number; that the cell is missing is still told."""
    result = score(make_table([[5, None], [1, 5]], [1, 0])).results[0]
    assert (result.low, result.high, result.rank, result.missing) == (Fraction(1), Fraction(1), 1, (1,))


def test_a_failed_must_rules_out_and_a_missing_score_does_not() -> None:
    """Who is ruled out has no rank and stands in nobody's way; with musts off everybody stands."""
    table = make_table([[5, 1], [3, 3], [2, None]], musts=["", ">= 2"])
    out, first, open_ = score(table).results
    assert (out.ruled_out_by, out.rank, out.best, out.worst, out.low) == (
        (1,),
        None,
        None,
        None,
        Fraction(1, 2),
    )
    assert first.best == 1
    assert open_.ruled_out_by == ()
    assert score(table, musts=False).results[0].ruled_out_by == ()
    assert score(make_table([[1], [2]], musts=[">= 3"])).leaders == ()


@pytest.mark.parametrize(
    ("must", "out"),
    [(">= 3", [1, 2]), ("> 3", [1, 2, 3]), ("<= 3", [4, 5]), ("< 3", [3, 4, 5]), ("= 3", [1, 2, 4, 5])],
)
def test_a_must_is_compared_with_the_score_as_written(must: str, out: list[int]) -> None:
    """All five comparisons are of the score, not of its value on the scale, whatever the direction."""
    table = make_table([[1], [2], [3], [4], [5]], musts=[must], directions=["lower"])
    failed = [position + 1 for position, result in enumerate(score(table).results) if result.ruled_out_by]
    assert failed == out


def test_one_scorer_alone_counts_with_that_sheet() -> None:
    """With a scorer named by position only that sheet's scores count; without, the table's own."""
    table = make_table([[3, 3], [4, 2]], sheets=[[[1, 5], [5, 1]], [[5, 1], [3, 3]]])
    assert values(table, scorer=0) == ((Fraction(0), Fraction(1)), (Fraction(1), Fraction(0)))
    assert score(table, scorer=1, weights=[Fraction(1), Fraction(0)]).leaders == (0,)
    with pytest.raises(IndexError):
        score(table, scorer=2)


def test_weights_that_are_none_are_a_callers_bug() -> None:
    """All zero, negative or too few: doors check these before."""
    for weights in ([0, 0, 0], [1, -1, 1], [1, 1]):
        with pytest.raises(ValueError, match="weights"):
            score(FIXED, weights=[Fraction(weight) for weight in weights])


def plain(
    table: Table, weights: list[Fraction] | None = None
) -> list[tuple[Fraction, Fraction] | None] | None:
    scores = score(table, weights=weights)
    found = plain_ratios(table, scores.results, scores.weights)
    if found is None:
        return None
    return [own and (Fraction(*own[0]), Fraction(*own[1])) for own in found]


def test_plain_figures_are_the_spreadsheets() -> None:
    """On one scale and one direction the sum of weight times score is what the spreadsheet says; elsewhere none."""
    table = make_table([[4, 3], [None, 5]], [3, 2])
    assert plain(table) == [(Fraction(18), Fraction(18, 5)), None]
    assert plain(table, [Fraction(0), Fraction(2)]) == [
        (Fraction(6), Fraction(3)),
        (Fraction(10), Fraction(5)),
    ]
    assert plain(FIXED) is None
    assert plain(make_table([[1, 2]], directions=["higher", "lower"])) is None


def test_the_scores_that_are_widest_apart() -> None:
    """What counts is the highest less the lowest by the width of the scale; a cell with one score is not apart."""
    table = make_table(
        [[3, 5], [3, 5]],
        scales=[(1, 5), (0, 20)],
        sheets=[[[1, 0], [3, None]], [[4, 10], [3, 5]], [[3, None], [3, None]]],
    )
    assert widest_apart(table) == ((0, 0),)
    assert widest_apart(replace(table, sheets=(table.sheets[0], table.sheets[0]))) == ()
    assert widest_apart(FIXED) is None


@pytest.mark.parametrize(
    ("total", "text"),
    [
        ("0.76", "76.0"),
        ("0.0005", "0.1"),
        ("0.00049", "0.0"),
        ("0.12350", "12.4"),
        ("1", "100.0"),
        ("-0.0385", "-3.9"),
    ],
)
def test_a_figure_is_rounded_half_up(total: str, text: str) -> None:
    """The exact value times 100, one decimal; a negative difference as its opposite."""
    assert figure(Fraction(total)) == text


@settings(deadline=None)
@given(tables(), st.randoms())
def test_ranks_do_not_depend_on_the_order_of_options(table: Table, random: Random) -> None:
    """Each option keeps its result wherever it stands in the table."""
    order = list(range(len(table.options)))
    random.shuffle(order)
    before, after = score(table), score(reorder(table, order))
    assert [before.results[position] for position in order] == list(after.results)
    assert {order[leader] for leader in after.leaders} == set(before.leaders)


@settings(deadline=None)
@given(tables(musts=False), st.data())
def test_a_criterion_without_weight_changes_no_result(table: Table, data: st.DataObject) -> None:
    """A criterion of weight 0 added at the end leaves totals, ranks and leaders as they are."""
    extra = [data.draw(st.sampled_from([1, 2, 3, None])) for _ in table.options]
    cells = tuple(
        row + more for row, more in zip(table.cells, make_cells([[own] for own in extra]), strict=True)
    )
    added = replace(table.criteria[0], key="extra", name="Extra", weight=Fraction(0))
    wider = replace(table, criteria=(*table.criteria, added), cells=cells)
    before, after = score(table), score(wider)
    assert after.leaders == before.leaders
    for one, other in zip(before.results, after.results, strict=True):
        assert (one.low, one.high, one.rank, one.best, one.worst) == (
            other.low,
            other.high,
            other.rank,
            other.best,
            other.worst,
        )


@settings(deadline=None)
@given(tables(), st.fractions(min_value=Fraction(1, 1000), max_value=1000))
def test_all_weights_multiplied_change_nothing(table: Table, factor: Fraction) -> None:
    """Only the weights' proportions count."""
    heavier = weigh(table, [criterion.weight * factor for criterion in table.criteria])
    assert score(table).results == score(heavier).results


@settings(deadline=None)
@given(tables(), st.data())
def test_a_missing_score_only_widens(table: Table, data: st.DataObject) -> None:
    """Taking a score away keeps the old range and ranks inside the new ones, and makes no new leader."""
    option = data.draw(st.integers(0, len(table.options) - 1))
    position = data.draw(st.integers(0, len(table.criteria) - 1))
    rows = [[cell.score for cell in row] for row in table.cells]
    rows[option][position] = None
    before, after = score(table, musts=False), score(replace(table, cells=make_cells(rows)), musts=False)
    assert set(after.leaders) <= set(before.leaders)
    for narrow, wide in zip(before.results, after.results, strict=True):
        assert 0 <= wide.low <= narrow.low <= narrow.high <= wide.high <= 1
        assert narrow.best is not None
        assert narrow.worst is not None
        assert wide.best is not None
        assert wide.worst is not None
        assert wide.best <= narrow.best <= narrow.worst <= wide.worst


@settings(deadline=None)
@given(tables())
def test_results_are_what_filling_in_the_missing_scores_could_give(table: Table) -> None:
    """Leaders are first, and ranks within their bounds, when every missing score is at its worst or at its best."""
    scores = score(table)
    for end in (0, 1):
        rows = [
            [
                (criterion.scale.low, criterion.scale.high)[end] if cell.score is None else cell.score
                for cell, criterion in zip(row, table.criteria, strict=True)
            ]
            for row in table.cells
        ]
        full = score(replace(table, cells=make_cells(rows)), musts=False)
        standing = [option for option, result in enumerate(scores.results) if not result.ruled_out_by]
        totals = {option: full.results[option].low for option in standing}
        for option in standing:
            place = 1 + sum(total > totals[option] for total in totals.values())
            result = scores.results[option]
            assert result.best is not None
            assert result.worst is not None
            assert result.best <= place <= result.worst
            assert place == 1 or option not in scores.leaders
