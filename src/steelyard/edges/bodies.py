"""Every body of a survey rendered: fragments, what they mention, and what is wrong in them."""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from steelyard.core.anchors import anchors, leads_nowhere, missing_anchor
from steelyard.core.branding.frame import pages_named
from steelyard.core.corpus import Corpus, with_mentions
from steelyard.core.links import resolver
from steelyard.core.model import Anchored, Mention, Record
from steelyard.core.scores.slots import table_slots
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.attachments import Attachments
from steelyard.edges.fragments import Fragments, pack
from steelyard.edges.pool import spread
from steelyard.markdown import BodyRenderer, BodySettings, check_extensions
from steelyard.markdown.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from steelyard.core.model import Page
    from steelyard.core.repository import Repository
    from steelyard.edges.project import Project
    from steelyard.edges.survey import Survey


def render_bodies(
    survey: Survey, *, repository: Repository | None, progress: Callable[[str, int, int], None] | None = None
) -> tuple[Corpus, Fragments, tuple[Diagnostic, ...]]:
    """Render every record's body, and every plain page that one leads to, also by way of other pages.

    Returns the corpus with its mentions, the fragments, and what was found in the bodies.
    """
    corpus = survey.corpus
    render = _renderer(survey, repository)
    fragments = Fragments()
    mentions: dict[str, tuple[Mention, ...]] = {}
    anchored: dict[str, list[tuple[Record | Page, Anchored]]] = defaultdict(list)
    found: list[Diagnostic] = list(_extensions(survey.project))
    named = pages_named(corpus)
    waiting: Sequence[Record | Page] = [decision.record for decision in corpus.decisions]
    if not waiting:  # without a record, a page may still be in the navigation
        waiting = [corpus.pages[path] for path in sorted(named)]
    while waiting:
        for asking, result in zip(waiting, spread(render, waiting), strict=True):
            packed, mentioned, spots, diagnostics = result
            fragments.put(asking.path, packed)
            mentions[asking.path] = tuple(Mention(*each) for each in mentioned)
            for spot in spots:
                anchored[spot[0]].append((asking, Anchored(*spot)))
            found += diagnostics
            if progress:
                progress("Rendering", len(fragments), len(corpus.decisions))
        led_to = {each.target for asking in waiting for each in mentions[asking.path] if each.kind == "page"}
        waiting = [corpus.pages[path] for path in sorted((led_to | named) - set(mentions))]
    found += _lost(anchored, fragments, survey)
    return with_mentions(corpus, mentions), fragments, tuple(found)


Rendered = tuple[
    bytes, list[tuple[Any, str, str]], list[tuple[str, str, str, str, int]], tuple[Diagnostic, ...]
]


def _renderer(survey: Survey, repository: Repository | None) -> Callable[[Record | Page], Rendered]:
    """Return what renders a body: its packed fragment, its mentions and anchored links as plain tuples, and what was found."""
    corpus, root = survey.corpus, survey.project.root
    settings = BodySettings(corpus.settings.dialect, corpus.settings.extensions, corpus.language)
    renderer = BodyRenderer(settings)
    attachments = Attachments(root)

    def exists(path: str) -> bool:
        return os.path.exists(root / path)  # noqa: PTH110 (a Path raises where a name is longer than any file's)

    def render(asking: Record | Page) -> Rendered:
        fragment, diagnostics = renderer.render(
            survey.bodies.get(asking.path).decode(),
            file=asking.path,
            first_line=asking.body_line,
            title_line=asking.title_line,
            resolve=resolver(corpus, asking, repository, exists=exists, why_not=attachments.why_not),
            slots=table_slots(asking.tables) if isinstance(asking, Record) else (),
        )
        mentions = [(each.kind, each.target, each.sentence) for each in fragment.mentions]
        anchored = [
            (spot.target, spot.anchor, spot.destination, spot.tag, spot.nth) for spot in fragment.anchored
        ]
        return pack(fragment), mentions, anchored, diagnostics

    return render


def _lost(
    anchored: Mapping[str, Sequence[tuple[Record | Page, Anchored]]], fragments: Fragments, survey: Survey
) -> Iterable[Diagnostic]:
    """Report the links to a place that their target does not have. Each target, and each asking body, is read once."""
    lost: dict[str, list[tuple[Record | Page, Anchored, frozenset[str]]]] = defaultdict(list)
    for target, links in anchored.items():
        known = anchors(fragments.get(target))
        for asking, spot in links:
            if leads_nowhere(spot.anchor, known):
                lost[asking.path].append((asking, spot, known))
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
