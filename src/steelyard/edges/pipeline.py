"""From a survey to a published site, in one readable order; a `check` goes the same way and makes no page of it."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.branding.frame import links_to_nothing
from steelyard.core.reviews import overdue
from steelyard.diagnostics import Diagnostic, Severity
from steelyard.diagnostics.severities import adjust
from steelyard.edges.bodies import render_bodies
from steelyard.edges.copies import Originals
from steelyard.edges.git.repository import repository_of
from steelyard.edges.looks.branding import read_brand
from steelyard.edges.looks.languages import language_of
from steelyard.edges.looks.layers import ThemeFault
from steelyard.edges.looks.theme import theme_of
from steelyard.edges.output.inspection import forbidden, further
from steelyard.edges.output.publish import Published, PublishError, begin
from steelyard.edges.output.sink import Nowhere
from steelyard.edges.pages import Site
from steelyard.edges.pool import use_jobs
from steelyard.edges.reuse import Reuse
from steelyard.edges.unchanged import Unchanged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from steelyard.edges.bodies import Bodies
    from steelyard.edges.memo import Memo
    from steelyard.edges.survey import Survey


class Options(Struct, frozen=True):
    """What a build is told beside its settings. `date` is the day it is built for, None for the newest record's.

    `today` is the day that reviews are due by, None where nobody asks: what is published never depends on a clock.
    `cache` is the folder for what is kept of templates, '' for none, `coming` waits for those that are compiled meanwhile.
    """

    strict: bool = False
    date: str | None = None
    write: bool = True
    today: str | None = None
    cache: str = ""
    coming: Callable[[], Mapping[str, bytes]] | None = None


class Outcome(Struct, frozen=True):
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


class Ready(Struct, frozen=True):
    """A project ready to be made into a site: what was found until then, and the site, None where errors forbid it."""

    found: tuple[Diagnostic, ...]
    bodies: Bodies
    site: Site | None


def ready(
    survey: Survey,
    options: Options,
    *,
    also: Sequence[Diagnostic] = (),
    progress: Callable[[str, int, int], None] | None = None,
    memo: Memo | None = None,
) -> Ready:
    """Render what a survey holds, and put together all that its site is made of; `also` is what was found besides."""
    project = survey.project
    settings = project.settings
    repository = repository_of(project.root, settings.repo_url)
    language, in_strings = language_of(settings, project.root)
    survey = replace(survey, corpus=replace(survey.corpus, language=language))
    bodies = render_bodies(survey, repository=repository, progress=progress, memo=memo)
    corpus = bodies.corpus
    brand, in_brand = read_brand(project.root, settings)
    found = [
        *survey.diagnostics,
        *in_strings,
        *bodies.diagnostics,
        *also,
        *in_brand,
        *links_to_nothing(corpus),
    ]
    if options.today:
        found += overdue(corpus.decisions, like=corpus.meanings, by=options.today)
    try:
        theme = theme_of(project, language)
        if options.cache or options.coming:
            theme.compile_once(options.cache, options.coming)
    except ThemeFault as fault:
        return Ready((*found, fault.diagnostic), bodies, None)
    found += theme.in_vain()
    if outcome_of(found, survey).failed(strict=options.strict and options.write):
        return Ready(tuple(found), bodies, None)
    unchanged = None
    if options.write:
        unchanged = memo.unchanged if memo else Unchanged() if options.cache else None
    site = Site(
        bodies,
        theme,
        originals=Originals(survey.heads, survey.bodies, bodies.traces, memo.texts if memo else {}),
        root=project.root,
        repository=repository,
        as_of=options.date or survey.newest,
        brand=brand,
        memo=memo,
        reuse=Reuse(memo, corpus, project.out) if memo and memo.lasts and options.write else None,
        unchanged=unchanged,
    )
    return Ready(tuple(found), bodies, site)


def outcome_of(
    found: Sequence[Diagnostic], survey: Survey, *, published: Published | None = None, pages: int = 0
) -> Outcome:
    """Return how a build ended, its findings once each, in order, and as severe as the settings have them."""
    unique = dict.fromkeys(adjust(found, survey.project.settings.severities))
    return Outcome(tuple(sorted(unique, key=lambda each: each.sort_key)), published, pages)


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
    strict = options.strict and options.write
    output = forbidden(project.out, root=project.root, sources=project.source_folders)
    made = ready(survey, options, also=output, progress=progress, memo=memo)
    found, site = list(made.found), made.site
    if site is None:
        return outcome_of(found, survey)
    if not options.write:
        # The default theme has no faults that a page could show: only a project's own templates are tried.
        nowhere = Nowhere(makes=bool(project.settings.theme_path))
        with nullcontext() if nowhere.makes else use_jobs(1):
            pages, more = site.write(nowhere, progress=progress)
        beside = further(project.out, root=project.root, urls=nowhere.urls)
        site.theme.keep_compiled()
        return outcome_of([*found, *more, *beside], survey, pages=pages)
    publication, refused = begin(project.out, root=project.root, sources=project.source_folders)
    if publication is None:
        return outcome_of([*found, *refused], survey)
    with publication:
        pages, more = site.write(publication, progress=progress)
        found += more
        if outcome_of(found, survey).failed(strict=strict):
            return outcome_of(found, survey)
        try:
            published = publication.commit()
        except PublishError as error:
            return outcome_of([*found, error.diagnostic], survey)
    site.theme.keep_compiled()
    ended = outcome_of([*found, *published.diagnostics], survey, published=published, pages=pages)
    return replace(ended, bodies=made.bodies, site=site)
