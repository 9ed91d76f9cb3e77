"""All that a build hangs on beside its options: files and folders to be marked, and paths where something may stand or not."""

# ruff: noqa: PTH112, PTH113, PTH118, PTH120
# Paths are kept as text, in which 40,000 of them are looked at within a moment.

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

import steelyard
from steelyard.core.settings import DEFAULT_FOLDERS
from steelyard.diagnostics import Diagnostic
from steelyard.edges.git.asking import ask
from steelyard.edges.git.work_trees import first_line, git_folder, tops_above
from steelyard.edges.looks.theme import default_folder
from steelyard.edges.project import ADR_DIR, CONFIG, LOG4BRAINS
from steelyard.reading.overlooked import OTHER_NAMES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from steelyard.edges.project import Project


class Inputs(Struct, frozen=True):
    """Absolute paths: `marked` hold what a build read, at `asked` it only looked whether something is there.

    The first `sources` of what is marked lie in the sources.
    """

    sources: int
    marked: tuple[str, ...]
    asked: tuple[str, ...]


def inputs_of(
    project: Project,
    *,
    cwd: str,
    given: Sequence[str],
    seen: Collection[str],
    asked: Collection[str],
    brand: Collection[str],
) -> Inputs:
    """Return what a build of a project hung on.

    `seen` are the folders and files that its sources hold, `asked` the paths outside of them that its bodies lead to,
    `brand` the files of its look; both count from the project's root.
    """
    root = str(project.root)
    within = dict.fromkeys(seen)
    marked = [*within, *(os.path.join(root, name) for name in (CONFIG, ADR_DIR, LOG4BRAINS))]
    marked += (os.path.join(root, path) for path in brand)
    marked += _program(cwd)
    marked += look_of(project)
    places = [str(folder) for folder in project.source_folders]
    marked += (place for place in places if os.path.realpath(place) != place)  # a link may lead elsewhere
    for top in repositories(project, seen):
        marked += (*of_git(top), *_git_settings(top))
    start = os.path.normpath(os.path.join(cwd, given[0])) if given else cwd
    around = dict.fromkeys(folder for place in (start, cwd, root, *places) for folder in _up(place))
    looked = [os.path.join(folder, name) for folder in around for name in (CONFIG, ".git", *OTHER_NAMES)]
    looked += (os.path.join(root, name) for name in DEFAULT_FOLDERS)
    looked += places
    looked += (os.path.join(folder, ".git") for folder in _asked_about(project, seen))
    looked += (os.path.join(root, path) for path in asked)
    return Inputs(len(within), tuple(dict.fromkeys(marked)), tuple(dict.fromkeys(looked)))


def look_of(project: Project) -> Iterator[str]:
    """Name the files of a project's own theme, and of the one that is shipped."""
    yield from _tree(str(default_folder(Path(steelyard.__file__).parent)))
    if project.settings.theme_path:
        yield from _tree(os.path.join(project.root, project.settings.theme_path))


def _up(place: str) -> Iterator[str]:
    """Name a folder and all above it."""
    yield place
    while (above := os.path.dirname(place)) != place:
        yield above
        place = above


def _tree(top: str) -> Iterator[str]:
    """Name a folder, and all that lies in it but for Python's own leavings."""
    for folder, folders, names in os.walk(top):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield folder
        yield from (os.path.join(folder, name) for name in (*folders, *names))


def _program(cwd: str) -> Iterator[str]:
    """Name the files of this program, and the folders that libraries are installed into."""
    yield from _tree(os.path.dirname(steelyard.__file__))
    # Run as a module, Python looks into the working folder first, which changes with every site built into it.
    yield from (path for path in sys.path if os.path.isdir(path) and path != cwd)


def repositories(project: Project, seen: Iterable[str]) -> tuple[str, ...]:
    """Name the tops of the work trees that Git is asked in; `seen` are the folders and files that the sources hold.

    Where dates or a history come from it, those are among them that lie within a source, such as a submodule.
    """
    return tops_above((str(project.root), *map(str, project.source_folders), *_asked_about(project, seen)))


def _asked_about(project: Project, seen: Iterable[str]) -> Iterable[str]:
    """Name the folders of what the sources hold, where Git is asked about it; none where it is not."""
    asks = "git" in {project.settings.dates, project.settings.history}
    return dict.fromkeys(map(os.path.dirname, seen)) if asks else ()


def of_git(top: str) -> Iterator[str]:
    """Name the files of a repository that change when Git's answers do: its HEAD, its branches, its own settings."""
    git = os.path.join(top, ".git")
    yield git if os.path.isfile(git) else os.path.join(git, "HEAD")
    private = git_folder(top)
    shared = os.path.join(private, first_line(os.path.join(private, "commondir")))
    head = first_line(os.path.join(private, "HEAD"))
    names = ("config", "packed-refs", "shallow", "info/grafts", "remotes", "branches", "reftable/tables.list")
    yield from (os.path.join(shared, name) for name in names)
    yield from (os.path.join(private, name) for name in ("HEAD", "config.worktree"))
    if head.startswith("ref: "):
        yield os.path.join(shared, head.removeprefix("ref: "))


def _git_settings(top: str) -> Iterator[str]:
    """Name the files of Git's settings for a repository, also those that others include."""
    own = os.environ.get("XDG_CONFIG_HOME", "") or "~/.config"
    for name in ("~/.gitconfig", f"{own}/git/config", "/etc/gitconfig"):
        yield os.path.expanduser(name)  # noqa: PTH111
    told = ask(Path(top), "config", "--list", "--show-origin", "--name-only", "-z")
    if not isinstance(told, Diagnostic):
        origins = {entry.removeprefix("file:") for entry in told.split("\0") if entry.startswith("file:")}
        yield from sorted(os.path.join(top, origin) for origin in origins)
