"""Labelled values in a body's head: `Status: x`, `* **Deciders:** x`, several on one line, rows of tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from steelyard.reading.badges import pictures_in
from steelyard.reading.boxes import ticked
from steelyard.reading.breaks import awaits_name, closes, goes_on, is_broken, joined, runs_on, unbreak
from steelyard.reading.dates import find_dates
from steelyard.reading.fields import FIELD_OF, ORNAMENT, field_of, normal_label
from steelyard.reading.inline import plain
from steelyard.reading.rows import Labelled, defined, html_values, is_row, row_values
from steelyard.reading.statements import VERB
from steelyard.reading.status_words import begun_with

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from steelyard.reading.outline import Section
    from steelyard.reading.rows import Lines, Place

_PROSE = frozenset({"title", "number", "because", "chosen", "since", "created"})
"""Fields whose labels are everyday words: without a bullet or emphasis they are taken for prose."""

_LONGEST_BEGINNING = 200  # characters: further ones do not tell whether a field's value begins there
_WHOLE = frozenset({"supersedes", "superseded_by", "amends", "amended_by", "status_note"})
"""Fields that are read as one text over several lines: what stands between two links tells whether both are meant."""

OF_RECORDS = frozenset({"supersedes", "superseded_by", "amends", "amended_by", "depends_on", "relates_to"})
"""Fields that name other records, in a head and at the foot."""
_RECORD = re.compile(r"\[{1,2}[^\[\]]+\]{1,2}(?:\(|$|[\s,;.])|`?[A-Z]{2,8}[- ]?\d")
"""A line that begins with another record: below the label of a relation it is the label's value."""

_OF_NAMES = frozenset({"deciders", "authors", "consulted", "informed", "tags"})
_WITHOUT_COLON = frozenset({"status", "date", "deciders", "authors"})
_MOST_PARTS = 12  # labels on one line; more are data
_MOST_LINES = 20_000  # of one section; a label further below heads no record
_OPEN = r"(?P<open>[*_]{1,3}|<(?:b|strong|em|i)>)"
_CLOSE = r"(?:[*_]{1,3}|</(?:b|strong|em|i)>)"
_LETTERS = "A-Za-zÀ-ɏͰ-ԯא-תء-ْٱ-ۓ\u200cก-ฺเ-๎Ḁ-ỿ぀-ヿ㐀-鿿가-힣"  # as ranges, which are found much sooner than "a word's, but no figure's"
_SIGN = rf"(?:{ORNAMENT}++[ \t]*+)?"
_NAME = rf"(?P<label>[{_LETTERS}][{_LETTERS}()（）\-/,'_ ]{{1,40}}?)"
_LABEL = re.compile(
    r"(?P<quote>(?:[ \t]*>)*)(?P<indent>[ \t]*)(?P<bullet>(?:[-*+]|\d{1,3}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?"
    rf"(?::(?=[A-Za-z]))?{_SIGN}{_OPEN}?{_SIGN}{_NAME}[ \t]*"
    rf"(?:(?P<close>{_CLOSE})[ \t]*(?:[:：]{{1,2}}|(?P<bare>[ \t](?P<dash>[–—-][ \t])?(?=[^\W_a-z]|[\[`@]|{ORNAMENT})))"
    rf"|(?P<stop>\.){_CLOSE}(?=[ \t])|[:：][ \t]*{_CLOSE}(?=[ \t&\w\[`({{]|$)|[:：]{{1,2}}(?=[ \t]|$|[\[`])|：)"
    r"(?P<gap>[ \t]*)(?P<value>.*)$"
)
_LONE = re.compile(rf"(?:[ \t]*>)*[ \t]*{_OPEN}{_NAME}{_CLOSE}[ \t]*$")
_LEADING = re.compile(rf"(?:[ \t]*>)*[ \t]*[*_]{{2}}{_NAME}[*_]{{2}}[ \t]+[·•|][ \t]+")
"""Words in bold that head a line of labels: "**In short** | Status: accepted | Date: 2019-03-01"."""

