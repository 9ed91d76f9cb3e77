"""What files held at earlier commits: many blobs for two questions to Git, at most a few megabytes at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.diagnostics import Diagnostic
from steelyard.edges.git.asking import ask_bytes
from steelyard.edges.loader import TEXT_LIMIT

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

_AT_ONCE = 32_000_000  # bytes held in memory
_TIMEOUT = 120.0


def sizes(root: Path, at: Path, blobs: Collection[str]) -> Mapping[str, int] | Diagnostic:
    """Find how large blobs are, in bytes; those that this clone does not have are left out."""
    asked = dict.fromkeys(blobs)
    answer = ask_bytes(root, "cat-file", "--batch-check", at=at, lines=asked, timeout=_TIMEOUT)
    if isinstance(answer, Diagnostic):  # older Git gives up at the first blob that a partial clone left out
        every = ("cat-file", "--batch-check", "--batch-all-objects", "--unordered")
        answer = ask_bytes(root, *every, at=at, timeout=_TIMEOUT)
    if isinstance(answer, Diagnostic):
        return answer
    found = {}
    for line in answer.decode("ascii", "replace").splitlines():
        fields = line.split(" ")
        if len(fields) == 3 and fields[1] == "blob" and fields[0] in asked:
            found[fields[0]] = int(fields[2])
    return found


def contents(
    root: Path, at: Path, sized: Mapping[str, int]
) -> Iterator[Sequence[tuple[str, bytes]] | Diagnostic]:
    """Yield blobs of known size with what they hold, some at a time, or a note why some cannot be read.

    One beyond a record's limit is left out.
    """
    some: list[str] = []
    total = 0
    for blob, size in sized.items():
        if size > TEXT_LIMIT:
            continue
        if some and total + size > _AT_ONCE:
            yield _read(root, at, some)
            some, total = [], 0
        some.append(blob)
        total += size
    if some:
        yield _read(root, at, some)


def _read(root: Path, at: Path, blobs: Sequence[str]) -> list[tuple[str, bytes]] | Diagnostic:
    answer = ask_bytes(root, "cat-file", "--batch", at=at, lines=blobs, timeout=_TIMEOUT)
    if isinstance(answer, Diagnostic):
        return answer
    found, start = [], 0
    while 0 <= start < len(answer):
        end = answer.find(b"\n", start)
        fields = answer[start:end].decode("ascii", "replace").split(" ")
        if end < 0 or len(fields) != 3:
            break
        start = end + 1 + int(fields[2]) + 1
        found.append((fields[0], answer[end + 1 : start - 1]))
    return found
