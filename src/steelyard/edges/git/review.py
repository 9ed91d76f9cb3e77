"""What a branch answers for: the findings that it made, and the records that are not as they were before it."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.revisions import Revision, revisions
from steelyard.diagnostics import Diagnostic, Severity
from steelyard.diagnostics.novelty import new_findings
from steelyard.edges.git.branch import Fork, Kept, files_at, fork_of, touched
from steelyard.edges.git.former import former
from steelyard.edges.pipeline import Options, build
from steelyard.edges.survey import survey

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from steelyard.edges.pipeline import Outcome
    from steelyard.edges.survey import Survey


class Branch(Struct, frozen=True):
    """A branch beside what it left: where that was, the files of that commit, and those touched since, from the top."""

    fork: Fork
    files: Mapping[str, Kept]
    touched: frozenset[str]

    @property
    def words(self) -> str:
        """Name the base and its commit: "origin/main (1a2b3c4)"."""
        return f"{self.fork.base} ({self.fork.commit[:7]})"

    def is_older(self, path: str) -> bool:
        """Say whether a path from the top was there before: a file or folder of the base, or of another repository."""
        if path == "." or path.startswith("../") or path in self.files:
            return True
        return any(file.startswith(f"{path}/") for file in self.files)


class Asked(Struct, frozen=True):
    """How a command reads its project: in which folder it was given, with which SOURCE folders, and with drafts or not."""

    cwd: Path
    given: Sequence[str] = ()
    drafts: bool = False


def branch_of(root: Path, base: str) -> Branch | Diagnostic:
    """Ask Git what the branch has changed since it left `base`, '' for the repository's main branch."""
    fork = fork_of(root, base)
    if isinstance(fork, Diagnostic):
        return fork
    files = files_at(root, fork)
    if isinstance(files, Diagnostic):
        return files
    found = touched(root, fork, files)
    return found if isinstance(found, Diagnostic) else Branch(fork, files, found)


def answerable(now: Survey, outcome: Outcome, branch: Branch, asked: Asked, *, today: str) -> Outcome:
    """Return a check's outcome with the findings only that stand in touched files, or elsewhere and were not there before.

    `today` is the day that reviews are due by, the same for both. Errors of the configuration always stay: with one of
    them not all was looked at.
    """
    prefix = branch.fork.prefix
    own, others = [], []
    for each in outcome.diagnostics:
        where = posixpath.normpath(posixpath.join(prefix, each.place.file))
        if where in branch.touched or (each.code.startswith("C") and each.severity is Severity.ERROR):
            own.append(each)
        elif branch.is_older(where):
            others.append(each)
    new = _new(now, others, branch, asked, today=today) if others else []
    return replace(outcome, diagnostics=tuple(sorted([*own, *new], key=lambda each: each.sort_key)))


def _new(
    now: Survey, found: Sequence[Diagnostic], branch: Branch, asked: Asked, *, today: str
) -> list[Diagnostic]:
    """Return the findings that the project did not have where the branch began."""
    prefix = branch.fork.prefix
    with former(now.project, branch.fork, branch.files, cwd=asked.cwd, given=asked.given) as (project, was):
        then = survey(project, drafts=asked.drafts)
        before = build(then, Options(write=False, today=today)).diagnostics
        # The root may have been another folder, where a configuration has come or gone.
        way, back = (posixpath.relpath(to or ".", at or ".") for to, at in ((was, prefix), (prefix, was)))
        return new_findings(
            found,
            [_from(way, each) for each in before],
            text_now=now.text,
            text_before=lambda file: then.text(posixpath.normpath(f"{back}/{file}")),
        )


def _from(way: str, found: Diagnostic) -> Diagnostic:
    """Return a finding with its file told from another folder, to which this is the way from there."""
    if way == ".":
        return found
    return replace(
        found, place=replace(found.place, file=posixpath.normpath(posixpath.join(way, found.place.file)))
    )


def revised(now: Survey, branch: Branch, asked: Asked) -> tuple[Revision, ...]:
    """Compare the records with those where the branch began."""
    with former(now.project, branch.fork, branch.files, cwd=asked.cwd, given=asked.given) as (project, _):
        then = survey(project, drafts=asked.drafts)
        return revisions(
            then.corpus,
            now.corpus,
            text_before=lambda path: then.bodies.get(path).decode(),
            text_after=lambda path: now.bodies.get(path).decode(),
        )
