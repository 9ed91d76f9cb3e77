"""What is kept of the pages that show many records, so that a title can be changed in them without all the others."""

from __future__ import annotations

import pickle
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, cast

from msgspec.structs import replace

from steelyard.core.slugs import fold
from steelyard.core.views.graph import GraphView
from steelyard.core.views.lists import HomeView, ListView, ScoresView
from steelyard.core.views.timeline import TimelineView
from steelyard.core.wordings import remarked
from steelyard.edges.cache.facts import UnknownError
from steelyard.edges.pool import spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from steelyard.core.timeline.scale import Scale
    from steelyard.core.views.lists import Row
    from steelyard.core.views.parts import SiteView
    from steelyard.edges.bodies import Bodies
    from steelyard.edges.cache.folder import Folder, Pieces
    from steelyard.edges.pages import Site

Listed = HomeView | ListView
Drawn = GraphView | ScoresView | TimelineView

_SHOWN, _DRAWN = "shown", "drawn"


class Shown(NamedTuple):
    """What is kept of all lists of a site, and of what tells whether a title may be changed in them.

    `rows` are all of the site, in its order; `lists` the pages of lists, without them, each with the places of its own;
    `drawn` the URLs of all other pages that show many records. `asked_by` are the records, by path, whose pages tell
    something of another one. `names` are the words, folded, by which records were looked for that may be titles. `moved`
    are the records that have a former address. `sure` says that no record names something that might be one.
    """

    rows: tuple[Row, ...]
    lists: tuple[tuple[Listed, tuple[int, ...]], ...]
    drawn: tuple[str, ...]
    asked_by: Mapping[str, tuple[str, ...]]
    names: frozenset[str]
    moved: frozenset[str]
    sure: bool


def keep_shown(cache: Folder, stamp: bytes, bodies: Bodies, site: Site) -> None:
    """Keep the pages of a site that was published which show many records."""
    # What a view shows of its site is the same in all of them.
    corpus, nothing = bodies.corpus, cast("SiteView", None)
    rows: dict[int, Row] = {}
    lists, drawn = [], []
    for view in site.lists:
        if isinstance(view, Listed):
            rows.update((row.at, row) for row in view.rows)
            lists.append((replace(view, site=nothing, rows=()), tuple(row.at for row in view.rows)))
        elif isinstance(view, Drawn):
            drawn.append(view)

    def packed(view: Drawn) -> bytes:
        return pickle.dumps((replace(view, site=nothing), site.scales.get(view.url)), pickle.HIGHEST_PROTOCOL)

    asked_by: dict[str, list[str]] = defaultdict(list)
    for path, others in site.others.items():
        for other in others:
            if other != path:
                asked_by[other].append(path)
    shown = Shown(
        tuple(rows[at] for at in sorted(rows)),
        tuple(lists),
        tuple(view.url for view in drawn),
        {path: tuple(paths) for path, paths in asked_by.items()},
        frozenset(_names(bodies)),
        frozenset(corpus.routes.aliases.values()),
        not any(decision.elsewhere for decision in corpus.decisions),
    )
    cache.keep_pieces(_DRAWN, zip(shown.drawn, spread(packed, drawn), strict=True), stamp)
    cache.keep(_SHOWN, (stamp, pickle.dumps(tuple(shown), pickle.HIGHEST_PROTOCOL)))


def shown_on(cache: Folder, stamp: bytes) -> Shown:
    """Return what the build of this stamp kept of its lists. Raises UnknownError where it is not there."""
    kept = cache.load(_SHOWN)
    if not isinstance(kept, tuple) or kept[0] != stamp:
        raise UnknownError
    return Shown._make(pickle.loads(kept[1]))  # noqa: S301 (our own bytes)


def drawn_with(
    cache: Folder, stamp: bytes, shown: Shown, urls: frozenset[str]
) -> Iterator[tuple[str, bytes]]:
    """Give the drawings and scores that tell of records with these URLs, packed, each by its own. Raises UnknownError likewise."""
    pieces: Pieces | None = cache.pieces(_DRAWN, stamp)
    wanted = [url.encode("utf-8", "surrogatepass") for url in urls]
    for url in shown.drawn:
        piece = pieces.get(url) if pieces else None
        if piece is None:
            raise UnknownError
        # A page without the address tells nothing of the record; to read them all would take ten times as long.
        if any(each in piece for each in wanted):
            yield url, piece


def drawn_of(piece: bytes, site: SiteView) -> tuple[Drawn, Scale | None]:
    """Return a page that was kept so, and the scale of its drawing if it is one in time."""
    view, scale = pickle.loads(piece)  # noqa: S301 (our own bytes)
    return replace(view, site=site), scale


def _names(bodies: Bodies) -> Iterator[str]:
    """Give the words by which links and front matter look for records, as titles are compared."""
    said = {destination.partition("#")[0].partition("|")[0] for destination in bodies.wiki}
    for decision in bodies.corpus.decisions:
        for statement in decision.record.statements:
            said.update((statement.reference.target, statement.reference.text))
    for text in map(str.strip, said):
        yield fold(text)
        told = remarked(text)
        if told:
            yield fold(told.rest)
