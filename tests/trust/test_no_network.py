"""No command reaches the network unless it is told to publish: nothing phones home, and Git is never told to fetch.

That no page asks for anything beyond its site is held by tests/browser/test_policy.py; that a partial clone fetches
nothing, by tests/edges/test_git.py.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from every_page import ORCHARD
from git_samples import commit, git
from listening import Serving
from trust.everything_written import ROOT, copied

REMOTE = "https://forge.invalid/acme/orchard.git"
COMMANDS = (
    ("build", "--no-cache"),
    ("check", "--changed", "main"),
    ("score", "field:3"),
    ("export", "--single-file"),
    ("publish", "public"),
    ("new", "Another", "--source", "office"),
)
TO_THE_NETWORK = frozenset(
    {"fetch", "pull", "push", "clone", "ls-remote", "submodule", "fetch-pack", "send-pack", "http-fetch"}
)
"""What Git is told where something is to come from elsewhere or to go there."""


@dataclass(frozen=True, slots=True)
class Alone:
    """A project in a repository, for a Python that reaches nothing; `unshared` is what cuts off other programs too."""

    folder: Path
    environment: dict[str, str]
    unshared: tuple[str, ...]

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*self.unshared, sys.executable, *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def tried(self, what: str) -> list[list[str]]:
        """Return what was tried of a kind."""
        file = Path(self.environment["STEELYARD_TRIED"])
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return [words for kind, words in map(json.loads, lines) if kind == what]


@pytest.fixture
def alone(tmp_path: Path) -> Alone:
    """Give a project that names much of the network, in surroundings without one."""
    folder = copied(ORCHARD, tmp_path / "orchard")
    record = folder / "office/0009-names-the-network.md"
    record.write_text(
        "---\nstatus: accepted\n---\n# Names the network\n\n"
        "![](https://forge.invalid/a.png) <https://forge.invalid/> [x](//forge.invalid/y.md)\n\n"
        '<img src="http://127.0.0.1:9/b.png"> <link rel="stylesheet" href="https://forge.invalid/c.css">\n',
        encoding="utf-8",
    )
    (folder / "steelyard.yml").write_text(
        (folder / "steelyard.yml").read_text(encoding="utf-8") + "dates: git\nhistory: git\n",
        encoding="utf-8",
    )
    git(folder, "init", "-q")
    commit(folder, "2020-01-01")
    git(folder, "remote", "add", "origin", REMOTE)
    shutil.copyfile(Path(__file__).with_name("without_network.py"), tmp_path / "sitecustomize.py")
    environment = {
        **os.environ,
        "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT / 'src'}",
        "STEELYARD_TRIED": str(tmp_path / "tried"),
    }
    cut = ("unshare", "--user", "--map-root-user", "--net")
    allowed = (
        shutil.which("unshare")
        and not subprocess.run([*cut, "true"], check=False, capture_output=True).returncode
    )
    return Alone(folder, environment, cut if allowed else ())


def test_nothing_would_pass(alone: Alone) -> None:
    """The surroundings are as they should be: a connection and a question for a name are refused, and told."""
    code = "import socket; socket.socket().connect(('192.0.2.1', 80))"
    assert "nothing is reached from here" in alone.run("-c", code).stderr
    assert (
        "no name is asked for here"
        in alone.run("-c", "import socket; socket.getaddrinfo('a.invalid', 1)").stderr
    )
    assert alone.tried("address") == [["('192.0.2.1', 80)"]]
    assert alone.tried("name") == [["a.invalid"]]


def test_commands_need_none(alone: Alone) -> None:
    """Each command does its work without a network, tries to reach none, and tells Git of no fetching."""
    for command in COMMANDS:
        done = alone.run("-m", "steelyard", *command)
        assert done.returncode in {0, 1}, done.stderr
        assert "Traceback" not in done.stderr, done.stderr
    assert (alone.folder / "site/d/office/0009-names-the-network.html").is_file()
    assert (alone.folder / "public/index.html").is_file()
    assert (alone.folder / "decisions.html").is_file()
    assert alone.tried("address") == alone.tried("name") == []
    asked = alone.tried("program")
    assert any("log" in words for words in asked)
    assert [words for words in asked if TO_THE_NETWORK & set(words)] == []
    assert {Path(words[0]).name for words in asked} <= {"git"}


def test_serving_reaches_nothing(alone: Alone) -> None:
    """A server answers on this machine, builds again when a record is saved, and asks nobody for anything."""
    words = [f"{name}={alone.environment[name]}" for name in ("PYTHONPATH", "STEELYARD_TRIED")]
    serving = Serving(
        alone.folder,
        ["env", *words, sys.executable, "-m", "steelyard", "serve", "--port", "0", "--out", "served"],
    )
    try:
        assert "In force" in serving.get("/")[1]
        record = alone.folder / "office/0009-names-the-network.md"
        record.write_text("---\nstatus: accepted\n---\n# Called otherwise\n", encoding="utf-8")
        serving.shows("/d/office/0009-names-the-network.html", "Called otherwise")
    finally:
        serving.interrupt()
    assert alone.tried("address") == alone.tried("name") == []
