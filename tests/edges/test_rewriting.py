"""A person's own files are changed whole or not at all, and nothing else of them changes."""

from __future__ import annotations

import os
import stat
from functools import partial
from typing import TYPE_CHECKING

import pytest

from steelyard.diagnostics import Diagnostic
from steelyard.edges.authoring.rewriting import read_exact, write
from steelyard.writing.edits import Edit, Move, diff, newline_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def put(root: Path, **files: str) -> None:
    for name, text in files.items():
        (root / name).write_bytes(text.encode())


def left(root: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in sorted(root.rglob("*")) if path.is_file()}


def test_line_ends_and_mark_are_read_as_they_are(tmp_path: Path) -> None:
    r"""A text comes with its \r\n and its byte-order mark, and goes back with them."""
    text = "\ufeffone\r\ntwo\rthree\n"
    put(tmp_path, a=text)
    assert read_exact(tmp_path, "a") == text
    assert write(tmp_path, [Edit("a", text, text + "x")]) == ()
    assert (tmp_path / "a").read_bytes() == (text + "x").encode()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [("a", b"caf\xe9", "F001"), ("none", None, "F003"), ("a", b"x" * 5_000_001, "F004")],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, data: bytes | None, code: str) -> None:
    """A file that is no text, is not there, or is too large is a diagnostic."""
    if data is not None:
        (tmp_path / name).write_bytes(data)
    found = read_exact(tmp_path, name)
    assert isinstance(found, Diagnostic)
    assert found.code == code


def test_files_come_change_and_go(tmp_path: Path) -> None:
    """One call makes, changes and removes files, and leaves nothing else behind; modes stay."""
    put(tmp_path, a="1", b="2")
    (tmp_path / "a").chmod(0o640)
    edits = [Edit("b", "2", None), Edit("a", "1", "11"), Edit("new/c", None, "3")]
    assert write(tmp_path, edits) == ()
    assert left(tmp_path) == {"a": "11", "c": "3"}
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "new/c").stat().st_mode) == 0o666 & ~os.umask(os.umask(0o22) or 0)


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (Edit("b", "not so", "x"), "W902"),
        (Edit("gone", "1", "x"), "W902"),
        (Edit("b", None, "x"), "W903"),
        (Edit("locked", "3", "x"), "W901"),
        (Edit("out", "4", "x"), "W901"),
        (Edit("b/c", None, "x"), "W901"),
        (Edit("n" * 300, None, "x"), "W901"),
    ],
)
def test_all_or_none(tmp_path: Path, bad: Edit, code: str) -> None:
    """Where one file cannot be written, none is."""
    root = tmp_path / "project"
    root.mkdir()
    put(root, a="1", b="2", locked="3")
    put(tmp_path, out="4")
    (root / "locked").chmod(0o444)
    (root / "out").symlink_to(tmp_path / "out")
    before = left(tmp_path)
    (fault,) = write(root, [Edit("a", "1", "11"), Edit("fresh/d", None, "5"), bad])
    assert fault.code == code
    assert fault.place.file == bad.path
    assert left(tmp_path) == before
    assert not (root / "fresh").exists()


def test_a_refusal_amid_the_writing_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written before the disk refused the next file is as it was."""
    put(tmp_path, a="1", b="2")
    real, count = os.replace, iter(range(10))

    def refusing(*places: str) -> None:
        if next(count) == 1:
            raise OSError(28, "No space left on device")
        real(*places)

    monkeypatch.setattr(os, "replace", refusing)
    (fault,) = write(tmp_path, [Edit("a", "1", "11"), Edit("b", "2", "22")])
    assert (fault.code, fault.place.file) == ("W901", "b")
    assert left(tmp_path) == {"a": "1", "b": "2"}


def test_a_refusal_is_told_of_the_file_that_met_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of several files is named where it is the one that cannot be put in its place."""
    put(tmp_path, a="1", b="2")

    def refusing(*_: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refusing)
    (fault,) = write(tmp_path, [Edit("a", "1", "11"), Edit("b", "2", "22")])
    assert (fault.code, fault.place.file) == ("W901", "a")
    assert left(tmp_path) == {"a": "1", "b": "2"}


STEPS = ("replace", "link", "unlink", "rename")


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("ending", [KeyboardInterrupt, SystemExit])
def test_an_interrupt_amid_the_writing_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: type[BaseException], *, after: bool
) -> None:
    """Before or after whichever step Ctrl-C or a signal comes: each file is as it was, and nothing waits beside it."""
    edits = [Edit("a", "1", "11"), Edit("n/c", None, "3"), Edit("b", "2", "22"), Edit("d", "4", None)]
    moves = [Move("e", "f"), Move("b", "g")]
    done = {"a": "11", "c": "3", "g": "22", "f": "5"}
    number, real = 0, {name: getattr(os, name) for name in STEPS}
    while True:
        root = tmp_path / f"{number}"
        root.mkdir()
        put(root, a="1", b="2", d="4", e="5")
        before, counted = left(root), iter(range(1000))

        def interrupted(name: str, stop: int, counted: Iterator[int], *places: str) -> None:
            at = next(counted)
            if at == stop and not after:
                raise ending
            real[name](*places)
            if at == stop:
                raise ending

        for name in STEPS:
            monkeypatch.setattr(os, name, partial(interrupted, name, number, counted))
        try:
            assert write(root, edits, moves) == ()
        except ending:
            # The last of seven steps done, all is in its place.
            assert left(root) == (before if number < 7 else done), number
            assert (root / "n").exists() == (number >= 7)
        else:
            assert number >= 7
            assert left(root) == done
            return
        number += 1


def test_a_link_within_the_project_is_followed(tmp_path: Path) -> None:
    """A record that is a link is changed where it lies, and stays a link."""
    put(tmp_path, a="1")
    (tmp_path / "link").symlink_to("a")
    assert write(tmp_path, [Edit("link", "1", "11")]) == ()
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_text() == "11"


def test_diff_is_as_git_shows_it() -> None:
    """Changes, new and removed files are told line by line; a missing last line end too."""
    said = diff([Edit("a", "1\r\n2\r\n", "1\r\n3"), Edit("b", None, "x\n"), Edit("c", "y\n", None)])
    assert said == (
        "--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n 1\n-2\n+3\n\\ No newline at end of file\n"
        "--- /dev/null\n+++ b/b\n@@ -0,0 +1 @@\n+x\n"
        "--- a/c\n+++ /dev/null\n@@ -1 +0,0 @@\n-y\n"
    )


@pytest.mark.parametrize(
    ("text", "end"), [("a", "\n"), ("a\nb\r\n", "\n"), ("a\r\nb", "\r\n"), ("a\rb", "\r")]
)
def test_the_first_line_end_counts(text: str, end: str) -> None:
    """New lines are ended as the file ends its own."""
    assert newline_of(text) == end


def test_what_a_killed_command_left_is_removed(tmp_path: Path) -> None:
    """A file that waited for its place is removed by the next command there, which has the folder to itself."""
    put(tmp_path, **{"a": "1", ".steelyard-old.tmp": "", "steelyard-mine.tmp": ""})
    assert write(tmp_path, [Edit("a", "1", "11")]) == ()
    assert left(tmp_path) == {"a": "11", "steelyard-mine.tmp": ""}


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    """A file's name may be as long as the system allows, in letters of four bytes."""
    name = "😀" * 63 + "abc"
    assert write(tmp_path, [Edit(name, None, "1")]) == ()
    assert left(tmp_path) == {name: "1"}
