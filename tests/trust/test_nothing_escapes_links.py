"""Links, pipes and devices that stand for a project's files lead nowhere else, also those that take a file's place in the middle."""

from __future__ import annotations

import contextlib
import os
import socket
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from steelyard.edges.authoring.rewriting import read_exact
from steelyard.edges.authoring.shelves import home_of
from steelyard.edges.criteria import with_tables
from steelyard.edges.loader import load, read_again
from steelyard.edges.looks.branding import read_brand
from steelyard.edges.looks.layers import ThemeFault
from steelyard.edges.looks.messages import of_theme
from steelyard.edges.looks.theme import Theme
from steelyard.edges.opening import open_inside, read_inside, read_named
from steelyard.edges.output.inspection import forbidden
from steelyard.edges.pipeline import Options, build
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey
from steelyard.reading.parse import parse
from trust.ways_out import SECRET, built, codes, outside, put, record, state, strange, told, watching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CSV = f"Criterion,Weight,A,B\n{SECRET},1,2,3\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a project with a file of each kind, and secrets beside it."""
    root = outside(tmp_path)
    put(
        root,
        {
            "steelyard.yml": "sources: [adr]\ntheme: {path: look, css: look/own.css}\nsite: {logo: look/logo.svg}\n",
            "adr/0001-x.md": record(head="criteria: x.csv\n", body="[a](files/a.txt) ![b](files/b.svg)"),
            "adr/x.csv": "Criterion,Weight,A,B\nCost,1,2,3\n",
            "adr/files/a.txt": "a",
            "adr/files/b.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "look/own.css": "a { background: url(dot.svg) }",
            "look/dot.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "look/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "look/static/own.js": "",
            "look/templates/record.html": '{% extends "default/record.html" %}',
        },
    )
    return root


EVERY = (
    *("steelyard.yml", "adr/0001-x.md", "adr/x.csv", "adr/files/a.txt", "adr/files/b.svg", "look/own.css"),
    *("look/dot.svg", "look/logo.svg", "look/static/own.js", "look/templates/record.html"),
)
"""Every kind of file that a build reads."""


def _then(done: threading.Event, root: Path, *, write: bool) -> None:
    """Build, and say that the build has ended."""
    built(root, write=write)
    done.set()


def test_a_project_without_links_is_built(root: Path) -> None:
    """What follows is refused for its links: as it stands the project is a site, and nothing is opened outside of it."""
    with watching() as opened:
        outcome = built(root)
    assert outcome.published, told(outcome)
    assert not strange(opened, root)
    assert os.path.realpath(root / "adr/0001-x.md") in opened


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize(
    "aim",
    [
        *("../../secret.md", "/proc/self/environ", "/dev/zero"),
        *(
            pytest.param(aim, marks=pytest.mark.long)
            for aim in ("/etc/passwd", "/dev/full", "/proc/self/fd/0", "..", "/")
        ),
    ],
)
def test_a_link_for_any_file_leads_nowhere_else(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str, aim: str
) -> None:
    """A link to a secret, the environment, a device or a folder in any file's place is told or left out, in a moment."""
    monkeypatch.setenv("TOKEN", SECRET)
    file = root / name
    file.unlink()
    file.symlink_to(
        aim if aim.startswith("/") else os.path.relpath(root.parent.parent / "secret.md", file.parent)
    )
    before = state(root.parent.parent, but=root)
    start = time.monotonic()
    with watching() as opened:
        outcome = built(root)
    assert time.monotonic() - start < 60
    assert not strange(opened, root)
    assert SECRET not in told(outcome)
    assert all("root:" not in text for text in (told(outcome),))
    assert state(root.parent.parent, but=root) == before
    if outcome.published:
        for path in (root / "site").rglob("*"):
            assert not path.is_symlink()
            assert path.is_dir() or SECRET.encode() not in path.read_bytes()


@pytest.mark.parametrize(
    "name", [*EVERY, ".adr-dir", ".log4brains.yml", "look/templates/more.html", "adr/more.md"]
)
def test_a_pipe_or_socket_for_any_file_keeps_nobody_waiting(root: Path, name: str) -> None:
    """A pipe that nobody writes to, and a socket, in any file's place: the build ends."""
    file = root / name
    file.unlink(missing_ok=True)
    if name.startswith("."):
        (root / "steelyard.yml").unlink()
    if len(name) % 2:
        os.mkfifo(file)
    else:
        here = Path.cwd()
        with socket.socket(socket.AF_UNIX) as listening:
            os.chdir(file.parent)  # the name of a socket may have 100 bytes only
            listening.bind(file.name)
            os.chdir(here)
    done = threading.Event()
    threading.Thread(target=_then, args=(done, root), kwargs={"write": False}, daemon=True).start()
    assert done.wait(60)


