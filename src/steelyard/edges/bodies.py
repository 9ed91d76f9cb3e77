"""Every body of a survey rendered: fragments, what they mention, and what is wrong in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from steelyard.core.corpus import Corpus, with_mentions
from steelyard.core.links import resolver
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.pool import spread
from steelyard.markdown import BodyRenderer, BodySettings, check_extensions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from steelyard.core.model import Fragment, Page, Record
    from steelyard.core.repository import Repository
    from steelyard.edges.project import Project
    from steelyard.edges.survey import Survey


def render_bodies(
    survey: Survey, *, repository: Repository | None, progress: Callable[[str, int, int], None] | None = None
) -> tuple[Corpus, Mapping[str, Fragment], tuple[Diagnostic, ...]]:
    """Render every record's body, and every plain page that one leads to, also by way of other pages.

    Returns the corpus with its mentions, the fragments by path, and what was found in the bodies.
    """
    corpus, root = survey.corpus, survey.project.root
    settings = corpus.settings
    renderer = BodyRenderer(BodySettings(settings.dialect, settings.extensions))

    def render(asking: Record | Page) -> tuple[Fragment, tuple[Diagnostic, ...]]:
        return renderer.render(
            asking.body,
            file=asking.path,
            first_line=asking.body_line,
            title_line=asking.title_line,
            resolve=resolver(corpus, asking, repository, exists=lambda path: (root / path).exists()),
        )

    fragments: dict[str, Fragment] = {}
    found: list[Diagnostic] = list(_extensions(survey.project))
    waiting: Sequence[Record | Page] = [decision.record for decision in corpus.decisions]
    while waiting:
        for asking, (fragment, diagnostics) in zip(waiting, spread(render, waiting), strict=True):
            fragments[asking.path] = fragment
            found += diagnostics
            if progress:
                progress("Rendering", len(fragments), len(corpus.decisions))
        waiting = _led_to(corpus, [fragments[asking.path] for asking in waiting], fragments)
    mentions = {path: fragment.mentions for path, fragment in fragments.items()}
    return with_mentions(corpus, mentions), fragments, tuple(found)


def _led_to(corpus: Corpus, last: Iterable[Fragment], known: Mapping[str, Fragment]) -> list[Page]:
    paths = {mention.target for fragment in last for mention in fragment.mentions if mention.kind == "page"}
    return [corpus.pages[path] for path in sorted(paths - set(known))]


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
