#!/usr/bin/env python3
"""How long a cold build takes and how much memory, beside Hugo's on the same records in the same run."""

from __future__ import annotations

import argparse
import os
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
    from collections.abc import Callable, Sequence

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SAMPLE = 0.02  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Builder:
    """A program that builds a site. `command` gives its words for a new output folder, `records` where pages come."""

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


def steelyard(folder: Path) -> Builder:
    """Build with the checkout that this file lies in."""
    return Builder(
        "steelyard",
        folder,
        lambda out: [sys.executable, "-m", "steelyard", "build", "decisions", "--out", str(out)],
        "d",
    )


def hugo(executable: str, folder: Path) -> Builder:
    """Build with Hugo, from a copy of the same files."""
    site = folder / "hugo"
    shutil.copytree(HERE / "hugo", site)
    shutil.copytree(folder / "decisions", site / "content" / "decisions")
    # Hugo copies no file from a folder of pages that has no _index.md: pictures come from its static files.
    shutil.copytree(
        folder / "decisions", site / "static" / "decisions", ignore=shutil.ignore_patterns("*.md")
    )
    return Builder(
        "hugo",
        site,
        lambda out: [executable, "--quiet", "--noBuildLock", "--destination", str(out)],
        "decisions",
    )


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


def run(builder: Builder, out: Path, *, count: int, sampled: bool) -> Run:
    """Build once into a folder that is not there yet. Sampling the memory slows a build: it is no run to be timed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    peak, ended = 0, threading.Event()

    def sample(group: int) -> None:
        nonlocal peak
        while not ended.wait(SAMPLE):
            peak = max(peak, proportional(group))

    log = out.with_suffix(".log")
    with log.open("wb") as told:
        start = time.perf_counter()
        process = subprocess.Popen(
            builder.command(out),
            cwd=builder.folder,
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
    made = sum(1 for _ in (out / builder.records).glob("*.html"))
    if process.returncode or made < count:
        sys.exit(
            f"{builder.name} made {made} of {count} pages and ended with {process.returncode}:\n{log.read_text()}"
        )
    largest = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Run(wall, usage.ru_utime + usage.ru_stime, (peak or largest) / 1e6)


def compare(
    builders: Sequence[Builder], folder: Path, *, count: int, rounds: int
) -> dict[str, tuple[Run, list[Run]]]:
    """Run all builders in turn: once for the memory, which warms the file cache, then `rounds` times for the clock.

    Each round begins with the next builder, and each build has a folder of its own; all are removed at the end,
    since removing one slows the writes of the next.
    """
    memory = {
        each.name: run(each, folder / f"out-{each.name}", count=count, sampled=True) for each in builders
    }
    timed: dict[str, list[Run]] = {each.name: [] for each in builders}
    for turn in range(rounds):
        first = turn % len(builders)
        for each in (*builders[first:], *builders[:first]):
            timed[each.name].append(run(each, folder / f"out-{each.name}-{turn}", count=count, sampled=False))
    return {name: (memory[name], timed[name]) for name in memory}


def lines(count: int, results: dict[str, tuple[Run, list[Run]]]) -> list[str]:
    """Write the results as a Markdown table's rows."""
    rows = []
    for name, (memory, runs) in results.items():
        wall, cpu = (statistics.median(getattr(each, field) for each in runs) for field in ("wall", "cpu"))
        spread = f"{min(each.wall for each in runs):.2f}–{max(each.wall for each in runs):.2f}"
        ratio = ""
        if "hugo" in results and name != "hugo":
            pairs = [ours.wall / theirs.wall for ours, theirs in zip(runs, results["hugo"][1], strict=True)]
            ratio = f"{statistics.median(pairs):.2f}"
        rows.append(
            f"| {count:,} | {name} | {wall:.2f} | {spread} | {cpu:.2f} | {memory.memory:.0f} | {ratio} |"
        )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "counts", metavar="N", type=int, nargs="*", help="how many records (default: 100 1000 10000)"
    )
    parser.add_argument("--rounds", type=int, default=3, help="timed builds of each program (default: 3)")
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
        "| records | program | s | from–to | CPU s | MB | wall to Hugo's |\n|--:|---|--:|--:|--:|--:|--:|",
        flush=True,
    )
    with tempfile.TemporaryDirectory(prefix="steelyard-bench-") as place:
        for count in [0] if given.records else given.counts or [100, 1_000, 10_000]:
            folder = Path(place) / str(count)
            if given.records:
                shutil.copytree(given.records, folder / "decisions")
            else:
                words = [sys.executable, str(HERE / "generate.py"), str(count), str(folder / "decisions")]
                subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
            builders = [steelyard(folder), *([hugo(executable, folder)] if executable else [])]
            number = sum(1 for _ in (folder / "decisions").glob("*.md"))
            print(
                *lines(number, compare(builders, folder, count=number, rounds=given.rounds)),
                sep="\n",
                flush=True,
            )


if __name__ == "__main__":
    main()
