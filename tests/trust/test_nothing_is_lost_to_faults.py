"""Nothing is lost to a system that refuses: full disks, read-only places, failing reads, few descriptors, little memory.

Whatever it refuses, a build publishes the right site or leaves the old one and says why, in its own words.
"""

from __future__ import annotations

import errno
import os
import random
import shutil
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from steelyard.edges.output.manifest import MANIFEST
from trust.hard_places import Ground, copy, left_over, project, text, torn, tree
from trust.killing import CHANGE, LOOK, READ, WRITE, Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trust.killing import Ended

SEED = 8
NOBODY = 65534
ERRORS = (errno.EIO, errno.ESTALE, errno.ENOMEM, errno.EACCES, errno.EMFILE, errno.ENOENT)
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """Prepare the project and the nursery once."""
    ground = Ground(tmp_path_factory.mktemp("faults"))
    with ground.nursery:
        yield ground


@pytest.fixture(scope="module")
def faults(ground: Ground) -> Ground:
    """Return the ground where calls can be refused."""
    if not ground.faults:
        pytest.skip("there is no C compiler for the library of faults")
    return ground


def some(calls: int, *, count: int, seed: str) -> list[int]:
    """Choose some calls of all, the same ones every time."""
    return sorted(random.Random(f"{SEED} {seed}").sample(range(1, calls + 1), min(count, calls)))


