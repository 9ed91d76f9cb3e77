"""Nothing is silent: every code is reported by the program, at its place, with a reason and a remedy."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from steelyard.diagnostics.catalogue import CATALOGUE
from steelyard.doors.cli import cli
from trust.every_code import ELSEWHERE, EVERY, IN_WORDS

if TYPE_CHECKING:
    from trust.every_code import Reached

ROOT = Path(__file__).parents[2]
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
DRAWN = re.compile(
    r"^(?:error|warning|note)\[(?P<code>[A-Z]\d{3})\]: (?P<message>.+)\n --> (?P<place>.+)", re.MULTILINE
)


def made(reached: Reached, root: Path) -> None:
    """Make the project that a code is reached in."""
    root.mkdir()
    for name, text in reached.files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    if reached.prepare:
        reached.prepare(root)


def told(reached: Reached, out: str, err: str) -> list[tuple[str, str, tuple[str, int, int] | None]]:
    """Return what a run found: code, message, place."""
    if "json" in reached.command:
        return [
            (each["code"], each["message"] + each["hint"], (each["file"], each["line"], each["column"]))
            for each in json.loads(out)
        ]
    return [(each["code"], each["message"], None) for each in DRAWN.finditer(out + err)]


def test_every_code_is_in_the_table() -> None:
    """There is a project for each code of the catalogue, or a test that is named; and for no other code."""
    assert {each.code for each in EVERY} | set(ELSEWHERE) | set(IN_WORDS) == set(CATALOGUE)
    for code, file in ELSEWHERE.items():
        assert code in (ROOT / file).read_text(encoding="utf-8"), (code, file)


@pytest.mark.parametrize("reached", EVERY, ids=lambda each: each.code)
def test_the_program_reports_it(reached: Reached, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command reports the code at its severity and place, in words without control characters; its exit code agrees."""
    made(reached, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    done = CliRunner().invoke(cli, reached.command, env={"SOURCE_DATE_EPOCH": "1795651200"})
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    found = told(reached, done.stdout, done.stderr)
    assert reached.code in {code for code, _, _ in found}, (found, done.output)
    if reached.place:
        assert (reached.code, reached.place) in {(code, place) for code, _, place in found}
    for code, message, _ in found:
        assert message
        assert not CONTROL.search(message), (code, message)
    failed = any(CATALOGUE[code].severity == "error" for code, _, _ in found)
    assert done.exit_code == (1 if failed else 0), done.output


@pytest.mark.parametrize("code", IN_WORDS)
def test_the_program_says_it(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has a sentence of its own in place of a code is said all the same."""
    reached, words = IN_WORDS[code]
    made(reached, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    assert words in CliRunner().invoke(cli, reached.command).output


AROUND = {
    "decisions/0007-choose-a-queue.md": "# Choose a queue\n\n## Decision drivers\n\nOrders.\n",
    "decisions/0009-choose-a-cache.md": "# Choose a cache\n",
    "decisions/0012-choose-kafka.md": "# Choose Kafka\n",
    "decisions/images/load.png": "x",
    "decisions/figures.xlsx": "x",
    "decisions/.private/figures.xlsx": "x",
    "decisions/report.html": "<p>",
    "decisions/report.pdf": "x",
}
"""What the examples of links lead to, and what they miss."""
TWICE = {**AROUND, "decisions/0007-choose-a-cache.md": "# Choose a cache\n"}
DRAFT = {**AROUND, "decisions/0009-choose-a-cache.md": "---\ndraft: true\n---\n# Choose a cache\n"}

EXAMPLES = (
    *(f"L2{number:02}" for number in range(1, 11)),
    *("B401", "B403", "B405", "K801", "K802", "K804", "K806", "K807", "K809", "K811"),
)


def reported(example: str, code: str, root: Path) -> set[str]:
    """Return the codes that the program reports where a record, or its table, is what an example shows."""
    around = {"L202": TWICE, "L204": TWICE, "L207": AROUND if "no draft" in example else DRAFT}
    files = dict(around.get(code, AROUND))
    if code.startswith("K"):
        files |= {"decisions/0001-one.md": "# One\n", "decisions/0001-one.criteria.csv": example}
    else:
        files["decisions/0001-one.md"] = example if example.startswith("---") else f"# One\n\n{example}\n"
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    done = CliRunner().invoke(cli, ("check", "--format", "json", str(root / "decisions")))
    return {each["code"] for each in json.loads(done.stdout)}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_examples_of_explain_are_true(code: str, tmp_path: Path) -> None:
    """What `explain` shows as bad brings the code, and what it shows as good does not."""
    entry = CATALOGUE[code]
    assert code in reported(entry.bad, code, tmp_path / "bad")
    assert code not in reported(entry.good, code, tmp_path / "good")
