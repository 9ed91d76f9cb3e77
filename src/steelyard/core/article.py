"""What one page shows: a record, a plain page, a redirect, the page for what is not found."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from steelyard.core.addresses import (
    HOME,
    NOT_FOUND,
    href,
    record_json_url,
    record_markdown_url,
    root_of,
)
from steelyard.core.graph.neighbourhood import neighbourhood
from steelyard.core.language.language import ENGLISH
from steelyard.core.language.told import retold
from steelyard.core.relations.chains import NEAREST, chain_of, in_force_now
from steelyard.core.relations.sides import inverses
from steelyard.core.relations.words import LABELS, label
from steelyard.core.reviews import reviewable
from steelyard.core.scores.body import scored_body
from steelyard.core.shown import date_view, reference, references, source_name
from steelyard.core.statuses import Statuses, beside
from steelyard.core.views.notices import NotFoundView, RedirectView
from steelyard.core.views.record import (
    Backlink,
    Banner,
    Body,
    ChainView,
    ExtraView,
    HeadingView,
    PageView,
    RecordView,
    RelationGroup,
    StepView,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.language.language import Language
    from steelyard.core.model import Fragment, Page, Record, Step
    from steelyard.core.repository import Repository
    from steelyard.core.scores.study import Study
    from steelyard.core.views.parts import RefView, SiteView

SHORT_CHAIN = 2
"""Records of a chain that need no list of their own: one names the other among its relations."""


def record_view(
    corpus: Corpus,
    decision: Decision,
    fragment: Fragment,
    site: SiteView,
    *,
    listed: str = HOME,
    repository: Repository | None = None,
    studies: Sequence[Study] = (),
) -> RecordView:
    """Return a record's page. The corpus has its mentions; `site` says which day the build is for.

    `listed` is the page of the list of all decisions that the record stands on.

    `studies` are of the record's score tables, in their order.
    """
    record, statuses = decision.record, Statuses(corpus.settings.statuses, corpus.language)
    status, banner = statuses.of(decision), _banner(corpus, decision, statuses)
    stated = [one.reference.text for one in record.statements if one.kind == "superseded_by"]
    return RecordView(
        site=site,
        url=decision.url,
        root=root_of(decision.url),
        id=decision.id,
        number=decision.number,
        title=record.title,
        summary=retold(record.summary, corpus.language),
        status=status,
        status_text=beside(record.status_text, status, stated if banner and banner.records else ()),
        banner=banner,
        date=date_view(_decided(decision), corpus.language),
        until=date_view(decision.ended, corpus.language),
        review_by=date_view(record.review_by, corpus.language),
        reviewable=reviewable(decision, corpus.meanings),
        deciders=corpus.people.of(record.deciders),
        authors=corpus.people.of(record.authors),
        consulted=corpus.people.of(record.consulted),
        informed=corpus.people.of(record.informed),
        tags=corpus.tags.of(record.tags),
        source=source_name(corpus, record.source),
        path=record.path,
        edit_url=repository.edit(record.path) if repository else "",
        history_url=repository.history(record.path) if repository else "",
        forge=repository.forge if repository else "",
        modified=date_view(_modified(decision), corpus.language),
        chosen=record.chosen or "",
        because=record.because or "",
        chain=_chain(corpus, decision, statuses),
        relations=_relations(corpus, decision, statuses),
        neighbourhood=neighbourhood(corpus, decision, statuses),
        backlinks=_backlinks(corpus, decision, statuses),
        history=tuple(
            StepView(
                date_view(step.date, corpus.language),
                statuses.step(step.status, step.text),
                step.by,
                step.note,
                _commit_url(corpus, record, step, repository),
            )
            for step in record.history
        ),
        extras=(
            *_elsewhere(decision, corpus.language),
            *(ExtraView(extra.key, extra.values) for extra in record.extras),
        ),
        body=scored_body(
            fragment, decision, studies, accepted=status.shape == "in-force", language=corpus.language
        )
        if studies
        else body_view(fragment),
        list_url=listed,
        json_url=record_json_url(decision.url),
        markdown_url=record_markdown_url(decision.url) if corpus.settings.copies else "",
        previous=_neighbour(corpus, decision, -1, statuses=statuses),
        next=_neighbour(corpus, decision, 1, statuses=statuses),
    )


def _elsewhere(decision: Decision, language: Language) -> Iterator[ExtraView]:
    """Yield what front matter relates a record to that is no record, by the kind of the relation."""
    for kind in dict.fromkeys(kind for kind, _ in decision.elsewhere):
        texts = tuple(text for own, text in decision.elsewhere if own == kind)
        yield ExtraView(label(kind, language), texts)


def page_view(
    corpus: Corpus, page: Page, fragment: Fragment, site: SiteView, *, repository: Repository | None = None
) -> PageView:
    """Return the page of a Markdown file that is no record."""
    statuses = Statuses(corpus.settings.statuses, corpus.language)
    askers = (path for path, _ in corpus.mentioned_by.get(page.path, ()) if path in corpus.by_path)
    url = corpus.routes.pages[page.path]
    return PageView(
        site=site,
        url=url,
        root=root_of(url),
        title=page.title,
        path=page.path,
        edit_url=repository.edit(page.path) if repository else "",
        forge=repository.forge if repository else "",
        body=body_view(fragment),
        backlinks=references(corpus, statuses, askers),
    )


def not_found_view(site: SiteView, language: Language = ENGLISH) -> NotFoundView:
    """Return the page for what is not found: served at any depth, its links count from the base URL's path."""
    root = href(unquote(urlsplit(site.url).path)) or "/"
    return NotFoundView(site, NOT_FOUND, root, language.say("Page not found"))


