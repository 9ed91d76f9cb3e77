"""Names of options, criteria and scorers: when two are one, and the key each has in addresses."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from steelyard.core.scores import tables
from steelyard.core.slugs import from_words
from steelyard.reading.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SYMBOLS = str.maketrans(
    {
        "+": " plus ", "#": " sharp ", "&": " and ", "%": " percent ", "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O",
        "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "ı": "i",
    }
)  # fmt: skip


@lru_cache(2048)  # as for the keys
def same_name(name: str) -> str:
    """Return what all spellings of one name share."""
    return tables.same_name(name)


def position(text: str, names: Sequence[str]) -> int | None:
    """Return where a name stands among `names`, or None."""
    wanted = same_name(text)
    return next((index for index, name in enumerate(names) if same_name(name) == wanted), None)


def remedy(text: str, names: Iterable[str], *, noun: str) -> str:
    """Return what to do about a name that is none of `names`."""
    known = list(names)
    like = nearest(text, known)
    if like is not None:
        return f"did you mean `{like}`?"
    few = ", ".join(f"`{name}`" for name in known[:6])
    return f"the {noun} are {few}{', …' if len(known) > 6 else ''}"


def unique_keys(names: Sequence[str], noun: str) -> tuple[str, ...]:
    """Give each name a part of an address: plain letters where possible, and no two alike.

    Where two say the same in letters, the later in the alphabet is numbered, whatever their order in the table.
    """
    wanted = [_key(name) or noun for name in names]
    taken = set(wanted)
    if len(taken) == len(wanted):
        return tuple(wanted)
    keys = list(wanted)
    first: set[str] = set()
    for index in sorted(range(len(names)), key=lambda one: (same_name(names[one]), names[one])):
        if wanted[index] not in first:
            first.add(wanted[index])
            continue
        number = 2
        while f"{wanted[index]}-{number}" in taken:
            number += 1
        keys[index] = f"{wanted[index]}-{number}"
        taken.add(keys[index])
    return tuple(keys)


@lru_cache(2048)  # the same criteria are used from record to record
def _key(name: str) -> str:
    spelt = unicodedata.normalize("NFKD", name.translate(_SYMBOLS))
    plain = "".join(letter for letter in spelt if not unicodedata.combining(letter))
    if all(letter.isascii() for letter in plain if letter.isalnum()):
        return from_words("".join(letter for letter in plain if letter.isascii()))
    return from_words(name)
