"""Rare cells, weights and legends of the tables in a body, and what comes of them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from body_table_samples import find, reason, table

HEAD = "| Criterion | Weight | Build | Buy |\n|---|---|---|---|\n"
SCORED = f"{HEAD}| Speed | 3 | 4 | 3 |\n| Cost | 2 | 2 | 5 |\n"


@pytest.mark.parametrize(
    ("cell", "score", "why"),
    [
        ("4 pts (fast)", "4", "fast"),
        ("4 points / 5", "4", ""),
        ("4 ✅ fast", "4", "fast"),
        ("4/5 👍 good", "4", "good"),
        ("★★½", "5/2", ""),
        ("★★½ fast", "5/2", ""),
        ("4 (7)", "4", "4 (7)"),
    ],
)
def test_a_score_among_other_signs(cell: str, score: str, why: str) -> None:
    """A number is a score with the word for points, a sign or a second figure behind it, and half a star is half of one."""
    first = table(f"{HEAD}| Speed | 3 | {cell} | 3 (8) |\n| Cost | 2 | 2 (9) | 5 (1) |\n").cells[0][0]
    assert (str(first.score), first.because) == (score, why)


def test_a_score_in_brackets_behind_words() -> None:
    """`Yes (4/5)` is 4 out of 5, for the reason before it; without what it is out of, the figure may be another."""
    one = table(f"{HEAD}| Speed | 3 | Yes (4/5) | ✅ so so [3 / 5] |\n| Cost | 2 | (2/5) | 5/5 |\n")
    assert [[f"{cell.score} {cell.because}" for cell in row] for row in one.cells] == [
        ["4 Yes", "2 "],
        ["3 so so", "5 "],
    ]
    assert find(f"{HEAD}| Speed | 3 | Yes (4) | No (3) |\n| Cost | 2 | No (3/0) | Yes (5) |\n").tables == ()


def test_final_is_a_total_beside_weights() -> None:
    """A row "Final" states totals where criteria have weights; without them it may be anything, and a column is an option's."""
    across = "| Option | Speed | Cost | Final |\n|---|---|---|---|\n| Weight | 3 | 2 | |\n| Build | 4 | 2 | 16 |\n| Buy | 3 | 5 | 19 |\n"
    for body in (f"{SCORED}| **Final** | | 16 | 19 |\n", f"{SCORED}| Final | 5 | 16 | 19 |\n", across):
        one = table(body)
        assert [option.name for option in one.options] == ["Build", "Buy"]
        assert [f"{claim.kind} {claim.option} {claim.value}" for claim in one.claims[:2]] == [
            "total 0 16",
            "total 1 19",
        ]
    turned = "| Option | Speed (60%) | Cost (40%) |\n|---|---|---|\n| Build | 4 | 2 |\n| Final | 3 | 5 |\n"
    assert [option.name for option in table(turned).options] == ["Build", "Final"]
    assert find("| Step | First | Final |\n|---|---|---|\n| a | 100 | 100000 |\n| b | 20 | 30 |\n").left == ()


def test_stars_as_weights() -> None:
    """A weight of ★★★ is 3, hollow stars not counted."""
    one = table(f"{HEAD}| Speed | ★★★☆☆ | 4 | 3 |\n| Cost | ⭐️⭐️ | 2 | 5 |\n")
    assert [(str(each.weight), each.weight_text) for each in one.criteria] == [("3", "★★★☆☆"), ("2", "⭐️⭐️")]
    assert "“★★ (much)”" in reason(f"{HEAD}| Speed | ★★ (much) | 4 | 3 |\n| Cost | ★ | 2 | 5 |\n")
    assert "“☆”" in reason(f"{HEAD}| Speed | ☆ | 4 | 3 |\n| Cost | ☆ | 2 | 5 |\n")


