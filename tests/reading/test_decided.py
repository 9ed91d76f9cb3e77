"""What a sentence says was decided for, by name or by place, is the chosen option, where only one can be meant."""

from __future__ import annotations

import pytest

from steelyard.reading.evidence import gather
from steelyard.reading.naming import read_name
from steelyard.reading.outcomes.decided import read_decided, read_placed

OPTIONS = "## Options\n\n1. Barges\n2. Locks\n\n"


def decided(text: str) -> tuple[str, str] | None:
    path = "adr/0001-x.md"
    evidence, _ = gather(f"# X\n\n{text}\n", file=path, name=read_name(path))
    found = read_decided(evidence)
    return (found.option, found.because) if found else None


@pytest.mark.parametrize("mark", ["", "> "])
def test_a_prologue_or_a_quotation_may_say_it(mark: str) -> None:
    """Such a sentence stands in a section called "Prologue (Summary)" too, and may be quoted, a clause on each line."""
    lines = (
        "In the context of **a canal**,  ",
        "facing ice,  ",
        "**we decided for** barges of wood  ",
        "**to achieve** ease.",
    )
    assert decided("## Prologue (Summary)\n\n" + "\n".join(mark + line for line in lines)) == (
        "barges of wood",
        "",
    )


@pytest.mark.parametrize(
    ("sentence", "option", "because"),
    [
        (
            "for **Barges** and neglected **Locks** and **Weirs**, to achieve ease, accepting dues.",
            "Barges",
            "",
        ),
        ("for the old\nbarges, and against locks, weirs\nand gates.", "the old barges", ""),
        ("for barges (of wood), to achieve ease.", "barges (of wood)", ""),
        ('for "Barges, of wood" because they float.', "Barges, of wood", "they float"),
        ("for **Barges, of wood**, because they float.", "Barges, of wood", "they float"),
        ("for [Barges](#barges) because: they float.", "Barges", "they float"),
        ("for [Option 2](#two) because: it is\nsmall.", "Locks", "it is small"),
        ("for **Barges** and [Locks](#two) and against weirs.", "Barges and Locks", ""),
        ("for **Barges**. Locks are out because of ice.", "Barges", ""),
        ("for** Barges of wood,\n\n**and neglected** locks,\n\n**to achieve** ease.", "Barges of wood", ""),
    ],
)
def test_what_was_decided_for(sentence: str, option: str, because: str) -> None:
    """Marks end the option, or what it is against; a number stands for the option that has it."""
    start = "**we decided" if sentence.startswith("for**") else "we decided"
    before = f"In the context of a canal, facing ice, {start} {sentence}\n\n{OPTIONS}"
    assert decided(before) == (option, because)
    assert decided(f"{OPTIONS}## Decision\n\nHence {start} {sentence}\n\n{start} {sentence}") == (
        option,
        because,
    )
    assert decided(f"{OPTIONS}## Decision\n\nHence {start} {sentence}") == (option, because)


@pytest.mark.parametrize(
    "text",
    [
        "## Context\n\nLast year we decided for **Barges**, because they float.",
        "## Context\n\nIn the context of ice, we decided for **Barges**.",
        "## Decision\n\nWe decided for [Barges](#one) and [Locks](#two), because they float.",
        '## Decision\n\nWe decided for "Barges" and "Locks", because they float.',
        "## Decision\n\nWe decided for now to keep it, to achieve ease.",
        "## Decision\n\nWe decided for barges, because they float.",
        "## Decision\n\nWe decided for **new** barges.",
        "## Decision\n\nWe decided for <option> and neglected <others>.",
        "## Decision\n\nWe decided for {option} and neglected {others}.",
        "## Decision\n\nWe decided for a barge. It floats and locks do not, to achieve ease.",
        "## Decision\n\nWe decided for **Barges**.\n\nWe decided for **Locks**.",
        "## Decision\n\n```\nWe decided for **Barges**.\n```",
        "## Decision\n\nIt is decided.",
        "In the context of ice, we decided for barges.",
    ],
)
def test_what_is_not_certain_is_no_choice(text: str) -> None:
    """An older decision, a template, several things, or one that nothing ends, choose nothing."""
    assert decided(text) is None


