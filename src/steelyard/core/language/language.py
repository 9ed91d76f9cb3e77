"""A language that the interface speaks: its messages by their English text, its plurals, dates, numbers and lists."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct, field

from steelyard.core.language.customs import ENGLISH_CUSTOMS, english_ordinal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from steelyard.core.language.customs import Customs

PLACE = "{n}th"
"""The message of a place in a ranking, which has the forms of an ordinal number."""

_PLACES = {"one": "{n}st", "two": "{n}nd", "few": "{n}rd", "other": PLACE}
_VALUE = re.compile(r"\{\w+\}")
_ASTRAY = re.compile(r"\{|^\W|\W$")
_MESSAGES = 1024  # more than the interface has
_LEFT_TO_RIGHT, _OWN_WAY, _END = "\u200e", "\u2068", "\u2069"  # marks of Unicode's for directions


def message(text: str, /) -> str:
    """Mark a text as a message that is said elsewhere, for whoever collects the messages; return it."""
    return text


class Language(Struct, frozen=True):
    """A language by its tag, with its customs and the messages that are not to be said in English.

    A message is known by its English text, one that counts by that of its plural; `{name}` stands for a value. A
    message that counts has a text for each plural category, `other` among them, or one for all. `for_scripts` is what
    the pages' scripts are told of it, as JSON, '' where they speak English.
    """

    tag: str = "en"
    messages: Mapping[str, str | Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    customs: Customs = ENGLISH_CUSTOMS
    for_scripts: str = ""

    def say(self, text: str, /, **values: object) -> str:
        """Return a message with its values filled in."""
        own = self.messages.get(text)
        message = own if isinstance(own, str) else self._english(text)
        return message.format(**values) if values else message

    def count(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Return the message for so many things; both forms have `{n}`, which is the number. Other whole numbers count too."""
        own = self.messages.get(many)
        if own is None:
            message = self._english(one if n == 1 else many)
        else:
            message = own if isinstance(own, str) else own.get(self.customs.plural(n)) or own["other"]
        told = {name: self.number(one) if isinstance(one, int) else one for name, one in values.items()}
        return message.format(n=self.number(n), **told)

    def place(self, n: int) -> str:
        """Write a place in a ranking: 1st, 2nd, 3rd, 4th, 11th."""
        own = self.messages.get(PLACE)
        if own is None:
            message = _PLACES[english_ordinal(n)]
        else:
            message = own if isinstance(own, str) else own.get(self.customs.ordinal(n)) or own["other"]
        return message.format(n=self.number(n))

    def date(self, iso: str) -> str:
        """Write a date (`YYYY-MM-DD` or `YYYY-MM`) for people: "14 June 2011"."""
        return self.customs.dates.full(iso)

    def short_date(self, iso: str) -> str:
        """Write a date for narrow places: "14 Jun 2011"."""
        return self.customs.dates.short(iso)

    def number(self, n: int) -> str:
        """Write a whole number with its thousands apart."""
        return self.customs.numbers.whole(n) if n >= 1000 else str(n)

    def figure(self, text: str) -> str:
        """Write a figure that is there with a point ("60.1") as the language does."""
        return self.customs.numbers.figure(text)

    def per_cent(self, figure: str) -> str:
        """Write a percentage."""
        return self.customs.numbers.percent.format(n=figure)

    def joined(self, parts: Sequence[str]) -> str:
        """Join words as a sentence does: "a, b and c"."""
        return self.customs.both.joined(parts)

    def either(self, parts: Sequence[str]) -> str:
        """Join words of which one holds: "a, b or c"."""
        return self.customs.either.joined(parts)

    def _english(self, text: str) -> str:
        return left_to_right(text) if self.customs.right_to_left else text


@lru_cache(_MESSAGES)
def left_to_right(text: str) -> str:
    """Return an English message for a text from right to left: it keeps its order, and each value its own direction.

    Words alone need no marks for that. `theme.js` does the same.
    """
    if not _ASTRAY.search(text):
        return text
    return _LEFT_TO_RIGHT + _VALUE.sub(rf"{_OWN_WAY}\g<0>{_END}", text) + _LEFT_TO_RIGHT


ENGLISH = Language()
