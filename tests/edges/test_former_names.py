"""With Git asked, each name that a record's file had before gives a page that leads to where it is now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from git_samples import begin, commit, git, write
from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from pathlib import Path

A = "decisions/0001-choose-a-queue.md"


def moved(root: Path, old: str, new: str, date: str = "2020-02-02") -> None:
    """Rename a file, and commit that."""
    (root / new).parent.mkdir(parents=True, exist_ok=True)
    git(root, "mv", old, new)
    commit(root, date)


def redirects(root: Path, config: str = "history: git\n") -> dict[str, str]:
    """Build the site; return its redirect pages, each with what it leads to."""
    (root / "steelyard.yml").write_text(config)
    found = survey(find_project(root))
    outcome = build(found, Options())
    assert outcome.published, outcome.diagnostics
    site, told = root / "site", {}
    for page in site.rglob("*.html"):
        refresh = re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', page.read_text("utf-8"))
        if refresh:
            target = (page.parent / refresh[1]).resolve()
            assert target.is_file()
            told[page.relative_to(site).as_posix()] = target.relative_to(site.resolve()).as_posix()
    return told


@pytest.fixture
def root(tmp_path: Path) -> Path:
    begin(tmp_path)
    write(tmp_path, A, "accepted", front="date: 2020-01-01")
    commit(tmp_path, "2020-01-10")
    return tmp_path


@pytest.mark.parametrize("config", ["history: git\n", "dates: git\n"])
def test_a_renamed_record(root: Path, config: str) -> None:
    """Its page's earlier address leads to the present one, also where the record has a date of its own."""
    moved(root, A, "decisions/0001-use-a-queue.md")
    assert redirects(root, config) == {"d/0001-choose-a-queue.html": "d/0001-use-a-queue.html"}


def test_only_where_git_is_asked(root: Path) -> None:
    """Without the settings there is no such page, and none where there is no repository."""
    moved(root, A, "decisions/0001-use-a-queue.md")
    assert redirects(root, "") == {}
    (root / ".git").rename(root / "git-no-more")
    assert redirects(root) == {}


def test_renumbered_twice_and_back(root: Path) -> None:
    """Each earlier address is kept; a name that the record has again is no earlier one."""
    moved(root, A, "decisions/0002-choose-a-queue.md", "2020-02-01")
    moved(root, "decisions/0002-choose-a-queue.md", "decisions/0003-choose-a-queue.md", "2020-02-02")
    now = "d/0003-choose-a-queue.html"
    assert redirects(root) == {"d/0001-choose-a-queue.html": now, "d/0002-choose-a-queue.html": now}
    moved(root, "decisions/0003-choose-a-queue.md", A, "2020-02-03")
    now = "d/0001-choose-a-queue.html"
    assert redirects(root) == {"d/0002-choose-a-queue.html": now, "d/0003-choose-a-queue.html": now}


def test_another_record_has_the_name_now(root: Path) -> None:
    """The record that has an address keeps it; the one that left it gets no redirect."""
    moved(root, A, "decisions/0002-use-a-queue.md")
    write(root, A, "accepted", title="Choose another queue")
    commit(root, "2020-03-03")
    assert redirects(root) == {}


def test_the_last_to_leave_a_name_has_it(root: Path) -> None:
    """Of two records that had one name, one after the other, readers of its address come to the later one."""
    moved(root, A, "decisions/0002-first.md")
    write(root, A, "accepted", title="Choose another queue")
    commit(root, "2020-03-03")
    moved(root, A, "decisions/0003-second.md", "2020-04-04")
    assert redirects(root) == {"d/0001-choose-a-queue.html": "d/0003-second.html"}


def test_what_a_person_wrote_goes_before(root: Path) -> None:
    """An alias of another record keeps its address, and nothing is reported."""
    moved(root, A, "decisions/0002-use-a-queue.md")
    write(
        root, "decisions/0003-other.md", "accepted", front="aliases: [0001-choose-a-queue.md]", title="Other"
    )
    commit(root, "2020-03-03")
    assert redirects(root) == {"d/0001-choose-a-queue.html": "d/0003-other.html"}


def test_a_folder_that_was_moved(root: Path) -> None:
    """A file of the same name in another folder has the same page, so nothing leads to it."""
    moved(root, A, "docs/adr/0001-choose-a-queue.md")
    assert redirects(root) == {}


def test_from_one_source_to_another(root: Path) -> None:
    """The earlier address is that of the source which the file lay in."""
    write(root, "decisions/0009-stay.md", "accepted", title="Stay")
    commit(root, "2020-01-11")
    moved(root, A, "field/0001-choose-a-queue.md")
    config = "history: git\nsources: [{name: main, path: decisions}, {name: field, path: field}]\n"
    assert redirects(root, config) == {"d/main/0001-choose-a-queue.html": "d/field/0001-choose-a-queue.html"}


def test_the_pattern_of_the_site(root: Path) -> None:
    """Earlier addresses are made as the site's pages have theirs; a slug of the record's own stays in them."""
    moved(root, A, "decisions/0002-use-a-queue.md")
    config = "history: git\npermalink: '{year}/{slug}.html'\n"
    assert redirects(root, config) == {"2020/choose-a-queue.html": "2020/use-a-queue.html"}
    write(root, "decisions/0002-use-a-queue.md", "accepted", front="date: 2020-01-01\nslug: queue")
    assert redirects(root) == {"d/0001-queue.html": "d/0002-queue.html"}
    assert redirects(root, config) == {}


def test_a_project_below_its_repository(root: Path) -> None:
    """Names are followed into a project that is a folder of its repository."""
    (root / "part").mkdir()
    moved(root, A, "part/decisions/0001-choose-a-queue.md", "2020-02-01")
    moved(root, "part/decisions/0001-choose-a-queue.md", "part/decisions/0007-queue.md")
    assert redirects(root / "part") == {"d/0001-choose-a-queue.html": "d/0007-queue.html"}
