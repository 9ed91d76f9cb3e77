"""A change of a source is told once, soon, and only when something was changed."""

from __future__ import annotations

import shutil
import subprocess
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from watchdog.observers.polling import PollingObserver

from steelyard.doors.serve import lookout, watch
from steelyard.doors.serve.watch import Watcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SILENCE = 0.5
LONG = 20


class Told:
    """What a watcher has called back with."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.calls: list[set[str]] = []
        self.arrived = threading.Condition()

    def __call__(self, changed: frozenset[str] | None) -> None:
        assert changed is not None
        with self.arrived:
            self.calls.append({Path(path).relative_to(self.root).as_posix() for path in changed})
            self.arrived.notify_all()

    def wait(self, count: int = 1) -> bool:
        with self.arrived:
            return self.arrived.wait_for(lambda: len(self.calls) >= count, LONG)

    def hears(self, *names: str) -> bool:
        """Wait until all of these were told, in whatever calls."""
        with self.arrived:
            return self.arrived.wait_for(lambda: set(names) <= set().union(*self.calls), LONG)

    def forget(self) -> None:
        with self.arrived:
            self.calls.clear()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in (
        "adr/a.md",
        "adr/site/index.html",
        "adr/.git/index",
        "adr/node_modules/x.md",
        "adr/sub/b.md",
        "theme/x.css",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    return tmp_path


@pytest.fixture
def told(project: Path) -> Iterator[Told]:
    told = Told(project)
    watcher = Watcher(
        [project / name for name in ("adr", "theme", "docs/adr", "steelyard.yml")],
        told,
        top=project,
        ignore=[project / "adr/site"],
    )
    watcher.start()
    yield told
    watcher.stop()


CHANGES: dict[str, Callable[[Path], object]] = {
    "adr/a.md": lambda root: (root / "adr/a.md").write_text("changed"),
    "adr/new.md": lambda root: (root / "adr/new.md").write_text("new"),
    "adr/sub/b.md": lambda root: (root / "adr/sub/b.md").unlink(),
    "theme/x.css": lambda root: (root / "theme/x.css").write_text("y"),
    "steelyard.yml": lambda root: (root / "steelyard.yml").write_text("y"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_told(project: Path, told: Told, name: str) -> None:
    """Writing, making and removing, in sources, theme and a configuration that did not exist."""
    CHANGES[name](project)
    assert told.wait()
    assert told.calls[0] == {name}


def test_an_editor_that_saves_by_renaming(project: Path, told: Told) -> None:
    """The file is told, not the passing one it was renamed from."""
    (project / "adr/a.md~").write_text("new")
    (project / "adr/.a.md.swp").write_text("x")
    (project / "adr/a.md~").rename(project / "adr/a.md")
    assert told.wait()
    time.sleep(SILENCE)
    assert told.calls == [{"adr/a.md"}]


def test_what_is_not_told(project: Path, told: Told) -> None:
    """Reading, the output, hidden files, tools' folders, editors' files and neighbours are no changes."""
    for name in ("adr/a.md", "adr/sub/b.md", "theme/x.css"):
        (project / name).read_text()
    list((project / "adr").iterdir())
    for name in (
        *(
            "adr/site/index.html",
            "adr/site/new.html",
            "adr/.git/index",
            "adr/.hidden.md",
            "adr/node_modules/x.md",
        ),
        *("adr/a.md~", "adr/4913", "adr/#a.md#", "adr/.a.md.swx", "other.yml"),
    ):
        (project / name).write_text("y")
    time.sleep(SILENCE)
    assert told.calls == []


def test_what_is_only_read_counts_for_nothing(
    project: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build of many records reads them all, and the next change is known by its name all the same."""
    monkeypatch.setattr(watch, "MANY", 20)
    for _ in range(200):
        (project / "adr/a.md").read_bytes()
        list((project / "adr").iterdir())
    (project / "adr/a.md").write_text("y")
    assert told.wait()
    assert told.calls == [{"adr/a.md"}]


def test_a_burst_is_told_once(project: Path, told: Told) -> None:
    """Many changes at once, as of a branch that is switched, are one call, or few where the machine stalls."""
    for number in range(100):
        (project / f"adr/{number}.md").write_text("x")
    assert told.wait()
    time.sleep(SILENCE)
    assert set().union(*told.calls) == {f"adr/{number}.md" for number in range(100)}
    assert len(told.calls) <= 5


