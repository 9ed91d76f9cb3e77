"""A record's status and relations are written in the style that its file has, and nothing else of it changes."""

from __future__ import annotations

import datetime as dt
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amending_samples import DAY, FILE, OTHER, STYLES, changed, read, related
from steelyard.core.model import VOCABULARY, Record
from steelyard.diagnostics import Diagnostic
from steelyard.diagnostics.catalogue import CATALOGUE
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey
from steelyard.reading.life import UNACCEPTED
from steelyard.writing.amending.lines import lines_of
from steelyard.writing.amending.names import Other
from steelyard.writing.amending.phrases import NewStep
from steelyard.writing.amending.records import FileOf, tells_date, with_relation, with_status
from steelyard.writing.edits import Edit, diff

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "amended"
CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
NAMES = sorted(path.name for path in CORPORA.iterdir()) if CORPORA.is_dir() else []
KINDS = (
    "supersedes", "superseded_by", "amends", "amended_by", "depends_on", "needed_by", "enables", "enabled_by",
    "relates_to", "conflicts_with",
)  # fmt: skip
CHANGES: dict[str, Callable[[str], str | Diagnostic]] = {
    "accepted": lambda text: changed(text, "accepted"),
    "rejected by Bo": lambda text: changed(text, "rejected", by="Bo"),
    "on hold": lambda text: changed(text, "On hold"),
    **{kind: partial(related, kind=kind) for kind in (*KINDS[:2], "needed_by", "refines")},
}
MOST_LINES = 6
"""Lines that one change takes out or puts in: a status and a date, or a section of its own with its blank lines."""


def shown(text: str, new: str | Diagnostic) -> str:
    if isinstance(new, Diagnostic):
        return f"{new.code} line {new.place.line}: {new.message}\n"
    return diff([Edit("a", text, new)]).split("\n", 2)[2] if new != text else "as it was\n"


