"""A score and a weighted score for each option: in columns side by side, under headers of one row and of two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from body_table_samples import find, table
from reading.workbooks import xlsx
from steelyard.core.scores.claims import check_claims
from steelyard.reading.tables.delimited import read_delimited
from steelyard.reading.tables.settle import settle
from steelyard.reading.tables.spanned import joined
from steelyard.reading.tables.workbook import read_workbook

if TYPE_CHECKING:
    from steelyard.core.scores.tables import Table
    from steelyard.diagnostics import Diagnostic
    from steelyard.reading.tables.drafts import Draft

ROWS: list[list[Any]] = [
    ["Price", 3, 4, 12, 2, 6],
    ["Speed", 2, 1, 2, 5, 10],
    ["Total", 5, 5, 14, 7, 16],
]
PARTS = ["Score", "Weighted", "Score", "Weighted"]
HEADERS: list[list[list[Any]]] = [
    [["Criterion", "Weight", "Barge", None, "Lorry", None], [None, None, *PARTS]],
    [[None, None, "Barge", None, "Lorry", None], ["Criterion", "Weight", *PARTS]],
    [["Criterion", "Weight", "Barge", "Barge", "Lorry", "Lorry"], ["", "", *PARTS]],
    [["Criterion", None, "Barge", None, "Lorry", None], [None, "Weight", "Raw", "Total", "Raw", "Total"]],
    [["Criterion", "Weight", "Barge", None, "Lorry", None], [None, "(adds up to 5)", *PARTS]],
]


def settled(read: tuple[Draft | None, tuple[Diagnostic, ...]]) -> Table:
    draft, found = read
    assert found == ()
    assert draft is not None
    one, found = settle(draft, weight_words={})
    assert found == ()
    assert one is not None
    return one


def csv(rows: list[list[Any]]) -> str:
    return "".join(",".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows)


def pipes(rows: list[list[Any]]) -> str:
    header, *body = [f"| {' | '.join('' if cell is None else str(cell) for cell in row)} |" for row in rows]
    return "\n".join(["## Decision matrix", "", header, "|---" * len(rows[0]) + "|", *body, ""])


def merge(sheet: Any) -> None:
    for stretch in ("A1:A2", "B1:B2", "C1:D1", "E1:F1"):
        sheet.merge_cells(stretch)


def judge(one: Table) -> None:
    assert [criterion.name for criterion in one.criteria] == ["Price", "Speed"]
    assert [option.name for option in one.options] == ["Barge", "Lorry"]
    assert [[cell.score for cell in row] for row in one.cells] == [[4, 1], [2, 5]]
    weighted = [claim.value for claim in one.claims if claim.kind == "weighted"]
    assert sorted(filter(None, weighted)) == [2, 6, 10, 12]
    assert [claim.value for claim in one.claims if claim.kind == "total"][:2] == [14, 16]
    assert check_claims(one) == ()


@pytest.mark.parametrize("header", HEADERS)
def test_options_may_span_two_columns(header: list[list[Any]]) -> None:
    """Names above scores and weighted scores are the options, in a file, a sheet, and a Markdown table alike."""
    rows = [*header, *ROWS]
    judge(settled(read_delimited(csv(rows), file="t.csv", name="")))
    judge(settled(read_workbook(xlsx(rows), file="t.xlsx", name="")))
    judge(table(pipes(rows)))


def test_merged_cells_of_a_header_are_no_fault() -> None:
    """A sheet's names are merged over their columns, and its first headings over both rows; a title may stand above."""
    judge(settled(read_workbook(xlsx([*HEADERS[0], *ROWS], merge), file="t.xlsx", name="")))
    titled = [["How we chose"], *HEADERS[1], *ROWS]
    one = settled(read_delimited(csv(titled), file="t.csv", name=""))
    judge(one)
    assert one.title == "How we chose"


def test_a_weighted_score_that_is_wrong_is_told_where_it_stands() -> None:
    """A slip in one product is found in a file as it is in a Markdown table."""
    rows = [*HEADERS[0], ["Price", 3, 4, 12, 2, 6], ["Speed", 2, 1, 2, 5, 11], ["Noise", 1, 2, 2, 3, 3]]
    for one in (settled(read_delimited(csv(rows), file="t.csv", name="")), table(pipes(rows))):
        (finding,) = check_claims(one)
        assert finding.message.startswith("the weighted score of Lorry on Speed is given as 11;")


def test_totals_below_scores_and_weighted_scores_are_both_checked() -> None:
    """The sum of the bare scores is one figure, that of the weighted ones another."""
    rows = [*HEADERS[0], *ROWS[:2], ["Total", 5, 6, 14, 7, 17]]
    found = check_claims(settled(read_delimited(csv(rows), file="t.csv", name="")))
    assert [(one.place.line, one.place.column) for one in found] == [(5, 9), (5, 16)]


@pytest.mark.parametrize("cell", ["twelve", "12 pts each"])
def test_a_weighted_score_that_is_no_number_is_told(cell: str) -> None:
    """What stands in a column of figures and is none is no silent loss."""
    rows = [*HEADERS[0], ["Price", 3, 4, cell, 2, 6], *ROWS[1:], ["Noise", 1, 2, 2, 3, 3]]
    draft, found = read_delimited(csv([row for row in rows if row[0] != "Total"]), file="t.csv", name="")
    assert draft is None
    assert [(one.code, one.place.line, one.place.column) for one in found] == [("K801", 3, 11)]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (["Criterion", "Weight", "Barge", "Lorry"], ["", "", "Score", "Weighted"]),  # one option a column
        (["Criterion", "Weight", "Barge", "", "", ""], ["", "", *PARTS]),  # the second option has no name
        (["Criterion", "Weight", "Barge", "", "Lorry", ""], ["", "", "Score", "Score", "Score", "Score"]),
        (["Criterion", "Weight", "Barge", "", "Lorry", ""], ["Price", "3", "4", "12", "2", "6"]),
        (["Criterion", "Weight", "Barge", "", "Lorry", ""], ["Price", "Cost", *PARTS]),  # two names for one column
        (["Criterion", "Weight", "5", "", "6", ""], ["", "", *PARTS]),
        (["Criterion", "Weight", "Rail", "Barge", "", "Lorry", ""], ["", "", "", *PARTS]),  # an option, or what?
        (["Criterion", "Weight", "Barge", "", "Lorry", "", "Sum"], ["", "", *PARTS, "Score"]),
    ],
)  # fmt: skip
def test_other_rows_make_no_header_together(upper: list[str], lower: list[str]) -> None:
    """Two rows are one header only where each option names a column of scores and one of weighted scores."""
    assert joined(upper, lower) is None


def test_weighted_rows_behind_every_criterion() -> None:
    """Columns called “Weighted” behind each criterion hold weighted scores, and no totals."""
    rows = "| Barge | 4 | 12 | 1 | 2 | 14 |\n| Lorry | 2 | 6 | 5 | {} | 16 |\n"
    header = "| Option | Price (3) | Weighted | Speed (2) | Weighted | Total |\n|---|---|---|---|---|---|\n"
    assert check_claims(table(header + rows.format(10))) == ()
    assert [one.message for one in check_claims(table(header + rows.format(11)))] == [
        "the weighted score of Lorry on Speed is given as 11; its score and weight give 10"
    ]


def test_a_header_in_two_rows_without_scores_below_is_no_table() -> None:
    """What the two rows make is judged like any other table."""
    assert (
        find(
            pipes([*HEADERS[0], ["Price", 3, "low", "", "high", ""], ["Speed", 2, "no", "", "yes", ""]])
        ).tables
        == ()
    )
