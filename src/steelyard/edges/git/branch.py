"""What a branch has changed since it left another one: its files, and the whole project as it was then."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.diagnostics import Diagnostic
from steelyard.edges.git.asking import ask, git_fault, note
from steelyard.edges.git.blobs import contents, sizes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DEFAULTS = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""What a branch is compared with where nobody says: the first of these that is there."""

_TIMEOUT = 120.0
_NO_BRANCH = re.compile(r"[~^:@{]")
"""What tells of a commit by its way from another one, and stands in no branch's name that could be fetched."""
_LINK = "120000"
_MODULE = "160000"


class Fork(Struct, frozen=True):
    """Where the work tree's branch left another: that one's name as asked for, the commit, and the work tree's top.

    `prefix` is the way from the top to the project's root, '' where they are one, else with a `/` at its end.
    """

    base: str
    commit: str
    top: Path
    prefix: str


class Kept(Struct, frozen=True):
    """A file of a commit: its mode as Git writes it, and its blob."""

    mode: str
    blob: str

    @property
    def is_module(self) -> bool:
        """Say whether this is another repository, of which a commit holds no files."""
        return self.mode == _MODULE

    @property
    def is_link(self) -> bool:
        """Say whether this is a symbolic link."""
        return self.mode == _LINK


def fork_of(root: Path, base: str = "") -> Fork | Diagnostic:
    """Find where the branch that is checked out left `base`, '' for the repository's own main branch; no network.

    W930 where Git cannot be asked, W931 where there is no such branch or commit, W932 where no commit is common to both.
    """
    prefix = ask(root, "rev-parse", "--show-prefix")
    if isinstance(prefix, Diagnostic):
        hint = prefix.hint or "give the command inside a Git repository that has a commit"
        return git_fault("W930", f"what was changed is not known: {prefix.message}", hint)
    prefix = prefix.removesuffix("\n")
    top = Path(root.resolve(), *[".."] * prefix.count("/")).resolve()
    head = _commit(root, "HEAD")
    if not head:
        hint = "commit something first; without --changed everything is told"
        return git_fault("W930", "what was changed is not known: the repository has no commit yet", hint)
    name = base or next((each for each in DEFAULTS if _commit(root, each)), "")
    commit = _commit(root, name) if name else ""
    if not commit:
        asked = f"there is no branch or commit `{base}`" if base else "none of the usual branches is there"
        hint = "name another" if base else "name one: --base BRANCH"
        if base and not _NO_BRANCH.search(base):
            hint = f"fetch it (`git fetch origin {base.removeprefix('origin/')}`), or {hint}"
        return git_fault("W931", f"what was changed is not known: {asked}", hint)
    shared = ask(root, "merge-base", commit, head, timeout=_TIMEOUT)
    if isinstance(shared, Diagnostic) or not shared.strip():
        shallow = ask(root, "rev-parse", "--is-shallow-repository")
        hint = (
            "fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` in CI"
            if shallow == "true\n"
            else "name a branch that this one began at: --base BRANCH"
        )
        message = f"what was changed is not known: `{name}` and this branch have no commit in common here"
        return git_fault("W932", message, hint)
    return Fork(name, shared.split("\n", 1)[0], top, prefix)


def _commit(root: Path, name: str) -> str:
    """Return a commit's hash; '' where there is none of this name."""
    answer = ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    return "" if isinstance(answer, Diagnostic) else answer.strip()


def files_at(root: Path, fork: Fork) -> Mapping[str, Kept] | Diagnostic:
    """Return every file of the commit at which the branch began, by its path from the work tree's top."""
    answer = ask(root, "ls-tree", "-r", "-z", "--full-tree", fork.commit, at=fork.top, timeout=_TIMEOUT)
    if isinstance(answer, Diagnostic):
        return git_fault("W930", f"what was changed is not known: {answer.message}", answer.hint)
    found = {}
    for entry in answer.split("\0"):
        head, tab, path = entry.partition("\t")
        fields = head.split(" ")
        if tab and len(fields) == 3 and is_inner(path):
            found[path] = Kept(fields[0], fields[2])
    return found


