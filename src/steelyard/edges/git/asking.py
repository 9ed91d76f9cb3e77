"""What Git knows of the project, its remote and commit, and how Git is asked: only `remote` calls it otherwise.

Nothing here fails a build: what Git cannot tell is a note (G801) and None. The repository may be a stranger's,
so its configuration never gets to run a program.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.forge import repository_url
from steelyard.diagnostics import Diagnostic, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import IO

_TIMEOUT = 10.0

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

_OWN = {
    # A partial clone would fetch what is missing. Git before 2.44 need not know the first of these; the second has
    # no way of fetching permitted, whatever the repository's `protocol.<name>.allow` says.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
    "LANGUAGE": "C",
}

_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")

_UNBORN = ("Needed a single revision", "does not have any commits", "ambiguous argument 'HEAD'")

Notes = tuple[Diagnostic, ...]


class Commit(Struct, frozen=True):
    """The commit that the work tree stands on: its hash and its branch, '' where it is on none."""

    hash: str
    branch: str


def remote_url(root: Path) -> tuple[str | None, Notes]:
    """Find the address of the repository on its forge, from `origin` or else the only remote.

    None without a note where there is no such remote, or it is on no forge that is known.
    """
    answer = ask(root, "remote")
    if isinstance(answer, Diagnostic):
        return None, (answer,)
    names = answer.splitlines()
    name = "origin" if "origin" in names else names[0] if len(names) == 1 else ""
    if not name:
        return None, ()
    answer = ask(root, "remote", "get-url", "--", name)
    if isinstance(answer, Diagnostic):
        return None, (answer,)
    return repository_url(answer), ()


def head_commit(root: Path) -> tuple[Commit | None, Notes]:
    """Name the commit that is checked out."""
    answer = ask(root, "rev-parse", "--verify", "--end-of-options", "HEAD^{commit}")
    if isinstance(answer, Diagnostic):
        return None, (answer,)
    branch = ask(root, "symbolic-ref", "--quiet", "--short", "HEAD")
    return Commit(answer.strip(), "" if isinstance(branch, Diagnostic) else branch.strip()), ()


def top_level(root: Path) -> tuple[Path | None, Notes]:
    """Find the top of the work tree that the folder lies in, so that paths can be counted from there."""
    answer = ask(root, "rev-parse", "--show-prefix")
    if isinstance(answer, Diagnostic):
        return None, (answer,)
    # Counted from here, not asked for: `core.worktree` could name any folder.
    up = [".."] * answer.strip("\n").count("/")
    return Path(root.resolve(), *up).resolve(), ()


def ask(root: Path, *arguments: str, at: Path | None = None, timeout: float = _TIMEOUT) -> str | Diagnostic:
    """Ask Git a question in the folder `at`, else the project's root, and return its answer as text.

    A byte that is no UTF-8 comes as the system's file names have it.
    """
    answer = ask_bytes(root, *arguments, at=at, timeout=timeout)
    return answer if isinstance(answer, Diagnostic) else os.fsdecode(answer)


def ask_bytes(
    root: Path,
    *arguments: str,
    at: Path | None = None,
    lines: Iterable[str] = (),
    timeout: float = _TIMEOUT,
) -> bytes | Diagnostic:
    """Ask Git as `ask` does, with `lines` for it to read, and return its answer as it is."""
    given = "".join(f"{line}\n" for line in lines).encode()
    done = _run(root, arguments, at=at or root, given=given, timeout=timeout)
    return done if isinstance(done, Diagnostic) else done.stdout


@contextmanager
def ask_at_length(
    root: Path, *arguments: str, at: Path | None = None, timeout: float
) -> Iterator[IO[bytes] | Diagnostic]:
    """Ask Git as `ask` does where the answer may be larger than memory: it comes as a file, for a while."""
    with TemporaryFile() as file:
        done = _run(root, arguments, at=at or root, into=file, timeout=timeout)
        file.seek(0)
        yield done if isinstance(done, Diagnostic) else file


def _run(
    root: Path,
    arguments: Sequence[str],
    *,
    at: Path,
    given: bytes = b"",
    into: IO[bytes] | None = None,
    timeout: float,
) -> subprocess.CompletedProcess[bytes] | Diagnostic:
    program = program_for(root)
    if not program:
        return note("Git is not installed", "install Git, or give `repo_url` in the configuration")
    settings = [word for name, value in _SAFE.items() for word in ("-c", f"{name}={value}")]
    try:
        done = subprocess.run(  # noqa: S603
            [program, "--no-pager", "--no-optional-locks", *settings, *arguments],
            cwd=at,
            env=_environment(),
            input=given,
            stdout=into or subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return note(f"Git did not answer within {timeout:.0f} s", "")
    except OSError as error:
        return note(f"Git cannot be run: {error.strerror}", "")
    return _refusal(at, os.fsdecode(done.stderr)) if done.returncode else done


def program_for(root: Path) -> str | None:
    """Find Git, None where it is not installed."""
    program = shutil.which("git")
    # Windows looks into the working folder first: a `git.exe` that came with the project is not Git.
    return None if not program or Path(program).resolve().is_relative_to(root.resolve()) else program


def _environment() -> dict[str, str]:
    """Keep a person's own settings, drop what points to another repository (as in a hook) or prompts."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    return kept | _OWN


def _refusal(root: Path, words: str) -> Diagnostic:
    if "not a git repository" in words:
        return note("the folder is in no Git repository", "")
    if "dubious ownership" in words:
        hint = f"trust it, if you do: `git config --global --add safe.directory {root.resolve()}`"
        return note("Git does not read this repository, which belongs to somebody else", hint)
    if "cannot use bare repository" in words:
        return note("the folder is in a bare repository, which has no work tree", "")
    if any(phrase in words for phrase in _UNBORN):
        return note("the repository has no commit yet", "")
    first = words.strip().partition("\n")[0].removeprefix("fatal: ")
    return note(f"Git says: {first}" if first else "Git failed without a word", "")


def git_fault(code: str, message: str, hint: str) -> Diagnostic:
    """Return what keeps a command from its work with Git, as an error."""
    return Diagnostic(code, Severity.ERROR, Place("."), message, hint)


def note(message: str, hint: str) -> Diagnostic:
    """Return what Git could not tell as a note (G801)."""
    return Diagnostic("G801", Severity.NOTE, Place("."), message, hint)
