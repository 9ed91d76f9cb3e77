"""A status that has its day beside it gets the new one too, and the day of an acceptance stays."""

from __future__ import annotations

import pytest

from amending_samples import FILE, OTHER
from steelyard.core.model import Record
from steelyard.core.relations.spans import Interval, own_times
from steelyard.reading.parse import parse
from steelyard.writing.amending.phrases import NewStep
from steelyard.writing.amending.records import tells_date, with_relation, with_status, without_relation

DAY = "2026-11-26"
LINK = "[ADR-0012](0012-use-a-queue.md)"


def text_of(head: str) -> str:
    return f"---\n{head}\n---\n# Cron\n\nText.\n"


@pytest.mark.parametrize(
    ("before", "word", "after"),
    [
        (
            "status: {value: proposed, date: 2019-03-01}",
            "rejected",
            f"status: {{value: rejected, date: {DAY}}}",
        ),
        (
            "status:\n  date: '2019-03-01'\n  state: proposed\ntags: [a]",
            "rejected",
            f"status:\n  date: '{DAY}'\n  state: rejected\ntags: [a]",
        ),
        (
            "status:\n  value: accepted\n  date: 2019-03-01\ntags: [a]",
            "deprecated",
            f"status:\n  value: deprecated\n  date: {DAY}\ndate: 2019-03-01\ntags: [a]",
        ),
        (
            "status: {value: accepted, date: 2019-03-01}\ndate: 2018-01-01",
            "deprecated",
            f"status: {{value: deprecated, date: {DAY}}}\ndate: 2018-01-01",
        ),
        (
            "adr: {status: proposed, date: 2019-03-01}",
            "rejected",
            "adr: {status: rejected, date: 2019-03-01}",
        ),
    ],
)
def test_the_day_follows_the_status(before: str, word: str, after: str) -> None:
    """No status stands beside the day of another; that of an acceptance stays, a date that is the record's own too."""
    step = NewStep(word, DAY)
    text = with_status(text_of(before), file=FILE, step=step)
    assert text == text_of(after)
    assert tells_date(text, file=FILE, step=step) == (DAY in after)
    assert not tells_date(text, file=FILE, step=NewStep(word, DAY, "Ann"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "status: {value: accepted, date: 2019-03-01}",
            f"status: {{value: superseded, date: {DAY}}}\nsuperseded-by: 12\ndate: 2019-03-01",
        ),
        (
            "status:\n  value: accepted\n  date: 2019-03-01",
            f"status:\n  value: superseded\n  date: {DAY}\nsuperseded-by: 12\ndate: 2019-03-01",
        ),
    ],
)
def test_a_relation_brings_its_day(before: str, after: str) -> None:
    """What a record was superseded by stands behind the mapping, and goes with the day of that."""
    step = NewStep("superseded", DAY)
    text = with_relation(text_of(before), file=FILE, kind="superseded_by", other=OTHER, step=step)
    assert text == text_of(after)
    record = parse(text, path=FILE.path, source="", settings=FILE.settings).item
    assert isinstance(record, Record)
    assert record.date == "2019-03-01"
    back = without_relation(text, file=FILE, taken=record.statements, former="accepted")
    assert back == text_of(f"{before}\ndate: 2019-03-01")


@pytest.mark.parametrize(
    ("head", "superseded"),
    [
        ("Status: Accepted (2019-03-01)", f"Status: Superseded by {LINK} ({DAY})\n\nDate: 2019-03-01"),
        (
            "- Status: **Accepted**, 2019-03-01",
            f"- Status: **Superseded by {LINK}**, {DAY}\n- Date: 2019-03-01",
        ),
        (
            "- **Status:** Accepted on 2019-03-01",
            f"- **Status:** Superseded by {LINK} on {DAY}\n- **Date:** 2019-03-01",
        ),
        (
            "* __Status__: Accepted — 2019-03-01",
            f"* __Status__: Superseded by {LINK} — {DAY}\n* __Date__: 2019-03-01",
        ),
        (
            "**Status: Accepted (2019-03-01)**",
            f"**Status: Superseded by {LINK} ({DAY})**\n\n**Date: 2019-03-01**",
        ),
        (
            "**Status.** Accepted (2019-03-01)",
            f"**Status.** Superseded by {LINK} ({DAY})\n\n**Date.** 2019-03-01",
        ),
        ("Status: (accepted 2019-03-01)", f"Status: (superseded by {LINK} {DAY})\n\nDate: 2019-03-01"),
        (
            "| Status | Accepted (2019-03-01) |\n|---|---|\n| By | Ann |",
            f"| Status | Superseded by {LINK} ({DAY}) |\n|---|---|\n"
            f"| Date   | 2019-03-01{' ' * (len(LINK) + 17)} |\n| By | Ann |",
        ),
    ],
)
def test_the_day_of_an_acceptance_outlasts_its_line(head: str, superseded: str) -> None:
    """A line that tells status and day gets both anew; the day it had goes to a field, and says how long it was in force."""
    before = f"# 3. Cron\n\n{head}\n\n## Context\n\nText.\n"
    text = with_relation(
        before, file=FILE, kind="superseded_by", other=OTHER, step=NewStep("superseded", DAY)
    )
    assert text == before.replace(head, superseded)
    record = parse(text, path=FILE.path, source="", settings=FILE.settings).item
    assert isinstance(record, Record)
    assert own_times(record, {}).spans == (Interval("2019-03-01", DAY),)
    back = without_relation(text, file=FILE, taken=record.statements, former="accepted")
    assert isinstance(back, str)
    assert back.count("(") == back.count(")")
    again = parse(back, path=FILE.path, source="", settings=FILE.settings).item
    assert isinstance(again, Record)
    assert (again.status, again.date, again.history) == ("accepted", "2019-03-01", ())


@pytest.mark.parametrize(
    ("head", "spans"),
    [
        (
            "- Status: superseded by [1](0001-a.md) (2020-01-01)\n- Date: 2019-03-01",
            [("2019-03-01", "2020-01-01")],
        ),
        ("- Status: superseded by [1](0001-a.md) (2020-01)\n- Date: 2019-03", [("2019-03", "2020-01")]),
        ("- Status: superseded by [1](0001-a.md) (2020-01-01)\n- Date: 2020-01-01", []),
        ("- Status: superseded by [1](0001-a.md) (2020-01-01)\n- Date: 2021-01-01", []),
        ("- Status: rejected (2020-01-01)\n- Date: 2019-03-01", []),
        ("- Status: rejected 2019-06-01, superseded by [1](0001-a.md) (2020-01-01)\n- Date: 2019-03-01", []),
        ("- Status: rejected; superseded by [1](0001-a.md) (2020-01-01)\n- Date: 2019-03-01", []),
        ("- Status: proposed 2019-03-01, superseded by [1](0001-a.md) (2020-01-01)\n- Date: 2019-03-01", []),
        (
            "- Status: proposed 2019-02-01, superseded by [1](0001-a.md) (2020-01-01)\n- Date: 2019-03-01",
            [("2019-03-01", "2020-01-01")],
        ),
    ],
)
def test_a_date_before_that_of_the_supersession_begins_its_time(
    head: str, spans: list[tuple[str, str]]
) -> None:
    """What was superseded on a day, and has an earlier date of its own, was in force from that to the day."""
    record = parse(
        f"# 3. Cron\n\n{head}\n\n## Context\n\nText.\n", path=FILE.path, source="", settings=FILE.settings
    ).item
    assert isinstance(record, Record)
    assert own_times(record, {}).spans == tuple(Interval(*span) for span in spans)
