"""What real matrices have beside scores: a datum, counts of signs, points, and weights under shorter names."""

from __future__ import annotations

import pytest

from body_table_samples import find, table
from steelyard.core.scores.claims import check_claims

PUGH = "## Pugh matrix\n\n| Criterion | Barge | Lorry | Train |\n|---|---|---|---|\n"
SIGNS = (("+", "-"), ("S", "+"), ("-", "-"), ("+", "-"), ("+", "S"))


def pugh(datum: list[str], below: str = "") -> str:
    told = (
        f"| Point {at} | {own} | {' | '.join(signs)} |\n"
        for at, (own, signs) in enumerate(zip(datum, SIGNS, strict=False))
    )
    return f"{PUGH}{''.join(told)}{below}"


@pytest.mark.parametrize(
    "datum", [list("DATUM"), ["Datum"] * 4, ["DATUM", "", "", ""], ["Baseline"] * 3, ["S"] * 5]
)
def test_a_datum(datum: list[str]) -> None:
    """The option that others are compared with is as good as itself, however its cells say so."""
    found = table(pugh(datum))
    assert {cell.score for cell in found.cells[0]} == {0}


@pytest.mark.parametrize("datum", [list("DATES"), ["Datum", "D", "Datum"], ["own"] * 4])
def test_no_datum(datum: list[str]) -> None:
    """Other words in its place are no scores."""
    assert find(pugh(datum)).tables == ()


@pytest.mark.parametrize("same", ["Σ0", "ΣS", "Sum of S", "Σ same"])
@pytest.mark.parametrize("signs", ["Σ{}", "Σ {}", "Sum of {}"])
def test_counted_signs(same: str, signs: str) -> None:
    """Rows that count signs are no criteria, and the net of them is the total, which is checked."""
    counts = f"| {signs.format('+')} | 0 | 2 | 1 |\n| {signs.format('−')} | 0 | 1 | 3 |\n| {same} | 4 | 1 | 0 |\n| Net | 0 | {{}} | -2 |\n"
    found = table(pugh(["S"] * 4, counts.format(1)))
    assert [criterion.name for criterion in found.criteria] == ["Point 0", "Point 1", "Point 2", "Point 3"]
    assert check_claims(found) == ()
    assert len(check_claims(table(pugh(["S"] * 4, counts.format(3))))) == 1


def test_net_that_is_no_total() -> None:
    """Where no row counts signs, "Net" is a criterion, and so is ".NET"."""
    found = table(
        "## Scores\n\n| Criterion | Barge | Lorry |\n|---|---|---|\n| Net | 1 | 2 |\n| .NET | 3 | 4 |\n"
    )
    assert [criterion.name for criterion in found.criteria] == ["Net", ".NET"]


POINTS = "## Scores\n\n| Criterion | {} | Barge | Lorry |\n|---|---|---|---|\n"


def test_points_that_weigh() -> None:
    """Points before the scores are weights where the totals multiply by them, or where small scores stand beside 100 of them."""
    rows = "| Speed | 30 | 2 | 5 |\n| Reach | 50 | 4 | 3 |\n| Price | 20 | 1 | 5 |\n"
    for body in (
        POINTS.format("Points") + rows,
        POINTS.format("Pts") + rows + "| Total | 100 | 280 | 400 |\n",
    ):
        found = table(body)
        assert [(one.weight_text, one.scale.text) for one in found.criteria] == [
            (text, "1–5") for text in ("30", "50", "20")
        ]
        assert [option.name for option in found.options] == ["Barge", "Lorry"]
        assert check_claims(found) == ()


def test_points_far_above_the_scores() -> None:
    """They weigh, too, where none is less than twice the highest score: nobody gives so few of the points to all."""
    rows = "| Speed | 50 | 2 | 5 |\n| Reach | 40 | 4 | 3 |\n| Price | 10 | 1 | {} |\n"
    found = table(POINTS.format("Points") + rows.format(5))
    assert [one.weight_text for one in found.criteria] == ["50", "40", "10"]
    assert find(POINTS.format("Points") + rows.format(6)).tables == ()


