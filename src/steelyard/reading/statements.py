"""Relations as records state them: the verbs and references of status lines, fields and lists of links."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from steelyard.core.model import Reference, Statement
from steelyard.reading.inline import links, plain, without_struck
from steelyard.reading.languages import DENIED, OF_NAMES, PARTLY, PARTLY_JOINED, STEMS, VERBS
from steelyard.reading.naming import SCOPED
from steelyard.reading.parts import (
    PARTIAL,
    kinds_in_row,
    names_nothing,
    speaks_of_part,
)
from steelyard.reading.references import references
from steelyard.reading.subjects import of_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_VERBS = {
    "superseded_by": rf"(?:superse[dc]+e?d|superceded|superseeded|replaced|obsoleted|reversed|revoked|overridden|ersetzt|abgel(?:ö|oe)st|remplacée?)"
    rf"(?:,?\s+\(?(?:{PARTLY}|in\s+full|in\s+its\s+entirety|entirely|fully|wholly|completely)\)?)?(?:[*_]*\s+(?:on\s+)?\(?\d{{4}}-\d\d-\d\d\)?,?)?(?:[-_]by|[*_]*\s+[*_(]*(?:by|durch|par|por|pel[oa]|door|przez|bởi)|(?<=replaced)\s+with)"
    r"|superse[dc]+e?d(?:\s+(?:on\s+)?\d{4}-\d\d-\d\d)?\s*(?:\(|:|→|->|=>|[–—-])\s*(?:\d{4}-\d\d-\d\d\s*)?(?:by\b)?"
    rf"(?=\s*(?:\[|{SCOPED}|[A-Z]{{2,8}}[- ]?\d))"
    rf"|{VERBS['superseded_by']}",
    "supersedes": rf"supersedes?|supercedes?|superseeds|(?<=[,;(–—]\s)superseding|(?<=\()superseding|replaces|obsoletes|reverses|revokes|ersetzt|remplace|remplaçait|{VERBS['supersedes']}",
    "amended_by": rf"amended(?:[-_]|[*_]*\s+[*_]*)by|(?:{VERBS['amended_by']}){OF_NAMES}",
    "amends": rf"amends|(?<=[,;(–—]\s)amending|(?<=\()amending|(?<=\band\s)amending|(?:{VERBS['amends']}){OF_NAMES}",
    "depends_on": r"depends[ -]on",
    "enabled_by": r"enabled[ -]by",
    "needed_by": r"needed[ -]by|required[ -]by",
    "enables": r"enables",
    "relates_to": r"relates[ -]to|related[ -]to",
    "conflicts_with": r"conflicts[ -]with",
}
VERB = re.compile(
    rf"(?:(?:(?<![^\W_])(?:{PARTLY})(?![^\W_])[\s,*_]*(?:is\s+|has\s+been\s+)?)?(?<![^\W_])(?<![^\W_]_)"
    rf"|(?<![^\W_])(?:{PARTLY_JOINED})(?=\w{{1,4}}[\s*_:：]*[\[`#A-Za-z\d]))(?:"
    + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _VERBS.items())
    + rf")(?:(?<!\w)|(?<=[\u3040-\u9fff])(?=[A-Z]{{2,8}}[-_ ]?\d)|(?![^\W_]|_\w))(?:,?\s*+(?:\(\s*+)?(?:{PARTLY})\b\)?)?[\]*_:]*(?:-(?=(?:[A-Za-z]{{2,8}}[-_ ]?)?\d))?",
    re.IGNORECASE,
)
_STEMS = (
    "super", "revers", "revoke", "overrid", "plac", "plaç", "obsolete", "ersetzt", "abgel", "amend", "depends", "enable", "needed", "required", "relate",
    "conflicts", *STEMS,
)  # fmt: skip
"""What every match of VERB holds one of, folded: most lines hold none, and the pattern is slow to say so."""

_NAMED = rf"(?:\[[^\[\]]*\]\([^()\s]*\)|(?<![A-Za-z0-9_])(?:{SCOPED}|[A-Z]{{2,8}})[- #_]?\d{{1,6}})"
_NAMED_FIRST = re.compile(
    rf"(?P<what>{_NAMED}(?:\s?[,、，・と와과및]\s?{_NAMED}){{0,9}})\s?(?:(?:により|によって|に|で|으?로|에\s?의해)(?P<by>)|[を을를])"
    r"\s?(?P<part>一部|部分的に|일부|부분적으로)?\s?(?:置き換え|置換|差し替え|代替|대체|교체)(?!ない|る予定|る可能性|할\s?(?:예정|수))"
)
"""A relation whose verb stands last, as in Japanese and Korean: "ADR-2 により置き換え", "ADR-1을 대체"."""

_NAMED_WITHIN = re.compile(
    rf"(?<![^\W_])(?:(?:(?P<part>{PARTLY})\s+)?(?:durch|door)\s+(?P<what>{_NAMED}(?:\s?(?:,|und|en)\s?{_NAMED}){{0,9}})\s+(?P<later>(?:{PARTLY})\s+)?"
    r"(?:ersetzt|abgel(?:ö|oe)st|vervangen)(?!\s+(?:werden|worden|wird|wordt))"
    rf"|(?P<turkish>{_NAMED})\s+(?:ile|tarafından)\s+(?P<kısmen>kısmen\s+)?(?:değiştirildi|geçersiz\s+kılındı)|yerini\s+(?P<taken>{_NAMED})\s+aldı)(?![^\W_])",
    re.IGNORECASE,
)
"""A relation whose record stands between the parts of its verb, as in German and Turkish: "durch ADR-2 ersetzt"."""

_NOT_DONE = re.compile(
    r"\b(?:wird|werden|soll(?:te)?|kann|könnte|würde|muss|darf|nicht|nie|wordt|worden|zal|kan|moet|niet)\b[^.;]*$",
    re.IGNORECASE,
)
"""What is yet to come, or denied, before such a verb."""

_CALLED = re.compile(
    r"\s*(?:the|our|an?|its)\s[^\d.;:()\[\]`]{1,60}\((?:see\s+|now\s+)?(?=(?:ADR|RFC|EIP)[- #_]?\d[^()]{0,60}\))",
    re.IGNORECASE,
)
"""What a record is called, before its number in brackets: "superseded by the edge copy (ADR-17)"."""

_NAME = re.compile(r"(?<=\]\()[^()\s]+|(?<![\w./-])(?:[\w./-]+\.md\b|\d{1,6}-[A-Za-z][\w-]*)")
"""An address or a file's name: a verb that is part of one says nothing, as in `0007-how-supersedes-works.md`."""

