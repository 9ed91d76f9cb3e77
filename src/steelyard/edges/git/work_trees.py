"""Which of Git's work trees each file lies in: a site's records may come from several repositories."""

# ruff: noqa: PTH118, PTH120
# A Path for each of 10,000 files costs more than asking where it lies.

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class WorkTree:
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
