"""Tables as spreadsheets are kept and saved by those who know nothing of our headings."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from reading.workbooks import xlsx
from steelyard.core.scores.claims import check_claims
from steelyard.core.scores.tables import Table
from steelyard.reading.tables.delimited import read_delimited
from steelyard.reading.tables.settle import settle
from steelyard.reading.tables.workbook import read_workbook


def read(text: str) -> Table | list[tuple[str, int, int, str]]:
    draft, found = read_delimited(text, file="t.csv", name="")
    settled = None
    if draft is not None:
        settled, found = settle(draft, weight_words={})
    return settled or [(one.code, one.place.line, one.place.column, one.message) for one in found]


def table(text: str) -> Table:
    settled = read(text)
    assert isinstance(settled, Table)
    return settled


def weights(of: Table) -> dict[str, Fraction]:
    return {criterion.name: criterion.weight for criterion in of.criteria}


def options(of: Table) -> list[str]:
    return [option.name for option in of.options]


@pytest.mark.parametrize(
    "last",
    ["Ergebnis;100%;3,6;2,8", "Nutzwert;;3,6;2,8", "Resultado;100%;3,6;2,8", "Résultat;;3,6;2,8"],
)
def test_totals_by_their_names_in_other_languages(last: str) -> None:
    """A last row of results is no criterion, whatever language it is named in."""
    found = table(f"Kriterium;Gewicht;Kahn;Laster\nPreis;40%;3;4\nTempo;60%;4;2\n{last}\n")
    assert list(weights(found)) == ["Preis", "Tempo"]
    assert check_claims(found) == ()


@pytest.mark.parametrize("name", ["Kahn gewichtet", "Gewichtet Kahn", "Kahn (gew.)"])
def test_weighted_scores_by_their_name_in_german(name: str) -> None:
    """A column of weighted scores is no option in German either."""
    assert options(table(f"Kriterium;Gewicht;Kahn;{name};Laster\nPreis;2;3;6;4\nTempo;3;4;12;2\n")) == [
        "Kahn",
        "Laster",
    ]


def test_options_in_rows_below_weights_in_the_header() -> None:
    """Criteria that bear their weights, directions and scales in the header are criteria, and totals stay claims."""
    found = table(
        "Option,Price (40%; lower is better),Speed (60%; 1-10),Total,Notes\nBarge,3,4,,by water\nLorry,4,2,,\n"
    )
    assert weights(found) == {"Price": Fraction(2, 5), "Speed": Fraction(3, 5)}
    assert [one.direction for one in found.criteria] == ["lower", "higher"]
    assert [one.scale.high for one in found.criteria] == [5, 10]
    assert [(one.name, one.note) for one in found.options] == [("Barge", "by water"), ("Lorry", "")]
    added = table("Option,Price (2x),Speed (3x),Total,Rank\nBarge,3,4,17,1\nLorry,4,2,14,2\n")
    assert [one.message for one in check_claims(added)] == [
        "the total of Barge is given as 17; its scores and weights give 18, as a weighted sum"
    ]


@pytest.mark.parametrize(
    "header", ["Option,Price (EUR),Speed (60%)", "Option,Price (3),Speed (4)", "Name,Price (40%),Speed (60%)"]
)
def test_options_in_rows_without_all_weights_are_asked_for_them(header: str) -> None:
    """Where not every criterion bears a weight, or the first heading is another, nothing is turned round."""
    assert read(f"{header}\nBarge,3,4\nLorry,4,2\n") == [("K807", 1, 1, "no column is headed `criterion`")]


@pytest.mark.parametrize("numbering", ["#", "Nr.", "No.", "ID", "№"])
def test_numbers_before_the_names_are_no_option(numbering: str) -> None:
    """A column that numbers the criteria is none of scores."""
    found = table(f"{numbering};Kriterium;Gewicht;Kahn;Laster\n1;Preis;2;3;4\n2;Tempo;3;4;2\n")
    assert options(found) == ["Kahn", "Laster"]
    assert options(table("criterion,weight,Yes,No\nPrice,2,3,4\n")) == ["Yes", "No"]


def test_groups_before_the_names_are_noted() -> None:
    """The group a criterion is in is told beside it, also where the cell goes on from the one above."""
    found = table(
        "Category,Criterion,Weight,Barge,Lorry,Notes\nMoney,Price,2,3,4,per trip\n,Toll,1,3,3,\nTime,Speed,3,4,2,\n"
    )
    assert options(found) == ["Barge", "Lorry"]
    assert [one.note for one in found.criteria] == [
        "Category: Money; per trip",
        "Category: Money",
        "Category: Time",
    ]


def test_a_merged_group_is_read() -> None:
    """A group's cell that is merged over its criteria is no fault: no value of its own is missing."""
    rows: list[list[object]] = [
        ["Area", "Criterion", "Weight", "Barge", "Lorry"],
        ["Money", "Price", 2, 3, 4],
        [None, "Toll", 1, 3, 3],
    ]
    data = xlsx(rows, lambda sheet: sheet.merge_cells("A2:A3"))
    draft, found = read_workbook(data, file="t.xlsx", name="")
    assert found == ()
    assert draft is not None
    assert [one.note for one in draft.criteria] == ["Area: Money", "Area: Money"]


