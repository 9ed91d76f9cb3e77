"""Rare forms of a record's head: a status and a relation go where the head says such things, or nowhere."""

from __future__ import annotations

from difflib import ndiff

import pytest

from amending_samples import DAY, FILE, SETTINGS, changed, related
from steelyard.diagnostics import Diagnostic
from steelyard.writing.amending.names import Other
from steelyard.writing.amending.phrases import NewStep
from steelyard.writing.amending.records import FileOf, with_relation, with_status

NUMBERED = "[ADR-0012](0012-use-a-queue.md)"
TITLED = "[12. Use a queue](0012-use-a-queue.md)"


def record(head: str, *, end: str = "") -> str:
    return f"# 3. Cron\n\n{head}\n## Context\n\nText.\n{end}"


def new_lines(before: str, after: str | Diagnostic) -> list[str]:
    assert isinstance(after, str), after
    return [line[2:] for line in ndiff(before.split("\n"), after.split("\n")) if line[0] == "+" and line[2:]]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("* Status: proposed\n* Date: YYYY-MM-DD\n", ["* Status: accepted", "* Date: 2026-11-26"]),
        ("* Status: proposed\n* Date:\n  * 2020-01-01\n", ["* Status: accepted", "  * 2026-11-26"]),
        ("* Status: supersedes [1](0001-a.md)\n", ["* Status: Accepted"]),
        ("## Status\n\nSupersedes [1](0001-a.md)\n", ["Accepted"]),
        ("## History\n\n* 2020-01-01: proposed\n", ["* 2026-11-26: accepted"]),
        ("* Status: draft\n\n## History\n\n| Date | Status |\n|---|---|\n| | proposed 2020-01-01 |\n", ["* Status: accepted"]),
        ("Status: weird thing: here\n", ["Status: accepted"]),
        ("## Status\n\nproposed <!-- at last --> 2020-01-01\n", ["accepted 2026-11-26"]),
        ("## Status\n\nproposed   2020-01-01\n", ["accepted   2026-11-26"]),
        ("| Status | proposed | x |\n|---|---|---|\n| a | b | c |\n", ["| Status | accepted | x |"]),
        (
            "* Status: proposed\n\n## History\n\n| By | Date | Status |\n|---|---|---|\n|  | 2020-01-01 | draft |\n| | 2020-02-01 | proposed |\n",
            ["* Status: accepted", "| | 2026-11-26 | accepted |"],
        ),
    ],
)  # fmt: skip
def test_a_status_goes_where_the_head_has_it(head: str, told: list[str]) -> None:
    """A date's place is filled, a step joins the steps, and a status that says a relation alone gets one beside it."""
    before = record(head)
    assert new_lines(before, changed(before, "accepted")) == told


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("* Status: Accepted, amended by [1](0001-a.md) and\n  [2](0002-b.md)\n", ["* Status: Rejected, amended by [1](0001-a.md) and"]),
        ("> Status: Draft, see [1](0001-a.md),\n> [2](0002-b.md)\n", ["> Status: Rejected, see [1](0001-a.md),"]),
        (
            "## Status\n\n2020-01-01 accepted, amended by [1](0001-a.md) and\n[2](0002-b.md)\n\n2019-01-01 proposed\n",
            ["2026-11-26 rejected"],
        ),
        ("* Status: Accepted (amended 2020-01-01)\n", ["* Status: Rejected (amended 2020-01-01)"]),
        ("Status: [ ] proposed [x] accepted [ ] rejected\n", ["Status: rejected"]),
    ],
)  # fmt: skip
def test_what_stands_beside_a_status_stays(head: str, told: list[str]) -> None:
    """A status over several lines keeps those that say other things, and a later change its date; a row of boxes goes."""
    before = record(head)
    after = changed(before, "rejected")
    assert new_lines(before, after) == told
    assert "(0001-a.md) and\n2026" not in str(after)


@pytest.mark.parametrize("head", ["* Status: proposed\n", "* Status: proposed\n* Date: YYYY-MM-DD\n"])
def test_a_day_in_a_file_s_name_stays_the_date(head: str) -> None:
    """A record whose name tells its day is accepted without another date being put beside it."""
    before = record(head)
    step = NewStep("accepted", DAY)
    after = with_status(before, file=FileOf("adr/2019-03-01-cron.md", SETTINGS), step=step)
    assert new_lines(before, after) == ["* Status: accepted"]


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("> Status: 2019-03-01: accepted\n", 3),  # the date of the acceptance would be lost
        ("Status: ac<!-- x -->cepted\n", 3),
        ("## History\n\n| Date | Status |\n|---|---|\n| | proposed 2020-01-01 |\n| | accepted 2020-02-01 |\n", 0),
    ],
)  # fmt: skip
def test_a_status_that_cannot_be_told_apart_is_left_to_a_hand(head: str, line: int) -> None:
    """Where what stands there would be lost, or no step can be written like the others, nothing is changed."""
    refused = changed(record(head), "rejected")
    assert isinstance(refused, Diagnostic)
    assert (refused.code, refused.place.line) == ("W910", line)


