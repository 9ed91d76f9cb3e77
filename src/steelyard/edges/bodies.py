"""Every body of a survey rendered: fragments, what they mention, and what is wrong in them."""

from __future__ import annotations

import os
import pickle
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct

from steelyard.core.anchors import anchors, leads_nowhere, missing_anchor
from steelyard.core.branding.frame import pages_named
from steelyard.core.corpus import Corpus, with_mentions
from steelyard.core.links import resolver
from steelyard.core.model import Anchored, Link, Mention, Record
from steelyard.core.scores.slots import slot_anchors, table_slots
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.attachments import Attachments
from steelyard.edges.fragments import Fragments, pack
from steelyard.edges.pool import spread
from steelyard.edges.seals import digest, seal
from steelyard.edges.store import Store
from steelyard.markdown import BodyRenderer, BodySettings, check_extensions
from steelyard.markdown.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from steelyard.core.model import Fragment, Page
    from steelyard.core.repository import Repository
    from steelyard.edges.memo import Memo
    from steelyard.edges.project import Project
    from steelyard.edges.survey import Survey


_SURE = frozenset({"record", "page", "anchor", "external"})
"""Kinds of links that only a site's own records and pages decide."""


class Bodies(Struct, frozen=True):
    """All bodies rendered: the corpus with its mentions, the fragments, and what was found in them.

    `asked` are the paths outside of the sources, from the project's root, at which something was looked for; `wanted`
    the anchors that links lead to, by the path of the record or page that should have them, `in_vain` those of which some
    are missing. `traces` are what each body hung on, and what it gave to other pages, as `trace_of` reads it; `digests`
    stand for the fragments, where something is kept for the next build of this process. `ground` stands for what decides
    where links lead. `wiki` are the destinations of links in double brackets, which may name a record by its title.
    """

    corpus: Corpus
    fragments: Fragments
    diagnostics: tuple[Diagnostic, ...]
    asked: frozenset[str]
    wanted: Mapping[str, frozenset[str]]
    in_vain: frozenset[str]
    traces: Store
    digests: Mapping[str, bytes]
    ground: bytes
    wiki: frozenset[str]


class Trace(NamedTuple):
    """What the rendering of a body was told, what it told, and what other pages take from it.

    `links` are what its destinations lead to, by destination and tag. `mentions` and `anchored` are as plain tuples,
    `slots` the anchors of its score tables, `diagrams` says that it has one. While `told` is the same for two bodies of
    a record, only its own page and what is searched of it differ. `asked` are the paths outside of the sources at which
    something was looked for.
    """

    links: dict[tuple[str, str], Link]
    told: tuple[Any, ...]
    diagnostics: tuple[Diagnostic, ...]
    asked: tuple[str, ...]


def trace_of(packed: bytes) -> Trace:
    """Read a trace from the bytes it was kept in."""
    return Trace._make(pickle.loads(packed))  # noqa: S301 (our own bytes)


def render_bodies(
    survey: Survey,
    *,
    repository: Repository | None,
    progress: Callable[[str, int, int], None] | None = None,
    memo: Memo | None = None,
) -> Bodies:
    """Render every record's body, and every plain page that one leads to, also by way of other pages."""
    corpus = survey.corpus
    work = Renderings(survey, repository, memo)
    fragments = Fragments()
    mentions: dict[str, tuple[Mention, ...]] = {}
    anchored: dict[str, list[tuple[Record | Page, Anchored]]] = defaultdict(list)
    found: list[Diagnostic] = list(_extensions(survey.project))
    looked_for: set[str] = set()
    wiki: set[str] = set()
    traces = Store()
    named = pages_named(corpus)
    waiting: Sequence[Record | Page] = [decision.record for decision in corpus.decisions]
    if not waiting:  # without a record, a page may still be in the navigation
        waiting = [corpus.pages[path] for path in sorted(named)]
    while waiting:
        for asking, result in zip(waiting, work.of(waiting), strict=True):
            packed, mentioned, spots, diagnostics, asked, named_so, trace = result
            traces.put(asking.path, trace)
            looked_for.update(asked)
            wiki.update(named_so)
            fragments.put(asking.path, packed)
            mentions[asking.path] = tuple(Mention(*each) for each in mentioned)
            for spot in spots:
                anchored[spot[0]].append((asking, Anchored(*spot)))
            found += diagnostics
            if progress:
                progress("Rendering", len(fragments), len(corpus.decisions))
        led_to = {each.target for asking in waiting for each in mentions[asking.path] if each.kind == "page"}
        waiting = [corpus.pages[path] for path in sorted((led_to | named) - set(mentions))]
    lost = _lost(anchored, fragments)
    found += _told(lost, survey)
    wanted = {target: frozenset(spot.anchor for _, spot in links) for target, links in anchored.items()}
    return Bodies(
        with_mentions(corpus, mentions),
        fragments,
        tuple(found),
        frozenset(looked_for),
        wanted,
        frozenset(spot.target for spots in lost.values() for _, spot, _ in spots),
        traces,
        work.digests,
        work.ground,
        frozenset(wiki),
    )


