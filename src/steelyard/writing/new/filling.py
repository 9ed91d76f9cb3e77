"""A template filled in: tokens, placeholders and empty fields of any template get what is known of the new record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from steelyard.reading.evidence import gather
from steelyard.reading.fields import FIELDS
from steelyard.reading.frontmatter import key_of
from steelyard.reading.given import KEYS
from steelyard.reading.names import is_placeholder
from steelyard.reading.naming import read_name
from steelyard.writing.new.flow import in_lines
from steelyard.writing.new.options import with_options
from steelyard.writing.new.plain_words import escaped, flow_list, scalar

if TYPE_CHECKING:
    from steelyard.reading.evidence import Evidence
    from steelyard.reading.given import Value

_TOKEN = re.compile(r"\b(?:NUMBER|TITLE|DATE|STATUS)\b")
_ALONE = re.compile(
    r"[A-Za-z][\w -]*:[ \t]+(?P<quote>[\"']?)(?P<token>NUMBER|TITLE|DATE|STATUS)(?P=quote)[ \t]*$"
)
_LEAD = re.compile(
    r"(?:[A-Za-z]{2,10}[- ])?(?:NUMBER|\d{1,6}|N{2,6}|n{2,6}|X{2,6}|x{2,6}|\{N+\}|\[N+\])(?!\w)(?P<join>\s*[:.)–—-]?\s*)"
)
_FIGURES = re.compile(
    r"NUMBER|\{?\[?(?:N{2,6}|n{2,6}|X{2,6}|x{2,6})\]?\}?(?!\w)|(?<!\w|-)\d{1,6}|(?<=[-_ ])\d{1,6}"
)
_ATX = re.compile(r" {0,3}#[ \t]+")
_LABELS = {"tags": "Tags", "deciders": "Deciders", "status": "Status", "date": "Date"}


class Facts(Struct, frozen=True):
    """What is known of a new record. `number` is None where it has none, `date` is YYYY-MM-DD.

    `table` is the name of a criteria table's file beside the record, '' without one; `deciders_key` is the front-matter
    key for who decides, where the template has none.
    """

    title: str
    number: str | None
    date: str
    status: str
    tags: tuple[str, ...] = ()
    deciders: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    table: str = ""
    deciders_key: str = "decision-makers"


class Form(NamedTuple):
    """How a title is put down: with its number before it, and in the front matter too, its markup escaped or not."""

    numbered: bool = False
    front: bool = False
    escaped: bool = False


FORMS = (
    Form(),
    Form(escaped=True),
    Form(numbered=True),
    Form(front=True),
    Form(front=True, escaped=True),
    Form(numbered=True, front=True, escaped=True),
)
"""The ways to put a title down, the plainest first: most titles need no other."""


def fill(template: str, facts: Facts, form: Form, *, path: str) -> str:
    r"""Fill a template for the record at `path`. Lines end in \n, in the template and in what comes back.

    What the template has no place for goes beside its date, or into its front matter, whose keys get a line each.
    """
    text = _titled(_with_tokens(in_lines(template), facts, form), facts, form, path=path)
    text = _set(text, "status", facts.status, path=path) or with_key(text, "status", scalar(facts.status))
    for field in ("date", "created", "modified"):
        if field == "date" or _is_open(text, field, path=path):
            text = _set(text, field, facts.date, path=path) or text
    for field, values, key in (
        ("deciders", facts.deciders, facts.deciders_key),
        ("tags", facts.tags, "tags"),
    ):
        if values:
            told = ", ".join(values)
            text = (
                _set(text, field, told, path=path, listed=values)
                or _beside_date(text, field, told, path=path)
                or with_key(text, key, flow_list(values))
            )
    return with_options(text, facts.options, facts.table, path=path) if facts.options else text


def with_key(text: str, key: str, value: str) -> str:
    """Put a key at the end of the front matter, which is made where there is none. `value` is YAML."""
    evidence, _ = gather(text, file="", name=read_name("x.md"))
    lines = text.split("\n")
    if evidence.front.body_line == 1:
        return f"---\n{key}: {value}\n---\n{text}"
    lines.insert(evidence.front.body_line - 2, f"{key}: {value}")
    return "\n".join(lines)


def _with_tokens(template: str, facts: Facts, form: Form) -> str:
    """Put facts in the place of tokens; a heading below the title keeps its words, which may be a token's."""
    evidence, _ = gather(template, file="", name=read_name("x.md"))
    body = evidence.front.body_line
    said = {"NUMBER": facts.number or "", "DATE": facts.date, "STATUS": facts.status}
    title = escaped(facts.title)
    lines = template.split("\n")
    for at, line in enumerate(lines):
        alone = _ALONE.match(line) if at + 1 < body else None
        if alone:
            words = said.get(alone["token"], title if form.escaped else facts.title)
            lines[at] = line[: alone.start("quote")] + scalar(words)
        elif not line.startswith("##") and not _is_heading(line):
            lines[at] = _TOKEN.sub(lambda match: said.get(match[0], title), line)
    return "\n".join(lines)


def _is_heading(line: str) -> bool:
    return _ATX.match(line) is not None


