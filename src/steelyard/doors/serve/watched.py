"""Which files and folders a build of a project reads, or would read if they were there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from steelyard.core.settings import DEFAULT_FOLDERS
from steelyard.edges.looks.branding import read_brand
from steelyard.edges.opening import read_named
from steelyard.edges.project import CONFIG, CONFIG_LIMIT
from steelyard.edges.walk import is_left_out
from steelyard.reading.config import read_config
from steelyard.reading.folders import folders_from_adr_dir, folders_from_log4brains

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.edges.project import Project

_OTHERS = (".adr-dir", ".log4brains.yml")
"""Files of other tools that name folders of records, where the configuration names none."""


def watched(project: Project, *, cwd: Path, given: Sequence[str] = ()) -> frozenset[Path]:
    """Return the paths whose changes may change a project's site, absolute; `given` are the sources of the command.

    A path need not be there: a build fails, or is another one, until it is.
    """
    root, settings = project.root, project.settings
    paths = {*project.source_folders, *_configurations(project, cwd, given)}
    if not given and not _names_sources(project):
        paths |= {root / name for name in (*DEFAULT_FOLDERS, *_OTHERS, *_named_by_others(root))}
    for folder in project.source_folders:
        paths.update(_linked(str(folder)))
    if settings.theme_path:
        paths.add(root / settings.theme_path)
    if "git" in {settings.dates, settings.history}:
        paths.update(_log(root))
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
        if name == ".adr-dir":
            yield from folders_from_adr_dir(text)
        else:
            yield from (source.path for source in folders_from_log4brains(text, file=name)[0])


def _linked(folder: str, *, seen: frozenset[str] = frozenset()) -> Iterator[Path]:
    """Yield where the links in a source lead, and those in what they lead to: the system watches no links."""
    folders = [folder]
    while folders:
        try:
            with os.scandir(folders.pop()) as listing:
                entries = [entry for entry in listing if not is_left_out(entry.name)]
        except OSError:
            continue
        for entry in entries:
            if entry.is_symlink():
                target = os.path.realpath(entry.path)
                if target not in seen:
                    yield Path(target)
                    yield from _linked(target, seen=seen | {target})
            elif entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)


def _log(root: Path) -> Iterator[Path]:
    """Yield the file that Git adds a line to whenever the commit changes that the files are compared with."""
    for folder in (root, *root.parents):
        place = folder / ".git"
        if place.is_file():  # a further work tree, or a submodule
            text = place.read_text(encoding="utf-8", errors="replace")
            place = folder / text.removeprefix("gitdir:").strip()
        if place.is_dir():
            yield place / "logs" / "HEAD"
            return