def test_a_new_folder_is_watched_too(project: Path, told: Told) -> None:
    """A folder made later is watched like the others."""
    (project / "adr/later").mkdir()
    assert told.hears("adr/later")
    told.forget()
    (project / "adr/later/c.md").write_text("x")
    assert told.hears("adr/later/c.md")


def _in_place(file: Path) -> None:
    file.write_text("new")


def _vim_with_a_backup(file: Path) -> None:
    backup = file.rename(f"{file}~")
    file.write_text("new")
    file.chmod(0o644)
    backup.unlink()


def _jetbrains(file: Path) -> None:
    new = Path(f"{file}___jb_tmp___")
    new.write_text("new")
    old = file.rename(f"{file}___jb_old___")
    new.rename(file)
    old.unlink()


def _a_hidden_file_renamed(file: Path) -> None:
    hidden = file.with_name(".a.md.x1")
    hidden.write_text("new")
    hidden.replace(file)


def _sed(file: Path) -> None:
    passing = file.with_name("sedXyZ")
    passing.write_text("new")
    passing.replace(file)


def _from_elsewhere(file: Path) -> None:
    outside = file.parent.parent / "a.tmp"
    outside.write_text("new")
    outside.replace(file)


def _deleted_and_written(file: Path) -> None:
    file.unlink()
    file.write_text("new")


SAVES = (
    _in_place,
    _vim_with_a_backup,
    _jetbrains,
    _a_hidden_file_renamed,
    _sed,
    _from_elsewhere,
    _deleted_and_written,
)


@pytest.mark.parametrize("way", SAVES)
def test_ways_to_save(project: Path, told: Told, way: Callable[[Path], None]) -> None:
    """However an editor saves, the file is told, and no other; the next save is told too."""
    for _ in range(2):
        told.forget()
        way(project / "adr/a.md")
        assert told.hears("adr/a.md")
        assert set().union(*told.calls) == {"adr/a.md"}
        time.sleep(0.15)  # the next one is a save of its own


def test_a_folder_that_goes_and_comes(project: Path, told: Told) -> None:
    """A source that is deleted and made again, time and again, is watched on, with its folders."""
    for number in range(3):
        shutil.rmtree(project / "adr")
        assert told.hears("adr")
        told.forget()
        (project / "adr/sub").mkdir(parents=True)
        (project / "adr/sub/b.md").write_text("x")
        assert told.hears("adr")
        told.forget()
        (project / f"adr/sub/new{number}.md").write_text("x")
        assert told.hears(f"adr/sub/new{number}.md")
        told.forget()


def test_a_folder_replaced_at_once(project: Path, told: Told) -> None:
    """A source that another folder takes the place of, within a moment, is watched on."""
    (project / "next/sub").mkdir(parents=True)
    (project / "adr").rename(project / "old")
    (project / "next").rename(project / "adr")
    assert told.hears("adr")
    told.forget()
    (project / "adr/sub/c.md").write_text("x")
    assert told.hears("adr/sub/c.md")
    told.forget()
    (project / "old/a.md").write_text("not watched any more")
    (project / "adr/a.md").write_text("x")
    assert told.hears("adr/a.md")
    assert set().union(*told.calls) == {"adr/a.md"}


def test_a_folder_that_was_never_there(project: Path, told: Told) -> None:
    """A source that is missing, with the folder above it, is seen when it is made."""
    (project / "docs").mkdir()
    (project / "docs/adr").mkdir()
    assert told.hears("docs/adr")
    told.forget()
    (project / "docs/adr/a.md").write_text("x")
    assert told.hears("docs/adr/a.md")
    told.forget()
    shutil.rmtree(project / "docs")
    assert told.hears("docs/adr")


def test_a_link_that_leads_elsewhere(project: Path) -> None:
    """A source may be a link: what it leads to is watched, and what it leads to afterwards."""
    (project / "other").mkdir()
    (project / "link").symlink_to("adr")
    told = Told(project)
    watcher = Watcher([project / "link"], told, top=project)
    watcher.start()
    try:
        (project / "adr/a.md").write_text("y")
        assert told.hears("adr/a.md")
        (project / "link").unlink()
        (project / "link").symlink_to("other")
        assert told.hears("link")
        told.forget()
        (project / "other/b.md").write_text("y")
        assert told.hears("other/b.md")
    finally:
        watcher.stop()


