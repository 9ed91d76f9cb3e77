"""How firm a winner is: intervals, the smallest shift, one-weight changes, strips and dominance."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from score_samples import FIXED, make_table, own_weight, reorder, segments, sensitivity, tables, turns, weigh
from steelyard.core.scores.scoring import score
from steelyard.core.scores.sensitivity import Flip, Move, Turn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from steelyard.core.scores.sensitivity import Interval
    from steelyard.core.scores.tables import Table

ZERO = Fraction(0)
ONE = Fraction(1)
NUDGE = Fraction(1, 10**9)


def shares(table: Table) -> list[Fraction]:
    whole = sum((criterion.weight for criterion in table.criteria), Fraction())
    return [criterion.weight / whole for criterion in table.criteria]


def rescaled(table: Table, position: int, share: Fraction) -> list[Fraction]:
    """Return the shares with one of them set and the others in proportion."""
    now = shares(table)
    return [
        share if other == position else own * (1 - share) / (1 - now[position])
        for other, own in enumerate(now)
    ]


def leaders(table: Table, weights: Sequence[Fraction]) -> tuple[int, ...]:
    return score(table, weights=weights).leaders


def intervals(table: Table) -> list[Interval]:
    return [interval for interval in sensitivity(table).intervals if interval is not None]


def test_the_fixed_case_has_its_intervals() -> None:
    """The shares in which the winner stays are those that were worked out beforehand, to all their digits."""
    assert intervals(FIXED) == [(Fraction(8, 33), ONE), (ZERO, Fraction(5, 11)), (ZERO, ONE)]
    assert [f"{float(low):.5f} {float(high):.5f}" for low, high in intervals(FIXED)] == [
        "0.24242 1.00000",
        "0.00000 0.45455",
        "0.00000 1.00000",
    ]


def test_the_fixed_case_has_its_other_figures() -> None:
    """The lead, the smallest shift, the turns and the dominated option of the fixed case."""
    firm = sensitivity(FIXED)
    assert (firm.winner, firm.lead, firm.dominated) == (1, Fraction(17, 150), ((3, 1),))
    assert firm.flip == Flip(0, Fraction(170, 11), (Move(0, 1, Fraction(170, 11)),))
    assert turns(FIXED) == (
        Turn(1, "above", Fraction(7, 12), Fraction(170, 11), 0),
        Turn(0, "below", Fraction(4, 25), Fraction(850, 33), 0),
    )


def test_there_is_no_winner_to_be_firm_in_a_tie() -> None:
    """Two on top, or none for certain: no lead, interval, shift or turn."""
    for table in (make_table([[5, 1], [1, 5]]), make_table([[4, 3], [None, 3]])):
        firm = sensitivity(table)
        assert (firm.winner, firm.lead, firm.flip, firm.intervals) == (None, None, None, (None, None))
        assert turns(table) == ()


def test_a_share_cannot_change_where_nothing_else_weighs() -> None:
    """With all other weights 0 the interval is the whole range, and no change of that weight turns anything."""
    table = make_table([[5, 1], [1, 5]], [1, 0])
    assert intervals(table) == [(ZERO, ONE), (ZERO, Fraction(1, 2))]
    assert turns(table) == (Turn(1, "above", Fraction(1), Fraction(50), 1),)


def test_an_option_alone_wins_without_a_lead() -> None:
    """Where musts leave one option, nothing can turn it."""
    table = make_table([[5], [1]], musts=[">= 3"])
    firm = sensitivity(table)
    assert (firm.winner, firm.lead, firm.flip, firm.dominated) == (0, None, None, ())
    assert firm.intervals == ((ZERO, ONE),)
    assert sensitivity(table, musts=False).lead == 1
    assert sensitivity(table, musts=False).dominated == ((1, 0),)


def test_nobody_wins_where_all_are_ruled_out() -> None:
    """No winner, no shares, and strips without leaders."""
    table = make_table([[2], [1]], musts=[">= 3"])
    firm = sensitivity(table)
    assert firm.winner is None
    assert [share.value for share in firm.first_place] == [0, 0]
    assert segments(table, 0, Fraction(1)) == (((), Fraction(0), Fraction(1)),)


def test_no_weights_turn_a_winner_that_none_surpasses_anywhere() -> None:
    """A rival that is at most equal on every criterion reaches the winner but never passes it."""
    assert sensitivity(make_table([[5, 3], [1, 3]])).flip is None


def test_the_smallest_shift_takes_from_where_the_rival_loses_most() -> None:
    """Weight goes to the rival's best criterion, first from its worst, then from the next."""
    table = make_table([[5, 4, 1], [1, 2, 5]], [2, 5, 3])
    flip = sensitivity(table).flip
    assert flip == Flip(1, Fraction(15, 2), (Move(0, 2, Fraction(15, 2)),))
    firm = make_table([[5, 5, 1], [1, 2, 2]], [2, 5, 3])
    assert sensitivity(firm).flip == Flip(
        1, Fraction(45), (Move(0, 2, Fraction(20)), Move(1, 2, Fraction(25)))
    )


