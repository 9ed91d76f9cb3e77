"""A score table downloaded as CSV is a criteria file again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from msgspec.structs import replace

from score_samples import make_table, tables
from steelyard.core.scores.download import score_csv
from steelyard.core.scores.scoring import score
from steelyard.reading.tables.files import read_table_file
from steelyard.reading.tables.settle import settle

if TYPE_CHECKING:
    from steelyard.core.scores.tables import Table


def _read(text: str) -> Table:
    draft, faults = read_table_file(text.encode(), path="a.criteria.csv")
    assert draft is not None, faults
    table, more = settle(draft, weight_words={})
    assert table is not None, more
    assert (faults, more) == ((), ())
    return table


@given(tables())
def test_a_downloaded_table_scores_as_before(table: Table) -> None:
    """Weights, scales, directions, musts and scores come back, to the last figure."""
    # What has no end as a decimal, a mean of three scorers, say, is rounded on the way out.
    assume(all(cell.score is None or 10 % cell.score.denominator == 0 for row in table.cells for cell in row))
    again = _read(score_csv(table))
    assert score(again) == score(table)
    assert [each.name for each in again.criteria] == [each.name for each in table.criteria]
    assert [each.direction for each in again.criteria] == [each.direction for each in table.criteria]


@pytest.mark.parametrize(
    "name",
    [
        "=cmd|' /C calc'!A0",
        "+1 for us",
        "-",
        "@here",
        'say "so", they',
        "two\nlines",
        "'quoted'",
        " padded ",
        "=a, b",
        '@"b"',
        "'=a",
        "''-5",
    ],
)
def test_a_name_comes_back_as_it_was(name: str) -> None:
    """What a spreadsheet must not take for a formula is disarmed on the way out and whole again on the way in."""
    table = make_table([[5, 1], [1, 5]])
    first = replace(table.criteria[0], name=name)
    again = _read(score_csv(replace(table, criteria=(first, table.criteria[1]))))
    assert again.criteria[0].name == " ".join(name.split())


@pytest.mark.parametrize(
    "text",
    [
        "criterion,weight,A,B\nS,1,4/10,3/10\nT,1,1/10,2/10\n",
        "criterion,weight,A,B\nS,1,4%,3%\nT,1,1%,2%\n",
        "criterion,weight,A,B\nS,1,4/7,3/7\nT,1,1/3,2/3\n",
        "criterion,weight,scale,A,B\nS,1,0-9,4,3\nT,1,,1/10,2/10\n",
    ],
)
def test_scores_that_tell_their_own_scale_keep_it(text: str) -> None:
    """`4/10` comes back as 4 on a scale to 10, not on the first customary one that holds a plain 4."""
    table = _read(text)
    again = _read(score_csv(table))
    assert [(each.scale.low, each.scale.high) for each in again.criteria] == [
        (each.scale.low, each.scale.high) for each in table.criteria
    ]
    assert score(again) == score(table)


def test_a_mean_keeps_the_scale_of_its_scorers() -> None:
    """Scores 1 and 7 of two scorers have their mean, 4, on a scale to 10 in the download as well."""
    text = "{criteria: [S, T], scorers: {ann: {A: [1, 2], B: [4, 3]}, bob: {A: [7, 2], B: [4, 3]}}}"
    draft, _ = read_table_file(text, path="a.criteria.yaml")
    assert draft is not None
    table, _ = settle(draft, weight_words={})
    assert table is not None
    again = _read(score_csv(table))
    assert score(again) == score(table)
