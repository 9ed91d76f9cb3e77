"""A status in a task list: the box of another one ticked, as the list ticks them, one alone or step by step."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.status import read_status, read_steps
from steelyard.reading.status_words import spelled
from steelyard.writing.amending.phrases import by_link, cased, further

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.settings import StatusWord
    from steelyard.reading.given import Value
    from steelyard.writing.amending.lines import Lines
    from steelyard.writing.amending.phrases import NewStep

BOX = re.compile(r"^[ \t>]*[-*+][ \t]+\[[ xX]\][ \t]+")
"""What leads a line of a task list."""


def ticked_ways(
    lines: Lines, at: Value, step: NewStep, own: Sequence[StatusWord], *, link: str = ""
) -> Iterator[Lines]:
    """Tick the box of another status in a list of them; `link` says by what a record was superseded.

    Where one box is ticked, the tick moves there. Where several are, they are steps: those before it keep theirs, and a
    list without a box for what a record was superseded by gets one.
    """
    boxes = {number: box for number in _run(lines, at.line) if (box := BOX.match(lines.line(number)))}
    ticked = [number for number in boxes if _mark(lines, number) != " "]
    target = next((number for number in boxes if _status(lines, number, own) == step.word), None)
    steps = len(ticked) > 1
    if target is None and not (steps and link):
        return
    mark = _mark(lines, at.line)
    like = lines.line(target)[boxes[target].end() :] if target else at.text
    words = further(at.text, step, own) if read_steps(at.text, own=own) else cased(step.word, like)
    if target is None:
        new = lines.line(at.line)[: boxes[at.line].end()] + by_link(words, link)
        yield lines.with_lines(at.line, [new])
        return
    result = lines
    for number in ticked:
        if not steps or number > target:
            result = _marked(result, number, " ")
    if target not in ticked:
        result = _marked(result, target, mark)
    if link:
        result = result.with_line(target, result.line(target)[: boxes[target].end()] + by_link(words, link))
    yield result


def unticked_ways(lines: Lines, number: int, former: str, own: Sequence[StatusWord]) -> Iterator[Lines]:
    """Yield the way to take back the tick of what superseded a record: where it was the only one, `former` gets it."""
    box = BOX.match(lines.line(number))
    if box is None or _mark(lines, number) == " ":
        return
    text = lines.line(number)[box.end() :]
    bare = _marked(lines.with_line(number, box[0] + cased("superseded", text)), number, " ")
    others = [each for each in _run(lines, number) if each != number]
    if any(_mark(lines, each) != " " for each in others):
        yield bare
        return
    target = next((each for each in others if _status(lines, each, own) == former), None)
    if target:
        yield _marked(bare, target, _mark(lines, number))


def _run(lines: Lines, number: int) -> range:
    """Return the numbers of the lines of a task list that a line is in."""
    first = last = number
    while BOX.match(lines.line(first - 1)):
        first -= 1
    while BOX.match(lines.line(last + 1)):
        last += 1
    return range(first, last + 1)


def _status(lines: Lines, number: int, own: Sequence[StatusWord]) -> str | None:
    """Return the status that stands behind a line's box, without what a template has it followed by."""
    text = BOX.sub("", lines.line(number), count=1).strip()
    return spelled(text, own) or read_status(text, own).word


def _mark(lines: Lines, number: int) -> str:
    line = lines.line(number)
    return line[line.index("[") + 1]


def _marked(lines: Lines, number: int, mark: str) -> Lines:
    return lines.with_span(number, lines.line(number).index("[") + 2, length=1, text=mark)