@pytest.mark.parametrize(
    "name", ["Coefficient", "Relative weight", "Weightings", "Weighting factor", "Multiplier"]
)
def test_weights_by_other_names(name: str) -> None:
    """A heading that says weights in a Markdown table says so in a file."""
    found = table(f"criterion,{name},Barge,Lorry\nPrice,2,3,4\nSpeed,3,4,2\n")
    assert weights(found) == {"Price": 2, "Speed": 3}
    assert options(table(f"criterion,weight,Barge,{name}\nPrice,2,3,4\nSpeed,3,4,2\n")) == ["Barge", name]


@pytest.mark.parametrize(
    "name", ["Decision criteria", "Evaluation criterion", "Dimension", "Key requirements"]
)
def test_names_of_criteria_under_more_than_one_word(name: str) -> None:
    """The first heading may say criteria among other words."""
    assert list(weights(table(f"{name},weight,Barge,Lorry\nPrice,2,3,4\nSpeed,3,4,2\n"))) == [
        "Price",
        "Speed",
    ]


@pytest.mark.parametrize("name", ["Max", "Maximum score", "Difference", "Delta", "Priority", "Status"])
def test_what_is_told_beside_scores_is_no_option(name: str) -> None:
    """The best possible score would win as an option; it is told at its heading instead."""
    assert read(f"criterion,weight,Barge,Lorry,{name}\nPrice,2,3,4,5\nSpeed,3,4,2,5\n") == [
        ("K807", 1, 30, f"the column `{name}` is no option")
    ]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("Barge Score,Barge Weighted,Lorry Score,Lorry Weighted", ["3,6,4,8", "4,12,2,6"]),
        ("Weighted Barge,Weighted Lorry,Barge,Lorry", ["6,8,3,4", "12,6,4,2"]),
        ("Barge,Lorry,Barge in all,Lorry in all", ["3,4,6,8", "4,2,12,6", "1,5,4,20"]),
        ("Barge,Weighted,Lorry,Weighted", ["3,6,4,8", "4,12,2,6"]),
        ("Barge,Weighted score,Lorry,Weighted score", ["3,6,4,8", "4,12,2,6"]),
        ("Barge,Total,Lorry,Total", ["3,6,4,8", "4,12,2,6"]),
    ],
)
def test_weighted_scores_are_known_by_their_figures(header: str, rows: list[str]) -> None:
    """Columns of weighted scores are no options, on either side of the scores, whatever they are called."""
    body = "\n".join(f"C{weight},{weight},{row}" for weight, row in enumerate(rows, 2))
    found = table(f"criterion,weight,{header}\n{body}\n")
    assert options(found) == ["Barge", "Lorry"]
    assert {(claim.kind, claim.option, claim.criterion) for claim in found.claims} == {
        ("weighted", option, criterion) for option in range(2) for criterion in range(len(rows))
    }
    assert check_claims(found) == ()


def test_an_option_twice_as_good_is_an_option() -> None:
    """Where all weigh the same, scores that are those of another times the weight may be so by chance."""
    assert options(table("criterion,weight,A,B\nPrice,2,1,2\nSpeed,2,2,4\nNoise,2,1,2\n")) == ["A", "B"]


@pytest.mark.parametrize(
    "last",
    [
        "Avg,,3.6,2.8", "TOTAL WEIGHTED SCORE (out of 5),,3.6,2.8", "Sum of weighted scores,100%,3.6,2.8",
        "Check,100%,3.6,2.8", "% of maximum,,72%,56%", "Overall rank,,1,2",
    ],
)  # fmt: skip
def test_a_last_row_that_states_figures_is_no_criterion(last: str) -> None:
    """It has no weight, or that of all others together, and says by name or figures what it is."""
    found = table(f"criterion,weight,Barge,Lorry\nPrice,40%,3,4\nSpeed,60%,4,2\n{last}\n")
    assert list(weights(found)) == ["Price", "Speed"]
    assert found.claims
    assert check_claims(found) == ()


