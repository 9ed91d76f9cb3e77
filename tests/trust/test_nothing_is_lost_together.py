"""Nothing is lost to commands at the same time: no site of two builds, no record over another, no number twice."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

import pytest

from listening import Serving
from steelyard.edges.output.manifest import MANIFEST
from steelyard.edges.turns import alone
from trust.hard_places import Ground, left_over, text, tree
from trust.killing import Task

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SEED = 8


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """Prepare the project and the nursery once."""
    ground = Ground(tmp_path_factory.mktemp("together"), faults=False)
    with ground.nursery:
        yield ground


def offsets(name: str, *, count: int, most: float) -> Iterator[float]:
    """Choose how much later the second command begins; the first time not at all."""
    chance = random.Random(f"{SEED} {name}")
    yield 0.0
    yield from (chance.uniform(0, most) for _ in range(count - 1))


@pytest.mark.parametrize("program", ["steelyard", "steelyard-adr"])
def test_new_records_have_numbers_of_their_own(program: str, ground: Ground, long_form: bool) -> None:  # noqa: FBT001
    """Of several `new` at the same time each makes its record, under a number that no other has, also beside adr-tools' own."""
    for offset in offsets(program, count=20 if long_form else 3, most=0.3):
        here = ground.fresh()
        (here / ".adr-dir").write_text("decisions\n")
        titles = ("Apple", "Birch", "Cedar")
        tasks = [
            Task(str(here), ("new", title), program=program if at else "steelyard", wait=offset * at)
            for at, title in enumerate(titles)
        ]
        assert [each.code for each in ground.nursery.run(*tasks)] == [0, 0, 0]
        made = sorted(path.name for path in (here / "decisions").glob("*-*.md") if path.name >= "0006")
        assert [name[:4] for name in made] == ["0006", "0007", "0008"], made
        assert sorted(name[5:-3] for name in made) == ["apple", "birch", "cedar"]


def test_no_change_of_a_record_is_lost(ground: Ground, long_form: bool) -> None:  # noqa: FBT001
    """Of two commands that change one record at the same time both changes are there, or one is refused and says so (W902).

    The last two have both read the record before either may write: a third one has its folder meanwhile.
    """
    for offset in (*offsets("change", count=20 if long_form else 3, most=0.3), None):
        here = ground.fresh()
        with held(here / "decisions") if offset is None else nullcontext() as other:
            if other:
                threading.Timer(2, other.kill).start()
            status, link = ground.nursery.run(
                Task(str(here), ("status", "2", "accepted")),
                Task(str(here), ("link", "2", "relates-to", "1"), wait=offset or 0),
            )
        written = (here / "decisions/0002-r2.md").read_text()
        for ended, part in ((status, "status: accepted"), (link, "relates")):
            assert (ended.code == 0) == (part in written), ended
            assert ended.code == 0 or "W902" in ended.err, ended
        assert status.code == 0 or link.code == 0
        assert not left_over(here)


@pytest.mark.parametrize(
    "second", [("build",), ("publish", "./site"), ("build", "--no-cache", "--jobs", "2")]
)
def test_two_builds_make_one_site(second: tuple[str, ...], ground: Ground, long_form: bool) -> None:  # noqa: FBT001
    """Of two builds to one folder at the same time one publishes, and the other does too or says why not (P603)."""
    ground.fresh(built=True)
    seconds = ground.run("build").seconds
    clean = tree(ground.here / "site")
    for offset in offsets(f"{second}", count=15 if long_form else 2, most=seconds):
        here = ground.fresh(built=True)
        ended = ground.nursery.run(Task(str(here), ("build",)), Task(str(here), second, wait=offset))
        assert {0} <= {each.code for each in ended} <= {0, 1}, ended
        for each in ended:
            assert each.code == 0 or "another build is publishing to this folder" in each.err, ended
        assert tree(here / "site") == clean


HOLD = """
import sys, time
from steelyard.edges.turns import alone
with alone(sys.argv[1]):
    print("held", flush=True)
    time.sleep(600)
"""


@contextmanager
def held(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Have a folder held by another process for a while, unless that is killed before."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_serve_publishes_what_another_build_held_up(ground: Ground) -> None:
    """Where another build has the folder `serve` says so once, and publishes by itself as soon as that has ended; others may then."""
    here = ground.fresh()
    (here / "site").mkdir()
    with held(here / "site") as other:
        assert "another build" in ground.run("build").err
        serving = Serving(here, [sys.executable, "-m", "steelyard", "serve", "--port", "0"])
        try:
            assert not (here / "site/index.html").exists()
            other.kill()
            other.wait()
            assert "5 records on" in serving.says(" on ")
            (here / "decisions/0001-r1.md").write_text(text(1, more=" Late."))
            serving.shows("/d/0001-r1.html", "Late.")
            assert "5 records on" in serving.says(" on ")  # the page may be shown before it is published
            assert ground.run("build").code == 0
            assert serving.interrupt() == 130
        finally:
            serving.kill()
    assert "unfinished" not in (here / f"site/{MANIFEST}").read_text()


def test_turns_end_with_their_process(tmp_path: Path) -> None:
    """A folder is one command's alone until that ends, however it does; who waits too long is told; one's own `with` may nest."""
    with held(tmp_path) as other:
        with pytest.raises(OSError, match="another command is writing"), alone(str(tmp_path), patience=0.1):
            pytest.fail("two had one folder")
        other.kill()
        other.wait()
        with alone(str(tmp_path), patience=5), alone(str(tmp_path / "new"), str(tmp_path), patience=0):
            pass
