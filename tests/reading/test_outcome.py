"""What was decided, in a line: from front matter, MADR's line, or the section that decides."""

from __future__ import annotations

import pytest

from steelyard.reading.evidence import gather
from steelyard.reading.naming import read_name
from steelyard.reading.outcomes.outcome import Outcome, read_outcome


def outcome(text: str) -> Outcome:
    path = "adr/0001-x.md"
    evidence, _ = gather(text, file=path, name=read_name(path))
    return read_outcome(evidence)


@pytest.mark.parametrize(
    ("line", "chosen", "because"),
    [
        ('Chosen option: "Rabbit", because it is small.', "Rabbit", "it is small"),
        ("Chosen option: Rabbit, because it is small", "Rabbit", "it is small"),
        ("**Chosen option:** Rabbit", "Rabbit", None),
        ("* Chosen Alternative: *Rabbit*", "Rabbit", None),
        ("Chosen option: “Rabbit”, since it is small.", "Rabbit", "it is small"),
        ('Chosen option: "{title of option 1}", because {justification}.', None, None),
        ("We have chosen Rabbit.", None, None),
    ],
)
def test_chosen_option(line: str, chosen: str | None, because: str | None) -> None:
    """MADR's line gives the option and the reason, without quotes and markup; a template's gives nothing."""
    read = outcome(f"# X\n\n## Decision Outcome\n\n{line}\n")
    assert (read.chosen, read.because) == (chosen, because)


def test_front_matter_first() -> None:
    """What front matter says comes before the body's line, with its place."""
    read = outcome('---\nchosen: Kafka\n---\nChosen option: "Rabbit", because small.\n')
    assert (read.chosen, read.because) == ("Kafka", "small")
    origin = read.origin("chosen")
    assert origin is not None
    assert (origin.line, origin.column) == (2, 9)


@pytest.mark.parametrize(
    ("front", "body", "summary"),
    [
        ("chosen: Rabbit\nbecause: it is small", "", "Rabbit, because it is small"),
        (
            "chosen: Rabbit\nbecause: it is small.",
            "## Decision\n\nWe talked for long.\n",
            "Rabbit, because it is small",
        ),
        ("chosen: Rabbit", "", "Rabbit"),
        ("because: it is small", "## Decision\n\nWe take Rabbit.\n", "We take Rabbit."),
        ("because: it is small", "Chosen option: Rabbit\n", "Rabbit, because it is small"),
        ("chosen: Rabbit\nsummary: Take it", "", "Take it"),
        ("chosen: Rabbit", "Chosen option: Hare, because it is quick.\n", "Hare, because it is quick"),
        ('chosen: "{title of option 1}"', "## Decision\n\nWe take Rabbit.\n", "We take Rabbit."),
    ],
)
def test_what_front_matter_chose_is_the_outcome(front: str, body: str, summary: str) -> None:
    """Without a sentence of the body's own, option and reason make one as MADR's line does."""
    assert outcome(f"---\n{front}\n---\n# X\n\n{body}").summary == summary


def test_summary() -> None:
    """The summary is the first sentence of the deciding section, at no abbreviation, and never a page long."""
    assert (
        outcome("# X\n\n## Decision\n\nWe take Rabbit, e.g. Version Three. It is small.\n").summary
        == "We take Rabbit, e.g. Version Three."
    )
    assert outcome("# X\n\n## Decision\n\n* Rabbit\n* more\n").summary == "Rabbit …"
    assert (
        outcome("# X\n\n## Decision\n\nWe take Python 3.11. It is new.\n").summary == "We take Python 3.11."
    )
    assert outcome("# X\n\n## Context\n\nWe had nothing.\n").summary == ""
    long = outcome("# X\n\n## Decision\n\n" + "word " * 200 + "\n").summary
    assert len(long) <= 220
    assert long.endswith("…")


@pytest.mark.parametrize("before", ["", "\n", "# Title\n\nText.\n\n"])
def test_the_choice_may_stand_anywhere(before: str) -> None:
    """The line that names the option is found as the first of a body and further down, and its own line is told."""
    body = f'{before}* **CHOSEN option: "Kafka"**, because it scales.\n\nMore of it, Chosen: not here.\n'
    found = outcome(body)
    origin = found.origin("chosen")
    assert (found.chosen, found.because) == ("Kafka", "it scales")
    assert origin is not None
    assert origin.line == before.count("\n") + 1


