"""Edited bodies put into a published site: their pages made anew, all others as they stand.

That holds while a record's file says by itself what it said, while its links lead to what they led to, and while the
other pages take from its body what they took. Whatever else has changed needs a build of everything: then UnknownError
is raised, before anything is written.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.addresses import record_markdown_url, shard_url, text_url
from steelyard.core.anchors import anchors, leads_nowhere
from steelyard.core.article import record_view
from steelyard.core.scores.study import study
from steelyard.core.search.records import shards
from steelyard.core.search.texts import EXCERPTED, body_text
from steelyard.diagnostics import Severity
from steelyard.diagnostics.severities import adjust
from steelyard.edges.bodies import rendered, told_by, trace_of
from steelyard.edges.cache.facts import UnknownError, corpus_of
from steelyard.edges.loader import TextFile, read_as_loaded
from steelyard.edges.output.manifest import MANIFEST
from steelyard.edges.output.publish import reopen
from steelyard.edges.parsing import parse_text
from steelyard.edges.seals import seal
from steelyard.edges.search import shard_script, text_script
from steelyard.markdown import BodyRenderer, BodySettings
from steelyard.writing.copies import copy_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from steelyard.core.language.language import Language
    from steelyard.core.model import Fragment, Link
    from steelyard.diagnostics import Diagnostic
    from steelyard.edges.cache.facts import RecordFacts, SiteFacts
    from steelyard.edges.looks.theme import Theme
    from steelyard.edges.output.publish import Publication
    from steelyard.edges.project import Project

MOST = 32
"""Files that are looked at one by one; more are as quickly built with all others."""


class Known(Struct, frozen=True):
    """A site as it was published, and what makes its pages. `facts` gives those of a record by its path."""

    project: Project
    language: Language
    theme: Theme
    site: SiteFacts
    facts: Callable[[str], RecordFacts]


class Edited(Struct, frozen=True):
    """Bodies made anew, by the path of their record: fragments, what is wrong in them, and all that is wrong in the site.

    `copies` are the records' files as their site has them.
    """

    fragments: Mapping[str, Fragment]
    copies: Mapping[str, bytes]
    found: Mapping[str, tuple[Diagnostic, ...]]
    findings: frozenset[Diagnostic]


def edit(
    known: Known,
    paths: Iterable[str],
    *,
    findings: Iterable[Diagnostic],
    found: Mapping[str, tuple[Diagnostic, ...]],
    strict: bool,
) -> Edited:
    """Render the bodies of some records anew. `findings` are those of the site as it stands.

    `found` has what is wrong in bodies that have been made anew before. Raises UnknownError where more has changed than
    bodies, and where the site may not be published with them.
    """
    settings = known.project.settings
    renderer = BodyRenderer(BodySettings(settings.dialect, settings.extensions, known.language))
    fragments: dict[str, Fragment] = {}
    copies: dict[str, bytes] = {}
    now: dict[str, tuple[Diagnostic, ...]] = {}
    left = set(findings)
    for path in paths:
        fragments[path], now[path], copies[path] = _rendered(known, path, renderer)
        before = found[path] if path in found else trace_of(known.facts(path).trace).diagnostics
        left.difference_update(adjust(before, settings.severities))
        if any(path in {each.place.file, *(place.file for place, _ in each.others)} for each in left):
            raise UnknownError  # it may stand in another line now
    for each in now.values():
        left.update(adjust(each, settings.severities))
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(each.severity in stopping for each in left):
        raise UnknownError
    return Edited(fragments, copies, now, frozenset(left))


def publish(
    known: Known,
    edited: Edited,
    *,
    check: Callable[[], None],
    early: Callable[[str, bytes], None] | None = None,
) -> tuple[str, ...]:
    """Put the pages of edited bodies into their site; return the files written.

    `early` is given the page of a single record before anything is written. `check` is called when no other build can publish any more, and raises UnknownError where the site is not as it was.
    Raises UnknownError too where another build has the folder, and PublishError where the system refuses.
    """
    out = known.project.out
    pages = {
        known.facts(path).decision.url: _page(known, path, fragment)
        for path, fragment in edited.fragments.items()
    }
    if early and len(pages) == 1:
        early(*next(iter(pages.items())))
    if known.project.settings.copies:
        pages |= {
            record_markdown_url(known.facts(path).decision.url): copy for path, copy in edited.copies.items()
        }
    publication = reopen(out, root=known.project.root)
    if publication is None:
        raise UnknownError
    with publication:
        check()
        for url, page in pages.items():
            publication.take(publication.stage(url, page))
        if known.site.named:
            _put_search(known, edited.fragments, publication)
        return publication.commit_over((out / MANIFEST).read_bytes())


def _rendered(
    known: Known, path: str, renderer: BodyRenderer
) -> tuple[Fragment, tuple[Diagnostic, ...], bytes]:
    facts = known.facts(path)
    record, trace = facts.decision.record, trace_of(facts.trace)
    text = read_as_loaded(known.project.root / path, known.project.boundary(path))
    if text is None:
        raise UnknownError
    parsed = parse_text(TextFile(record.source, path, text), known.project.settings)
    if seal(parsed) != facts.seal:
        raise UnknownError

    links: dict[tuple[str, str], Link] = {}

    def resolve(destination: str, tag: str) -> Link:
        link = trace.links.get((destination, tag))
        if link is None:
            raise UnknownError
        links[destination, tag] = link
        return link

    fragment, found = rendered(renderer, record, text[parsed.body_start :], resolve)
    if told_by(fragment) != trace.told:
        raise UnknownError
    wanted = known.site.wanted.get(path, ())
    there = anchors(fragment) if wanted else ()
    if path in known.site.in_vain or any(leads_nowhere(anchor, there) for anchor in wanted):
        raise UnknownError
    return fragment, found, copy_of(text, parsed.body_start, links)


def _page(known: Known, path: str, fragment: Fragment) -> bytes:
    facts, settings = known.facts(path), known.project.settings
    corpus = corpus_of(known.site, known.facts, settings=settings, language=known.language, path=path)
    site = known.site
    view = record_view(
        corpus,
        facts.decision,
        fragment,
        site.view,
        listed=facts.listed,
        repository=site.repository,
        studies=tuple(map(study, facts.decision.record.tables)),
    )
    return known.theme.render(view)


def _put_search(known: Known, fragments: Mapping[str, Fragment], publication: Publication) -> None:
    """Stage what is searched of the bodies, and of those that share a shard with them."""
    named, at = known.site.named, {path: at for at, path in enumerate(known.site.order)}
    texts = {
        at[path]: body_text(fragment.html, known.facts(path).decision.record.tables)
        for path, fragment in fragments.items()
    }
    for position, text in texts.items():
        publication.take(publication.stage(text_url(named[position]), text_script(text)))
    for number, members in enumerate(shards(named)):
        if not texts.keys().isdisjoint(members):
            told = ((each, texts.get(each)) for each in members)
            shard = {
                named[each]: _published(known.project.out, named[each]) if text is None else text
                for each, text in told
            }
            publication.take(publication.stage(shard_url(number), shard_script(shard)))


def _published(out: Path, name: str) -> str:
    """Return the text of a body as its published script has it; one that is cut there is not known."""
    data = (out / text_url(name)).read_text(encoding="utf-8")
    text: str = json.loads(data[data.index("(") + 1 : data.rindex(")")])
    if len(text) >= EXCERPTED:
        raise UnknownError
    return text
