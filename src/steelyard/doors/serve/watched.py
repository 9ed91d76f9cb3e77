"""Which files and folders a build of a project reads, or would read if they were there."""

# ruff: noqa: PTH118
# The system names what a folder holds as text.

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from steelyard.core.settings import DEFAULT_FOLDERS
from steelyard.edges.git.work_trees import git_folder, tops_above
from steelyard.edges.looks.branding import read_brand
from steelyard.edges.opening import read_named
from steelyard.edges.project import ADR_DIR, CONFIG, CONFIG_LIMIT, LOG4BRAINS
from steelyard.edges.walk import is_left_out, leads_to_hidden, within
from steelyard.reading.configuration.folders import folders_from_adr_dir, folders_from_log4brains
from steelyard.reading.configuration.settings import read_config

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.edges.project import Project

_OTHERS = (ADR_DIR, LOG4BRAINS)
"""Files of other tools that name folders of records, where the configuration names none."""


def watched(project: Project, *, cwd: Path, given: Sequence[str] = ()) -> frozenset[Path]:
    """Return the paths whose changes may change a project's site, absolute; `given` are the sources of the command.

    A path need not be there: a build fails, or is another one, until it is.
    """
    root, settings = project.root, project.settings
    paths = {*project.source_folders, *_configurations(project, cwd, given)}
    if not given and not _names_sources(project):
        paths |= {root / name for name in (*DEFAULT_FOLDERS, *_OTHERS, *_named_by_others(root))}
    linked, inner = _within_sources(project)
    paths.update(map(Path, linked))
    if settings.theme_path:
        paths.add(root / settings.theme_path)
    if "git" in {settings.dates, settings.history}:
        tops = tops_above((str(root), *map(str, project.source_folders), *inner))
        # A line a commit, whatever is checked out.
        paths.update(Path(git_folder(top), "logs", "HEAD") for top in tops)
    look = (settings.site.logo, *settings.css)
    paths |= {root / file.path for file in look if file}
    if settings.css:  # a style sheet has others beside it, and pictures
        brand, _ = read_brand(root, settings)
        paths |= {root / path for _, path in brand.files}
    return frozenset(Path(os.path.normpath(path)) for path in paths)


def _configurations(project: Project, cwd: Path, given: Sequence[str]) -> Iterator[Path]:
    """Yield where the configuration is, and where one would be found before it, as `find_project` looks."""
    yield project.root / CONFIG
    start = Path(os.path.normpath(cwd / given[0])) if given else cwd
    above = (start, *start.parents)
    # Without a repository there is no end to it but the root of all files, which is nobody's project.
    ends = (
        {project.root}
        if project.settings.file
        else {each for each in above if os.path.lexists(each / ".git")}
    )
    for folder in above:
        yield folder / CONFIG
        if folder in (ends or {project.root}):
            return


def _names_sources(project: Project) -> bool:
    """Say whether the configuration itself names the sources."""
    return bool(project.config) and bool(read_config(project.config, file=CONFIG)[0].sources)


def _named_by_others(root: Path) -> Iterator[str]:
    """Yield the folders that other tools' files name, there or not."""
    for name in _OTHERS:
        try:
            text = read_named(root, name, limit=CONFIG_LIMIT).decode("utf-8-sig", "replace")
        except OSError:
            continue
        if name == ADR_DIR:
            yield from folders_from_adr_dir(text)
        else:
            yield from (source.path for source in folders_from_log4brains(text, file=name)[0])


def _within_sources(project: Project) -> tuple[set[str], set[str]]:
    """Return where the links in the sources lead, as far as a build follows them, and the folders with a `.git` of their own.

    The system watches no links. What one leads to is looked through as well, each folder once.
    """
    linked: set[str] = set()
    inner: set[str] = set()
    for source, settings in zip(project.source_folders, project.settings.sources, strict=True):
        place, boundary = os.path.realpath(source), project.boundary(settings.path)
        folders = [place]
        while folders:
            folder = folders.pop()
            for name, is_link, is_folder in _entries(folder):
                path = os.path.join(folder, name)
                if name == ".git":
                    inner.add(folder)
                if is_left_out(name):
                    continue
                if is_link:
                    target = os.path.realpath(path)
                    if target not in linked and _is_followed(path, target, place, boundary):
                        linked.add(target)
                        folders.append(target)
                elif is_folder:
                    folders.append(path)
    return linked, inner


def _entries(folder: str) -> list[tuple[str, bool, bool]]:
    """Return the names in a folder, and whether each is a link or a folder; none where it cannot be read."""
    try:
        with os.scandir(folder) as listing:
            return [(each.name, each.is_symlink(), each.is_dir(follow_symlinks=False)) for each in listing]
    except OSError:
        return []


def _is_followed(path: str, target: str, source: str, boundary: str) -> bool:
    around = within(path, target)
    return within(target, boundary) and not around and not leads_to_hidden(target, source, boundary)
