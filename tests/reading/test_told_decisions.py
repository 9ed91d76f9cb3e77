"""The line that tells a decision: from a quotation, a row of the record's table, a label in bold, a list that completes it."""

from __future__ import annotations

from time import perf_counter

import pytest

from steelyard.reading.evidence import gather
from steelyard.reading.naming import read_name
from steelyard.reading.outcomes.outcome import Outcome, read_outcome


def outcome(text: str) -> Outcome:
    path = "adr/0001-x.md"
    evidence, _ = gather(text, file=path, name=read_name(path))
    return read_outcome(evidence)


def decided(text: str) -> str:
    return outcome(f"# X\n\n## Decision\n\n{text}\n\n## Consequences\n\nMore.\n").summary


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("> **We row for one hour.**\n\nIt was a day before.", "We row for one hour."),
        ("> We will row\n> for one hour. It is enough.\n\nMore.", "We will row for one hour."),
        ("> **Decision:** we row for one hour.\n\nMore.", "we row for one hour."),
        ("> **Note:** see the log.\n\nWe row.", "We row."),
        ("> We will revisit it in May.\n\nWe row.", "We row."),
        ("> We will decide in May.", ""),
        ("> We will replace the old boats.\n\nMore.", "We will replace the old boats."),
        ("> Say what was decided here.\n\nWe row.", "We row."),
        ("> Say what was decided here.", ""),
        ("> We will [decision]\n\nWe row.", "We row."),
        ("> [!NOTE]\n> **We rowed once.**\n\nWe dig.", "We dig."),
        ("We row.\n\n> **We dig and dig.**", "We row."),
        ("> We will take boats > 5 m.\n\nMore.", "We will take boats > 5 m."),
        ("> **This is a draft, do not rely.**\n\nWe row.", "We row."),
        ("> **Superseded by ADR-9 in all its parts.**\n\nWe row.", "We row."),
        ("> We will never row by night.\n> — the harbour board\n\nWe row.", "We row."),
        ("> We use rails today.\n\nWe row.", "We row."),
        ("> We keep losing boats.\n\nWe row.", "We row."),
        ("> We will evaluate rails in May.\n\nWe row.", "We row."),
    ],
)
def test_a_quotation_may_tell_the_decision(text: str, summary: str) -> None:
    """One that stands first and is in bold, or says what we will do, is the decision; a note or a template's prompt is none."""
    assert decided(text) == summary


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        (
            "We will:\n\n- Put lamps on\n  all boats. They last.\n- buy oil",
            "We will put lamps on all boats …",
        ),
        ("We have decided to:\n1. light the quay\n2. close it", "We have decided to light the quay …"),
        ("We will:\n\n- Lamps: oil and wick\n- Oars: ash", "We will …"),
        ("We will:\n\n- TBD\n", "We will …"),
        ("We agreed to:\n\n- Lamps for the quay\n- Oars for all", "We agreed to …"),
        ("We will:\n\n- The boats are to be rowed", "We will …"),
        ("We will:\n\n- Lamps are lit by night", "We will …"),
        ("We will:\n\n```\nrow\n```\n\nLater:\n\n- dig a new canal", "We will …"),
        ("The following holds:\n\n- light the quay at night", "The following holds …"),
    ],
)
def test_a_list_completes_the_sentence(text: str, summary: str) -> None:
    """The first item goes on where the sentence ends before its verb; names with remarks do not."""
    assert decided(text) == summary


@pytest.mark.parametrize(
    ("below", "summary"),
    [
        ("We will take\none barge, as it is cheap. It floats.", "We will take one barge, as it is cheap."),
        ("The first is cheap.", "We discussed three options …"),
        ("   We use two of them.", "We discussed three options …"),
        ("We use oars today.\n\nWe will take one barge.", "We will take one barge."),
        ("- we will sink\n- we shall row", "We discussed three options …"),
    ],
)
def test_the_options_are_no_decision(below: str, summary: str) -> None:
    """Behind a list of the options that were discussed stands what was decided."""
    assert decided(f"We discussed three options:\n\n 1. barges\n 2. oars\n\n{below}") == summary


STATUS = "| Status | Accepted |"


