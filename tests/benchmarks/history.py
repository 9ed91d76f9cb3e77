"""What `history: git` costs: the same records with and without it, from a repository made for the purpose.

    python tests/benchmarks/history.py [N]

makes N records with five commits each, ten records a commit, and prints processor seconds of all
processes: wall time says little on a busy machine.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.edges.git import history
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from steelyard.edges.project import Project

HERE = Path(__file__).parent
TOGETHER = 10  # records of one commit
FIRST = 1_400_000_000  # seconds; a commit a day from there
VERSIONS = ("proposed", "proposed", "accepted", "accepted", "")
ROUNDS = 3
STATUS = re.compile("^status: .*$", re.MULTILINE)


def version(text: str, step: int) -> bytes:
    """Return a record as it was at one of its five commits: two change its status, two its body."""
    status = VERSIONS[step]
    text = STATUS.sub(f"status: {status}", text, count=1) if status else text
    return (text + (f"\nChanged {step} times.\n" if step % 2 else "")).encode()


def commits(files: list[Path], root: Path) -> Iterator[bytes]:
    """Write a stream for `git fast-import`."""
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    day = 0
    for start in range(0, len(files), TOGETHER):
        for step in range(len(VERSIONS)):
            who = f"Ann Field <ann@example.org> {FIRST + 86_400 * day} +0000"
            day += 1
            yield f"commit refs/heads/main\nauthor {who}\ncommitter {who}\ndata 1\nx\n".encode()
            for file in files[start : start + TOGETHER]:
                data = version(texts[file], step)
                yield f"M 100644 inline {file.relative_to(root).as_posix()}\ndata {len(data)}\n".encode()
                yield data + b"\n"


def make(count: int, root: Path) -> None:
    """Make the repository, packed as a clone is."""
    subprocess.run([sys.executable, HERE / "generate.py", str(count), root / "decisions"], check=True)
    stream = b"".join(commits(sorted((root / "decisions").glob("*.md")), root))
    for command in (
        ["init", "-qb", "main"],
        ["fast-import", "--quiet"],
        ["reset", "-q", "--hard"],
        ["gc", "-q"],
    ):
        feed = stream if command[0] == "fast-import" else None
        subprocess.run(["git", *command], cwd=root, input=feed, check=True)


def seconds(project: Project) -> float:
    """Survey the project as in a new process, and return the processor seconds of it and its children."""
    history._known.cache_clear()
    before = sum(os.times()[:4])
    survey(project)
    return sum(os.times()[:4]) - before


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", metavar="N", type=int, nargs="?", default=1000, help="how many records")
    count = parser.parse_args().count
    with tempfile.TemporaryDirectory() as folder:
        make(count, Path(folder))
        found = find_project(Path(folder))
        asking = replace(found, settings=replace(found.settings, history="git"))
        survey(found)
        for _ in range(ROUNDS):
            print(
                f"{count} records: {seconds(found):.2f} s without, {seconds(asking):.2f} s with history: git"
            )


if __name__ == "__main__":
    main()
