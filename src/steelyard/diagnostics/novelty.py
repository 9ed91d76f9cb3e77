"""Which findings are new: not there before, wherever their lines have moved to."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from steelyard.diagnostics.values import Diagnostic

Key = tuple[str, str, str, str]

_LINE = re.compile(r"(?<=\bline )\d+")


def new_findings(
    now: Iterable[Diagnostic],
    before: Iterable[Diagnostic],
    *,
    text_now: Callable[[str], str | None],
    text_before: Callable[[str], str | None],
) -> list[Diagnostic]:
    """Return the findings that were not there before, in their order.

    Two are the same that say the same of the same line of the same file, whatever its number and those of the lines that
    they name; the texts of files tell the lines, None where there is none to read.
    """
    now = list(now)
    return unknown(now, keys_of(now, text_now), keys_of(before, text_before))


def keys_of(findings: Iterable[Diagnostic], text: Callable[[str], str | None]) -> list[Key]:
    """Return what makes each finding the same as another one: code, file, words, and its line as `text` has it."""
    lines = _Lines(text)
    return [lines.key(each) for each in findings]


def unknown(now: Iterable[Diagnostic], keys: Iterable[Key], known: Iterable[Key]) -> list[Diagnostic]:
    """Return the findings whose keys are not among the `known` ones, or are so more often."""
    left = Counter(known)
    found = []
    for each, key in zip(now, keys, strict=True):
        if left[key]:
            left[key] -= 1
        else:
            found.append(each)
    return found


class _Lines:
    """The lines of files, each file read once."""

    def __init__(self, text: Callable[[str], str | None]) -> None:
        self._text = text
        self._lines: dict[str, list[str]] = {}

    def key(self, found: Diagnostic) -> Key:
        file, line = found.place.file, found.place.line
        said = _LINE.sub("", found.message)
        if not line:
            return found.code, file, said, ""
        if file not in self._lines:
            self._lines[file] = (self._text(file) or "").split("\n")
        lines = self._lines[file]
        words = " ".join(lines[line - 1].split()) if line <= len(lines) else ""
        return found.code, file, said, words
