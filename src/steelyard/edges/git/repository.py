"""The project's place on its forge, put together from what the configuration says and what Git knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.repository import Repository
from steelyard.edges.git.asking import ask, head_commit, remote_url, top_level

if TYPE_CHECKING:
    from pathlib import Path


def repository_of(root: Path, repo_url: str) -> Repository | None:
    """Return where the project lies on its forge; None where neither the settings nor Git know one.

    A project outside Git, or without a remote, is no fault: it has no links to its sources.
    """
    top, _ = top_level(root)
    if top is None:
        return Repository(repo_url) if repo_url else None
    url = repo_url or remote_url(root)[0]
    if not url:
        return None
    commit, _ = head_commit(root)
    prefix = root.resolve().relative_to(top).as_posix()
    return Repository(
        url, commit.hash if commit else "", commit.branch if commit else "", "" if prefix == "." else prefix
    )


def default_branch(root: Path) -> str:
    """Name the branch that others start from: the remote's own, else a usual one that is there, else the current one.

    `main` where Git cannot tell.
    """
    answer = ask(root, "symbolic-ref", "--quiet", "refs/remotes/origin/HEAD")
    if isinstance(answer, str):
        return answer.strip().removeprefix("refs/remotes/origin/")
    answer = ask(root, "for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes/origin")
    known = answer.split() if isinstance(answer, str) else []
    for name in ("main", "master"):
        if f"refs/heads/{name}" in known or f"refs/remotes/origin/{name}" in known:
            return name
    answer = ask(root, "symbolic-ref", "--quiet", "--short", "HEAD")
    return answer.strip() if isinstance(answer, str) else "main"
