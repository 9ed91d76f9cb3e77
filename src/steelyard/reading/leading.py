"""Relations that an item of a list of links, or a line of a status, begins with: "Builds on [3. Use tar](0003-use-tar.md)"."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from steelyard.core.model import RELATIONS, Statement
from steelyard.reading.fields import field_of, normal_label
from steelyard.reading.frontmatter import fold_key
from steelyard.reading.languages_of_sections import LINKS
from steelyard.reading.references import in_a_row, references
from steelyard.reading.statements import VERB, in_row, statements_in, verbs_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from steelyard.core.model import Reference

LINK_SECTIONS = frozenset(
    {
        "links",
        "related",
        "related decisions",
        "related records",
        "relations",
        "relationships",
        "more information",
        "references",
        "related links",
        "related documents",
        *LINKS.split("|"),
    }
)
"""Names of the sections that list what a record is related to."""

RELATING = re.compile(r"[\[*_]*relate[sd][ -]to\b", re.IGNORECASE)
NEAR = 8
"""Characters between a verb and what it is to."""

_FIRST_WORDS = re.compile(r"[\[*_]*[^\W\d_][\w*_-]*(?: [^\W\d_][\w*_-]*){0,3}[\]*_]*:?")

_VERB_FIRST = re.compile(r"[\[*_ ]*[A-Za-z]+(?:[ -](?:by|on|to|with))?\b")
_COUNTED = re.compile(r"[1-9]\d*|RFC[- ]?[1-9]\d{3}")


def leading(item: str, number: int, shift: int) -> Iterator[Statement]:
    """Yield the statements of a list item that begins with its verb, for all in its row ("Supersedes [..](..), [..](..)")."""
    end = 0
    for statement in statements_in(item, number=number, shift=shift):
        column = statement.reference.column - shift
        if not end:
            verb_first = _VERB_FIRST.match(item)
            if verb_first is None or column > len(verb_first[0]) + NEAR:
                return
            verbs = [verb.start() for verb in islice(verbs_in(item), 2)]
            end = verbs[1] if len(verbs) > 1 else len(item)
        if column > end:
            return
        yield statement


def by_label(item: str, number: int, shift: int, *, own: Mapping[str, str]) -> Iterator[Statement]:
    """Yield the records that directly follow the label of a relation without a colon: "Builds on [3](..)", "Implements ADR-9".

    A figure alone counts other things, and what is filed elsewhere is no record; kinds of the site's `own` are read as such.
    """
    words = _FIRST_WORDS.match(item)
    if words is None or VERB.match(item.lstrip("*_[ ")):
        return
    for name in _prefixes(words[0]):
        label = normal_label(name.strip("[]"))
        kind = field_of(label, "") or ""
        if kind not in RELATIONS or fold_key(label) in own:
            continue
        start = len(name)
        found = list(references(item[start:], number=number, shift=shift + start))
        gap = item[start : found[0].column - 1 - shift] if found else ""
        if found and len(gap) <= NEAR and in_a_row(gap):
            told = in_row(kind, item[start:], found, shift=shift + start)
            yield from (each for each in told if may_be_a_record(each.reference))
        return


def is_elsewhere(reference: Reference) -> bool:
    """Say whether a reference is an address of the web, or an issue by its number."""
    return "://" in reference.target or reference.text.startswith("#")


def may_be_a_record(reference: Reference) -> bool:
    """Say whether a reference can be another record: no figure that counts things, no issue, no RFC of the IETF."""
    counted = not reference.href and _COUNTED.fullmatch(reference.text)
    return not (counted or is_elsewhere(reference))


def by_own_name(item: str, number: int, shift: int, *, own: Mapping[str, str]) -> Iterator[Statement]:
    """Yield the statements of a line that begins with a kind of the site's own and what it is to: "Refines [..](..)"."""
    words = _FIRST_WORDS.match(item)
    for name in _prefixes(words[0]) if words else ():
        kind = own.get(fold_key(name.strip("*_[] ")))
        if kind:
            start = len(name)
            found = list(references(item[start:], number=number, shift=shift + start))
            if found and found[0].column - shift - start <= NEAR:
                yield from (Statement(kind, reference) for reference in found)
            return


def _prefixes(words: str) -> Iterator[str]:
    """Yield the beginnings of some words, the longest first: a kind may have a name of several."""
    ends = [match.end() for match in re.finditer(r"\S+", words)]
    yield from (words[:end].rstrip(":") for end in reversed(ends))
