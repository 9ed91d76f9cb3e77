"""Tags and people: which spellings are one name, how it is shown, and the address of its page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.slugs import fold, from_words, is_device
from steelyard.core.views.parts import NameView

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from steelyard.core.model import Record

_SPACING = re.compile(r"[\s_.,:;'\"/\u2010-\u2015\u2018-\u201f-]+")
_RESERVED = frozenset({"index"})


class Names(Struct, frozen=True):
    """All tags, or all people, of a site. `spelled` finds a name by any of its spellings.

    `all` is in the order of the alphabet; `bearers` holds the paths of each name's records, by its URL.
    """

    all: tuple[NameView, ...]
    spelled: Mapping[str, NameView]
    bearers: Mapping[str, tuple[str, ...]]

    def of(self, spellings: Sequence[str]) -> tuple[NameView, ...]:
        """Return the names that some spellings stand for, each once, in their order."""
        if not spellings:
            return ()
        return tuple({name.url: name for text in spellings if (name := self.spelled.get(text))}.values())


def tag_names(records: Iterable[Record]) -> Names:
    """Gather the tags of all records."""
    return _gather(((record.path, record.tags) for record in records), folder="tags", noun="tag")


def person_names(records: Iterable[Record]) -> Names:
    """Gather everyone who decided, wrote, was consulted or informed."""
    people = (
        (record.path, (*record.deciders, *record.authors, *record.consulted, *record.informed))
        for record in records
    )
    return _gather(people, folder="people", noun="person")


def _gather(borne: Iterable[tuple[str, tuple[str, ...]]], *, folder: str, noun: str) -> Names:
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    bearers: dict[str, dict[str, None]] = defaultdict(dict)
    identities: dict[str, str] = {}
    for path, texts in borne:
        for text in texts:
            identity = identities.get(text)
            if identity is None:
                identity = identities[text] = _identity(text, person=noun == "person")
            if identity:
                spellings[identity][text] += 1
                bearers[identity][path] = None
    slugs = distinct_slugs(spellings, noun)
    views = {
        # Counter keeps the order of first sight, and max the first of equals
        identity: NameView(
            max(counts, key=counts.__getitem__), f"{folder}/{slugs[identity]}.html", len(bearers[identity])
        )
        for identity, counts in spellings.items()
    }
    return Names(
        tuple(sorted(views.values(), key=lambda view: (fold(view.name), view.name, view.url))),
        {text: views[identity] for text, identity in identities.items() if identity},
        {views[identity].url: tuple(paths) for identity, paths in bearers.items()},
    )


def _identity(text: str, *, person: bool) -> str:
    """Return what all spellings of one name share; '' for a blank."""
    folded = fold(text).strip()
    if person:
        folded = folded.lstrip("@")
    return _SPACING.sub("-", folded).strip("-") or folded


def distinct_slugs(identities: Iterable[str], noun: str) -> dict[str, str]:
    """Give each name a part of an address of its own: names that say the same in letters are numbered.

    The one that needs no change keeps the plain form, else the first of the alphabet.
    """
    wanted = {identity: _wanted(identity, noun) for identity in identities}
    taken: set[str] = set()
    slugs: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for identity in sorted(wanted, key=lambda one: (wanted[one] != one, one)):
        base = slug = wanted[identity]
        while slug in taken:
            counts[base] += 1
            slug = f"{base}-{counts[base] + 1}"
        taken.add(slug)
        slugs[identity] = slug
    return slugs


def _wanted(identity: str, noun: str) -> str:
    slug = fold(from_words(identity)) or noun
    return f"{slug}-{noun}" if slug in _RESERVED or is_device(slug) else slug
