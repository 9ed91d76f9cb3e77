"""Rare forms of front matter: a change is written in the form that stands there, or by hand, or in the text instead."""

from __future__ import annotations

import pytest

from amending_samples import changed, read, related
from steelyard.diagnostics import Diagnostic

BODY = "\n# 3. Cron\n\nText.\n"
LINKED = "## Links\n\n* Depends on [12. Use a queue](0012-use-a-queue.md)\n"


def front(head: str) -> str:
    return f"---\n{head}---\n{BODY}"


def toml(head: str) -> str:
    return f'+++\nstatus = "accepted"\n{head}+++\n{BODY}'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("status: ~\n", "status: accepted\ndate: 2026-11-26\n"),
        ("status: proposed\ndate: null\n", "status: accepted\ndate: 2026-11-26\n"),
        (
            "status: proposed\nhistory: [proposed 2020-02-01, draft 2020-01-01]\n",
            "status: accepted\nhistory: [accepted 2026-11-26, proposed 2020-02-01, draft 2020-01-01]\n",
        ),
        (
            "status: proposed\ndate: 2019-12-31\nhistory: [proposed 2020-01-01]\n",
            "status: accepted\ndate: 2019-12-31\nhistory: [proposed 2020-01-01, accepted 2026-11-26]\n",
        ),
        (
            "status: proposed\nhistory: [draft 2020-01-01]\n",
            "status: accepted\nhistory: [draft 2020-01-01, accepted 2026-11-26]\n",
        ),
        (
            "status: proposed\nhistory: proposed 2020-01-01\n",
            "status: accepted\ndate: 2026-11-26\nhistory: proposed 2020-01-01\n",
        ),
    ],
)
def test_a_status_is_written_in_the_form_that_is_there(before: str, after: str) -> None:
    """A null gives way to the status or the date; a step goes to the newest end of a list in brackets."""
    assert changed(front(before), "accepted") == front(after)


@pytest.mark.parametrize(
    "history",
    [
        "history: []",
        "history: [2020-02-01: accepted]",
        "history: [[2020-02-01, accepted]]",
        "history: [{date: 2020-02-01, status: accepted\n  }]",
        "history:\n  -\n    date: 2020-02-01\n    status: accepted",
        "history:\n  - [2020-02-01, accepted]",
        "history:\n  - 2020-02-01\n    accepted",
    ],
)
def test_a_history_in_a_strange_form_is_left_to_a_hand(history: str) -> None:
    """Steps that have no form to be written after are left as they are, and the user is told to write by hand."""
    refused = changed(front(f"status: accepted\n{history}\n"), "rejected")
    assert isinstance(refused, Diagnostic)
    assert (refused.code, refused.place.line) == ("W910", 2)
    assert "by hand" in refused.hint


def test_a_record_that_cannot_be_superseded_is_left_to_a_hand() -> None:
    """Where the step has no place in the history, the relation is not written either."""
    refused = related(front("status: accepted\nhistory:\n  - [2020-02-01, accepted]\n"), "superseded_by")
    assert isinstance(refused, Diagnostic)
    assert (refused.code, refused.message) == (
        "W910",
        "`superseded by 0012` cannot be written into it safely",
    )


def test_a_history_in_toml_is_left_to_a_hand() -> None:
    """A list of steps in TOML is not written to."""
    refused = changed(toml('history = ["2020-01-01 accepted"]\n'), "rejected")
    assert isinstance(refused, Diagnostic)
    assert refused.code == "W910"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (front("depends-on: []\n"), front("depends-on: [12]\n")),
        (front("depends-on: ~\n"), front("depends-on: 12\n")),
        (toml('depends-on = "0001-a.md"\n'), toml('depends-on = ["0001-a.md", "0012-use-a-queue.md"]\n')),
        (toml("depends-on = 1\n"), toml("depends-on = [1, 12]\n")),
    ],
)
def test_a_relation_is_written_in_the_form_that_is_there(before: str, after: str) -> None:
    """An empty list is filled, a null gives way, and what stands alone in TOML becomes a list of two."""
    assert related(before, "depends_on") == after


@pytest.mark.parametrize(
    "before",
    [
        front("status: accepted\ndepends-on: {a: b}\n"),
        front("status: accepted\ndepends-on:\n  - {a: 1}\n"),
        front("status: accepted\ndepends-on:\n  - ADR-1\n    more\n"),
        front("status: accepted\ndepends-on: >\n  ADR-1\n"),
        front("status: accepted\ndepends-on: [[0001-a.md]]\n"),
        toml("depends-on = [[1]]\n"),
        toml("depends-on = {a = 1}\n"),
        toml("depends-on = [\n  1, # first\n]\n"),
    ],
)
def test_a_relation_beside_a_strange_form_is_said_in_the_text(before: str) -> None:
    """Where a key holds what cannot be added to, the key is left, and the relation is stated below a heading."""
    after = related(before, "depends_on")
    assert isinstance(after, str)
    assert after.replace(LINKED, "").split() == before.split()
    assert LINKED in after
    assert "0012-use-a-queue.md" in [one.reference.target for one in read(after).statements]
