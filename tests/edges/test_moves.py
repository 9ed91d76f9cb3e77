"""Files and folders get other names together with edits: all of it, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from steelyard.edges.authoring.rewriting import write
from steelyard.writing.edits import Edit, Move, diff, moved

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "r/7-a/img").mkdir(parents=True)
    (tmp_path / "r/7-a/img/x.png").write_bytes(b"\xff")
    (tmp_path / "r/7-a/README.md").write_text("one\n")
    (tmp_path / "r/b.md").write_text("two\n")
    return tmp_path / "r"


def left(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_edits_come_first_then_names_change(root: Path) -> None:
    """An edit names a file as it is called now; whatever lies in a folder goes with it."""
    edits = [Edit("7-a/README.md", "one\n", "1\n"), Edit("b.md", "two\n", "2\n")]
    assert write(root, edits, [Move("7-a", "8-a"), Move("b.md", "c.md")]) == ()
    assert left(root) == {"8-a/img/x.png": b"\xff", "8-a/README.md": b"1\n", "c.md": b"2\n"}


@pytest.mark.parametrize(
    ("move", "code"),
    [
        (Move("b.md", "7-a"), "W903"),
        (Move("none.md", "c.md"), "W902"),
        (Move("out/x.md", "out/y.md"), "W901"),
        (Move("b.md", "none/c.md"), "W901"),
    ],
)
def test_a_name_that_cannot_be_changed_leaves_everything(root: Path, move: Move, code: str) -> None:
    """A taken name, a lost file, a folder out of the project or one that is not there: what was done is taken back."""
    (root.parent / "elsewhere").mkdir()
    (root.parent / "elsewhere/x.md").write_text("x")
    (root / "out").symlink_to(root.parent / "elsewhere")
    before = left(root)
    found = write(root, [Edit("b.md", "two\n", "2\n")], [Move("7-a", "8-a"), move])
    assert [each.code for each in found] == [code]
    assert left(root) == before


def test_a_diff_names_both(root: Path) -> None:
    """Names as Git writes them, and behind an edited file its new one."""
    del root
    told = diff([Edit("7-a/README.md", "one\n", "1\n")], [Move("7-a", "8-a")])
    assert told.splitlines()[:4] == [
        "rename from 7-a",
        "rename to 8-a",
        "--- a/7-a/README.md",
        "+++ b/8-a/README.md",
    ]
    assert moved("7-ab/x", [Move("7-a", "8-a")]) == "7-ab/x"
