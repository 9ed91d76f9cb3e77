"""How a person's own files are read to be changed, and written: each whole, the old or the new (their only writer)."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.loader import TEXT_LIMIT
from steelyard.edges.opening import read_inside
from steelyard.edges.presence import READABLE, reason_of
from steelyard.edges.turns import alone
from steelyard.edges.waiting import begin_waiting, clear_waiting, new_mode, waiting_path
from steelyard.edges.walk import within
from steelyard.writing.edits import Move

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from steelyard.writing.edits import Edit

_REMEDIES = {
    errno.ENOSPC: "free some space and give the command again",
    errno.EDQUOT: "free some space and give the command again",
    errno.ENAMETOOLONG: "give it a shorter title or name",
    errno.EBUSY: "wait until it is done, and give the command again",
}
_TAKEN = "take another name, move that file away, or put what is new into it by hand"


def read_exact(root: Path, path: str) -> str | Diagnostic:
    """Read a file of the project to change it: every line end, and a byte-order mark, as they are.

    `path` is from `root`, the project's. F001 where it is not UTF-8, F003 where it cannot be read.
    """
    try:
        data = read_inside(str(root / path), "", limit=TEXT_LIMIT)
    except OSError as error:
        if error.errno == errno.EFBIG:
            return _fault("F004", path, f"larger than {TEXT_LIMIT // 1_000_000} MB", "change it by hand")
        hint = "" if isinstance(error, FileNotFoundError) else READABLE
        return _fault("F003", path, f"cannot be read: {reason_of(error)}", hint)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"not UTF-8: byte 0x{data[error.start]:02x} starts no character"
        return Diagnostic("F001", Severity.ERROR, Place(path, line), message, "save the file as UTF-8")


class _Prepared(Struct):
    """A file about to be changed: where it lies (links followed), and where its new text waits, '' for none.

    `begun` is noted before the file is changed, so that an interrupt in between is not lost.
    """

    edit: Edit
    place: str
    waiting: str = ""
    begun: bool = False

    @property
    def is_done(self) -> bool:
        """Say whether the file has been changed."""
        if not self.begun:
            return False
        if not self.waiting:
            return not os.path.lexists(self.place)
        return not os.path.lexists(self.waiting) or (
            self.edit.before is None
            and os.path.lexists(self.place)
            and os.path.samefile(self.waiting, self.place)  # noqa: PTH121
        )


def write(
    root: Path, edits: Sequence[Edit], moves: Sequence[Move] = (), *, beside: Iterable[str] = ()
) -> tuple[Diagnostic, ...]:
    """Carry out edits, then moves, of the project at `root`: all of them, or none and why not (W901, W902, W903).

    Every new text is on disk beside its file before the first is put in its place; where the system refuses one then, or
    a person interrupts, all are taken back. A process that is killed leaves each file whole, the old or the new. Files
    keep their mode; one that has changed since it was read is not written over, nor one that has come; no other command
    writes there meanwhile. What a killed one left there goes, and what it left in the folders `beside`.
    """
    places = [os.path.realpath(root / edit.path) for edit in edits]
    others = (*((root / move.path).parent for move in moves), *(root / folder for folder in beside))
    folders = dict.fromkeys([*map(os.path.dirname, places), *map(str, others)])
    try:
        with alone(*folders):
            for folder in folders:
                clear_waiting(folder)
            return _write(root, edits, moves)
    except OSError as error:
        path = (*(edit.path for edit in edits), *(move.path for move in moves), ".")[0]
        return (_system_fault(path, error),)


def _write(root: Path, edits: Sequence[Edit], moves: Sequence[Move]) -> tuple[Diagnostic, ...]:
    prepared: list[_Prepared] = []
    made: list[str] = []
    begun: list[Move] = []
    try:
        for edit in edits:
            one = _Prepared(edit, os.path.realpath(root / edit.path))
            prepared.append(one)
            fault = _refused(root, one)
            if fault:
                return (fault,)
            _prepare(one, made)
        refusals = [*(_refused(root, one) for one in prepared), *(_unmoved(root, move) for move in moves)]
        for fault in refusals:  # again: preparing takes its time
            if fault:
                return (fault,)
        for one in _in_order(prepared):
            one.begun = True
            _carry_out(one)
        for move in moves:
            begun.append(move)
            _move(root, move)
        made.clear()
    except BaseException as error:
        _move_back(root, begun)
        _take_back(prepared)
        if not isinstance(error, OSError):
            raise
        return (_system_fault(_met_at(prepared, begun), error),)
    finally:
        for one in prepared:
            if one.waiting:
                with suppress(OSError):
                    os.unlink(one.waiting)  # noqa: PTH108
        for folder in reversed(made):
            with suppress(OSError):
                os.rmdir(folder)  # noqa: PTH106
    return ()


def _refused(root: Path, one: _Prepared) -> Diagnostic | None:
    """Say why a file may not be written: it leads out of the project, may only be read, or is not what was read."""
    edit = one.edit
    if not edit.path.startswith("../") and not within(one.place, os.path.realpath(root)):
        hint = "change the file that it leads to"
        return _fault("W901", edit.path, "cannot be written: a symbolic link that leaves the project", hint)
    there = os.path.lexists(one.place)
    if edit.before is None:
        if there:
            return _fault("W903", edit.path, "there is a file of this name already", _TAKEN)
        return None
    if not there:
        return _fault("W902", edit.path, "it is gone since it was read", "give the command again")
    if not os.stat(one.place).st_mode & 0o222:  # noqa: PTH116
        return _fault("W901", edit.path, "cannot be written: it is read-only", "make it writable: chmod u+w")
    with open(one.place, "rb") as file:  # noqa: PTH123
        if file.read() != edit.before.encode(errors="surrogateescape"):
            message = "it has been changed since it was read, and is left as it is"
            return _fault("W902", edit.path, message, "give the command again")
    return None


def _unmoved(root: Path, move: Move) -> Diagnostic | None:
    """Say why a file or folder may not get another name: it leads out of the project, is gone, or there is one already."""
    folder = os.path.realpath((root / move.path).parent)
    if not move.path.startswith("../") and not within(folder, os.path.realpath(root)):
        hint = "rename the file that it leads to"
        return _fault(
            "W901", move.path, "cannot be renamed: a symbolic link of a folder leaves the project", hint
        )
    if not os.path.lexists(root / move.path):
        return _fault("W902", move.path, "it is gone since it was read", "give the command again")
    if os.path.lexists(root / move.to):
        return _fault("W903", move.to, "there is a file of this name already", _TAKEN)
    return None


def _move(root: Path, move: Move) -> None:
    """Give a file or folder its new name, never that of another one."""
    old, new = root / move.path, root / move.to
    if os.path.lexists(new):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(new))
    os.rename(old, new)  # noqa: PTH104


def _prepare(one: _Prepared, made: list[str]) -> None:
    """Put a new text beside the file it is for, safely on disk and with that file's mode."""
    if one.edit.after is None:
        return
    folder = os.path.dirname(one.place)  # noqa: PTH120
    _make(folder, made)
    one.waiting = waiting_path(folder)
    with os.fdopen(begin_waiting(one.waiting), "wb") as file:
        file.write(one.edit.after.encode(errors="surrogateescape"))
        file.flush()
        os.fsync(file.fileno())
    new = one.edit.before is None
    mode = new_mode() if new else stat.S_IMODE(os.stat(one.place).st_mode)  # noqa: PTH116
    os.chmod(one.waiting, mode)  # noqa: PTH101


