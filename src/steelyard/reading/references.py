"""The records that a text names: links, numbers, names and files, one or several in a row."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from steelyard.core.model import Reference
from steelyard.core.wordings import OF_YEAR
from steelyard.reading.inline import links, links_by_reference, plain
from steelyard.reading.naming import SCOPED
from steelyard.reading.parts import PLACES, without_places
from steelyard.reading.ranges import between_links, range_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.reading.inline import InlineLink

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

_SLUG = re.compile(r"-(?!(?:[A-Z]{2,8}|adr)[- #_]?\d)[A-Za-z][\w-]*(?=\s*(?:[,;(（]|and\b|$))")
"""What goes on behind a record's number in a list of files' names: "ADR-7-use-lamps, ADR-8-use-oars"."""

_APART = re.compile(rf"[,;&+·、，；和与及と및]|\b(?:{_AND})\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:.*(?:[,;&+]|\b(?:and|or|und|oder|et|ou|y|e|o|en|och|og|oraz|и)\b))?[\W_]*"
    r"(?:(?:also|as|well|both|the|our|by|with|decisions?|records?|adrs?)\b\W*)*$",
    re.IGNORECASE | re.DOTALL,
)
"""What stands between two links of a row: after the last comma or "and", nothing that speaks of the second one."""

_OF_LINK = re.compile(r"[\s:()*_`–—→-]*$")
_TELLS = re.compile(rf"\s+(?!(?:{_AND})\b)[a-z]")
_STOP = re.compile(r"\s*[.;)]")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_WORD = re.compile(r"[^\W\d_]+")


def references(text: str, *, number: int, shift: int = 0, firm: bool = False) -> Iterator[Reference]:
    """Yield the references that a text starts with: its links, numbers, names and files in a row.

    Of a link by reference, `[label][name]`, the target is `[name]` until the file's definitions are known.
    """
    told = (*links(text), *(() if firm else links_by_reference(text)))
    found = sorted(told, key=lambda link: link.column)
    if found:
        for each in _beside_links(text, found):
            if isinstance(each, tuple):
                name, start, end = each
                column = shift + start + 1
                yield Reference(name, name.lstrip("#"), number, column, end - start, firm=firm, between=True)
                continue
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
        range_of = range_from(last, match) if last else None
        *inner, target = range_of or (match[0],)
        for name in inner:
            column = shift + before + 1
            yield Reference(name, name.lstrip("#"), number, column, len(gap), firm=firm, between=True)
        within = (
            range_of is None and before and match["number"] and not _APART.search(gap) and _WORD.search(gap)
        )
        thing = not before and match["named"] and _THING_IN.match(gap)
        if within or not (thing or range_of or _BETWEEN.match(gap)):  # "ADR-1 Decision 2" is one
            return
        slug = _SLUG.match(text, match.end()) if match["named"] else None
        end = slug.end() if slug else match.end()
        remark = _REMARK.match(text, end)
        before, series, last = remark.end() if remark else end, _series(match[0]), match
        address = match["url"] is not None
        column = shift + match.start() + 1
        yield Reference(match[0], target.lstrip("#"), number, column, len(match[0]), href=address, firm=firm)


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


def _beside_links(
    text: str, found: Sequence[InlineLink]
) -> Iterator[InlineLink | re.Match[str] | tuple[str, int, int]]:
    """Yield the links of a text, the names and numbers that stand in a row with them, and the names that a range of links implies.

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
    last_link: InlineLink | None = None
    for start, following in zip(row, [*row[1:], len(text)], strict=True):
        remark = _REMARK.match(text, before) if before else None
        gap = text[remark.end() if remark and remark.end() <= start else before : start]
        if start in spans:
            link = spans[start]
            inner = between_links(text, last_link, link) if last_link else None
            if before and inner is None and not _goes_on(gap, strictly=after_name):
                return  # a new thought has begun
            yield from ((name, before, start) for name in inner or ())
            before, after_name, last_link = start + link.length, False, link
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
        before, after_name, last_link = match.end(), True, None
        yield match
