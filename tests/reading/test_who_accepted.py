"""Who a step of a status is said to be by."""

from __future__ import annotations

import pytest

from steelyard.reading.status import read_steps


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Accepted by the working groups as of the meeting of harbour masters 16-Jan-2020", "the working groups"),
        ("Accepted by Ann Lee during the winter council, 2020-01-16", "Ann Lee"),
        ("2020-01-16 accepted by Ann Lee", "Ann Lee"),
        ("Accepted (2020-01-16, by Ann Lee)", "Ann Lee"),
        ("Accepted 2020-01-16 by everybody who rows a boat in the wide bay and keeps its lamps lit", ""),
    ],
)  # fmt: skip
def test_who_accepted(text: str, by: str) -> None:
    """They are named in full, without the occasion; who is too many words for a name is left to the text."""
    assert [step.by for step in read_steps(text)] == [by]
