"""Criteria tables made by hand or drawn for the tests of scores."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from msgspec.structs import replace

from steelyard.core.scores.contests import Contest, contest_of
from steelyard.core.scores.envelopes import contest_strips
from steelyard.core.scores.scoring import failed_musts, grid, weighing
from steelyard.core.scores.sensitivity import Sensitivity, Turn, firmness_and_turns
from steelyard.core.scores.tables import Cell, Criterion, Must, Option, Scale, Sheet, Table
from steelyard.diagnostics import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from steelyard.core.scores.tables import Cells, Direction

Written = str | int | Fraction | None

PLACE = Place("adr/0001-choose.criteria.csv", 1, 1)


def make_table(
    scores: Sequence[Sequence[Written]],
    weights: Sequence[Written] = (),
    *,
    scales: Sequence[tuple[Written, Written]] = (),
    directions: Sequence[Direction] = (),
    musts: Sequence[str] = (),
    sheets: Sequence[Sequence[Sequence[Written]]] = (),
) -> Table:
    """Make a table from scores by option, then criterion; weights 1, scales 1-5 and `higher` where none are given."""
    width = len(scores[0])
    criteria = tuple(
        Criterion(
            f"c{position}",
            f"Criterion {position}",
            exact(weights[position]) if weights else Fraction(1),
            str(weights[position]) if weights else "1",
            make_scale(*scales[position]) if scales else make_scale(1, 5),
            directions[position] if directions else "higher",
            make_must(musts[position]) if musts else None,
        )
        for position in range(width)
    )
    options = tuple(Option(f"o{position}", f"Option {position}") for position in range(len(scores)))
    made = tuple(Sheet(f"scorer {position}", make_cells(sheet)) for position, sheet in enumerate(sheets))
    return Table("", "Choose", "csv", PLACE, criteria, options, make_cells(scores), made)


def exact(written: Written) -> Fraction:
    """Read a number that is there."""
    assert written is not None
    return Fraction(written)


def make_scale(low: Written, high: Written) -> Scale:
    """Make a scale of its two bounds."""
    return Scale(exact(low), exact(high), f"{low}–{high}")


def make_must(text: str) -> Must | None:
    """Make a must of its text, `>= 3`, none of ''."""
    if not text:
        return None
    comparison, _, bound = text.partition(" ")
    assert comparison in {">=", ">", "<=", "<", "="}
    return Must(comparison, Fraction(bound), text)  # type: ignore[arg-type]


def make_cells(scores: Iterable[Iterable[Written]]) -> Cells:
    """Make cells of scores, None for a missing one."""
    return tuple(
        tuple(Cell(None if own is None else Fraction(own), "" if own is None else str(own)) for own in row)
        for row in scores
    )


def weigh(table: Table, weights: Sequence[Fraction]) -> Table:
    """Give a table other weights of its own."""
    criteria = zip(table.criteria, weights, strict=True)
    return replace(table, criteria=tuple(replace(criterion, weight=weight) for criterion, weight in criteria))


def reorder(table: Table, order: Sequence[int]) -> Table:
    """Put a table's options into another order."""
    return replace(
        table,
        options=tuple(table.options[position] for position in order),
        cells=tuple(table.cells[position] for position in order),
    )


def own_weight(share: Fraction, criterion: int, weights: Sequence[Fraction]) -> Fraction | None:
    """Return a criterion's own weight at a share of it, the other weights as they are: t S / (1 - t).

    S is the others' sum. None where the share is 1, which no weight of its own reaches beside others.
    """
    others = sum(weights, Fraction()) - weights[criterion]
    return None if share == 1 else share * others / (1 - share)


def values(table: Table, *, scorer: int | None = None) -> tuple[tuple[Fraction | None, ...], ...]:
    """Return values from 0 (worst on the scale) to 1 (best), by option, then criterion; None for no score."""
    own = grid(table, scorer=scorer)
    return tuple(
        tuple(None if value is None else Fraction(value, own.unit) for value in row) for row in own.rows
    )


def contest(table: Table, *, musts: bool = True) -> Contest:
    """Set a table's options against each other, as the study of it does."""
    return contest_of(grid(table), failed_musts(table) if musts else (), weighing(table))


def sensitivity(table: Table, *, musts: bool = True) -> Sensitivity:
    """Return how firm a table's winner is."""
    return firmness_and_turns(contest(table, musts=musts))[0]


def turns(table: Table) -> tuple[Turn, ...]:
    """Return the changes of one weight that turn a table's winner."""
    return firmness_and_turns(contest(table))[1]


def segments(
    table: Table, criterion: int, maximum: Fraction
) -> tuple[tuple[tuple[int, ...], Fraction, Fraction], ...]:
    """Return the strip of a criterion up to a weight: who leads, from which weight of its own to which."""
    match = contest(table)
    strip = contest_strips(match, maximum)[criterion]
    ends = [Fraction(end, strip.unit) for end in strip.ends]
    return tuple(zip(strip.leaders, ends, ends[1:], strict=False))


@st.composite
def tables(
    draw: st.DrawFn,
    *,
    missing: bool = True,
    musts: bool = True,
    zeros: bool = True,
    options: tuple[int, int] = (2, 6),
    criteria: tuple[int, int] = (1, 6),
) -> Table:
    """Draw a table of few distinct scores, so that ties, dominance and failed musts come often."""
    width = draw(st.integers(*criteria))
    height = draw(st.integers(*options))
    weights = draw(st.lists(st.integers(0 if zeros else 1, 6), min_size=width, max_size=width).filter(any))
    numbers: st.SearchStrategy[Written] = st.sampled_from([1, 2, 3, 4, 5, Fraction(7, 3), Fraction("2.5")])
    if missing:
        numbers = st.one_of(numbers, numbers, numbers, st.none())
    row = st.lists(numbers, min_size=width, max_size=width)
    scores = draw(st.lists(row, min_size=height, max_size=height))
    bounded: list[tuple[Written, Written]] = [(1, 5), (0, 10), (Fraction("0.5"), 7)]
    scales = st.sampled_from(bounded)
    bounds = st.sampled_from(["", "", "", "", ">= 2", "<= 4", "> 1", "< 5", "= 3"])
    return make_table(
        scores,
        weights,
        scales=draw(st.lists(scales, min_size=width, max_size=width)),
        directions=draw(st.lists(st.sampled_from(["higher", "lower"]), min_size=width, max_size=width)),
        musts=draw(st.lists(bounds, min_size=width, max_size=width)) if musts else (),
    )


FIXED = make_table(
    [[4, 7, 300], [5, 5, 200], [3, 9, 450], [2, 4, 500]],
    ["0.5", "0.3", "0.2"],
    scales=[(2, 5), (4, 9), (200, 500)],
    directions=["higher", "higher", "lower"],
)
"""The table whose figures were worked out beforehand, by other means."""
