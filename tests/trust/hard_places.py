"""A small project with everything that a build reads and writes, and what its folders hold, to be compared."""

from __future__ import annotations

import os
import shutil
import signal
from typing import TYPE_CHECKING, Any

import pytest

from git_samples import git
from steelyard.edges.output.manifest import MANIFEST
from trust.killing import Ended, Fault, Nursery, library

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

RECORDS = 5
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg"/>'
TABLE = """criteria:
  - {name: Cost, weight: 3}
  - {name: Speed, weight: 2}
options: [A, B]
scores:
  A: {Cost: 3, Speed: 4}
  B: {Cost: 5, Speed: 1}
"""
CONFIGURATION = """sources: decisions
theme: {path: look, css: [own.css]}
site: {title: Hard places, logo: logo.svg}
strings: {Decisions: Choices}
"""
EXPORT = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/">
<channel><wp:wxr_version>1.2</wp:wxr_version>{items}</channel></rss>
"""
ITEM = """<item><title>Post {number}</title><link>https://x.example/post-{number}/</link><dc:creator>ann</dc:creator>
<content:encoded><![CDATA[<p>Text {number}</p>]]></content:encoded><wp:post_id>{number}</wp:post_id>
<wp:post_date>2020-01-0{number} 10:00:00</wp:post_date><wp:post_name>post-{number}</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
"""


def text(number: int, *, more: str = "") -> str:
    """Write a record that links to the next one."""
    other = number % RECORDS + 1
    head = (
        f"---\nstatus: proposed\ndate: 2024-01-{number:02}\ntags: [t{number % 3}]\n---\n# Record {number}\n"
    )
    return f"{head}\n## Context\n\nSee [the next](000{other}-r{other}.md).{more}\n"


def project(root: Path) -> Path:
    """Write the project into a folder."""
    files = {f"decisions/000{number}-r{number}.md": text(number) for number in range(1, RECORDS + 1)}
    files["decisions/0001-r1.md"] = text(1, more=" ![it](img/p.svg) [data](img/d.csv)")
    files |= {
        "decisions/img/p.svg": PICTURE,
        "decisions/img/d.csv": "a,b\n" * 500,
        "decisions/notes.md": "# Notes\n\nSee [one](0001-r1.md).\n",
        "decisions/0002-r2.criteria.yaml": TABLE,
        "look/static/extra.txt": "x",
        "look/templates/404.html": '{% extends "default/404.html" %}',
        "own.css": "body { color: #111 }",
        "logo.svg": PICTURE,
        "steelyard.yml": CONFIGURATION,
        "../blog.xml": EXPORT.format(items="".join(ITEM.format(number=number) for number in range(1, 5))),
    }
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    return root


def change(root: Path) -> None:
    """Change the project so that pages come, change and go."""
    (root / "decisions/0006-r6.md").write_text(text(6))
    (root / "decisions/0003-r3.md").write_text(text(3, more=" Changed.").replace("0004-r4.md", "0005-r5.md"))
    (root / "decisions/0004-r4.md").unlink()


def repository(root: Path) -> Path:
    """Make the project a repository with a remote of its own beside it."""
    remote = root.with_name(f"{root.name}.git")
    git(root, "init", "-q", "--bare", str(remote))
    git(root, "init", "-q")
    (root / ".gitignore").write_text("site/\n")
    git(root, "config", "user.name", "ann")
    git(root, "config", "user.email", "ann@x")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x")
    git(root, "remote", "add", "origin", str(remote))
    return root


def tree(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder but Git's own; a folder is there by its name, with a `/`."""
    found: dict[str, bytes] = {}
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != ".git"]
        here = os.path.relpath(place, folder)
        found |= {f"{os.path.normpath(f'{here}/{name}')}/": b"" for name in folders}
        for name in names:
            path = os.path.normpath(f"{here}/{name}")
            with open(f"{place}/{name}", "rb") as file:  # noqa: PTH123 (names may be bytes)
                found[path] = file.read()
    return found


def left_over(folder: Path) -> list[str]:
    """Name what an unfinished command has left in a folder."""
    names = ((path, path.rstrip("/").rpartition("/")[2]) for path in tree(folder))
    return [path for path, name in names if name.startswith(".steelyard-") and name != MANIFEST]


def torn(now: Mapping[str, bytes], before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[str]:
    """Name the files that are neither what they were nor what they become."""
    whole = (path for path in now if "/.steelyard-" not in f"/{path}" or path.endswith(MANIFEST))
    return [
        path
        for path in whole
        if not path.endswith((MANIFEST, "/")) and now[path] not in (before.get(path), after.get(path))
    ]


def copy(origin: Path, to: Path) -> Path:
    """Copy a folder over whatever stands there, with the files' times."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(origin, to, symlinks=True)
    return to


class Ground:
    """A nursery, and the project fresh for every trial in `here`, with templates compiled and nothing else remembered."""

    def __init__(self, scratch: Path, *, faults: bool = True) -> None:
        if not hasattr(os, "fork"):
            pytest.skip("commands are forked here")
        self.scratch = scratch
        self.faults = library(scratch) if faults else None
        self.nursery = Nursery(scratch, project(scratch / "first/project"), self.faults)
        self.here = scratch / "trial/project"
        self._cache = scratch / "cache"
        repository(project(scratch / "base/project"))
        ended = self.nursery.one(project(scratch / "warm/project"), "build")
        assert ended.code == 0, ended
        self.old = copy(scratch / "warm/project/site", scratch / "old")

    def fresh(self, *, built: bool = False) -> Path:
        """Return the project anew; with `built` it has been built and changed since."""
        copy(self.scratch / "base", self.scratch / "trial")
        git(self.here, "remote", "set-url", "origin", f"{self.here}.git")
        for folder in self._cache.iterdir():
            if folder.is_dir() and not (folder / "templates").exists():
                shutil.rmtree(folder)
        if built:
            copy(self.old, self.here / "site")
            change(self.here)
        return self.here

    def run(self, *arguments: str, **more: Any) -> Ended:
        """Run a command in the project."""
        return self.nursery.one(self.here, *arguments, **more)

    def calls(self, *arguments: str, kinds: int, below: Path | None = None, **more: Any) -> int:
        """Count what a command asks of the file system; 0 where that cannot be counted."""
        return self.run(*arguments, fault=Fault(str(below or self.here), kinds), **more).calls

    def fault(self, kinds: int, nth: int, number: int = -signal.SIGKILL) -> Fault:
        """Return a fault at a call below the project."""
        return Fault(str(self.here), kinds, nth, number)
