"""What a commit will do to a published folder, in which order, and what forbids it."""

# ruff: noqa: PTH114
# A Path for each file of 10,000 costs more than comparing it.

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.edges.output.claim import cannot
from steelyard.edges.output.manifest import KEPT, OURS, parents

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from steelyard.diagnostics import Diagnostic


class Plan(Struct, frozen=True):
    """The steps of a commit in their order; each holds paths in the site.

    `early` and `early_folders` are old files and folders that stand where a folder or file must come.
    """

    early: tuple[str, ...]
    early_folders: tuple[str, ...]
    folders: tuple[str, ...]
    writes: tuple[str, ...]
    removals: tuple[str, ...]
    old_folders: tuple[str, ...]


def plan(
    out: str, *, name: str, old: Collection[str], files: Mapping[str, str], fresh: Collection[str]
) -> Plan | Diagnostic:
    """Plan the way from `old` names to those of `files`, of which `fresh` differ from what is there.

    A file that is neither ours nor equal to the one that must come is never overwritten (P601).
    """
    folders = {folder for url in files for folder in parents(url)}
    both = sorted(folders.intersection(files))
    if both:
        message = "one page's address is the folder of another's"
        return cannot(f"{name}/{both[0]}", message, "change one of the two slugs, aliases or permalinks")
    gone = _removable(out, old, files)
    old_folders = {folder for url in gone for folder in parents(url)} - folders
    stranger = _in_the_way(out, old, gone, folders) or _overwritten(out, old, fresh, gone | old_folders)
    if stranger:
        message = "a file that Steelyard did not write stands where one of the site must come"
        return cannot(f"{name}/{stranger}", message, "move it, or give the record another slug", "P601")
    early = {url for url in gone if url in folders or any(folder in files for folder in parents(url))}
    early_folders = {
        folder
        for folder in old_folders
        if folder in files or any(around in files for around in parents(folder))
    }
    missing = (folder for folder in folders if not _is_folder(f"{out}/{folder}"))
    return Plan(
        early=tuple(sorted(early)),
        early_folders=_deepest_first(early_folders),
        folders=tuple(sorted(missing)),
        writes=tuple(sorted(fresh)),
        removals=tuple(sorted(gone - early)),
        old_folders=_deepest_first(old_folders - early_folders),
    )


def strangers(out: str, files: Collection[str]) -> list[str]:
    """List the files of a published folder that are not of the site."""
    found = []
    for folder, folders, names in os.walk(out):
        inside = os.path.relpath(folder, out).replace(os.sep, "/")
        if inside == ".":
            folders[:] = [name for name in folders if name not in OURS | KEPT]
        prefix = "" if inside == "." else inside + "/"
        found += [prefix + name for name in names if prefix + name not in files]
    return sorted(set(found) - OURS - KEPT)


def _removable(out: str, old: Collection[str], files: Mapping[str, str]) -> set[str]:
    """Choose the old files to remove: none through a link, and none that is a new one by another case.

    A build that was cut off may have put a folder in a file's place already; that is no file to remove.
    """
    gone = {url for url in old if url not in files}
    if not gone:
        return gone
    folders = {folder for url in gone for folder in parents(url)}
    linked = {folder for folder in folders if os.path.islink(f"{out}/{folder}")}
    twins = {url.casefold(): url for url in files}
    return {
        url
        for url in gone
        if linked.isdisjoint(parents(url))
        and not _is_folder(f"{out}/{url}")
        and not (url.casefold() in twins and _same(f"{out}/{url}", f"{out}/{twins[url.casefold()]}"))
    }


def _in_the_way(out: str, old: Collection[str], gone: Collection[str], folders: Iterable[str]) -> str | None:
    """Find a link or somebody's file where a folder must be."""
    for folder in sorted(folders):
        try:
            mode = os.lstat(f"{out}/{folder}").st_mode
        except (FileNotFoundError, NotADirectoryError):
            continue
        if not stat.S_ISDIR(mode) and not (folder in old and folder in gone):
            return folder
    return None


def _overwritten(out: str, old: Collection[str], fresh: Iterable[str], ours: Collection[str]) -> str | None:
    """Find somebody's file, or a folder with one in it, where a file must come."""
    for url in sorted(fresh):
        try:
            mode = os.lstat(f"{out}/{url}").st_mode
        except (FileNotFoundError, NotADirectoryError):
            continue
        if stat.S_ISDIR(mode):
            for folder, folders, names in os.walk(f"{out}/{url}"):
                inside = os.path.relpath(folder, out).replace(os.sep, "/")
                for path in (inside, *(f"{inside}/{name}" for name in (*folders, *names))):
                    if path not in ours:
                        return path
        elif url not in old:
            return url
    return None


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def _same(one: str, other: str) -> bool:
    try:
        return os.path.samestat(os.lstat(one), os.lstat(other))
    except OSError:
        return False


def _deepest_first(folders: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(folders, key=lambda folder: (-folder.count("/"), folder)))
