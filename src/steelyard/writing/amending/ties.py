"""A relation to another record, written into a record in the style it has: the ways in which it can be done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.core.model import RELATIONS
from steelyard.core.relations.words import label as words_of
from steelyard.reading.evidence import gather
from steelyard.reading.fields import FIELDS, normal_label
from steelyard.reading.frontmatter import fold_key, texts
from steelyard.reading.given import KEYS
from steelyard.reading.status import read_steps
from steelyard.reading.status_words import spelled
from steelyard.writing.amending import front
from steelyard.writing.amending.badges import has_picture, rebadged
from steelyard.writing.amending.boxes import BOX, ticked_ways
from steelyard.writing.amending.heads import (
    after,
    beside,
    dated_way,
    field_ways,
    latest,
    logged_ways,
    present,
    replaced,
    sparing_ways,
    status_ways,
)
from steelyard.writing.amending.phrases import by_link, cased, reworded
from steelyard.writing.amending.sections import below, below_heading, status_section, with_section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.model import Record
    from steelyard.core.settings import StatusWord
    from steelyard.reading.evidence import Evidence
    from steelyard.reading.given import Value
    from steelyard.reading.outline import Section
    from steelyard.writing.amending.lines import Lines
    from steelyard.writing.amending.names import Other
    from steelyard.writing.amending.phrases import NewStep

_RELATION_KEYS = tuple(key for kind in RELATIONS for key in KEYS[kind])
_ITEM = re.compile(r"[ \t]*[-*+][ \t]+")
_LINKS = "links"


def relation_ways(
    lines: Lines,
    evidence: Evidence,
    record: Record,
    *,
    kind: str,
    other: Other,
    step: NewStep | None,
    own: Sequence[StatusWord],
) -> Iterator[Lines]:
    """Yield the ways to let a record state a relation, the best first; each is to be read again before it is believed.

    With `step` the record comes to another status by it.
    """
    keys = KEYS.get(kind, (fold_key(kind),))
    given = front.entry(evidence.front, *keys, *KEYS["status"], *_RELATION_KEYS)
    linked = _body_ways(lines, evidence, record, kind=kind, other=other, step=step, own=own)
    body = list(linked) if other.way(evidence.file) else []
    firm = given is not None or (
        front.is_there(evidence.front) and (kind not in RELATIONS or not evidence.from_labels("status"))
    )
    if not firm:
        yield from body
    if front.is_there(evidence.front):
        changes = step is not None and record.status != step.word
        bases = status_ways(lines, evidence, record, step=step, own=own) if changes and step else (lines,)
        for base in bases:
            again, _ = gather(base.plain, file=evidence.file, name=evidence.name)
            yield from _front_ways(base, again, kind, other)
    if firm:
        yield from body


def _front_ways(lines: Lines, evidence: Evidence, kind: str, other: Other) -> Iterator[Lines]:
    keys = KEYS.get(kind, (fold_key(kind),))
    pair = front.entry(evidence.front, *keys)
    some = pair if pair and pair[1].kind != "null" else front.entry(evidence.front, *_RELATION_KEYS)
    samples = list(texts(some[1])) if some else []
    like = samples[-1].text.strip() if samples else ""
    quote = (front.raw(lines, samples[-1]) or "")[:1] if samples else ""
    if "," in like:
        like = like.rpartition(",")[2].strip()
    for name in dict.fromkeys(other.named(evidence.file, like=like)):
        if pair:
            way = front.with_item(lines, pair, name)
            if way is not None:
                yield way
        else:
            key = front.spelling(evidence.front, kind)
            after = (*reversed(_RELATION_KEYS), *KEYS["status"])
            yield front.with_key(lines, evidence.front, key, text=name, after=after, quote=quote)


def _body_ways(
    lines: Lines,
    evidence: Evidence,
    record: Record,
    *,
    kind: str,
    other: Other,
    step: NewStep | None,
    own: Sequence[StatusWord],
) -> Iterator[Lines]:
    """Yield the ways in the body: with the link that its style has, then with a short one, whose words say nothing else."""
    values = evidence.from_labels("status")
    section = status_section(evidence)
    sectioned = section is not None and (not values or values[0].how.endswith("section"))
    for short in dict.fromkeys((not sectioned, True)):
        link = other.link(evidence.file, short=short)
        if step:
            yield from _below_a_picture(lines, evidence, record, step=step, link=link, own=own)
            yield from _superseded(lines, evidence, record, step=step, link=link, own=own)
        if section is not None and sectioned:
            yield _in_section(lines, evidence, section, f"{words_of(kind)} {link}")
        elif values and not step:
            yield from _beside(lines, evidence, values, kind=kind, link=link)
    for short in (False, True):
        sentence = f"{words_of(kind)} {other.link(evidence.file, short=short)}"
        if not values and section is None and not front.entry(evidence.front, *KEYS["status"]):
            yield with_section(lines, evidence, "Status", [sentence])
        yield from _listed(lines, evidence, sentence, anew=True)


def _in_section(lines: Lines, evidence: Evidence, section: Section, sentence: str) -> Lines:
    """Put a sentence at the end of a section, as another paragraph or bullet."""
    rows = [number for number, line in section.lines if line.strip()]
    if not rows:
        return below_heading(lines, evidence, section, [sentence])
    end = rows[-1] + evidence.shift
    values = evidence.from_labels("status")
    if not values:
        return lines.with_lines(end, ["", sentence])
    return below(lines, values, replace(values[-1], line=end), sentence)


def _below_a_picture(
    lines: Lines,
    evidence: Evidence,
    record: Record,
    *,
    step: NewStep,
    link: str,
    own: Sequence[StatusWord],
) -> Iterator[Lines]:
    """Yield the ways to say what superseded a record below a status that is a badge, which says so too, or in the place of another picture."""
    at = present(evidence.from_labels("status"), record)
    if at is None or not has_picture(at.text):
        return
    section, sentence = status_section(evidence), f"{cased(step.word, 'A')} by {link}"
    badge = rebadged(at.text, step.word, own)
    if badge is None and at.how.endswith("section"):
        yield from replaced(lines, at, sentence)
    for base in replaced(lines, at, badge) if badge else ():
        if section is not None and at.how.endswith("section"):
            yield _in_section(base, evidence, section, sentence)
        elif at.how == "badge":
            yield from _listed(base, evidence, sentence, anew=True)


def _superseded(
    lines: Lines,
    evidence: Evidence,
    record: Record,
    *,
    step: NewStep,
    link: str,
    own: Sequence[StatusWord],
) -> Iterator[Lines]:
    """Yield the ways to say by a status that another record took this one's place."""
    values = evidence.from_labels("status")
    logged = [value for value in evidence.from_labels("history") if read_steps(value.text, own=own)]
    at = present(values, record)
    if logged and at is None:
        yield from logged_ways(lines, logged, step, own=own, link=link)
    if not values:
        yield from field_ways(lines, evidence, f"{step.word} by {link}")
        return
    if at is not None and BOX.match(lines.line(at.line)):
        yield from ticked_ways(lines, at, step, own, link=link)
    several = len(values) > 1 or values[0].how.endswith("section")
    dated = [value for value in values if read_steps(value.text, own=own)]
    if dated and several:
        text = by_link(after(lines, latest(dated, own), step, own), link)
        yield dated_way(lines, values, dated, text, own=own)
    if at is None or (several and spelled(at.text.strip("*_`. "), own) is None):
        return
    if record.status == step.word and "](" in at.text:
        yield from replaced(lines, at, f"{at.text}, {link}")
        return
    yield from sparing_ways(lines, evidence, at, f"{step.word} by {link}", own=own)
    like = "A" if at.how.endswith("section") else at.text.strip("*_`~{ ")
    again = reworded(at.text, step, own)
    for text in dict.fromkeys((by_link(again or step.word, link), f"{cased(step.word, like)} by {link}")):
        for way in replaced(lines, at, text):
            if logged:
                yield from logged_ways(way, logged, step, own=own)
            yield way