_BARE_DATE = re.compile(
    r"(?P<bullet>[-*+][ \t]+)?\**(?:Date|Datum|Fecha)\**[ \t]+(?:[–—-][ \t]+)?(?P<value>\d.*)$"
)
LABEL = re.compile(r"(?:[ \t]*>)*[ \t]*[*_]{0,3}[^\W\d_a-z][\w ()-]{1,40}[*_]{0,3}[:：]")
_NO_TEXT = re.compile(
    r"(?:[ \t]*>)*[ \t]*(?:\[!\w+\][ \t]*$"
    r"|(?:[-*+][ \t]+)?[*_]{0,3}[^\W\d_a-z][\w ()-]{1,40}[*_]{0,3}[:：][*_ \t]*[^\s*_])"
)
_WORD = re.compile(r"[^\W\d_]{2}")
_BULLET = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,3}[.)])[ \t]+(?P<text>.*)$")
_QUOTE = re.compile(r"(?:[ \t]*>)*[ \t]*")
_BETWEEN = re.compile(
    r"[ \t]*<br[ \t]*/?>[ \t]*|[ \t]+[·•|][ \t]+|[ \t]*[｜\u3000][ \t\u3000]*|[ \t]{2,}|[.;][ \t]+|。[ \t]*|[ \t]+(?=\*\*[^\W\d_a-z][\w ]{1,30}:?\*\*)"
)
_FOREIGN = re.compile(
    rf"{_SIGN}{_OPEN}{_SIGN}(?P<label>[{_LETTERS}][{_LETTERS}\d()\-/,'& ]{{1,40}})"
    rf"(?:[:：]{{1,2}}[ \t]*{_CLOSE}|{_CLOSE}[ \t]*[:：]{{1,2}})[ \t]*(?P<value>.*)$"
)


class _Found(NamedTuple):
    """A label on a line: its field, as written and folded, and its value with its column from 1."""

    field: str
    label: str
    column: int
    value: str
    indent: int
    bulleted: bool


def labelled(sections: Iterable[Section]) -> Iterator[Labelled]:
    """Yield the labelled values of a record's head, in order."""
    for section in sections:
        lines = section.lines[:_MOST_LINES]
        heads = _quoted_heads(lines)
        index = 0
        prose = False
        while index < len(lines):
            number, line = lines[index]
            index += 1
            if not line:
                continue
            if is_row(line):
                yield from row_values(lines, index - 1)
                continue
            if term := defined(lines, index - 1):
                yield term
                index += len(term.values)
                continue
            lead = _LEADING.match(line)
            found = _line(line) or (_line(line, lead.end()) if lead else None) or _behind_foreign(line)
            quoted = found is not None and _is_quoted(line) and number not in heads
            if found is None or (quoted and prose):
                prose = prose or _is_prose(line)
                for badge in pictures_in(line):
                    if badge.says:
                        text = badge.says if badge.field == "date" else badge.text
                        place = (number, badge.column, text)
                        yield Labelled(badge.field, badge.field, "badge", (place,), quoted=True)
                continue
            *before, last = _parts(line, found)
            for part in before:
                if part.field:
                    yield Labelled(part.field, part.label, _how(part), ((number, part.column, part.value),))
            if last.value:
                values = [(number, last.column, last.value)]
                index = _continued(lines, index, values, found=last)
            else:
                values = []
                index = _below(lines, index, values, found=last)
            if last.field:
                told = ticked(values, steps=last.field == "status")
                yield Labelled(last.field, last.label, _how(last), told, quoted)
        yield from html_values(lines)


def _is_quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def _is_prose(line: str) -> bool:
    """Say whether a line without a field is text, and no picture, rule, alert's mark or label of another kind."""
    return _NO_TEXT.match(line) is None and _WORD.search(plain(line)) is not None


def _quoted_heads(lines: Lines) -> frozenset[int]:
    """Return the numbers of the lines of those quotations that label several fields: they are the record's head."""
    heads: set[int] = set()
    numbers: list[int] = []
    fields: set[str] = set()
    for number, line in (*lines, (0, "")):
        if _is_quoted(line):
            numbers.append(number)
            found = _line(line)
            fields.update(part.field for part in (_parts(line, found) if found else ()) if part.field)
            continue
        if len(fields) > 1:
            heads.update(numbers)
        numbers, fields = [], set()
    return frozenset(heads)


