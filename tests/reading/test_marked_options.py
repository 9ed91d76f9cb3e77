"""An option that is marked as the chosen one by a sign and a word, or by a table's column of verdicts."""

from __future__ import annotations

import pytest

from steelyard.reading.evidence import gather
from steelyard.reading.naming import read_name
from steelyard.reading.outcomes.outcome import read_outcome


def chosen(text: str) -> str | None:
    path = "adr/0001-x.md"
    evidence, _ = gather(f"# X\n\n## Context\n\nIce.\n\n{text}\n", file=path, name=read_name(path))
    return read_outcome(evidence).chosen


@pytest.mark.parametrize(
    ("mark", "option"),
    [
        ("✅ SELECTED", "Locks"), ("⭐ Chosen", "Locks"), ("← CHOSEN", "Locks"), ("(✅ Chosen)", "Locks"), ("(Chosen ✔️)", "Locks"),
        ("-- SELECTED", "Locks"), ("✔️ **Selected**", "Locks"), ("❌ SELECTED", None), ("✅ NOT SELECTED", None), ("✅ selected by many", None),
        ("SELECTED", None), ("✅", None), ("→ accepted", None),
    ],
)  # fmt: skip
def test_a_sign_and_a_word(mark: str, option: str | None) -> None:
    """A sign of assent before the word is as good as brackets; a sign alone may praise, and a word alone may be the name's."""
    assert (
        chosen(f"## Options\n\n### Option 1: Barges\n\n### Option 2: Locks {mark}\n\n## Decision\n\nWe dig.")
        == option
    )
    assert chosen(f"## Options\n\n- Barges\n- **Locks** {mark}\n\n## Decision\n\nWe dig.") == option


@pytest.mark.parametrize(
    ("header", "first", "second", "option"),
    [
        ("Option | Pros | Verdict", "Barges | float | rejected", "Locks | hold | **chosen**", "Locks"),
        ("# | Approach | Verdict", "A | Barges | ❌", "B | **Locks** | ✅ **Selected**", "Locks"),
        ("Alternative | Decision", "Barges | rejected: slow", "Locks | Chosen (second try)", "Locks"),
        ("Option | Selected?", "Barges | no", "Locks | ✅", "Locks"),
        ("Option | Verdict", "Barges | chosen", "Locks | chosen", None),
        ("Option | Verdict", "Barges | not chosen", "Locks | chosen by few", None),
        ("Option | Verdict", "Barges | slow", "Locks | ✅", None),
        ("Finding | Verdict", "Barges | rejected", "Locks | accepted", None),
        ("Option | Risk", "Barges | rejected", "Locks | chosen", None),
    ],
)
def test_a_column_of_verdicts(header: str, first: str, second: str, option: str | None) -> None:
    """The one row of several whose verdict says so is the chosen option, where a column is called by what options are."""
    rule = "|".join("---" for _ in header.split("|"))
    table = f"| {header} |\n|{rule}|\n| {first} |\n| {second} |"
    assert chosen(f"## Comparison\n\n{table}\n\n## Decision\n\nWe dig.") == option


def test_one_row_alone_is_no_choice() -> None:
    """Where there is but one option, or none is headed, none was chosen from several; the decision's own line comes first."""
    row = "| Locks | chosen |"
    assert chosen(f"## Options\n\n| Option | Verdict |\n|---|---|\n{row}") is None
    assert chosen(f"## Options\n\n| Option | Verdict |\n{row}\n| Barges | rejected |") is None
    table = f"| Option | Verdict |\n|---|---|\n{row}\n| Barges | rejected |"
    assert chosen(f"## Options\n\n{table}\n\n## Decision\n\nBarges") == "Barges"


@pytest.mark.parametrize(
    "mark",
    ["(Recommended)", "🏆 (Recommended)", "(preferred) ✅", "[selected]", "⭐ **[Chosen]**", "(winner)"],
)
def test_praise_is_no_part_of_the_name(mark: str) -> None:
    """What a heading says of an option beside its name is left out where a sentence chooses it, by its place or name."""
    options = f"## Options\n\n### Option A: Barges\n\n### Option B: Deep locks {mark}\n\n"
    for decision in (
        "We choose Option B.",
        "We choose Option B: Deep locks, for ice.",
        "We choose deep locks.",
        "Deep locks",
    ):
        assert chosen(f"{options}## Decision\n\n{decision}") == "Deep locks"


@pytest.mark.parametrize("remark", ["(recommended by Ann)", "(of stone)", "(recommended reading)"])
def test_other_brackets_are_of_the_name(remark: str) -> None:
    """Only praise alone is left out."""
    options = f"## Options\n\n### Option A: Barges\n\n### Option B: Locks {remark}\n\n"
    assert chosen(f"{options}## Decision\n\nWe choose Option B.") == f"Locks {remark}"
