"""The loader reads what a person would call the folder's records, and never what lies elsewhere."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from steelyard.core.settings import Source
from steelyard.edges.loader import TEXT_LIMIT, load

if TYPE_CHECKING:
    from collections.abc import Callable

    from steelyard.diagnostics import Diagnostic
    from steelyard.edges.loader import Snapshot


def write(root: Path, files: dict[str, bytes | str]) -> None:
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())


def read(root: Path, *sources: str) -> Snapshot:
    return load(root, [Source(path) for path in sources or ("decisions",)])


def paths(snapshot: Snapshot) -> list[str]:
    return [text.path for text in snapshot.texts]


def only(snapshot: Snapshot) -> Diagnostic:
    assert len(snapshot.diagnostics) == 1, snapshot.diagnostics
    return snapshot.diagnostics[0]


def at(diagnostic: Diagnostic) -> tuple[str, str, int, int]:
    return diagnostic.code, diagnostic.place.file, diagnostic.place.line, diagnostic.place.column


def test_markdown_is_read_and_other_files_are_counted(tmp_path: Path) -> None:
    """Each Markdown ending is read, in the order of paths; other files come with their size."""
    write(
        tmp_path,
        {
            "decisions/0002-b.markdown": "two",
            "decisions/0001-a.md": "one",
            "decisions/c.MKD": "three",
            "decisions/sub/d.mdown": "",
            "decisions/md": "no ending",
            "decisions/img/x.png": b"12345",
            "README.md": "outside the source",
        },
    )
    snapshot = read(tmp_path)
    assert [(text.path, text.text) for text in snapshot.texts] == [
        ("decisions/0001-a.md", "one"),
        ("decisions/0002-b.markdown", "two"),
        ("decisions/c.MKD", "three"),
        ("decisions/sub/d.mdown", ""),
    ]
    assert dict(snapshot.files) == {"decisions/img/x.png": 5, "decisions/md": 9}
    assert not snapshot.diagnostics


def test_hidden_files_and_tools_folders_are_left_out(tmp_path: Path) -> None:
    """What is hidden, installed or generated is no record."""
    left_out = (
        ".hidden/a.md .a.md node_modules/p/README.md venv/x.md env/x.md env/pyvenv.cfg __pycache__/x.md out/x.md "
        "old-site/x.md old-site/.steelyard-manifest.json"
    )
    write(tmp_path, {f"decisions/{name}": "x" for name in [*left_out.split(), "a.md"]})
    snapshot = load(tmp_path, [Source("decisions")], skip=[tmp_path / "decisions/out"])
    assert paths(snapshot) == ["decisions/a.md"]
    assert not snapshot.files


def test_a_hidden_folder_that_is_the_source_is_read(tmp_path: Path) -> None:
    """A source is walked in full, whatever its own name."""
    write(tmp_path, {".adr/0001-a.md": "x"})
    assert paths(read(tmp_path, ".adr")) == [".adr/0001-a.md"]


def test_the_root_itself_may_be_the_source(tmp_path: Path) -> None:
    """Paths from the root bear no `./`."""
    write(tmp_path, {"a.md": "x", "sub/b.md": "y"})
    assert paths(read(tmp_path, ".")) == ["a.md", "sub/b.md"]


def test_a_source_outside_the_project(tmp_path: Path) -> None:
    """Its paths are counted from the project's root all the same."""
    write(tmp_path, {"project/steelyard.yml": "", "other/adr/0001-a.md": "x"})
    snapshot = read(tmp_path / "project", "../other/adr")
    assert paths(snapshot) == ["../other/adr/0001-a.md"]


def test_a_file_belongs_to_the_innermost_source(tmp_path: Path) -> None:
    """Overlapping sources, in either order, share no file."""
    write(tmp_path, {"docs/a.md": "", "docs/adr/b.md": "", "docs/adr/c.png": "", "docs/z/d.md": ""})
    sources = [Source("docs", "outer"), Source("docs/adr", "inner")]
    for order in (sources, sources[::-1]):
        snapshot = load(tmp_path, order)
        found = [(text.path, text.source) for text in snapshot.texts]
        assert found == [("docs/a.md", "outer"), ("docs/adr/b.md", "inner"), ("docs/z/d.md", "outer")]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbf# A\r\n\r\nB\r\n", "# A\n\nB\n"),
        (b"a\rb\r\rc", "a\nb\n\nc"),
        (b"", ""),
        (b"\xef\xbb\xbf", ""),
        ("π\n".encode(), "π\n"),
        (b"x" * 70_000 + b"\r\n" + b"y" * 70_000, "x" * 70_000 + "\n" + "y" * 70_000),
    ],
)
def test_marks_and_line_ends(tmp_path: Path, data: bytes, text: str) -> None:
    """A byte-order mark goes, each line ends in one way, an empty file is a file, long files are whole."""
    write(tmp_path, {"decisions/a.md": data})
    snapshot = read(tmp_path)
    assert snapshot.texts[0].text == text
    assert not snapshot.diagnostics