def _make(folder: str, made: list[str]) -> None:
    """Make a folder and those around it, and note which were missing."""
    missing = []
    while not os.path.isdir(folder):  # noqa: PTH112
        missing.append(folder)
        folder = os.path.dirname(folder)  # noqa: PTH120
    for each in reversed(missing):
        os.mkdir(each)  # noqa: PTH102
        made.append(each)


def _in_order(prepared: Sequence[_Prepared]) -> list[_Prepared]:
    """Return files in the order in which they are changed: those that go come last."""
    return sorted(prepared, key=lambda one: one.edit.after is None)


def _carry_out(one: _Prepared) -> None:
    """Put a new text into its place, or remove the file."""
    if one.edit.after is None:
        os.unlink(one.place)  # noqa: PTH108
    elif one.edit.before is None:
        _put_new(one)
    else:
        os.replace(one.waiting, one.place)  # noqa: PTH105


def _put_new(one: _Prepared) -> None:
    """Put a new file into its place, never over one that has just come there."""
    try:
        os.link(one.waiting, one.place)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(one.place):
            raise
        os.replace(one.waiting, one.place)  # noqa: PTH105
    else:
        with suppress(OSError):
            os.unlink(one.waiting)  # noqa: PTH108


def _take_back(prepared: Sequence[_Prepared]) -> None:
    """Put files back that were changed before a later one could not be."""
    for one in prepared:
        with suppress(OSError):
            if not one.is_done:
                continue
            if one.edit.before is None:
                os.unlink(one.place)  # noqa: PTH108
            else:
                again = _Prepared(replace(one.edit, before=one.edit.after, after=one.edit.before), one.place)
                _prepare(again, [])
                os.replace(again.waiting, one.place)  # noqa: PTH105


def _move_back(root: Path, begun: Sequence[Move]) -> None:
    """Give files and folders their old names, as far as they have new ones."""
    for move in reversed(begun):
        with suppress(OSError):
            if not os.path.lexists(root / move.path):
                _move(root, Move(move.to, move.path))


def _met_at(prepared: Sequence[_Prepared], moves: Sequence[Move]) -> str:
    """Return the path at which the system refused to go on; `moves` are those that were begun."""
    if moves:
        return moves[-1].path
    changed = [one for one in _in_order(prepared) if one.begun]
    return (changed or prepared)[-1].edit.path


def _system_fault(path: str, error: OSError) -> Diagnostic:
    hint = _REMEDIES.get(
        error.errno or 0, "make the folder and the file writable, and give the command again"
    )
    return _fault("W901", path, f"cannot be written: {reason_of(error)}", hint)


def _fault(code: str, path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, Place(path), message, hint)
