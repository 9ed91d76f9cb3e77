"""Score tables as people write them in Markdown: each shape becomes a table, or stays one with a reason, or is let be."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from body_table_samples import find, reason, table
from costs import within
from steelyard.diagnostics import Place
from steelyard.reading.tables.body import FoundTables, read_draft
from steelyard.reading.tables.drafts import Draft
from steelyard.reading.tables.gfm import table_lines
from steelyard.reading.tables.settle import settle
from steelyard.reading.tables.surroundings import Surroundings
from steelyard.reading.tables.whole import whole_table

if TYPE_CHECKING:
    from steelyard.core.scores.tables import Table


def weights(of: Table) -> dict[str, Fraction]:
    return {criterion.name: criterion.weight for criterion in of.criteria}


def scores(of: Table) -> dict[str, list[Fraction | None]]:
    return {
        option.name: [cell.score for cell in row] for option, row in zip(of.options, of.cells, strict=True)
    }


def reasons(of: Table) -> list[list[str]]:
    return [[cell.because for cell in row] for row in of.cells]


def claims(of: Table) -> list[tuple[str, int | None, Fraction | None, Fraction | None]]:
    return [(claim.kind, claim.option, claim.value, claim.unit) for claim in of.claims]


BUILD_OR_BUY = {"Build": [4, 2], "Buy": [3, 5]}


SAME = {
    "criteria as rows": """
| Criterion | Weight | Build | Buy |
|---|:-:|---:|---|
| Speed | 3 | 4 | 3 |
| Price | 1 | 2 | 5 |
""",
    "weight last": """
| Criterion | Build | Buy | Importance |
|---|---|---|---|
| Speed | 4 | 3 | 3 |
| Price | 2 | 5 | 1 |
""",
    "weight first": """
| W | Criterion | Build | Buy |
|---|---|---|---|
| 3 | Speed | 4 | 3 |
| 1 | Price | 2 | 5 |
""",
    "a remark in the weight's name": """
| Criterion | Weight (sums to 4) | Build | Buy |
|---|---|---|---|
| Speed | 3 | 4 | 3 |
| Price | 1 | 2 | 5 |
""",
    "numbered rows": """
| # | Criterion | Factor | Build | Buy | Comments |
|---|---|---|---|---|---|
| 1 | Speed | 3 | 4 | 3 | on the train |
| 2 | Price | 1 | 2 | 5 | |
""",
    "a weight row": """
| Option | Speed | Price | |
|---|---|---|---|
| **Weight** | 3 | 1 | |
| Build | 4 | 2 | |
| Buy | 3 | 5 | |
""",
    "weights in names, times": """
| Criterion | Build | Buy |
|---|---|---|
| Speed ×3 | 4 | 3 |
| Price (x1) | 2 | 5 |
""",
    "weights in the header": """
| Option | Speed (weight 3) | Price (weight: 1) | Total |
|---|---|---|---|
| Build | 4 | 2 | 14 |
| Buy | 3 | 5 | 14 |
""",
    "weights in names, bare": """
| Criterion | Build | Buy |
|---|---|---|
| Speed (3) | 4 | 3 |
| Price (1) | 2 | 5 |
| **Weighted score** | 14 | 14 |
""",
    "no outer pipes": """
Criterion|Weight|Build|Buy
---|---|---|---
Speed|3|4|3
Price|1|2|5
""",
    "markup everywhere": """
