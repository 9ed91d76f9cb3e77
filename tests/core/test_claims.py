"""What a table states of its own is held against its scores and weights, at the precision it is printed with."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from steelyard.core.scores.claims import check_claims
from steelyard.core.scores.tables import Cell, Claim, Criterion, Informative, Must, Option, Scale, Table
from steelyard.diagnostics import Place, Severity

FIVE = Scale(Fraction(1), Fraction(5), "1–5")
LETTERS = "ABCDEF"


def place(column: int, line: int = 9) -> Place:
    return Place("a.md", line, column, 1)


def claim(
    kind: str, text: str, *, option: int | None = None, criterion: int | None = None, label: str = "Total"
) -> Claim:
    """Make a claim of a figure as printed; each stands in a cell of its own."""
    bare = text.rstrip(" %")
    value = Fraction(bare) if bare else None
    unit = Fraction(1, 10 ** len(bare.partition(".")[2])) if bare else None
    line = {"total": 20, "percentage": 21, "rank": 22, "winner": 23, "weights": 24}.get(
        kind, 30 + (criterion or 0)
    )
    return Claim(kind, label, text, place(option or 0, line), option, criterion, value, unit)  # type: ignore[arg-type]


def make(
    scores: list[list[int | None]],
    weights: list[str],
    claims: list[Claim],
    lower: tuple[int, ...] = (),
    informative: tuple[Informative, ...] = (),
) -> Table:
    criteria = tuple(
        Criterion(
            f"c{index}",
            f"C{index}",
            Fraction(text.rstrip("%")) / (100 if "%" in text else 1),
            text,
            FIVE,
            "lower" if index in lower else "higher",
        )
        for index, text in enumerate(weights)
    )
    cells = tuple(
        tuple(Cell(None if score is None else Fraction(score), str(score)) for score in row) for row in scores
    )
    options = tuple(Option(letter, letter) for letter in LETTERS[: len(scores)])
    return Table(
        "", "", "markdown", place(0), criteria, options, cells, informative=informative, claims=tuple(claims)
    )


def totals(*texts: str, label: str = "Total") -> list[Claim]:
    return [claim("total", text, option=option, label=label) for option, text in enumerate(texts)]


def messages(table: Table) -> list[str]:
    found = check_claims(table)
    assert all(one.code == "K809" and one.severity is Severity.WARNING and one.hint for one in found)
    return [one.message for one in found]


SCORES: list[list[int | None]] = [[4, 2, 5], [3, 5, 1]]
WEIGHTS = ["3", "2", "1"]


@pytest.mark.parametrize(
    "stated",
    [
        ("21", "20"),
        ("3.5", "3.3"),
        ("3.50", "3.33"),
        ("11", "9"),
        ("3.7", "3.0"),
        ("62.5", "58.3"),
        ("0.63", "0.58"),
        ("0.62", "0.58"),
    ],
)
def test_a_total_may_be_made_in_any_customary_way(stated: tuple[str, str]) -> None:
    """Sums, averages, with weights or without, and our own total, are all right at their printed precision."""
    assert messages(make(SCORES, WEIGHTS, totals(*stated))) == []


@pytest.mark.parametrize("stated", [("3.7", "3.3"), ("370", "330"), ("3.70", "3.30")])
def test_weights_in_per_cent(stated: tuple[str, str]) -> None:
    """Scores may be multiplied by the share or by the percentage."""
    assert messages(make([[4, 3], [3, 4]], ["70%", "30%"], totals(*stated))) == []


@pytest.mark.parametrize("weights", [["60%", "40%"], ["60", "40"], ["3", "2"]])
def test_a_total_out_of_100_for_the_highest_score(weights: list[str]) -> None:
    """5 of 5 gives the whole weight; all totals of a row are made so, or none is."""
    assert messages(make([[5, 4], [3, 2]], weights, totals("92", "52"))) == []
    assert [one[:22] for one in messages(make([[5, 4], [3, 2]], weights, totals("92", "51")))] == [
        "the total of A is give",
        "the total of B is give",
    ]


def test_a_total_out_of_100_needs_one_scale() -> None:
    """On two scales there is no one highest score."""
    table = make([[5, 4], [3, 2]], ["60", "40"], totals("92", "52"))
    first, second = table.criteria
    ten = Scale(Fraction(0), Fraction(10), "0–10")
    assert len(messages(replace(table, criteria=(first, replace(second, scale=ten))))) == 2


def test_a_total_that_its_numbers_do_not_give() -> None:
    """The message says what the table states, what its numbers give, and in which way."""
    table = make(SCORES, WEIGHTS, totals("3.5", "4.2", label="Weighted average"))
    assert messages(table) == [
        "the total of B is given as 4.2; its scores and weights give 3.333, as a weighted average"
    ]
    (found,) = check_claims(table)
    assert found.place == place(1, 20)


def test_the_way_that_fits_most_is_taken() -> None:
    """Two of three plain sums tell how the third was meant to be made."""
    table = make([*SCORES, [1, 1, 1]], WEIGHTS, totals("11", "9", "6"))
    assert messages(table) == ["the total of C is given as 6; its scores give 3, as a plain sum"]


def test_where_nothing_fits_each_total_is_told() -> None:
    """Totals that fit no way are told one by one, against the nearest way that uses the weights."""
    table = make(SCORES, WEIGHTS, totals("24", "25"))
    assert messages(table) == [
        "the total of A is given as 24; its scores and weights give 21, as a weighted sum",
        "the total of B is given as 25; its scores and weights give 20, as a weighted sum",
    ]


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Σ", "as a weighted sum"),
        ("Points", "as a weighted sum"),
        ("Sum", "as a weighted sum"),
        ("Average", "as a weighted average"),
        ("Score", "as a weighted average"),
    ],
)
def test_the_name_of_a_row_tells_how_it_was_made(label: str, told: str) -> None:
    """Of ways that fit none of its figures it is the one that the name tells, else the nearest with the weights."""
    (first, *_) = messages(make(SCORES, WEIGHTS, totals("5", "5", label=label)))
    assert first.endswith(told)


def test_the_name_of_a_row_tells_whether_it_is_a_sum_where_scores_are_turned_round() -> None:
    """Where lower is better, what is said of it does not hide the word that the row's name has too."""
    (first, *_) = messages(make(SCORES, WEIGHTS, totals("5", "5", label="Weighted sum"), lower=(2,)))
    assert first.endswith("give 17, as a weighted sum, turned round where lower is better")


