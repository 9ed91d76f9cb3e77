"""What stands beside options and criteria in Markdown tables: weighted scores, remarks, groups, weights of another table."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from body_table_samples import find, reason, table
from steelyard.core.scores.claims import check_claims
from steelyard.reading.tables.body import FoundTables

if TYPE_CHECKING:
    from steelyard.core.scores.tables import Table


def options(of: Table) -> list[str]:
    return [option.name for option in of.options]


def criteria(of: Table) -> dict[str, Fraction]:
    return {criterion.name: criterion.weight for criterion in of.criteria}


def scores(of: Table) -> list[list[Fraction | None]]:
    return [[cell.score for cell in row] for row in of.cells]


def test_weighted_scores_behind_all_options() -> None:
    """Columns that are weight times score in every row are no options, wherever they stand and whatever they are called."""
    found = table(
        "| Criterion | Weight | Barge | Lorry | Barge, in all | Lorry, in all |\n|---|---|---|---|---|---|\n"
        "| Price | 4 | 5 | 2 | 20 | 8 |\n| Speed | 3 | 1 | 4 | 3 | 12 |\n| Noise | 2 | 4 | 2 | 8 | 4 |\n"
        "| Total | | | | 31 | 24 |\n"
    )
    assert options(found) == ["Barge", "Lorry"]
    assert [claim.option for claim in found.claims if claim.kind == "total"] == [0, 1]
    assert sum(claim.kind == "weighted" for claim in found.claims) == 6
    assert check_claims(found) == ()


def test_weighted_scores_in_whole_numbers_only() -> None:
    """The quick way for plain tables does not take such columns for options either."""
    found = table(
        "| Criterion | Weight | Barge | Barge in all | Lorry | Lorry in all |\n|---|---|---|---|---|---|\n"
        "| Price | 4 | 5 | 20 | 2 | 8 |\n| Speed | 3 | 1 | 3 | 4 | 12 |\n| Noise | 2 | 4 | 8 | 2 | 4 |\n"
    )
    assert options(found) == ["Barge", "Lorry"]


def test_a_weighted_column_with_a_slip() -> None:
    """Where the name tells it, most rows do, and the wrong one is found."""
    found = table(
        "| Kriterium | Gewicht | Kahn | Punkte Kahn | Laster | Punkte Laster |\n|---|---|---|---|---|---|\n"
        "| Preis | 4 | 5 | 20 | 2 | 8 |\n| Tempo | 3 | 1 | 3 | 4 | 13 |\n| Lärm | 2 | 4 | 8 | 2 | 4 |\n"
    )
    assert options(found) == ["Kahn", "Laster"]
    (finding,) = check_claims(found)
    assert finding.place.line == 4
    assert "given as 13; its score and weight give 12" in finding.message


@pytest.mark.parametrize("last", ["Partial result", "Pondéré", "Gewichtet", "Product"])
def test_one_option_and_its_weighted_scores(last: str) -> None:
    """A score and its weighted score are one option, not two."""
    body = (
        f"| Criterion | Weight | Mark | {last} |\n|---|---|---|---|\n"
        "| Price | 20% | 3 | 0.60 |\n| Speed | 30% | 2 | 0.60 |\n| Noise | 50% | 4 | 2.00 |\n"
    )
    assert reason(body) == "It scores one option only; a score table compares two or more."


def test_two_options_that_are_alike_by_chance() -> None:
    """Few rows, or weights of 1, do not make a column of weighted scores of an option."""
    body = (
        "| Criterion | Weight | Barge | Lorry |\n|---|---|---|---|\n"
        "| Price | 2 | 2 | 4 |\n| Speed | 1 | 3 | 3 |\n| Noise | 1 | 4 | 4 |\n"
    )
    assert options(table(body)) == ["Barge", "Lorry"]


def test_a_column_of_sentences() -> None:
    """A column of sentences beside scores holds remarks, whatever it is called."""
    found = table(
        "| Criterion | Weight | Barge | Lorry | Crew, on the whole |\n|---|---|---|---|---|\n"
        "| Price | 4 | 5 | 2 | fuel is what costs |\n| Speed | 3 | 1 | 4 | nobody is in a hurry |\n"
    )
    assert options(found) == ["Barge", "Lorry"]
    assert [one.note for one in found.criteria] == ["fuel is what costs", "nobody is in a hurry"]
    assert "The column “Crew, on the whole” holds sentences and no scores: they are remarks." in map(
        str, found.remarks
    )


def test_columns_for_direction_scale_and_must() -> None:
    """Such columns mean in a Markdown table what they mean in a file."""
    found = table(
        "| Criterion | Weight | Direction | Scale | Must | Barge | Lorry |\n|---|---|---|---|---|---|---|\n"
        "| Price | 4 | lower | 0-500 | <= 400 | 300 | 410 |\n| Speed | 3 | higher | 1-5 | | 1 | 4 |\n"
    )
    price, speed = found.criteria
    assert (price.direction, price.scale.text, price.must and price.must.text) == ("lower", "0–500", "≤ 400")
    assert (speed.direction, speed.scale.text, speed.must) == ("higher", "1–5", None)


def test_what_all_options_bear() -> None:
    """A word for the score, or the scale, behind every option's name is no part of it."""
    rows = "|---|---|---|---|\n| Price | 4 | 5 | 2 |\n| Speed | 3 | 1 | 4 |\n"
    assert options(table(f"| Criterion | Weight | Barge Score | Lorry Score |\n{rows}")) == ["Barge", "Lorry"]
    found = table(f"| Criterion | Weight | Barge (0-10) | Lorry (0-10) |\n{rows}")
    assert options(found) == ["Barge", "Lorry"]
    assert [one.scale.text for one in found.criteria] == ["0–10", "0–10"]
    assert not found.criteria[0].scale.assumed
    found = table(f"| Criterion | Weight | Barge (/10) | Lorry (out of 10) |\n{rows}")
    assert [one.scale.text for one in found.criteria] == ["0–10", "0–10"]


