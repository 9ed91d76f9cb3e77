"""In which share of all possible weightings an option comes first."""

from __future__ import annotations

import struct
from fractions import Fraction
from math import comb
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from score_samples import FIXED, contest, make_table, sensitivity, tables, values
from steelyard.core.scores.acceptability import _TOPS, POINTS, Share, _lanes_set, _points, share_ahead
from steelyard.core.scores.scoring import score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from steelyard.core.scores.tables import Table


def first(table: Table, *, musts: bool = True) -> list[Fraction]:
    return [share.value for share in sensitivity(table, musts=musts).first_place]


def divided_difference(nodes: Sequence[int], power: int) -> Fraction:
    """Return the divided difference of x₊^power at sorted nodes, confluent where they repeat."""
    if nodes[0] == nodes[-1]:
        order = len(nodes) - 1
        if nodes[0] <= 0:
            return Fraction(0)
        return Fraction(comb(power, order) * nodes[0] ** (power - order))
    rise = divided_difference(nodes[1:], power) - divided_difference(nodes[:-1], power)
    return rise / (nodes[-1] - nodes[0])


def test_the_fixed_case_has_its_shares() -> None:
    """Three criteria are exact: the shares that were worked out beforehand, to all their digits."""
    shares = sensitivity(FIXED).first_place
    assert [f"{float(share.value):.5f}" for share in shares] == ["0.05510", "0.70248", "0.24242", "0.00000"]
    assert sum(share.value for share in shares) == 1
    assert {share.draws for share in shares} == {0}
    assert {share.margin for share in shares} == {0}


def test_one_criterion_has_one_winner() -> None:
    """The best is first under the only weighting there is, all of the best where several are."""
    assert first(make_table([[3], [5], [4]])) == [0, 1, 0]
    assert first(make_table([[5], [5], [4]])) == [1, 1, 0]


def test_two_criteria_are_exact() -> None:
    """Three options over two criteria share the range of the first one's weight."""
    assert first(make_table([[5, 1], [4, 4], [1, 5]])) == [Fraction(1, 4), Fraction(1, 2), Fraction(1, 4)]


def test_options_that_are_alike_both_count() -> None:
    """Two options equal everywhere are first together, so that shares add up to more than 1."""
    assert first(make_table([[5, 1], [5, 1], [1, 5]])) == [Fraction(1, 2)] * 3


def test_who_is_ruled_out_has_no_share_and_takes_none() -> None:
    """Musts on: the others share all weightings; off: everybody does."""
    table = make_table([[5, 1], [4, 4], [1, 5]], musts=["", ">= 2"])
    assert first(table) == [0, Fraction(3, 4), Fraction(1, 4)]
    assert first(table, musts=False) == [Fraction(1, 4), Fraction(1, 2), Fraction(1, 4)]


def test_a_missing_score_takes_from_what_is_certain() -> None:
    """An option with a missing score counts where it is first at its worst, its rivals where it is behind at its best."""
    assert first(make_table([[5, 1], [None, 5]])) == [0, Fraction(1, 2)]
    assert first(make_table([[3, 2], [None, 3]])) == [0, Fraction(1, 3)]


def test_two_contenders_over_many_criteria_are_exact() -> None:
    """One rival in the way: no points are drawn, whoever is dominated beside them."""
    table = make_table([[5, 1, 4, 2, 3], [2, 3, 5, 1, 3], [1, 1, 1, 1, 1]])
    shares = sensitivity(table).first_place
    assert [share.draws for share in shares] == [0, 0, 0]
    leads = sorted([3, -2, -1, 1, 0])
    assert shares[0].value == divided_difference(leads, 4)
    assert shares[0].value + shares[1].value == 1


def test_criteria_on_which_nobody_differs_do_not_matter() -> None:
    """Three telling criteria among six are as exact as three alone."""
    alone = make_table([[5, 1, 3], [3, 5, 1], [1, 3, 5]])
    among = make_table([[2, 5, 1, 3, 4, 4], [2, 3, 5, 1, 4, 4], [2, 1, 3, 5, 4, 4]])
    assert first(among) == first(alone) == [Fraction(1, 3)] * 3
    assert {share.draws for share in sensitivity(among).first_place} == {0}


def test_points_are_counted_where_nothing_else_is_known() -> None:
    """Three contenders over four criteria: the same points each time, and a ± that says how many."""
    table = make_table([[5, 1, 3, 2], [2, 5, 1, 3], [3, 2, 5, 1]])
    shares = sensitivity(table).first_place
    assert shares == sensitivity(table).first_place
    assert {share.draws for share in shares} == {POINTS}
    assert sum(share.value for share in shares) == 1
    assert all(share.margin <= Fraction(1, 100) for share in shares)


@pytest.mark.parametrize("lane", [40, 64])
def test_points_are_the_same_on_every_machine(lane: int) -> None:
    """The first points' weights are whole numbers that add up to 2^32, fixed for good, however wide their lanes are."""
    wide = lane // 8
    rows = [column.to_bytes(wide * POINTS, "little") for column in _points(4, lane)]
    columns = [
        [int.from_bytes(row[at : at + wide], "little") for at in range(0, len(row), wide)] for row in rows
    ]
    assert all(sum(weights) == 2**32 for weights in zip(*columns, strict=True))
    assert [column[0] for column in columns] == [1515373575, 1466653689, 375177153, 937762879]


