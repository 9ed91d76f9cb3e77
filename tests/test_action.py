"""The GitHub Action and the pre-commit hook are what those programs read, and the action's own script builds."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from steelyard.core.paths import ENDINGS
from steelyard.doors.cli import cli

ROOT = Path(__file__).parent.parent


def action() -> dict[str, Any]:
    found = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_the_action_takes_nothing_into_its_scripts() -> None:
    """Inputs come to scripts as variables: no text of a workflow's is ever read as a command."""
    found = action()
    assert set(found["inputs"]) == {"version", "sources", "base-url", "strict", "out"}
    assert all(each["description"] for each in (*found["inputs"].values(), *found["outputs"].values()))
    steps = found["runs"]["steps"]
    used = set(re.findall(r"inputs\.([a-z-]+)", str([step.get("env") for step in steps])))
    assert used == set(found["inputs"])
    for step in steps:
        assert "${{" not in step.get("run", "")
        assert ("run" in step) == ("shell" in step)


@pytest.mark.parametrize(
    ("sources", "strict", "code"), [("", "true", 1), ("", "false", 0), ("my records\n\n-other\n", "true", 0)]
)
def test_the_action_builds(tmp_path: Path, sources: str, strict: str, code: int) -> None:
    """Its script builds what it is told to, names the site's folder, and fails where a build does."""
    (build,) = (step for step in action()["runs"]["steps"] if step.get("id") == "build")
    for folder, text in (("decisions", "[x](gone.md)"), ("my records", ""), ("-other", "")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"000{len(folder)}-a.md").write_text(
            f"# {folder}\n\nStatus: accepted\n\n{text}\n"
        )
    told = tmp_path / "output"
    environment = os.environ | {
        "PYTHON": sys.executable,
        "SOURCES": sources,
        "BASE_URL": "https://x.example/d",
        "STRICT": strict,
        "OUT": "the site",
        "GITHUB_OUTPUT": str(told),
    }
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", build["run"]],
        cwd=tmp_path,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == code, done.stderr
    if code:
        assert done.stdout.startswith("::warning file=decisions/")
    else:
        assert told.read_text() == f"path={tmp_path}/the site\n"
        assert (tmp_path / "the site/index.html").is_file()


def test_the_hook_checks() -> None:
    """The hook runs a command that there is, once, whenever a file that a record may be in is committed."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("steelyard-check", "python", False)
    program, command, *options = shlex.split(hook["entry"])
    assert program == "steelyard"
    found = cli.get_command(click.Context(cli), command)
    assert found
    assert set(options) <= {name for parameter in found.params for name in parameter.opts}
    for name in (
        "decisions/0001-a.md",
        *(f"docs/A{ending}" for ending in (".MD", *ENDINGS)),
        "a.criteria.csv",
        "a.criteria.yaml",
        "steelyard.yml",
        ".adr-dir",
    ):
        assert re.search(hook["files"], name)
    for name in ("src/main.py", "a.mdx.txt", "adr-dir"):
        assert not re.search(hook["files"], name)
