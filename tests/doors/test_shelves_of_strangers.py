"""Folders of records as other tools keep them: one folder for each file of its own name, a template in a folder beside the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shelf_samples import put, run, standing_in

if TYPE_CHECKING:
    from pathlib import Path

LAMPS = "# {title}\n\n- Status: {status}\n- Author: Ann\n\n## Summary\n\nText.\n"
PAGE = '---\ntitle: "{title}"\ntags: [adr]\nnumber: "{number}"\ndate-issued: "2021-03-23"\nstatus: "Accepted"\n---\n\n## Context\n\nOurs.\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return standing_in(tmp_path, monkeypatch)


def test_a_folder_for_each_file_is_found(project: Path) -> None:
    """`init` takes the folder that holds them for the source, and begins no other one."""
    for number, title in (("0004", "use-lamps"), ("0005", "use-oil")):
        put(
            project,
            f"text/{number}-{title}/{number}-{title}.md",
            LAMPS.format(title=title, status="accepted"),
        )
    assert "text: 2 records there already\n" in run("init")[1]
    assert "sources: text\n" in (project / "steelyard.yml").read_text(encoding="utf-8")
    assert not (project / "decisions").exists()


def test_one_file_in_a_folder_is_still_none(project: Path) -> None:
    """A file that has another number than its folder counts in that, and a lone one makes no folder of records."""
    put(project, "1-notes/0004-use-lamps.md", LAMPS.format(title="Use lamps", status="accepted"))
    put(project, "2-notes/0004-use-lamps.md", LAMPS.format(title="Use lamps", status="accepted"))
    run("init")
    assert (project / "decisions").is_dir()


def test_a_template_in_a_folder_beside_the_records(project: Path) -> None:
    """`new` fills it in; a title in its front matter alone gets no heading beside it."""
    put(project, "docs/adr/records/001-use-lamps.md", PAGE.format(title="Use lamps", number=1))
    put(
        project,
        "docs/adr/templates/template.md",
        PAGE.format(title="TITLE", number="NUMBER")
        .replace("2021-03-23", "DATE")
        .replace("Accepted", "STATUS"),
    )
    assert run("new", "Use oil")[1] == "docs/adr/records/002-use-oil.md\n"
    text = (project / "docs/adr/records/002-use-oil.md").read_text(encoding="utf-8")
    assert (
        'title: Use oil\ntags: [adr]\nnumber: "2"\ndate-issued: 2026-11-26\nstatus: proposed\n---\n\n## Context'
        in text
    )
    assert run("check", "--strict")[0] == 0


@pytest.mark.parametrize(
    "name", ["templates/runbook-template.md", "templates/issue.md", "other/templates/template.md"]
)
def test_another_template_is_left_alone(project: Path, name: str) -> None:
    """One for something else, or of another folder, is none for these records."""
    put(project, "docs/adr/records/001-use-lamps.md", PAGE.format(title="Use lamps", number=1))
    put(project, f"docs/adr/{name}", PAGE.format(title="TITLE", number="NUMBER").replace("Ours", "Theirs"))
    run("new", "Use oil")
    assert "Theirs" not in (project / "docs/adr/records/002-use-oil.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("folder", "head"),
    [
        ("text", "- Feature Name: `{title}`\n- Start Date: 2024-03-0{number}\n- Proposal: (leave empty)\n"),
        ("enhancements", "---\nfeature: {title}\nstart-date: 2024-03-0{number}\nauthor: Ann\n---\n"),
        ("docs/rfcs", "# {title}\n\nText {number}.\n"),
        ("docs/decisioni", "# Decisione {number}: {title}\n"),
    ],
)
def test_proposals_without_a_status_are_found(project: Path, folder: str, head: str) -> None:
    """Those that say when they were begun, or lie in a folder that is called so, are the source; no first record is written."""
    for number, title in ((4, "lamps"), (5, "oil")):
        put(
            project,
            f"{folder}/000{number}-{title}.md",
            head.format(title=title, number=number) + "\n# Summary\n\nText.\n",
        )
    assert f"{folder}: 2 records there already\n" in run("init")[1]
    assert not (project / "decisions").exists()


def test_numbered_notes_are_no_proposals(project: Path) -> None:
    """A date alone, or a start that no number goes with, makes none."""
    for number in (4, 5):
        put(project, f"notes/000{number}-lamps.md", f"# Lamps\n\n- Date: 2024-03-0{number}\n\n## Text\n")
        put(
            project,
            f"plans/2024-03-0{number}-oil.md",
            f"# Oil\n\n- Start Date: 2024-03-0{number}\n\n## Text\n",
        )
    run("init")
    assert (project / "decisions").is_dir()
