"""The options that a record considers, by the names that its lists and headings give them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from steelyard.reading.fields import normal_label
from steelyard.reading.inline import plain
from steelyard.reading.languages import OPTION
from steelyard.reading.outline import ITEM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from steelyard.reading.outline import Section

_HEADING = re.compile(rf"option|alternativ|альтернатив|代替案|{OPTION}")
_BESIDE = re.compile(r":\s|\s[–—-]\s|\s\(")
_PLACE = re.compile(r"(?:option\s+)?\d{1,2}[.)]\s+", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:option|alternative)?\s?#?\w{1,2}", re.IGNORECASE)


def considered(sections: Iterable[Section]) -> tuple[str, ...]:
    """Return the names of a record's options: items of a list of options and headings below its heading, as plain text.

    An item with a remark, `Barges: slow`, gives its whole text and the name before the remark.
    """
    return tuple(dict.fromkeys(_names(sections)))


def _names(sections: Iterable[Section]) -> Iterator[str]:
    level = 0
    for section in sections:
        if level and section.level > level:
            yield from _parts(section.text)
        elif _HEADING.search(normal_label(section.text)):
            level = section.level
            for _, line in section.lines:
                if item := ITEM.match(line):
                    yield from _parts(line[item.end() :])
        else:
            level = 0


def _parts(text: str) -> Iterator[str]:
    words = plain(text).strip(" .,;:")
    words = words[place.end() :] if (place := _PLACE.match(words)) else words
    for name in (words, _BESIDE.split(words, maxsplit=1)[0].strip(" .,;:")):
        if not _NO_NAME.fullmatch(name):
            yield name
