"""Tables whose criteria are all costs by their names, and what says that the higher score is the better one all the same."""

from __future__ import annotations

import pytest

from body_table_samples import reason, table

TABLE = """## Scores

{said}

| Criterion | Weight | Barge | Lorry | Train |
|---|---|---|---|---|
| Cost | 50 | 5 | 2 | 1 |
| Risk | 30 | 4 | 3 | 2 |
| Maintenance overhead | 20 | 3 | 3 | 4 |
| Total | | 430 | 250 | 190 |
"""


def directions(body: str) -> set[str]:
    return {criterion.direction for criterion in table(body).criteria}


@pytest.mark.parametrize(
    "said",
    [
        "Higher is better.", "Scores from 1 to 5 (higher is better).", "Scored 1–5; a higher score is better.", "Rated 1–5, where higher is better",
        "The higher the score, the better.", "**Highest total wins.**", "Barge has the highest total (430) and is therefore chosen.", "Higher scores are better",
    ],
)  # fmt: skip
def test_words_that_higher_is_better(said: str) -> None:
    """The text may say that the higher score is the better one."""
    assert directions(TABLE.format(said=said)) == {"higher"}


@pytest.mark.parametrize(
    "said",
    [
        "", "Lower is better for cost; higher is better elsewhere.", "Higher is better for throughput.", "Higher scores are worse.", "Throughput: higher is better",
        "Barge has the highest total cost and is rejected.", "Barge has the highest score and is not chosen.", "High risks are avoided.", "Higher is better than expected.",
    ],
)  # fmt: skip
def test_words_that_do_not_say_so(said: str) -> None:
    """What is said of something else, or otherwise of costs, does not tell."""
    assert reason(TABLE.format(said=said)).startswith("It adds up costs")
