"""`steelyard strings`: the words of the interface as YAML that can be pasted, and what is wrong with a site's own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from steelyard.edges.looks.messages import shipped

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions/0001-x.md").write_text("# X\n\nStatus: accepted\n", encoding="utf-8")
    return tmp_path


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "steelyard", "strings", *arguments]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)


def test_all_messages_are_printed_ready_to_paste(project: Path) -> None:
    """The output is a configuration that says what it said before, with every message in it once."""
    config = project / "steelyard.yml"
    config.write_text(
        'site: {language: pl}\nstrings: {In force: "W mocy", "{n} more": "jeszcze {n}"}\n', encoding="utf-8"
    )
    done = run(project)
    assert (done.returncode, done.stderr) == (0, "")
    printed = yaml.safe_load(done.stdout)["strings"]
    assert set(printed) == set(shipped())
    assert (printed["In force"], printed["{n} more"], printed["Draft"]) == ("W mocy", "jeszcze {n}", "")
    assert printed["{n} records"] == dict.fromkeys(("one", "few", "many", "other"), "")
    config.write_text(f"site: {{language: pl}}\n{done.stdout}", encoding="utf-8")
    assert run(project).stdout == done.stdout


def test_only_what_is_missing(project: Path) -> None:
    """--missing leaves out what has a text, and says so where nothing is left."""
    config = project / "steelyard.yml"
    config.write_text("strings: {In force: Holds}\n", encoding="utf-8")
    printed = yaml.safe_load(run(project, "--missing").stdout)["strings"]
    assert set(printed) == set(shipped()) - {"In force"}
    config.write_text(
        yaml.safe_dump({"strings": {text: text for text in shipped()}}, allow_unicode=True), encoding="utf-8"
    )
    done = run(project, "--missing")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Every message has a text.\n")


def test_a_half_said_plural_is_missing(project: Path) -> None:
    """A message that lacks a category of everyday numbers is printed with what it has; one of millions is not asked for."""
    config = project / "steelyard.yml"
    config.write_text(
        'site: {language: pl}\nstrings:\n  "{n} records": {one: "{n} wpis", other: "{n} wpisu"}\n'
        '  "{n} more": {one: "{n} a", few: "{n} b", many: "{n} c", other: "{n} d"}\n',
        encoding="utf-8",
    )
    printed = yaml.safe_load(run(project, "--missing").stdout)["strings"]
    assert printed["{n} records"] == {"one": "{n} wpis", "few": "", "many": "", "other": "{n} wpisu"}
    assert "{n} more" not in printed
    config.write_text(
        'site: {language: fr}\nstrings: {"{n} records": {one: "{n} fiche", other: "{n} fiches"}}\n',
        encoding="utf-8",
    )
    assert "{n} records" not in yaml.safe_load(run(project, "--missing").stdout)["strings"]


def test_what_is_wrong_is_told(project: Path) -> None:
    """A misspelt message is a warning, a text that does not fit an error: the command ends with 1."""
    config = project / "steelyard.yml"
    config.write_text("strings: {In Force: Holds}\n", encoding="utf-8")
    done = run(project)
    assert (done.returncode, "warning[C008]" in done.stderr) == (0, True)
    config.write_text('strings: {"by {name}": "{nmae}"}\n', encoding="utf-8")
    done = run(project)
    assert (done.returncode, "error[C010]" in done.stderr) == (1, True)