def without_waiting(now: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what a folder holds without the rest of a clean-up that was refused, which the next run removes."""
    return {
        path: data
        for path, data in now.items()
        if "/.steelyard-" not in f"/{path}" or path.endswith(MANIFEST)
    }


def told(ended: Ended) -> bool:
    """Say whether a command that could not do its work said why in its own words."""
    return ended.clean and ended.code == 1 and ("error[" in ended.err or "Error: " in ended.err)


def test_a_call_that_fails_once(faults: Ground, long_form: bool) -> None:  # noqa: FBT001
    """Each look and read of a build that the disk refuses once: the right site, or the old one and why, or the lack is told.

    Above all, what a disk does not answer is not taken for what is not there: no site comes without its configuration.
    """
    here = faults.fresh(built=True)
    old = tree(here / "site")
    clean = faults.run("build")
    new = tree(here / "site")
    faults.fresh(built=True)
    calls = faults.calls("build", kinds=LOOK | READ)
    # The first ones find the project and its files, the others compare pages.
    for nth in [
        *range(1, 30, 1 if long_form else 4),
        *some(calls, count=60 if long_form else 4, seed="look"),
    ]:
        number = errno.EIO if nth < 30 else ERRORS[nth % len(ERRORS)]
        faults.fresh(built=True)
        ended = faults.run("build", fault=faults.fault(LOOK | READ, nth, number))
        now = tree(here / "site")
        assert ended.clean, (nth, ended)
        if ended.code:
            assert now == old, (nth, ended)
            assert told(ended), (nth, ended)
        else:
            assert now == new or ended.err.count("[") > clean.err.count("["), (nth, number, ended)
        assert not left_over(here), nth


def test_a_disk_that_is_full_from_a_moment_on(faults: Ground, long_form: bool) -> None:  # noqa: FBT001
    """A disk that refuses every write and change from any call on leaves whole files; one that refuses a single one, the old site."""
    here = faults.fresh(built=True)
    old = tree(here / "site")
    faults.run("build")
    new = tree(here / "site")
    faults.fresh(built=True)
    calls = faults.calls("build", kinds=CHANGE | WRITE)
    for nth in some(calls, count=60 if long_form else 5, seed="full"):
        for sign in (1, -1):
            faults.fresh(built=True)
            ended = faults.run("build", fault=faults.fault(CHANGE | WRITE, sign * nth, FULL[nth % len(FULL)]))
            now = without_waiting(tree(here / "site"))
            assert not torn(now, old, new), (nth, ended)
            assert (now == new) if ended.code == 0 else told(ended), (nth, ended)
            if sign > 0 and ended.code:
                assert now == old, (nth, ended)
            assert faults.run("build").code == 0
            assert tree(here / "site") == new, nth


@pytest.mark.parametrize("command", [("new", "X"), ("link", "2", "supersedes", "1"), ("init",)])
def test_records_on_a_disk_that_is_full(command: tuple[str, ...], faults: Ground, long_form: bool) -> None:  # noqa: FBT001
    """A command that writes records changes all of them or none where the system refuses any step, and says which file it was."""
    here = faults.fresh()
    before = tree(here)
    faults.run(*command)
    after = tree(here)
    faults.fresh()
    calls = faults.calls(*command, kinds=CHANGE | WRITE)
    for nth in some(calls, count=calls if long_form else 4, seed=f"{command}"):
        faults.fresh()
        ended = faults.run(*command, fault=faults.fault(CHANGE | WRITE, nth, FULL[nth % len(FULL)]))
        assert without_waiting(tree(here)) == without_waiting(before if ended.code else after), (nth, ended)
        assert ended.code == 0 or told(ended), (nth, ended)


@pytest.mark.parametrize("size", [0, 200, 5_000, 50_000])
def test_a_limit_of_file_size(size: int, ground: Ground) -> None:
    """Under RLIMIT_FSIZE, where a write is cut short, nothing is published or the whole site; a record is written whole or not."""
    here = ground.fresh(built=True)
    old = tree(here / "site")
    ground.run("build")
    whole = tree(here / "site")
    ground.fresh(built=True)
    built = ground.run("build", limits={"RLIMIT_FSIZE": size})
    assert built.clean
    assert tree(here / "site") == (old if built.code else whole), built
    before = tree(here / "decisions")
    new = ground.run("new", "Y", limits={"RLIMIT_FSIZE": size})
    assert new.clean
    made = set(tree(here / "decisions")) - set(before)
    assert bool(made) == (new.code == 0), new
    assert not left_over(here)


@contextmanager
def small_disk(place: Path, options: str) -> Iterator[Path]:
    """Mount a small disk in memory, where this may be done."""
    place.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no file system may be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.parametrize(
    "options", ["size=60k", "size=300k", "size=1m,nr_inodes=60", "size=2m,nr_inodes=150"]
)
def test_a_small_disk(options: str, ground: Ground) -> None:
    """On a disk without room, or out of inodes, a first build and a later one leave nothing or the old site, and say why (P603)."""
    here = ground.fresh()
    ground.run("build")
    new = tree(here / "site")
    with small_disk(ground.scratch / "disk", options) as disk:
        first = ground.run("build", "--out", str(disk / "site"))
        there = tree(disk / "site") if (disk / "site").exists() else {}
        assert (there == new) if first.code == 0 else (told(first) and not there), first
        cached = ground.run(
            "build", "--no-cache" if first.code else "--drafts", environment={"TMPDIR": str(disk)}
        )
        assert cached.code == 0, cached
        shutil.rmtree(disk / "site", ignore_errors=True)
        with (disk / "ballast").open("wb", buffering=0) as ballast, suppress(OSError):
            while ballast.write(b"x" * 1024):
                pass
        for place in ("STEELYARD_CACHE", "TMPDIR"):
            shutil.rmtree(here / "site")
            ended = ground.run("build", environment={place: str(disk / "there")})
            assert ended.code == 0, ended
            assert tree(here / "site") == new


def test_a_disk_that_becomes_read_only(ground: Ground) -> None:
    """On a file system that may only be read a build and a command that writes say so and change nothing; reading goes on."""
    with small_disk(ground.scratch / "read-only", "size=20m") as disk:
        here = project(disk / "project")
        assert ground.nursery.one(here, "build").code == 0
        (here / "decisions/0001-r1.md").write_text(text(1, more=" Changed."))
        before = tree(here)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        for command in (("build",), ("new", "X"), ("status", "2", "accepted"), ("export", "--single-file")):
            ended = ground.nursery.one(here, *command)
            assert told(ended), ended
            assert "read-only" in ended.err, ended
        for command in (("list",), ("check",), ("show", "1")):
            assert ground.nursery.one(here, *command).code == 0
        assert tree(here) == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_what_somebody_may_not_write(ground: Ground) -> None:
    """Who may not write to the output, the records, their own home or cache is told, and finds everything as it was."""
    with TemporaryDirectory(prefix="hard-places-") as folder:  # pytest's own are closed to all others
        Path(folder).chmod(0o755)
        here = copy(ground.fresh(built=True), Path(folder) / "project")
        before = tree(here)
        home = {"HOME": "/proc", "STEELYARD_CACHE": "/proc/none", "TMPDIR": "/proc"}
        for command in (
            ("build",),
            ("new", "X"),
            ("link", "2", "supersedes", "1"),
            ("export", "--single-file"),
        ):
            ended = ground.nursery.one(here, *command, user=NOBODY, environment=home)
            assert told(ended), ended
            assert "denied" in ended.err or "read-only" in ended.err, ended
        assert tree(here) == before
        (here / "decisions/0001-r1.md").chmod(0)
        ended = ground.nursery.one(here, "build", user=NOBODY, environment=home)
        assert told(ended), ended
        assert "F003" in ended.err, ended


@pytest.mark.parametrize(
    "command", [("build",), ("list",), ("new", "X"), ("check", "--format", "json"), ("frob",)]
)
def test_streams_that_nobody_reads(command: tuple[str, ...], ground: Ground) -> None:
    """Closed and full streams end no command in a traceback, and none is written to in place of another file."""
    here = ground.fresh()
    usual = ground.run(*command).code
    for closed in ((0,), (1,), (2,), (0, 1, 2)):
        assert ground.run(*command, closed=closed).code == usual
    assert not left_over(here)
    assert {0o100000} == {os.lstat(here / "steelyard.yml").st_mode & 0o170000}
    full = ground.run(*command, out="/dev/full")
    assert full.clean
    assert full.code in (1, usual)
    assert "Exception ignored" not in full.err
    if command[0] != "frob":
        assert full.err.endswith("Error: the standard output cannot be written to: no space left on device\n")
    assert ground.run(*command, err="/dev/full").code in (1, usual)


@pytest.mark.parametrize("lines", [0, 1])
@pytest.mark.parametrize("stream", ["", "2>&1 >/dev/null"])
def test_a_pipe_that_closes(lines: int, stream: str, ground: Ground) -> None:
    """A reader that has enough ends a command in silence, and what that had written is whole."""
    here = ground.fresh()
    program = f"'{sys.executable}' -m steelyard"
    for command in ("list", "check --format json", "build", "new Pipe", "schema config"):
        script = f"( {program} {command} {stream}; echo $? >&3 ) 3>code | head -{lines}"
        done = subprocess.run(["sh", "-c", script], cwd=here, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stdout + done.stderr
        assert "Exception" not in done.stdout + done.stderr
        assert (here / "code").read_text().strip() in {"0", "1", "141"}  # click ends with 1
    assert ground.run("build").code == 0


def test_a_working_folder_that_is_gone(ground: Ground) -> None:
    """Every command that is given in a folder that has been removed says just that."""
    folder = ground.scratch / "gone"
    for command in (
        "build",
        "list",
        "check",
        "new X",
        "init",
        "status 1 accepted",
        "graph",
        "publish github-pages",
    ):
        folder.mkdir()
        script = f"rmdir ../gone; exec '{sys.executable}' -m steelyard {command}"
        done = subprocess.run(["sh", "-c", script], cwd=folder, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (1, "Error: the working folder is gone\n"), command


@pytest.mark.parametrize(
    ("limit", "sizes"), [("RLIMIT_NOFILE", (4, 5, 6, 8)), ("RLIMIT_AS", (1, 30, 60, 90))]
)
def test_little_room(limit: str, sizes: tuple[int, ...], ground: Ground) -> None:
    """With few descriptors or little memory a build makes the right site, or says what it lacks and leaves the old one."""
    here = ground.fresh(built=True)
    old = tree(here / "site")
    ground.run("build", "--no-cache")
    new = tree(here / "site")
    for size in sizes:
        ground.fresh(built=True)
        most = size if limit == "RLIMIT_NOFILE" else size * 1_000_000
        ended = ground.run("build", "--no-cache", limits={limit: most})
        # A library in C ends its process where it gets no memory.
        assert ended.code in ((0, 1, -6) if limit == "RLIMIT_AS" else (0, 1)), ended
        assert tree(here / "site") == (old if ended.code else new), (size, ended)
        assert ended.code != 1 or told(ended), ended
        assert limit == "RLIMIT_NOFILE" or "T701" not in ended.err, ended


def test_sources_that_change_while_they_are_read(ground: Ground, long_form: bool) -> None:  # noqa: FBT001
    """Files that come, grow, shrink, are replaced or vanish while a build reads: it ends in its own words, the next one is right."""
    here = ground.fresh()
    chance = random.Random(SEED)
    for _ in range(20 if long_form else 3):
        ground.fresh()
        origin = copy(here, ground.scratch / "moved")
        script = (
            f"import os,random,shutil,time\nr=random.Random({chance.random()})\nos.chdir({str(here)!r})\n"
            "for turn in range(400):\n"
            "  n=r.choice(['decisions/0001-r1.md','decisions/img/d.csv','own.css','decisions/0002-r2.criteria.yaml','logo.svg'])\n"
            "  try:\n"
            "    k=r.randrange(4)\n"
            "    if k==0: os.unlink(n)\n"
            "    if k==1: open(n,'a').write('\\n')\n"
            f"    if k==2: shutil.copyfile({str(origin)!r}+'/'+n,n+'~'); os.replace(n+'~',n)\n"
            "    if k==3: os.truncate(n,0)\n"
            "  except OSError: pass\n"
            "  time.sleep(0.001)\n"
        )
        with subprocess.Popen([sys.executable, "-c", script]) as changing:
            for ended in ground.nursery.run(*[Task(str(here), ("build",), wait=wait) for wait in (0.0, 0.4)]):
                assert ended.clean, ended
                assert ended.code == 0 or "error[" in ended.err, ended
            changing.wait()
        copy(origin, here)
        ended = ground.run("build")
        assert ended.code == 0, ended
    shutil.rmtree(here / "decisions")
    assert "C004" in ground.run("build").err
