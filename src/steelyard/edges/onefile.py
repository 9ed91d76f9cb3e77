"""A site's decisions in one file: its pages rendered and put together, with everything that they need, and written."""

from __future__ import annotations

import errno
import os
import stat
from base64 import b64encode
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from steelyard.core.addresses import absolute
from steelyard.core.branding.colours import COLOUR_SHEET, colour_css
from steelyard.core.branding.style_sheets import with_addresses
from steelyard.core.corpus import Decision
from steelyard.core.lists.rows import build_listing
from steelyard.core.onefile.sections import Holdings, section_html
from steelyard.core.onefile.whole import SHEET, export_view, running_title, section_ids
from steelyard.core.statuses import Statuses
from steelyard.core.views.export import ExportSection
from steelyard.diagnostics import Diagnostic, Place, Severity
from steelyard.edges.looks.layers import ThemeFault
from steelyard.edges.media_types import media_type
from steelyard.edges.opening import read_inside
from steelyard.edges.pipeline import outcome_of, ready
from steelyard.edges.pool import spread
from steelyard.edges.presence import reason_of
from steelyard.edges.turns import alone
from steelyard.edges.waiting import begin_waiting, clear_waiting, new_mode, waiting_path

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from steelyard.core.corpus import Corpus
    from steelyard.core.views.parts import LogoView
    from steelyard.core.views.record import PageView
    from steelyard.edges.pages import Site
    from steelyard.edges.pipeline import Options
    from steelyard.edges.survey import Survey

MARK = b"<!-- made by steelyard export -->\n"
"""How a file ends that was written here, and may be written again."""


class Exported(Struct, frozen=True):
    """A file with all decisions, None where it cannot be made; what was found on the way, and how many records it has."""

    content: bytes | None
    diagnostics: tuple[Diagnostic, ...]
    records: int = 0


