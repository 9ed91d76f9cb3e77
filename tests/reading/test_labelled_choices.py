"""A choice behind the one label "**Decision:**" of a record without a section for it."""

from __future__ import annotations

import pytest

from steelyard.reading.evidence import gather
from steelyard.reading.naming import read_name
from steelyard.reading.outcomes.outcome import read_outcome

LISTED = "## Considered Options\n\n- Barges\n- Deep locks\n- Rails\n\n"


def chosen(told: str, options: str = LISTED) -> tuple[str | None, str | None]:
    path = "adr/0001-x.md"
    evidence, _ = gather(f"# X\n\n## Context\n\nWhy.\n\n{options}{told}\n", file=path, name=read_name(path))
    found = read_outcome(evidence)
    return found.chosen, found.because


@pytest.mark.parametrize(
    "told",
    [
        "**Decision:** Use Deep locks because they hold.", "**Decision**: We will use **deep locks**, because\nthey hold. So be it.",
        "- **Our decision:** We chose Deep locks because they hold.", "Text.\n\n**The decision:** Deep locks were chosen because they hold.",
    ],
)  # fmt: skip
def test_a_labelled_choice(told: str) -> None:
    """The sentence behind the label chooses, wherever it stands, and gives its reason."""
    option, because = chosen(f"## Comparison\n\n{told}\n\nWe will use rails.")
    assert option == "Deep locks"
    assert because == "they hold"


@pytest.mark.parametrize(
    "told",
    [
        "**Decision:** Use Deep locks.\n\n**Decision:** Use Deep locks later.", "**DECISION:** Use Deep locks.", "**Decision:** open\n\nUse Deep locks.",
        "**Decision:** We will not use Deep locks.", "**Decision:** Use Deep locks for people, rails for goods.", "Decision: Use Deep locks.",
        "**Decision:** Use Deep locks.\n\n## Decision\n\nNone yet.", "**Decision drivers:** Use Deep locks.", "**Decision:** later\n- Use Deep locks.",
    ],
)  # fmt: skip
def test_what_chooses_nothing(told: str) -> None:
    """Nothing is chosen by one of several labels, by what stands below the label, or beside a section of the decision."""
    assert chosen(f"## Comparison\n\n{told}") == (None, None)
