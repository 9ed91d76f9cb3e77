"""Every file of a site beside its pages: data, search, feeds, tables, what it shows and what it looks like."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.addresses import CNAME, STRINGS, file_url, scores_url
from steelyard.core.branding.colours import COLOUR_SHEET, colour_css
from steelyard.core.lists.data import RECORDS, records_text
from steelyard.core.onefile.whole import SHEET
from steelyard.core.publicity import publicity
from steelyard.core.scores.download import score_csv
from steelyard.edges.calendar import review_calendar
from steelyard.edges.copies import data_files
from steelyard.edges.opening import boundary_of
from steelyard.edges.search import search_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from steelyard.core.branding.frame import Brand
    from steelyard.core.corpus import Corpus
    from steelyard.core.lists.rows import Listing
    from steelyard.core.once import Once
    from steelyard.core.scores.study import Study
    from steelyard.core.scores.tables import Table
    from steelyard.core.views.lists import RowsView
    from steelyard.core.views.parts import SiteView
    from steelyard.core.views.site import View
    from steelyard.edges.bodies import Bodies
    from steelyard.edges.copies import Originals
    from steelyard.edges.looks.theme import Theme
    from steelyard.edges.output.publish import Staged
    from steelyard.edges.output.sink import Sink
    from steelyard.edges.reuse import Reuse

    Group = Callable[[], Iterable[Staged]]
    """Stages files that are made together. It raises ThemeFault, or PublishError where one cannot be written."""

_DIAGRAMS = "assets/vendor/mermaid."
"""How the files that draw diagrams begin: 5 MB, for sites that have a diagram."""


def plain_paths(bodies: Bodies) -> list[str]:
    """Return the paths of the Markdown files that have a page and are no records."""
    return sorted(set(bodies.fragments) - set(bodies.corpus.by_path))


class Files(Struct, frozen=True):
    """The files of a site beside its pages. With `reuse`, they are taken from the last build where they are still the same."""

    bodies: Bodies
    theme: Theme
    originals: Originals
    root: Path
    brand: Brand
    listing: Listing
    view: SiteView
    studies: Mapping[str, Sequence[Study]]
    once: Once
    reuse: Reuse | None

    @property
    def corpus(self) -> Corpus:
        """Return the records that the site is of."""
        return self.bodies.corpus

    def groups(self, sink: Sink, lists: Sequence[View | RowsView]) -> tuple[Group, ...]:
        """Give what stages all files, in groups of about equal work; `lists` are the site's lists and notices."""
        bodies, reuse = self.bodies, self.reuse
        return (
            partial(data_files, self.corpus, self.studies, self.originals, sink.stage_made, reuse=reuse),
            partial(self._publicity, sink, lists),
            partial(
                search_files,
                self.corpus,
                bodies.fragments,
                sink.stage_made,
                reuse=reuse,
                digests=bodies.digests,
            ),
            partial(self._few, sink),
            partial(self._downloads, sink),
        )

    @property
    def look(self) -> dict[str, Path]:
        """Return the files of the theme, and of the site's own look, by URL. Raises ThemeFault where one may not be used."""
        own = {url: self.root / path for url, path in self.brand.files}
        return dict(self.theme.static_files()) | own

    def boundary(self, origin: Path) -> str:
        """Return the folder that a file of the site may not lead out of: its theme's, the project, or a source beside it."""
        sources = (str(self.root / source.path) for source in self.corpus.settings.sources)
        return self.theme.boundary(origin) or boundary_of(str(self.root), str(origin), sources)

    def tables(self) -> Iterator[tuple[str, bytes]]:
        """Give each score table for download, by its URL."""
        yield from ((url, _csv(table)) for url, table in self._tables())

    def attachments(self) -> Iterator[tuple[str, Path]]:
        """Give each file that bodies lead to, by its URL."""
        shown = {
            mention.target
            for mentions in self.corpus.mentions.values()
            for mention in mentions
            if mention.kind == "file"
        }
        for path in sorted(shown):
            yield file_url(path), self.root / path

    def _publicity(self, sink: Sink, lists: Sequence[View | RowsView]) -> Iterator[Staged]:
        pages = [self.corpus.routes.pages[path] for path in plain_paths(self.bodies)]
        for url, text in publicity(self.listing, self.view, lists, pages, self.once):
            yield self._staged(sink, url, text, partial(str.encode, text))

    def _few(self, sink: Sink) -> Iterator[Staged]:
        """Stage the files of which there is one each, and those of the look."""
        settings, view = self.corpus.settings, self.view
        yield sink.stage_made(RECORDS, lambda: records_text(self.listing).encode())
        if settings.site.cname:
            yield sink.stage_made(CNAME, f"{settings.site.cname}\n".encode)
        if COLOUR_SHEET in view.styles:
            yield sink.stage_made(COLOUR_SHEET, lambda: colour_css(settings).encode())
        if view.strings_url:
            yield sink.stage_made(STRINGS, f"window.steelyard = {self.corpus.language.for_scripts};\n".encode)
        if view.reviews_url:
            yield sink.stage_made(view.reviews_url, partial(review_calendar, self.corpus))
        for url, origin in self.look.items():
            if (self.bodies.fragments.diagrams or not url.startswith(_DIAGRAMS)) and url != SHEET:
                yield sink.stage_copy(url, origin, self.boundary(origin))

    def _downloads(self, sink: Sink) -> Iterator[Staged]:
        """Stage score tables, and the files that bodies lead to."""
        for url, table in self._tables():
            yield self._staged(sink, url, table, partial(_csv, table))
        for url, origin in self.attachments():
            yield sink.stage_copy(url, origin, self.boundary(origin))

    def _tables(self) -> Iterator[tuple[str, Table]]:
        for path, studies in self.studies.items():
            for number, done in enumerate(studies):
                yield scores_url(self.corpus.by_path[path].url, number), done.table

    def _staged(self, sink: Sink, url: str, made_of: object, make: Callable[[], bytes]) -> Staged:
        """Stage a file, unless the last build published it made of the same."""
        known = self.reuse.group(url, made_of) if self.reuse else None
        if known:
            return known[0]
        staged = sink.stage_made(url, make)
        if self.reuse:
            self.reuse.keep(url, made_of, [staged])
        return staged


def _csv(table: Table) -> bytes:
    return score_csv(table).encode()
