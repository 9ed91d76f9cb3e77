"""Dates as people write them, read as ISO 8601 (`YYYY-MM-DD`, or `YYYY-MM` where there is no day)."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from steelyard.reading.languages import MONTHS
from steelyard.reading.languages_of_dates import BUDDHIST, ERAS, OCTOBER, SHORT_MONTHS, SHORT_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

Order = Literal["day", "month", ""]
"""Which comes first in 03/04/2019: the day, the month, or '' where nobody can say."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in f"{names} {MONTHS[number - 1]}".split()
}
_NAMES = "|".join(map(re.escape, sorted(_MONTHS, key=len, reverse=True)))
_MONTH = rf"(?P<month>{_NAMES})(?!\w)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.?º|°|\.)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ISO = re.compile(
    r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?"
    r"|/(?P<month2>\d{1,2})/(?P<day2>\d{1,2})|\.(?P<month3>\d{1,2})\.(?P<day3>\d{1,2}))"
    r"(?P<time>[T ]\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?(?:\s?(?:Z|UTC|[+-]\d\d:?\d\d))?)?(?![\d-]*\d)(?!\w|-[A-Za-z])",
)
_ISO_DAY = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")  # as most records have it, and nothing beside it
_DIGIT = re.compile(r"\d")
_COMPACT = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d|-[A-Za-z])")
_LONG = re.compile(
    rf"\b(?:{_DAY}(?:\s+(?:of|de|di))?(?:\s+d['’]|[\s/-]+|(?<=\d\.)){_MONTH},?(?:\s+del?)?[\s/-]+{_YEAR}"
    rf"|{_MONTH.replace('month', 'month2')}\s+{_DAY.replace('day', 'day2')},?\s+{_YEAR.replace('year', 'year2')}"
    rf"|{_MONTH.replace('month', 'month3')}(?:,?(?:\s+del?)?\s+|/){_YEAR.replace('year', 'year3')}"
    rf"|{_YEAR.replace('year', 'year4')}[\s-]{_MONTH.replace('month', 'month4')}[\s-]{_DAY.replace('day', 'day4')})(?!\w)",
    re.IGNORECASE,
)
_SHORT = re.compile(  # with the year cut short, as a spreadsheet writes it: where nothing goes on behind it
    rf"(?<![\w./-]){_DAY}[\s-]{_MONTH},?[\s-]['’]?(?P<year>\d\d)(?=\s*(?:$|[.,;:)\]|]))(?![.:]\d)",
    re.IGNORECASE,
)
_CUT_MONTHS = {
    name: number
    for number, row in enumerate(zip(SHORT_MONTHS, SHORT_WORDS, strict=True), start=1)
    for name in " ".join(row).split()
}
_CUT = re.compile(  # "5 dic. 2024", "05/out/2024"
    rf"(?<![\w./-])(?P<day>\d{{1,2}})(?:(?:\s+de\s+|\.?[\s/.-]\s?)(?P<month>{'|'.join(' '.join(SHORT_MONTHS).split())})\.?"
    rf"|(?:\s+de\s+|[/-])(?P<word>{'|'.join(filter(None, SHORT_WORDS))})\.?|\s(?P<word2>{'|'.join(filter(None, SHORT_WORDS))})\.)"
    rf"(?:\s+del?\s+|(?<=\.)\s?|[\s/-]){_YEAR}(?!\w)",
    re.IGNORECASE,
)
_VIETNAMESE = re.compile(
    rf"(?<!\w)(?:(?P<day>\d{{1,2}})\s+)?tháng\s+(?P<month>0?[1-9]|1[0-2])(?:\s+năm\s+|\s*[,/]\s*|\s+){_YEAR}(?!\w)",
    re.IGNORECASE,
)
_ERA = re.compile(
    rf"(?P<era>{'|'.join(ERAS)})\s?(?P<year>\d{{1,3}}|元)\s?年\s?(?P<month>\d{{1,2}})\s?月(?:\s?(?P<day>\d{{1,2}})\s?日)?"
)
_THAI = re.compile(
    rf"(?:(?<![\d./-])(?P<day>\d{{1,2}})\s+)?(?P<month>{'|'.join(re.escape(name) for name in _MONTHS if 'ก' <= name[0] <= '๎')})\.?"
    r"\s+(?:พ\.ศ\.\s*(?=2[45])|ค\.ศ\.\s*(?=20))?(?P<year>(?:2[45]|20)\d\d)(?!\w)"
)
_CHARACTERS = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month>\d{1,2})\s?[月월](?:\s?(?P<day>\d{1,2})\s?[日일])?"
)
_DAY_OF_MONTH, _MONTH_OF_YEAR = r"0?[1-9]|[12]\d|3[01]", r"0?[1-9]|1[0-2]"
_SPACED = re.compile(  # as Czech, Hungarian and Korean have it, "5. 3. 2024", "2024. 3. 5."
    rf"(?<![\d./-])(?:(?P<day>{_DAY_OF_MONTH})\. (?P<month>{_MONTH_OF_YEAR})\. (?P<year>(?:19|20)\d\d)(?![\d/-])"
    rf"|(?P<year2>(?:19|20)\d\d)\. (?P<month2>{_MONTH_OF_YEAR})\. (?P<day2>{_DAY_OF_MONTH})(?!\d|[./-]\d))"
)
_YEAR_FIRST = re.compile(  # in Hungarian, whose months begin with a small letter: no sentence ends before one
    rf"(?<![\d./-])(?P<year>(?:19|20)\d\d)\. (?P<month>[^\W\d_A-Z]{{5,10}}) (?P<day>{_DAY_OF_MONTH})(?!\d)"
)
_LATVIAN = re.compile(
    rf"(?<![\d./-])(?P<year>(?:19|20)\d\d)\. gada (?P<day>{_DAY_OF_MONTH})\. (?P<month>{_NAMES})(?!\w)"
)
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩０１２３４５６７８９๐๑๒๓๔๕๖๗๘๙", "0123456789" * 4)
_SLASHED = re.compile(
    r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:20|19)?\d\d)(?![\d/-])"
)
_FAR = re.compile(r"\d{4}-(?:0\d|1[0-2])(?:-[0-3]\d)?(?:[T ].*)?")
_LOOKS_DATED = re.compile(r"\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}")


