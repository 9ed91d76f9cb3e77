"""What a command would do to the project's files: texts before and after, and what both look like beside each other."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

_CONTEXT = 2


class Edit(Struct, frozen=True):
    """One file before and after: its path from the project's root, and its whole text, every line end as in the file.

    `before` is None where there is no such file yet, `after` where it is to be gone. A byte-order mark is the first
    letter of a text.
    """

    path: str
    before: str | None
    after: str | None


class Move(Struct, frozen=True):
    """A file or folder, whatever it holds, that gets another name: both paths from the project's root."""

    path: str
    to: str


def newline_of(text: str) -> str:
    r"""Return the line end that a text uses first: \n, \r\n or \r; \n where it has none."""
    end = next((at for at, letter in enumerate(text) if letter in "\r\n"), -1)
    if end < 0 or text[end] == "\n":
        return "\n"
    return "\r\n" if text[end + 1 : end + 2] == "\n" else "\r"


def diff(edits: Sequence[Edit], moves: Sequence[Move] = ()) -> str:
    """Return what moves, then edits as a unified diff, as `git diff` shows them; in their order.

    An edited file that moves has its new name behind it.
    """
    renames = "".join(f"rename from {move.path}\nrename to {move.to}\n" for move in moves)
    return renames + "".join(_diff(edit, moved(edit.path, moves)) for edit in edits)


def moved(path: str, moves: Sequence[Move]) -> str:
    """Return the path that a file has after moves, one after the other: its own, or below its folder's new name."""
    for move in moves:
        if path == move.path or path.startswith(f"{move.path}/"):
            path = move.to + path[len(move.path) :]
    return path


def _diff(edit: Edit, to: str) -> str:
    before, after = (_shown_lines(text or "") for text in (edit.before, edit.after))
    old = "/dev/null" if edit.before is None else f"a/{edit.path}"
    new = "/dev/null" if edit.after is None else f"b/{to}"
    lines = difflib.unified_diff(before, after, old, new, n=_CONTEXT, lineterm="")
    return "".join(f"{line}\n" for line in lines)


def _shown_lines(text: str) -> list[str]:
    r"""Split a text at its line ends, which alone end a line here; one that lacks its last end says so."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    last = lines.pop()
    return [*lines, f"{last}\n\\ No newline at end of file"] if last else lines
