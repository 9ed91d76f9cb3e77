"""A status in a task list is changed by its boxes: what was ticked before as a step stays ticked."""

from __future__ import annotations

import pytest

from amending_samples import FILE, OTHER
from steelyard.core.model import Record
from steelyard.reading.parse import parse
from steelyard.writing.amending.phrases import NewStep
from steelyard.writing.amending.records import with_relation, with_status, without_relation

LINK = "[12. Use a queue](0012-use-a-queue.md)"


def text_of(*items: str) -> str:
    return "# 3. Cron\n\n## Status\n\n" + "".join(f"- {item}\n" for item in items) + "\n## Context\n\nText.\n"


def record_of(text: str) -> Record:
    record = parse(text, path=FILE.path, source="", settings=FILE.settings).item
    assert isinstance(record, Record)
    return record


@pytest.mark.parametrize(
    ("before", "word", "after"),
    [
        (
            "[x] Proposed|[x] Accepted|[ ] Deprecated",
            "deprecated",
            "[x] Proposed|[x] Accepted|[x] Deprecated",
        ),
        ("[x] Proposed|[x] Accepted|[X] Deprecated", "proposed", "[x] Proposed|[ ] Accepted|[ ] Deprecated"),
        ("[x] Proposed|[X] Accepted|[ ] Rejected", "rejected", "[x] Proposed|[X] Accepted|[X] Rejected"),
        (
            "[ ] Proposed|[x] Accepted|[ ] Deprecated",
            "deprecated",
            "[ ] Proposed|[ ] Accepted|[x] Deprecated",
        ),
    ],
)
def test_steps_that_are_done_stay_ticked(before: str, word: str, after: str) -> None:
    """Of several ticks those before the new status stay and those behind it go; a tick alone moves."""
    text = with_status(text_of(*before.split("|")), file=FILE, step=NewStep(word, "2026-11-26"))
    assert text == text_of(*after.split("|"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "[x] Proposed|[x] Accepted|[ ] Deprecated|[ ] Superseded",
            f"[x] Proposed|[x] Accepted|[ ] Deprecated|[x] Superseded by {LINK}",
        ),
        (
            "[x] proposed|[x] accepted|[ ] superseded by ADR-XXXX",
            f"[x] proposed|[x] accepted|[x] superseded by {LINK}",
        ),
        (
            "[x] Proposed (2019-02-01)|[x] Accepted (2019-03-01)|[ ] Superseded",
            f"[x] Proposed (2019-02-01)|[x] Accepted (2019-03-01)|[x] Superseded by {LINK} (2026-11-26)",
        ),
        ("[x] Proposed|[x] Accepted", f"[x] Proposed|[x] Accepted|[x] Superseded by {LINK}"),
        ("[ ] Proposed|[x] Accepted|[ ] Superseded", f"[ ] Proposed|[ ] Accepted|[x] Superseded by {LINK}"),
    ],
)
def test_a_box_says_what_superseded_a_record(before: str, after: str) -> None:
    """The box for it is ticked and names the other record, and no step that was done is written over."""
    step = NewStep("superseded", "2026-11-26")
    text = with_relation(text_of(*before.split("|")), file=FILE, kind="superseded_by", other=OTHER, step=step)
    assert text == text_of(*after.split("|"))
    assert record_of(text).status == "superseded"


@pytest.mark.parametrize(
    "before",
    [
        "[x] Proposed|[x] Accepted|[ ] Deprecated|[ ] Superseded",
        "[ ] Proposed|[x] Accepted|[ ] Superseded",
    ],
)
def test_the_tick_is_taken_back(before: str) -> None:
    """Without the relation the list is as it was before it."""
    step = NewStep("superseded", "2026-11-26")
    text = with_relation(text_of(*before.split("|")), file=FILE, kind="superseded_by", other=OTHER, step=step)
    assert isinstance(text, str)
    taken = record_of(text).statements
    assert without_relation(text, file=FILE, taken=taken, former="accepted") == text_of(*before.split("|"))
