"""Steps of a decision below a heading that is called a timeline."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings
from steelyard.reading.parse import parse


def read(body: str) -> Record:
    item = parse(f"# 9. Oars\n\n{body}\n", path="a/0009-oars.md", source="", settings=Settings()).item
    assert isinstance(item, Record)
    return item


BOTH = [("2021-02-01", "proposed"), ("2021-03-04", "accepted")]


@pytest.mark.parametrize(
    ("lines", "steps"),
    [
        ("- Proposed: 2021-02-01\n- Accepted: 2021-03-04", BOTH),
        ("Proposed: 2021-02-01\n\n**Accepted:** March 4, 2021", BOTH),
        ("* 2021-02-01 – proposed by Ann\n* 2021-03-04: Accepted", BOTH),
        ("| Step | Day |\n|---|---|\n| Proposed | 2021-02-01 |\n| Accepted | 2021-03-04 |", BOTH),
        ("- Accepted on 2021-03-04 by the crew\n- Released: 2021-05-01\n- Done: 2021-06-01", BOTH[1:]),
        ("- 2021-04-01: build the slip\n- 2021-05-01: done with the northern boats\n- Q3: the rest", []),
        ("- Accepted: 2021-03-04 and 2021-03-05", []),
        ("- Accepted: in spring", []),
    ],
)
def test_steps_of_a_timeline(lines: str, steps: list[tuple[str, str]]) -> None:
    """A line is a step where it holds what became of the decision and one day; a plan of the work has none."""
    item = read(f"Status: accepted\n\n## Context\n\nx\n\n## Timeline\n\n{lines}\n")
    assert [(step.date, step.status) for step in item.history] == steps
    assert item.status == "accepted"
    assert item.date == (steps[-1][0] if steps else None)


def test_a_timeline_tells_the_status_where_nothing_else_does() -> None:
    """Its last step is what holds."""
    item = read("## Timeline\n\n- Proposed: 2021-02-01\n- Superseded: 2022-01-01 by ADR-12\n")
    assert (item.status, item.status_text) == ("superseded", "Superseded: 2022-01-01 by ADR-12")


def test_other_sections_have_no_such_steps() -> None:
    """Below another heading a day beside a word is the text's own."""
    assert read("Status: proposed\n\n## Rollout\n\n- Accepted: 2021-03-04\n").history == ()
    assert read("Status: proposed\n\n## Plan\n\n### Timeline\n\n- Accepted: 2021-03-04\n").history == ()