| Criterion | Weight | **Build**[^1] | [Buy](https://example.org/buy) |
|---|---|---|---|
| *Speed* | **3** | **4** | 3* |
| `Price` | 1 | ~~1~~ 2 | 5<sup>2</sup> |
""",
    "groups and empty rows": """
| Criterion | Weight | Build | Buy |
|---|---|---|---|
| **People** | | | |
| Speed | 3 | 4 | 3 |
| | | | |
| **Money** |
| Price | 1 | 2 | 5 |
""",
    "in a quotation": """
> | Criterion | Weight | Build | Buy |
> |---|---|---|---|
> | Speed | 3 | 4 | 3 |
> | Price | 1 | 2 | 5 |
""",
    "in a list": """
1. We scored both:

   | Criterion | Weight | Build | Buy |
   |---|---|---|---|
   | Speed | 3 | 4 | 3 |
   | Price | 1 | 2 | 5 |
""",
    "words as reasons": """
| Criterion | Weight | Build | Buy |
|---|---|---|---|
| Speed | 3 | 4: knows the roads | 3 (see notes) |
| Price | 1 | 2 — a horse eats | 5, nearly free |
""",
    "arithmetic in the cells": """
| Criterion | Weight | Build | Buy |
|---|---|---|---|
| Speed | 3 | 4, 4 x 3 = 12 | 3 → 9 |
| Price | 1 | 2 × 1 = 2 | 5 (5) |
""",
    "weighted columns": """
| Criterion | Weight | Build | Build (weighted) | Buy | Buy (weighted) |
|---|---|---|---|---|---|
| Speed | 3 | 4 | 12 | 3 | 9 |
| Price | 1 | 2 | 2 | 5 | 5 |
| Total | | | 14 | | 14 |
""",
    "weighted columns beside options in rows": """
| Option | Speed | Speed (weighted) | Price | Price (weighted) | Total |
|---|---|---|---|---|---|
| **Weight** | 3 | | 1 | | |
| Build | 4 | 12 | 2 | 2 | 14 |
| Buy | 3 | 9 | 5 | 5 | 14 |
""",
    "one name again and again": """
| Criterion | Weight | Build | Score | Buy | Score |
|---|---|---|---|---|---|
| Speed | 3 | 4 | 12 | 3 | 9 |
| Price | 1 | 2 | 2 | 5 | 5 |
""",
    "score and weighted columns": """
| Criterion | Weight | Build score | Weighted | Buy score | Weighted |
|---|---|---|---|---|---|
| Speed | 3 | 4 | 12 | 3 | 9 |
| Price | 1 | 2 | 2 | 5 | 5 |
""",
}


@pytest.mark.parametrize("body", SAME.values(), ids=SAME)
def test_every_shape_gives_the_same_table(body: str) -> None:
    """However a table is laid out, it says the same: Speed weighs 3, Price 1, and the same scores stand."""
    found = table(body)
    assert weights(found) == {"Speed": 3, "Price": 1}
    assert scores(found) == BUILD_OR_BUY
    assert {criterion.scale.text for criterion in found.criteria} == {"1–5"}


def test_a_table_says_where_everything_stands() -> None:
    """Places are the file's own, its front matter counted; the header is plain text."""
    body = "\nText.\n\n| Criterion | Weight | **Build** | Buy |\n|---|---|---|---|\n| Speed | 3 | 4 | 3 |\n| A \\| B | 1 | 2 | 5 |\n"
    (found,) = table_lines(body)
    draft = read_draft(found.cut(), Surroundings(body), file="d/1.md", first_line=6, weight_words={})
    assert isinstance(draft, Draft)
    assert draft.place == Place("d/1.md", 9, 3, 36)
    assert draft.header == ("Criterion", "Weight", "Build", "Buy")
    assert draft.form == "markdown"
    assert draft.criteria[1].name.text == "A | B"
    assert draft.criteria[1].name.place == Place("d/1.md", 12, 3, 6)
    assert draft.options[0].name.place == Place("d/1.md", 9, 24, 9)
    assert draft.cells[0][0].score.place == Place("d/1.md", 11, 15, 1)


def test_percentages_and_their_sum() -> None:
    """Percentages are weights, and a row of 100 % is their sum, not a criterion."""
    found = table(
        "| Criterion | Weight | Build | Buy |\n|---|---|---|---|\n| Speed | 75% | 4 | 3 |\n| Price | 25 % | 2 | 5 |\n| Total | 100% | 3.5 | 3.5 |\n"
    )
    assert weights(found) == {"Speed": Fraction(3, 4), "Price": Fraction(1, 4)}
    assert claims(found) == [
        ("total", 0, Fraction(7, 2), Fraction(1, 10)),
        ("total", 1, Fraction(7, 2), Fraction(1, 10)),
        ("weights", None, 100, 1),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Speed (75%)", "Price (25 %)"), ("Speed — 75 %", "Price — 25 %"), ("Speed: 75%", "Price: 25%")],
)
def test_percentages_in_names(first: str, second: str) -> None:
    """A weight in a name is taken out of it, in rows and in the header alike."""
    share = {"Speed": Fraction(3, 4), "Price": Fraction(1, 4)}
    assert (
        weights(table(f"| | Build | Buy |\n|---|---|---|\n| {first} | 4 | 3 |\n| {second} | 2 | 5 |\n"))
        == share
    )
    found = table(f"| Option | {first} | {second} |\n|---|---|---|\n| Build | 4 | 2 |\n| Buy | 3 | 5 |\n")
    assert weights(found) == share
    assert scores(found) == BUILD_OR_BUY


def test_decimal_weights() -> None:
    """Weights that add up to 1 are weights, with a decimal comma too."""
    found = table(
        "| Aspect | Weight | Build | Buy |\n|---|---|---|---|\n| Speed | 0.75 | 4 | 3 |\n| Price | 0,25 | 2 | 5 |\n"
    )
    assert weights(found) == {"Speed": Fraction(3, 4), "Price": Fraction(1, 4)}


WORDY = "| Criterion | Weight | Build | Buy |\n|---|---|---|---|\n| Speed | High | 4 | 3 |\n| Price | Low | 2 | 5 |\n"


@pytest.mark.parametrize(
    "legend",
    [
        "High = 3, Medium = 2, Low = 1",
        "Weights: High (3), Low (1).",
        "3 = High, 1 = Low",
        "* **High**: 3\n* **Low**: 1",
    ],
)
def test_words_as_weights(legend: str) -> None:
    """A word is a weight where a legend beside the table, or the configuration, says what it is worth."""
    assert weights(table(f"{WORDY}\n{legend}\n")) == {"Speed": 3, "Price": 1}
    assert [one.weight_text for one in table(f"{legend}\n\n{WORDY}").criteria] == ["High", "Low"]
    assert weights(table(WORDY, {"high": Fraction(5), "low": Fraction(2)})) == {"Speed": 5, "Price": 2}


def test_words_as_weights_without_a_legend() -> None:
    """A word that nothing explains is no weight, and the reason names it."""
    assert reason(WORDY) == (
        "Nothing says what the weights “High”, “Low” are worth: a legend in the text beside the table would, "
        "or `weight_words` in steelyard.yml."
    )


@pytest.mark.parametrize(
    ("cells", "scale"),
    [
        (("8/10", "6/10", "4/10", "10/10"), "1–10"),
        (("8 / 10", "0/10", "4/10", "10/10"), "0–10"),
        (("4/5", "3/5: slow", "2 out of 5", "5/5"), "1–5"),
        (("80%", "60%", "40 %", "100%"), "0–100"),
    ],
)
def test_denominators(cells: tuple[str, str, str, str], scale: str) -> None:
    """A denominator is the scale's end; its other end is the first customary one that holds the scores."""
    a, b, c, d = cells
    found = table(
        f"| Criterion | Weight | Build | Buy |\n|---|---|---|---|\n| Speed | 3 | {a} | {b} |\n| Price | 1 | {c} | {d} |\n"
    )
    assert {criterion.scale.text for criterion in found.criteria} == {scale}


TWO_BY_TWO = "| Criterion | Weight | Build | Buy |\n|---|---|---|---|\n| Speed | 3 | {} | {} |\n| Price | 1 | {} | {} |\n"


@pytest.mark.parametrize(
    ("cells", "expected", "scale"),
    [
        (("✅", "⚠️", "❌", "✅"), {"Build": [2, 0], "Buy": [1, 2]}, "0–2"),
        (("✓", "~", "✗", "✓ unique value"), {"Build": [2, 0], "Buy": [1, 2]}, "0–2"),
        (("🟢", "🟡", "🔴", "🟢"), {"Build": [2, 0], "Buy": [1, 2]}, "0–2"),
        (("+", "0", "-", "+"), {"Build": [1, -1], "Buy": [0, 1]}, "−1 to 1"),
        (("++", "+", "--", "-"), {"Build": [2, -2], "Buy": [1, -1]}, "−2 to 2"),
        (("+1", "0", "-1", "+1"), {"Build": [1, -1], "Buy": [0, 1]}, "−1 to 1"),
        (("★★★☆☆", "★☆☆☆☆", "★★★★★", "★★☆☆☆"), {"Build": [3, 5], "Buy": [1, 2]}, "1–5"),
        (("⭐⭐⭐", "⭐", "⭐⭐ (2/5)", "⭐⭐"), {"Build": [3, 2], "Buy": [1, 2]}, "1–5"),
        (("★★☆", "☆☆☆", "★★★", "★☆☆"), {"Build": [2, 3], "Buy": [0, 1]}, "0–3"),
        ((":white_check_mark:", ":warning:", ":x:", "Yes ✅"), {"Build": [2, 0], "Buy": [1, 2]}, "0–2"),
        (("5️⃣", "🟢 4", "3 🏆", "**1**"), {"Build": [5, 3], "Buy": [4, 1]}, "1–5"),
    ],
)
def test_symbols(cells: tuple[str, str, str, str], expected: dict[str, list[int]], scale: str) -> None:
    """Well-known symbols, signs and stars have a worth of their own, and the scale they span."""
    found = table(TWO_BY_TWO.format(*cells))
    assert scores(found) == expected
    assert {criterion.scale.text for criterion in found.criteria} == {scale}
    assert found.remarks


def test_a_legend_wins() -> None:
    """What the text says of a symbol holds, the ends of the scale among it; the table says so."""
    found = table(
        "✅ = 3 (good), ⚠️ = 2 (acceptable), ❌ = 1 (poor)\n\n" + TWO_BY_TWO.format("✅", "⚠️", "⚠️", "✅")
    )
    assert scores(found) == {"Build": [3, 2], "Buy": [2, 3]}
    assert found.criteria[0].scale.text == "1–3"
    assert found.remarks[0] == "By the legend beside the table, ✅ counts as 3, ⚠ as 2."


@pytest.mark.parametrize(
    "legend",
    [
        "* 🔵 = 5\n* ⚪ = 1",
        "🔵 fully there (5 points), ⚪ hardly (1 point)",
        "5 = 🔵, 1 = ⚪",
        "🔵 good: 5; ⚪ bad: 1",
    ],
)
def test_forms_of_legends(legend: str) -> None:
    """A legend gives symbols that are not well known a worth, in the forms that people write."""
    assert scores(table(TWO_BY_TWO.format("🔵", "⚪", "⚪", "🔵") + f"\n{legend}\n")) == {
        "Build": [5, 1],
        "Buy": [1, 5],
    }


def test_symbols_that_nothing_explains() -> None:
    """A symbol of no known worth keeps the table as it is, and all such symbols are named."""
    assert reason(TWO_BY_TWO.format("✅", "🔄", "❌", "✅")).startswith(
        "Nothing says what “✅”, “❌” and “🔄” are worth"
    )


@pytest.mark.parametrize(
    ("text", "scale", "direction"),
    [
        ("Scores run from 1 (worst) to 10 (best).", "1–10", "higher"),
        ("5 = best, 1 = worst", "1–5", "higher"),
        ("1 = best, 5 = worst", "1–5", "lower"),
        ("Each option is rated 0-5.", "0–5", "higher"),
        ("We had 3 to 5 days for it.", "1–5", "higher"),
        ("Weights are from 1 to 10.", "1–5", "higher"),
    ],
)
def test_a_scale_in_the_text(text: str, scale: str, direction: str) -> None:
    """A scale that the text declares holds, with the end that it calls the better one; other numbers do not."""
    found = table(f"{text}\n\n" + TWO_BY_TWO.format(4, 3, 2, 5))
    assert {(one.scale.text, one.direction) for one in found.criteria} == {(scale, direction)}


def test_a_score_beyond_the_declared_scale() -> None:
    """A score outside the scale that the text declares is told, not squeezed in."""
    assert reason("Scored from 1 to 5.\n\n" + TWO_BY_TWO.format(4, 3, 2, 7)) == (
        "Its score “7” lies outside the scale that the text declares, 1 to 5."
    )


def test_words_beside_scores() -> None:
    """The words beside a score are its reason, a link beside it where to see it."""
    found = table(
        TWO_BY_TWO.format(
            "5: fast migration", "4 — needs a plug-in", "3 (see notes)", "[2](https://example.org/trial)"
        )
    )
    assert reasons(found) == [["fast migration", "see notes"], ["needs a plug-in", ""]]
    assert found.cells[1][1].see == "https://example.org/trial"
    assert [cell.text for row in found.cells for cell in row] == ["5", "3", "4", "2"]


def test_missing_cells() -> None:
    """Nothing, a dash, a question mark and "TBD" are no scores; a criterion with a weight stays."""
    found = table(
        "| Criterion | Weight | Build | Buy |\n|---|---|---|---|\n| Speed | 3 | 4 | - |\n| Price | 1 | ❓ | 5 |\n| Fit | 1 | TBD | |\n"
    )
    assert scores(found) == {"Build": [4, None, None], "Buy": [None, 5, None]}


def test_totals_with_all_they_say() -> None:
    """A total is a claim at its printed precision; a percentage, a rank or a cup beside it is one too."""
    found = table(
        TWO_BY_TWO.format(4, 3, 2, 5)
        + "| **Weighted total** | | **3.50 (70%)** | 3.5 / 5 |\n| Rank | | 1st | 🥈 |\n| Winner | | 🏆 | |\n"
    )
    assert claims(found) == [
        ("total", 0, Fraction(7, 2), Fraction(1, 100)),
        ("percentage", 0, 70, 1),
        ("total", 1, Fraction(7, 2), Fraction(1, 10)),
        ("rank", 0, 1, 1),
        ("rank", 1, 2, 1),
        ("winner", 0, None, None),
    ]
    assert found.claims[0].label == "Weighted total"
    assert found.claims[0].place == Place("a.md", 5, 26, 14)


@pytest.mark.parametrize(
    "name",
    ["Total", "Sum", "**Overall score**", "Σ", "Weighted score", "Score", "TOTAL (out of 20)", "Average"],
)
def test_names_of_totals(name: str) -> None:
    """A total is no criterion and no option, whatever it is called."""
    found = table(TWO_BY_TWO.format(4, 3, 2, 5) + f"| {name} | | 14 | 14 |\n")
    assert len(found.criteria) == 2
    assert [claim.kind for claim in found.claims] == ["total", "total"]
    turned = table(
        f"| Option | Speed | Price | {name} | Rank | Notes |\n|---|---|---|---|---|---|\n| Weight | 3 | 1 | | | |\n"
        "| Build | 4 | 2 | 14 | 1 | ours |\n| Buy | 3 | 5 | 14 | =1 | theirs |\n"
    )
    assert [claim.kind for claim in turned.claims] == ["total", "total", "rank", "rank"]
    assert [option.note for option in turned.options] == ["ours", "theirs"]


def test_weighted_scores_are_claims() -> None:
    """A weighted score beside a score is a claim on that option and criterion."""
    found = table(SAME["arithmetic in the cells"])
    assert [(c.option, c.criterion, c.value) for c in found.claims if c.kind == "weighted"] == [
        (0, 0, Fraction(12)),
        (0, 1, Fraction(2)),
        (1, 0, Fraction(9)),
        (1, 1, Fraction(5)),
    ]


def test_the_weight_may_stand_first_in_a_multiplication() -> None:
    """In `3 × 4 = 12` the score is the factor that is not the weight."""
    found = table(TWO_BY_TWO.format("3 × 4 = 12", "3 × 3 = 9", "1 × 2 = 2", "1 × 5 = 5"))
    assert scores(found) == BUILD_OR_BUY


def test_prices_and_measures_are_informative() -> None:
    """A criterion of prices or measures is shown and not counted, and the table says why."""
    found = table(
        TWO_BY_TWO.format(4, 3, 2, 5) + "| Fee | 2 | $12/month | free |\n| Latency | 1 | 45 ms | 60 ms |\n"
        "| Single sign-on | | yes | no |\n"
    )
    assert list(weights(found)) == ["Speed", "Price"]
    assert [(row.name, row.weight_text, row.cells) for row in found.informative] == [
        ("Fee", "2", ("$12/month", "free")),
        ("Latency", "1", ("45 ms", "60 ms")),
        ("Single sign-on", "", ("yes", "no")),
    ]
    assert found.informative[1].reason == "Its cells are measures (“45 ms”), so it is not counted."


@pytest.mark.parametrize(
    "name", ["Price (lower is better)", "Price (inverted)", "Price (20%, lower is better)", "Price ↓"]
)
def test_inverted_criteria(name: str) -> None:
    """A criterion that says so is better lower, and its name is free of the remark."""
    body = TWO_BY_TWO.format(4, 3, 2, 5).replace("Price", name)
    assert [(one.name, one.direction) for one in table(body).criteria] == [
        ("Speed", "higher"),
        ("Price", "lower"),
    ]


def test_inverted_criteria_whose_totals_add_up_as_written() -> None:
    """Where the stated totals add such scores up as they are, they were turned round before, and the table says so."""
    body = (
        TWO_BY_TWO.format(4, 3, 2, 5).replace("Price", "Price (lower is better)") + "| Total | | 14 | 14 |\n"
    )
    found = table(body)
    assert [one.direction for one in found.criteria] == ["higher", "higher"]
    assert any("as they are" in remark for remark in found.remarks)


def test_no_weights() -> None:
    """Scores with totals under a header of criteria or options are a score table in which all weigh the same."""
    body = "| Criterion | Build | Buy |\n|---|---|---|\n| Speed | 4 | 3 |\n| Price | 2 | 5 |\n| Total | 6 | 8 |\n"
    assert weights(table(body)) == {"Speed": 1, "Price": 1}


@pytest.mark.parametrize(
    "heading", ["Scores", "Evaluation", "Decision matrix", "Trade study", "Comparison of the options"]
)
def test_headings(heading: str) -> None:
    """A heading makes a score table of scores under criteria, a line in bold does too; the title does not."""
    body = "| Criterion | Build | Buy |\n|---|---|---|\n| Speed | 4 | 3 |\n| Price | 2 | 5 |\n"
    assert scores(table(f"## {heading}\n\n{body}")) == BUILD_OR_BUY
    assert scores(table(f"## {heading}\n\n### Hosting\n\nText.\n\n{body}")) == BUILD_OR_BUY
    assert scores(table(f"**{heading}**\n\n{body}")) == BUILD_OR_BUY
    assert reason(f"# {heading}\n\n{body}").startswith(
        "It says neither by weights or totals nor by the heading"
    )


def test_points_out_of_the_weight() -> None:
    """Points out of a criterion's weight, added up plainly, are read on a scale of their own each."""
    found = table(
        "| Criterion | Build | Buy |\n|---|---|---|\n| Speed (60) | 45 | 30 |\n| Price (40) | 20 | 35 |\n| Total (100) | 65 | 65 |\n"
    )
    assert [(one.weight, one.scale.text) for one in found.criteria] == [
        (Fraction(60), "0–60"),
        (Fraction(40), "0–40"),
    ]


def test_a_criterion_named_like_a_remark() -> None:
    """A column of scores is a criterion, even where it is called Evidence."""
    found = table(
        "| Candidate | Evidence | Fit | Total | Comment |\n|---|---|---|---|---|\n| Build | 4 | 2 | 6 | a |\n| Buy | 3 | 5 | 8 | b |\n"
    )
    assert list(weights(found)) == ["Evidence", "Fit"]
    assert [option.note for option in found.options] == ["a", "b"]


def test_a_chosen_option() -> None:
    """An option whose name says that it was chosen is the chosen one; a cup marks a winner."""
    found = table(TWO_BY_TWO.format(4, 3, 2, 5).replace("Build", "Build (chosen)").replace("Buy", "Buy 🏆"))
    assert [option.name for option in found.options] == ["Build", "Buy"]
    assert found.chosen == 0
    assert claims(found) == [("winner", 1, None, None)]


LEFT = {
    "one option": (
        "| Criterion | Weight | Score | Notes |\n|---|---|---|---|\n| Speed | 3 | 4 | a |\n| Price | 1 | 2 | b |\n",
        "It scores one option only; a score table compares two or more.",
    ),
    "a cell in words": (TWO_BY_TWO.format(4, 3, 2, "maybe") + "| Fit | 1 | 2 | 2 |\n", "“maybe”"),
    "as many words as numbers": (TWO_BY_TWO.format("days", 3, "Zero", 5), "“days” of Speed"),
    "numbers and symbols": (TWO_BY_TWO.format("✅", "❌", 4, 3), "several ways"),
    "no scale": (TWO_BY_TWO.format(400, 3, 2, 5), "No customary scale holds its score 400"),
    "a weight missing": (TWO_BY_TWO.format(4, 3, 2, 5).replace("| 3 |", "| |", 1), "Speed has no weight"),
    "weights of two kinds": (TWO_BY_TWO.format(4, 3, 2, 5).replace("| 3 |", "| 30% |", 1), "percentages"),
    "a negative weight": (TWO_BY_TWO.format(4, 3, 2, 5).replace("| 3 |", "| -3 |", 1), "negative"),
    "a name twice": (TWO_BY_TWO.format(4, 3, 2, 5).replace("Price", "Speed"), "a second time"),
    "one criterion with scores": (
        TWO_BY_TWO.format("", 3, "TBD", "?"),
        "Only one of its criteria has scores.",
    ),
    "scores that are no numbers": (TWO_BY_TWO.format(4, 3, "1e400", "inf"), "Only one of its criteria"),
    "too many rows": (
        "| Criterion | Weight | Build | Buy |\n|---|---|---|---|\n"
        + "".join(f"| C{number} | 1 | 2 | 3 |\n" for number in range(300)),
        "more than 256 rows",
    ),
    "products": (
        "## Scores\n\n| Risk | Likelihood | Impact | Score |\n|---|---|---|---|\n| fire | 2 | 5 | 10 |\n| flood | 1 | 4 | 4 |\n",
        "multiply",
    ),
    "yes and no": (
        "## Decision matrix\n\n| Criterion | Build | Buy |\n|---|---|---|\n| Speed | ✅ | ❌ |\n| Price | ❌ | ✅ |\n",
        "only say yes and no",
    ),
}


@pytest.mark.parametrize(("body", "why"), LEFT.values(), ids=LEFT)
def test_what_looks_like_scores_and_stays(body: str, why: str) -> None:
    """A table that looks like scores and cannot be counted stays as it is, with a sentence why."""
    told = reason(body)
    assert why in told
    assert told.endswith(".")


ORDINARY = {
    "pros and cons": "## Comparison\n\n| Option | Pros | Cons |\n|---|---|---|\n| Build | ours | slow |\n| Buy | quick | dear |\n",
    "features": "## Comparison\n\n| Feature | Build | Buy |\n|---|---|---|\n| Export | ✅ | ❌ |\n| Import | ✅ | ✅ |\n",
    "features with words": "| Criterion | Build | Buy |\n|---|---|---|\n| Export | yes | no |\n| Import | yes | partly |\n",
    "a benchmark": "## Comparison\n\n| Library | 10 users | 100 users |\n|---|---|---|\n| one | 3 | 5 |\n| two | 2 | 9 |\n",
    "a benchmark with a mean": "## Results\n\n| Run | Before | After |\n|---|---|---|\n| 1 | 3 | 5 |\n| 2 | 2 | 9 |\n| Average | 2.5 | 7 |\n",
    "milliseconds": "## Evaluation\n\n| Approach | p50 (ms) | p99 (ms) |\n|---|---|---|\n| one | 3 | 5 |\n| two | 2 | 9 |\n",
    "costs": "| Item | 2023 | 2024 | Total |\n|---|---|---|---|\n| Servers | 3 | 5 | 8 |\n| People | 2 | 9 | 11 |\n",
    "versions": "| Package | Old | New |\n|---|---|---|\n| a | 1.2 | 1.3 |\n| b | 2.0 | 3.0 |\n",
    "ports": "| Service | Inner port | Outer port |\n|---|---|---|\n| a | 80 | 8080 |\n| b | 443 | 8443 |\n",
    "weights of things": "| Part | Weight (kg) | Length |\n|---|---|---|\n| beam | 3 | 4 |\n| pan | 1 | 2 |\n",
    "a rubric": "| Criterion | Weight | What good looks like |\n|---|---|---|\n| Speed | 3 | soon |\n| Price | 1 | low |\n",
    "dates": "| Step | Start | End |\n|---|---|---|\n| one | 2021-01-02 | 2021-02-03 |\n| two | 2021-03-04 | 2021-04-05 |\n",
    "counts": "## Evaluation\n\n| Option | # of nodes | Number of disks |\n|---|---|---|\n| one | 3 | 4 |\n| two | 1 | 2 |\n",
    "a template": "| Criterion | Weight | Build | Buy |\n|---|---|---|---|\n| | | | |\n| | | | |\n",
    "one row": "| Criterion | Weight | Build | Buy |\n|---|---|---|---|\n| Speed | 1 | 2 | 3 |\n",
    "a leaderboard": "## Evaluation\n\n| Model | Accuracy | Recall | Overall |\n|---|---|---|---|\n| a | 0.9 | 0.4 | 0.7 |\n| b | 0.8 | 0.6 | 0.7 |\n",
    "sprints": "## Comparison\n\n| Sprint | Stories | Faults | Total |\n|---|---|---|---|\n| 1 | 5 | 3 | 8 |\n| 2 | 4 | 2 | 6 |\n",
    "risks": "| Risk | Likelihood | Impact |\n|---|---|---|\n| fire | 2 | 5 |\n| flood | 1 | 4 |\n",
    "fenced": "```\n" + SAME["criteria as rows"] + "```\n",
    "indented": "Text.\n\n"
    + "\n".join("    " + line for line in SAME["criteria as rows"].strip().splitlines()),
    "commented out": "<!--\n" + SAME["criteria as rows"].strip() + "\n-->\n",
    "in HTML": "<div>\n" + SAME["criteria as rows"].strip() + "\n</div>\n",
    "in preformatted HTML": "<pre>\n" + SAME["criteria as rows"] + "</pre>\n",
    "no rule": SAME["criteria as rows"].replace("|---|:-:|---:|---|\n", ""),
    "a rule too short": SAME["criteria as rows"].replace("|---|:-:|---:|---|\n", "|---|---|\n"),
}


@pytest.mark.parametrize("body", ORDINARY.values(), ids=ORDINARY)
def test_ordinary_tables_stay(body: str) -> None:
    """Tables of other things, and what is no table, are let be without a word."""
    assert find(body) == FoundTables((), ())


def test_several_tables() -> None:
    """Every table is found in its place, whatever stands between."""
    both = SAME["criteria as rows"] + "\nText.\n" + ORDINARY["ports"] + "\n" + SAME["a weight row"]
    assert [each.place.line for each in find(both).tables] == [2, 14]


PIECES = [
    "| Criterion | Weight | Build | Buy |\n", "|---|---|---|---|\n", "| Speed | 3 | 4 | 3 |\n", "| Total | 100% | 4.40 (88%) | 9/0 |\n", "|", "\n", "\\|", "`", "```\n",
    "<!--", "> ", "- ", "    ", "✅", "★★☆", "++", "-", "1", "/", "%", "x", "=", "→", "(", ")", "²", "٣", "\u2028", "\r", "## Scores\n", "High", "1–5", "1e9", ",", ".",
    "| Option | Speed (35%) | UX (30%) | Rank |\n", "| **Weight** | 0 | -1 | ½ |\n", "5 = best, 1 = worst\n", "✅ = 2\n", "9" * 30, "0.", "½", "|---|---|---|\n",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=30).map("".join))
