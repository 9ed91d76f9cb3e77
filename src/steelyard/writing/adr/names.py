"""How adr-tools names records: their numbers and slugs, and which record a reference means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RECORD = re.compile(r"[0-9]+-.*\.md", re.DOTALL)
_NUMBER = re.compile(r"[0-9]+")
_NOT_ASCII = re.compile(r"[^A-Za-z0-9]+")
_NOT_LETTERS = re.compile(r"[\W_]+")
_LONGEST = 255
"""Bytes that a file's name may have, on every system in use."""
_PIECE = re.compile(r"\\.|\[\^?\]?[^]]*\]|.", re.DOTALL)


def listed(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names among a folder's files that are records', sorted as bytes are: 10000 comes before 9999."""
    return tuple(sorted(name for name in names if _RECORD.fullmatch(name)))


def number_of(name: str) -> int:
    """Return the number that leads a name, 0 where there is none."""
    found = _NUMBER.match(name)
    return int(found[0]) if found else 0


def next_number(names: Iterable[str]) -> int:
    """Return the number after the highest that leads any name in the folder, a record's or not."""
    return max(map(number_of, names), default=0) + 1


def file_name(number: int, title: str) -> str:
    """Return the name of a new record; a long title is cut at a word, so that the system takes the name."""
    start = f"{number:04d}-"
    return f"{start}{_cut(slug(title), _LONGEST - len(start) - len('.md'))}.md"


def slug(title: str) -> str:
    """Return a title in lower case, with a hyphen for all between its ASCII letters and digits.

    So does adr-tools with GNU's `tr`. A title that would come to nothing keeps the letters of its own script,
    as it does with the `tr` of macOS.
    """
    plain = _NOT_ASCII.sub("-", title).strip("-")
    return (plain or _NOT_LETTERS.sub("-", title).strip("-")).lower()


def _cut(text: str, most: int) -> str:
    """Cut a slug to `most` bytes, after a word where it has several."""
    data = text.encode()
    if len(data) <= most:
        return text
    kept = data[:most].decode(errors="ignore")
    words, hyphen, _ = kept.rpartition("-")
    return words if hyphen and data[len(kept.encode()) : len(kept.encode()) + 1] != b"-" else kept


def meant(reference: str, paths: Sequence[str]) -> str | None:
    """Return the path that a reference means: the record of that number, else the first path that it fits.

    It fits as a basic regular expression anywhere in the path, as `grep` has it.
    """
    if reference.isascii() and reference.isdecimal() and len(reference) <= _LONGEST:
        for path in paths:
            if number_of(path.rpartition("/")[2]) == int(reference):
                return path
    try:
        pattern = re.compile(_expression(reference))
    except re.error:
        pattern = re.compile(re.escape(reference))
    return next((path for path in paths if pattern.search(path)), None)


def _expression(basic: str) -> str:
    """Write a basic regular expression in Python's way: dot, star, brackets and anchors; all else is itself."""
    return "".join(_written(found, basic) for found in _PIECE.finditer(basic))


def _written(found: re.Match[str], basic: str) -> str:
    piece = found[0]
    if piece.startswith("\\") and len(piece) == 2:
        return re.escape(piece[1])
    if piece.startswith("[") and len(piece) > 2:
        inner = piece[1:-1].replace("\\", r"\\").replace("[", r"\[")
        last = r"\]" if "]" in inner else ""
        return f"[{inner.replace(']', '')}{last}]"
    anchored = (piece == "^" and found.start() == 0) or (piece == "$" and found.end() == len(basic))
    if anchored or piece == "." or (piece == "*" and found.start() > 0):
        return piece
    return re.escape(piece)