@pytest.mark.parametrize("name", CHANGES)
def test_every_style_is_written_as_it_is_read(name: str, *, approve: bool) -> None:
    """What each change does to each style is what a careful person would do by hand; `--approve` writes it anew."""
    told = "\n".join(f"# {style}\n{shown(text, CHANGES[name](text))}" for style, text in STYLES.items())
    file = GOLDEN / f"{name.replace(' ', '-')}.txt"
    if approve:
        file.write_text(told, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == told


@given(
    text=st.sampled_from(list(STYLES.values())),
    word=st.sampled_from([*VOCABULARY, "On hold", "trial"]),
    date=st.dates(dt.date(2020, 1, 1), dt.date(2099, 12, 31)),
    by=st.sampled_from(["", "Ann Lee", "李"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    mark=st.booleans(),
    unfinished=st.booleans(),
)
def test_a_status_is_read_back_and_all_else_stays(
    *, text: str, word: str, date: dt.date, by: str, end: str, mark: bool, unfinished: bool
) -> None:
    """In any style, with any line end, mark and last line, the record has the status then; other lines keep every byte."""
    before = exact(text, end=end, mark=mark, unfinished=unfinished)
    after = changed(before, word, by=by, date=str(date))
    if isinstance(after, Diagnostic):
        assert after.code in {"W910", "W911"}
        return
    old, new = read(before), read(after)
    assert new.status == word
    # The day of a proposal is no date of what is no proposal any more.
    assert new.date in {old.date, str(date), None if old.status in UNACCEPTED else old.date}
    assert new.statements == old.statements or said(new) <= said(old)
    assert (new.title, new.tags, new.deciders, new.extras) == (old.title, old.tags, old.deciders, old.extras)
    assert_little_changes(before, after, end=end)
    assert changed(after, word, by=by, date=str(date)) == after


@given(
    text=st.sampled_from(list(STYLES.values())),
    kind=st.sampled_from(KINDS),
    end=st.sampled_from(["\n", "\r\n"]),
    mark=st.booleans(),
    unfinished=st.booleans(),
)
def test_a_relation_is_read_back_and_all_else_stays(
    *, text: str, kind: str, end: str, mark: bool, unfinished: bool
) -> None:
    """In any style one more relation is stated then, of that kind, and the status is another one only where it must be."""
    before = exact(text, end=end, mark=mark, unfinished=unfinished)
    after = related(before, kind)
    assert isinstance(after, str), after
    old, new = read(before), read(after)
    assert [one for one, _ in said(new) - said(old)] == [kind]
    assert new.status == ("superseded" if kind == "superseded_by" else old.status)
    assert_little_changes(before, after, end=end)


TABLE = "| Date | Status |\n|---|---|\n| 2019-02-01 | Proposed |\n| 2019-03-01 | Accepted |\n"


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (
            f"## Status\n\n{TABLE}\nAmends [2. Bus](0002-bus.md)\n",
            ["| 2026-11-26 | Superseded by [12. Use a queue]("],
        ),
        (
            f"* Status: accepted\n\n## History\n\n{TABLE}",
            ["* Status: superseded by [ADR-0012](0012-use-a-queue.md)\n", "| 2026-11-26 | Superseded |\n"],
        ),
    ],
)
def test_a_table_of_steps_beside_something_else(head: str, told: list[str]) -> None:
    """The step goes to the table, and a status that stands on its own says the same."""
    before = f"# 3. Cron\n\n{head}\n## Context\n\nText.\n"
    after = related(before, "superseded_by")
    assert isinstance(after, str), after
    assert all(each in after for each in told), after
    old, new = read(before), read(after)
    assert (new.status, len(new.history)) == ("superseded", len(old.history) + 1)
    assert [kind for kind, _ in said(new) - said(old)] == ["superseded_by"]


def exact(text: str, *, end: str, mark: bool, unfinished: bool) -> str:
    text = text.removesuffix("\n") if unfinished else text
    return ("\ufeff" if mark else "") + text.replace("\n", end)


def said(record: Record) -> set[tuple[str, str]]:
    return {(each.kind, each.reference.target) for each in record.statements}


def lines_changed(old: list[str], new: list[str]) -> int:
    kept = sum(block.size for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())
    return len(old) + len(new) - 2 * kept


def assert_little_changes(before: str, after: str, *, end: str) -> None:
    old, new = before.split(end), after.split(end)
    assert lines_changed(old, new) <= MOST_LINES
    assert after.startswith("\ufeff") == before.startswith("\ufeff")
    assert after.endswith(end) == before.endswith(end)
    assert lines_of(after).ends.count(end) == len(new) - 1


@given(st.text(alphabet="ab#-: \n\r\ufeff"))
def test_lines_are_the_text(text: str) -> None:
    """A text cut into lines is the same text when it is put together."""
    assert lines_of(text).exact == text


def test_the_example_of_w910_is_one() -> None:
    """What `explain W910` calls bad is refused for that reason, and what it calls good is changed."""
    entry = CATALOGUE["W910"]
    found = changed(f"---\n{entry.bad}\n---\n# 3. Cron\n", "rejected")
    assert isinstance(found, Diagnostic)
    assert found.code == "W910"
    assert isinstance(changed(f"---\n{entry.good}\n---\n# 3. Cron\n", "rejected"), str)


def test_a_file_that_cannot_be_read_is_left_alone() -> None:
    """Front matter that is no YAML is pointed at where it is wrong."""
    found = changed("---\nstatus: accepted\ntags: [a\n---\n# 3. Cron\n", "rejected")
    assert isinstance(found, Diagnostic)
    assert (found.code, found.place.line) == ("Y001", 3)
    found = with_relation("# List\n", file=FileOf("README.md", FILE.settings), kind="amends", other=OTHER)
    assert isinstance(found, Diagnostic)
    assert found.code == "W910"


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("status: >\n  accepted\n", "W910"),
        ("history: [{date: 2019-03-01, status: accepted}, {date: 2099-01-01, status: deprecated}]\n", "W910"),
        ("history: see the wiki\nstatus: accepted\n", None),
    ],
)
def test_what_cannot_be_read_back_is_not_written(head: str, code: str | None) -> None:
    """A status over several lines, or a step before the last one, is left for a person to write."""
    found = changed(f"---\n{head}---\n# 3. Cron\n", "rejected")
    assert (found.code if isinstance(found, Diagnostic) else None) == code


def test_a_status_that_stands_twice_is_changed_twice() -> None:
    """Front matter and a Status section that say the same go on to do so, by a new status and by what supersedes."""
    before = "---\nstatus: accepted\n---\n# 3. Cron\n\n## Status\n\n**Accepted**\n\n## Context\n"
    after = before.replace("accepted", "deprecated").replace("Accepted", "Deprecated")
    assert changed(before, "deprecated") == after
    superseded = related(before, kind="superseded_by")
    assert isinstance(superseded, str)
    assert "status: superseded\n" in superseded
    assert "\n**Superseded**\n" in superseded