@pytest.mark.parametrize(
    ("mark", "name"), [("", "Redis >= 6"), ("> ", "Redis >= 6"), ("  > ", "Redis -> Kafka")]
)
def test_a_sign_within_a_name_marks_no_quotation(mark: str, name: str) -> None:
    """Only what a line begins with is the mark of a quotation: a sign further behind belongs to the name."""
    text = f"## Decision\n\n{mark}We decided for **{name}** and neglected **Locks**, to achieve ease."
    assert decided(text) == (name, "")


HEADED = "## Options\n\n### Option A: Barges\n\n### Option B: Locks of oak\n\n"
LISTED = "## Context\n\n- **Option A:** Barges\n- Option B: Locks of oak. They hold.\n\n"
PLACED = "## Options\n\n#### A. Barges\n\n#### B. Locks of oak\n\n"
NUMBERED = "## Options\n\n1. Barges\n2. Locks of\n   oak\n\n"


def placed(text: str) -> str | None:
    path = "adr/0001-x.md"
    evidence, _ = gather(f"# X\n\n{text}\n", file=path, name=read_name(path))
    found = read_placed(evidence)
    return found.option if found else None


@pytest.mark.parametrize(
    "sentence",
    [
        "We will adopt **Option B** for all goods.", "We choose Option B, since it is dry.", "**We chose Option B** because it is dry.",
        "Adopt option B.", "It was a long talk. Therefore, we will go with option B rather than option A.", "- Go with the option B",
        "We've had ice. We have decided to implement **option B** (the dry one).", "> We will proceed with Alternative B", "Option B is selected.",
        "Decision: Option B — all of it.", "**Option B (oak) was chosen** by all.",
    ],
)  # fmt: skip
@pytest.mark.parametrize("options", [HEADED, LISTED, PLACED, NUMBERED])
def test_a_place_names_the_option(sentence: str, options: str) -> None:
    """Where the decision names it by its place among the options, its name is theirs, in headings or lists."""
    sentence = sentence.replace(" B", " 2") if options is NUMBERED else sentence
    found = placed(f"{options}## Decision\n\n{sentence}\n")
    assert (found or "").split(". They")[0] == "Locks of oak"


def test_a_sentence_that_says_what_was_chosen_may_stand_anywhere() -> None:
    """So may a label, and the numbered list above it is then one of options, whatever its heading."""
    listed = "## Context\n\n1. **Barges.** They float.\n2. Locks\n\n"
    assert placed(f"{listed}Option 1 was chosen.\n\n## Decision\n\nWe dig.") == "Barges"
    assert placed(f"{HEADED}## Notes\n\n**Decision:** Option A, for now.") == "Barges"
    assert placed(f"{HEADED}## Decision: Option B") == "Locks of oak"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADED}## Context\n\nWe will adopt Option B.",
        f"{HEADED}## Decision\n\nIf we choose Option B, we need oak.",
        f"{HEADED}## Decision\n\nWe will not adopt Option B.",
        f"{HEADED}## Decision\n\nWe will adopt Option C.",
        f"{HEADED}## Decision\n\nWe will adopt Option A and B.",
        f"{HEADED}## Decision\n\nWe will adopt Option A, then Option B.",
        f"{HEADED}## Decision\n\nUse Option A by day. Use Option B by night.",
        f"{HEADED}## Decision\n\n```\nAdopt Option B.\n```",
        "## Options for gates\n\n### Option A: Oak\n\n## Options for goods\n\n### Option A: Barges\n\n## Decision\n\nAdopt Option A.",
        "## 2. Locks\n\n## Decision\n\nWe go with option 2.",
        "## Options\n\n- Option a boat has\n\n## Decision\n\nAdopt Option A.",
    ],
)
def test_a_place_that_is_not_certain_names_nothing(text: str) -> None:
    """Several places, one that no option or more than one has, a condition or what is denied choose nothing."""
    assert placed(text) is None
