"""Gates of score tables: criteria that an option passes or fails, so that it is ruled out however it scores."""

from __future__ import annotations

import pytest

from body_table_samples import find, reason, table
from steelyard.core.scores.claims import check_claims
from steelyard.core.scores.study import study

WEIGHED = "## Scores\n\n| Criterion | Weight | Barge | Lorry | Rail |\n|---|---|---|---|---|\n| Price | 3 | 5 | 3 | 2 |\n| Speed | 2 | 4 | 3 | 2 |\n"
PLAIN = "## Scores\n\n| Criterion | Barge | Lorry |\n|---|---|---|\n| Price | 5 | 3 |\n| Speed | 4 | 3 |\n{}| Total | 9 | 6 |\n"
TURNED = "## Scores\n\n| Option | Price | Speed | Licence (gate) | Total |\n|---|---|---|---|---|\n| Barge | 5 | 4 | ✗ | 9 |\n| Lorry | 3 | 3 | ✓ | 6 |\n"


def out(body: str) -> list[str]:
    """Return the options that the one table of a body rules out."""
    found = table(body)
    assert check_claims(found) == ()
    results = study(found).scores.results
    return [option.name for option, result in zip(found.options, results, strict=True) if result.ruled_out_by]


@pytest.mark.parametrize("row", [
    "| Licence (gate) | – | Fail | Pass | Passes |", "| Licence | Must | ✗ | ✓ | ✓ |", "| Gate: licence | | ❌ Fail (dear) | ✅ Pass | Pass |",
    "| Licence | K.O. | nicht erfüllt | erfüllt | erfüllt |", "| Licence (must) | - | No: dear | Yes | Yes |", "| Must-have: licence | – | No | Yes | ? |",
    "| Licence (pass/fail) | – | FAIL | PASS | not rated |",
])  # fmt: skip
@pytest.mark.parametrize(
    "form", ["{row}\n| Total | | 23 | 15 | 10 |\n", "| Total | | 23 | 15 | 10 |\n{row}\n", "{row}\n"]
)
def test_an_option_that_fails_a_gate(row: str, form: str) -> None:
    """It is ruled out, whatever it scores; the gate weighs nothing, so that the totals are as stated."""
    body = WEIGHED + form.format(row=row)
    assert out(body) == ["Barge"]
    assert [str(one.weight) for one in table(body).criteria] == ["3", "2", "0"]
    assert table(body).informative == ()


@pytest.mark.parametrize("body", [TURNED, PLAIN.format("| Licence (mandatory) | Fail | Pass |\n")])
def test_a_gate_without_weights(body: str) -> None:
    """A table that gives no weights has its gates too, and so has one whose rows are the options."""
    assert out(body) == ["Barge"]


@pytest.mark.parametrize("row", [
    "| Licence | – | Fail | Pass | Pass |", "| Licence (gate) | – | Pass | Pass | Pass |", "| Licence (gate) | – | Fail | Fail | Fail |",
    "| Licence (gate) | – | Failover | Passenger | Pass |", "| Licence (gate) | – | Fails over | Pass | Pass |", "| Gate needed | – | Fail | Pass | Pass |",
    "| Lock-in (K.O.) | – | No | Yes | Yes |", "| Must of all | – | Fail | Pass | Pass |", "| Lock-in (must) | – | No lock-in | Yes | Yes |",
])  # fmt: skip
def test_rows_that_rule_nothing_out(row: str) -> None:
    """What is called no gate, and a gate that all or none pass or whose cells do not say, is shown and not counted."""
    body = f"{WEIGHED}{row}\n"
    assert out(body) == []
    assert len(table(body).informative) == 1


def test_a_winner_that_fails_a_gate() -> None:
    """Where the table itself calls that option the winner, the row is read as something else."""
    body = WEIGHED.replace("| Barge |", "| Barge 🏆 |") + "| Licence (gate) | – | Fail | Pass | Pass |\n"
    assert out(body) == []


@pytest.mark.parametrize(
    "total",
    ["DQ", "**Disqualified**", "23 (disqualified)", "❌ Ruled out", "~~23~~ DQ: dear", "—", "Eliminated"],
)
def test_an_option_ruled_out_in_the_place_of_its_total(total: str) -> None:
    """No criterion says what rules it out, so that the table stays as it is; where a gate says it, it is read."""
    row = f"| Total | | {total} | 15 | 10 |\n"
    assert reason(WEIGHED + row).startswith("In the place of the Total of Barge stands “")
    assert out(f"{WEIGHED}| Licence (gate) | – | Fail | Pass | Pass |\n{row}") == ["Barge"]


@pytest.mark.parametrize("total", ["23", "23 (ruled outstanding)", "23 eliminated doubts", ""])
def test_other_words_beside_a_total(total: str) -> None:
    """Only the words for it rule an option out."""
    assert len(find(f"{WEIGHED}| Total | | {total} | 15 | 10 |\n").tables) == 1


def test_a_dash_for_a_total() -> None:
    """A dash in the place of the total of an option that is not first is a total that nobody made."""
    assert len(find(f"{WEIGHED}| Total | | 23 | 15 | — |\n").tables) == 1