def test_any_text_reads(text: str) -> None:
    """No text is too strange."""
    found = find(text)
    lines = text.count("\n") + 1
    assert all(0 < line <= lines and why.endswith(".") for line, why in found.left)


cells = st.sampled_from(
    [
        "1",
        "2",
        "5",
        "9/10",
        "✅",
        "❌",
        "~",
        "+",
        "-",
        "",
        "30%",
        "3: a",
        "★★☆",
        "2 → 6",
        "$3",
        "no",
        "3 x 2 = 6",
        "4 (1)",
        "TBD",
        "-1",
    ]
)
names = st.sampled_from(
    [
        "Speed",
        "Cost (15)",
        "UX (30%)",
        "Weight",
        "Total",
        "Rank",
        "Winner",
        "#",
        "Notes",
        "",
        "Risk (lower is better)",
        "Build",
        "Criterion",
        "Option",
    ]
)


@given(st.data(), st.integers(3, 6), st.integers(2, 6))
def test_any_table_reads(data: st.DataObject, width: int, height: int) -> None:
    """However its cells are thrown together, a table is read, explained or let be."""
    header = data.draw(st.lists(names, min_size=width, max_size=width))
    rows = [
        [data.draw(names), *data.draw(st.lists(cells, min_size=width - 1, max_size=width - 1))]
        for _ in range(height)
    ]
    lines = [header, ["---"] * width, *rows]
    body = "## Scores\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)
    found = find(body)
    assert len(found.tables) + len(found.left) <= 1


