"""From a survey to a published site, in one readable order; a `check` goes the same way and writes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import steelyard
from steelyard.core.addresses import check_addresses, file_url
from steelyard.core.article import not_found_view, page_view, record_view, redirect_views
from steelyard.core.corpus import Corpus, with_mentions
from steelyard.core.export import decisions, dump
from steelyard.core.links import resolver
from steelyard.core.listing import build_listing, home_view, person_views, site_view, tag_views
from steelyard.core.palette import STATUS_SHEET, status_css
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.diagnostics.severities import adjust
from steelyard.edges.publish import Published, PublishError, begin
from steelyard.edges.repository import repository_of
from steelyard.edges.theme import Theme, ThemeFault
from steelyard.markdown import BodyRenderer, BodySettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from steelyard.core.model import Fragment, Page, Record
    from steelyard.core.repository import Repository
    from steelyard.core.views import View
    from steelyard.edges.survey import Survey

    Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is told beside its settings. `date` is the day it is built for, None for the newest record's."""

    strict: bool = False
    date: str | None = None
    write: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended: everything found, in order, and what was published (None where nothing was)."""

    diagnostics: tuple[Diagnostic, ...]
    published: Published | None
    pages: int

    def failed(self, *, strict: bool) -> bool:
        """Say whether the findings keep a site from being published."""
        stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(diagnostic.severity in stopping for diagnostic in self.diagnostics)


class Sink(Protocol):
    """Where pages go: a publication, or nowhere."""

    def add(self, url: str, content: bytes) -> None: ...
    def copy(self, url: str, origin: Path) -> None: ...


class _Nowhere:
    def add(self, url: str, content: bytes) -> None:
        """Take a page and keep nothing."""

    def copy(self, url: str, origin: Path) -> None:
        """Take a file and keep nothing."""


def render_bodies(
    survey: Survey, *, repository: Repository | None, progress: Progress | None = None
) -> tuple[Corpus, Mapping[str, Fragment], tuple[Diagnostic, ...]]:
    """Render every record's body, and every plain page that one leads to.

    Returns the corpus with its mentions, the fragments by path, and what was found in the bodies.
    """
    corpus, root = survey.corpus, survey.project.root
    settings = corpus.settings
    renderer = BodyRenderer(BodySettings(settings.dialect, settings.extensions))
    fragments: dict[str, Fragment] = {}
    found: list[Diagnostic] = []
    waiting: list[Record | Page] = [decision.record for decision in corpus.decisions]
    seen = {record.path for record in waiting}
    for count, asking in enumerate(waiting, start=1):  # grows while it is walked: pages lead to pages
        resolve = resolver(corpus, asking, repository, exists=lambda path: (root / path).exists())
        fragment, diagnostics = renderer.render(
            asking.body,
            file=asking.path,
            first_line=asking.body_line,
            title_line=asking.title_line,
            resolve=resolve,
        )
        fragments[asking.path] = fragment
        found += diagnostics
        for mention in fragment.mentions:
            if mention.kind == "page" and mention.target not in seen:
                seen.add(mention.target)
                waiting.append(corpus.pages[mention.target])
        if progress:
            progress("Rendering", count, len(waiting))
    mentions = {path: fragment.mentions for path, fragment in fragments.items()}
    return with_mentions(corpus, mentions), fragments, tuple(found)


def build(survey: Survey, options: Options, *, progress: Progress | None = None) -> Outcome:
    """Build a site: nothing is written before everything is known to be good."""
    project = survey.project
    settings = project.settings
    severities = settings.severities
    repository = repository_of(project.root, settings.repo_url)
    corpus, fragments, in_bodies = render_bodies(survey, repository=repository, progress=progress)
    found = [*survey.diagnostics, *in_bodies]
    theme = _theme(project.root, settings.theme_path, found)
    if theme is None or _stops(adjust(found, severities), options):
        return _end(found, severities)
    copies = _copies(fragments)
    views = _views(corpus, fragments, survey, repository, options)
    if not options.write:
        pages = _write(views, copies, theme, corpus, project.root, _Nowhere(), found, progress)
        return _end(found, severities, pages)
    publication, refused = begin(project.out, root=project.root, sources=project.source_folders)
    if publication is None:
        return _end([*found, *refused], severities)
    with publication:
        try:
            pages = _write(views, copies, theme, corpus, project.root, publication, found, progress)
            if _stops(adjust(found, severities), options):
                return _end(found, severities)
            published = publication.commit()
        except PublishError as error:
            return _end([*found, error.diagnostic], severities)
    return replace(_end([*found, *published.diagnostics], severities, pages), published=published)


def _theme(root: Path, override: str, found: list[Diagnostic]) -> Theme | None:
    try:
        return Theme(root / override if override else None, name=override)
    except ThemeFault as fault:
        found.append(fault.diagnostic)
        return None


def _stops(diagnostics: tuple[Diagnostic, ...], options: Options) -> bool:
    return Outcome(diagnostics, None, 0).failed(strict=options.strict and options.write)


def _end(found: list[Diagnostic], severities: Mapping[str, str], pages: int = 0) -> Outcome:
    unique = dict.fromkeys(adjust(found, severities))
    return Outcome(tuple(sorted(unique, key=lambda diagnostic: diagnostic.sort_key)), None, pages)


def _copies(fragments: Mapping[str, Fragment]) -> dict[str, str]:
    """Return the attachments that bodies link to or show: address in the site to path from the root."""
    return {
        file_url(mention.target): mention.target
        for fragment in fragments.values()
        for mention in fragment.mentions
        if mention.kind == "file"
    }


def _views(
    corpus: Corpus,
    fragments: Mapping[str, Fragment],
    survey: Survey,
    repository: Repository | None,
    options: Options,
) -> Iterator[View]:
    as_of = options.date or survey.newest
    site = site_view(corpus, as_of=as_of, generator=f"Steelyard {steelyard.__version__}")
    listing = build_listing(corpus, as_of=as_of)
    yield home_view(listing, site)
    yield from tag_views(listing, site)
    yield from person_views(listing, site)
    for decision in corpus.decisions:
        yield record_view(corpus, decision, fragments[decision.record.path], site, repository=repository)
    for path in sorted(set(fragments) - set(corpus.by_path)):
        yield page_view(corpus, corpus.pages[path], fragments[path], site, repository=repository)
    yield from redirect_views(corpus, site)
    yield not_found_view(site)


def _write(
    views: Iterator[View],
    copies: Mapping[str, str],
    theme: Theme,
    corpus: Corpus,
    root: Path,
    sink: Sink,
    found: list[Diagnostic],
    progress: Progress | None,
) -> int:
    """Render every view and give all files of the site to `sink`; return how many pages there are.

    A template's fault ends the work: the next page would most likely meet it too.
    """
    addresses: list[tuple[str, Place]] = []
    pages = 0
    try:
        for view in views:
            sink.add(view.url, theme.render(view))
            addresses.append((view.url, Place(view.url)))
            pages += 1
            if progress:
                progress("Writing", pages, 0)
        files = theme.static_files()
    except ThemeFault as fault:
        found.append(fault.diagnostic)
        return pages
    made = {"decisions.json": dump(decisions(corpus)), STATUS_SHEET: status_css(corpus.settings.statuses)}
    for url, text in made.items():
        sink.add(url, text.encode())
    copied = {**{url: root / path for url, path in copies.items()}, **files}
    for url, origin in copied.items():
        sink.copy(url, origin)
    addresses += [(url, Place(url)) for url in (*made, *copied)]
    found += check_addresses(addresses)
    return pages
