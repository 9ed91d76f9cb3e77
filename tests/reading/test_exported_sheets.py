"""Tables as spreadsheets are kept and saved by those who know nothing of our headings."""

from __future__ import annotations

from fractions import Fraction

import pytest

from steelyard.core.scores.claims import check_claims
from steelyard.core.scores.tables import Table
from steelyard.reading.tables.delimited import read_delimited
from steelyard.reading.tables.settle import settle


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
    assert read(f"Kriterium;Gewicht;Kahn;{name};Laster\nPreis;2;3;6;4\nTempo;3;4;12;2\n") == [
        ("K807", 1, 24, f"the column `{name}` is no option")
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
