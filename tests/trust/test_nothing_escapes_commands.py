"""Commands that write records stay in the project: whatever a title says, an export names, or a link stands for."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from adr_samples import Team
from steelyard.doors.cli import cli
from trust.ways_out import (
    SECRET,
    WAYS_OUT,
    files_of,
    outside,
    put,
    record,
    state,
    strange,
    unportable,
    watching,
)
from wordpress import SITE, attachment, export, item

if TYPE_CHECKING:
    from pathlib import Path

TITLES = tuple(way.replace("\0", "") for way in WAYS_OUT if "\ud800" not in way)
"""Names that a command can be given."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a project with two records, and secrets beside it."""
    root = outside(tmp_path)
    put(root, {"decisions/0001-one.md": record("One"), "decisions/0002-two.md": record("Two")})
    monkeypatch.chdir(root)
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    return root


def run(*words: str) -> int:
    done = CliRunner().invoke(cli, words)
    assert done.exception is None or isinstance(done.exception, SystemExit), (words, done.exception)
    assert SECRET not in done.output
    return done.exit_code


def test_a_title_is_a_file_beside_its_neighbours(root: Path, tmp_path: Path, *, long_form: bool) -> None:
    """`new` makes one file of a name that every system has in the folder of records, or none, whatever the title."""
    around = state(tmp_path, but=root)
    made = 0
    for title in TITLES if long_form else TITLES[::4]:
        before = set(files_of(root))
        run("new", "--", title)
        new = set(files_of(root)) - before
        assert len(new) <= 1
        assert all(path.startswith("decisions/") and path.count("/") == 1 for path in new), title
        made += len(new)
    assert made > 10
    assert not unportable(files_of(root))
    assert state(tmp_path, but=root) == around


def test_a_title_of_adr_tools_is_a_file_beside_its_neighbours(tmp_path: Path, *, long_form: bool) -> None:
    """So does `steelyard-adr new`, whose names are letters and figures."""
    team = Team(tmp_path)
    team.run("init")
    for title in TITLES if long_form else TITLES[5::24]:
        team.run("new", title or "x")
    found = [path for path in files_of(tmp_path) if path.endswith(".md")]
    assert len(found) > 3
    assert not unportable(found)
    assert all(path.startswith("doc/adr/") and path.count("/") == 2 for path in found)


def test_an_export_writes_below_its_folder(root: Path, tmp_path: Path, *, long_form: bool) -> None:
    """An import whose posts, media and attachments are called by every way out makes files below the records alone."""
    ways = [way for way in TITLES if all(ord(letter) > 31 for letter in way)]
    ways = ways if long_form else ways[::3]
    body = "".join(
        f'<p><img src="{SITE}/wp-content/uploads/{way}.jpg"></p>'
        for way in ways
        if '"' not in way and "<" not in way
    )
    items = [
        item(at + 10, way.replace("<", ""), body if not at else "<p>Text.</p>", slug=way)
        for at, way in enumerate(ways)
    ]
    items += [
        attachment(at + 1000, f"{way.replace('<', '').replace('&', '')}.jpg") for at, way in enumerate(ways)
    ]
    put(root, {"blog.xml": export(*items), "uploads/x.jpg": "x", "uploads/2011/a.jpg": "x"})
    (root / "uploads/secret.jpg").symlink_to(tmp_path / "secret")
    (root / "uploads/up").symlink_to("..")
    around = state(tmp_path, but=root)
    with watching() as opened:
        assert run("import", "wordpress", "blog.xml", "--to", "decisions", "--media", "uploads") == 0
    assert not strange(opened, root)
    made = [path for path in files_of(root) if path.startswith("decisions/")]
    assert len(made) > len(ways) / 2
    assert not unportable(made)
    assert not any(SECRET in (root / path).read_text(errors="replace") for path in made)
    assert state(tmp_path, but=root) == around


@pytest.mark.parametrize(
    "words",
    [("link", "1", "supersedes", "2"), ("status", "1", "deprecated"), ("fix",), ("renumber", "2", "9")],
)
@pytest.mark.parametrize("what", ["file", "folder", "pipe"])
def test_records_that_are_links_are_not_changed_elsewhere(
    root: Path, tmp_path: Path, words: tuple[str, ...], what: str
) -> None:
    """A command that changes records writes to none that lies outside of the project, and waits for no pipe."""
    put(tmp_path, {"elsewhere/0001-one.md": record("One"), "elsewhere/0002-two.md": record("Two")})
    if what == "folder":
        (root / "decisions").rename(root / "kept")
        (root / "decisions").symlink_to(tmp_path / "elsewhere")
    else:
        (root / "decisions/0001-one.md").unlink()
        if what == "file":
            (root / "decisions/0001-one.md").symlink_to(tmp_path / "elsewhere/0001-one.md")
        else:
            os.mkfifo(root / "decisions/0001-one.md")
    before = state(tmp_path, but=root)
    run(*words)
    assert state(tmp_path, but=root) == before


@pytest.mark.parametrize("folder", ["link", "link/below", "decisions", ".git", ".git/x", "pipe"])
def test_a_site_is_published_to_no_folder_but_its_own(root: Path, tmp_path: Path, folder: str) -> None:
    """`publish DIRECTORY` and `build --out` write into no link that leaves the project, no source, no folder of Git, no pipe."""
    put(tmp_path, {"elsewhere/x": SECRET})
    (root / "link").symlink_to(tmp_path / "elsewhere")
    (root / ".git").mkdir()
    os.mkfifo(root / "pipe")
    before = state(tmp_path, but=tmp_path / "none")
    assert run("publish", folder) == 1
    assert run("build", "--out", folder) == 1
    assert state(tmp_path, but=tmp_path / "none") == before
