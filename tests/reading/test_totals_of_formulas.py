"""Totals of tables without weights that no sum or average of the scores gives, and the option that they put first."""

from __future__ import annotations

import pytest

from body_table_samples import reason, table
from steelyard.core.scores.claims import check_claims

FORMULAS = [
    (("Gain", "Risk"), ("1", "4", "1")),
    (("Gain (1-5)", "Effort (1-5)"), ("1.3", "5.2", "1.5")),
    (("Craft", "Price"), ("3.8", "4.2", "2.8")),
]


def scored(names: tuple[str, str], totals: tuple[str, ...], lorry: tuple[int, int] = (5, 1)) -> str:
    rows = zip(("Barge", "Lorry", "Train"), ((4, 3), lorry, (3, 2)), totals, strict=True)
    told = "".join(f"| {name} | {a} | {b} | {total} |\n" for name, (a, b), total in rows)
    return "## Scores\n\n| Option | {} | {} | Score |\n|---|---|---|---|\n".format(*names) + told


@pytest.mark.parametrize(("names", "totals"), FORMULAS)
def test_totals_that_put_another_option_first(names: tuple[str, str], totals: tuple[str, ...]) -> None:
    """The scores alone would name another leader than the record: the table stays as it is, and is told why."""
    assert reason(scored(names, totals)).startswith("Its totals put another option first")


@pytest.mark.parametrize(("names", "totals"), FORMULAS)
def test_totals_that_put_the_same_option_first(names: tuple[str, str], totals: tuple[str, ...]) -> None:
    """Where both put the same one first, it is a score table, and none of the totals is called wrong."""
    found = table(scored(names, totals, (5, 5)))
    assert [option.name for option in found.options] == ["Barge", "Lorry", "Train"]
    assert check_claims(found) == ()


def test_whole_numbers_that_are_no_totals_from_0_to_1() -> None:
    """A total of 1 or 0 is near every total from 0 to 1: it does not say that the others are of that kind."""
    assert check_claims(table(scored(("Gain", "Risk"), ("1", "9", "0"), (5, 5)))) == ()


def test_a_slip_among_totals_that_add_up() -> None:
    """Where most of the totals add the scores up, the other one is wrong, whichever it puts first."""
    (fault,) = check_claims(table(scored(("Gain", "Risk"), ("7", "9", "5"))))
    assert fault.message.startswith("the total of Lorry is given as 9")