def test_a_highest_score_behind_a_criterion() -> None:
    """`Price /5` is a criterion with a scale, `Sum /10` a total."""
    found = table(
        "## Scores\n\n| Option | Price /5 | Speed /5 | Sum /10 |\n|---|---|---|---|\n| Barge | 5 | 1 | 6 |\n| Lorry | 2 | 4 | 6 |\n"
    )
    assert list(criteria(found)) == ["Price", "Speed"]
    assert found.criteria[0].scale.text == "0–5"
    assert [claim.kind for claim in found.claims] == ["total", "total"]


def test_groups_of_criteria() -> None:
    """A row without scores that weighs as much as those below it heads them, and a subtotal is no criterion."""
    found = table(
        "| Criterion | Weight | Barge | Lorry |\n|---|---|---|---|\n| Money | 60% | | |\n| - Price | 40% | 5 | 2 |\n"
        "| - Upkeep | 20% | 3 | 3 |\n| Subtotal money | 60% | 2.6 | 1.4 |\n| Trade | 40% | | |\n| - Speed | 25% | 1 | 4 |\n"
        "| - Noise | 15% | 4 | 2 |\n| Total | 100% | 3.45 | 2.7 |\n"
    )
    assert list(criteria(found)) == ["Price", "Upkeep", "Speed", "Noise"]
    assert check_claims(found) == ()


def test_a_criterion_without_scores_is_no_heading() -> None:
    """Where the weights do not add up to its own, it is a criterion whose scores are missing."""
    found = table(
        "| Criterion | Weight | Barge | Lorry |\n|---|---|---|---|\n| Noise | 2 | | |\n| Price | 4 | 5 | 2 |\n| Speed | 3 | 1 | 4 |\n"
    )
    assert list(criteria(found)) == ["Noise", "Price", "Speed"]


