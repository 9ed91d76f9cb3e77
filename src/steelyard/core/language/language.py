"""A language that the interface speaks: its messages by their English text, its plurals, dates and lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from steelyard.core.dates import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its tag, with the messages that are not to be said in English.

    A message is known by its English text, one that counts by that of its plural; `{name}` stands for a value.
    """

    tag: str = "en"
    messages: Mapping[str, str | Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))

    def say(self, text: str, /, **values: object) -> str:
        """Return a message with its values filled in."""
        own = self.messages.get(text, text)
        message = own if isinstance(own, str) else text
        return message.format(**values) if values else message

    def count(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Return the message for so many things; both forms have `{n}`, which is the number."""
        own = self.messages.get(many)
        if isinstance(own, str):
            return own.format(n=n, **values)
        if own is None:
            return (one if n == 1 else many).format(n=n, **values)
        return own.get(self._form(n), own["other"]).format(n=n, **values)

    def date(self, iso: str) -> str:
        """Write a date (`YYYY-MM-DD` or `YYYY-MM`) for people."""
        return spoken(iso)

    def joined(self, parts: Sequence[str]) -> str:
        """Join words as a sentence does: "a, b and c"."""
        return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]])) if parts else ""

    def _form(self, n: int) -> str:
        return "one" if n == 1 else "other"


ENGLISH = Language()
