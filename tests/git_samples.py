"""Repositories made for the tests: commits with dates of their own, away from a person's settings."""

from __future__ import annotations

import os
import subprocess
from hashlib import sha256
from typing import TYPE_CHECKING

from steelyard.edges.git.history import known_of
from steelyard.edges.git.work_trees import work_trees
from steelyard.edges.project import find_project
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from steelyard.core.model import Step
    from steelyard.diagnostics import Diagnostic
    from steelyard.edges.survey import Survey


def git(
    root: Path, *arguments: str, date: str = "2020-01-01T12:00:00+0000", author: str = "ann@x", feed: str = ""
) -> str:
    """Run Git; the committer's date is always the same, later one."""
    who = {f"GIT_{role}_{fact}": author for role in ("AUTHOR", "COMMITTER") for fact in ("NAME", "EMAIL")}
    when = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": "2024-06-06T12:00:00+0000"}
    nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", *arguments]
    env = os.environ | who | when | nothing
    done = subprocess.run(
        command, cwd=root, env=env, check=True, capture_output=True, text=True, input=feed or None
    )
    return done.stdout


def commit(root: Path, date: str, *, author: str = "ann@x") -> str:
    """Commit everything late on a day of the author's own calendar, and return the commit's hash."""
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x", date=f"{date}T23:30:00-0800", author=author)
    return git(root, "rev-parse", "HEAD").strip()


def begin(root: Path) -> Path:
    """Make a folder a repository without a commit."""
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "-q")
    return root


def write(root: Path, path: str, status: str, *, front: str = "", title: str = "Choose a queue") -> Path:
    """Write a record whose body is its own: long enough for Git to know it again under another name."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    body = "".join(f"{title} {line}, because {hash_of(title, line)}.\n" for line in range(20))
    head = f"---\n{front}\n---\n" if front else ""
    file.write_text(f"{head}# {title}\n\nStatus: {status}\n\n## Context\n\n{body}")
    return file


def hash_of(title: str, line: int) -> str:
    """Return some letters that no other record has in this line."""
    return sha256(f"{title}{line}".encode()).hexdigest()[:24]


def first_dates(root: Path, paths: Iterable[str]) -> tuple[Mapping[str, str], tuple[Diagnostic, ...]]:
    """Return the dates of files' first commits, and all notes."""
    known = [known_of(root, tree, own=None) for tree in work_trees(root, paths)]
    dates = {path: date for each in known for path, date in each.dates.items()}
    return dates, tuple(note for each in known for note in each.notes)


def surveyed(root: Path, config: str = "history: git\n", *, given: Sequence[str] = ()) -> Survey:
    """Read a project whose configuration this is, with the sources given on the command line."""
    (root / "steelyard.yml").write_text(config)
    return survey(find_project(root, given))


def told(steps: Iterable[Step]) -> list[str]:
    """Write steps as `2019-03-01 accepted`, those of Git with a `*` behind them."""
    return [f"{step.date} {step.status}{'*' if step.commit else ''}" for step in steps]


def histories(found: Survey) -> dict[str, list[str]]:
    """Return each record's history by its path."""
    return {each.record.path: told(each.record.history) for each in found.corpus.decisions}
