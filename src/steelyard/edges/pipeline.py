"""From a survey to a published site, in one readable order; a `check` goes the same way and writes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from steelyard.core.branding.frame import links_to_nothing
from steelyard.core.reviews import overdue
from steelyard.diagnostics import Diagnostic, Severity
from steelyard.diagnostics.severities import adjust
from steelyard.edges.bodies import render_bodies
from steelyard.edges.branding import read_brand
from steelyard.edges.inspection import forbidden, further
from steelyard.edges.languages import language_of
from steelyard.edges.pages import Site
from steelyard.edges.publish import Published, PublishError, begin
from steelyard.edges.repository import repository_of
from steelyard.edges.reuse import Reuse
from steelyard.edges.sink import Nowhere
from steelyard.edges.theme import Theme, ThemeFault

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from steelyard.edges.bodies import Bodies
    from steelyard.edges.memo import Memo
    from steelyard.edges.survey import Survey


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is told beside its settings. `date` is the day it is built for, None for the newest record's.

    `today` is the day that reviews are due by, None where nobody asks: what is published never depends on a clock.
    `cache` is the folder for what is kept of templates, '' for none.
    """

    strict: bool = False
    date: str | None = None
    write: bool = True
    today: str | None = None
    cache: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended: everything found, in order, and what was published (None where nothing was).

    `bodies` and `site` are what a site was made of that was published.
    """

    diagnostics: tuple[Diagnostic, ...]
    published: Published | None = None
    pages: int = 0
    bodies: Bodies | None = None
    site: Site | None = None

    def failed(self, *, strict: bool) -> bool:
        """Say whether the findings keep a site from being published."""
        stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(diagnostic.severity in stopping for diagnostic in self.diagnostics)


def build(
    survey: Survey,
    options: Options,
    *,
    progress: Callable[[str, int, int], None] | None = None,
    memo: Memo | None = None,
) -> Outcome:
    """Build a site: nothing is written before everything is known to be good.

    What `memo` keeps of the last build is not done again.
    """
    project = survey.project
    settings = project.settings
    strict = options.strict and options.write

    def outcome(
        found: Sequence[Diagnostic], *, published: Published | None = None, pages: int = 0
    ) -> Outcome:
        unique = dict.fromkeys(adjust(found, settings.severities))
        return Outcome(tuple(sorted(unique, key=lambda each: each.sort_key)), published, pages)

    repository = repository_of(project.root, settings.repo_url)
    language, in_strings = language_of(settings, project.root)
    survey = replace(survey, corpus=replace(survey.corpus, language=language))
    bodies = render_bodies(survey, repository=repository, progress=progress, memo=memo)
    corpus = bodies.corpus
    output = forbidden(project.out, root=project.root, sources=project.source_folders)
    brand, in_brand = read_brand(project.root, settings)
    found = [
        *survey.diagnostics,
        *in_strings,
        *bodies.diagnostics,
        *output,
        *in_brand,
        *links_to_nothing(corpus),
    ]
    if options.today:
        found += overdue(corpus.decisions, like=corpus.meanings, by=options.today)
    try:
        own = project.root / settings.theme_path if settings.theme_path else None
        theme = Theme(
            own,
            name=settings.theme_path,
            named_at=settings.theme_place,
            language=language,
        )
        if options.cache:
            theme.compile_once(options.cache)
    except ThemeFault as fault:
        return outcome([*found, fault.diagnostic])
    found += theme.in_vain()
    if outcome(found).failed(strict=strict):
        return outcome(found)
    as_of = options.date or survey.newest
    site = Site(
        bodies,
        theme,
        root=project.root,
        repository=repository,
        as_of=as_of,
        brand=brand,
        memo=memo,
        reuse=Reuse(memo, corpus, project.out) if memo and options.write else None,
    )
    if not options.write:
        nowhere = Nowhere()
        pages, more = site.write(nowhere, progress=progress)
        beside = further(project.out, root=project.root, urls=nowhere.urls)
        return outcome([*found, *more, *beside], pages=pages)
    publication, refused = begin(project.out, root=project.root, sources=project.source_folders)
    if publication is None:
        return outcome([*found, *refused])
    with publication:
        pages, more = site.write(publication, progress=progress)
        found += more
        if outcome(found).failed(strict=strict):
            return outcome(found)
        try:
            published = publication.commit()
        except PublishError as error:
            return outcome([*found, error.diagnostic])
    theme.keep_compiled()
    ended = outcome([*found, *published.diagnostics], published=published, pages=pages)
    return replace(ended, bodies=bodies, site=site)
