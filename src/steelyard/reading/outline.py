"""A body's outline: headings, sections and plain lines, code and comments told apart; no Markdown is rendered.

One pass over the lines that can tell anything, linear, and only as deep as fields and titles need: the body itself
is the Markdown parser's business.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ATX = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_CLOSE = re.compile(r" {0,3}(#{2,6})(?=[^\W\d_a-z])")
"""A heading without the blank that Markdown asks for, "##Status": a line of text on the page, and what it is called is meant."""

_ATTRIBUTES = re.compile(r"\{(?:#|:[ \t]?[#.])(?!(?:if|each|await|key|snippet)\b)\w[^{}]*\}")
"""What some tools write behind a heading for its anchor, `{#status}`, `{: .wide}`; `{#if}` and its like are of a language."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_SETEXT = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_HTML_H1 = re.compile(r"<h1(?:\s[^<>]*)?>(.*?)</h1>", re.IGNORECASE)
_TELLING = re.compile(r"\n *(?:[#<=`~]|--|(?<= )(?=\n|\Z))")  # ends of lines are found much sooner than a `^`
_COMMENT_OR_CODE = re.compile(r"<!--|(?<!`)(?P<ticks>`+)(?!`)[^`]+(?P=ticks)(?!`)")
_STARTS_BLOCK = re.compile(r"(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)]))*[ \t]*")
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
"""The mark of an item of a list, as a line begins with it."""

DEFINITION = re.compile(
    r" {0,3}\[(?P<name>[^\[\]^][^\[\]]*)\]:[ \t]*<?(?P<target>[^\s<>]+)>?(?:[ \t]+[\"'(]|[ \t]*$)"
)
"""A line that gives links by reference their address, `[name]: address`; no page shows it."""

_HEADING_START = "#<=-"
_BLOCK_START = ("#", ">", "-", "*", "+", "|", "<", "`", "~")


class Section(Struct, frozen=True):
    """A heading and the lines up to the next one. `lines` hold (line number from 1, text); code is left out.

    The part before the first heading has level 0 and no text. `line` is the heading's own.
    """

    level: int
    text: str
    line: int
    lines: tuple[tuple[int, str], ...]


def definitions(sections: Iterable[Section]) -> dict[str, str]:
    """Return the addresses that a file defines for links by reference, by their names, folded; of several the first."""
    lines = (line for section in sections for _, line in section.lines if "]:" in line)
    found = filter(None, map(DEFINITION.match, lines))
    return {folded(match["name"]): match["target"] for match in reversed([*found])}


def folded(name: str) -> str:
    """Return the name of a link by reference as it is compared."""
    return " ".join(name.split()).casefold()


def outline(body: str) -> tuple[Section, ...]:
    """Cut a body into its sections, in order; the first one is the part before any heading."""
    sections: list[Section] = []
    level, text, start = 0, "", 0
    numbered = list(enumerate(body.split("\n"), start=1))
    lines: list[tuple[int, str]] = []
    fence = ""
    comment = ""
    done = 0
    for number in _telling(body) if "<!--" not in body else range(1, len(numbered) + 1):
        if not fence:
            lines += numbered[done : number - 1]
        done = number
        line = numbered[number - 1][1]
        if fence:
            closing = line.lstrip(" ").rstrip()
            if closing.startswith(fence) and not closing.strip(fence[0]):
                fence = ""
            continue
        if comment:
            before, end, after = line.partition("-->")
            if end:
                line = " " * (len(before) + 3) + after
            elif comment == "block" or line.strip():
                continue
            comment = ""
        if "<!--" in line:
            line, comment = _without_comments(line)
        stripped = line.lstrip(" ")
        if not stripped:
            lines.append((number, ""))
            continue
        opening = _FENCE.match(line) if stripped[0] in "`~" else None
        if opening and (stripped[0] == "~" or "`" not in line[opening.end() :]):
            fence = opening[1]
            continue
        heading = _heading(line, stripped, lines) if stripped[0] in _HEADING_START else None
        if heading is None:
            lines.append((number, line))
            continue
        new_level, new_text, underlined = heading
        first = number
        if underlined:
            first = lines.pop()[0]
        sections.append(Section(level, text, start, tuple(lines)))
        level, text, start, lines = new_level, new_text, first, []
    if not fence:
        lines += numbered[done:]
    sections.append(Section(level, text, start, tuple(lines)))
    return tuple(sections)


def _telling(body: str) -> Iterator[int]:
    """Yield the numbers of the lines that can be more than a line of their section."""
    text = f"\n{body}"
    number = before = 0
    for match in _TELLING.finditer(text):
        number += text.count("\n", before, match.start() + 1)
        before = match.start() + 1
        yield number


def _heading(line: str, stripped: str, lines: list[tuple[int, str]]) -> tuple[int, str, bool] | None:
    first = stripped[0]
    if first == "#":
        match = _ATX.match(line) or _CLOSE.match(line)
        return (len(match[1]), _heading_text(line[match.end() :].strip()), False) if match else None
    if first == "<":
        html = _HTML_H1.search(stripped) if "</h1>" in stripped.casefold() else None
        return (1, html[1], False) if html else None
    if lines and (match := _SETEXT.match(line)):
        above = lines[-1][1]
        own_paragraph = len(lines) == 1 or not lines[-2][1].strip()
        if (
            above.strip()
            and own_paragraph
            and not above.lstrip().startswith(_BLOCK_START)
            and not above.startswith("    ")
        ):
            return 1 if match[1][0] == "=" else 2, above.strip(), True
    return None


def _heading_text(text: str) -> str:
    """Leave out the `#` that may close a heading, which stand alone, or after a blank, and the attributes behind it."""
    open_end = text.rstrip("#")
    text = open_end.rstrip() if not open_end or open_end[-1] in " \t" else text
    start = text.rfind("{") if text.endswith("}") else 0
    named = start > 1 and text[start - 1] in " \t" and _ATTRIBUTES.fullmatch(text, start)
    return text[:start].rstrip() if named else text


def _without_comments(line: str) -> tuple[str, str]:
    """Blank out the comments of a line, columns kept; say of one that goes on if it is a "block" or in a "text".

    In code the marks are text, and so they are in a paragraph that ends before the comment does.
    """
    pieces: list[str] = []
    start = at = 0
    while found := _COMMENT_OR_CODE.search(line, at):
        at = found.end()
        if found["ticks"]:
            continue
        pieces.append(line[start : found.start()])
        closing = line.find("-->", at)
        if closing < 0:
            before = "".join(pieces)
            return before, "block" if _STARTS_BLOCK.fullmatch(before) else "text"
        start = at = closing + 3
        pieces.append(" " * (start - found.start()))
    return "".join([*pieces, line[start:]]), ""
