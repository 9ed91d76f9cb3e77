"""Tables whose ranks or names say that more is worse, or may be worse: none of them is told a leader that the record puts last."""

from __future__ import annotations

import pytest

from body_table_samples import reason, table
from steelyard.core.scores.claims import check_claims

NAMES = ("Barge", "Lorry", "Train")


def rows(
    head: str,
    scores: tuple[tuple[int, ...], ...],
    ends: tuple[str, ...] = ("", "", ""),
    heading: str = "Scores",
) -> str:
    """Write options as rows, each with its scores and what stands behind them."""
    count = head.count("|") - 1
    told = "".join(
        f"| {name} | {' | '.join(map(str, own))} |{end}\n"
        for name, own, end in zip(NAMES, scores, ends, strict=False)
    )
    return f"## {heading}\n\n{head}\n{'|---' * count}|\n{told}"


COSTS = "It adds up costs"
THREE = ((1, 2, 2, 5), (5, 6, 7, 18), (8, 6, 7, 21))


@pytest.mark.parametrize("names", ["Speed | Reach | Fit", "Complexity | Effort | Risk"])
def test_ranks_that_run_against_totals(names: str) -> None:
    """Where the lowest total is first in all ranks, lower scores are the better ones."""
    found = table(rows(f"| Option | {names} | Total | Rank |", THREE, (" 1 |", " 2 |", " 3 |")))
    assert {criterion.direction for criterion in found.criteria} == {"lower"}
    assert check_claims(found) == ()


@pytest.mark.parametrize(
    ("head", "lower"),
    [
        ("Complexity | Effort | Risk", True),
        ("Speed | Reach | Fit", False),
        ("Gain | Cost | ROI", False),
    ],
)
def test_ranks_against_scores_without_totals(head: str, lower: bool) -> None:  # noqa: FBT001
    """Without totals that add the scores up they say so of costs alone: of others, something else may be made."""
    body = rows(f"| Option | {head} | Rank |", tuple(one[:3] for one in THREE), (" 1 |", " 2 |", " 3 |"))
    if lower:
        assert {criterion.direction for criterion in table(body).criteria} == {"lower"}
    else:
        assert reason(body).startswith("Its ranks run against")


@pytest.mark.parametrize("mark", ["🏆 {}", "{} 🏆"])
def test_a_winner_of_the_lowest_total(mark: str) -> None:
    """A winner of three with the lowest total is no slip: no other one is told to lead."""
    body = rows("| Option | Coupling | Rework | Churn | Total |", THREE).replace(
        "Barge", mark.format("Barge")
    )
    assert reason(body).startswith("Its winner runs against its totals")
    second = rows("| Option | Coupling | Rework | Churn | Total |", THREE).replace(
        "Lorry", mark.format("Lorry")
    )
    assert len(check_claims(table(second))) == 1


@pytest.mark.parametrize("name", ["Average cost", "Mean risk", "Total effort"])
def test_an_average_of_costs(name: str) -> None:
    """An average of the others by its name and its cells is a total, too."""
    scores = ((1, 3, 2), (5, 7, 6), (7, 7, 7)) if "Total" not in name else ((1, 3, 4), (5, 6, 11), (7, 7, 14))
    assert reason(rows(f"| Option | Coupling | Rework | {name} |", scores)).startswith(COSTS)


def test_ranks_that_are_wrong() -> None:
    """Where some of the ranks alone run against the totals, they are wrong, as before."""
    found = table(rows("| Option | Speed | Reach | Fit | Total | Rank |", THREE, (" 2 |", " 3 |", " 1 |")))
    assert {criterion.direction for criterion in found.criteria} == {"higher"}
    assert len(check_claims(found)) == 2


def test_two_reversed_ranks() -> None:
    """Of two options a slip may turn the ranks round: nobody can tell which is meant."""
    assert reason(
        rows("| Option | Speed | Reach | Fit | Total | Rank |", THREE[:2], (" 1 |", " 2 |"))
    ).startswith("Its ranks run against its totals")


def test_reversed_ranks_beside_a_direction() -> None:
    """Where a criterion has a direction of its own, the others are not turned."""
    body = rows(
        "| Option | Speed | Cost (lower is better) | Fit | Total | Rank |", THREE, (" 1 |", " 2 |", " 3 |")
    )
    assert reason(body).startswith("Its ranks run against its totals")


