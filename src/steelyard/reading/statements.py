"""Relations as records state them: the verbs and references of status lines, fields and lists of links."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from steelyard.core.model import Reference, Statement
from steelyard.core.wordings import OF_YEAR
from steelyard.reading.inline import links, links_by_reference, plain, without_struck
from steelyard.reading.languages import DENIED, OF_NAMES, PARTLY, PARTLY_JOINED, STEMS, VERBS
from steelyard.reading.naming import SCOPED
from steelyard.reading.parts import (
    PARTIAL,
    PLACES,
    kinds_in_row,
    names_nothing,
    speaks_of_part,
    without_places,
)
from steelyard.reading.ranges import between
from steelyard.reading.subjects import of_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.reading.inline import InlineLink

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

TARGET = re.compile(
    r"(?P<url>\bhttps?://[\w./%+~:@-]{1,400}\.md(?:#[\w-]*)?\b)|(?P<file>(?<![\w./%+-])[\w./%+-]+\.md(?:#[\w-]*)?)\b"
    r"|(?P<dated>(?<![\w./+-])(?:19|20)\d\d-?[01]\d-?[0-3]\d-[A-Za-z][\w-]*[A-Za-z0-9]"
    r"|\b(?:[A-Z]{2,8}|adr)[-_](?:19|20)\d\d-\d\d-\d\d(?:[-_][^\W_]+)*)"
    rf"|(?P<yearly>\b(?:[A-Z]{{2,8}}[- #_]?)?{OF_YEAR}\b(?![-\d]))"
    rf"|(?P<named>(?<![A-Za-z0-9_])(?:(?:{SCOPED}|ADR|adr|Adr|rfc|eip)[- #_]?\d{{1,6}}(?![A-Za-z0-9_])|[A-Z]{{2,8}}[- #_]?\d{{1,6}}(?![A-Za-z0-9_]|\.\d)|[A-Z]-?0\d{{2,5}}(?![A-Za-z0-9_-]|\.\d)))"
    r"|(?P<hash>#\d{1,6}\b)|(?P<placed>(?<=`)[\w-]+(?:/[\w-]+)*/\d{2,6}(?=`))"
    r"|(?P<number>(?<![\w.#/-])\d{1,6}(?![\w/.-]*\d|\w|\s*§))"
)
_AND = "and|und|et|y|e|en|och|og|oraz|и|і|ve|và|dan|ja|és|și|و"
_BETWEEN = re.compile(
    r"^[\s,;&+:()\[\]*_#`'’·、，；：（）和与及と및]*"
    rf"(?:(?:{_AND}|the|our|by|decisions?|records?|adrs?|with|number|no\.?|die|das|de[nrm]?|l[ae]|l['’]|les|las|los|el|il|lo|het|το|τον?|την?|entscheidung(?:en)?|d[ée]cisions?|decisi[oó]n(?:es)?|decis(?:ão|ões)|decision[ei]|besluit(?:en)?|beslut(?:ning)?)[\s,:]*)*$",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\s*+(?:\((?!\s*(?:\[|[\w./-]*\.md\b|[A-Z]{2,8}[- #_]?\d))[^()\[\]]*\)|（[^（）\[\]]*）|[–—-]{1,2}\s(?=[^\d;]*;)[^;]*"
    rf"|(?<=\s)for\s[^;]{{1,160}}(?=;\s*(?:and\s+)?(?:{SCOPED}|[A-Z]{{2,8}})[- #_]?\d{{1,6}}\s+for\s)"
    rf"|(?::|[–—-]{{1,2}})\s[^,;\d]{{1,80}}(?=,\s*(?:and\s+)?(?:{SCOPED}|[A-Z]{{2,8}})[- #_]?\d)"
    rf"|(?<=\s)(?:for|as\s+to)\s[^,;\d]{{1,80}}(?=(?:[,;]\s*(?:and\s+)?|\s+and\s+)(?:{SCOPED}|[A-Z]{{2,8}})[- #_]?\d{{1,6}}\s*(?:$|[,;.)]|(?:for|as|and)\b))"
    rf"|(?:(?<=\s)|,\s)(?:§\s?|(?:{PLACES})\s+)\d[\w.]*+(?:\s?[–/-]\s?§?\s?\d[\w.]*+)*)(?=\s*[,;&+、，；和与及と및]|\s+(?:{_AND})\b)"
)
"""What is told of one record in a row of several: "ADR-1 (its frame), ADR-2", "ADR-1 rule 2 and ADR-3"."""

_THING_IN = re.compile(
    r"\s*(?:(?:the|its|an?|only|some|all|any|both|two|three)\b[^.;:()\[\]]{1,60}\s(?:of|in|from)"
    r"|(?:large\s+)?parts?\s+of|(?:most|much|half|some)\s+of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""A part of what it is to, before its name: "the retry rule of", "part of"."""

_CALLED = re.compile(
    r"\s*(?:the|our|an?|its)\s[^\d.;:()\[\]`]{1,60}\((?:see\s+|now\s+)?(?=(?:ADR|RFC|EIP)[- #_]?\d[^()]{0,60}\))",
    re.IGNORECASE,
)
"""What a record is called, before its number in brackets: "superseded by the edge copy (ADR-17)"."""

_SLUG = re.compile(r"-(?!(?:[A-Z]{2,8}|adr)[- #_]?\d)[A-Za-z][\w-]*(?=\s*(?:[,;(（]|and\b|$))")
"""What goes on behind a record's number in a list of files' names: "ADR-7-use-lamps, ADR-8-use-oars"."""

