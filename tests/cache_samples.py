"""A small project for the tests of the cache, and how it is built: from the disk, as the command does."""

from __future__ import annotations

import atexit
import shutil
import time
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, NamedTuple

from steelyard.doors.cli import cli
from steelyard.doors.memory import Memory
from steelyard.doors.work import Request, built, built_line, tell, why
from steelyard.edges.output.manifest import MANIFEST, manifest_bytes, read_manifest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>'

ANEW = "site-anew"
"""The folder beside `site` that is built into without a memory."""

WHOLE = 90
"""Files of the project's site."""

EDITED = 4
"""Files that are written where a body was edited: its page and its Markdown, and what is searched of it."""

_COMPILED = mkdtemp(prefix="steelyard-templates-")
atexit.register(shutil.rmtree, _COMPILED, ignore_errors=True)

CONFIG = """\
site:
  title: Orchard decisions
  description: What the orchard decided.
theme:
  path: look
navigation:
- {title: Decisions, url: /}
- {title: Notes, url: decisions/notes.md}
"""

FILES: Mapping[str, str] = {
    "steelyard.yml": CONFIG,
    "look/templates/record.html": (
        '{% extends "default/record.html" %}\n{% block backlinks %}<hr>{{ super() }}{% endblock %}\n'
    ),
    "decisions/README.md": "# Decisions of the orchard\n",
    "decisions/notes.md": "# Notes\n\n## Words\n\nA *bushel* is 36 litres. See [the press](0002-buy-a-press.md).\n",
    "decisions/press.svg": SVG,
    "decisions/prices.txt": "apples 3\n",
    "decisions/0001-plant-apples.md": """\
---
status: accepted
date: 2020-01-06
deciders: [Ann Lee, Bo Reyes]
tags: [trees]
---
# Plant apples

## Context

Pears die in the frost. The press (see [its price](0002-buy-a-press.md#decision-outcome)) takes both.

## Decision

We plant apples. Words are [explained](notes.md#words), and a [home page](https://example.org/) has more.

![The press](press.svg)
""",
    "decisions/0002-buy-a-press.md": """\
---
status: superseded
date: 2020-02-03
tags: [machines, cost]
depends-on: 1
---
# Buy a press

## Context and Problem Statement

We have apples, as [[0001-plant-apples]] says[^1].

## Considered Options

* A small press
* A large press

## Decision Outcome

Chosen option: "A small press", because it fits the barn.

[^1]: And $n^2$ pears.
""",
    "decisions/0003-sell-cider.md": """\
# 3. Sell cider

Date: 2021-03-04

## Status

Accepted

Supersedes [2. Buy a press](0002-buy-a-press.md)

## Context

Juice spoils within a week.

## Decision

We sell cider, in [barrels](0005-pick-a-barrel.md).

```python
print("cider")
```
""",
    "decisions/0004-name-the-cider.md": """\
---
status: proposed
date: 2021-04-05
chosen: Beam
criteria:
  scale: 0-10
  criteria: [{name: Short, weight: 1}, {name: Free, weight: 1}]
  options: [Beam, Balance]
  scores:
    Beam: {Short: 8, Free: 7}
    Balance: {Short: 4, Free: 5}
---
# Name the cider

A name is on every bottle.
""",
    "decisions/0005-pick-a-barrel.md": """\
# Pick a barrel

Status: accepted
Date: 2021-05-06

## Decision matrix

| Criterion | Weight | Oak | Steel |
|---|--:|--:|--:|
| Price (lower is better) | 2 | 2 | 3 |
| Taste | 3 | 3 | 5 |

Chosen option: "Steel", because oak leaks. It was [named](0004-name-the-cider.md) before.
""",
    "decisions/0006-store-apples.md": """\
---
status: accepted
date: 2021-06-07
---
# Store apples

## Decision

In the cellar, beside the [press](0002-buy-a-press.md).

[Scores](0006-store-apples.criteria.csv)
""",
    "decisions/0006-store-apples.criteria.csv": (
        "criterion;weight;scale;Cellar;Attic\nCool;8;1-5;4;2\nNear;3;1-5;3;3\n"
    ),
    "decisions/0007-hire-a-cook.md": "---\ndraft: true\ndate: 2021-07-08\n---\n# Hire a cook\n\nPerhaps.\n",
}


