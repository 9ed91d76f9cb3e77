"""Where a project is found: its root, its configuration, its folders of records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from steelyard.edges.git.repository import repository_of
from steelyard.edges.project import find_project

if TYPE_CHECKING:
    from pathlib import Path

    from steelyard.edges.project import Project


def folders(*paths: Path) -> None:
    for path in paths:
        path.mkdir(parents=True)


def named(project: Project) -> list[tuple[str, str]]:
    return [(source.path, source.name) for source in project.settings.sources]


def test_customary_folders_need_no_configuration(tmp_path: Path) -> None:
    """Every customary folder that exists is a source; a single one has no name, several have telling ones."""
    folders(tmp_path / "docs/adr")
    assert named(find_project(tmp_path)) == [("docs/adr", "")]
    folders(tmp_path / "decisions")
    assert [path for path, _ in named(find_project(tmp_path))] == ["decisions", "docs/adr"]
    assert all(name for _, name in named(find_project(tmp_path)))


@pytest.mark.parametrize(
    "path",
    [
        "decisions",
        "docs/decisions",
        "docs/adr",
        "doc/adr",
        "docs/architecture/decisions",
        "doc/architecture/decisions",
        "docs/architecture-decisions",
        "docs/architecture/adr",
        "docs/adrs",
        "docs/ADR",
        "adr",
        "adrs",
    ],
)
def test_each_customary_folder_is_found(tmp_path: Path, path: str) -> None:
    """Whoever keeps records where most people do names no folder, and one folder is one source on any file system."""
    folders(tmp_path / path)
    [(found, name)] = named(find_project(tmp_path))
    assert (found.casefold(), name) == (path.casefold(), "")


def test_without_a_customary_folder_the_remedy_finds_records(tmp_path: Path) -> None:
    """Records that lie elsewhere are found by the command that the finding names."""
    folders(tmp_path / "handbook/log")
    [finding] = find_project(tmp_path).diagnostics
    assert (finding.code, "`steelyard init`" in finding.hint) == ("C005", True)


def test_other_tools_folders_are_known(tmp_path: Path) -> None:
    """What adr-tools and log4brains keep in their own files is found too, under log4brains' names."""
    folders(tmp_path / "arch/log", tmp_path / "pkg/api/adr")
    (tmp_path / ".adr-dir").write_text("arch/log\n", encoding="utf-8")
    assert named(find_project(tmp_path)) == [("arch/log", "")]
    log4brains = (
        "project:\n  name: X\n  packages:\n    - {name: api, path: ./pkg/api, adrFolder: ./pkg/api/adr}\n"
    )
    (tmp_path / ".log4brains.yml").write_text(log4brains, encoding="utf-8")
    assert ("pkg/api/adr", "api") in named(find_project(tmp_path))


@pytest.mark.parametrize("named", ["../out/adr", "..", "{outside}/adr"])
def test_adr_dir_stays_in_the_project(tmp_path: Path, named: str) -> None:
    """A folder outside the project that `.adr-dir` names is refused, as it is in the configuration; none of it is read."""
    folders(tmp_path / "project", tmp_path / "out/adr")
    (tmp_path / "out/adr/0001-secret.md").write_text("# Secret\n", encoding="utf-8")
    text = named.format(outside=tmp_path / "out") + "\n"
    (tmp_path / "project/.adr-dir").write_text(text, encoding="utf-8")
    project = find_project(tmp_path / "project")
    assert project.settings.sources == ()
    assert [(each.code, each.place.file, each.place.line) for each in project.diagnostics] == [
        ("C006", ".adr-dir", 1)
    ]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A folder that another tool's file names and that is missing is an error where it is named, not passed over."""
    folders(tmp_path / "decisions")
    (tmp_path / ".adr-dir").write_text("doc/adrr\n", encoding="utf-8")
    (tmp_path / ".log4brains.yml").write_text(
        "project: {name: X, adrFolder: ./docs/adrr}\n", encoding="utf-8"
    )
    project = find_project(tmp_path)
    assert [(each.code, each.place.file) for each in project.diagnostics] == [
        ("C004", ".adr-dir"),
        ("C004", ".log4brains.yml"),
    ]
    assert "docs/adrr" in project.diagnostics[1].message


def test_configuration_above_is_found(tmp_path: Path) -> None:
    """A configuration in a folder above counts, and its folder is the root; not one beyond the repository."""
    folders(tmp_path / "repo/deep/er", tmp_path / "repo/records")
    (tmp_path / "steelyard.yml").write_text("sources: elsewhere\n", encoding="utf-8")
    (tmp_path / "repo/steelyard.yml").write_text("sources: records\n", encoding="utf-8")
    project = find_project(tmp_path / "repo/deep/er")
    assert (project.root, named(project)) == (tmp_path / "repo", [("records", "")])
    (tmp_path / "repo/steelyard.yml").unlink()
    folders(tmp_path / "repo/.git")
    project = find_project(tmp_path / "repo/deep/er")
    assert (project.root, project.settings.file) == (tmp_path / "repo/deep/er", "")


def test_named_sources_go_before_configured_ones(tmp_path: Path) -> None:
    """A folder given by hand is the only source; one that the configuration has too keeps its name."""
    folders(tmp_path / "a/adr", tmp_path / "b/adr", tmp_path / "c")
    text = "sources: [{name: alpha, path: a/adr}, {name: beta, path: b/adr}]\n"
    (tmp_path / "steelyard.yml").write_text(text, encoding="utf-8")
    assert named(find_project(tmp_path, ["a/adr"])) == [("a/adr", "alpha")]
    assert named(find_project(tmp_path, ["./c/"])) == [("c", "")]
    assert [name for _, name in named(find_project(tmp_path, ["c", "b/adr"]))] == ["c", "beta"]
    assert find_project(tmp_path / "a", ["adr"]).root == tmp_path


def test_unreadable_configuration_is_told(tmp_path: Path) -> None:
    """A configuration that is not UTF-8 is an error, not a traceback; a byte order mark and CRLF are no fault."""
    folders(tmp_path / "decisions")
    (tmp_path / "steelyard.yml").write_bytes(b"out: caf\xe9\n")
    assert [each.code for each in find_project(tmp_path).diagnostics] == ["C001"]
    (tmp_path / "steelyard.yml").write_bytes(b"\xef\xbb\xbfsite:\r\n  title: X\r\n")
    project = find_project(tmp_path)
    assert (project.diagnostics, project.settings.site.title) == ((), "X")


def test_a_project_outside_git_has_no_repository(tmp_path: Path) -> None:
    """Without Git there are no links to sources, unless the configuration names the repository."""
    assert repository_of(tmp_path, "") is None
    named_one = repository_of(tmp_path, "https://example.org/x/y")
    assert named_one is not None
    assert (named_one.url, named_one.commit) == ("https://example.org/x/y", "")
