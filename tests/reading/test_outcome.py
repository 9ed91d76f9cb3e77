"""What was decided, in a line: from front matter, MADR's line, or the section that decides."""

from __future__ import annotations

import pytest

from steelyard.reading.evidence import gather
from steelyard.reading.naming import read_name
from steelyard.reading.outcome import Outcome, read_outcome


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


def test_summary() -> None:
    """The summary is the first sentence of the deciding section, at no abbreviation, and never a page long."""
    assert (
        outcome("# X\n\n## Decision\n\nWe take Rabbit, e.g. Version Three. It is small.\n").summary
        == "We take Rabbit, e.g. Version Three."
    )
    assert outcome("# X\n\n## Decision\n\n* Rabbit\n* more\n").summary == "Rabbit …"
    assert outcome("# X\n\n## Context\n\nWe had nothing.\n").summary == ""
    long = outcome("# X\n\n## Decision\n\n" + "word " * 200 + "\n").summary
    assert len(long) <= 220
    assert long.endswith("…")
