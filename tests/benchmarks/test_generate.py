"""The generated records: the same at every run, of the size and variety that is promised, nothing wrong in them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.generate import WORDS, generate

HERE = Path(__file__).parent
COUNT = 150


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated") / "decisions"
    generate(COUNT, folder)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}


def test_same_at_every_run(records: Path, tmp_path: Path) -> None:
    """Another process, with another seed of Python's hashes, writes the same bytes."""
    environment = {**os.environ, "PYTHONHASHSEED": "12345"}
    command = [sys.executable, str(HERE / "generate.py"), str(COUNT), str(tmp_path / "again")]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    assert contents(tmp_path / "again") == contents(records)


def test_size_and_variety(records: Path) -> None:
    """Records have 3 to 6 kB; no code stands twice, every language comes; some supersede, some show a picture."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(records.glob("*.md"))]
    assert len(texts) == COUNT
    assert all(3000 <= len(text.encode()) <= 6000 for text in texts)
    blocks = [
        block
        for text in texts
        for block in re.findall(r"^```(\w+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    ]
    assert Counter(blocks).most_common(1)[0][1] == 1
    assert {language for language, _ in blocks} == {snippet["language"] for snippet in WORDS["snippets"]}
    assert (
        sum("\nsupersedes: [" in text for text in texts)
        == sum("\nsuperseded-by: [" in text for text in texts)
        > 5
    )
    pictures = {picture for text in texts for picture in re.findall(r"!\[.*?\]\((.*?)\)", text)}
    assert pictures == {name for name in contents(records) if name.endswith(".svg")}
    assert len(pictures) > 5


def test_nothing_wrong(records: Path) -> None:
    """`steelyard check --strict` reads every record and finds nothing to report."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent.parent / "src")}
    command = [sys.executable, "-m", "steelyard", "check", "--strict", records.name]
    done = subprocess.run(
        command, cwd=records.parent, env=environment, check=False, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr, done.returncode) == (f"{COUNT} records, nothing to report.\n", "", 0)
