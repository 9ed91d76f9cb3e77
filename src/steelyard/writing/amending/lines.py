"""A file's text by lines, each with its own end: what a change does not touch stays as it is, byte for byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.writing.edits import newline_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_END = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff"


class Lines(Struct, frozen=True):
    """A text cut at its line ends. Lines and columns count from 1, as where things are read; a byte-order mark has none.

    `ends` has one for each line, '' for a last line without. `newline` is what new lines end with.
    """

    texts: tuple[str, ...]
    ends: tuple[str, ...]
    mark: str
    newline: str

    @property
    def plain(self) -> str:
        r"""The text as it is read: without its byte-order mark, each line end a \n."""
        return "".join(text + ("\n" if end else "") for text, end in zip(self.texts, self.ends, strict=True))

    @property
    def exact(self) -> str:
        """The text as it stands in the file."""
        return self.mark + "".join(text + end for text, end in zip(self.texts, self.ends, strict=True))

    def line(self, number: int) -> str:
        """Return a line without its end; '' beyond the last one."""
        return self.texts[number - 1] if 0 < number <= len(self.texts) else ""

    def is_blank(self, number: int) -> bool:
        """Say whether a line holds nothing; so do those before the first and after the last."""
        return not self.line(number).strip()

    def with_line(self, number: int, text: str) -> Lines:
        """Put a text in the place of a line; its end stays."""
        return replace(self, texts=(*self.texts[: number - 1], text, *self.texts[number:]))

    def with_span(self, number: int, column: int, *, length: int, text: str) -> Lines:
        """Put a text in the place of `length` characters of a line."""
        line, start = self.line(number), column - 1
        return self.with_line(number, line[:start] + text + line[start + length :])

    def with_lines(self, after: int, new: Sequence[str]) -> Lines:
        """Put new lines after a line (0: before the first); a file without a last line end stays without."""
        end = (self.ends[after - 1] if after else "") or self.newline
        ends, more = list(self.ends), [end] * len(new)
        if new and after and not ends[after - 1]:
            ends[after - 1], more[-1] = end, ""
        return replace(
            self,
            texts=(*self.texts[:after], *new, *self.texts[after:]),
            ends=(*ends[:after], *more, *ends[after:]),
        )

    def without(self, first: int, last: int) -> Lines:
        """Leave out some lines; a file without a last line end stays without."""
        ends = [*self.ends[: first - 1], *self.ends[last:]]
        if ends and not self.ends[-1]:
            ends[-1] = ""
        return replace(self, texts=(*self.texts[: first - 1], *self.texts[last:]), ends=tuple(ends))


def lines_of(text: str) -> Lines:
    """Cut a file's exact text into its lines."""
    mark = _MARK if text.startswith(_MARK) else ""
    rest = text.removeprefix(_MARK)
    texts, ends, start = [], [], 0
    for end in _END.finditer(rest):
        texts.append(rest[start : end.start()])
        ends.append(end[0])
        start = end.end()
    if start < len(rest):
        texts.append(rest[start:])
        ends.append("")
    return Lines(tuple(texts), tuple(ends), mark, newline_of(rest))
