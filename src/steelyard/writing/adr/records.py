"""A record's text as adr-tools makes it: a template filled in, its title, and the lines of its Status section."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from steelyard.writing.edits import newline_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TARGET = re.compile(r"\]\(0*([1-9][0-9]*)")
_OLD_DATE = re.compile(r"Date: ([0-9]{2})/([0-9]{2})/([0-9]{4})")
_UNSAFE_IN_A_LINK = re.compile(r"[ <>()\ud800-\udfff]")
_BRACKET = re.compile(r"(?<!\\)(?:\\\\)*[\[\]]")
_STATUS = "## Status"


class Link(NamedTuple):
    """A line of a Status section that links to a record: its label, and the digits of the other record's number."""

    label: str
    number: str


def one_line(typed: str) -> str:
    """Return what was typed as one line of text: line breaks and other controls are blanks.

    Bytes that are no UTF-8 are taken for Latin-1.
    """
    if _SURROGATE.search(typed):
        typed = typed.encode(errors="surrogateescape").decode("latin-1")
    return _CONTROLS.sub(" ", typed)


def filled(template: str, *, number: int, title: str, date: str, status: str) -> str:
    """Fill a template in: NUMBER, TITLE, DATE and STATUS, each where it first stands on a line."""
    words = {"NUMBER": str(number), "TITLE": title, "DATE": date, "STATUS": status}
    token = re.compile("|".join(words))

    def fill(line: str) -> str:
        left = dict(words)
        return token.sub(lambda found: left.pop(found[0], found[0]), line)

    return "".join(map(fill, _LINES.findall(template)))


def title_of(text: str) -> str:
    """Return a record's title with its number: what follows `# ` in the first line, else in the first such line."""
    lines = [line.rstrip("\r\n") for line in _LINES.findall(text.removeprefix("\ufeff"))]
    heading = next((line for line in lines if line.startswith("# ")), lines[0] if lines else "")
    return heading[2:]


def links_of(text: str) -> tuple[Link, ...]:
    """Return the links of the Status sections, in order; what follows the link stays with its label."""
    found = []
    within = False
    for line, heading in _marked(text):
        plain = line.rstrip("\r\n")
        if heading:
            within = plain.startswith(_STATUS)
        elif within and (link := _link(plain)):
            found.append(link)
    return tuple(found)


def _link(line: str) -> Link | None:
    """Read `LABEL [TITLE](0012-file.md)`: of several links on the line the last, all before it is the label."""
    end = line.rfind(")")
    target = None
    for found in _TARGET.finditer(line, 0, max(end, 0)):
        target = found
    start = line.rfind(" [", 1, target.start()) if target else -1
    return Link(line[:start] + line[end + 1 :], target[1]) if target and start > 0 else None


def with_link(text: str, label: str, *, title: str, name: str) -> str | None:
    """Add a link at the end of the Status section; None where there is no such section.

    The link is one line, before the heading that ends the section, with an empty line after it. `name` is the other
    record's file beside this one.
    """
    end = newline_of(text)
    line = f"{label} {linked(title, name)}{end}"
    done: list[str] = []
    within = found = False
    for each, heading in _marked(text):
        if heading.startswith("##"):
            if within:
                done += line, end
            within = heading == _STATUS
            found |= within
        done.append(each)
    if within:  # nothing follows the section
        last = done[-1]
        if not last.endswith("\n"):
            done.append(end)
        done += (end, line) if last.strip() else (line,)
    return "".join(done) if found else None


def without_status(text: str, status: str) -> str:
    """Take a status out of the Status section, and leave one empty line where several come together there."""
    done = []
    within = blank = False
    for each, heading in _marked(text):
        if heading.startswith("##"):
            within = heading == _STATUS
        plain = each.strip()
        if within and not plain:
            if not blank:
                done.append(each)
            blank = True
        elif not within or plain != status:
            done.append(each)
            blank = False
    return "".join(done)


def linked(title: str, file: str) -> str:
    """Write a Markdown link; brackets that would end its text are escaped, blanks and such in the file's name too."""
    text = title
    if not _balanced(title) or "](" in title or "][" in title:
        text = _BRACKET.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", title)
    target = _UNSAFE_IN_A_LINK.sub(
        lambda found: quote(found[0].encode(errors="surrogateescape"), safe=""), file
    )
    return f"[{text}]({target})"


def _balanced(text: str) -> bool:
    depth = 0
    for found in _BRACKET.finditer(text):
        depth += 1 if found[0].endswith("[") else -1
        if depth < 0:
            return False
    return depth == 0


def upgraded(text: str) -> str:
    """Write the dates of old adr-tools, `Date: 26/11/2016`, as ISO 8601 has them: the first on each line."""
    change: Callable[[str], str] = lambda line: _OLD_DATE.sub(r"Date: \3-\2-\1", line, count=1)  # noqa: E731
    return "".join(map(change, _LINES.findall(text)))


def _marked(text: str) -> Iterator[tuple[str, str]]:
    """Go through the lines, each with its end, beside the heading that it is: '' for none, and in fenced code."""
    fence = ""
    for line in _LINES.findall(text):
        plain = line.rstrip()
        if fence:
            if plain.lstrip(" ").startswith(fence) and not plain.strip(f" {fence[0]}"):
                fence = ""
            yield line, ""
            continue
        opening = _FENCE.match(plain)
        fence = opening[1] if opening else ""
        yield line, plain if plain.startswith("#") else ""
