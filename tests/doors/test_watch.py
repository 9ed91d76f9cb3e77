"""A change of a source is told once, soon, and only when something was changed."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from watchdog.observers.polling import PollingObserver

from steelyard.doors import watch
from steelyard.doors.watch import Watcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SILENCE = 0.5


class Told:
    """What a watcher has called back with."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.calls: list[set[str]] = []
        self.arrived = threading.Condition()

    def __call__(self, changed: frozenset[str]) -> None:
        with self.arrived:
            self.calls.append({Path(path).relative_to(self.root).as_posix() for path in changed})
            self.arrived.notify_all()

    def wait(self, count: int = 1) -> bool:
        with self.arrived:
            return self.arrived.wait_for(lambda: len(self.calls) >= count, 10)


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
        [project / "adr", project / "theme", project / "steelyard.yml"], told, ignore=[project / "adr/site"]
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
    assert told.wait()
    time.sleep(SILENCE)
    told.calls.clear()
    (project / "adr/later/c.md").write_text("x")
    assert told.wait()
    assert "adr/later/c.md" in told.calls[0]


def test_one_build_at_a_time(project: Path) -> None:
    """What changes during a build is told after it, never beside it."""
    inside = 0
    most = 0
    calls: list[frozenset[str]] = []
    arrived = threading.Event()

    def build(changed: frozenset[str]) -> None:
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

    watcher = Watcher([project / "adr"], build, quiet=0.02)
    watcher.start()
    try:
        (project / "adr/a.md").write_text("y")
        assert arrived.wait(10)
    finally:
        watcher.stop()
    assert most == 1
    assert {Path(path).name for path in calls[1]} == {"during.md"}


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
    watcher = Watcher([project / "adr"], lambda _: None)
    watcher.start()
    watcher.stop()
    watcher.stop()
    Watcher([project / "nowhere/at/all"], lambda _: None).stop()
    assert threading.active_count() == threads


def test_a_system_that_watches_no_more(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system's watches run out, the folders are looked at each second."""

    class Exhausted(PollingObserver):
        def start(self) -> None:
            raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watch, "Observer", Exhausted)
    told = Told(project)
    watcher = Watcher([project / "adr"], told, ignore=[project / "adr/site"])
    watcher.start()
    try:
        assert watcher.polling
        time.sleep(0.1)
        (project / "adr/a.md").write_text("longer than it was")
        assert told.wait()
    finally:
        watcher.stop()
    assert told.calls[0] == {"adr/a.md"}
