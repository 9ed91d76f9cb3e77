"""Tables in CSV and TSV, as people and spreadsheet programs write them."""

from __future__ import annotations

import csv
from fractions import Fraction
from io import StringIO
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costs import in_proportion
from steelyard.core.scores.claims import check_claims
from steelyard.diagnostics import Place
from steelyard.reading.tables.delimited import _rows, read_delimited
from steelyard.reading.tables.settle import settle

if TYPE_CHECKING:
    from steelyard.core.scores.tables import Table
    from steelyard.reading.tables.drafts import Draft


def read(text: str, *, tabs: bool = False) -> Draft:
    draft, found = read_delimited(text, file="t.csv", name="", tabs=tabs)
    assert found == ()
    assert draft is not None
    return draft


def table(text: str, *, tabs: bool = False) -> Table:
    settled, found = settle(read(text, tabs=tabs), weight_words={})
    assert found == ()
    assert settled is not None
    return settled


def shape(of: Table) -> tuple[list[tuple[str, Fraction]], list[str], list[list[Fraction | None]]]:
    return (
        [(criterion.name, criterion.weight) for criterion in of.criteria],
        [option.name for option in of.options],
        [[cell.score for cell in row] for row in of.cells],
    )


def faults(text: str) -> list[tuple[str, int, int, str]]:
    draft, found = read_delimited(text, file="t.csv", name="")
    assert draft is None
    return [(one.code, one.place.line, one.place.column, one.message) for one in found]


PLAIN = "criterion,weight,Build,Buy\nSpeed,0.5,3.5,4\nCost,0.5,1,2\n"


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "\ufeff" + PLAIN,
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r"),
        PLAIN.rstrip(),
        PLAIN.replace("\n", ",,\n"),
        PLAIN.replace("\n", "\n\n"),
        PLAIN.replace(",", ", "),
        PLAIN.replace("criterion,weight", "CRITERIA,Weight (%)"),
        PLAIN.replace("criterion,weight", "Factor,W"),
        PLAIN.replace("criterion,weight", ",Importance"),
        PLAIN.replace(",", ";").replace(".", ","),
        PLAIN.replace(",", "\t").replace(".", ","),
        'criterion,weight,Build,Buy\n"Speed","0,5","3,5",4\nCost,"0,5",1,2\n',
        "sep=;\n" + PLAIN.replace(",", ";"),
        "A study of ours\n\n" + PLAIN,
        "criterion,Build,Buy,weight\nSpeed,3.5,4,0.5\nCost,1,2,0.5\n",
        "option,Speed,Cost\nweight,0.5,0.5\nBuild,3.5,1\nBuy,4,2\n",
        ",Speed,Cost\nBuild,3.5,1\nBuy,4,2\nWeight,0.5,0.5\n",
    ],
)
def test_one_table_in_many_ways(text: str) -> None:
    """Byte-order mark, line ends, separators, decimal commas, blank lines, headings, orientation: one table."""
    assert shape(table(text)) == shape(table(PLAIN))


def test_every_column_is_read() -> None:
    """Direction, scale, must, unit and note stand in columns of their own; an empty cell says nothing."""
    settled = table(
        "criterion,weight,direction,scale,must,unit,note,Build,Buy\n"
        'Downtime,3,lower,0-60,<= 30,s,"a year,\nat most",20,"5"\nSpeed,1,,1-5,,,,4,n/a\n'
    )
    first, second = settled.criteria
    assert (first.direction, first.scale.text, first.unit, first.note) == (
        "lower",
        "0–60",
        "s",
        "a year, at most",
    )
    assert first.must is not None
    assert first.must.text == "≤ 30 s"
    assert (second.direction, second.must, second.note) == ("higher", None, "")
    assert settled.cells[1][1].score is None


def test_places_count_lines_and_characters() -> None:
    """A cell behind a line break in quotes has the line and the column where it stands."""
    draft = read('criterion;note;Build;Buy\r\nSpeed;"one\r\ntwo";1; 2\r\nGröße;;"3";4\r\n')
    places = [[cell.score.place for cell in row] for row in zip(*draft.cells, strict=True)]
    assert places == [
        [Place("t.csv", 3, 6, 1), Place("t.csv", 3, 9, 1)],
        [Place("t.csv", 4, 8, 3), Place("t.csv", 4, 12, 1)],
    ]