def test_rows_of_totals_are_judged_apart() -> None:
    """A sum and an average below it are both right."""
    average = [
        claim("total", text, option=option, label="Weighted average")
        for option, text in enumerate(("3.5", "3.3"))
    ]
    assert messages(make(SCORES, WEIGHTS, [*totals("21", "20"), *average])) == []


@pytest.mark.parametrize(
    ("text", "right"), [("2.3", True), ("2.2", True), ("2.4", False), ("2.25", True), ("2.26", False)]
)
def test_half_a_unit_either_way(text: str, right: bool) -> None:  # noqa: FBT001
    """A figure that lies half way may be rounded up or down."""
    table = make([[2, 3], [4, 4]], ["3", "1"], totals(text, "4"))
    assert (messages(table) == []) is right


@pytest.mark.parametrize("stated", ["12", "2.0", "4.0", "4"])
def test_a_missing_score_may_count_as_nothing_or_be_left_out(stated: str) -> None:
    """A total over a missing cell is right in either way."""
    assert messages(make([[4, None, None], [3, 5, 1]], WEIGHTS, totals(stated))) == []


@pytest.mark.parametrize("stated", [("21", "20"), ("3.5", "3.3"), ("17", "24")])
def test_lower_is_better(stated: tuple[str, str]) -> None:
    """Where lower is better somewhere, totals of the scores as written and turned round are both right."""
    assert messages(make(SCORES, WEIGHTS, totals(*stated), lower=(2,))) == []
    assert messages(make([[4, 2, 1], [3, 5, 5]], WEIGHTS, totals("21", "20"), lower=(2,))) == []


@pytest.mark.parametrize("stated", [("70", "67"), ("70.0", "66.7"), ("63", "58"), ("73", "60")])
def test_percentages(stated: tuple[str, str]) -> None:
    """A percentage may be of the highest possible total or of the way from worst to best."""
    claims = [
        claim("percentage", f"{text} %", option=option, label="%") for option, text in enumerate(stated)
    ]
    assert messages(make(SCORES, WEIGHTS, claims)) == []


