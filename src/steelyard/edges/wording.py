"""The words of the interface for templates: `_` and `_n`, which say a message in the site's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from steelyard.core.language.language import Language


def template_words(language: Language) -> Mapping[str, Callable[..., str]]:
    """Return what templates say their words with.

    `_("In force until")`, `_("by {name}", name=person)`, `_n("{n} record", "{n} records", count)`. A value that is
    HTML, such as what a macro or a `set` block gives, stays HTML; all else is escaped, the message too.
    """

    def say(text: str, /, **values: object) -> str:
        if not _any_html(values):
            return language.say(text, **values)
        return Markup(escape(language.say(text))).format(**values)  # noqa: S704 (escaped first)

    def count(one: str, many: str, n: int, /, **values: object) -> str:
        if not _any_html(values):
            return language.count(one, many, n, **values)
        # Each value stands for itself while the plural is chosen.
        text = language.count(one, many, n, **{name: f"{{{name}}}" for name in values})
        return Markup(escape(text)).format(**values)  # noqa: S704 (escaped first)

    return {"_": say, "_n": count}


def _any_html(values: Mapping[str, object]) -> bool:
    return any(hasattr(value, "__html__") for value in values.values())
