"""Whether a folder may be published to: it holds no sources, leads nowhere else, and is empty or ours."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.output.manifest import KEPT, MANIFEST, OURS, read_manifest
from steelyard.edges.presence import reason_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_REMEDIES = {
    errno.ENOSPC: "free some space; the site is as it was",
    errno.EDQUOT: "free some space; the site is as it was",
    errno.EROFS: "choose a folder that can be written to",
    errno.EACCES: "choose a folder that can be written to",
    errno.EPERM: "choose a folder that can be written to",
    errno.ENAMETOOLONG: "shorten the slug or the file's name",
}
_NAMED = 5  # files that a finding names


def shown(path: Path, root: Path) -> str:
    """Write a path as people see it: from the project's root where it lies in it."""
    with suppress(ValueError):
        return _absolute(path).relative_to(_absolute(root)).as_posix()
    return path.as_posix()


def cannot(where: str, message: str, hint: str, code: str = "P603") -> Diagnostic:
    """Say that publishing is refused."""
    return Diagnostic(code, Severity.ERROR, Place(where), message, hint)


def system_fault(where: str, error: OSError) -> Diagnostic:
    """Say what the system refused (P603)."""
    message = f"the site cannot be written: {reason_of(error)}"
    return cannot(where, message, _REMEDIES.get(error.errno or 0, "the site is as it was"))


def refusal(out: Path, *, root: Path, sources: Sequence[Path]) -> Diagnostic | None:
    """Say why a folder can never be published to, whatever it holds (P602, P603)."""
    name = shown(out, root)
    try:
        place = out.resolve()
        lost = place.is_symlink()  # a loop of links, which Python 3.13 resolves to one of them
    except (OSError, RuntimeError):  # a link that nobody may read; a loop, before 3.13
        lost, place = True, out
    if lost:
        message = "the output folder is a symbolic link that leads nowhere"
        return cannot(name, message, "remove the link, or choose another folder")
    for source in sources:
        if _holds(out, source):
            message = f"the output folder would hold the source {shown(source, root)}"
            return cannot(name, message, "choose another folder, such as `site`", "P602")
    if _absolute(out).is_relative_to(_absolute(root)) and not place.is_relative_to(root.resolve()):
        message = "the output folder is a symbolic link that leaves the project"
        return cannot(name, message, "remove the link, or name the folder that it points to")
    if any(part.casefold() == ".git" for part in place.parts):
        message = "the output folder lies in a folder of Git's own"
        return cannot(name, message, "choose another folder, such as `site`")
    if os.path.lexists(out) and not place.is_dir():
        return cannot(name, "the output is a file, not a folder", "choose another folder")
    return None


def owned(out: Path) -> Mapping[str, str] | str:
    """Read which files in a folder are ours, with their digests; where it is not ours, say in words why (P601)."""
    names = set(os.listdir(out))  # noqa: PTH208
    if MANIFEST not in names:
        strange = sorted(names - KEPT - OURS)
        return f"the folder holds files that Steelyard did not write: {some_of(strange)}" if strange else {}
    manifest = out / MANIFEST
    files = read_manifest(manifest.read_bytes()) if stat.S_ISREG(manifest.lstat().st_mode) else None
    return f"the folder's {MANIFEST} is damaged or of a later version" if files is None else files


def some_of(names: Sequence[str]) -> str:
    """Name the first of them, and say how many more there are."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def make(folder: Path) -> list[Path]:
    """Make a folder and those around it; give those that were missing, outermost first."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()][::-1]
    for count, place in enumerate(missing):
        try:
            place.mkdir()
        except FileExistsError:  # another build made it meanwhile
            continue
        except OSError:
            unmake(missing[:count])
            raise
    return missing


def unmake(folders: Sequence[Path]) -> None:
    """Remove folders that `make` made, as far as they are empty."""
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()


def _absolute(path: Path) -> Path:
    # Not resolve(): links are judged, not followed.
    return Path(os.path.abspath(path))  # noqa: PTH100


def _holds(folder: Path, source: Path) -> bool:
    """Say whether a folder is, or lies around, a source; told by identity, so that spelling cannot hide it."""
    try:
        if not folder.is_dir():
            return False
        here, place = folder.stat(), source.resolve()
    except (OSError, RuntimeError):  # what cannot be looked at is refused when it is read, or written to
        return False
    return any(
        around.exists() and os.path.samestat(around.stat(), here) for around in (place, *place.parents)
    )