@pytest.mark.parametrize(
    ("rows", "summary"),
    [
        (f"| Issue | Fog |\n|--|--|\n| **Decision** | Light the quay for all boats. All of it. |\n{STATUS}", "Light the quay for all boats."),
        (f"| | |\n|--|--|\n{STATUS}\n| Statement of the decision | Light the quay |", "Light the quay"),
        (f"| TAG | Quay |\n|--|--|\n| GIST | The quay is lit |\n{STATUS}", "The quay is lit"),
        ("| Step | Who |\n|--|--|\n| Decision | the harbour board |", ""),
        (f"| | |\n|--|--|\n{STATUS}\n| Decision | Accepted by all of us |", ""),
        (f"| | |\n|--|--|\n{STATUS}\n| Outcome | What did you decide? |", ""),
        (f"| | |\n|--|--|\n{STATUS}\n| Outcome | Chosen: {{title of option}} |", ""),
        (f"| | |\n|--|--|\n{STATUS}\n| Decision | Light the quay |\n| Outcome | Light all of it |", ""),
    ],
)  # fmt: skip
def test_a_row_of_the_records_table_tells_the_decision(rows: str, summary: str) -> None:
    """A record that is one table of fields, status among them, says there what was decided; other tables do not."""
    assert outcome(f"# X\n\n{rows}\n").summary == summary
    if summary:
        assert outcome(f"# X\n\n{rows}\n\n## Decision\n\nWe row.\n").summary == "We row."


@pytest.mark.parametrize("label", ["Gist", "TL;DR", "Summary"])
def test_a_label_in_the_head_sums_up(label: str) -> None:
    """A line in bold above all sections tells the record in short, where no section does; one below an option is that option's."""
    assert (
        outcome(f"# X\n\n**{label}:** Light the quay for all boats. All of it.\n").summary
        == "Light the quay for all boats."
    )
    assert outcome(f"# X\n\n**{label}:** Light the quay.\n\n## Decision\n\nWe row.\n").summary == "We row."
    assert outcome(f"# X\n\n## Oars\n\n**{label}:** Light the quay.\n").summary == ""


@pytest.mark.parametrize("end", [", and", " and", ";", ", or"])
def test_a_reason_that_the_next_item_completes(end: str) -> None:
    """The first of several reasons does not end in the word that joins the next."""
    told = outcome(f'# X\n\nChosen option: "Oars", because\n\n* they are ash{end}\n* they are ours.\n')
    assert (told.chosen, told.because) == ("Oars", "they are ash…")
    assert outcome('Chosen option: "Oars", because of the strand').because == "of the strand"


@pytest.mark.parametrize("lead", ["because it", "because it:", "since it …"])
def test_a_reason_that_a_list_goes_on_with(lead: str) -> None:
    """A reason of which only "it" stands before a list goes on with the first item, and no "it" alone is a reason."""
    told = outcome(f'# X\n\nChosen option: "Oars", {lead}\n\n- is made of ash;\n- is ours; and\n- floats.\n')
    assert (told.chosen, told.because) == ("Oars", "it is made of ash…")
    told = outcome(f'# X\n\nChosen option: "Oars", {lead}\n\n- Floats on water\n- Is ours\n')
    assert told.because == "it floats on water"


def test_what_we_decided() -> None:
    """A section may be called so."""
    assert outcome("# X\n\n## What we decided\n\nWe row.\n\n## Why\n\nFog.\n").summary == "We row."


@pytest.mark.parametrize(
    "box",
    [
        '!!! note "Boats"\n    Not the ferry.\n\n    Nor the raft.',
        ":::note\n\nNot the ferry.\n\n:::",
        "??? tip\n    Not the ferry.",
    ],
)
def test_a_remark_in_a_box_is_no_decision(box: str) -> None:
    """What stands before the text in a box of MkDocs or Docusaurus is passed over; behind it, it ends the sentence as before."""
    assert decided(f"{box}\n\nWe row for one hour.") == "We row for one hour."
    assert decided(f"We row for one hour.\n\n{box}") == "We row for one hour."
    assert decided(box) == ""


def test_a_name_in_bold_on_its_line() -> None:
    """A part may have its name alone on a line; several of them, or a word in bold within a sentence, tell nothing."""
    text = "# X\n\n**Option 1 – Oars**\n\n- ash\n\n**Decision**\n\nWe row. It is cheap.\n"
    assert outcome(text).summary == "We row. It is cheap."
    assert outcome(f"{text}\n**Decision**\n\nWe dig.\n").summary == ""
    assert outcome("# X\n\n**Decision** makers meet.\n").summary == ""
    assert outcome('# X\n\n**Decision**\n\nChosen option: "{title of option}", because {why}\n').summary == ""
    assert outcome("# X\n\n**Decision**\n\n| A |\n|--|\n| x |\n\n**Consequences**\n\nFog.\n").summary == ""
    assert (
        outcome("# X\n\n## Decision summary\n\nWe row.\n\n## Decision details\n\nAll.\n").summary == "We row."
    )


def test_blanks_of_a_quotation_cost_no_more() -> None:
    """The mark of a quotation is looked for at the beginning of its line alone."""
    started = perf_counter()
    decided(f"> We row.{' ' * 100_000}a")
    assert perf_counter() - started < 5
