"""Relations that front matter lists by their kinds: `relations: [{type: amends, target: ADR-3}]`, `links: {amends: 3}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.core.model import RELATIONS
from steelyard.reading.fields import LOOSE, field_of
from steelyard.reading.frontmatter import fold_key
from steelyard.reading.given import FIELD_OF_KEY, told_of, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from steelyard.reading.frontmatter import FrontMatter
    from steelyard.reading.given import Value

_LISTS = ("relations", "relationships", "links", "adr-relations", "adr-links")
_KINDS = ("type", "kind", "relation", "relationship")
_SEE_ALSO = ("see-also", "seealso")
_NAMES_RECORD = re.compile(
    r"#?(?!(?:19|20)\d\d$)\d{1,6}|[A-Za-z]{2,8}[- ]?\d{1,6}"
    r"|(?:/?(?:[\w.-]+/)*(?=[^/]*\.md$))?(?:[A-Za-z]{2,8}-)?(?:(?!(?:19|20)\d\d[-_.])\d{3,5}|0\d+)[-_.][^/]*|\[[^\]]*\]\([^)]*\)"
)
"""What names a record by its form, of what a reader is told to see: a number, `ADR-12`, `0012-use-lamps`."""

_LOOSE = tuple(label.replace(" ", "-") for label in LOOSE)


def linked(front: FrontMatter, *, own: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    """Yield kinds and the values that name records of them; `own` are the site's own kinds by their keys.

    What is no relation of a known kind, such as a link with a title and an address, is passed over.
    """
    for key, node in front.every(*_LISTS):
        for item in node.items if node.kind == "list" else ():
            named = {fold_key(name.text): value for name, value in item.entries}
            word = next((named[name].text for name in _KINDS if name in named), "")
            told, kind = told_of(item), _kind(word, own)
            if told and kind:
                yield from ((kind, value) for value in values_of(key, told))
        for name, value in node.entries if node.kind == "map" else ():
            if kind := _kind(name.text, own):
                yield from ((kind, each) for each in values_of(name, value, of_records=True))
    for key, node in front.every(*_LOOSE):
        if fold_key(key.text) not in own:
            yield from (("relates_to", each) for each in values_of(key, node, of_records=True))
    for key, node in front.every(*_SEE_ALSO):
        for each in values_of(key, node, of_records=True) if fold_key(key.text) not in own else ():
            if all(map(_NAMES_RECORD.fullmatch, map(str.strip, each.text.split(",")))):
                yield "relates_to", each


def _kind(word: str, own: Mapping[str, str]) -> str:
    """Return the kind of relation that a word is for, '' for other words."""
    key = fold_key(word)
    field = own.get(key) or FIELD_OF_KEY.get(key) or field_of(key.replace("-", " "), "") or ""
    return field if field in RELATIONS or key in own else ""
