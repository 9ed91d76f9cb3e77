"""Sentences that are made before the language is known that they will be read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.language.language import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from steelyard.core.language.language import Language


class Told(str):
    """An English sentence that knows its message and values, so that another language can say it."""

    __slots__ = ("message", "number", "one", "values")
    message: str
    one: str
    number: int
    values: Mapping[str, object]

    def __reduce__(self) -> tuple[object, ...]:
        return _made, (self.one, self.message, self.number, self.values)


def worded(text: str, /, **values: object) -> Told:
    """Say a message in English for now. A value that is a tuple is a list, with commas between its parts."""
    return _made("", text, 0, values)


def worded_count(one: str, many: str, n: int, /, **values: object) -> Told:
    """Say a message for so many things in English for now."""
    return _made(one, many, n, values)


def retold(text: str, language: Language) -> str:
    """Say a sentence in a language; one that is an author's own stays as it is."""
    if not isinstance(text, Told):
        return text
    if language is ENGLISH:  # as it was made
        return str(text)
    return _said(text.one, text.message, text.number, text.values, language=language)


def _made(one: str, many: str, n: int, values: Mapping[str, object], /) -> Told:
    made = Told(_said(one, many, n, values, language=ENGLISH))
    made.one, made.message, made.number, made.values = one, many, n, values
    return made


def _said(one: str, many: str, n: int, values: Mapping[str, object], *, language: Language) -> str:
    own = {name: _value(value, language) for name, value in values.items()}
    return language.count(one, many, n, **own) if one else language.say(many, **own)


def _value(value: object, language: Language) -> object:
    if isinstance(value, tuple):
        return ", ".join(str(_value(part, language)) for part in value)
    return retold(value, language) if isinstance(value, str) else value
