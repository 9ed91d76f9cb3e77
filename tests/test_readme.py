"""The README says what is true: its table of keys, its commands, its example."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

from steelyard.doors.cli import COMMANDS
from steelyard.reading.config import config_reference

README = Path(__file__).parent.parent / "README.md"
CI = README.parent / ".ci" / "run"
TABLE = re.compile(r"(<!-- config: start[^>]*-->\n).*?(<!-- config: end -->)", re.DOTALL)


def commands(text: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [line.split("  #")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


def test_every_key_is_listed(*, approve: bool) -> None:
    """The table of keys is the one that reading goes by."""
    text = README.read_text(encoding="utf-8")
    rows = "".join(f"| `{key}` | {meaning} | {default} |\n" for key, meaning, default in config_reference())
    wanted = TABLE.sub(
        lambda found: f"{found[1]}| Key | Meaning | Default |\n|---|---|---|\n{rows}{found[2]}", text
    )
    if approve:
        README.write_text(wanted, encoding="utf-8")
        return
    assert text == wanted


def test_ci_runs_the_readmes_test_command() -> None:
    """What a newcomer is told to type is what continuous integration runs, letter for letter."""
    (command,) = (line for line in commands(README.read_text(encoding="utf-8")) if "pytest" in line)
    assert command in CI.read_text(encoding="utf-8").splitlines()


def test_commands_run(tmp_path: Path) -> None:
    """Each command of the section about one's own records runs on the README's own example."""
    text = README.read_text(encoding="utf-8")
    (example,) = re.findall(r"```markdown\n(---\n.*?)```", text, re.DOTALL)
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions/0012-queue.md").write_text(example, encoding="utf-8")
    (table,) = re.findall(r"```csv\n(.*?)```", text, re.DOTALL)
    (tmp_path / "decisions/0012-queue.criteria.csv").write_text(table, encoding="utf-8")
    (tmp_path / "decisions/0003-cron.md").write_text("# Cron\n\nStatus: superseded\n", encoding="utf-8")
    run = [line for line in commands(text) if line.startswith("steelyard ") and "serve" not in line]
    assert len(run) >= 16
    for command in run:
        done = subprocess.run(
            [sys.executable, "-m", "steelyard", *shlex.split(command)[1:]],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_help_of_each_command_has_an_example() -> None:
    """Nobody has to guess how a command is typed."""
    for command in COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "steelyard", command, "--help"], capture_output=True, text=True, check=True
        )
        assert f"steelyard {command}" in done.stdout.split("Example:")[1]