@pytest.mark.parametrize("weight_first", [False, True])
@pytest.mark.parametrize("form", ["{} ({}×{})", "{} ({} x {})", "**{}** (= {} * {})"])
def test_a_weighted_score_with_its_factors_behind(form: str, *, weight_first: bool) -> None:
    """`12 (4×3)` is a score of 4, weighted, where the factors make the figure before them."""

    def cell(score: int, weight: int) -> str:
        return form.format(score * weight, *((weight, score) if weight_first else (score, weight)))

    one = table(
        f"{HEAD}| Speed | 3 | {cell(4, 3)} | {cell(2, 3)} |\n| Cost | 2 | {cell(1, 2)} | {cell(5, 2)} |\n| **Total** | | 14 | 16 |\n"
    )
    assert [[cell.score for cell in row] for row in one.cells] == [[4, 1], [2, 5]]
    assert [(claim.kind, str(claim.value)) for claim in one.claims] == [
        ("total", "14"),
        ("total", "16"),
        *(("weighted", value) for value in ("12", "2", "6", "10")),
    ]


def test_factors_that_make_another_figure() -> None:
    """What does not multiply to the figure before it tells of something else, and the table stays one of words."""
    body = f"{HEAD}| Speed | 3 | 12 (5×3) | 9 (2×3) |\n| Cost | 2 | 4 (3×2) | 10 (6×2) |\n"
    assert find(body).tables == ()


def test_a_score_multiplied_without_blanks() -> None:
    """`3x4=12` states a weighted score; which factor is the weight is seen from the weights."""
    one = table(f"{HEAD}| Speed | 3 | 3x4=12 | 3x3=9 |\n| Cost | 2 | 2x2=4 | 2x5=10 |\n")
    assert [[cell.score for cell in row] for row in one.cells] == [[4, 2], [3, 5]]
    assert [(claim.kind, str(claim.value)) for claim in one.claims] == [
        ("weighted", value) for value in ("12", "4", "9", "10")
    ]


@pytest.mark.parametrize(
    ("row", "claims"),
    [
        ("| Total | | 16 | 19 (winner) |", [("total", 0, 16), ("total", 1, 19), ("winner", 1, None)]),
        ("| Total | | 16 (#2) | 19 [rank 1] |", [("total", 0, 16), ("rank", 0, 2), ("total", 1, 19), ("rank", 1, 1)]),
        ("| Total | | n/a | 19 |", [("total", 1, 19)]),
        ("| Total | | 16–18 | 19 |", [("total", 1, 19)]),
        ("| Total | | 12 + 4 = 16 | 3×3 + 2×5 = **19** (winner) |", [("total", 0, 16), ("total", 1, 19), ("winner", 1, None)]),
        ("| Total | | (4×3) + 4 = ≈ 16 / 25 | 20 - 1 = 19 [rank 1] |", [("total", 0, 16), ("total", 1, 19), ("rank", 1, 1)]),
        ("| Total | | 12 + 4 | 9 × (2) |", []),
        ("| Total | | 16 (= 64%) | 19 (a = b) |", [("total", 0, 16), ("total", 1, 19)]),
        ("| Winner | | ✅ | maybe |", [("winner", 0, None)]),
        ("| Winner | | ✅ | ✅ |", [("winner", 0, None), ("winner", 1, None)]),
        ("| Winner | | | somebody |", []),
        ("| Rank | | second | 1st |", [("rank", 1, 1)]),
    ],
)  # fmt: skip
def test_what_a_row_states(row: str, claims: list[tuple[str, int, int | None]]) -> None:
    """A rank or a winner beside a total is stated too, the last figure of a sum counts, and what is unreadable states nothing."""
    told = [(claim.kind, claim.option, claim.value) for claim in table(f"{SCORED}{row}\n").claims]
    assert told == claims


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (SCORED.replace("| 3 | 4", "| | 4").replace("| 2 | 2", "| | 2"), "Its weights are empty."),
        (SCORED.replace("| 3 | 4", "| 0 | 4").replace("| 2 | 2", "| 0 | 2"), "All of its weights are 0."),
        (
            SCORED.replace("Criterion", "Thing"),
            "It has weights, but neither the heading above it nor the one over its names says that it scores options.",
        ),
        (
            f"🟢 = 3, 🔴 = 3\n\n{HEAD}| Speed | 2 | 🟢 | 🔴 |\n| Cost | 1 | 🔴 | 🟢 |\n",
            "Its legend gives all its symbols the same worth, 3.",
        ),
        (
            f"{HEAD}| Speed | 2 | + | ✅ |\n| Cost | 1 | - | ++ |\n",
            "Its signs are of several kinds, and no legend says what they are worth.",
        ),
        (
            f"{HEAD}| Speed | 2 | - slow | - slow |\n| Cost | 1 | - dear | - dear |\n",
            "Its cells hold − and no +, which may mean that nothing stands there.",
        ),
        (
            f"{SCORED}| Team | 1 | small | large |\n| Mood | 1 | good one | bad one |\n",
            "As many of its criteria hold words as hold scores.",
        ),
    ],
)
def test_why_a_table_is_left_as_it_is(body: str, why: str) -> None:
    """Where weights, signs or words leave it open what is meant, the table is shown as it is, with the reason."""
    assert reason(body) == why


