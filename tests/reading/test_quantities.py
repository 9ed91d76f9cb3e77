"""Numbers in tables: read as their authors mean them, exactly, or refused with the reason."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steelyard.reading.tables.quantities import Quantity, extremes, is_missing, quantity, why_not


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("8", "8", "1"),
        ("0.15", "3/20", "1/100"),
        ("0,15", "3/20", "1/100"),
        (" 4.40 ", "22/5", "1/100"),
        (".5", "1/2", "1/10"),
        ("1 000", "1000", "1"),
        ("1\u202f000,5", "2001/2", "1/10"),
        ("1'000", "1000", "1"),
        ("1,000,000", "1000000", "1"),
        ("1,000.5", "2001/2", "1/10"),
        ("1.000,5", "2001/2", "1/10"),
        ("0,125", "1/8", "1/1000"),
        ("−3", "-3", "1"),
        ("–2,5", "-5/2", "1/10"),
        ("+2", "2", "1"),
        ("1e-3", "1/1000", "1/1000"),
    ],
)
def test_a_number_keeps_its_value_and_its_precision(text: str, value: str, unit: str) -> None:
    """A point or comma, grouping, the signs that word processors make: one exact value, and its last digit's unit."""
    assert quantity(text) == Quantity(Fraction(value), Fraction(unit))


@pytest.mark.parametrize(
    ("text", "value", "of", "share"),
    [
        ("8/10", 8, 10, "4/5"),
        ("4 / 5", 4, 5, "4/5"),
        ("30%", 30, 100, "3/10"),
        ("12,5 %", "12.5", 100, "1/8"),
    ],
)
def test_a_share_keeps_what_it_is_out_of(text: str, value: str, of: int, share: str) -> None:
    """`8/10` is 8, out of 10, and worth 4/5."""
    read = quantity(text)
    assert read is not None
    assert (read.value, read.of, read.share) == (Fraction(value), Fraction(of), Fraction(share))
    assert read.percent == ("%" in text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("fast", "is no number"),
        ("", "is no number"),
        ("NaN", "is no number to reckon with"),
        ("-inf", "is no number to reckon with"),
        (".nan", "is no number to reckon with"),
        ("-.inf", "is no number to reckon with"),
        ("1,000", "can be read in two ways"),
        ("$12", "is a measure, not a score"),
        ("12 €", "is a measure, not a score"),
        ("45 ms", "is a measure, not a score"),
        ("1e400", "has more than 20 figures"),
        ("9" * 50, "has more than 20 figures"),
        ("9" * 5000, "has more than 20 figures"),
        ("5/0", "is no number"),
        ("1 0", "is no number"),
        ("٣", "is no number"),
        ("3, 3 x 2 = 6", "is no number"),
        ("×3", "is no number"),
    ],
)
def test_what_is_no_number_is_refused_with_the_reason(text: str, why: str) -> None:
    """Words, measures, infinities, huge and ambiguous numbers give no value, and say why."""
    assert quantity(text) is None
    assert why_not(text)[0] == why


def test_a_weight_may_be_a_factor() -> None:
    """`×3` and `3x` are 3 where a weight stands."""
    assert quantity("×3", times=True) == quantity("3x", times=True) == quantity("3")


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "?", "n/a", "N/A", "TBD", "tbd", "TODO"])
def test_a_cell_may_say_that_it_holds_nothing(text: str) -> None:
    """What people write for "no score yet" is no score."""
    assert is_missing(text)


@pytest.mark.parametrize("text", ["0", "none", "no", "--"])
def test_nothing_else_is_taken_for_missing(text: str) -> None:
    """Zero is a score, and words that may mean zero are not passed over."""
    assert not is_missing(text)


@given(st.one_of(st.text(), st.text(alphabet="0123456789.,' /%+-−eExX× $"), st.floats().map(str)))
def test_no_text_is_too_strange(text: str) -> None:
    """Any text is a quantity or is not, without an exception."""
    read = quantity(text, times=True)
    assert read is None or abs(read.value) < 10**40
    assert all(why_not(text))


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-9999, max_value=9999))
def test_a_decimal_keeps_its_value_with_a_point_or_a_comma(number: object) -> None:
    """A number as Python prints it comes back exactly; with a comma too, unless it could be thousands."""
    text = f"{number:.3f}"
    read, comma = quantity(text), quantity(text.replace(".", ","))
    assert read is not None
    assert read.value == Fraction(text)
    assert comma in {None, read}


@pytest.mark.parametrize(
    "values", [["3", "-2", "10"], ["1/2", "1/3", "2"], ["5"], ["-1/2", "-1/3"], ["9", "10", "19/2"]]
)
def test_extremes(values: list[str]) -> None:
    """The least and the greatest number are told by their worth, whole or not."""
    numbers = [Fraction(value) for value in values]
    assert extremes(numbers) == (min(numbers), max(numbers))
