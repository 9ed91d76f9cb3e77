"""Tables that are drawn or typed by hand: pips, coloured words, letters with two meanings, rows that are too wide."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from body_table_samples import find, reason, table
from steelyard.core.scores.claims import check_claims
from steelyard.reading.tables.body import FoundTables

if TYPE_CHECKING:
    from steelyard.core.scores.tables import Table


def scores(of: Table) -> list[list[Fraction | None]]:
    return [[cell.score for cell in row] for row in of.cells]


HEADER = "| Criterion | Weight | Ferry | Bridge |\n|---|---|---|---|\n"


def test_a_row_wider_than_the_header_makes_no_scores() -> None:
    """Where rows have more cells than the header, a score may stand under another option's name."""
    pairs = "| | | Score | Weighted | Score | Weighted |\n| Cost | 2 | 4 | 8 | 3 | 6 |\n| Speed | 3 | 1 | 3 | 5 | 15 |\n"
    assert reason(HEADER + pairs) == (
        "Its row on line 3 has more cells than its header, so that scores may stand in columns of others."
    )


def test_a_row_whose_last_cells_are_empty_or_remarks_is_not_too_wide() -> None:
    """A pipe too many at a row's end, or within its remark, takes no score from its column."""
    assert scores(table(HEADER + "| Cost | 2 | 4 | 3 | |\n| Speed | 3 | 1 | 5 |\n")) == [[4, 1], [3, 5]]
    noted = HEADER.replace("Bridge |", "Bridge | Notes |").replace("---|\n", "---|---|\n")
    rows = "| Cost | 2 | 4 | 3 | per day | or night |\n| Speed | 3 | 1 | 5 | |\n"
    assert scores(table(noted + rows)) == [[4, 1], [3, 5]]


@pytest.mark.parametrize("pips", ["●○", "⬤◯", "■□", "▰▱", "█░", "🟩⬜", "🔵⚪"])
def test_pips_are_counted(pips: str) -> None:
    """Filled ones of a row of pips are the score, and all of them what it is out of."""
    full, hollow = tuple(pips)

    def drawn(number: int) -> str:
        return full * number + hollow * (4 - number)

    found = table(
        f"{HEADER}| Cost | 2 | {drawn(3)} | {drawn(4)} |\n| Speed | 3 | {drawn(1)} (a queue) | {drawn(0)} |\n"
    )
    assert scores(found) == [[Fraction(3), Fraction(1)], [Fraction(4), Fraction(0)]]
    assert {criterion.scale.high for criterion in found.criteria} == {4}
    assert found.cells[0][1].because == "a queue"


@pytest.mark.parametrize(
    "cells",
    [
        ("●", "○", "○", "●"),  # each a symbol, which a legend explains
        ("●○", "●●", "○○", "●○"),
        ("●●●", "○○○", "○○○", "●●●"),  # all or nothing
        ("●●○", "●●●○", "●○○", "●●●"),  # not of one length
    ],
)
def test_other_circles_are_no_pips(cells: tuple[str, str, str, str]) -> None:
    """One circle, two, or rows of different lengths may say anything: a legend is asked for."""
    one, two, three, four = cells
    assert "Nothing says what" in reason(
        f"{HEADER}| Cost | 2 | {one} | {two} |\n| Speed | 3 | {three} | {four} |\n"
    )


def test_a_legend_may_give_circles_their_worth() -> None:
    """Circles are worth what the text says, pips or not."""
    rows = "| Cost | 2 | {0} | {1} |\n| Speed | 3 | {1} | {0} |\n"
    for full, hollow in (("●", "○"), ("●●○", "●○○")):
        body = f"{full} = 9, {hollow} = 0\n\n{HEADER}{rows.format(full, hollow)}"
        assert scores(table(body)) == [[9, 0], [0, 9]]


def test_s_beside_0_is_not_the_same() -> None:
    """Where 0 says that nothing changes, S says something else, and the table waits for a legend."""
    body = "## Pugh matrix\n\n| Criterion | Ferry | Bridge |\n|---|---|---|\n| Cost | 0 | S |\n| Speed | + | - |\n| Noise | + | 0 |\n"
    assert reason(body) == "The cell “S” of Cost is no score like the others of its criterion."


@pytest.mark.parametrize("sign", ["🔴", "🔺", "⚠️"])
def test_coloured_words_weigh_what_the_words_do(sign: str) -> None:
    """A sign beside High takes nothing from what the text says of High."""
    rows = f"| Cost | {sign} High | 4 | 3 |\n| Speed | Low 🟢 | 1 | 5 |\n"
    found = table(f"Weights: High = 3, Low = 1.\n\n{HEADER}{rows}")
    assert [criterion.weight for criterion in found.criteria] == [3, 1]
    assert f"“{sign.removesuffix(chr(0xFE0F))}" in reason(HEADER + rows)


