"""Other people's programs come to the same: totals, dominance, intervals, shifts and shares.

Each is skipped where it is not installed; `pip install .[test]` brings all of them.
"""

from __future__ import annotations

import importlib
import warnings
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from score_samples import make_table, sensitivity, values
from steelyard.core.scores.scoring import score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.core.scores.tables import Direction, Table

CLOSE = 1e-7
ZERO = Fraction(0)


def oracle(name: str) -> Any:
    """Import someone else's module, whatever it warns about while it loads, or skip."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return importlib.import_module(name)
        except ImportError:
            return pytest.skip(f"{name.partition('.')[0]} is not installed")


def drawn(
    count: int,
    *,
    options: tuple[int, int] = (2, 6),
    criteria: tuple[int, int] = (2, 7),
    steps: tuple[int, ...] = (4, 10, 100),
) -> Iterator[Table]:
    """Give tables of many sizes, scales and directions, some scores alike, the same ones each time."""
    random = Random(1968)
    for _ in range(count):
        width, height, step = random.randint(*criteria), random.randint(*options), random.choice(steps)
        scales = [(low, low + random.choice([4, 10, 60])) for low in random.choices(range(-2, 3), k=width)]
        higher: Direction = "higher"
        lower: Direction = "lower"
        yield make_table(
            [
                [low + Fraction(random.randint(0, step), step) * (high - low) for low, high in scales]
                for _ in range(height)
            ],
            [random.randint(0, 9) or 1 for _ in range(width)],
            scales=scales,
            directions=random.choices([higher, lower], k=width),
        )


def leads(table: Table, winner: int) -> list[list[float]]:
    """Give by rival and criterion how far the winner is ahead."""
    own = [[value or ZERO for value in row] for row in values(table)]
    return [
        [float(a - b) for a, b in zip(own[winner], row, strict=True)]
        for option, row in enumerate(own)
        if option != winner
    ]


def shares(table: Table) -> list[float]:
    whole = sum((criterion.weight for criterion in table.criteria), ZERO)
    return [float(criterion.weight / whole) for criterion in table.criteria]


def test_pymcdm_comes_to_the_same_totals() -> None:
    """The weighted sum of pymcdm, with the declared bounds as two more rows for its normalisation, gives our totals."""
    oracle("pymcdm")
    methods, normalizations = oracle("pymcdm.methods"), oracle("pymcdm.normalizations")
    numpy = oracle("numpy")
    method = methods.WSM(normalizations.minmax_normalization)
    for table in drawn(200):
        rows = [[float(cell.score or 0) for cell in row] for row in table.cells]
        bounds = [
            [float(criterion.scale.low) for criterion in table.criteria],
            [float(criterion.scale.high) for criterion in table.criteria],
        ]
        types = [1 if criterion.direction == "higher" else -1 for criterion in table.criteria]
        with warnings.catch_warnings():
            # It warns of the bounds, one dominant and one dominated row.
            warnings.simplefilter("ignore")
            theirs = method(numpy.array(rows + bounds), numpy.array(shares(table)), numpy.array(types))
        ours = [float(result.low) for result in score(table).results]
        assert list(theirs[: len(rows)]) == pytest.approx(ours, abs=1e-9)


def test_scikit_criteria_finds_the_same_dominated_options() -> None:
    """Who is dominated, and that the one we name dominates it, is what scikit-criteria says of the scores."""
    skcriteria = oracle("skcriteria")
    some = 0
    for table in drawn(60, criteria=(2, 4), steps=(2, 4)):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = skcriteria.mkdm(
                [[float(cell.score or 0) for cell in row] for row in table.cells],
                [max if criterion.direction == "higher" else min for criterion in table.criteria],
            )
            theirs = made.dominance.dominance(strict=False).to_numpy()
        ours = sensitivity(table).dominated
        some += len(ours)
        assert {option for option, _ in ours} == {
            option for option in range(len(theirs)) if theirs[:, option].any()
        }
        assert all(theirs[by, option] for option, by in ours)
    assert some > 50


def test_linear_programmes_find_the_same_intervals() -> None:
    """Least and greatest share t with every lead >= 0, the others' shares in proportion to one another."""
    optimize = oracle("scipy.optimize")
    for table in drawn(60):
        firm = sensitivity(table)
        if firm.winner is None:
            continue
        now = shares(table)
        for position, interval in enumerate(firm.intervals):
            assert interval is not None
            # Unknown: all shares, then the factor of the others.
            factors = [
                [float(row == column) for column in range(len(now))] + [-now[row]]
                for row in range(len(now))
                if row != position
            ]
            ends = [
                optimize.linprog(
                    [sign * (column == position) for column in range(len(now) + 1)],
                    A_ub=[[-lead for lead in row] + [0.0] for row in leads(table, firm.winner)],
                    b_ub=[0.0] * (len(table.options) - 1),
                    A_eq=[*factors, [1.0] * len(now) + [0.0]],
                    b_eq=[0.0] * len(factors) + [1.0],
                    bounds=[(0, 1)] * len(now) + [(0, None)],
                )
                for sign in (1, -1)
            ]
            assert [end.status for end in ends] == [0, 0]
            found = [ends[0].fun, -ends[1].fun]
            assert found == pytest.approx([float(end) for end in interval], abs=CLOSE)