def test_a_strip_says_who_is_first_at_each_weight() -> None:
    """Segments lie end to end from 0 to the maximum; an option that is first at one point only has none."""
    assert segments(FIXED, 0, Fraction(1)) == (
        ((2,), Fraction(0), Fraction(3, 50)),
        ((0,), Fraction(3, 50), Fraction(4, 25)),
        ((1,), Fraction(4, 25), Fraction(1)),
    )
    met = make_table([[5, 1], [3, 3], [1, 5]])
    assert segments(met, 0, Fraction(3)) == (
        ((2,), Fraction(0), Fraction(1)),
        ((0,), Fraction(1), Fraction(3)),
    )
    with pytest.raises(ValueError, match="strip"):
        segments(FIXED, 0, Fraction(0))


def test_a_strip_is_empty_where_a_missing_score_decides() -> None:
    """Between weights at which one option or the other is first for certain nobody is."""
    table = make_table([[5, 3], [None, 4]])
    assert segments(table, 0, Fraction(2)) == (
        ((1,), Fraction(0), Fraction(1, 4)),
        ((), Fraction(1, 4), Fraction(2)),
    )
    assert segments(table, 1, Fraction(8)) == (
        ((), Fraction(0), Fraction(4)),
        ((1,), Fraction(4), Fraction(8)),
    )


def test_a_share_of_all_has_no_own_weight() -> None:
    """A criterion's own weight with the others as they are grows without end as its share nears 1."""
    weights = [Fraction(5), Fraction(3), Fraction(2)]
    assert own_weight(Fraction(1, 2), 0, weights) == 5
    assert own_weight(Fraction(0), 0, weights) == 0
    assert own_weight(Fraction(1), 0, weights) is None


@settings(deadline=None)
@given(tables())
def test_the_current_share_lies_in_its_interval(table: Table) -> None:
    """Intervals are closed, within 0 to 1, and hold what the weights are now."""
    for interval, share in zip(sensitivity(table).intervals, shares(table), strict=True):
        if interval is not None:
            assert 0 <= interval[0] <= share <= interval[1] <= 1


@settings(deadline=None)
@given(tables(), st.fractions(min_value=0, max_value=1))
def test_the_winner_stays_first_in_the_interval_and_nowhere_else(table: Table, inside: Fraction) -> None:
    """At both ends and between the winner is first, tied or not; a nudge beyond an end it is not."""
    winner = sensitivity(table).winner
    for position, interval in enumerate(sensitivity(table).intervals):
        if interval is None or winner is None or shares(table)[position] == 1:
            continue
        low, high = interval
        for share in (low, high, low + (high - low) * inside):
            assert winner in leaders(table, rescaled(table, position, share))
        for share in (low - NUDGE, high + NUDGE):
            if 0 <= share <= 1:
                assert winner not in leaders(table, rescaled(table, position, share))


@settings(deadline=None)
@given(tables())
def test_turns_are_the_ends_of_intervals_in_own_weights(table: Table) -> None:
    """Each end short of 0 and 1 is a turn, the nearest first; beyond it `to` is ahead of the winner."""
    firm = sensitivity(table)
    weights = [criterion.weight for criterion in table.criteria]
    found = turns(table)
    assert [turn.points for turn in found] == sorted(turn.points for turn in found)
    ends = {
        (position, side, own_weight(end, position, weights))
        for position, interval in enumerate(firm.intervals)
        if interval is not None and shares(table)[position] < 1
        for side, end, edge in (("below", interval[0], 0), ("above", interval[1], 1))
        if end != edge
    }
    assert {(turn.criterion, turn.side, turn.weight) for turn in found} == ends
    for turn in found:
        assert firm.winner is not None
        beyond = turn.weight + (NUDGE if turn.side == "above" else -NUDGE)
        changed = [beyond if position == turn.criterion else own for position, own in enumerate(weights)]
        results = score(table, weights=changed).results
        assert results[turn.to].high > results[firm.winner].low
        assert results[turn.to].high == max(
            result.high
            for option, result in enumerate(results)
            if option != firm.winner and not result.ruled_out_by
        )


