"""What one pass of Git's log tells of many files: since when each is there, and the commits that changed it.

A record keeps its past under a new name or folder (renames are followed, on side branches too) and when it was
removed and came back under the same name. Of a merge only what none of its parents had is a change of its own.
"""

from __future__ import annotations

import datetime as dt
import os
import posixpath
from typing import TYPE_CHECKING

from msgspec import Struct, field

from steelyard.diagnostics import Diagnostic
from steelyard.edges.git.asking import ask, ask_at_length, note
from steelyard.edges.walk import is_markdown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import IO

    from steelyard.edges.git.asking import Notes

_TIMEOUT = 120.0
# A record is renumbered or moved with small changes; two records made from one template are half the same.
_RENAMES = ("-l1000", "-M70%")
# Whatever a repository or a person can set about it is said here, so that no setting changes a site: `-O` takes back
# a file that orders the others, which may have no end.
_LOG = (
    *("-c", "log.showRoot=true", "-c", "log.follow=false"),
    *("log", "--topo-order", "--no-show-signature", "--no-ext-diff", "--no-textconv"),
    *("--no-relative", f"-O{os.devnull}"),
    *("--no-color", "--encoding=UTF-8", "-c", "--combined-all-paths", "--raw", "--no-abbrev", "-z"),
    "--format=%x01%H %P%x00%as%x00%an",
)
_PIECE = 1 << 20  # bytes of the log read at a time
_EPOCH = dt.date(1970, 1, 1)  # what a tool without a clock writes
_FILE = "100"  # how the mode of an ordinary file begins; a link is 120000, a submodule 160000


class Change(Struct, frozen=True):
    """One commit's change to a file: the author's date (`YYYY-MM-DD`) and name, the commit's hash.

    `before` are the blobs that its parents had, none where the file is new, `after` is the one it has since.
    """

    date: str
    author: str
    commit: str
    before: tuple[str, ...]
    after: str


class Past(Struct):
    """What Git knows of a file: the date of its first commit, its changes, newest first, and its blob at HEAD.

    `first` is '' where it is not known. `names` are those that it had before and was the last to have, newest first, from
    the top of the work tree.
    """

    present: str
    first: str = ""
    changes: list[Change] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


class _Entry(Struct, frozen=True):
    """A line of the raw log. `names` are those that the parents have the file under, `name` is the commit's."""

    action: str
    names: tuple[str, ...]
    name: str
    before: tuple[str, ...]
    after: str


class _Commit(Struct):
    hash: str
    is_first: bool
    date: str
    author: str
    entries: list[_Entry] = field(default_factory=list)


class Checkout(Struct, frozen=True):
    """Where a folder stands: its way from the top of the work tree, its commit, and whether the clone is shallow."""

    prefix: str
    head: str
    shallow: bool


def checkout(root: Path, at: Path) -> Checkout | Diagnostic:
    """Ask what is checked out in the folder `at`; `root` is the project's."""
    answer = ask(root, "rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD", at=at)
    if isinstance(answer, Diagnostic):
        return answer
    shallow, _, rest = answer.removesuffix("\n").partition("\n")
    prefix, _, head = rest.rpartition("\n")  # a folder's name may have a line break
    return Checkout(prefix, head, shallow == "true")


def read_log(
    root: Path, at: Path, files: Collection[str], *, stand: Checkout
) -> tuple[Mapping[str, Past], Notes]:
    """Find the past of files, whose paths count from the folder `at`; those that HEAD does not have are left out.

    In a shallow clone nothing is known of the time before its boundary, and a note says so.
    """
    names = {posixpath.normpath(stand.prefix + file): file for file in files}
    commits = _changed(root, at, stand.head, *_RENAMES)
    if isinstance(commits, Diagnostic):
        # A clone without its blobs cannot tell how much two files share, only whether they are the same.
        commits = _changed(root, at, stand.head, "-M100%")
    if isinstance(commits, Diagnostic):
        return {}, (commits,)
    # The folder's tree alone: that of a large repository is more than its records.
    tree = ask(root, "ls-tree", "-r", "-z", "--full-name", stand.head, at=at, timeout=_TIMEOUT)
    if isinstance(tree, Diagnostic):
        return {}, (tree,)
    present = _blobs(tree)
    found = _follow(
        commits, {name: present[name] for name in names if name in present}, shallow=stand.shallow
    )
    notes: Notes = ()
    if stand.shallow:
        hint = "fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` in CI"
        notes = (note("the clone is shallow: dates before its first commit are not known", hint),)
    return {names[name]: past for name, past in found.items()}, notes


