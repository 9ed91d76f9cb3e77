"""The branch that a site is published on: what stands on it now, and the site put on top as one commit.

What the remote has is built upon, and nothing here changes before the remote has taken the commit; then a branch of
that name here follows, as far as that loses nothing. The index and the work tree are never touched.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.addresses import CNAME, NO_JEKYLL
from steelyard.diagnostics import Diagnostic
from steelyard.edges.git import remote as remotes
from steelyard.edges.git.asking import ask, ask_bytes, git_fault, head_commit, top_level
from steelyard.edges.git.branch import is_inner, without_filters
from steelyard.edges.git.site_commit import site_commit
from steelyard.edges.output.manifest import KEPT, MANIFEST, read_manifest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

_HEADS = "refs/heads/"
_FREE = KEPT | {CNAME, NO_JEKYLL}
"""What may stand on a branch that we have not published to yet."""

_FILES = ("100644", "100755")


class Target(Struct, frozen=True):
    """A branch to publish to. Without `push` it is that of this repository alone, else that of `remote`.

    `tip` is the commit that it stands on at the remote, `here` in this repository, `base` the one to build upon; ''
    for none. `movable` says whether the one here may follow, `kept` which files stay there, each with its blob.
    """

    root: Path
    remote: str
    branch: str
    push: bool
    tip: str
    here: str
    base: str
    movable: bool
    kept: Mapping[str, str]


class Publishing(Struct, frozen=True):
    """What was published: the commit, how many files came or changed and how many went, and whether anything did.

    `left` says that the branch here has commits of its own, and was left as it is. `cname` is the domain on the branch.
    """

    commit: str
    written: int
    removed: int
    changed: bool
    left: bool
    cname: str


def look(root: Path, branch: str, remote: str, *, push: bool, force: bool) -> Target | Diagnostic:
    """Find what stands on a branch, and fetch it where it is to be pushed (P610-P613).

    Without `push` nothing is asked of the network. With `force` a branch that holds something else will do.
    """
    _, notes = top_level(root)
    if notes:
        return _no_repository(notes[0])
    current = ask(root, "symbolic-ref", "--quiet", "HEAD")
    if isinstance(current, str) and current.strip() == _HEADS + branch:
        message = f"{branch} is the branch that this work tree stands on"
        return git_fault(
            "P612", message, "switch to the branch of the sources, or name another one by --branch"
        )
    movable = _HEADS + branch not in _checked_out(root)
    if not movable and not push:
        message = f"another work tree stands on {branch}"
        return git_fault("P612", message, "switch it to another branch, or name another one by --branch")
    tip = remotes.tip(root, remote, branch) if push else _resolve(root, f"refs/remotes/{remote}/{branch}")
    if isinstance(tip, Diagnostic):
        return tip
    if tip and not _has(root, tip):
        fault = remotes.fetch(root, remote, branch)
        if fault:
            return fault
    here = _resolve(root, _HEADS + branch)
    # What was published here alone goes along. Where both have gone on, the one that is moved is built upon.
    ours = bool(here) and (not tip or (_follows(root, tip, here) if push else not _follows(root, here, tip)))
    base = here if ours else tip
    kept = _kept(root, base, f"{branch} of {remote}" if push else f"the branch {branch}", force=force)
    if isinstance(kept, Diagnostic):
        return kept
    return Target(root, remote, branch, push=push, tip=tip, here=here, base=base, movable=movable, kept=kept)


def publish(target: Target, out: Path, message: str) -> Publishing | Diagnostic:
    """Put the site that was built in `out` on the branch as one commit, and push it (P614, P615).

    A site that is there already makes no commit.
    """
    root, base = target.root, target.base
    commit = site_commit(root, out, base=base, kept=target.kept, message=message)
    if isinstance(commit, Diagnostic):
        return commit
    changed = not base or _resolve(root, f"{commit}^{{tree}}") != _resolve(root, f"{base}^{{tree}}")
    commit = commit if changed else base
    if target.push and commit != target.tip:
        fault = remotes.push(root, target.remote, commit, target.branch)
        if fault:
            return fault
    left = False
    if target.here != commit and (target.here or not target.push):
        fault = _follow(target, commit)
        if fault and not target.push:
            return fault
        left = bool(fault)
    written, removed = _differences(root, base, commit) if changed else (0, 0)
    domain = ask(root, "cat-file", "blob", f"{commit}:{CNAME}")
    return Publishing(
        commit, written, removed, changed, left, domain.strip() if isinstance(domain, str) else ""
    )


def unsaved(root: Path, paths: Collection[str]) -> bool:
    """Say whether files of the work tree at these paths, from the project's root, are in no commit yet."""
    inside = [path for path in paths if not path.startswith("..") and os.path.lexists(root / path)]
    options = ("--porcelain", "--untracked-files=all", "--ignore-submodules=all")
    unfiltered = without_filters(root, root)
    if not inside or isinstance(unfiltered, Diagnostic):
        return bool(inside)
    answer = ask(root, *unfiltered, "--literal-pathspecs", "status", *options, "--", *inside)
    return isinstance(answer, str) and bool(answer)


def unpushed(root: Path, remote: str) -> bool:
    """Say whether the commit that is checked out is on no branch of the remote, as far as is known here."""
    behind = f"refs/remotes/{remote}/"
    known = ask(root, "for-each-ref", "--count=1", "--format=x", "--", behind)
    holding = ask(root, "for-each-ref", "--count=1", "--format=x", "--contains=HEAD", "--", behind)
    return known == "x\n" and holding == ""


