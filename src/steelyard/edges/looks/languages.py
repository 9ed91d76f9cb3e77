"""The language of a site's interface, out of its settings: the words it is given, and the customs of its tag."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from steelyard.core.language.customs import ENGLISH_CUSTOMS, ISO_DATES, Customs
from steelyard.core.language.language import ENGLISH, PLACE, Language
from steelyard.diagnostics import Diagnostic, Severity
from steelyard.edges.looks.customs import customs_of
from steelyard.edges.looks.messages import Message, gathered, of_theme, shipped
from steelyard.reading.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from steelyard.core.language.customs import Dates
    from steelyard.core.language.translations import Translation
    from steelyard.core.settings import Settings

_WELL_FORMED = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
"""A language tag by its form, without those that were registered before there was one (RFC 5646, 2.1)."""

_UNKNOWN = Customs(dates=ISO_DATES)


def language_of(settings: Settings, root: Path) -> tuple[Language, tuple[Diagnostic, ...]]:
    """Return the language of a project's site, and what is wrong with the words it is given.

    An English site without words of its own reads nothing.
    """
    tag = settings.site.language
    customs, unknown = _customs(settings)
    if customs is ENGLISH_CUSTOMS and not settings.strings:
        return (ENGLISH if tag == ENGLISH.tag else Language(tag)), ()
    known = known_messages(settings, root)
    found = [finding for each in settings.strings for finding in _findings(each, known, customs)]
    messages = {each.message: each.said for each in settings.strings if each.forms}
    for_scripts = _for_scripts(messages, known, customs)
    return Language(tag, messages, customs, for_scripts), (*unknown, *found)


def known_messages(settings: Settings, root: Path) -> Mapping[str, Message]:
    """Return all messages that a project's pages say: those of every site, and those of its own theme."""
    if not settings.theme_path:
        return shipped()
    return gathered((*shipped().values(), *of_theme(root / settings.theme_path)))


def categories(message: Message, customs: Customs) -> tuple[str, ...]:
    """Return the plural categories that a message has in a language; none where it does not count."""
    if message.text == PLACE:
        return customs.ordinals
    return customs.plurals if message.one else ()


def lacks(message: Message, said: str | Mapping[str, str] | None, customs: Customs) -> bool:
    """Say whether a message has no text, or none for a category that the numbers below 1,000 have.

    Those are told in `other`, which is wrong in most languages that have more; categories of millions and of fractions
    alone are left to the translator.
    """
    if not said or isinstance(said, str):
        return not said
    category = customs.ordinal if message.text == PLACE else customs.plural
    return any(category(number) not in said for number in range(1000))


def _customs(settings: Settings) -> tuple[Customs, tuple[Diagnostic, ...]]:
    tag, place = settings.site.language, settings.site.language_place
    customs = customs_of(tag)
    if not _WELL_FORMED.fullmatch(tag):
        message = (
            f"`{tag}` is no well-formed language tag: browsers and readers aloud do not know what it means"
        )
        hint = "after the language come a script, a region and variants, as in `zh-Hant-TW`; write no more than is needed"
        return customs or _UNKNOWN, (Diagnostic("C009", Severity.WARNING, place, message, hint),)
    if customs is not None:
        return customs, ()
    message = f"nothing is known of the language `{tag}`: dates are written as 2019-03-01"
    hint = "write the tag of a language in the Unicode CLDR, such as `de`, `pt-BR` or `zh-Hant`"
    return _UNKNOWN, (Diagnostic("C009", Severity.WARNING, place, message, hint),)


def _findings(given: Translation, known: Mapping[str, Message], customs: Customs) -> Iterator[Diagnostic]:
    message = known.get(given.message)
    if message is None:
        like = nearest(given.message, known)
        hint = f"did you mean “{like}”?" if like else "`steelyard strings` prints all messages"
        said = f"the interface has no message “{given.message}”"
        yield Diagnostic("C008", Severity.WARNING, given.place, said, hint)
        return
    fitting = categories(message, customs)
    strange = [form for form in given.forms if form.category and form.category not in fitting]
    if strange and not fitting:
        said = "this message does not count: it has one text"
        hint = "write the text itself, without plural categories"
        yield Diagnostic("C010", Severity.ERROR, given.place, said, hint)
        return
    for form in strange:
        said = f"the language has no plural category `{form.category}` here"
        yield Diagnostic("C010", Severity.ERROR, form.place, said, f"it has {', '.join(fitting)}")


def _for_scripts(
    messages: Mapping[str, str | Mapping[str, str]], known: Mapping[str, Message], customs: Customs
) -> str:
    """Return what the pages' scripts are told of a language, as JSON; '' where it is nothing."""
    told: dict[str, object] = {}
    said = {text: own for text, own in messages.items() if text in known and known[text].scripted}
    if said:
        told["strings"] = said
    if customs is not ENGLISH_CUSTOMS:
        told["dates"] = _script_dates(customs.dates)
        numbers = customs.numbers
        told["numbers"] = {"decimal": numbers.decimal, "group": numbers.group, "percent": numbers.percent}
        both = customs.both
        told["lists"] = {"two": both.two, "start": both.start, "middle": both.middle, "end": both.end}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True) if told else ""


def _script_dates(dates: Dates) -> dict[str, object]:
    """Return how a day is written, with one list of months, which its pattern calls `{month}`."""
    lists = {
        "{month}": dates.months,
        "{mon}": dates.short_months,
        "{lone_month}": dates.lone_months,
        "{lone_mon}": dates.lone_short_months,
    }
    used = next((name for name in lists if name in dates.day), "{month}")
    return {"day": dates.day.replace(used, "{month}"), "months": lists[used]}
