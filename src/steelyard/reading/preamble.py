"""What opens a body without labels: a preamble as mail has headers, as BIPs, SEPs and PEPs have it, a day or a status below the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.reading.admonitions import status_in_box
from steelyard.reading.dates import find_dates
from steelyard.reading.fields import FIELD_OF, ORNAMENT, normal_label
from steelyard.reading.inline import plain
from steelyard.reading.rows import Labelled
from steelyard.reading.status_words import spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.reading.outline import Section

_OPENING = re.compile(
    r"(?:[ \t]*\n)*(?:#{1,3}[ \t]+[Pp]reamble[ \t]*\n(?:[ \t]*\n)*)?(?:(?P<fence>`{3,}|~{3,})[^`\n]*\n|(?P<pre><pre(?:\s[^<>]*)?>)[ \t]*\n?|(?= {4}|\t))"
)
_HEADER = re.compile(r"[ \t]*(?P<label>[A-Za-z][A-Za-z -]{0,30}):(?:[ \t]+(?P<value>\S.*)|[ \t]*)$")
_QUOTED = re.compile(r"([\"'])(?P<inside>(?:(?!\1).)+)\1[ \t]*$")
_TITLED = re.compile(
    r"\s*(?:[*_]{2})?(?P<label>[^\W\d_]+)(?:[*_]{2})?[ \t]*[:：](?:[*_]{2})?[ \t]*(?P<title>\S.*)"
)
_MOST_LINES = 100
_LEAST_FIELDS = 3
_LONGEST_DATE = 40  # characters of a line that is nothing but a date
_TELLING = frozenset({"title", "status"})


class Preamble(Struct, frozen=True):
    """The labelled values of a preamble, and the last line of the body that it takes, 0 where there is none."""

    labels: tuple[Labelled, ...] = ()
    last: int = 0

    def holds(self, label: Labelled) -> bool:
        """Say whether a labelled value stands in the preamble."""
        return bool(label.values) and label.values[0][0] <= self.last


def preamble(body: str) -> Preamble:
    """Read the headers of a body that begins with a block of code of them: a title, a status and one field more at least.

    What a line does not name goes on with the field above it.
    """
    opening = _OPENING.match(body)
    if opening is None:
        return Preamble()
    first = body.count("\n", 0, opening.end()) + 1
    lines = list(_lines(body[opening.end() :], opening["fence"] or "", pre=bool(opening["pre"])))
    found: list[tuple[str, list[tuple[int, int, str]]]] = []
    for number, line in enumerate(lines, start=first):
        header = _HEADER.match(line)
        text = header["value"] or "" if header else line.strip()
        if header:
            found.append((normal_label(header["label"]), []))
        elif not found:
            return Preamble()
        if text:
            column = line.index(text) + 1
            if quoted := _QUOTED.match(text):  # as front matter has it, which a block of code may stand for
                text, column = quoted["inside"], column + 1
            found[-1][1].append((number, column, text.rstrip()))
    labels = tuple(
        Labelled(field, label, "line", tuple(values))
        for label, values in found
        if values and (field := FIELD_OF.get(label))
    )
    fields = {label.field for label in labels}
    return (
        Preamble(labels, first + len(lines))
        if fields >= _TELLING and len(fields) >= _LEAST_FIELDS
        else Preamble()
    )


def _lines(rest: str, fence: str, *, pre: bool) -> Iterator[str]:
    """Yield the lines of the block, up to its end."""
    for line in rest.split("\n", _MOST_LINES)[:_MOST_LINES]:
        bare = line.strip()
        if fence and bare.startswith(fence) and not bare.strip(fence[0]):
            return
        if pre and "</pre>" in line:
            return
        if not fence and not pre and not line.startswith(("    ", "\t")):
            return
        if bare:
            yield line
        elif not fence and not pre:
            return
        else:
            yield ""


_STATUS_FIRST = re.compile(
    rf"[ \t>]*(?:{ORNAMENT}+[ \t]*)?(?P<mark>[*_]{{0,3}})(?:{ORNAMENT}+[ \t]*)?(?P<word>[^\W\d_]+(?:[ -][^\W\d_]+)?)(?=[\W\d_])"
)
_TO_DAY = re.compile(r"[*_]*\s*[,:.·|(–—-]?\s*(?:(?:on|since|as\s+of|am|le|el|il|em)\s+)?[(*_]*")
_LONGEST_STATUS = 600  # characters of a line


def date_below_title(sections: Sequence[Section], level: int) -> Iterator[Labelled]:
    """Yield the date that is the whole first paragraph below a title, the first heading: "October 2023"."""
    title = next((section for section in sections if section.level), None)
    if title is None or title.level != level:
        return
    told = [(number, line.strip()) for number, line in title.lines[:6]]
    first = next((at for at, (_, text) in enumerate(told) if text), None)
    if first is None or any(text for _, text in told[first + 1 : first + 2]):
        return
    number, text = told[first]
    shown = plain(text) if len(text) <= _LONGEST_DATE else ""
    dates = find_dates(shown)
    if len(dates) == 1 and dates[0].iso and (dates[0].start, dates[0].end) == (0, len(shown)):
        column = title.lines[first][1].index(text) + 1
        yield Labelled("created", "created", "line", ((number, column, text),))


def status_below_title(sections: Sequence[Section], level: int) -> Iterator[Labelled]:
    """Yield the status that a paragraph between the title and the next heading begins with, before its day or alone in bold: "**Accepted**, 5 March 2024. …"; or that a box there holds."""
    title = next((section for section in sections if section.level), None)
    if title is None or title.level != level:
        return
    yield from status_in_box(title)
    before = ""
    for number, line in title.lines[:_MOST_LINES]:
        opens = not before.strip(" >") or before.lstrip(" >").startswith("[!")
        before = line
        told = _STATUS_FIRST.match(line) if opens and len(line) <= _LONGEST_STATUS else None
        if told is None or spelled(told["word"].strip()) is None:
            continue
        rest = plain(line[told.end() :])
        dates = find_dates(rest)
        alone = told["mark"][:2] in {"**", "__"} and not rest.strip(" .")
        if alone or (dates and dates[0].iso and _TO_DAY.fullmatch(rest, 0, dates[0].start)):
            column = told.start("mark") + 1
            yield Labelled(
                "status", "status", "line", ((number, column, line[column - 1 :].rstrip()),), deep=True
            )
            return


def titled_on_top(first: Section) -> Iterator[Labelled]:
    """Yield the title that a body without a heading above it begins with, "Title: Use X", alone or below other headers."""
    started = False
    lines = first.lines[:_MOST_LINES]
    for at, (number, line) in enumerate(lines):
        if not line.strip():
            if started:
                return
            continue
        if started and line[0] in " \t" and not _HEADER.match(line):  # a value goes on
            continue
        started = True
        told = _TITLED.fullmatch(line)
        if told and FIELD_OF.get(normal_label(told["label"])) == "title":
            title = told["title"].rstrip()
            for _, further in lines[at + 1 :]:
                if not further.strip() or further[0] not in " \t" or _HEADER.match(further):
                    break
                title += f" {further.strip()}"
            yield Labelled("title", "title", "line", ((number, told.start("title") + 1, title),))
            return
        header = _HEADER.match(line)
        if not (header and header["value"]):
            return