def _blobs(tree: str) -> dict[str, str]:
    blobs = {}
    for entry in tree.split("\0"):
        head, _, name = entry.partition("\t")
        if head.startswith(_FILE):
            blobs[name] = head.rpartition(" ")[2]
    return blobs


def _follow(commits: Sequence[_Commit], present: Mapping[str, str], *, shallow: bool) -> dict[str, Past]:
    """Follow each file's names from commit to commit, newest first."""
    pasts = {name: Past(blob) for name, blob in present.items()}
    held = {name: name for name in present}  # which of the files had a name, at the commit looked at
    left = set(present)  # names whose last file is known
    begun: set[str] = set()  # names that a newer commit gave to their file
    for commit in commits:
        for entry in commit.entries:
            file = held.get(entry.name)
            if file is None or entry.action == "D":
                continue
            _note_change(pasts[file], commit, entry, unknown=shallow and commit.is_first)
            if entry.action == "A":
                begun.add(entry.name)
            for name in sorted(set(entry.names) - {entry.name}):
                if held.get(name) in {None, file} or name in begun:
                    held[name] = file
                    if name not in left:
                        left.add(name)
                        pasts[file].names.append(name)
                begun.discard(name)
            if entry.action.startswith("R") and held.get(entry.name) == file:
                del held[entry.name]
    return pasts


def _note_change(past: Past, commit: _Commit, entry: _Entry, *, unknown: bool) -> None:
    if unknown:  # all files are new where a shallow clone begins
        past.first = ""
        return
    if not commit.date:
        return
    if entry.action == "A":
        past.first = commit.date
    if entry.after and entry.after not in entry.before:
        past.changes.append(Change(commit.date, commit.author, commit.hash, entry.before, entry.after))


def _changed(root: Path, at: Path, head: str, *renames: str) -> list[_Commit] | Diagnostic:
    """Ask for the commits that changed Markdown files.

    Git is asked for all changes: it compares trees many times faster than it looks for files of a kind in them.
    """
    with ask_at_length(root, *_LOG, *renames, head, "--", at=at, timeout=_TIMEOUT) as log:
        return log if isinstance(log, Diagnostic) else list(_commits(_parts(log)))


def _parts(log: IO[bytes]) -> Iterator[str]:
    rest = b""
    while piece := log.read(_PIECE):
        *whole, rest = (rest + piece).split(b"\0")
        yield from map(os.fsdecode, whole)
    yield os.fsdecode(rest)


def _commits(parts: Iterator[str]) -> Iterator[_Commit]:
    """Read the raw log: commits newest first, each before its parents."""
    commit: _Commit | None = None
    for part in parts:
        head = part.lstrip("\n")
        if head.startswith("\x01"):
            if commit and commit.entries:
                yield commit
            own, _, parents = head[1:].partition(" ")
            commit = _Commit(own, not parents, _date(next(parts, "")), _name(next(parts, "")))
        elif head.startswith(":") and commit:
            entry = _entry(head, parts)
            if is_markdown(entry.name) or any(map(is_markdown, entry.names)):
                commit.entries.append(entry)
    if commit and commit.entries:
        yield commit


def _entry(head: str, parts: Iterator[str]) -> _Entry:
    """Read `:MODE MODE BLOB BLOB ACTION` and the names after it; a merge has a colon, mode, blob and name a parent."""
    fields = head.lstrip(":").split(" ")
    count = len(head) - len(head.lstrip(":"))
    modes, blobs, action = fields[: count + 1], fields[count + 1 : -1], fields[-1]
    if count > 1:
        names = tuple(next(parts, "") for _ in range(count))
        name = next(parts, "")
        action = "M"
    else:
        name = next(parts, "")
        names = (name,)
        if action.startswith(("R", "C")):
            name = next(parts, "")
    known = [blob if mode.startswith(_FILE) else "" for mode, blob in zip(modes, blobs, strict=False)]
    return _Entry(action, names, name, tuple(filter(None, known[:-1])), known[-1] if known else "")


def _date(text: str) -> str:
    """Return a commit's date; '' where none was known to who made it, or no calendar has it."""
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        return ""
    return date.isoformat() if date > _EPOCH else ""


def _name(text: str) -> str:
    shown = text.encode(errors="surrogateescape").decode(errors="replace")
    return " ".join("".join(letter if letter.isprintable() else " " for letter in shown).split())
