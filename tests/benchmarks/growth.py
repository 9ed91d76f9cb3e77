#!/usr/bin/env python3
"""How processor time and memory of a cold build grow with the number of records.

The exponent between two sizes is log(t₂ / t₁) / log(n₂ / n₁): 1 where twice as many records take twice as much.
"""

from __future__ import annotations

import argparse
import math
import statistics
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.bench import COLD, HERE, ROOT, Run, forget, kept, run, steelyard

SIZES = (100, 1_000, 10_000, 30_000)
MOST = 3  # builds of a size, as far as they have no more records together than the largest one


def built(count: int, place: Path, builds: int) -> Run:
    """Build so many generated records so often, each time from nothing; return the medians."""
    folder = place / str(count)
    words = [sys.executable, str(HERE / "generate.py"), str(count), str(folder / "decisions")]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    runs = []
    for turn in range(builds):
        forget(kept(folder))
        runs.append(run(steelyard(folder, COLD), folder / f"out-{turn}", count=count, sampled=True))
    return Run(
        *(statistics.median(getattr(each, field) for each in runs) for field in ("wall", "cpu", "memory"))
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", metavar="N", type=int, nargs="*", help="default: 100 1000 10000 30000")
    sizes = sorted(parser.parse_args().sizes or SIZES)
    print(
        "| records | CPU s | MB | CPU: exponent | memory: exponent |\n|--:|--:|--:|--:|--:|",
        flush=True,
    )
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(ROOT / "src")], check=True)
    done: dict[int, Run] = {}
    with tempfile.TemporaryDirectory(prefix="steelyard-growth-") as name:
        built(sizes[0], Path(name) / "warm", 1)  # what is compiled once for a machine
        for count in sizes:
            done[count] = built(count, Path(name), max(1, min(MOST, sizes[-1] // count)))
            exponents = [""] * 2
            for before, now in list(pairwise(done))[-1:]:
                more = math.log(now / before)
                one, other = done[before], done[now]
                exponents = [
                    f"{math.log(other.cpu / one.cpu) / more:.2f}",
                    f"{math.log(other.memory / one.memory) / more:.2f}",
                ]
            last = done[count]
            cells = [f"{count:,}", f"{last.cpu:.1f}", f"{last.memory:.0f}", *exponents]
            print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
