"""Tables of well-known methods whose figures are no sum of scores, or whose scores are ranks, amounts or harm."""

from __future__ import annotations

import pytest

from body_table_samples import find, reason, table
from steelyard.core.scores.claims import check_claims


def columns(head: str, *rows: str, heading: str = "Scores", text: str = "") -> str:
    """Write a table below a heading and a line of text."""
    told = "".join(f"| {row} |\n" for row in rows)
    return f"## {heading}\n\n{text}\n\n| {head} |\n{'|---' * (head.count('|') + 1)}|\n{told}"


@pytest.mark.parametrize(
    ("head", "totals"),
    [
        ("Value | Urgency | Size | WSJF", ("0.9", "4.5")), ("Value | Reach | Effort | RICE score", ("3", "13")), ("Gain | Ease | Cost | B/C ratio", ("1", "5")),
        ("Value | Use | Effort | Value / effort", ("1.1", "3")), ("Benefit | Use | Effort | Net benefit", ("1", "3")), ("Gain | Use | Cost | Benefit-cost ratio", ("1", "5")),
    ],
)  # fmt: skip
def test_figures_of_other_methods(head: str, totals: tuple[str, str]) -> None:
    """What a method makes of scores is no criterion, and puts first what the scores do not: no leader is named."""
    body = columns(f"Option | {head}", f"Barge | 9 | 8 | 9 | {totals[0]}", f"Lorry | 6 | 5 | 1 | {totals[1]}")
    assert reason(body).startswith("Its totals put another option first")


def test_such_a_name_for_an_option() -> None:
    """An option may be such a method."""
    found = table(columns("Criterion | WSJF | RICE", "Speed | 1 | 2", "Reach | 3 | 4"))
    assert [option.name for option in found.options] == ["WSJF", "RICE"]


def test_pairs() -> None:
    """Criteria compared in pairs, as AHP has them, are no options."""
    body = columns(
        "Criteria | Cost | Speed | Fit | Total",
        "Cost | 1 | 3 | 5 | 9",
        "Speed | 0.33 | 1 | 3 | 4.33",
        "Fit | 0.2 | 0.33 | 1 | 1.53",
        heading="Comparison matrix",
    )
    assert find(body).tables == ()


@pytest.mark.parametrize("name", ["Priority vector", "Eigenvector"])
def test_priorities_that_weigh(name: str) -> None:
    """A vector of priorities weighs the criteria, and the overall priority is the total."""
    body = columns(
        f"Criterion | {name} | Barge | Lorry",
        "Cost | 0.6 | 0.3 | 0.7",
        "Speed | 0.4 | 0.8 | 0.2",
        "Overall priority | | 0.5 | 0.5",
    )
    found = table(body)
    assert [(one.name, one.weight_text) for one in found.criteria] == [("Cost", "0.6"), ("Speed", "0.4")]
    assert check_claims(found) == ()


def test_strengths_and_weaknesses() -> None:
    """What is good and what is bad for an option, counted or scored, is not added up."""
    assert (
        find(
            columns(
                "Criterion | Barge | Lorry",
                "Strengths | 4 | 3",
                "Weaknesses | 5 | 1",
                "Threats | 4 | 1",
                heading="Comparison matrix",
            )
        ).tables
        == ()
    )


@pytest.mark.parametrize(
    ("corner", "total", "heading"),
    [
        ("Criterion", "Total penalty", "Scores"), ("Criterion", "Total", "Penalty points"), ("Criterion", "Total", "Evaluation (demerits)"),
        ("Threat", "Total", "Scores"), ("Risk", "Total score", "Scores"), ("Criterion", "Total gap", "Scores"), ("Criterion", "Total", "STRIDE scoring"),
    ],
)  # fmt: skip
def test_harm(corner: str, total: str, heading: str) -> None:
    """What is added up is a harm by its name, by the heading or by the one over the names: none leads."""
    rows = ("Deadlines | 1 | 4", "Outages | 2 | 3", f"{total} | 3 | 7")
    body = columns(f"{corner} | Barge | Lorry", *rows, heading=heading)
    assert reason(body).startswith("It adds up costs")


