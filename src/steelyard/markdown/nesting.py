"""How deep a body nests, and where it first nests too deep."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from steelyard.markdown.sanitiser import TAGS, VOID

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 100
"""Levels of lists, quotes, cells, emphasis and HTML elements that a body may have, each within the next."""

_ROUGH_LIMIT = 1_000
"""Levels that unsanitised HTML may seem to have: nh3's time grows with their square, and unclosed tags nest."""

_TAG = re.compile(r"</?[a-z][a-z0-9]*")
_FREE = frozenset(("p", "ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "colgroup"))
_STEPS = {
    **{f"<{tag}": int(tag not in VOID | _FREE) for tag in TAGS},
    **{f"</{tag}": -int(tag not in VOID | _FREE) for tag in TAGS},
}

_ROUGH_TAG = re.compile(r"</?[a-z][^\s/>]*", re.IGNORECASE)
# Browsers close these themselves, so that leaving them open nests nothing.
_SELF_CLOSING = frozenset(
    ("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", *VOID)
)


def too_deep(html: str) -> bool:
    """Say whether sanitised HTML nests beyond LIMIT."""
    return max(accumulate(map(_STEPS.__getitem__, _TAG.findall(html))), default=0) > LIMIT


def hopeless(html: str) -> bool:
    """Say whether HTML is so deep before it is sanitised that sanitising it would take long."""
    if html.count("<") <= _ROUGH_LIMIT:
        return False
    depth = 0
    for tag in _ROUGH_TAG.findall(html):
        name = tag.lstrip("</").lower()
        if name not in _SELF_CLOSING:
            depth += -1 if tag[1] == "/" else 1
            if depth > _ROUGH_LIMIT:
                return True
    return False


def first_line(text: str, deep: Callable[[str], bool]) -> int:
    """Return the line (from 1) whose end is the first at which the text so far nests too deep, by bisection."""
    ends = [match.start() for match in re.finditer("\n", text)] + [len(text)]
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high) // 2
        if deep(text[: ends[middle]]):
            high = middle
        else:
            low = middle + 1
    return low + 1
