"""A version that is no longer there tells the same status as it did when it was."""

from __future__ import annotations

import pytest

from steelyard.core.model import Record
from steelyard.core.settings import Settings, StatusWord
from steelyard.reading.parse import parse
from steelyard.reading.past import Told, read_past

OWN = (StatusWord("adopted", "Adopted", like="accepted"),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("---\nstatus: accepted\ndate: 2019-03-01\n---\n# A\n", Told("accepted", "accepted", "2019-03-01")),
        ("---\nstatus: Adopted by all\n---\n# A\n", Told("adopted", "Adopted by all", None)),
        ("---\nstatus: On hold\n---\n# A\n", Told("other", "On hold", None)),
        ("---\nstatus:\n---\n# A\n\nStatus: accepted\n", Told("accepted", "accepted", None)),
        ("---\nstatus: TBD\n---\n# A\n\nStatus: accepted\n", Told(None, "", None)),
        ("---\ntitle: A\n---\n# A\n\n## Status\n\nAccepted\n", Told("accepted", "Accepted", None)),
        (
            "---\nhistory: [2019-03-01 accepted]\n---\n# A\n\nStatus: deprecated\n",
            Told("deprecated", "deprecated", "2019-03-01"),
        ),
        (
            "# A\n\n## Status\n\n2019-01-02 proposed\n\n2019-03-01 accepted\n",
            Told("accepted", "2019-03-01 accepted", "2019-03-01"),
        ),
        ("+++\nstatus = 'rejected'\n+++\n# A\n", Told("rejected", "rejected", None)),
        ("---\nstatus: [proposed | accepted | rejected]\n---\n# A\n", Told(None, "", None)),
        ("---\nstatus: accepted\n", Told("accepted", "accepted", None)),
        ("# A\n\nText only.\n", Told(None, "", None)),
        ("", Told(None, "", None)),
    ],
)
def test_a_version_is_read_as_the_file_is(text: str, told: Told) -> None:
    """The short way by front matter alone comes to what reading the whole file does."""
    assert read_past(text, OWN) == told
    item = parse(text, path="adr/0001-a.md", source="", settings=Settings(statuses=OWN)).item
    assert isinstance(item, Record)
    assert (item.status, item.date) == (told.status, told.date)