def test_points_that_may_be_had() -> None:
    """They are the most of each criterion where the totals add the scores up, or where scores go beyond 10 and none beyond its points."""
    rows = "| Speed | 30 | 20 | 25 |\n| Reach | 50 | 45 | 30 |\n| Price | 20 | 10 | 15 |\n"
    for body in (
        POINTS.format("Points") + rows,
        POINTS.format("Punkte") + rows + "| Total | 100 | 75 | 70 |\n",
    ):
        found = table(body)
        assert [one.scale.text.replace("–", "-") for one in found.criteria] == ["0-30", "0-50", "0-20"]
        assert check_claims(found) == ()


@pytest.mark.parametrize("total", ["", "| Total | 10 | 9 | 9 |\n"])
def test_points_of_which_nothing_tells(total: str) -> None:
    """Elsewhere they may be either; they are no option, and none leads."""
    body = (
        POINTS.format("Points")
        + "| Speed | 3 | 2 | 3 |\n| Reach | 5 | 4 | 3 |\n| Price | 2 | 1 | 2 |\n"
        + total
    )
    assert find(body).tables == ()


LISTED = "## Weights\n\n| Criterion | Weight |\n|---|---|\n| {} | 5 |\n| {} | 3 |\n\n## Scores\n\n| Option | {} | {} | Total |\n|---|---|---|---|\n| Barge | 1 | 2 | 11 |\n| Lorry | 3 | 2 | 21 |\n"


@pytest.mark.parametrize(
    "names",
    [
        ("Runtime safety", "Speed of work", "RS", "SW"),
        ("Quality of sound", "Range (RGE)", "QoS", "RGE"),
        ("Runtime safety", "Speed of work", "RS", "SOW"),
    ],
)
def test_weights_under_longer_names(names: tuple[str, ...]) -> None:
    """A list above gives the weights of criteria that a table calls by their initials."""
    found = table(LISTED.format(*names))
    assert [one.weight_text for one in found.criteria] == ["5", "3"]
    assert check_claims(found) == ()


@pytest.mark.parametrize(
    "names",
    [
        ("Runtime safety", "Rail speed", "RS", "RS2"),
        ("Runtime safety", "Range", "RS", "R"),
        ("Runtime safety", "Reach south", "RS", "RS"),
    ],
)
def test_initials_of_several(names: tuple[str, ...]) -> None:
    """Initials that two share, or that stand for none, give no weights."""
    assert [
        one.weight_text
        for found in find(LISTED.format(*names)).tables
        for one in found.criteria
        if one.weight_text
    ] == []


TWO = "{}\n\n| Criterion | Barge | Lorry |\n|---|---|---|\n| Speed | 1 | 2 |\n| Reach | 3 | 4 |\n| Total | 4 | 6 |\n\n"


def test_headings_of_several_tables() -> None:
    """Several tables bear the headings right over them; their names, which addresses are made of, stay empty."""
    tables = find(TWO.format("## First *scores*") + TWO.format("## Second scores")).tables
    assert [(one.title, one.name) for one in tables] == [("First scores", ""), ("Second scores", "")]


@pytest.mark.parametrize(
    "heads",
    [
        ("## Scores", "## Scores"),
        ("## Scores", ""),
        (f"## Scores {'of much ' * 12}", "## Scores"),
        ("# Scores", "## Second scores"),
    ],
)
def test_headings_that_tell_nothing_apart(heads: tuple[str, str]) -> None:
    """Where two tables have one heading, or one has none of its own or a long one, they are counted as before."""
    assert {one.title for one in find("".join(map(TWO.format, heads))).tables} == {""}


def test_one_table() -> None:
    """One table alone is called "Scores", whatever stands above it."""
    assert table(TWO.format("## First scores")).title == ""