@pytest.mark.parametrize(
    ("names", "total", "heading"),
    [
        ("Complexity | Effort | Security risk", "Total", "Scores"), ("Cost of change | Risks | Delivery risk", "Sum", "Evaluation"),
        ("Aufwand | Risiko | Kosten", "Summe", "Bewertung"), ("Design | Build | Test", "Total", "Effort estimate"),
        ("Design | Build | Test", "Total cost", "Scores"), ("Code | Schema | Rollout", "Total complexity", "Scores"),
        ("Design | Build | Test", "Points", "Risk scores"), ("Design | Build | Test", "Total", "Aufwandsschätzung"),
    ],
)  # fmt: skip
def test_sums_of_costs(names: str, total: str, heading: str) -> None:
    """Where all that is added up is a cost, and nothing says that it was scored as a merit, no option leads."""
    assert reason(rows(f"| Option | {names} | {total} |", THREE, heading=heading)).startswith(COSTS)


@pytest.mark.parametrize(
    ("head", "ends", "said"),
    [
        ("Complexity | Effort | Risk | Total | Rank", (" 3 |", " 2 |", " 1 |"), ""), ("Complexity | Effort | Risk | Total | Winner", (" |", " |", " ✅ |"), ""),
        ("Complexity | Effort | Risk | Total", ("", "", ""), "Scores: 1 (worst) to 10 (best)."), ("Complexity | Effort | Fit | Total", ("", "", ""), ""),
        ("Cost savings | Risk reduction | Low effort | Total", ("", "", ""), ""), ("Cost efficiency | Low risk | Reduced cost | Total", ("", "", ""), ""),
        ("Complexity (higher is better) | Effort | Risk | Total", ("", "", ""), ""), ("Speed | Reach | Fit | Total value", ("", "", ""), ""),
    ],
)  # fmt: skip
def test_costs_that_are_scored_as_merits(head: str, ends: tuple[str, ...], said: str) -> None:
    """Where ranks, a winner, the text or another criterion says that more is better, it is so."""
    body = rows(f"| Option | {head} |", THREE, ends).replace("\n\n", f"\n\n{said}\n\n", 1)
    assert {criterion.direction for criterion in table(body).criteria} == {"higher"}


def test_costs_that_are_better_the_lower() -> None:
    """Where the text says which end is better, it holds."""
    body = rows("| Option | Complexity | Effort | Risk | Total |", THREE)
    found = table(body.replace("\n\n", "\n\nScores: 1 = best, 10 = worst.\n\n", 1))
    assert {criterion.direction for criterion in found.criteria} == {"lower"}


TOTAL = "## Scores\n\n| Criterion | Barge | Lorry |\n|---|---|---|\n| Speed | 1 | 4 |\n| Reach | 3 | 5 |\n"


@pytest.mark.parametrize("name", ["Total value", "Overall fit", "Sum of all", "Total suitability"])
def test_a_total_by_its_cells(name: str) -> None:
    """A last row that is a total by its name and adds up the others is no criterion."""
    found = table(f"{TOTAL}| {name} | 4 | 9 |\n")
    assert [criterion.name for criterion in found.criteria] == ["Speed", "Reach"]
    assert [claim.kind for claim in found.claims] == ["total", "total"]


@pytest.mark.parametrize("row", ["| Total value | 4 | 8 |", "| Safety | 4 | 9 |", "| Total value | 4 | 5 |"])
def test_a_criterion_by_its_cells(row: str) -> None:
    """One that adds up nothing, or has a name of another kind, is one."""
    assert len(table(f"{TOTAL}{row}\n").criteria) == 3


def test_a_weighted_total_by_its_cells() -> None:
    """So is one that adds the others up by their weights, and the table was left for its missing weight."""
    body = "## Scores\n\n| Criterion | Weight | Barge | Lorry |\n|---|---|---|---|\n| Speed | 2 | 1 | 4 |\n| Reach | 1 | 3 | 5 |\n"
    found = table(f"{body}| Total value | | 5 | 13 |\n")
    assert [criterion.name for criterion in found.criteria] == ["Speed", "Reach"]
    assert check_claims(found) == ()


@pytest.mark.parametrize(
    ("cells", "names"),
    [("3.5 | 4.0", ["Speed", "Reach"]), ("4 | 4", ["Speed", "Reach", "Mean time to repair"])],
)
def test_an_average_that_is_near(cells: str, names: list[str]) -> None:
    """Whole numbers near the average of the others are scores; printed with decimals they are it."""
    body = "## Scores\n\n| Criterion | Barge | Lorry |\n|---|---|---|\n| Speed | 3 | 4 |\n| Reach | 4 | 4 |\n"
    found = table(f"{body}| Mean time to repair | {cells} |\n")
    assert [criterion.name for criterion in found.criteria] == names
