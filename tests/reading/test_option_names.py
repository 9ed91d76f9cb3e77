"""What an option of a score table is called, where its name bears a medal or a mark."""

from __future__ import annotations

import pytest

from body_table_samples import table


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("🥇 Build", "🥈 Buy", ["Build", "Buy"]),
        ("Build", "**Buy** ✅", ["Build", "Buy"]),
        ("⭐ Build (chosen) ⭐", "Buy 🏆", ["Build", "Buy"]),
        ("Build ✅ (chosen)", "Buy ❌", ["Build", "Buy"]),
        ("🔴 Build", "🟢 Build", ["🔴 Build", "🟢 Build"]),
        ("✅", "❌", ["✅", "❌"]),
        ("C++ → Rust", "Go ↔ C", ["C++ → Rust", "Go ↔ C"]),
    ],
)
def test_marks_are_no_part_of_a_name(first: str, second: str, names: list[str]) -> None:
    """Signs around a name are none of it, unless they are all that parts two options."""
    across = f"| Criterion | Weight | {first} | {second} |\n|---|---|---|---|\n| Speed | 3 | 4 | 3 |\n| Cost | 2 | 2 | 5 |\n"
    down = (
        f"| Option | Speed (60%) | Cost (40%) |\n|---|---|---|\n| {first} | 4 | 2 |\n| {second} | 3 | 5 |\n"
    )
    for body in (across, across.replace("5 |\n", "5.5 |\n"), down):
        assert [option.name for option in table(body).options] == names


def test_a_mark_that_says_chosen_still_does() -> None:
    """What the brackets say is read with a sign behind them."""
    one = table(
        "| Criterion | Weight | Build | Buy (chosen) ✅ |\n|---|---|---|---|\n| Speed | 3 | 4 | 3 |\n| Cost | 2 | 2 | 5 |\n"
    )
    assert one.chosen == 1