@pytest.mark.parametrize(
    "head",
    [
        "* Status:\n* Ticket 7\n* Date: 2019-03-01\n",
        "Status:\n\nTicket: JIRA-7\n",
        "**Status**\n\nWe met on Monday and talked.\n",
        "## Status\n\nStill under discussion, see [notes](notes.md) and others.\n",
    ],
)
@pytest.mark.parametrize(
    "change", [partial(changed, word="accepted"), partial(related, kind="superseded_by")]
)
def test_what_is_no_status_is_not_written_over(change: Callable[[str], str | Diagnostic], head: str) -> None:
    """A sentence below the label or heading, and the bullet after a label without a value, stay as they are."""
    before = f"# 3. Cron\n\n{head}\n## Context\n\nText.\n"
    after = change(before)
    assert isinstance(after, str), after
    assert read(after).status in {"accepted", "superseded"}
    assert after.startswith("# 3. Cron\n")
    assert all(line in after for line in head.split("\n")[1:]), after


@pytest.mark.parametrize("head", ["Status: `accepted`\n", "| Status | `accepted` |\n|---|---|\n"])
def test_a_link_never_stands_in_code(head: str) -> None:
    """A status that is written as code stays so; the link to what supersedes the record comes behind it."""
    after = related(f"# 3. Cron\n\n{head}\n## Context\n", "superseded_by")
    assert isinstance(after, str), after
    assert "`superseded by` [ADR-0012](0012-use-a-queue.md)" in after


def test_a_superseded_record_stays_so_until_its_relation_is_taken_out() -> None:
    """A status never goes against what the record says of another one."""
    found = changed(STYLES["section, superseded"], "accepted")
    assert isinstance(found, Diagnostic)
    assert (found.code, found.place.line, found.place.column) == ("W911", 5, 15)


def test_sections_beside_the_title_get_another_beside_them() -> None:
    """Where the title is a heading of its sections' level, a new section comes after it, and has that level."""
    after = changed("## 3. Cron\n\n## Context\n\nWhy.\n", "accepted")
    assert isinstance(after, str)
    assert after.startswith("## 3. Cron\n\n## Status\n\n")


def test_a_file_says_whether_it_keeps_the_day() -> None:
    """A step is found again in a history and in the date; where a file has no place for it, that is known."""
    for style, word, by, kept in (
        ("history", "rejected", "Bo", True),
        ("front matter", "accepted", "", True),
        ("front matter", "accepted", "Bo", False),
        ("section", "rejected", "", False),
    ):
        text = changed(STYLES[style], word, by=by)
        assert isinstance(text, str)
        assert tells_date(text, file=FILE, step=NewStep(word, DAY, by)) == kept


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Use [a] `queue` | now", "adr/0012-use-a-queue.md"),
        ("决定", "adr/0012-决定.md"),
        ("Queue", "adr/0012-a queue (new).md"),
        ("Superseded by 4", "pay/12 x.md"),
        ("2019-03-01 accepted by 7", "adr/sub/0012/README.md"),
    ],
)
@pytest.mark.parametrize("style", STYLES)
def test_any_title_and_path_makes_a_link(style: str, title: str, path: str) -> None:
    """Brackets, blanks, other scripts and titles that look like something else are written so that they are read back."""
    other = Other(path, "12", title, clear=path.startswith("adr/0"))
    found = with_relation(STYLES[style], file=FILE, kind="supersedes", other=other)
    assert isinstance(found, str), found


@pytest.mark.skipif(not NAMES, reason="the shared corpora are not beside this checkout")
@pytest.mark.parametrize("name", NAMES)
def test_real_records_are_changed_as_little(name: str) -> None:
    """Of the records of real repositories nearly all can be changed; a few lines change, the status is read then.

    The others are superseded by what they say, or have left a template's words standing.
    """
    surveyed = survey(find_project(CORPORA / name, [str(CORPORA / name)]), drafts=True)
    records = [each.item for each in surveyed.parsed.values() if isinstance(each.item, Record)]
    by_hand = 0
    for at, record in enumerate(records):
        text = (CORPORA / name / record.path).read_bytes().decode()
        file = FileOf(record.path, surveyed.project.settings, record.source)
        word, kind = ("accepted", "superseded", "deprecated", "rejected")[at % 4], KINDS[at % len(KINDS)]
        step = NewStep("superseded", DAY) if kind == "superseded_by" else None
        changes = [with_status(text, file=file, step=NewStep(word, DAY))]
        if at % 3 == 0:
            changes.append(with_relation(text, file=file, kind=kind, other=_beside(record), step=step))
        for after in changes:
            if isinstance(after, Diagnostic):
                by_hand += after.code == "W910"
            else:
                assert lines_changed(text.splitlines(), after.splitlines()) <= MOST_LINES, record.path
    assert by_hand <= 1 + len(records) // 100


def _beside(record: Record) -> Other:
    return Other(f"{record.path.rpartition('/')[0]}/9999-use-a-queue.md", "9999", "Use a queue")
