"""A criteria table written as CSV: complete, read back alike, and no formula in any cell."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

import pytest
from msgspec.structs import replace

from platform_samples import GAPS, TABLE
from steelyard.core.scores.download import csv_parts, score_csv


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_columns_are_those_of_a_criteria_file() -> None:
    """One row per criterion, only the columns that are used, then one per option; a missing score is empty."""
    assert rows(score_csv(TABLE))[:2] == [
        [
            "criterion",
            "weight",
            "direction",
            "scale",
            "must",
            "unit",
            "note",
            "Python/gevent",
            "Node.js",
            "The JVM",
            "Go",
        ],
        ["Velocity", "9", "", "1-5", "", "", "weeks from idea to production", "5", "5", "2", "4"],
    ]
    assert rows(score_csv(TABLE))[3] == [
        "Restart time",
        "4",
        "lower",
        "0-60",
        "",
        "s",
        "",
        "2",
        "1",
        "50",
        "4",
    ]
    assert rows(score_csv(GAPS))[1][-2:] == ["", "4"]
    bare = replace(TABLE, criteria=tuple(replace(one, must=None, note="") for one in TABLE.criteria))
    assert rows(score_csv(bare))[0][2:5] == ["direction", "scale", "unit"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_nothing_is_a_formula(start: str) -> None:
    """Text that a spreadsheet would run gets an apostrophe, in names, notes and units; numbers stay numbers."""
    evil = f"{start}cmd|' /C calc'!A0"
    table = replace(
        TABLE,
        criteria=(replace(TABLE.criteria[0], name=evil, note=evil, unit=evil), *TABLE.criteria[1:]),
        options=(replace(TABLE.options[0], name=evil), *TABLE.options[1:]),
    )
    cells = [cell for row in rows(score_csv(table)) for cell in row]
    assert cells.count(f"'{evil}") == 4
    assert not [cell for cell in cells if cell.startswith(start)]


def test_numbers_below_nought_stay_numbers() -> None:
    """A score of -3 is a number and no formula."""
    cell = replace(TABLE.cells[0][0], score=Fraction(-3), text="-3")
    table = replace(TABLE, cells=((cell, *TABLE.cells[0][1:]), *TABLE.cells[1:]))
    assert rows(score_csv(table))[1][7] == "-3"


def test_awkward_names_survive() -> None:
    """Commas, quotation marks and line breaks are quoted as RFC 4180 has it."""
    name = 'A, "B"\nand C '
    table = replace(TABLE, options=(replace(TABLE.options[0], name=name), *TABLE.options[1:]))
    assert rows(score_csv(table))[0][7] == name


def test_between_the_parts_stand_the_weights() -> None:
    """The parts have one weight between each two, so that a page can put others there."""
    parts = csv_parts(TABLE)
    assert len(parts) == len(TABLE.criteria) + 1
    assert "".join(
        part + mark for part, mark in zip(parts, ["9", "5", "4", "8", "7", ""], strict=True)
    ) == score_csv(TABLE)
