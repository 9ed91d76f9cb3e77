"""A decision that begins with its option's place, and sentences about a choice of an earlier time."""

from __future__ import annotations

import pytest

from steelyard.reading.evidence import gather
from steelyard.reading.naming import read_name
from steelyard.reading.outcomes.outcome import read_outcome

OPTIONS = "## Options\n\n### Option 1: Barges\n\nx\n\n### Option 2: Deep locks\n\ny\n"


def chosen(decision: str, options: str = OPTIONS) -> str | None:
    path = "adr/0001-x.md"
    text = f"# X\n\nStatus: accepted\n\n{options}\n## Decision\n\n{decision}\n"
    evidence, _ = gather(text, file=path, name=read_name(path))
    return read_outcome(evidence).chosen


@pytest.mark.parametrize("decision", [
    "Option 2. It is simple.", "**Option 2.** It is simple.", "Option 2 (dug by hand)", "Option 2 because it holds", "Option 2, since it holds.\n\nWe dig.",
    "Option 2. It is simple.\n\nWith Option 2 we dig.",
])  # fmt: skip
def test_a_decision_that_begins_with_a_place(decision: str) -> None:
    """The option at that place is the chosen one, as where the place stands alone."""
    assert chosen(decision) == "Deep locks"


@pytest.mark.parametrize("decision", [
    "Option 2. It was rejected.", "Option 2 (rejected)", "Option 2. Not now.", "Option 2? It is simple.", "Option 2. It is dear.\n\nOption 1. It is cheap.",
    "Option 2 is simple.", "Option 2 (dug by hand) is better than option 1.", "Option 2, because it holds?", "Option 2. Is it simple?", "Option 7. It is simple.",
    "Option 2. We take it if the ice melts.", "Option 2 (later) and more",
])  # fmt: skip
def test_a_place_that_is_not_chosen(decision: str) -> None:
    """What is denied, asked, conditional or weighed against another option chooses none."""
    assert chosen(decision) is None


@pytest.mark.parametrize("decision", [
    "Option 2 was chosen two years ago (ADR-3).", "Option 2 was chosen back then.", "Deep locks was chosen at that time.", "Deep locks was selected, some years ago, by Ann.",
    "Option 2 was adopted 3 months ago.", "Option 2 was initially chosen.", "Deep locks was chosen initially.", "Option 2 was chosen at first.",
])  # fmt: skip
def test_a_choice_of_an_earlier_time(decision: str) -> None:
    """What was chosen long ago is what stood before this decision."""
    assert chosen(decision) is None


@pytest.mark.parametrize("decision", [
    "Option 2 was chosen.", "Deep locks was chosen because the locks of two years ago hold.", "Option 2 was chosen. Two years ago it was dear.",
])  # fmt: skip
def test_a_choice_of_now(decision: str) -> None:
    """What the reason, or the next sentence, tells of earlier times changes nothing."""
    assert chosen(decision) == "Deep locks"


@pytest.mark.parametrize("decision", [
    "Option 2 - We will use it for all boats.", "Option 2 — we take it.", "**Option 2: Deep locks**. They hold.", "Option 2: Deep locks — they hold.",
    "Option 2: deep locks, since they hold", "Option 2 – Deep locks (dug by hand)",
])  # fmt: skip
def test_a_place_before_a_sentence_or_the_name(decision: str) -> None:
    """So does one before what "we will" do, or before the option's own name; a numbered list has places too, a header names options."""
    assert chosen(decision) == "Deep locks"
    listed = "## Options\n\n1. Barges\n2. Deep locks\n"
    across = "## Options\n\n| | Option 1: Barges | Option 2: Deep locks |\n|--|--|--|\n| Cost | 3 | 4 |\n"
    assert chosen(decision, listed) == chosen(decision, across) == chosen(decision)


@pytest.mark.parametrize("decision", [
    "Option 2 - It is slow.", "Option 2: Deep locks and oars. They hold.", "Option 2: Barges. They float.", "Option 2: Deep locks were dug before. They hold.",
    "Option 2 - We will not use it.", "Option 2: Deep locks. They leak.\n\nOption 1: Barges. They float.", "Option 2 - We rejected it.",
    "Option 2 - We will decide in May.", "Option 2: We chose against it.", "Option 2 - We use too little of it.", "Option 2 - We decided to wait.",
])  # fmt: skip
def test_a_place_before_something_else(decision: str) -> None:
    """A judgement, another name, a denial, or a second option behind the place chooses none."""
    assert chosen(decision) is None


@pytest.mark.parametrize(
    ("first", "name"),
    [
        ("Deep locks - less digging, few boats are kept waiting, and the harm is bound to one harbour", "Deep locks"),
        ("Deep locks - as now", "Deep locks - as now"),
        ("We could - once the harbour has been paid for - buy a second boat for the eastern quay, in spring", None),
        ("Deep-water locks that hold every boat of the eastern harbour, whatever the tide in spring", None),
    ],
)  # fmt: skip
def test_a_long_item_is_named_by_what_stands_before_its_dash(first: str, name: str | None) -> None:
    """An item of a list that tells at length what its option is for is no name as a whole; a short one is."""
    options = f"## Options\n\n1. {first}.\n2. Barges - more of everything.\n"
    assert chosen("Option 1 - We will dig them.", options) == (name or first)


def test_a_table_without_a_header_lists_options_below_one_another() -> None:
    """Of a table whose first row is an option the other rows are too; one that heads several columns by options has those."""
    rows = "## Considered options\n\n| Option 1: Oil | 3 | 4 |\n|---|---|---|\n| Option 2: Gas | 2 | 5 |\n"
    assert chosen("Option 2", rows) == "Gas"
    heads = "## Considered options\n\n| | Option 1: Oil | Option 2: Gas |\n|---|---|---|\n| Cost | 3 | 4 |\n"
    assert chosen("Option 2", heads) == "Gas"
