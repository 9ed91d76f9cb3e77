"""Every page of a site made from its view, and every other file of it, given to where the site goes."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import steelyard
from steelyard.core.addresses import CNAME, STRINGS, check_addresses, file_url, scores_url
from steelyard.core.article import not_found_view, page_view, record_view, redirect_views
from steelyard.core.branding.colours import COLOUR_SHEET, colour_css
from steelyard.core.branding.frame import UNBRANDED, branded, links_unpublished
from steelyard.core.corpus import Decision
from steelyard.core.graph.page import graph_views
from steelyard.core.lists.choices import list_views
from steelyard.core.lists.data import RECORDS, records_text
from steelyard.core.lists.pages import home_pages
from steelyard.core.lists.rows import build_listing
from steelyard.core.once import anew, same
from steelyard.core.onefile.whole import SHEET
from steelyard.core.places import place
from steelyard.core.publicity import publicity
from steelyard.core.scores.board import Scored, scores_views
from steelyard.core.scores.download import score_csv
from steelyard.core.scores.slots import slot_anchors
from steelyard.core.shown import reference
from steelyard.core.site import site_view
from steelyard.core.statuses import Statuses
from steelyard.core.timeline.page import timeline_views
from steelyard.core.views.lists import RowsView
from steelyard.core.views.notices import RedirectView
from steelyard.diagnostics import Diagnostic, Place
from steelyard.edges.calendar import review_calendar
from steelyard.edges.copies import data_files
from steelyard.edges.looks.layers import ThemeFault
from steelyard.edges.opening import boundary_of
from steelyard.edges.output.publish import PublishError, Staged
from steelyard.edges.pool import spread
from steelyard.edges.reuse import Asked
from steelyard.edges.search import search_files
from steelyard.edges.studies import studies_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
    from pathlib import Path

    from steelyard.core.branding.frame import Brand
    from steelyard.core.repository import Repository
    from steelyard.core.scores.tables import Table
    from steelyard.core.views.parts import SiteView
    from steelyard.core.views.record import PageView
    from steelyard.core.views.site import View
    from steelyard.edges.bodies import Bodies
    from steelyard.edges.copies import Originals
    from steelyard.edges.looks.theme import Theme
    from steelyard.edges.memo import Memo
    from steelyard.edges.output.sink import Sink
    from steelyard.edges.reuse import Reuse


DIAGRAMS = "assets/vendor/mermaid."
"""How the files that draw diagrams begin: 5 MB, for sites that have a diagram."""


class Site:
    """A site about to be made: its bodies, its theme. With `reuse`, pages are taken from the last build as they are."""

    def __init__(
        self,
        bodies: Bodies,
        theme: Theme,
        *,
        originals: Originals,
        root: Path,
        repository: Repository | None,
        as_of: str | None,
        brand: Brand = UNBRANDED,
        memo: Memo | None = None,
        reuse: Reuse | None = None,
    ) -> None:
        corpus = bodies.corpus
        self._corpus = corpus
        self._fragments = bodies.fragments
        self._originals = originals
        self._digests = bodies.digests
        self._reuse = reuse
        self._asked = Asked(corpus) if reuse else None
        self.theme = theme
        self._root = root
        self._as_of = as_of
        self._once = memo.parts.once if memo else anew
        self._studies = studies_of(corpus, memo)
        self._listing = build_listing(corpus, as_of=as_of, once=self._once)
        self._listed = home_pages(self._listing)
        self._brand = brand
        self.repository = repository
        generator = f"Steelyard {steelyard.__version__}"
        view = branded(site_view(corpus, as_of=as_of, generator=generator), corpus, brand)
        self._view = same(self._once, ("site",), view)

    @property
    def view(self) -> SiteView:
        """Return what every page shows of the site."""
        return self._view

    @property
    def listed(self) -> Mapping[str, str]:
        """Return for each record, by path, the page of the list of all decisions that it stands on."""
        return self._listed

    @property
    def brand(self) -> tuple[str, ...]:
        """Return the files of the site's own look, from the project's root."""
        return tuple(path for _, path in self._brand.files)

    def write(
        self, sink: Sink, *, progress: Callable[[str, int, int], None] | None = None
    ) -> tuple[int, tuple[Diagnostic, ...]]:
        """Give every file of the site to `sink`; return how many pages there are, and what is wrong.

        A template's fault, or one of the disk, ends the work: the next page would most likely meet it too.
        """
        addresses: list[str] = []
        pages, lists = 0, list(self._lists())
        doubled = self._doubled(lists)
        if doubled:
            return pages, doubled
        data = {view.url for view in lists if isinstance(view, RowsView)}
        total = len(self._fragments) + len(lists) - len(data)
        # Closed at once on the way out, so that no child writes into a folder that is then given up.
        with closing(self._pages(sink, lists)) as made:
            for staged in made:
                if isinstance(staged, Diagnostic):
                    return pages, (staged,)
                sink.take(staged)
                addresses.append(staged.url)
                pages += staged.url not in data
                if progress:
                    progress("Writing", pages, total)
        try:
            with closing(self._files(sink, lists)) as files:
                for staged in files:
                    sink.take(staged)
                    addresses.append(staged.url)
        except (ThemeFault, PublishError) as fault:
            return pages, (fault.diagnostic,)
        doubled = self._once(("addresses",), sorted(addresses), partial(self._shared, addresses))
        if doubled:  # they are told at other lines perhaps
            doubled = self._shared(addresses)
        return pages, (*doubled, *links_unpublished(self._corpus, frozenset(addresses)))

    def _shared(self, addresses: Sequence[str]) -> tuple[Diagnostic, ...]:
        places = self._places()
        return check_addresses([(url, places.get(url, Place(url))) for url in addresses])

    def _doubled(self, lists: Sequence[View | RowsView]) -> tuple[Diagnostic, ...]:
        """Report the addresses of pages that are given twice, before a sink has to refuse the second one.

        The site's own pages come first, so that the finding stands where the other address was chosen.
        """
        places, own = self._places(), Place(self._corpus.settings.file)
        ours = [(view.url, own) for view in lists if not isinstance(view, RedirectView)]
        return check_addresses([*ours, *places.items()], ordered=True)

    def _places(self) -> dict[str, Place]:
        """Say where in the input each page's address comes from."""
        corpus = self._corpus
        routes = corpus.routes
        places = {url: Place(path) for path, url in routes.pages.items()}
        places |= {one.url: place(one.record, "slug") for one in corpus.decisions}
        aliases = routes.aliases.items()
        return places | {url: place(corpus.by_path[path].record, "aliases") for url, path in aliases}

    def _pages(self, sink: Sink, lists: Sequence[View | RowsView]) -> Generator[Staged | Diagnostic]:
        def make(item: Decision | View | RowsView) -> tuple[Staged | Diagnostic, tuple[str, ...]]:
            view = self.page_of(item) if isinstance(item, Decision) else item
            others = self._asked.taken() if self._asked else ()
            try:
                if isinstance(view, RowsView):
                    return sink.stage(view.url, self.theme.rows(view)), others
                return sink.stage(view.url, self.theme.render(view)), others
            except (ThemeFault, PublishError) as fault:
                return fault.diagnostic, ()

        # The first record is made here, so that children inherit compiled templates; lists take longest and go first.
        decisions = self._corpus.decisions
        items = [*decisions[:1], *lists, *decisions[1:], *self.plain_pages()]
        known = [self._known(item) for item in items] if self._reuse else []
        yield from filter(None, known)
        fresh = [item for item, staged in zip(items, known, strict=True) if not staged] if known else items
        for item, (staged, others) in zip(
            fresh, chain(map(make, fresh[:1]), spread(make, fresh[1:])), strict=True
        ):
            if self._reuse and isinstance(staged, Staged):
                if isinstance(item, Decision):
                    self._reuse.keep_record(item.url, self._made_of(item), others, staged)
                else:
                    self._reuse.keep(item.url, item, staged)
            yield staged

    def _known(self, item: Decision | View | RowsView) -> Staged | None:
        """Return a page as the last build published it, None where it is not known to be still the same."""
        assert self._reuse
        if isinstance(item, Decision):
            return self._reuse.record(item.url, self._made_of(item))
        return self._reuse.page(item)

    def _made_of(self, decision: Decision) -> object:
        """Return all that a record's page is made of, beside other records and what is the same for all of its process."""
        record, corpus = decision.record, self._corpus
        people = (record.deciders, record.authors, record.consulted, record.informed)
        return (
            decision,
            record.whole,
            self._digests[record.path],
            self._listed[record.path],
            corpus.mentioned_by.get(record.path),
            corpus.tags.of(record.tags),
            list(map(corpus.people.of, people)),
            self._view,
            self.repository,
        )

    def page_of(self, decision: Decision) -> View:
        """Return a record's page."""
        fragment = self._fragments.get(decision.record.path)
        studies = self._studies.get(decision.record.path, ())
        return record_view(
            self._asked.corpus if self._asked else self._corpus,
            decision,
            fragment,
            self._view,
            listed=self._listed[decision.record.path],
            repository=self.repository,
            studies=studies,
        )

    def _lists(self) -> Iterator[View | RowsView]:
        listing = self._listing
        yield from list_views(listing, self._view)
        yield from redirect_views(self._corpus, self._view)
        yield from graph_views(self._corpus, self._view)
        yield from timeline_views(self._corpus, self._view, as_of=self._as_of, once=self._once)
        yield not_found_view(self._view, self._corpus.language)
        if self._studies:
            statuses = Statuses(self._corpus.settings.statuses, self._corpus.language)
            scored = list(self._scored(statuses))
            yield from scores_views(scored, self._view, language=self._corpus.language, once=self._once)

    def _scored(self, statuses: Statuses) -> Iterator[Scored]:
        for path, studies in self._studies.items():
            decision = self._corpus.by_path[path]
            anchors = self._once(("slots", path), self._digests.get(path), partial(self._anchors, path))
            for number, done in enumerate(studies):
                yield Scored(reference(decision, statuses), done, anchors[number])

    def _anchors(self, path: str) -> Mapping[int, str]:
        return slot_anchors(self._fragments.html(path))

    def _plain_paths(self) -> list[str]:
        return sorted(set(self._fragments) - set(self._corpus.by_path))

    def plain_pages(self) -> Iterator[PageView]:
        """Give the pages of Markdown files that are no records."""
        for path in self._plain_paths():
            page, fragment = self._corpus.pages[path], self._fragments.get(path)
            yield page_view(self._corpus, page, fragment, self._view, repository=self.repository)

    def _files(self, sink: Sink, lists: Sequence[View | RowsView]) -> Generator[Staged]:
        yield from data_files(self._corpus, self._studies, self._originals, sink.stage, reuse=self._reuse)
        yield sink.stage(RECORDS, records_text(self._listing).encode())
        if self._corpus.settings.site.cname:
            yield sink.stage(CNAME, f"{self._corpus.settings.site.cname}\n".encode())
        pages = [self._corpus.routes.pages[path] for path in self._plain_paths()]
        for url, text in publicity(self._listing, self._view, lists, pages, self._once):
            yield self._staged(sink, url, text, partial(str.encode, text))
        if COLOUR_SHEET in self._view.styles:
            yield sink.stage(COLOUR_SHEET, colour_css(self._corpus.settings).encode())
        if self._view.strings_url:
            words = f"window.steelyard = {self._corpus.language.for_scripts};\n"
            yield sink.stage(STRINGS, words.encode())
        yield from search_files(
            self._corpus, self._fragments, sink.stage, reuse=self._reuse, digests=self._digests
        )
        if self._view.reviews_url:
            yield sink.stage(self._view.reviews_url, review_calendar(self._corpus))
        for url, origin in self.look.items():
            if (self._fragments.diagrams or not url.startswith(DIAGRAMS)) and url != SHEET:
                yield sink.stage_copy(url, origin, self.boundary(origin))
        for url, table in self._tables():
            yield self._staged(sink, url, table, partial(_csv, table))
        for url, origin in self.attachments():
            yield sink.stage_copy(url, origin, self.boundary(origin))

    @property
    def look(self) -> dict[str, Path]:
        """Return the files of the theme, and of the site's own look, by URL. Raises ThemeFault where one may not be used."""
        own = {url: self._root / path for url, path in self._brand.files}
        return dict(self.theme.static_files()) | own

    def boundary(self, origin: Path) -> str:
        """Return the folder that a file of the site may not lead out of: its theme's, the project, or a source beside it."""
        sources = (str(self._root / source.path) for source in self._corpus.settings.sources)
        return self.theme.boundary(origin) or boundary_of(str(self._root), str(origin), sources)

    def tables(self) -> Iterator[tuple[str, bytes]]:
        """Give each score table for download, by its URL."""
        yield from ((url, _csv(table)) for url, table in self._tables())

    def _tables(self) -> Iterator[tuple[str, Table]]:
        for path, studies in self._studies.items():
            for number, done in enumerate(studies):
                yield scores_url(self._corpus.by_path[path].url, number), done.table

    def _staged(self, sink: Sink, url: str, made_of: object, make: Callable[[], bytes]) -> Staged:
        """Stage a file, unless the last build published it made of the same."""
        known = self._reuse.group(url, made_of) if self._reuse else None
        if known:
            return known[0]
        staged = sink.stage(url, make())
        if self._reuse:
            self._reuse.keep(url, made_of, [staged])
        return staged

    def attachments(self) -> Iterator[tuple[str, Path]]:
        """Give each file that bodies lead to, by its URL."""
        shown = {
            mention.target
            for mentions in self._corpus.mentions.values()
            for mention in mentions
            if mention.kind == "file"
        }
        for path in sorted(shown):
            yield file_url(path), self._root / path


def _csv(table: Table) -> bytes:
    return score_csv(table).encode()