def _titled(text: str, facts: Facts, form: Form, *, path: str) -> str:
    """Give the first H1 the title, its number as the template has it; one is made where there is none."""
    evidence, _ = gather(text, file=path, name=read_name(path))
    lines = text.split("\n")
    top = next((section for section in evidence.sections if section.level == 1), None)
    title = escaped(facts.title)
    front = bool(evidence.front.find("title"))
    if top is None:
        lead = f"{facts.number}. " if form.numbered and facts.number else ""
        if not front:  # a page may have its title in its front matter alone, as sites show it
            lines[evidence.front.body_line - 1 : evidence.front.body_line - 1] = [f"# {lead}{title}", ""]
    else:
        lead = _lead(top.text, facts.number)
        if form.numbered and not lead and facts.number:
            lead = f"{facts.number}. "
        at = top.line + evidence.shift - 1
        mark = _ATX.match(lines[at])
        lines[at] = f"{mark[0] if mark else ''}{lead}{title}"
        if not mark and lines[at + 1 : at + 2] and not lines[at + 1].strip(" ="):
            lines[at + 1] = "=" * max(len(lines[at]), 3)
        elif not mark:
            lines[at] = f"# {lines[at]}"
    text = "\n".join(lines)
    if form.front:
        words = title if form.escaped else facts.title
        value = scalar(f"{facts.number}. {words}" if form.numbered and facts.number else words)
        return _in_front(text, "title", value, path=path) or with_key(text, "title", value)
    if front:  # a page's own title in the template, which would go before the heading
        words = title if form.escaped else facts.title
        return _in_front(text, "title", scalar(words), path=path) or text
    return text


def _lead(heading: str, number: str | None) -> str:
    """Return what stands before the title in a heading, with the number in its place; '' where nothing does."""
    match = _LEAD.match(heading.replace("*", "").lstrip())
    if match is None or number is None:
        return ""

    def figures(found: re.Match[str]) -> str:
        width = 1 if found[0] == "NUMBER" else len(found[0].strip("{}[]"))
        return f"{number:0>{width}}"

    join = match["join"]
    before = match[0][: len(match[0]) - len(join)]
    return _FIGURES.sub(figures, before, count=1) + (join or ". ")


def _set(
    text: str, field: str, value: str, *, path: str, listed: tuple[str, ...] | None = None
) -> str | None:
    """Give a field of the template its value where the template has one; None where it has not."""
    in_front = _in_front(text, field, flow_list(listed) if listed is not None else scalar(value), path=path)
    if in_front is not None:
        return in_front
    evidence, _ = gather(text, file=path, name=read_name(path))
    values = evidence.from_labels(field)
    sentence = field == "status" and bool(values) and values[0].how.endswith("section")
    shown = value[:1].upper() + value[1:] if sentence else value
    return _replaced(text, values, shown) if values else _after_label(text, field, shown)


def _is_open(text: str, field: str, *, path: str) -> bool:
    """Say whether a label of the template waits for its value: it stands before a placeholder."""
    evidence, _ = gather(text, file=path, name=read_name(path))
    return any(is_placeholder(value.text) for value in evidence.from_labels(field))


def _in_front(text: str, field: str, value: str, *, path: str) -> str | None:
    """Give a front-matter key its value, in the place of whatever stands there; None where there is no such key."""
    evidence, _ = gather(text, file=path, name=read_name(path))
    every = evidence.front.entries
    key = next((key for key, given in every if key_of(key, given) in KEYS.get(field, ())), None)
    if key is None:
        return None
    lines = text.split("\n")
    at = key.line - 1
    head = re.match(r"[ \t]*[^:]*?:", lines[at])
    if head is None:
        return None
    end = at + 1
    while end < evidence.front.body_line - 2 and re.match(r"[ \t]+\S|-[ \t]", lines[end]):
        end += 1
    lines[at:end] = [f"{head[0]} {value}"]
    return "\n".join(lines)


def _replaced(text: str, values: list[Value], value: str) -> str | None:
    """Put a value in the place of the first that a label has; the others, a template's explanation, go."""
    lines = text.split("\n")
    first = values[0]
    at, start = first.line - 1, first.column - 1
    line = lines[at]
    if line[start : start + first.length] != first.text:
        line = lines[at] = line[:start] + first.text  # with a comment in it, or running on below
    lines[at] = line[:start] + value + line[start + first.length :]
    for other in reversed(values[1:]):
        if other.line - 1 > at:  # pragma: no branch (a guard: each further value has a line of its own below)
            del lines[other.line - 1]
    return "\n".join(lines)


def _after_label(text: str, field: str, value: str) -> str | None:
    """Put a value behind a label, or under a heading, that has none yet."""
    labels = "|".join(re.escape(label) for label in FIELDS[field].split("|"))
    label = re.compile(
        rf"^(?P<head>[ \t>]*(?:[-*+][ \t]+)?[*_]{{0,2}}(?:{labels})[ \t]*(?::[*_]{{0,2}}|[*_]{{1,2}}:))[ \t]*$"
        rf"|^(?P<heading>##[ \t]+(?:{labels})[ \t]*)$",
        re.IGNORECASE | re.MULTILINE,
    )
    match = label.search(text)
    if match is None:
        return None
    filled = f"{match['head']} {value}" if match["head"] else f"{match['heading']}\n\n{value}"
    return text[: match.start()] + filled + text[match.end() :]


def _beside_date(text: str, field: str, value: str, *, path: str) -> str | None:
    """Put a labelled value after the date, in the date's own form; None where the date stands in no line of the body."""
    evidence, _ = gather(text, file=path, name=read_name(path))
    date = _line_of(evidence)
    if date is None:
        return None
    lines = text.split("\n")
    line = lines[date.line - 1]
    label = re.match(
        r"(?P<before>[ \t>]*(?:[-*+][ \t]+)?[*_]{0,2})\w[\w ]*(?P<after>[*_]{0,2}:[*_]{0,2})", line
    )
    if label is None:
        return None
    new = f"{label['before']}{_LABELS[field]}{label['after']} {value}"
    lines[date.line : date.line] = [new] if date.how.endswith("bullet") else ["", new]
    return "\n".join(lines)


def _line_of(evidence: Evidence) -> Value | None:
    dates = evidence.from_labels("date")
    return dates[0] if dates and dates[0].how.endswith(("line", "bullet")) else None
