"""What the README has others run: hosts that build a site, a workflow's steps, a hook, a program that uploads."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import steelyard
from steelyard.edges.output.manifest import OURS
from test_loop import settled
from test_readme import README, ROOT, section, typed

if TYPE_CHECKING:
    from collections.abc import Sequence

VERSION = f"v{steelyard.__version__}"


def project(folder: Path) -> Path:
    """Make a project with one record."""
    place = folder / "project"
    (place / "docs/adr").mkdir(parents=True)
    (place / "docs/adr/0001-one.md").write_text("# One\n\nStatus: accepted\n", encoding="utf-8")
    return place


def with_stub(environment: dict[str, str], name: str) -> Path:
    """Put a program of a name onto the PATH that does nothing but note its words; return the file of the notes."""
    tools = Path(environment["PATH"].split(":", 1)[0])
    (tools / name).write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{tools}/{name}.words"\n')
    (tools / name).chmod(0o755)
    return tools / f"{name}.words"


def block(kind: str, beginning: str) -> str:
    """Return the one example of a kind that begins so."""
    (found,) = (
        each
        for each in re.findall(rf"```{kind}\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
        if each.startswith(beginning)
    )
    assert isinstance(found, str)
    return found


def steps(beginning: str) -> Sequence[dict[str, Any]]:
    found = yaml.safe_load(block("yaml", beginning))
    assert isinstance(found, list)
    return found


def test_netlify_builds(tmp_path: Path) -> None:
    """The command for Netlify, with the address that it gives, installs us and publishes a site where it looks for one."""
    told = tomllib.loads(block("toml", "[build]"))["build"]
    place, environment = project(tmp_path), settled(tmp_path)
    words = with_stub(environment, "pip")
    typed(told["command"], place, environment | {"URL": "https://adr.example"})
    assert words.read_text() == "install\nsteelyard\n"
    assert "https://adr.example/" in (place / told["publish"] / "sitemap.xml").read_text()
    assert tuple(map(int, told["environment"]["PYTHON_VERSION"].split("."))) >= (3, 11)


def test_cloudflare_builds(tmp_path: Path) -> None:
    """So does the command for Cloudflare Pages."""
    (told,) = re.findall(r"Build command `([^`]+)`,\noutput directory `([^`]+)`", section("Publishing"))
    place, environment = project(tmp_path), settled(tmp_path)
    with_stub(environment, "pip")
    typed(told[0], place, environment | {"CF_PAGES_URL": "https://x.pages.example"})
    assert "https://x.pages.example/" in (place / told[1] / "sitemap.xml").read_text()


def test_an_upload_leaves_out_what_is_ours(tmp_path: Path) -> None:
    """The commands for S3 build a site and upload it, without the files that only a build needs."""
    place, environment = project(tmp_path), settled(tmp_path)
    words = with_stub(environment, "aws")
    for line in block("text", "steelyard build").splitlines():
        typed(line, place, environment)
    said = words.read_text().splitlines()
    assert (place / said[said.index("sync") + 1] / "index.html").is_file()
    pattern = said[said.index("--exclude") + 1]
    assert all(fnmatch(name, pattern) for name in OURS)
    assert not [
        path.name
        for path in (place / "site").iterdir()
        if fnmatch(path.name, pattern) and path.name not in OURS
    ]


def test_the_steps_of_a_workflow_fit_the_action() -> None:
    """They name this version, give only what the action takes, and take only what it gives."""
    ours, upload = steps("- uses: OWNER/steelyard")
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert ours["uses"].endswith(f"/steelyard@{VERSION}")
    assert set(ours["with"]) <= set(action["inputs"])
    (output,) = re.findall(rf"steps\.{ours['id']}\.outputs\.(\w+)", upload["with"]["path"])
    assert output in action["outputs"]
    assert steelyard.__version__ in action["inputs"]["version"]["description"]


def test_the_entry_for_pre_commit_fits_the_hook() -> None:
    """It names this version, and hooks that there are."""
    (entry,) = steps("- repo:")
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert entry["rev"] == VERSION
    assert {each["id"] for each in entry["hooks"]} <= {each["id"] for each in hooks}


@pytest.mark.skipif(not shutil.which("git"), reason="no Git on the PATH")
def test_the_hook_stops_a_commit(tmp_path: Path) -> None:
    """What the hook runs fails where a record is wrong, and passes where none is, from the repository's root."""
    place, environment = project(tmp_path), settled(tmp_path)
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    subprocess.run(["git", "init", "--quiet"], cwd=place, check=True, capture_output=True)
    typed(hook["entry"], place, environment)
    (place / "docs/adr/0002-two.md").write_text("# Two\n\nStatus: accepted\n\n[x](gone.md)\n")
    done = subprocess.run(
        ["sh", "-c", hook["entry"]], cwd=place, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "docs/adr/0002-two.md:5" in done.stdout
