"""The words of the interface for templates: `_` and `_n`, which say a message in the site's language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from steelyard.core.language.language import Language

_VALUE = re.compile(r"\{(\w+)\}")
_MESSAGES = 1024  # more than a site has with HTML in them


class LackingValueError(Exception):
    """A message was not given what it says; `hint` is how to."""

    def __init__(self, text: str, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.message = f"the message “{text}” {reason}"
        self.hint = hint


def template_words(language: Language) -> Mapping[str, Callable[..., str]]:
    """Return what templates say their words with.

    `_("In force until")`, `_("by {name}", name=person)`, `_n("{n} record", "{n} records", count)`. A value that is
    HTML, such as what a macro or a `set` block gives, stays HTML; all else is escaped, the message too.

    Both raise LackingValueError where a message has a value that is not given.
    """

    def say(text: str, /, **values: object) -> str:
        if not values:  # most have no values, and a page says hundreds
            if takes_values(text):
                raise _lacking(text, "_", values)
            return language.say(text)
        try:
            if not _any_html(values):
                return language.say(text, **values)
            return _filled(language.say(text), values)
        except (KeyError, IndexError, ValueError) as error:
            raise _lacking(text, "_", values) from error

    def count(one: str, many: str, n: int, /, **values: object) -> str:
        try:
            if not _any_html(values):
                return language.count(one, many, n, **values)
            # Each value stands for itself while the plural is chosen.
            text = language.count(one, many, n, **{name: f"{{{name}}}" for name in values})
            return _filled(text, values)
        except (KeyError, IndexError, ValueError, TypeError) as error:
            raise _lacking(many, "_n", {"n": n, **values}, singular=one) from error

    # What templates call them is what an error calls them that Python itself raises.
    say.__qualname__, count.__qualname__ = "_", "_n"
    return {"_": say, "_n": count}


def takes_values(text: str) -> bool:
    """Say whether a message has a value in braces."""
    return "{" in text and bool(_VALUE.search(text))


def _lacking(
    text: str, function: str, values: Mapping[str, object], *, singular: str = ""
) -> LackingValueError:
    lacking = next((name for name in _VALUE.findall(text + singular) if name not in values), "")
    form = f'{function}("{{n}} …", "{{n}} …", count' if function == "_n" else f'{function}("…"'
    if lacking:
        return LackingValueError(text, f"gets no value for `{{{lacking}}}`", f"write `{form}, {lacking}=…)`")
    if not isinstance(values.get("n", 0), int):
        return LackingValueError(text, "counts something that is no number", f"write `{form})`")
    return LackingValueError(
        text, "cannot be filled: a brace in it has no partner", "write `{name}` for each value"
    )


def _any_html(values: Mapping[str, object]) -> bool:
    # Most are plain text; a generator would take as long as the rest of saying a message.
    for value in values.values():  # noqa: SIM110
        if type(value) is not str and hasattr(value, "__html__"):
            return True
    return False


def _filled(text: str, values: Mapping[str, object]) -> Markup:
    """Put values into a message; `Markup.format` would take as long as the rest of a line of a list."""
    parts = [escape(values[part]) if at % 2 else part for at, part in enumerate(_parts(text))]
    return Markup("".join(parts))  # noqa: S704 (each part is escaped)


@lru_cache(_MESSAGES)
def _parts(text: str) -> tuple[str, ...]:
    """Cut a message at its values: texts, escaped, at even places and the names of values at odd ones."""
    return tuple(part if at % 2 else str(escape(part)) for at, part in enumerate(_VALUE.split(text)))
