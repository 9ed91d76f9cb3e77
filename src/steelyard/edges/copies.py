"""The records for programs: `decisions.json`, `llms.txt`, and each record's JSON and own Markdown beside its page."""

from __future__ import annotations

from functools import cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from steelyard.core.addresses import record_json_url, record_markdown_url
from steelyard.core.export import DECISIONS, decisions_of, record_of, record_texts
from steelyard.core.llms import LLMS, llms_text
from steelyard.core.once import anew
from steelyard.edges.bodies import trace_of
from steelyard.writing.copies import copy_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from steelyard.core.corpus import Corpus, Decision
    from steelyard.core.scores.study import Study
    from steelyard.edges.output.publish import Staged
    from steelyard.edges.reuse import Reuse
    from steelyard.edges.store import Store


class Originals:
    """The records' files as they were read, by path: heads and bodies in UTF-8, and the traces of their rendering.

    `texts` stand for whole files, where something is kept for the next build.
    """

    def __init__(
        self, heads: Store, bodies: Store, traces: Store, texts: Mapping[str, bytes] = MappingProxyType({})
    ) -> None:
        self._heads = heads
        self._bodies = bodies
        self._traces = traces
        self._texts = texts

    def marks(self, path: str) -> object:
        """Return what stands for all that a record's copy is made of."""
        return self._texts.get(path), self._traces.get(path)

    def copy(self, path: str) -> bytes:
        """Return a record's copy for its site."""
        head = self._heads.get(path).decode() if path in self._heads else ""
        links = trace_of(self._traces.get(path)).links
        return copy_of(head + self._bodies.get(path).decode(), len(head), links)


def data_files(
    corpus: Corpus,
    studies: Mapping[str, Sequence[Study]],
    originals: Originals,
    stage: Callable[[str, Callable[[], bytes]], Staged],
    *,
    reuse: Reuse | None = None,
) -> Iterator[Staged]:
    """Stage the records for programs, each file by its URL and what makes its content.

    With `reuse`, what is made of the same as in the last build is taken as it is. Raises PublishError where a file
    cannot be written.
    """
    settings = corpus.settings
    once = reuse.once if reuse else anew

    @cache
    def texts() -> list[bytes]:
        return [text.encode() for text in record_texts(corpus, studies, once)]

    def record_file(at: int) -> bytes:
        return record_of(corpus, texts()[at])

    def staged(at: int, decision: Decision) -> list[Staged]:
        url, path = decision.url, decision.record.path
        own = [stage(record_json_url(url), partial(record_file, at))]
        if settings.copies:
            own.append(stage(record_markdown_url(url), partial(originals.copy, path)))
        return own

    for at, decision in enumerate(corpus.decisions):
        if reuse is None:
            yield from staged(at, decision)
            continue
        own = originals.marks(decision.record.path) if settings.copies else None
        made_of = (settings.site.title, settings.site.url, texts()[at], own)
        key = record_json_url(decision.url)
        known = reuse.group(key, made_of)
        if not known:
            known = staged(at, decision)
            reuse.keep(key, made_of, known)
        yield from known
    yield stage(DECISIONS, lambda: decisions_of(corpus, texts()))
    yield stage(LLMS, lambda: llms_text(corpus, once).encode("utf-8", "replace"))
