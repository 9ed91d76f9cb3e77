"""A record that states two statuses is told so; one whose status has a history is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings, StatusWord
from steelyard.reading.parse import parse

if TYPE_CHECKING:
    from steelyard.diagnostics import Diagnostic

OWN = Settings(statuses=(StatusWord("on hold", "#3b6ea5", "", "proposed"),))


def read(text: str) -> tuple[Record, list[Diagnostic]]:
    parsed = parse(text, path="adr/0001-one.md", source="", settings=OWN)
    assert isinstance(parsed.item, Record)
    return parsed.item, [each for each in parsed.diagnostics if each.code == "S103"]


@pytest.mark.parametrize(
    ("text", "status", "lines"),
    [
        ("---\nstatus: accepted\n---\n# One\n\nStatus: rejected\n", "accepted", (6, 2)),
        ("---\nstatus: accepted\n---\n# One\n\n## Status\n\nRejected\n", "accepted", (8, 2)),
        ("# One\n\nEstado: aceptado\n\nStatus: abgelehnt\n", "accepted", (5, 3)),
        ("# One\n\n* Status: proposed\n\n## Status\n\nAccepted\n", "proposed", (7, 3)),
        ("# One\n\n## Status\n\nOn hold\n\n## Status\n\nRejected\n", "on hold", (9, 5)),
    ],
)
def test_two_places_that_do_not_agree(text: str, status: str, lines: tuple[int, int]) -> None:
    """The first one counts, the other is a warning at its line that names the first one's."""
    record, (finding,) = read(text)
    assert record.status == status
    assert (finding.place.line, finding.others[0][0].line) == lines
    assert f"in line {lines[1]}" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "---\nstatus: accepted\n---\n# One\n\n## Status\n\nApproved\n",  # one word for the other
        "# One\n\n## Status\n\nProposed\n\nAccepted\n",  # a history
        "---\nstatus: accepted\n---\n# One\n\n## Status\n\n2020-01-01: proposed\n2020-02-01: accepted\n",
        "---\nstatus: accepted\n---\n# One\n\n## Status\n\nSuperseded by [2](0002-x.md)\n",  # told with the relation
        "---\nstatus: accepted\n---\n# One\n\n## Status\n\nSee the wiki.\n",  # no word at all
        "---\nstatus: accepted\n---\n# One\n\n## Status\n\n{proposed | rejected}\n",  # a template's
        "---\nstatus: accepted\n---\n# One\n\n> Status: rejected\n",  # quoted
        "# One\n\nStatus: accepted\n",
    ],
)
def test_what_agrees_or_says_nothing(text: str) -> None:
    """Nothing is told of a status that stands twice, has steps, or is a relation, a placeholder, a quotation."""
    assert read(text)[1] == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("# One\n\n- Decision status: accepted\n- Implementation status: in progress\n", "accepted"),
        ("# One\n\n- Implementation status: in progress\n- Status: accepted\n", "accepted"),
        ("---\nstatus: accepted\n---\n# One\n\n**Implementation status:** draft\n", "accepted"),
        ("# One\n\n- Implementation status: accepted\n", "accepted"),
    ],
)
def test_how_far_the_work_is(text: str, status: str) -> None:
    """The status of an implementation is the record's where it has no other, and else says nothing of the decision."""
    record, findings = read(text)
    assert (record.status, findings) == (status, [])