def is_inner(path: str) -> bool:
    """Say whether a path in a commit stays inside the work tree on every system, and outside of `.git`."""
    outer = {"", ".", "..", ".git", "git~1"}
    return "\\" not in path and outer.isdisjoint(
        part.casefold().rstrip(". ") or part for part in path.split("/")
    )


def without_filters(root: Path, at: Path) -> tuple[str, ...] | Diagnostic:
    """Return the options that keep Git from putting files through a repository's own filters, which are programs.

    It would where times do not tell whether a file has changed. A note where one's name cannot be said in an option.
    """
    pattern = r"^filter\..*\.(clean|smudge|process|required)$"
    told = ask(root, "config", "-z", "--name-only", "--get-regexp", pattern, at=at)
    names = () if isinstance(told, Diagnostic) else dict.fromkeys(told.split("\0")[:-1])
    if any("=" in name for name in names):
        return note("the repository has a filter with `=` in its name", "rename it in the settings of Git")
    values = ((name, "false" if name.endswith("required") else "") for name in names)
    return tuple(word for name, value in values for word in ("-c", f"{name}={value}"))


def touched(root: Path, fork: Fork, files: Mapping[str, Kept]) -> frozenset[str] | Diagnostic:
    """Return the files that are not as they were when the branch began: committed, staged or not, and new ones.

    `files` are those of that commit. Paths are from the work tree's top; what was removed or renamed away is among
    them. A file that Git only thinks to be another, by its time, is read. Ignored files are nobody's change.
    """
    unfiltered = without_filters(root, fork.top)
    if isinstance(unfiltered, Diagnostic):
        return git_fault("W930", f"what was changed is not known: {unfiltered.message}", unfiltered.hint)
    changed = ask(
        root,
        *unfiltered,
        *("diff-index", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--ignore-submodules"),
        fork.commit,
        at=fork.top,
        timeout=_TIMEOUT,
    )
    new = ask(root, "ls-files", "-z", "--others", "--exclude-standard", at=fork.top, timeout=_TIMEOUT)
    for answer in (changed, new):
        if isinstance(answer, Diagnostic):
            return git_fault("W930", f"what was changed is not known: {answer.message}", answer.hint)
    assert isinstance(changed, str)
    assert isinstance(new, str)
    parts = changed.split("\0")
    found = {path for path in new.split("\0") if path}
    doubtful = {}
    for head, path in zip(parts[::2], parts[1::2], strict=False):
        fields = head.split(" ")
        if fields[-1] == "M" and not fields[3].strip("0") and path in files:
            doubtful[path] = files[path].blob
        else:
            found.add(path)
    return frozenset(found | _differing(root, fork, doubtful))


def _differing(root: Path, fork: Fork, doubtful: Mapping[str, str]) -> set[str]:
    """Return those files that hold another text than the blob beside them; line ends are none."""
    texts = _blobs(root, fork, doubtful.values()) if doubtful else {}
    return {
        path for path, blob in doubtful.items() if _lines(_now(fork.top / path)) != _lines(texts.get(blob))
    }


def _now(place: Path) -> bytes | None:
    try:
        return os.fsencode(place.readlink()) if place.is_symlink() else place.read_bytes()
    except OSError:
        return None


def _lines(data: bytes | None) -> bytes | None:
    return None if data is None else data.replace(b"\r\n", b"\n")


def _blobs(root: Path, fork: Fork, wanted: Iterable[str]) -> dict[str, bytes]:
    """Read blobs; one that this clone does not have, or that is larger than a record may be, is left out."""
    asked = list(dict.fromkeys(wanted))
    sized = sizes(root, fork.top, asked)
    if isinstance(sized, Diagnostic):
        return {}
    found: dict[str, bytes] = {}
    for some in contents(root, fork.top, sized):
        if not isinstance(some, Diagnostic):
            found |= dict(some)
    return found