HEADERS = [
    "Build",
    "Buy",
    "**Rent**",
    "A total",
    "Borrow (chosen)",
    "Lend 🏆",
    "Weight",
    "Score",
    "Notes",
    "Borrow:",
    "A (weighted)",
    "build",
    "",
]
LABELS = [
    "Speed",
    "Cost",
    "`A` \\| B",
    "Risk (lower is better)",
    "Latency ↓",
    "UX (30%)",
    "Users (k)",
    "Speed:",
    "Total",
    "Speed weighted",
    "Notes",
    "speed",
    "",
]
AROUND = ["", "Text of 2020.\n\n", "Scores are from 1 (worst) to 5 (best).\n\n", "## Scores from 0 to 10\n\n", "5 = best, 1 = worst\n\n"]  # fmt: skip


LEADS = ["Text.\n", "# H\n", "#no\n", "- a\n", "  - b\n", "1. c\n", "    code\n", "> q\n", "> - q\n", "a | b\n", "| a | b |\n", "\n", "  | a | b |\n", "|---|---|\n", "  |---|---|\n", "```\n", "<div>\n"]  # fmt: skip


@given(st.lists(st.sampled_from(LEADS), max_size=12).map("".join))
def test_what_stands_above_is_read_where_it_matters(body: str) -> None:
    """A table is found the same whether the walk starts near it, or at the top, as it does below any HTML."""
    below = table_lines(f"<!-- -->\n\n{body}")
    assert [(one.line - 2, one.last - 2, one.width) for one in below] == [
        (one.line, one.last, one.width) for one in table_lines(body)
    ]


