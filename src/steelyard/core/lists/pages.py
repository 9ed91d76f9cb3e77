"""The pages that a list is cut into, with the way from one to the next; and the page that each record stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from steelyard.core.addresses import HOME
from steelyard.core.lists.addresses import PAGE_ROWS, page_count, page_url
from steelyard.core.views.lists import PageLink, Pager

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from steelyard.core.language.language import Language
    from steelyard.core.lists.rows import Listing

_Row = TypeVar("_Row")

_AROUND = 1  # pages named on each side of the present one


def cut(
    rows: Sequence[_Row], url: str, language: Language, *, size: int = PAGE_ROWS
) -> Iterator[tuple[str, tuple[_Row, ...], Pager | None]]:
    """Give each page of a list: its address, its rows, and the way to the others (None where it is the only one)."""
    count = page_count(len(rows), size)
    for number in range(1, count + 1):
        start = (number - 1) * size
        part = tuple(rows[start : start + size])
        told = language.say(
            "Decisions {first} to {last} of {count}",
            first=language.number(start + 1),
            last=language.number(start + len(part)),
            count=language.number(len(rows)),
        )
        pager = _pager(url, number, count, told=told) if count > 1 else None
        yield page_url(url, number), part, pager


def _pager(url: str, number: int, count: int, *, told: str) -> Pager:
    named = {1, count, *range(number - _AROUND, number + _AROUND + 1)} & set(range(1, count + 1))
    # A gap of one page is as short as its number.
    named |= {one for one in range(1, count + 1) if {one - 1, one + 1} <= named}
    links: list[PageLink] = []
    for one in sorted(named):
        if links and one - 1 not in named:
            links.append(PageLink("", "", current=False))
        links.append(PageLink(str(one), page_url(url, one), current=one == number))
    return Pager(
        str(number),
        str(count),
        told,
        tuple(links),
        page_url(url, number - 1) if number > 1 else "",
        page_url(url, number + 1) if number < count else "",
    )


def home_pages(listing: Listing, *, size: int = PAGE_ROWS) -> Mapping[str, str]:
    """Return the page of the list of all decisions that each record stands on, by the record's path."""
    return {path: page_url(HOME, at // size + 1) for path, at in listing.order.items()}