@pytest.mark.parametrize(
    "prompt",
    [
        "Chosen option:",
        "**Chosen option:**",
        "What is the change that we're proposing and/or doing?",
        "The change that we’re proposing or have agreed to implement.",
    ],
)
def test_what_a_template_asks_is_no_outcome(prompt: str) -> None:
    """The question that the commonest template leaves in its section decides nothing, nor does a label alone."""
    assert outcome(f"# X\n\n## Decision\n\n{prompt}\n").summary == ""
    assert (
        outcome(f"# X\n\n## Decision\n\n{prompt}\n\n## Summary\n\nWe take Rabbit.\n").summary
        == "We take Rabbit."
    )


def test_a_numbered_section_decides() -> None:
    """The section of the decision is found by its name behind a place or a picture."""
    assert outcome("# X\n\n## 2. Decision\n\nWe dig.\n").summary == "We dig."
    assert outcome("# X\n\n## 4. 決定 (Decision)\n\nWe dig.\n").summary == "We dig."
    assert outcome("# X\n\n## ✅ Decision\n\nWe dig.\n").summary == "We dig."


def test_a_definition_of_a_link_is_no_sentence() -> None:
    """RFCs define an anchor below each heading; the sentence is what follows."""
    assert outcome("# Summary\n[summary]: #summary\n\nWe dig.\n\n# Motivation\n").summary == "We dig."
    assert outcome("# Summary\n\n[We] dig: at last.\n").summary == "[We] dig: at last."


@pytest.mark.parametrize(
    ("first", "second", "option"),
    [
        ("### Option 1: Locks (chosen)", "### Option 2: Barges", "Locks"), ("### ✅ Option A: Locks — CHOSEN", "### ❌ Option B: Barges", "Locks"),
        ("1. (SELECTED) Locks", "2. Barges", "Locks"), ("- Barges", "- **Locks** *(selected option)*", "Locks"), ("- [chosen] Locks", "- Barges", "Locks"),
        ("### Option 1 : Locks ✅ (retenue)", "### Option 2 : Barges", "Locks"), ("### 閘門（採用）", "### 艀", "閘門"),
        ("### Alternative 1 (chosen): Locks", "### Alternative 2: Barges", "Locks"), ("### Option B, Locks (CHOSEN)", "### Option C, Barges", "Locks"),
        ("- **Locks by day (chosen).**", "- **Barges.** Rejected — slow.", "Locks by day"), ("- **Locks (chosen)** — they hold", "- **Barges** — Rejected", "Locks"),
        ("- **Locks** — Selected; they hold", "- **Barges** — Rejected as slow", "Locks"), ("- **Locks**: chosen because they hold", "- Barges", "Locks"),
        ("### Option A2: Locks (SELECTED)", "### A1: Barges", "Locks"), ("- Locks — chosen few only", "- **Barges** — selected ones", None),
        ("### Locks\n\nDecision: Selected.", "### Barges\n\nDecision: Rejected. Slow.", "Locks"),
        ("### 1. Locks\n\n#### Verdict\n\nChosen.", "### 2. Barges\n\n#### Verdict\n\nRejected.", "Locks"),
        ("### Locks\n\n- **Selected**: they hold", "### Barges\n\n- **Rejected**: slow", "Locks"), ("### Locks\n\nChosen: they hold", "### Barges", "Locks"),
        ("### Locks\n\nSelected: firm", "### Barges\n\nSelected: cheap", None), ("### Locks\n\nSelected by many.", "### Barges", None),
        ("### Locks", "### Barges\n\n**Selected:** Option 1", None), ("### Locks", "### Comparison\n\n**Selected:** ships", None),
        ("### Option 1 (accepted) — Locks", "### Option 2 (rejected) — Barges", "Locks"),
        ("### Locks (chosen)", "### Barges (chosen)", None), ("### Locks (not chosen)", "### Barges (if selected)", None),
        ("### Locks", "### Barges chosen by all", None), ("### (chosen)", "### Barges", None),
    ],
)  # fmt: skip
def test_the_option_that_is_marked(first: str, second: str, option: str | None) -> None:
    """One of the options considered may say itself that it is the chosen one; the sentence is the decision's."""
    read = outcome(f"# X\n\n## Options considered\n\n{first}\n\n{second}\n\n## Decision\n\nWe dig.\n")
    assert (read.chosen, read.because, read.summary) == (option, None, "We dig.")


