#!/usr/bin/env python3
"""How long builds take and how much memory, beside Hugo's cold build of the same records in the same run."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SAMPLE = 0.02  # seconds between two looks at the memory
COLD, HUGO = "cold", "Hugo, cold"
EDITS = ("nothing changed", "a body edited", "a title edited")
_LANGUAGE = re.compile(r"^( *(?:```+|~~~+))[ \t]*\w[^\n`]*$", re.MULTILINE)
_TITLE = re.compile(r"^(title: *[\"']?|# )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be timed: `command` gives its words for an output folder, `records` is where pages come."""

    name: str
    folder: Path
    command: Callable[[Path], list[str]]
    records: str


@dataclass(frozen=True, slots=True)
class Run:
    """One build: wall and processor seconds, peak memory in megabytes (of 1,000,000 bytes)."""

    wall: float
    cpu: float
    memory: float


def steelyard(folder: Path, name: str) -> Task:
    """Build with the checkout that this file lies in."""
    words = [sys.executable, "-m", "steelyard", "build", "decisions", "--out"]
    return Task(name, folder, lambda out: [*words, str(out)], "d")


def hugo(executable: str, folder: Path) -> Task:
    """Build with Hugo, from a copy of the same files."""
    site = folder / "hugo"
    shutil.copytree(HERE / "hugo", site)
    shutil.copytree(folder / "decisions", site / "content" / "decisions")
    # Hugo copies no file from a folder of pages that has no _index.md: pictures come from its static files.
    shutil.copytree(
        folder / "decisions", site / "static" / "decisions", ignore=shutil.ignore_patterns("*.md")
    )
    words = [executable, "--quiet", "--noBuildLock", "--destination"]
    return Task(HUGO, site, lambda out: [*words, str(out)], "decisions")


def proportional(group: int) -> int:
    """Return the proportional set size of a process group in bytes; 0 where the system does not tell it."""
    total = 0
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(entry.name)) == group:
                rollup = (entry / "smaps_rollup").read_text()
                total += int(rollup.partition("\nPss:")[2].split(maxsplit=1)[0]) * 1024
        except (OSError, IndexError):  # it has ended meanwhile
            continue
    return total


def run(task: Task, out: Path, *, count: int, sampled: bool) -> Run:
    """Build once. Sampling the memory slows a build: it is no run to be timed."""
    # Python keeps what it has compiled, as it does where nobody has switched that off.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(ROOT / "src"), "STEELYARD_CACHE": str(kept(task.folder))}
    peak, ended = 0, threading.Event()

    def sample(group: int) -> None:
        nonlocal peak
        while not ended.wait(SAMPLE):
            peak = max(peak, proportional(group))

    log = out.with_suffix(".log")
    with log.open("wb") as told:
        start = time.perf_counter()
        process = subprocess.Popen(
            task.command(out),
            cwd=task.folder,
            env=environment,
            stdout=told,
            stderr=told,
            start_new_session=True,
        )
        sampler = threading.Thread(target=sample, args=(process.pid,), daemon=True)
        if sampled:
            sampler.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    ended.set()
    if sampled:
        sampler.join()
    made = sum(1 for _ in (out / task.records).glob("*.html"))
    if process.returncode or made < count:
        sys.exit(
            f"{task.name}: made {made} of {count} pages and ended with {process.returncode}:\n{log.read_text()}"
        )
    largest = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Run(wall, usage.ru_utime + usage.ru_stime, (peak or largest) / 1e6)


def compare(folder: Path, executable: str | None, *, count: int, rounds: int) -> dict[str, list[Run]]:
    """Run all tasks in turn: once for the memory, which warms the file cache, then `rounds` times for the clock.

    Each cold build has a cache and a folder of its own, and the edits follow ours in its folder. The folders are removed
    at the end, since removing one slows the writes of the next.
    """
    theirs = hugo(executable, folder) if executable else None
    results: dict[str, list[Run]] = {}
    for turn in range(rounds + 1):
        out, sampled = folder / f"out-{turn}", turn == 0
        tasks: list[Task] = [steelyard(folder, COLD), *([theirs] if theirs else [])]
        for task in tasks if turn % 2 else reversed(tasks):
            if task.name == COLD:
                forget(kept(folder))
            place = out if task.name == COLD else folder / f"hugo-{turn}"
            results.setdefault(task.name, []).append(run(task, place, count=count, sampled=sampled))
        if not any(kept(folder).glob("*/last")):
            sys.exit(f"Nothing is kept in {kept(folder)}: what follows would be no second build.")
        for name in edits(folder / "decisions", turn):
            results.setdefault(name, []).append(
                run(steelyard(folder, name), out, count=count, sampled=sampled)
            )
    return results


