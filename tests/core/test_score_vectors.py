"""The shared vectors: what the page's own script is held to in a browser, Python is held to here."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from score_samples import make_table, own_weight, segments, sensitivity
from steelyard.core.scores.scoring import figure, score
from vectors.scores import cases, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from steelyard.core.scores.tables import Table
    from vectors.scores import Case


def plain(case: Case) -> Table:
    """Make a case's table: scores are the values, on scales from 0 to the unit."""
    return make_table(
        case["values"],
        case["weights"],
        scales=[(0, case["unit"])] * len(case["weights"]),
        musts=["" if least is None else f">= {least}" for least in case["musts"]],
    )


def turned(case: Case) -> Table:
    """Make the same table of other scores: every other criterion lower is better, scales that begin elsewhere."""
    unit = case["unit"]
    lower = [position % 2 == 0 for position in range(len(case["weights"]))]
    return make_table(
        [
            [
                None if own is None else Fraction(7, 2) + Fraction(unit - own if down else own, 3)
                for own, down in zip(row, lower, strict=True)
            ]
            for row in case["values"]
        ],
        case["weights"],
        scales=[(Fraction(7, 2), Fraction(7, 2) + Fraction(unit, 3))] * len(lower),
        directions=["lower" if down else "higher" for down in lower],
        musts=[
            ""
            if least is None
            else f"<= {Fraction(7, 2) + Fraction(unit - least, 3)}"
            if down
            else f">= {Fraction(7, 2) + Fraction(least, 3)}"
            for least, down in zip(case["musts"], lower, strict=True)
        ],
    )


def worked_out(case: Case, table: Table) -> Case:
    """Say of a table what a case expects, in its words."""
    scores = score(table)
    firm = sensitivity(table)
    found: Case = {
        "out": [list(result.ruled_out_by) for result in scores.results],
        "low": [figure(result.low) for result in scores.results],
        "high": [figure(result.high) for result in scores.results],
        "rank": [result.rank for result in scores.results],
        "best": [result.best for result in scores.results],
        "worst": [result.worst for result in scores.results],
        "leaders": list(scores.leaders),
        "intervals": None,
        "own": None,
    }
    bounds = [interval for interval in firm.intervals if interval is not None]
    if firm.winner is not None:
        found["intervals"] = [[str(low), str(high)] for low, high in bounds]
        found["own"] = [
            [
                None
                if not sum(scores.weights) - scores.weights[position]
                or (weight := own_weight(end, position, scores.weights)) is None
                else str(weight)
                for end in bound
            ]
            for position, bound in enumerate(bounds)
        ]
    if "flip" in case:
        reached = case["flip"]["to"] if case["flip"] else []
        assert (firm.flip is None) == (case["flip"] is None)
        assert firm.flip is None or firm.flip.to in reached
        found["flip"] = firm.flip and {"points": str(firm.flip.points), "to": reached}
    return found


@pytest.mark.parametrize("make", [plain, turned])
@pytest.mark.parametrize("name", ["totals", "ranges"])
def test_python_gives_the_expected_figures(name: str, make: Callable[[Case], Table]) -> None:
    """Totals, ranks, leaders, intervals and the smallest shift, to the last digit, scales turned and shifted or not."""
    for number, case in enumerate(read(name)):
        found = worked_out(case, make(case))
        assert found == {key: case[key] for key in found}, f"{name} {number}"


@pytest.mark.parametrize("make", [plain, turned])
def test_python_gives_the_expected_strips(make: Callable[[Case], Table]) -> None:
    """Who is first at each weight of a criterion, with exact ends."""
    for number, case in enumerate(read("strips")):
        strip = segments(make(case), case["criterion"], Fraction(case["maximum"]))
        found = [[list(leaders), str(low), str(high)] for leaders, low, high in strip]
        assert found == case["segments"], f"strips {number}"


@pytest.mark.parametrize("name", ["totals", "ranges", "strips"])
def test_the_vectors_are_what_their_script_writes(name: str) -> None:
    """The files' first cases are what the script gives today, so that nobody edits them by hand."""
    assert read(name)[:40] == list(cases(name, 40))


def test_the_vectors_hold_what_is_hard() -> None:
    """Ties on top, ranges, musts, zero weights, open winners and totals just between two figures are all among them."""
    totals, ranges = read("totals"), read("ranges")
    assert sum(len(case["leaders"]) > 1 for case in totals) > 100
    assert sum(not case["leaders"] for case in ranges) > 100
    assert sum(any(case["out"]) for case in ranges) > 100
    assert sum(any(not Fraction(weight) for weight in case["weights"]) for case in totals) > 100
    halves = [result.low * 2000 % 2 == 1 for case in totals for result in score(plain(case)).results]
    assert sum(halves) > 50
