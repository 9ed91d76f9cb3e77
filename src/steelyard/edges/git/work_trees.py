"""Which of Git's work trees each file lies in: a site's records may come from several repositories."""

# ruff: noqa: PTH113, PTH118, PTH120, PTH123
# A Path for each of 10,000 files costs more than asking where it lies.

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class WorkTree(Struct, frozen=True):
    """Files of one work tree, each as its path from the project's root and that from the `folder` that holds them all.

    `name` is the folder's way from the project's root, `.` where the project itself lies in the work tree.
    """

    folder: Path
    name: str
    files: tuple[tuple[str, str], ...]


def work_trees(root: Path, paths: Iterable[str]) -> tuple[WorkTree, ...]:
    """Group files by the nearest folder above them that has a `.git`; `paths` count from the project's root.

    Links are followed: Git knows a file by where it lies.
    """
    tops: dict[str, str] = {}
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for path in paths:
        place = os.path.realpath(os.path.join(root, path))
        groups[_top(os.path.dirname(place), tops)][path] = place
    home = _top(os.path.realpath(root), tops)
    return tuple(_work_tree(root, places, is_home=top == home) for top, places in sorted(groups.items()))


def tops_above(folders: Iterable[str]) -> tuple[str, ...]:
    """Name the tops of the work trees that folders lie in, each once, links followed; one outside of any has none."""
    known: dict[str, str] = {}
    found = (_top(os.path.realpath(folder), known) for folder in folders)
    return tuple(dict.fromkeys(filter(None, found)))


def git_folder(top: str) -> str:
    """Return where Git keeps what is a work tree's own: its `.git`, or what that names, as in a further tree or a submodule."""
    git = os.path.join(top, ".git")
    return os.path.join(top, first_line(git).removeprefix("gitdir: ")) if os.path.isfile(git) else git


def first_line(path: str) -> str:
    """Return the first line of a file of Git's, '' where there is none."""
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.readline().rstrip("\n")
    except (OSError, ValueError):
        return ""


def _work_tree(root: Path, places: Mapping[str, str], *, is_home: bool) -> WorkTree:
    # The deepest folder that holds all: Git looks upwards from there, within the bounds that a person may have set.
    folder = os.path.commonpath([os.path.dirname(place) for place in places.values()])
    name = "." if is_home else os.path.relpath(folder, os.path.realpath(root)).replace(os.sep, "/")
    files = ((path, os.path.relpath(place, folder).replace(os.sep, "/")) for path, place in places.items())
    return WorkTree(Path(folder), name, tuple(sorted(files)))


def _top(folder: str, known: dict[str, str]) -> str:
    """Return the nearest folder with a `.git`, '' where there is none above."""
    passed = []
    while folder not in known:
        passed.append(folder)
        above = os.path.dirname(folder)
        if os.path.lexists(os.path.join(folder, ".git")):
            known[folder] = folder
        elif above == folder:
            known[folder] = ""
        else:
            folder = above
    for each in passed:
        known[each] = known[folder]
    return known[folder]