def redirect_views(corpus: Corpus, site: SiteView) -> Iterator[RedirectView]:
    """Give a page for each earlier address, which sends readers on."""
    for url, path in sorted(corpus.routes.aliases.items()):
        decision = corpus.by_path[path]
        yield RedirectView(site, url, root_of(url), decision.label, decision.url)


def body_view(fragment: Fragment) -> Body:
    """Return a rendered body as a page holds it."""
    headings = tuple(HeadingView(one.level, one.anchor, one.text) for one in fragment.headings)
    return Body(fragment.html, headings, fragment.diagrams, fragment.title_anchor)


def _decided(decision: Decision) -> str | None:
    """Return the day on which a record was decided: its date, or where that is the day it was superseded, of its acceptance."""
    record = decision.record
    if not any(step.date == record.date and step.status == "superseded" for step in record.history):
        return record.date
    accepted = [step.date for step in record.history if step.date and step.status == "accepted"]
    if record.decided and record.decided in [time.start for time in decision.in_force]:
        accepted.append(record.decided)
    return accepted[-1] if accepted else record.date


def _modified(decision: Decision) -> str | None:
    """Return the last day of a record's history, None where nothing happened after it was decided."""
    last = max((step.date or "" for step in decision.record.history), default="")
    return last if last > (_decided(decision) or "") else None


def _commit_url(corpus: Corpus, record: Record, step: Step, repository: Repository | None) -> str:
    """Return the address of a step's commit; that of another repository's record is not known."""
    sources = corpus.settings.sources
    if (
        not step.commit
        or repository is None
        or any(one.name == record.source and one.root for one in sources)
    ):
        return ""
    return repository.change(record.path, step.commit)


def _banner(corpus: Corpus, decision: Decision, statuses: Statuses) -> Banner | None:
    """Say at once that a record is no longer in force, by what and since when."""
    shape = statuses.of(decision).shape
    if shape not in {"superseded", "deprecated"}:
        return None
    newer = decision.related("superseded_by") if shape == "superseded" else ()
    current = [path for path in in_force_now(corpus, decision) if path not in newer]
    language = corpus.language
    return Banner(
        language.say("No longer in force.")
        if shape == "superseded"
        else language.say("Deprecated: no longer to be followed."),
        references(corpus, statuses, newer),
        date_view(decision.ended, corpus.language),
        references(corpus, statuses, current[:NEAREST]),
        more=len(current) > NEAREST,
    )


def _chain(corpus: Corpus, decision: Decision, statuses: Statuses) -> ChainView | None:
    """Return the chain of succession; None where the relations themselves say as much."""
    chain = chain_of(corpus, decision)
    if len(chain.paths) <= SHORT_CHAIN:
        return None
    own = chain.paths.index(decision.record.path)
    links = references(corpus, statuses, chain.paths)
    return ChainView(links[:own], links[own], links[own + 1 :], earlier=chain.earlier, later=chain.later)


def _relations(corpus: Corpus, decision: Decision, statuses: Statuses) -> tuple[RelationGroup, ...]:
    kinds = {side.kind for side in decision.relations}
    order = [*LABELS, *(kind for kind in inverses(corpus.settings) if kind not in LABELS)]
    return tuple(
        RelationGroup(
            kind, label(kind, corpus.language), references(corpus, statuses, decision.related(kind))
        )
        for kind in order
        if kind in kinds
    )


def _backlinks(corpus: Corpus, decision: Decision, statuses: Statuses) -> tuple[Backlink, ...]:
    return tuple(
        Backlink(reference(corpus.by_path[path], statuses), sentence)
        for path, sentence in corpus.mentioned_by.get(decision.record.path, ())
        if path in corpus.by_path
    )


def _neighbour(corpus: Corpus, decision: Decision, step: int, *, statuses: Statuses) -> RefView | None:
    """Return the record before or after this one in its source."""
    at = decision.position + step
    if not 0 <= at < len(corpus.decisions):
        return None
    other = corpus.decisions[at]
    return reference(other, statuses) if other.record.source == decision.record.source else None
