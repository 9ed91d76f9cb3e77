"""A draft becomes a table that says what its author meant, or every fault is told at its cell."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reading.table_drafts import draft, written
from steelyard.core.scores.tables import Preset, Scale, Table
from steelyard.reading.tables.drafts import Draft, DraftCell
from steelyard.reading.tables.names import unique_keys
from steelyard.reading.tables.scales import direction_in_name, read_direction, read_must, read_scale, shown
from steelyard.reading.tables.settle import settle

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS = {"high": Fraction(3), "medium": Fraction(2)}


def table(of: Draft, words: Mapping[str, Fraction] = WORDS) -> Table:
    settled, found = settle(of, weight_words=words)
    assert found == ()
    assert settled is not None
    return settled


def faults(of: Draft, words: Mapping[str, Fraction] = WORDS) -> list[tuple[str, int, int]]:
    settled, found = settle(of, weight_words=words)
    assert settled is None
    return [(one.code, one.place.line, one.place.column) for one in found]


def message(of: Draft, words: Mapping[str, Fraction] = WORDS) -> tuple[str, str]:
    _, found = settle(of, weight_words=words)
    return found[0].message, found[0].hint


def test_everything_said_is_understood() -> None:
    """Weights, directions, scales, musts, the choice: each as its author means it, and kept as written."""
    settled = table(
        draft(
            ("Velocity", "8", None, "1-5", None, "5", "?"),
            ("Downtime", "3", "lower", "0..60", "<= 30", "10", "20.5"),
            chosen=written("a"),
        )
    )
    assert [criterion.weight for criterion in settled.criteria] == [8, 3]
    assert settled.criteria[0].scale == Scale(Fraction(1), Fraction(5), "1–5")
    assert settled.criteria[1].direction == "lower"
    assert settled.criteria[1].must is not None
    assert settled.criteria[1].must.text == "≤ 30"
    assert [[cell.score for cell in row] for row in settled.cells] == [[5, 10], [None, Fraction(41, 2)]]
    assert settled.cells[1][0].text == "?"
    assert settled.chosen == 0
    assert settled.remarks == ()


@pytest.mark.parametrize(
    ("scores", "scale"),
    [
        (("0.2", "1"), "0–1"),
        (("1", "5"), "1–5"),
        (("0", "5"), "0–5"),
        (("2", "6"), "1–10"),
        (("0", "10"), "0–10"),
        (("8/10", "9"), "1–10"),
        (("4/5", "0"), "0–5"),
        (("17/20", "3"), "0–20"),
        (("45", "12"), "0–100"),
        (("4%", "1%"), "0–100"),
        (("?", "3"), "1–5"),
    ],
)
def test_undeclared_scores_share_the_first_customary_scale(scores: tuple[str, str], scale: str) -> None:
    """The scale that is assumed holds every score, ends where a denominator says, and readers are told."""
    settled = table(draft(("Speed", "1", None, None, None, *scores)))
    assert settled.criteria[0].scale.text == scale
    assert settled.criteria[0].scale.assumed
    assert scale in settled.remarks[0]


def test_one_scale_is_assumed_for_all_criteria_together() -> None:
    """A 9 in one criterion widens the scale of all that declare none, and of no other."""
    settled = table(
        draft(
            ("Speed", "1", None, None, None, "1", "2"),
            ("Cost", "1", None, None, None, "9", "3"),
            ("Reach", "1", None, "0-3", None, "3", "3"),
        )
    )
    assert [criterion.scale.text for criterion in settled.criteria] == ["1–10", "1–10", "0–3"]
    assert settled.remarks == (
        "Speed, Cost declare no scale: the scores are read on 1–10, the first customary one that holds them all.",
    )


def test_one_scale_may_be_declared_for_all() -> None:
    """A criterion's own scale goes before the table's."""
    settled = table(
        draft(
            ("Speed", "1", None, None, None, "1", "2"),
            ("Cost", "1", None, "0-9", None, "9", "3"),
            scale=written("1-3"),
        )
    )
    assert [criterion.scale.text for criterion in settled.criteria] == ["1–3", "0–9"]


@pytest.mark.parametrize(
    ("row", "fault", "says"),
    [
        (("S", "1", None, None, None, "fast", "2"), ("K801", 2, 6), "`fast` is no number"),
        (("S", "1", None, None, None, "1", "NaN"), ("K801", 2, 7), "`NaN` is no number to reckon with"),
        (("S", "1", None, "1-5", None, "1", "1e999"), ("K801", 2, 7), "`1e999` has more than 20 figures"),
        (("S", "1", None, "1-5", None, "7", "2"), ("K802", 2, 6), "`7` is outside the scale of S, 1–5"),
        (
            ("S", "1", None, "1-5", None, "8/10", "2"),
            ("K802", 2, 6),
            "`8/10` is out of 10; the scale of S is 1–5",
        ),
        (("S", "-1", None, None, None, "1", "2"), ("K803", 2, 2), "the weight `-1` is negative"),
        (
            ("S", "inf", None, None, None, "1", "2"),
            ("K803", 2, 2),
            "the weight `inf` is no number to reckon with",
        ),
        (("S", "0", None, None, None, "1", "2"), ("K803", 2, 2), "no criterion weighs anything"),
        (("S", "", None, None, None, "1", "2"), ("K803", 2, 2), "this weight is missing"),
        (
            ("S", "hgih", None, None, None, "1", "2"),
            ("K803", 2, 2),
            "nothing says what the weight `hgih` is worth",
        ),
        (("S", "1", "sideways", None, None, "1", "2"), ("K811", 2, 3), "`sideways` is no direction"),
        (("S", "1", None, "good", None, "1", "2"), ("K811", 2, 4), "`good` is no scale"),
        (
            ("S", "1", None, "5-1", None, "1", "2"),
            ("K811", 2, 4),
            "the scale `5-1` does not run from low to high",
        ),
        (
            ("S", "1", None, None, "yes", "1", "2"),
            ("K811", 2, 5),
            "`yes` is no bound that a score could reach",
        ),
        (("S", "1", None, "1-5", "9", "1", "2"), ("K811", 2, 5), "the bound `9` lies outside the scale 1–5"),
        (
            ("S", "1", None, None, None, "340", "2"),
            ("K806", 2, 6),
            "no customary scale holds the score `340`",
        ),
        (("S", "1", None, None, None, "-1", "2"), ("K806", 2, 6), "no customary scale holds the score `-1`"),
        (("S", "1", None, None, None, "50%", "0.3"), ("K806", 2, 7), "`50%` and `0.3` are not on one scale"),
        (
            ("S", "1", None, None, None, "8/10", "3/5"),
            ("K806", 2, 7),
            "`8/10` and `3/5` are not on one scale",
        ),
        (("", "1", None, None, None, "1", "2"), ("K807", 2, 1), "here stands a criterion without a name"),
    ],
)
def test_a_fault_is_told_at_its_cell(row: tuple[str, ...], fault: tuple[str, int, int], says: str) -> None:
    """What cannot be understood gives no table, its place, and the reason."""
    assert faults(draft(row)) == [fault]
    assert message(draft(row))[0] == says


def test_every_fault_is_told_at_once() -> None:
    """Nobody mends one cell to be told of the next."""
    rows = (
        ("Speed", "-1", "up?", "5-1", "yes", "fast", "4"),
        ("Speed", "high", None, "1-5", None, "7", "4"),
    )
    assert faults(draft(*rows, options=("A", "a"), chosen=written("C", 9, 1))) == [
        ("K804", 1, 7),
        ("K803", 2, 2),
        ("K811", 2, 3),
        ("K811", 2, 4),
        ("K811", 2, 5),
        ("K801", 2, 6),
        ("K804", 3, 1),
        ("K802", 3, 6),
        ("K805", 9, 1),
    ]


def test_words_are_weights_where_the_site_says_what_they_are_worth() -> None:
    """`High` is 3 by `weight_words`, in any case; without it, the remedy names the key."""
    one = draft(("Speed", " HIGH", None, None, None, "1", "2"), ("Cost", "2", None, None, None, "1", "2"))
    assert [criterion.weight for criterion in table(one).criteria] == [3, 2]
    assert message(one, {})[1] == "say it in steelyard.yml: `weight_words: {high: 3}`"


def test_percentages_are_shares() -> None:
    """30 % weighs 3/10; a percentage beside plain numbers is a fault, as nobody can say what it is a share of."""
    both = [(name, weight, None, None, None, "1", "2") for name, weight in (("A", "30%"), ("B", "70 %"))]
    assert [criterion.weight for criterion in table(draft(*both)).criteria] == [
        Fraction(3, 10),
        Fraction(7, 10),
    ]
    assert faults(draft(both[0], ("B", "7", None, None, None, "1", "2"))) == [("K803", 2, 2)]


def test_a_weight_that_is_not_said_is_1() -> None:
    """Without weights all weigh the same, and readers are told; so they are where one is left out."""
    none = draft(("Speed", None, None, None, None, "1", "2"))
    assert table(none).remarks[0] == "The table gives no weights: every criterion weighs the same."
    one = draft(("Speed", None, None, None, None, "1", "2"), ("Cost", "4", None, None, None, "1", "2"))
    assert table(one).remarks[0] == "Speed has no weight of its own and weighs 1."
    assert [criterion.weight for criterion in table(one).criteria] == [1, 4]


def test_a_table_has_two_options_and_a_criterion() -> None:
    """One option is no choice, and nothing is judged by nothing."""
    assert faults(draft(("S", "1", None, None, None, "1"), options=("A",))) == [("K807", 0, 0)]
    assert faults(draft()) == [("K807", 0, 0)]


def test_several_scorers_have_a_mean() -> None:
    """The score is the mean of those who gave one, and missing only where nobody did."""
    one = draft(("S", "1", None, "1-5", None, "4", "?"), ("T", "1", None, "1-5", None, "?", "?"))
    two = draft(("S", "1", None, "1-5", None, "5", "2"), ("T", "1", None, "1-5", None, "1", "?"))
    both = replace(one, cells=(), sheets=((written("ann"), one.cells), (written("bob"), two.cells)))
    settled = table(both)
    assert [[cell.score for cell in row] for row in settled.cells] == [[Fraction(9, 2), 1], [2, None]]
    assert settled.cells[0][0].text == "4.5"
    assert [sheet.scorer for sheet in settled.sheets] == ["ann", "bob"]
    assert faults(replace(both, sheets=(both.sheets[0], (written("Ann", 7, 7), two.cells)))) == [
        ("K804", 7, 7)
    ]


def test_presets_name_criteria() -> None:
    """A criterion that a preset leaves out weighs 0 in it; names and weights are judged as in the table."""
    rows = (("S", "1", None, None, None, "1", "2"), ("T", "1", None, None, None, "1", "2"))
    only = (written("Only t"), ((written("t"), written("1")),))
    assert table(draft(*rows, presets=(only,))).presets == (Preset("Only t", (Fraction(0), Fraction(1))),)
    wrong = (
        (written("X", 8, 1), ((written("Z", 8, 3), written("1")), (written("S", 8, 5), written("-1", 8, 6)))),
        (written("x", 9, 1), ((written("S", 9, 3), written("0", 9, 4)),)),
        (written("y", 10, 1), ((written("S", 10, 3), written("1")), (written("s", 10, 5), written("1")))),
    )
    assert faults(draft(*rows, presets=wrong)) == [
        ("K805", 8, 3),
        ("K803", 8, 6),
        ("K803", 9, 1),
        ("K804", 9, 1),
        ("K804", 10, 5),
    ]


def test_a_reader_s_number_goes_before_the_text() -> None:
    """Where a reader has understood a cell (a symbol, `5: fast`), its number counts and the text stays."""
    one = draft(("S", "1", None, "1-5", None, "1", "2"))
    cells = ((DraftCell(written("5: fast"), number=Fraction(5)),), one.cells[1])
    cell = table(replace(one, cells=cells)).cells[0][0]
    assert (cell.score, cell.text) == (Fraction(5), "5: fast")


@pytest.mark.parametrize(
    ("text", "shown_as"),
    [
        ("1-5", "1–5"),
        ("0..60 s", "0–60"),
        ("-2 to 2", "−2 to 2"),
        ("-2–2", "−2 to 2"),
        ("0–100 %", "0–100 %"),
        ("0%-100%", "0–100 %"),
        ("from 1 to 10", "1–10"),
        ("0,5-1,5", "0.5–1.5"),
    ],
)
def test_a_scale_is_two_numbers(text: str, shown_as: str) -> None:
    """Dashes, dots and words between its ends, a unit behind them."""
    scale = read_scale(text, "s")
    assert isinstance(scale, Scale)
    assert scale.text == shown_as


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        (">= 3", ">="),
        ("≥3", ">="),
        ("At least 3", ">="),
        ("3", ">="),
        ("<= 3 s", "<="),
        ("max 3", "<="),
        ("= 3", "="),
    ],
)
def test_a_must_is_a_comparison(text: str, sign: str) -> None:
    """A bare number is the least that will do, where higher is better."""
    must = read_must(text, direction="higher", unit="s")
    assert must is not None
    assert must.comparison == sign
    assert must.bound == 3


def test_a_bare_must_goes_the_way_of_its_criterion() -> None:
    """Where lower is better, a bare number is the most that will do."""
    must = read_must("3", direction="lower")
    assert must is not None
    assert must.text == "≤ 3"


@pytest.mark.parametrize(
    "name", ["Cost (lower is better)", "Risk (inverted)", "Price [lower better]", "Latency ↓"]
)
def test_a_name_may_carry_its_direction(name: str) -> None:
    """What a name says in so many words counts, unless the direction is given."""
    assert direction_in_name(name) == "lower"
    settled = table(draft((name, "1", None, None, None, "1", "2")))
    assert settled.criteria[0].direction == "lower"
    assert table(draft((name, "1", "max", None, None, "1", "2"))).criteria[0].direction == "higher"


@pytest.mark.parametrize("name", ["Cost", "Down (up)", "Time to market (weeks)"])
def test_a_name_without_one_carries_no_direction(name: str) -> None:
    """Nothing is guessed from what a criterion is about."""
    assert direction_in_name(name) is None


def test_directions_have_many_names() -> None:
    """Case does not count."""
    assert {read_direction(word) for word in ("Higher", "max", "UP", "more is better")} == {"higher"}
    assert {read_direction(word) for word in ("lower", "MIN", "down", "lower is better")} == {"lower"}


def test_keys_are_plain_and_no_two_alike() -> None:
    """A key is fit for an address, and does not depend on the order of the table."""
    names = ["C++", "C#", "Größe", "速度", "c plus plus", "!!!"]
    keys = unique_keys(names, "option")
    assert keys == ("c-plus-plus-2", "c-sharp", "grosse", "速度", "c-plus-plus", "option")
    assert unique_keys(names[::-1], "option") == keys[::-1]


@given(st.lists(st.text(max_size=6), max_size=8))
def test_keys_are_unique_for_any_names(names: list[str]) -> None:
    """Whatever options are called, none has another's key."""
    assert len(set(unique_keys(names, "option"))) == len(names)


def test_numbers_are_shown_as_people_write_them() -> None:
    """In full where they end, with two decimals elsewhere."""
    numbers = [Fraction(7, 2), Fraction(10, 3), Fraction(4), Fraction(-1, 8), Fraction(1, 20)]
    assert [shown(number) for number in numbers] == ["3.5", "3.33", "4", "−0.125", "0.05"]


@given(st.lists(st.lists(st.one_of(st.none(), st.text(max_size=8)), min_size=7, max_size=7), max_size=4))
def test_no_draft_is_too_strange(rows: list[list[str | None]]) -> None:
    """Any draft is a table or has faults, never both and never neither."""
    settled, found = settle(draft(*rows), weight_words=WORDS)
    assert (settled is None) == bool(found)