def test_a_stated_figure_that_is_wrong_is_told() -> None:
    """What is no criterion any more is checked as every other total is."""
    found = table(
        "criterion,weight,Barge,Lorry\nPrice,40%,3,4\nSpeed,60%,4,2\nWeighted results,100%,3.4,2.8\n"
    )
    assert [one.place.line for one in check_claims(found)] == [4]


@pytest.mark.parametrize(
    "last", ["Max possible,100%,5,5", "Total,,3.6,2.8\nMax score,,5,5", "Total,,3.6,2.8\nDecision,,chosen,"]
)
def test_what_is_told_below_the_totals_is_a_remark(last: str) -> None:
    """The best possible, or what was decided, counts as no criterion and is shown to readers."""
    found = table(f"criterion,weight,Barge,Lorry\nPrice,40%,3,4\nSpeed,60%,4,2\n{last}\n")
    assert list(weights(found)) == ["Price", "Speed"]
    assert found.remarks[0] in {
        "Max possible: Barge 5; Lorry 5",
        "Max score: Barge 5; Lorry 5",
        "Decision: Barge chosen",
    }


@pytest.mark.parametrize(
    ("rows", "criteria"),
    [
        ("Price,2,3,4\nRating,3,4,2\n", ["Price", "Rating"]),  # it weighs something
        ("Price,0.5,3,4\nSpeed,0.5,4,2\nComfort,1,2,5\n", ["Price", "Speed", "Comfort"]),  # no figure adds up
        ("Price,2,3,4\nArea,1,1,2\n", ["Price", "Area"]),
    ],
)
def test_criteria_named_like_figures_stay_criteria(rows: str, criteria: list[str]) -> None:
    """A name alone takes no criterion that has a weight from the others."""
    assert list(weights(table(f"criterion,weight,Barge,Lorry\n{rows}"))) == criteria


def test_a_forgotten_weight_is_still_told() -> None:
    """A criterion without a weight is a fault, not a remark, where nothing was stated before it."""
    assert read("criterion,weight,Barge,Lorry\nPrice,2,3,4\nArea,,4,2\n") == [
        ("K803", 3, 6, "this weight is missing")
    ]


def test_the_sheet_that_was_read_is_named() -> None:
    """Where the table lies on another sheet, the finding says which one was read, and what to do."""

    def beside(sheet: Any) -> None:
        sheet.title = "Read me"
        other = sheet.parent.create_sheet("Matrix")
        for row in (["Criterion", "Weight", "Barge", "Lorry"], ["Price", 2, 3, 4], ["Speed", 3, 4, 2]):
            other.append(row)

    for rows in ([["How we scored"]], [["Author", "Ann"], ["Day", "Monday"]]):
        _, (fault, *_) = read_workbook(xlsx(rows, beside), file="t.xlsx", name="")
        assert (
            fault.hint == "of its sheets only Read me was read: name the one that holds the table `Criteria`"
        )
    _, (fault, *_) = read_workbook(xlsx([["How we scored"]]), file="t.xlsx", name="")
    assert "sheets" not in fault.hint


def test_words_that_weigh_are_not_all_offered_one_worth() -> None:
    """The remedy for Low is not what it is for High: both can be taken as they are."""
    draft, _ = read_delimited(
        "criterion,weight,A,B\nPrice,High,3,4\nToll,Medium,3,2\nSpeed,Low,4,2\n", file="t.csv", name=""
    )
    assert draft is not None
    _, found = settle(draft, weight_words={})
    assert [one.hint.rpartition("{")[2] for one in found] == ["high: 3}`", "medium: 2}`", "low: 1}`"]


@pytest.mark.parametrize("price", ["1 200,50 €", "1\u00a0200 EUR", "12\u202f000 km"])
def test_a_measure_with_blanks_in_its_number_is_one(price: str) -> None:
    """A price as French and Swiss spreadsheets write it is told as the measure that it is."""
    told = " ".join(price.split())
    assert read(f"criterion;weight;A;B\nPrice;2;{price};4\n") == [
        ("K801", 2, 9, f"`{told}` is a measure, not a score")
    ]
