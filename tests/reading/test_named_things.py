"""Tables whose first header names the kind of thing that is compared, and criteria whose names say which end is worse."""

from __future__ import annotations

import pytest

from body_table_samples import reason, table
from steelyard.reading.tables.scales import direction_in_name

STARS = "## Comparison matrix\n\n| {} | Speed | Ease |\n|---|---|---|\n| Barge | ⭐⭐⭐ | ⭐⭐⭐⭐ |\n| Lorry | ⭐⭐⭐⭐⭐ | ⭐⭐ |\n"


@pytest.mark.parametrize(
    "name", ["Library", "Tool", "**Framework**", "Vendor", "Tool name", "Anbieter", "工具"]
)
def test_things_in_rows(name: str) -> None:
    """They are the options, whatever tells that the cells are scores."""
    for body in (
        STARS,
        STARS.replace("⭐" * 5, "5/5")
        .replace("⭐" * 4, "4/5")
        .replace("⭐" * 3, "3/5")
        .replace("⭐⭐", "2/5"),
    ):
        assert [option.name for option in table(body.format(name)).options] == ["Barge", "Lorry"]


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("Characteristic", ""),
        ("Aspect", ""),
        ("Tooling effort", ""),
        ("Tool", "| Total | 8 | 6 |\n"),
        ("", ""),
    ],
)
def test_criteria_in_rows(name: str, more: str) -> None:
    """Another header, or a row of totals, leaves the options in the columns."""
    body = (
        STARS.replace("Speed", "Barge ")
        .replace("Ease", "Lorry ")
        .replace("| Barge |", "| Speed |")
        .replace("| Lorry |", "| Ease |")
    )
    assert [option.name for option in table(body.format(name) + more).options] == ["Barge", "Lorry"]


@pytest.mark.parametrize(
    "name", ["Platform", "Database", "Language", "**Model**", "System names", "Providers"]
)
def test_things_that_others_are_scored_for(name: str) -> None:
    """Rows of platforms may be the options, or what tools are scored for: such a table is left as it is where nothing tells."""
    assert reason(STARS.format(name)) == (
        "Its first header may stand over options or over what they are scored for: `Option` or `Criterion` there would tell."
    )
    down = (
        STARS.format(name)
        .replace("Ease |", "Ease | Total |")
        .replace("--|\n", "--|---|\n")
        .replace("⭐ |\n", "⭐ | 7 |\n")
    )
    assert [option.name for option in table(down).options] == ["Barge", "Lorry"]
    across = STARS.format(name) + "| Total | 8 | 6 |\n"
    assert [option.name for option in table(across).options] == ["Speed", "Ease"]


@pytest.mark.parametrize(("remark", "direction"), [
    ("higher is worse", "lower"), ("worse if high", "lower"), ("more is bad", "lower"), ("lower is worse", "higher"), ("1=best, 5=worst", "lower"),
    ("1 = worst, 5 = best", "higher"), ("5 = best", "higher"), ("1: cheap, 5: expensive", "lower"), ("1=hard, 5=easy", "higher"),
    ("1 best, 5 worst", "lower"), ("0 = best, 1 = worst", "lower"), ("1 = worst, 0 = best", "lower"), ("0 = worst, 1 = best", "higher"),
])  # fmt: skip
def test_the_worse_end(remark: str, direction: str) -> None:
    """What a name says of the worse end, or of either, turns its scores as what it says of the better one does."""
    found = table(
        f"| Criterion | Weight | Barge | Lorry |\n|---|---|---|---|\n| Risk ({remark}) | 3 | 4 | 2 |\n| Speed | 2 | 3 | 5 |\n"
    )
    assert [(one.name, one.direction) for one in found.criteria] == [("Risk", direction), ("Speed", "higher")]


@pytest.mark.parametrize(
    "remark",
    ["1=low, 5=high", "5 best of all", "worst case", "high load", "2 hard", "1 easy", "3 cheap", "less bad"],
)
def test_no_end_is_told(remark: str) -> None:
    """An amount, or another remark, says of neither end that it is the better one."""
    body = f"| Criterion | Weight | Barge | Lorry |\n|---|---|---|---|\n| Risk ({remark}) | 3 | 4 | 2 |\n| Speed | 2 | 3 | 5 |\n"
    assert [(one.name, one.direction) for one in table(body).criteria] == [
        (f"Risk ({remark})", "higher"),
        ("Speed", "higher"),
    ]


def test_the_worse_end_in_a_file() -> None:
    """So it is in the name of a criterion of a table's file."""
    assert direction_in_name("Risk (higher is worse)") == "lower"
    assert direction_in_name("Trust (lower is worse)") == "higher"
    assert direction_in_name("Risk (worst case)") is None
