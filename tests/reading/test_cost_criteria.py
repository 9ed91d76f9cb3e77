"""Criteria whose cells say that a higher score is more of what is better lower."""

from __future__ import annotations

import pytest

from body_table_samples import table


def directions(rows: str, *, text: str = "") -> list[str]:
    found = table(
        f"## Comparison\n\n{text}\n\n| Criterion | Barge | Lorry | Rail |\n|---|---|---|---|\n| Speed | ★★ fair | ★★★ good | ★ poor |\n{rows}"
    )
    return [criterion.direction for criterion in found.criteria]


@pytest.mark.parametrize(
    "row",
    [
        "| Risk | ★ low | ★★★ medium to high | ★★★★ very high risk |", "| **Operating cost** | ★ (Low) | ★★ Medium | ★★ medium |", "| Aufwand | ★ gering | ★★ mittel | ★★★ hoch |",
        "| Risco | ★ BAIXO | ★★★ MÉDIO-ALTO | ★★★ médio |", "| Complexité | ★★ Moyenne | ★★★ Élevée | ★ Faible |", "| 成本 | ★ 低 | ★★ 中 | ★★★ 高 |",
    ],
)  # fmt: skip
def test_more_of_a_cost(row: str) -> None:
    """Where its words grow with the scores of what is a cost by its name, less is better."""
    assert directions(row) == ["higher", "lower"]


@pytest.mark.parametrize(
    "row",
    [
        "| Risk | ★★★ low | ★ high | ★★ medium |", "| Cost | ★★★★ Low | ★★★ medium | ★★★★★ low |", "| Quality | ★ low | ★★★ high | ★★ medium |",
        "| Risk | ★ low | ★★★ high | ★★ |", "| Risk | ★ | ★★★ | ★★ |", "| Risk | ★ low | ★★ low | ★★★ low |", "| Risk | ★ low | ★ high | ★★ high |",
        "| Cost (higher is better) | ★ low | ★★★ high | ★★ medium |", "| Cost | ★ low savings | ★★★ high savings | ★★ medium |", "| Asterisk | ★ low | ★★★ high | ★★ medium |",
    ],
)  # fmt: skip
def test_scores_of_merit(row: str) -> None:
    """Where the words fall with the scores, are missing, or speak of what is no cost, more is better, as everywhere."""
    assert directions(row) == ["higher", "higher"]


def test_what_is_said_otherwise() -> None:
    """A scale that the text declares says what its scores are, and totals that add the scores up leave them as they are."""
    body = "| Risk | 1 (low) | 3 (high) | 2 (medium) |\n"
    head = "## Scores\n\n{}\n\n| Criterion | Barge | Lorry | Rail |\n|---|---|---|---|\n| Speed | 2 | 3 | 1 |\n| Reach | 2 | 3 | 1 |\n"
    assert [each.direction for each in table(head.format("") + body).criteria] == [
        "higher",
        "higher",
        "lower",
    ]
    said = "Scores run from 1 (worst) to 5 (best)."
    assert {each.direction for each in table(head.format(said) + body).criteria} == {"higher"}
    added = table(head.format("") + body + "| Total | 5 | 9 | 4 |\n")
    assert {each.direction for each in added.criteria} == {"higher"}