NOT_YET = re.compile(
    r"(?:\b(?:will|shall|would|should|could|can|may|might|must|not|never|no\s+longer|to\s+be)|n't)"
    r"(?:\s+(?:soon|later|eventually|then|probably|likely|also|yet|now|be|have|been|get|become))*\s*$"
    rf"|\b{DENIED}\s*$",
    re.IGNORECASE,
)
_WHICH = re.compile(r"\bwhich(?:\s+[a-z]+){0,2}\s*$", re.IGNORECASE)


def statements_in(line: str, *, number: int, shift: int = 0) -> Iterator[Statement]:
    """Yield the relations a line states: a verb, and the links or references that follow it.

    `number` is the line in the file, `shift` what to add to columns. "Partly superseded by" is an amendment:
    a record that still holds in part is not superseded. What is yet to come, or denied, states nothing.
    """
    if not may_state(line):
        return
    line = without_struck(line)
    verbs = list(verbs_in(line))
    before = 0
    for verb, following in zip(verbs, [*verbs[1:], None], strict=False):
        between = line[before : verb.start()]
        if before:  # what the verb before it names is no subject of this one
            between = _without_links(between)
        denied = NOT_YET.search(plain(between)) or (before and _WHICH.search(plain(between)))
        before = verb.end()
        if denied:
            continue
        end = following.start() if following else len(line)
        rest, kind = line[before:end], kind_of(verb)
        if names_nothing(rest):
            continue
        if in_part(verb) or (kind == "superseded_by" and of_part(between, line[: verb.end()])):
            kind = PARTIAL.get(kind, kind)
        called = _CALLED.match(rest) if kind_of(verb) == "superseded_by" else None
        start = before + (called.end() if called else 0)
        found = list(references(line[start:end], number=number, shift=shift + start))
        yield from in_row(kind, rest, found, shift=shift + before)
    yield from _with_verb_around(line, number=number, shift=shift)
    yield from () if line.isascii() else _with_verb_last(line, number=number, shift=shift)


