"""Time the figures of a criteria table: python tests/benchmarks/scores.py.

Each size is timed in new processes, after the imports: once cold, then warm. Nothing in the tests depends on a time.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path
from random import Random

TESTS = Path(__file__).resolve().parent.parent
SIZES = ((10, 5), (100, 30))
ROUNDS = 7


def measure(criteria: int, options: int) -> None:
    """Print the milliseconds of one process: cold, warm, and warm for the strips of all criteria."""
    sys.path[:0] = [str(TESTS), str(TESTS.parent / "src")]
    from score_samples import contest, make_table, sensitivity, turns
    from steelyard.core.scores.envelopes import contest_strips
    from steelyard.core.scores.scoring import score

    random = Random(1)
    table = make_table(
        [random.choices(range(1, 6), k=criteria) for _ in range(options)],
        random.choices(range(1, 11), k=criteria),
    )

    def figures() -> None:
        score(table)
        sensitivity(table)
        turns(table)

    def strips() -> None:
        contest_strips(contest(table), Fraction(10))

    times = []
    for work in (figures, figures, strips):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    print(*times)


def main() -> None:
    """Print the medians of several processes."""
    print(
        "criteria × options   all figures: cold      warm   strips of all criteria   (milliseconds, median)"
    )
    for criteria, options in SIZES:
        rounds = [
            [
                float(text)
                for text in subprocess.run(
                    [sys.executable, __file__, str(criteria), str(options)],
                    capture_output=True,
                    text=True,
                    check=True,
                ).stdout.split()
            ]
            for _ in range(ROUNDS)
        ]
        cold, warm, strips = (statistics.median(column) for column in zip(*rounds, strict=True))
        print(f"{criteria:>8} × {options:<7} {cold:>20.1f} {warm:>9.1f} {strips:>24.1f}")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        measure(int(sys.argv[1]), int(sys.argv[2]))
    else:
        main()