Rendered = tuple[
    bytes,
    list[tuple[Any, str, str]],
    list[tuple[str, str, str, str, int]],
    tuple[Diagnostic, ...],
    tuple[str, ...],
    tuple[str, ...],
    bytes,
]


class Held(NamedTuple):
    """A rendering that is kept, with what stands for its fragment, and the `ground` on which its links were resolved.

    On the same ground `records` lead where they did while these are called what they were called, and stand as they
    stood; the links of `others` are asked for again.
    """

    result: Rendered
    digest: bytes
    ground: bytes
    records: tuple[Link, ...]
    others: tuple[tuple[tuple[str, str], Link], ...]


class Renderings:
    """Bodies rendered: packed fragments, mentions and anchored links as plain tuples, and what was found in each.

    What follows of a body are the paths outside of the sources at which something was looked for, the destinations of
    its links in double brackets, and its trace. One that is as it was, with links that lead to what they led to, is
    taken from what is kept; `digests` stand for the fragments of those that are, or will be.
    """

    def __init__(self, survey: Survey, repository: Repository | None, memo: Memo | None) -> None:
        corpus = survey.corpus
        settings = BodySettings(corpus.settings.dialect, corpus.settings.extensions, corpus.language)
        self._renderer = BodyRenderer(settings)
        self._survey = survey
        self._repository = repository
        self._memo = memo
        self.ground = _ground(corpus, repository)
        self._called = {one.record.path: (one.label, one.standing or "none") for one in corpus.decisions}
        self.digests: dict[str, bytes] = {}
        self._attachments = Attachments(survey.project)
        self._asked: list[str] = []

    def of(self, waiting: Sequence[Record | Page]) -> Iterator[Rendered]:
        """Give the bodies of records and pages, in their order."""
        memo = self._memo
        if memo is None:
            yield from spread(self._render, waiting)
            return
        known = {asking.path: self._known(memo, asking) for asking in waiting}
        fresh = spread(self._render, [asking for asking in waiting if known[asking.path] is None])
        for asking in waiting:
            held = known.pop(asking.path) or held_as(*_ends(next(fresh)), self.ground)
            made_of = body_made_of(asking, memo.texts[asking.path])
            self.digests[asking.path] = memo.rendered.put(asking.path, made_of, held).digest
            yield held.result

    def _known(self, memo: Memo, asking: Record | Page) -> Held | None:
        made_of = body_made_of(asking, memo.texts[asking.path])
        held: Held | None = memo.rendered.take(asking.path, made_of, partial(self._holds, asking))
        return held and (held if held.ground == self.ground else held_as(*_ends(held.result), self.ground))

    def _holds(self, asking: Record | Page, held: Held) -> bool:
        """Say whether the links of a rendering lead to what they led to."""
        resolve = self._resolver(asking)
        if held.ground != self.ground:
            return all(resolve(*asked) == link for asked, link in trace_of(held.result[-1]).links.items())
        named = all(self._called.get(link.target) == (link.label, link.status) for link in held.records)
        return named and all(resolve(*asked) == link for asked, link in held.others)

    def _render(self, asking: Record | Page) -> Rendered:
        self._asked.clear()
        resolve = self._resolver(asking)
        links: dict[tuple[str, str], Link] = {}

        def followed(destination: str, tag: str) -> Link:
            link = links[destination, tag] = resolve(destination, tag)
            return link

        text = self._survey.bodies.get(asking.path).decode()
        fragment, diagnostics = rendered(self._renderer, asking, text, followed)
        mentions, anchored, *_ = told = told_by(fragment)
        asked = tuple(self._asked)
        trace = pickle.dumps((links, told, diagnostics, asked), pickle.HIGHEST_PROTOCOL)
        return pack(fragment), mentions, anchored, diagnostics, asked, _wiki(links), trace

    def _resolver(self, asking: Record | Page) -> Callable[[str, str], Link]:
        corpus, why_not = self._survey.corpus, self._attachments.why_not
        return resolver(corpus, asking, self._repository, exists=self._exists, why_not=why_not)

    def _exists(self, path: str) -> bool:
        self._asked.append(path)
        return os.path.exists(self._survey.project.root / path)  # noqa: PTH110 (a Path raises where a name is longer than any file's)