def test_a_weight_that_is_a_criterion() -> None:
    """Among criteria, "Weight" is what a thing weighs; above or below all options it weighs the criteria."""
    found = table(
        "## Trade study\n\n| Criteria | Steel | Oak |\n|---|---|---|\n| Price | 2 | 4 |\n| Weight | 1 | 3 |\n| Age | 5 | 2 |\n"
        "| Total | 8 | 9 |\n"
    )
    assert criteria(found) == {"Price": 1, "Weight": 1, "Age": 1}
    found = table(
        "| Criteria | Price | Age |\n|---|---|---|\n| Weight | 3 | 2 |\n| Steel | 2 | 5 |\n| Oak | 4 | 2 |\n"
    )
    assert criteria(found) == {"Price": 3, "Age": 2}


def test_weights_at_the_ends_of_names() -> None:
    """Numbers behind all names that make 100 together are weights; others are parts of the names."""
    head = "## Decision matrix\n\n| Option | {} | {} | {} | Total |\n|---|---|---|---|---|\n"
    rows = "| Barge | 5 | 1 | 4 | {} |\n| Lorry | 2 | 4 | 2 | {} |\n"
    found = table((head + rows).format("Price 50", "Speed 30", "Noise 20", "3.6", "2.6"))
    assert criteria(found) == {"Price": 50, "Speed": 30, "Noise": 20}
    assert check_claims(found) == ()
    found = table((head + rows).format("HTTP 1", "HTTP 2", "HTTP 3", "10", "8"))
    assert criteria(found) == {"HTTP 1": 1, "HTTP 2": 1, "HTTP 3": 1}


WEIGHTS = "| Criterion | Weight | Why |\n|---|---|---|\n| Price | 50% | money is short |\n| Speed | 30% | |\n| Noise | 20% | night |\n\n"
SCORES = "| Option | Price | Speed | {} | Total |\n|---|---|---|---|---|\n| Barge | 5 | 1 | 4 | 3.6 |\n| Lorry | 2 | 4 | 2 | 2.6 |\n"


def test_weights_of_another_table() -> None:
    """A table of weights counts for the scores behind it that have the same criteria, and the page says so."""
    found = table(f"Text.\n\n{WEIGHTS}{SCORES.format('Noise')}")
    assert criteria(found) == {"Price": Fraction(1, 2), "Speed": Fraction(3, 10), "Noise": Fraction(1, 5)}
    assert "Its weights are those of the table at line 3." in map(str, found.remarks)
    assert check_claims(found) == ()


def test_weights_of_other_criteria() -> None:
    """Where a criterion is missing there, the table is no list of these weights."""
    found = table(WEIGHTS + SCORES.format("Smell"))
    assert set(criteria(found).values()) == {Fraction(1)}


def test_totals_of_weights_that_are_not_given() -> None:
    """Totals that no sum or average of the scores gives, in a table without weights, are made with weights from elsewhere."""
    assert check_claims(table(SCORES.format("Noise"))) == ()
    body = SCORES.format("Noise").replace("| Total |", "| Weighted total |").replace("| 3.6 |", "| 3.33 |")
    assert check_claims(table(body)) == ()
    one_slip = SCORES.format("Noise").replace("| 3.6 |", "| 10 |").replace("| 2.6 |", "| 9 |")
    assert len(check_claims(table(one_slip))) == 1