def test_linear_programmes_find_the_same_smallest_shift() -> None:
    """Half the sum of absolute changes, least under `a rival is level with the winner`, over all rivals that pass it."""
    optimize = oracle("scipy.optimize")
    turned = 0
    for table in drawn(120):
        firm = sensitivity(table)
        if firm.winner is None:
            continue
        now = shares(table)
        width = len(now)
        least = []
        for row in leads(table, firm.winner):
            if min(row) >= 0:
                continue
            # Unknown: what each share gains, then what it loses.
            programme = optimize.linprog(
                [0.5] * (2 * width),
                A_ub=[row + [-lead for lead in row]],
                b_ub=[-sum(lead * share for lead, share in zip(row, now, strict=True))],
                A_eq=[[1.0] * width + [-1.0] * width],
                b_eq=[0.0],
                bounds=[(0, None)] * width + [(0, share) for share in now],
            )
            assert programme.status == 0
            least.append(100 * programme.fun)
        assert (firm.flip is None) == (not least)
        if firm.flip:
            turned += 1
            assert float(firm.flip.points) == pytest.approx(min(least), abs=1e-6)
    assert turned > 50


def volume(table: Table, winner: int) -> float:
    """Return the volume of the polytope of weightings in which an option is first, as a share of the simplex's."""
    spatial, optimize, numpy = oracle("scipy.spatial"), oracle("scipy.optimize"), oracle("numpy")
    rows = leads(table, winner)
    width = len(rows[0])
    # All but the last weight are free; a half-space is a row of (normal, offset) with normal . x + offset <= 0.
    spaces = [[last - lead for lead in row[:-1]] + [-last] for row in rows for last in row[-1:]]
    spaces += [[-float(one == other) for other in range(width - 1)] + [0.0] for one in range(width - 1)]
    spaces.append([1.0] * (width - 1) + [-1.0])
    halves = numpy.array(spaces)
    norms = numpy.linalg.norm(halves[:, :-1], axis=1)
    halves, norms = halves[norms > 0], norms[norms > 0]
    # The centre of the largest ball inside is a point from which Qhull can start.
    centre = optimize.linprog(
        [0.0] * (width - 1) + [-1.0],
        A_ub=numpy.column_stack([halves[:, :-1], norms]),
        b_ub=-halves[:, -1],
        bounds=[(None, None)] * (width - 1) + [(0, None)],
    )
    if centre.status != 0 or centre.x[-1] < 1e-9:
        return 0.0
    corners = spatial.HalfspaceIntersection(halves, centre.x[:-1]).intersections
    whole = 1.0
    for factor in range(2, width):
        whole /= factor
    return float(spatial.ConvexHull(corners, qhull_options="QJ").volume) / whole


def test_polytopes_have_the_same_volume() -> None:
    """Shares are volumes: exact ones to seven digits, counted ones within their ±, doubled for the tail of hundreds."""
    counted = exact = 0
    for table in drawn(80, options=(2, 4), criteria=(3, 5), steps=(97,)):
        for option, share in enumerate(sensitivity(table).first_place):
            theirs = volume(table, option)
            if share.draws:
                counted += 1
                assert abs(float(share.value) - theirs) <= 2 * float(share.margin) + 3e-4
            else:
                exact += 1
                assert float(share.value) == pytest.approx(theirs, abs=CLOSE)
    assert min(counted, exact) > 50


def test_a_million_weightings_fall_into_the_same_shares() -> None:
    """10^6 draws, uniform by Dirichlet's distribution, agree within both counts' errors, also with ten criteria."""
    numpy = oracle("numpy")
    generator = numpy.random.default_rng(1998)
    for table in drawn(5, options=(4, 6), criteria=(4, 10), steps=(10,)):
        own = numpy.array([[float(value or 0) for value in row] for row in values(table)])
        draws = generator.dirichlet(numpy.ones(own.shape[1]), size=10**6)
        totals = draws @ own.T
        best = totals >= totals.max(axis=1, keepdims=True) - 1e-12
        theirs = best.mean(axis=0)
        for share, other in zip(sensitivity(table).first_place, theirs, strict=True):
            assert (
                abs(float(share.value) - other) <= 2 * float(share.margin) + 3e-3 * (not share.draws) + 5e-4
            )


def test_the_fixed_points_are_spread_evenly() -> None:
    """Where each option is best on one criterion of its own, all come first equally often."""
    for width in (4, 6, 10):
        rows = [[5 if one == other else 1 for other in range(width)] for one in range(width)]
        found = sensitivity(make_table(rows)).first_place
        assert all(abs(share.value - Fraction(1, width)) <= 2 * share.margin for share in found)
