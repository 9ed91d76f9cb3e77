"""Rare values in the files of tables: read as they are meant, or refused at their cell."""

from __future__ import annotations

import pytest

from steelyard.core.scores.tables import Table
from steelyard.reading.tables.delimited import read_delimited
from steelyard.reading.tables.settle import settle
from steelyard.reading.tables.tree import read_yaml_table

HEAD = "criterion,weight,scale,unit,must,Build,Buy\n"
SCORED = "criterion,weight,Build,Buy\nSpeed,1,4,3\nCost,1,2,5\n"


def read(text: str, form: str = "csv") -> Table | list[tuple[str, int, int, str, str]]:
    """Return a table, or what is wrong with it."""
    if form == "csv":
        draft, found = read_delimited(text, file="t", name="")
    else:
        draft, found = read_yaml_table(text, file="t", name="")
    if draft is not None:
        one, found = settle(draft, weight_words={})
        if one is not None:
            return one
    return [(each.code, each.place.line, each.place.column, each.message, each.hint) for each in found]


def test_scores_with_their_unit() -> None:
    """A score may repeat its criterion's unit on either side, and a share may stand on a scale from 0 to 1."""
    one = read(f"{HEAD}Speed,1,0-60,s,,10 s,20s\nCost,1,0-100,$,,$12,$ 20\nShare,1,0-1,,,50%,1\n")
    assert isinstance(one, Table)
    assert [[str(cell.score) for cell in row] for row in one.cells] == [
        ["10", "12", "1/2"],
        ["20", "20", "1"],
    ]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "message"),
    [
        (f"{HEAD}Speed,1,0-60,s,,10ms,20\n", "K801", 2, 17, "`10ms` is a measure, not a score"),
        (f'{HEAD}Speed,1,"0-1,000",,,10,20\n', "K811", 2, 9, "`0-1,000` is no scale"),
        (
            f'{HEAD}Speed,1,0-20,,">= 1,000",10,20\n',
            "K811", 2, 15, "`>= 1,000` is no bound that a score could reach",
        ),
        (
            "criterion,weight,Build,Buy\nSpeed,1,4/10,5\nCost,1,2/5,5000\n",
            "K806", 3, 12, "no customary scale holds the score `5000`",
        ),
        (f"{SCORED}Rank,,first,1\n", "K801", 4, 7, "`first` is no number, and Rank states one"),
        (f"{SCORED}Winner,,no,{'x' * 90}\n", "K801", 4, 12, f"`{'x' * 39}…` is no number, and Winner states one"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_at_its_cell(
    text: str, code: str, line: int, column: int, message: str
) -> None:
    """A unit of another kind, a number of two meanings, a score of no scale, and a rank in words stop the table there."""
    assert isinstance(told := read(text), list)
    assert [one[:4] for one in told] == [(code, line, column, message)]


def test_a_loser_states_nothing() -> None:
    """`no` in the row of the winner says nothing of another option."""
    one = read(f"{SCORED}Winner,,no,yes\n")
    assert isinstance(one, Table)
    assert [(claim.kind, claim.option) for claim in one.claims] == [("winner", 1)]


@pytest.mark.parametrize(
    ("header", "hint"),
    [
        ("critrion", "did you mean `criterion`?"),
        ("x", "write `criterion` above the names of the criteria"),
        ("note", "write `criterion` above the names of the criteria"),
    ],
)
def test_a_table_without_criteria_says_what_heading_it_lacks(header: str, hint: str) -> None:
    """A slip is named; a heading of ours that is another one is not offered to the one who wrote it."""
    told = read(f"{header},weight,scale,Build,Buy\nSpeed,1,1-5,4,5\n")
    assert isinstance(told, list)
    assert told == [("K807", 1, 1, "no column is headed `criterion`", hint)]


@pytest.mark.parametrize(
    ("text", "line", "column", "key"),
    [
        ("criteria: {Speed: 1}\nCriteria: {Cost: 1}\nscores: {A: {Speed: 1}}\n", 2, 1, "Criteria"),
        ("criteria:\n- {name: Speed, Name: Fast}\nscores: {A: {Speed: 1}}\n", 2, 17, "Name"),
    ],
)
def test_a_key_in_two_spellings_is_told(text: str, line: int, column: int, key: str) -> None:
    """Two keys that differ in case alone are one key given twice."""
    told = read(text, "yaml")
    assert isinstance(told, list)
    assert told[0][:4] == ("K807", line, column, f"the key `{key}` stands here a second time")