@pytest.mark.parametrize(
    ("weights", "cells", "totals"),
    [
        (("5", "3", "2"), ("25 | 10", "3 | 12", "8 | 4"), "36 | 26"),
        (("50%", "30%", "20%"), ("2.50 | 1.00", "0.30 | 1.20", "0.80 | 0.40"), "3.60 | 2.60"),
    ],
)
def test_scores_that_are_weighted_already(
    weights: tuple[str, ...], cells: tuple[str, ...], totals: str
) -> None:
    """Cells that the totals add up plainly, each a multiple of its weight, are weighted scores."""
    rows = "".join(
        f"| {name} | {weight} | {two} |\n"
        for name, weight, two in zip(("Price", "Speed", "Noise"), weights, cells, strict=True)
    )
    found = table(
        f"| Criterion | Weight | Barge | Lorry |\n|---|---|---|---|\n{rows}| Total | | {totals} |\n"
    )
    assert scores(found) == [[5, 1, 4], [2, 4, 2]]
    assert any("multiplied by its criterion's weight already" in str(remark) for remark in found.remarks)
    assert check_claims(found) == ()


def test_plain_totals_beside_weights() -> None:
    """Small scores that totals add up without their weights stay what they are."""
    found = table(
        "| Criterion | Weight | Barge | Lorry |\n|---|---|---|---|\n| Price | 2 | 4 | 2 |\n| Speed | 1 | 1 | 4 |\n| Total | | 5 | 6 |\n"
    )
    assert scores(found) == [[4, 1], [2, 4]]


@pytest.mark.parametrize("pair", ["Pros | Cons", "👍 | 👎", "For | Against", "Yes | No"])
def test_votes_are_no_scores(pair: str) -> None:
    """Votes and arguments that are counted make no score table."""
    body = f"## Comparison\n\n| Option | {pair} | Total |\n|---|---|---|---|\n| Barge | 4 | 1 | 3 |\n| Lorry | 2 | 2 | 0 |\n"
    assert find(body) == FoundTables((), ())


MEASURED = "## Evaluation\n\n| Option | {} | {} |\n|---|---|---|\n| Barge | {} | {} |\n| Lorry | {} | {} |\n"


@pytest.mark.parametrize("names", [("p50", "p99"), ("Weeks", "Developers"), ("Replicas", "CPUs")])
def test_measures_under_a_heading(names: tuple[str, str]) -> None:
    """Numbers of what can be measured are no scores for a heading such as Evaluation alone."""
    body = MEASURED.format(*names, 1, 9, 3, 4)
    assert reason(body).startswith("Most of its criteria can be measured")
    assert find(body.replace("Evaluation", "Scores")).tables


def test_percentages_under_a_heading() -> None:
    """Percentages are measures as often as scores: a heading such as Evaluation does not settle it, a total does."""
    body = MEASURED.format("Fit", "Reach", "35%", "90%", "60%", "40%")
    assert find(body).tables == ()
    assert find(body.replace("Evaluation", "Scores")).tables


@pytest.mark.parametrize(
    "said",
    ["## Ranking (1 = best)\n\n", "Places of three judges; the lowest total wins.\n\n", "1 = sehr gut.\n\n"],
)
def test_the_lower_the_better_for_all(said: str) -> None:
    """A heading or a text that says so turns all criteria, and ranks that follow from the totals are right."""
    found = table(
        f"{said}| Option | Price | Speed | Noise | Sum | Rank |\n|---|---|---|---|---|---|\n"
        "| Barge | 1 | 3 | 1 | 5 | 1 |\n| Lorry | 2 | 1 | 3 | 6 | 2 |\n"
    )
    assert {one.direction for one in found.criteria} == {"lower"}
    assert check_claims(found) == ()