_CUT_YEAR = re.compile(r"(?<![\d-])\d\d-\d\d-\d\d(?![\d-])")
DAY_FIRST = "31.12.1999"
"""A date for `order_of` that says that the day comes first, where no other one says anything."""


class FoundDate(Struct, frozen=True):
    """A date in a text: `iso`, and the span it takes. `iso` is '' where it can be read in two ways or in none."""

    iso: str
    start: int
    end: int
    fault: str = ""


def find_dates(text: str, *, order: Order = "") -> list[FoundDate]:
    """Return every date in `text`, left to right: ISO, digits, or with a month's name in English or another language.

    A date of digits and slashes whose day and month could be exchanged is read by `order`; without one it
    comes back without `iso` and with the reason, as does one that no calendar has.
    """
    return list(_found(text, order)) if _DIGIT.search(text) else []


@lru_cache(256)  # a line with a date is asked for it by each field that may be told with one
def _found(text: str, order: Order) -> tuple[FoundDate, ...]:
    text = text if text.isascii() else text.translate(_DIGITS)
    if whole := _ISO_DAY.fullmatch(text):
        return (_checked(whole, *whole.groups()),)
    found = [_iso(match) for match in _ISO.finditer(text)]
    found += [_long(match) for match in _LONG.finditer(text)]
    found += [_checked(m, f"20{m['year']}", m["month"], m["day"]) for m in _SHORT.finditer(text)]
    found += [_slashed(match, order) for match in _SLASHED.finditer(text)]
    if ". " in text:
        found += map(_spaced, _SPACED.finditer(text))
        months = (match for match in _YEAR_FIRST.finditer(text) if match["month"] in _MONTHS)
        forms_of_months = chain(months, _LATVIAN.finditer(text))
        found += [_checked(m, m["year"], m["month"], m["day"]) for m in forms_of_months]
    found += [_cut(match) for match in _CUT.finditer(text)]
    if not text.isascii():
        found += map(_of_other_years, chain(_ERA.finditer(text), _THAI.finditer(text)))
        found += [_checked(m, m["year"], m["month"], m["day"]) for m in _VIETNAMESE.finditer(text)]
    forms = (_COMPACT,) if text.isascii() else (_COMPACT, _CHARACTERS)
    found += [_checked(m, m["year"], m["month"], m["day"]) for form in forms for m in form.finditer(text)]
    found.sort(key=lambda date: (date.start, -date.end))
    result: list[FoundDate] = []
    for date in found:
        if not result or date.start >= result[-1].end:
            result.append(date)
    return tuple(result)


