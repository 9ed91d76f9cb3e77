"""adr-tools' folder of records: found as it finds it, read in any encoding, and written all or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from adr_samples import Team
from steelyard.diagnostics import Diagnostic
from steelyard.edges.adr.folder import Folder, Held, listing, opened, read, save

if TYPE_CHECKING:
    from pathlib import Path


def path_of(here: Path) -> str:
    found = opened(here)
    assert isinstance(found, Folder)
    return found.path


@pytest.mark.parametrize(
    ("files", "here", "path"),
    [
        ((), "", "doc/adr"),
        (("doc/adr/x",), "", "doc/adr"),
        (("doc/adr/x",), "a/b", "../../doc/adr"),
        ((".adr-dir:log\n", "doc/adr/x"), "a", "../log"),
        ((".adr-dir:log/\r\nmore\n",), "", "log"),
        ((".adr-dir:./log\n",), "", "./log"),
        ((".adr-dir:\ufefflog",), "", "log"),
        ((".adr-dir:\n", "doc/adr/x"), "", "doc/adr"),
        ((".adr-dir:two words\n",), "", "two words"),
        ((".adr-dir:../log\n",), "a", "../../log"),
        ((".adr-dir:/srv/log\n",), "a", "/srv/log"),
        ((".adr-dir:outer\n", "a/doc/adr/x"), "a/b", "../doc/adr"),
        ((".adr-dir:outer\n", "a/.adr-dir:inner\n"), "a/b", "../inner"),
        ((".adr-dir/x", "doc/adr/x"), "", "doc/adr"),
    ],
)
def test_the_folder_is_found(files: tuple[str, ...], here: str, path: str, tmp_path: Path) -> None:
    """The nearest folder that has either `.adr-dir` or `doc/adr` says where the records are, from where one stands."""
    team = Team(tmp_path)
    for file in files:
        name, _, text = file.partition(":")
        team.write(name, text)
    (tmp_path / here).mkdir(parents=True, exist_ok=True)
    assert path_of(tmp_path / here) == path


def test_a_folder_that_can_be_none(tmp_path: Path) -> None:
    """A name that no folder can have is told, and one that is not there is not there."""
    team = Team(tmp_path)
    team.write(".adr-dir", "a\0b\n")
    found = opened(tmp_path)
    assert isinstance(found, Diagnostic)
    assert (found.code, found.place.file) == ("F003", ".adr-dir")
    assert listing(tmp_path, ".adr-dir") == Folder(".adr-dir", there=False)


def test_links_are_followed(tmp_path: Path) -> None:
    """The folder, and a record in it, may be symbolic links; a link that leads nowhere and a folder are no records."""
    team = Team(tmp_path)
    team.write("far/0001-a.md", "# 1. A\n")
    team.write("other/b.md", "# 2. B\n")
    (tmp_path / "far/0002-b.md").symlink_to("../other/b.md")
    (tmp_path / "far/0003-c.md").symlink_to("nowhere")
    (tmp_path / "far/0004-d.md").mkdir()
    (tmp_path / "doc").mkdir()
    (tmp_path / "doc/adr").symlink_to("../far")
    found = opened(tmp_path)
    assert isinstance(found, Folder)
    assert found.paths() == ("doc/adr/0001-a.md", "doc/adr/0002-b.md")
    held = read(tmp_path, "doc/adr/0001-a.md")
    assert isinstance(held, Held)
    assert save(tmp_path, {"doc/adr/0001-a.md": held}, {"doc/adr/0001-a.md": ("# 1. New\n", "utf-8")}) == ()
    assert team.read("far/0001-a.md") == "# 1. New\n"


def test_a_folder_above_is_written(tmp_path: Path) -> None:
    """Records lie where `.adr-dir` of a folder above says, or anywhere on the disk."""
    (tmp_path / "a/b").mkdir(parents=True)
    for path in ("../../log/0001-x.md", f"{tmp_path}/abs/0001-x.md"):
        assert save(tmp_path / "a/b", {}, {path: ("x\n", "utf-8")}) == ()
    assert (tmp_path / "log/0001-x.md").read_text() == (tmp_path / "abs/0001-x.md").read_text() == "x\n"


@pytest.mark.parametrize(
    "data",
    [b"Gr\xf6\xdfe\r\n\xff\xfe\x00", "\ufeffGröße\r\n".encode(), b"\xff\xfeG\x00", b"\x80\x81 \xc3\xa4", b""],
)
def test_bytes_come_back(data: bytes, tmp_path: Path) -> None:
    """A file of any bytes is read, and written again as it was but for what has been added."""
    Team(tmp_path).write("0001-a.md", data)
    held = read(tmp_path, "0001-a.md")
    assert isinstance(held, Held)
    added = {"0001-a.md": (f"{held.text}é→", held.encoding)}
    assert save(tmp_path, {"0001-a.md": held}, added) == ()
    end = "é→".encode() if held.encoding == "utf-8" else b"\xe9&#8594;"
    assert (tmp_path / "0001-a.md").read_bytes() == data + end


def test_what_has_changed_meanwhile_stays(tmp_path: Path) -> None:
    """Of several files none is written where one has changed since it was read."""
    team = Team(tmp_path)
    team.write("0001-a.md", b"\xf6")
    team.write("0002-b.md", "b")
    held = {name: read(tmp_path, name) for name in ("0001-a.md", "0002-b.md")}
    team.write("0001-a.md", b"\xfc")
    was = {name: one for name, one in held.items() if isinstance(one, Held)}
    (fault,) = save(tmp_path, was, {"0002-b.md": ("new", "utf-8"), "0001-a.md": ("new", "latin-1")})
    assert (fault.code, fault.place.file) == ("W902", "0001-a.md")
    assert team.tree() == {"0001-a.md": b"\xfc", "0002-b.md": b"b"}
