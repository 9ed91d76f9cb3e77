"""Edited bodies and titles put into a published site: what shows them made anew, everything else as it stands.

That holds while a record's file says by itself what it said, but for its title, while its links lead to what they led
to, and while the other pages take from its body what they took. Whatever else has changed needs a build of everything:
then UnknownError is raised, before anything is written.
"""

from __future__ import annotations

import json
from functools import cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct

from steelyard.core.addresses import record_markdown_url, shard_url, text_url
from steelyard.core.anchors import anchors, leads_nowhere
from steelyard.core.article import record_view
from steelyard.core.scores.study import study
from steelyard.core.search.index import unscripted
from steelyard.core.search.records import shards
from steelyard.core.search.texts import EXCERPTED, body_text
from steelyard.diagnostics import Severity
from steelyard.diagnostics.severities import adjust
from steelyard.edges.bodies import trace_of
from steelyard.edges.cache.facts import UnknownError, corpus_of
from steelyard.edges.cache.rewritten import made, read, renamed
from steelyard.edges.cache.titles import Retitled, Titles, check_titles
from steelyard.edges.output.manifest import MANIFEST
from steelyard.edges.output.publish import reopen
from steelyard.edges.pool import spread
from steelyard.edges.search import shard_script, text_script
from steelyard.markdown import BodyRenderer, BodySettings
from steelyard.writing.copies import copy_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from steelyard.core.corpus import Corpus
    from steelyard.core.model import Fragment
    from steelyard.diagnostics import Diagnostic
    from steelyard.edges.cache.facts import SiteFacts
    from steelyard.edges.cache.known import Known
    from steelyard.edges.cache.rewritten import File
    from steelyard.edges.output.publish import Publication

MOST = 32
"""Files that are looked at one by one; more are as quickly built with all others."""

MOST_NEIGHBOURS = 200
"""Pages that tell of edited titles, likewise."""

_HEAVY = 32


class Edited(Struct, frozen=True):
    """Records whose pages are made anew, by their path: fragments, what is wrong in them, and all that is wrong in the site.

    `copies` are the files of those that were edited, as their site has them, and `found` what is wrong in their bodies.
    All others tell of one of the `titles`, None where none was edited.
    """

    fragments: Mapping[str, Fragment]
    copies: Mapping[str, bytes]
    found: Mapping[str, tuple[Diagnostic, ...]]
    findings: frozenset[Diagnostic]
    titles: Titles | None


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
    bodies and titles, and where the site may not be published with them.
    """
    settings = known.project.settings
    renderer = BodyRenderer(BodySettings(settings.dialect, settings.extensions, known.language))
    files = {path: read(known.project, path, known.facts(path)) for path in paths}
    titles = _titles(known, files)
    labels = titles.labels if titles else {}
    fragments: dict[str, Fragment] = {}
    copies: dict[str, bytes] = {}
    now: dict[str, tuple[Diagnostic, ...]] = {}
    left = set(findings)
    for path, file in files.items():
        fragments[path], now[path], links = made(renderer, file, labels)
        _check_anchors(known.site, path, fragments[path])
        copies[path] = copy_of(file.text, file.body_start, links)
        before = found[path] if path in found else trace_of(file.facts.trace).diagnostics
        left.difference_update(adjust(before, settings.severities))
        if any(path in {each.place.file, *(place.file for place, _ in each.others)} for each in left):
            raise UnknownError  # it may stand in another line now
    for each in now.values():
        left.update(adjust(each, settings.severities))
    if titles:
        check_titles(titles, known.facts, left)
        for path in titles.neighbours(known.facts) - files.keys():
            file = read(known.project, path, known.facts(path))
            fragments[path], _, _ = made(renderer, file, labels)
        for path in fragments:
            known.facts.put(path, renamed(known.facts(path), labels))
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(each.severity in stopping for each in left):
        raise UnknownError
    return Edited(fragments, copies, now, frozenset(left), titles)


def publish(
    known: Known,
    edited: Edited,
    *,
    check: Callable[[], None],
    early: Callable[[str, bytes], None] | None = None,
) -> tuple[str, ...]:
    """Put the pages of edited records into their site, and all that shows edited titles; return the files written.

    `early` is given the page of a single record before anything is written. `check` is called when no other build can
    publish any more, and raises UnknownError where the site is not as it was. Raises UnknownError too where another build has the folder, and PublishError where the system refuses.
    """
    out = known.project.out
    pages = {
        known.facts(path).decision.url: cache(partial(_page, known, path, fragment))
        for path, fragment in edited.fragments.items()
    }
    if early and len(pages) == 1:
        [(url, page)] = pages.items()
        early(url, page())
    publication = reopen(out, root=known.project.root)
    if publication is None:
        raise UnknownError
    with publication:
        check()
        files: dict[str, Callable[[], bytes]] = {}
        if edited.titles:
            from steelyard.edges.cache.retitle import titled_files  # noqa: PLC0415 (most edits are of bodies alone)

            files |= titled_files(known, edited.titles, _corpus(known, next(iter(edited.copies))))
        files |= pages
        # Each file of a title is the work of many usual items.
        for staged in spread(
            lambda file: publication.stage_made(*file),
            list(files.items()),
            heavy=_HEAVY if edited.titles else 1,
        ):
            publication.take(staged)
        if known.project.settings.copies:
            for path, copy in edited.copies.items():
                publication.add(record_markdown_url(known.facts(path).decision.url), copy)
        if known.site.named:
            _put_search(known, edited, publication)
        return publication.commit_over((out / MANIFEST).read_bytes())


def _titles(known: Known, files: Mapping[str, File]) -> Titles | None:
    """Return the titles that were edited, None for none, and have what the files say known from now on."""
    edited = [
        Retitled(before, file.facts.decision)
        for path, file in files.items()
        if (before := known.facts(path).decision).record.title != file.facts.decision.record.title
    ]
    shown = known.shown() if edited else None
    for path, file in files.items():
        known.facts.put(path, file.facts)
    if shown is None:
        return None
    titles = Titles(shown, edited, [known.facts(path).decision for path in known.facts.since])
    if len(titles.neighbours(known.facts)) > MOST_NEIGHBOURS:
        raise UnknownError
    return titles


def _check_anchors(site: SiteFacts, path: str, fragment: Fragment) -> None:
    """Raise UnknownError where other pages lead to places of a body that are not there, or might not."""
    wanted = site.wanted.get(path, ())
    there = anchors(fragment) if wanted else ()
    if path in site.in_vain or any(leads_nowhere(anchor, there) for anchor in wanted):
        raise UnknownError


def _corpus(known: Known, path: str) -> Corpus:
    settings = known.project.settings
    return corpus_of(known.site, known.facts, settings=settings, language=known.language, path=path)


def _page(known: Known, path: str, fragment: Fragment) -> bytes:
    facts, site = known.facts(path), known.site
    view = record_view(
        _corpus(known, path),
        facts.decision,
        fragment,
        site.view,
        listed=facts.listed,
        repository=site.repository,
        studies=tuple(map(study, facts.decision.record.tables)),
    )
    return known.theme.render(view)


def _put_search(known: Known, edited: Edited, publication: Publication) -> None:
    """Stage what is searched of the edited bodies, and of those that share a shard with them."""
    named, at = known.site.named, {path: at for at, path in enumerate(known.site.order)}
    texts = {
        at[path]: body_text(edited.fragments[path].html, known.facts(path).decision.record.tables)
        for path in edited.copies
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
    text: str = json.loads(unscripted((out / text_url(name)).read_bytes()))
    if len(text) >= EXCERPTED:
        raise UnknownError
    return text
