"""The options of a record by their places among them: "Option 2", "B"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.fields import normal_label, without_ornaments
from steelyard.reading.inline import plain
from steelyard.reading.languages_of_choices import OPTION_HAN
from steelyard.reading.outcomes.considered import (
    NO_OPTION,
    holds_options,
    option_texts,
    without_number,
    without_praise,
)
from steelyard.reading.outline import ITEM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.reading.outline import Section

_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s|(?<=[)`][.!?])\s")
_WHOLE = re.compile(r"(\*\*|__)[^*_]+[.:;]\1")
"""A name in bold that ends as a sentence does: "**Redis.** It is quick"."""

_DASH = re.compile(r"\s[–—-]\s")
_LONGEST = 160
_LONG, _SHORTEST = 80, 4  # characters of a name that tells what it is for, and of one that stands before that
PLACED = (
    r"(?i:option|alternative|approach|solution|variante|lösung|opción|alternativa|opção|opzione|soluzione|optie|alternatief|opcj[aęi]|variant[auy]?"
    r"|вариант|варіант)"
    r"\s+(?:#|[nN]\s?[°º]\s?|(?i:nr)\.?\s)?"
)
"""What stands before the place of an option, in English and in other languages: "Option 2", "Solution n°2"."""

ENDS_BOLD = re.compile(r"\s*(?:$|[,.;:](?:\s|$)|\(|[–—-]\s)")
"""What stands behind the name of an option that is in bold."""


def option_at(sections: Sequence[Section], place: str) -> str:
    """Return the option at a place, "2" or "B": a heading's name, else that of an item of a list.

    '' where none has the place, or several do: a record may put more than one question.
    """
    for told in (_headings(sections, place), _items(sections, place)):
        names = {letters(name): name for name in map(without_praise, told) if letters(name)}
        if names:
            return next(iter(names.values())) if len(names) == 1 else ""
    return ""


def option_in(section: Section, place: str) -> str:
    """Return the option at a place of the one list of a section, whatever its heading; '' where it has none, or several."""
    names = {letters(name): name for name in _items([section], place, every=True) if letters(name)}
    return next(iter(names.values())) if len(names) == 1 else ""


def in_bold(raw: str) -> tuple[str, str]:
    """Return what a text has in bold at its start, and what follows as written; '' twice where it begins otherwise."""
    mark = raw[:2]
    inner, end, after = raw[2:].partition(mark) if mark in {"**", "__"} else ("", "", "")
    name = without_number(plain(inner)).strip(" .,;")
    if not (end and name):
        return "", ""
    return name.rstrip(" :"), f"{':' if name.endswith(':') else ''}{after.lstrip('*_')}"


def letters(text: str) -> str:
    """Return what two ways to write one name have in common: its letters and figures, in small letters."""
    return "".join(filter(str.isalnum, text.casefold()))


def _headings(sections: Sequence[Section], place: str) -> Iterator[str]:
    """Yield the names of headings with a place: "Option 2: Redis" wherever it stands, "2. Redis" among the options."""
    named = re.compile(rf"(?:{PLACED}|(?:{OPTION_HAN})\s?){place}\s*[.):：–—-]+\s*(?=\S)")
    alone = re.compile(rf"#?{place}\s*[.):：–—-]+\s*(?=\S)")
    listed = {line for line, _ in option_texts(sections)}
    for section in sections:
        text = without_ornaments(plain(section.text))
        match = named.match(text) or (alone.match(text) if section.line in listed else None)
        if match and not NO_OPTION.match(normal_label(text[match.end() :])):
            yield text[match.end() :].rstrip(" .,;")


def _items(sections: Sequence[Section], place: str, *, every: bool = False) -> Iterator[str]:
    """Yield the names of items with a place: "2. Redis" and "B: Redis" in a list of options, "Option 2: Redis" in any.

    `every` where each list is taken for one of options.
    """
    told = rf"{place}(?=[*_]{{0,2}}\s?[.):–—-])(?P<rest>.*)"
    named = re.compile(rf"[*_]{{0,2}}{PLACED}{told}")
    alone = re.compile(rf"[*_]{{0,2}}{told}")
    numbered = re.compile(rf"[ \t]*{place}[.)][ \t]+(?=\S)")
    for section in sections:
        of_options = every or holds_options(section)
        for line, text in _texts(section):
            if of_options and numbered.match(line):
                bold, after = in_bold(text)
                named_so = bold and (ENDS_BOLD.match(after) or _WHOLE.match(text))
                yield bold if named_so else _name(plain(text))
            elif match := named.match(text) or (alone.match(text) if of_options else None):
                yield _behind(match["rest"], bold=text.startswith(("**", "__")), alone=of_options)


def _texts(section: Section) -> Iterator[tuple[str, str]]:
    """Yield the items of a section, and the lines that are in bold: the first line, and the whole text."""
    lines = [line for _, line in section.lines]
    for at, line in enumerate(lines):
        item = ITEM.match(line)
        if item:
            text = [line[item.end() :]]
            for further in lines[at + 1 :]:
                if not further.strip() or ITEM.match(further) or not further.startswith((" ", "\t")):
                    break
                text.append(further.strip())
            yield line, " ".join(text)
        elif line.startswith("**") and line.rstrip().endswith("**"):
            yield line, line.rstrip()


def _behind(rest: str, *, bold: bool, alone: bool) -> str:
    """Return the name that stands behind a place, '' where its bold ends before: what follows there may be said of it.

    `alone` where a list of options has such items: "**Option A**: one file for each".
    """
    inner, end, after = rest.partition("**") if bold else (rest, "", "")
    name = plain(inner).lstrip(" .):–—-").strip(" .,;:")
    if bold and end and not name and alone:
        inner = after
    elif bold:
        return without_ornaments(name)
    return _name(plain(inner).lstrip(" .):–—-*_"))


def _name(told: str) -> str:
    """Return what an item tells as a name: of a long text the first sentence, and what stands before a dash; '' where that is none either."""
    text = told if len(told) <= _LONGEST else _SENTENCE.split(told, maxsplit=1)[0]
    if len(text) > _LONG:
        before, *behind = _DASH.split(text)
        text = before if len(behind) == 1 and len(before) >= _SHORTEST else text
    return without_ornaments(text).strip(" .,;:") if len(text) <= _LONGEST else ""
