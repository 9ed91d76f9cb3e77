"""A status in front matter that has its day in a mapping with it gets the new day too."""

from __future__ import annotations

import pytest

from amending_samples import FILE, OTHER
from steelyard.core.model import Record
from steelyard.reading.parse import parse
from steelyard.writing.amending.phrases import NewStep
from steelyard.writing.amending.records import tells_date, with_relation, with_status, without_relation

DAY = "2026-11-26"


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