@settings(deadline=None)
@given(tables())
def test_the_shift_makes_totals_equal_and_a_nudge_beyond_turns_them(table: Table) -> None:
    """Moves add up to the points, leave no weight negative, and lead just to where the other option passes."""
    firm = sensitivity(table)
    if firm.flip is None:
        return
    assert firm.winner is not None
    assert sum((move.points for move in firm.flip.moves), Fraction()) == firm.flip.points
    assert 0 <= firm.flip.points <= 100
    moved = shares(table)
    for move in firm.flip.moves:
        assert move.points > 0
        assert move.from_ != move.to
        moved[move.from_] -= move.points / 100
        moved[move.to] += move.points / 100
    assert min(moved) >= 0
    results = score(table, weights=moved).results
    assert results[firm.winner].low == results[firm.flip.to].high
    assert firm.winner in leaders(table, moved)
    beyond = {
        target: [
            own * (1 - NUDGE) + (NUDGE if position == target else 0) for position, own in enumerate(moved)
        ]
        for target in range(len(moved))
    }
    assert any(
        (after := score(table, weights=weights).results)[firm.winner].low < after[firm.flip.to].high
        for weights in beyond.values()
    )


@settings(deadline=None)
@given(tables(), st.data())
def test_no_smaller_shift_turns_the_winner(table: Table, data: st.DataObject) -> None:
    """Whatever weights are drawn: where the winner is no longer first, more points were moved."""
    firm = sensitivity(table)
    width = len(table.criteria)
    drawn = data.draw(st.lists(st.integers(0, 6), min_size=width, max_size=width).filter(any))
    if firm.winner is None or firm.winner in leaders(table, [Fraction(weight) for weight in drawn]):
        return
    assert firm.flip is not None
    pairs = zip(drawn, shares(table), strict=True)
    apart = sum((abs(Fraction(weight, sum(drawn)) - share) for weight, share in pairs), Fraction())
    assert firm.flip.points < 50 * apart


@settings(deadline=None)
@given(tables(), st.data())
def test_strips_agree_with_scores(table: Table, data: st.DataObject) -> None:
    """Inside a segment its leaders are the leaders; segments lie end to end and hold the current weight's winner."""
    position = data.draw(st.integers(0, len(table.criteria) - 1))
    found = segments(table, position, Fraction(8))
    assert (found[0][1], found[-1][2]) == (ZERO, Fraction(8))
    assert all(one[2] == other[1] for one, other in pairwise(found))
    assert all(one[0] != other[0] for one, other in pairwise(found))
    for first, low, high in found:
        weight = low + (high - low) * data.draw(
            st.sampled_from([Fraction(1, 1000), Fraction(1, 3), Fraction(999, 1000)])
        )
        changed = [
            weight if other == position else criterion.weight
            for other, criterion in enumerate(table.criteria)
        ]
        assert leaders(table, changed) == first


@settings(deadline=None)
@given(tables())
def test_a_dominated_option_is_nowhere_better(table: Table) -> None:
    """Under no drawn corner of the weights is it ahead of the one that dominates it, which none dominates itself."""
    dominated = dict(sensitivity(table).dominated)
    for option, by in dominated.items():
        assert by not in dominated
        for position in range(len(table.criteria)):
            only = [Fraction(other == position) for other in range(len(table.criteria))]
            results = score(table, weights=only).results
            assert results[by].low >= results[option].high


@settings(deadline=None)
@given(tables(), st.randoms())
def test_firmness_does_not_depend_on_the_order_of_options(table: Table, random: Random) -> None:
    """Winner, lead, intervals, points and shares stay with their options wherever these stand."""
    order = list(range(len(table.options)))
    random.shuffle(order)
    before, after = sensitivity(table), sensitivity(reorder(table, order))
    assert (None if after.winner is None else order[after.winner]) == before.winner
    assert (after.lead, after.intervals) == (before.lead, before.intervals)
    assert (after.flip and after.flip.points) == (before.flip and before.flip.points)
    assert {order[option] for option, _ in after.dominated} == {option for option, _ in before.dominated}
    assert [before.first_place[position] for position in order] == list(after.first_place)


@settings(deadline=None)
@given(tables(), st.fractions(min_value=Fraction(1, 100), max_value=100))
def test_firmness_depends_on_proportions_alone(table: Table, factor: Fraction) -> None:
    """All weights multiplied leave every figure but a turn's own weight, which is multiplied too."""
    heavier = weigh(table, [criterion.weight * factor for criterion in table.criteria])
    assert sensitivity(heavier) == sensitivity(table)
    assert [turn.weight for turn in turns(heavier)] == [turn.weight * factor for turn in turns(table)]


@settings(max_examples=300)
@given(tables())
def test_without_a_turn_the_winner_comes_first_whatever_the_weights(table: Table) -> None:
    """What passes it under any weights does so where one criterion weighs enough, and there is a turn."""
    firm = sensitivity(table)
    if firm.winner is None:
        return
    share = firm.first_place[firm.winner]
    assert (not turns(table)) == (share.value == 1 and not share.draws)