class Ended(NamedTuple):
    """How a build ended: its exit code, what it said, and its last line."""

    code: int
    told: str
    line: str


def put(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files into a project."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def laid_out(folder: Path, files: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out a project with a cache of its own beside it, and work in it."""
    monkeypatch.setenv("STEELYARD_CACHE", str(folder / "cache"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    project = folder / "project"
    put(project, files)
    seed(folder / "cache")
    monkeypatch.chdir(project)
    let_it_settle()
    return project


def let_it_settle() -> None:
    """Wait until what has been written is older than a build that begins now by more than the clock's ticks."""
    time.sleep(0.03)


def run(*words: str) -> Ended:
    """Run a command in the working folder as the command line does, in this process."""
    said, warned, code = StringIO(), StringIO(), 0
    with redirect_stdout(said), redirect_stderr(warned):
        try:
            cli.main(words, prog_name="steelyard", standalone_mode=False)
        except SystemExit as end:
            code = int(end.code or 0)
    return _ended(code, said.getvalue(), warned.getvalue())


def run_without(request: Request) -> Ended:
    """Build everything as the command does with --no-cache, but for the templates that were compiled here before."""
    said, warned, code = StringIO(), StringIO(), 0
    with redirect_stdout(said), redirect_stderr(warned):
        survey, outcome = built(request, write=True, cache=_COMPILED)
        tell(outcome.diagnostics, survey, form="text", to_stdout=False, most=20)
        if outcome.published is None:
            code = 1
            warned.write(f"Nothing published. {why(survey, outcome, strict=request.strict)}\n")
        else:
            said.write(f"{built_line(survey, outcome)}\n")
    return _ended(code, said.getvalue(), warned.getvalue())


def _ended(code: int, said: str, warned: str) -> Ended:
    if code:
        told, _, line = warned.rpartition("Nothing published")
        return Ended(code, told, line)
    return Ended(code, warned, said)


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return when each file and folder below a folder was changed last, and which one it is."""
    found = {path: path.lstat() for path in (folder, *folder.rglob("*"))}
    return {str(path): (status.st_mtime_ns, status.st_ino) for path, status in found.items()}


def begin_like(clean: Path, site: Path) -> None:
    """Have a folder hold of a site what is not ours, and a manifest where the site has one: the rest is to be built."""
    shutil.rmtree(clean, ignore_errors=True)
    if not site.is_dir():
        return
    try:
        ours = read_manifest((site / MANIFEST).read_bytes())
    except OSError:
        ours = None
    for name, content in tree(site).items():
        if ours is None or (name not in ours and name != MANIFEST):
            put(clean, {name: content})
    for folder in sorted(path for path in site.rglob("*") if path.is_dir() and not any(path.iterdir())):
        (clean / folder.relative_to(site)).mkdir(parents=True, exist_ok=True)
    if ours is not None:
        put(clean, {MANIFEST: manifest_bytes({})})


def without_numbers(line: str) -> str:
    """Return a build's last line without how many files were written, which hangs on what was there before."""
    before, colon, after = line.partition(": ")
    return before + colon + after[after.find(" removed.") :]


def like(ended: Ended) -> tuple[int, str, str]:
    """Return how a build ended, without what hangs on its output folder's name and on what was in it."""
    line = without_numbers(ended.line)
    return ended.code, ended.told.replace(ANEW, "site"), line.replace(ANEW, "site")


def anew(root: Path, **options: Any) -> tuple[tuple[int, str, str], dict[str, bytes] | None]:
    """Build the project in the working folder without a memory, into a folder beside its site.

    Return how that ended, and all files of the site, None where there is none.
    """
    clean = root / ANEW
    begin_like(clean, root / "site")
    ended = run_without(Request(**{"sources": [], **options, "out": ANEW}))
    return like(ended), tree(clean) if ended.code == 0 else None


def seed(cache: Path) -> None:
    """Put templates as other builds of these tests have compiled them into a cache: that takes longer than all the rest."""
    shutil.copytree(_COMPILED, cache, dirs_exist_ok=True)


def remembered(*words: str) -> Ended:
    """Build, once more if need be: a build is not remembered while Python puts compiled modules beside its own."""
    request = Request(out=None, drafts="--drafts" in words)
    ended = run("build", *words)
    for _ in range(5):
        if Memory(request).again():
            break
        let_it_settle()
        run("build", *words)
    return ended