@pytest.mark.parametrize("name", [".adr-dir", ".log4brains.yml", "steelyard.yml"])
@pytest.mark.parametrize(
    "aim", ["/proc/self/environ", "/dev/zero", "../../secret", ".env", ".git/config", "/etc/passwd"]
)
def test_a_file_that_names_folders_tells_no_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, aim: str
) -> None:
    """Where a configuration's name is a link to what is outside or hidden, its lines are shown nowhere, and it is an error."""
    root = outside(tmp_path)
    monkeypatch.setenv("TOKEN", SECRET)
    put(
        root,
        {"docs/adr/0001-x.md": record(), ".env": f"{SECRET}: {SECRET}\n", ".git/config": f"[{SECRET}]\n"},
    )
    (root / name).symlink_to(aim)
    project = find_project(root)
    assert {each.code for each in project.diagnostics} == {"C001" if name == "steelyard.yml" else "F003"}
    assert SECRET not in project.config + "".join(
        f"{each.message}{each.place}" for each in project.diagnostics
    )
    assert home_of(project) == "docs/adr"


@pytest.mark.parametrize("name", [".adr-dir", "steelyard.yml"])
def test_a_configuration_may_be_a_link_within_its_project(tmp_path: Path, name: str) -> None:
    """A link to a file of the project that is not hidden is followed."""
    put(
        tmp_path,
        {
            "conf/own.yml": "docs/own" if name == ".adr-dir" else "sources: docs/own",
            "docs/own/0001-x.md": record(),
        },
    )
    (tmp_path / name).symlink_to("conf/own.yml")
    project = find_project(tmp_path)
    assert [source.path for source in project.settings.sources] == ["docs/own"]
    assert not project.diagnostics


def test_a_configuration_without_end_is_refused(tmp_path: Path) -> None:
    """A configuration beyond its limit is an error, and not read to its end."""
    (tmp_path / "steelyard.yml").write_text("#" * 1_000_001)
    assert [each.code for each in find_project(tmp_path).diagnostics][:1] == ["C001"]


def test_a_theme_is_no_link_that_leaves_the_project(root: Path) -> None:
    """A theme's folder that is a link to outside of the project is refused, whatever lies there; one inside is taken."""
    # Without a sheet and a logo in it, of which the same would be told.
    (root / "steelyard.yml").write_text("sources: [adr]\ntheme: {path: look}\n")
    (root / "look").rename(root.parent / "look")
    (root / "look").symlink_to("../look")
    outcome = built(root)
    assert "F002" in codes(outcome)
    assert not outcome.published
    (root / "look").unlink()
    (root.parent / "look").rename(root / "kept")
    (root / "look").symlink_to("kept")
    assert built(root).published


@pytest.mark.parametrize("name", ["templates", "static"])
def test_no_part_of_a_theme_leads_out_of_it(root: Path, name: str) -> None:
    """A theme's folder of templates, or of files, that is a link to outside brings nothing into a site, nor its words."""
    aside = root.parent / name
    (root / "look" / name).rename(aside)
    put(
        aside,
        {
            "own.js": f'steelyard.say("{SECRET}")',
            "record.html": f'{{{{ _("{SECRET}") }}}}',
            "more.txt": SECRET,
        },
    )
    (root / "look" / name).symlink_to(aside)
    outcome = built(root)
    assert not outcome.published
    assert "F002" in codes(outcome)
    assert SECRET not in "".join(message.text for message in of_theme(root / "look"))


@pytest.mark.parametrize("out", [".git", ".git/x", ".GIT/hooks", "sub/.git/refs", "here"])
def test_a_site_goes_into_no_folder_of_gits_own(root: Path, out: str) -> None:
    """No configuration has a site written into `.git`, not by a link either."""
    (root / ".git").mkdir()
    (root / "here").symlink_to(".git")
    assert [each.code for each in forbidden(root / out, root=root, sources=[root / "adr"])] == ["P603"]


def test_a_site_is_written_into_no_pipe_or_device(root: Path) -> None:
    """What stands in the output where a page must come is no page: pipes, sockets and links there are told, not written to."""
    outcome = built(root)
    assert outcome.published
    page = root / "site/d/0001-x.html"
    page.unlink()
    os.mkfifo(page)
    done = threading.Event()
    threading.Thread(target=_then, args=(done, root), kwargs={"write": True}, daemon=True).start()
    assert done.wait(60)
    assert page.is_file()


def _swapped(root: Path, name: str, aim: Path) -> None:
    """Put a link to elsewhere where a file, or the folder around it, has been."""
    place = root / name
    place.rename(place.with_name(f"{place.name}.was"))
    place.symlink_to(aim)


@pytest.fixture
def elsewhere(root: Path) -> Path:
    """Give a folder beside the project that has the same names, with secrets."""
    folder = root.parent / "elsewhere"
    for name in EVERY:
        put(folder, {name: SECRET})
    put(folder, {"adr/x.csv": CSV})
    return folder


