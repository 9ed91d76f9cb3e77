"""Why a table that is read as scores stays as it is: its own figures speak against them, or nothing says which end is the better."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.reading.tables.costs import falls, is_cost, names_cost, names_estimate, names_harm
from steelyard.reading.tables.legends import says_higher, says_lower, says_lower_of_costs, tell_merit
from steelyard.reading.tables.sums import (
    added_up_as_written,
    already_weighted,
    are_products,
    put_another_first,
    sums_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from steelyard.core.scores.tables import Claim
    from steelyard.reading.tables.evidence import Weights
    from steelyard.reading.tables.shapes import Shape
    from steelyard.reading.tables.surroundings import Surroundings
    from steelyard.reading.tables.values import Values

TOLD_OTHERWISE = (
    "Its totals put another option first than its scores do, and it gives no weights that would tell why."
)
_OF_COSTS = "It adds up costs, and nothing says whether the higher or the lower scores are the better"
_MARKS = ("✅", "✔", "☑", "🏆", "🥇", "⭐", "👑")
_LEAST_ORDER = 3  # totals whose order is none by a slip


def as_told(shape: Shape, values: Values, lines: Sequence[tuple[int, str]], head: str) -> Values:
    """Return values of which the lower or the higher ones are the better where the head over the names, or the text, says so."""
    if not values.higher and says_lower([(0, head)]):
        return replace(values, lower=True)
    if values.lower or values.higher:
        return values
    if says_higher(lines):
        return replace(values, higher=True)
    costs = all(map(names_cost, _names(shape, values))) and not _directed(shape, values)
    return replace(values, lower=True) if costs and says_lower_of_costs(lines) else values


def by_ranks(shape: Shape, values: Values, weights: Weights, claims: Sequence[Claim]) -> Values | str:
    """Return values of which the lower ones are the better where all ranks say so; a sentence where they, or a winner, may.

    Two options may be ranked so by a slip, a gate may rule the others out, and criteria with a direction of their own, or
    of which something else than a sum is made, tell otherwise.
    """
    order = _order(shape, values, weights, claims) or 0
    ranked = sum(claim.kind == "rank" for claim in claims) > 1
    if values.lower or values.higher or values.gates or order >= 0 or not (ranked or order <= -_LEAST_ORDER):
        return values
    summed = added_up_as_written(values, weights, claims) or all(map(names_cost, _names(shape, values)))
    if ranked and summed and order <= -_LEAST_ORDER and not _directed(shape, values):
        return replace(values, lower=True)
    what = "ranks run" if ranked else "winner runs"
    return f"Its {what} against its totals, and nothing says whether the higher or the lower ones are the better."


def why_against(
    shape: Shape,
    values: Values,
    weights: Weights,
    claims: Sequence[Claim],
    over: tuple[str, str],
    around: Surroundings,
) -> str | None:
    """Return why a table stays as it is, None for one that may be read; `over` are the heading and what stands over the names."""
    if values.beyond and not (shape.points or already_weighted(values, weights, claims)):
        return values.beyond
    if not weights.texts and are_products(values, claims):
        return "Its totals multiply the scores, as of likelihood and impact; a score table adds them up."
    plain = values.family == "number" and not (values.small or values.told)
    if plain and not weights.texts and not added_up_as_written(values, weights, claims):
        return "Its numbers go beyond 10, it gives no weights, and its totals do not add them up."
    alike = {(line.named.direction, line.named.scale) for line in shape.criteria}
    if not weights.texts and len(alike) == 1 and put_another_first(values, claims):
        return TOLD_OTHERWISE
    totals = any(claim.kind == "total" for claim in claims)
    if not (weights.texts or totals or values.lower) and _ranked_otherwise(values, weights, claims):
        return "Its ranks put another option first than its scores do, and it gives no weights that would tell why."
    undirected = not (
        values.lower or values.higher or _directed(shape, values) or _told_beside(shape, values)
    )
    if undirected and _costs(shape, values, weights, over):
        order = _order(shape, values, weights, claims)
        best = _best(shape, weights, around) if order is None else None
        if (order or 0) <= 0 and not (best is not None and _comes_first(best, values, weights, claims)):
            return f"{_OF_COSTS}: “Lower is better.” or “Higher is better.” above it would tell."
    costs = [name for name in _names(shape, values) if names_cost(name)]
    if undirected and values.amount and costs and not added_up_as_written(values, weights, claims):
        return f"Its scores are said to be high and low, and more of {costs[0]} may be worse."
    return None


def _comes_first(option: int, values: Values, weights: Weights, claims: Sequence[Claim]) -> bool:
    """Say whether an option has the highest of all totals, or of the scores' sums where none are stated."""
    ranks: dict[int | None, Fraction] = {
        at: Fraction(1 + (at != option)) for at in range(len(values.readings))
    }
    orders = [_compared(ranks, totals) * (option in totals) for totals in _totals(values, weights, claims)]
    return bool(orders) and min(orders) > 0