def _beside(
    lines: Lines, evidence: Evidence, values: Sequence[Value], *, kind: str, link: str
) -> Iterator[Lines]:
    """Yield the ways to state a relation as a field of its own, beside a status that is a bullet, a line or a row."""
    for label in evidence.labels.get(kind, ()):
        for value in evidence.placed(label)[-1:]:
            yield from replaced(lines, value, f"{value.text}, {link}")
    yield from _listed(lines, evidence, f"{words_of(kind)} {link}", anew=False)
    if kind in FIELDS:
        name = FIELDS[kind].split("|")[0].capitalize()
        yield from beside(lines, replace(values[0], line=values[-1].line), name, link)


def _listed(lines: Lines, evidence: Evidence, sentence: str, *, anew: bool) -> Iterator[Lines]:
    """Add a sentence to the record's list of links; without one, `anew` makes it."""
    links = next(
        (each for each in evidence.sections if each.level and normal_label(each.text) == _LINKS), None
    )
    if links is None:
        if anew:
            yield with_section(lines, evidence, "Links", [f"* {sentence}"], last=True)
        return
    items = [
        (number + evidence.shift, match[0]) for number, line in links.lines if (match := _ITEM.match(line))
    ]
    if items:
        number, bullet = items[-1]
        while not lines.is_blank(number + 1) and lines.line(number + 1)[:1].isspace():
            number += 1
        yield lines.with_lines(number, [bullet + sentence])
    else:
        yield below_heading(lines, evidence, links, [f"* {sentence}"])