def test_a_percentage_that_is_not_right() -> None:
    """A percentage is told with its own sign."""
    claims = [claim("percentage", text, option=option, label="%") for option, text in enumerate(("70", "80"))]
    assert messages(make(SCORES, WEIGHTS, claims)) == [
        "the percentage of B is given as 80 %; its scores and weights give 66.67 %, of the highest possible"
    ]


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        (("73", "66"), "its scores give 60 %, unweighted, of the highest possible"),
        (("100", "90"), "the stated totals give 95.24 %, of the highest total"),
        (("51", "52"), "the stated totals give 48.78 %, of all totals together"),
    ],
)
def test_a_percentage_is_told_with_what_it_is_made_of(stated: tuple[str, str], told: str) -> None:
    """Weights are not named where they do not count, nor scores where it is a part of the stated totals."""
    claims = [claim("percentage", text, option=option, label="%") for option, text in enumerate(stated)]
    (message,) = messages(make(SCORES, WEIGHTS, [*totals("21", "20"), *claims]))
    assert message == f"the percentage of B is given as {stated[1]} %; {told}"


def weighted(*rows: tuple[str, ...]) -> list[Claim]:
    return [
        claim("weighted", text, option=option, criterion=criterion, label="")
        for option, row in enumerate(rows)
        for criterion, text in enumerate(row)
    ]


def test_weighted_scores() -> None:
    """A weighted score that its score and weight do not give is told; totals may add up the stated ones."""
    claims = weighted(("12", "4", "5"), ("9", "11", "1"))
    assert messages(make(SCORES, WEIGHTS, [*claims, *totals("21", "21")])) == [
        "the weighted score of B on C1 is given as 11; its score and weight give 10"
    ]


def test_the_sum_of_weights() -> None:
    """A stated sum of weights is compared in its own notation."""
    right = claim("weights", "100%")
    assert messages(make([[4, 3], [3, 4]], ["70%", "30%"], [right])) == []
    assert messages(make([[4, 3], [3, 4]], ["70%", "20%"], [right])) == [
        "the weights are said to add up to 100 %; they add up to 90 %"
    ]


def ranks(*given_: str) -> list[Claim]:
    return [claim("rank", text, option=option, label="Rank") for option, text in enumerate(given_)]


@pytest.mark.parametrize("stated", [("2", "1", "3"), ("2", "1", "4"), ("3", "1", "2")])
def test_ranks_by_the_scores(stated: tuple[str, str, str]) -> None:
    """Equal options may share a rank, or take the next ones in any order; others may not."""
    scores: list[list[int | None]] = [[3, 3], [5, 5], [3, 3]]
    found = messages(make(scores, ["1", "1"], ranks(*stated)))
    assert found == (
        ["the rank of C is given as 4; by its scores and weights it is 2"] if "4" in stated else []
    )


def test_ranks_by_the_stated_totals() -> None:
    """A rank that the stated totals contradict is told by them, whatever the scores give."""
    found = messages(make(SCORES, WEIGHTS, [*totals("21", "20"), *ranks("2", "1")]))
    assert found == [
        "the rank of A is given as 2; by the stated totals it is 1",
        "the rank of B is given as 1; by the stated totals it is 2",
    ]


def test_an_option_without_a_rank_takes_nobodys_place() -> None:
    """Where several options have a rank and one has none, the ranks count among those that have one, or among all."""
    scores: list[list[int | None]] = [[5, 5], [4, 4], [2, 2], [3, 3]]
    ranked = [claim("rank", text, option=option) for option, text in ((1, "1"), (3, "2"), (2, "3"))]
    winner = claim("winner", "", option=1, label="Winner")
    assert messages(make(scores, ["1", "1"], [*ranked, winner])) == []
    assert messages(make(scores, ["1", "1"], [*totals("10", "8", "4", "6"), *ranked])) == []
    behind = [claim("rank", text, option=option) for option, text in ((1, "2"), (3, "3"), (2, "4"))]
    assert messages(make(scores, ["1", "1"], behind)) == []
    turned = [claim("rank", text, option=option) for option, text in ((1, "2"), (2, "1"))]
    assert messages(make(scores, ["1", "1"], turned)) == [
        "the rank of C is given as 1; by its scores and weights it is 2"
    ]
    assert messages(make(scores, ["1", "1"], [claim("rank", "1", option=1)])) == [
        "the rank of B is given as 1; by its scores and weights it is 2"
    ]


def test_a_winner_that_does_not_come_first() -> None:
    """A winner is judged by the stated totals, then by what the scores give."""
    winner = claim("winner", "", option=1, label="Winner")
    assert messages(make(SCORES, WEIGHTS, [*totals("21", "20"), winner])) == [
        "B is marked as the winner; by the stated totals A comes first"
    ]
    assert messages(make(SCORES, WEIGHTS, [winner])) == [
        "B is marked as the winner; by the scores and weights A comes first"
    ]
    assert messages(make(SCORES, WEIGHTS, [claim("winner", "", option=0)])) == []