@pytest.mark.parametrize(
    "body",
    [
        "## Scores\n\n| Criterion | Build | Buy |\n|---|---|---|\n| Speed | 40 | 30 |\n| Cost | 20 | 50 |\n| Total score | 60 | 80 |\n",
        "| | Build | Buy |\n|---|---|---|\n| Speed | 4 | 3 |\n| Cost | 2 | 5 |\n| Total score | 6 | 8 |\n",
        "🟢 = 3, 🟡 = 2, 🔴 = 1\n\n| Criterion | Build | Buy |\n|---|---|---|\n| Speed | 🟢 | 🔴 |\n| Cost | 🔴 | 🟡 |\n",
    ],
)
def test_what_makes_a_table_one_of_scores(body: str) -> None:
    """Without weights, totals that are called scores tell it, and so does a legend."""
    assert [criterion.weight for criterion in table(body).criteria] == [1, 1]


@pytest.mark.parametrize(
    ("above", "direction"),
    [
        ("Scores from 1 to 5, 1 = best.", "lower"),
        ("Scored 1 to 5; worst = 5.", "lower"),
        ("Scores from 1 (really good) to 5 (really bad).", "lower"),
        ("Scores from 1 (really bad) to 5 (really good).", "higher"),
    ],
)
def test_a_text_says_which_end_is_better(above: str, direction: str) -> None:
    """The better end of a scale is the one that the text calls so, in whichever words."""
    assert [(one.direction, one.scale.text) for one in table(f"{above}\n\n{SCORED}").criteria] == [
        (direction, "1–5"),
        (direction, "1–5"),
    ]


@pytest.mark.parametrize(
    ("remark", "direction", "scale"),
    [("(↑)", "higher", "1–5"), ("(higher is better)", "higher", "1–5"), ("(1 to 10)", "higher", "1–10")],
)
def test_a_remark_behind_a_name(remark: str, direction: str, scale: str) -> None:
    """A criterion says in brackets which scores are better, and of what scale they are."""
    first = table(SCORED.replace("Speed", f"Speed {remark}")).criteria[0]
    assert (first.name, first.direction, first.scale.text) == ("Speed", direction, scale)


def test_a_measure_with_a_gap_is_not_counted() -> None:
    """Figures with a unit are shown and not scored, though one of them is missing."""
    one = table(f"{SCORED}| Latency (ms) | | 20 | - |\n")
    assert [criterion.name for criterion in one.criteria] == ["Speed", "Cost"]
    assert [line.name for line in one.informative] == ["Latency (ms)"]


def test_a_rank_before_the_names() -> None:
    """Options are called by their names, and the rank in the first column is what the table says of them."""
    read = table(
        "# Scores\n\n| Rank | Broker | Speed (60%) | Cost (40%) | Total |\n|---|---|---|---|---|\n"
        "| 1 | Ada | 5 | 4 | 4.6 |\n| 2 | Bo | 3 | 4 | 3.4 |\n"
    )
    assert [option.name for option in read.options] == ["Ada", "Bo"]
    assert [claim.value for claim in read.claims if claim.kind == "rank"] == [1, 2]