@pytest.mark.parametrize(
    "said",
    [
        "Option 1 is the best one.",
        "Option 1 = best.",
        "For price a lower score is better.",
        "Barge has the lowest score, best price.",
    ],
)
def test_the_lower_the_better_for_some(said: str) -> None:
    """What is said of an option or of one criterion turns nothing round."""
    found = table(
        f"{said}\n\n| Option | Price | Speed | Sum |\n|---|---|---|---|\n| Barge | 1 | 3 | 4 |\n| Lorry | 2 | 1 | 3 |\n"
    )
    assert {one.direction for one in found.criteria} == {"higher"}


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            "| Kriterium | Gewichtung | Kahn | Laster |\n|---|---|---|---|\n| Preis | 40% | 5 | 2 |\n| Tempo | 60% | 1 | 4 |\n| **Gewichteter Total** | | 2.6 | 3.2 |\n",
            ["Kahn", "Laster"],
        ),
        (
            "## 横向对比\n\n| 维度 | 驳船 | 卡车 |\n|---|---|---|\n| 价格 | ★★★★☆ | ★★☆☆☆ |\n| 速度 | ★☆☆☆☆ | ★★★★☆ |\n",
            ["驳船", "卡车"],
        ),
        (
            "### 評価軸の比較\n\n| 評価軸 | はしけ | トラック |\n|---|---|---|\n| 価格 | 4 | 2 |\n| 速度 | 1 | 4 |\n",
            ["はしけ", "トラック"],
        ),
        (
            "## Матрица решений\n\n| Кандидат | Цена | Скорость | Итог / 5 |\n|---|---|---|---|\n| Баржа | 5 | 1 | 3 |\n| Фура | 2 | 4 | 3 |\n",
            ["Баржа", "Фура"],
        ),
        (
            "## Vergleich der Alternativen\n\n| Kriterium | Kahn | Laster |\n|---|---|---|\n| Preis | 4 | 2 |\n| Tempo | 1 | 4 |\n",
            ["Kahn", "Laster"],
        ),
    ],
)
def test_other_languages(body: str, names: list[str]) -> None:
    """Headings, totals and first columns are known in other languages, within running text of scripts without blanks."""
    assert options(table(body)) == names


def test_a_legend_to_ask_for() -> None:
    """The legend that is asked for names the best symbol first."""
    body = "| Criterion | Weight | Barge | Lorry |\n|---|---|---|---|\n| Price | 2 | ◎ | △ |\n| Speed | 1 | ○ | ✗ |\n"
    assert "“◎ = 3, ○ = 2, △ = 1, ✗ = 0”" in reason(body)
    body = "| Criterion | Weight | Barge | Lorry |\n|---|---|---|---|\n| Price | 2 | ✅✅ | ✅ |\n| Speed | 1 | ✅ | ❌ |\n"
    assert "“✅✅ = 2, ✅ = 1, ❌ = 0”" in reason(body)


@pytest.mark.parametrize("same", ["o", "S", "=", "0"])
def test_signs_and_what_is_the_same(same: str) -> None:
    """In a table of plus and minus a letter or sign of its own says that nothing changes."""
    found = table(
        f"## Options matrix\n\n| Driver | Barge | Lorry |\n|---|---|---|\n| Price | ++ | {same} |\n| Speed | - | + |\n| Noise | {same} | - |\n"
    )
    assert scores(found) == [[2, -1, 0], [0, 1, -1]]


def test_totals_that_add_up_something_else() -> None:
    """Large numbers without weights are scores where the totals add them up, and are left alone where they do not."""
    body = "| # | Option | Models | Ballots | Score |\n|---|---|---|---|---|\n| 1 | Barge | 3 | 20 | {} |\n| 2 | Lorry | 4 | 19 | {} |\n"
    assert reason(body.format("8.6", "8.1")).startswith("Its numbers go beyond 10")
    assert options(table(body.format("23", "23"))) == ["Barge", "Lorry"]


def test_counts_of_signs() -> None:
    """Rows that count the signs of each kind are no criteria, and the net score is their sum."""
    found = table(
        "## Pugh matrix\n\n| Criteria | Barge | Lorry |\n|---|---|---|\n| Price | + | S |\n| Speed | - | + |\n| Noise | + | + |\n"
        "| Sum of + | 2 | 2 |\n| Sum of − | 1 | 0 |\n| Number of S | 0 | 1 |\n| Net score | 1 | 2 |\n"
    )
    assert list(criteria(found)) == ["Price", "Speed", "Noise"]
    assert check_claims(found) == ()