def test_fine_values_keep_ties_and_shares() -> None:
    """Values whose common denominator outgrows a lane are rounded alike: equal options stay equal."""
    odd = [Fraction(1, prime) for prime in (10007, 10009, 10037, 10039)]
    rows = [[5, 1, 3, 2], [5, 1, 3, 2], [2, 5, 1, 3], [3, 2, 5, 1]]
    fine = make_table(
        [[own - part for own, part in zip(row, odd, strict=True)] for row in rows], scales=[(0, 6)] * 4
    )
    plain = make_table(rows, scales=[(0, 6)] * 4)
    shares = first(fine)
    assert shares[0] == shares[1]
    assert shares[0] + shares[2] + shares[3] == 1
    assert shares == first(plain)


def test_the_margin_is_two_standard_errors_rounded_up() -> None:
    """2 √(p (1 - p) / N): 62 % of 10,000 points are told to ± 1."""
    assert Share(Fraction(62, 100), 10_000).margin == Fraction(98, 10_000)
    assert Share(Fraction(1, 2), 10_000).margin == Fraction(1, 100)
    assert Share(Fraction(0), 10_000).margin == 0
    assert Share(Fraction(1, 3), 0).margin == 0


@settings(deadline=None)
@given(st.lists(st.integers(-4, 4), min_size=1, max_size=7).filter(any))
def test_the_share_ahead_is_the_divided_difference(leads: list[int]) -> None:
    """Cutting the simplex corner by corner gives what Hermite and Genocchi's integral of x₊^(m-1) does."""
    assert share_ahead(leads) == divided_difference(sorted(leads), len(leads) - 1)


@settings(deadline=None)
@given(st.lists(st.integers(-9, 9), min_size=2, max_size=8, unique=True).filter(any))
def test_shares_ahead_and_behind_make_one_whole(leads: list[int]) -> None:
    """What is ahead with one sign is behind with the other."""
    assert share_ahead(leads) + share_ahead([-lead for lead in leads]) == 1


@settings(deadline=None)
@given(tables(criteria=(1, 3), missing=False))
def test_exact_shares_add_up_to_one_but_for_ties(table: Table) -> None:
    """Without missing scores somebody is first everywhere: the shares come to 1, to more only where options are alike."""
    shares = first(table)
    rows = [
        tuple(cell.score for cell in row)
        for row, result in zip(table.cells, score(table).results, strict=True)
        if not result.ruled_out_by
    ]
    assume(rows)
    assert sum(shares) >= 1
    if len(set(rows)) == len(rows):
        assert sum(shares) == 1


@settings(deadline=None)
@given(tables(criteria=(2, 2), options=(2, 5)))
def test_two_criteria_give_the_length_of_a_range(table: Table) -> None:
    """Missing scores or not: the share is the length of the weights in which every lead is 0 or more."""
    own = values(table)
    standing = [option for option, result in enumerate(score(table).results) if not result.ruled_out_by]
    for option, share in enumerate(first(table)):
        low, high = Fraction(0), Fraction(1)
        for rival in standing:
            pairs = zip(own[option], own[rival], strict=True)
            start, end = ((a or Fraction(0)) - (Fraction(1) if b is None else b) for a, b in pairs)
            if rival == option or min(start, end) >= 0:
                continue
            if max(start, end) < 0:
                high = low
            elif start < 0:
                high = min(high, end / (end - start))
            else:
                low = max(low, end / (end - start))
        assert share == (max(high - low, Fraction(0)) if option in standing else 0)


@pytest.mark.parametrize("seed", range(6))
def test_counted_shares_are_counts_of_leaders(seed: int) -> None:
    """Adding up lanes of long integers finds first, in each point, just the leaders of that weighting."""
    random = Random(seed)
    rows = [[random.choice([1, 2, 3, 4, 5, 5, None]) for _ in range(5)] for _ in range(5)]
    table = make_table(rows, musts=["", "", ">= 2", "", ""] if seed % 2 else ())
    shares = sensitivity(table).first_place
    columns = [struct.unpack(f"<{POINTS}Q", row.to_bytes(8 * POINTS, "little")) for row in _points(5, 64)]
    counts = [0] * 5
    match = contest(table)
    for weights in zip(*columns, strict=True):
        for leader in replace(match, weights=weights).leaders():
            counts[leader] += 1
    for share, count in zip(shares, counts, strict=True):
        if share.draws:
            assert share.value * POINTS == count
        else:
            assert abs(share.value - Fraction(count, POINTS)) < Fraction(1, 50)


@settings(deadline=None)
@given(tables(criteria=(1, 5)))
def test_a_share_is_a_share(table: Table) -> None:
    """Between 0 and 1, none for who is ruled out, all for one that is alone, none for who is dominated."""
    firm = sensitivity(table)
    results = score(table).results
    assert all(0 <= share.value <= 1 for share in firm.first_place)
    for share, result in zip(firm.first_place, results, strict=True):
        assert not (result.ruled_out_by and share.value)
    for option, _ in firm.dominated:
        assert firm.first_place[option] == Share(Fraction(0), 0)


@pytest.mark.parametrize("lane", _TOPS)
@pytest.mark.parametrize("seed", range(4))
def test_lanes_are_counted_whichever_are_set(lane: int, seed: int) -> None:
    """Halves laid over each other hide no bit of each other's."""
    drawn = Random(seed).getrandbits(lane * POINTS) if seed else -1  # -1: every lane is set
    first = drawn & _TOPS[lane]
    assert _lanes_set(first, lane) == first.bit_count()
