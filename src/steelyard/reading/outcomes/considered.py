"""The options that a record considers, by the names that its lists and headings give them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.fields import normal_label, without_ornaments
from steelyard.reading.inline import plain
from steelyard.reading.languages_of_tables import OPTION
from steelyard.reading.outline import ITEM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from steelyard.reading.outline import Section

_HEADING = re.compile(rf"option|alternativ|approaches|pros and cons|альтернатив|代替案|{OPTION}")
_BESIDE = re.compile(r":\s|\s[–—-]\s|\s\(")
_NUMBER = re.compile(r"(?:option\s+)?\d{1,2}[.)]\s+(?=\S)", re.IGNORECASE)
_BEHIND_PLACE = re.compile(
    r"(?:option|alternative|approach)\s+(?:(?:\d{1,2}|\b[A-Z]\b),|[A-Z]\d{1,2}\s*[:.)–—-])\s+(?=\S)|(?:(?:option|alternative|opción|opção|opzione|optie|opcja|wariant|varianta|vaihtoehto|seçenek|opsi|phương án|вариант|варіант|案|方案|选项|選項|選択肢|대안|방안|옵션)\s*)?#?(?:\d{1,2}|\b[A-Z]\b)\s*(?:[:.)–—-]\s+|：\s*)(?=\S)",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?:option|alternative|approach)\s+#?(?:\d{1,2}|[A-Z])\s*(?:[:.)–—(\[-]|$)", re.IGNORECASE)
"""A heading that is an option itself, with none above that holds them: "## Option 2: Barges"."""

NO_OPTION = re.compile(
    r"(?:the |our |final )?(?:decision|outcome|conclusion|recommendation|summary|comparison|evaluation|result|rationale|justification|choice"
    r"|selection|verdict|chosen|selected|pros|cons|discussion|analysis)s?\b"
)
"""What a heading among those of options tells of all of them."""

_PRAISE = re.compile(
    r"\s*[(\[](?:recommended|preferred|chosen|selected|accepted|adopted|winner)(?: (?:option|solution|approach|choice))?[)\]]$",
    re.IGNORECASE,
)
PLACE_ALONE = re.compile(r"(?:option|alternative)?\s?#?\w{1,2}", re.IGNORECASE)
"""An option's place, and no name: "Option 2", "B"."""


def considered(sections: Iterable[Section]) -> tuple[str, ...]:
    """Return the names of a record's options: items of a list of options and headings below its heading, as plain text.

    An item with a remark, `Barges: slow`, gives its whole text and the name before the remark.
    """
    return tuple(dict.fromkeys(_names(sections)))


def holds_options(section: Section) -> bool:
    """Say whether a section is one of several options by its heading: what is listed below "Option 1: Barges" is told of that one."""
    return _HEADING.search(normal_label(section.text)) is not None and not _ONE.match(plain(section.text))


def option_texts(sections: Iterable[Section]) -> Iterator[tuple[int, str]]:
    """Yield the headings and items that name options as they are written, each with its line in the body."""
    level = 0
    for section in sections:
        if level and section.level > level:
            yield section.line, section.text
        elif _HEADING.search(normal_label(section.text)):
            level = section.level
            if not holds_options(section):
                yield section.line, section.text
                continue
            for number, line in section.lines:
                if item := ITEM.match(line):
                    yield number, line[item.end() :]
            yield from _rows(section)
        else:
            level = 0


def option_parts(sections: Iterable[Section]) -> Iterator[tuple[Section, Section]]:
    """Yield each option that has a heading with each section that speaks of it: its own, and those below it."""
    level = 0
    option: Section | None = None
    for section in sections:
        if level and section.level > level:
            option = section if option is None or section.level <= option.level else option
            if not NO_OPTION.match(normal_label(option.text)):
                yield option, section
            continue
        level = section.level if _HEADING.search(normal_label(section.text)) else 0
        option = section if level and _ONE.match(plain(section.text)) else None
        if option:
            yield option, section


def _rows(section: Section) -> Iterator[tuple[int, str]]:
    """Yield the first cells of the tables of a section whose header says that options stand below it, or those of such a header."""
    before, headed = "", False
    for number, line in section.lines:
        row = line.strip()
        if row.startswith("|"):
            cell = row[1:].partition("|")[0].strip()
            if not before:
                across = [one for one in map(str.strip, row.split("|")) if _ONE.match(plain(one))]
                heads = len(across) > 1
                headed = not heads and _HEADING.search(normal_label(cell)) is not None
                yield from ((number, one) for one in across if heads)
            elif headed and cell.strip(" :-"):
                yield number, cell
        before = row if row.startswith("|") else ""


def without_place(text: str) -> str:
    """Return an option's name without its place among them: "Option 2: Redis", "2. Redis"."""
    place = _BEHIND_PLACE.match(text)
    return text[place.end() :] if place else text


def without_praise(text: str) -> str:
    """Return an option's name without what it says of itself behind it: "Redis 🏆 (Recommended)"."""
    praise = _PRAISE.search(bare := without_ornaments(text))
    return without_ornaments(bare[: praise.start()]) if praise and praise.start() else bare


def without_number(text: str) -> str:
    """Return an option's name without the number before it: "Option 2. Redis"."""
    number = _NUMBER.match(text)
    return text[number.end() :] if number else text


def _names(sections: Iterable[Section]) -> Iterator[str]:
    for _, text in option_texts(sections):
        yield from _parts(text)


def _parts(text: str) -> Iterator[str]:
    words = without_number(plain(text).strip(" .,;:"))
    for name in (words, _BESIDE.split(words, maxsplit=1)[0].strip(" .,;:")):
        if not PLACE_ALONE.fullmatch(name):
            yield name