def looks_dated(text: str) -> bool:
    """Say whether a text seems to be meant as a date, so that one which cannot be read is worth a word."""
    return bool(_LOOKS_DATED.search(text))


def no_date(text: str) -> str:
    """Say of a text without any date what is wrong with it: that it is none, or only that its year is out of reach."""
    far = _FAR.fullmatch(text.strip())
    return f"the year of `{text}` is not between 1900 and 2099" if far else f"`{text}` is not a date"


def order_of(texts: Iterable[str]) -> Order:
    """Return which of day and month these dates put first, by those that can be read in one way only.

    '' where they never say, or where they disagree. With dots the day comes first everywhere: those tell where no others do.
    """
    seen: set[Order] = set()
    dotted: set[Order] = set()
    for text in texts:
        for match in _SLASHED.finditer(text):
            first, second = int(match["a"]), int(match["b"])
            told = dotted if match["sep"] == "." else seen
            if first > 12 >= second and not _may_begin_with_year(match):
                told.add("day")
            elif second > 12 >= first:
                told.add("month")
    told = seen or dotted
    return told.pop() if len(told) == 1 else ""


def may_cut_the_year(texts: Iterable[str]) -> bool:
    """Say whether one of some texts has a date such as `19-03-01`, of which nobody knows what is its year."""
    return any(map(_CUT_YEAR.search, texts))


def _iso(match: re.Match[str]) -> FoundDate:
    month = match["month"] or match["month2"] or match["month3"]
    return _checked(match, match["year"], month, match["day"] or match["day2"] or match["day3"])


def _long(match: re.Match[str]) -> FoundDate:
    if match["month"] and match["month"].lower() == OCTOBER and match["day"] + "." in match[0]:
        ends = match.string.startswith(".", match.end())
        return _checked(match, match["year"], "10" if ends else match["month"], match["day"])
    for form in ("", "2", "4"):
        if match[f"month{form}"]:
            return _checked(match, match[f"year{form}"], match[f"month{form}"], match[f"day{form}"])
    return _checked(match, match["year3"], match["month3"], None)


def _cut(match: re.Match[str]) -> FoundDate:
    name = match["month"] or match["word"] or match["word2"]
    return _checked(match, match["year"], str(_CUT_MONTHS[name.lower()]), match["day"])


def _of_other_years(match: re.Match[str]) -> FoundDate:
    """Return a date whose year is counted from an era's first one, or from the Buddha's."""
    era = match.groupdict().get("era")
    told = 1 if match["year"] == "元" else int(match["year"])
    year = told + ERAS[era] if era else told - BUDDHIST if told > 2400 else told
    return _checked(match, str(year if year < 2100 else 0), match["month"], match["day"])


def _spaced(match: re.Match[str]) -> FoundDate:
    form = "" if match["day"] else "2"
    return _checked(match, match[f"year{form}"], match[f"month{form}"], match[f"day{form}"])


def _slashed(match: re.Match[str], order: Order) -> FoundDate:
    first, second, year = int(match["a"]), int(match["b"]), match["year"]
    year = year if len(year) == 4 else "20" + year
    if _may_begin_with_year(match) and order != "day":
        return FoundDate("", match.start(), match.end(), f"`{match[0]}` can be read as two dates")
    if first > 12 or (second <= 12 and (order == "day" or match["sep"] == "." or first == second)):
        return _checked(match, year, str(second), str(first))
    if second > 12 or order == "month":
        return _checked(match, year, str(first), str(second))
    return FoundDate("", match.start(), match.end(), f"`{match[0]}` can be read as two dates")


def _may_begin_with_year(match: re.Match[str]) -> bool:
    """Say whether a date such as `19-03-01` can be a short form of ISO's, which its hyphens speak for."""
    short = match["sep"] == "-" and len(match["year"]) == 2
    return short and int(match["a"]) > 12 >= int(match["b"]) and 1 <= int(match["year"]) <= 31


def _checked(match: re.Match[str], year: str, month: str, day: str | None) -> FoundDate:
    number = _MONTHS.get(month.lower()) or (int(month) if month.isdigit() else 0)
    try:
        made = dt.date(int(year), number, int(day) if day else 1)
    except ValueError:
        return FoundDate("", match.start(), match.end(), f"`{match[0]}` is in no calendar")
    return FoundDate(made.isoformat() if day else f"{made:%Y-%m}", match.start(), match.end())
