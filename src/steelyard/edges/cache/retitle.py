"""Edited titles put into every page and file of a published site that shows them, besides the records' own pages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from steelyard.core.addresses import FEED, SEARCH, record_json_url
from steelyard.core.export import DECISIONS, naming
from steelyard.core.feeds import entry_head
from steelyard.core.lists.data import CHUNK, RECORDS, retitled_records, row_chunk
from steelyard.core.llms import LLMS, entry
from steelyard.core.retitling import graph_of, home_of, row_of, scores_of, timeline_of
from steelyard.core.search.index import script, unscripted
from steelyard.core.search.retitling import retitled
from steelyard.core.statuses import Statuses
from steelyard.core.timeline.bars import build_bar
from steelyard.core.views.graph import GraphView
from steelyard.core.views.lists import HomeView, ScoresView
from steelyard.edges.cache.facts import UnknownError
from steelyard.edges.cache.shown import drawn_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from steelyard.core.corpus import Corpus
    from steelyard.core.timeline.bars import Bar
    from steelyard.core.timeline.scale import Scale
    from steelyard.core.views.lists import ListView, Row, RowsView
    from steelyard.core.views.parts import SiteView
    from steelyard.edges.cache.facts import SiteFacts
    from steelyard.edges.cache.known import Known
    from steelyard.edges.cache.shown import Drawn
    from steelyard.edges.cache.titles import Retitled, Titles


def titled_files(known: Known, titles: Titles, corpus: Corpus) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give all files that show edited titles, by their URL, each with what makes it; those that take longest first.

    The pages of the records themselves, and of their neighbours, are not among them. Where a file of the site is not
    what it was made to be, its maker raises UnknownError or ValueError.
    """
    out, render = known.project.out, known.theme.render
    now, published = titles.now, titles.published
    rows = tuple(row_of(row, now) for row in titles.shown.rows)
    pairs = enumerate(zip(rows, (row_of(row, published) for row in titles.shown.rows), strict=True))
    changed = {at for at, (row, other) in pairs if row is not other and row != other}
    yield from _data(out, titles, corpus, known.site.view)
    drawn = _Drawn(titles, rows, known.site, corpus)
    for url, piece in known.drawn(titles.shown, frozenset(one.now.url for one in titles.edited)):
        yield url, partial(_rendered, render, drawn, piece)
    for view in _lists(titles, rows, changed, known.site.view):
        yield view.url, partial(render, view)
    for chunk in _chunks(titles, rows, changed):
        yield chunk.url, partial(known.theme.rows, chunk)
    yield RECORDS, lambda: retitled_records(_read(out, RECORDS).decode(), rows, sorted(changed)).encode()


def _rendered(render: Callable[[Drawn], bytes], drawn: _Drawn, piece: bytes) -> bytes:
    return render(drawn.view(piece))


def _lists(
    titles: Titles, rows: Sequence[Row], changed: AbstractSet[int], site: SiteView
) -> Iterator[HomeView | ListView]:
    """Give the pages of lists that show edited titles, as they are with them."""
    for view, places in titles.shown.lists:
        own = not changed.isdisjoint(places)
        if isinstance(view, HomeView):
            own = own or home_of(view, titles.now) != home_of(view, titles.published)
            view = home_of(view, titles.now)  # noqa: PLW2901
        if own:
            yield replace(view, site=site, rows=tuple(rows[at] for at in places))


class _Drawn:
    """Makes pages of drawings, and of scores, with the titles that records have now."""

    def __init__(self, titles: Titles, rows: Sequence[Row], site: SiteFacts, corpus: Corpus) -> None:
        self._now = titles.now
        self._labels = {
            row.url: f"{row.number} {row.title}".strip() for row in titles.shown.rows if row.url in self._now
        }
        self._paths = {row.url: path for row, path in zip(rows, site.order, strict=True)}
        self._site = site.view
        self._corpus = corpus
        self._statuses = Statuses(corpus.settings.statuses, corpus.language)

    def view(self, piece: bytes) -> Drawn:
        """Return the page that was kept so."""
        view, scale = drawn_of(piece, self._site)
        if isinstance(view, GraphView):
            return graph_of(view, self._now)
        if isinstance(view, ScoresView):
            return scores_of(view, self._now, self._labels)
        return timeline_of(view, self._now, partial(self._bar, scale), self._corpus.language)

    def _bar(self, scale: Scale | None, url: str) -> Bar:
        if scale is None:  # a drawing without a scale has no bars
            raise UnknownError
        return build_bar(self._corpus, self._corpus.by_path[self._paths[url]], self._statuses, scale)


def _chunks(titles: Titles, rows: Sequence[Row], changed: AbstractSet[int]) -> Iterator[RowsView]:
    """Give the rows that the home page's script asks for, where it does."""
    if any(isinstance(view, HomeView) and view.chunk for view, _ in titles.shown.lists):
        yield from (row_chunk(rows, number) for number in {at // CHUNK for at in changed})


def _data(
    out: Path, titles: Titles, corpus: Corpus, site: SiteView
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give the files for programs: as they were, with one title after the other in its place."""
    statuses = Statuses(corpus.settings.statuses, corpus.language)
    names, lines = [], []
    feeds: dict[str, list[tuple[bytes, bytes]]] = {FEED: []}
    for one in titles.edited:
        before, now = one.before, one.now
        names.append((naming(before), naming(now)))
        yield record_json_url(now.url), partial(_with, out, record_json_url(now.url), names[-1:])
        told = (f"\n{entry(corpus, each, statuses)}\n" for each in (before, now))
        lines.append(_encoded(*told))
        head = _encoded(entry_head(before, site), entry_head(now, site))
        for url in {FEED, *(view.feed_url for view, places in titles.shown.lists if now.position in places)}:
            feeds.setdefault(url, []).append(head)
    yield DECISIONS, partial(_with, out, DECISIONS, names)
    yield SEARCH, partial(_searched, out, titles.edited)
    yield LLMS, partial(_with, out, LLMS, lines)
    for url, heads in feeds.items():
        # A feed has the last of its list only.
        yield url, partial(_with, out, url, heads, strict=False)


def _searched(out: Path, edited: Iterable[Retitled]) -> bytes:
    index = unscripted(_read(out, SEARCH))
    for one in edited:
        index = retitled(index, one.now.position, one.before.record.title, one.now.record.title)
    return script(index)


def _encoded(before: str, now: str) -> tuple[bytes, bytes]:
    return before.encode("utf-8", "replace"), now.encode("utf-8", "replace")


def _read(out: Path, url: str) -> bytes:
    return (out / url).read_bytes()


def _with(out: Path, url: str, texts: Iterable[tuple[bytes, bytes]], *, strict: bool = True) -> bytes:
    """Return a file of the site with texts in the place of others, each of which stands in it just once.

    Raises UnknownError where one does not; if that is not `strict`, one that has no part in the file may be left out.
    """
    data = _read(out, url)
    for before, now in texts:
        at = data.find(before)
        if at < 0 and not strict and before.splitlines()[-1] not in data:
            continue
        if at < 0 or data.find(before, at + 1) >= 0:
            raise UnknownError
        whole = memoryview(data)  # of megabytes, which are copied but once
        data = b"".join((whole[:at], now, whole[at + len(before) :]))
    return data