def _ground(corpus: Corpus, repository: Repository | None) -> bytes:
    """Return what stands for all that decides where links lead.

    It leaves out what records are called, how they stand, and what else is on the disk.
    """
    every = (*(decision.record for decision in corpus.decisions), *corpus.left_out)
    names = [(one.path, one.number, one.slug, one.series, one.source) for one in every]
    routes = corpus.routes
    inside = dict(corpus.pages), dict(corpus.files), sorted(corpus.folders)
    shared, own = sorted(corpus.references.shared_titles()), corpus.references.own_names()
    addresses = dict(routes.records), dict(routes.pages)
    return seal((names, shared, own, len(corpus.left_out), addresses, inside, repository))


def body_made_of(asking: Record | Page, text: bytes) -> object:
    """Return what a body's rendering is made of, beside where its links lead; `text` stands for its file."""
    tables = asking.tables if isinstance(asking, Record) else ()
    return text, asking.body_line, asking.title_line, tables


def held_as(packed: bytes, trace: bytes, ground: bytes) -> Held:
    """Return a rendering, as its packed fragment and its trace, with what tells whether it still holds."""
    links, told, diagnostics, asked = trace_of(trace)
    mentions, anchored, *_ = told
    records = {link.target: link for link in links.values() if link.kind == "record"}
    others = (each for each in links.items() if each[1].kind not in _SURE)
    result = packed, mentions, anchored, diagnostics, asked, _wiki(links), trace
    return Held(result, digest(packed), ground, tuple(records.values()), tuple(others))


def _wiki(links: Mapping[tuple[str, str], Link]) -> tuple[str, ...]:
    return tuple(destination for destination, tag in links if tag == "wiki")


def _ends(result: Rendered) -> tuple[bytes, bytes]:
    return result[0], result[-1]


def rendered(
    renderer: BodyRenderer, asking: Record | Page, text: str, resolve: Callable[[str, str], Link]
) -> tuple[Fragment, tuple[Diagnostic, ...]]:
    """Render the body of a record or page, and say what is wrong with it."""
    return renderer.render(
        text,
        file=asking.path,
        first_line=asking.body_line,
        title_line=asking.title_line,
        resolve=resolve,
        slots=table_slots(asking.tables) if isinstance(asking, Record) else (),
    )


def told_by(fragment: Fragment) -> tuple[Any, ...]:
    """Return what a body tells to other pages: mentions, links to a place in another page, anchors of its tables, diagrams."""
    mentions = [(each.kind, each.target, each.sentence) for each in fragment.mentions]
    anchored = [
        (spot.target, spot.anchor, spot.destination, spot.tag, spot.nth) for spot in fragment.anchored
    ]
    return mentions, anchored, slot_anchors(fragment.html), fragment.diagrams


_Lost = tuple["Record | Page", Anchored, frozenset[str]]
"""A link to a place that its target does not have: who asks, for what, and which places there are."""


def _lost(
    anchored: Mapping[str, Sequence[tuple[Record | Page, Anchored]]], fragments: Fragments
) -> Mapping[str, Sequence[_Lost]]:
    """Find the links to a place that their target does not have, by who asks. Each target is read once."""
    lost: dict[str, list[_Lost]] = defaultdict(list)
    for target, links in anchored.items():
        known = anchors(fragments.get(target))
        for asking, spot in links:
            if leads_nowhere(spot.anchor, known):
                lost[asking.path].append((asking, spot, known))
    return lost


def _told(lost: Mapping[str, Sequence[_Lost]], survey: Survey) -> Iterable[Diagnostic]:
    """Report links to a place that is not there. Each asking body is read once."""
    for path, spots in lost.items():
        source = Source(survey.bodies.get(path).decode(), file=path, first_line=spots[0][0].body_line)
        for _, spot, known in spots:
            yield missing_anchor(spot, known, source.asked(spot.destination, spot.tag, spot.nth))


def _extensions(project: Project) -> Iterable[Diagnostic]:
    """Report the Markdown extensions that cannot be loaded, where the configuration names them."""
    for name in check_extensions(project.settings.extensions):
        before, _, after = project.config.partition(name)
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        place = (
            Place(project.settings.file, line, column, len(name)) if after else Place(project.settings.file)
        )
        message = f"the Markdown extension `{name}` cannot be loaded"
        hint = "install it (`pip install 'steelyard[extensions]'` brings pymdownx), or remove it"
        yield Diagnostic("C003", Severity.ERROR, place, message, hint)
