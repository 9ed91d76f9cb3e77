"""What is wrong with a template, in the words of those who write templates: no class or function of Python's is named."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.utils import missing
from msgspec import Struct

from steelyard.diagnostics import Place
from steelyard.edges.looks.wording import LackingValueError
from steelyard.reading.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

_NOT_EXPORTED = re.compile(
    r"the template '(?P<template>.*)' \(imported on line (?P<line>\d+) in '(?P<importer>.*)'\) does not export "
)
_MACRO = re.compile(r"macro '(?P<macro>\w+)' ")
_WORDS = re.compile(r"^(?P<name>_n?)\(\) ")
_KINDS = {
    "str": "text",
    "Markup": "HTML",
    "int": "number",
    "float": "number",
    "bool": "true or false",
    "tuple": "list",
    "dict": "mapping",
    "NoneType": "none",
}
"""What values are called where a page is described, by what Python calls them."""

_PYTHON = re.compile(rf"'?\b(?P<kind>{'|'.join(_KINDS)})\b'?(?: object)?")
_CALLS = {"_": '_("by {name}", name=…)', "_n": '_n("{n} record", "{n} records", count)'}
_FIELDS = "theme/README.md names every field"


class Told(Struct, frozen=True):
    """What is wrong, and what to do. `word` is what stands wrong in the template, '' where that is no single word.

    `template` and `macro` are whose fault it is where that is not the line that failed, '' else.
    """

    message: str
    hint: str = ""
    word: str = ""
    template: str = ""
    macro: str = ""


class AskedInVainError(UndefinedError):
    """A template used something that is not there; it knows `name`, and the value that should have had it."""

    def __init__(self, value: object, name: object, message: str) -> None:
        super().__init__(message)
        self.value = value
        self.name = str(name)


class Missing(StrictUndefined):
    """Stands for what is not there: a template may ask whether it is, and every other use is an error."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: object = None,  # noqa: ARG002 (the sandbox's own; what it refuses is not there)
    ) -> None:
        """Remember what was asked for, of which value."""
        raised: Any = partial(AskedInVainError, obj, name)
        super().__init__(hint, obj, name, raised)


def told(error: Exception, *, page: object, templates: Iterable[str], default: str) -> Told:
    """Say what an error of a template means; `page` is its view, `templates` are the names that it could have used."""
    match error:
        case TemplateSyntaxError():
            return Told(f"the template cannot be read: {error.message}")
        case TemplateNotFound():
            name = str(error.message)
            like = nearest(name, templates)
            hint = f"templates are named from templates/; the originals are called '{default}/…'"
            return Told(
                f"there is no template called '{name}'", f"did you mean '{like}'?" if like else hint, name
            )
        case RecursionError():
            return Told(
                "the template extends or includes itself",
                f"the original of a template is called '{default}/…'",
            )
        case UnicodeDecodeError():
            return Told(
                f"a template that this page needs is not UTF-8: {error.reason} at byte {error.start}",
                "save it as UTF-8",
            )
        case AskedInVainError():
            return _asked_in_vain(error, page)
        case LackingValueError():
            return Told(error.message, error.hint)
    return _failed(str(error))


def spotted(file: str, line: int, text: str, word: str) -> Place:
    """Return the place of a word in a line of a file; that of the line, if the word stands there never or twice."""
    found = list(re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text)) if word else []
    return Place(file, line, found[0].start() + 1, len(word)) if len(found) == 1 else Place(file, line)


def _asked_in_vain(error: AskedInVainError, page: object) -> Told:
    value, name = error.value, error.name
    found = _NOT_EXPORTED.match(str(error))
    if found:
        message = f"`{found['template']}` has no macro `{name}`, which `{found['importer']}` uses"
        return Told(
            message,
            f"write it as theme/README.md gives it: `{{% macro {name}(…) %}}`",
            name,
            found["template"],
        )
    if value is missing:
        like = nearest(name, _fields(page))
        hint = f"did you mean `page.{like}`?" if like else f"what a page shows is in `page`: {_FIELDS}"
        return Told(f"nothing is called `{name}` here", hint, name)
    if value is None:
        return Told(
            f"`{name}` is asked of something that this page does not have", "ask before: `{% if … %}`", name
        )
    if isinstance(value, Struct):
        kind = type(value).__name__
        like = nearest(name, _fields(value))
        hint = f"did you mean `{like}`?" if like else f"theme/README.md names the fields of {kind}"
        return Told(f"{kind} has no field `{name}`", hint, name)
    kind = _KINDS.get(type(value).__name__, "what is asked")
    return Told(f"{kind} has no field `{name}`", _FIELDS, name)


def _fields(value: object) -> list[str]:
    return list(value.__struct_fields__) if isinstance(value, Struct) else []


def _failed(error: str) -> Told:
    called, macro = _WORDS.match(error), _MACRO.match(error)
    if called:
        return Told(
            f"`{called['name']}` cannot be called so", f"write `{_CALLS[called['name']]}`", called["name"]
        )
    if macro:
        hint = "theme/README.md gives every macro with what it takes"
        return Told(f"the template failed: {error}", hint, macro["macro"], macro=macro["macro"])
    return Told(f"the template failed: {_PYTHON.sub(lambda found: _KINDS[found['kind']], error)}", _FIELDS)