@pytest.mark.parametrize(
    ("data", "line", "column", "hint"),
    [
        ("# Früh\n".encode("latin-1"), 1, 5, "ISO-8859-1"),
        ("# A\r\n\r\nten – twelve".encode("cp1252"), 3, 5, "WINDOWS-1252"),
        ("# Früh\n".encode("utf-16"), 1, 1, "UTF-16"),
        ("# A\n".encode("utf-16-be"), 1, 1, "UTF-16BE"),
        ("# A\n".encode("utf-32"), 1, 1, "UTF-32"),
        ("\ufeffπ: gut\nπ ist ".encode() + b"\xff", 2, 7, "damaged"),
        ("πρ".encode()[:-1], 1, 2, "damaged"),
    ],
)
def test_another_encoding_is_named(tmp_path: Path, data: bytes, line: int, column: int, hint: str) -> None:
    """A file that is not UTF-8 is an error at its first bad byte, with what it probably is; others are read."""
    write(tmp_path, {"decisions/a.md": data, "decisions/b.md": "fine"})
    snapshot = read(tmp_path)
    assert at(only(snapshot)) == ("F001", "decisions/a.md", line, column)
    assert hint in only(snapshot).hint
    assert paths(snapshot) == ["decisions/b.md"]


def test_names_keep_their_normal_form(tmp_path: Path) -> None:
    """A name in NFD stays so: it must be found again on disk."""
    names = {unicodedata.normalize(form, "decisions/0001-café.md") for form in ("NFC", "NFD")}
    write(tmp_path, dict.fromkeys(names, "x"))
    assert {unicodedata.normalize("NFC", path) for path in paths(read(tmp_path))} == {
        "decisions/0001-café.md"
    }
    assert set(paths(read(tmp_path))) <= names


def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    """It can stand in no page: an error for a record, nothing for another file."""
    folder = os.fsencode(tmp_path / "decisions")
    write(tmp_path, {"decisions/a.md": "x"})
    try:
        for name in (b"fr\xfch.md", b"fr\xfch.png"):
            os.close(os.open(folder + b"/" + name, os.O_CREAT | os.O_WRONLY))
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    snapshot = read(tmp_path)
    assert at(only(snapshot))[:2] == ("F001", "decisions/fr\\udcfch.md")
    assert not snapshot.files


def test_links_inside_are_followed_once(tmp_path: Path) -> None:
    """A file or folder reached twice is one, and its other name is told; a loop ends; a linked name outside is read."""
    write(tmp_path, {"decisions/a/x.md": "x", "shared/y.md": "y", "shared/pic.png": "12"})
    folder = tmp_path / "decisions"
    (folder / "b").symlink_to("a")
    (folder / "a/loop").symlink_to("..")
    (folder / "a/up").symlink_to("../..")
    (folder / "again.md").symlink_to("a/x.md")
    (folder / "linked.md").symlink_to("../shared/y.md")
    (folder / "linked-too.md").symlink_to("../shared/y.md")
    (folder / "more").symlink_to("../shared")
    snapshot = read(tmp_path)
    assert paths(snapshot) == ["decisions/a/x.md", "decisions/linked-too.md"]
    assert dict(snapshot.files) == {"decisions/more/pic.png": 2}
    told = [("F016", "decisions/again.md"), ("F016", "decisions/linked.md")]
    assert [at(each)[:2] for each in snapshot.diagnostics] == told


@pytest.mark.parametrize(
    "target", ["../../outside/secret.md", "../../outside", "/etc/hostname", "../../nowhere"]
)
def test_a_link_out_of_the_project(tmp_path: Path, target: str) -> None:
    """A link that leaves the project is an error where it stands, and nothing behind it is read."""
    project = tmp_path / "project"
    write(tmp_path, {"outside/secret.md": "secret", "project/decisions/a.md": "x"})
    (project / "decisions/out.md").symlink_to(target)
    snapshot = read(project)
    assert at(only(snapshot))[:2] == ("F002", "decisions/out.md")
    assert paths(snapshot) == ["decisions/a.md"]


def test_a_link_cannot_show_what_is_hidden(tmp_path: Path) -> None:
    """What is never read by itself is not read through a link."""
    write(tmp_path, {".env": "TOKEN=1", ".git/a.md": "x", "site/b.md": "x", "decisions/a.md": "x"})
    (tmp_path / "decisions/env.txt").symlink_to("../.env")
    (tmp_path / "decisions/git").symlink_to("../.git")
    (tmp_path / "decisions/b.md").symlink_to("../site/b.md")
    snapshot = load(tmp_path, [Source("decisions")], skip=[tmp_path / "site"])
    assert paths(snapshot) == ["decisions/a.md"]
    assert not snapshot.files