def test_an_option_that_is_ruled_out_takes_nobodys_place() -> None:
    """Who comes first of those that meet every must is first; whoever ranks the others among or behind them is right."""
    table = make(SCORES, WEIGHTS, [])
    must = Must(">=", Fraction(4), ">= 4")  # of C1, where A has 2
    first, second, third = table.criteria
    ruled = replace(table, criteria=(first, replace(second, must=must), third))
    winner = claim("winner", "", option=1, label="Winner")
    right = [[claim("rank", "1", option=1)], ranks("1", "2"), ranks("2", "1"), [winner]]
    for claims in (*right, [*totals("21", "20"), *ranks("2", "1"), winner]):
        assert messages(replace(ruled, claims=tuple(claims))) == []
    third_place = claim("rank", "3", option=1)
    assert messages(replace(ruled, claims=(third_place,))) == [
        "the rank of B is given as 3; by its scores and weights it is 1"
    ]
    both = make([*SCORES, [5, 5, 5]], WEIGHTS, [claim("winner", "", option=0)])
    assert messages(replace(both, criteria=ruled.criteria)) == [
        "A is marked as the winner; by the scores and weights C comes first"
    ]


def test_where_all_are_ruled_out_all_are_ranked() -> None:
    """A must that nobody meets sets no option before another."""
    table = make(SCORES, WEIGHTS, ranks("2", "1"))
    must = Must(">", Fraction(5), "> 5")
    none = replace(table, criteria=tuple(replace(one, must=must) for one in table.criteria))
    assert messages(none) == messages(table) != []


def test_a_cell_is_told_once() -> None:
    """A total and a percentage in one cell that are both wrong are one warning."""
    one = claim("total", "30", option=0)
    two = Claim("percentage", "Total", "30 (99%)", one.place, 0, None, Fraction(99), Fraction(1))
    assert len(check_claims(make(SCORES, WEIGHTS, [one, two]))) == 1


def test_what_is_not_counted_is_named() -> None:
    """Where a row is not counted, a total that differs says so."""
    price = Informative("Price", "2", ("$1", "$2"), "Its cells are measures.")
    assert messages(make(SCORES, WEIGHTS, totals("29", "20"), informative=(price,))) == [
        "the total of A is given as 29; its scores and weights give 21, as a weighted sum, without Price"
    ]


def test_a_table_that_states_nothing() -> None:
    """No claims, no findings."""
    assert check_claims(make(SCORES, WEIGHTS, [])) == ()


grids = st.integers(2, 4).flatmap(
    lambda width: st.tuples(
        st.lists(st.lists(st.integers(1, 5), min_size=width, max_size=width), min_size=2, max_size=4),
        st.lists(st.integers(1, 9), min_size=width, max_size=width),
    )
)


@given(grids)
def test_true_figures_are_never_told(drawn: tuple[list[list[int | None]], list[int]]) -> None:
    """Totals, ranks and a winner that are computed from the table itself are right."""
    scores, weights = drawn
    sums = [sum(w * (s or 0) for w, s in zip(weights, row, strict=True)) for row in scores]
    places = [str(1 + sum(other > own for other in sums)) for own in sums]
    claims = [*totals(*map(str, sums)), *ranks(*places), claim("winner", "", option=sums.index(max(sums)))]
    assert messages(make(scores, [str(w) for w in weights], claims)) == []


def test_a_scale_that_ends_at_nought_has_no_highest_total() -> None:
    """Of such a scale percentages are of the way from worst to best alone."""
    below = Scale(Fraction(-5), Fraction(0), "-5–0")
    claims = [claim("percentage", text, option=option, label="%") for option, text in enumerate(("40", "50"))]
    table = make([[-4, -2], [-3, -1]], ["1", "1"], claims)
    table = replace(table, criteria=tuple(replace(criterion, scale=below) for criterion in table.criteria))
    assert messages(table) == [
        "the percentage of B is given as 50 %; its scores and weights give 60 %, of the way from worst to best"
    ]


def test_stated_totals_of_nought_make_no_percentages() -> None:
    """Percentages are then held against the scores, and the totals are told."""
    claims = [claim("percentage", text, option=option, label="%") for option, text in enumerate(("70", "67"))]
    told = messages(make(SCORES, WEIGHTS, [*totals("0", "0"), *claims]))
    assert [message.partition(";")[0] for message in told] == [
        "the total of A is given as 0",
        "the total of B is given as 0",
    ]
