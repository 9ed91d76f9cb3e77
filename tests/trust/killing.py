"""Commands run so that something goes wrong with them: killed, refused by the system, short of room, several at once.

A nursery is a process that has imported all commands. For each task it forks a child, which is a command like any
other, ready in a moment; so a test can run hundreds. What goes wrong is said by the task.
"""

from __future__ import annotations

import ctypes
import dataclasses
import json
import os
import resource
import select
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

CHANGE, LOOK, WRITE, READ = 1, 2, 4, 8
"""What a process asks of the file system: to change a folder, to look, to write to a file, to read from one."""

LONG = 120
"""Seconds after which a command hangs."""
HUNG = -1000
"""The code of a command that did not end by itself."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The `nth` call (from 1) of these kinds below a folder is refused with an error's number; ended by a signal where it is negative.

    With a negative `nth` all calls from that one on; with 0 they are counted only.
    """

    below: str
    kinds: int
    nth: int = 0
    number: int = -signal.SIGKILL


@dataclass(frozen=True, slots=True)
class Task:
    """A command in a folder, and what happens to it.

    It begins after `wait` seconds, and is sent `signal` (with its children where `group`) so many seconds `after` that.
    `limits` are resource limits by number, `closed` descriptors that it does not have, `out` and `err` files to write to.
    """

    folder: str
    arguments: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    program: str = "steelyard"
    wait: float = 0.0
    after: float | None = None
    signal: int = signal.SIGKILL
    group: bool = False
    fault: Fault | None = None
    limits: Mapping[str, int] = field(default_factory=dict)
    closed: tuple[int, ...] = ()
    out: str = ""
    err: str = ""
    user: int = 0


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its code (the signal's number below 0), what it said, seconds, calls that its fault counted."""

    code: int
    out: str
    err: str
    seconds: float
    calls: int

    @property
    def clean(self) -> bool:
        """Say whether it told what it had to tell in its own words."""
        return "Traceback" not in self.err and self.code != HUNG


def library(folder: Path) -> Path | None:
    """Compile the library of faults; None where there is no compiler, or another system than Linux."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        return None
    made = folder / "faults.so"
    source = Path(__file__).with_name("faults.c")
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(source), "-ldl"]
    return made if subprocess.run(command, check=False, capture_output=True).returncode == 0 else None


class Nursery:
    """Where commands are forked. Use it in a `with`."""

    def __init__(self, scratch: Path, warm: Path, faults: Path | None = None) -> None:
        """Import all, and build in the folder `warm` once, so that children have what is only made or imported then."""
        self._scratch = scratch
        loaded = {"LD_PRELOAD": str(faults)} if faults else {}
        environment = {
            **os.environ,
            "HOME": str(scratch),
            "STEELYARD_CACHE": str(scratch / "cache"),
            **loaded,
        }
        for name in ("EDITOR", "VISUAL", "SOURCE_DATE_EPOCH"):
            environment.pop(name, None)
        ways = (str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH", ""))
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, ways))
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "from trust import killing; killing.serve()",
                str(faults or ""),
                str(warm),
            ],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(LONG)
        self._process.stdout.close()

    def run(self, *tasks: Task) -> list[Ended]:
        """Run commands at the same time, and return how each ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        given = []
        for task in tasks:
            self._count += 1
            said = {name: str(self._scratch / f"{self._count}.{name}") for name in ("out", "err")}
            for file in said.values():  # it may be killed before it opens them
                Path(file).touch()
            given.append(
                dataclasses.asdict(task)
                | {key: value for key, value in said.items() if not getattr(task, key)}
            )
        self._process.stdin.write(json.dumps(given) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        ended = []
        for each, (code, seconds, calls) in zip(given, answer, strict=True):
            said = {name: _said(each[name]) for name in ("out", "err")}
            ended.append(Ended(code, said["out"], said["err"], seconds, calls))
        return ended

    def one(self, folder: Path, *arguments: str, **more: Any) -> Ended:
        """Run one command."""
        return self.run(Task(str(folder), arguments, **more))[0]


def _said(file: str) -> str:
    return "" if file.startswith("/dev/") else Path(file).read_text(encoding="utf-8", errors="replace")


def serve() -> None:
    """Be a nursery: read tasks, a line for those of one time, and answer how they ended. A forked child returns as its command."""
    import gc
    import importlib
    import io
    from contextlib import suppress

    import click.testing  # noqa: F401 (what a first error would import)

    from steelyard.doors.adr.running import COMMANDS as ADR
    from steelyard.doors.cli import COMMANDS, cli

    for place in {*COMMANDS.values(), *ADR.values()}:
        importlib.import_module(place.partition(":")[0])
    for name in (
        "pipeline",
        "onefile",
        "pages",
        "crew",
        "git.pages_branch",
        "git.site_commit",
        "authoring.rewriting",
        "authoring.records",
        "authoring.amending",
        "authoring.renumbering",
        "authoring.fixing",
        "authoring.founding",
        "authoring.rehearsal",
        "wordpress.importing",
        "wordpress.media",
        "cache.remember",
        "cache.amend",
    ):
        importlib.import_module(f"steelyard.edges.{name}")
    # Somebody else may not be able to read what is imported late.
    for name in (
        "markdownify",
        "encodings.utf_8_sig",
        "encodings.ascii",
        "encodings.latin_1",
        "encodings.idna",
    ):
        importlib.import_module(name)

    faults = ctypes.CDLL(sys.argv[1]) if sys.argv[1] else None
    if faults:
        faults.faults_arm.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.c_long, ctypes.c_int]
        faults.faults_seen.restype = ctypes.c_long
    os.chdir(sys.argv[2])
    before, sys.stdout = sys.stdout, io.StringIO()
    for command in (["build"], ["new", "Warm", "--no-edit"], ["export", "--single-file"], ["check"]):
        with suppress(SystemExit):
            cli.main(command, standalone_mode=False)
    sys.stdout = before
    gc.freeze()
    for line in sys.stdin:
        tasks = json.loads(line)
        ended = _all(tasks, faults)
        if ended is None:
            return
        sys.stdout.write(json.dumps(ended) + "\n")
        sys.stdout.flush()


def _all(tasks: list[dict[str, Any]], faults: Any) -> list[tuple[int, float, int]] | None:
    """Run tasks at the same time. None in a child, when its command has come back (most end by an exception)."""
    start = time.monotonic()
    running: dict[int, int] = {}
    pipes: dict[int, int] = {}
    begun: dict[int, float] = {}
    ended: dict[int, tuple[int, float, int]] = {}
    waiting = sorted(range(len(tasks)), key=lambda at: tasks[at]["wait"])
    signals: list[tuple[float, int]] = []
    while len(ended) < len(tasks):
        now = time.monotonic()
        while waiting and start + tasks[waiting[0]]["wait"] <= now:
            at = waiting.pop(0)
            reading, writing = os.pipe()
            process = os.fork()
            if not process:
                os.close(reading)
                _become(tasks[at], faults, writing)
                return None
            os.close(writing)
            running[process], pipes[at], begun[at] = at, reading, time.monotonic()
            if tasks[at]["after"] is not None:
                signals.append((begun[at] + tasks[at]["after"], process))
        for due, process in list(signals):
            if due <= now:
                signals.remove((due, process))
                if process in running:
                    _send(process, tasks[running[process]])
        for process in list(running):
            done, status = os.waitpid(process, os.WNOHANG)
            if not done and now - begun[running[process]] > LONG:
                os.killpg(process, signal.SIGKILL)
                done, status = os.waitpid(process, 0)[0], HUNG
            if done:
                at = running.pop(process)
                code = status if status == HUNG else os.waitstatus_to_exitcode(status)
                told = os.read(pipes[at], 64) if select.select([pipes[at]], [], [], 0)[0] else b""
                os.close(pipes[at])
                ended[at] = code, time.monotonic() - begun[at], int(told or 0)
        time.sleep(0.0005)
    return [ended[at] for at in range(len(tasks))]


def _send(process: int, task: dict[str, Any]) -> None:
    try:
        if task["group"]:
            os.killpg(process, task["signal"])
        else:
            os.kill(process, task["signal"])
    except ProcessLookupError:
        pass


def _become(task: dict[str, Any], faults: Any, writing: int) -> None:
    """Be the command of a task."""
    import atexit
    import io

    os.setsid()
    os.chdir(task["folder"])
    os.environ.update(task["environment"])
    os.environ.pop("LD_PRELOAD", None)  # Git is to meet no faults
    for descriptor, place in ((0, os.devnull), (1, task["out"]), (2, task["err"])):
        opened = os.open(place, os.O_RDWR | os.O_CREAT, 0o666)
        os.dup2(opened, descriptor)
        os.close(opened)
    # As Python opens them when it starts.
    for number, name in ((0, "stdin"), (1, "stdout"), (2, "stderr")):
        if number in task["closed"]:
            os.close(number)
            setattr(sys, name, None)
            setattr(sys, f"__{name}__", None)
            continue
        raw = io.FileIO(number, "r" if number == 0 else "w", closefd=False)
        stream = io.BufferedReader(raw) if number == 0 else io.BufferedWriter(raw)
        setattr(sys, name, io.TextIOWrapper(stream, encoding="utf-8", line_buffering=number == 2))
        setattr(sys, f"__{name}__", getattr(sys, name))
    for name, most in task["limits"].items():
        resource.setrlimit(getattr(resource, name), (most, most))
    if task["user"]:
        os.setgroups([])
        os.setgid(task["user"])
        os.setuid(task["user"])
    if task["fault"] and faults:
        fault = task["fault"]
        atexit.register(lambda: os.write(writing, str(faults.faults_seen()).encode()))
        faults.faults_arm(fault["below"].encode(), fault["kinds"], fault["nth"], fault["number"])
    sys.argv = [task["program"], *task["arguments"]]
    if task["program"] == "steelyard-adr":
        from steelyard.doors.adr.running import main
    else:
        from steelyard.__main__ import main
    main()
