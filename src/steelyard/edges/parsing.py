"""Markdown files parsed, by several processes where there are many: what each says by itself."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.core.model import Page, Record
from steelyard.edges.pool import spread
from steelyard.edges.seals import digest
from steelyard.reading.dates import order_of
from steelyard.reading.parse import Parsed, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from steelyard.core.settings import Settings
    from steelyard.edges.loader import TextFile
    from steelyard.edges.memo import Memo
    from steelyard.edges.store import Store
    from steelyard.reading.dates import Order


def parse_all(
    texts: Sequence[TextFile],
    settings: Settings,
    bodies: Store,
    *,
    heads: Store | None = None,
    memo: Memo | None = None,
) -> dict[str, Parsed]:
    """Parse files, by path, and put their bodies by, and what stands before those, if anything, as their heads.

    What one leaves open of its dates, the others of its source tell.
    """

    def read(each: TextFile) -> Parsed:
        return parse_text(each, settings)

    parsed: dict[str, Parsed] = {}
    written: dict[str, list[str]] = defaultdict(list)
    for each, result in zip(texts, _parsed(texts, read, memo), strict=True):
        parsed[each.path] = result
        written[each.source].extend(result.dates)
        bodies.put(each.path, each.text[result.body_start :].encode())
        if heads is not None and result.body_start:
            heads.put(each.path, each.text[: result.body_start].encode())
    doubtful = [each for each in texts if parsed[each.path].ambiguous]
    for each in doubtful:
        order = order_of(parsed[each.path].dates) or order_of(written[each.source])
        if order:  # what it says still hangs on the others
            parsed[each.path] = replace(parse_text(each, settings, order), ambiguous=True)
    return parsed


def _parsed(
    texts: Sequence[TextFile], read: Callable[[TextFile], Parsed], memo: Memo | None
) -> Iterator[Parsed]:
    """Parse files, those left out that are as they were when they were parsed before."""
    if memo is None:
        yield from spread(read, texts)
        return
    memo.texts = {each.path: digest(each.text) for each in texts}
    marked = [(each, (each.source, memo.texts[each.path])) for each in texts]
    known = {each.path: memo.parsed.take(each.path, made_of) for each, made_of in marked}
    fresh = spread(read, [each for each in texts if known[each.path] is None])
    for each, made_of in marked:
        yield known[each.path] or memo.parsed.put(each.path, made_of, next(fresh))


def parse_text(each: TextFile, settings: Settings, order: Order = "") -> Parsed:
    """Parse one file. `order` is that of the figures in its source's dates, '' where it is not known."""
    parsed = parse(each.text, path=each.path, source=each.source, settings=settings, order=order)
    shown = _as_shown(parsed.item)
    return parsed if shown is parsed.item else replace(parsed, item=shown)


def _as_shown(item: Record | Page) -> Record | Page:
    """Put emoji for short codes where a body's words are shown outside of it, as the body shows them."""
    summary = item.summary if isinstance(item, Record) else ""
    if max(item.title.count(":"), summary.count(":")) < 2:
        return item
    from steelyard.markdown import with_emoji  # noqa: PLC0415 (a list of records needs no Markdown)

    if isinstance(item, Page):
        return replace(item, title=with_emoji(item.title))
    return replace(item, title=with_emoji(item.title), summary=with_emoji(summary))
