"""Totals of tables without weights that no sum or average of the scores gives, and the option that they put first."""

from __future__ import annotations

import pytest

from body_table_samples import reason, table
from steelyard.core.scores.claims import check_claims

FORMULAS = [
    (("Gain", "Risk"), ("1", "4", "1")),
    (("Gain (1-5)", "Effort (1-5)"), ("1.3", "5.2", "1.5")),
    (("Craft", "Price"), ("3.8", "4.2", "2.8")),
]


def scored(names: tuple[str, str], totals: tuple[str, ...], lorry: tuple[int, int] = (5, 1)) -> str:
    rows = zip(("Barge", "Lorry", "Train"), ((4, 3), lorry, (3, 2)), totals, strict=True)
    told = "".join(f"| {name} | {a} | {b} | {total} |\n" for name, (a, b), total in rows)
    return "## Scores\n\n| Option | {} | {} | Score |\n|---|---|---|---|\n".format(*names) + told


@pytest.mark.parametrize(("names", "totals"), FORMULAS)
def test_totals_that_put_another_option_first(names: tuple[str, str], totals: tuple[str, ...]) -> None:
    """The scores alone would name another leader than the record: the table stays as it is, and is told why."""
    assert reason(scored(names, totals)).startswith("Its totals put another option first")


@pytest.mark.parametrize(("names", "totals"), FORMULAS)
def test_totals_that_put_the_same_option_first(names: tuple[str, str], totals: tuple[str, ...]) -> None:
    """Where both put the same one first, it is a score table, and none of the totals is called wrong."""
    found = table(scored(names, totals, (5, 5)))
    assert [option.name for option in found.options] == ["Barge", "Lorry", "Train"]
    assert check_claims(found) == ()


def test_whole_numbers_that_are_no_totals_from_0_to_1() -> None:
    """A total of 1 or 0 is near every total from 0 to 1: it does not say that the others are of that kind."""
    assert check_claims(table(scored(("Gain", "Risk"), ("1", "9", "0"), (5, 5)))) == ()


def test_a_slip_among_totals_that_add_up() -> None:
    """Where most of the totals add the scores up, the other one is wrong, whichever it puts first."""
    (fault,) = check_claims(table(scored(("Gain", "Risk"), ("7", "9", "5"))))
    assert fault.message.startswith("the total of Lorry is given as 9")


MIXED = [
    ("Gain", "Effort (lower is better)", ((5, 5), (3, 2), (1, 1)), ("2.9", "2.8", "4.6")),
    ("Gain", "Risk (inverted)", ((5, 2), (3, 5), (1, 5)), ("3.1", "4.2", "2.4")),
    ("Gain /5", "Fit (0-10)", ((5, 8), (3, 7), (1, 5)), ("3.1", "4.2", "2.4")),
]


def mixed(first: str, second: str, scores: tuple[tuple[int, int], ...], totals: tuple[str, ...]) -> str:
    rows = zip(("Barge", "Lorry", "Train"), scores, totals, strict=True)
    told = "".join(f"| {name} | {a} | {b} | {total} |\n" for name, (a, b), total in rows)
    return f"## Scores\n\n| Option | {first} | {second} | Weighted score |\n|---|---|---|---|\n{told}"


@pytest.mark.parametrize(("first", "second", "scores", "totals"), MIXED)
def test_criteria_of_several_scales_and_directions(
    first: str, second: str, scores: tuple[tuple[int, int], ...], totals: tuple[str, ...]
) -> None:
    """A record that puts another option first by weights of its own is not told a leader, whatever its criteria's scales."""
    assert reason(mixed(first, second, scores, totals)).startswith("Its totals put another option first")


@pytest.mark.parametrize("totals", [("3.1", "2.4", "1"), ("13", "10", "6"), ("?", "4.2", "?")])
def test_several_scales_that_say_the_same(totals: tuple[str, ...]) -> None:
    """Where both put the same one first, where totals add the scores up, or where one alone has a total, it is a score table."""
    first, second, scores, _ = MIXED[2]
    assert [one.name for one in table(mixed(first, second, scores, totals)).options] == [
        "Barge",
        "Lorry",
        "Train",
    ]


LOWER = ["{} (lower is better)", "{} (lowest wins)", "{}: lower is better", "Weighted {}, lower is better"]


def counted(heading: str, total: str, price: str = "Price") -> str:
    rows = (
        f"| {price} | 3 | 1 | 4 |\n| Craft | 2 | 1 | 3 |\n| Noise | 1 | 3 | 1 |\n| {total} | 14 | 8 | 19 |\n"
    )
    return f"## {heading}\n\n| Criterion | Weight | Barge | Lorry |\n|---|---|---|---|\n{rows}"


@pytest.mark.parametrize("told", LOWER)
def test_totals_of_which_the_lower_is_the_better(told: str) -> None:
    """The heading of the scores, or the name of their total, says which end of them is the better one."""
    bodies = [counted(told.format("Scores"), "Total")]
    if "(" in told:
        bodies.append(counted("Scores", told.format("Total")))
    for body in bodies:
        assert {one.direction for one in table(body.replace("| 14 |", "| |")).criteria} == {"lower"}


@pytest.mark.parametrize(
    "body",
    [
        counted("Scores", "Total"),
        counted("Risk scores (lower is better)", "Total"),
        counted("Scores", "Total (lower is better)", "Price (higher is better)"),
        counted("Scores: lower is better for price, higher for the rest", "Total"),
        counted("Scoring (lower is better for noise)", "Total"),
        counted("Points - lowest wins the tender", "Total"),
        counted("Scores (lower is better)?", "Total"),
        counted("Scores", "Total") + "\nThe lorry has the lowest total and wins on price.\n",
        counted("Scores", "Total")
        + "\nNoise (lower is better) was left out. Lorry has the lowest total of all.\n",
    ],
)
def test_what_does_not_turn_all_scores_round(body: str) -> None:
    """What is said of one criterion, or against one that says its own direction, turns nothing round."""
    assert {one.direction for one in table(body.replace("| 14 |", "| |")).criteria} == {"higher"}


def test_an_end_of_a_scale_before_a_remark() -> None:
    """`Craft /5 (↑ = easy)` says its scale as `Craft /5` does."""
    found = table(counted("Scores", "Total").replace("| 14 |", "| |").replace("Craft", "Craft /5 (↑ = easy)"))
    assert (found.criteria[1].name, found.criteria[1].scale.text) == ("Craft (↑ = easy)", "0–5")