def heading_value(text: str) -> tuple[str, str, int] | None:
    """Return field, value and the value's offset of a heading such as "Status: accepted"; None for any other."""
    found = _line(text) if ":" in text or "：" in text else None
    return (found.field, found.value, found.column - 1) if found and found.value else None


def unbroken(values: Iterable[Place], *, items: Container[int] | None = None) -> list[Place]:
    """Put a line together with the next where a link, or "superseded by", runs over the break.

    Of a status, whose `items` are given by their lines, a line that ends in a comma or "and" goes on too.
    """
    parts: list[Place] = []
    previous = 0
    for number, column, text in values:
        before = parts[-1][2] if parts and number == previous + 1 else ""
        awaited = items is not None and number not in items and _awaits(before, text)
        if awaited or runs_on(before):
            parts[-1] = (*parts[-1][:2], joined(before, text))
        else:
            parts.append((number, column, text))
        previous = number
    return parts


def _awaits(before: str, line: str) -> bool:
    """Say whether a status goes on in the line below it, which labels nothing."""
    if not goes_on(before, line) and (not is_broken(before, line) or _tells_anew(line)):
        return False
    return not (line.startswith(("<", "---", "***")) or _line(line) or LABEL.match(line))


def _tells_anew(line: str) -> bool:
    """Say whether a line of a status begins with a status or a relation of its own, or holds a day or a label."""
    text = plain(line)
    if VERB.match(text) or begun_with(text, ()) or find_dates(text):
        return True
    return any(_line(line, gap.end()) for gap in _BETWEEN.finditer(line))


def _how(found: _Found) -> str:
    return "bullet" if found.bulleted else "line"


def _line(line: str, start: int = 0) -> _Found | None:
    match = _LABEL.match(line, start)
    if match is None:
        lone = _LONE.match(line, start)
        field = FIELD_OF.get(normal_label(lone["label"])) if lone else None
        if lone and field in _WITHOUT_COLON:
            return _Found(field, normal_label(lone["label"]), len(line) + 1, "", 0, bulleted=False)
        bare = _BARE_DATE.match(line, start)
        if bare is None:
            return None
        return _Found(
            "date", "date", bare.start("value") + 1, bare["value"].rstrip(), 0, bool(bare["bullet"])
        )
    label = normal_label(match["label"])
    field = field_of(label, match["value"])
    marked = bool(match["bullet"] or match["open"])
    if field is None or (not marked and field in _PROSE and field != "created"):
        return None
    if match["bare"] and not (field in _WITHOUT_COLON and match["open"]):
        return None
    if match["dash"] and not _is_told(field, match["value"]):
        return None
    told = marked and (match["bullet"] or _is_told(field, match["value"]))
    if match["stop"] and not (told and match["open"] and field in _WITHOUT_COLON | OF_RECORDS):
        return None  # "**Owner.** …" heads a paragraph, where it is no item
    value, bulleted = unbreak(match["value"]), bool(match["bullet"])
    return _Found(field, label, match.start("value") + 1, value, len(match["indent"]), bulleted)


def _is_told(field: str, value: str) -> bool:
    """Say whether what stands behind a dash or a full stop is the field's value; text may follow a name in bold there."""
    value = value[:_LONGEST_BEGINNING]
    if field == "date":
        return any(not date.start for date in find_dates(value))
    told = begun_with(plain(value), ()) if field == "status" else field in OF_RECORDS and _RECORD.match(value)
    return bool(told)


