"""What a site puts into the frame of its pages in its own name: navigation, footer, logo, colours, style sheets."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.addresses import GRAPH, HOME, SCORES, TIMELINE, href
from steelyard.core.branding.colours import COLOUR_SHEET, build_palette, colour_css
from steelyard.core.paths import MARKDOWN
from steelyard.core.views.parts import GroundView, LinkView
from steelyard.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from steelyard.core.corpus import Corpus
    from steelyard.core.settings import OwnLink
    from steelyard.core.views.parts import LogoView, SiteView

_ELSEWHERE = ("http://", "https://", "mailto:")
_TEXT = LinkView("", "")


class Brand(Struct, frozen=True):
    """The project's own files for its look: the logo, the style sheets in order, and every file to copy by its URL."""

    logo: LogoView | None = None
    styles: tuple[str, ...] = ()
    files: tuple[tuple[str, str], ...] = ()


UNBRANDED = Brand()


def own_url(path: str) -> str:
    """Return where a file of the project's own look is published: as it lies in the project, so that `url()` holds."""
    return f"assets/own/{path}"


def branded(site: SiteView, corpus: Corpus, brand: Brand) -> SiteView:
    """Put the site's own look into what every page shows of it."""
    palette = build_palette(corpus.settings.colours)
    return replace(
        site,
        navigation=tuple(link for _, link in _navigation(corpus) if link.url),
        footer=tuple(link for _, link in _footer(corpus)),
        logo=brand.logo,
        styles=(*((COLOUR_SHEET,) if colour_css(corpus.settings) else ()), *brand.styles),
        ground=GroundView(palette.light["surface"], palette.dark["surface"]),
    )


def pages_named(corpus: Corpus) -> frozenset[str]:
    """Return the paths of the plain pages that navigation and footer lead to, which are made for that."""
    paths = (_path(own.target) for own, _ in (*_navigation(corpus), *_footer(corpus)) if own)
    return frozenset(path for path in paths if path in corpus.pages)


def links_to_nothing(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report each link of the configuration to a Markdown file that is no page of the site (C011)."""
    for own, link in (*_navigation(corpus), *_footer(corpus)):
        if own and own.target and not link.url:
            yield _nothing(own, f"`{own.target}` is no record and no page of the site", corpus)


def links_unpublished(corpus: Corpus, addresses: Collection[str]) -> Iterator[Diagnostic]:
    """Report each link of the configuration to an address that was not published (C011)."""
    for own, link in (*_navigation(corpus), *_footer(corpus)):
        if own and link.page and link.page not in addresses:
            yield _nothing(own, f"the site has no page `{link.page}`", corpus)


def _nothing(own: OwnLink, message: str, corpus: Corpus) -> Diagnostic:
    hint = "write the path of a record or of another Markdown file, or the address of a page of the site"
    if corpus.settings.sources and MARKDOWN.search(own.target):
        hint = "write its path from the folder of the configuration; it has to lie in a source"
    return Diagnostic("C011", Severity.WARNING, own.place, message, hint)


def _navigation(corpus: Corpus) -> Iterator[tuple[OwnLink | None, LinkView]]:
    pages = dict(_pages(corpus))
    if corpus.settings.navigation is None:
        yield from ((None, page) for page in pages.values())
        return
    for own in corpus.settings.navigation:
        link = _link(own, corpus) if own.title else pages.get(own.target, _TEXT)
        yield own if own.title else None, link


def _footer(corpus: Corpus) -> Iterator[tuple[OwnLink | None, LinkView]]:
    for own in corpus.settings.footer:
        yield own, _link(own, corpus) if own.target else LinkView(own.title, "")


def _pages(corpus: Corpus) -> Iterator[tuple[str, LinkView]]:
    """Give the site's own pages in the order of the navigation, as far as there are any."""
    language = corpus.language
    yield "decisions", LinkView(language.say("Decisions"), HOME, page=HOME, below="decisions/")
    if corpus.decisions:
        yield "timeline", LinkView(language.say("Timeline"), TIMELINE, page=TIMELINE, below="timeline/")
        yield "graph", LinkView(language.say("Graph"), GRAPH, page=GRAPH, below="graph/")
    if any(decision.record.tables for decision in corpus.decisions):
        yield "scores", LinkView(language.say("Scores"), SCORES, page=SCORES)


def _link(own: OwnLink, corpus: Corpus) -> LinkView:
    if own.target.lower().startswith(_ELSEWHERE):
        return LinkView(own.title, own.target, external=True)
    anchor = "".join(own.target.partition("#")[1:])
    path = _path(own.target)
    page = _markdown_page(path, corpus) if MARKDOWN.search(path) else _page(path)
    return LinkView(own.title, href(page) + anchor, page=page) if page else LinkView(own.title, "")


def _path(target: str) -> str:
    """Return a target's path from the project's, or the site's, root; a folder's ends in `/`."""
    written = unquote(target.partition("#")[0]).lstrip("/")
    path = posixpath.normpath(written) if written else ""
    return "" if path == "." else f"{path}/" if written.endswith("/") else path


def _page(path: str) -> str:
    return f"{path}{HOME}" if not path or path.endswith("/") else path


def _markdown_page(path: str, corpus: Corpus) -> str:
    record = corpus.references.at(path)
    routes: Mapping[str, str] = corpus.routes.pages
    decision = corpus.by_path.get(record.path) if record else None
    return decision.url if decision else routes.get(path, "")
