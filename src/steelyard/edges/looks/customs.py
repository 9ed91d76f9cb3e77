"""How languages other than English write dates, numbers and lists, as Babel tells of the Unicode CLDR."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.core.language.customs import ENGLISH_CUSTOMS, ISO_DATES, Customs, Dates, Lists, Numbers
from steelyard.core.language.translations import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from babel import Locale

_OURS = frozenset({"en", "en-gb"})
_TOKEN = re.compile(r"'(?P<quoted>(?:[^']|'')*)'|(?P<field>([A-Za-z])\3*)|(?P<plain>[^A-Za-z']+)")
_FIELDS = {
    "y": "{y}",
    "yyyy": "{y}",
    "Y": "{y}",
    "M": "{m}",
    "L": "{m}",
    "MM": "{mm}",
    "LL": "{mm}",
    "MMM": "{mon}",
    "LLL": "{lone_mon}",
    "MMMM": "{month}",
    "LLLL": "{lone_month}",
    "d": "{d}",
    "dd": "{dd}",
}


def customs_of(tag: str) -> Customs | None:
    """Return a language's customs; None where nothing is known of it. English is ours, without Babel."""
    if tag.lower() in _OURS:
        return ENGLISH_CUSTOMS
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 (an English site needs none of it)

    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    return Customs(
        dates=_dates(locale) or ISO_DATES,
        numbers=_numbers(locale),
        both=_lists(locale, "standard"),
        either=_lists(locale, "or"),
        plural=locale.plural_form,
        ordinal=locale.ordinal_form,
        plurals=_categories(locale.plural_form.tags),
        ordinals=_categories(locale.ordinal_form.tags),
        right_to_left=locale.text_direction == "rtl",
    )


def _dates(locale: Locale) -> Dates | None:
    """Return the patterns of dates; None where one has a field that a day does not have."""
    era, skeletons, months = str(locale.eras["abbreviated"][1]), locale.datetime_skeletons, locale.months
    day, month, short_day, short_month, brief_day, brief_month = (
        _pattern(each.pattern, era=era)
        for each in (
            locale.date_formats["long"],
            *(skeletons[name] for name in ("yMMMM", "yMMMd", "yMMM", "MMMd", "MMM")),
        )
    )
    if not all((day, month, short_day, short_month, brief_day, brief_month)):
        return None
    joint = str(locale.interval_formats[None])
    apart = brief_day + joint.replace("{0}", "").replace("{1}", ""), brief_day
    halves: Mapping[str, Sequence[str]] = locale.interval_formats.get("MMMd", {})
    return Dates(
        day=day,
        month=month,
        short_day=short_day,
        short_month=short_month,
        brief_day=brief_day,
        brief_month=brief_month,
        same_month=_halves(halves.get("d", ())) or apart,
        other_month=_halves(halves.get("M", ())) or apart,
        span=joint.replace("{0}", "{first}").replace("{1}", "{last}"),
        months=_names(months["format"]["wide"]),
        short_months=_names(months["format"]["abbreviated"]),
        lone_months=_names(months["stand-alone"]["wide"]),
        lone_short_months=_names(months["stand-alone"]["abbreviated"]),
    )


def _halves(texts: Sequence[str]) -> tuple[str, str] | None:
    """Return the two halves of a span as patterns of ours, None where there are not two or one cannot be had."""
    made = [_pattern(text, era="") for text in texts]
    return (made[0], made[1]) if len(made) == 2 and all(made) else None


def _pattern(text: str, *, era: str) -> str:
    """Turn a pattern of the CLDR into one of ours, '' where it has a field that we do not have."""
    made = ""
    for token in _TOKEN.finditer(text):
        if token["field"]:
            field = era if set(token["field"]) == {"G"} else _FIELDS.get(token["field"], "")
            if not field:
                return ""
            made += field
        elif token["plain"]:
            made += token["plain"]
        else:
            made += token["quoted"].replace("''", "'") or "'"
    return made


def _names(months: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(str(months[number]) for number in range(1, 13))


def _numbers(locale: Locale) -> Numbers:
    symbols, percent = locale.number_symbols["latn"], locale.percent_formats[None].pattern
    around = re.sub(r"[#,.0]+", "{n}", percent.partition(";")[0], count=1)
    return Numbers(str(symbols["decimal"]), str(symbols["group"]), around)


def _lists(locale: Locale, kind: str) -> Lists:
    patterns = locale.list_patterns.get(kind) or locale.list_patterns["standard"]
    return Lists(*(str(patterns[name]) for name in ("2", "start", "middle", "end")))


def _categories(tags: frozenset[str]) -> tuple[str, ...]:
    return tuple(category for category in CATEGORIES if category in tags or category == "other")