def test_what_is_told_below_a_total() -> None:
    """A row below the totals that weighs nothing is no criterion; a share of the most is told as a part of 1."""
    read = table(
        "| Axis | W | Ada | Bo |\n|---|---|---|---|\n| Speed | 2 | 5 | 3 |\n| Cost | 1 | 4 | 2 |\n| Effort | — | low | high |\n"
        "| Total | — | 14 | 8 |\n| Divisor | — | 15 | 15 |\n| Normalized | — | 0.933 | 0.533 |\n"
    )
    assert [criterion.name for criterion in read.criteria] == ["Speed", "Cost"]
    assert [claim.value for claim in read.claims if claim.kind == "percentage"] == [
        Fraction("93.3"),
        Fraction("53.3"),
    ]


@pytest.mark.parametrize(
    ("weights", "criteria"),
    [
        (("50%", "30%", "20%", "100%"), 3),
        (("0.5", "0.3", "0.2", "1.0"), 3),
        (("50%", "30%", "20%", "90%"), 4),
        (("1", "1", "1", "1"), 4),
    ],
)
def test_a_total_of_an_unknown_name(weights: tuple[str, ...], criteria: int) -> None:
    """The last row is that of the totals where it weighs what all others do together, whatever it is called."""
    rows = "".join(f"| {name} | {weight} | 4 | 2 |\n" for name, weight in zip("KLMN", weights, strict=True))
    read = table(f"| Criterion | Weight | Ada | Bo |\n|---|---|---|---|\n{rows}")
    assert len(read.criteria) == criteria
    assert sum(claim.kind == "total" for claim in read.claims) == (2 if criteria == 3 else 0)


def test_a_price_beside_a_score() -> None:
    """What stands behind a score and a dash is its reason, though it is a price."""
    read = table(
        "# Scores\n\n| Criterion | Weight | Ada | Bo |\n|---|---|---|---|\n| Cost | 2 | 3 — $100-140 | 5 — €80 |\n| Speed | 1 | 4 | 2 |\n"
    )
    assert [cell.score for row in read.cells for cell in row] == [3, 4, 5, 2]


def test_scales_in_most_names_say_that_these_are_scores() -> None:
    """Totals of names that say what they are out of are those of scores, whatever the options are called."""
    read = table(
        "| Concept | Speed /5 | Cost /5 | Care /5 (of people) | Weighted score |\n|---|---|---|---|---|\n"
        "| Ada | 5 | 4 | 3 | 4.2 |\n| Bo | 3 | 4 | 5 | 3.9 |\n"
    )
    assert [option.name for option in read.options] == ["Ada", "Bo"]


def test_an_average_is_no_sum_of_points() -> None:
    """That one stated total is by chance the plain average does not make points out of the weights of all scores."""
    read = table(
        "| Criterion | Weight | Ada | Bo |\n|---|---|---|---|\n| K | 35% | 10 | 4 |\n| L | 30% | 9 | 6 |\n| M | 20% | 10 | 3 |\n"
        "| N | 15% | 8 | 8 |\n| **Score** | **100%** | 9.25 | 4.7 |\n"
    )
    assert {criterion.scale.text for criterion in read.criteria} == {"1–10"}


def test_a_word_that_a_legend_leaves_out() -> None:
    """Where all cells of a criterion are words, the one that the legend beside the table does not explain is named."""
    body = (
        "## Scores\n\nA = 1, B = 3\n\n| Criterion | Weight | Barge | Lorry | Raft |\n|---|---|---|---|---|\n"
        "| Craft | 2 | A | tarred | B |\n| Price | 3 | A | B | B |\n| Noise | 1 | B | A | A |\n"
    )
    assert reason(body) == "The cell “tarred” of Craft is no score like the others of its criterion."
