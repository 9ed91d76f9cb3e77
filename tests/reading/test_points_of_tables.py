"""Points out of the most that a criterion may have, weighted scores beyond 100, and rows that only head options below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from body_table_samples import find, reason, table
from steelyard.core.scores.claims import check_claims

if TYPE_CHECKING:
    from steelyard.core.scores.tables import Table

BIDS = "## Bids\n\n| Criterion | {} | Barge | Lorry |\n|---|---|---|---|\n| Craft | 15 | 12 | 13 |\n| Price | 25 | 20 | {} |\n| Noise | 10 | 8 | 7 |\n"
WEIGHTED = "## Scores\n\n| Criterion | Weight | Barge | Lorry |\n|---|---|---|---|\n| Price | 25 | 100 | {} |\n| Speed | 20 | 60 | 100 |\n| Total | | 160 | {} |\n"
LEVELS = "## Scores\n\n| Option | Price | Speed | Total |\n|---|---|---|---|\n| {} | | | |\n| Barge | 5 | 1 | 6 |\n| {} | 2 | 5 | 7 |\n"


def weights(of: Table) -> list[tuple[str, str]]:
    return [(str(one.weight), one.scale.text) for one in of.criteria]


@pytest.mark.parametrize("name", ["Max", "Maximum", "Max points", "**Max. score**"])
@pytest.mark.parametrize("total", ["", "| Total | 50 | 40 | 41 |\n"])
def test_the_most_points_of_a_criterion(name: str, total: str) -> None:
    """What a criterion may have at most is what it weighs, and each score is so many points of it."""
    found = table(BIDS.format(name, 21) + total)
    assert [option.name for option in found.options] == ["Barge", "Lorry"]
    assert weights(found) == [("15", "0–15"), ("25", "0–25"), ("10", "0–10")]
    assert check_claims(found) == ()


@pytest.mark.parametrize("body", [
    BIDS.format("Max", 26), BIDS.format("Max", "21/30"), BIDS.format("Max", 21).replace(" 15 ", " 25 ").replace(" 10 ", " 25 "),
    BIDS.format("Max", 21).replace(" 10 |", " – |"), BIDS.format("Range", 21), BIDS.format("Max", "-1"),
])  # fmt: skip
def test_a_highest_figure_that_is_none_of_points(body: str) -> None:
    """A score above it, one out of another number, or one bound for all of them say that it bounds something else."""
    assert all(weight == "1" for one in find(body).tables for weight, _ in weights(one))


LIMITS = "## Scores\n\n| Criterion | Barge | Lorry | {} |\n|---|---|---|---|\n| Craft | 3 | 5 | {} |\n| Price | 4 | 2 | {} |\n| Noise | 1 | 3 | {} |\n"


@pytest.mark.parametrize(
    ("name", "most"),
    [("Max", (5, 4, 3)), ("Max score", (5, 4, 3)), ("Max", (7, 8, 9)), ("Maximum", (8, 9, 6))],
)
def test_figures_that_are_no_points(name: str, most: tuple[int, int, int]) -> None:
    """The best score of each row, or a limit, is no weight: nothing says that points are meant, nor is their sum a round one."""
    found = table(LIMITS.format(name, *most))
    assert [option.name for option in found.options] == ["Barge", "Lorry"]
    assert weights(found) == [("1", "1–5")] * 3


@pytest.mark.parametrize(
    ("name", "most", "more"),
    [("Max points", (7, 8, 9), ""), ("Max", (7, 8, 9), "| Total | 8 | 10 | 24 |\n"), ("Max", (8, 7, 5), "")],
)
def test_figures_that_are_points(name: str, most: tuple[int, int, int], more: str) -> None:
    """The header says so, a row of totals adds them up, or their sum is a round one."""
    found = table(LIMITS.format(name, *most) + more)
    assert weights(found) == [(str(one), f"0–{one}") for one in most]


def test_full_points_in_each_row() -> None:
    """Where some option has all points of each criterion, those that add up to 100 are points all the same."""
    found = table(
        LIMITS.replace("| 3 | 5 |", "| 3 | 50 |")
        .replace("| 4 | 2 |", "| 40 | 2 |")
        .replace("| 1 | 3 |", "| 1 | 10 |")
        .format("Max", 50, 40, 10)
    )
    assert weights(found) == [("50", "0–50"), ("40", "0–40"), ("10", "0–10")]


def test_weights_beside_the_most_points() -> None:
    """Weights that a table gives count, whatever the most is."""
    body = "## Scores\n\n| Criterion | Weight | Max | Barge | Lorry |\n|---|---|---|---|---|\n| Price | 3 | 10 | 4 | 5 |\n| Speed | 2 | 5 | 5 | 1 |\n"
    assert [str(one.weight) for one in table(body).criteria] == ["3", "2"]


def test_options_in_rows_below_the_most_points() -> None:
    """A row of them above or below options is read as a column is."""
    body = "## Scores\n\n| Option | Price | Speed | Total |\n|---|---|---|---|\n| Max | 60 | 40 | 100 |\n| Barge | 50 | 10 | 60 |\n| Lorry | 20 | 35 | 55 |\n"
    found = table(body)
    assert weights(found) == [("60", "0–60"), ("40", "0–40")]
    assert check_claims(found) == ()


def test_weighted_scores_beyond_100() -> None:
    """Cells that are weighted already may be of any height; others are left as they are where no customary scale holds them."""
    found = table(WEIGHTED.format(125, 225))
    assert [[cell.score for cell in row] for row in found.cells] == [[4, 3], [5, 5]]
    assert check_claims(found) == ()
    assert reason(WEIGHTED.format(130, 230)) == "No customary scale holds its score 130; 0–100 is the widest."
    assert reason(WEIGHTED.format(125, 240)) == "No customary scale holds its score 125; 0–100 is the widest."


@pytest.mark.parametrize("head", ["**On water**", "*On water*", "__On water__"])
def test_a_row_that_heads_options(head: str) -> None:
    """A row without a cell, set off from those that have scores, is no option."""
    assert [option.name for option in table(LEVELS.format(head, "Lorry")).options] == ["Barge", "Lorry"]


@pytest.mark.parametrize(
    ("first", "last"), [("Raft", "Lorry"), ("**Raft**", "**Lorry**"), ("Raft", "**Lorry**")]
)
def test_an_option_without_a_score(first: str, last: str) -> None:
    """One that looks as the others do has no score yet, and stays."""
    assert [option.name for option in table(LEVELS.format(first, last)).options] == ["Raft", "Barge", "Lorry"]
