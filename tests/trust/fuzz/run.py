"""Runs a target on what is made of its seeds: by coverage where Atheris is installed, else by plain changes.

`python tests/trust/fuzz/run.py NAME --runs 2000 --seed 1 [--seconds 300] [--finds FOLDER] [--keep FOLDER]`. It ends with
another code than 0 where the target raised, hung for 10 seconds, or took more than 300 MB beyond what it began with; the
input lies in the folder of finds.
"""

from __future__ import annotations

import argparse
import faulthandler
import hashlib
import importlib.util
import random
import resource
import sys
import time
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trust.fuzz.targets import Target

ATHERIS = importlib.util.find_spec("atheris") is not None
TESTS = Path(__file__).parents[2]
MOST_SECONDS = 10
MOST_MEGABYTES = 300
LONGEST = 4_096
_ANY = ("\0", "\n", "/", " ", "\ufffd")


def main() -> None:
    asked = _asked()
    sys.path.insert(0, str(TESTS))
    by_coverage = ATHERIS and not asked.plain
    with _instrumented() if by_coverage else nullcontext():
        from trust.fuzz.targets import TARGETS
    target = TARGETS[asked.name]
    for seed in target.seeds:
        target.run(seed)  # whatever is loaded late is loaded now
    (_by_coverage if by_coverage else _plainly)(target, asked)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("name")
    parser.add_argument("--runs", type=int, default=-1)
    parser.add_argument("--seconds", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--finds", default="")
    parser.add_argument("--keep", default="")
    parser.add_argument("--plain", action="store_true")
    return parser.parse_args()


def _megabytes() -> int:
    with suppress(OSError), Path("/proc/self/status").open(encoding="utf-8") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) // 1024
    # It holds what the process had that started this one, too.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _instrumented() -> Any:
    import atheris

    return atheris.instrument_imports(include=["steelyard"])


def _by_coverage(target: Target, asked: argparse.Namespace) -> None:
    import atheris

    keep = Path(asked.keep)
    keep.mkdir(parents=True, exist_ok=True)
    for seed in target.seeds if asked.keep else ():
        (keep / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
    words = Path(asked.finds or ".", f"{asked.name}.words")
    words.write_text("".join(f'"{_quoted(word)}"\n' for word in target.words or _ANY))
    options = [
        f"-seed={asked.seed}", f"-runs={asked.runs}", f"-max_total_time={asked.seconds}", f"-timeout={MOST_SECONDS}",
        f"-rss_limit_mb={_megabytes() + MOST_MEGABYTES}", f"-max_len={LONGEST}", f"-dict={words}",
        f"-artifact_prefix={asked.finds or '.'}/{asked.name}-", "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, *([asked.keep] if asked.keep else [])], target.run)
    atheris.Fuzz()


def _quoted(word: str) -> str:
    return "".join(
        chr(byte) if 0x20 <= byte < 0x7F and chr(byte) not in '"\\' else f"\\x{byte:02x}"
        for byte in word.encode()
    )


def _plainly(target: Target, asked: argparse.Namespace) -> None:
    dice, pool = random.Random(asked.seed), list(target.seeds)
    words = [word.encode() for word in target.words or _ANY]
    begun, runs, most = time.monotonic(), 0, _megabytes() + MOST_MEGABYTES
    while runs != asked.runs and not (asked.seconds and time.monotonic() - begun > asked.seconds):
        data = changed(dice, pool, words)
        runs += 1
        faulthandler.dump_traceback_later(MOST_SECONDS, exit=True)
        try:
            target.run(data)
            assert _megabytes() < most, f"{_megabytes()} MB"
        except BaseException:
            Path(asked.finds or ".", f"{asked.name}-crash-{hashlib.sha1(data).hexdigest()}").write_bytes(data)
            raise
        if dice.random() < 0.05:
            pool.append(data)
    faulthandler.cancel_dump_traceback_later()
    print(f"{asked.name}: {runs} runs")


def changed(dice: random.Random, pool: list[bytes], words: list[bytes]) -> bytes:
    """Make one input of those there are: cut, doubled, crossed, with bytes and words put in."""
    data = dice.choice(pool)
    for _ in range(dice.randint(1, 6)):
        first, last = sorted(dice.randrange(len(data) + 1) for _ in range(2))
        piece = data[first:last]
        way = dice.randrange(6)
        if way == 0:
            data = data[:first] + data[last:]
        elif way == 1:
            data = data[:first] + piece * dice.randint(2, 9) + data[last:]
        elif way == 2:
            data = data[:first] + dice.choice(words) * dice.choice((1, 1, 2, 30)) + data[first:]
        elif way == 3:
            data = data[:first] + dice.randbytes(dice.randint(1, 4)) + data[first + 1 :]
        elif way == 4:
            data = data[:first] + piece[::-1] + data[last:]
        else:
            other = dice.choice(pool)
            data = data[:first] + other[min(last, len(other)) :]
    return data[:LONGEST]


if __name__ == "__main__":
    main()