def source_commit(root: Path) -> str:
    """Return the short hash of the commit that is checked out, '' where there is none."""
    commit, _ = head_commit(root)
    return short(root, commit.hash) if commit else ""


def short(root: Path, commit: str) -> str:
    """Return a commit's hash as short as this repository needs it."""
    answer = ask(root, "rev-parse", "--short", commit)
    return answer.strip() if isinstance(answer, str) else commit[:9]


def fit_branch(root: Path, name: str) -> bool:
    """Say whether a branch can have this name, as far as there is a Git to tell."""

    def told(name: str) -> bool:
        return ask(root, "check-ref-format", _HEADS + name) == ""

    # Git takes some for options, and some for what else they are the names of.
    unfit = name in {"HEAD", "@"} or name.startswith(("-", "refs/"))
    return (told(name) and not unfit) or not told("x")


def _kept(root: Path, base: str, where: str, *, force: bool) -> Mapping[str, str] | Diagnostic:
    """Find the files of a commit that are not of the site that stands there; P611 where none of ours does."""
    entries = _tree(root, base) if base else {}
    if isinstance(entries, Diagnostic):
        return entries
    data = ask_bytes(root, "cat-file", "blob", f"{base}:{MANIFEST}") if base else b""
    ours = None if isinstance(data, Diagnostic) else read_manifest(data)
    hint = "name another branch by --branch, or let --force replace what is there"
    if force:
        entries = {CNAME: entries[CNAME]} if CNAME in entries else {}
    elif ours is None and not _FREE.issuperset(entries):
        strangers = sorted(set(entries) - _FREE)
        return git_fault(
            "P611", f"{where} holds files that Steelyard did not write: {_some(strangers)}", hint
        )
    # A domain stays, also one of an earlier site whose configuration no longer names it.
    own = {*(ours or ()), MANIFEST} - {CNAME}
    kept = {path: entry for path, entry in entries.items() if path not in own}
    unfit = sorted(path for path, (mode, _) in kept.items() if mode not in _FILES or not is_inner(path))
    if unfit:
        return git_fault("P611", f"{where} holds what cannot be kept beside a site: {_some(unfit)}", hint)
    return {path: blob for path, (_, blob) in kept.items()}


def _follow(target: Target, commit: str) -> Diagnostic | None:
    """Let the branch here follow, unless that would lose commits of its own, or change it under a work tree (P615)."""
    root, here = target.root, target.here
    if not target.movable or (here and not _follows(root, here, commit)):
        return _not_taken(f"the branch {target.branch} is left as it is")
    done = ask(root, "update-ref", "-m", "steelyard publish", _HEADS + target.branch, commit, here)
    return _not_taken(done.message) if isinstance(done, Diagnostic) else None


def _checked_out(root: Path) -> set[str]:
    """Return the branches that work trees stand on, by their full names; one whose folder is gone does not count."""
    answer = ask(root, "worktree", "list", "--porcelain")
    found = set()
    for block in answer.split("\n\n") if isinstance(answer, str) else ():
        facts = dict(line.partition(" ")[::2] for line in block.splitlines())
        if "prunable" not in facts:
            found.add(facts.get("branch", ""))
    return found


def _tree(root: Path, commit: str) -> dict[str, tuple[str, str]] | Diagnostic:
    """Return the files of a commit by path, each with its mode and the hash of its blob."""
    answer = ask(root, "ls-tree", "-r", "-z", "--full-tree", commit)
    if isinstance(answer, Diagnostic):
        return _not_taken(answer.message)
    entries = {}
    for entry in filter(None, answer.split("\0")):
        facts, _, path = entry.partition("\t")
        mode, _, blob = facts.split(" ")
        entries[path] = (mode, blob)
    return entries


def _differences(root: Path, before: str, after: str) -> tuple[int, int]:
    """Count the files that came or changed between two commits, and those that went; all came where there was none."""
    if not before:
        there = _tree(root, after)
        return (0 if isinstance(there, Diagnostic) else len(there)), 0
    answer = ask(root, "diff-tree", "-r", "-z", "--no-renames", "--name-status", before, after)
    kinds = answer.split("\0")[:-1:2] if isinstance(answer, str) else []
    return len(kinds) - kinds.count("D"), kinds.count("D")


def _resolve(root: Path, name: str) -> str:
    """Return the hash that a name stands for, '' where it stands for nothing."""
    answer = ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    return answer.strip() if isinstance(answer, str) else ""


def _has(root: Path, commit: str) -> bool:
    return not isinstance(ask(root, "cat-file", "-e", f"{commit}^{{tree}}"), Diagnostic)


def _follows(root: Path, before: str, after: str) -> bool:
    return not isinstance(ask(root, "merge-base", "--is-ancestor", before, after), Diagnostic)


def _some(paths: Sequence[str]) -> str:
    return ", ".join(paths[:3]) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")


def _no_repository(note: Diagnostic) -> Diagnostic:
    hint = (
        note.hint
        if "safe.directory" in note.hint
        else "publish to a folder instead: steelyard publish DIRECTORY"
    )
    return git_fault("P610", f"nothing can be published to a branch: {note.message}", hint)


def _not_taken(words: str) -> Diagnostic:
    return git_fault("P615", words, "the branch is as it was; mend this and publish again")
