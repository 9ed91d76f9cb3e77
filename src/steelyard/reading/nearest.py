"""Which known word somebody probably meant: "did you mean …?"."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ALIKE = 0.6  # difflib's own measure of what looks alike to people


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like this one, whatever their case and their `-` or `_`; None where none is like it."""
    spelt = {_plain(candidate): candidate for candidate in known}
    found = get_close_matches(_plain(word), spelt, n=1, cutoff=_ALIKE)
    return spelt[found[0]] if found else None


def one_edit(one: str, other: str) -> bool:
    """Say whether two words differ by one letter put in, left out or changed, or by two exchanged."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, tail = one[start:], other[start:]
    return (
        rest[1:] == tail[1:]
        or rest[1:] == tail
        or rest == tail[1:]
        or (len(rest) > 1 and rest[:2] == tail[:2][::-1] and rest[2:] == tail[2:])
    )


def _plain(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")