def test_a_status_over_lines_is_superseded_in_its_first() -> None:
    """The link stands in the place of the status alone: what else it says over several lines stays."""
    before = record("Status: Accepted, amended by [1](0001-a.md) and\n[2](0002-b.md)\n")
    told = f"Status: Superseded by {NUMBERED}, amended by [1](0001-a.md) and"
    assert new_lines(before, related(before, "superseded_by")) == [told]


def test_a_field_goes_below_a_status_of_several_lines() -> None:
    """A field put beside a status stands below all of it."""
    before = record("Status: proposed, see [1](0001-a.md) and\n[2](0002-b.md)\n")
    assert "[2](0002-b.md)\n\nSupersedes: " in str(related(before, "supersedes"))


def test_a_list_of_boxes_without_the_status_is_left_to_a_hand() -> None:
    """Where boxes are ticked and none is for the status, nothing is ticked and nothing added."""
    refused = changed(record("## Status\n\n- [x] proposed\n- [ ] rejected\n"), "accepted")
    assert isinstance(refused, Diagnostic)
    assert (refused.code, refused.place.line) == ("W910", 5)


@pytest.mark.parametrize(
    ("head", "end", "told"),
    [
        (
            "* Status: accepted\n* Depends on: [1](0001-a.md)\n",
            "",
            f"* Depends on: [1](0001-a.md), {NUMBERED}",
        ),
        ("Status: accepted\n\nDepends on: ADR-1\n", "", f"Depends on: ADR-1, {NUMBERED}"),
        (
            "Status: accepted\n",
            "\n## Links\n\n* Relates to [1](0001-a.md)\n  more words\n",
            f"* Depends on {NUMBERED}",
        ),
        ("Status: accepted\n", "\nLinks\n-----\n", f"* Depends on {NUMBERED}"),
        ("Status: accepted\n", "\nLinks\n-----\ntext\n", f"* Depends on {NUMBERED}"),
        ("## Status\n\n```\naccepted\n```\n", "", f"Depends on {TITLED}"),
        ("## Status\n\n| a | b |\n|---|---|\n| x | y |\n", "", f"Depends on {TITLED}"),
    ],
)
def test_a_relation_goes_where_the_head_has_such(head: str, end: str, told: str) -> None:
    """To the field that it has, to its list of links, below the words of a bullet, or as a paragraph of its section."""
    before = record(head, end=end)
    after = related(before, "depends_on")
    assert new_lines(before, after) == [told]


def test_a_further_bullet_stands_below_all_of_the_last_one() -> None:
    """A bullet that runs on over lines is not cut in two."""
    after = related(
        record("Status: accepted\n", end="\n## Links\n\n* See [1](0001-a.md)\n  at length\n"), "enables"
    )
    assert isinstance(after, str)
    assert after.endswith(f"  at length\n* Enables {NUMBERED}\n")


def test_a_row_of_three_cells_gets_no_row_of_two() -> None:
    """A relation beside a status in a wide table is said in a list of links."""
    before = record("| Status | accepted | x |\n|---|---|---|\n| a | b | c |\n")
    assert new_lines(before, related(before, "depends_on")) == ["## Links", f"* Depends on {TITLED}"]


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (Other("adr/use-a-queue.md", None, "Use a queue"), "* Depends on: [Use a queue](use-a-queue.md)"),
        (Other("adr/use-a-queue.md", "12", "Use a queue"), "* Depends on: [ADR-12](use-a-queue.md)"),
        (Other("adr/ADR-SEC-012-x.md", "12", "X"), "* Depends on: [ADR-SEC-012](ADR-SEC-012-x.md)"),
    ],
)
def test_what_another_record_is_called(other: Other, told: str) -> None:
    """It is called by its title, by its number as it is where only its text tells that, or by that of its name."""
    before = record("* Status: accepted\n")
    assert new_lines(before, with_relation(before, file=FILE, kind="depends_on", other=other)) == [told]


@pytest.mark.parametrize("status", ["prop*osed*", "prop&#111;sed", "<b>pro</b>posed"])
def test_a_status_with_signs_amid_its_word_is_written_over_whole(status: str) -> None:
    """What stands for a letter, or emphasises a part, goes with the word that it belonged to."""
    assert changed(record(f"* Status: {status}\n"), "rejected") == record("* Status: rejected\n")


def test_a_log_that_told_of_the_draft_alone_goes_on() -> None:
    """The day of the draft is no date of what is no proposal any more, whatever it becomes."""
    before = record("## Changelog\n\n- 2019-03-01: Initial draft\n\n## Status\n\nProposed\n")
    for word in ("accepted", "rejected", "deprecated"):
        told = [f"- {DAY}: {word.capitalize()}", word.capitalize()]
        assert new_lines(before, changed(before, word)) == told
