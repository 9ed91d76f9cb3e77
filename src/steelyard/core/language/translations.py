"""Messages of the interface as a site says them: their texts, and whether a text fits its message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.core.asides import WithAsides
from steelyard.diagnostics import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""The plural categories that languages have (Unicode CLDR)."""

_VALUE = re.compile(r"\{(\w+)\}")
_FEW = frozenset({"zero", "one", "two"})
"""Categories that may say their number in a word: "a decision", "both"."""


class Form(WithAsides, frozen=True):
    """A text in a language, for one plural category of a message that counts, else ''."""

    ASIDES = frozenset({"place"})

    category: str
    text: str
    place: Place = Place("")


class Translation(WithAsides, frozen=True):
    """A message by its English text, and how a site says it; no forms where it leaves that to English."""

    ASIDES = frozenset({"place"})

    message: str
    forms: tuple[Form, ...]
    place: Place = Place("")

    @property
    def said(self) -> str | Mapping[str, str]:
        """Return what a `Language` knows the message as."""
        texts = {form.category: form.text for form in self.forms}
        return texts.get("", texts)


def values_of(message: str) -> tuple[str, ...]:
    """Return the names that stand in braces in a message, in order."""
    return tuple(dict.fromkeys(_VALUE.findall(message)))


def misfit(message: str, text: str, category: str = "") -> tuple[str, str]:
    """Say why a text cannot stand for a message, and the name in braces that is meant, '' for none; both '' if it can."""
    if re.search("[{}]", _VALUE.sub("", text)):
        return "has a brace without its partner", ""
    wanted, given = values_of(message), values_of(text)
    known = {*wanted, "n"} if category else set(wanted)
    strange = next((name for name in given if name not in known), "")
    if strange:
        return f"has a value `{{{strange}}}` that the message does not have", strange
    lacking = next(
        (name for name in wanted if name not in given and not (name == "n" and category in _FEW)), ""
    )
    return (f"lacks the value `{{{lacking}}}`", "") if lacking else ("", "")
