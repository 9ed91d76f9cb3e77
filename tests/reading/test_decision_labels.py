"""The summary of a record whose parts have no headings, but names in bold: "**Decision:** we dig"."""

from __future__ import annotations

import pytest

from steelyard.reading.evidence import gather
from steelyard.reading.naming import read_name
from steelyard.reading.outcomes.outcome import read_outcome


def summary(text: str) -> str:
    path = "adr/0001-x.md"
    evidence, _ = gather(f"# Oars\n\nStatus: accepted\n\n{text}\n", file=path, name=read_name(path))
    return read_outcome(evidence).summary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "**Context**: ice.\n\n**Decision**: We dig\nlocks of stone. They hold.\n\n**Consequences**: dues.",
            "We dig locks of stone.",
        ),
        ("**Decision:** dig locks", "dig locks"),
        ("**Decision**: Dig locks\n**Why**: They hold.\n**Status**: Accepted.", "Dig locks"),
        ("## Decision\n\nDig locks.\n**Reason:** They hold.", "Dig locks."),
        ("## Decision\n\n**Reason:** They hold.\n**Cost:** none", "Reason: They hold."),
        (
            "## Decision\n\nDig locks with the\n**Digger:** it is strong.",
            "Dig locks with the Digger: it is strong.",
        ),
        ("## Decision\n\nFor ease:\n**Dig locks:** they hold.", "For ease: Dig locks: they hold."),
        (
            "**Decision:** Dig locks with\n**Diggers:** they are strong.",
            "Dig locks with Diggers: they are strong.",
        ),
        ("## Decision\n\nDig locks of\n**stone**: they hold.", "Dig locks of stone: they hold."),
        ("- **Context:** ice\n- **Decision:** We dig locks.\n- **Why:** They hold.", "We dig locks."),
        ("**Decision:**\n\nWe dig locks of stone. They hold.", "We dig locks of stone."),
        ("**Decision:** {what we decided}", ""),
        ("**Decision:** Accepted", ""),
        ("**Decision:** approved by all", ""),
        ("**Decision:**\n\n## Notes\n\nNone.", ""),
        ("Decision: we dig.", ""),
        ("**Decision** we dig.", ""),
        ("**Decision date:** 2024-01-02", ""),
        ("```\n**Decision:** we dig locks\n```", ""),
        ("## First\n\n**Decision:** We dig locks.\n\n## Second\n\n**Decision:** We buy barges.", ""),
        ("## Decision\n\nWe buy barges.\n\n**Decision:** We dig locks.", "We buy barges."),
    ],
)
def test_a_label_of_the_decision(text: str, expected: str) -> None:
    """The one such label tells what was decided, where no section does; a status behind it is none."""
    assert summary(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Context.** Ice.\n\n**Decision.** We dig\nlocks of stone. They hold.\n\n**Consequences.** Dues.", "We dig locks of stone."),
        ("**Entscheidung.** Wir graben Schleusen.", "Wir graben Schleusen."), ("**Entscheidung:** Wir graben.", "Wir graben."),
        ("**Décision.** Nous creusons.", "Nous creusons."), ("**Решение.** Мы строим шлюзы.", "Мы строим шлюзы."), ("**決定：** 水門を掘る。", "水門を掘る。"),
        ("**Decision makers.** Ann and Bob.", ""), ("**We dig.** Decision of Ann.", ""), ("**Décision.** acceptée", ""), ("**DECISION**: We dig locks.", ""), ("Decision. We dig.", ""),
        ("**Decision.** We dig locks.\n\n**Decision.** We buy barges.", ""),
    ],
)  # fmt: skip
def test_a_label_with_a_stop_or_in_another_language(text: str, expected: str) -> None:
    """A name that runs into its text ends in a stop; it is one of the names that a section of the decision has."""
    assert summary(text) == expected
