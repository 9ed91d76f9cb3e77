"""What `link` wrote is taken out of a record again in every style, and nothing else of it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amending_samples import FILE, STYLES, read, related
from steelyard.diagnostics import Diagnostic
from steelyard.writing.amending.records import without_relation

if TYPE_CHECKING:
    from steelyard.core.model import Statement

KINDS = ("supersedes", "amends", "amended_by", "depends_on", "needed_by", "relates_to", "refines")
OTHERWISE = {"front matter, braces", "front matter, a list of one", "section, empty"}
"""Styles in which a key or heading without anything goes too, or a text has become a list of one."""


def taken_out(text: str, kind: str, *targets: str, former: str = "") -> str | Diagnostic:
    """Take out what a record states of a kind, of these targets only where some are given."""
    said = [one for one in read(text).statements if one.kind == kind]
    taken = [one for one in said if not targets or one.reference.target in targets]
    assert taken
    return without_relation(text, file=FILE, taken=taken, former=former)


def stated(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.reference.target) for one in read(text).statements]


def newly(before: str, after: str) -> list[Statement]:
    old = stated(before)
    return [one for one in read(after).statements if (one.kind, one.reference.target) not in old]


@given(
    style=st.sampled_from(list(STYLES)),
    kind=st.sampled_from(KINDS),
    end=st.sampled_from(["\n", "\r\n"]),
    unfinished=st.booleans(),
)
def test_what_was_written_is_taken_back_to_the_byte(
    *, style: str, kind: str, end: str, unfinished: bool
) -> None:
    """The file is as before, whatever its line ends and its last line."""
    before = STYLES[style].rstrip("\n") if unfinished else STYLES[style]
    before = before.replace("\n", end)
    after = related(before, kind)
    assert isinstance(after, str)
    again = without_relation(after, file=FILE, taken=newly(before, after))
    assert isinstance(again, str), again
    assert stated(again) == stated(before)
    assert again == before or style in OTHERWISE


@pytest.mark.parametrize("style", STYLES)
def test_what_is_superseded_has_its_former_status_again(style: str) -> None:
    """Status, date, steps and relations are as before; where `link` moved a day into a field of its own, it stands there."""
    before = STYLES[style]
    old = read(before)
    after = related(before, "superseded_by")
    assert isinstance(after, str)
    taken = newly(before, after)
    former = "" if old.status == "superseded" else old.status or "accepted"
    again = without_relation(after, file=FILE, taken=taken, former=former)
    assert isinstance(again, str), again
    new = read(again)
    assert new.status == (former or "superseded")
    assert new.date == old.date
    assert new.history == old.history or style in {"front matter, dated", "line, dated"}
    assert stated(again) == [
        one for one in stated(after) if one[1] not in {each.reference.target for each in taken}
    ]


@pytest.mark.parametrize(
    ("before", "targets", "after"),
    [
        ("Supersedes [1](0001-a.md), [2](0002-b.md)", ("0002-b.md",), "Supersedes [1](0001-a.md)"),
        ("Supersedes [1](0001-a.md), [2](0002-b.md)", ("0001-a.md",), "Supersedes [2](0002-b.md)"),
        ("Supersedes ADR-1, ADR-2, and ADR-4", ("ADR-4",), "Supersedes ADR-1, ADR-2"),
        ("Supersedes ADR-1 and ADR-2", ("ADR-1",), "Supersedes ADR-2"),
        ("Supersedes ADR-1 and ADR-2", ("ADR-1", "ADR-2"), None),
        ("Supersedes [the first][a].", ("0001-a.md",), None),
        ("* Supersedes: [1](0001-a.md)", (), None),
        ("**Supersedes** [1](0001-a.md)", (), None),
    ],
)
def test_one_of_several(before: str, targets: tuple[str, ...], after: str | None) -> None:
    """A row loses one with its comma, a sentence that says nothing else goes whole."""
    text = f"# 3. Cron\n\n## Status\n\nAccepted\n\n{before}\n\n## Context\n\nText.\n\n[a]: 0001-a.md\n"
    wanted = text.replace(before, after) if after else text.replace(f"{before}\n\n", "")
    assert taken_out(text, "supersedes", *targets) == wanted


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("supersedes: [1, 'ADR-2']  # both", "supersedes: [1]  # both"),
        ("supersedes: 1, ADR-2", "supersedes: 1"),
        ("supersedes:\n  - 1\n  - ADR-2 # why\nx: y", "supersedes:\n  - 1\nx: y"),
        ("a: b\nsupersedes:\n  - ADR-2\nx: y", "a: b\nx: y"),
        ("supersedes: '[2. B](ADR-2)'\nx: y", "x: y"),
    ],
)
def test_front_matter(before: str, after: str) -> None:
    """A list loses an item, and a key that has no other its lines."""
    text = "---\nstatus: accepted\n{}\n---\n# 3. Cron\n"
    assert taken_out(text.format(before), "supersedes", "ADR-2") == text.format(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "history: [{date: 2019-03-01, status: accepted}, {date: 2020-01-01, status: superseded}]",
            "history: [{date: 2019-03-01, status: accepted}]",
        ),
        ("history: [2020-01-01 superseded, 2019-03-01 accepted]", "history: [2019-03-01 accepted]"),
        ("history:\n- 2020-01-01 superseded\n- 2019-03-01 accepted", "history:\n- 2019-03-01 accepted"),
        (
            "history:\n- {date: 2019-03-01, status: accepted}\n- date: 2020-01-01\n  status: Superseded\n  by: Ann",
            "history:\n- {date: 2019-03-01, status: accepted}",
        ),
        ("history: [2019-03-01 accepted, {date: 2020-01-01,\n  status: superseded}]", ""),
        ("history: [2019-03-01 accepted]", ""),
        ("history: [2020-01-01 superseded]", ""),
        ("history: [2019-02-01 proposed, 2019-03-01 accepted]", ""),
    ],
)
def test_the_step_by_which_it_was_superseded_goes_too(before: str, after: str) -> None:
    """Whatever form the history has; a form that is not known keeps its steps."""
    text = "---\nstatus: {}\n{}\n---\n# 3. Cron\n"
    told = text.format("superseded", f"{before}\nsuperseded-by: 12")
    assert taken_out(told, "superseded_by", former="accepted") == text.format("accepted", after or before)


@pytest.mark.parametrize(
    "status",
    [
        "Supersedes [1](0001-a.md), which was slow.",
        "This record supersedes [1](0001-a.md).",
        "Since May it supersedes [1](0001-a.md)",
        "Supersedes [1](0001-a.md) (supersedes [2](0002-b.md))",
    ],
)
def test_a_sentence_of_somebody_s_own_is_left_to_them(status: str) -> None:
    """It is told where it stands, and nothing is taken out."""
    got = taken_out(f"# 3. Cron\n\n## Status\n\nAccepted\n\n{status}\n", "supersedes")
    assert isinstance(got, Diagnostic)
    assert (got.code, got.place.line, got.message) == ("W910", 7, "`supersedes 1` cannot be taken out safely")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "---\nstatus: superseded by ADR-12 # since May\n---\n# 3. Cron\n",
            "---\nstatus: accepted # since May\n---\n# 3. Cron\n",
        ),
        (
            "# 3. Cron\n\n## Status: superseded by [12](0012-b.md)\n\nText.\n",
            "# 3. Cron\n\n## Status: accepted\n\nText.\n",
        ),
        (
            "# 3. Cron\n\n## Status\n\nSuperseded\n\n## Links\n\n* Superseded by [12](0012-b.md)\n",
            "# 3. Cron\n\n## Status\n\nAccepted\n",
        ),
        (
            "---\nstatus: superseded\nsuperseded-by: 12\n---\n# 3. Cron\n\n## Status\n\nSuperseded\n",
            "---\nstatus: accepted\n---\n# 3. Cron\n\n## Status\n\nAccepted\n",
        ),
        (
            "# 3. Cron\n\n* Status: superseded\n* Superseded by: [12](0012-b.md)\n\nText.\n",
            "# 3. Cron\n\n* Status: accepted\n\nText.\n",
        ),
    ],
)
def test_a_status_that_is_given_back(before: str, after: str) -> None:
    """It takes the place of what said so, wherever that stands."""
    assert taken_out(before, "superseded_by", former="accepted") == after


def test_a_list_below_a_label_is_left_to_a_hand() -> None:
    """Without its only item the label would stand for nothing."""
    got = taken_out(
        "# 3. Cron\n\nStatus: superseded\n\nSuperseded by:\n\n* [12](0012-b.md)\n",
        "superseded_by",
        former="accepted",
    )
    assert isinstance(got, Diagnostic)
    assert (got.code, got.place.line) == ("W910", 7)


def test_what_cannot_be_read_is_told_as_such() -> None:
    """Front matter with a fault is mended first."""
    said = read("# 3. Cron\n\nSupersedes: [1](0001-a.md)\n").statements
    got = without_relation("---\nstatus: [a\n---\n# 3. Cron\n", file=FILE, taken=said)
    assert isinstance(got, Diagnostic)
    assert got.code == "Y001"
