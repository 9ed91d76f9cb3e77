"""A branch on a remote: asked for, fetched and pushed to, by Git as the person who publishes has set it up.

Elsewhere Git is kept from the network and from running programs (`asking`). Here it is to reach a server, with the
person's own keys, helpers and hooks, as `git push` does.
"""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

from steelyard.core.forge import repository_url
from steelyard.edges.git.asking import ask, git_fault, program_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from steelyard.diagnostics import Diagnostic

_TIMEOUT = 900.0
_SECRET = re.compile(
    r"(?<=://)[^/\s]*@|(?<=[?&])[\w.-]*(?:token|password|secret|key|auth)[\w.-]*=[^&\s'\"`]*", re.IGNORECASE
)
_REASON = re.compile(r"! \[(?:remote )?rejected\].*\((?P<reason>[^()]+)\)")
_MOVED = ("non-fast-forward", "fetch first", "stale info", "cannot lock ref", "incorrect old value")
_LOCKED_OUT = (
    "Permission denied",
    "permission denied",
    "Authentication failed",
    "could not read Username",
    "could not read Password",
    "error: 403",
    "error: 401",
    "Permission to",
    "insufficient permission",
)
_MOST_WORDS = 3

_ELSEWHERE = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_QUARANTINE_PATH",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
"""Variables that name a repository, as they are set in a hook: they would lead to another one."""

_UNHEARD = "fatal: Could not read from remote repository."


def tip(root: Path, remote: str, branch: str) -> str | Diagnostic:
    """Ask a remote which commit a branch stands on, '' where there is no such branch (P613)."""
    names = ask(root, "remote")
    known = names.split("\n")[:-1] if isinstance(names, str) else []
    if remote not in known:
        return _unknown(remote, known)
    answer = _git(root, "ls-remote", "--heads", "--", remote, f"refs/heads/{branch}")
    if answer.returncode:
        return _unread(remote, answer.stderr)
    found = (line.split("\t") for line in answer.stdout.splitlines())
    return next((commit for commit, name in found if name == f"refs/heads/{branch}"), "")


def fetch(root: Path, remote: str, branch: str) -> Diagnostic | None:
    """Get what a branch of a remote holds; a clone that is cut short stays so (P613)."""
    shallow = ask(root, "rev-parse", "--is-shallow-repository") == "true\n"
    depth = ["--depth=1"] if shallow else []
    options = ("--quiet", "--no-tags", "--no-recurse-submodules", *depth)
    answer = _git(root, "fetch", *options, "--", remote, f"refs/heads/{branch}")
    return _unread(remote, answer.stderr) if answer.returncode else None


def push(root: Path, remote: str, commit: str, branch: str) -> Diagnostic | None:
    """Set a branch of a remote to a commit that follows the one it stands on; never by force (P614)."""
    options = ("--no-follow-tags", "--recurse-submodules=no")
    answer = _git(root, "push", *options, "--", remote, f"{commit}:refs/heads/{branch}")
    if not answer.returncode:
        return None
    words = answer.stderr
    if any(phrase in words for phrase in _MOVED):
        message = f"{branch} has moved on at {remote} meanwhile"
        return git_fault("P614", message, "publish again: what was published there is fetched first")
    message = f"{remote} refuses {branch}: {_said(words)}"
    if any(phrase in words for phrase in _LOCKED_OUT):
        hint = f"check that you may push to it: `git push --dry-run {remote} HEAD:refs/heads/{branch}`"
        return git_fault("P614", message, hint)
    return git_fault("P614", message, "nothing has changed there; mend this and publish again")


def web_address(root: Path, remote: str) -> str:
    """Return where a remote is opened in a browser, '' where it is on no forge that is known."""
    address = ask(root, "remote", "get-url", "--", remote)
    return (repository_url(address) or "") if isinstance(address, str) else ""


def surroundings() -> dict[str, str]:
    """Return the environment for a Git that is to find the project's repository by its folder, and speak English."""
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    return kept | {"LC_ALL": "C", "LANGUAGE": "C"}


def without_secrets(text: str) -> str:
    """Return a text without what addresses in it hold of names, passwords and tokens."""
    return _SECRET.sub("", text)


def first_words(stderr: str) -> str:
    """Return why Git failed, in its own words, without what an address may hold of a password.

    Where it says only that nobody answers, why is what ssh has said before.
    """
    lines = list(filter(None, (line.strip() for line in without_secrets(stderr).splitlines())))
    told = [line for line in lines if line.startswith(("fatal: ", "error: "))] or lines
    if told and told[0] == _UNHEARD:
        told = lines[max(lines.index(_UNHEARD) - 1, 0) :]
    return told[0].removeprefix("fatal: ").removeprefix("error: ") if told else "Git failed without a word"


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = program_for(root) or "git"
    command = [program, "--no-pager", *arguments]
    try:
        done = subprocess.run(  # noqa: S603
            command, cwd=root, env=surroundings(), capture_output=True, timeout=_TIMEOUT, check=False
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, "", f"no answer within {_TIMEOUT / 60:.0f} minutes")
    except OSError as error:
        return subprocess.CompletedProcess(command, 1, "", error.strerror or str(error))
    return subprocess.CompletedProcess(
        command, done.returncode, os.fsdecode(done.stdout), os.fsdecode(done.stderr)
    )


def _unknown(remote: str, known: Sequence[str]) -> Diagnostic:
    message = f"the repository has no remote `{without_secrets(remote)}`"
    hint = f"name one by --remote: {', '.join(known)}"
    return git_fault(
        "P613", message, hint if known else f"name one: `git remote add {remote} URL`; or give --no-push"
    )


def _unread(remote: str, stderr: str) -> Diagnostic:
    message = f"{remote} cannot be read: {_said(stderr)}"
    hint = f"see what `git ls-remote {remote}` says; --no-push publishes to the branch here alone"
    return git_fault("P613", message, hint)


def _said(stderr: str) -> str:
    """Return what a remote said, as far as it said something, and why it refused."""
    words = without_secrets(stderr)
    lines = [
        line.removeprefix("remote:").strip() for line in words.splitlines() if line.startswith("remote:")
    ]
    told = [line for line in lines if line][:_MOST_WORDS]
    reason = _REASON.search(words)
    if reason:
        return "; ".join([reason["reason"], *told])
    return "; ".join([*told, first_words(stderr)])