def test_other_paths_from_now_on(project: Path, told: Told) -> None:
    """A configuration that names other folders: those are watched, and the others no more."""
    (project / "more").mkdir()
    watcher = Watcher([project / "adr"], told, top=project)
    watcher.start()
    try:
        watcher.watch([project / "more", project / "adr/sub"])
        (project / "more/a.md").write_text("x")
        assert told.hears("more/a.md")
        (project / "adr/sub/b.md").write_text("x")
        assert told.hears("adr/sub/b.md")
    finally:
        watcher.stop()


def test_a_branch_that_is_switched(project: Path, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout that touches 500 files and removes folders is told in few calls, in one where the machine does not stall."""
    # A fast machine brings all that Git does before it into one burst, of which it is then not asked what changed.
    monkeypatch.setattr(watch, "MANY", 10**9)

    def git(*arguments: str) -> None:
        command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
        subprocess.run(command, cwd=project, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    (project / ".gitignore").write_text("site\n")
    (project / "docs/adr").mkdir(parents=True)
    for number in range(250):
        (project / f"adr/sub/{number}.md").write_text("x")
        (project / f"docs/adr/{number}.md").write_text("x")
    assert told.hears("docs/adr", "adr/sub/7.md")  # what comes and goes within one burst is never told
    git("add", ".")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "other")
    git("rm", "-qr", "docs", "adr/sub")
    git("commit", "-qm", "two")
    assert told.hears("docs/adr", "adr/sub/7.md")
    for branch in ("main", "other", "main"):
        time.sleep(SILENCE)
        told.forget()
        git("checkout", "-q", branch)
        assert told.hears("docs/adr", "adr/sub/7.md")
        time.sleep(SILENCE)
        assert len(told.calls) <= 50
    told.forget()
    (project / "docs/adr/7.md").write_text("y")
    assert told.hears("docs/adr/7.md")


def test_too_many_to_be_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system may have dropped some of what happened, anything may have changed."""
    monkeypatch.setattr(watch, "MANY", 10)
    calls: list[frozenset[str] | None] = []
    arrived = threading.Event()

    def take(changed: frozenset[str] | None) -> None:
        calls.append(changed)
        arrived.set()

    watcher = Watcher([project / "adr"], take, top=project)
    watcher.start()
    try:
        for number in range(20):
            (project / f"adr/{number}.md").write_text("x")
        assert arrived.wait(LONG)
    finally:
        watcher.stop()
    assert None in calls


def test_one_build_at_a_time(project: Path) -> None:
    """What changes during a build is told after it, never beside it."""
    inside = 0
    most = 0
    calls: list[frozenset[str] | None] = []
    arrived = threading.Event()

    def build(changed: frozenset[str] | None) -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        if not calls:
            (project / "adr/during.md").write_text("x")
            time.sleep(0.4)
        calls.append(changed)
        inside -= 1
        if len(calls) == 2:
            arrived.set()

    watcher = Watcher([project / "adr"], build, top=project)
    watcher.start()
    try:
        (project / "adr/a.md").write_text("y")
        assert arrived.wait(10)
    finally:
        watcher.stop()
    assert most == 1
    assert {Path(path).name for path in calls[1] or ()} == {"during.md"}


def test_changes_without_end_are_told(project: Path, told: Told) -> None:
    """A file that is written to all the time does not keep the others from being told."""
    end = time.monotonic() + 6
    while not told.calls and time.monotonic() < end:
        (project / "adr/log.md").write_text(str(time.monotonic()))
        time.sleep(0.02)
    assert told.calls


def test_stopping_leaves_no_thread(project: Path) -> None:
    """A watcher that was stopped, or never started, leaves nothing behind."""
    threads = threading.active_count()
    watcher = Watcher([project / "adr"], lambda _: None, top=project)
    watcher.start()
    watcher.stop()
    watcher.stop()
    Watcher([project / "nowhere/at/all"], lambda _: None, top=project).stop()
    assert threading.active_count() == threads


def test_a_system_that_watches_no_more(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system's watches run out, the folders are looked at each second."""

    class Exhausted(PollingObserver):
        def start(self) -> None:
            raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(lookout, "Observer", Exhausted)
    told = Told(project)
    watcher = Watcher([project / "adr"], told, top=project, ignore=[project / "adr/site"])
    watcher.start()
    try:
        assert watcher.polling
        time.sleep(0.1)
        (project / "adr/a.md").write_text("longer than it was")
        assert told.wait()
    finally:
        watcher.stop()
    assert told.calls[0] == {"adr/a.md"}
