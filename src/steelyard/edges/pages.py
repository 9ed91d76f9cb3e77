"""Every page of a site made from its view, and every other file of it, given to where the site goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import steelyard
from steelyard.core.addresses import STRINGS, check_addresses, file_url, scores_url
from steelyard.core.article import not_found_view, page_view, record_view, redirect_views
from steelyard.core.branding.colours import COLOUR_SHEET, colour_css
from steelyard.core.branding.frame import UNBRANDED, branded, links_unpublished
from steelyard.core.corpus import Decision
from steelyard.core.export import decisions_text
from steelyard.core.graph.page import graph_views
from steelyard.core.lists.choices import list_views
from steelyard.core.lists.data import RECORDS, records_text
from steelyard.core.lists.pages import home_pages
from steelyard.core.lists.rows import build_listing
from steelyard.core.places import place
from steelyard.core.scores.board import Scored, scores_view
from steelyard.core.scores.download import score_csv
from steelyard.core.scores.slots import slot_anchors
from steelyard.core.scores.study import study, with_table
from steelyard.core.scores.tables import Table
from steelyard.core.shown import reference
from steelyard.core.site import site_view
from steelyard.core.statuses import Statuses
from steelyard.core.timeline.page import timeline_views
from steelyard.core.views.lists import RowsView
from steelyard.core.views.site import RedirectView
from steelyard.diagnostics import Diagnostic, Place
from steelyard.edges.calendar import review_calendar
from steelyard.edges.pool import spread
from steelyard.edges.publish import PublishError
from steelyard.edges.search import search_files
from steelyard.edges.theme import Theme, ThemeFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from steelyard.core.branding.frame import Brand
    from steelyard.core.corpus import Corpus
    from steelyard.core.repository import Repository
    from steelyard.core.scores.study import Study
    from steelyard.core.views.site import View
    from steelyard.edges.fragments import Fragments
    from steelyard.edges.publish import Staged
    from steelyard.edges.sink import Sink


DIAGRAMS = "assets/vendor/mermaid."
"""How the files that draw diagrams begin: 5 MB, for sites that have a diagram."""

_NO_TABLE = Table("", "", "csv", Place(""), (), (), ())


class Site:
    """A site about to be made: its corpus with mentions, its fragments, its theme."""

    def __init__(
        self,
        corpus: Corpus,
        fragments: Fragments,
        theme: Theme,
        *,
        root: Path,
        repository: Repository | None,
        as_of: str | None,
        brand: Brand = UNBRANDED,
    ) -> None:
        self._corpus = corpus
        self._fragments = fragments
        self._theme = theme
        self._root = root
        self._repository = repository
        self._as_of = as_of
        self._studies = _studies(corpus)
        self._listing = build_listing(corpus, as_of=as_of)
        self._listed = home_pages(self._listing)
        self._brand = brand
        generator = f"Steelyard {steelyard.__version__}"
        self._view = branded(site_view(corpus, as_of=as_of, generator=generator), corpus, brand)

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
        for staged in self._pages(sink, lists):
            if isinstance(staged, Diagnostic):
                return pages, (staged,)
            sink.take(staged)
            addresses.append(staged.url)
            pages += staged.url not in data
            if progress:
                progress("Writing", pages, total)
        try:
            for staged in self._files(sink):
                sink.take(staged)
                addresses.append(staged.url)
        except (ThemeFault, PublishError) as fault:
            return pages, (fault.diagnostic,)
        places = self._places()
        doubled = check_addresses([(url, places.get(url, Place(url))) for url in addresses])
        return pages, (*doubled, *links_unpublished(self._corpus, frozenset(addresses)))

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

    def _pages(self, sink: Sink, lists: Sequence[View | RowsView]) -> Iterator[Staged | Diagnostic]:
        def make(item: Decision | View | RowsView) -> Staged | Diagnostic:
            view = self._record(item) if isinstance(item, Decision) else item
            try:
                if isinstance(view, RowsView):
                    return sink.stage(view.url, self._theme.rows(view))
                return sink.stage(view.url, self._theme.render(view))
            except (ThemeFault, PublishError) as fault:
                return fault.diagnostic

        decisions = self._corpus.decisions
        # The first record is made here, so that children inherit compiled templates; lists take longest and go first.
        yield from map(make, decisions[:1])
        yield from spread(make, [*lists, *decisions[1:]])
        yield from map(make, self._plain_pages())

    def _record(self, decision: Decision) -> View:
        fragment = self._fragments.get(decision.record.path)
        studies = self._studies.get(decision.record.path, ())
        return record_view(
            self._corpus,
            decision,
            fragment,
            self._view,
            listed=self._listed[decision.record.path],
            repository=self._repository,
            studies=studies,
        )

    def _lists(self) -> Iterator[View | RowsView]:
        listing = self._listing
        yield from list_views(listing, self._view)
        yield from redirect_views(self._corpus, self._view)
        yield from graph_views(self._corpus, self._view)
        yield from timeline_views(self._corpus, self._view, as_of=self._as_of)
        yield not_found_view(self._view, self._corpus.language)
        if self._studies:
            statuses = Statuses(self._corpus.settings.statuses, self._corpus.language)
            scored = list(self._scored(statuses))
            yield scores_view(scored, self._view, language=self._corpus.language)

    def _scored(self, statuses: Statuses) -> Iterator[Scored]:
        for path, studies in self._studies.items():
            decision = self._corpus.by_path[path]
            anchors = slot_anchors(self._fragments.get(path).html)
            for number, done in enumerate(studies):
                yield Scored(reference(decision, statuses), done, anchors[number])

    def _plain_pages(self) -> Iterator[View]:
        for path in sorted(set(self._fragments) - set(self._corpus.by_path)):
            page, fragment = self._corpus.pages[path], self._fragments.get(path)
            yield page_view(self._corpus, page, fragment, self._view, repository=self._repository)

    def _files(self, sink: Sink) -> Iterator[Staged]:
        yield sink.stage("decisions.json", decisions_text(self._corpus, self._studies).encode())
        yield sink.stage(RECORDS, records_text(self._listing).encode())
        if COLOUR_SHEET in self._view.styles:
            yield sink.stage(COLOUR_SHEET, colour_css(self._corpus.settings).encode())
        if self._view.strings_url:
            words = f"window.steelyard = {self._corpus.language.for_scripts};\n"
            yield sink.stage(STRINGS, words.encode())
        yield from search_files(self._corpus, self._fragments, sink.stage)
        if self._view.reviews_url:
            yield sink.stage(self._view.reviews_url, review_calendar(self._corpus))
        files = dict(self._theme.static_files()) | {url: self._root / path for url, path in self._brand.files}
        for url, origin in files.items():
            if self._fragments.diagrams or not url.startswith(DIAGRAMS):
                yield sink.stage_copy(url, origin)
        for path, studies in self._studies.items():
            for number, done in enumerate(studies):
                url = scores_url(self._corpus.by_path[path].url, number)
                yield sink.stage(url, score_csv(done.table).encode())
        shown = {
            mention.target
            for mentions in self._corpus.mentions.values()
            for mention in mentions
            if mention.kind == "file"
        }
        for path in sorted(shown):
            yield sink.stage_copy(file_url(path), self._root / path)


def _studies(corpus: Corpus) -> dict[str, tuple[Study, ...]]:
    """Compute every score table once: its page, the page of all scores and decisions.json tell of it."""
    scored = [decision.record for decision in corpus.decisions if decision.record.tables]
    done = spread(_studied, [record.tables for record in scored])
    return {
        record.path: tuple(map(with_table, each, record.tables))
        for record, each in zip(scored, done, strict=True)
    }


def _studied(tables: Sequence[Table]) -> tuple[Study, ...]:
    """Compute tables, and leave them out: they are here already, and would be two thirds of what a child sends."""
    return tuple(with_table(study(table), _NO_TABLE) for table in tables)
