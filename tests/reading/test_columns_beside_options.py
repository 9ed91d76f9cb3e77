"""Columns that stand among options and are none: which of them is ahead, and by how much."""

from __future__ import annotations

import pytest

from body_table_samples import find, reason, table
from steelyard.core.scores.claims import check_claims

RULE = "|---|---|---|---|\n"


def options(body: str) -> list[str]:
    return [option.name for option in table(body).options]


@pytest.mark.parametrize("name", ["Winner", "Gagnant", "Sieger", "Advantage", "优势方", "Better"])
@pytest.mark.parametrize("first", ["Criterion", "Category", "Feature", ""])
def test_a_column_of_winners(name: str, first: str) -> None:
    """A column whose cells name the other columns is no option, whatever it is called, and those columns are the options."""
    body = (
        f"## Decision matrix\n\n| {first} | Canal barge | Lorry (hired) | {name} |\n{RULE}"
        "| Price | ★★★☆☆ | ★★☆☆☆ | **Barge**, just |\n| Speed | ★☆☆☆☆ | ★★★★☆ | 🏆 Lorry |\n| Noise | ★★★★☆ | ★☆☆☆☆ | Canal barge |\n"
        "| Reach | ★★☆☆☆ | ★★☆☆☆ | Tie |\n| Safety | ★★☆☆☆ | ★★★☆☆ | Lorry (hired) |\n"
    )
    assert options(body) == ["Canal barge", "Lorry (hired)"]


@pytest.mark.parametrize("first", ["Option", "Alternative", "Choice", "Offer"])
def test_options_in_rows_with_a_winner(first: str) -> None:
    """A mark in the row of the winner leaves the rows what they are."""
    body = (
        f"## Decision matrix\n\n| {first} | Price | Speed | Winner |\n{RULE}"
        "| Barge | ★★★☆☆ | ★★☆☆☆ | |\n| Lorry | ★☆☆☆☆ | ★★★★☆ | 🏆 |\n"
    )
    assert options(body) == ["Barge", "Lorry"]


def test_a_winner_by_chance() -> None:
    """A column that names another one but once stays an option, whose word is no score."""
    rows = "| Price | 3 | 2 | {} |\n| Speed | 1 | 4 | {} |\n| Noise | 4 | 1 | {} |\n"
    body = f"## Scores\n\n| Criterion | Barge | Lorry | Rail |\n{RULE}" + rows
    assert options(body.format("4", "5", "1")) == ["Barge", "Lorry", "Rail"]
    (left,) = find(body.format("Barge", "5", "4")).left
    assert "“Barge”" in left[1]


@pytest.mark.parametrize("name", ["Gain", "Change", "Vorsprung", "改善"])
def test_a_column_of_differences(name: str) -> None:
    """Signed numbers that are the difference of two columns in every row are no scores of a third option."""
    body = (
        f"## Scores\n\n| Criterion | Barge | Lorry | {name} |\n{RULE}"
        "| Price | 3/5 | 2/5 | −1 |\n| Speed | 1/5 | 4/5 | +3 |\n| Noise | 2/5 | 2/5 | 0 |\n| **Total** | 6/15 | 8/15 | +2 |\n"
    )
    assert options(body) == ["Barge", "Lorry"]
    assert options(body.replace("+3", "3").replace("+2", "2").replace("−1", "1")) == ["Barge", "Lorry", name]


def test_signed_scores() -> None:
    """Scores with signs stay scores, where they are no differences, and against one option that is the measure of the others."""
    body = (
        f"## Scores\n\n| Criterion | Barge | Lorry | Rail |\n{RULE}"
        "| Price | {} | −1 | +1 |\n| Speed | {} | +1 | −1 |\n| Noise | {} | +2 | +1 |\n"
    )
    assert options(body.format("+1", "−2", "0")) == ["Barge", "Lorry", "Rail"]
    same = "| Price | 0 | −1 | −1 |\n| Speed | 0 | +1 | +1 |\n| Noise | 0 | +2 | +2 |\n"
    assert options(body[: body.index("| Price")] + same) == ["Barge", "Lorry", "Rail"]


@pytest.mark.parametrize("name", ["Priority", "**MoSCoW**", "Priorität", "Prioridade", "优先级"])
def test_a_priority_in_words(name: str) -> None:
    """Words that rank the criteria are no weights, and readers see them beside each."""
    body = f"## Scores\n\n| Criterion | {name} | Barge | Lorry |\n{RULE}| Price | Must | 2 | 3 |\n| Speed | **Could** | 1 | 4 |\n"
    found = table(body)
    assert [criterion.note for criterion in found.criteria] == [
        f"{name.strip('*')}: {word}" for word in ("Must", "Could")
    ]
    assert [option.name for option in found.options] == ["Barge", "Lorry"]
    numbers = table(body.replace("Must", "1").replace("**Could**", "2"))
    assert ([criterion.note for criterion in numbers.criteria], len(numbers.options)) == (["", ""], 2)