def export(
    survey: Survey,
    options: Options,
    *,
    paths: Collection[str] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Exported:
    """Put the records of a survey into one file, those at these paths alone if any are named."""
    made = ready(survey, options, progress=progress)
    site = made.site
    if site is None:
        return Exported(None, outcome_of(made.found, survey).diagnostics)
    corpus = made.bodies.corpus
    chosen = [each for each in corpus.decisions if paths is None or each.record.path in paths]
    try:
        content = _whole(site, corpus, chosen, as_of=options.date or survey.newest, progress=progress)
    except ThemeFault as fault:
        return Exported(None, outcome_of([*made.found, fault.diagnostic], survey).diagnostics)
    site.theme.keep_compiled()
    return Exported(content, outcome_of(made.found, survey).diagnostics, len(chosen))


def _whole(
    site: Site,
    corpus: Corpus,
    chosen: Sequence[Decision],
    *,
    as_of: str | None,
    progress: Callable[[str, int, int], None] | None,
) -> bytes:
    plain = list(site.plain_pages())
    ids = section_ids(chosen, [page.url for page in plain])
    files = _Files(site)
    held = Holdings(ids, files.data, site.view.url and absolute(site.view.url, ""))
    statuses = Statuses(corpus.settings.statuses, corpus.language)

    def make(item: Decision | PageView) -> str | Diagnostic:
        view = site.page_of(item) if isinstance(item, Decision) else item
        try:
            page = site.theme.render(view).decode()
        except ThemeFault as fault:
            return fault.diagnostic
        html = section_html(page, view.url, held)
        return html if html is not None else _without_main(corpus)

    html: list[str] = []
    items: list[Decision | PageView] = [*chosen, *plain]
    for each in spread(make, items):
        if isinstance(each, Diagnostic):
            raise ThemeFault(each)
        html.append(each)
        if progress:
            progress("Writing", len(html), len(items))
    records = [
        ExportSection(ids[one.url], one.number, one.record.title, statuses.of(one), text)
        for one, text in zip(chosen, html, strict=False)
    ]
    pages = [
        ExportSection(ids[page.url], "", page.title, None, text)
        for page, text in zip(plain, html[len(chosen) :], strict=True)
    ]
    view = export_view(
        build_listing(replace(corpus, decisions=tuple(chosen)), as_of=as_of),
        replace(site.view, logo=_inlined(site.view.logo, files)),
        ids=ids,
        records=records,
        pages=pages,
        style="\n".join((*_styles(site, corpus, files, html), running_title(site.view.title))),
        scripts=list(_scripts(site, corpus, files, html)),
    )
    return site.theme.export(view) + MARK


def _styles(site: Site, corpus: Corpus, files: _Files, html: Sequence[str]) -> Iterator[str]:
    names = ["site", "record"]
    names += ["code"] if _any(html, 'class="highlight', 'class="codehilite') else []
    names += ["scores"] if _any(html, 'data-part="score-table"') else []
    for url in (*(f"assets/{name}.css" for name in names), SHEET, *map(unquote, site.view.styles)):
        yield colour_css(corpus.settings) if url == COLOUR_SHEET else files.style(url)


def _scripts(site: Site, corpus: Corpus, files: _Files, html: Sequence[str]) -> Iterator[str]:
    words = f"window.steelyard = {corpus.language.for_scripts};\n" if site.view.strings_url else ""
    yield words + files.text("assets/theme.js")
    yield files.text("assets/record.js")
    if _any(html, 'data-part="score-table"'):
        yield files.text("assets/scores.js")
    if _any(html, "data-review="):
        yield files.text("assets/reviews.js")


def _any(html: Sequence[str], *marks: str) -> bool:
    return any(mark in each for each in html for mark in marks)


def _inlined(logo: LogoView | None, files: _Files) -> LogoView | None:
    data = files.data(unquote(logo.url)) if logo else ""
    return replace(logo, url=data) if logo and data else None


def _without_main(corpus: Corpus) -> Diagnostic:
    place = Place(f"{corpus.settings.theme_path or 'default'}/templates/base.html")
    message = "a page has no `main`, so that it cannot be put into one file with others"
    return Diagnostic("T701", Severity.ERROR, place, message, "let what a page is about stand in `<main>`")


class _Files:
    """The files of a site, to be put into the one that holds everything."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._look = site.files.look
        self._known: dict[str, bytes | Path] = {
            **self._look,
            **dict(site.files.tables()),
            **dict(site.files.attachments()),
        }

    def text(self, url: str) -> str:
        """Return a script or style sheet."""
        return self._read(self._look[url]).decode("utf-8-sig")

    def style(self, url: str) -> str:
        """Return a style sheet with the pictures and fonts that it asks for in it."""
        return with_addresses(self.text(url), lambda asked: self.data(asked.path(url)) or asked.address)

    def data(self, url: str) -> str:
        """Return a file as a `data:` address, '' where the site has no such file or it cannot be read."""
        known = self._known.get(url)
        if known is None:
            return ""
        try:
            content = known if isinstance(known, bytes) else self._read(known)
        except OSError:
            return ""
        return f"data:{media_type(url)};base64,{b64encode(content).decode()}"

    def _read(self, path: Path) -> bytes:
        return read_inside(str(path), self._site.files.boundary(path))


def is_ours(path: Path) -> bool:
    """Say whether a file was written by an export, so that it may be written again."""
    with path.open("rb") as file:
        file.seek(max(os.fstat(file.fileno()).st_size - len(MARK), 0))
        return file.read() == MARK


def put(path: Path, content: bytes, *, name: str) -> Diagnostic | None:
    """Write a file whole or not at all, or say why it cannot be written (W901); `name` is its path from the project's root."""
    try:
        with alone(str(path.parent)):
            clear_waiting(str(path.parent))
            _put(path, content)
    except OSError as error:
        message = f"cannot be written: {reason_of(error)}"
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        hint = "free some space, or name another file by --out" if full else "name another file by --out"
        return Diagnostic("W901", Severity.ERROR, Place(name), message, hint)
    return None


def _put(path: Path, content: bytes) -> None:
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else new_mode()
    waiting = waiting_path(str(path.parent))
    try:
        with os.fdopen(begin_waiting(waiting), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(waiting, mode)  # noqa: PTH101
        os.replace(waiting, path)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(waiting)  # noqa: PTH108
        raise