@given(st.data(), st.integers(2, 4), st.integers(1, 5))
def test_whole_numbers_are_read_as_drafts_are(data: st.DataObject, options: int, height: int) -> None:
    """The quick way for tables of whole numbers gives what the general way gives, or leaves the table to it."""
    usually = st.integers(0, 9).map(bool)

    def pick(usual: list[str], any_of: list[str]) -> str:
        return data.draw(st.sampled_from(usual if data.draw(usually) else any_of))

    numbers = [str(number) for number in range(11)]
    odd = ["", "-", "101", "100", "07", "1.5", "3: a", "²", "30%", "**4**", "9/10", "-1"]
    header = [
        pick(["Criterion"], ["Option", "", "Criteria weight"]),
        pick(["Weight"], ["W (kg)", "Notes", "×"]),
    ]
    header += [pick(HEADERS[:3], HEADERS) for _ in range(options)]
    rows = [[pick(LABELS[:3], LABELS), *(pick(numbers, odd) for _ in header[1:])] for _ in range(height)]
    lines = "\n".join(f"| {' | '.join(line)} |" for line in (header, ["---"] * len(header), *rows))
    body = data.draw(st.sampled_from(AROUND)) + lines + "\n\n" + data.draw(st.sampled_from(AROUND))
    around = Surroundings(body)
    for found in table_lines(body):
        quick = whole_table(found, around, file="a.md", first_line=4)
        draft = read_draft(found.cut(), around, file="a.md", first_line=4, weight_words={})
        if quick is not None:
            assert isinstance(draft, Draft)
            assert settle(draft, weight_words={}) == (quick, ())