def test_a_mark_counts_where_nothing_else_tells() -> None:
    """A line that names the option comes first, and a heading elsewhere marks none."""
    marked = "# X\n\n## Options\n\n### Locks (chosen)\n\n### Barges\n\n"
    assert outcome(f"{marked}## Decision\n\nChosen option: Barges, because cheap.\n").chosen == "Barges"
    assert outcome(f"---\nchosen: Barges\n---\n{marked}").chosen == "Barges"
    assert outcome("# X\n\n## Tides\n\n### Low (chosen)\n").chosen is None
    assert outcome(marked).summary == "Locks"
    assert outcome(f"{marked}## Decision\n\nWe adopt Option 2.\n").chosen == "Locks"
    placed = outcome(
        "# X\n\n## Options\n\n### 1. Locks\n\n### 2. Barges\n\n## Decision\n\nWe adopt option 2, all of us.\n"
    )
    assert (placed.chosen, placed.summary) == ("Barges", "We adopt option 2, all of us.")
    assert outcome("# X\n\n## Option 1: Locks\n\n## Option 2: Barges (chosen)\n").chosen == "Barges"
    assert outcome("# X\n\n## Options\n\n### Locks\n\n### Barges\n\nChosen: Locks\n").chosen == "Locks"


@pytest.mark.parametrize("heading", ["Approaches", "Pros and cons", "Approaches considered"])
def test_a_mark_below_other_names_of_the_options(heading: str) -> None:
    """Options stand below "Approaches" too, or where they are weighed against one another."""
    assert outcome(f"# X\n\n## {heading}\n\n### A. Barges\n\n### B. Locks (chosen)\n").chosen == "Locks"


def test_a_selected_option() -> None:
    """MADR's line under another name."""
    read = outcome("# X\n\n## Decision\n\n**Selected option:** Locks, because they hold.\n")
    assert (read.chosen, read.because) == ("Locks", "they hold")


@pytest.mark.parametrize(
    ("decision", "option"),
    [
        ("B2: Barges", "Barges"), ("B2", "Barges"), ("**B2** – Barges", "Barges"), ("Option B2", "Barges"), ("* Barges", "Barges"), ("Locks", "Locks"),
        ("B2\n\nThey float.", "Barges"), ("B2: Barges\nand oars", None), ("We take barges.", None), ("B9", None), ("Locks and barges", None), ("I", None),
    ],
)  # fmt: skip
def test_a_decision_that_is_but_an_option(decision: str, option: str | None) -> None:
    """Where the decision says nothing but an option's name or place, that one is chosen, wherever the options stand."""
    listed = "## Alternatives considered\n\n- B1: Locks\n- B2: Barges\n"
    headed = "## Options\n\n### Option B1: Locks\n\n### Option B2: Barges\n"
    for heading, options in (("Result", listed), ("Decision", headed)):
        assert outcome(f"# X\n\n## {heading}\n\n{decision}\n\n{options}").chosen == option


def test_a_place_that_two_options_have() -> None:
    """A place stands for an option where one option has it; a name may stand before a remark."""
    twice = "## Options\n\n- B1: Locks\n- B1: Barges\n"
    assert outcome(f"# X\n\n## Decision\n\nB1\n\n{twice}").chosen is None
    assert (
        outcome("# X\n\n## Decision\n\nBarges\n\n## Options\n\n1. Locks\n2. Barges: they float\n").chosen
        == "Barges"
    )
    assert outcome(f"# X\n\n## Result\n\nB1: Barges\n\n{twice}").summary == "B1: Barges"


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("## Decision: barges for all\n\nThey float.", "barges for all"), ("## ✅ Decision outcome: *Locks*", "Locks"), ("## Decision: barges\n\n## Decision\n\nWe dig.", "We dig."),
        ("## Decision: barges\n\n## Summary\n\nWe dig.", "barges"), ("## Decision: barges\n\n## Decision: oars", ""), ("## Decision: {what was decided}", ""),
        ("## Result: 30 boats", ""), ("## Design decision: barges", ""),
    ],
)  # fmt: skip
def test_the_heading_of_a_decision_may_tell_it(text: str, summary: str) -> None:
    """The words behind it count where no section's text does, and where one heading alone has any."""
    assert outcome(f"# X\n\n{text}\n").summary == summary


@pytest.mark.parametrize("word", ["_Therefore_", "Therefore:", "**Hence,**", "As a result …"])
def test_a_word_that_leads_on_is_no_outcome(word: str) -> None:
    """What was decided is the paragraph below it."""
    assert outcome(f"# X\n\n## Decision\n\n{word}\n\nWe dig.\n").summary == "We dig."
    assert outcome(f"# X\n\n## Decision\n\nWe dig.\n\n{word}\n\nWe row.\n").summary == "We dig."