def _parts(line: str, first: _Found) -> list[_Found]:
    """Cut a line that labels several values (`Status: accepted · Date: 2020-01-02`) at each of its labels.

    An emphasised label of no field cuts too; its part has the field ''.
    """
    parts = [first]
    for gap in _BETWEEN.finditer(line, first.column - 1):
        if gap.start() < parts[-1].column - 1:  # between a picture and its label
            continue
        following = _line(line, gap.end())
        if not (following and (following.value or following.field in OF_RECORDS)):
            following = _foreign(line, gap.end())
        if following and following.field == "modified" and gap[0][0] in ".。":
            continue  # a sentence of a status: "Accepted. Last modified: 2020-01-01"
        if not following and parts[-1].field in _OF_NAMES and VERB.match(line[gap.end() :].lstrip("*_")):
            following = _Found(
                "status_note", "", gap.end() + 1, line[gap.end() :].rstrip(), 0, bulleted=False
            )
        if following:
            last = parts[-1]
            parts[-1] = last._replace(value=line[last.column - 1 : gap.start()].strip())
            parts.append(following._replace(bulleted=first.bulleted))
            if len(parts) == _MOST_PARTS:
                break
    return parts


def _foreign(line: str, start: int) -> _Found | None:
    """Return the emphasised label of no field that stands there, unless it is a verb: "**partly superseded by:**"."""
    match = _FOREIGN.match(line, start)
    if match is None or VERB.search(match["label"]):
        return None
    return _Found("", "", match.start("value") + 1, match["value"].rstrip(), 0, bulleted=False)


def _behind_foreign(line: str) -> _Found | None:
    """Return the first emphasised label of a field on a line that begins with one of none: "- **Target:** 2.0 · **Status:** accepted"."""
    if "**" not in line and "__" not in line:
        return None
    bullet = _BULLET.match(line)
    first = _foreign(line, bullet.start("text") if bullet else len(line) - len(line.lstrip()))
    if first is None:
        return None
    for gap in _BETWEEN.finditer(line, first.column - 1):
        apart = gap[0] != " " and line.startswith(("**", "__"), gap.end())
        found = _line(line, gap.end()) if apart else None
        if found and found.value:
            indent = len(bullet["indent"]) if bullet else 0
            return found._replace(indent=indent, bulleted=bullet is not None)
    return None


def _continued(lines: Lines, index: int, values: list[Place], *, found: _Found) -> int:
    """Take in the lines that a value runs on to: indented text below a bullet, or after a trailing comma."""
    while index < len(lines):
        number, line = lines[index]
        if not line or _line(line) or is_row(line):
            break
        deeper = len(line) - len(line.lstrip())
        nested = _BULLET.match(line)
        text = _QUOTE.sub("", line, count=1)
        inside = found.bulleted and deeper > found.indent
        if nested and inside:
            values.append((number, nested.start("text") + 1, nested["text"].strip()))
        elif not nested and (
            runs_on(values[-1][2], whole=inside and found.field in _WHOLE)
            or (found.field == "status" and _awaits(values[-1][2], text))
            or (found.field in _OF_NAMES | OF_RECORDS and awaits_name(values[-1][2]))
            or (found.field in OF_RECORDS and closes(text, values[-1][2]) and not LABEL.match(line))
        ):
            values[-1] = (*values[-1][:2], joined(values[-1][2], unbreak(text)))
        elif not nested and (inside or values[-1][2].endswith(",")):
            values.append((number, len(line) - len(text) + 1, unbreak(text)))
        else:
            break
        index += 1
    return index


def _below(lines: Lines, index: int, values: list[Place], *, found: _Found) -> int:
    """Take the list, or the one line, that stands below a label without a value."""
    start = index
    while index < len(lines) and not lines[index][1]:
        index += 1
    while index < len(lines):
        number, line = lines[index]
        nested = _BULLET.match(line)
        if not nested or _line(line) or len(nested["indent"]) < found.indent + found.bulleted:
            break
        values.append((number, nested.start("text") + 1, nested["text"].strip()))
        index += 1
    if values or index >= len(lines):
        return index if values else start
    number, line = lines[index]
    text = unbreak(_QUOTE.sub("", line, count=1).lstrip())
    of_record = found.field in OF_RECORDS and index == start and _RECORD.match(text)
    if not of_record and (found.bulleted or found.field not in _WITHOUT_COLON):
        return start
    if (
        not text
        or text.startswith(("<", "!["))
        or is_row(line)
        or LABEL.match(line)
        or _LONE.match(line)
        or len(text) > 120
    ):
        return start
    values.append((number, line.index(text) + 1, text))
    return _continued(lines, index + 1, values, found=found)
