"""A sentence of the decision that chooses one of the options considered by its whole name."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.scores.choice import choose
from steelyard.core.settings import Settings
from steelyard.reading.evidence import gather
from steelyard.reading.naming import read_name
from steelyard.reading.outcomes.outcome import read_outcome
from steelyard.reading.parse import parse

LISTED = "## Considered Options\n\n- Barges: they float\n- **Deep locks** (of stone)\n- Rails\n- Both\n"
HEADED = "## Options\n\n### Option 1: Barges\n\n### Option 2: Deep locks\n\n### Option 3: Rails\n"


def chosen(decision: str, options: str = LISTED, *, heading: str = "Decision") -> str | None:
    path = "adr/0001-x.md"
    text = f"# X\n\n## Context\n\nWe will use rails.\n\n{options}\n## {heading}\n\n{decision}\n"
    evidence, _ = gather(text, file=path, name=read_name(path))
    return read_outcome(evidence).chosen


@pytest.mark.parametrize(
    "decision",
    [
        "We chose Deep locks because they hold.", "We will use **deep locks**.", "We have decided to go with Deep locks, as they hold.",
        "Use Deep locks.", "Adopt *Deep locks* over barges.", 'Therefore, we will adopt "Deep locks" (see below).',
        "Deep locks were selected since they hold.", "**Deep locks** have been chosen.", "The decision is to use deep locks.",
        "The chosen option is Deep locks, because they hold.", "It was decided to proceed with deep locks, due to\n1) ice\n2) price",
        "- We choose deep locks.", "Ice is near. We choose deep locks instead of barges.", "We choose deep locks.\n\nWe will go with deep locks.",
    ],
)  # fmt: skip
def test_an_option_by_its_name(decision: str) -> None:
    """The sentence chooses, and nothing follows the name that would make another thing of it."""
    assert (chosen(decision) or "").casefold() == "deep locks"
    assert chosen(decision, HEADED) == "Deep locks"
    assert chosen(decision, heading="Notes") is None


@pytest.mark.parametrize(
    "decision",
    [
        "We will not use deep locks.", "If we choose deep locks, they hold.", "We use barges today.", "We use barges.", "We will use deep locks and barges.",
        "We choose deep locks, barges and rails.", "We choose deep locks or rails.", "We choose deep locks for goods and rails for people.",
        "We chose deep locks.\n\nWe also adopt rails.\n\nWe adopt rails.", "We will use deep locksmiths.", "Rails were chosen by few.",
        "This holds unless\nwe choose rails.", "Whatever barges were chosen.", "We will use rails as a stopgap.", "Rails is not chosen.", "We will use weirs.",
        "- Use rails: they are dear\n- Use barges for goods", "Rails were not selected.", "We will choose rails later.",
    ],
)  # fmt: skip
def test_sentences_that_choose_otherwise(decision: str) -> None:
    """What is denied, conditional, of several, or of a part is no choice of one option."""
    assert chosen(decision) is None
    assert chosen(decision, HEADED) is None


@pytest.mark.parametrize(
    "decision",
    [
        "Never: use rails.", "What we will not do:\n\n- Use rails", "We rejected this:\n- Use rails.", "If it fails: we will use rails.",
        "**Otherwise:** we will use rails.", "Example: use rails.", "Wenn es friert: wir wählen Rails.", "Si falla: usaremos Rails.",
        "Risques : adopter.\nRisques: nous adoptons Rails.", "Use rails (rejected).", "Use rails: no.", "Use rails [discarded]", "Usar rails, no.",
    ],
)  # fmt: skip
def test_a_choice_that_is_denied_around_it(decision: str) -> None:
    """What leads to a sentence with a colon, or follows its option, may say that it is no choice, or only one under a condition."""
    assert chosen(decision) is None
    assert chosen(decision, HEADED) is None


@pytest.mark.parametrize(
    "decision",
    [
        "It does not hold. Therefore: use rails.", "What we will do:\n\n- Use rails", "We choose rails, not barges.", "Use rails (not barges).",
        "Nothing else is left:\nwe choose rails.", "Barges were not near.\nDecision: we choose rails.", "Use rails: nobody is drowned there.",
    ],
)  # fmt: skip
def test_a_choice_behind_a_colon(decision: str) -> None:
    """What is denied in another sentence, or of another option, denies nothing here."""
    assert chosen(decision) == "Rails"


def test_a_name_alone_is_no_list() -> None:
    """Where one option stands alone, or none, nothing was chosen from several; a line of its own comes first."""
    assert chosen("We choose rails.", "## Options\n\n- Rails\n") is None
    assert chosen("We choose rails.", "## Cargo\n\n- Rails\n- Barges\n") is None
    assert chosen("We choose rails.\n\nChosen option: Barges, because cheap.") == "Barges"


@pytest.mark.parametrize(
    "heading",
    ["Chosen option", "Selected Solution", "Decision outcome\n\n### Chosen Option", "2. Chosen approach"],
)
def test_a_section_of_the_chosen_option(heading: str) -> None:
    """A section that is called so is that of the decision: its line names the option, and its sentence is the summary."""
    for decision, summary in (
        ("**Deep locks**\n\nThey hold.", "Deep locks"),
        ("We will use deep locks.", "We will use deep locks."),
    ):
        text = f"# X\n\n{HEADED}\n## {heading}\n\n{decision}\n"
        evidence, _ = gather(text, file="adr/0001-x.md", name=read_name("adr/0001-x.md"))
        read = read_outcome(evidence)
        assert (read.chosen, read.summary) == ("Deep locks", summary)


SCORED = "## Comparison\n\n| Criterion | Weight | Barges | Deep locks | Rails |\n|---|---|---|---|---|\n| Speed | 3 | 1 | 2 | 5 |\n| Cost | 2 | 4 | 3 | 4 |\n"


@pytest.mark.parametrize(
    ("decision", "option", "because", "codes"),
    [
        ("We will use **Deep locks** because ice is near. It lasts.", "Deep locks", "ice is near", []),
        ("Deep locks were selected, since\nthey hold.\n\nSo be it.", "Deep locks", "they hold", []),
        ("We will use **Deep locks**. It lasts.", "Deep locks", None, ["K810"]),
        ("We will use rails.", "Rails", None, []),
        ("We will use rails for people.", None, None, []),
        ("We will use weirs, because they hold.", None, None, []),
    ],
)
def test_an_option_that_a_table_scores(
    decision: str, option: str | None, because: str | None, codes: list[str]
) -> None:
    """A sentence may choose what a table alone names; why it does is its reason, and without one a lower total is told."""
    text = f"# X\n\nStatus: accepted\n\n{SCORED}\n## ✅ Decision\n\n{decision}\n"
    item = parse(text, path="adr/0001-x.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    record, found = choose(item)
    assert (record.chosen or "").casefold() == (option or "").casefold()
    assert (record.because, [each.code for each in found]) == (because, codes)
    assert (
        record.summary
        == " ".join(decision.replace("*", "").split("\n\n")[0].split()).split(". ")[0].rstrip(".") + "."
    )
