"""A project as it was at an earlier commit, laid out in a folder for a while, so that it is read like any other."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from steelyard.diagnostics import Diagnostic
from steelyard.edges.git.asking import ask
from steelyard.edges.git.blobs import contents, sizes
from steelyard.edges.project import ADR_DIR, CONFIG, LOG4BRAINS, find_project

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from steelyard.edges.git.branch import Fork, Kept
    from steelyard.edges.project import Project

_NAMING = (CONFIG, ADR_DIR, LOG4BRAINS)
_DEPTH = ("a", "b", "c", "d", "e", "f", "g", "h")
"""Folders around the former work tree: sources beside the real one may lie as many levels above."""


@contextmanager
def former(
    project: Project, fork: Fork, files: Mapping[str, Kept], *, cwd: Path, given: Sequence[str] = ()
) -> Iterator[tuple[Project, str]]:
    """Lay out the project as it was where the branch began, and give it with its root's way from the top; for a while.

    `project` is the present one, for a command in `cwd` with the SOURCE folders `given`. Files that nothing is read of
    are there without what they hold. Sources of other repositories are as they are now.
    """
    with TemporaryDirectory(prefix="steelyard-") as folder:
        top = Path(os.path.realpath(folder), *_DEPTH)
        top.mkdir(parents=True)
        _lay_out(project, fork, files, top)
        here = top / os.path.relpath(os.path.realpath(cwd), fork.top)
        here.mkdir(parents=True, exist_ok=True)
        near = [os.path.relpath(cwd / each, cwd) for each in given]
        root = os.path.normpath(top / fork.prefix)
        _bring_others(project, fork, Path(root))
        then = find_project(here, near)
        _fill(then, project, fork, files, top)
        way = os.path.relpath(then.root, top).replace(os.sep, "/")
        yield then, "" if way == "." else way


def _lay_out(project: Project, fork: Fork, files: Mapping[str, Kept], top: Path) -> None:
    """Make every file of the commit, those with what they hold that say where the records are."""
    answer = ask(project.root, "rev-parse", "--absolute-git-dir")
    if not isinstance(answer, Diagnostic):  # so that dates and the forge are known there too
        (top / ".git").write_bytes(os.fsencode(f"gitdir: {answer}"))
    for path, kept in files.items():
        place = top / path
        with suppress(OSError):
            if kept.is_module:
                place.mkdir(parents=True, exist_ok=True)
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            place.touch()
    _write(fork, {path: kept for path, kept in files.items() if path.rpartition("/")[2] in _NAMING}, top)


def _fill(then: Project, now: Project, fork: Fork, files: Mapping[str, Kept], top: Path) -> None:
    """Give the files of the sources and the theme what they hold, and those that a configuration names."""
    inside: list[str] = []
    for project, above in ((then, top), (now, fork.top)):
        theme = project.settings.theme_path
        for folder in (*project.source_folders, *([project.root / theme] if theme else [])):
            path = os.path.relpath(folder, above).replace(os.sep, "/")
            inside.append("" if path == "." else f"{path}/")
    told = then.config + now.config
    wanted = {
        path: kept
        for path, kept in files.items()
        if path.startswith(tuple(inside)) or (told and path.rpartition("/")[2] in told)
    }
    _write(fork, wanted, top)


def _write(fork: Fork, wanted: Mapping[str, Kept], top: Path) -> None:
    """Write what files hold; of one larger than any text its size only."""
    sized = sizes(fork.top, fork.top, [kept.blob for kept in wanted.values() if not kept.is_module])
    if isinstance(sized, Diagnostic):
        return
    held = {
        blob: data
        for some in contents(fork.top, fork.top, sized)
        if not isinstance(some, Diagnostic)
        for blob, data in some
    }
    # Links come last, and nothing is written by way of one: a commit may say that a folder is a link as well, or hold
    # two names that are one to this file system.
    for path, kept in sorted(wanted.items(), key=lambda each: each[1].is_link):
        place, data = top / path, held.get(kept.blob)
        if os.path.realpath(place.parent) != str(place.parent):
            continue
        with suppress(OSError):
            if data is not None and kept.is_link:
                place.unlink()
                place.symlink_to(os.fsdecode(data))
            elif not place.is_symlink():
                if data is None:
                    os.truncate(place, sized.get(kept.blob, 0))
                else:
                    place.write_bytes(data)


def _bring_others(project: Project, fork: Fork, root: Path) -> None:
    """Put sources of other repositories where they are looked for: a link to one outside, a copy of one inside."""
    for source, folder in zip(project.settings.sources, project.source_folders, strict=True):
        place = Path(os.path.normpath(root / source.path))
        real = Path(os.path.realpath(folder))
        if not real.is_dir() or (place.is_dir() and any(place.iterdir())):
            continue
        if not real.is_relative_to(fork.top):
            with suppress(OSError):
                place.parent.mkdir(parents=True, exist_ok=True)
                place.symlink_to(real)
        elif _is_checkout(real, fork.top):
            with suppress(OSError, shutil.Error):
                shutil.copytree(real, place, ignore=shutil.ignore_patterns(".git"), dirs_exist_ok=True)


def _is_checkout(folder: Path, top: Path) -> bool:
    """Say whether a folder below the work tree's top lies in a repository of its own."""
    around = (folder, *folder.parents)
    return any(os.path.lexists(each / ".git") for each in around[: around.index(top)])