@pytest.mark.parametrize(
    "name", ["adr/files/a.txt", "adr/files", "adr", "look/dot.svg", "look/static", "look"]
)
def test_what_is_exchanged_before_it_is_copied_is_not_copied(root: Path, elsewhere: Path, name: str) -> None:
    """A file, or a folder above, that has become a link to elsewhere since it was found stops the build; nothing is published."""
    project = find_project(root)
    found = survey(project)
    _swapped(root, name, elsewhere / name)
    with watching() as opened:
        outcome = build(found, Options())
    assert not strange(opened, root)
    assert not (root / "site/index.html").exists() or not any(
        SECRET in path.read_text(errors="replace") for path in (root / "site").rglob("*") if path.is_file()
    )
    assert SECRET not in told(outcome)


@pytest.mark.parametrize("name", ["adr/x.csv", "adr"])
def test_a_table_that_is_exchanged_is_not_read(root: Path, elsewhere: Path, name: str) -> None:
    """A table's file that has become a link to elsewhere since it was found is told as unreadable."""
    project = find_project(root)
    snapshot = load(root, project.settings.sources)
    _swapped(root, name, elsewhere / name)
    parsed = [
        parse(text.text, path=text.path, source=text.source, settings=project.settings)
        for text in snapshot.texts
    ]
    finished, found = with_tables([each.item for each in parsed], snapshot, project.settings)  # type: ignore[misc]
    assert [each.code for each in found] == ["F003"]
    assert not any(each.tables for each in finished)


def _again(root: Path) -> object:
    return read_again(root / "adr/0001-x.md", os.path.realpath(root))


def _loaded(root: Path) -> object:
    return load(root, find_project(root).settings.sources)


def _branded(root: Path) -> object:
    return read_brand(root, find_project(root).settings)


def _themed(root: Path) -> object:
    with contextlib.suppress(ThemeFault):
        theme = Theme(root / "look", name="look", inside=root)
        texts = theme._layers[0].texts()
        with contextlib.suppress(Exception):  # there is no view to be shown
            theme._stock.get_template("record.html").render(page=None)
        return texts
    return None


def _copied(root: Path) -> object:
    return read_inside(str(root / "adr/files/a.txt"), os.path.realpath(root))


def _named(root: Path) -> object:
    return read_named(root, "steelyard.yml", limit=1000)


def _opened(root: Path) -> object:
    descriptor = open_inside(str(root / "adr/files/b.svg"), os.path.realpath(root))
    try:
        return os.read(descriptor, 100)
    finally:
        os.close(descriptor)


FLIPPED: tuple[tuple[str, Callable[[Path], object]], ...] = (
    *(("adr", _loaded), ("adr/0001-x.md", _loaded), ("adr/0001-x.md", _again), ("adr", _again)),
    *(("adr/files", _copied), ("adr/files/a.txt", _copied), ("adr", _opened), ("steelyard.yml", _named)),
    *(("look", _branded), ("look/own.css", _branded), ("look/logo.svg", _branded)),
    *(("look/templates", _themed), ("look/templates/record.html", _themed)),
)


@contextlib.contextmanager
def _flipping(place: Path, aim: Path) -> Iterator[list[int]]:
    """Exchange a place with a link to elsewhere and back, as often as the system can, in a process of its own."""
    link = place.with_name(f"{place.name}.link")
    aside = place.with_name(f"{place.name}.aside")
    link.symlink_to(aim)
    child = os.fork()
    if not child:
        try:
            while True:
                with contextlib.suppress(OSError):
                    place.rename(aside)
                    link.rename(place)
                    place.rename(link)
                    aside.rename(place)
        finally:
            os._exit(0)
    turns = [0]
    try:
        yield turns
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)


@pytest.mark.parametrize(("name", "act"), FLIPPED)
def test_no_moment_is_left_to_exchange_a_file(
    root: Path, elsewhere: Path, name: str, act: Callable[[Path], object], *, long_form: bool
) -> None:
    """While a file, or a folder above it, turns into a link to elsewhere and back all the time, nothing elsewhere is opened."""
    end = time.monotonic() + (30 if long_form else 0.4)
    seen: set[str] = set()
    with _flipping(root / name, elsewhere / name) as turns, watching() as opened:
        while time.monotonic() < end:
            turns[0] += 1
            try:
                got = repr(act(root))
            except (OSError, ThemeFault) as error:
                seen.add(type(error).__name__)
            else:
                assert SECRET not in got
                seen.add("read" if got else "nothing")
            del opened[:-1000]
            assert not [path for path in opened if "/elsewhere" in path and not path.endswith("/elsewhere")]
    assert turns[0]


def test_an_exact_reading_is_of_files_alone(tmp_path: Path) -> None:
    """What commands would change is read from files alone: a pipe or a device is told, at once."""
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "zero.md").symlink_to("/dev/zero")
    for name in ("pipe.md", "zero.md", "none.md", "."):
        found = read_exact(tmp_path, name)
        assert getattr(found, "code", "") == "F003", name
    (tmp_path / "big.md").write_bytes(bytes(5_000_001))
    assert getattr(read_exact(tmp_path, "big.md"), "code", "") == "F004"