def test_most_tables_of_whole_numbers_need_no_draft() -> None:
    """The quick way is taken for the plainest table there is."""
    body = "## Options\n\n" + HEAD + "| Speed | 3 | 4 | 3 |\n| Cost | 0 | 10 | 0 |\n"
    (found,) = table_lines(body)
    quick = whole_table(found, Surroundings(body), file="a.md", first_line=1)
    assert quick is not None
    assert [[cell.text for cell in row] for row in quick.cells] == [["4", "10"], ["3", "0"]]


HEAD = "| Criterion | Weight | Build | Buy |\n|---|---|---|---|\n"
LONG = {
    "pipes": "|" * 20_000,
    "pipes over a rule": "|" * 20_000 + "\n|---|---|\n" + "|" * 20_000,
    "rules": "|---|---|\n" * 5_000,
    "rules of two widths": "|---|---|\n|---|---|---|\n" * 3_000,
    "rows": HEAD + "| Speed | 3 | 4 | 3 |\n" * 5_000,
    "tables": (HEAD + "| Speed | 3 | 4 | 3 |\n| Price | 1 | 2 | 5 |\n\n") * 400,
    "headings and tables": ("## Scores\n\n" + HEAD + "| Speed | 3 | ✅ | 🔵 |\n| Price | 1 | 🔵 | 🔵 |\n\n")
    * 400,
    "a long name": HEAD + f"| {'a (1' * 5_000} | 3 | 4 | 3 |\n| Price | 1 | 2 | 5 |\n",
    "brackets": HEAD + f"| {'(' * 10_000 + ')' * 10_000} | 3 | 4 | 3 |\n| Price | 1 | 2 | 5 |\n",
    "blanks": HEAD + f"| a{' ' * 20_000}b | 3 | 4{' ' * 20_000}x | 3 |\n| Price | 1 | 2 | 5 |\n",
    "digits": HEAD
    + f"| a | 3 | {'1' * 20_000} | {'1/' * 10_000} |\n| Price | 1 | {'1 x ' * 5_000} | {'★' * 20_000} |\n",
    "a long weight": HEAD + f"| a | {'weight ' * 3_000} | 1 | 2 |\n| Price | {'1 ' * 9_000} | 3 | 4 |\n",
    "a long legend": HEAD + "| a | 3 | ✅ | ❌ |\n| b | 1 | ❌ | ✅ |\n\n" + ("✅ (" * 140 + "\n\n") * 60,
    "spans": HEAD + "| a | 3 | 1 | 2 |\n| b | 1 | 3 | 4 |\n\n" + ("scale 1 - " * 55 + "\n\n") * 60,
    "quotations": "> " * 10_000 + "| a |\n" + "> " * 10_000 + "|---|---|\n",
    "list marks": "- " * 10_000 + "| a | b |\n|---|---|\n",
}


