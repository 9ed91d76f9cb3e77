"""Totals that the text below a Markdown table tells: checked where it is beyond doubt what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from body_table_samples import find, table
from costs import in_proportion
from steelyard.core.scores.claims import check_claims
from steelyard.reading.tables.below import totals_below

MATRIX = """## Decision matrix

| Criterion | Weight | By barge | By lorry |
|---|---|---|---|
| Price | 3 | 5 | 4 |
| Speed | 2 | 1 | 4 |

"""


def told(text: str) -> list[tuple[str, int | None, float]]:
    claims = table(MATRIX + text).claims
    return sorted((claim.kind, claim.option, float(claim.value or 0)) for claim in claims)


def wrong(text: str) -> list[tuple[int, int, int, str]]:
    return [
        (one.place.line, one.place.column, one.place.length, one.message)
        for one in check_claims(table(MATRIX + text))
    ]


BOTH = [("total", 0, 17.0), ("total", 1, 20.0)]


@pytest.mark.parametrize(
    "text",
    [
        "**Total: By barge 17, By lorry 20**",
        "**Totals:** by barge = 17; by lorry = 20",
        "- **Total**: barge 17 and lorry 20.",
        "Weighted totals: barge: 17 | lorry: 20",
        "Total - not of costs.\n\nTotal score: barge: 17 points, lorry: 20 points. The lorry wins.",
        "Some words first.\n\n**Weighted totals**:\n\n1. By lorry: 20/25 🏆\n2. By barge: 17/25",
        "Weighted sum:\n- barge: (3 × 5) + (2 × 1) = 15 + 2 = **17**\n- lorry: 12 + 8 = **20**\n\nThe lorry.",
        "### Weighted totals\n\n* 🥇 **By lorry** (20)\n* 🥈 **By barge** (17)",
        "Gesamt: barge – 17, lorry – 20",
    ],
)
def test_totals_in_a_line_and_in_a_list(text: str) -> None:
    """Each option's total counts, under its name or what is short for it; where all are right nothing is said."""
    assert [one for one in told(text) if one[0] == "total"] == BOTH
    assert wrong(text) == []


def test_a_wrong_total_is_told_where_it_stands() -> None:
    """The place is that of the figure, in a line as in a list."""
    message = "the total of By lorry is given as 21; its scores and weights give 20, as a weighted sum"
    assert wrong("**Total:** barge 17, lorry **21**") == [(8, 30, 2, message)]
    assert wrong("Totals:\n- barge: 17\n- lorry: 12 + 8 = 21") == [(10, 19, 2, message)]


def test_decimal_commas_and_averages() -> None:
    """A comma within a number parts nothing, and a total may be an average."""
    assert wrong("Weighted average: barge 3,4, lorry 4,0") == []
    assert len(wrong("Weighted average: barge 3,4, lorry 4,1")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Total: barge 17",  # not all options
        "Total: barge 17, lorry 20, ferry 9",  # more than the options
        "Total: barge 17, lorry 20, barge 18",
        "Total: by 17, lorry 20",  # short for two
        "Total: barge 17 for speed, lorry 20",
        "The total: barge 17, lorry 20",
        "Total cost: barge 17, lorry 20",
        "Overall score: barge 9/10, lorry 8/10",  # a judgement, perhaps
        "Total with equal weights: barge 6, lorry 8",
        "Total: barge, lorry",
        "Total: 17 and 20",
        "```\nTotal: barge 17, lorry 20\n```",
        "### Costs\n\nTotal: barge 17, lorry 20",
        "| Total: barge 17 | lorry 20 |\n|---|---|\n\nTotal: barge 17, lorry 20",  # of the table above it
        "Total:\n\nBarge: 17\n\n- lorry: 20\n- barge: 17",
    ],
)
def test_what_may_mean_something_else_is_left_alone(text: str) -> None:
    """A line that does not name each option once with a figure, or not under a total's name, is no claim."""
    assert find(MATRIX + text).tables[0].claims == ()


def test_the_plain_and_the_general_way_agree() -> None:
    """Totals below count for tables that are read in one go and for all others."""
    other = MATRIX.replace("| 3 | 5 |", "| 3 | **5** |")
    for body in (MATRIX, other):
        (one,) = find(f"{body}Total: barge 17, lorry 21").tables
        assert [claim.place.line for claim in one.claims] == [8, 8]
        assert len(check_claims(one)) == 1


@given(
    st.lists(st.text(alphabet="Tot al:,;|=-+×()0123456789.AB*\n#", max_size=80), max_size=5),
    st.lists(st.text(alphabet="AB 1", max_size=5), max_size=4),
)
def test_no_text_is_too_strange(lines: list[str], names: list[str]) -> None:
    """Whatever stands below a table, either every option has its total or none has."""
    claims = totals_below(
        list(enumerate(["Total: " + line for line in lines], 1)), names, file="a.md", shift=0
    )
    assert {claim.option for claim in claims} in (set(), set(range(len(names))))


def test_a_long_sum_takes_no_time() -> None:
    """A line of ever so many signs is given up as quickly as it is read: four times as much takes no sixteen times as long."""

    def look(length: int) -> list[object]:
        line = f"**Total:** Barge {'1+(=' * length}"
        return [totals_below([(1, line)], ["Barge", "Lorry"], file="a.md", shift=0) for _ in range(20)]

    assert not any(look(140))
    in_proportion(lambda: look(35), lambda: look(140), most=16, least=0.005)