def test_stated_figures_are_no_criteria() -> None:
    """Rows of totals, ranks and winners below the criteria are claims, with the precision they are printed with."""
    claims = table(
        PLAIN
        + ",,,\nTotal:,1,2.25 (45%),3.0\n**Rank**,,2nd,#1\nWinner,,,✓\nPercentage,,,60 %\nWinner,,Buy,\n"
    ).claims
    assert [(one.kind, one.option, one.value, one.unit) for one in claims] == [
        ("total", 0, Fraction(9, 4), Fraction(1, 100)),
        ("percentage", 0, 45, 1),
        ("total", 1, 3, Fraction(1, 10)),
        ("weights", None, 1, 1),
        ("rank", 0, 2, 1),
        ("rank", 1, 1, 1),
        ("winner", 1, None, None),
        ("percentage", 1, 60, 1),
        ("winner", 1, None, None),
    ]
    assert claims[0].place == Place("t.csv", 5, 10, 10)


def test_totals_of_options_in_rows_are_claims() -> None:
    """Where options stand in rows, a Total column is what it is in a row elsewhere."""
    settled = table("option,Speed,Cost,Total,Rank\nBuild,3,1,7,2\nBuy,4,5,13,1\nweight,2,1,3,\n")
    assert [(one.kind, one.option, str(one.value)) for one in settled.claims] == [
        ("total", 0, "7"),
        ("total", 1, "13"),
        ("weights", None, "3"),
        ("rank", 0, "2"),
        ("rank", 1, "1"),
    ]


def test_notes_stay_notes() -> None:
    """A row of notes belongs to the options, and a lone text below the table to its readers."""
    settled = table(PLAIN + "Notes,,by us,off the shelf\n\nLegend: 5 is best\n")
    assert [option.note for option in settled.options] == ["by us", "off the shelf"]
    assert settled.remarks[0] == "Legend: 5 is best"


def test_what_stands_above_is_kept() -> None:
    """The first line alone is the title, and all else above the header is told to readers."""
    settled = table("Our study\n\nAuthor,Ann\n" + PLAIN)
    assert (settled.title, settled.remarks[0]) == ("Our study", "Author: Ann")


def test_a_criterion_may_be_called_as_a_heading_is() -> None:
    """The header is above: a row that is named like one stays a row."""
    settled = table(",weight,A,B\nSpeed,1,2,3\nChoice,1,3,2\n")
    assert [criterion.name for criterion in settled.criteria] == ["Speed", "Choice"]


def test_a_sum_of_percentages_is_right() -> None:
    """Weights of 30 % and 70 % and their sum of 100 % do not dispute each other."""
    settled = table("criterion,weight,A,B\nSpeed,30%,2,3\nCost,70%,3,2\nTotal,100%,2.7,2.3\n")
    assert check_claims(settled) == ()


def test_our_own_guard_against_formulas_is_taken_off() -> None:
    """`'=` in a CSV keeps a spreadsheet from reckoning; the apostrophe is no part of the name."""
    assert [option.name for option in table("criterion,'=A,B\nSpeed,1,2\n").options] == ["=A", "B"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ("K807", 0, 0, "the file holds no table")),
        ("\n \n", ("K807", 0, 0, "the file holds no table")),
        ("criterion\nSpeed\n", ("K807", 1, 1, "here is no header with several columns")),
        ("a,b,c\n1,2,3\n", ("K807", 1, 1, "no column is headed `criterion`")),
        ("option,Speed\nBuild,1\n", ("K807", 1, 1, "no column is headed `criterion`")),
        ("note,Speed,Cost\nweight,1,2\nA,3,4\n", ("K807", 1, 1, "no column is headed `criterion`")),
        ("criterion,A,B\nSpeed,1,2,3\n", ("K807", 2, 11, "this row has more cells than the header")),
        ("criterion,A,B\nSpeed,1\n", ("K807", 2, 1, "this row has 2 cells, and its last option is column 3")),
        (
            "criterion,A,B\nTools,,\nSpeed,1,2\n",
            ("K807", 2, 1, "the row `Tools` has neither a weight nor scores"),
        ),
        (
            "criterion,Speed,Cost\nRedis,4,5\n**Weight**,3,2\n",
            ("K807", 3, 1, "the row `**Weight**` may hold the criteria's weights, or be a criterion"),
        ),
        ("criterion,A,,B\nSpeed,1,2,3\n", ("K807", 1, 13, "this column has no heading")),
        (
            "criterion,weight,Ash price,Ash score,Ash weighted,Oak price,Oak score,Oak weighted\nCost,3,90,4,12,70,2,6\n",
            ("K807", 1, 18, "the column `Ash price` is neither a score nor a weighted score"),
        ),
        (
            "criterion,weight,Ash,,,Oak,,\n,,Price,Score,Weighted,Price,Score,Weighted\nCost,3,90,4,12,70,2,6\n",
            ("K807", 2, 3, "the column `Price` is neither a score nor a weighted score"),
        ),
        ("criterion,A,B,Total\nSpeed,1,2,3\n", ("K807", 1, 15, "the column `Total` is no option")),
        ("criterion,A,B,factor\nSpeed,1,2,3\n", ("K807", 1, 15, "a second column `factor` stands here")),
        (
            "criterion,A,B\nSpeed,1,2\nTotal,1,2\nCost,2,1\n",
            ("K807", 3, 1, "the row `Total` stands among the criteria"),
        ),
        (
            "criterion,A,B\nSpeed,1,2\nTotal,1,low\n",
            ("K801", 3, 9, "`low` is no number, and Total states one"),
        ),
        ("criterion,A,B\nSpeed,1,\0\n", ("K807", 2, 9, "a NUL character stands here")),
        ('criterion,A,B\nSpeed,"1,2\n', ("K807", 2, 7, "this quotation mark is never closed")),
        (
            'criterion,A,B\nSpeed,"1"x,2\n',
            ("K807", 2, 10, "text stands behind the closing quotation mark of a cell"),
        ),
    ],
)
def test_a_fault_is_told_at_its_cell(text: str, fault: tuple[str, int, int, str]) -> None:
    """What is built otherwise than a table is told at its line and column, with the reason."""
    assert faults(text) == [fault]


