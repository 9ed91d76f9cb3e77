"""The words of the interface in the configuration: each message with its text, or one for each plural category."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from steelyard.core.language.translations import CATEGORIES, Form, Translation, misfit, values_of
from steelyard.reading.nearest import nearest

if TYPE_CHECKING:
    from steelyard.reading.configuration.values import Findings
    from steelyard.reading.yaml import Node

_BLANKS = re.compile(r"[ \t\r\n]+")  # no other: languages have blanks of their own before a colon or a sign


def strings(node: Node, key: str, found: Findings) -> tuple[Translation, ...] | None:
    """Read the words of the interface, in the order written; a message without a text stays English."""
    if node.kind != "map":
        hint = 'write `strings: {"In force": "In Kraft"}`; `steelyard strings` prints all messages'
        found.add("C003", node, f"`{key}` takes a mapping, not {node.what}", hint=hint)
        return None
    return tuple(
        Translation(message, _forms(message, value, found), found.place(name))
        for name, value in node.entries
        if (message := _BLANKS.sub(" ", name.text).strip())
    )


def _forms(message: str, node: Node, found: Findings) -> tuple[Form, ...]:
    if node.kind != "map":
        form = _form(message, "", node, found)
        return (form,) if form else ()
    forms = []
    for name, value in node.entries:
        if name.text not in CATEGORIES:
            like = nearest(name.text, CATEGORIES)
            hint = f"did you mean `{like}`?" if like else f"the categories are {', '.join(CATEGORIES)}"
            found.add("C010", name, f"`{name.text}` is not a plural category", hint=hint)
        elif form := _form(message, name.text, value, found):
            forms.append(form)
    if forms and all(form.category != "other" for form in forms):
        hint = "add it: every number that has no category of its own is said with it"
        found.add("C010", node, "the category `other` is missing", hint=hint)
        return ()
    return tuple(forms)


def _form(message: str, category: str, node: Node, found: Findings) -> Form | None:
    """Read one text; None where it is empty or cannot be said."""
    if node.kind == "null":
        return None
    if node.kind != "scalar":
        hint = "write it in quotes, or as `{one: …, other: …}`"
        found.add("C010", node, f"a message takes a text, not {node.what}", hint=hint)
        return None
    text = _BLANKS.sub(" ", node.text).strip()
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in text):
        found.add("C010", node, "the text holds a control character", hint="remove it")
        return None
    fault, strange = misfit(message, text, category) if text else ("", "")
    if fault:
        found.add("C010", node, f"the text {fault}", hint=_hint(message, strange))
        return None
    return Form(category, text, found.place(node)) if text else None


def _hint(message: str, strange: str) -> str:
    names = values_of(message)
    like = nearest(strange, names) if strange else None
    if like:
        return f"did you mean `{{{like}}}`?"
    if not names:
        return f"“{message}” has no values: write it without braces"
    return f"the values of “{message}” are {', '.join(f'`{{{name}}}`' for name in names)}"