def kept(folder: Path) -> Path:
    """Return the cache's folder: beside the project, since none in the project is believed."""
    return folder.parent / "cache"


def forget(cache: Path) -> None:
    """Remove what is kept of builds. Templates stay compiled, as Python's modules do: that is done once for a machine."""
    for last in cache.glob("*/last"):
        shutil.rmtree(last.parent)


def edits(records: Path, turn: int) -> Iterator[str]:
    """Make one edit after the other, each of another record, and name it; the file is older than the build that follows."""
    files = sorted(records.glob("*.md"))
    yield EDITS[0]
    body, title = files[(7 * turn + 3) % len(files)], files[(11 * turn + 5) % len(files)]
    body.write_text(f"{body.read_text()}\nOne more sentence, number {turn}.\n")
    time.sleep(0.1)
    yield EDITS[1]
    title.write_text(_TITLE.sub(rf"\1Anew {turn} ", title.read_text(), count=1))
    time.sleep(0.1)
    yield EDITS[2]


def lines(count: int, results: dict[str, list[Run]]) -> list[str]:
    """Write the results as a Markdown table's rows; ratios are to Hugo's cold build of the same round."""
    rows = []
    base = results.get(HUGO)
    for name, (sampled, *timed) in results.items():
        wall, cpu = (statistics.median(getattr(each, field) for each in timed) for field in ("wall", "cpu"))
        spread = f"{min(each.wall for each in timed):.2f}–{max(each.wall for each in timed):.2f}"
        ratios = ["", "", ""]
        if base and name != HUGO:
            pairs = list(zip(timed, base[1:], strict=True))
            ratios = [
                f"{statistics.median(ours.wall / theirs.wall for ours, theirs in pairs):.3f}",
                f"{statistics.median(ours.cpu / theirs.cpu for ours, theirs in pairs):.3f}",
                f"{sampled.memory / base[0].memory:.2f}",
            ]
        cells = [f"{count:,}", name, f"{wall:.2f}", spread, f"{cpu:.2f}", f"{sampled.memory:.0f}", *ratios]
        rows.append(f"| {' | '.join(cells)} |")
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "counts", metavar="N", type=int, nargs="*", help="how many records (default: 100 1000 10000)"
    )
    parser.add_argument("--rounds", type=int, default=5, help="timed builds of each kind (default: 5)")
    parser.add_argument(
        "--plain-code", action="store_true", help="name no language at code blocks, so that nobody highlights"
    )
    parser.add_argument("--hugo", metavar="PATH", help="Hugo's executable (default: the one on PATH, if any)")
    parser.add_argument(
        "--records", metavar="FOLDER", type=Path, help="build these records, not generated ones"
    )
    given = parser.parse_args()
    executable = shutil.which(given.hugo or "hugo")
    if given.hugo and not executable:
        parser.error(f"there is no executable {given.hugo}")
    if executable and Path(executable).read_bytes()[:2] == b"#!":
        print(
            f"{executable} is a script: its own start is counted in. --hugo takes the executable itself.",
            file=sys.stderr,
        )
    print(
        "| records | work | s | from–to | CPU s | MB | wall | CPU | memory |\n|--:|---|--:|--:|--:|--:|--:|--:|--:|",
        flush=True,
    )
    # A module that Python compiles while a build runs makes the build look as if the program had changed.
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / "src")], check=True)
    with tempfile.TemporaryDirectory(prefix="steelyard-bench-") as place:
        for count in [0] if given.records else given.counts or [100, 1_000, 10_000]:
            folder = Path(place) / str(count)
            if given.records:
                shutil.copytree(given.records, folder / "decisions")
            else:
                words = [sys.executable, str(HERE / "generate.py"), str(count), str(folder / "decisions")]
                subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
            files = list((folder / "decisions").glob("*.md"))
            for file in files if given.plain_code else ():
                file.write_text(_LANGUAGE.sub(r"\1", file.read_text()))
            results = compare(folder, executable, count=len(files), rounds=given.rounds)
            print(*lines(len(files), results), sep="\n", flush=True)


if __name__ == "__main__":
    main()