def test_a_decimal_comma_between_commas_has_its_remedy() -> None:
    """Who writes `0,5` between commas is told of quotes and semicolons."""
    _, found = read_delimited("criterion,weight,A,B\nSpeed,0,5,1,2\n", file="t.csv", name="")
    assert found[0].hint == "put the cell that holds the comma in quotes, or put `;` between all cells"


def test_limits_are_named() -> None:
    """A table beyond any use is refused, with how much is read."""
    long = "criterion,A,B\n" + "".join(f"C{number},1,2\n" for number in range(10_000))
    wide = "criterion," + ",".join(f"O{number}" for number in range(201)) + "\nSpeed" + ",1" * 201
    assert faults(long) == [
        ("K808", 0, 0, "the table has more than 2,000 rows; at most 1,000 criteria are read")
    ]
    assert faults("\n".join(long.split("\n")[:1667])) == [
        ("K808", 0, 0, "the table has 1,666 criteria; at most 1,000 are read")
    ]
    assert faults("criterion" + ",A" * 9999) == [
        ("K808", 1, 1, "this row has more than 400 cells; at most 200 options are read")
    ]
    assert faults(wide) == [("K808", 0, 0, "the table has 201 options; at most 200 are read")]


def test_a_table_of_too_many_scores_is_refused() -> None:
    """Criteria and options within their limits are too many together; as many as are read are read."""
    head = "criterion,weight," + ",".join(f"O{number}" for number in range(200))
    rows = [f"C{number},1" + ",3" * 200 for number in range(101)]
    assert faults("\n".join([head, *rows])) == [
        ("K808", 0, 0, "the table has 20,200 scores (101 criteria of 200 options); at most 20,000 are read")
    ]
    draft, found = read_delimited("\n".join([head, *rows[:100]]), file="t.csv", name="")
    assert draft is not None
    assert (len(draft.criteria), len(draft.options), found) == (100, 200, ())


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        '""',
        '","',
        "a,",
        ";",
        "\n",
        "a,1,2\n",
        ",,,\n",
        " ",
        '"a\n',
        "'",
        "1,000 ",
        "Total,1,2\n",
        "\t",
        "1",
    ],
)
def test_time_grows_with_length(unit: str) -> None:
    """A text four times as long takes no sixteen times as long, whatever it repeats."""

    def read(length: int) -> object:
        text = "criterion,A,B\nSpeed,1," + unit * (length // len(unit))
        return read_delimited(text, file="t.csv", name="")

    in_proportion(lambda: read(20_000), lambda: read(80_000), most=11, least=0.02)


CELLS = st.lists(st.lists(st.text(alphabet='ab ",\n;é\t-1'), min_size=1, max_size=4), min_size=1, max_size=4)


@given(CELLS, st.sampled_from([",", ";", "\t"]), st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
def test_cells_are_those_of_the_csv_module(
    rows: list[list[str]], delimiter: str, style: Literal[0, 1]
) -> None:
    """What Python's own writer writes reads as it wrote it."""
    stream = StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, quoting=style).writerows(rows)
    got = list(_rows(stream.getvalue(), 0, delimiter, "t.csv"))
    texts = [[cell.text.strip() for cell in row] for row in got if isinstance(row, tuple)]
    assert texts == [[cell.strip() for cell in row] for row in rows]


@given(
    st.one_of(
        st.text(),
        st.text(alphabet='criteon,weght;"\n\r\t AB12?-%/().').map(lambda text: f"criterion,A,B\n{text}"),
    )
)
def test_no_text_is_too_strange(text: str) -> None:
    """Any text is a draft or has faults that stand within it; a draft is a table or has faults."""
    draft, found = read_delimited(text, file="t.csv", name="")
    lines = len(text.splitlines()) + 1
    if draft is not None:
        _, found = settle(draft, weight_words={})
    assert all(0 <= one.place.line <= lines for one in found)


def test_a_dot_beside_decimal_commas_is_not_guessed() -> None:
    """What may be a decimal or a thousand is told at its cell, and only where the table has decimal commas."""
    text = "criterion;weight;scale;X;Y\nA;1;0-5000;1.234;2,5\n"
    draft, found = read_delimited(text, file="a.criteria.csv", name="")
    assert draft is None
    assert [(each.code, each.place.line, each.place.column) for each in found] == [("K801", 2, 12)]
    assert "two ways" in found[0].message
    draft, found = read_delimited(text.replace("2,5", "2.5"), file="a.criteria.csv", name="")
    assert draft is not None
    assert not found


@pytest.mark.parametrize(
    ("text", "criteria", "options"),
    [
        ("option,Speed,Cost\nweight,3,2\nA,4,5\nB,1,2\n", [("Speed", 3), ("Cost", 2)], ["A", "B"]),
        ("criterion,weight,A,B\nSpeed,3,4,5\nWeight,2,1,2\n", [("Speed", 3), ("Weight", 2)], ["A", "B"]),
        ("criterion,unit,A,B\nSpeed,km/h,4,5\nWeight,kg,1,2\n", [("Speed", 1), ("Weight", 1)], ["A", "B"]),
    ],
)
def test_what_a_row_named_weight_is_says_the_header(
    text: str, criteria: list[tuple[str, int]], options: list[str]
) -> None:
    """Weights where options stand in the rows; a criterion, such as what a thing weighs, where the header says more."""
    assert shape(table(text))[:2] == ([(name, Fraction(weight)) for name, weight in criteria], options)


def test_weighted_scores_are_no_options() -> None:
    """A column of an option's weighted scores is read as such; one that holds other figures is told."""
    one = table("criterion,weight,Build,Build weighted,Buy\nSpeed,2,3,6,4\nCost,3,1,3,2\n")
    assert shape(one)[1] == ["Build", "Buy"]
    assert faults("criterion,weight,Build,Build weighted,Buy\nSpeed,2,3,7,4\nCost,3,1,5,2\n") == [
        ("K807", 1, 24, "the column `Build weighted` is no option")
    ]
    assert shape(table("criterion,weight,Weighted voting,Buy\nSpeed,2,3,4\nCost,3,1,2\n"))[1] == [
        "Weighted voting",
        "Buy",
    ]


def test_subtotals_are_no_criteria() -> None:
    """A row that adds up a part of the others is none itself, among the criteria or below them."""
    found = table(
        "criterion,weight,Build,Buy\nSpeed,2,3,4\nCost,3,1,2\nSubtotal,5,9,14\nRisk,1,2,5\nSub-total risk,1,2,5\nTotal,6,11,19\n"
    )
    assert shape(found)[0] == [("Speed", Fraction(2)), ("Cost", Fraction(3)), ("Risk", Fraction(1))]
    assert check_claims(found) == ()


def test_more_columns_of_each_option_than_scores() -> None:
    """The advice fits: the other columns go into a table of their own, and without them the scores are read."""
    head = "criterion,weight,Ash,Ash weighted,Oak,Oak weighted\n"
    assert [
        each.name.text for each in read(head + "Cost,3,4,12,2,6\nTime,2,1,2,3,6\nWear,4,2,8,5,20\n").options
    ] == ["Ash", "Oak"]
    beside = "criterion,weight,Ash price,Ash score,Oak price,Oak score\nCost,3,90,4,70,2\n"
    _, told = read_delimited(beside, file="t.csv", name="")
    assert [each.hint for each in told] == [
        "of each option one column of scores is read, and one of weighted scores: keep those of `Ash` and its like,"
        " and put the rest into a table of its own"
    ]