@pytest.mark.parametrize("body", LONG.values(), ids=LONG)
def test_reading_is_linear(body: str) -> None:
    """Long text is read in time that grows with its length only: far from a second for any of these."""
    within(2, lambda: find(body))


ALONE = "## {heading}\n\n{text}\n\n| Criterion | Weight | Ada | Bo |\n|---|---|---|---|\n| Cost | 3 | 1 | 3 |\n| Speed | 2 | 2 | 3 |\n| **Sum** | | **7** | **15** |\n"


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Comparison (1 = best)", ""), ("Scores", "1 is a rank, and the lowest total wins."), ("Scores", "Ranked 1 (best) to 3 (worst)."),
        ("Scores", "A lower score is better."), ("Bewertung (1 = beste)", ""), ("Scores", "5 = worst, 1 = best"), ("Scores (best = 1)", ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("total", [True, False])
def test_the_text_may_say_that_lower_is_better(heading: str, text: str, *, total: bool) -> None:
    """Of ranks the lowest wins, though the totals add them up as they are, and whatever stands in the heading."""
    body = ALONE.format(heading=heading, text=text)
    found = table(body if total else body.replace("| **Sum** | | **7** | **15** |\n", ""))
    assert {criterion.direction for criterion in found.criteria} == {"lower"}


@pytest.mark.parametrize(
    "text",
    ["Option 1 is best.", "For cost, lower is better.", "Ada scores 5 (best) of all.", "1 = worst, 5 = best"],
)
def test_other_words_leave_the_higher_score_the_better_one(text: str) -> None:
    """What is said of an option, of one criterion or of the other end says nothing of all scores."""
    found = table(ALONE.format(heading="Scores", text=text))
    assert {criterion.direction for criterion in found.criteria} == {"higher"}


APART = (
    "## Scores\n\n| Criterion | Weight | Why |\n|---|---|---|\n| **Cost** | 60% | budget |\n| Speed | 40 % | users |\n| Total | 100% | |\n\n"
    "| Option | Cost | Speed | Total |\n|---|---|---|---|\n| Ada | 4 | 2 | 3.2 |\n| Bo | 2 | 5 | 3.2 |\n"
)


def test_weights_may_stand_in_a_table_of_their_own() -> None:
    """They are those of the same criteria; other criteria's are not."""
    assert weights(table(APART)) == {"Cost": Fraction(3, 5), "Speed": Fraction(2, 5)}
    for other in (
        APART.replace("| Speed | 40", "| Ease | 40"),
        APART.replace("| Speed | 40 % | users |\n", ""),
    ):
        assert weights(table(other)) == {"Cost": 1, "Speed": 1}


def test_the_nearest_table_of_weights_counts() -> None:
    """Two decisions in one record each have their own."""
    second = APART.replace("60%", "30%").replace("40 %", "70 %").replace("## Scores", "## More scores")
    first, last = find(f"{APART}\n{second}").tables
    assert (weights(first)["Cost"], weights(last)["Cost"]) == (Fraction(3, 5), Fraction(3, 10))


def test_weights_apart_are_looked_for_once() -> None:
    """Many tables of one body take time by their number."""
    within(4, lambda: find((APART.split("\n\n", 1)[1] + "\n") * 400))


def test_options_whose_names_say_that_they_are_scores() -> None:
    """`Ada score | Bo score` are Ada and Bo; one of that name alone keeps it."""
    body = "## Scores\n\n| Criterion | Weight | Ada score | Bo {0} |\n|---|---|---|---|\n| Cost | 3 | 1/5 | 3/5 |\n| Speed | 2 | 2/5 | 3/5 |\n"
    assert [option.name for option in table(body.format("Score")).options] == ["Ada", "Bo"]
    assert [option.name for option in table(body.format("deal")).options] == ["Ada score", "Bo deal"]


@pytest.mark.parametrize(
    ("legend", "scale"),
    [
        ("Bewertungsskala: 0 (schwach) bis 4 (sehr gut)", (0, 4)), ("0 = schlecht, 4 = sehr gut", (0, 4)),
        ("Notes de 0 (faible) à 4 (excellent)", (0, 4)), ("Escala: 0 (malo) a 4 (muy bueno)", (0, 4)),
    ],
)  # fmt: skip
def test_a_scale_may_be_said_in_another_language(legend: str, scale: tuple[int, int]) -> None:
    """With both ends, and which of them is the better one."""
    (first, _) = table(ALONE.format(heading="Scores", text=legend)).criteria
    assert first.direction == "higher"
    assert first.scale
    assert (int(first.scale.low), int(first.scale.high)) == scale


WEIGHED_AFTER = (
    "## Scores\n\n| Criterion | Weight | {0} |\n|---|---|---|---|---|---|\n| Cost | 3 | 4 | 2 | {1} |\n"
    "| Speed | 2 | 3 | 5 | 6 | 10 |\n| Total | | | | 18 | 16 |\n"
)


@pytest.mark.parametrize(
    ("names", "options"),
    [
        ("Ada score | Bo score | Ada weighted | Bo weighted", ["Ada", "Bo"]), ("Ada | Bo | Ada total | Bo total", ["Ada", "Bo"]),
        ("方案 A 评分 | 方案 B 评分 | A 得分 | B 得分", ["方案 A", "方案 B"]), ("Ada | Bo | Ada (ważone) | Bo (ważone)", ["Ada", "Bo"]),
    ],
)  # fmt: skip
def test_weighted_scores_after_all_the_scores(names: str, options: list[str]) -> None:
    """They are no options of their own: by their names, or, in any language, by their numbers."""
    found = table(WEIGHED_AFTER.format(names, "12 | 6"))
    assert [option.name for option in found.options] == options
    assert list(scores(found).values()) == [[4, 3], [2, 5]]
    assert {18, 16, 12, 6} <= {claim[2] for claim in claims(found)}


def test_numbers_that_are_no_products_are_options() -> None:
    """So are products under names that have no word in common."""
    assert len(table(WEIGHED_AFTER.format("Ada | Bo | Ada fast | Bo fast", "12 | 5")).options) == 4
    assert len(table(WEIGHED_AFTER.format("Ada | Bo | Cy | Di", "12 | 6")).options) == 4
    assert len(table(WEIGHED_AFTER.format("Job Ada | Job Bo | Job Cy | Job Di", "12 | 6")).options) == 4