def test_weightings_are_weights() -> None:
    """A column `Weightings (must make 100 %)` is that of the weights."""
    found = table(
        HEADER.replace("Weight", "Weightings (must make 100 %)")
        + "| Cost | 0.4 | 4 | 3 |\n| Speed | 0.6 | 1 | 5 |\n"
    )
    assert [criterion.weight for criterion in found.criteria] == [Fraction(2, 5), Fraction(3, 5)]


def test_a_total_that_fits_another_way_by_chance_does_not_decide() -> None:
    """One of three totals that is by chance our own in hundredths does not make hundredths of the others."""
    found = table(
        "| Criterion | Weight | Ferry | Bridge | Tunnel |\n|---|---|---|---|---|\n"
        "| Cost | 2 | 5 | 3 | 4 |\n| Speed | 2 | 4 | 3 | 2 |\n| Total | | 17 | 50 | 13 |\n"
    )
    assert [one.message for one in check_claims(found)] == [
        "the total of Ferry is given as 17; its scores and weights give 18, as a weighted sum",
        "the total of Bridge is given as 50; its scores and weights give 12, as a weighted sum",
        "the total of Tunnel is given as 13; its scores and weights give 12, as a weighted sum",
    ]


@pytest.mark.parametrize(
    "cell", ["4<br>toll <b>included</b>", "**4**<br/>toll included", "4 <BR /> (toll included)"]
)
def test_what_stands_below_a_score_is_its_reason(cell: str) -> None:
    """A score and its reason may be parted by a line break."""
    found = table(f"{HEADER}| Cost | 2 | {cell} | 3<br>dear |\n| Speed | 3 | 1<br>a queue | 5 |\n")
    assert scores(found) == [[4, 1], [3, 5]]
    assert [cell.because for cell in found.cells[0]] == ["toll included", "a queue"]


def test_a_line_break_alone_makes_no_score() -> None:
    """What stands above a line break has to be a score by itself."""
    assert "none of its cells is a score" in reason(
        HEADER
        + "| Cost | 2 | 4 km<br>by road | 3 km<br>straight |\n| Speed | 3 | 1 km<br>a queue | 2 km<br>none |\n"
    )


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (("High", "Low", "Medium", "High"), "such as “High = 2, Medium = 1, Low = 0”."),
        (("A", "B+", "C", "A-"), "such as “A = 3, A- = 2, B+ = 1, C = 0”."),
        (("↑", "↓", "→", "↑"), "such as “↑ = 2, → = 1, ↓ = 0”."),
        (("3–4", "2–3", "1–2", "4–5"), "It has weights, and none of its cells is a score: “3–4”."),
        (
            ("4 / 1.2", "3 / 0.9", "5 / 3.5", "2 / 1.4"),
            "It has weights, and none of its cells is a score: “4 / 1.2”.",
        ),
        (("", "", "?", ""), "It has weights, and no scores yet."),
    ],
)
def test_a_table_with_weights_says_why_it_has_no_scores(cells: tuple[str, str, str, str], why: str) -> None:
    """Words, grades, arrows, ranges and empty cells beside weights are not passed over without a word."""
    one, two, three, four = cells
    assert reason(f"{HEADER}| Cost | 2 | {one} | {two} |\n| Speed | 3 | {three} | {four} |\n").endswith(why)


def test_weights_that_explain_no_options_need_no_reason() -> None:
    """A list of criteria and what they mean is no table of scores, and has nothing to say of it."""
    for header in ("Criterion | Weight | Meaning | Source", "Server | Weight | Region | Zone"):
        assert find(
            f"| {header} |\n|---|---|---|---|\n| a | 2 | low tolls | us |\n| b | 3 | no queue | you |\n"
        ) == FoundTables((), ())


@pytest.mark.parametrize("name", ["Weight →", "Weights ↓", "**Weight** ➔"])
def test_an_arrow_behind_weight_changes_nothing(name: str) -> None:
    """A row that points at its weights is no option."""
    found = table(
        f"## Scores\n\n| Option | Cost | Speed | Total |\n|---|---|---|---|\n| {name} | 3 | 7 | |\n| Ferry | 3 | 4 | 37 |\n| Bridge | 4 | 2 | 26 |\n"
    )
    assert [option.name for option in found.options] == ["Ferry", "Bridge"]
    assert [criterion.weight for criterion in found.criteria] == [3, 7]