_APART = re.compile(rf"[,;&+·、，；和与及と및]|\b(?:{_AND})\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:.*(?:[,;&+]|\b(?:and|or|und|oder|et|ou|y|e|o|en|och|og|oraz|и)\b))?[\W_]*"
    r"(?:(?:also|as|well|both|the|our|by|with|decisions?|records?|adrs?)\b\W*)*$",
    re.IGNORECASE | re.DOTALL,
)
"""What stands between two links of a row: after the last comma or "and", nothing that speaks of the second one."""

_NAME = re.compile(r"(?<=\]\()[^()\s]+|(?<![\w./-])(?:[\w./-]+\.md\b|\d{1,6}-[A-Za-z][\w-]*)")
"""An address or a file's name: a verb that is part of one says nothing, as in `0007-how-supersedes-works.md`."""

_OF_LINK = re.compile(r"[\s:()*_`–—→-]*$")
_TELLS = re.compile(rf"\s+(?!(?:{_AND})\b)[a-z]")
_STOP = re.compile(r"\s*[.;)]")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_WORD = re.compile(r"[^\W\d_]+")
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


def references(text: str, *, number: int, shift: int = 0, firm: bool = False) -> Iterator[Reference]:
    """Yield the references that a text starts with: its links, numbers, names and files in a row.

    Of a link by reference, `[label][name]`, the target is `[name]` until the file's definitions are known.
    """
    told = (*links(text), *(() if firm else links_by_reference(text)))
    found = sorted(told, key=lambda link: link.column)
    if found:
        for each in _beside_links(text, found):
            column = shift + (each.start() if isinstance(each, re.Match) else each.column) + 1
            if isinstance(each, re.Match):
                yield Reference(each[0], each[0].lstrip("#"), number, column, len(each[0]), firm=firm)
            elif not each.target.startswith("#"):
                yield Reference(
                    each.label, each.target, number, column, each.length, href=not each.wiki, firm=firm
                )
        return
    before, series, text = 0, "", without_places(text)
    last: re.Match[str] | None = None
    for match in TARGET.finditer(text):
        gap = text[before : match.start()]
        if match.start() < before:  # a number in a remark
            continue
        if before and gap.endswith(("(", "（")) and match["named"] and _series(match[0]) != series:
            before = _bracket_end(text, match.end())  # "ADR-1 (SHOP-12, a trial)" tells of a ticket
            continue
        if before and match["number"] and ";" in gap and _TELLS.match(text, match.end()):
            return  # "ADR-1; 3 stays"
        inner = between(last, match) if last else None
        for name in inner or ():
            column = shift + before + 1
            yield Reference(name, name.lstrip("#"), number, column, len(gap), firm=firm)
        within = inner is None and before and match["number"] and not _APART.search(gap) and _WORD.search(gap)
        thing = not before and match["named"] and _THING_IN.match(gap)
        if within or not (thing or inner is not None or _BETWEEN.match(gap)):  # "ADR-1 Decision 2" is one
            return
        slug = _SLUG.match(text, match.end()) if match["named"] else None
        end = slug.end() if slug else match.end()
        remark = _REMARK.match(text, end)
        before, series, last = remark.end() if remark else end, _series(match[0]), match
        target = match[0].lstrip("#")
        address = match["url"] is not None
        column = shift + match.start() + 1
        yield Reference(match[0], target, number, column, len(match[0]), href=address, firm=firm)


def _series(name: str) -> str:
    return name.rstrip("0123456789").rstrip("- #_").upper()


def _bracket_end(text: str, start: int) -> int:
    ends = [end for sign in ")）" if (end := text.find(sign, start)) >= 0]
    return min(ends) + 1 if ends else len(text)


def in_a_row(between: str) -> bool:
    """Say whether what stands between two references joins them: blanks, commas, "and", "ADR"."""
    return _BETWEEN.match(between) is not None


def _goes_on(gap: str, *, strictly: bool) -> bool:
    """Say whether what stands before a link goes on with a row; `strictly` where only names have come."""
    words = plain(gap)
    return len(words) <= 30 and bool(_BETWEEN.match(gap) if strictly else _GOES_ON.match(words))


def _beside_links(text: str, found: Sequence[InlineLink]) -> Iterator[InlineLink | re.Match[str]]:
    """Yield the links of a text, and the names and numbers that stand in a row with them.

    A name that only a blank or a colon parts from a link is the link's own; a number counts where nothing but the row goes on.
    """
    spans = {link.column: link for link in found}
    columns = list(spans)
    names: dict[int, re.Match[str]] = {}
    for match in TARGET.finditer(text):
        last = bisect_right(columns, match.start()) - 1
        if last < 0 or match.start() >= columns[last] + spans[columns[last]].length:
            names[match.start()] = match
    row = sorted([*spans, *names])
    before, after_name = 0, False
    for start, following in zip(row, [*row[1:], len(text)], strict=True):
        remark = _REMARK.match(text, before) if before else None
        gap = text[remark.end() if remark and remark.end() <= start else before : start]
        if start in spans:
            link = spans[start]
            if before and not _goes_on(gap, strictly=after_name):
                return  # a new thought has begun
            before, after_name = start + link.length, False
            yield link
            continue
        match = names[start]
        rest = text[match.end() : following]
        if not _BETWEEN.match(gap) or (before and not _APART.search(gap)):
            continue
        if following in spans and _OF_LINK.match(rest):
            continue
        if match["number"] and (_YEAR.match(match[0]) or not (_BETWEEN.match(rest) or _STOP.match(rest))):
            continue
        before, after_name = match.end(), True
        yield match