@pytest.mark.parametrize(
    ("head", "end"), [("Option | Speed | Price | Reach | Sum of ranks", " | 4"), ("Option | Speed rank | Price rank | Reach rank | Total", " | 4"), ("Option | Speed rank | Price rank | Reach ranking | Notes", " | none")],
)  # fmt: skip
def test_ranks_for_scores(head: str, end: str) -> None:
    """Where all scores are ranks by their names, or their sum is one of ranks, the first is the best."""
    found = table(columns(head, f"Barge | 1 | 2 | 1{end}", f"Lorry | 2 | 1 | 3{end.replace('4', '6')}"))
    assert {criterion.direction for criterion in found.criteria} == {"lower"}


def test_ranks_that_scores_do_not_give() -> None:
    """Ranks without weights and totals that put another option first than the scores are made otherwise."""
    rows = ("Barge | 8 | 4 | 1", "Lorry | 9 | 9 | 2", "Train | 5 | 8 | 3")
    assert reason(columns("Option | Quality points | Price | Rank", *rows)).startswith(
        "Its ranks put another option first"
    )
    body = columns("Supplier | Quality points | Price | Rank", *rows)
    assert reason(body).startswith("Its ranks put another option first")


AMOUNTS = ("Barge | 5 | 5 | 4", "Lorry | 1 | 2 | 4")


@pytest.mark.parametrize("text", ["Scores: 1 = low, 5 = high.", "Scale: 1 (low) to 5 (high)"])
def test_amounts(text: str) -> None:
    """A legend that tells how much there is of each does not say that more of a cost is better."""
    assert reason(columns("Option | Complexity | Effort | Gain", *AMOUNTS, text=text)).startswith(
        "Its scores are said to be high and low"
    )
    assert reason(columns("Option | Complexity | Effort | Risk", *AMOUNTS, text=text)).startswith(
        "It adds up costs"
    )


@pytest.mark.parametrize(
    ("head", "text"), [("Reach | Speed | Gain", "Scores: 1 = low, 5 = high."), ("Complexity | Effort | Gain", "Scores: 1 = low, 5 = high; higher is better, worst is 1."), ("Complexity | Effort | Gain", "Scores: 1 = worst, 5 = best.")],
)  # fmt: skip
def test_amounts_of_merit(head: str, text: str) -> None:
    """Where there is no cost, or the text tells which end is better, more is better."""
    assert {one.direction for one in table(columns(f"Option | {head}", *AMOUNTS, text=text)).criteria} == {
        "higher"
    }


def test_amounts_that_are_added_up() -> None:
    """Totals that add the scores up as they are say that they are meant as merits."""
    rows = ("Barge | 5 | 5 | 4 | 14", "Lorry | 1 | 2 | 4 | 7")
    found = table(
        columns("Option | Complexity | Effort | Gain | Total", *rows, text="Scores: 1 = low, 5 = high.")
    )
    assert {one.direction for one in found.criteria} == {"higher"}


def test_weights_that_are_ranks() -> None:
    """Where 1 is the most important criterion, weights are no weights."""
    body = columns(
        "Criterion | Weight | Barge | Lorry",
        "Speed | 1 | 5 | 2",
        "Look | 3 | 1 | 5",
        text="Weights: 1 = most important.",
    )
    assert reason(body).startswith("The text calls its weights ranks")


def test_what_is_before_names() -> None:
    """Signs before names tell what is for and what is against an option."""
    assert (
        find(
            columns("Criterion | Barge | Lorry", r"+ Gain | 5 | 4", r"- Risk | 5 | 1", "Total | 0 | 3")
        ).tables
        == ()
    )


@pytest.mark.parametrize("heads", ["Current | Target", "As-is | To-be", "Before | After"])
@pytest.mark.parametrize("weight", ["", " Weight |"])
def test_one_thing_at_two_times(heads: str, weight: str) -> None:
    """What is and what shall be are no options, with weights or without."""
    cell = " 2 |" if weight else ""
    body = columns(
        f"Criterion |{weight} {heads}",
        f"Speed |{cell} 2 | 4",
        f"Reach |{cell} 1 | 5",
        heading="Evaluation matrix",
    )
    assert find(body).tables == ()


