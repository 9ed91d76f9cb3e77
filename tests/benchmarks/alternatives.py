"""What other ways would make of a cold build, as shares of its processor time: python tests/benchmarks/alternatives.py [N].

Builds of N generated records take turns: as it is; with nothing made but the records' own pages, and nothing kept; with
the modules of the pure floors that hold functions only compiled by mypyc, where that and a C compiler are there
(compiling takes some minutes); and by each further Python that `--python` names, in which Steelyard's dependencies must
be installed. Decision 0058 has the figures.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FLOORS = ("core", "reading", "markdown")
UNFIT = (
    "core/addresses.py",  # asks whether a tuple is the same one, which has no answer there
    "core/article.py",  # is given what is like a tuple, and is none
    "markdown/patterns.py",  # is called by Pygments in a way that compiled functions do not take
)
CLASS = re.compile(r"^class ", re.MULTILINE)
FAULT = re.compile(r"^(\S+\.py):\d+: error", re.MULTILINE)
SETUP = """
import sys
from mypyc.build import mypycify
from setuptools import setup
setup(name="compiled", packages=[], ext_modules=mypycify(
    ["--ignore-missing-imports", "--follow-imports=silent", *sys.stdin.read().split()], opt_level="2", separate=True
))
"""
ALONE = """
from steelyard.edges.files import Files
from steelyard.edges.pages import Site
Site._lists = Files.groups = lambda *_: ()
"""
MAIN = "from steelyard.__main__ import main\nmain()"


def compiled(tree: Path) -> int:
    """Compile the modules of a copy of `src` that mypyc takes; return how many of them there are."""
    fit = [
        str(path.relative_to(tree))
        for floor in FLOORS
        for path in sorted((tree / "steelyard" / floor).rglob("*.py"))
        if path.stat().st_size and not CLASS.search(path.read_text(encoding="utf-8"))
    ]
    fit = [name for name in fit if not name.endswith(("__init__.py", *UNFIT))]
    while fit:
        done = subprocess.run(
            [sys.executable, "-c", SETUP, "build_ext", "--build-lib", "."],
            cwd=tree,
            env=os.environ | {"MYPYPATH": str(tree)},
            input=" ".join(fit),
            capture_output=True,
            text=True,
            check=False,
        )
        refused = set(FAULT.findall(done.stdout + done.stderr))
        if done.returncode == 0:
            return len(fit)
        if not refused:
            raise SystemExit(f"mypyc could not compile: {(done.stdout + done.stderr)[-2000:]}")
        fit = [name for name in fit if name not in refused]
    return 0


def seconds(python: str, tree: Path, before: str, folder: Path, *options: str) -> float:
    """Build the records of a folder in a new process, after some lines of code; return its processor seconds."""
    env = os.environ | {
        "PYTHONPATH": str(tree),
        "PYTHONHASHSEED": "0",
        "STEELYARD_CACHE": str(folder / "cache"),
    }
    command = [python, "-c", before + MAIN, "build", "decisions", "--out", str(folder / "out"), *options]
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder / "project", env=env, check=True, stdout=subprocess.DEVNULL)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    shutil.rmtree(folder / "out")
    shutil.rmtree(folder / "cache", ignore_errors=True)
    return end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime


def main() -> None:
    """Build in turns, and print each way's share."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", nargs="?", type=int, default=1_000, metavar="N")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--python", action="append", default=[], metavar="PATH")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "project").mkdir()
        generate = [sys.executable, str(ROOT / "tests/benchmarks/generate.py"), str(asked.count), "decisions"]
        subprocess.run(generate, cwd=folder / "project", check=True, capture_output=True)
        here, usual = ROOT / "src", "as it is"
        ways: dict[str, tuple[str, Path, str, tuple[str, ...]]] = {
            usual: (sys.executable, here, "", ()),
            "the records' own pages alone": (sys.executable, here, ALONE, ("--no-cache",)),
        }
        if find_spec("mypyc") is None:
            print("mypyc is not installed")
        else:
            shutil.copytree(ROOT / "theme", folder / "theme")
            shutil.copytree(here, folder / "src")
            count = compiled(folder / "src")
            ways[f"{count} modules compiled by mypyc"] = (sys.executable, folder / "src", "", ())
        ways |= {python: (python, here, "", ()) for python in asked.python}
        taken: dict[str, list[float]] = {name: [] for name in ways}
        for turn in range(asked.rounds + 1):
            for name, (python, tree, before, options) in ways.items():
                time = seconds(python, tree, before, folder, *options)
                if turn:  # the first compiles what stays compiled
                    taken[name].append(time)
    for name, times in taken.items():
        share = statistics.median(time / whole for time, whole in zip(times, taken[usual], strict=True))
        print(f"{name}: {statistics.median(times):.2f} s, {share:.2f}", flush=True)


if __name__ == "__main__":
    main()
