"""Every page of a site made from its view, and every other file of it, given to where the site goes."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import steelyard
from steelyard.core.addresses import check_addresses
from steelyard.core.article import not_found_view, page_view, record_view, redirect_views
from steelyard.core.branding.frame import UNBRANDED, branded, links_unpublished
from steelyard.core.corpus import Decision
from steelyard.core.graph.page import graph_views
from steelyard.core.lists.choices import list_views
from steelyard.core.lists.pages import home_pages
from steelyard.core.lists.rows import build_listing
from steelyard.core.once import anew, same
from steelyard.core.places import place
from steelyard.core.scores.board import Scored, scores_views
from steelyard.core.scores.slots import slot_anchors
from steelyard.core.shown import reference
from steelyard.core.site import site_view
from steelyard.core.statuses import Statuses
from steelyard.core.timeline.page import timeline_views
from steelyard.core.views.lists import RowsView
from steelyard.core.views.notices import RedirectView
from steelyard.diagnostics import Diagnostic, Place
from steelyard.edges.files import Files, plain_paths
from steelyard.edges.looks.layers import ThemeFault
from steelyard.edges.output.publish import PublishError, Staged
from steelyard.edges.pool import spread
from steelyard.edges.reuse import Asked
from steelyard.edges.seals import digest
from steelyard.edges.studies import studies_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
    from pathlib import Path

    from steelyard.core.branding.frame import Brand
    from steelyard.core.repository import Repository
    from steelyard.core.scores.study import Study
    from steelyard.core.timeline.scale import Scale
    from steelyard.core.views.parts import SiteView
    from steelyard.core.views.record import PageView
    from steelyard.core.views.site import View
    from steelyard.edges.bodies import Bodies
    from steelyard.edges.copies import Originals
    from steelyard.edges.files import Group
    from steelyard.edges.looks.theme import Theme
    from steelyard.edges.memo import Memo
    from steelyard.edges.output.sink import Sink
    from steelyard.edges.reuse import Reuse
    from steelyard.edges.unchanged import Unchanged


class Site:
    """A site about to be made: its bodies, its theme. With `reuse`, pages are taken from the last build as they are.

    With `unchanged`, records' pages are, and what the next process has to know of them is noted.
    `brand` are the files of the site's own look, from the project's root, `files` all that it has beside its pages.
    `lists` are the views that were written of all records together, and `scales` those of drawings in time, by URL.
    """

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
        unchanged: Unchanged | None = None,
    ) -> None:
        corpus = bodies.corpus
        self._bodies = bodies
        self._corpus = corpus
        self._fragments = bodies.fragments
        self._digests = bodies.digests
        self._reuse = reuse
        self._unchanged = unchanged
        self._asked = Asked(corpus) if reuse or unchanged else None
        self.lists: tuple[View | RowsView, ...] = ()
        self.scales: dict[str, Scale | None] = {}
        self.theme = theme
        self._as_of = as_of
        self._once = memo.once if memo else anew
        self._studies = studies_of(corpus, memo)
        self._listing = build_listing(corpus, as_of=as_of, once=self._once)
        self._listed = home_pages(self._listing)
        self.brand = tuple(path for _, path in brand.files)
        self.repository = repository
        generator = f"Steelyard {steelyard.__version__}"
        view = branded(site_view(corpus, as_of=as_of, generator=generator), corpus, brand)
        self._view = same(self._once, ("site",), view)
        self.files = Files(
            bodies,
            theme,
            originals,
            root,
            brand,
            self._listing,
            self._view,
            self._studies,
            self._once,
            reuse,
        )

    @property
    def view(self) -> SiteView:
        """Return what every page shows of the site."""
        return self._view

    @property
    def listed(self) -> Mapping[str, str]:
        """Return for each record, by path, the page of the list of all decisions that it stands on."""
        return self._listed

    @property
    def others(self) -> Mapping[str, tuple[str, ...]]:
        """Return for each record, by path, the records that its page asked for; none where nobody wants to know."""
        return self._unchanged.others if self._unchanged else {}

    @property
    def studies(self) -> Mapping[str, Sequence[Study]]:
        """Return what was computed of the records' score tables, by path."""
        return self._studies

    def write(
        self, sink: Sink, *, progress: Callable[[str, int, int], None] | None = None
    ) -> tuple[int, tuple[Diagnostic, ...]]:
        """Give every file of the site to `sink`; return how many pages there are, and what is wrong.

        A template's fault, or one of the disk, ends the work: the next page would most likely meet it too.
        """
        addresses: list[str] = []
        pages, lists = 0, tuple(self._lists())
        self.lists = lists
        doubled = self._doubled(lists)
        if doubled:
            return pages, doubled
        data = {view.url for view in lists if isinstance(view, RowsView)}
        total = len(self._fragments) + len(lists) - len(data)
        # Closed at once on the way out, so that no child writes into a folder that is then given up.
        with closing(self._made(sink, lists)) as made:
            for each in made:
                if isinstance(each, Diagnostic):
                    return pages, (each,)
                for staged in (each,) if isinstance(each, Staged) else each:
                    sink.take(staged)
                    addresses.append(staged.url)
                if isinstance(each, Staged):
                    pages += each.url not in data
                    if progress:
                        progress("Writing", pages, total)
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

    def _made(
        self, sink: Sink, lists: Sequence[View | RowsView]
    ) -> Generator[Staged | list[Staged] | Diagnostic]:
        """Stage each page, and then the files beside them by their groups; what is wrong stands in its place."""

        def make(
            item: Decision | View | RowsView | Group,
        ) -> tuple[Staged | list[Staged] | Diagnostic, tuple[str, ...]]:
            try:
                if callable(item):
                    return list(item()), ()
                staged = sink.stage_made(item.url, partial(self._page, item))
                return staged, self._asked.taken() if self._asked else ()
            except (ThemeFault, PublishError) as fault:
                return fault.diagnostic, ()

        # The first record is made here, so that children inherit compiled templates; lists take longest and go first.
        decisions, groups = self._corpus.decisions, self.files.groups(sink, lists)
        items = [*decisions[:1], *lists, *decisions[1:], *self.plain_pages()]
        known = [self._known(item) for item in items] if self._asked else []
        yield from filter(None, known)
        fresh = [item for item, staged in zip(items, known, strict=True) if not staged] if known else items
        beside = [] if self._reuse else groups  # what is to be kept of them is kept in this process
        made = chain(map(make, fresh[:1]), spread(make, [*fresh[1:], *beside], large=len(beside)))
        for item, (staged, others) in zip([*fresh, *beside], made, strict=True):
            if isinstance(staged, Staged) and not callable(item):
                self._keep(item, staged, others)
            yield staged
        if self._reuse:
            yield from (make(group)[0] for group in groups)

    def _page(self, item: Decision | View | RowsView) -> bytes:
        view = self.page_of(item) if isinstance(item, Decision) else item
        return self.theme.rows(view) if isinstance(view, RowsView) else self.theme.render(view)

    def _known(self, item: Decision | View | RowsView) -> Staged | None:
        """Return a page as the last build published it, None where it is not known to be still the same."""
        if not isinstance(item, Decision):
            return self._reuse.page(item) if self._reuse else None
        known = self._reuse.record(item.url, self._made_of(item)) if self._reuse else None
        if known or not self._unchanged:
            return known
        path = item.record.path
        known = self._unchanged.page(self._corpus, path, partial(self.beside, item))
        if known:
            self._keep(item, known, self._unchanged.others[path])
        return known

    def _keep(self, item: Decision | View | RowsView, staged: Staged, others: tuple[str, ...]) -> None:
        if self._reuse and isinstance(item, Decision):
            self._reuse.keep_record(item.url, self._made_of(item), others, staged)
        elif self._reuse:
            self._reuse.keep(item.url, item, staged)
        if self._unchanged and isinstance(item, Decision):
            self._unchanged.note(item.record.path, others)

    def _made_of(self, decision: Decision) -> object:
        """Return all that a record's page is made of, beside other records and what is the same for all of its process."""
        return decision, self.beside(decision)

    def beside(self, decision: Decision) -> object:
        """Return what a record's page is made of beside what the corpus has of it and of others."""
        record, corpus = decision.record, self._corpus
        people = (record.deciders, record.authors, record.consulted, record.informed)
        return (
            [(step.text, step.commit) for step in record.history],  # which equality leaves out
            self._digests.get(record.path) or digest(self._fragments.packed(record.path)),
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
        for view, scale in timeline_views(self._corpus, self._view, as_of=self._as_of, once=self._once):
            self.scales[view.url] = scale
            yield view
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

    def plain_pages(self) -> Iterator[PageView]:
        """Give the pages of Markdown files that are no records."""
        for path in plain_paths(self._bodies):
            page, fragment = self._corpus.pages[path], self._fragments.get(path)
            yield page_view(self._corpus, page, fragment, self._view, repository=self.repository)
