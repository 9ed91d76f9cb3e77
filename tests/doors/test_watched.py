"""Whatever a build reads is watched, and whatever it would read if it were there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from steelyard.core.settings import DEFAULT_FOLDERS
from steelyard.doors.serve.watched import watched
from steelyard.edges.project import find_project

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def names(root: Path, given: Sequence[str] = (), *, cwd: Path | None = None) -> set[str]:
    """Return what is watched for a command given in `cwd`, from `root` on."""
    project = find_project(cwd or root, given)
    paths = watched(project, cwd=cwd or root, given=given)
    return {path.relative_to(root).as_posix() for path in paths}


def test_files_of_the_look(tmp_path: Path) -> None:
    """A change of the theme, the logo, a style sheet, or what that asks for builds anew, as one of a record does."""
    config = "sources: decisions\nsite: {logo: look/a.svg}\ntheme: {css: [look/b.css], path: theme}\n"
    (tmp_path / "look").mkdir()
    (tmp_path / "steelyard.yml").write_text(config, encoding="utf-8")
    (tmp_path / "look/b.css").write_text('@import "c.css"; a {background: url(d.png)}', encoding="utf-8")
    (tmp_path / "look/c.css").write_text("b {color: red}", encoding="utf-8")
    (tmp_path / "look/d.png").write_bytes(b"x")
    look = {"look/a.svg", "look/b.css", "look/c.css", "look/d.png"}
    assert names(tmp_path) == {"decisions", "steelyard.yml", "theme"} | look


def test_without_a_configuration(tmp_path: Path) -> None:
    """Where nothing names the sources, all places are watched where they or their names could appear."""
    usual = {*DEFAULT_FOLDERS, "steelyard.yml", ".adr-dir", ".log4brains.yml"}
    assert names(tmp_path) == usual
    (tmp_path / ".adr-dir").write_text("records\n", encoding="utf-8")
    assert names(tmp_path) == {*usual, "records"}
    (tmp_path / ".adr-dir").unlink()
    brains = "project:\n  name: a\n  tz: Etc/UTC\n  adrFolder: ./brains\n"
    (tmp_path / ".log4brains.yml").write_text(brains, encoding="utf-8")
    assert names(tmp_path) == {*usual, "brains"}
    (tmp_path / "steelyard.yml").write_text("site: {title: A}\n", encoding="utf-8")
    assert names(tmp_path) == {*usual, "brains"}


def test_a_configuration_that_could_be_found_first(tmp_path: Path) -> None:
    """A configuration nearer to the records, or up to the root of the repository, would take the other's place."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a/b/adr").mkdir(parents=True)
    found = names(tmp_path, ["adr"], cwd=tmp_path / "a/b")
    assert found == {f"{folder}steelyard.yml" for folder in ("a/b/adr/", "a/b/", "a/", "")} | {"a/b/adr"}
    (tmp_path / "a/steelyard.yml").write_text("sources: b/adr\n", encoding="utf-8")
    assert names(tmp_path, cwd=tmp_path / "a/b") == {"a/b/adr", "a/b/steelyard.yml", "a/steelyard.yml"}


def test_where_links_lead(tmp_path: Path) -> None:
    """Records that are links, or lie in folders that are: what they lead to is watched too, once."""
    for folder in ("decisions/sub", "more/deep", "one"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "one/0001.md").write_text("# One\n", encoding="utf-8")
    (tmp_path / "decisions/0001-one.md").symlink_to("../one/0001.md")
    (tmp_path / "decisions/sub/more").symlink_to("../../more")
    (tmp_path / "more/deep/loop").symlink_to("..")
    (tmp_path / "more/deep/one").symlink_to("../../one")
    (tmp_path / "steelyard.yml").write_text("sources: decisions\n", encoding="utf-8")
    assert names(tmp_path) == {"decisions", "steelyard.yml", "one/0001.md", "more", "one"}


def test_links_that_no_build_follows(tmp_path: Path) -> None:
    """Links out of the project, to a folder around themselves and to what is hidden: what they lead to is left alone."""
    for folder in ("project/decisions", "project/.venv/docs", "away"):
        (tmp_path / folder).mkdir(parents=True)
    root = tmp_path / "project"
    (root / "steelyard.yml").write_text("sources: decisions\n", encoding="utf-8")
    for name, target in (("away", "../../away"), ("up", ".."), ("docs", "../.venv/docs"), ("all", "/")):
        (root / "decisions" / name).symlink_to(target)
    assert names(root) == {"decisions", "steelyard.yml"}


def test_many_links_to_one_another(tmp_path: Path) -> None:
    """Each folder is looked through once, however many ways of links lead to it: there are thousands of millions here."""
    (tmp_path / "steelyard.yml").write_text("sources: decisions\n", encoding="utf-8")
    rooms = [f"room{number}" for number in range(12)]
    for room in rooms:
        (tmp_path / "decisions" / room).mkdir(parents=True)
        for other in rooms:
            (tmp_path / "decisions" / room / f"to-{other}").symlink_to(f"../{other}")
    assert names(tmp_path) == {"decisions", "steelyard.yml", *(f"decisions/{room}" for room in rooms)}


@pytest.mark.parametrize("setting", ["dates: git", "history: git"])
def test_the_past(tmp_path: Path, setting: str) -> None:
    """Where dates or the history come from Git, a commit is a change; in a further work tree, its own."""
    (tmp_path / "steelyard.yml").write_text(f"sources: decisions\n{setting}\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    assert names(tmp_path) == {"decisions", "steelyard.yml", ".git/logs/HEAD"}
    (tmp_path / ".git").rename(tmp_path / "elsewhere")
    (tmp_path / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert names(tmp_path) == {"decisions", "steelyard.yml", "elsewhere/logs/HEAD"}


def test_the_past_of_several_repositories(tmp_path: Path) -> None:
    """Where records come from several repositories, a commit in each is a change, also in one that lies within a source."""
    for folder in ("decisions/inner/.git", "checkouts/search/.git", ".git", "checkouts/other/.git"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "checkouts/search/adr").mkdir()
    config = "sources: [decisions, checkouts/search/adr]\ndates: git\n"
    (tmp_path / "steelyard.yml").write_text(config, encoding="utf-8")
    logs = {f"{top}.git/logs/HEAD" for top in ("", "decisions/inner/", "checkouts/search/")}
    assert names(tmp_path) == {"decisions", "checkouts/search/adr", "steelyard.yml", *logs}