@pytest.mark.parametrize("name", ["Category", "Kategorie", "Catégorie", "Categoría", "类别"])
def test_a_category(name: str) -> None:
    """A column that sorts the criteria is no option."""
    body = f"## Scores\n\n| Criterion | {name} | Barge | Lorry |\n{RULE}| Price | Money | 2 | 3 |\n| Speed | Time | 1 | 4 |\n"
    assert options(body) == ["Barge", "Lorry"]


@pytest.mark.parametrize("name", ["notes", "comment", "Rationale"])
def test_remarks_on_each_option(name: str) -> None:
    """A column named by an option and a word for remarks says why the option has its score, and is no option."""
    found = table(
        f"| Criterion | Weight | Barge score | Barge weighted | Barge {name} | Lorry score | Lorry weighted | Lorry {name} |\n"
        "|---|---|---|---|---|---|---|---|\n| Price | 3 | 4 | 12 | cheap | 2 | 6 | dear |\n| Speed | 5 | 3 | 15 | | 5 | 25 | quick |\n"
        "| Total | 8 | | 27 | | | 31 | |\n"
    )
    assert [option.name for option in found.options] == ["Barge", "Lorry"]
    assert [one.note for one in found.criteria] == [
        f"Barge {name}: cheap; Lorry {name}: dear",
        f"Lorry {name}: quick",
    ]
    assert check_claims(found) == ()


def test_an_option_named_as_remarks_are() -> None:
    """Scores below such a name are those of an option, and so is a name that begins with no option's."""
    body = "| Criterion | Weight | Barge | {} | Lorry |\n|---|---|---|---|---|\n| Price | 3 | 4 | 3 | 2 |\n| Speed | 5 | 3 | 4 | 5 |\n"
    for name in ("Barge notes", "Paper notes"):
        assert [option.name for option in table(body.format(name)).options] == ["Barge", name, "Lorry"]


@pytest.mark.parametrize("name", ["Best", "Highest", "Best score"])
def test_the_best_of_each_row(name: str) -> None:
    """A column that repeats the best score of each row is no option, which would always win."""
    body = f"| Criterion | Weight | Barge | Lorry | {name} |\n|---|---|---|---|---|\n| Price | 3 | 4 | 2 | 4 |\n| Speed | 5 | 3 | 5 | 5 |\n"
    assert options(body) == ["Barge", "Lorry"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("High (3)", "Low (1)"), ("High: 3", "Low: 1"), ("Hoch = 3", "**Niedrig (1)**"), ("High – 3", "1")],
)
def test_a_weight_in_words_and_figures(first: str, second: str) -> None:
    """A word for a weight with its worth behind it is worth that much."""
    body = f"| Criterion | Weight | Barge | Lorry |\n|---|---|---|---|\n| Price | {first} | 4 | 2 |\n| Speed | {second} | 3 | 5 |\n"
    assert [str(one.weight) for one in table(body).criteria] == ["3", "1"]


def test_weights_in_words_that_say_no_worth() -> None:
    """A range, or a figure that tells something else beside a word, is no weight."""
    body = "| Criterion | Weight | Barge | Lorry |\n|---|---|---|---|\n| Price | {} | 4 | 2 |\n| Speed | 2 | 3 | 5 |\n"
    for weight in ("High (3-5)", "High (3 votes)", "3 to 5"):
        assert find(body.format(weight)).tables == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [("High (1)", "Low (3)"), ("Must (1)", "Could (3)"), ("Tier-1", "Tier-2"), ("P (1)", "P (2)"), ("Hoch = 1", "Mittel = 2")],
)  # fmt: skip
def test_ranks_of_criteria_are_no_weights(first: str, second: str) -> None:
    """Figures that fall as the words rise, or stand behind other words, may be places in an order, of which the first is the most."""
    body = f"| Criterion | Weight | Barge | Lorry |\n|---|---|---|---|\n| Price | {first} | 4 | 2 |\n| Speed | {second} | 3 | 5 |\n"
    assert reason(body) == f"The weight “{min(first, second)}” is no number."


def test_an_option_called_best() -> None:
    """Where its score is neither end of the others' in some row, it repeats none."""
    body = "| Criterion | Weight | Good | Better | Best |\n|---|---|---|---|---|\n| Price | 3 | 4 | 3 | 1 |\n| Speed | 5 | 3 | 4 | 5 |\n"
    assert options(body) == ["Good", "Better", "Best"]
