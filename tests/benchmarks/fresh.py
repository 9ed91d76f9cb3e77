#!/usr/bin/env python3
"""What a build takes on a machine that has kept nothing yet, in seconds: python tests/benchmarks/fresh.py [N …].

Builds of N generated records (10, 100, 1,000) take turns, each with an empty cache: with templates compiled by a process
of their own beside the reading, and by each process that fills them. Decision 0060 has the figures.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent.parent / "src"
BESIDE = "from steelyard.__main__ import main\nmain()\n"
ALONE = f"from steelyard.edges.looks import beside\nbeside.can_fork = lambda: False\n{BESIDE}"
ROUNDS = 5


def built(code: str, project: Path, out: Path) -> tuple[float, float]:
    """Build once with an empty cache; return wall and processor seconds."""
    cache = project.parent / "cache"
    shutil.rmtree(cache, ignore_errors=True)
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "STEELYARD_CACHE": str(cache)}
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    words = [sys.executable, "-c", code, "build", "--out", str(out)]
    subprocess.run(words, cwd=project, env=environment, check=True, capture_output=True)
    wall, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("counts", metavar="N", type=int, nargs="*", help="default: 10 100 1000")
    print("| records | templates beside: wall, processor | by each process: wall, processor |\n|--:|--:|--:|")
    for count in parser.parse_args().counts or [10, 100, 1_000]:
        with tempfile.TemporaryDirectory(prefix="steelyard-fresh-") as name:
            project = Path(name, "project")
            words = [sys.executable, str(HERE / "generate.py"), str(count), str(project / "decisions")]
            subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
            taken: dict[str, list[tuple[float, float]]] = {BESIDE: [], ALONE: []}
            for turn in range(ROUNDS):
                for at, (code, runs) in enumerate(taken.items()):
                    runs.append(built(code, project, Path(name, f"out-{turn}-{at}")))
            cells = [
                ", ".join(f"{statistics.median(each):.2f} s" for each in zip(*runs, strict=True))
                for runs in taken.values()
            ]
            print(f"| {count:,} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