def verbs_in(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of VERB in a text, but for those within an address or a file's name."""
    names = [name.span() for name in _NAME.finditer(text)]
    starts = [start for start, _ in names]
    for verb in VERB.finditer(text):
        at = bisect_right(starts, verb.start()) - 1
        if at < 0 or verb.start() >= names[at][1]:
            yield verb


def _with_verb_last(line: str, *, number: int, shift: int) -> Iterator[Statement]:
    for match in _NAMED_FIRST.finditer(line):
        kind = "supersedes" if match["by"] is None else "superseded_by"
        kind = PARTIAL[kind] if match["part"] else kind
        for each in references(match["what"], number=number, shift=shift + match.start()):
            yield Statement(kind, each)


def _with_verb_around(line: str, *, number: int, shift: int) -> Iterator[Statement]:
    for match in _NAMED_WITHIN.finditer(line):
        if _NOT_DONE.search(line, 0, match.start()):
            continue
        group = next(name for name in ("what", "turkish", "taken") if match[name])
        part = match["part"] or match["later"] or match["kısmen"]
        for each in references(match[group], number=number, shift=shift + match.start(group)):
            yield Statement("amended_by" if part else "superseded_by", each)


def may_state(text: str) -> bool:
    """Say whether a text of any length can hold a verb of a relation; most do not, and are not looked at further."""
    return any(map(text.casefold().__contains__, _STEMS))


def starts_with_relation(line: str) -> bool:
    """Say whether a line begins with a relation that is no status: "Supersedes …" is none, "Superseded by …" is."""
    return _first_kind(line) not in {"", "superseded_by"}


def starts_as_replaced(line: str) -> bool:
    """Say whether a line begins with what superseded the record, wholly or in part."""
    return _first_kind(line) == "superseded_by" or bool(_NAMED_WITHIN.match(line.lstrip(" *_[>-")))


def replaced_in_part(line: str) -> bool:
    """Say whether a line begins with what replaced a part of the record, and names none that replaced all: "Superseded by 9 for oil only"."""
    if not starts_as_replaced(line):
        return False
    told = list(statements_in(line, number=1))
    further = next(islice(verbs_in(line), 1, None), None)
    return (
        bool(told)
        and told[0].kind == "amended_by"
        and all(each.kind != "superseded_by" for each in told)
        and (further is None or told[0].reference.column <= further.start())
    )


def _first_kind(line: str) -> str:
    verb = VERB.match(line.lstrip(" *_[>-"))
    return kind_of(verb) if verb else ""


def kind_of(verb: re.Match[str]) -> str:
    """Return the kind of relation that a match of VERB states."""
    return next(kind for kind in _VERBS if verb[kind] is not None)


def in_part(verb: re.Match[str]) -> bool:
    """Say whether a match of VERB speaks of a part only: "partly superseded by"."""
    return speaks_of_part(verb[0])


def in_row(kind: str, text: str, found: Sequence[Reference], *, shift: int) -> Iterator[Statement]:
    """Yield what a text after a verb or label states of the references found in it, `shift` columns into the line."""
    spans = [(each.column - 1 - shift, each.column - 1 - shift + each.length) for each in found]
    yield from map(Statement, kinds_in_row(kind, text, spans), found)


def _without_links(text: str) -> str:
    for link in reversed(list(links(text))):
        text = text[: link.column] + text[link.column + link.length :]
    return text
