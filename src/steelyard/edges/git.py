"""What Git knows of the project: its remote, commit and files' first dates (the only caller of Git).

Nothing here fails a build: what Git cannot tell is a note (G801) and None. The repository may be a stranger's,
so its configuration never gets to run a program.
"""

from __future__ import annotations

import os
import posixpath
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from steelyard.core.forge import repository_url
from steelyard.diagnostics import Diagnostic, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_TIMEOUT = 10.0
_LOG_TIMEOUT = 120.0
# A record is renumbered or moved with small changes; two records made from one template are half the same.
_SIMILARITY = "-M70%"

_SAFE = {
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.quotePath": "false",
    "core.sshCommand": "false",
    "credential.helper": "",
    "diff.external": "",
    "log.showSignature": "false",
    "protocol.allow": "never",
    "safe.bareRepository": "explicit",
}
"""What a repository's own configuration could set to run programs, or to reach the network."""

_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")

Notes = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Commit:
    """The commit that the work tree stands on: its hash and its branch, '' where it is on none."""

    hash: str
    branch: str


def remote_url(root: Path) -> tuple[str | None, Notes]:
    """Find the address of the repository on its forge, from `origin` or else the only remote.

    None without a note where there is no such remote, or it is on no forge that is known.
    """
    answer = _ask(root, "remote")
    if isinstance(answer, Diagnostic):
        return None, (answer,)
    names = answer.splitlines()
    name = "origin" if "origin" in names else names[0] if len(names) == 1 else ""
    if not name:
        return None, ()
    answer = _ask(root, "remote", "get-url", "--", name)
    if isinstance(answer, Diagnostic):
        return None, (answer,)
    return repository_url(answer), ()


def head_commit(root: Path) -> tuple[Commit | None, Notes]:
    """Name the commit that is checked out."""
    answer = _ask(root, "rev-parse", "--verify", "--end-of-options", "HEAD^{commit}")
    if isinstance(answer, Diagnostic):
        return None, (answer,)
    branch = _ask(root, "symbolic-ref", "--quiet", "--short", "HEAD")
    return Commit(answer.strip(), "" if isinstance(branch, Diagnostic) else branch.strip()), ()


def top_level(root: Path) -> tuple[Path | None, Notes]:
    """Find the top of the work tree that the folder lies in, so that paths can be counted from there."""
    answer = _ask(root, "rev-parse", "--show-prefix")
    if isinstance(answer, Diagnostic):
        return None, (answer,)
    # Counted from here, not asked for: `core.worktree` could name any folder.
    up = [".."] * answer.strip("\n").count("/")
    return Path(root.resolve(), *up).resolve(), ()


def first_dates(root: Path, paths: Collection[str]) -> tuple[Mapping[str, str], Notes]:
    """Find the author's date (`YYYY-MM-DD`) of the first commit of each file, under this and earlier names.

    `paths` count from `root`. A file that was never committed has none. In a shallow clone the dates before
    its boundary are not known, and a note says so.
    """
    prefix = _ask(root, "rev-parse", "--show-prefix")
    if isinstance(prefix, Diagnostic):
        return {}, (prefix,)
    shallow = _ask(root, "rev-parse", "--is-shallow-repository")
    # A clone without its blobs cannot tell how much two files share, only whether they are the same.
    log = _log(root, _SIMILARITY)
    if isinstance(log, Diagnostic):
        log = _log(root, "-M100%")
    if isinstance(log, Diagnostic):
        return {}, (log,)
    is_shallow = shallow == "true\n"
    names = {posixpath.normpath(prefix.strip("\n") + path): path for path in paths}
    dates: dict[str, str] = {}
    for date, boundary, old, new in _additions(log):
        if new not in names:
            continue
        if old:
            names.setdefault(old, names.pop(new))
        elif boundary and is_shallow:
            dates.pop(names[new], None)
        else:
            dates[names[new]] = date
    if is_shallow:
        hint = "fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` in CI"
        return dates, (_note("the clone is shallow: dates before its first commit are not known", hint),)
    return dates, ()


def _log(root: Path, similarity: str) -> str | Diagnostic:
    return _ask(
        root,
        *("log", "--topo-order", "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color"),
        *(similarity, "--diff-filter=AR", "--name-status", "-z", "--format=%x01%as %P"),
        timeout=_LOG_TIMEOUT,
    )


def _additions(log: str) -> Iterator[tuple[str, bool, str, str]]:
    """Read what each commit added or renamed, newest first: date, whether it has no parent, old name, new name."""
    date, boundary = "", False
    parts = iter(log.split("\0"))
    for part in parts:
        entry = part.lstrip("\n")
        if entry.startswith("\x01"):
            date, _, earlier = entry[1:].partition(" ")
            boundary = not earlier
        elif entry.startswith("R"):
            old = next(parts, "")
            yield date, boundary, old, next(parts, "")
        elif entry == "A":
            yield date, boundary, "", next(parts, "")


def _ask(root: Path, *arguments: str, timeout: float = _TIMEOUT) -> str | Diagnostic:
    program = shutil.which("git")
    # Windows looks into the working folder first: a `git.exe` that came with the project is not Git.
    if not program or Path(program).resolve().is_relative_to(root.resolve()):
        return _note("Git is not installed", "install Git, or give `repo_url` in the configuration")
    settings = [word for name, value in _SAFE.items() for word in ("-c", f"{name}={value}")]
    try:
        done = subprocess.run(  # noqa: S603
            [program, "--no-pager", "--no-optional-locks", *settings, *arguments],
            cwd=root,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return _note(f"Git did not answer within {timeout:.0f} s", "")
    except OSError as error:
        return _note(f"Git cannot be run: {error.strerror}", "")
    if done.returncode:
        return _refusal(root, os.fsdecode(done.stderr))
    return os.fsdecode(done.stdout)


def _environment() -> dict[str, str]:
    """Keep a person's own settings, drop what points to another repository (as in a hook) or prompts."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    # GIT_NO_LAZY_FETCH: a partial clone would fetch what is missing.
    return kept | {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C", "LANGUAGE": "C"}


def _refusal(root: Path, words: str) -> Diagnostic:
    if "not a git repository" in words:
        return _note("the folder is in no Git repository", "")
    if "dubious ownership" in words:
        hint = f"trust it, if you do: `git config --global --add safe.directory {root.resolve()}`"
        return _note("Git does not read this repository, which belongs to somebody else", hint)
    if "Needed a single revision" in words or "does not have any commits" in words:
        return _note("the repository has no commit yet", "")
    first = words.strip().partition("\n")[0].removeprefix("fatal: ")
    return _note(f"Git says: {first}" if first else "Git failed without a word", "")


def _note(message: str, hint: str) -> Diagnostic:
    return Diagnostic("G801", Severity.NOTE, Place("."), message, hint)