def test_columns_that_are_no_options() -> None:
    """The least score that is asked for, and ranks of the criteria, are none; a weighted score finds its option by its name."""
    rows = ("Plan | 40 | 5 | 8 | 6", "Team | 20 | 5 | 4 | 7")
    for name in ("Mindestpunktzahl", "Minimum score", "Pass mark", "Importance rank"):
        found = table(columns(f"Criterion | Weight | {name} | Barge | Lorry", *rows))
        assert [one.name for one in found.options] == ["Barge", "Lorry"]
    found = table(
        columns(
            "Criterion | Weight | Barge (0-5) | Barge weighted | Lorry (0-5) | Lorry weighted",
            "Plan | 60 | 4 | 240 | 3 | 180",
            "Team | 40 | 5 | 200 | 4 | 160",
        )
    )
    assert [one.name for one in found.options] == ["Barge", "Lorry"]
    assert check_claims(found) == ()


@pytest.mark.parametrize(
    ("head", "text"), [("Criterion (1 = best)", ""), ("Criterion", "Barge has the lowest total and is therefore preferred.")]
)  # fmt: skip
def test_what_says_that_lower_is_better(head: str, text: str) -> None:
    """The head over the criteria may say it, and a sentence that prefers the lowest total."""
    for weight in ("", " Weight |"):
        cell = " 2 |" if weight else ""
        found = table(
            columns(
                f"{head} |{weight} Barge | Lorry",
                f"Speed |{cell} 1 | 3",
                f"Reach |{cell} 2 | 3",
                heading="Scores",
                text=text,
            )
        )
        assert {one.direction for one in found.criteria} == {"lower"}


def test_quick_tables() -> None:
    """Costs alone and pairs stay plain with weights, too."""
    assert reason(
        columns("Criterion | Weight | Barge | Lorry", "Effort | 2 | 1 | 3", "Risk | 1 | 2 | 3")
    ).startswith("It adds up costs")
    assert (
        find(columns("Criterion | Weight | Speed | Reach", "Speed | 2 | 1 | 3", "Reach | 1 | 2 | 3")).tables
        == ()
    )
    assert {
        one.direction
        for one in table(
            columns("Criterion | Weight | Barge | Lorry", "Speed rank | 2 | 1 | 2", "Reach rank | 1 | 1 | 2")
        ).criteria
    } == {"lower"}


def test_weighted_scores_of_the_highest_possible() -> None:
    """A weighted score may be the part of its weight that a score is of the highest one, as in tenders."""
    rows = (
        "Plan | {} | 4 | 48 | 3 | 36",
        "Team | {} | 3 | 12 | 5 | 20",
        "Price | {} | 5 | 20 | 4 | 16",
        "Total | 100 | | 80 | | 72",
    )
    for per in ("%", ""):
        weights = (f"60{per}", f"20{per}", f"20{per}", "")
        body = columns(
            "Criterion | Weight | Barge (0-5) | Barge weighted | Lorry (0-5) | Lorry weighted",
            *(row.format(w) for row, w in zip(rows, weights, strict=True)),
        )
        assert check_claims(table(body)) == ()
        (fault,) = check_claims(table(body.replace("| 3 | 12 |", "| 3 | 13 |")))
        assert fault.message.startswith(
            "the weighted score of Barge on Team is given as 13; its score and weight give 12, of the highest"
        )


def test_demerits_with_weights() -> None:
    """Demerits are harm with weights, too."""
    body = columns(
        "Criterion | Weight | Barge | Lorry",
        "Deadlines | 3 | 1 | 4",
        "Outages | 2 | 2 | 3",
        "Total | | 7 | 18",
        heading="Evaluation (demerits)",
    )
    assert reason(body).startswith("It adds up costs")
