"""A status or a relation as edits of a project's files: both sides, said once, and none where something stands against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from steelyard.diagnostics import Diagnostic, Severity
from steelyard.edges.authoring.amending import link_edits, other_record, relation_edits, status_edits
from steelyard.edges.authoring.rewriting import write
from steelyard.edges.project import find_project
from steelyard.edges.survey import Survey, survey
from steelyard.writing.amending.names import Other
from steelyard.writing.amending.phrases import NewStep

if TYPE_CHECKING:
    from pathlib import Path

    from steelyard.writing.edits import Edit

DAY = "2026-11-26"
NYGARD = "# {title}\n\nDate: 2019-03-01\n\n## Status\n\n{status}\n\n## Context\n\nText.\n"


def put(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def nygard(root: Path, number: int, title: str, *, status: str = "Accepted") -> str:
    name = f"decisions/{number:04}-{title.lower().replace(' ', '-')}.md"
    put(root, name, NYGARD.format(title=f"{number}. {title}", status=status))
    return name


def read(root: Path) -> Survey:
    return survey(find_project(root), drafts=True)


def linked(root: Path, one: str, kind: str, two: str) -> tuple[Edit, ...]:
    edits = link_edits(read(root), one, kind, two=two, date=DAY)
    assert isinstance(edits, tuple), edits
    assert write(root, edits) == ()
    return edits


def test_both_files_say_so_in_their_own_styles(tmp_path: Path) -> None:
    """A record in front matter and one with a Status section name each other; the site finds nothing wrong with either."""
    old = nygard(tmp_path, 3, "Cron")
    put(tmp_path, "decisions/0012-queue.md", "---\nstatus: accepted\ndate: 2026-01-01\n---\n# Queue\n")
    assert len(linked(tmp_path, "decisions/0012-queue.md", "supersedes", old)) == 2
    assert "\nSuperseded by [12. Queue](0012-queue.md)\n" in (tmp_path / old).read_text(encoding="utf-8")
    assert "\nsupersedes: 3\n" in (tmp_path / "decisions/0012-queue.md").read_text(encoding="utf-8")
    after = read(tmp_path)
    assert after.corpus.by_path[old].related("superseded_by") == ("decisions/0012-queue.md",)
    assert [each for each in after.diagnostics if each.severity is not Severity.NOTE] == []
    assert link_edits(after, "decisions/0012-queue.md", "supersedes", two=old, date=DAY) == ()
    assert link_edits(after, old, "superseded_by", two="decisions/0012-queue.md", date=DAY) == ()


def test_what_one_side_says_is_said_by_the_other_then(tmp_path: Path) -> None:
    """Only the file that lacks it is changed; one that is superseded by what it says gets that status too."""
    old, new = (
        nygard(tmp_path, 3, "Cron"),
        nygard(tmp_path, 12, "Queue", status="Supersedes [3. Cron](0003-cron.md)"),
    )
    (edit,) = linked(tmp_path, new, "supersedes", old)
    assert edit.path == old
    put(tmp_path, "decisions/0004-jobs.md", "---\nstatus: accepted\nsuperseded-by: 12\n---\n# Jobs\n")
    changed = linked(tmp_path, new, "supersedes", "decisions/0004-jobs.md")
    assert [edit.path for edit in changed] == [new, "decisions/0004-jobs.md"]
    assert changed[1].after == "---\nstatus: superseded\nsuperseded-by: 12\n---\n# Jobs\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("supersedes", "superseded_by"),
        ("amends", "amended_by"),
        ("depends_on", "needed_by"),
        ("enabled_by", "enables"),
    ],
)
def test_a_circle_is_refused_from_either_side(tmp_path: Path, first: str, second: str) -> None:
    """What would lead back to where it began is told with the way, whichever record is named first; nothing is written."""
    one, two, three = (nygard(tmp_path, at, name) for at, name in enumerate(("One", "Two", "Three"), start=1))
    linked(tmp_path, two, first, one)
    linked(tmp_path, three, first, two)
    for found in (
        link_edits(read(tmp_path), one, first, two=three, date=DAY),
        link_edits(read(tmp_path), three, second, two=one, date=DAY),
    ):
        assert isinstance(found, Diagnostic)
        assert (found.code, found.place.file) == ("W912", three)
        assert "1 One" in found.message
        assert "3 Three" in found.message
    linked(tmp_path, one, "relates_to", three)


def test_a_number_that_two_records_have_names_neither(tmp_path: Path) -> None:
    """In front matter the file is named where a number would fit two records."""
    put(tmp_path, "decisions/0012-queue.md", "---\nstatus: accepted\ndate: 2026-01-01\n---\n# Queue\n")
    nygard(tmp_path, 3, "Cron")
    other = nygard(tmp_path, 3, "Clock")
    edit, _ = linked(tmp_path, "decisions/0012-queue.md", "amends", other)
    assert "\namends: 0003-clock.md\n" in (edit.after or "")
    assert not other_record(read(tmp_path), other, asking="decisions/0012-queue.md").clear


def test_records_of_several_sources_find_each_other(tmp_path: Path) -> None:
    """Links lead from one source to another, where both have a record of the same number too."""
    one, two = "api/0001-a.md", "web/0001-b.md"
    put(tmp_path, "steelyard.yml", "sources:\n  - {name: api, path: api}\n  - {name: web, path: web}\n")
    put(tmp_path, one, "---\nstatus: accepted\ndate: 2026-01-01\n---\n# A\n")
    put(tmp_path, two, NYGARD.format(title="1. B", status="Accepted"))
    linked(tmp_path, one, "supersedes", two)
    assert "\nsupersedes: ../web/0001-b.md\n" in (tmp_path / one).read_text(encoding="utf-8")
    assert "\nSuperseded by [1. A](../api/0001-a.md)\n" in (tmp_path / two).read_text(encoding="utf-8")
    assert read(tmp_path).corpus.by_path[two].related("superseded_by") == (one,)


def test_a_record_beside_the_project_is_written_where_a_link_leads_back(tmp_path: Path) -> None:
    """A source outside, named on the command line, is written too, but for links whose way nothing tells."""
    root = tmp_path / "site"
    one, two, three = "adr/0001-a.md", "../other/adr/0001-b.md", "../other/adr/0002-c.md"
    put(root, one, "---\nstatus: accepted\ndate: 2026-01-01\n---\n# A\n")
    put(tmp_path, "other/adr/0001-b.md", NYGARD.format(title="1. B", status="Proposed"))
    put(tmp_path, "other/adr/0002-c.md", NYGARD.format(title="2. C", status="Accepted"))
    surveyed = survey(find_project(root, ["adr", "../other/adr"]), drafts=True)
    edits = status_edits(surveyed, two, NewStep("accepted", DAY))
    assert isinstance(edits, tuple)
    assert write(root, edits) == ()
    assert "Accepted" in (root / two).read_text(encoding="utf-8")
    edits = link_edits(surveyed, three, "supersedes", two=two, date=DAY)
    assert isinstance(edits, tuple)
    assert "Supersedes [1. B](0001-b.md)" in (edits[0].after or "")
    found = link_edits(surveyed, one, "supersedes", two=two, date=DAY)
    assert isinstance(found, Diagnostic)
    assert (found.code, found.place.file, "one side is enough" in found.hint) == ("W910", two, True)


def test_a_record_that_is_yet_to_be_written_can_be_named(tmp_path: Path) -> None:
    """`new` lets an older record say what will supersede it."""
    old = nygard(tmp_path, 3, "Cron")
    other = Other("decisions/0013-events.md", "13", "Events")
    found = relation_edits(read(tmp_path), old, "superseded_by", other=other, date=DAY)
    assert isinstance(found, tuple)
    assert "Superseded by [13. Events](0013-events.md)" in (found[0].after or "")


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    """A record that is a symbolic link to a file inside is changed there, one that leads outside is left alone."""
    root = tmp_path / "site"
    put(root, "notes/cron.md", NYGARD.format(title="3. Cron", status="Proposed"))
    put(tmp_path, "queue.md", NYGARD.format(title="4. Queue", status="Proposed"))
    (root / "decisions").mkdir()
    (root / "decisions/0003-cron.md").symlink_to("../notes/cron.md")
    (root / "decisions/0004-queue.md").symlink_to("../../queue.md")
    surveyed = read(root)
    codes = []
    for path in [path for path in surveyed.corpus.by_path if path.startswith("decisions/")]:
        edits = status_edits(surveyed, path, NewStep("accepted", DAY))
        assert isinstance(edits, tuple)
        codes += [fault.code for fault in write(root, edits)]
    assert (root / "notes/cron.md").read_text(encoding="utf-8").count("Accepted") == (
        "decisions/0003-cron.md" in surveyed.corpus.by_path
    )
    assert "Proposed" in (tmp_path / "queue.md").read_text(encoding="utf-8")
    assert codes == ["W901"] * ("decisions/0004-queue.md" in surveyed.corpus.by_path)


def test_a_file_that_cannot_be_read_again_is_told(tmp_path: Path) -> None:
    """A record that is gone since the project was read is a diagnostic."""
    old, new = nygard(tmp_path, 3, "Cron"), nygard(tmp_path, 12, "Queue")
    surveyed = read(tmp_path)
    (tmp_path / old).unlink()
    for found in (
        status_edits(surveyed, old, NewStep("rejected", DAY)),
        link_edits(surveyed, new, "supersedes", two=old, date=DAY),
    ):
        assert isinstance(found, Diagnostic)
        assert found.code == "F003"