def test_a_source_that_links_out(tmp_path: Path) -> None:
    """A source inside the project by its name, outside by its link, is refused; one outside has its own wall."""
    write(tmp_path, {"outside/adr/a.md": "x", "outside/b.md": "y", "project/x": ""})
    (tmp_path / "project/adr").symlink_to("../outside/adr")
    (tmp_path / "outside/adr/b.md").symlink_to("../b.md")
    assert at(only(read(tmp_path / "project", "adr")))[:2] == ("F002", "adr")
    snapshot = read(tmp_path / "project", "../outside/adr")
    assert at(only(snapshot))[:2] == ("F002", "../outside/adr/b.md")


def test_a_dangling_link(tmp_path: Path) -> None:
    """A Markdown link to nothing inside the project is an unreadable file; any other is told."""
    write(tmp_path, {"decisions/a.md": "x"})
    (tmp_path / "decisions/b.md").symlink_to("gone.md")
    (tmp_path / "decisions/b.png").symlink_to("gone.png")
    told = [("F003", "decisions/b.md"), ("F016", "decisions/b.png")]
    assert [at(each)[:2] for each in read(tmp_path).diagnostics] == told


def test_a_pipe_is_no_record(tmp_path: Path) -> None:
    """A named pipe would be waited for without end; it is an error, and never opened."""
    write(tmp_path, {"decisions/a.md": "x"})
    os.mkfifo(tmp_path / "decisions/b.md")
    os.mkfifo(tmp_path / "decisions/c.png")
    snapshot = read(tmp_path)
    assert at(only(snapshot))[:2] == ("F003", "decisions/b.md")
    assert not snapshot.files


def test_a_file_that_vanishes_while_reading(tmp_path: Path) -> None:
    """A file listed and then gone, or turned into a link, is reported; the others are read."""
    write(tmp_path, {f"decisions/{name}.md": name for name in "abcd"})

    def disturb(count: int) -> None:
        if count == 1:
            (tmp_path / "decisions/b.md").unlink()
            (tmp_path / "decisions/c.md").unlink()
            (tmp_path / "decisions/c.md").symlink_to("/etc/hostname")

    snapshot = load(tmp_path, [Source("decisions")], progress=disturb)
    assert [at(found)[:2] for found in snapshot.diagnostics] == [
        ("F003", "decisions/b.md"),
        ("F003", "decisions/c.md"),
    ]
    assert "vanished" in snapshot.diagnostics[0].message
    assert paths(snapshot) == ["decisions/a.md", "decisions/d.md"]


def test_a_link_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link whose end the system keeps to itself, as in /proc, is reported; the others are read."""
    write(tmp_path, {"decisions/a.md": "a"})
    (tmp_path / "decisions/cwd").symlink_to("/")
    real = os.path.realpath

    def refuse(path: str) -> str:
        if path.endswith("cwd"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os.path, "realpath", refuse)
    snapshot = read(tmp_path)
    assert at(only(snapshot))[:2] == ("F003", "decisions/cwd")
    assert "permission denied" in only(snapshot).message.lower()
    assert paths(snapshot) == ["decisions/a.md"]
    (tmp_path / "cwd").symlink_to("decisions")
    assert at(only(read(tmp_path, "cwd")))[:2] == ("F003", "cwd")


def test_a_folder_that_cannot_be_listed(tmp_path: Path) -> None:
    """A folder too deep for the system is an error, and what lies before it is read."""
    write(tmp_path, {"decisions/a.md": "x"})
    here = Path.cwd()
    try:
        os.chdir(tmp_path / "decisions")
        for _ in range(25):
            Path("d" * 200).mkdir()
            os.chdir("d" * 200)
    finally:
        os.chdir(here)
    snapshot = read(tmp_path)
    assert only(snapshot).code == "F003"
    assert paths(snapshot) == ["decisions/a.md"]


def test_a_markdown_file_above_the_limit(tmp_path: Path) -> None:
    """The limit itself is allowed, one byte more is an error that names it."""
    write(tmp_path, {"decisions/a.md": b"x" * TEXT_LIMIT, "decisions/b.md": b"x" * (TEXT_LIMIT + 1)})
    snapshot = read(tmp_path)
    assert at(only(snapshot))[:2] == ("F004", "decisions/b.md")
    assert "1 MB" in only(snapshot).message
    assert paths(snapshot) == ["decisions/a.md"]


@pytest.mark.parametrize(("name", "words"), [("nowhere", "does not exist"), ("a.md", "is a file")])
def test_a_source_that_is_no_folder(tmp_path: Path, name: str, words: str) -> None:
    """A source that does not exist is an error that names it."""
    write(tmp_path, {"a.md": "x"})
    found = only(read(tmp_path, name))
    assert (found.code, found.place.file) == ("C004", name)
    assert words in found.message


def test_progress_counts_files(tmp_path: Path) -> None:
    """Progress is told after each file."""
    write(tmp_path, {f"decisions/{number}.md": "x" for number in range(3)})
    seen: list[int] = []
    note: Callable[[int], None] = seen.append
    load(tmp_path, [Source("decisions")], progress=note)
    assert seen == [1, 2, 3]
