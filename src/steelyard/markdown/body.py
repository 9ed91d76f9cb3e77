"""Bodies in, fragments out: both dialects of Markdown through one sanitiser and one set of tree processors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from markdown.extensions import Extension
from msgspec import Struct

from steelyard.core.anchors import anchors, leads_nowhere, missing_anchor
from steelyard.core.language.language import ENGLISH
from steelyard.core.model import Fragment, Heading
from steelyard.markdown import cmark, ordinary, stock
from steelyard.markdown.blocks import Alerts, Footnotes, Tables, Tasks
from steelyard.markdown.code import CodeBlocks
from steelyard.markdown.document import BodyMarkdown, DocumentParser, Work, plain, refuse, serialise
from steelyard.markdown.formulas import protect
from steelyard.markdown.headings import Headings
from steelyard.markdown.links import Links
from steelyard.markdown.sanitiser import cleaner
from steelyard.markdown.scores import ScoreTables, all_placed
from steelyard.markdown.source import Source
from steelyard.markdown.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown
    from steelyard.core.language.language import Language
    from steelyard.core.model import Link
    from steelyard.core.scores.slots import Slot
    from steelyard.diagnostics import Diagnostic

PROCESSORS = (Headings, Alerts, Tasks, Footnotes, Tables, CodeBlocks, Words, Links, ScoreTables)
"""In this order: anchors are made of what was written, before emoji; links come when every link is there, and score tables when every table is."""


class BodySettings(Struct, frozen=True):
    """How bodies are read. `extensions` are Python-Markdown's, for its dialect only; see `check_extensions`.

    `language` is that of the words that are added to a body: the titles of alerts, the names of tables.
    """

    dialect: Literal["github", "python-markdown"] = "github"
    extensions: tuple[str, ...] = ()
    language: Language = ENGLISH


class BodyExtension(Extension):
    """Puts a dialect's own parser in the place of Python-Markdown's, and our processors behind it."""

    def __init__(self, settings: BodySettings) -> None:
        super().__init__()
        self.settings = settings

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - inherited
        if not isinstance(md, BodyMarkdown):
            raise TypeError("bodies are rendered by a BodyMarkdown")
        for registry, names in (
            (md.preprocessors, ("normalize_whitespace", "html_block")),
            (md.treeprocessors, ("inline", "prettify", "unescape")),
            (md.postprocessors, ("raw_html", "amp_substitute", "unescape")),
        ):
            for name in names:
                registry.deregister(name, strict=False)
        github = self.settings.dialect == "github"
        front = cmark.render if github else stock.Stock(self.settings.extensions).render
        md.parser = DocumentParser(md, front, cleaner(classes=not github))
        for number, processor in enumerate(PROCESSORS):
            md.treeprocessors.register(processor(md), processor.__name__.lower(), 100 - number)


class BodyRenderer:
    """Renders bodies, one after the other; one instance a process, since setting it up costs as much as ten bodies."""

    def __init__(self, settings: BodySettings) -> None:
        self._github = settings.dialect == "github"
        self._language = settings.language
        self._markdown = BodyMarkdown(BodyExtension(settings))

    def render(
        self,
        body: str,
        *,
        file: str,
        first_line: int,
        title_line: int,
        resolve: Callable[[str, str], Link],
        slots: tuple[Slot, ...] = (),
    ) -> tuple[Fragment, tuple[Diagnostic, ...]]:
        """Return a body as safe HTML with its headings and mentions, and what is wrong with it.

        `file` and `first_line` say where the body's first line stands; `title_line` (from 1, 0 for none) which of
        its lines is the H1 that is the page's title. `resolve(destination, tag)` says what a destination is, `tag`
        being 'a', 'img' or 'wiki'; it is asked once for each link, in the order of the document. `slots` are the
        record's score tables: the HTML holds the place of each (see `steelyard.core.scores.slots`).
        """
        self._markdown.highlighter.begin()
        source = Source(body, file=file, first_line=first_line)
        work = Work(source, title_line, resolve, slots=slots, language=self._language, stock=not self._github)
        html, headings = (self._ordinary(work) if self._github else None) or self._by_tree(work)
        html = all_placed(html, work)
        elsewhere = tuple(spot for spot in work.anchored if spot.target)
        fragment = Fragment(html, headings, tuple(work.mentions), work.diagrams, work.title_anchor, elsewhere)
        if len(elsewhere) < len(work.anchored):
            known = anchors(fragment)
            work.diagnostics += [
                missing_anchor(spot, known, source.asked(spot.destination, spot.tag, spot.nth))
                for spot in work.anchored
                if not spot.target and leads_nowhere(spot.anchor, known)
            ]
        return fragment, tuple(sorted(work.diagnostics, key=lambda found: found.sort_key))

    def _ordinary(self, work: Work) -> tuple[str, tuple[Heading, ...]] | None:
        work.html, own = cmark.render_telling(work.source.text)
        return ordinary.finish(work.html, work, self._markdown.highlighter) if own else None

    def _by_tree(self, work: Work) -> tuple[str, tuple[Heading, ...]]:
        text = work.source.text
        if self._github and "$" in text:
            text, work.formulas = protect(work.source)
            if text != work.source.text:
                work.html = ""
        self._markdown.work = work
        html = self._convert(text, work)
        headings = tuple(
            Heading(level, anchor, " ".join(plain(element).split()))
            for level, anchor, element in work.headings
        )
        return html, headings

    def _convert(self, text: str, work: Work) -> str:
        if self._github:
            return self._markdown.convert(text)
        heavy = stock.heavy_line(text)
        if heavy:
            hint = (
                "put blank lines into it, shorten it, or use the github dialect, which takes no time over it"
            )
            message = "Python-Markdown would take too long over this block"
            return serialise(refuse(work, heavy, "B404", message, hint))
        try:
            return self._markdown.convert(text)
        except stock.StockError as error:
            hint = "take out what it stumbles over, such as a note within a note, or use the github dialect"
            message = f"Python-Markdown fails on this text with {error}"
            return serialise(refuse(work, 1, "B407", message, hint))