def _best(shape: Shape, weights: Weights, around: Surroundings) -> int | None:
    """Return the option that is marked, or that the record chooses where a table has weights, which speak of a choice."""
    marked = _marked(shape, weights)
    if marked is not None or not weights.texts:
        return marked
    return around.chosen([option.name for option in shape.options])


def _marked(shape: Shape, weights: Weights) -> int | None:
    """Return the one option whose total, or name in a table with weights, is bold or bears a sign of approval, as no other's does.

    A cost in total that is marked may be marked for its height.
    """
    lanes = [[line.cell.text for line in shape.options]] if weights.texts else []
    lanes += [
        [cell.text for cell in figures.cells]
        for figures in shape.figures
        if figures.role == "total" and not names_cost(figures.label)
    ]
    marked = [[at for at, text in enumerate(texts) if _is_marked(text)] for texts in lanes]
    found = {places[0] for places in marked if len(places) == 1}
    return found.pop() if len(found) == 1 else None


def _is_marked(text: str) -> bool:
    return text.strip().startswith(("**", "__")) or any(mark in text for mark in _MARKS)


def _names(shape: Shape, values: Values) -> list[str]:
    return [shape.criteria[index].named.name for index in values.counted]


def _costs(shape: Shape, values: Values, weights: Weights, over: tuple[str, str]) -> bool:
    """Say whether all criteria are costs by their names, or what they add up to is one by its name, the heading or the one over the names."""
    if values.family not in {"number", "stars"}:
        return False
    totals = [figures.label for figures in shape.figures if figures.role == "total"]
    return (
        all(map(names_cost, _names(shape, values)))
        or any(map(names_cost, totals))
        or (not weights.texts and names_estimate(over[0]))
        or any(map(names_harm, over))
    )


def _directed(shape: Shape, values: Values) -> bool:
    return any(
        shape.criteria[index].named.direction or "direction" in shape.criteria[index].told
        for index in values.counted
    )


def _told_beside(shape: Shape, values: Values) -> bool:
    """Say whether what stands beside scores tells which end is better: the lower in all criteria, or the higher and in none the lower."""
    columns = [
        (shape.criteria[index].named.name, [row[index] for row in values.readings])
        for index in values.counted
        if any(row[index].reason for row in values.readings)
    ]
    lower = [is_cost(name, column) for name, column in columns]
    if any(lower):
        return len(lower) == len(values.counted) and all(lower) and not values.told
    return any(falls(name, column) for name, column in columns) or tell_merit(
        (reading.number, reading.reason) for _, column in columns for reading in column
    )


def _ranked_otherwise(values: Values, weights: Weights, claims: Sequence[Claim]) -> bool:
    """Say whether the option that stated ranks put first is not the one that the scores do."""
    sums = sums_of(values, weights)
    first = {claim.option for claim in claims if claim.kind == "rank" and claim.value == 1}
    return bool(sums and first) and max(sums) not in {sums[option] for option in first if option is not None}


def _order(shape: Shape, values: Values, weights: Weights, claims: Sequence[Claim]) -> int | None:
    """Return how ranks go with totals, or with the scores where there are none: 1 where the highest is first in all of them.

    Where all of them are reversed it is less than 0 by as many totals as differ; 0 for any other order, None for none.
    """
    ranks = {
        claim.option: claim.value for claim in claims if claim.kind == "rank" and claim.value is not None
    }
    first = {claim.option for claim in claims if claim.kind == "winner"}
    first |= {option for option, line in enumerate(shape.options) if line.chosen}
    if len(ranks) < 2:
        ranks = {
            option: Fraction(2 - (option in first)) for option in range(len(shape.options)) if len(first) == 1
        }
    orders = {_compared(ranks, totals) for totals in _totals(values, weights, claims)} if ranks else set()
    if not orders:
        return None
    if all(order < 0 for order in orders):
        return max(orders)
    return min(orders)


def _compared(ranks: Mapping[int | None, Fraction], totals: Mapping[int | None, Fraction]) -> int:
    """Compare the order of some ranks with that of their options' totals."""
    pairs = [
        (ranks[one] < ranks[other]) == (totals[one] > totals[other])
        for one, other in combinations(ranks, 2)
        if one in totals and other in totals and totals[one] != totals[other] and ranks[one] != ranks[other]
    ]
    if not any(pairs) and pairs:
        return -len({totals[option] for option in ranks if option in totals})
    return int(all(pairs))


def _totals(
    values: Values, weights: Weights, claims: Sequence[Claim]
) -> Iterator[Mapping[int | None, Fraction]]:
    """Yield the totals that a table states, those of each name together; its scores' sums where it states none."""
    stated = [claim for claim in claims if claim.kind == "total" and claim.value is not None]
    for label in {claim.label for claim in stated}:
        yield {claim.option: claim.value or Fraction(0) for claim in stated if claim.label == label}
    if not stated and (sums := sums_of(values, weights)):
        yield dict(enumerate(sums))
